//! Words compared without regard to case, the form of apostrophes and the encoding of accents.

use unicode_normalization::UnicodeNormalization;

/// True for an accent that is a separate character after its letter.
pub fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

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

/// A hash (FxHash's step, a byte or character at a time) that is equal for words that are equal for [`fold_eq`].
pub fn fold_hash(word: &str) -> u64 {
    let mut hash = FoldHash::default();
    if word.is_ascii() {
        word.bytes().for_each(|byte| hash.push(byte.to_ascii_lowercase()));
    } else if word.contains(is_accent) {
        word.nfc().flat_map(fold).for_each(|c| hash.step(u64::from(u32::from(c))));
    } else {
        word.chars().flat_map(fold).for_each(|c| hash.step(u64::from(u32::from(c))));
    }
    hash.finish()
}

/// The [`fold_hash`] of a word while it is read, letter by letter.
#[derive(Debug, Clone, Copy, Default)]
pub struct FoldHash(u64);

impl FoldHash {
    /// Adds a lower-case ASCII letter, a digit or a mark.
    #[inline]
    pub fn push(&mut self, small: u8) {
        self.step(u64::from(small));
    }

    #[inline]
    fn step(&mut self, unit: u64) {
        self.0 = (self.0.rotate_left(5) ^ unit).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    /// The hash of what was added.
    #[inline]
    pub fn finish(self) -> u64 {
        // Tables use the high bits for one purpose and the low bits for another; this makes each depend on all.
        self.0 ^ (self.0 >> 32)
    }
}

/// The first letter of a word as [`fold_eq`] sees it, 255 for all that are not ASCII: equal for words that are equal
/// for it.
#[inline]
pub fn fold_initial(word: &str) -> u8 {
    match word.as_bytes() {
        // A letter with a separate accent character.
        [_, 0xCC | 0xCD, ..] => u8::MAX,
        [first, ..] if first.is_ascii() => first.to_ascii_lowercase(),
        // The only others that are ASCII in lower case: the curly apostrophe, the signs of kelvin, the dotted capital
        // I.
        [0xE2, 0x80, 0x99, ..] => b'\'',
        [0xE2, 0x84, 0xAA, ..] => b'k',
        [0xC4, 0xB0, ..] => b'i',
        _ => u8::MAX,
    }
}

/// True when two words are equal except for case, the form of the apostrophe and the encoding of accents.
pub fn fold_eq(a: &str, b: &str) -> bool {
    if a.len() == b.len() && a.eq_ignore_ascii_case(b) {
        return true;
    }
    // Most words are of plain letters, and most that are compared differ.
    if a.is_ascii() && b.is_ascii() {
        return false;
    }
    if a.contains(is_accent) || b.contains(is_accent) {
        return a.nfc().flat_map(fold).eq(b.nfc().flat_map(fold));
    }
    a.chars().flat_map(fold).eq(b.chars().flat_map(fold))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_the_same_have_the_same_hash_and_initial() {
        for (a, b) in [
            ("O’Brien", "o'brien"),
            ("\u{212a}elvin", "kelvin"),
            ("ÉTÉ", "été"),
            ("’S", "'s"),
            ("E\u{301}mile", "émile"),
            ("JOSE\u{301}", "José"),
        ] {
            assert!(fold_eq(a, b), "{a}");
            assert_eq!((fold_hash(a), fold_initial(a)), (fold_hash(b), fold_initial(b)), "{a}");
        }
        for c in ('\u{80}'..=char::MAX).filter(|&c| fold(c).next().is_some_and(|c| c.is_ascii())) {
            let small = fold(c).next().expect("a character");
            assert_eq!(fold_initial(&c.to_string()), small as u8, "{c}");
        }
        assert_eq!([fold_initial(""), fold_initial("é"), fold_initial("–"), fold_initial("X")], [255, 255, 255, b'x']);
    }
}
