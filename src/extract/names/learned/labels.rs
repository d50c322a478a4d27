//! The labels of tokens: BIO over four kinds of names.

use crate::extract::NameKind;

/// The number of labels.
pub const LABELS: usize = 9;

/// The label of a token outside all names.
pub const OUTSIDE: usize = 0;

const KINDS: [NameKind; 4] = [NameKind::Person, NameKind::Place, NameKind::Organisation, NameKind::Other];

/// The label of the first token of a name.
pub fn begin(kind: NameKind) -> usize {
    KINDS.iter().position(|&k| k == kind).map_or(OUTSIDE, |index| 1 + 2 * index)
}

/// The label of a further token of a name.
pub fn inside(kind: NameKind) -> usize {
    begin(kind) + 1
}

/// True for the label of a first token.
pub fn is_begin(label: usize) -> bool {
    label % 2 == 1
}

/// The kind of name that a token with this label is part of.
pub fn kind(label: usize) -> Option<NameKind> {
    (label != OUTSIDE).then(|| KINDS[(label - 1) / 2])
}

/// False if a label cannot follow another: a name continues only after a token of a name of its kind.
pub fn may_follow(before: usize, label: usize) -> bool {
    label == OUTSIDE || is_begin(label) || before == label || before + 1 == label
}
