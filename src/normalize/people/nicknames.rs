//! Short forms of given names: Bill is William.

use super::keys::key;
use crate::lexicon::nicknames;
use std::sync::LazyLock;

/// True when one of two given names is a common English short form of the other. The names are given by their
/// [`key`]s.
pub fn is_nickname(a: u64, b: u64) -> bool {
    static PAIRS: LazyLock<Vec<(u64, u64)>> = LazyLock::new(read);
    PAIRS.binary_search(&(a, b)).is_ok() || PAIRS.binary_search(&(b, a)).is_ok()
}

fn read() -> Vec<(u64, u64)> {
    let mut pairs: Vec<_> = nicknames().map(|(short, full)| (key(short), key(full))).collect();
    pairs.sort_unstable();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_go_both_ways() {
        assert!(is_nickname(key("Bill"), key("William")) && is_nickname(key("William"), key("Bill")));
        assert!(!is_nickname(key("Bill"), key("John")));
    }
}
