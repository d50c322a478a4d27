//! Was told by Kerry that; asked whether he would stay.

use super::Verb;
use crate::extract::quotes::cues::{Build, Cue, TagRule};
use crate::extract::quotes::phrases;
use crate::lexicon::reporting::Takes;

/// See [`TAGS`](crate::extract::quotes::cues::TAGS).
pub const RULE: TagRule = TagRule {
    id: "tag.passive",
    find: |reader, token, _| Verb::at(reader, token)?.passive_cue(),
    yes: &[("They were told by the mayor that the bridge was safe.", "the bridge was safe")],
    no: &["The mayor told them that the bridge was safe."],
};

impl<'r, 'd, 'a> Verb<'r, 'd, 'a> {
    /// was told by Kerry that; asked whether he would stay: the subject is the addressee.
    pub fn passive_cue(&self) -> Option<Cue> {
        let reader = self.reader;
        let first = self.group == self.sentence.start
            || reader.is(self.group - 1, &["when", "if", "once", "whenever", "after", "being"]);
        let opens = first && self.takes.contains(Takes::PARTICIPLE | Takes::QUESTION);
        let reduced = self.takes.contains(Takes::PARTICIPLE | Takes::OBJECT) && self.group == self.token;
        let reduced = reduced && reader.is(self.token + 1, &["by"]);
        let told = (self.passive() && !self.as_saying()) || opens || reduced;
        let by_at = self.after_quotation(self.token + 1);
        let by = reader.is(by_at, &["by"]);
        if !told || !by && !self.takes.contains(Takes::QUESTION) {
            return None;
        }
        let source = by.then(|| phrases::after(reader, by_at + 1, self.sentence.end)).flatten();
        let words = self.token..self.token + 1;
        let end = source.as_ref().filter(|_| by_at == words.end).map_or(words.end, |s| s.end);
        // There is no speaker in "Asked about the plan, he left"
        let takes = if opens && !by { Takes::QUESTION | Takes::INFINITIVE } else { self.takes };
        Some(Cue { words, takes, build: Build::Plain, source, addressee: None, tag: self.group..end, rule: "" })
    }

    /// The token after the quotation that begins here, skipping "as" and an article before it; else this token.
    fn after_quotation(&self, token: usize) -> usize {
        let reader = self.reader;
        let open = (token..token + 3).find(|&t| !reader.is(t, &["as", "a", "an", "the"])).unwrap_or(token);
        if !reader.quoted(open) {
            return token;
        }
        let index = reader.quotations.partition_point(|tokens| tokens.start < open);
        reader.quotations.get(index).filter(|tokens| tokens.start == open).map_or(token, |tokens| tokens.end)
    }
}
