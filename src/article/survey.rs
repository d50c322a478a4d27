//! Lists what would be read, before a long run: the files of the inputs, what they are, and how many articles each
//! holds.

use super::{Article, Finding, Rejected};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A file, or a member of an archive.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Surveyed {
    /// Where it is.
    pub source_path: String,
    /// What it was read as; empty if it could not be opened.
    pub kind: &'static str,
    /// The number of its articles.
    pub articles: u64,
    /// How many of its items are rejected.
    pub rejected: u64,
    /// The headline of its first article.
    pub title: Option<String>,
    /// The day of its first article.
    pub published_on: Option<NaiveDate>,
    /// Why items were rejected, with the number of each reason.
    pub reasons: BTreeMap<String, u64>,
}

/// The files of the inputs, one after the other.
pub struct Survey {
    finding: Finding,
    /// The current file.
    open: Option<Surveyed>,
}

impl Survey {
    /// Surveys the articles that are found.
    pub fn of(finding: Finding) -> Self {
        Self { finding, open: None }
    }
}

impl Iterator for Survey {
    type Item = Surveyed;

    fn next(&mut self) -> Option<Self::Item> {
        for unread in self.finding.by_ref() {
            let kind = unread.kind;
            let read = unread.read();
            let path = match &read {
                Ok(article) => article.source_path.as_deref().unwrap_or(&article.id),
                Err(rejected) => &rejected.source_path,
            };
            let done = self.open.take_if(|open| open.source_path != path);
            let open =
                self.open.get_or_insert_with(|| Surveyed { source_path: path.to_owned(), ..Surveyed::default() });
            open.kind = if open.kind.is_empty() { kind } else { open.kind };
            open.add(read);
            if done.is_some() {
                return done;
            }
        }
        self.open.take()
    }
}

impl Surveyed {
    fn add(&mut self, read: Result<Article, Rejected>) {
        match read {
            Ok(article) => {
                if self.articles == 0 {
                    (self.title, self.published_on) = (article.title, article.published_on);
                }
                self.articles += 1;
            }
            Err(Rejected { reason, .. }) => {
                self.rejected += 1;
                *self.reasons.entry(reason).or_default() += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Inputs, Options};
    use std::fs;

    #[test]
    fn each_file_is_listed_with_what_is_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(
            at("a.json"),
            "[{\"text\":\"One\",\"title\":\"T\",\"date\":\"2019-03-02\"},{\"text\":\"Two\"},{},{}]",
        )
        .unwrap();
        fs::write(
            at("b.txt"),
            "<rss><channel><item><title>Dam</title><description>A dam.</description></item></channel></rss>",
        )
        .unwrap();
        fs::write(at("c.pdf"), "%PDF-1.7").unwrap();
        let inputs = Inputs::find(&[folder.path().to_owned()], Options::default()).unwrap();
        let found: Vec<_> = Survey::of(inputs.articles()).collect();
        let counts: Vec<_> =
            found.iter().map(|s| (s.kind, s.articles, s.rejected, s.title.as_deref(), s.reasons.len())).collect();
        assert_eq!(counts[0], ("JSON", 2, 2, Some("T"), 1));
        assert_eq!(counts[1], ("RSS or Atom", 1, 0, Some("Dam"), 0));
        assert_eq!((counts[2].1, counts[2].2, counts.len()), (0, 1, 3));
        assert_eq!(found[0].published_on.unwrap().to_string(), "2019-03-02");
    }
}
