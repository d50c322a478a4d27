//! Counts of what readers skip without a message of its own, since it was never meant to be an article.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Counts by kind; all clones share the same counts.
#[derive(Debug, Clone, Default)]
pub struct Passed(Arc<Mutex<BTreeMap<String, u64>>>);

impl Passed {
    /// Counts one of these.
    pub fn count(&self, what: impl Into<String>) {
        *self.counts().entry(what.into()).or_default() += 1;
    }

    /// How many of each kind were skipped so far.
    pub fn so_far(&self) -> BTreeMap<String, u64> {
        self.counts().clone()
    }

    fn counts(&self) -> MutexGuard<'_, BTreeMap<String, u64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Counts in words: WARC records of type request (12), files of other kinds in archives (1).
pub fn listed(counts: &BTreeMap<String, u64>) -> String {
    counts.iter().map(|(what, n)| format!("{what} ({n})")).collect::<Vec<_>>().join(", ")
}
