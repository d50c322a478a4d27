//! An article as a record of fields, whatever the format of the record.

use super::{Article, Decoding, Published, Rejected, Remark, admit, fragment};
use crate::schema::NoticeCode;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::path::Path;

/// The fields of a record, as written; empty or blank fields count as missing.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs, reason = "they are those of an article")]
pub struct Fields {
    pub id: Option<String>,
    pub text: Option<String>,
    pub title: Option<String>,
    pub author: Option<String>,
    pub publisher: Option<String>,
    /// A day or a time, in any usual form.
    pub published_on: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
    /// How the record was decoded, if it is not UTF-8.
    pub decoding: Option<Decoding>,
    /// See [`Article::derived`].
    pub derived: bool,
    /// See [`Article::repeats`].
    pub repeats: bool,
    /// Other notices about the article.
    pub remarks: Vec<Remark>,
}

impl Fields {
    /// The fields in the order of [`super::columns::FIELDS`].
    pub(super) fn in_order(mut next: impl FnMut() -> Option<String>) -> Self {
        let (id, text, title, published_on) = (next(), next(), next(), next());
        let (publisher, author, url, language) = (next(), next(), next(), next());
        Self { id, text, title, published_on, publisher, author, url, language, ..Self::default() }
    }

    /// An article whose text is made here, from paragraphs under its headline.
    pub(super) fn of_paragraphs(title: Option<String>, paragraphs: &[String]) -> Self {
        let filled = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let title = title.map(|title| filled(&title)).filter(|title| !title.is_empty());
        let body = paragraphs.iter().map(|paragraph| paragraph.trim()).filter(|paragraph| !paragraph.is_empty());
        let body = body.collect::<Vec<_>>().join("\n\n");
        let text = match &title {
            _ if body.is_empty() => String::new(),
            Some(title) if body.lines().next() != Some(title) => format!("{title}\n\n{body}\n"),
            _ => format!("{body}\n"),
        };
        Self { title, text: Some(text), derived: true, ..Self::default() }
    }

    /// A record whose text may be HTML: then the text is made from its paragraphs.
    pub(super) fn unmarked(self) -> Result<Self, String> {
        match &self.text {
            Some(text) if fragment::is_marked(text) => {
                let Self { title, text, derived, .. } =
                    Self::of_paragraphs(self.title.clone(), &fragment::paragraphs(text)?);
                Ok(Self { title, text, derived, ..self })
            }
            _ => Ok(self),
        }
    }

    /// Adds what the file says of all its records, for fields that this record does not have.
    pub(super) fn within(self, file: &Self) -> Self {
        let or = |own: Option<String>, of_all: &Option<String>| own.or_else(|| of_all.clone());
        Self {
            publisher: or(self.publisher, &file.publisher),
            author: or(self.author, &file.author),
            language: or(self.language, &file.language),
            ..self
        }
    }

    /// Adds a notice about the article.
    pub(super) fn remarked(mut self, code: NoticeCode, message: impl Into<String>) -> Self {
        self.remarks.push(Remark { code, message: message.into() });
        self
    }

    /// The article, read from a record of a file. Without an id, its address is its id, or else a digest of its text.
    pub fn article(self, path: &Path, record: Option<u64>) -> Result<Article, Rejected> {
        let filled = |field: Option<String>| field.filter(|f| !f.trim().is_empty());
        let (published_on, remark) = read_day(filled(self.published_on));
        let (url, text) = (filled(self.url), self.text.unwrap_or_default());
        let id = filled(self.id).or_else(|| url.clone()).unwrap_or_else(|| digest(&text));
        let text = Article::from_text(id, text);
        admit(Article {
            title: filled(self.title).or(text.title),
            author: filled(self.author).map(|line| without_by(&line).to_owned()),
            publisher: filled(self.publisher),
            published_on,
            url: url.or(text.url),
            language: filled(self.language),
            source_path: Some(path.display().to_string()),
            record,
            derived: self.derived,
            repeats: self.repeats,
            decoding: self.decoding,
            remarks: self.remarks.into_iter().chain(remark).collect(),
            id: text.id,
            text: text.text,
            ..Article::default()
        })
    }
}

/// The day of publication, or the notice for one that cannot be read.
fn read_day(written: Option<String>) -> (Option<NaiveDate>, Option<Remark>) {
    match written.map(|day| Published::read(day.trim())) {
        None => (None, None),
        Some(Ok(published)) => (published.on, published.remark()),
        Some(Err(reason)) => {
            let message = format!("the day of publication was not read: {reason}");
            (None, Some(Remark { code: NoticeCode::DayNotRead, message }))
        }
    }
}

/// A byline without the word that introduces it.
fn without_by(line: &str) -> &str {
    let line = line.trim();
    line.get(..3).filter(|by| by.eq_ignore_ascii_case("by ")).map_or(line, |by| line[by.len()..].trim_start())
}

/// A name for a text that is the same in every run.
fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(fields: Fields) -> Article {
        fields.article(Path::new("n.jsonl"), Some(1)).unwrap()
    }

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn without_an_id_the_address_or_a_digest_of_the_text_is_one() {
        let (text, url) = (some("A dam broke."), some("https://a.example/dam"));
        assert_eq!(
            article(Fields { id: some("a"), url: url.clone(), text: text.clone(), ..Fields::default() }).id,
            "a"
        );
        assert_eq!(
            article(Fields { id: some(" "), url, text: text.clone(), ..Fields::default() }).id,
            "https://a.example/dam"
        );
        let digest = |text| article(Fields { text, ..Fields::default() }).id;
        assert_eq!(digest(text.clone()).len(), 16);
        assert_eq!(digest(text.clone()), digest(text.clone()));
        assert_ne!(digest(text), digest(some("Another dam broke.")));
    }

    #[test]
    fn a_day_that_cannot_be_read_is_a_remark_and_the_article_stays() {
        let dated = |day: &str| article(Fields { text: some("x"), published_on: some(day), ..Fields::default() });
        let found = dated("soon");
        let message = "the day of publication was not read: expected a day (2015-01-22), found \"soon\"";
        assert_eq!(found.remarks, [Remark { code: NoticeCode::DayNotRead, message: message.to_owned() }]);
        assert_eq!((found.published_on, dated("22 Jan 2015").remarks), (None, Vec::new()));
    }
}
