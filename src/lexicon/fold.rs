//! Words compared without regard to case and to the form of the apostrophe.

/// A character in lower case, a curly apostrophe as a straight one.
fn fold(c: char) -> impl Iterator<Item = char> {
    let (quick, slow) = match c {
        '’' => (Some('\''), None),
        c if c.is_ascii() => (Some(c.to_ascii_lowercase()), None),
        c => (None, Some(c.to_lowercase())),
    };
    quick.into_iter().chain(slow.into_iter().flatten())
}

/// The first letter of a word as [`fold_eq`] sees it: words that differ in it are not equal. All letters that are not
/// ASCII are one.
#[inline]
pub fn fold_initial(word: &str) -> u8 {
    match word.as_bytes() {
        [first, ..] if first.is_ascii() => first.to_ascii_lowercase(),
        _ => foreign_initial(word),
    }
}

#[cold]
fn foreign_initial(word: &str) -> u8 {
    let folded = word.chars().flat_map(fold).next();
    folded.and_then(|c| u8::try_from(c).ok()).filter(u8::is_ascii).unwrap_or(u8::MAX)
}

/// A hash (FxHash's step, a byte or character at a time) that is equal for words that [`fold_eq`] holds equal.
pub fn fold_hash(word: &str) -> u64 {
    const K: u64 = 0x517c_c1b7_2722_0a95;
    let step = |hash: u64, unit: u64| (hash.rotate_left(5) ^ unit).wrapping_mul(K);
    let hash = if word.is_ascii() {
        word.bytes().fold(0, |hash, b| step(hash, u64::from(b.to_ascii_lowercase())))
    } else {
        word.chars().flat_map(fold).fold(0, |hash, c| step(hash, u64::from(u32::from(c))))
    };
    // Tables take the high bits for one purpose and the low bits for another; let each depend on all.
    hash ^ (hash >> 32)
}

/// True when two words are the same but for case and the form of the apostrophe.
pub fn fold_eq(a: &str, b: &str) -> bool {
    if a.len() == b.len() && a.eq_ignore_ascii_case(b) {
        return true;
    }
    !(a.is_ascii() && b.is_ascii()) && a.chars().flat_map(fold).eq(b.chars().flat_map(fold))
}
