//! The precision of tables as judged by a person: [`sample`] draws random rows, [`sheet`] writes them with an
//! empty column for verdicts, and [`score`] turns the filled sheet into precision.

pub mod sample;
pub mod score;
pub mod sheet;

/// A verdict on a row. Rows that cannot be judged by the sentence are left out of the score.
pub const VERDICTS: [&str; 3] = ["right", "wrong", "unclear"];

/// The columns of the sheet, by their index in [`COLUMNS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The table of the row.
    Table,
    /// The rule that found it, by its short name; empty in tables without a rule.
    Rule,
    /// Its primary key.
    Key,
    /// The sentence before its sentence.
    Before,
    /// The sentence that it was read from.
    Sentence,
    /// Its values.
    Row,
    /// The person's verdict, one of [`VERDICTS`].
    Verdict,
    /// For the person's comments.
    Comment,
    /// How many rows of the table have the same rule: the sampled rows represent these.
    RowsOfRule,
}

/// The names of the columns, and how wide they are in characters.
pub const COLUMNS: [(&str, u32); 9] = [
    ("table", 11),
    ("rule", 18),
    ("key", 24),
    ("before", 45),
    ("sentence", 60),
    ("row", 50),
    ("verdict", 10),
    ("comment", 24),
    ("rows_of_rule", 14),
];
