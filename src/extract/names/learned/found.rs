//! Names as ranges of tokens, while they are read.

use crate::extract::NameKind;
use std::ops::Range;

/// A name as a range of tokens.
#[derive(Debug, Clone)]
pub struct Found {
    pub tokens: Range<usize>,
    pub kind: NameKind,
}

/// Inserts a name in place of those that it overlaps.
pub fn insert(found: &mut Vec<Found>, name: Found) {
    let first = found.partition_point(|other| other.tokens.end <= name.tokens.start);
    let last = found.partition_point(|other| other.tokens.start < name.tokens.end);
    found.splice(first..last.max(first), [name]);
}
