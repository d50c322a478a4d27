//! Where a reported clause ends.

use super::trim;
use crate::extract::quotes::clauses;
use crate::extract::quotes::cues::{Build, Cue};
use crate::extract::quotes::phrases;
use crate::extract::quotes::reader::Reader;
use crate::lexicon::reporting::Takes;
use crate::lexicon::{Groups, WordClass};
use std::ops::Range;

/// The end of the clause that begins at `start`: before another tag of the same speaker, before what the author of the
/// article adds, at the comma when the tag is in a clause before the main one (While he said ..., he left); else with
/// its sentence.
pub fn clause_end(reader: &Reader, start: usize, sentence: &Range<usize>, following: &[Cue], cue: &Cue) -> usize {
    // Nothing is cut off before the verb of the clause.
    let opening = after_aside(reader, start, sentence.end);
    let has_verb = |t: usize| clauses::finite(reader, t) || reader.is(t, &["to"]);
    let verb = (opening..sentence.end).find(|&t| has_verb(t)).unwrap_or(start);
    let mut end = next_tag(reader, start, sentence.end, following, verb);
    end = unquoted(reader, start, end);
    let low = (start + 2).max(if verb < end { verb } else { start });
    end = before_additions(reader, low, end);
    end = (low..end).find(|&t| anonymous(reader, t) || spliced(reader, start, t, end)).unwrap_or(end);
    if reader.is(start - 1, &["about"]) {
        end = (start + 1..end).find(|&t| ends_topic(reader, t)).unwrap_or(end);
    }
    if cue.build == Build::Noun && cue.takes.contains(Takes::INFINITIVE) {
        // His promise to go was kept: the noun is the subject of the next verb.
        end = (start + 2..end).find(|&t| clauses::finite(reader, t)).unwrap_or(end);
    }
    if subordinate(reader, cue, sentence) {
        // "Asked about the plan, he left": the topic of a question has no verb.
        let low = if cue.takes.contains(Takes::CLAUSE) { low } else { start + 1 };
        end = main_clause(reader, low, end);
    }
    if cue.tag.start > 0 && cue.source.as_ref().is_some_and(|s| relative_between(reader, s, cue)) {
        let main = |t: usize| reader.word(t) == "," && clauses::finite(reader, t + 1);
        end = (low..end).find(|&t| main(t)).unwrap_or(end);
    }
    trim(reader, start..end).map_or(start, |clause| clause.end)
}

/// True for a mark or word that what somebody spoke about does not go beyond.
fn ends_topic(reader: &Reader, token: usize) -> bool {
    let described = reader.any(token + 1, WordClass::ADJECTIVE) || reader.hyphen(token + 2);
    let adjectives = reader.any(token - 1, WordClass::ADJECTIVE) && described;
    let examples = reader.is(token + 1, &["including", "such"]);
    matches!(reader.word(token), ";" | ":" | ".")
        || reader.word(token) == "," && !adjectives && !examples && !listed(reader, token)
        || reader.dash(token)
        || reader.is(token, &["while", "but"])
        || reader.is(token, &["in", "on", "at"]) && phrases::medium(reader, token + 1)
        || reader.is(token, &["during", "before", "after", "when", "following", "until"])
        || reader.is(token, &["and"]) && (reader.verb_only(token + 1) || reader.any(token + 1, WordClass::REPORTING))
}

/// True for a comma between the names of a list: Hill, Lee and Ames.
fn listed(reader: &Reader, comma: usize) -> bool {
    let name = |t: usize| reader.name_like(t) || reader.word(t) == ".";
    let next = (comma + 1..comma + 6).find(|&t| !name(t)).unwrap_or(comma + 1);
    let joined = reader.word(next) == "," || reader.is(next, &["and", "or"]);
    let last = reader.is(comma + 1, &["and", "or"]) && reader.name_like(comma + 2);
    reader.name_like(comma - 1) && (joined && next > comma + 1 || last)
}

/// True for "on condition of anonymity", which describes how the words were said.
pub fn anonymous(reader: &Reader, token: usize) -> bool {
    reader.is(token, &["on"])
        && (reader.is(token + 1, &["condition"])
            || reader.is(token + 1, &["the"]) && reader.is(token + 2, &["condition"]))
}

/// True for a comma between two clauses without a conjunction: the second clause is the author's.
fn spliced(reader: &Reader, start: usize, comma: usize, end: usize) -> bool {
    let next = comma + 1;
    let subject = reader.pronoun(next) && !reader.relative(next) || reader.name_like(next);
    reader.word(comma) == ","
        && subject
        && clauses::opens(reader, next, end)
        && !(reader.preposition(start) || reader.adverb(start) || reader.time(start))
        && !reader.in_group(start, Groups::WHATEVER)
        && !(start..comma).any(|t| reader.in_group(t, Groups::JOINING))
}

/// The comma before the main clause, else the first one: when asked if Lee, who was ill, would go, he left.
fn main_clause(reader: &Reader, low: usize, end: usize) -> usize {
    let comma = |t: usize| reader.word(t) == ",";
    let main = |t: usize| comma(t) && !reader.relative(t + 1) && clauses::opens(reader, t + 1, end);
    (low..end).find(|&t| main(t)).or_else(|| (low..end).find(|&t| comma(t))).unwrap_or(end)
}

/// After the words between commas that open a clause: that, given the odds, it was a triumph.
fn after_aside(reader: &Reader, start: usize, end: usize) -> usize {
    let close = (reader.word(start) == ",").then(|| (start + 1..end).find(|&t| reader.word(t) == ",")).flatten();
    close.unwrap_or(start)
}

/// The end before what the author of the article adds after a semicolon, a comma or a dash.
pub fn before_additions(reader: &Reader, low: usize, end: usize) -> usize {
    let parts = |t: usize| match reader.word(t) {
        ";" => true,
        "," => adds(reader, t, end) && !compares(reader, low..t, t + 1..end),
        _ => reader.dash(t) && reader.is(t + 1, &["and", "but", "then"]) && !closed_dash(reader, t, end),
    };
    (low..end).find(|&t| parts(t)).unwrap_or(end)
}

/// True for a dash with another shortly after it: it was cold — and at times windy — in May.
fn closed_dash(reader: &Reader, dash: usize, end: usize) -> bool {
    (dash + 1..end.min(dash + 12)).any(|t| reader.dash(t))
}

/// True when a relative pronoun joins the verb to its subject: Lee, who said.
fn relative_between(reader: &Reader, source: &Range<usize>, cue: &Cue) -> bool {
    (source.end..cue.words.start).any(|t| reader.relative(t))
}

/// The end before the next tag: ... and added; ... and Lee said; ..., adding; ..., said Lee. A verb-like word before
/// the verb of the clause is not a tag: research and related work have shown it.
fn next_tag(reader: &Reader, start: usize, end: usize, following: &[Cue], verb: usize) -> usize {
    let joined = |next: &Cue| reader.is(next.tag.start - 1, &["and", "but", "while"]);
    let parted = |next: &Cue| reader.word(next.tag.start - 1) == "," || reader.dash(next.tag.start - 1);
    let next = following.iter().take(6).take_while(|next| next.words.start < end).find(|next| {
        next.tag.start > start + 1
            && verb < next.words.end
            && match next.build {
                Build::Carried => continues_report(reader, next) && (parted(next) || joined(next)),
                Build::Plain => joined(next) && reports(reader, next),
                Build::Inverted => reader.word(next.tag.start - 1) == ",",
                _ => false,
            }
    });
    next.map_or(end, |next| next.tag.start - usize::from(joined(next)))
}

/// True for a tag without a subject that continues the report: and added; adding. "Including" only lists.
fn continues_report(reader: &Reader, next: &Cue) -> bool {
    let finite = next.takes.intersects(Takes::PAST | Takes::PRESENT) && next.tag.start == next.words.start;
    let gerund = next.takes.contains(Takes::GERUND) && next.tag.start == next.words.start;
    let gerund = gerund && !reader.is(next.words.start, &["including"]);
    let sure = !next.takes.contains(Takes::FINDING) || reader.is(next.words.end, &["that"]);
    let said = next.takes.intersects(Takes::CLAUSE | Takes::TOPIC | Takes::OBJECT | Takes::INFINITIVE);
    next.takes.contains(Takes::QUOTATION) && !next.takes.contains(Takes::THOUGHT) && said && sure && (finite || gerund)
}

/// True for a tag with a subject of its own that reports a clause: and Lee said.
fn reports(reader: &Reader, next: &Cue) -> bool {
    next.source.is_some()
        && next.takes.contains(Takes::PAST)
        && next.takes.intersects(Takes::CLAUSE | Takes::TOPIC)
        && !next.takes.intersects(Takes::THOUGHT | Takes::FINDING)
        && (reader.is(next.tag.end, &["that"]) || next.takes.intersects(Takes::BARE | Takes::TOPIC))
}

/// The end before words in quotation marks, which have rows of their own: at the last comma before them. A colon alone
/// introduces them and is not a boundary.
fn unquoted(reader: &Reader, start: usize, end: usize) -> usize {
    let Some(quoted) = (start..end).find(|&t| reader.quoted(t)) else { return end };
    let parts = |t: &usize| matches!(reader.word(*t), "," | ";") || reader.dash(*t);
    let cut = (start..quoted).rev().find(parts).unwrap_or(end);
    if clauses::has_finite(reader, start..cut) { cut } else { end }
}

/// True when what is after a comma is the author's: despite ..., while ..., adding ... A participle that is not of speech
/// continues the reported words: the dam broke, leaving a lake.
fn adds(reader: &Reader, comma: usize, end: usize) -> bool {
    let next = comma + 1;
    let participle = reader.word(next).ends_with("ing")
        && reader.any(next, WordClass::REPORTING)
        && !reader.is(next, &["including"])
        && !(next + 1..end.min(next + 4)).any(|t| reader.word(t) == ",");
    let contrast =
        reader.is(next, &["but"]) && !reader.is(next + 1, &["that"]) && clauses::opens(reader, next + 1, end);
    let own = reader.is(next, &["and"])
        && !reader.is(next + 1, &["it", "that", "the", "this"])
        && clauses::opens(reader, next + 1, end);
    let aside = reader.in_group(next, Groups::ASIDE) && !closed_concession(reader, next, end);
    aside || participle || contrast || own || apposed(reader, next, end)
}

/// True for "while" between two figures that are compared: it fell by 3%, while in May it had risen by 5%.
fn compares(reader: &Reader, before: Range<usize>, mut after: Range<usize>) -> bool {
    reader.is(after.start, &["while", "whereas"])
        && before.into_iter().any(|t| reader.is_number(t))
        && after.any(|t| reader.is_number(t))
}

/// True for a few words without a verb between commas: the plan, while late, was good.
fn closed_concession(reader: &Reader, start: usize, end: usize) -> bool {
    let close = (start + 1..end.min(start + 6)).find(|&t| reader.word(t) == ",");
    reader.is(start, &["while"]) && close.is_some_and(|close| !clauses::has_finite(reader, start..close))
}

/// True for a phrase with an article that is not part of a list and has no main verb: a plan that failed, a plan they
/// made.
fn apposed(reader: &Reader, start: usize, end: usize) -> bool {
    if !reader.is(start, &["a", "an", "the"]) {
        return false;
    }
    let stop = (start..end).find(|&t| reader.word(t) == "," || reader.relative(t)).unwrap_or(end);
    let listed = (start..stop).any(|t| reader.is(t, &["and", "or"]));
    let plain = !clauses::has_finite(reader, start..stop) && (stop == end || reader.relative(stop));
    !listed && (plain || reduced(reader, start, stop))
}

/// True for a phrase with "a" and a clause right after it that modifies it: a plan they made.
fn reduced(reader: &Reader, start: usize, stop: usize) -> bool {
    let phrase = phrases::after(reader, start, stop).filter(|_| reader.is(start, &["a", "an"]));
    phrase.is_some_and(|phrase| {
        let next = phrase.end;
        next < stop && (reader.pronoun(next) || reader.any(next, WordClass::DETERMINER))
    })
}

/// True when a tag is in a clause before the main one: While he said, As Kerry announced, After saying.
fn subordinate(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> bool {
    let first = sentence.start + usize::from(reader.is(sentence.start, &["and", "but", "yet", "so"]));
    let opens = reader.in_group(first, Groups::SUBORDINATOR)
        || reader.is(first, &["asked", "by", "in"])
        || cue.words.start == first && reader.word(first).ends_with("ing");
    let before = cue.tag.start.checked_sub(1).filter(|&t| t >= first && reader.in_group(t, Groups::SUBORDINATOR));
    let before = before.is_some_and(|t| {
        let joined = t > first && reader.is(t - 1, &["and", "but", ","]) && !reader.is(t, &["as", "if"]);
        joined || !clauses::has_finite(reader, first..t)
    });
    before || opens && !(first..cue.tag.start).any(|t| reader.word(t) == "," || reader.dash(t))
}
