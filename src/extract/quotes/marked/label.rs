//! The so-called "bedroom tax"; a hacker known as "Guccifer": a name that the text only mentions.

use super::{Found, MarkRule};

/// See [`MARKS`](super::MARKS).
pub const RULE: MarkRule = MarkRule {
    id: "marked.label",
    find: |quotation| quotation.reader.labelled(quotation.tokens.start).then_some(Found::Nothing),
    yes: &[
        ("The so-called “river tax” was dropped.", "river tax"),
        ("A smith who goes by the name “Spark” built it.", "Spark"),
        ("A smith who calls himself “Spark” built it.", "Spark"),
        ("The bridge is known as the “Arch.”", "Arch."),
        ("Ida “Spark” Holm built it.", "Spark"),
    ],
    no: &[
        "The mayor called it “a river tax”.",
        "The mayor calls herself “a friend of bridges”.",
        "Ida Holm said “No” twice.",
    ],
};
