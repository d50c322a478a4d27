//! The plan was "mad" and should be dropped, Kerry said.

use super::{Build, MarkRule, NEAR, Quotation};
use crate::lexicon::reporting::Takes;
use crate::schema::SpeakerRule;

/// See [`MARKS`](super::MARKS).
pub const RULE: MarkRule = MarkRule {
    id: "marked.trailing",
    find: |quotation| {
        let (cue, how) = quotation.trailing_tag()?;
        Some(quotation.tagged(cue, how, false))
    },
    yes: &[("The bridge was “as safe as any” and would open, the mayor said.", "as safe as any")],
    no: &["The bridge was “as safe as any” and would open."],
};

impl Quotation<'_, '_, '_> {
    /// The tag after a comma later in the sentence.
    pub(super) fn trailing_tag(&self) -> Option<(usize, SpeakerRule)> {
        let reader = self.reader;
        let sentence = self.last_sentence();
        let first = self.cue_from(self.tokens.end);
        let near = first..self.cues.len().min(first + NEAR);
        near.take_while(|&index| sentence.contains(&self.cues[index].words.start)).find_map(|index| {
            let cue = &self.cues[index];
            let trails = cue.tag.start > self.tokens.end
                && (reader.word(cue.tag.start - 1) == "," || reader.dash(cue.tag.start - 1))
                && cue.takes.contains(Takes::CLAUSE);
            let rule = if cue.build == Build::According { SpeakerRule::AccordingTo } else { SpeakerRule::SameSentence };
            (cue.build != Build::Carried && trails && !reader.is(cue.tag.end, &["that"])).then_some((index, rule))
        })
    }
}
