//! Results of matches and votes, scores, stars.

use super::super::lists::contest;
use crate::document::{Document, Numeral, TokenKind};
use crate::lexicon::WordClass;

/// The end of the result of a vote or match: won 90 to 10; made 287 for 6.
pub fn past_result(document: &Document, numeral: &Numeral) -> Option<usize> {
    past_vote(document, numeral).or_else(|| past_innings(document, numeral))
}

/// The runs and wickets of an innings, or of a bowler: 287 for 6, 3 for 24.
fn past_innings(document: &Document, numeral: &Numeral) -> Option<usize> {
    const MOST_WICKETS: u32 = 10;
    let end = numeral.tokens.end;
    let whole = |at: usize| document.tokens.get(at).and_then(|_| document.word(at).parse::<u32>().ok());
    let (one, other) = (whole(numeral.tokens.start).filter(|_| numeral.tokens.len() == 1)?, whole(end + 1)?);
    let shape = document.is(end, "for") && document.same_sentence(end, end + 1) && one.min(other) <= MOST_WICKETS;
    let closed = document.tokens.get(end + 2).is_none_or(|token| token.kind == TokenKind::Mark)
        || document.is_any(end + 2, &["in", "off", "at", "and", "before", "after", "when"]);
    let priced = document.currency_before(numeral.tokens.start) || document.is_any(end + 2, &["%", "-"]);
    (shape && closed && !priced).then_some(end + 2)
}

/// The end of a result with "to": 90 to 10.
fn past_vote(document: &Document, numeral: &Numeral) -> Option<usize> {
    let to = numeral.tokens.end;
    let digits = |at: usize| document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
    let shape = document.is(to, "to") && digits(to - 1) && digits(to + 1) && numeral.tokens.len() == 1;
    // A game won, not the won of Korea.
    let first = numeral.tokens.start;
    let priced = document.currency_before(first) && !document.is(first - 1, "won");
    let result = shape && contest(document, first) && !priced;
    let bare = document.tokens.get(to + 2).is_none_or(|t| t.kind == TokenKind::Mark && !document.is(to + 2, "%"))
        || document.class(to + 2).intersects(WordClass::PREPOSITION | WordClass::CONJUNCTION);
    (result && bare).then_some(to + 2)
}

/// The stars of a hotel or a general: a five-star hotel, under five stars.
pub fn is_stars(document: &Document, numeral: &Numeral) -> bool {
    let end = numeral.tokens.end;
    let few = (1.0..=7.0).contains(&numeral.value);
    few && (document.is(end, "-") && document.is(end + 1, "star")
        || document.is(end, "stars")
            && numeral.tokens.start > 0
            && document.is_any(numeral.tokens.start - 1, &["under", "above", "below", "of"]))
}

/// True for a result: a round, or scores that are results (low test scores, her credit scores).
pub fn is_result(document: &Document, numeral: &Numeral) -> bool {
    is_round(document, numeral) || is_scores(document, numeral)
}

/// True inside a row of a table: 3 2 1 0 7.
pub fn is_in_row(document: &Document, numeral: &Numeral) -> bool {
    let (first, end) = (numeral.tokens.start, numeral.tokens.end);
    let digits = |at: usize| {
        document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
            && document.same_sentence(at, first)
            && !document.glued(at)
    };
    digits(end) && (digits(end + 1) || first > 0 && digits(first - 1))
}

/// A round of golf: a 3-under 69.
fn is_round(document: &Document, numeral: &Numeral) -> bool {
    let first = numeral.tokens.start;
    first > 2
        && document.is_any(first - 1, &["under", "over"])
        && document.is(first - 2, "-")
        && document.glued(first - 1)
}

/// A place in brackets after the name of a body, in a list of several: Harrow School (2), Eton College (5).
pub fn is_rank(document: &Document, numeral: &Numeral) -> bool {
    const REACH: usize = 40;
    let first = numeral.tokens.start;
    let ranked = |at: usize| {
        let digits = document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
        let brackets = at > 1 && document.is(at - 1, "(") && document.is(at + 1, ")");
        digits && brackets && document.same_sentence(at - 2, first) && document.tokens[at - 2].capitalised()
    };
    let body =
        |at: usize| (at.saturating_sub(6)..at).any(|word| document.class(word).contains(WordClass::ORGANISATION_NOUN));
    let near = || (first.saturating_sub(REACH)..first + REACH).filter(|&at| ranked(at));
    ranked(first) && near().count() > 1 && near().any(body)
}

fn is_scores(document: &Document, numeral: &Numeral) -> bool {
    let first = numeral.tokens.start;
    let before = first.checked_sub(1).filter(|&before| document.same_sentence(before, first));
    let described = before.is_some_and(|before| {
        let class = document.class(before);
        let word = class.intersects(WordClass::NOUN | WordClass::ADJECTIVE) && !class.contains(WordClass::PREPOSITION);
        word || class.contains(WordClass::DETERMINER)
    });
    document.is(first, "scores") && described && !document.is(first + 1, "of")
}
