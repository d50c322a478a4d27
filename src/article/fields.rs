//! An article as a record of fields, whatever the record was written in.

use super::{Article, Decoding, Published, Rejected, admit};
use std::path::Path;

/// The fields of a record, as they were written; those that are empty or blank count as missing.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs, reason = "they are those of an article")]
pub struct Fields {
    pub id: Option<String>,
    pub text: Option<String>,
    pub title: Option<String>,
    pub author: Option<String>,
    pub publisher: Option<String>,
    /// ISO 8601, a day or a time.
    pub published_on: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
    /// How the record was decoded, where it is not in UTF-8.
    pub decoding: Option<Decoding>,
}

impl Fields {
    /// The article, read from a record of a file.
    pub fn article(self, path: &Path, record: Option<u64>) -> Result<Article, Rejected> {
        let filled = |field: Option<String>| field.filter(|f| !f.trim().is_empty());
        let published = filled(self.published_on).map(|day| Published::read(day.trim())).transpose();
        let published = published.map_err(|reason| Rejected { record, ..Rejected::file(path, reason) })?;
        let published = published.unwrap_or_default();
        let text = Article::from_text(self.id.unwrap_or_default(), self.text.unwrap_or_default());
        admit(Article {
            title: filled(self.title).or(text.title),
            author: filled(self.author),
            publisher: filled(self.publisher),
            published_on: published.on,
            remarks: published.remark().into_iter().collect(),
            url: filled(self.url),
            language: filled(self.language),
            source_path: Some(path.display().to_string()),
            record,
            decoding: self.decoding,
            id: text.id,
            text: text.text,
            ..Article::default()
        })
    }
}
