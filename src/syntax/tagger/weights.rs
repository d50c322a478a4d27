//! The weights and their file, used in place.
//!
//! The file begins with lines of text, `name: value`, up to an empty line; then follows a [`Table`]. A feature weighs
//! only for the few tags that its word can have: a row is four tags with their weights, in steps of `scale`, and a
//! feature with more tags has several rows.

use super::features::{self, FEATURES};
use crate::lexicon::hashed::{self, Bytes, Header, Table};
use crate::lexicon::{Tag, Tags};
use std::fmt::Write;

/// The tags that are scored: all but marks, which are never ambiguous.
pub const SCORED: usize = Tag::Mark as usize;

/// All weights of one feature.
pub type Row = [f32; SCORED];

/// The number of lines of the table, each of at most six rows.
const LINES: usize = 14_336;

/// One sum for each number of a tag that a byte of a row can have.
const SUMS: usize = 32;
const _: () = assert!(SCORED <= SUMS);

/// Weights of the features.
pub struct Weights<'a> {
    table: Table<'a>,
}

impl<'a> Weights<'a> {
    /// Reads a file; none when it is empty, damaged, or made for other features.
    pub fn read(file: &'a [u8]) -> Option<Self> {
        let (header, rest) = Header::read(file)?;
        let version: u32 = header.field("features")?.parse().ok()?;
        let (table, rest) = Table::read(rest, LINES)?;
        (rest.is_empty() && version == features::VERSION).then_some(Self { table })
    }

    /// The best of some tags, by the features with these keys.
    pub fn best(&self, mut keys: [u32; FEATURES], among: Tags) -> Tag {
        let mut sums = [0i16; SUMS];
        for &place in self.table.find(&mut keys) {
            for row in self.table.rows(place) {
                for &[tag, weight] in row.as_chunks().0 {
                    let sum = &mut sums[tag as usize % SUMS];
                    *sum = sum.wrapping_add(i16::from(weight as i8));
                }
            }
        }
        let (mut best, mut most) = (Tag::Noun, i16::MIN);
        let mut rest = (among - Tags::MARK).bits();
        while rest != 0 {
            let tag = rest.trailing_zeros() as usize;
            if sums[tag] > most {
                (best, most) = (Tag::ALL[tag], sums[tag]);
            }
            rest &= rest - 1;
        }
        best
    }
}

/// Writes a file: the lines of the header, which end with what the reader needs, and the `most` rows with the largest
/// weights, as far as their lines have room for them. The rows need not be sorted; their keys are unique.
pub fn write(about: &str, mut rows: Vec<(u32, Row)>, most: usize) -> Vec<u8> {
    let largest = |row: &Row| row.iter().fold(0f32, |most, w| most.max(w.abs()));
    rows.sort_by(|(a, x), (b, y)| largest(y).total_cmp(&largest(x)).then(a.cmp(b)));
    rows.truncate(most);
    let scale = rows.first().map_or(1.0, |(_, row)| largest(row)) / f32::from(i8::MAX);
    let mut header = about.to_owned();
    let (version, lists) = (features::VERSION, features::fingerprint());
    let _ = write!(header, "features: {version}\nlists: {lists:x}\nscale: {scale}\n");
    let mut file = hashed::header(header);
    let packed: Vec<_> = rows.iter().flat_map(|(key, row)| pack(row, scale).map(|bytes| (*key, bytes))).collect();
    file.extend(hashed::file(&packed, LINES));
    file
}

/// The tags for which a feature weighs, four to a row, the largest weights first.
fn pack(row: &Row, scale: f32) -> impl Iterator<Item = Bytes> {
    let steps = row.iter().enumerate().map(|(tag, weight)| (tag as u8, (weight / scale).round() as i8));
    let mut pairs: Vec<_> = steps.filter(|(_, weight)| weight.unsigned_abs() > LEAST).collect();
    pairs.sort_by_key(|(_, weight)| std::cmp::Reverse(weight.unsigned_abs()));
    let rows: Vec<Bytes> = pairs.chunks(4).map(packed).collect();
    rows.into_iter()
}

/// Smaller weights, in steps of the scale, are left out.
const LEAST: u8 = 1;

fn packed(pairs: &[(u8, i8)]) -> Bytes {
    let mut bytes = Bytes::default();
    for (place, &(tag, weight)) in bytes.as_chunks_mut().0.iter_mut().zip(pairs) {
        *place = [tag, weight as u8];
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_were_learned_with_the_lists_of_today() {
        let file = include_bytes!("../../lexicon/tags.weights");
        let lists = format!("\nlists: {:x}\n", features::fingerprint());
        assert!(
            file.windows(lists.len()).take(4096).any(|window| window == lists.as_bytes()),
            "a list of the lexicon has changed what the tagger of parts of speech sees ({}): learn its weights anew, as the \
             head of examples/syntax/main.rs says",
            lists.trim()
        );
    }

    #[test]
    fn what_is_written_is_read_back_and_what_is_not_there_weighs_nothing() {
        let row = |tag: Tag, weight: f32| std::array::from_fn(|at| if at == tag as usize { weight } else { 0.0 });
        let rows = vec![(0xffff_0001, row(Tag::Base, 2.5)), (7 << 16, row(Tag::Noun, 1.0)), (9, row(Tag::Past, 0.1))];
        let file = write("about: a test\n", rows, 2);
        let weights = Weights::read(&file).expect("a file");
        let best = |key| weights.best([key; FEATURES], Tags::NOUN | Tags::BASE | Tags::PAST);
        assert_eq!([0xffff_0001, 7 << 16].map(best), [Tag::Base, Tag::Noun]);
        // The third row was one too many.
        assert_eq!(weights.best([9; FEATURES], Tags::BASE | Tags::PAST), Tag::Base);
        assert!(Weights::read(&file[..file.len() - 1]).is_none() && Weights::read(b"").is_none());
    }

    #[test]
    fn a_feature_may_weigh_for_many_tags() {
        let row: Row = std::array::from_fn(|tag| tag as f32 + 1.0);
        let file = write("", vec![(7 << 16, row)], 1);
        let weights = Weights::read(&file).expect("a file");
        for tag in (0..SCORED - 1).map(|tag| Tag::ALL[tag]) {
            let next = Tag::ALL[tag as usize + 1];
            assert_eq!(weights.best([7 << 16; FEATURES], Tags::from(tag) | Tags::from(next)), next);
        }
    }
}
