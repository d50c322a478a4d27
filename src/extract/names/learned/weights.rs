//! The weights and their file, used in place.
//!
//! The file begins with lines of text, `name: value`, up to an empty line. Then come a [`Table`] of rows, and the
//! transitions (`LABELS`² 32-bit floats, little-endian). A row is a signed byte per label but [`OUTSIDE`], in steps of
//! `scale`: its weight relative to that of `OUTSIDE`, since adding the same to all labels of a token changes no choice.

use super::features;
use super::labels::{LABELS, OUTSIDE};
use crate::lexicon::hashed::{self, Bytes, Header, Table};
use std::fmt::Write;

/// The number of lines of the table, each of at most six rows.
const LINES: usize = 32_768;

/// All weights of one feature.
pub type Row = [f32; LABELS];

/// Weights of the features and transitions of labels.
pub struct Weights<'a> {
    scale: f32,
    transitions: [Row; LABELS],
    table: Table<'a>,
}

impl<'a> Weights<'a> {
    /// Reads a file; none when it is empty, damaged, or made for other features.
    pub fn read(file: &'a [u8]) -> Option<Self> {
        let (header, rest) = Header::read(file)?;
        let version: u32 = header.field("features")?.parse().ok()?;
        let scale = header.field("scale")?.parse().ok()?;
        let (table, rest) = Table::read(rest, LINES)?;
        let (cells, rest) = rest.as_chunks();
        if cells.len() != LABELS * LABELS || !rest.is_empty() || version != features::VERSION {
            return None;
        }
        let transitions = std::array::from_fn(|a| std::array::from_fn(|b| f32::from_le_bytes(cells[a * LABELS + b])));
        Some(Self { scale, transitions, table })
    }

    /// The weight of a label after another, from label to label.
    pub fn transitions(&self) -> &[Row; LABELS] {
        &self.transitions
    }

    /// The sum of the weights of some features, at most 200, relative to that of [`OUTSIDE`]. The order of the keys
    /// changes.
    pub fn score(&self, keys: &mut [u32]) -> Row {
        let mut sums = [0i16; LABELS - 1];
        for &place in self.table.find(keys) {
            for row in self.table.rows(place) {
                for (sum, &byte) in sums.iter_mut().zip(row) {
                    *sum = sum.wrapping_add(i16::from(byte as i8));
                }
            }
        }
        let mut scores = [0.0; LABELS];
        for (score, sum) in scores[OUTSIDE + 1..].iter_mut().zip(sums) {
            *score = f32::from(sum) * self.scale;
        }
        scores
    }
}

/// Writes a file: the lines of the header, which end with what the reader needs, and the rows of all features with some
/// weight of at least `least`, as far as their lines have room for them; the largest come first. The rows need not be
/// sorted; their keys are unique.
pub fn write(about: &str, transitions: &[Row; LABELS], rows: Vec<(u32, Row)>, least: f32) -> Vec<u8> {
    let relative = |row: Row| -> [f32; LABELS - 1] { std::array::from_fn(|n| row[n + 1] - row[OUTSIDE]) };
    let largest = |row: &[f32; LABELS - 1]| row.iter().fold(0f32, |most, w| most.max(w.abs()));
    let kept = rows.into_iter().map(|(key, row)| (key, relative(row))).filter(|(_, row)| largest(row) >= least);
    let mut rows: Vec<_> = kept.collect();
    rows.sort_by(|(a, x), (b, y)| largest(y).total_cmp(&largest(x)).then(a.cmp(b)));
    let scale = rows.first().map_or(1.0, |(_, row)| largest(row)) / f32::from(i8::MAX);
    let mut header = about.to_owned();
    let (version, lists) = (features::VERSION, features::fingerprint());
    let _ = write!(header, "features: {version}\nlists: {lists:x}\nscale: {scale}\n");
    let mut file = hashed::header(header);
    let bytes = |row: [f32; LABELS - 1]| -> Bytes { row.map(|weight| (weight / scale).round() as i8 as u8) };
    let rows: Vec<_> = rows.into_iter().map(|(key, row)| (key, bytes(row))).collect();
    file.extend(hashed::file(&rows, LINES));
    file.extend(transitions.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_were_learned_with_the_lists_of_today() {
        let file = include_bytes!("../../../lexicon/names.weights");
        let lists = format!("\nlists: {:x}\n", features::fingerprint());
        assert!(
            file.windows(lists.len()).take(4096).any(|window| window == lists.as_bytes()),
            "a list of the lexicon has changed what the tagger of names sees ({}): learn its weights anew, as the head of \
             examples/train_names/main.rs says",
            lists.trim()
        );
    }

    #[test]
    fn what_is_written_is_read_back() {
        let row = |weight: f32| std::array::from_fn(|label| if label == 3 { weight } else { 0.0 });
        let rows = vec![(0xffff_0001, row(-2.54)), (7, row(1.28)), (9, row(0.01)), (0xffff_0002, row(0.5))];
        let mut transitions = [[0.0; LABELS]; LABELS];
        transitions[1][2] = 1.5;
        let file = write("about: a test\n", &transitions, rows, 0.1);
        let weights = Weights::read(&file).expect("a file");
        assert_eq!(weights.transitions()[1][2], 1.5);
        let score = |key| (weights.score(&mut [key])[3] * 100.0).round();
        assert_eq!([7, 9, 0xffff_0001, 0xffff_0002, 0xffff_0004].map(score), [128.0, 0.0, -254.0, 50.0, 0.0]);
        let all = weights.score(&mut [7, 9, 0xffff_0002])[3];
        assert!((all - 1.78).abs() < 0.02, "{all}");
        assert!(Weights::read(&file[..file.len() - 1]).is_none() && Weights::read(b"").is_none());
    }

    #[test]
    fn weights_are_relative_to_those_of_being_outside() {
        let mut row = [0.0; LABELS];
        (row[OUTSIDE], row[OUTSIDE + 2]) = (0.5, 1.0);
        let file = write("", &[[0.0; LABELS]; LABELS], vec![(7, row)], 0.1);
        let scores = Weights::read(&file).expect("a file").score(&mut [7]);
        assert_eq!([0, 1, 2].map(|label| (scores[OUTSIDE + label] * 100.0).round()), [0.0, -50.0, 50.0]);
    }
}
