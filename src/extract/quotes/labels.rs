//! Quotation marks around a name: the so-called "bedroom tax"; she goes by the name "Wren"; Rosa "Birdie" Lane.

use crate::document::{Document, TokenKind};
use crate::lexicon::{Groups, WordClass};
use std::ops::Range;

/// True for a quotation that is a name, part of its sentence like words without marks.
pub fn is_label(document: &Document, tokens: &Range<usize>) -> bool {
    named_before(document, tokens.start)
        || is_name(document, tokens) && (goes_by(document, tokens) || nickname(document, tokens))
}

/// True for the title of a work or show: all words between the marks are capitalised, except small ones.
pub fn is_title(document: &Document, tokens: &Range<usize>) -> bool {
    const MOST: usize = 12;
    const SMALL: WordClass = WordClass::PREPOSITION.union(WordClass::DETERMINER).union(WordClass::CONJUNCTION);
    let inner = tokens.start + 1..tokens.end.saturating_sub(1).max(tokens.start + 1);
    let word =
        |at: &usize| document.tokens[*at].kind == TokenKind::Word && !document.word(*at).starts_with(['\'', '’']);
    let (mut words, mut lower) = (0, 0);
    for token in inner.filter(word).map(|at| &document.tokens[at]) {
        words += 1;
        lower += usize::from(!token.capitalised());
        if words > MOST || !token.capitalised() && !token.class.intersects(SMALL) {
            return false;
        }
    }
    lower < words
}

/// so-called "..."; known (to many) as (the) "..."; nicknamed "..."
fn named_before(document: &Document, start: usize) -> bool {
    const FARTHEST: usize = 4;
    let is = |back: usize, words: &[&str]| start >= back && document.is_any(start - back, words);
    let article = usize::from(is(1, &["the", "a"]));
    let stop = |back: usize| is(back + article, &["known", ",", "and", "for", "such"]);
    let known = (2..2 + FARTHEST).find(|&back| stop(back));
    is(1, &["called"]) && is(2, &["-", "–"]) && is(3, &["so"])
        || is(1 + article, &["as"]) && known.is_some_and(|back| is(back + article, &["known"]))
        || is(1, &["nicknamed"])
}

/// goes by "..."; under the name (of) "..."; calls herself "..."
fn goes_by(document: &Document, tokens: &Range<usize>) -> bool {
    const REFLEXIVE: &[&str] = &["himself", "herself", "itself", "themselves"];
    let is = |back: usize, words: &[&str]| tokens.start >= back && document.is_any(tokens.start - back, words);
    let of = usize::from(is(1, &["of"]));
    let alias = tokens.start > of && document.in_group(tokens.start - 1 - of, Groups::ALIAS);
    alias
        || is(1, &["by"]) && is(2, &["go", "goes", "went", "going", "gone"])
        || is(1, REFLEXIVE) && is(2, &["call", "calls", "called", "calling", "styles", "styled"])
}

/// Rosa "Birdie" Lane: between two names.
fn nickname(document: &Document, tokens: &Range<usize>) -> bool {
    let capital = |at: usize| document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word && t.capitalised());
    let last = tokens.end.saturating_sub(2);
    let open = document.tokens.get(last).is_some_and(|token| token.kind == TokenKind::Word);
    tokens.len() <= 4 && open && tokens.start > 0 && capital(tokens.start - 1) && capital(tokens.end)
}

/// True when all words between the marks are capitalised.
fn is_name(document: &Document, tokens: &Range<usize>) -> bool {
    const LONGEST: usize = 6;
    let inner = tokens.start + 1..tokens.end.saturating_sub(1).max(tokens.start + 1);
    let mut words =
        inner.filter_map(|at| document.tokens.get(at)).filter(|token| token.kind == TokenKind::Word).peekable();
    tokens.len() <= LONGEST && words.peek().is_some() && words.all(|token| token.capitalised())
}
