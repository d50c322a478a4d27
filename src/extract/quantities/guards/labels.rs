//! Numbers that name a thing: Article 50, Boeing 737, page 5, BBC Two, No. 1.

use super::super::lists::{is_named_number, unit_at};
use super::is_percent;
use crate::document::{Document, Numeral, Shape, TokenKind};
use crate::lexicon::{Groups, WordClass};
use crate::schema::UnitKind;

/// A number that names a thing: Article 50, Boeing 737, page 5, BBC Two, No. 1.
pub fn is_label(document: &Document, numeral: &Numeral) -> bool {
    let first = numeral.tokens.start;
    // A sentence is taken to end at the "p." before the number of a page.
    let page = first > 1 && document.is(first - 1, ".") && document.is_any(first - 2, &["p", "pp"]);
    if page && document.glued(first - 1) && !document.glued(first - 2) {
        return true;
    }
    if first == 0 || !document.same_sentence(first - 1, first) || is_percent(document, numeral.tokens.end) {
        return false;
    }
    let labelled = document.class(first - 1).contains(WordClass::LABEL)
        && !document.is(first - 1, "No")
        && !tells_when(document, numeral.tokens.end);
    let called = document.is_any(first - 1, &["call", "calls", "called", "calling", "dial", "dialed", "dialled"]);
    let emergency =
        document.is_any(first, &["911", "999", "112"]) && (called || document.in_group(first + 1, Groups::EMERGENCY));
    labelled
        || emergency
        || is_item(document, numeral)
        || is_numbered(document, first)
        || is_named(document, first)
        || follows_label(document, first)
        || is_part_of_name(document, numeral)
}

/// A duration that says when: passed the bill 10 years ago.
fn tells_when(document: &Document, at: usize) -> bool {
    let stretch = unit_at(document, at).filter(|(_, unit)| unit.kind == UnitKind::Duration);
    stretch.is_some_and(|(tokens, _)| document.is_any(tokens.end, &["ago", "earlier", "later", "before", "after"]))
}

/// The number of an item in a list: 1. Wash the rice; 2. Boil it.
fn is_item(document: &Document, numeral: &Numeral) -> bool {
    let (first, end) = (numeral.tokens.start, numeral.tokens.end);
    let stop = document.is(end, ".") && document.glued(end) && !document.glued(end + 1);
    stop && document.is_any(first - 1, &[":", ";"]) && document.tokens.get(end + 1).is_some_and(|t| t.capitalised())
}

/// A later number of a list of labels: junctions 25 and [26], seats 3, 5 and [7].
fn follows_label(document: &Document, first: usize) -> bool {
    const MOST: usize = 8;
    let digits = |at: usize| document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
    let mut at = first;
    for _ in 0..MOST {
        let comma = usize::from(at > 1 && document.is(at - 2, ","));
        let joint = at.checked_sub(1).filter(|&joint| document.is_any(joint, &["and", "or", "to", "-", "–", ","]));
        let Some(before) = joint.and_then(|joint| joint.checked_sub(1 + comma)) else { return false };
        if !digits(at) || !digits(before) || before == 0 || !document.same_sentence(before - 1, first) {
            return false;
        }
        if document.class(before - 1).contains(WordClass::LABEL) {
            return true;
        }
        at = before;
    }
    false
}

/// A number that names a thing with its noun (529 plans), or with a letter in brackets: 401(k).
fn is_named(document: &Document, first: usize) -> bool {
    let bracket = document.glued(first + 1) && document.is(first + 1, "(") && document.is(first + 3, ")");
    let lettered = bracket && document.tokens[first + 2].span.len() == 1 && document.glued(first + 2);
    lettered || is_named_number(document, first)
}

/// No. 1, sec. 5, p. 12
fn is_numbered(document: &Document, first: usize) -> bool {
    let stop = document.is(first - 1, ".") && first > 1 && document.same_sentence(first - 2, first);
    let digits = document.tokens[first].kind == TokenKind::Number;
    digits && matches!(document.word(first - 1), "No" | "Nos")
        || document.is_any(first - 1, &["No.", "Nos.", "no."])
        || stop
            && (document.class(first - 2).contains(WordClass::LABEL)
                || document.is_any(first - 2, &["no", "vol", "art"]))
}

/// A number after a capitalised word that does not open the sentence, or a capitalised number word.
fn is_part_of_name(document: &Document, numeral: &Numeral) -> bool {
    let first = numeral.tokens.start;
    if is_headline(document, first) || is_age(document, first + 1) {
        return false;
    }
    let before = &document.tokens[first - 1];
    let function = WordClass::PREPOSITION
        | WordClass::CONJUNCTION
        | WordClass::DETERMINER
        | WordClass::PRONOUN
        | WordClass::AUXILIARY
        | WordClass::WEEKDAY
        | WordClass::MONTH
        | WordClass::CURRENCY
        | WordClass::ADVERB;
    let capitals = before.capitalised() || before.shape == Shape::Mixed;
    // A number in lower case is not part of a name: gave Ann Lee three stars.
    let digits = document.tokens[first].kind == TokenKind::Number;
    let below_zero = document.is_any(first + 1, &["below", "above"]) && document.is(first + 2, "zero");
    let named =
        digits && !below_zero && before.kind == TokenKind::Word && capitals && !before.class.intersects(function);
    let opens = document.sentences[before.sentence as usize].tokens.start == first - 1;
    // A sentence may open with any word, but a name is not in a list of common words: Nokia 3310 phones.
    let open = WordClass::NOUN | WordClass::VERB | WordClass::ADJECTIVE | WordClass::NUMBER;
    let opens = opens && before.class.intersects(open);
    // S&P 500
    let named = named || digits && first > 1 && document.glued(first - 1) && document.is(first - 2, "&");
    let all = numeral.tokens.clone().all(|at| is_name_word(document, at));
    numeral.tokens.len() == 1 && named && !opens || all && !opens_sentence(document, first)
}

/// True for the hyphen of an age: the British 11-month-old.
fn is_age(document: &Document, hyphen: usize) -> bool {
    document.is(hyphen, "-") && document.is(hyphen + 2, "-") && document.is(hyphen + 3, "old")
}

/// A capitalised number word inside a sentence: the Six Nations, BBC Two.
fn is_name_word(document: &Document, at: usize) -> bool {
    document.tokens[at].kind == TokenKind::Word && document.tokens[at].capitalised()
}

/// True at the first word of a sentence, of a quotation or after a colon.
fn opens_sentence(document: &Document, at: usize) -> bool {
    let start = document.sentences[document.tokens[at].sentence as usize].tokens.start;
    at == start || document.tokens[at - 1].kind == TokenKind::Mark
}

/// True in a line of mostly capitalised words, as in headlines. In a sentence that lists names the common words are
/// lower-case.
fn is_headline(document: &Document, at: usize) -> bool {
    let sentence = document.tokens[at].sentence as usize;
    let open = WordClass::NOUN | WordClass::VERB | WordClass::ADJECTIVE | WordClass::ADVERB;
    let words = |classes: WordClass| {
        let words = document.sentences[sentence].tokens.clone().take(20);
        words.filter(move |&at| {
            document.tokens[at].kind == TokenKind::Word
                && (classes.is_empty() || document.class(at).intersects(classes))
        })
    };
    let capitals = |classes: WordClass| {
        2 * words(classes).filter(|&at| document.tokens[at].capitalised()).count() > words(classes).count()
    };
    capitals(WordClass::empty()) && capitals(open)
}
