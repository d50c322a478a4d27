//! Which pages hold which rows of a column, so that memory bounds how much is read and decompressed at once. Pages are
//! read from the file when their rows are needed; a file that was truncated meanwhile is reported as such.

use polars_buffer::Buffer;
use polars_parquet::parquet::page::{PageType, ParquetPageHeader};
use polars_parquet::read::{ColumnChunkMetadata, PageReader};
use polars_parquet_format::thrift::protocol::TCompactInputProtocol;
use std::fs::File;
use std::io::{Cursor, ErrorKind, Read, Seek, SeekFrom};
use std::ops::Range;

/// The largest page, in bytes, compressed and uncompressed; writers make pages of about 1 MB, except for longer values.
const LARGEST_PAGE: usize = 64 << 20;
/// How many bytes of a column's pages are decompressed at once, unless one page is larger.
const WINDOW_BYTES: usize = 8 << 20;
/// How many rows are read at once.
const WINDOW_ROWS: usize = 1 << 14;
/// How many bytes are read for the header of a page, which is rarely longer; and the most that are read.
const HEAD: u64 = 1 << 12;
const LARGEST_HEAD: u64 = 1 << 22;

/// The pages of a column in a row group.
#[derive(Debug, Default)]
pub struct Pages {
    /// The byte range of the dictionary page, which other pages refer to; empty if there is none.
    dictionary: Range<u64>,
    pages: Vec<Page>,
    /// For a column of lists: the total number of values.
    in_lists: Option<usize>,
}

/// A page of values.
#[derive(Debug)]
struct Page {
    /// The index after its last row.
    end: usize,
    /// Its uncompressed size in bytes.
    size: usize,
    /// Its byte range in the file, including its header.
    bytes: Range<u64>,
}

impl Pages {
    /// Reads the page headers of a column; together the pages must hold this many rows.
    pub fn of(chunk: &ColumnChunkMetadata, file: &File, rows: usize) -> Result<Self, String> {
        let Range { start, end } = chunk.byte_range();
        let (mut found, mut at, mut values) = (Self::default(), start, 0usize);
        while at < end && (values as i64) < chunk.num_values() {
            let (head, length) = head(file, at, end)?;
            let number = |n: i32| usize::try_from(n).map_err(|_| "a negative size".to_owned());
            let (packed, size) = (number(head.compressed_page_size)?, number(head.uncompressed_page_size)?);
            fits(packed.max(size))?;
            let bytes = at..at + length + packed as u64;
            at = bytes.end;
            if at > end {
                return Err("a page that is longer than its column".to_owned());
            }
            match values_of(&head)? {
                None if found.pages.is_empty() => found.dictionary = bytes,
                None => return Err("a dictionary after the data".to_owned()),
                Some(count) => {
                    values = values.saturating_add(number(count)?);
                    found.pages.push(Page { end: values, size, bytes });
                }
            }
        }
        if let (true, Some(last)) = (chunk.descriptor().descriptor.max_rep_level > 0, found.pages.last()) {
            // Pages do not say where the rows of lists begin, so they are read as one.
            let bytes = found.pages[0].bytes.start..last.bytes.end;
            let size = found.pages.iter().map(|page| page.size).sum();
            return Ok(Self { pages: vec![Page { end: rows, size, bytes }], in_lists: Some(values), ..found });
        }
        if values == rows { Ok(found) } else { Err(format!("{values} values in a column of {rows} rows")) }
    }

    /// The index after the largest window that begins at a row: as many pages as fit, at least one.
    pub fn window_end(&self, row: usize) -> usize {
        let first = self.pages.partition_point(|page| page.end <= row);
        let mut bytes = 0;
        let fitting = self.pages[first..].iter().take_while(|page| {
            bytes += page.size;
            bytes <= WINDOW_BYTES || bytes == page.size
        });
        fitting.last().map_or(row + 1, |page| page.end).min(row + WINDOW_ROWS)
    }

    /// A reader of the pages that contain a range of rows, and that range relative to the first of these pages.
    pub fn window(
        &self,
        chunk: &ColumnChunkMetadata,
        file: &File,
        rows: Range<usize>,
    ) -> Result<(PageReader, Range<usize>), String> {
        let first = self.pages.partition_point(|page| page.end <= rows.start);
        let last = self.pages.partition_point(|page| page.end < rows.end);
        let pages = self.pages.get(first..=last).ok_or("fewer values than rows")?;
        let before = first.checked_sub(1).map_or(0, |page| self.pages[page].end);
        let mut bytes = read(file, self.dictionary.clone())?;
        bytes.extend(read(file, pages[0].bytes.start..pages[pages.len() - 1].bytes.end)?);
        let mut meta = polars_parquet::parquet::read::PageMetaData::from(chunk);
        meta.num_values = self.in_lists.unwrap_or(pages[pages.len() - 1].end - before) as i64;
        let reader = Cursor::new(Buffer::from(bytes));
        let reader = PageReader::new_with_page_meta(reader, meta, Vec::new(), LARGEST_PAGE);
        Ok((reader, rows.start - before..rows.end - before))
    }
}

/// The number of values according to a page header; none for a dictionary.
fn values_of(head: &ParquetPageHeader) -> Result<Option<i32>, String> {
    let none = || "a page of values without their number".to_owned();
    match PageType::try_from(head.type_).map_err(|e| e.to_string())? {
        PageType::DictionaryPage => Ok(None),
        PageType::DataPage => head.data_page_header.as_ref().map(|head| Some(head.num_values)).ok_or_else(none),
        PageType::DataPageV2 => head.data_page_header_v2.as_ref().map(|head| Some(head.num_values)).ok_or_else(none),
    }
}

/// The page header at an offset, and its length.
fn head(file: &File, at: u64, end: u64) -> Result<(ParquetPageHeader, u64), String> {
    let mut length = HEAD;
    loop {
        let mut bytes = Cursor::new(read(file, at..end.min(at + length))?);
        let mut fields = TCompactInputProtocol::new(&mut bytes, LARGEST_PAGE);
        match ParquetPageHeader::read_from_in_protocol(&mut fields) {
            Ok(head) => return Ok((head, bytes.position())),
            Err(error) if at + length >= end || length >= LARGEST_HEAD => return Err(error.to_string()),
            Err(_) => length *= 32,
        }
    }
}

/// Reads a range of bytes of a file.
fn read(mut file: &File, range: Range<u64>) -> Result<Vec<u8>, String> {
    let mut bytes = vec![0; range.end.saturating_sub(range.start) as usize];
    let read = file.seek(SeekFrom::Start(range.start)).and_then(|_| file.read_exact(&mut bytes));
    read.map(|()| bytes).map_err(|error| match error.kind() {
        ErrorKind::UnexpectedEof => "expected a whole file, found one that ends before its pages do".to_owned(),
        _ => error.to_string(),
    })
}

fn fits(bytes: usize) -> Result<(), String> {
    if bytes <= LARGEST_PAGE {
        return Ok(());
    }
    Err(format!("expected pages of at most {} MB, found one of {}", LARGEST_PAGE >> 20, bytes >> 20))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(ends: &[(usize, usize)], row: usize, expected: usize) {
        let page = |&(end, size): &(usize, usize)| Page { end, size, bytes: 0..0 };
        let pages = Pages { pages: ends.iter().map(page).collect(), ..Pages::default() };
        assert_eq!(pages.window_end(row), expected, "{ends:?} from {row}");
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
}
