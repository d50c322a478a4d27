//! Half-open ranges into an article's unchanged text.

use serde::{Deserialize, Serialize};

/// A half-open range `[start, end)` of byte offsets into an article's text, always on character boundaries.
///
/// Inside the program offsets are bytes; [`CodePoints`] turns them into the code points of the tables, once, at the edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset of the byte after the last.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`, in bytes.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end && end <= u32::MAX as usize);
        Self { start: start as u32, end: end as u32 }
    }

    /// The offset of the first byte, for slicing.
    pub fn from(self) -> usize {
        self.start as usize
    }

    /// The offset after the last byte, for slicing.
    pub fn to(self) -> usize {
        self.end as usize
    }

    /// The words that the span covers.
    pub fn of(self, text: &str) -> &str {
        &text[self.from()..self.to()]
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// True when the span covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// True when `other` is wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True when the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span without white space at its ends.
    pub fn trim(self, text: &str) -> Span {
        let words = self.of(text);
        let start = self.from() + (words.len() - words.trim_start().len());
        Span::new(start, start + words.trim().len())
    }
}

/// Converts byte offsets into code points (which Python slicing uses), without reading the text more than twice.
pub struct CodePoints<'a> {
    text: &'a str,
    /// Code points before byte `i * STEP`, and those of the whole text last; empty if the text is ASCII, where the two
    /// are the same.
    marks: Vec<u32>,
}

impl<'a> CodePoints<'a> {
    const STEP: usize = 64;

    /// Counts the code points of the text once.
    pub fn new(text: &'a str) -> Self {
        if text.is_ascii() {
            return Self { text, marks: Vec::new() };
        }
        let mut count = 0;
        let mut marks = Vec::with_capacity(text.len() / Self::STEP + 2);
        for chunk in text.as_bytes().chunks(Self::STEP) {
            marks.push(count);
            count += starts(chunk);
        }
        marks.push(count);
        Self { text, marks }
    }

    /// The text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The byte offset of a code point, which may be the end of the text; none beyond it.
    pub fn byte(&self, point: u32) -> Option<usize> {
        if self.marks.is_empty() {
            return Some(point as usize).filter(|&byte| byte <= self.text.len());
        }
        let step = self.marks.partition_point(|&before| before <= point) - 1;
        let (start, further) = (step * Self::STEP, (point - self.marks[step]) as usize);
        if self.is_ascii(step) {
            return Some(start + further);
        }
        let bytes = self.text.as_bytes().iter().enumerate().skip(start);
        let starts = bytes.filter(|&(_, &byte)| is_start(byte)).map(|(at, _)| at);
        starts.chain([self.text.len()]).nth(further)
    }

    /// The number of code points before a byte offset.
    pub fn at(&self, byte: u32) -> u32 {
        if self.marks.is_empty() {
            return byte;
        }
        let (byte, step) = (byte as usize, byte as usize / Self::STEP);
        let start = step * Self::STEP;
        if self.is_ascii(step) {
            return self.marks[step] + (byte - start) as u32;
        }
        self.marks[step] + starts(&self.text.as_bytes()[start..byte])
    }

    /// True when every byte of a whole step is a character. Most steps are ASCII, though few whole texts are.
    fn is_ascii(&self, step: usize) -> bool {
        self.marks.get(step + 1).is_some_and(|after| after - self.marks[step] == Self::STEP as u32)
    }
}

/// The number of code points that start in these bytes of UTF-8.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| is_start(byte)).count() as u32
}

fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_agree_with_counting_characters() {
        for text in ["", "plain", "é", &"naïve “quoted” 😀 ".repeat(100)] {
            let points = CodePoints::new(text);
            for (n, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(points.at(byte as u32), n as u32);
                assert_eq!(points.byte(n as u32), Some(byte));
            }
            let all = text.chars().count() as u32;
            assert_eq!((points.byte(all), points.byte(all + 1)), (Some(text.len()), None));
            assert_eq!(points.at(text.len() as u32) as usize, text.chars().count());
        }
    }

    #[test]
    fn a_trimmed_span_has_no_white_space_at_its_ends() {
        let text = "one  two \n";
        assert_eq!(Span::new(3, text.len()).trim(text).of(text), "two");
        assert!(Span::new(3, 5).trim(text).is_empty());
    }
}
