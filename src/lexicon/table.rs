//! What is known of words, as a table that lies in the program.

use super::{Groups, Tags, WordClass};

/// The words of all lists with their classes. A word is known by its [`fold_hash`](super::fold_hash) alone: no text is
/// compared, which would cost a cache miss a token. Among ten million different words one is taken for a listed one with a
/// probability of one in ten million (64 bits, a hundred thousand entries); that no two listed words share a hash is tested.
///
/// A look-up costs little but the wait for memory, so a word takes eight bytes in one place: an open-addressed table with
/// the upper bits of the hash beside the number of the word's set of classes, of which there are some hundreds. The table is
/// laid out when the program is built, and read where it lies.
pub struct Lexicon {
    slots: &'static [[u8; 8]; SLOTS],
    /// All that is known of words, each kind of word once; the first is a word that no list has.
    sets: Vec<Known>,
}

/// What is known of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Known {
    /// The lists that have it.
    pub class: WordClass,
    /// What it can be in a sentence where it is written small; empty when it is not known.
    pub tags: Tags,
    /// The groups of words that it is in.
    pub groups: Groups,
}

/// The places of the table, of which half are free.
pub(super) const SLOTS: usize = 1 << 19;

/// The bits of a slot that number what is known of its word.
pub(super) const SET: u64 = 0xffff;

/// The length of all that is known of a word in the file.
pub(super) const BYTES: usize = 28;

impl Lexicon {
    /// Reads the file that `lists` makes; none when it is none.
    pub fn read(file: &'static [u8]) -> Option<Self> {
        let (slots, sets) = file.split_at_checked(8 * SLOTS)?;
        let sets = sets.as_chunks::<BYTES>().0.iter().map(Known::read).collect();
        Some(Self { slots: slots.as_chunks().0.first_chunk()?, sets })
    }

    /// The classes of a word, whatever its case; empty when it is not known.
    pub fn class(&self, word: &str) -> WordClass {
        self.class_of(super::fold_hash(word))
    }

    /// The same for a word by its [`fold_hash`](super::fold_hash).
    pub fn class_of(&self, hash: u64) -> WordClass {
        self.known(self.number_of(hash)).class
    }

    /// All words with their classes: for each the upper bits of its hash, in no order that means something.
    pub fn words(&self) -> impl Iterator<Item = (u64, WordClass)> {
        let taken = self.slots.iter().map(|&slot| u64::from_le_bytes(slot)).filter(|&slot| slot != 0);
        taken.map(|slot| (slot & !SET, self.known(slot as u16).class))
    }

    /// The number of what is known of a word, by its [`fold_hash`](super::fold_hash).
    pub fn number_of(&self, hash: u64) -> u16 {
        slot(|at| u64::from_le_bytes(self.slots[at]), hash).1 as u16
    }

    /// All that is known of a word, by the number of it.
    #[inline]
    pub fn known(&self, number: u16) -> &Known {
        &self.sets[usize::from(number)]
    }
}

/// Where a word is, or would be, and what stands there.
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
            groups: Groups::from_bits_retain(u128::from_le_bytes(part(bytes, 12))),
        }
    }
}

fn part<const N: usize>(bytes: &[u8; BYTES], from: usize) -> [u8; N] {
    std::array::from_fn(|at| bytes[from + at])
}
