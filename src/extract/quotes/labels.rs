//! Quotation marks around a name: the so-called "bedroom tax"; she goes by the name "Wren"; Rosa "Birdie" Lane.

use crate::document::{Document, TokenKind};
use crate::lexicon::{Groups, WordClass};
use std::ops::Range;

/// True for a quotation that is a name, part of its sentence like words without marks.
pub fn is_label(document: &Document, tokens: &Range<usize>) -> bool {
    named_before(document, tokens.start)
        || is_called(document, tokens)
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

/// is often called (the) "..."; has been dubbed the city's "..."; referred to as "...": whoever calls it so is not told.
fn is_called(document: &Document, tokens: &Range<usize>) -> bool {
    const NEAR: usize = 4;
    const OWNER: usize = 3;
    let clitic = tokens.start > 0 && document.is_any(tokens.start - 1, &["'s", "'"]);
    let owner = if clitic { WordClass::DETERMINER | WordClass::NOUN } else { WordClass::DETERMINER };
    let within = |at: usize| document.class(at).intersects(owner) || document.tokens[at].capitalised();
    let end = tokens.start - usize::from(clitic);
    let low = end.saturating_sub(OWNER);
    let start = (low..end).rev().take_while(|&at| within(at)).last().unwrap_or(end);
    let as_name = start > 1 && document.is(start - 1, "as") && document.is(start - 2, "to");
    let verb = if as_name { start.checked_sub(3) } else { start.checked_sub(1) };
    let names: &[&str] = if as_name { &["referred"] } else { &["called", "dubbed", "nicknamed"] };
    let Some(verb) = verb.filter(|&verb| document.is_any(verb, names)) else { return false };
    let passive = (verb.saturating_sub(NEAR)..verb).any(|at| document.in_group(at, Groups::BE));
    let article = document.is_any(tokens.start + 1, &["a", "an"]);
    let apposed = || verb > 0 && document.is(verb - 1, ",") && is_title(document, tokens);
    (passive || start == tokens.start && (apposed() || follows_new_thing(document, verb)))
        && !article
        && !document.is(tokens.end, "by")
        && document.same_sentence(verb, tokens.start)
}

/// True for a participle right after a phrase for something new: a card [called] "..."; not: what a critic called "...".
fn follows_new_thing(document: &Document, participle: usize) -> bool {
    const REACH: usize = 8;
    const WITHIN: WordClass =
        WordClass::NOUN.union(WordClass::ADJECTIVE).union(WordClass::PREPOSITION).union(WordClass::DETERMINER);
    let within = |&at: &usize| document.class(at).intersects(WITHIN) || document.tokens[at].capitalised();
    let words = (participle.saturating_sub(REACH)..participle).rev().take_while(within);
    let article = words.into_iter().find(|&at| document.is_any(at, &["a", "an"]));
    let people = WordClass::PEOPLE | WordClass::ORGANISATION_NOUN;
    let thing = participle > 0 && !document.class(participle - 1).intersects(people);
    thing && article.is_some_and(|at| at > 0 && !document.is_any(at - 1, &["what", "which", "that", "as"]))
}

/// goes by "..."; under the name (of) "..."; calls herself "..."; knew her as "..."; friends call him "..."
fn goes_by(document: &Document, tokens: &Range<usize>) -> bool {
    const NEAR: usize = 4;
    const REFLEXIVE: &[&str] = &["himself", "herself", "itself", "themselves"];
    let is = |back: usize, words: &[&str]| tokens.start >= back && document.is_any(tokens.start - back, words);
    let of = usize::from(is(1, &["of"]));
    let alias = tokens.start > of && document.in_group(tokens.start - 1 - of, Groups::ALIAS);
    let told_as = is(1, &["as"]) && (2..2 + NEAR).any(|back| is(back, &["knew", "identified", "name"]));
    let pronoun = usize::from(is(1, &["him", "her", "them"]));
    let call = is(1 + pronoun, &["call"]) && (pronoun > 0 || is(2, &["they", "we"]));
    alias
        || told_as
        || call
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
