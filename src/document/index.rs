//! Where phrases are in their list, by the hashes of their words: a table that is used in place in the program file, or
//! is made at its start for a short list.

use super::tokenize;
use crate::lexicon::{Lexicon, WordMap, fold_hash};
use crate::span::Span;

/// The positions of a list of phrases by their words, read in place from a file of [`file`].
pub struct Index {
    /// Checked before the tables below, which are too large for the processor's fast caches: most tokens begin no
    /// phrase. One bit for each hash of a first token: tokens without their bit begin no phrase.
    firsts: &'static [[u8; 8]],
    /// The most tokens that a phrase has, by the hash of its first token: the upper bits of the hash, and the number.
    longest: &'static [[u8; 4]],
    /// The number of a phrase by the hash of all its tokens: the upper bits of the hash, and the number plus one.
    entries: &'static [[u8; 8]],
    /// Phrases that differ only in case are one, with adjacent values: where those of each begin.
    starts: &'static [[u8; 4]],
    /// The position of the value of each row of the list.
    places: &'static [[u8; 4]],
}

/// The bits of a slot of `longest` that count tokens.
const TOKENS: u32 = 0xff;

/// The bits of a slot of `entries` that number a phrase.
const NUMBER: u64 = (1 << 20) - 1;

/// With so many bits of `firsts` per entry, one in nine tokens passes that should not.
const BITS: usize = 8;

impl Index {
    /// Reads a file; none if it is not valid.
    pub fn read(file: &'static [u8]) -> Option<Self> {
        let (head, mut rest) = file.split_first_chunk::<20>()?;
        let mut next = |part: usize, width: usize| {
            let length = u32::from_le_bytes(head.as_chunks().0[part]) as usize;
            let (taken, left) = rest.split_at_checked(length * width)?;
            rest = left;
            Some(taken)
        };
        Some(Self {
            firsts: next(0, 8)?.as_chunks().0,
            longest: next(1, 4)?.as_chunks().0,
            entries: next(2, 8)?.as_chunks().0,
            starts: next(3, 4)?.as_chunks().0,
            places: next(4, 4)?.as_chunks().0,
        })
    }

    /// The most tokens of a phrase that begins with the token of this hash; 0 when none does.
    #[inline]
    pub fn longest(&self, first: u64) -> usize {
        let (word, bit) = bit(first, self.firsts.len());
        if u64::from_le_bytes(self.firsts[word]) & bit == 0 {
            return 0;
        }
        (length_slot(|at| u32::from_le_bytes(self.longest[at]), self.longest.len(), first).1 & TOKENS) as usize
    }

    /// The positions of the values of the phrase with this hash of all its tokens.
    #[inline]
    pub fn values(&self, hash: u64) -> Option<std::ops::Range<usize>> {
        let slot = entry_slot(|at| u64::from_le_bytes(self.entries[at]), self.entries.len(), hash).1;
        let number = ((slot & NUMBER) as usize).checked_sub(1)?;
        let start = |number: usize| u32::from_le_bytes(self.starts[number]) as usize;
        Some(start(number)..start(number + 1))
    }

    /// The positions of the values of the rows, in the order of the list.
    pub fn places(&self) -> impl ExactSizeIterator<Item = usize> {
        self.places.iter().map(|&place| u32::from_le_bytes(place) as usize)
    }
}

/// The hash of some tokens and one more.
pub fn combine(hash: u64, next: u64) -> u64 {
    (hash.rotate_left(23) ^ next).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The word and bit of `firsts` for a hash.
fn bit(hash: u64, words: usize) -> (usize, u64) {
    ((hash >> 6) as usize & (words - 1), 1 << (hash & 63))
}

/// The slot of the length for a first token, or its free slot, and its content.
fn length_slot(read: impl Fn(usize) -> u32, slots: usize, hash: u64) -> (usize, u32) {
    let mut at = hash as usize & (slots - 1);
    loop {
        let slot = read(at);
        if slot == 0 || (slot ^ (hash >> 32) as u32) & !TOKENS == 0 {
            return (at, slot);
        }
        at = (at + 1) & (slots - 1);
    }
}

/// The slot of an entry, or its free slot, and its content.
fn entry_slot(read: impl Fn(usize) -> u64, slots: usize, hash: u64) -> (usize, u64) {
    let mut at = hash as usize & (slots - 1);
    loop {
        let slot = read(at);
        if slot == 0 || (slot ^ hash) & !NUMBER == 0 {
            return (at, slot);
        }
        at = (at + 1) & (slots - 1);
    }
}

/// The file that [`Index::read`] reads, for a list of phrases.
///
/// # Panics When there are too many to number.
pub fn file<'p>(phrases: impl IntoIterator<Item = &'p str>, lexicon: &Lexicon) -> Vec<u8> {
    let (mut longest, mut numbers): (WordMap<u32>, WordMap<usize>) = Default::default();
    let (mut words, mut rows, mut counts) = (Vec::new(), Vec::new(), Vec::<u32>::new());
    for phrase in phrases {
        words.clear();
        hash_words(phrase, lexicon, &mut words);
        let most = longest.entry(words[0]).or_default();
        *most = (words.len() as u32).min(TOKENS).max(*most);
        let number = *numbers.entry(words.iter().copied().fold(0, combine)).or_insert(counts.len());
        counts.resize(counts.len().max(number + 1), 0);
        rows.push((number, counts[number]));
        counts[number] += 1;
    }
    assert!(counts.len() < NUMBER as usize, "{} phrases are too many for their numbers", counts.len());
    let mut starts = vec![0];
    starts.extend(counts.iter().scan(0, |sum, count| {
        *sum += count;
        Some(*sum)
    }));
    let places = rows.iter().map(|&(number, nth)| starts[number] + nth).collect::<Vec<_>>();
    let (firsts, longest, entries) = (firsts(&longest), lengths(&longest), entries(&numbers));
    let sizes = [firsts.len(), longest.len(), entries.len(), starts.len(), places.len()];
    let wide = |part: Vec<u64>| part.into_iter().flat_map(u64::to_le_bytes);
    let narrow = |part: Vec<u32>| part.into_iter().flat_map(u32::to_le_bytes);
    let head = narrow(sizes.map(|size| size as u32).to_vec());
    head.chain(wide(firsts))
        .chain(narrow(longest))
        .chain(wide(entries))
        .chain(narrow(starts))
        .chain(narrow(places))
        .collect()
}

/// The bits of the first tokens.
fn firsts(longest: &WordMap<u32>) -> Vec<u64> {
    let mut firsts = vec![0; (BITS * longest.len()).div_ceil(64).next_power_of_two()];
    for &hash in longest.keys() {
        let (word, bit) = bit(hash, firsts.len());
        firsts[word] |= bit;
    }
    firsts
}

/// The slots of the lengths; if two first tokens share a slot, the longer.
fn lengths(longest: &WordMap<u32>) -> Vec<u32> {
    let mut slots = vec![0; (2 * longest.len()).next_power_of_two()];
    for (&hash, &length) in sorted(longest) {
        let (at, slot) = length_slot(|at| slots[at], slots.len(), hash);
        slots[at] = (hash >> 32) as u32 & !TOKENS | length.max(slot & TOKENS);
    }
    slots
}

/// The slots of the phrases.
fn entries(numbers: &WordMap<usize>) -> Vec<u64> {
    let mut slots = vec![0; (2 * numbers.len()).next_power_of_two()];
    for (&hash, &number) in sorted(numbers) {
        let (at, slot) = entry_slot(|at| slots[at], slots.len(), hash);
        assert!(slot == 0, "two phrases have the same hash, {hash:x}");
        slots[at] = hash & !NUMBER | (number as u64 + 1);
    }
    slots
}

/// In a deterministic order.
fn sorted<V>(map: &WordMap<V>) -> impl Iterator<Item = (&u64, &V)> {
    let mut all: Vec<_> = map.iter().collect();
    all.sort_unstable_by_key(|&(hash, _)| hash);
    all.into_iter()
}

/// Adds the hashes of a phrase's tokens. Most phrases are letters, spaces and hyphens, which need no tokenizer.
fn hash_words(phrase: &str, lexicon: &Lexicon, words: &mut Vec<u64>) {
    if phrase.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '-') {
        for (n, part) in phrase.split(' ').flat_map(|word| word.split('-').enumerate()) {
            words.extend((n > 0).then(|| fold_hash("-")));
            words.extend((!part.is_empty()).then(|| fold_hash(part)));
        }
    } else {
        let mut tokens = Vec::new();
        tokenize(phrase, Span::new(0, phrase.len()), lexicon, &mut tokens);
        words.extend(tokens.iter().map(|token| token.hash));
    }
}
