//! "...," he said; "...," said Kerry; "...," according to Kerry.

use super::{Build, Cue, MarkRule, NEAR, Quotation, kinds};
use crate::extract::quotes::marked::before::{ADJOINING, SPEECH};
use crate::lexicon::WordClass;
use crate::lexicon::reporting::Takes;
use crate::schema::SpeakerRule;

/// See [`MARKS`](super::MARKS).
pub const RULE: MarkRule = MarkRule {
    id: "marked.after",
    find: |quotation| {
        let (cue, how) = quotation.tag_after().filter(|&(cue, _)| !quotation.clause_continues_after(cue))?;
        Some(quotation.tagged(cue, how, quotation.continues_last_quote(Some(cue))))
    },
    yes: &[("“The bridge is safe,” said the mayor.", "The bridge is safe,")],
    no: &[
        "The mayor said: “The bridge is safe.”",
        "Ann Lee said, “It is safe.” Tom Hale laughed.",
        "It was late. “It is safe.” Added Hale: “It is new.”",
        "When the mayor called it “safe,” the crowd laughed.",
    ],
};

impl Quotation<'_, '_, '_> {
    /// "...," he said; "...," said Kerry; "...," according to Kerry.
    fn tag_after(&self) -> Option<(usize, SpeakerRule)> {
        let reader = self.reader;
        let sentence = self.last_sentence();
        let first = self.cue_from(self.tokens.end);
        let found = (first..self.cues.len().min(first + NEAR)).rev().find(|&index| {
            let cue = &self.cues[index];
            self.adjoins(self.tokens.end, cue.tag.start)
                && (sentence.contains(&cue.words.start) || self.tag_alone(self.tokens.end, cue) && !self.introduced())
        })?;
        let cue = &self.cues[found];
        let rule = match cue.build {
            Build::According => SpeakerRule::AccordingTo,
            Build::Plain | Build::Inverted if cue.takes.contains(Takes::QUOTATION) => SpeakerRule::TagAfter,
            _ => return None,
        };
        let describes = cue.takes.contains(Takes::OBJECT) && !cue.takes.contains(Takes::CLAUSE);
        let open = self.ends_open();
        let colon = reader.word(cue.tag.end) == ":";
        let next = self.ends_full() && (colon || reader.word(cue.tag.end) == "," && self.introduced());
        let introduces = colon && !self.opens_sentence() || next && reader.quoted(cue.tag.end + 1);
        let opens_own = introduces || reader.is(cue.tag.end, &["that"]) || describes && !open;
        let parted = open
            || reader.word(self.tokens.end) == ","
            || reader.dash(self.tokens.end)
            || !sentence.contains(&cue.words.start)
            || self.unpunctuated(cue);
        (parted && !opens_own).then_some((found, rule))
    }

    /// True when a quotation ends the clause of a tag before it, and the words after it are not another tag but the
    /// rest of the clause: When Kerry called it "mad," the crowd applauded him; ..., Hill said it was not.
    fn clause_continues_after(&self, after: usize) -> bool {
        let reader = self.reader;
        let cue = &self.cues[after];
        let inside = !self.opens_sentence() && !kinds::is_direct(reader, self.tokens);
        let next = cue.tag.end;
        let complement = reader.is_word(next)
            && !reader.quoted(next)
            && !(reader.preposition(next) || reader.time(next) || reader.adverb(next))
            && !reader.any(next, WordClass::CONJUNCTION)
            || reader.is(next, &["that"]);
        let thought = cue.takes.contains(Takes::THOUGHT) || !cue.takes.contains(Takes::CLAUSE);
        inside && cue.build == Build::Plain && (thought || complement) && self.spoken_before()
    }

    /// True when a tag of speech comes earlier in the sentence.
    fn spoken_before(&self) -> bool {
        let start = self.tokens.start;
        let low = self.reach_back(start);
        self.cues_before(start).any(|index| self.weight(&self.cues[index], low, start) >= SPEECH)
    }

    /// "... ." Kerry said. A full stop instead of the comma: the sentence after the quotation is only a tag. (Not after
    /// words that continue those of another tag: "It hurts." The trial starts on Monday.)
    fn tag_alone(&self, end: usize, cue: &Cue) -> bool {
        let reader = self.reader;
        let speech = cue.takes.contains(Takes::CLAUSE) && !self.continues_last_quote(None);
        if end >= reader.document.tokens.len() || cue.source.is_none() || !speech {
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

    /// True when only a comma, a dash or an adverb is between a quotation's end and a tag.
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
    fn ends_open(&self) -> bool {
        let inner = self.inner_text();
        inner.ends_with([',', '?', '!', '—', '–', '-', '…', ';', '\'', '’'])
            || inner.ends_with("...")
            || inner.ends_with("!'")
    }

    /// True when a tag is next to a quotation before it: Lee said, "..."
    fn introduced(&self) -> bool {
        let low = self.reach_back(self.tokens.start);
        self.cues_before(self.tokens.start)
            .any(|index| self.weight(&self.cues[index], low, self.tokens.start) == ADJOINING)
    }

    /// True for a whole quotation that opens a sentence and has its tag after it without a comma: "We won" Lee said.
    fn unpunctuated(&self, cue: &Cue) -> bool {
        let reader = self.reader;
        let opens = self.opens_sentence();
        let ends = !reader.is_word(cue.tag.end) || reader.preposition(cue.tag.end) || reader.time(cue.tag.end);
        opens && ends && cue.tag.start == self.tokens.end && kinds::is_direct(reader, self.tokens)
    }
}
