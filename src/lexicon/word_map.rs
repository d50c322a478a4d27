//! Maps and sets of words by their [`fold_hash`](super::fold_hash).

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map from the [`fold_hash`](super::fold_hash) of a word, or of several.
pub type WordMap<V> = HashMap<u64, V, BuildHasherDefault<WordHasher>>;

/// A set of the [`fold_hash`](super::fold_hash)es of words.
pub type WordSet = HashSet<u64, BuildHasherDefault<WordHasher>>;

/// Takes a hash as it is: hashing it again, as the standard library does, costs more than all else that is done to it.
#[derive(Default)]
pub struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, &byte| hash.rotate_left(8) ^ u64::from(byte));
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
