//! The lists of phrases around numbers, prepared for finding them in a document.

use crate::document::{Document, Phrases, TokenKind, is_currency_sign};
use crate::lexicon::measures::{self, Currency, Unit};
use crate::lexicon::{Groups, WordClass};
use crate::schema::{Bound, Change};
use std::ops::Range;
use std::sync::LazyLock;

/// The unit that begins with a token, with all its tokens.
pub fn unit_at(document: &Document, first: usize) -> Option<(Range<usize>, Unit)> {
    static UNITS: LazyLock<Phrases<Unit>> =
        LazyLock::new(|| Phrases::new(measures::units().map(|unit| (unit.form, unit))));
    document.tokens.get(first)?;
    let (tokens, _, units) = UNITS.longest_at(document, first)?;
    let written = document.span_of(tokens.clone()).of(document.text);
    let unit = units.iter().find(|unit| unit.form == written).unwrap_or(&units[0]);
    Some((tokens, *unit))
}

/// The currency that begins with a token, sign or word.
pub fn currency_at(document: &Document, first: usize) -> Option<(Range<usize>, Currency)> {
    static CURRENCIES: LazyLock<Phrases<Currency>> =
        LazyLock::new(|| Phrases::new(measures::currencies().map(|currency| (currency.form, currency))));
    document.tokens.get(first)?;
    let word = document.word(first);
    if is_currency_sign(word) {
        let dollars = sign_and_country(document, first).map(|currency| (first..first + 2, currency));
        return dollars.or_else(|| sign(word).map(|currency| (first..first + 1, currency)));
    }
    let (tokens, _, currencies) = CURRENCIES.longest_at(document, first)?;
    let written = document.span_of(tokens.clone()).of(document.text);
    let currency = currencies.iter().find(|currency| currency.form == written).unwrap_or(&currencies[0]);
    let plain = document.class(first) - (WordClass::CURRENCY | WordClass::NUMBER | WordClass::UNIT);
    let short = currency.form.len() <= 3 && currency.form != written && !plain.is_empty();
    let one_letter = currency.form.len() == 1 && currency.form != written;
    (!short && !one_letter).then_some((tokens, *currency))
}

/// Dollars with their country after the sign ($US, $A), which precedes the sign in the list.
fn sign_and_country(document: &Document, sign: usize) -> Option<Currency> {
    static DOLLARS: LazyLock<Vec<(&str, Currency)>> = LazyLock::new(|| {
        measures::currencies().filter_map(|currency| Some((currency.form.strip_suffix('$')?, currency))).collect()
    });
    let glued = document.glued(sign + 1) && document.is(sign, "$");
    let country = document.tokens.get(sign + 1).filter(|t| glued && t.kind == TokenKind::Word)?;
    let country = country.span.of(document.text);
    DOLLARS.iter().find(|(before, _)| *before == country).map(|&(_, currency)| currency)
}

fn sign(word: &str) -> Option<Currency> {
    static SIGNS: LazyLock<Vec<Currency>> =
        LazyLock::new(|| measures::currencies().filter(|currency| is_currency_sign(currency.form)).collect());
    SIGNS.iter().find(|currency| currency.form == word).copied()
}

static BEFORE: LazyLock<Phrases<Bound>> = LazyLock::new(|| Phrases::new(measures::bounds_before()));

/// The bounding phrase that ends right before a token: where it begins, and the bound.
pub fn bound_before(document: &Document, end: usize) -> Option<(usize, Bound)> {
    const LONGEST: usize = 6;
    let from = end.saturating_sub(LONGEST);
    (from..end).find_map(|first| {
        if let Some(bound) = bounding_sign(document, first..end) {
            return Some((first, bound));
        }
        let (tokens, _, bounds) = BEFORE.longest_at(document, first)?;
        (tokens.end == end && document.same_sentence(first, end)).then_some((first, bounds[0]))
    })
}

/// The bound given by signs alone: ~, >, <=
fn bounding_sign(document: &Document, tokens: Range<usize>) -> Option<Bound> {
    let sign = document.word(tokens.start);
    let equal = tokens.len() == 2 && document.is(tokens.start + 1, "=");
    match (sign, equal) {
        _ if tokens.len() > 2 || tokens.len() == 2 && !equal => None,
        ("~" | "≈", false) => Some(Bound::About),
        (">", false) => Some(Bound::MoreThan),
        ("<", false) => Some(Bound::LessThan),
        (">", true) | ("≥", false) => Some(Bound::AtLeast),
        ("<", true) | ("≤", false) => Some(Bound::AtMost),
        _ => None,
    }
}

/// The bounding phrase that begins with a token after a number.
pub fn bound_after(document: &Document, first: usize) -> Option<(Range<usize>, Bound)> {
    static AFTER: LazyLock<Phrases<Bound>> = LazyLock::new(|| Phrases::new(measures::bounds_after()));
    if document.is(first, "+") {
        return document.glued(first).then_some((first..first + 1, Bound::AtLeast));
    }
    document.tokens.get(first)?;
    let (tokens, _, bounds) = AFTER.longest_at(document, first)?;
    Some((tokens, bounds[0]))
}

/// The change indicated by a word before a quantity: rose, down.
pub fn change_word(document: &Document, at: usize) -> Option<Change> {
    static WORDS: LazyLock<Phrases<Change>> = LazyLock::new(|| Phrases::new(measures::change_words()));
    document.tokens.get(at)?;
    WORDS.longest_at(document, at).map(|(_, _, changes)| changes[0])
}

/// The change that a verb indicates only with "by" before the quantity: raised rates by half a point.
pub fn changed_by(document: &Document, at: usize) -> Option<Change> {
    let up = document.in_group(at, Groups::RAISING).then_some(Change::Increase);
    up.or_else(|| document.in_group(at, Groups::LOWERING).then_some(Change::Decrease))
}

/// The change indicated by a word after a quantity: increase, fewer.
pub fn change_noun(document: &Document, at: usize) -> Option<Change> {
    static NOUNS: LazyLock<Phrases<Change>> = LazyLock::new(|| Phrases::new(measures::change_nouns()));
    document.tokens.get(at)?;
    NOUNS.longest_at(document, at).map(|(_, _, changes)| changes[0])
}

/// True if a number names a thing with its noun: 529 plans, form 1099.
pub fn is_named_number(document: &Document, first: usize) -> bool {
    static NAMED: LazyLock<Phrases<()>> =
        LazyLock::new(|| Phrases::new(measures::named_numbers().map(|name| (name, ()))));
    NAMED.longest_at(document, first).is_some()
}

/// True for four digits without a comma that can be a year.
pub fn is_year(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    let shape = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    shape && matches!(word.parse(), Ok(1100..=2099))
}

/// True when a word of winning or voting comes before: a result, not a range.
pub fn contest(document: &Document, at: usize) -> bool {
    (at.saturating_sub(5)..at)
        .any(|token| document.same_sentence(token, at) && document.in_group(token, Groups::CONTEST))
}
