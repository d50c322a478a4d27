//! The first articles of clusters of copies in the tables. If the first article of a cluster is rejected when it is
//! read, the next one takes its place, so that every cluster is named after an article in the tables.

use super::sift::hash;
use std::collections::{HashMap, HashSet};

/// The articles in the tables that are first of their clusters, by their hashes.
#[derive(Default)]
pub(super) struct Firsts {
    there: HashSet<u128>,
    /// For a cluster whose first article is missing: the first one in the tables.
    instead: HashMap<u128, String>,
}

impl Firsts {
    /// Adds an article of the tables, and the first article of its cluster; returns the id of the cluster.
    pub fn settle(&mut self, id: &str, first: &str) -> String {
        if id == first {
            self.there.insert(hash(id));
        }
        let first_hash = hash(first);
        if self.there.contains(&first_hash) {
            return first.to_owned();
        }
        self.instead.entry(first_hash).or_insert_with(|| id.to_owned()).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_copy_takes_the_place_of_a_first_that_was_rejected() {
        let mut firsts = Firsts::default();
        let settled = [("a", "a"), ("b", "a"), ("d", "c"), ("e", "c"), ("f", "a"), ("g", "g"), ("h", "c")];
        let settled = settled.map(|(id, first)| firsts.settle(id, first));
        assert_eq!(settled, ["a", "a", "d", "d", "a", "g", "d"]);
    }
}
