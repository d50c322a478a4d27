//! What documents, downloads and texts have in common: lines, with what their source says of each.

/// A paragraph of a document, or a line of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// Its text; line breaks within it are kept.
    pub text: String,
    /// True when all of it is bold; none where the source does not say.
    pub bold: Option<bool>,
    /// True for a title or a heading of the first level.
    pub heading: bool,
    /// The address that it leads to.
    pub link: Option<String>,
    /// The name of a bookmark that begins in it.
    pub bookmark: Option<String>,
}

impl Line {
    /// The lines of a plain text.
    pub fn of_text(text: &str) -> Vec<Self> {
        text.lines().map(|line| Self { text: line.trim_end_matches('\r').to_owned(), ..Self::default() }).collect()
    }

    /// Its text without spaces around it; those that do not break count too.
    pub fn trimmed(&self) -> &str {
        self.text.trim()
    }
}
