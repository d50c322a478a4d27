//! The weights and the file that they live in, which is looked up as it lies in the program: nothing is parsed at start.
//!
//! The file begins with lines of text, `name: value`, up to an empty line. Then, all little-endian: the transitions
//! (`LABELS`² 32-bit floats), the first row of each of the 65,537 buckets (32 bits), the low 16 bits of the keys of all
//! rows, the rows (`LABELS` signed bytes, in steps of `scale`). A bucket holds the rows whose keys share their high 16 bits.

use super::features;
use super::labels::LABELS;
use std::fmt::Write;

const BUCKETS: usize = 1 << 16;

/// What all weights of one feature are.
pub type Row = [f32; LABELS];

/// Weights of the features and transitions of labels.
pub struct Weights<'a> {
    scale: f32,
    transitions: [Row; LABELS],
    buckets: &'a [u8],
    keys: &'a [u8],
    rows: &'a [u8],
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
        let (keys, rows) = rest.split_at_checked(count * 2)?;
        let whole = rows.len() == count * LABELS && version == features::VERSION;
        let float = |at: usize| f32::from_le_bytes(four(transitions, at));
        let transitions = std::array::from_fn(|a| std::array::from_fn(|b| float(a * LABELS + b)));
        whole.then_some(Self { scale, transitions, buckets, keys, rows })
    }

    /// The weight of a label behind another, from label to label.
    pub fn transitions(&self) -> &[Row; LABELS] {
        &self.transitions
    }

    /// The sum of the weights of some features.
    pub fn score(&self, keys: &[u32]) -> Row {
        let mut sum = [0i32; LABELS];
        for row in keys.iter().filter_map(|&key| self.row(key)) {
            for (sum, &weight) in sum.iter_mut().zip(row) {
                *sum += i32::from(weight as i8);
            }
        }
        sum.map(|sum| sum as f32 * self.scale)
    }

    fn row(&self, key: u32) -> Option<&'a [u8; LABELS]> {
        let bucket = (key >> 16) as usize;
        let first = u32::from_le_bytes(four(self.buckets, bucket)) as usize;
        let end = u32::from_le_bytes(four(self.buckets, bucket + 1)) as usize;
        let low = (key as u16).to_le_bytes();
        let place = self.keys.get(2 * first..2 * end)?.chunks_exact(2).position(|known| known == low)?;
        self.rows.get((first + place) * LABELS..)?.first_chunk()
    }
}

fn four(bytes: &[u8], at: usize) -> [u8; 4] {
    [0, 1, 2, 3].map(|n| bytes[4 * at + n])
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
    file.extend(rows.iter().flat_map(|(_, row)| row.map(|weight| (weight / scale).round() as i8 as u8)));
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
        let score = |key| (weights.score(&[key])[3] * 100.0).round();
        assert_eq!([7, 9, 0xffff_0001, 0xffff_0000, 0xffff_0002].map(score), [128.0, 0.0, -254.0, 50.0, 0.0]);
        assert!(Weights::read(&file[..file.len() - 1]).is_none() && Weights::read(b"").is_none());
    }
}
