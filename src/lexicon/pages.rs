//! What words and phrases indicate about a part of a web page: a notice of cookies, an offer to subscribers, the
//! caption of a picture.

use super::{WordMap, fold_hash};
use bitflags::bitflags;
use std::sync::LazyLock;

bitflags! {
    /// What the names of an element, or its words, indicate.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub struct Part: u16 {
        /// Asks for consent to cookies.
        const NOTICE = 1;
        /// Offers a subscription, a newsletter.
        const OFFER = 1 << 1;
        /// Is under a picture.
        const CAPTION = 1 << 2;
        /// Is for subscribers.
        const SUBSCRIBERS = 1 << 3;
        /// Introduces the author.
        const BYLINE = 1 << 4;
        /// Is a day by itself.
        const DAY = 1 << 5;
        /// Occurs in days and times.
        const TIME = 1 << 6;
        /// What cookies are about.
        const COOKIE = 1 << 7;
        /// The site addresses its reader.
        const SITE = 1 << 8;
        /// Names the author of a picture.
        const CREDIT = 1 << 9;
        /// Opens over the page.
        const DIALOG = 1 << 10;
        /// Holds for readers with access.
        const ACCESS = 1 << 11;
        /// Holds for readers without access.
        const BARRED = 1 << 12;
        /// Holds while a page is loaded, or if that fails.
        const FAULT = 1 << 13;
        /// Leads from the headline to the story.
        const LEAD = 1 << 14;
    }
}

impl Part {
    fn named(kind: &str) -> Self {
        match kind {
            "notice" => Self::NOTICE,
            "offer" => Self::OFFER,
            "caption" => Self::CAPTION,
            "subscribers" => Self::SUBSCRIBERS,
            "byline" => Self::BYLINE,
            "day" => Self::DAY,
            "time" => Self::TIME,
            "cookie" => Self::COOKIE,
            "site" => Self::SITE,
            "credit" => Self::CREDIT,
            "dialog" => Self::DIALOG,
            "access" => Self::ACCESS,
            "barred" => Self::BARRED,
            "fault" => Self::FAULT,
            "lead" => Self::LEAD,
            other => panic!("page_words.csv has a kind that is none: {other}"),
        }
    }
}

/// The most words that a phrase of the list has.
const LONGEST: usize = 5;

fn read(csv: &'static str) -> WordMap<Part> {
    let mut parts = WordMap::default();
    for (words, kind) in csv.lines().skip(1).filter_map(|line| line.split_once(',')) {
        *parts.entry(fold_hash(words)).or_insert(Part::empty()) |= Part::named(kind);
    }
    parts
}

/// What a word in the names of elements, or in their bylines, indicates.
fn of_word(word: &str) -> Part {
    static WORDS: LazyLock<WordMap<Part>> = LazyLock::new(|| read(include_str!("page_words.csv")));
    WORDS.get(&fold_hash(word)).copied().unwrap_or_default()
}

/// What the classes or the id of an element indicate.
pub fn of_names(names: &str) -> Part {
    self::names(names).map(|name| of_word(&name)).collect()
}

/// What the phrases in a text indicate.
pub fn of_text(text: &str) -> Part {
    static PHRASES: LazyLock<WordMap<Part>> = LazyLock::new(|| read(include_str!("page_phrases.csv")));
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).collect();
    let starts = 0..words.len();
    let phrases = starts.flat_map(|start| (1..=LONGEST).map(move |length| (start, start + length)));
    let within = phrases.filter(|(_, end)| *end <= words.len());
    within.filter_map(|(start, end)| PHRASES.get(&fold_hash(&words[start..end].join(" "))).copied()).collect()
}

/// True for a word that introduces an author: by, words, posted.
pub fn is_byline_word(word: &str) -> bool {
    of_word(word.trim_end_matches(':')).contains(Part::BYLINE)
}

/// True for words that occur in days and times next to numbers and months.
pub fn is_day_word(word: &str) -> bool {
    of_word(word).intersects(Part::DAY | Part::TIME)
}

/// True for words that are a day by themselves, or introduce one.
pub fn tells_day(word: &str) -> bool {
    of_word(word.trim_matches(|c: char| !c.is_alphanumeric())).contains(Part::DAY)
}

/// The words of the names of an element, in lower case: cookie and banner of `cookieBanner` and `cookie-banner`.
pub fn names(names: &str) -> impl Iterator<Item = String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for c in names.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && small) {
            words.push(String::new());
        }
        if c.is_alphanumeric() {
            words.last_mut().expect("it has a first").extend(c.to_lowercase());
        }
        small = c.is_lowercase() || c.is_numeric();
    }
    words.into_iter().filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_say_a_word_once_a_kind() {
        for csv in [include_str!("page_words.csv"), include_str!("page_phrases.csv")] {
            let lines: Vec<_> = csv.lines().skip(1).collect();
            assert!(lines.is_sorted_by(|one, other| one < other));
            assert!(lines.iter().all(|line| line.split(' ').count() <= LONGEST));
        }
    }

    #[test]
    fn names_are_taken_apart_and_tell_what_an_element_is() {
        assert_eq!(
            names("cookieBanner is-open2 AMP_X").collect::<Vec<_>>(),
            ["cookie", "banner", "is", "open2", "amp", "x"]
        );
        assert_eq!(of_names("js-cookie-banner"), Part::NOTICE);
        assert_eq!(of_names("story-text"), Part::BYLINE);
        assert!(of_names("story-paywall").contains(Part::OFFER | Part::SUBSCRIBERS));
        assert_eq!(of_names("accredited content"), Part::empty());
        assert_eq!(of_text("This site uses cookies."), Part::SITE | Part::COOKIE);
        assert_eq!(of_text("The cooks use butter."), Part::empty());
    }
}
