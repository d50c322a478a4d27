//! The records of a CSV or TSV file, as written: a line, or several where a quoted cell contains line ends. An unpaired
//! quotation mark would turn many records into one; then the line with the mark is reported, and the lines after it are
//! records of their own.

use std::io::{self, BufRead, Cursor};

/// The longest record, in bytes.
const LONGEST: usize = 64 << 20;

/// A record as written, with the number of its first line.
#[derive(Debug, PartialEq, Eq)]
pub struct Written {
    pub line: u64,
    pub bytes: Vec<u8>,
    /// What is wrong with it, if anything.
    pub fault: Option<String>,
}

const UNPAIRED: &str = "expected quotation marks in pairs, found one without its partner; the lines after this one are read \
                        as records of their own";
const TOO_LONG: &str = "expected a line of at most 64 MB, found a longer one";

/// See the module.
pub struct Delimited<R> {
    bytes: R,
    delimiter: u8,
    /// Lines that are to be read again.
    again: Cursor<Vec<u8>>,
    /// The number of the last line returned.
    line: u64,
    /// The columns of the first record.
    width: Option<usize>,
    /// True after a line was reported for its quotation mark, until the next record that has all columns.
    lost: bool,
}

impl<R: BufRead> Delimited<R> {
    /// The records of these bytes.
    pub fn new(bytes: R, delimiter: u8) -> Self {
        Self { bytes, delimiter, again: Cursor::default(), line: 0, width: None, lost: false }
    }

    /// The number of the last line that was read.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The next record; none at the end. Empty lines are no records.
    pub fn read(&mut self) -> io::Result<Option<Written>> {
        loop {
            let Some(first) = self.next_line()? else { return Ok(None) };
            self.line += 1;
            if !first.iter().all(|byte| matches!(byte, b'\r' | b'\n')) {
                return self.record(first).map(Some);
            }
        }
    }

    /// The record that begins with this line.
    fn record(&mut self, first: Vec<u8>) -> io::Result<Written> {
        let mut scan = Scan::new(self.delimiter);
        scan.line(&first);
        let (line, mut lines, mut more) = (self.line, 0, Vec::new());
        while scan.is_open() && first.len() + more.len() <= LONGEST {
            let Some(next) = self.next_line()? else { break };
            scan.line(&next);
            lines += 1;
            more.extend(next);
        }
        let has_all_columns = self.width.is_none_or(|width| width == scan.columns);
        // A single line cannot hide another record.
        if lines > 0 && (scan.is_open() || scan.unpaired || !has_all_columns) {
            self.put_back(more);
            self.lost = true;
            return Ok(Written { line, bytes: first, fault: Some(UNPAIRED.to_owned()) });
        }
        if self.lost && !has_all_columns {
            let fault = match self.skip()? {
                0 => "expected a record with all columns, found one with another number".to_owned(),
                more => format!("expected a record with all columns, found {} lines without", more + 1),
            };
            return Ok(Written { line, bytes: first, fault: Some(fault) });
        }
        self.lost = false;
        self.width.get_or_insert(scan.columns);
        self.line += lines;
        let fault = (first.len() > LONGEST).then(|| TOO_LONG.to_owned());
        Ok(Written { line, bytes: [first, more].concat(), fault })
    }

    /// Skips lines that do not have all columns; returns how many.
    fn skip(&mut self) -> io::Result<u64> {
        let mut skipped = 0;
        while let Some(next) = self.next_line()? {
            let mut scan = Scan::new(self.delimiter);
            scan.line(&next);
            if scan.is_open() || self.width == Some(scan.columns) {
                self.put_back(next);
                break;
            }
            skipped += 1;
        }
        self.line += skipped;
        Ok(skipped)
    }

    fn next_line(&mut self) -> io::Result<Option<Vec<u8>>> {
        match next_line(&mut self.again)? {
            Some(line) => Ok(Some(line)),
            None => next_line(&mut self.bytes),
        }
    }

    /// Puts lines back, to be read again.
    fn put_back(&mut self, lines: Vec<u8>) {
        let left = self.again.get_ref().len() as u64 - self.again.position();
        if left > 0 {
            self.again.set_position(self.again.position() - lines.len() as u64);
        } else {
            self.again = Cursor::new(lines);
        }
    }
}

/// Reads to the end of a line, which may be LF, CR LF or CR; only the beginning of a line that is too long.
fn next_line(bytes: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    loop {
        let buffer = bytes.fill_buf()?;
        if buffer.is_empty() {
            return Ok((!line.is_empty()).then_some(line));
        }
        let end = memchr::memchr2(b'\n', b'\r', buffer);
        let (read, ends_in) = (end.map_or(buffer.len(), |at| at + 1), end.map(|at| buffer[at]));
        if line.len() <= LONGEST {
            line.extend_from_slice(&buffer[..read]);
        }
        bytes.consume(read);
        if ends_in == Some(b'\r') && bytes.fill_buf()?.first() == Some(&b'\n') {
            line.push(b'\n');
            bytes.consume(1);
        }
        if ends_in.is_some() {
            return Ok(Some(line));
        }
    }
}

/// Follows the quotation marks of a record, by the rules of RFC 4180.
struct Scan {
    delimiter: u8,
    at: At,
    /// The columns so far.
    columns: usize,
    /// True when a mark was found that neither opens nor closes a cell.
    unpaired: bool,
}

/// The position in a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    Start,
    Plain,
    Quoted,
    /// After a mark in a quoted cell: it closes the cell, or is the first of two that mean one mark.
    Mark,
}

impl Scan {
    fn new(delimiter: u8) -> Self {
        Self { delimiter, at: At::Start, columns: 1, unpaired: false }
    }

    /// True when the record continues on the next line.
    fn is_open(&self) -> bool {
        self.at == At::Quoted
    }

    fn line(&mut self, line: &[u8]) {
        for &byte in line {
            self.at = match (self.at, byte) {
                (At::Quoted, b'"') => At::Mark,
                (At::Quoted, _) => At::Quoted,
                (At::Mark, b'"') => At::Quoted,
                (At::Start, b'"') => At::Quoted,
                (_, byte) if byte == self.delimiter => {
                    self.columns += 1;
                    At::Start
                }
                (At::Mark, b' ' | b'\r' | b'\n') => At::Mark,
                (At::Mark, _) => {
                    self.unpaired = true;
                    At::Plain
                }
                _ => At::Plain,
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    /// The records with their lines; `!` precedes those with a fault.
    #[track_caller]
    fn check(file: &str, expected: &[&str]) {
        let mut records = Delimited::new(io::BufReader::with_capacity(3, Cursor::new(file)), b',');
        let mut found = Vec::new();
        while let Some(Written { line, bytes, fault }) = records.read().unwrap() {
            let mark = if fault.is_some() { "!" } else { "" };
            found.push(format!("{mark}{line} {}", String::from_utf8(bytes).unwrap().trim_end()));
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn lines_are_records_but_for_line_ends_in_quotation_marks() {
        check("id,text\na,One\n\nb,Two", &["1 id,text", "2 a,One", "4 b,Two"]);
        check("id,text\r\na,One\rb,Two\r\n", &["1 id,text", "2 a,One", "3 b,Two"]);
        check("id,text\na,\"One\n\ntwo\"\nb,Three\n", &["1 id,text", "2 a,\"One\n\ntwo\"", "5 b,Three"]);
        check(
            "id,text\na,\"One \"\"two\n\"\" three\" \nb,\"\"\n",
            &["1 id,text", "2 a,\"One \"\"two\n\"\" three\"", "4 b,\"\""],
        );
        check(
            "id,text\na,5\" of rain\nb,\"No,\" she said\n",
            &["1 id,text", "2 a,5\" of rain", "3 b,\"No,\" she said"],
        );
    }

    #[test]
    fn a_mark_without_a_partner_costs_its_own_line_and_no_other() {
        check("id,text\na,\"One\nb,Two\nc,Three\n", &["1 id,text", "!2 a,\"One", "3 b,Two", "4 c,Three"]);
        check("id,text\na,\"One\nb,Two\nc,\"Three\"\n", &["1 id,text", "!2 a,\"One", "3 b,Two", "4 c,\"Three\""]);
        check("id,text\na,\"One\nb,\"Two\nc,Three\n", &["1 id,text", "!2 a,\"One", "!3 b,\"Two", "4 c,Three"]);
        check("id,text\na,One\nb,\"Two\n", &["1 id,text", "2 a,One", "3 b,\"Two"]);
        check("id,text\na,\"One\nand so\non\n\nb,Two\n", &["1 id,text", "!2 a,\"One", "!3 and so", "6 b,Two"]);
        check(
            "id,text,on\na,\"One\nb,Two\nc,\"Three\",x\n",
            &["1 id,text,on", "!2 a,\"One", "!3 b,Two", "4 c,\"Three\",x"],
        );
    }
}
