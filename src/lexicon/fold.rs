//! Words compared without regard to case and to the form of the apostrophe.

/// The characters of a word in lower case, a curly apostrophe as a straight one.
fn folded(word: &str) -> impl Iterator<Item = char> + '_ {
    word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c })
}

/// A hash (FxHash's step, a byte or character at a time) that is equal for words that [`fold_eq`] holds equal.
pub fn fold_hash(word: &str) -> u64 {
    const K: u64 = 0x517c_c1b7_2722_0a95;
    let step = |hash: u64, unit: u64| (hash.rotate_left(5) ^ unit).wrapping_mul(K);
    let hash = if word.is_ascii() {
        word.bytes().fold(0, |hash, b| step(hash, u64::from(b.to_ascii_lowercase())))
    } else {
        folded(word).fold(0, |hash, c| step(hash, u64::from(u32::from(c))))
    };
    // Tables take the high bits for one purpose and the low bits for another; let each depend on all.
    hash ^ (hash >> 32)
}

/// True when two words are the same but for case and the form of the apostrophe.
pub fn fold_eq(a: &str, b: &str) -> bool {
    if a.is_ascii() && b.is_ascii() { a.eq_ignore_ascii_case(b) } else { folded(a).eq(folded(b)) }
}
