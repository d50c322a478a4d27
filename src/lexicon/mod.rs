//! The words known to the program. Words are data: each list is a sorted CSV file next to this one, with its source and
//! licence in `SOURCES.md`; the code here only looks them up.
//!
//! A word is looked up once, when its token is made; afterwards its [`WordClass`] is a bit test.

use std::sync::LazyLock;

pub mod abroad;
pub mod calendar;
mod class;
pub mod countries;
mod fields;
mod fold;
mod groups;
pub mod hashed;
#[cfg(test)]
mod lists;
pub mod measures;
mod names;
mod numbers;
pub mod organisations;
pub mod pages;
pub mod places;
pub mod reporting;
mod table;
mod tags;
#[cfg(test)]
mod vocabulary;
mod word_map;

pub use class::WordClass;
pub(crate) use fields::fields;
pub use fold::{FoldHash, fold_eq, fold_hash, fold_initial, is_accent};
pub use groups::Groups;
pub use names::{
    are_post_nominal, is_article_of_names, is_korean_syllable, is_legal_form, nicknames, relatives, spelling,
};
pub use numbers::{NumberPart, NumberWord, RAISED, number_word};
pub use table::{Known, Lexicon};
pub use tags::{Tag, Tags, of_class as tags_of_class};
pub use word_map::{WordMap, WordSet};

impl Lexicon {
    /// The lexicon, which is built into the program.
    pub fn get() -> &'static Lexicon {
        static FILE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon"));
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(FILE).expect("the table that was laid out"));
        &LEXICON
    }
}

/// The groups of the word with this [`fold_hash`].
pub fn groups(hash: u64) -> Groups {
    let lexicon = Lexicon::get();
    lexicon.known(lexicon.number_of(hash)).groups
}

/// The canonical form of an honorific: Mr for Mr., Sheikh for Sheik.
pub fn honorific_form(word: &str) -> Option<&'static str> {
    static FORMS: LazyLock<WordMap<&str>> = LazyLock::new(|| {
        let lines = include_str!("honorifics.csv").lines().skip(1);
        lines.map(fields).map(|[form, canonical]| (fold_hash(form), canonical)).collect()
    });
    FORMS.get(&fold_hash(word.strip_suffix('.').unwrap_or(word))).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_its_groups_whatever_its_case() {
        assert!(groups(fold_hash("Killed")).intersects(Groups::HARM) && groups(fold_hash("table")) == Groups::empty());
    }

    #[test]
    fn a_word_is_found_whatever_its_case_and_apostrophe() {
        let lexicon = Lexicon::get();
        assert!(lexicon.class("SAID").contains(WordClass::REPORTING));
        assert!(lexicon.class("May").contains(WordClass::MONTH | WordClass::AUXILIARY));
        assert_eq!(lexicon.class("Walks"), WordClass::NOUN | WordClass::VERB);
        assert_eq!(lexicon.class("xyzzy"), WordClass::empty());
        assert!(fold_eq("O’Brien", "o'brien") && fold_hash("O’Brien") == fold_hash("o'brien"));
    }
}
