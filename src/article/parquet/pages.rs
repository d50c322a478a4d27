//! How the rows of a column lie in its pages, so that no more is unpacked at once than memory is to hold.

use polars_buffer::Buffer;
use polars_parquet::parquet::page::CompressedPage;
use polars_parquet::read::{ColumnChunkMetadata, PageReader};
use std::io::Cursor;

/// The largest page, in bytes, unpacked; writers make pages of about 1 MB, but for longer values.
const LARGEST_PAGE: usize = 64 << 20;
/// The bytes of a column's pages that are unpacked at once, where one page is not larger.
const WINDOW_BYTES: usize = 8 << 20;
/// The rows that are read at once.
const WINDOW_ROWS: usize = 4096;

/// The pages of a column in a row group.
pub struct Pages {
    /// For each page the first row behind it, and its bytes when unpacked.
    ends: Vec<(usize, usize)>,
}

impl Pages {
    /// Reads the heads of the pages of a column; all of them together must hold so many rows.
    pub fn of(chunk: &ColumnChunkMetadata, bytes: Buffer<u8>, rows: usize) -> Result<Self, String> {
        let dictionary = unpacked_size(&bytes).filter(|_| chunk.dictionary_page_offset().is_some());
        fits(dictionary.unwrap_or(0))?;
        let mut reader = PageReader::new(Cursor::new(bytes), chunk, Vec::new(), LARGEST_PAGE);
        reader.read_dict().map_err(|e| e.to_string())?;
        let (mut ends, mut end) = (Vec::new(), 0usize);
        for page in reader {
            let CompressedPage::Data(page) = page.map_err(|e| e.to_string())? else {
                return Err("a dictionary behind the data".to_owned());
            };
            fits(page.uncompressed_size())?;
            end = end.saturating_add(page.num_values());
            ends.push((end, page.uncompressed_size()));
        }
        if end == rows { Ok(Self { ends }) } else { Err(format!("{end} values in a column of {rows} rows")) }
    }

    /// The row behind the largest window that begins at a row: as many pages as fit, at least one.
    pub fn window_end(&self, row: usize) -> usize {
        let first = self.ends.partition_point(|(end, _)| *end <= row);
        let mut bytes = 0;
        let fitting = self.ends[first..].iter().take_while(|(_, size)| {
            bytes += size;
            bytes <= WINDOW_BYTES || bytes == *size
        });
        fitting.last().map_or(row + 1, |(end, _)| *end).min(row + WINDOW_ROWS)
    }
}

fn fits(bytes: usize) -> Result<(), String> {
    if bytes <= LARGEST_PAGE {
        return Ok(());
    }
    Err(format!("expected pages of at most {} MB, found one of {}", LARGEST_PAGE >> 20, bytes >> 20))
}

/// The size that the head of a page gives for it when unpacked: the second field of the head, in Thrift's compact protocol.
fn unpacked_size(page: &[u8]) -> Option<usize> {
    const NEXT_FIELD_IS_A_NUMBER: u8 = 0x15;
    let mut bytes = page.iter();
    let mut number = || {
        (*bytes.next()? == NEXT_FIELD_IS_A_NUMBER).then_some(())?;
        let mut number = 0u64;
        for shift in (0..35).step_by(7) {
            let byte = *bytes.next()?;
            number |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(number >> 1);
            }
        }
        None
    };
    number()?;
    usize::try_from(number()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(ends: &[(usize, usize)], row: usize, expected: usize) {
        assert_eq!(Pages { ends: ends.to_vec() }.window_end(row), expected, "{ends:?} from {row}");
    }

    #[test]
    fn windows_are_as_many_pages_as_fit_and_at_least_one() {
        const MB: usize = 1 << 20;
        check(&[(10, MB), (20, MB)], 0, 20);
        check(&[(10, 5 * MB), (20, 5 * MB)], 0, 10);
        check(&[(10, 60 * MB), (20, MB)], 0, 10);
        check(&[(10, 60 * MB), (20, MB)], 10, 20);
        check(&[(10, 60 * MB), (20, MB)], 4, 10);
        check(&[(100_000, MB)], 5000, 5000 + WINDOW_ROWS);
        check(&[(0, MB), (0, MB), (10, MB)], 0, 10);
    }

    #[test]
    fn the_head_of_a_page_tells_its_size() {
        assert_eq!(unpacked_size(&[0x15, 0x04, 0x15, 0x80, 0x01, 0x15]), Some(64));
        assert_eq!(unpacked_size(&[0x15, 0x04, 0x19]), None);
        assert_eq!(unpacked_size(&[0x15, 0x04, 0x15, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]), None);
        assert_eq!(unpacked_size(&[]), None);
    }
}
