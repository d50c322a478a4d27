//! Appositions: the name that is next to a role. The club's captain, Ann Lee, said; said a user, Ann Lee

use super::phrases;
use super::reader::Reader;
use crate::lexicon::WordClass;
use crate::syntax::At;
use std::ops::Range;

/// Where the role before a comma and a name begins, when a comma follows the name, too: the county engineer, Ann Lee,
/// said.
pub fn role_before(reader: &Reader, low: usize, name: &Range<usize>) -> Option<usize> {
    let comma = name.start.checked_sub(1).filter(|&t| t > low && reader.word(t) == ",")?;
    let full = name.clone().filter(|&t| reader.is_word(t)).count() > 1
        && name.clone().all(|t| !reader.is_word(t) || reader.name_like(t));
    let role = phrases::before(reader, low, comma).filter(|_| full && reader.word(name.end) == ",")?;
    let small = !reader.name_like(role.end - 1) && reader.any(role.start, WordClass::DETERMINER);
    (small || beside(reader, &role, name.start).is_some()).then_some(role.start)
}

/// The full name after a role and a comma, else the phrase itself: the bureau's director, Ann Lee; the minister for
/// ports, rivers, and labour, Ann Lee.
pub fn name_after(reader: &Reader, phrase: Range<usize>) -> Range<usize> {
    const MOST_FIELDS: usize = 4;
    let first = Some(phrase.end).filter(|&comma| reader.word(comma) == ",");
    let mut commas = std::iter::successors(first, |&comma| field_after(reader, comma)).take(MOST_FIELDS);
    let named = commas.find_map(|comma| beside(reader, &phrase, comma + 1));
    named.or_else(|| after_last_field(reader, &phrase)).unwrap_or(phrase)
}

/// The full name after the last field of an office: commissioner for Trade, Ports and [Rivers], Ann Lee, said.
fn after_last_field(reader: &Reader, field: &Range<usize>) -> Option<Range<usize>> {
    const FARTHEST: usize = 20;
    let named = |at: usize| reader.name_like(at) || reader.is(at, &["and", "&", "of", "for", ","]);
    let low = reader.sentence(field.start).start.max(field.start.saturating_sub(FARTHEST));
    let first = (low..field.start).rev().take_while(|&at| named(at)).last()?;
    let office = |at: usize| reader.any(at, WordClass::OFFICE) && reader.is(at + 1, &["for", "of", ","]);
    let listed = reader.word(field.start - 1) == "," && (first.saturating_sub(1)..field.start).any(office);
    let name = name_at(reader, field.end + 1).filter(|_| reader.word(field.end) == "," && listed)?;
    let full = reader.any(name.start, WordClass::GIVEN_NAME | WordClass::SURNAME) && name.len() > 1;
    (full && reader.word(name.end) == ",").then_some(name)
}

/// The comma after a further field of an office, which is in capitals.
fn field_after(reader: &Reader, comma: usize) -> Option<usize> {
    const LONGEST: usize = 6;
    let next = (comma + 1..comma + 2 + LONGEST).find(|&at| reader.word(at) == ",")?;
    let named = |at: usize| reader.name_like(at) || reader.is(at, &["and", "&", "of"]);
    (next > comma + 1 && (comma + 1..next).all(named)).then_some(next)
}

/// A role with another one and the name after it: former governor and party chairman Ann Lee.
pub fn joined_roles(reader: &Reader, phrase: Range<usize>) -> Range<usize> {
    let last = phrase.end - 1;
    let bare = reader.any(last, WordClass::PEOPLE) && !reader.any(last, WordClass::PLURAL | WordClass::GIVEN_NAME);
    let and = phrase.end + usize::from(reader.word(phrase.end) == ".");
    if !bare || !reader.is(and, &["and"]) {
        return phrase;
    }
    match phrases::after(reader, and + 1, reader.sentence(last).end) {
        Some(second) if second.clone().any(|t| reader.name_like(t) && reader.any(t, WordClass::GIVEN_NAME)) => {
            phrase.start..second.end
        }
        _ => phrase,
    }
}

/// The name that begins at `start`, when the phrase before the comma is the role of one person.
fn beside(reader: &Reader, role: &Range<usize>, start: usize) -> Option<Range<usize>> {
    let name = name_at(reader, start)?;
    let occupied = reader.any(name.start, WordClass::PEOPLE) && !reader.name_like(name.start);
    let head = head(reader, role).or_else(|| occupied.then(|| agent(reader, role)).flatten())?;
    let words = name.clone().filter(|&t| reader.is_word(t)).count();
    let relative = reader.any(head, WordClass::RELATION);
    let told = reader.any(name.start, WordClass::GIVEN_NAME | WordClass::PEOPLE | WordClass::HONORIFIC);
    let fits = words >= 2 && (told || head + 1 == role.end) || relative && words == 1;
    fits.then_some(name)
}

/// The noun of a role: the last word before its first preposition, relative pronoun or participle.
fn head(reader: &Reader, role: &Range<usize>) -> Option<usize> {
    let ends = |t: usize| reader.preposition(t) || reader.relative(t) || reader.verb_only(t);
    let owner = role.clone().rev().find(|&t| reader.is(t, &["'s", "'"]) && t + 1 < role.end);
    let end = (owner.unwrap_or(role.start) + 1..role.end).find(|&t| ends(t)).unwrap_or(role.end);
    let (head, one) = match reader.is(role.start, &["one"]) && reader.is(role.start + 1, &["of"]) {
        true => (role.end - 1, true),
        false => (end - 1, false),
    };
    (reader.any(head, WordClass::PEOPLE) && !reader.name_like(head) && reader.any(head, WordClass::PLURAL) == one)
        .then_some(head)
}

/// A noun for a role that is in no list: Lee's introducer, actress Ann Hill.
fn agent(reader: &Reader, role: &Range<usize>) -> Option<usize> {
    let last = role.end - 1;
    let word = reader.word(last);
    (!reader.capitalised(last) && (word.ends_with("er") || word.ends_with("or"))).then_some(last)
}

/// The name that begins at a token, lower-case nouns for people before it: actress Ann Lee.
fn name_at(reader: &Reader, start: usize) -> Option<Range<usize>> {
    let named = |t: usize| reader.name_like(t) && !reader.time(t) && !reader.any(t, WordClass::DETERMINER);
    let first = (start..start + 3).find(|&t| named(t))?;
    if (start..first).any(|t| !reader.any(t, WordClass::PEOPLE | WordClass::NOUN | WordClass::ADJECTIVE))
        || first > start && !reader.any(first - 1, WordClass::PEOPLE)
    {
        return None;
    }
    let joined = |t: usize| named(t) || matches!(reader.word(t), "." | "-") && reader.document.glued(t);
    let end = (first..).find(|&t| !joined(t) || t > first && reader.sentence(t).start == t)?;
    let last = (first..end).rev().find(|&t| reader.is_word(t))?;
    // Hassan el-Tayeb
    let syntax = reader.reading.syntax;
    let phrase = syntax.phrase(syntax.phrase_at(At::new(last))).map_or(0, |phrase| phrase.run.end.index());
    let whole = if reader.capitalised(last) && reader.word(phrase) == "," { phrase } else { 0 };
    Some(start..(last + 1).max(whole))
}
