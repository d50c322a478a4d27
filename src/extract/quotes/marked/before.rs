//! He said: "..."; he said there was "..."; "...," he said, "..."

use super::{Build, Cue, MarkRule, Quotation};
use crate::extract::quotes::cues::governor;
use crate::extract::quotes::phrases;
use crate::lexicon::reporting::Takes;
use crate::lexicon::{Groups, WordClass};
use crate::schema::SpeakerRule;

/// See [`MARKS`](super::MARKS).
pub const RULE: MarkRule = MarkRule {
    id: "marked.before",
    find: |quotation| {
        let (cue, how) = quotation.tag_before()?;
        let joined = how == SpeakerRule::TagInside || quotation.continues_last_quote(Some(cue));
        Some(quotation.tagged(cue, how, joined))
    },
    yes: &[
        ("The mayor said: “The bridge is safe.”", "The bridge is safe."),
        ("On Monday the mayor said…\n\n“The bridge is safe.”", "The bridge is safe."),
    ],
    no: &["“The bridge is safe,” said the mayor.", "The mayor left. It was “the safe way home” for them."],
};

/// The most tokens between a tag and a quotation after it.
const REACH: usize = 100;

/// The weights of tags before a quotation: one that is next to it, one of speech in its sentence, one of thought.
pub const ADJOINING: u8 = 4;
pub const SPEECH: u8 = 3;
const THOUGHT_ADJOINING: u8 = 2;
const THOUGHT: u8 = 1;

impl Quotation<'_, '_, '_> {
    /// He said: "..."; he said there was "..."; "...," he said, "..."
    fn tag_before(&self) -> Option<(usize, SpeakerRule)> {
        let reader = self.reader;
        let low = self.reach_back(self.tokens.start);
        let near = self.cues_before(self.tokens.start).rev();
        let weighed = near.map(|index| (self.weight(&self.cues[index], low, self.tokens.start), index));
        let (weight, found) = weighed.fold((0, 0), |best, next| if next.0 > best.0 { next } else { best });
        if weight == 0 || (weight < SPEECH || self.doubtful(found)) && self.trailing_tag().is_some() {
            return None;
        }
        let found = self.outermost(found, weight);
        let cue = &self.cues[found];
        let last = self.last.map(|(_, last)| last);
        let again = last.is_some_and(|last| last.cue == Some(found));
        let gap = cue.tag.end.min(self.tokens.start)..self.tokens.start;
        let near = gap.clone().all(|t| !reader.is_word(t) || reader.is(t, &["that", "as"]));
        let inside = again && near && last.is_some_and(|last| last.how == SpeakerRule::TagAfter);
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

    /// True for a tag that is used only if no other follows the words: its subject cannot speak, or it is not of
    /// speech.
    fn doubtful(&self, cue: usize) -> bool {
        let cue = &self.cues[cue];
        let mute = cue.source.as_ref().is_some_and(|source| !phrases::can_speak(self.reader, source));
        let silent = cue.build == Build::Carried && !cue.takes.intersects(Takes::CLAUSE | Takes::OBJECT);
        mute || silent || cue.takes.contains(Takes::FINDING)
    }

    /// The tag that reports another tag with its quotation: Lee said Hill had told them of "no delay". Words after a
    /// tag that is next to them are its own.
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

    /// The first token at which a tag before a quotation can be: in its sentence or, after a colon or an ellipsis, the
    /// one before.
    pub(super) fn reach_back(&self, start: usize) -> usize {
        let sentence = self.reader.sentence(start);
        let opens = start == sentence.start && start > 0;
        let leads = opens && matches!(self.reader.word(start - 1), ":" | "…" | "...");
        if leads { self.reader.sentence(start - 1).start } else { sentence.start }
    }

    /// How well a tag before a quotation fits it; 0 if not at all.
    pub(super) fn weight(&self, cue: &Cue, low: usize, start: usize) -> u8 {
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
            _ if reports && (opens_clause || !self.is_coinage()) => THOUGHT,
            _ if gap.len() <= 12 && gap.clone().any(|t| matches!(reader.word(t), ":")) => THOUGHT,
            _ => 0,
        }
    }

    /// True for a noun that is the object of a tag before it: Lee called Hill's remarks "mad".
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

    /// True for a word or two after "a": a term that is new to the reader, not necessarily something said.
    fn is_coinage(&self) -> bool {
        let start = self.tokens.start;
        let words = self.tokens.clone().filter(|&t| self.reader.is_word(t)).count();
        words <= 2 && start > 0 && self.reader.is(start - 1, &["a", "an"])
    }
}
