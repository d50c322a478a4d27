//! Ages: a 62-year-old, aged 5, Smith, 54, died at 82.

use super::draft::{Draft, Pattern};
use super::lists::bound_before;
use super::noun;
use crate::document::{Document, Numeral, NumeralForm, TokenKind};
use crate::extract::{Counted, Quantity, decades};
use crate::lexicon::calendar::{self, Kind};
use crate::lexicon::{Groups, WordClass};
use crate::schema::UnitKind;

/// Reads an age; true when the number is one.
pub fn read(document: &Document, draft: &mut Draft, last: Option<&Quantity>) -> bool {
    let known = with_old(document, draft)
        || draft.measure.is_none()
            && (after_aged(document, draft)
                || after_name(document, draft)
                || in_words(document, draft)
                || and_older(document, draft)
                || now(document, draft)
                || of_both(document, draft)
                || turned(document, draft)
                || of_group(document, draft)
                || of_person(document, draft)
                || at_death(document, draft)
                || of_subject(document, draft)
                || next_age(document, draft, last));
    if known {
        draft.pattern = Pattern::Age;
    }
    known
}

/// 5 years old, 62-year-old, three months of age, 87 yo
fn with_old(document: &Document, draft: &mut Draft) -> bool {
    let end = draft.end;
    let Some(measure) = &draft.measure else {
        let short = document.is_any(end, &["yo", "y.o", "y.o."]);
        if short {
            draft.extend(end + 1);
        }
        return short;
    };
    if measure.kind() != UnitKind::Duration {
        return false;
    }
    let tokens = measure.tokens();
    let hyphen = usize::from(document.is(tokens.end, "-"));
    let old = tokens.end + hyphen;
    let end = if document.is_any(old, &["old", "olds"]) {
        old + 1
    } else if document.is(tokens.end, "of") && document.is(tokens.end + 1, "age") {
        tokens.end + 2
    } else {
        return false;
    };
    draft.unit = Some(tokens);
    draft.extend(end);
    true
}

/// Makes an age of a duration in two units: 10 years and 164 days old; at the age of 12 years 295 days. Always true.
pub fn grown(document: &Document, draft: &mut Draft) -> bool {
    let duration = draft.measure.as_ref().is_some_and(|measure| measure.kind() == UnitKind::Duration);
    let old = document.is(draft.end, "old");
    let led = draft.start > 1 && document.is(draft.start - 1, "of") && document.is(draft.start - 2, "age");
    if duration && draft.rest > 0.0 && (old || led) {
        draft.pattern = Pattern::Age;
        draft.extend(draft.end + usize::from(old));
    }
    true
}

/// aged 5, age 87, at the age of 12, aged between 15 and 17, younger than 13
fn after_aged(document: &Document, draft: &mut Draft) -> bool {
    let Some(before) = draft.start.checked_sub(1) else { return false };
    let between = usize::from(document.in_group(before, Groups::BEFORE_AGE));
    let Some(at) = before.checked_sub(between) else { return false };
    if !document.same_sentence(at, draft.start) {
        return false;
    }
    if at > 0 && document.is(at, "than") && document.is_any(at - 1, &["younger", "older"]) {
        return noun::counted(document, draft.end, false).is_none();
    }
    if document.is_any(at, &["aged", "age", "ages"]) {
        draft.start = at;
        return true;
    }
    document.is(at, "of") && at > 0 && document.is_any(at - 1, &["age", "ages"])
}

/// those 45 and over, 18 or older
fn and_older(document: &Document, draft: &Draft) -> bool {
    let (start, end) = (draft.start, draft.end);
    let joined = document.is_any(end, &["and", "or"]);
    let aged = document.is_any(end + 1, &["older", "younger"]);
    let person = start > 0
        && (document.in_group(start - 1, Groups::PERSON_GROUP)
            || document.class(start - 1).contains(WordClass::PERSON_NOUN));
    let over = document.is_any(end + 1, &["over", "under", "above", "below", "up"]);
    joined && document.same_sentence(start, end + 1) && (aged || over && person)
}

fn can_be_age(document: &Document, draft: &Draft) -> bool {
    let whole = draft.numeral.value.fract() == 0.0 && (1.0..=119.0).contains(&draft.numeral.value);
    whole && draft.numeral.tokens.len() == 1 && document.tokens[draft.numeral.tokens.start].kind == TokenKind::Number
}

/// Smith, 54, said; a boy, 12, was; Smith (54); Ann Smith, 54 and homeless; the women, 21 and 26, said
fn after_name(document: &Document, draft: &Draft) -> bool {
    let (start, end) = (draft.start, draft.end);
    if start < 2 || !document.same_sentence(start - 2, start) || !can_be_age(document, draft) {
        return false;
    }
    let closed = |marks: &[&str]| document.tokens.get(end).is_none() || document.is_any(end, marks);
    let bracket = document.is(start - 1, "(") && document.is(end, ")");
    let comma = document.is(start - 1, ",") && (closed(&[",", ".", ";", ":"]) || goes_on(document, start, end));
    let name = &document.tokens[start - 2];
    let place = name.class.intersects(WordClass::MONTH | WordClass::WEEKDAY | WordClass::LABEL | WordClass::NUMBER);
    let named = name.kind == TokenKind::Word && ends_name(document, start - 2) && !place;
    let listed = start > 3 && document.tokens[start - 3].kind == TokenKind::Number;
    let person = name.class.contains(WordClass::PERSON_NOUN) || document.is_any(start - 2, &["Jr", "Jr.", "Sr."]);
    let result = document.is(start - 1, "(") && draft.numeral.value < 10.0 && contest_near(document, start);
    (comma || bracket) && !listed && !result && (named || person)
}

/// A boy, five, and a girl, seven, were there: an age in words after a noun for one person.
fn in_words(document: &Document, draft: &Draft) -> bool {
    let (start, end) = (draft.start, draft.end);
    let words = draft.numeral.form == NumeralForm::Words && draft.numeral.scale == 1.0;
    let led = start > 1 && document.is(start - 1, ",") && document.same_sentence(start - 2, start);
    let closed = document.is_any(end, &[",", "."]) || !document.same_sentence(start, end);
    let person =
        led && document.class(start - 2).contains(WordClass::PERSON_NOUN) && !noun::is_plural(document, start - 2);
    person && closed && words && (2.0..=119.0).contains(&draft.numeral.value)
}

/// True for an age after a name of several words or a noun of persons that no mark ends: Ann Smith, 54 and homeless;
/// Ann Smith, 54 of Leeds; the women, 21 and 26, said; the brothers, 5 and 6, left. (Not: in New York, 12 of them.)
fn goes_on(document: &Document, start: usize, end: usize) -> bool {
    let name = start - 1;
    let first = (0..name).rev().take_while(|&at| document.tokens[at].capitalised()).last().unwrap_or(name);
    let led = first > 0 && document.class(first - 1).contains(WordClass::PREPOSITION);
    let full = name - first > 1 && !led && !document.class(first).contains(WordClass::PREPOSITION);
    let place = document.is_any(end, &["of", "from"]) && document.tokens.get(end + 1).is_some_and(|t| t.capitalised());
    let number = document.tokens.get(end + 1).is_some_and(|token| token.kind == TokenKind::Number);
    let and = document.is(end, "and") && (!number || document.is_any(end + 2, &[",", "."]));
    let plural = document.class(name - 1).contains(WordClass::PERSON_NOUN) && noun::is_plural(document, name - 1);
    let persons = (document.in_group(name - 1, Groups::PERSON_GROUP) || plural) && number;
    full && (place || and) || persons && and
}

/// True if a match is reported nearby: Rovers (2) beat Town (1).
fn contest_near(document: &Document, at: usize) -> bool {
    (at.saturating_sub(6)..at + 6)
        .any(|token| document.same_sentence(token, at) && document.in_group(token, Groups::CONTEST))
}

/// two brothers, both 25, were held
fn of_both(document: &Document, draft: &Draft) -> bool {
    let start = draft.start;
    let led = start > 1 && document.same_sentence(start - 2, start) && document.is_any(start - 1, &["both", "all"]);
    let apart = led && document.is_any(start - 2, &[",", "("]);
    apart && can_be_age(document, draft) && document.is_any(draft.end, &[",", ".", ")", ";"])
}

/// True for the last word of a name; after a hyphen it may be small: Kim Min-seo.
fn ends_name(document: &Document, at: usize) -> bool {
    let joined = at > 1 && document.is(at - 1, "-") && document.glued(at) && document.glued(at - 1);
    document.tokens[at].capitalised() || joined && document.tokens[at - 2].capitalised()
}

/// Crowe, now 88, has; two sons (now 10 and 12)
fn now(document: &Document, draft: &Draft) -> bool {
    let start = draft.start;
    let now =
        start > 2 && document.same_sentence(start - 3, start) && document.is_any(start - 1, &["now", "then", "aged"]);
    now && document.is_any(start - 2, &[",", "("])
        && can_be_age(document, draft)
        && document.is_any(draft.end, &[",", ".", "and", ")"])
}

/// children under five, women over 40
fn of_group(document: &Document, draft: &Draft) -> bool {
    let start = draft.start;
    let bounded = start > 1
        && document.same_sentence(start - 2, start)
        && document.is_any(start - 1, &["under", "over", "above", "below"]);
    let person = bounded && document.class(start - 2).contains(WordClass::PERSON_NOUN)
        || bounded && document.in_group(start - 2, Groups::PERSON_GROUP);
    let noun = noun::counted(document, draft.end, false).is_some();
    person && !noun && (1.0..=119.0).contains(&draft.numeral.value) && draft.numeral.value.fract() == 0.0
}

/// a girl of 12, a boy of barely six, a nurse of 29, students of 19 and 21; not a man of 12 trades, a user of 30 of them
fn of_person(document: &Document, draft: &Draft) -> bool {
    let start = bound_before(document, draft.start).map_or(draft.start, |(first, _)| first);
    let led = start > 1 && document.same_sentence(start - 2, start) && document.is(start - 1, "of");
    let years = (1.0..=119.0).contains(&draft.numeral.value) && draft.numeral.value.fract() == 0.0;
    let plain = matches!(draft.numeral.form, NumeralForm::Digits | NumeralForm::Words) && draft.numeral.scale == 1.0;
    let two = || noun::is_plural(document, start - 2) && document.class(start - 2).intersects(WordClass::PEOPLE);
    let person = led
        && (document.in_group(start - 2, Groups::BOY_OR_GIRL)
            || is_grown_up(document, draft, start - 2)
            || two() && another_age(document, draft.end));
    let counts = document.is_any(draft.end, &["-", "of", "%"]) || noun::counted(document, draft.end, false).is_some();
    person && years && plain && !counts
}

/// True before a second age: [19] and 21; [eight] and ten.
fn another_age(document: &Document, and: usize) -> bool {
    let second = document.is(and, "and").then(|| Numeral::at(document, and + 1)).flatten();
    second.is_some_and(|age| {
        (2.0..=119.0).contains(&age.value)
            && age.scale == 1.0
            && noun::counted(document, age.tokens.end, false).is_none()
    })
}

/// True for a noun for one person, with its article, who can be as old as the number: a retired postman of 83. (Not: a
/// mother of four; the owner of 20.)
fn is_grown_up(document: &Document, draft: &Draft, noun: usize) -> bool {
    const REACH: usize = 4;
    const YOUNGEST: f64 = 13.0;
    const YOUNGEST_PARENT: f64 = 20.0;
    let youngest = if document.in_group(noun, Groups::PARENT) { YOUNGEST_PARENT } else { YOUNGEST };
    let within = |at: &usize| {
        let joined = document.tokens[*at].kind == TokenKind::Word || document.is(*at, "-");
        let stops = WordClass::PREPOSITION | WordClass::CONJUNCTION | WordClass::AUXILIARY;
        joined && !document.class(*at).intersects(stops) && document.same_sentence(*at, noun)
    };
    let phrase = (noun.saturating_sub(REACH)..noun).rev().take_while(within);
    let one = phrase.into_iter().any(|at| document.is_any(at, &["a", "an", "another"]));
    let named = document.same_sentence(noun, draft.end) && document.tokens[draft.end].capitalised();
    let person = document.class(noun).intersects(WordClass::PEOPLE);
    person && one && !named && draft.numeral.value >= youngest
}

/// The ten years of an age: in his 70s, a woman in her early twenties, in their 50s and 60s. Reads the number at a token.
pub fn decade_of_life(document: &Document, at: usize) -> Option<Draft> {
    let (end, first) = decade_at(document, at)?;
    let owner = decades::row_start(document, at).checked_sub(1)?;
    let led = owner > 0 && document.is_any(owner - 1, &["in", "into", "of", "until", "from", "by"]);
    let owned = document.is_any(owner, &["his", "her", "their", "my", "your", "our", "its"]);
    if !led || !owned || !document.same_sentence(owner, at) {
        return None;
    }
    let numeral = |value| Numeral { tokens: at..end, value, scale: 1.0, form: NumeralForm::Digits };
    let mut draft = Draft::new(numeral(first), None);
    draft.start = decades::with_part(document, at);
    draft.upper = Some(numeral(first + 9.0));
    draft.pattern = Pattern::Age;
    Some(draft)
}

/// 70s, 70's, seventies: the token after it, and the first year of it.
fn decade_at(document: &Document, at: usize) -> Option<(usize, f64)> {
    let token = document.tokens.get(at)?;
    if token.kind == TokenKind::Number {
        let years = document.word(at).parse::<u32>().ok().filter(|&n| n % 10 == 0 && (10..=110).contains(&n))?;
        let plural = document.glued(at + 1) && document.is_any(at + 1, &["s", "'s"]);
        return plural.then_some((at + 2, f64::from(years)));
    }
    let word = token.class.contains(WordClass::CALENDAR).then(|| calendar::look_up(token.hash)).flatten();
    let entry = word.filter(|entry| entry.kind == Kind::Decade)?;
    Some((at + 1, f64::from(entry.value)))
}

/// died at 82; left school at 15
fn at_death(document: &Document, draft: &Draft) -> bool {
    let start = draft.start;
    let at = start > 1 && document.same_sentence(start - 2, start) && document.is_any(start - 1, &["at", "aged"]);
    at && can_be_age(document, draft)
        && (start.saturating_sub(3)..start).any(|token| document.in_group(token, Groups::LIFE_EVENT))
}

/// He was 82. She is 27 and single. Cuomo turned 60. She will be 83.
fn of_subject(document: &Document, draft: &Draft) -> bool {
    let (start, end) = (draft.start, draft.end);
    if start < 2 || !document.same_sentence(start - 2, start) || !can_be_age(document, draft) {
        return false;
    }
    let verb = document.in_group(start - 1, Groups::SAID_OF_AGE);
    let will_be = start > 2 && document.is(start - 1, "be") && document.is_any(start - 2, &["will", "would", "'ll"]);
    let who = start - 2 - usize::from(will_be);
    let subject = document.is_any(who, &["he", "she", "I", "who", "they", "we"])
        || document.tokens[who].capitalised()
            && !document.class(who).intersects(WordClass::PRONOUN | WordClass::DETERMINER);
    let closed = document.tokens.get(end).is_none_or(|t| t.sentence != document.tokens[start].sentence)
        || document.is_any(end, &[".", ",", ";", "when", "and", "at", "?", "!", "\"", "”", "but", "now", "years"]);
    (verb || will_be) && subject && closed
}

/// who had turned 70, will turn ten
fn turned(document: &Document, draft: &Draft) -> bool {
    let at = draft.start.checked_sub(1).filter(|&at| document.same_sentence(at, draft.start));
    let to_come =
        |at: usize| at > 0 && document.is(at, "turn") && document.is_any(at - 1, &["will", "would", "to", "'ll"]);
    let turned = at.is_some_and(|at| document.is_any(at, &["turned", "turns", "turning"]) || to_come(at));
    turned && can_be_age(document, draft) && noun::counted(document, draft.end, false).is_none()
}

/// aged 15 and 17; brothers of eight and ten: the second one
fn next_age(document: &Document, draft: &Draft, last: Option<&Quantity>) -> bool {
    let start = draft.start;
    let age = can_be_age(document, draft) || draft.numeral.form == NumeralForm::Words && draft.numeral.scale == 1.0;
    if start < 2 || !document.is_any(start - 1, &["and", ",", "or"]) || !age {
        return false;
    }
    let comma = usize::from(document.is(start - 2, ","));
    let Some(before) = start.checked_sub(2 + comma) else { return false };
    let age = |last: &Quantity| matches!(last.counted, Counted::Units { kind: UnitKind::Age, .. });
    let joined = last.is_some_and(|last| age(last) && last.span.end == document.tokens[before].span.end);
    joined
        && (document.tokens.get(draft.end).is_none_or(|t| t.kind == TokenKind::Mark)
            || document.class(draft.end).intersects(WordClass::CONJUNCTION | WordClass::AUXILIARY))
}
