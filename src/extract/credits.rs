//! Credits: the words that say who wrote, photographed or sent out an article, or where to follow them. What they name is
//! no part of what the article reports.

use super::{Name, NameKind};
use crate::document::{Document, Shape, TokenKind};
use crate::lexicon::{Groups, WordClass};
use crate::span::Span;
use std::ops::Range;

/// The tokens of an article that are in credits.
pub struct Credits {
    /// In order.
    ranges: Vec<Range<usize>>,
}

impl Credits {
    /// Reads an article by its names.
    pub fn find(document: &Document, names: &[Name]) -> Self {
        let people = names.iter().filter(|name| name.kind == NameKind::Person);
        let people: Vec<Range<usize>> = people.map(|name| document.tokens_in(name.span)).collect();
        let reader = Reader { document, people };
        let mut ranges = Vec::new();
        for sentence in 0..document.sentences.len() {
            reader.add(sentence, &mut ranges);
        }
        Self { ranges }
    }

    /// True for a name that begins in a credit.
    pub fn have(&self, document: &Document, name: Span) -> bool {
        let at = document.token_at(name.start);
        let first = self.ranges.partition_point(|range| range.end <= at);
        self.ranges.get(first).is_some_and(|range| range.contains(&at))
    }
}

struct Reader<'a> {
    document: &'a Document<'a>,
    /// The names of people, in order.
    people: Vec<Range<usize>>,
}

impl Reader<'_> {
    /// Adds the credits of a sentence.
    fn add(&self, sentence: usize, ranges: &mut Vec<Range<usize>>) {
        let document = self.document;
        let tokens = document.sentences[sentence].tokens.clone();
        if is_note(document, sentence)
            || is_before_address(document, sentence)
            || is_author_line(document, sentence)
            || is_right(document, &tokens)
            || is_invitation(document, &tokens)
            || self.is_only_makers(sentence)
        {
            ranges.push(tokens);
            return;
        }
        ranges.extend(self.author(&tokens));
        ranges.extend(tokens.clone().filter_map(|at| self.picture(at, tokens.end)));
        ranges.extend(agency(document, &tokens));
        ranges.sort_unstable_by_key(|range| range.start);
    }

    /// The person whose full name begins at a token.
    fn person(&self, at: usize) -> Option<&Range<usize>> {
        let first = self.people.partition_point(|name| name.start < at);
        self.people.get(first).filter(|name| name.start == at && name.len() > 1)
    }

    /// The authors after "By" at the beginning of a sentence: By Ann Blake LONDON (AP) - It rained. Not if the words go on
    /// as those of a sentence do: By Ann Blake's count.
    fn author(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let colon = usize::from(document.is(tokens.start + 1, ":"));
        let start = tokens.start + 1 + colon;
        let person = self.person(start).filter(|_| document.is(tokens.start, "by"))?;
        let listed = |at: &usize| {
            let token = &document.tokens[*at];
            token.capitalised() || document.is_any(*at, &["and", "/", "&"]) || document.is(*at, ",")
        };
        let end = (person.end..tokens.end).take_while(listed).last().map_or(person.end, |at| at + 1);
        let ends = end == tokens.end || matches!(document.word(end), "." | "|" | "(" | "-" | "–" | "—");
        (ends || colon > 0).then_some(start..end)
    }

    /// Who took a picture, after the word for it: Photo: Ann Blake/Moss Media; Image credit: Ann Blake. A person before a
    /// verb is in the sentence after it: Photo: AP [Ann Blake] said so.
    fn picture(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let document = self.document;
        let credit = document.is_any(at + 1, &["credit", "courtesy", "by"]);
        let colon = at + 1 + usize::from(credit);
        let is_colon = colon < end && document.is(colon, ":");
        let opens = document.tokens[at].capitalised() && document.in_group(at, Groups::PICTURE);
        if !opens || !is_colon && !document.is(at + 1, "by") {
            return None;
        }
        let start = colon + usize::from(is_colon);
        let maker = |at: &usize| {
            let token = &document.tokens[*at];
            let word = token.kind == TokenKind::Word && token.capitalised();
            word || token.class.contains(WordClass::PARTICLE) || document.is_any(*at, &["/", "-", "and", "for", "&"])
        };
        let last = (start..end).take_while(maker).last()?;
        let goes_on = last + 1 < end && is_word(document, last + 1);
        let next = (start + 1..=last).find(|&at| goes_on && self.person(at).is_some_and(|name| name.end == last + 1));
        Some(start..next.unwrap_or(last + 1))
    }

    /// True for a sentence of nothing but who made something: the first or the last one (Ann Blake for the Moss Courier.),
    /// or one that names a picture (Ann Blake AP Photo.).
    fn is_only_makers(&self, sentence: usize) -> bool {
        const LONGEST: usize = 16;
        let document = self.document;
        let place = &document.sentences[sentence];
        let tokens = place.tokens.clone();
        let Some(person) = self.person(tokens.start).filter(|_| tokens.len() <= LONGEST) else { return false };
        let joins = |at: usize| document.is_any(at, &["for", "of", "the", "and", "in", "am", "pm", "a.m.", "p.m."]);
        let maker = |at: usize| {
            let token = &document.tokens[at];
            token.kind != TokenKind::Word || token.capitalised() || joins(at)
        };
        let says = |at: usize| document.class(at).intersects(WordClass::REPORTING | WordClass::AUXILIARY);
        let plain = (person.end..tokens.end).all(|at| maker(at) && !says(at));
        let edge = sentence == 0 || sentence + 1 == document.sentences.len();
        let stopped = document.is(tokens.end - 1, ".");
        let picture = || tokens.clone().any(|at| document.in_group(at, Groups::PICTURE));
        let heading = document.paragraphs[place.paragraph].headline;
        plain && stopped && !heading && (edge || picture())
    }
}

/// A note of who wrote it: (Reporting by Ann Blake; editing by Tom Reed), With files from Ann Blake, Ann Blake reported
/// from Moss.
fn is_note(document: &Document, sentence: usize) -> bool {
    const SHORT: usize = 16;
    const LAST: usize = 5;
    let tokens = document.sentences[sentence].tokens.clone();
    let first = tokens.start + usize::from(matches!(document.word(tokens.start), "(" | "[" | "—" | "-" | "--"));
    let credit = document.in_group(first, Groups::CREDIT) && document.is(first + 1, "by");
    let piece =
        |at: usize| document.is_any(at, &["the", "this"]) && document.is_any(at + 1, &["article", "report", "story"]);
    let written = piece(first) && document.in_group(first + 3, Groups::CREDIT) && document.is(first + 4, "by");
    let files = document.is(first, "with") && document.is_any(first + 1, &["additional", "files", "reporting"]);
    let reported = |at: usize| document.is(at, "reported") && document.is(at + 1, "from");
    let end = tokens.len() <= SHORT && sentence + LAST >= document.sentences.len();
    credit
        || written
        || files
        || document.is(first, "Additional") && document.is(first + 1, "reporting")
        || end && tokens.clone().any(reported)
}

/// A short paragraph of capitalised words before or after one that is only an electronic address: ANN BLAKE
fn is_before_address(document: &Document, sentence: usize) -> bool {
    const LONGEST: usize = 5;
    let place = &document.sentences[sentence];
    let address = |at: usize| {
        document.paragraphs.get(at).is_some_and(|paragraph| {
            let text = paragraph.span.of(document.text).trim();
            text.contains('@') && !text.contains(char::is_whitespace)
        })
    };
    let tokens = &document.tokens[place.tokens.clone()];
    document.paragraphs[place.paragraph].sentences.len() == 1
        && tokens.len() <= LONGEST
        && tokens.iter().all(|token| token.capitalised())
        && (address(place.paragraph + 1) || place.paragraph > 0 && address(place.paragraph - 1))
}

/// A short paragraph that begins with "By" and a capital and has no full stop: By Ann Blake, Chief Reporter
fn is_author_line(document: &Document, sentence: usize) -> bool {
    const LONGEST: usize = 16;
    let place = &document.sentences[sentence];
    let tokens = place.tokens.clone();
    let alone = document.paragraphs[place.paragraph].sentences.len() == 1;
    alone
        && (2..=LONGEST).contains(&tokens.len())
        && document.is(tokens.start, "by")
        && document.tokens[tokens.start + 1].capitalised()
        && !matches!(document.word(tokens.end - 1), "." | "!" | "?" | "\"" | "”")
}

/// Who has the rights: Copyright 2018 Moss Media. © Moss Media
fn is_right(document: &Document, tokens: &Range<usize>) -> bool {
    const BEGIN: usize = 4;
    let first = tokens.start + usize::from(document.is(tokens.start, "("));
    let year = document.tokens.get(first + 1).is_some_and(|token| token.kind != TokenKind::Word);
    document.is(first, "copyright") && year || tokens.clone().take(BEGIN).any(|at| document.word(at) == "©")
}

/// An invitation: Follow Ann Blake on Twitter.
fn is_invitation(document: &Document, tokens: &Range<usize>) -> bool {
    let asks = document.is_any(tokens.start, &["follow", "like", "join", "find", "reach"]);
    let there = |at: usize| document.is(at, "on") && document.in_group(at + 1, Groups::PLATFORM);
    asks && tokens.clone().any(there)
}

/// The agency that sent the article, in brackets between the place and a dash: MOSS (AP) - It rained.
fn agency(document: &Document, tokens: &Range<usize>) -> Option<Range<usize>> {
    const BEGIN: usize = 12;
    const LONGEST: usize = 4;
    let open = tokens.clone().take(BEGIN).find(|&at| document.is(at, "("))?;
    let close = (open + 1..tokens.end).take(LONGEST + 1).find(|&at| document.is(at, ")"))?;
    let dash = matches!(document.word((close + 1).min(tokens.end - 1)), "-" | "--" | "–" | "—" | "�");
    let named = (open + 1..close).all(|at| document.tokens[at].capitalised());
    // Before the bracket only a place and a day.
    let place = (tokens.start..open).all(|at| document.tokens[at].shape != Shape::Lower || !is_word(document, at));
    (dash && named && place).then_some(open + 1..close)
}

fn is_word(document: &Document, at: usize) -> bool {
    document.tokens[at].kind == TokenKind::Word
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::extract::{Mentions, extract};
    use crate::syntax::Syntax;

    /// The names of people and bodies of a text that are not in credits.
    fn check(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", format!("Rain\n\n{text}"));
        let document = Document::new(&article);
        let Mentions { names, organisations, .. } = extract(&document, &Syntax::new(&document));
        let people = names.iter().filter(|name| name.kind == NameKind::Person).map(|name| name.span);
        let mut spans: Vec<_> = people.chain(organisations).collect();
        spans.sort_unstable();
        let found: Vec<_> = spans.iter().map(|span| span.of(document.text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn an_authors_line_has_by_or_an_address_beside_it() {
        check("By Ann Blake\n\nIt rained in Moss.", &[]);
        check("ANN BLAKE\n\nann.blake@example.com\n\nIt rained in Moss.", &[]);
        check("By: Ann Blake Heavy rain fell on the coast. It stopped.", &[]);
        check("It rained. By Ann Blake, Associated Press. It stopped.", &[]);
        check("It rained. By Ann Blake’s count it stopped twice.", &["Ann Blake"]);
        check("Rain was met by Ann Blake with a smile.", &["Ann Blake"]);
    }

    #[test]
    fn a_note_of_who_wrote_it_is_one() {
        check("(Reporting by Ann Blake; editing by Tom Reed)", &[]);
        check("It rained. (This article was written by Ann Blake and Tom Reed.)", &[]);
        check("It rained. With files from Ann Blake.", &[]);
        check("It rained. The letter was written by Ann Blake.", &["Ann Blake"]);
    }

    #[test]
    fn who_took_a_picture_is_in_a_credit() {
        check("It rained (Image: Ann Blake/Reuters) and Tom Reed left.", &["Tom Reed"]);
        check("Photo credit: Ann Blake. Tom Reed left.", &["Tom Reed"]);
        check("Photo: AP Ann Blake said that it rained.", &["Ann Blake"]);
        check("The boat rests on the sand. Ann Blake AP Photo. It rained.", &[]);
        check("The picture: Ann Blake had won.", &["Ann Blake"]);
    }

    #[test]
    fn agencies_and_rights_are_credits() {
        check("OSLO (AP) - It rained, Tom Reed told the Associated Press.", &["Tom Reed", "Associated Press"]);
        check("It rained. Copyright 2018 The Associated Press. All rights reserved.", &[]);
        check("It rained. Follow Ann Blake on Twitter.", &[]);
        check("The agency (AP) said that it rained.", &["AP"]);
    }

    #[test]
    fn a_name_alone_at_either_end_is_the_authors() {
        check("It rained in Moss. Ann Blake.", &[]);
        check("It rained in Moss. Ann Blake left. It stopped.", &["Ann Blake"]);
    }
}
