//! Marks and letters that join a number to a word: F-16, 4th, 76ers, 24/7, #5, 007.

use super::super::lists::unit_at;
use crate::document::{Document, Numeral, Shape, TokenKind};
use crate::lexicon::WordClass;

/// True when the number is a part of a word, of an address or of a sequence of numbers.
pub fn joins_a_word(document: &Document, numeral: &Numeral) -> bool {
    let first = numeral.tokens.start;
    let hashed = first > 0 && document.is_any(first - 1, &["#", "№"]) && document.same_sentence(first - 1, first);
    hashed
        || glued_before(document, first) && !is_gain(document, numeral)
        || glued_after(document, numeral)
        || is_model(document, numeral)
        || has_leading_zero(document, numeral)
}

/// An amount or a share with a plus sign: (+0.6%), +104 billion yen. (Not the number of a telephone.)
fn is_gain(document: &Document, numeral: &Numeral) -> bool {
    let (first, end) = (numeral.tokens.start, numeral.tokens.end);
    let measured = document.is(end, "%") || unit_at(document, end).is_some() || numeral.scale > 1.0;
    let apart = first > 1 && (!document.glued(first - 1) || document.is(first - 2, "("));
    document.is(first - 1, "+") && apart && measured
}

/// A number that starts with a zero and is not a decimal: 007.
fn has_leading_zero(document: &Document, numeral: &Numeral) -> bool {
    let word = document.word(numeral.tokens.start);
    word.starts_with('0') && word.len() > 1 && !word.contains(['.', ','])
}

/// The number of a footnote: [1].
pub fn is_footnote(document: &Document, numeral: &Numeral) -> bool {
    let (first, end) = (numeral.tokens.start, numeral.tokens.end);
    first > 0 && document.is(first - 1, "[") && document.is(end, "]")
}

/// A number with a capital letter that names a kind of thing, if another number or "a" counts the things: two 90B
/// tractors, a 4K film.
fn is_model(document: &Document, numeral: &Numeral) -> bool {
    let (first, end) = (numeral.tokens.start, numeral.tokens.end);
    let lettered = numeral.tokens.len() == 2
        && document.glued(end - 1)
        && document.tokens[first].kind == TokenKind::Number
        && matches!(document.tokens[end - 1].shape, Shape::Initial | Shape::Upper);
    let counted = first > 0
        && document.same_sentence(first - 1, first)
        && (document.is_any(first - 1, &["a", "an"]) || document.class(first - 1).contains(WordClass::NUMBER));
    lettered && counted && document.tokens.get(end).is_some_and(|token| token.kind == TokenKind::Word)
}

/// Part of a word or address right before it: F-16, ID:5, /24.
fn glued_before(document: &Document, first: usize) -> bool {
    if !document.glued(first) {
        return false;
    }
    let before = document.word(first - 1);
    match document.tokens[first - 1].kind {
        TokenKind::Word => !document.currency_before(first),
        TokenKind::Number => true,
        TokenKind::Mark if matches!(before, "-" | "–" | "—" | "--") => {
            before != "—"
                && before != "--"
                && !(first > 1 && document.is_any(first - 2, &["now", "then", "magnitude"]))
                && document.glued(first - 1)
                && first > 1
                && document.tokens[first - 2].kind != TokenKind::Mark
        }
        TokenKind::Mark if before == "." && runs_on(document, first) => false,
        TokenKind::Mark => {
            matches!(before, "/" | "#" | "@" | "_" | "=" | "&" | "%" | "?" | ":" | "." | "+")
                && document.glued(first - 1)
        }
    }
}

/// The full stop of a sentence without a space after it: "is under threat.15 months into".
fn runs_on(document: &Document, first: usize) -> bool {
    if first < 2 {
        return false;
    }
    let word = document.word(first - 2);
    let plain = word.len() > 3 && word.bytes().all(|b| b.is_ascii_lowercase()) && !document.glued(first - 2);
    plain && !document.glued(first + 1)
}

/// Characters right after it make it a rank, a decade, a time, a score or an address: 4th, 1960s, 7:30, 2/3/16, 5G.
fn glued_after(document: &Document, numeral: &Numeral) -> bool {
    let end = numeral.tokens.end;
    if !document.glued(end) || end >= document.tokens.len() {
        return false;
    }
    let digits = document.tokens[end - 1].kind == TokenKind::Number;
    let number_next = document.glued(end + 1) && document.tokens[end + 1].kind == TokenKind::Number;
    match document.word(end) {
        "st" | "nd" | "rd" | "th" | "s" | "ers" | "D" | "G" | "x" if digits => true,
        "'s" | "’s" => digits,
        "+" => number_next,
        ":" | "/" | "." | "_" | "=" => number_next,
        word => digits && (is_product(word) || is_initials(document, end)),
    }
}

/// x100m of 4x100m
fn is_product(word: &str) -> bool {
    word.strip_prefix('x').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Capital letters that are not a unit, currency or hour: a 1XBQ fund.
fn is_initials(document: &Document, at: usize) -> bool {
    let known = WordClass::NUMBER | WordClass::CURRENCY | WordClass::UNIT;
    document.tokens[at].shape == Shape::Upper
        && !document.class(at).intersects(known)
        && !document.in_group(at, crate::lexicon::Groups::CLOCK)
        && unit_at(document, at).is_none()
}
