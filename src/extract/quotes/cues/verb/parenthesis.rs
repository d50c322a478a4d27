//! Subjects with an apposition, a list or a clause between them and their verb: Hugh Hill, a doctor who treated him,
//! said.

use super::Verb;
use crate::extract::quotes::cues::REACH;
use crate::extract::quotes::cues::sentence::names_region;
use crate::extract::quotes::reader::{NOMINAL, Reader};
use crate::extract::quotes::{apposition, clauses, phrases};
use crate::lexicon::reporting::Takes;
use crate::lexicon::{Groups, WordClass};
use std::ops::Range;

impl<'r, 'd, 'a> Verb<'r, 'd, 'a> {
    /// The subject before a parenthesis that ends with a quotation: Kerry, who called it "mad," said.
    pub(super) fn quoted_parenthesis(&self, close: usize) -> Option<Range<usize>> {
        let reader = self.reader;
        let low = self.sentence.start.max(close.saturating_sub(REACH));
        if !reader.quoted(close) || close == 0 || reader.word(close - 1) != "," {
            return None;
        }
        let open = (low..close).rev().find(|&t| !reader.quoted(t))?;
        let comma = (low..open).rev().find(|&t| reader.word(t) == ",")?;
        let named = comma > low && reader.name_like(comma - 1) && reader.any(comma + 1, WordClass::DETERMINER);
        let begins = reader.relative(comma + 1) || reader.word(comma + 1).ends_with("ing") || named;
        begins.then(|| phrases::before(reader, low, comma)).flatten()
    }

    /// The full name that opens the sentence, or follows a quotation, with a stray comma between it and its verb:
    /// "...," Ann Lee, told the Courier.
    pub(super) fn before_stray_comma(&self, comma: usize) -> Option<Range<usize>> {
        let reader = self.reader;
        let told = self.token + 1;
        let object = reader.any(told, WordClass::DETERMINER) || reader.pronoun(told) || reader.name_like(told);
        let speaks =
            self.takes.contains(Takes::CLAUSE) && (object || reader.is(told, &["that"]) || !reader.is_word(told));
        let name =
            phrases::before(reader, self.sentence.start, comma).filter(|_| speaks && reader.word(comma) == ",")?;
        let words = name.clone().filter(|&t| reader.is_word(t)).count();
        let opens = name.start == self.sentence.start || reader.quoted(name.start - 1);
        (opens && words > 1 && reader.name_like(name.end - 1)).then_some(name)
    }

    /// The subject before an apposition or clause between commas or dashes: Hugh Hill, a doctor who treated him, said.
    pub(super) fn parenthesis(&self, close: usize) -> Option<Range<usize>> {
        let reader = self.reader;
        let low = self.sentence.start.max(close.saturating_sub(REACH));
        let beside = apposition::name_before(reader, low, close).or_else(|| after_adverbial(reader, low, close));
        if beside.is_some() {
            return beside;
        }
        let same = |t: usize| if reader.word(close) == "," { reader.word(t) == "," } else { reader.dash(t) };
        let mut candidate = None;
        let mut listed = false;
        let mut at = close;
        while at > low {
            at -= 1;
            if matches!(reader.word(at), ";" | ":") {
                break;
            }
            if reader.quoted(at) || !same(at) {
                continue;
            }
            let segment = segment_start(reader, low, at);
            listed = (listed || reader.is(at + 1, &["and", "or"])) && is_item(reader, segment, at) && segment > low;
            if listed
                || continues(reader, segment)
                || is_region(reader, low, segment, at)
                || are_credentials(reader, segment, at)
            {
                continue;
            }
            let phrase = phrases::before(reader, low, at);
            if candidate.is_some() && !phrase.as_ref().is_some_and(|p| reader.name_like(p.end - 1)) {
                break;
            }
            let opens = reader.preposition(segment) && !reader.is(segment, &["as"]) && candidate.is_some();
            candidate = candidate.filter(|_| opens).or(phrase);
            if opens || !describes(reader, segment, at) {
                break;
            }
        }
        let named = |phrase: &Range<usize>| {
            name_before_clause(reader, low, phrase).or_else(|| name_before_role(reader, low, phrase))
        };
        candidate.map(|phrase| named(&phrase).unwrap_or(phrase))
    }
}

/// True for degrees and licences after a name: M.D., Ph.D., RN.
fn are_credentials(reader: &Reader, segment: usize, close: usize) -> bool {
    let letters = |t: usize| reader.word(t).chars().filter(|c| c.is_alphabetic()).count();
    let capitals = |t: usize| reader.word(t).chars().filter(|c| c.is_uppercase()).count();
    let dotted = (segment..close).any(|t| reader.word(t).contains('.'));
    let short = |t: usize| !reader.is_word(t) && reader.word(t) == "." || letters(t) <= 4 && reader.capitalised(t);
    let degree = (segment..close).all(short) && (segment..close).map(letters).sum::<usize>() <= 5;
    degree && segment < close && (dotted || capitals(segment) > 1) && (segment..close).map(capitals).sum::<usize>() > 1
}

/// The first token of the stretch between commas that ends before `end`.
fn segment_start(reader: &Reader, low: usize, end: usize) -> usize {
    (low..end)
        .rev()
        .find(|&t| reader.quoted(t) || matches!(reader.word(t), "," | ";" | ":") || reader.dash(t))
        .map_or(low, |t| t + 1)
}

/// True for the region after a place that someone is from: Ann Lee, of Leeds, Ala., said.
pub(super) fn is_region(reader: &Reader, low: usize, segment: usize, close: usize) -> bool {
    let place = segment > low + 1 && reader.word(segment - 1) == "," && {
        let from = (low..segment - 1).rev().find(|&t| !reader.name_like(t));
        names_region(reader, segment - 2, segment)
            && from
                .is_some_and(|t| t > low && t + 2 < segment && reader.is(t, &["of", "in", "from", "near", "outside"]))
    };
    place && (segment..close).all(|t| reader.name_like(t) || reader.word(t) == ".")
}

/// True for an item of a list within a title: refugees in "secretary for population, refugees, and migration".
fn is_item(reader: &Reader, segment: usize, close: usize) -> bool {
    let plain = |t: usize| reader.is_word(t) && !reader.capitalised(t) && reader.any(t, NOMINAL | WordClass::ADJECTIVE);
    close - segment <= 3 && (segment..close).all(plain)
}

/// The name before a clause that contains a phrase with commas of its own: Lee, 34, who lives with his wife, Ann, said;
/// Lee, whose firm, Paradata, sells data, said.
fn name_before_clause(reader: &Reader, low: usize, phrase: &Range<usize>) -> Option<Range<usize>> {
    let opens = |&t: &usize| reader.word(t - 1) == "," && reader.is(t, &["who", "whose"]);
    let relative = (low + 2..phrase.start).find(opens)?;
    let aged = relative >= low + 4 && reader.is_number(relative - 2) && reader.word(relative - 3) == ",";
    let comma = if aged { relative - 3 } else { relative - 1 };
    let clause = reader.is(relative, &["whose"]) || clauses::has_finite(reader, relative..phrase.start);
    if !clause || !reader.name_like(comma - 1) || clauses::has_finite(reader, low..comma) {
        return None;
    }
    phrases::before(reader, low, comma)
}

/// The name before a role after a comma: Lee, the head of Dataflow -- a firm that sells data -- said.
fn name_before_role(reader: &Reader, low: usize, role: &Range<usize>) -> Option<Range<usize>> {
    let comma = role.start.checked_sub(1).filter(|&t| t > low && reader.word(t) == ",")?;
    let name = phrases::before(reader, low, comma)?;
    let hangs = reader.name_like(comma - 1) && name.len() <= 6 && !reader.preposition(name.start.saturating_sub(1));
    (hangs && describes(reader, role.start, role.end)).then_some(name)
}

/// The full name after a phrase that opens the sentence and before a stray comma: In Berea, Gov. Ann Lee, said.
fn after_adverbial(reader: &Reader, low: usize, close: usize) -> Option<Range<usize>> {
    let start = segment_start(reader, low, close);
    let opens = segment_start(reader, low, start.checked_sub(1)?);
    let adverbial = start > low + 1
        && reader.word(start - 1) == ","
        && (reader.preposition(opens) || reader.any(opens, WordClass::CONJUNCTION) || reader.time(opens));
    let named = |t: usize| {
        reader.name_like(t) && !reader.time(t) || reader.hyphen(t) || matches!(reader.word(t), "." | "(" | ")")
    };
    let words = (start..close).filter(|&t| reader.is_word(t)).count();
    let person = reader.any(start, WordClass::GIVEN_NAME | WordClass::OFFICE | WordClass::HONORIFIC);
    (adverbial && words >= 2 && person && (start..close).all(named)).then_some(start..close)
}

/// True for a stretch that describes a person named before it: a doctor, the mayor of Leeds, chairman of the board.
pub(super) fn describes(reader: &Reader, segment: usize, close: usize) -> bool {
    let people = WordClass::PERSON_NOUN | WordClass::OFFICE | WordClass::RELATION;
    let small = !reader.name_like(segment);
    let role = || (segment..close).take(6).take_while(|&t| !reader.preposition(t)).any(|t| reader.any(t, people));
    let owned = || (segment..close).any(|t| reader.is(t, &["'s"]));
    small && (reader.any(segment, WordClass::DETERMINER) || role()) || owned() && role()
}

/// True for a stretch that continues a name before it: an age, a clause, "of Denver".
fn continues(reader: &Reader, segment: usize) -> bool {
    reader.is_number(segment)
        || reader.adverb(segment)
        || reader.relative(segment)
        || reader.in_group(segment, Groups::CONTINUES_NAME)
        || reader.preposition(segment)
            && !reader.capitalised(segment)
            && !reader.is(segment, &["as"])
            && !reader.is(segment + 1, &["what", "which", "whom"])
        || reader.verb_only(segment)
}
