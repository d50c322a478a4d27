//! An article's text with its mentions from the tables, nested inside each other, for display.

use crate::schema::{MentionKind, Tables};
use std::ops::Range;

/// What a marked stretch of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Reported words: a row of `quotes`.
    Quote,
    /// A quantity: a row of `statistics`.
    Statistic,
    /// A calendar expression: a row of `dates`.
    Date,
    /// A mention of an organisation.
    Organisation,
    /// A mention of a country.
    Country,
    /// A mention of a person.
    Person,
}

impl Kind {
    /// All kinds, the most useful to readers first.
    pub const ALL: [Kind; 6] =
        [Kind::Country, Kind::Person, Kind::Organisation, Kind::Quote, Kind::Statistic, Kind::Date];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Quote => "quote",
            Kind::Statistic => "statistic",
            Kind::Date => "date",
            Kind::Organisation => "organisation",
            Kind::Country => "country",
            Kind::Person => "person",
        }
    }

    /// The table whose rows describe the words.
    pub const fn table(self) -> &'static str {
        match self {
            Kind::Quote => "quotes",
            Kind::Statistic => "statistics",
            Kind::Date => "dates",
            Kind::Organisation | Kind::Country | Kind::Person => "mentions",
        }
    }

    /// A count in words: "1 date", "48 country mentions".
    pub fn counted(self, count: usize) -> String {
        let ending = if count == 1 { "" } else { "s" };
        let of = if self.table() == "mentions" { " mention" } else { "" };
        format!("{count} {}{of}{ending}", self.name())
    }
}

/// A marked stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// What it is.
    pub kind: Kind,
    /// Its row in the table of the kind.
    pub row: usize,
    /// Its offsets, in code points.
    span: Range<u32>,
}

/// The marks of an article, in the order of the text, the longer before the shorter that starts with it.
pub fn marks(tables: &Tables) -> Vec<Mark> {
    let mark = |kind, row, start, end| Mark { kind, row, span: start..end };
    let mut marks: Vec<Mark> = Vec::new();
    marks.extend(tables.quotes.iter().enumerate().map(|(row, q)| mark(Kind::Quote, row, q.start, q.end)));
    marks.extend(tables.statistics.iter().enumerate().map(|(row, s)| mark(Kind::Statistic, row, s.start, s.end)));
    marks.extend(tables.dates.iter().enumerate().map(|(row, d)| mark(Kind::Date, row, d.start, d.end)));
    marks.extend(tables.mentions.iter().enumerate().map(|(row, m)| {
        let kind = match m.kind {
            MentionKind::Country => Kind::Country,
            MentionKind::Person => Kind::Person,
            MentionKind::Organisation => Kind::Organisation,
        };
        mark(kind, row, m.start, m.end)
    }));
    marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end), mark.kind, mark.row));
    marks
}

/// A step through an annotated text. What opens later closes earlier: a mark that overlaps the end of another is closed with it and
/// continues after it, and none crosses the end of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// A paragraph begins.
    Paragraph,
    /// The paragraph ends.
    ParagraphEnd,
    /// A sentence begins, by its number.
    Sentence(u32),
    /// The sentence ends.
    SentenceEnd,
    /// A mark begins, by its index in [`marks`]; true the first time.
    Open(usize, bool),
    /// The mark that was opened last ends, or a part of it.
    Close(usize),
    /// Words.
    Text(&'a str),
    /// The white space between sentences.
    Gap(&'a str),
}

/// Annotates a text in one pass. The sentences of `tables` cover it.
pub fn steps<'a>(text: &'a str, tables: &Tables, marks: &[Mark]) -> Vec<Step<'a>> {
    let mut walk =
        Walk { marks, next: 0, open: Vec::new(), reader: Reader { text, byte: 0, point: 0 }, steps: Vec::new() };
    let mut paragraph = None;
    for sentence in &tables.sentences {
        if paragraph != Some(sentence.paragraph) {
            walk.steps.extend(paragraph.map(|_| Step::ParagraphEnd));
        }
        walk.gap(sentence.start);
        if paragraph.replace(sentence.paragraph) != Some(sentence.paragraph) {
            walk.steps.push(Step::Paragraph);
        }
        walk.steps.push(Step::Sentence(sentence.sentence));
        walk.sentence(sentence.start, sentence.end);
        walk.steps.push(Step::SentenceEnd);
    }
    walk.steps.extend(paragraph.map(|_| Step::ParagraphEnd));
    walk.gap(u32::MAX);
    walk.steps
}

/// The text, and how far it has been read.
struct Reader<'a> {
    text: &'a str,
    byte: usize,
    point: u32,
}

impl<'a> Reader<'a> {
    /// Reads up to an offset in code points, or to the end.
    fn up_to(&mut self, point: u32) -> &'a str {
        let rest = &self.text[self.byte..];
        let wanted = point.saturating_sub(self.point) as usize;
        let mut points = 0;
        let length = rest.char_indices().inspect(|_| points += 1).nth(wanted).map_or(rest.len(), |(at, _)| at);
        self.point += if length == rest.len() { points } else { wanted as u32 };
        self.byte += length;
        &rest[..length]
    }
}

struct Walk<'a, 'm> {
    marks: &'m [Mark],
    /// The first mark not opened yet.
    next: usize,
    /// The open marks by index, the innermost last.
    open: Vec<usize>,
    reader: Reader<'a>,
    steps: Vec<Step<'a>>,
}

impl Walk<'_, '_> {
    fn gap(&mut self, end: u32) {
        let words = self.reader.up_to(end);
        self.steps.extend((!words.is_empty()).then_some(Step::Gap(words)));
    }

    fn text(&mut self, end: u32) {
        let words = self.reader.up_to(end);
        self.steps.extend((!words.is_empty()).then_some(Step::Text(words)));
    }

    /// Annotates a sentence; marks still open from the previous one are opened again.
    fn sentence(&mut self, start: u32, end: u32) {
        self.close_ended(start);
        self.steps.extend(self.open.iter().map(|&mark| Step::Open(mark, false)));
        loop {
            let starts = self.marks.get(self.next).map(|mark| mark.span.start);
            let ends = self.open.iter().map(|&mark| self.marks[mark].span.end).min();
            let Some(at) = [starts, ends].into_iter().flatten().min().filter(|&at| at < end) else { break };
            self.text(at);
            self.reopen_around(at);
            if starts == Some(at) {
                self.steps.push(Step::Open(self.next, true));
                self.open.push(self.next);
                self.next += 1;
            }
        }
        self.text(end);
        self.steps.extend(self.open.iter().rev().map(|&mark| Step::Close(mark)));
    }

    /// Removes the marks that ended before a sentence, in the white space.
    fn close_ended(&mut self, at: u32) {
        self.open.retain(|&mark| self.marks[mark].span.end > at);
    }

    /// Closes the marks that end at a code point, with those inside them, and reopens those that continue.
    fn reopen_around(&mut self, at: u32) {
        let Some(outermost) = self.open.iter().position(|&mark| self.marks[mark].span.end <= at) else { return };
        self.steps.extend(self.open[outermost..].iter().rev().map(|&mark| Step::Close(mark)));
        let inside = self.open.split_off(outermost);
        let go_on = inside.into_iter().filter(|&mark| self.marks[mark].span.end > at);
        for mark in go_on.collect::<Vec<_>>() {
            self.steps.push(Step::Open(mark, false));
            self.open.push(mark);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sentences, and spans in code points, drawn as `[` and `]`; `(` reopens a part.
    fn check(sentences: &[&str], spans: &[Range<u32>], expected: &str) {
        let text = sentences.join("\n");
        let mut tables = Tables::default();
        let mut start = 0;
        for (sentence, number) in sentences.iter().zip(1..) {
            let end = start + sentence.chars().count() as u32;
            tables.sentences.push(crate::schema::Sentence {
                article_id: "a".into(),
                sentence: number,
                paragraph: number,
                start,
                end,
                text: Some((*sentence).into()),
            });
            start = end + 1;
        }
        let mut marks: Vec<_> = spans.iter().cloned().map(|span| Mark { kind: Kind::Quote, row: 0, span }).collect();
        marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
        let drawn = steps(&text, &tables, &marks).into_iter().map(|step| match step {
            Step::Open(_, true) => "[",
            Step::Open(_, false) => "(",
            Step::Close(_) => "]",
            Step::Text(words) => words,
            Step::Gap(_) => "|",
            _ => "",
        });
        assert_eq!(drawn.collect::<String>(), expected);
    }

    #[test]
    fn a_count_says_what_it_counts() {
        assert_eq!(Kind::Country.counted(48), "48 country mentions");
        assert_eq!(Kind::Person.counted(1), "1 person mention");
        assert_eq!(Kind::Quote.counted(2), "2 quotes");
        assert_eq!(Kind::Date.counted(1), "1 date");
    }

    #[test]
    fn a_mark_inside_another_is_nested() {
        check(&["We like Iraq now"], &[0..12, 8..12], "[We like [Iraq]] now");
        check(&["Iraq likes us"], &[0..13, 0..4, 11..13], "[[Iraq] likes [us]]");
    }

    #[test]
    fn marks_side_by_side_stay_apart() {
        check(&["one two"], &[0..3, 4..7], "[one] [two]");
        check(&["onetwo"], &[0..3, 3..6], "[one][two]");
    }

    #[test]
    fn a_mark_that_crosses_the_end_of_another_continues_after_it() {
        check(&["one two three"], &[0..7, 4..13], "[one [two]]( three]");
    }

    #[test]
    fn a_mark_over_sentences_is_closed_and_continues() {
        check(&["Ça va.", "Oui. Now"], &[3..11], "Ça [va.]|(Oui.] Now");
        check(&["a", "b", "c"], &[0..5], "[a]|(b]|(c]");
    }

    #[test]
    fn code_points_count_not_bytes() {
        check(&["🙂 é x"], &[2..3], "🙂 [é] x");
    }
}
