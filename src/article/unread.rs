//! An article that was found in its source and not read yet: finding goes through the source from its beginning on, reading
//! (decoding, parsing a page) can be done by whoever has a hand free, or be left.

use super::{Article, Rejected};

/// See the module.
pub struct Unread {
    /// How many bytes wait to be read.
    pub bytes: usize,
    read: Box<dyn FnOnce() -> Result<Article, Rejected> + Send>,
}

impl Unread {
    /// An article of so many bytes that is read in this way.
    pub fn new(bytes: usize, read: impl FnOnce() -> Result<Article, Rejected> + Send + 'static) -> Self {
        Self { bytes, read: Box::new(read) }
    }

    /// Reads it.
    pub fn read(self) -> Result<Article, Rejected> {
        (self.read)()
    }
}

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
