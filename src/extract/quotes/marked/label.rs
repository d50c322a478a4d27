//! The so-called "bedroom tax"; a hacker known as "Guccifer": a name that the text only mentions.

use super::{Found, MarkRule, Quotation};

/// See [`MARKS`](super::MARKS).
pub const RULE: MarkRule = MarkRule {
    id: "marked.label",
    find: |quotation| quotation.is_label().then_some(Found::Nothing),
    yes: &[("The so-called “river tax” was dropped.", "river tax")],
    no: &["The mayor called it “a river tax”."],
};

impl Quotation<'_, '_, '_> {
    fn is_label(&self) -> bool {
        let (reader, start) = (self.reader, self.tokens.start);
        let before = |back: usize, words: &[&str]| start >= back && reader.is(start - back, words);
        let so_called = before(1, &["called"]) && before(2, &["-", "–"]) && before(3, &["so"]);
        let known = before(1, &["as"]) && before(2, &["known"]);
        so_called || known || before(1, &["nicknamed", "pseudonym"])
    }
}
