//! Maps and sets of words by their [`fold_hash`](super::fold_hash).

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map from the [`fold_hash`](super::fold_hash) of a word, or of several.
pub type WordMap<V> = HashMap<u64, V, BuildHasherDefault<WordHasher>>;

/// A set of the [`fold_hash`](super::fold_hash)es of words.
pub type WordSet = HashSet<u64, BuildHasherDefault<WordHasher>>;

/// Hashes what is already a hash, or bits: hashing it as the standard library does would cost more than everything else
/// done with it. One step of FxHash.
#[derive(Default)]
pub struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write_u64(&mut self, bits: u64) {
        self.0 = (self.0 ^ bits).wrapping_mul(0xf135_7aea_2e62_a9c5);
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u64(u64::from(byte)));
    }

    fn finish(&self) -> u64 {
        // Tables use the low bits, which are the least random.
        self.0.rotate_left(26)
    }
}
