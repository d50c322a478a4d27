//! What is known about words, as a table that is used in place in the program file.

use super::{Groups, Tags, WordClass};

/// The words of all lists with their classes. A word is identified by its [`fold_hash`](super::fold_hash) alone: no
/// text is compared, which would cost a cache miss per token. Among ten million different words one is mistaken for a
/// listed one with a probability of one in ten million (64 bits, a hundred thousand entries); a test checks that no two
/// listed words share a hash.
///
/// The cost of a look-up is the wait for memory, so a word takes eight bytes in one place: an open-addressed table with
/// the upper bits of the hash next to the number of the word's set of classes, of which there are some hundreds. The
/// table is built with the program, and read in place.
pub struct Lexicon {
    slots: &'static [[u8; 8]; SLOTS],
    /// All entries, each distinct one once; the first is for words in no list.
    sets: Vec<Known>,
}

/// The entry of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Known {
    /// The lists that contain it.
    pub class: WordClass,
    /// What it can be in a sentence in lower case; empty if unknown.
    pub tags: Tags,
    /// The groups of words that it is in.
    pub groups: Groups,
}

/// The number of slots of the table, of which half are free.
pub(super) const SLOTS: usize = 1 << 19;

/// The bits of a slot for the number of the entry.
pub(super) const SET: u64 = 0xffff;

/// The length of an entry in the file.
pub(super) const BYTES: usize = 12 + Groups::BYTES;

impl Lexicon {
    /// Reads the file that `lists` makes; none if it is not valid.
    pub fn read(file: &'static [u8]) -> Option<Self> {
        let (slots, sets) = file.split_at_checked(8 * SLOTS)?;
        let sets = sets.as_chunks::<BYTES>().0.iter().map(Known::read).collect();
        Some(Self { slots: slots.as_chunks().0.first_chunk()?, sets })
    }

    /// The classes of a word, ignoring case; empty if unknown.
    pub fn class(&self, word: &str) -> WordClass {
        self.class_of(super::fold_hash(word))
    }

    /// The same for a word by its [`fold_hash`](super::fold_hash).
    pub fn class_of(&self, hash: u64) -> WordClass {
        self.known(self.number_of(hash)).class
    }

    /// All words with their entries: for each the upper bits of its hash, in no meaningful order.
    pub fn words(&self) -> impl Iterator<Item = (u64, &Known)> {
        let taken = self.slots.iter().map(|&slot| u64::from_le_bytes(slot)).filter(|&slot| slot != 0);
        taken.map(|slot| (slot & !SET, self.known(slot as u16)))
    }

    /// The number of the entry of a word, by its [`fold_hash`](super::fold_hash).
    pub fn number_of(&self, hash: u64) -> u16 {
        slot(|at| u64::from_le_bytes(self.slots[at]), hash).1 as u16
    }

    /// The entry with this number.
    #[inline]
    pub fn known(&self, number: u16) -> &Known {
        &self.sets[usize::from(number)]
    }
}

/// The slot of a word, or its free slot, and its content.
pub(super) fn slot(read: impl Fn(usize) -> u64, hash: u64) -> (usize, u64) {
    let mut at = hash as usize % SLOTS;
    loop {
        let slot = read(at);
        if slot == 0 || (slot ^ hash) & !SET == 0 {
            return (at, slot);
        }
        at = (at + 1) % SLOTS;
    }
}

impl Known {
    fn read(bytes: &[u8; BYTES]) -> Self {
        Self {
            class: WordClass::from_bits_retain(u64::from_le_bytes(part(bytes, 0))),
            tags: Tags::from_bits_retain(u32::from_le_bytes(part(bytes, 8))),
            groups: Groups::from_bytes(part(bytes, 12)),
        }
    }
}

fn part<const N: usize>(bytes: &[u8; BYTES], from: usize) -> [u8; N] {
    std::array::from_fn(|at| bytes[from + at])
}
