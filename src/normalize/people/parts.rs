//! The parts of a name.

use super::family::{family_start, is_particle};
use super::keys::{Word, key};
use crate::document::{Document, Shape, Token, TokenKind};
use crate::lexicon::{WordClass, are_post_nominal};
use crate::span::Span;
use std::ops::Range;

/// The parts of a name as written in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// The name without titles, as a range of tokens.
    pub tokens: Range<usize>,
    /// Its words without particles and suffix, in order.
    pub words: Vec<Word>,
    /// Jr, Sr, II, as a key.
    pub suffix: Option<u64>,
    /// Where the family name begins, its particles included.
    pub family: usize,
    /// Where the suffix begins, or the end.
    pub end: usize,
    /// The particle right before the last word: the Le of Marine Le Pen, and of Le Pen.
    pub particle: Option<u64>,
}

impl Parts {
    /// Reads a name; none if the span has only titles and marks.
    pub fn read(document: &Document, span: Span) -> Option<Self> {
        let mut tokens = document.tokens_in(span);
        tokens.start = after_titles(document, &tokens);
        tokens.end -= letters_after(document, &tokens);
        if tokens.is_empty() {
            return None;
        }
        let end = suffix_start(document, &tokens);
        let suffix = (end < tokens.end).then(|| key(document.word(tokens.end - 1).trim_end_matches('.')));
        let words = words(document, tokens.start..end);
        let family = family_start(document, tokens.start..end);
        let before = end.checked_sub(2).filter(|&at| at >= tokens.start);
        let particle = before.filter(|&at| document.class(at).contains(WordClass::PARTICLE));
        let particle = particle.map(|at| key(document.word(at)));
        (!words.is_empty()).then_some(Self { tokens, words, suffix, family, end, particle })
    }

    /// The last word, which is mostly the family name.
    pub fn last(&self) -> Word {
        self.words[self.words.len() - 1]
    }
}

/// Where the name begins after titles that a tagger left in it: Mr. Blake; Sheikh Omar; Texas Senator Ann Blake.
fn after_titles(document: &Document, tokens: &Range<usize>) -> usize {
    let opening = tokens.start + usize::from(opens_with_other_word(document, tokens));
    let start = (opening..tokens.end.saturating_sub(1)).find(|&at| !is_honorific(document, at, tokens.end - at));
    let start = start.unwrap_or(tokens.end - 1);
    // Mary St. Clair, Omar Del Prado
    let inside = |at: usize| at > start && document.is_any(at, &["st", "st.", "ste", "ste.", "del"]);
    let office = |&at: &usize| {
        let class = document.class(at);
        let given = class.contains(WordClass::GIVEN_NAME) && at == start;
        class.intersects(WordClass::OFFICE | WordClass::TITLE_ABBREVIATION) && !given && !inside(at)
    };
    let abbreviated =
        |&at: &usize| at > start && document.class(at).contains(WordClass::TITLE_ABBREVIATION) && !inside(at);
    let before_two = (start..tokens.end.saturating_sub(2)).rev().find(office);
    let before_one = tokens.end.checked_sub(2).filter(abbreviated);
    before_one.or(before_two).map_or(start, |at| at + 1)
}

/// True for a full name after an occupation (Farmer Ann Blake), and for one that opens its sentence after a dateline in
/// capitals (ROME Ann Blake).
fn opens_with_other_word(document: &Document, tokens: &Range<usize>) -> bool {
    if tokens.len() < 3 {
        return false;
    }
    let Token { sentence, shape, class, span, .. } = document.tokens[tokens.start];
    let opens = document.sentences[sentence as usize].tokens.start == tokens.start;
    let dateline = shape == Shape::Upper && span.len() > 3 && document.tokens[tokens.start + 1].shape == Shape::Title;
    let person = class.contains(WordClass::PERSON_NOUN) && !class.contains(WordClass::GIVEN_NAME);
    let occupation = person && (opens || document.class(tokens.start + 1).contains(WordClass::GIVEN_NAME));
    opens && dateline || occupation
}

/// How many tokens after a name are not part of it: letters for offices, degrees and honours, a country in capitals
/// that begins the next words, and the "I" of a next clause (says Blake I think).
fn letters_after(document: &Document, tokens: &Range<usize>) -> usize {
    let verb = WordClass::VERB | WordClass::AUXILIARY;
    let pronoun = |at: usize| document.word(at) == "I" && document.class(at + 1).intersects(verb);
    let country = |at: usize| matches!(document.word(at), "EU" | "UK" | "US");
    let letters =
        |&at: &usize| are_post_nominal(document.word(at)) || country(at) || document.word(at) == "," || pronoun(at);
    let title_case = document.tokens[tokens.start].shape != Shape::Upper;
    if !title_case {
        return 0;
    }
    (tokens.start + 1..tokens.end).rev().take_while(letters).count()
}

/// True for an honorific; for one that is also a given name (Sheikh) only if a full name of several words follows.
fn is_honorific(document: &Document, at: usize, left: usize) -> bool {
    let class = document.class(at);
    // Del. Ann Blake is a delegate, Del Blake a given name.
    class.contains(WordClass::TITLE_ABBREVIATION) && document.word(at) != "Del"
        || class.contains(WordClass::HONORIFIC)
            && (left > 3 || !class.contains(WordClass::GIVEN_NAME) || document.is_any(at, &["dato", "haji", "shri"]))
}

/// True for the number of a pope, king or grandson.
pub fn is_regnal(word: &str) -> bool {
    const LONGEST: usize = 5;
    (1..=LONGEST).contains(&word.len()) && word.bytes().all(|letter| b"IVX".contains(&letter))
}

/// Where Jr., Sr., Júnior, II or III begin, a comma before them included.
fn suffix_start(document: &Document, tokens: &Range<usize>) -> usize {
    let last = tokens.end - 1;
    let known = ["Jr", "Jr.", "Sr", "Sr.", "Jnr", "Snr"].contains(&document.word(last));
    // After a family name; Neto and the like are mostly family names themselves.
    let class = document.class(tokens.start);
    let given = class.intersects(WordClass::MASCULINE_NAME | WordClass::FEMININE_NAME);
    let family = tokens.len() > 2 || class.contains(WordClass::SURNAME) && !given;
    let portuguese = family && ["Júnior", "Junior", "Filho"].contains(&document.word(last));
    match (known || portuguese || is_regnal(document.word(last))) && tokens.len() > 1 {
        true if tokens.len() > 2 && document.is(last - 1, ",") => last - 1,
        true => last,
        false => tokens.end,
    }
}

/// The words, without particles, marks and a nickname in quotation marks; a name of only particles keeps them.
fn words(document: &Document, tokens: Range<usize>) -> Vec<Word> {
    let mut quoted = false;
    let mut words = Vec::with_capacity(3);
    for at in tokens.clone() {
        let token = &document.tokens[at];
        let mark = matches!(document.word(at), "\"" | "“" | "”" | "‘" | "’" | "'" | "''" | "(" | ")");
        quoted ^= mark && token.kind == TokenKind::Mark;
        if token.kind == TokenKind::Word && !quoted && !is_particle(document, at, &tokens) {
            words.push(Word::new(document.word(at)));
        }
    }
    if words.is_empty() {
        words.extend(
            tokens.filter(|&at| document.tokens[at].kind == TokenKind::Word).map(|at| Word::new(document.word(at))),
        );
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    /// The name without titles, its family name and the number of its words.
    fn check(name: &str, whole: &str, family: &str, words: usize) {
        let article = Article::from_text("a", name);
        let document = Document::new(&article);
        let parts = Parts::read(&document, Span::new(0, name.len())).unwrap();
        let of = |tokens| document.span_of(tokens).of(document.text);
        assert_eq!(of(parts.tokens.clone()), whole);
        assert_eq!(of(parts.family..parts.end), family);
        assert_eq!(parts.words.len(), words, "{name}");
    }

    #[test]
    fn the_family_name_is_the_last_word_with_its_particles() {
        check("Ann Blake", "Ann Blake", "Blake", 2);
        check("Haider al-Abadi", "Haider al-Abadi", "al-Abadi", 2);
        check("Anna van der Meer", "Anna van der Meer", "van der Meer", 2);
        check("Mary Smith-Jones", "Mary Smith-Jones", "Smith-Jones", 3);
        check("Ben Carter", "Ben Carter", "Carter", 2);
        check("Ann E. Blake", "Ann E. Blake", "Blake", 3);
        check("Marie Le Brun", "Marie Le Brun", "Le Brun", 3);
        check("Mary St. Clair", "Mary St. Clair", "St. Clair", 3);
        check("Omar Abd al-Said", "Omar Abd al-Said", "Abd al-Said", 3);
        check("Luis Ortega y Prado", "Luis Ortega y Prado", "Ortega y Prado", 3);
        check("Rosa da Costa Leal", "Rosa da Costa Leal", "da Costa Leal", 3);
        check("María del Carmen Ruiz", "María del Carmen Ruiz", "Ruiz", 3);
        check("Omar bin Said Reed", "Omar bin Said Reed", "Reed", 3);
        check("Ben de la Cruz", "Ben de la Cruz", "de la Cruz", 2);
        check("Luis Miguel Ortega Ruiz", "Luis Miguel Ortega Ruiz", "Ortega Ruiz", 4);
        check("Ana Miguel Ruiz", "Ana Miguel Ruiz", "Ruiz", 3);
        check("Ann Ruiz Blake", "Ann Ruiz Blake", "Blake", 3);
        check("Ann Blake MP", "Ann Blake", "Blake", 2);
        check("ANN BLAKE MP", "ANN BLAKE MP", "MP", 3);
        check("Teacher Ann Blake", "Ann Blake", "Blake", 2);
        check("Shri Anil Blake", "Anil Blake", "Blake", 2);
        check("Mendes Júnior", "Mendes Júnior", "Mendes", 1);
        check("Donald Junior", "Donald Junior", "Junior", 2);
        check("Karol II", "Karol II", "Karol", 1);
        check("Robert J. Keane Jr.", "Robert J. Keane Jr.", "Keane", 3);
        check("Mr. Keane", "Keane", "Keane", 1);
        check("Tony \"Big T\" Mella", "Tony \"Big T\" Mella", "Mella", 2);
        check("Matilda", "Matilda", "Matilda", 1);
    }
}
