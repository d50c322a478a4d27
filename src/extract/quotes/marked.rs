//! Words in quotation marks: which of them are quotes, and which speech tag they belong to.

use super::cues::{Build, Cue, governor, main_subject};
use super::reader::Reader;
use super::{kinds, phrases, signature, titles};
use crate::document::Mark;
use crate::extract::Reported;
use crate::lexicon::reporting::Takes;
use crate::lexicon::{Groups, WordClass};
use crate::schema::{QuoteKind, SpeakerRule};
use std::ops::Range;

/// The most tags that are looked at on each side of a quotation.
const NEAR: usize = 6;

/// The most tokens between a tag and a quotation behind it.
const REACH: usize = 100;

/// The weights of tags before a quotation: one that stands beside it, one of speech in its sentence, one of thought.
const ADJOINING: u8 = 4;
const SPEECH: u8 = 3;
const THOUGHT_ADJOINING: u8 = 2;
const THOUGHT: u8 = 1;

/// A quotation with its tag, on the way to a row.
struct Marked {
    quotation: usize,
    cue: Option<usize>,
    rule: SpeakerRule,
    /// True when it goes on from the one before.
    joined: bool,
}

/// The quotations of a document that are quotes, in order; `used` is set for the cues that they take.
pub fn find(reader: &Reader, cues: &[Cue], used: &mut [bool]) -> Vec<Reported> {
    let mut attribution = Attribution { reader, cues, last: None };
    let mut rows: Vec<Reported> = Vec::new();
    let mut utterance = 0;
    for quotation in 0..reader.quotations.len() {
        let Some(marked) = attribution.of(quotation) else { continue };
        utterance += u32::from(!marked.joined || utterance == 0);
        if let Some(cue) = marked.cue {
            used[cue] = true;
        }
        rows.push(attribution.row(&marked, utterance));
        attribution.last = Some(marked);
    }
    rows
}

struct Attribution<'r, 'd, 'a> {
    reader: &'r Reader<'d, 'a>,
    cues: &'r [Cue],
    /// The quote before.
    last: Option<Marked>,
}

impl Attribution<'_, '_, '_> {
    fn of(&self, quotation: usize) -> Option<Marked> {
        let tokens = &self.reader.quotations[quotation];
        let marked = |cue, rule, joined| Some(Marked { quotation, cue, rule, joined });
        if titles::is_label(self.reader, tokens) || titles::is_title(self.reader, tokens) && self.in_title_place(tokens)
        {
            return None;
        }
        if let Some((cue, rule)) = self.tag_after(tokens).filter(|&(cue, _)| !self.goes_on_after(tokens, cue)) {
            return marked(Some(cue), rule, self.goes_on(tokens, Some(cue)));
        }
        if signature::find(self.reader, tokens).is_some() {
            return marked(None, SpeakerRule::Signature, self.goes_on(tokens, None));
        }
        if self.headed(tokens).is_some() {
            return marked(None, SpeakerRule::Colon, false);
        }
        if let Some((cue, rule)) = self.tag_before(tokens) {
            let joined = rule == SpeakerRule::TagInside || self.goes_on(tokens, Some(cue));
            return marked(Some(cue), rule, joined);
        }
        if let Some(cue) = self.coordinated(tokens) {
            return marked(Some(cue), SpeakerRule::TagBefore, false);
        }
        if titles::is_title(self.reader, tokens) && !self.sentence_behind_tag(tokens) {
            return None;
        }
        if let Some((cue, rule)) = self.same_sentence(tokens) {
            return marked(Some(cue), rule, false);
        }
        if self.goes_on(tokens, None) {
            let last = self.last.as_ref()?;
            let inside = self.follows_tag(tokens, last);
            let rule = if inside { SpeakerRule::TagInside } else { SpeakerRule::Continuation };
            return marked(last.cue.filter(|_| inside), rule, true);
        }
        if self.behind_colon(tokens) {
            return marked(None, SpeakerRule::Colon, false);
        }
        (kinds::stands_alone(self.reader, tokens) || self.in_headline(quotation)).then_some(())?;
        let told = self.teller(tokens).is_some();
        marked(None, if told { SpeakerRule::CarriedSubject } else { SpeakerRule::None }, false)
    }

    /// The subject of the sentence in which a part of a clause stands without a tag: Lee put forward a plan to "build on it".
    fn teller(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let reader = self.reader;
        let start = reader.sentence(tokens.start).start;
        let subject = main_subject(reader, start, tokens.start).filter(|subject| subject.end < tokens.start)?;
        let headline = reader.document.paragraphs[reader.paragraph(start)].headline;
        (!headline && phrases::can_speak(reader, &subject)).then_some(subject)
    }

    /// True where a title can stand and a quote hardly: behind a preposition, a possessive, a noun, a verb like "told".
    fn in_title_place(&self, tokens: &Range<usize>) -> bool {
        let reader = self.reader;
        let Some(before) = tokens.start.checked_sub(1).filter(|&b| b >= reader.sentence(tokens.start).start) else {
            return false;
        };
        let told = self.cues[..self.cue_from(tokens.start)].last().is_some_and(|cue| {
            cue.words.end == tokens.start
                && !titles::shouted(reader, cue.words.start)
                && (cue.takes.contains(Takes::ADDRESSEE) || !cue.takes.intersects(Takes::CLAUSE | Takes::OBJECT))
        });
        told || titles::names_work(reader, before)
            || reader.is(before, &["'s"])
            || reader.is(before, &["on", "in", "into", "with", "from", "of", "for", "at", "to", "by", "the"])
                && !self.called(tokens.start)
    }

    /// True when a verb like "called" stands close before.
    fn called(&self, start: usize) -> bool {
        let first = self.cue_from(start);
        self.cues[first.saturating_sub(1)..first]
            .iter()
            .any(|cue| cue.takes.contains(Takes::OBJECT) && start - cue.words.end < 6)
    }

    /// "..." and "...": the tag of the quote before, with nothing but a comma or "and" between.
    fn coordinated(&self, tokens: &Range<usize>) -> Option<usize> {
        let last = self.last.as_ref()?;
        let between = self.reader.quotations[last.quotation].end..tokens.start;
        let joined = (1..=2).contains(&between.len())
            && between.clone().all(|t| self.reader.is(t, &[",", "and", "or", "but", ";"]));
        last.cue.filter(|_| joined)
    }

    /// True in a headline, where single marks tell words that were said, and for a line that is nothing but a quotation.
    fn in_headline(&self, quotation: usize) -> bool {
        let document = self.reader.document;
        let mark = &document.quotations[quotation];
        let paragraph = &document.paragraphs[self.reader.paragraph(self.reader.quotations[quotation].start)];
        paragraph.headline && mark.mark == Mark::Single || paragraph.span == mark.outer
    }

    /// Kerry: "..."
    fn behind_colon(&self, tokens: &Range<usize>) -> bool {
        tokens.start > 0 && self.reader.word(tokens.start - 1) == ":"
    }

    fn row(&self, marked: &Marked, utterance: u32) -> Reported {
        let quotation = self.reader.document.quotations[marked.quotation];
        let tokens = &self.reader.quotations[marked.quotation];
        let cue = marked.cue.map(|cue| &self.cues[cue]);
        let span = |tokens: &Option<Range<usize>>| tokens.as_ref().map(|t| self.reader.span(t));
        Reported {
            kind: if kinds::is_direct(self.reader, tokens) { QuoteKind::Direct } else { QuoteKind::Fragment },
            span: quotation.inner,
            speaker: match marked.rule {
                SpeakerRule::Colon => span(&self.before_colon(tokens)),
                SpeakerRule::CarriedSubject if cue.is_none() => span(&self.teller(tokens)),
                SpeakerRule::Signature => span(&signature::find(self.reader, tokens)),
                _ => cue.and_then(|cue| span(&cue.source)),
            },
            cue: cue.map(|cue| self.reader.span(&cue.words)),
            addressee: cue.and_then(|cue| span(&cue.addressee)),
            utterance,
            rule: marked.rule,
        }
    }

    /// The name between a dash and a colon before a quotation: Talks go on - Ann Lee: "..."
    fn headed(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let reader = self.reader;
        let colon = tokens.start.checked_sub(1).filter(|&t| reader.word(t) == ":")?;
        let named = |t: &usize| reader.name_like(*t) || reader.is(*t, &["and", "."]);
        let start = (0..colon).rev().take_while(named).last().filter(|&start| start > 0 && reader.name_like(start))?;
        (reader.dash(start - 1) || reader.word(start - 1) == "-").then_some(start..colon)
    }

    /// The name behind a dash before a colon, else the subject of the words before it.
    fn before_colon(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let colon = tokens.start - 1;
        self.headed(tokens).or_else(|| {
            let subject = main_subject(self.reader, self.reader.sentence(colon).start, colon)?;
            Some(phrases::owner(self.reader, &subject).unwrap_or(subject))
        })
    }

    /// The index of the first cue whose words stand at this token or behind it.
    fn cue_from(&self, token: usize) -> usize {
        self.cues.partition_point(|cue| cue.words.start < token)
    }

    /// "...," he said; "...," said Kerry; "...," according to Kerry.
    fn tag_after(&self, tokens: &Range<usize>) -> Option<(usize, SpeakerRule)> {
        let reader = self.reader;
        let sentence = reader.sentence(tokens.end - 1);
        let first = self.cue_from(tokens.end);
        let found = (first..self.cues.len().min(first + NEAR)).rev().find(|&index| {
            let cue = &self.cues[index];
            self.adjoins(tokens.end, cue.tag.start)
                && (sentence.contains(&cue.words.start) || self.tag_alone(tokens.end, cue))
        })?;
        let cue = &self.cues[found];
        let rule = match cue.build {
            Build::According => SpeakerRule::AccordingTo,
            Build::Plain | Build::Inverted if cue.takes.contains(Takes::QUOTATION) => SpeakerRule::TagAfter,
            _ => return None,
        };
        let describes = cue.takes.contains(Takes::OBJECT) && !cue.takes.contains(Takes::CLAUSE);
        let open = self.ends_open(tokens);
        let next = matches!(reader.word(cue.tag.end), "," | ":") && self.ends_full(tokens) && self.introduced(tokens);
        let introduces = reader.word(cue.tag.end) == ":" && tokens.start > reader.sentence(tokens.start).start
            || next && reader.quoted(cue.tag.end + 1);
        let opens_own = introduces || reader.is(cue.tag.end, &["that"]) || describes && !open;
        let parted = open
            || reader.word(tokens.end) == ","
            || reader.dash(tokens.end)
            || !sentence.contains(&cue.words.start)
            || self.unpunctuated(tokens, cue);
        (parted && !opens_own).then_some((found, rule))
    }

    /// True when a quotation ends the clause of a tag before it, and what stands behind is no tag of its own but the
    /// clause that goes on: When Kerry called it "mad," the crowd applauded him; ..., Hill said it was not.
    fn goes_on_after(&self, tokens: &Range<usize>, after: usize) -> bool {
        let reader = self.reader;
        let cue = &self.cues[after];
        let inside = reader.sentence(tokens.start).start < tokens.start && !kinds::is_direct(reader, tokens);
        let next = cue.tag.end;
        let complement = reader.is_word(next)
            && !reader.quoted(next)
            && !(reader.preposition(next) || reader.time(next) || reader.adverb(next))
            && !reader.any(next, WordClass::CONJUNCTION)
            || reader.is(next, &["that"]);
        let thought = cue.takes.contains(Takes::THOUGHT) || !cue.takes.contains(Takes::CLAUSE);
        inside && cue.build == Build::Plain && (thought || complement) && self.spoken_before(tokens.start)
    }

    /// True when a tag of speech stands before in the sentence.
    fn spoken_before(&self, start: usize) -> bool {
        let low = self.reach_back(start);
        let first = self.cue_from(start);
        (first.saturating_sub(NEAR)..first).any(|index| self.weight(&self.cues[index], low, start) >= SPEECH)
    }

    /// "... ." Kerry said. A full stop for the comma: the sentence behind the quotation is a tag and nothing else.
    fn tag_alone(&self, end: usize, cue: &Cue) -> bool {
        let reader = self.reader;
        if end >= reader.document.tokens.len() || cue.source.is_none() {
            return false;
        }
        let sentence = reader.sentence(end);
        let rest = cue.tag.end..sentence.end.max(cue.tag.end);
        sentence.start == end
            && sentence.contains(&cue.words.start)
            && reader.paragraph(end) == reader.paragraph(end - 1)
            && rest.len() <= 6
            && (rest.len() < 2 || reader.preposition(rest.start) || reader.time(rest.start))
    }

    /// True when only a comma, a dash or an adverb stands between a quotation's end and a tag.
    fn adjoins(&self, end: usize, tag: usize) -> bool {
        tag >= end
            && tag - end <= 3
            && (end..tag).all(|t| {
                matches!(self.reader.word(t), "," | ";" | "." | "'" | "’")
                    || self.reader.dash(t)
                    || self.reader.adverb(t)
                    || self.reader.is(t, &["as"])
            })
    }

    /// True for a quotation that ends with a comma, a question or exclamation mark, a dash or an ellipsis.
    fn ends_open(&self, tokens: &Range<usize>) -> bool {
        let inner = self.inner_text(tokens);
        inner.ends_with([',', '?', '!', '—', '–', '-', '…', ';', '\'', '’'])
            || inner.ends_with("...")
            || inner.ends_with("!'")
    }

    /// True for a quotation that ends with a full stop, a question or exclamation mark.
    fn ends_full(&self, tokens: &Range<usize>) -> bool {
        self.inner_text(tokens).ends_with(['.', '?', '!'])
    }

    /// True for a sentence that goes on from a quote before it in the paragraph, whatever its capitals.
    fn sentence_behind_tag(&self, tokens: &Range<usize>) -> bool {
        let reader = self.reader;
        let before = self.last.as_ref().map(|last| &reader.quotations[last.quotation]);
        let same = before.is_some_and(|before| reader.paragraph(before.start) == reader.paragraph(tokens.start));
        same && self.ends_full(tokens) && self.goes_on(tokens, None)
    }

    /// True when a tag stands beside a quotation before it: Lee said, "..."
    fn introduced(&self, tokens: &Range<usize>) -> bool {
        let low = self.reach_back(tokens.start);
        let first = self.cue_from(tokens.start);
        (first.saturating_sub(NEAR)..first).any(|index| self.weight(&self.cues[index], low, tokens.start) == ADJOINING)
    }

    /// True for a whole quotation that opens a sentence and has its tag behind it without a comma: "We won" Lee said.
    fn unpunctuated(&self, tokens: &Range<usize>, cue: &Cue) -> bool {
        let reader = self.reader;
        let opens = reader.sentence(tokens.start).start == tokens.start;
        let ends = !reader.is_word(cue.tag.end) || reader.preposition(cue.tag.end) || reader.time(cue.tag.end);
        opens && ends && cue.tag.start == tokens.end && kinds::is_direct(reader, tokens)
    }

    fn inner_text(&self, tokens: &Range<usize>) -> &str {
        let reader = self.reader;
        let end = tokens.end - usize::from(tokens.len() > 2);
        let span = reader.span(&(tokens.start..end));
        span.of(reader.document.text)
    }

    /// He said: "..."; he said there was "..."; "...," he said, "..."
    fn tag_before(&self, tokens: &Range<usize>) -> Option<(usize, SpeakerRule)> {
        let reader = self.reader;
        let low = self.reach_back(tokens.start);
        let first = self.cue_from(tokens.start);
        let near = (first.saturating_sub(NEAR)..first).rev();
        let weighed = near.map(|index| (self.weight(&self.cues[index], low, tokens.start), index));
        let (weight, found) = weighed.fold((0, 0), |best, next| if next.0 > best.0 { next } else { best });
        if weight == 0 || (weight < SPEECH || self.doubtful(found)) && self.same_sentence(tokens).is_some() {
            return None;
        }
        let found = self.outermost(found, weight);
        let cue = &self.cues[found];
        let again = self.last.as_ref().is_some_and(|last| last.cue == Some(found));
        let gap = cue.tag.end.min(tokens.start)..tokens.start;
        let near = gap.clone().all(|t| !reader.is_word(t) || reader.is(t, &["that", "as"]));
        let inside = again && near && self.last.as_ref().is_some_and(|last| last.rule == SpeakerRule::TagAfter);
        Some((
            found,
            match cue.build {
                _ if inside => SpeakerRule::TagInside,
                Build::According => SpeakerRule::AccordingTo,
                Build::Carried => SpeakerRule::CarriedSubject,
                Build::Noun => SpeakerRule::ReportingNoun,
                _ => SpeakerRule::TagBefore,
            },
        ))
    }

    /// True for a tag that yields to another behind the words: its subject cannot speak, or it tells no speech.
    fn doubtful(&self, cue: usize) -> bool {
        let cue = &self.cues[cue];
        let mute = cue.source.as_ref().is_some_and(|source| !phrases::can_speak(self.reader, source));
        let silent = cue.build == Build::Carried && !cue.takes.intersects(Takes::CLAUSE | Takes::OBJECT);
        mute || silent || cue.takes.contains(Takes::FINDING)
    }

    /// The tag whose words a tag with its quotation are: Lee said Hill had told them of "no delay". Words behind a tag that
    /// stands beside them are its own.
    fn outermost(&self, mut found: usize, weight: u8) -> usize {
        let own =
            |cue: &Cue| cue.takes.contains(Takes::CLAUSE) && !cue.takes.intersects(Takes::FINDING | Takes::THOUGHT);
        let supposed = |cue: &Cue| (cue.tag.start..cue.words.start).any(|t| self.reader.in_group(t, Groups::MODAL));
        while (weight != ADJOINING || !own(&self.cues[found]) || supposed(&self.cues[found]))
            && let Some(outer) = governor(self.reader, self.cues, found)
        {
            found = outer;
        }
        found
    }

    /// The first token in which a tag before a quotation can stand: in its sentence or, behind a colon, the one before.
    fn reach_back(&self, start: usize) -> usize {
        let sentence = self.reader.sentence(start);
        let opens = start == sentence.start && start > 0;
        if opens && self.reader.word(start - 1) == ":" { self.reader.sentence(start - 1).start } else { sentence.start }
    }

    /// How well a tag before a quotation goes with it; 0 when not at all.
    fn weight(&self, cue: &Cue, low: usize, start: usize) -> u8 {
        let reader = self.reader;
        if cue.words.start < low || cue.words.end > start {
            return 0;
        }
        let gap = cue.tag.end.min(start)..start;
        if gap.len() > REACH || gap.clone().any(|t| reader.word(t) == ";") {
            return 0;
        }
        let content = reader.is(cue.tag.end, &["of"]) && gap.len() <= 2;
        if cue.build == Build::Noun && !content && self.is_object(cue) {
            return 0;
        }
        if gap.clone().all(|t| !reader.is_word(t) || reader.is(t, &["that", "as", "with"])) {
            return if cue.takes.contains(Takes::THOUGHT) { THOUGHT_ADJOINING } else { ADJOINING };
        }
        if gap.clone().all(|t| reader.is(t, &["to"])) && cue.takes.contains(Takes::INFINITIVE) {
            return ADJOINING;
        }
        let describes = cue.takes.contains(Takes::OBJECT) && !cue.takes.contains(Takes::STANCE) && gap.len() <= 12;
        let reports = cue.takes.contains(Takes::CLAUSE);
        let opens_clause = (cue.tag.end..start).any(|t| {
            reader.verb_only(t) || reader.clitic(t) || reader.is(t, &["that"]) || reader.any(t, WordClass::AUXILIARY)
        }) || cue.build == Build::According
            || cue.takes.contains(Takes::INFINITIVE) && reader.is(cue.tag.end, &["to"])
            || cue.takes.intersection(Takes::BARE | Takes::TOPIC) == Takes::BARE && reader.is(cue.tag.end, &["the"])
            || reader.word(cue.tag.end) == ",";
        match () {
            _ if cue.source.is_none() && reports && !describes => THOUGHT,
            _ if describes => SPEECH,
            _ if reports && !cue.takes.intersects(Takes::THOUGHT | Takes::FINDING) && opens_clause => SPEECH,
            _ if cue.takes.contains(Takes::OBJECT) => THOUGHT,
            _ if reports && (opens_clause || !self.is_coinage(start)) => THOUGHT,
            _ if gap.len() <= 12 && gap.clone().any(|t| matches!(reader.word(t), ":")) => THOUGHT,
            _ => 0,
        }
    }

    /// True for a noun that a tag before it speaks about: Lee called Hill's remarks "mad".
    fn is_object(&self, noun: &Cue) -> bool {
        let index = self.cue_from(noun.words.start);
        let before = index.checked_sub(1).map(|before| &self.cues[before]);
        before.is_some_and(|cue| {
            let gap = cue.words.end..noun.tag.start.max(cue.words.end);
            cue.takes.intersects(Takes::OBJECT | Takes::CLAUSE)
                && cue.build != Build::Noun
                && self.reader.sentence(noun.words.start).contains(&cue.words.start)
                && !gap.clone().any(|t| !self.reader.is_word(t) && self.reader.word(t) != ".")
        })
    }

    /// True for a word or two behind "a": a name that is new to the reader, which nobody need have said.
    fn is_coinage(&self, start: usize) -> bool {
        let index = self.reader.quotations.partition_point(|tokens| tokens.start < start);
        let words = self.reader.quotations[index].clone().filter(|&t| self.reader.is_word(t)).count();
        words <= 2 && start > 0 && self.reader.is(start - 1, &["a", "an"])
    }

    /// The plan was "mad" and should be dropped, Kerry said.
    fn same_sentence(&self, tokens: &Range<usize>) -> Option<(usize, SpeakerRule)> {
        let reader = self.reader;
        let sentence = reader.sentence(tokens.end - 1);
        let first = self.cue_from(tokens.end);
        let near = first..self.cues.len().min(first + NEAR);
        near.take_while(|&index| sentence.contains(&self.cues[index].words.start)).find_map(|index| {
            let cue = &self.cues[index];
            let trails = cue.tag.start > tokens.end
                && (reader.word(cue.tag.start - 1) == "," || reader.dash(cue.tag.start - 1))
                && cue.takes.contains(Takes::CLAUSE);
            let rule = if cue.build == Build::According { SpeakerRule::AccordingTo } else { SpeakerRule::SameSentence };
            (cue.build != Build::Carried && trails && !reader.is(cue.tag.end, &["that"])).then_some((index, rule))
        })
    }

    /// True when a quotation goes on from the quote before: it begins a sentence behind the sentence of that quote's tag,
    /// or a paragraph behind one that ended within quotation marks, and has no other tag than the same.
    fn goes_on(&self, tokens: &Range<usize>, cue: Option<usize>) -> bool {
        let reader = self.reader;
        let Some(last) = &self.last else { return false };
        let before = &reader.quotations[last.quotation];
        if reader.sentence(tokens.start).start != tokens.start {
            return false;
        }
        let unclosed = !reader.document.quotations[last.quotation].closed;
        if unclosed {
            return reader.paragraph(before.start) + 1 == reader.paragraph(tokens.start);
        }
        let same_paragraph = reader.paragraph(before.start) == reader.paragraph(tokens.start);
        cue.is_none()
            && (same_paragraph && self.follows_tag(tokens, last)
                || before.end == tokens.start
                || self.next_paragraph(tokens, last))
    }

    /// True for a whole quotation that opens the paragraph behind that of a whole quote with a tag: its speaker goes on.
    fn next_paragraph(&self, tokens: &Range<usize>, last: &Marked) -> bool {
        let reader = self.reader;
        let paragraph = reader.paragraph(tokens.start);
        let before = &reader.quotations[last.quotation];
        let opens = reader.document.paragraphs[paragraph].span.start == reader.span(tokens).start;
        let ends = tokens.end >= reader.document.tokens.len() || reader.sentence(tokens.end).start == tokens.end;
        opens
            && ends
            && reader.paragraph(before.start) + 1 == paragraph
            && (last.cue.is_some() || last.joined)
            && [before, tokens].iter().all(|quotation| kinds::is_direct(reader, quotation))
    }

    /// True when only the tag of the quote before, and its sentence, stand between that quote and a quotation.
    fn follows_tag(&self, tokens: &Range<usize>, last: &Marked) -> bool {
        let reader = self.reader;
        let before = &reader.quotations[last.quotation];
        let sentence = reader.document.tokens[tokens.start].sentence;
        let previous = reader.document.tokens[before.end - 1].sentence;
        reader.paragraph(before.start) == reader.paragraph(tokens.start)
            && sentence == previous + 1
            && last.cue.is_some()
            && !(before.end..tokens.start).any(|t| {
                reader.any(t, WordClass::REPORTING)
                    && self.cues[self.cue_from(t)..]
                        .first()
                        .is_some_and(|c| c.words.start == t && Some(self.cue_from(t)) != last.cue)
            })
    }
}
