//! An article prepared for reading

use crate::article::{Article, is_web_address};
use crate::lexicon::{Groups, Lexicon, WordClass, fold_eq, fold_initial};
use crate::span::Span;
use std::ops::Range;

mod forgotten;
pub(crate) mod index;
pub mod initials;
pub mod language;
mod numerals;
mod paragraphs;
mod phrases;
mod quotations;
mod sentences;
mod tokens;

pub use numerals::{Numeral, NumeralForm};
pub use phrases::Phrases;
pub use quotations::{Mark, Quotation};
pub use tokens::{Shape, Token, TokenKind, is_currency_sign, tokenize};

/// A run of text between line ends (or between empty lines, if lines are wrapped).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Its span, without white space at the ends.
    pub span: Span,
    /// Its sentences, as a range of indices.
    pub sentences: Range<usize>,
    /// True for the headline: the first paragraph, if it is the article's title.
    pub headline: bool,
}

/// A sentence, or a line that is not a sentence but used as one: a headline, a bullet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its span, without white space at the ends.
    pub span: Span,
    /// The paragraph that it is in, as an index.
    pub paragraph: usize,
    /// Its tokens, as a range of indices.
    pub tokens: Range<usize>,
}

/// An article with its parts. Indices into `tokens`, `sentences` and `paragraphs` are 0-based.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its text.
    pub text: &'a str,
    /// All paragraphs in order.
    pub paragraphs: Vec<Paragraph>,
    /// All sentences in order.
    pub sentences: Vec<Sentence>,
    /// All tokens in order.
    pub tokens: Vec<Token>,
    /// All quotations in order of their opening marks.
    pub quotations: Vec<Quotation>,
    /// Its language, BCP 47, if it is given or can be detected. Only English is read.
    pub language: Option<String>,
}

impl<'a> Document<'a> {
    /// Prepares an article.
    pub fn new(article: &'a Article) -> Self {
        let text = article.text.as_str();
        let lexicon = Lexicon::get();
        let mut document = Self {
            article,
            text,
            paragraphs: Vec::new(),
            sentences: Vec::new(),
            tokens: Vec::with_capacity(text.len() / 5),
            quotations: Vec::new(),
            language: None,
        };
        for span in paragraphs::split(text) {
            let first = document.tokens.len();
            tokenize(text, span, lexicon, &mut document.tokens);
            document.add_paragraph(span, first);
        }
        document.quotations = quotations::pair(&document);
        document.language = language::of(&document);
        document
    }

    /// Adds a paragraph whose tokens start at `first`, and its sentences.
    fn add_paragraph(&mut self, span: Span, first: usize) {
        const MOST_SENTENCES: usize = 3;
        let paragraph = self.paragraphs.len();
        let first_words = paragraph == 0 || paragraph == 1 && is_web_address(self.paragraphs[0].span.of(self.text));
        let title = first_words && self.article.title.as_deref().is_some_and(|t| t.trim() == span.of(self.text));
        let start = self.sentences.len();
        for tokens in sentences::split(self.text, &self.tokens[first..]) {
            let tokens = tokens.start + first..tokens.end + first;
            let span = self.tokens[tokens.start].span.join(self.tokens[tokens.end - 1].span);
            for token in &mut self.tokens[tokens.clone()] {
                token.sentence = self.sentences.len() as u32;
            }
            self.sentences.push(Sentence { span, paragraph, tokens });
        }
        // If a text has no headline, its first line may be used as its title: a paragraph, or a sentence with a full
        // stop.
        let words = span.of(self.text).trim_end_matches(['"', '\'', '”', '’', ')']);
        let is_line = self.sentences.len() - start <= MOST_SENTENCES && !words.ends_with('.');
        let headline = title && is_line;
        self.paragraphs.push(Paragraph { span, sentences: start..self.sentences.len(), headline });
    }

    /// True when the article is read as English: it is, or has hardly any words and none of another language.
    pub fn is_english(&self) -> bool {
        self.language.as_deref().is_none_or(language::is_english)
    }

    /// The words of a token; nothing past the ends.
    pub fn word(&self, token: usize) -> &'a str {
        self.tokens.get(token).map_or("", |token| token.span.of(self.text))
    }

    /// The classes of a token's word; empty past the ends.
    pub fn class(&self, token: usize) -> WordClass {
        self.tokens.get(token).map_or(WordClass::empty(), |t| t.class)
    }

    /// True when the word of a token is in one of these groups.
    pub fn in_group(&self, token: usize, groups: Groups) -> bool {
        self.tokens.get(token).is_some_and(|t| Lexicon::get().known(t.known).groups.intersects(groups))
    }

    /// True when the token at this index exists and is this word, ignoring case. An apostrophe is given as a straight
    /// one; in the text it may be curly.
    #[inline]
    pub fn is(&self, token: usize, word: &str) -> bool {
        // Called several times per token, mostly with a word that already differs in its first letter.
        self.tokens.get(token).is_some_and(|t| t.initial == plain_initial(word) && self.is_word(t, word))
    }

    /// True when the token at this index exists and is one of these words, ignoring case.
    #[inline]
    pub fn is_any(&self, token: usize, words: &[&str]) -> bool {
        let one_of = |t: &Token| words.iter().any(|word| t.initial == plain_initial(word) && self.is_word(t, word));
        self.tokens.get(token).is_some_and(one_of)
    }

    #[inline(never)]
    fn is_word(&self, token: &Token, word: &str) -> bool {
        debug_assert!(fold_initial(word) == plain_initial(word), "{word} has a curly apostrophe");
        token.may_have_length(word.len()) && fold_eq(token.span.of(self.text), word)
    }

    /// The head of a name, the word for its kind: the one before its first preposition, or the last one.
    pub fn head_of_name(&self, name: &Range<usize>) -> usize {
        let of = name.clone().find(|&at| self.class(at).contains(WordClass::PREPOSITION));
        of.unwrap_or(name.end).saturating_sub(1).max(name.start)
    }

    /// True when two tokens exist and are in the same sentence.
    pub fn same_sentence(&self, one: usize, other: usize) -> bool {
        match (self.tokens.get(one), self.tokens.get(other)) {
            (Some(one), Some(other)) => one.sentence == other.sentence,
            _ => false,
        }
    }

    /// True when no white space is between this token and the one before.
    pub fn glued(&self, token: usize) -> bool {
        token > 0 && self.tokens.get(token).is_some_and(|t| self.tokens[token - 1].span.end == t.span.start)
    }

    /// The span from the first to the last token of a range that is not empty.
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        self.tokens[tokens.start].span.join(self.tokens[tokens.end - 1].span)
    }

    /// True when a currency is right before this token: £, US$, Rs.
    pub fn currency_before(&self, token: usize) -> bool {
        let Some(before) = token.checked_sub(1) else { return false };
        let signed = |at: usize| at > 0 && self.glued(at) && is_currency_sign(self.word(at - 1));
        let stopped = || {
            before > 0
                && self.word(before) == "."
                && self.glued(before)
                && self.same_sentence(before - 1, token)
                && self.tokens[before - 1].shape == Shape::Title
                && self.class(before - 1).contains(WordClass::CURRENCY)
        };
        self.class(before).contains(WordClass::CURRENCY)
            || is_currency_sign(self.word(before))
            || self.glued(token) && signed(before)
            || stopped()
    }

    /// The index of the first token that starts at this byte or after.
    pub fn token_at(&self, byte: u32) -> usize {
        self.tokens.partition_point(|t| t.span.start < byte)
    }

    /// The tokens that are entirely inside a span.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.token_at(span.start);
        start..start.max(self.tokens.partition_point(|t| t.span.end <= span.end))
    }

    /// The index of the sentence that a byte is in, or the one before it when it is between two.
    pub fn sentence_at(&self, byte: u32) -> usize {
        self.sentences.partition_point(|s| s.span.start <= byte).saturating_sub(1)
    }
}

/// [`fold_initial`] of a word that does not begin with a curly apostrophe.
#[inline]
fn plain_initial(word: &str) -> u8 {
    match word.as_bytes().first() {
        Some(first) if first.is_ascii() => first.to_ascii_lowercase(),
        _ => u8::MAX,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with<T>(text: &str, look: impl FnOnce(&Document) -> T) -> T {
        look(&Document::new(&Article::from_text("a", text)))
    }

    fn sentences(text: &str) -> Vec<String> {
        with(text, |d| d.sentences.iter().map(|s| s.span.of(d.text).to_owned()).collect())
    }

    fn tokens(text: &str) -> Vec<String> {
        with(text, |d| (0..d.tokens.len()).map(|i| d.word(i).to_owned()).collect())
    }

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(sentences(text), expected);
    }

    fn check_tokens(text: &str, expected: &str) {
        assert_eq!(tokens(text).join(" "), expected);
    }

    #[test]
    fn a_name_may_be_glued_to_what_is_before_it() {
        check_tokens(
            "Dr.Ann Reed met Ts.Bold and L.Oyun. Go.Then rest.",
            "Dr. Ann Reed met Ts.Bold and L.Oyun . Go . Then rest .",
        );
    }

    #[test]
    fn an_accent_that_is_a_character_of_its_own_is_part_of_its_word() {
        check_tokens("Jose\u{301} Pen\u{303}a's E\u{301}mile", "Jose\u{301} Pen\u{303}a 's E\u{301}mile");
        check_tokens("a \u{301} b", "a \u{301} b");
    }

    #[test]
    fn words_are_split_at_hyphens_clitics_and_units_and_at_nothing_else() {
        check_tokens("US-led (AQI) Kerry's don't O'Brien’s", "US - led ( AQI ) Kerry 's don't O'Brien ’s");
        check_tokens("$1.5bn, 31,000; 62-year-old 4th .5 75ml", "$ 1.5 bn , 31,000 ; 62 - year - old 4 th .5 75 ml");
        check_tokens(
            "The U.S. and J.K. Rowling at 5 p.m. met Mr. Li.",
            "The U.S. and J.K. Rowling at 5 p.m. met Mr. Li .",
        );
        check_tokens("Rs500, R3,000 and USD115; COP26 and N95", "Rs 500 , R 3,000 and USD 115 ; COP26 and N95");
        check_tokens("It was 38C. I left.", "It was 38 C . I left .");
        check_tokens("Yes -- no... ''so'' ``it'' is", "Yes -- no ... '' so '' `` it '' is");
    }

    #[test]
    fn sentences_end_at_stops_and_not_at_abbreviations() {
        check("One. Two! Three? Four", &["One.", "Two!", "Three?", "Four"]);
        check("Mr. Li met Gen. Wu of the U.S. Navy.", &["Mr. Li met Gen. Wu of the U.S. Navy."]);
        check("He left the U.S. The rest stayed.", &["He left the U.S.", "The rest stayed."]);
        check("It rose 1.5 per cent. In May it fell.", &["It rose 1.5 per cent.", "In May it fell."]);
        check("“Go.” She went.", &["“Go.”", "She went."]);
        check("\"Why?\" Smith asked. \"Why not?\" she said.", &["\"Why?\" Smith asked.", "\"Why not?\" she said."]);
        check("He won.\"Then he left.", &["He won.\"", "Then he left."]);
    }

    #[test]
    fn lines_are_paragraphs_unless_they_are_wrapped() {
        check("Headline\nFirst line\r\nSecond.", &["Headline", "First line", "Second."]);
        check("A headline of many words\nIt ends.\n\n", &["A headline of many words", "It ends."]);
        let wrapped =
            "Title\n\nThe first line of a paragraph that goes\non over the next line and on to\nthe third.\n\nNext.";
        assert_eq!(with(wrapped, |d| d.paragraphs.len()), 3);
        assert!(with(wrapped, |d| d.paragraphs[0].headline && !d.paragraphs[1].headline));
    }

    #[test]
    fn between_two_tokens_there_is_only_white_space() {
        for text in ["", " \n ", "é…\u{a0}ß ’tis «là» 12,3 1,234,5 a.b.c. U.S.A", "\u{feff}x\u{200b}y"] {
            with(text, |d| {
                let mut end = 0;
                for token in &d.tokens {
                    assert!(text[end..token.span.from()].chars().all(char::is_whitespace), "{text:?}");
                    end = token.span.to();
                }
                assert!(text[end..].chars().all(char::is_whitespace));
            });
        }
    }
}
