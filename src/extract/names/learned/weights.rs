//! The weights and their file, whose keys are looked up in place.
//!
//! The file begins with lines of text, `name: value`, up to an empty line. Then, all little-endian: the transitions
//! (`LABELS`² 32-bit floats), the first row of each of the 65,537 buckets (32 bits), the low 16 bits of the keys of all
//! rows, the rows (`LABELS` signed bytes, in steps of `scale`). A bucket holds the rows whose keys share their high 16
//! bits. The keys are followed by zeros, so that a look-up can read a whole vector anywhere, and a missing key is a row
//! of zeros: no look-up has an unpredictable branch, which is half of the speed of the tagger. In memory a row is one
//! vector: the weight of each label relative to being outside.

use super::features;
use super::labels::{LABELS, OUTSIDE};
use std::fmt::Write;

const BUCKETS: usize = 1 << 16;

/// The number of keys compared at once.
const KEYS: usize = 8;

/// The number of zeros after the rows of a file.
const ZEROS: usize = 16;

/// All weights of one feature.
pub type Row = [f32; LABELS];

/// The same in steps of the scale for all labels but [`OUTSIDE`], relative to the weight of that label: adding the same
/// to all labels of a token changes no choice.
type Vector = [i16; LABELS - 1];

/// Weights of the features and transitions of labels.
pub struct Weights<'a> {
    scale: f32,
    transitions: [Row; LABELS],
    buckets: &'a [[u8; 4]; BUCKETS + 1],
    keys: &'a [u8],
    /// The last row is that of all missing keys.
    rows: Vec<Vector>,
}

impl<'a> Weights<'a> {
    /// Reads a file; none when it is empty, damaged, or made for other features.
    pub fn read(file: &'a [u8]) -> Option<Self> {
        let end = file.windows(2).position(|pair| pair == b"\n\n")?;
        let header = std::str::from_utf8(&file[..end]).ok()?;
        let field = |name: &str| header.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        let version: u32 = field("features")?.parse().ok()?;
        let count: usize = field("rows")?.parse().ok()?;
        let scale = field("scale")?.parse().ok()?;
        let (transitions, rest) = file[end + 2..].split_at_checked(LABELS * LABELS * 4)?;
        let (buckets, rest) = rest.split_at_checked((BUCKETS + 1) * 4)?;
        let (keys, rows) = rest.split_at_checked((count + KEYS) * 2)?;
        if rows.len() != count * LABELS + ZEROS || version != features::VERSION {
            return None;
        }
        let (transitions, buckets) = (transitions.as_chunks().0, buckets.as_chunks().0.first_chunk()?);
        let transitions =
            std::array::from_fn(|a| std::array::from_fn(|b| f32::from_le_bytes(transitions[a * LABELS + b])));
        let rows = rows.as_chunks().0[..=count].iter().map(vector).collect();
        Some(Self { scale, transitions, buckets, keys, rows })
    }

    /// The weight of a label after another, from label to label.
    pub fn transitions(&self) -> &[Row; LABELS] {
        &self.transitions
    }

    /// The sum of the weights of some features, at most 128, relative to that of [`OUTSIDE`]. The keys are replaced by
    /// the numbers of their rows; `buckets` is a scratch buffer.
    ///
    /// Most of its time is waiting for memory, so it takes three steps over all keys, in which the reads do not depend
    /// on each other and the waits overlap: the buckets, the keys in them, the rows.
    pub fn score(&self, keys: &mut [u32], buckets: &mut Vec<[u32; 2]>) -> Row {
        buckets.clear();
        buckets.extend(keys.iter().map(|key| {
            let high = (key >> 16) as usize;
            [high, high + 1].map(|at| u32::from_le_bytes(self.buckets[at]))
        }));
        for (&bucket, key) in buckets.iter().zip(keys.iter_mut()) {
            *key = self.row(*key, bucket.map(|first| first as usize)) as u32;
        }
        let mut sum = Vector::default();
        for &number in &*keys {
            for (sum, weight) in sum.iter_mut().zip(&self.rows[number as usize]) {
                *sum += weight;
            }
        }
        let mut scores = [0.0; LABELS];
        for (score, sum) in scores[OUTSIDE + 1..].iter_mut().zip(sum) {
            *score = f32::from(sum) * self.scale;
        }
        scores
    }

    /// The number of the row of a key, whose bucket has the rows from `first` to `end`; the last row if the key is
    /// missing.
    fn row(&self, key: u32, [mut first, end]: [usize; 2]) -> usize {
        loop {
            let known = self.keys.get(2 * first..2 * (first + KEYS)).unwrap_or(&[0; 2 * KEYS]);
            let place = place_of(key as u16, known);
            if first + KEYS >= end {
                return if first + place < end { first + place } else { self.rows.len() - 1 };
            }
            if place < KEYS {
                return first + place;
            }
            first += KEYS;
        }
    }
}

/// A row as stored in the file, converted for adding.
fn vector(row: &[u8; LABELS]) -> Vector {
    let weight = |label: usize| i16::from(row[label] as i8);
    std::array::from_fn(|other| weight(other + 1) - weight(OUTSIDE))
}

/// The first position of a key among some; their number if it is missing.
fn place_of(key: u16, known: &[u8]) -> usize {
    let mut found = 0u32;
    for (n, &bytes) in known.as_chunks().0.iter().enumerate() {
        found |= u32::from(u16::from_le_bytes(bytes) == key) << n;
    }
    (found | 1 << KEYS).trailing_zeros() as usize
}

/// Writes a file: the lines of the header, which end with what the reader needs, and the rows of all features with some
/// weight of at least `least`. The rows need not be sorted; their keys are unique.
pub fn write(about: &str, transitions: &[Row; LABELS], mut rows: Vec<(u32, Row)>, least: f32) -> Vec<u8> {
    let largest = |row: &Row| row.iter().fold(0f32, |most, w| most.max(w.abs()));
    rows.retain(|(_, row)| largest(row) >= least);
    rows.sort_unstable_by_key(|&(key, _)| key);
    let scale = rows.iter().fold(0f32, |most, (_, row)| most.max(largest(row))) / f32::from(i8::MAX);
    let mut header = about.to_owned();
    let (version, lists, count) = (features::VERSION, features::fingerprint(), rows.len());
    let _ = write!(header, "features: {version}\nlists: {lists:x}\nrows: {count}\nscale: {scale}\n\n");
    let mut file = header.into_bytes();
    file.extend(transitions.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
    for bucket in 0..=BUCKETS {
        let first = rows.partition_point(|&(key, _)| ((key >> 16) as usize) < bucket);
        file.extend((first as u32).to_le_bytes());
    }
    file.extend(rows.iter().flat_map(|&(key, _)| (key as u16).to_le_bytes()));
    file.extend([0; 2 * KEYS]);
    file.extend(rows.iter().flat_map(|(_, row)| row.map(|weight| (weight / scale).round() as i8 as u8)));
    file.extend([0; ZEROS]);
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
        let rows = vec![(0xffff_0001, row(-2.54)), (7, row(1.28)), (9, row(0.01)), (0xffff_0000, row(0.5))];
        let mut transitions = [[0.0; LABELS]; LABELS];
        transitions[1][2] = 1.5;
        let file = write("about: a test\n", &transitions, rows, 0.1);
        let weights = Weights::read(&file).expect("a file");
        assert_eq!(weights.transitions()[1][2], 1.5);
        let score = |key| (weights.score(&mut [key], &mut Vec::new())[3] * 100.0).round();
        assert_eq!([7, 9, 0xffff_0001, 0xffff_0000, 0xffff_0002].map(score), [128.0, 0.0, -254.0, 50.0, 0.0]);
        let many: Vec<_> = (0..100).map(|key| (key, row(key as f32 + 1.0))).collect();
        let file = write("", &transitions, many, 0.1);
        let weights = Weights::read(&file).expect("a file");
        assert!((0..100).all(|key| (weights.score(&mut [key], &mut Vec::new())[3] - key as f32).abs() < 2.0));
        assert_eq!(weights.score(&mut [100], &mut Vec::new())[3], 0.0);
        assert!(Weights::read(&file[..file.len() - 1]).is_none() && Weights::read(b"").is_none());
    }
}
