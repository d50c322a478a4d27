//! What comes in: an article and what its source says about it. One reader a format.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// An article as its source gives it. Offsets everywhere refer to `text`, which is never changed.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Article {
    /// Unique in a run: the file's name without its extension, or the record's `id`.
    pub id: String,
    /// The headline; for plain text the first line that is not empty.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The day of publication.
    pub published_on: Option<NaiveDate>,
    /// Where it was published.
    pub url: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// The file that it was read from, as it was given.
    pub source_path: Option<String>,
    /// The text as read: line ends as they are, a byte-order mark left out.
    pub text: String,
}

impl Article {
    /// An article of which only the text is known; its first line that is not empty is the title.
    pub fn from_text(id: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let title = text.lines().map(str::trim).find(|line| !line.is_empty()).map(str::to_owned);
        Self { id: id.into(), title, text, ..Self::default() }
    }
}
