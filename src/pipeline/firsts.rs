//! The firsts of clusters of copies, as they stand in the tables. The first article of a cluster may be rejected when it is
//! read; the next one takes its place then, so that every cluster is called after an article that is there.

use super::sift::hash;
use std::collections::{HashMap, HashSet};

/// The articles in the tables that are first of their clusters, by their hashes.
#[derive(Default)]
pub(super) struct Firsts {
    there: HashSet<u128>,
    /// The first in the tables of a cluster whose first article is not there.
    instead: HashMap<u128, String>,
}

impl Firsts {
    /// Takes in an article that goes into the tables, and the first article of its cluster; gives the id of the cluster.
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
