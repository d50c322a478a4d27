//! Weights of features by 32-bit hashes, used in place in the program file.
//!
//! Most of the time of a look-up is waiting for memory, so a feature takes one read of it at most: a line of the
//! processor's cache holds six rows of eight bytes with the lower half of their keys, and a filter of one bit per hash,
//! small enough for the fast caches, says beforehand that most features have no row. If more rows share a line than it
//! holds, those that were given last are left out.

/// The weights of a feature; each tagger has its own use for the bytes.
pub type Bytes = [u8; 8];

/// The bytes of a line of the processor's cache: the halves of the keys, then the rows, then nothing.
const LINE: usize = 64;
const ROWS: usize = 6;
const KEYS: usize = 2 * ROWS;

/// The bits of the filter, as a power of two.
const BITS: u32 = 20;
const FILTER: usize = 1 << (BITS - 3);

/// A file at an address that is a multiple of a line, as the linker does not place it by itself.
#[repr(C, align(64))]
pub struct Aligned<T: ?Sized>(pub T);

/// Includes a file of weights in the program.
#[macro_export]
#[doc(hidden)]
macro_rules! weights {
    ($path:literal) => {{
        static FILE: &$crate::lexicon::hashed::Aligned<[u8]> =
            &$crate::lexicon::hashed::Aligned(*include_bytes!($path));
        &FILE.0
    }};
}

/// Rows by their keys.
pub struct Table<'a> {
    filter: &'a [u8; FILTER],
    lines: &'a [[u8; LINE]],
}

impl<'a> Table<'a> {
    /// Reads what [`file`] wrote: a table of so many lines, and what comes after it.
    pub fn read(file: &'a [u8], lines: usize) -> Option<(Self, &'a [u8])> {
        let (filter, rest) = file.split_first_chunk()?;
        let (lines, rest) = rest.split_at_checked(lines * LINE)?;
        let lines = lines.as_chunks().0;
        (!lines.is_empty()).then_some((Self { filter, lines }, rest))
    }

    /// Finds which keys have rows. The keys are overwritten with where these are.
    ///
    /// Neither loop has a branch that depends on what it reads, so that the processor waits for many lines at once.
    pub fn find<'k>(&self, keys: &'k mut [u32]) -> &'k [u32] {
        let mut likely = 0;
        for at in 0..keys.len() {
            let key = keys[at];
            keys[likely] = key;
            let (byte, bit) = place(key);
            likely += usize::from(self.filter[byte] >> bit & 1);
        }
        let mut count = 0;
        for at in 0..likely {
            let key = keys[at];
            let line = line_of(key, self.lines.len());
            let found = rows_of(&self.lines[line], half_of(key));
            keys[count] = (line as u32) << ROWS | found;
            count += usize::from(found != 0);
        }
        &keys[..count]
    }

    /// The rows of a key, usually one, by what [`find`](Self::find) says of it.
    #[inline]
    pub fn rows(&self, place: u32) -> impl Iterator<Item = &'a Bytes> {
        let rows = self.lines[(place >> ROWS) as usize][KEYS..].as_chunks().0;
        let mut found = place & ((1 << ROWS) - 1);
        std::iter::from_fn(move || {
            let row = rows.get(found.trailing_zeros() as usize)?;
            found &= found.wrapping_sub(1);
            Some(row)
        })
    }
}

#[inline]
fn line_of(key: u32, lines: usize) -> usize {
    ((u64::from(key) * lines as u64) >> 32) as usize
}

/// What distinguishes a key from others in its line; 0 is an empty place.
#[inline]
fn half_of(key: u32) -> u16 {
    key as u16 | 1
}

/// The rows of a line that have a half of a key, one bit each.
#[inline]
fn rows_of(line: &[u8; LINE], half: u16) -> u32 {
    // Eight halves fill a register of the processor, which compares them at once; the last two are no keys.
    const BITS: [u16; 8] = [1, 1 << 1, 1 << 2, 1 << 3, 1 << 4, 1 << 5, 0, 0];
    let halves = line.as_chunks().0.iter().zip(BITS);
    let rows = halves.fold(0, |rows, (&other, bit)| rows | if u16::from_le_bytes(other) == half { bit } else { 0 });
    u32::from(rows)
}

/// The byte and the bit of a key in the filter.
#[inline]
fn place(key: u32) -> (usize, u32) {
    ((key as usize & ((1 << BITS) - 1)) >> 3, key & 7)
}

/// The bytes of a table of so many lines; the rows that matter most come first.
pub fn file(rows: &[(u32, Bytes)], lines: usize) -> Vec<u8> {
    let mut file = vec![0; FILTER + lines * LINE];
    let (filter, body) = file.split_at_mut(FILTER);
    let body: &mut [[u8; LINE]] = body.as_chunks_mut().0;
    for &(key, bytes) in rows {
        let line = &mut body[line_of(key, lines)];
        let Some(row) = (0..ROWS).find(|row| line[2 * row..2 * row + 2] == [0, 0]) else { continue };
        line[2 * row..2 * row + 2].copy_from_slice(&half_of(key).to_le_bytes());
        line[KEYS + 8 * row..KEYS + 8 * row + 8].copy_from_slice(&bytes);
        let (byte, bit) = place(key);
        filter[byte] |= 1 << bit;
    }
    file
}

/// The lines of text at the beginning of a file of weights, `name: value`.
pub struct Header<'a>(&'a str);

impl<'a> Header<'a> {
    /// Reads the header up to an empty line, and what comes after it.
    pub fn read(file: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let end = file.windows(2).position(|pair| pair == b"\n\n")?;
        Some((Self(std::str::from_utf8(&file[..end]).ok()?), &file[end + 2..]))
    }

    /// The value of a name.
    pub fn field(&self, name: &str) -> Option<&'a str> {
        self.0.lines().find_map(|line| line.trim_end().strip_prefix(name)?.strip_prefix(": "))
    }
}

/// The lines of a header, which end with an empty one, made so long that a table after them begins at a line of the
/// cache.
pub fn header(mut lines: String) -> Vec<u8> {
    lines.truncate(lines.trim_end().len());
    let long = (lines.len() + 2).next_multiple_of(LINE) - 2;
    lines.extend(std::iter::repeat_n(' ', long - lines.len()));
    lines += "\n\n";
    lines.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_their_keys_and_the_last_of_a_full_line_is_left_out() {
        let row = |n: u8| [n; 8];
        let rows: Vec<_> = (1..=7).map(|n| (u32::from(n) * 2, row(n))).chain([(u32::MAX, row(9))]).collect();
        let bytes = file(&rows, 3);
        let (table, rest) = Table::read(&bytes, 3).expect("a table");
        assert!(rest.is_empty());
        let found = |keys: &mut [u32]| {
            table.find(keys).iter().flat_map(|&place| table.rows(place)).copied().collect::<Vec<_>>()
        };
        assert_eq!([2, 12, u32::MAX].map(|key| found(&mut [key])), [vec![row(1)], vec![row(6)], vec![row(9)]]);
        assert!(found(&mut [14]).is_empty() && found(&mut [100]).is_empty());
        assert_eq!(found(&mut [2, 5, 100, 12, 14]), [row(1), row(6)]);
        assert!(Table::read(&bytes, 4).is_none() && Table::read(&bytes, 0).is_none());
    }

    #[test]
    fn a_header_ends_at_a_line_of_the_cache() {
        for length in [0, 1, 61, 62, 63, 64, 200] {
            let header = header("x".repeat(length) + "\n");
            assert!(header.len().is_multiple_of(LINE) && header.ends_with(b"\n\n"), "{length}");
        }
    }
}
