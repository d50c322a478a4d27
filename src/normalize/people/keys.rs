//! Words of names compared without regard to case, accents and marks: Nguyễn and Nguyen, O’Brien and OBRIEN.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Equal for words that differ only in case, accents and marks.
    pub key: u64,
    /// The first letter, in lower case and without accent.
    pub initial: char,
    /// True for initials: J., J, H.W.
    pub short: bool,
}

impl Word {
    /// A word as it is written.
    pub fn new(written: &str) -> Self {
        let bare = written.trim_end_matches('.');
        let short = bare.chars().nth(1).is_none() || bare.contains('.');
        Self { key: key(bare), initial: initial(bare), short }
    }
}

/// A hash that is equal for words that differ only in case, accents and marks.
pub fn key(word: &str) -> u64 {
    let step = |hash: u64, c: char| (hash.rotate_left(5) ^ u64::from(c)).wrapping_mul(0x517c_c1b7_2722_0a95);
    if word.is_ascii() {
        // ASCII letters have no accents.
        return word.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).fold(0, step);
    }
    plain(word).filter(|c| c.is_alphanumeric()).fold(0, step)
}

/// The letters and digits of a word in lower case and without accents.
pub fn bare_word(word: &str) -> String {
    if word.is_ascii() {
        return word.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    }
    plain(word).filter(|c| c.is_alphanumeric()).collect()
}

/// The first letter of a word in lower case and without its accent; a space if there is none.
fn initial(word: &str) -> char {
    match word.as_bytes().first() {
        Some(first) if first.is_ascii() => char::from(first.to_ascii_lowercase()),
        _ => plain(word).next().unwrap_or(' '),
    }
}

/// The letters of a word in lower case and without accents.
fn plain(word: &str) -> impl Iterator<Item = char> {
    word.nfkd()
        .filter(|&c| !is_combining_mark(c))
        .flat_map(char::to_lowercase)
        .filter(|&c| !is_combining_mark(c))
        .map(bare)
}

/// The plain letter of those with a stroke or a missing dot, which Unicode does not treat as accents.
fn bare(letter: char) -> char {
    match letter {
        'đ' | 'ð' => 'd',
        'ħ' => 'h',
        'ı' => 'i',
        'ł' => 'l',
        'ø' => 'o',
        'ŧ' => 't',
        'ə' => 'e',
        other => other,
    }
}

/// The words of a measure or unit without their endings: kills and killed have the same stem.
pub fn stems(words: &str) -> Vec<String> {
    words.split_whitespace().map(|word| stem(&bare_word(word)).to_owned()).filter(|stem| !stem.is_empty()).collect()
}

fn stem(word: &str) -> &str {
    let long = |stem: &&str| stem.chars().nth(2).is_some();
    let ends = ["ing", "ed", "es", "s"].iter();
    ends.filter_map(|ending| word.strip_suffix(ending)).find(long).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_know_no_case_accents_and_apostrophes() {
        for (a, b) in [
            ("O’Brien", "OBRIEN"),
            ("Erdoğan", "Erdogan"),
            ("Nguyễn", "Nguyen"),
            ("Đặng", "Dang"),
            ("Øyvind", "Oyvind"),
            ("İlkay", "Ilkay"),
            ("Wałęsa", "Walesa"),
            // An accent as a separate character.
            ("Jose\u{301}", "José"),
        ] {
            assert_eq!((key(a), initial(a)), (key(b), initial(b)), "{a}");
        }
        assert_ne!(key("Smith"), key("Smyth"));
        assert_ne!(key("Łoś"), key("Loos"));
    }

    #[test]
    fn endings_make_no_difference() {
        assert_eq!(stems("Kills people"), stems("killed people"));
        assert_ne!(stems("injured"), stems("killed"));
    }
}
