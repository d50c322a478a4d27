//! He said that the plan would fail.

use super::begins::complement;
use super::ends::clause_end;
use super::{ClauseRule, Found, trim};
use crate::extract::quotes::cues::Build;
use crate::schema::SpeakerRule;

/// See [`super::CLAUSES`].
pub const RULE: ClauseRule = ClauseRule {
    id: "clause.after",
    find: |tag| {
        let (reader, cue) = (tag.reader, tag.cue);
        let start = complement(reader, cue, &tag.sentence)?;
        let end = clause_end(reader, start, &tag.sentence, tag.following, cue);
        let rule = match cue.build {
            Build::Carried => SpeakerRule::CarriedSubject,
            Build::Noun => SpeakerRule::ReportingNoun,
            _ => SpeakerRule::TagBefore,
        };
        let enough = end > start + 1 || reader.is(start, &["yes", "no"]);
        Found::of(enough.then(|| trim(reader, start..end)).flatten(), rule)
    },
    yes: &[("The mayor said that the bridge was safe.", "the bridge was safe")],
    no: &["The bridge was safe, the mayor said."],
};
