//! Noun phrases: how far they extend to the left of a name, and their heads.

use crate::document::{Document, TokenKind};
use crate::lexicon::WordClass;
use std::ops::Range;

/// The most words of a noun phrase.
const REACH: usize = 16;

/// The first token of the noun phrase that the token at `inner` is in: over titles, adjectives, nouns, possessives and
/// the determiner before it.
pub fn start(document: &Document, inner: usize) -> usize {
    let sentence = document.sentences[document.tokens[inner].sentence as usize].tokens.start;
    let floor = sentence.max(inner.saturating_sub(REACH));
    let mut first = inner;
    while first > floor && modifies(document, first - 1) {
        first -= 1;
        if document.class(first).contains(WordClass::DETERMINER) {
            break;
        }
    }
    first
}

/// True when the word can be before the noun of its phrase.
fn modifies(document: &Document, token: usize) -> bool {
    let class = document.class(token);
    let word = document.tokens[token];
    if word.kind == TokenKind::Number {
        return true;
    }
    if word.kind == TokenKind::Mark {
        return document.is(token, "-") && document.glued(token) && document.glued(token + 1);
    }
    if class.contains(WordClass::DETERMINER) {
        return true;
    }
    if class.intersects(WordClass::PREPOSITION | WordClass::CONJUNCTION | WordClass::AUXILIARY | WordClass::PRONOUN) {
        return is_possessive(document, token);
    }
    if class.intersects(people()) || word.capitalised() {
        return !class.contains(WordClass::REPORTING);
    }
    class.intersects(WordClass::NOUN | WordClass::ADJECTIVE) && !class.contains(WordClass::VERB)
}

/// A possessive 's, not a form of "is": no article, preposition or adverb follows.
pub fn is_possessive(document: &Document, token: usize) -> bool {
    let mark = document.is(token, "'s") || document.is(token, "'") && document.glued(token);
    let next = document.class(token + 1);
    let adverb = next.contains(WordClass::ADVERB) && !next.intersects(WordClass::ADJECTIVE | WordClass::DETERMINER);
    let article = document.is_any(token + 1, &["a", "an", "the"]);
    mark && !adverb && !article && !next.contains(WordClass::PREPOSITION)
}

/// The classes of words for people.
pub fn people() -> WordClass {
    WordClass::HONORIFIC | WordClass::PEOPLE
}

/// The head of a noun phrase: the last token before a preposition, a comma, a relative pronoun or a verb.
pub fn head(document: &Document, phrase: Range<usize>) -> usize {
    let mut head = phrase.start;
    for token in phrase.clone() {
        let class = document.class(token);
        let mark = document.tokens[token].kind == TokenKind::Mark && !document.is(token, "-");
        let breaks = WordClass::PREPOSITION | WordClass::CONJUNCTION | WordClass::AUXILIARY;
        let relative =
            class.contains(WordClass::PRONOUN) && !class.contains(WordClass::DETERMINER) && token > phrase.start;
        let compound = document.glued(token) && document.is(token - 1, "-");
        // Mrs May, Dr Will
        let titled = token > phrase.start && document.class(token - 1).contains(WordClass::HONORIFIC);
        let surname = titled && document.tokens[token].capitalised();
        if token > phrase.start
            && !compound
            && !surname
            && (mark || class.intersects(breaks) || relative)
            && !is_possessive(document, token)
        {
            break;
        }
        let verb = class.contains(WordClass::VERB) && !class.intersects(WordClass::NOUN | people());
        let participle = token + 1 < phrase.end && can_be_head(document, token + 1);
        if verb && !participle && can_be_head(document, head) {
            break;
        }
        if document.tokens[token].kind == TokenKind::Word && !is_possessive(document, token) {
            head = token;
        }
    }
    head
}

/// True when the token can be the head of a phrase: a noun or a name.
fn can_be_head(document: &Document, token: usize) -> bool {
    document.class(token).intersects(WordClass::NOUN | people()) || document.tokens[token].capitalised()
}

/// The token after the modifiers of a noun phrase that ends before `end`: brackets, and an apposition or relative
/// clause between commas.
pub fn after_hangers(document: &Document, end: usize) -> usize {
    let close = match () {
        () if document.is(end, ",") => ",",
        () if document.is(end, "(") => ")",
        () => return end,
    };
    let limit = document.tokens.len().min(end + 2 * REACH);
    let sentence = |token: usize| document.tokens[token].sentence;
    (end + 1..limit)
        .take_while(|&token| sentence(token) == sentence(end))
        .find(|&token| document.is(token, close))
        .map_or(end, |token| token + 1)
}

/// The token after all modifiers of a name that ends before `end`: its place, brackets and appositions in any order
/// (Rep. Ann Blake of Ohio, a moderate, ...).
pub fn after_all_hangers(document: &Document, end: usize) -> usize {
    const MOST: usize = 3;
    let verb = WordClass::VERB | WordClass::AUXILIARY | WordClass::REPORTING;
    let mut end = after_place(document, end);
    for _ in 0..MOST {
        let verb_after_comma = document.is(end, ",") && document.class(end + 1).intersects(verb);
        let next = if verb_after_comma { end + 1 } else { after_hangers(document, end) };
        if next == end || document.class(next).intersects(verb) {
            return next;
        }
        // The comma that closes a place opens the apposition after it.
        end = if document.is(next - 1, ",") && !document.is(next, "(") { next - 1 } else { next };
    }
    end
}

/// The token after the capitalised words of a place or body after "of", "from", "in" or "at".
pub fn after_place(document: &Document, end: usize) -> usize {
    const LONGEST: usize = 5;
    if !document.is_any(end, &["of", "from", "in", "at"]) {
        return end;
    }
    let start = end + 1 + usize::from(document.is(end + 1, "the"));
    let named =
        (start..document.tokens.len().min(start + LONGEST)).take_while(|&token| document.tokens[token].capitalised());
    match named.count() {
        0 => end,
        words => start + words,
    }
}

/// The noun phrase for a person before a comma and a name at `name`: [his wife], Ann Blake.
pub fn lead(document: &Document, name: usize) -> Option<Range<usize>> {
    let noun =
        name.checked_sub(2).filter(|&noun| document.is(noun + 1, ",") && document.class(noun).intersects(people()))?;
    let start = start(document, noun);
    let determined = document.class(start).contains(WordClass::DETERMINER)
        || (start..noun).any(|token| is_possessive(document, token));
    let same = document.tokens[start].sentence == document.tokens[name].sentence;
    (same && determined && !document.class(noun).contains(WordClass::PLURAL)).then_some(start..noun + 1)
}

/// True for one of a kind: a hospital source, another shopkeeper.
pub(super) fn is_one(name: &str) -> bool {
    let determined = ["a ", "an ", "another ", "one ", "the "].iter().any(|word| name.starts_with(word));
    determined && !name.ends_with('s') && !name.contains(" and ")
}
