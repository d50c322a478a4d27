//! Words compared without regard to case and to the form of the apostrophe.

/// A character in lower case, a curly apostrophe as a straight one.
fn fold(c: char) -> impl Iterator<Item = char> {
    let (quick, slow) = match c {
        '’' => (Some('\''), None),
        c if c.is_ascii() => (Some(c.to_ascii_lowercase()), None),
        // Dashes and quotation marks.
        '\u{2010}'..='\u{205e}' => (Some(c), None),
        c => (None, Some(c.to_lowercase())),
    };
    quick.into_iter().chain(slow.into_iter().flatten())
}

/// A hash (FxHash's step, a byte or character at a time) that is equal for words that [`fold_eq`] holds equal.
pub fn fold_hash(word: &str) -> u64 {
    let mut hash = 0;
    for byte in word.bytes() {
        if !byte.is_ascii() {
            hash = word.chars().flat_map(fold).fold(0, |hash, c| step(hash, u64::from(u32::from(c))));
            break;
        }
        hash = step(hash, u64::from(byte.to_ascii_lowercase()));
    }
    // Tables take the high bits for one purpose and the low bits for another; let each depend on all.
    hash ^ (hash >> 32)
}

fn step(hash: u64, unit: u64) -> u64 {
    (hash.rotate_left(5) ^ unit).wrapping_mul(0x517c_c1b7_2722_0a95)
}

/// The first letter of a word as [`fold_eq`] sees it, 255 for all that are not ASCII: equal for words that it holds equal.
#[inline]
pub fn fold_initial(word: &str) -> u8 {
    match word.as_bytes().first() {
        Some(first) if first.is_ascii() => first.to_ascii_lowercase(),
        _ => foreign_initial(word),
    }
}

fn foreign_initial(word: &str) -> u8 {
    let first = word.chars().next().and_then(|c| fold(c).next());
    first.filter(char::is_ascii).map_or(u8::MAX, |c| c as u8)
}

/// True when two words are the same but for case and the form of the apostrophe.
pub fn fold_eq(a: &str, b: &str) -> bool {
    if a.len() == b.len() && a.eq_ignore_ascii_case(b) {
        return true;
    }
    !(a.is_ascii() && b.is_ascii()) && a.chars().flat_map(fold).eq(b.chars().flat_map(fold))
}
