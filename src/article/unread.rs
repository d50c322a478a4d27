//! An article that was found in its source but not read yet. Finding goes through the source in order; reading
//! (decoding, parsing a page) can be done by any free worker, or skipped.

use super::{Article, Rejected};
use crate::guard::guarded;
use std::path::Path;
use std::sync::Arc;

/// A version of a news item.
pub struct Version {
    /// The id shared by all its versions.
    pub guid: String,
    /// Later ones have higher numbers.
    pub number: u64,
}

/// See the module.
pub struct Unread {
    /// Its size in bytes, before it is read.
    pub bytes: usize,
    /// The kind of its source: "Nexis Uni", "JSON".
    pub kind: &'static str,
    /// Its version, if the item may have others.
    pub version: Option<Version>,
    /// Where it was found: the file, and the record in it.
    place: Option<(Arc<Path>, Option<u64>)>,
    read: Box<dyn FnOnce() -> Result<Article, Rejected> + Send>,
}

impl Unread {
    /// An article of this size that is read by this function.
    pub fn new(bytes: usize, read: impl FnOnce() -> Result<Article, Rejected> + Send + 'static) -> Self {
        Self { bytes, kind: "", version: None, place: None, read: Box::new(read) }
    }

    /// Sets the kind of its source, unless it has one.
    pub fn of_kind(self, kind: &'static str) -> Self {
        Self { kind: if self.kind.is_empty() { kind } else { self.kind }, ..self }
    }

    /// Sets where it was found, unless it is set.
    pub fn at(mut self, path: &Arc<Path>, record: Option<u64>) -> Self {
        self.place.get_or_insert_with(|| (path.clone(), record));
        self
    }

    /// Reads it. An article whose reader panics is rejected.
    pub fn read(self) -> Result<Article, Rejected> {
        let Self { read, place, .. } = self;
        guarded(read).unwrap_or_else(|failure| {
            let (path, record) = place.unwrap_or((Path::new("an article").into(), None));
            Err(Rejected { record, ..Rejected::file(&path, format!("{FAILED} ({failure})")) })
        })
    }
}

/// The articles of one file.
pub type Articles = Box<dyn Iterator<Item = Unread> + Send>;

/// The message for an article whose reader panics.
pub(super) const FAILED: &str = "expected an article that can be read, found one on which its reader crashed";

impl From<Result<Article, Rejected>> for Unread {
    fn from(read: Result<Article, Rejected>) -> Self {
        Self::new(read.as_ref().map_or(0, |article| article.text.len()), || read)
    }
}

impl From<Rejected> for Unread {
    fn from(rejected: Rejected) -> Self {
        Self::from(Err(rejected))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_at_which_its_reader_fails_is_rejected_with_its_place() {
        let path: Arc<Path> = Path::new("n.jsonl").into();
        let failing = || Unread::new(1, || panic!("no way"));
        let rejected = failing().at(&path, Some(7)).at(&Path::new("other").into(), None).read().unwrap_err();
        assert!(
            rejected.to_string().starts_with("n.jsonl, line 7: expected an article that can be read"),
            "{rejected}"
        );
        assert!(rejected.reason.contains("no way"));
        let sound = Unread::new(1, || Ok(Article::from_text("a", "A"))).at(&path, None);
        assert_eq!(sound.read().unwrap().id, "a");
    }
}
