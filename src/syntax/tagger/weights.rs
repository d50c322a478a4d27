//! The weights and their file.
//!
//! The file begins with lines of text, `name: value`, up to an empty line; then follows a row per feature: its key (32
//! bits, little-endian) and a signed byte per tag, in steps of `scale`. Rows are read in place; a key has two places in
//! a table of their numbers, and a key in neither has a row of zeros.

use super::features::{self, FEATURES};
use crate::lexicon::{Tag, Tags};
use std::fmt::Write;

/// The tags that are scored: all but marks, which are never ambiguous.
pub const SCORED: usize = Tag::Mark as usize;

/// All weights of one feature.
pub type Row = [f32; SCORED];

/// The length of a row in the file: its key, and a byte per tag.
const BYTES: usize = 4 + SCORED;

/// The sums of all bytes of a row from the last of its key on, which means nothing and may wrap.
type Sums = [i16; SCORED + 1];

/// The number of places of the table, as a power of two.
const PLACES: u32 = 17;

/// The row of a missing key.
const NOTHING: &[u8; BYTES] = &[0; BYTES];

/// Weights of the features.
pub struct Weights<'a> {
    /// What distinguishes the key of a row from others in its place, and the number of the row. Small enough for the
    /// processor's fast caches: most keys are missing.
    slots: Box<[u32; 1 << PLACES]>,
    /// As stored in the file.
    rows: &'a [[u8; BYTES]],
}

impl<'a> Weights<'a> {
    /// Reads a file; none when it is empty, damaged, or made for other features.
    pub fn read(file: &'a [u8]) -> Option<Self> {
        let end = file.windows(2).position(|pair| pair == b"\n\n")?;
        let header = std::str::from_utf8(&file[..end]).ok()?;
        let field = |name: &str| header.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        let version: u32 = field("features")?.parse().ok()?;
        let count: usize = field("rows")?.parse().ok()?;
        let (rows, rest) = file[end + 2..].as_chunks::<BYTES>();
        if rows.len() != count || !rest.is_empty() || version != features::VERSION || count > usize::from(u16::MAX) {
            return None;
        }
        let slots = vec![0; 1 << PLACES].into_boxed_slice().try_into().ok()?;
        let mut weights = Self { slots, rows };
        (0..count).for_each(|row| weights.insert(row));
        Some(weights)
    }

    /// Puts a row into one of its two places, if one is free.
    fn insert(&mut self, row: usize) {
        let key = self.rows[row].first_chunk().expect("a key");
        let (place, check) = place(u32::from_le_bytes(*key));
        let Some(free) = [place, place ^ 1].into_iter().find(|&slot| self.slots[slot] == 0) else { return };
        self.slots[free] = u32::from(check) << 16 | row as u32;
    }

    /// The best of some tags, by the features with these keys.
    pub fn best(&self, keys: &[u32; FEATURES], among: Tags) -> Tag {
        // First all rows, then their sums, so that the waits for memory overlap.
        let rows = keys.map(|key| self.row(key));
        let mut sums: Sums = [0; SCORED + 1];
        for row in rows {
            for (sum, &byte) in sums.iter_mut().zip(&row[3..]) {
                *sum = sum.wrapping_add(i16::from(byte as i8));
            }
        }
        let (mut best, mut most) = (Tag::Noun, i16::MIN);
        let mut rest = (among - Tags::MARK).bits();
        while rest != 0 {
            let tag = rest.trailing_zeros() as usize;
            if sums[tag + 1] > most {
                (best, most) = (Tag::ALL[tag], sums[tag + 1]);
            }
            rest &= rest - 1;
        }
        best
    }

    #[inline]
    fn row(&self, key: u32) -> &[u8; BYTES] {
        let (place, check) = place(key);
        let [slot, other] = [place, place ^ 1].map(|place| self.slots[place]);
        let found = if slot >> 16 == u32::from(check) { slot } else { other };
        if found >> 16 == u32::from(check) { &self.rows[found as usize & 0xffff] } else { NOTHING }
    }
}

/// The first place of a key, and what distinguishes it from others there: never 0.
#[inline]
fn place(key: u32) -> (usize, u16) {
    ((key >> (32 - PLACES)) as usize, key as u16 | 1)
}

/// Writes a file: the lines of the header, which end with what the reader needs, and the `most` rows with the largest
/// weights. The rows need not be sorted; their keys are unique.
pub fn write(about: &str, mut rows: Vec<(u32, Row)>, most: usize) -> Vec<u8> {
    let largest = |row: &Row| row.iter().fold(0f32, |most, w| most.max(w.abs()));
    rows.sort_by(|(a, x), (b, y)| largest(y).total_cmp(&largest(x)).then(a.cmp(b)));
    rows.truncate(most);
    let scale = rows.first().map_or(1.0, |(_, row)| largest(row)) / f32::from(i8::MAX);
    let mut header = about.to_owned();
    let _ = write!(header, "features: {}\nrows: {}\nscale: {scale}\n\n", features::VERSION, rows.len());
    let mut file = header.into_bytes();
    for (key, row) in rows {
        file.extend(key.to_le_bytes());
        file.extend(row.map(|weight| (weight / scale).round() as i8 as u8));
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_and_what_is_not_there_weighs_nothing() {
        let row = |tag: Tag, weight: f32| std::array::from_fn(|at| if at == tag as usize { weight } else { 0.0 });
        let rows = vec![(0xffff_0001, row(Tag::Base, 2.5)), (7 << 16, row(Tag::Noun, 1.0)), (9, row(Tag::Past, 0.1))];
        let file = write("about: a test\n", rows, 2);
        let weights = Weights::read(&file).expect("a file");
        let best = |key| weights.best(&[key; FEATURES], Tags::NOUN | Tags::BASE | Tags::PAST);
        assert_eq!([0xffff_0001, 7 << 16].map(best), [Tag::Base, Tag::Noun]);
        // The third row was one too many.
        assert_eq!(weights.best(&[9; FEATURES], Tags::BASE | Tags::PAST), Tag::Base);
        assert!(Weights::read(&file[..file.len() - 1]).is_none() && Weights::read(b"").is_none());
    }
}
