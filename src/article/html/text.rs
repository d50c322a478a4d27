//! The words of an element of a page, by which it is classified.

use super::byline;
use super::element::MOST_NODES;
use crate::lexicon::pages::{self, Part};
use dom_query::NodeRef;

/// The beginning of the words of an element, by which it is classified.
pub struct Text {
    /// The words, with one space between them.
    pub words: String,
}

impl Text {
    /// The words in an element.
    pub fn of(element: &NodeRef) -> Self {
        const MOST: usize = 20_000;
        let mut words = String::new();
        for node in element.descendants_it().take(MOST_NODES).filter(NodeRef::is_text) {
            for word in node.text().split_whitespace() {
                words.push_str(if words.is_empty() { "" } else { " " });
                words.push_str(word);
            }
            if words.len() > MOST {
                break;
            }
        }
        Self { words }
    }

    /// True for at most this many bytes.
    pub fn is_short(&self, most: usize) -> bool {
        self.words.len() <= most
    }

    /// What the phrases in it indicate.
    pub fn part(&self) -> Part {
        pages::of_text(&self.words)
    }

    /// The kind of part, by its first words.
    fn begins(&self, words: usize) -> Part {
        let end = self.words.match_indices(' ').nth(words - 1).map_or(self.words.len(), |(at, _)| at);
        pages::of_text(&self.words[..end])
    }

    /// True for at least a sentence.
    pub fn is_prose(&self) -> bool {
        const FEWEST: usize = 6;
        let end = self.words.trim_end_matches(['”', '"', '’', '\'', ')']);
        self.words.split(' ').count() >= FEWEST && (end.ends_with(['.', '!', '?', '…']) || self.words.len() > 400)
    }

    /// True for words in quotation marks, which are those of somebody else.
    fn quotes(&self) -> bool {
        self.words.contains(['“', '”', '"', '‘'])
    }

    fn speaks_to_reader(&self) -> bool {
        self.words
            .split(|c: char| !c.is_alphabetic())
            .any(|word| ["you", "your"].iter().any(|you| word.eq_ignore_ascii_case(you)))
    }

    /// True for a request to accept cookies: it begins with the site itself.
    pub fn asks_for_consent(&self) -> bool {
        self.is_short(2_000)
            && !self.quotes()
            && (self.begins(5).contains(Part::SITE) || self.words.starts_with("We "))
            && self.part().contains(Part::COOKIE | Part::SITE)
            && self.speaks_to_reader()
    }

    /// True for what requests for consent say in all of their paragraphs.
    pub fn is_of_consent(&self) -> bool {
        !self.quotes() && (self.part().intersects(Part::COOKIE | Part::SITE) || self.speaks_to_reader())
    }

    /// True for an offer to the reader.
    fn offers(&self) -> bool {
        self.is_short(300)
            && !self.quotes()
            && (self.begins(6).contains(Part::OFFER) || self.part().contains(Part::OFFER) && self.speaks_to_reader())
    }

    /// True for a paragraph whose words show that it is not part of the story.
    pub fn is_beside_story(&self) -> bool {
        self.is_day() || self.asks_for_consent() || self.offers() || self.is_credit()
    }

    /// True for a day of publication by itself.
    fn is_day(&self) -> bool {
        self.is_short(60) && byline::is_day(&self.words)
    }

    /// True for the credit of a picture: Photo: Ann Lee, Image source, Agency.
    fn is_credit(&self) -> bool {
        const MOST_WORDS: usize = 20;
        let words = self.words.split(' ').count();
        let first = self.words.split(' ').next().unwrap_or_default();
        let is_label = pages::of_text(first).contains(Part::CREDIT) && first.ends_with([':', '/', '|'])
            || self.words.split_once([':', '/', ',', '|', '©']).is_some_and(|(label, _)| {
                label.split(' ').count() <= 3 && pages::of_text(label).contains(Part::CREDIT)
            });
        let names_maker = self.begins(2).contains(Part::CREDIT)
            && self.words.split(' ').nth(1) == Some("by")
            && !self.words.ends_with('.');
        words <= MOST_WORDS && (is_label || names_maker || words <= 3 && self.begins(words).contains(Part::CREDIT))
    }
}

/// The letters and figures of a text.
pub fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// How much of the text in an element's first nodes is prose in paragraphs, in bytes.
pub fn prose(element: &NodeRef, nodes: usize) -> usize {
    let paragraphs =
        [*element].into_iter().chain(element.descendants_it()).take(nodes).filter(|node| node.has_name("p"));
    paragraphs.map(|node| Text::of(&node)).filter(Text::is_prose).map(|text| text.words.len()).sum()
}
