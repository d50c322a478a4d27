//! The weights and the file that they live in, which is looked up as it lies in the program: nothing is parsed at start.
//!
//! The file begins with lines of text, `name: value`, up to an empty line. Then, all little-endian: the transitions
//! (`LABELS`² 32-bit floats), the first row of each of the 65,537 buckets (32 bits), the low 16 bits of the keys of all
//! rows, the rows (`LABELS` signed bytes, in steps of `scale`). A bucket holds the rows whose keys share their high 16 bits.
//! Keys and rows end with zeros, so that a look-up can read a whole vector anywhere, and what is not there is a row of
//! zeros: no look-up takes a branch that cannot be foreseen, which is half of the speed of the tagger.

use super::features;
use super::labels::LABELS;
use std::fmt::Write;

const BUCKETS: usize = 1 << 16;

/// So many keys are compared at once, and so many bytes of a row are read at once.
const KEYS: usize = 8;
const BYTES: usize = 16;

/// What all weights of one feature are.
pub type Row = [f32; LABELS];

/// Weights of the features and transitions of labels.
pub struct Weights<'a> {
    scale: f32,
    transitions: [Row; LABELS],
    buckets: &'a [[u8; 4]; BUCKETS + 1],
    keys: &'a [u8],
    rows: &'a [u8],
    count: usize,
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
        let whole = rows.len() == count * LABELS + BYTES && version == features::VERSION;
        let (transitions, buckets) = (transitions.as_chunks().0, buckets.as_chunks().0.first_chunk()?);
        let transitions =
            std::array::from_fn(|a| std::array::from_fn(|b| f32::from_le_bytes(transitions[a * LABELS + b])));
        whole.then_some(Self { scale, transitions, buckets, keys, rows, count })
    }

    /// The weight of a label behind another, from label to label.
    pub fn transitions(&self) -> &[Row; LABELS] {
        &self.transitions
    }

    /// The sum of the weights of some features, at most 256. The keys become the numbers of their rows.
    ///
    /// Nearly all of its time is waiting for memory, so it goes in three steps over many keys, in each of which the reads
    /// do not depend on each other and the waits overlap: the buckets, the keys in them, the rows.
    pub fn score(&self, keys: &mut [u32]) -> Row {
        const AT_ONCE: usize = 64;
        let mut buckets = [[0; 2]; AT_ONCE];
        for keys in keys.chunks_mut(AT_ONCE) {
            for (bucket, &key) in buckets.iter_mut().zip(&*keys) {
                let high = (key >> 16) as usize;
                *bucket = [high, high + 1].map(|at| u32::from_le_bytes(self.buckets[at]));
            }
            for (&bucket, key) in buckets.iter().zip(keys) {
                *key = self.row(*key, bucket.map(|first| first as usize)) as u32;
            }
        }
        let mut sum = [0i16; BYTES];
        for &number in &*keys {
            let start = number as usize * LABELS;
            let row = self.rows.get(start..start + BYTES).unwrap_or(&[0; BYTES]);
            for (sum, &weight) in sum.iter_mut().zip(row) {
                *sum += i16::from(weight as i8);
            }
        }
        std::array::from_fn(|label| f32::from(sum[label]) * self.scale)
    }

    /// The number of the row of a key, whose bucket has the rows from `first` to `end`; that of the zeros behind all rows
    /// when it has none.
    fn row(&self, key: u32, [mut first, end]: [usize; 2]) -> usize {
        loop {
            let known = self.keys.get(2 * first..2 * (first + KEYS)).unwrap_or(&[0; 2 * KEYS]);
            let place = place_of(key as u16, known);
            if first + KEYS >= end {
                return if first + place < end { first + place } else { self.count };
            }
            if place < KEYS {
                return first + place;
            }
            first += KEYS;
        }
    }
}

/// Where a key stands first among some; their number when it does not.
fn place_of(key: u16, known: &[u8]) -> usize {
    let mut found = 0u32;
    for (n, &bytes) in known.as_chunks().0.iter().enumerate() {
        found |= u32::from(u16::from_le_bytes(bytes) == key) << n;
    }
    (found | 1 << KEYS).trailing_zeros() as usize
}

/// Writes a file: the lines of the header, which end with what the reader needs, and the rows of all features of which
/// some weight is at least `least`. The rows need not be sorted; their keys are unique.
pub fn write(about: &str, transitions: &[Row; LABELS], mut rows: Vec<(u32, Row)>, least: f32) -> Vec<u8> {
    let largest = |row: &Row| row.iter().fold(0f32, |most, w| most.max(w.abs()));
    rows.retain(|(_, row)| largest(row) >= least);
    rows.sort_unstable_by_key(|&(key, _)| key);
    let scale = rows.iter().fold(0f32, |most, (_, row)| most.max(largest(row))) / f32::from(i8::MAX);
    let mut header = about.to_owned();
    let _ = write!(header, "features: {}\nrows: {}\nscale: {scale}\n\n", features::VERSION, rows.len());
    let mut file = header.into_bytes();
    file.extend(transitions.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
    for bucket in 0..=BUCKETS {
        let first = rows.partition_point(|&(key, _)| ((key >> 16) as usize) < bucket);
        file.extend((first as u32).to_le_bytes());
    }
    file.extend(rows.iter().flat_map(|&(key, _)| (key as u16).to_le_bytes()));
    file.extend([0; 2 * KEYS]);
    file.extend(rows.iter().flat_map(|(_, row)| row.map(|weight| (weight / scale).round() as i8 as u8)));
    file.extend([0; BYTES]);
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let row = |weight: f32| std::array::from_fn(|label| if label == 3 { weight } else { 0.0 });
        let rows = vec![(0xffff_0001, row(-2.54)), (7, row(1.28)), (9, row(0.01)), (0xffff_0000, row(0.5))];
        let mut transitions = [[0.0; LABELS]; LABELS];
        transitions[1][2] = 1.5;
        let file = write("about: a test\n", &transitions, rows, 0.1);
        let weights = Weights::read(&file).expect("a file");
        assert_eq!(weights.transitions()[1][2], 1.5);
        let score = |key| (weights.score(&mut [key])[3] * 100.0).round();
        assert_eq!([7, 9, 0xffff_0001, 0xffff_0000, 0xffff_0002].map(score), [128.0, 0.0, -254.0, 50.0, 0.0]);
        let many: Vec<_> = (0..100).map(|key| (key, row(key as f32 + 1.0))).collect();
        let file = write("", &transitions, many, 0.1);
        let weights = Weights::read(&file).expect("a file");
        assert!((0..100).all(|key| (weights.score(&mut [key])[3] - key as f32).abs() < 2.0));
        assert_eq!(weights.score(&mut [100])[3], 0.0);
        assert!(Weights::read(&file[..file.len() - 1]).is_none() && Weights::read(b"").is_none());
    }
}
