//! Parts of a whole and multiples: half, two-thirds, one in five, five times as many, twice.

use super::bounds::past_qualifier;
use super::draft::{Draft, Pattern};
use super::lists::{bound_before, change_word, contest, is_year, unit_at};
use super::measure::Measure;
use crate::document::{Document, Numeral, NumeralForm, TokenKind};
use crate::lexicon::{Groups, WordClass};

/// Reads a ratio or multiple; true when the number is one.
pub fn read(document: &Document, draft: &mut Draft) -> bool {
    if draft.measure.is_some() || draft.upper.is_some() {
        return false;
    }
    twice(document, draft)
        || to_one(document, draft)
        || times(document, draft)
        || out_of(document, draft)
        || measured_part(document, draft)
        || part(document, draft)
}

/// twice as many; twice the size; arrested twice
fn twice(document: &Document, draft: &mut Draft) -> bool {
    let is_twice = document.is_any(draft.numeral.tokens.start, &["twice", "thrice"]);
    if is_twice {
        draft.pattern = if compares(document, draft.end) { Pattern::Multiple } else { Pattern::Count };
    }
    is_twice
}

/// outnumbered 4 to 1; a 10-to-1 ratio
fn to_one(document: &Document, draft: &mut Draft) -> bool {
    let end = draft.end;
    let hyphen = usize::from(document.is(end, "-") && document.glued(end));
    let to = end + hyphen;
    let first = to + 1 + hyphen;
    let one = document.is(to, "to") && document.is_any(first, &["1", "one"]) && document.same_sentence(end - 1, first);
    if !one || draft.numeral.value <= 1.0 || contest(document, draft.start) {
        return false;
    }
    let Some(whole) = Numeral::at(document, first).filter(|whole| whole.value == 1.0) else { return false };
    let near = draft.start.saturating_sub(4)..whole.tokens.end + 3;
    let ratio = near.into_iter().any(|at| document.in_group(at, Groups::RATIO_WORD));
    if hyphen == 0 && !ratio {
        return false;
    }
    draft.pattern = Pattern::Ratio;
    draft.extend(whole.tokens.end);
    draft.upper = Some(whole);
    true
}

/// five times as many; five times more; rose five times; a tenfold rise is one word
fn times(document: &Document, draft: &mut Draft) -> bool {
    let end = draft.end;
    let hyphen = usize::from(document.is(end, "-") && document.glued(end));
    let bound = bound_before(document, draft.start).map_or(draft.start, |(first, _)| first);
    let grown = bound > 0 && change_word(document, bound - 1).is_some();
    let multiple = document.is(end + hyphen, "times") && (grown || compares(document, end + hyphen + 1))
        || document.is(end + hyphen, "fold");
    if multiple {
        draft.pattern = Pattern::Multiple;
        draft.extend(end + hyphen + 1);
    }
    multiple
}

/// True when a comparison begins here: as many as, more, the number of, higher than, its size.
fn compares(document: &Document, at: usize) -> bool {
    let class = document.class(at + 1);
    let quality =
        class.intersects(WordClass::ADJECTIVE | WordClass::ADVERB) || document.is_any(at + 1, &["many", "much"]);
    let comparative = document.class(at).contains(WordClass::ADJECTIVE)
        && document.word(at).ends_with("er")
        && document.is(at + 1, "than");
    let possessed = document.is_any(at, &["the", "its", "their", "his", "her", "what"])
        && !document.is_any(at + 1, &["past", "last"]);
    document.is(at, "as") && quality || comparative || possessed || document.in_group(at, Groups::COMPARED)
}

/// one in five; nine out of 10; six of 10
fn out_of(document: &Document, draft: &mut Draft) -> bool {
    let end = draft.end;
    let out = document.is(end, "out") && document.is(end + 1, "of")
        || document.is(end, "-") && document.is(end + 1, "in") && document.is(end + 2, "-");
    let first = end + if document.is(end, "-") { 3 } else { 1 + usize::from(out) };
    let of_ten = document.is(end, "of") && document.is_any(first, &["10", "ten"]);
    let out = out || of_ten;
    if !(out || document.is(end, "in")) || !document.same_sentence(draft.start, first) {
        return false;
    }
    let every = usize::from(document.is(first, "every"));
    let Some(whole) = Numeral::at(document, first + every) else { return false };
    let (part, of) = (draft.numeral.value, whole.value);
    let integers = part.fract() == 0.0 && of.fract() == 0.0 && draft.numeral.form != NumeralForm::Vague;
    let usual = of <= 10.0 || of % 10.0 == 0.0 || of == 12.0 || of == 15.0 || of == 25.0;
    let year = is_year(document, whole.tokens.start) || whole.form == NumeralForm::Vague;
    let after = whole.tokens.end;
    let length = unit_at(document, after).is_some() && !document.is(after, "in") || document.is(whole.tokens.end, "-");
    let plain = usual && part <= 10.0 && !length && !document.is(whole.tokens.end, "%");
    if !integers || part < 1.0 || part >= of || year || !(out || plain) {
        return false;
    }
    draft.pattern = Pattern::Ratio;
    draft.extend(whole.tokens.end);
    draft.upper = Some(whole);
    true
}

/// half an hour, a quarter of a mile: a measure
fn measured_part(document: &Document, draft: &mut Draft) -> bool {
    if draft.numeral.form != NumeralForm::Fraction {
        return false;
    }
    let of = draft.end + usize::from(document.is(draft.end, "of"));
    let first = of + 1;
    if !document.is_any(of, &["a", "an"]) || !document.same_sentence(draft.start, first) {
        return false;
    }
    let Some((tokens, unit)) = unit_at(document, first) else { return false };
    draft.pattern = Pattern::Measure;
    draft.measure = Some(Measure::Unit(tokens.clone(), unit));
    draft.unit = Some(tokens.clone());
    draft.extend(tokens.end);
    true
}

/// half of it, two-thirds, by a quarter
fn part(document: &Document, draft: &mut Draft) -> bool {
    if draft.numeral.form != NumeralForm::Fraction || document.is(draft.end, "-") {
        return false;
    }
    let start = draft.start;
    let before = start.checked_sub(1).filter(|&before| document.same_sentence(before, start));
    let ranked = before.is_some_and(|before| ranks(document, before, start));
    let by =
        before.is_some_and(|before| document.in_group(before, Groups::FRACTION_LEADER)) && !tells_rank(document, draft);
    let several = draft.numeral.tokens.len() > 1 && !document.is_any(start, &["a", "an", "one"]);
    let in_digits = document.word(start).chars().all(|c| !c.is_alphabetic());
    let known = in_digits || by || !ranked && (several || may_be_part(document, draft));
    if known {
        draft.pattern = Pattern::Ratio;
    }
    known
}

/// "a third party", "a fifth grader": after the article and before a noun an ordinal is a rank.
fn tells_rank(document: &Document, draft: &Draft) -> bool {
    let class = document.class(draft.end);
    let noun = class.contains(WordClass::NOUN)
        && !class.intersects(WordClass::ADVERB | WordClass::CALENDAR | WordClass::WEEKDAY);
    noun && document.is_any(draft.start, &["a", "an"]) && document.same_sentence(draft.start, draft.end)
}

/// True when the word before makes the fraction a rank or a duration: the second half, past three quarters.
fn ranks(document: &Document, before: usize, start: usize) -> bool {
    let class = document.class(before);
    let determiner = class.contains(WordClass::DETERMINER) && !document.is_any(before, &["more", "other"]);
    let in_half = document.is(before, "in") && document.is(start, "half");
    determiner || in_half || class.contains(WordClass::NUMBER) || document.in_group(before, Groups::RANK_BEFORE)
}

/// True when what follows allows the fraction to be a part: "of", a determiner, a verb, a mark, "or more".
fn may_be_part(document: &Document, draft: &Draft) -> bool {
    let (start, end) = (draft.start, draft.end);
    let class = document.class(end);
    let closed = document.tokens.get(end).is_none_or(|t| t.kind == TokenKind::Mark);
    let compared = document.is(end, "as") && document.is_any(end + 1, &["many", "much"]);
    document.is(end, "of")
        || compared
        || class.intersects(WordClass::DETERMINER | WordClass::PRONOUN | WordClass::AUXILIARY)
        || closed && (start + 1 < end || start > 0 && document.is(start - 1, "other"))
        || document.is(start, "half") && document.class(end).contains(WordClass::UNMARKED_PLURAL)
        || past_qualifier(document, end) > end
}
