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
        ("The bridge is often called the “iron arch” of Leeds.", "iron arch"),
        ("They painted a small bridge called “iron arch” in May.", "iron arch"),
        ("The bridge has been dubbed the city's “iron arch.”", "iron arch."),
        ("Ida “Spark” Holm built it.", "Spark"),
    ],
    no: &[
        "The mayor called it “a river tax”.",
        "The bridge was called “iron arch” by the mayor.",
        "The mayor was called “a liar”.",
        "They painted what a critic called “iron arch”.",
        "The mayor calls herself “a friend of bridges”.",
        "Ida Holm said “No” twice.",
    ],
};
