//! Verbs before their subject: "..., said Kerry.

use super::Verb;
use crate::extract::quotes::cues::{Build, Cue, REACH, TagRule};
use crate::extract::quotes::{apposition, clauses, phrases};
use crate::lexicon::reporting::Takes;
use crate::lexicon::{Groups, WordClass};
use std::ops::Range;

/// See [`TAGS`](crate::extract::quotes::cues::TAGS).
pub const RULE: TagRule = TagRule {
    id: "tag.inverted",
    find: |reader, token, _| Verb::at(reader, token)?.inverted(),
    yes: &[
        ("The bridge is safe, said the mayor.", "The bridge is safe"),
        ("“The bridge is safe,” piped up little Ann Lee.", "The bridge is safe,"),
        ("“The bridge is safe,” called out Ann Lee.", "The bridge is safe,"),
        ("“The bridge is safe,” called back Ann Lee.", "The bridge is safe,"),
        ("“The bridge is safe,” broke in Ann Lee.", "The bridge is safe,"),
        ("“The bridge is safe,” beamed Mayor Ann Lee.", "The bridge is safe,"),
        ("“The bridge is safe,” continued Ann Lee.", "The bridge is safe,"),
        ("Said Ann Lee, “The bridge is safe.”", "The bridge is safe."),
    ],
    no: &[
        "The mayor said the bridge was safe.",
        "Ann Lee, who called herself a “realist,” compared bridges to boats.",
        "When Ann Lee saw “Bridges,” opened by the mayor, she left.",
    ],
};

impl<'r, 'd, 'a> Verb<'r, 'd, 'a> {
    /// "...," said Kerry: the verb follows a quotation or comma, the subject follows the verb.
    pub fn inverted(&self) -> Option<Cue> {
        let reader = self.reader;
        let opens = self.opens_before_quotation();
        let (before, quotation) = if opens { (self.token, true) } else { self.mark_before()? };
        let words = self.inverted_words();
        let phrase = apposition::joined_roles(reader, phrases::after(reader, words.end, self.sentence.end)?);
        let source = apposition::name_after(reader, self.joined(phrase));
        let object = reader.in_group(source.start, Groups::OBJECT_PRONOUN) || reader.is(source.start, &["it"]);
        let judged = self.takes.contains(Takes::OBJECT)
            && (reader.is(source.end, &["as"]) || !self.takes.contains(Takes::CLAUSE) && self.object_follows());
        let follows = quotation || self.follows_clause(&source, before);
        if object || judged || !follows || !self.ends_tag(source.end, quotation) || !self.agrees(&source) {
            return None;
        }
        let tag = self.token..source.end;
        let (takes, build, source) = (self.takes, Build::Inverted, Some(source));
        Some(Cue { words, takes, build, source, addressee: None, tag, rule: "" })
    }

    /// True for a verb that opens its sentence with only its subject between it and a quotation: Said Lee, "..."
    fn opens_before_quotation(&self) -> bool {
        let reader = self.reader;
        let speech = self.takes.contains(Takes::QUOTATION | Takes::PAST);
        if self.token != self.sentence.start || !speech {
            return false;
        }
        let subject = phrases::after(reader, self.token + 1, self.sentence.end);
        subject.is_some_and(|s| matches!(reader.word(s.end), "," | ":") && reader.quoted(s.end + 1))
    }

    /// A subject with what "and" joins to it before the tag ends: the bureau of trade and tourism; Ann Lee and Bo Hill.
    fn joined(&self, phrase: Range<usize>) -> Range<usize> {
        let reader = self.reader;
        if !reader.is(phrase.end, &["and"]) {
            return phrase;
        }
        match phrases::after(reader, phrase.end + 1, self.sentence.end) {
            Some(second) if second.end >= self.sentence.end || matches!(reader.word(second.end), "." | ",") => {
                phrase.start..second.end
            }
            _ => phrase,
        }
    }

    /// The mark before a verb that can have its subject after it, and whether a quotation ends there.
    fn mark_before(&self) -> Option<(usize, bool)> {
        let reader = self.reader;
        let plural = self.takes.contains(Takes::BASE | Takes::CLAUSE | Takes::BARE);
        let finite = self.takes.intersects(Takes::PRESENT | Takes::PAST) || plural;
        let alone = self.group == self.token && self.token > self.sentence.start;
        if !alone || !finite || !self.takes.contains(Takes::QUOTATION) {
            return None;
        }
        let before = self.after_stray_mark(self.token - 1);
        let comma = matches!(reader.word(before), "," | ";") || reader.dash(before);
        let quotation = reader.quoted(before) || comma && before > 0 && reader.quoted(before - 1);
        let told = self.takes.contains(Takes::ADDRESSEE) && reader.is(self.token, &["told"]);
        ((quotation || comma) && !told).then_some((before, quotation))
    }

    /// True for a subject after a clause without a comma: It is over, said Kerry.
    fn follows_clause(&self, source: &Range<usize>, comma: usize) -> bool {
        let reader = self.reader;
        let people = WordClass::PEOPLE | WordClass::PLURAL;
        let known = |t: usize| reader.name_like(t) || reader.any(t, people);
        let plain = (reader.any(source.start, WordClass::DETERMINER) || source.clone().any(known))
            && !reader.time(source.start);
        let closes = matches!(reader.word(source.end), "." | ",")
            || source.end >= self.sentence.end
            || reader.is(source.end, &["who", "which", "whose", "in", "at", "from", "during"]);
        plain && closes && self.takes.contains(Takes::CLAUSE) && !self.apposed(comma) && !self.object_follows()
    }

    /// True for what can follow an inverted tag.
    fn ends_tag(&self, t: usize, quotation: bool) -> bool {
        let reader = self.reader;
        t >= self.sentence.end
            || reader.preposition(t)
            || matches!(reader.word(t), "." | "," | ":" | ";" | "?" | "!" | "(")
            || reader.dash(t)
            || reader.adverb(t)
            || reader.time(t)
            || reader.any(t, WordClass::CONJUNCTION)
            || reader.relative(t)
            || quotation && (reader.quoted(t) || reader.is(t, &["known"]) || reader.word(t).ends_with("ing"))
    }

    /// The verb with its particle, or with an adverb before a name: piped up; shot back; called out Ann Lee.
    fn inverted_words(&self) -> Range<usize> {
        let reader = self.reader;
        let end = self.token + 1;
        if self.takes.contains(Takes::PARTICLE) {
            return self.words();
        }
        // Said in Leeds.
        let on = reader.is(end, &["in", "on"]) && !self.takes.contains(Takes::CLAUSE);
        let adverb = on || phrases::particle(reader, end) || reader.is(end, &["aloud"]);
        let named = reader.name_like(end + 1) || reader.any(end + 1, WordClass::DETERMINER | WordClass::HONORIFIC);
        self.token..end + usize::from(adverb && named)
    }

    /// The token before a stray mark, which is left over from a quotation within the quotation: 'no,''' said Kerry.
    fn after_stray_mark(&self, token: usize) -> usize {
        let stray = token > self.sentence.start && matches!(self.reader.word(token), "'" | "’");
        token - usize::from(stray && self.reader.quoted(token - 1))
    }

    /// True when only a subject with an apposition comes before a comma: Lee, his chief of staff, urged.
    fn apposed(&self, comma: usize) -> bool {
        let reader = self.reader;
        let low = self.sentence.start.max(comma.saturating_sub(REACH));
        let parted = (low..comma).any(|t| reader.word(t) == ",");
        parted && !clauses::has_finite(reader, low..comma)
    }

    /// True when what follows the verb is not a name or noun for people, and so hardly its subject.
    fn object_follows(&self) -> bool {
        let people = WordClass::PEOPLE | WordClass::PLURAL | WordClass::ORGANISATION_NOUN;
        let source = phrases::after(self.reader, self.inverted_words().end, self.sentence.end);
        source.is_some_and(|s| !self.reader.name_like(s.start) && !s.clone().any(|t| self.reader.any(t, people)))
    }
}
