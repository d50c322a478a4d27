//! Where sentences begin and end.

use super::tokens::{Shape, Token, TokenKind};
use crate::lexicon::WordClass;
use std::ops::Range;

/// The sentences of a paragraph's tokens, as ranges of indices into them.
pub fn split(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < tokens.len() {
        let end = closers(text, tokens, at + 1);
        if ends_here(text, tokens, at, end) {
            sentences.push(start..end);
            start = end;
            at = end;
        } else {
            at += 1;
        }
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
    sentences
}

/// The index after the closing quotation marks and brackets that stand right behind a token, without white space.
fn closers(text: &str, tokens: &[Token], mut at: usize) -> usize {
    while at < tokens.len() && tokens[at].span.start == tokens[at - 1].span.end && is_closer(tokens[at].span.of(text)) {
        at += 1;
    }
    at
}

fn is_closer(word: &str) -> bool {
    matches!(word, "\"" | "”" | "'" | "’" | "''" | ")" | "]" | "»")
}

/// True when a sentence ends with the token at `at` and its closing marks, the next one beginning at `next`.
fn ends_here(text: &str, tokens: &[Token], at: usize, next: usize) -> bool {
    let Some(follower) = tokens.get(next) else { return false };
    let word = tokens[at].span.of(text);
    let stop = matches!(word, "." | "!" | "?" | "…" | "...") || word.ends_with(['!', '?']);
    let abbreviation = tokens[at].kind == TokenKind::Word && word.ends_with('.');
    if !stop && !abbreviation {
        return false;
    }
    let spaced = follower.span.start > tokens[next - 1].span.end;
    if !spaced {
        return word == "." && next > at + 1 && begins(follower);
    }
    if abbreviation {
        return ends_at_abbreviation(tokens, at, next);
    }
    let after_mark = |at: usize| tokens.get(at).is_some_and(|t| t.class.contains(WordClass::REPORTING));
    // “Why?” Smith asked: the tag belongs to the question. (“Go.” Smith left: a full stop ends it.)
    let tagged = word != "." && next > at + 1 && (1..=3).any(|n| after_mark(next + n));
    let lower = follower.kind == TokenKind::Word && !begins(follower);
    !lower && !tagged
}

/// An abbreviation ends a sentence only when a word follows that often opens one and is no name.
fn ends_at_abbreviation(tokens: &[Token], at: usize, next: usize) -> bool {
    let opener = WordClass::PRONOUN | WordClass::DETERMINER | WordClass::PREPOSITION | WordClass::CONJUNCTION;
    let follower = &tokens[next];
    let plain = begins(follower) && follower.class.intersects(opener) && follower.span.len() > 1;
    plain && !tokens[at].class.contains(WordClass::TITLE_ABBREVIATION)
}

fn begins(token: &Token) -> bool {
    token.kind == TokenKind::Word && token.shape != Shape::Lower
}
