//! The initials of a name, and the acronyms that they spell.

use super::{Document, Shape, TokenKind};
use crate::lexicon::WordClass;
use std::ops::Range;

/// The first letters of the words of a name, in lower case, each with whether its word is a content word. Of a short word
/// in capitals all letters count: the UN in UNHCR.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Initials(Vec<(char, bool)>);

impl Initials {
    /// The initials of the words in a range of tokens.
    pub fn of(document: &Document, tokens: Range<usize>) -> Self {
        const LONGEST: usize = 3;
        let mut letters = Vec::with_capacity(tokens.len());
        for at in tokens.filter(|&at| document.tokens[at].kind == TokenKind::Word) {
            let capitals = document.tokens[at].shape == Shape::Upper && document.tokens[at].span.len() <= LONGEST;
            let many = if capitals { LONGEST } else { 1 };
            let content = is_content(document, at);
            let word = document.word(at).chars().filter(|letter| letter.is_alphanumeric());
            letters.extend(word.take(many).map(|letter| (letter.to_ascii_lowercase(), content)));
        }
        Self(letters)
    }

    /// The first letter.
    pub fn first(&self) -> Option<char> {
        self.0.first().map(|(letter, _)| *letter)
    }

    /// Without the first letter.
    pub fn rest(&self) -> Self {
        Self(self.0.iter().skip(1).copied().collect())
    }

    /// The acronyms in lower case: of the content words, and of all words.
    pub fn acronyms(&self) -> [String; 2] {
        let content = self.0.iter().filter(|(_, content)| *content).map(|(letter, _)| *letter);
        [content.collect(), self.0.iter().map(|(letter, _)| *letter).collect()]
    }

    /// True when they spell an acronym: all its letters in order, and no content word left out.
    pub fn spell(&self, acronym: &str) -> bool {
        let letters: String = acronym.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        letters.len() > 1 && self.acronyms().contains(&letters)
    }
}

/// True for a word that distinguishes one name from another: not a function word or mark.
pub fn is_content(document: &Document, at: usize) -> bool {
    let token = &document.tokens[at];
    let closed = WordClass::PREPOSITION | WordClass::CONJUNCTION | WordClass::DETERMINER;
    let small = token.class.intersects(closed) && token.shape == Shape::Lower;
    token.kind != TokenKind::Mark && !small && !document.is_any(at, &["'s", "affairs"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    #[track_caller]
    fn check(name: &str, acronym: &str, spelled: bool) {
        let article = Article::from_text("a", name.to_owned());
        let document = Document::new(&article);
        let initials = Initials::of(&document, 0..document.tokens.len());
        assert_eq!(initials.spell(acronym), spelled, "{name} {acronym}");
    }

    #[test]
    fn initials_spell_acronyms() {
        check("Northern Water Service", "NWS", true);
        check("Board of Control for Fishing", "BCF", true);
        check("Ministry of Sea and Air", "MOSAA", true);
        check("UN Harbour Fund", "UNHF", true);
        check("Northern Water Service", "NS", false);
        check("Northern", "N", false);
    }
}
