//! Names in a folded form: equal for names that differ only in case, accents, marks, articles and spelling.

use crate::lexicon::{fold_eq, is_article_of_names, is_legal_form, spelling};
use crate::normalize::bare_word;
use crate::schema::EntityKind;

/// The words of a name in their folded form.
pub fn words(name: &str) -> Vec<String> {
    let parts = name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '.' | '‐' | '‑' | '–' | '/'));
    let bare: Vec<String> = parts.map(bare_word).filter(|word| !word.is_empty()).collect();
    let last = bare.len().saturating_sub(1);
    let kept = bare.into_iter().enumerate().filter(|(at, word)| [0, last].contains(at) || !is_article_of_names(word));
    kept.map(|(_, word)| spelling(&word).into_owned()).collect()
}

/// The words of an organisation's name, without a leading "the" and without the abbreviation of its legal form at the
/// end. Initials are one word.
pub fn words_of_body(name: &str) -> Vec<String> {
    let mut words = words(name);
    while words.len() > 1 && words.last().is_some_and(|word| is_legal_form(word)) {
        words.pop();
    }
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    let are_initials = words.iter().all(|word| word.chars().nth(1).is_none());
    if are_initials && !words.is_empty() { vec![words.concat()] } else { words }
}

/// The suffix of a name that distinguishes people of the same name: Jr, III.
pub fn suffix(name: &str) -> Option<&'static str> {
    let last = name.split_whitespace().next_back()?.trim_end_matches('.');
    let known = |written: &str| fold_eq(written, last);
    match () {
        () if known("Jr") || known("Junior") => Some("jr"),
        () if known("Sr") || known("Senior") => Some("sr"),
        () if last == "II" => Some("ii"),
        () if last == "III" => Some("iii"),
        () if last == "IV" => Some("iv"),
        () => None,
    }
}

/// A name in the form used in ids.
pub fn slug(kind: EntityKind, name: &str) -> String {
    match kind {
        EntityKind::Person => words(name).join("-"),
        EntityKind::Organisation => words_of_body(name).join("-"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_articles_and_spelling_make_no_difference() {
        for (one, other) in [
            ("José GARCÍA", "Jose Garcia"),
            ("Samir al-Masri", "Samir El Masri"),
            ("Mohammed Khalid", "Muhammad Khaled"),
            ("Anne-Marie O’Neil", "Anne Marie O'Neil"),
            ("A.B. Novak", "A. B. Novak"),
            ("Oleh Petrovskyi", "Oleh Petrovsky"),
        ] {
            assert_eq!(words(one), words(other), "{one}");
        }
        for (one, other) in [("Samir Masri", "Sami Masri"), ("Jan Novak", "Jana Novak")] {
            assert_ne!(words(one), words(other), "{one}");
        }
    }

    #[test]
    fn an_article_at_either_end_is_a_name() {
        assert_eq!(words("Kim Al"), ["kim", "al"]);
        assert_eq!(words("Al Green"), ["al", "green"]);
    }

    #[test]
    fn legal_forms_and_the_article_belong_to_no_name() {
        assert_eq!(words_of_body("The Harbour Tea Co. Ltd"), words_of_body("Harbour Tea"));
        assert_eq!(words_of_body("Health Organisation"), words_of_body("Health Organization"));
        assert_ne!(words_of_body("Harbour Tea"), words_of_body("Harbour Coffee"));
        assert_eq!(words_of_body("Inc."), ["inc"]);
        assert_eq!(words_of_body("N.W.A."), words_of_body("NWA"));
    }

    #[test]
    fn suffixes_tell_people_apart() {
        assert_eq!(suffix("John Novak Jr."), Some("jr"));
        assert_eq!(suffix("John Novak, junior"), Some("jr"));
        assert_eq!(suffix("Jr"), Some("jr"));
        assert_eq!(suffix("John Novak"), None);
        assert_eq!(suffix("Vitamin Ii"), None);
    }
}
