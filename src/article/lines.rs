//! What documents, downloads and texts have in common: lines, with their formatting where the source has it.

/// A paragraph of a document, or a line of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// Its text; line breaks within it are kept.
    pub text: String,
    /// True when all of it is bold; none if the source has no formatting.
    pub bold: Option<bool>,
    /// True for a title or a heading of the first level.
    pub heading: bool,
    /// The address of its link.
    pub link: Option<String>,
    /// The name of a bookmark that begins in it.
    pub bookmark: Option<String>,
}

impl Line {
    /// The lines of a plain text.
    pub fn of_text(text: &str) -> Vec<Self> {
        text.lines().map(|line| Self { text: line.trim_end_matches('\r').to_owned(), ..Self::default() }).collect()
    }

    /// Its text, trimmed, no-break spaces included.
    pub fn trimmed(&self) -> &str {
        self.text.trim()
    }
}
