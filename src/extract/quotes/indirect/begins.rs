//! Where the reported clause after a speech tag begins.

use crate::extract::quotes::clauses;
use crate::extract::quotes::cues::{Build, Cue};
use crate::extract::quotes::phrases;
use crate::extract::quotes::reader::Reader;
use crate::lexicon::reporting::Takes;
use crate::lexicon::{Groups, Tags, WordClass};
use crate::syntax::At;
use std::ops::Range;

/// The first token of what the tag reports after it; none if it reports nothing there.
pub fn complement(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> Option<usize> {
    if cue.build == Build::Inverted {
        return None;
    }
    if is_occasion(reader, cue.tag.end) {
        return None;
    }
    let reports = cue.takes.contains(Takes::CLAUSE);
    if let Some(that) = that_clause(reader, cue, sentence).filter(|_| reports || cue.takes.contains(Takes::QUESTION)) {
        let pronoun = reader.any(that, WordClass::AUXILIARY) && that == cue.tag.end + 1;
        return Some(that - usize::from(pronoun));
    }
    let at = after_adverbials(reader, cue, sentence.end);
    if is_time_of_telling(reader, cue, at) || is_relative(reader, cue, at) {
        return None;
    }
    if let Some(start) = question(reader, cue, at, sentence.end).or_else(|| asked_to(reader, cue, sentence.end)) {
        return Some(start);
    }
    let to = at + usize::from(reader.is(at, &["not"]));
    if reader.is(to, &["to"]) && cue.takes.contains(Takes::INFINITIVE) {
        return reports_infinitive(reader, cue, to).then_some(at);
    }
    let same = reader.is(at, &["the"]) && reader.is(at + 1, &["same", "opposite"]);
    if same && cue.takes.contains(Takes::BARE) && (reader.preposition(at + 2) || !reader.is_word(at + 2)) {
        return Some(at);
    }
    if reports && comma_introduces(reader, cue, sentence) {
        return Some(at + 1);
    }
    if reports && reader.word(at) == ":" && !reader.quoted(at + 1) && at + 3 < sentence.end {
        return Some(at + 1);
    }
    let bare = reports && cue.takes.contains(Takes::BARE) && cue.source.is_some() && !guessed(cue);
    (bare && (gap(reader, cue, at) || bare_clause(reader, cue, at, sentence.end))).then_some(at)
}

/// True for the occasion of a tag, which is no question: said when asked about it.
pub fn is_occasion(reader: &Reader, at: usize) -> bool {
    let told = reader.tagged(at + 1, Tags::PARTICIPLE | Tags::PAST) && reader.any(at + 1, WordClass::REPORTING);
    reader.is(at, &["when", "if"]) && told
}

/// True for the time at which somebody was told: told her when she awoke. "Told her when to come" is a question.
fn is_time_of_telling(reader: &Reader, cue: &Cue, at: usize) -> bool {
    let told = cue.addressee.is_some() && !cue.takes.contains(Takes::QUESTION);
    told && reader.is(at, &["when"]) && !reader.is(at + 1, &["to"])
}

/// True for a relative pronoun after a longer phrase: tells the story of a teacher who left. "Told police who left" is a
/// question.
fn is_relative(reader: &Reader, cue: &Cue, at: usize) -> bool {
    reader.is(at, &["who", "whose"]) && (cue.words.end..at).any(|t| reader.preposition(t))
}

/// Where a question begins, an answer, or the topic of a question: whether it was over; no; asked about it.
fn question(reader: &Reader, cue: &Cue, at: usize, end: usize) -> Option<usize> {
    let next = at + 1;
    let manner = cue.takes.contains(Takes::TOPIC) && reader.is(at, &["how", "why"]);
    let asks = reader.in_group(at, Groups::QUESTION) && cue.takes.intersects(Takes::QUESTION | Takes::BARE);
    let answer = reader.is(at, &["yes", "no"])
        && (next == end || !reader.is_word(next) || reader.is(next, &["but", "and", "while"]));
    let about = reader.is(at, &["about"]) && cue.takes.contains(Takes::QUESTION);
    (manner || asks || answer || about).then_some(at + usize::from(about))
}

/// True for an infinitive with what was said; "declined to comment" and "refused to say" report nothing.
fn reports_infinitive(reader: &Reader, cue: &Cue, to: usize) -> bool {
    let verb = to + 1;
    let answers = reader.is(verb, &["comment", "respond", "answer", "elaborate"]);
    let other = !cue.takes.intersects(Takes::CLAUSE | Takes::TOPIC) && reader.any(verb, WordClass::REPORTING);
    !answers && !other && opens_infinitive(reader, to)
}

/// True for "to" before a verb: to stop, not to a house, to Leeds.
fn opens_infinitive(reader: &Reader, to: usize) -> bool {
    let verb = to + 1;
    let nominal =
        reader.any(verb, WordClass::DETERMINER) || reader.tagged(verb, Tags::NOMINAL | Tags::NUMBER | Tags::DETERMINER);
    reader.is(to, &["to"]) && !nominal
}

/// True for a comma that introduces the clause, like a colon: Lee said, Rome has won; saying, if asked, they would.
fn comma_introduces(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> bool {
    const OPENERS: &[&str] = &["if", "when", "while", "unless", "although"];
    let next = cue.tag.end + 1;
    // Confessed, although he knew nothing: without a clause of its own after it, this one is not what was said.
    let main = || {
        let comma = (next..sentence.end).find(|&t| reader.word(t) == ",");
        comma.is_some_and(|comma| clauses::has_finite(reader, comma + 1..sentence.end))
    };
    let leads = |t: usize| !reader.is_word(t) || reader.any(t, WordClass::CONJUNCTION) || reader.adverb(t);
    let first = cue.takes.contains(Takes::GERUND) || (sentence.start..cue.tag.start).all(leads);
    reader.word(cue.tag.end) == ","
        && first
        && cue.source.is_some()
        && next < sentence.end
        && (reader.capitalised(next) || reader.is(next, OPENERS) && main())
        && clauses::has_finite(reader, next + 1..sentence.end)
}

/// The first of those who are asked to act, when a list or a clause separates them from the infinitive: asked Lee, Hill
/// and Ames to go; urged Lee, who was ill, to go.
fn asked_to(reader: &Reader, cue: &Cue, end: usize) -> Option<usize> {
    let told = cue.addressee.as_ref().filter(|_| cue.takes.contains(Takes::INFINITIVE))?;
    let acts = |t: usize| reader.is(t, &["to"]) && reader.any(t + 1, WordClass::VERB);
    let to = (told.end..end.min(told.end + 20)).find(|&t| acts(t))?;
    let name = |t: usize| reader.name_like(t) || reader.is(t, &[",", "and", "or"]);
    let clause = reader.word(told.end) == "," && reader.word(to - 1) == "," && reader.relative(told.end + 1);
    let list = to > told.end && (told.end..to).all(name);
    (list || clause || joins(reader, told.end..to)).then_some(to)
}

/// True for phrases joined to the one before by "and" or a comma, without a verb among them: [all clubs] and
/// associations.
fn joins(reader: &Reader, rest: Range<usize>) -> bool {
    let syntax = reader.reading.syntax;
    let verb = |t: usize| syntax.group(syntax.group_at(At::new(t))).run.start != At::NOWHERE;
    let part = |t: usize| reader.is_word(t) || reader.is_number(t) || reader.hyphen(t) || reader.word(t) == ",";
    reader.is(rest.start, &["and", "or", ",", "in", "of", "from", "at"])
        && rest.clone().all(|t| part(t) && !verb(t) && !reader.quoted(t))
}

/// True for a tag whose verb may be something else: a base form or a finding without a subject next to it.
fn guessed(cue: &Cue) -> bool {
    cue.takes.contains(Takes::FINDING | Takes::BASE) && cue.build == Build::Carried
}

/// The first token after the adverbials of a tag: said on Monday in a statement; asked during a debate; asked recently.
fn after_adverbials(reader: &Reader, cue: &Cue, end: usize) -> usize {
    let question = cue.takes.contains(Takes::QUESTION);
    let opens = |t: usize| reader.in_group(t, Groups::QUESTION) || reader.is(t, &["about"]) && question;
    let mut at = cue.tag.end;
    while at < end && !reader.clitic(at + 1) {
        if reader.time(at) || reader.span_of_time(at) || (reader.adverb(at) || reader.is(at, &["yet"])) && opens(at + 1)
        {
            at += 1;
        } else if reader.is(at, &["for"]) && reader.is(at + 1, &["certain", "sure"]) {
            at += 2;
        } else if reader.in_group(at, Groups::ADVERBIAL_PREPOSITION) {
            let Some(phrase) = phrases::after(reader, at + 1, end) else { break };
            if !question && !reader.time(at + 1) && !phrases::medium_within(reader, phrase.clone()) {
                break;
            }
            at = phrase.end;
        } else {
            break;
        }
    }
    at
}

/// The first token after "that", with at most adverbials before it: said on Monday in a statement that.
fn that_clause(reader: &Reader, cue: &Cue, sentence: &Range<usize>) -> Option<usize> {
    let start = cue.tag.end;
    let start = aside(reader, start, sentence.end).unwrap_or(start);
    let that = (start..sentence.end.min(start + 20))
        .take_while(|&t| reader.is_word(t) || reader.is_number(t) || reader.hyphen(t) || reader.quoted(t))
        .find(|&t| reader.is(t, &["that"]) && !reader.quoted(t))?;
    let adverbial = reader.preposition(start)
        || reader.time(start)
        || reader.adverb(start)
        || reader.is(start, &["and"]) && cue.takes.contains(Takes::ADDRESSEE);
    let noun = reader.any(cue.words.start, WordClass::NOUN) && clauses::finite(reader, that + 1);
    if noun && !reader.pronoun(that + 1) {
        return None;
    }
    // Told the daily that: an adjective is the addressee.
    let told = cue.takes.contains(Takes::ADDRESSEE) && that == start + 2 && reader.any(start, WordClass::DETERMINER);
    (that == start || told || adverbial && !clauses::has_finite(reader, start..that)).then_some(that + 1)
}

/// After a few words between commas or dashes: said, however, that; said — on Monday — that.
fn aside(reader: &Reader, start: usize, end: usize) -> Option<usize> {
    let marks = |t: usize| if reader.dash(start) { reader.dash(t) } else { reader.word(t) == "," };
    let close = marks(start).then(|| (start + 1..end.min(start + 10)).find(|&t| marks(t)))??;
    reader.is(close + 1, &["that"]).then_some(close + 1)
}

/// True for a tag within a relative clause whose pronoun is the subject of the reported words: which he said was wrong.
fn gap(reader: &Reader, cue: &Cue, at: usize) -> bool {
    let pronoun = cue.tag.start.checked_sub(1).is_some_and(|t| reader.relative(t) || reader.is(t, &["what"]));
    let verb = !reader.any(cue.words.start, WordClass::NOUN) && at == cue.words.end;
    let speaks = || cue.source.as_ref().is_some_and(|source| phrases::can_speak(reader, source));
    (pronoun || verb && reader.any(at, WordClass::AUXILIARY) && speaks())
        && cue.build == Build::Plain
        && (0..3).map(|n| at + n).find(|&t| !reader.adverb(t)).is_some_and(|t| {
            let relative = pronoun && verb && reader.any(t, WordClass::VERB) && !reader.name_like(t);
            clauses::finite(reader, t) || relative && !reader.word(t).ends_with("ing")
        })
}

/// True when a clause without "that" begins.
fn bare_clause(reader: &Reader, cue: &Cue, at: usize, end: usize) -> bool {
    if reader.in_group(at, Groups::CLAUSE_OPENER) {
        return clauses::has_finite(reader, at + 1..end);
    }
    if reader.pronoun(at)
        && let Some(opens) = pronoun_opens(reader, cue, at, end)
    {
        return opens;
    }
    let quantity = reader.is(at, &["about", "around", "over", "under", "near"])
        && (reader.is_number(at + 1) || reader.is(at + 1, &["half", "a", "one"]))
        || reader.is(at, &["at", "up"]) && reader.is(at + 1, &["least", "most", "to"])
        || reader.hyphen(at + 1);
    if reader.preposition(at) && !reader.any(at, WordClass::DETERMINER) && !quantity {
        return !reader.is(at, &["about", "against"]) && after_phrase(reader, at, end);
    }
    let gerund = reader.word(at).ends_with("ing");
    let closed = WordClass::CONJUNCTION.union(if gerund { WordClass::empty() } else { WordClass::AUXILIARY });
    if reader.capitalised(cue.words.start) && cue.tag.start < cue.words.start {
        // In a headline every word is capitalised; its verb cannot be recognised by its form.
        return reader.is_word(at) && end > at + 2;
    }
    if at >= end || reader.quoted(at) || reader.any(at, closed) && !reader.any(at, WordClass::DETERMINER) {
        return false;
    }
    if !reader.is_word(at) && !reader.is_number(at) && !matches!(reader.word(at), "$" | "£" | "€" | "@" | "#") {
        return false;
    }
    // The object of "announced", "denied" or "found" can be followed by a verb that is not its own.
    let plain =
        matches!(reader.lemma(cue.words.start), "say" | "tell") && !cue.takes.intersects(Takes::TOPIC | Takes::FINDING);
    let stop = (at..end).find(|&t| matches!(reader.word(t), ";" | ":")).unwrap_or(end);
    plain && clauses::has_finite(reader, at + 1..stop) || clauses::has_clause(reader, at, stop)
}

/// Whether a pronoun is the subject of a clause; none for one that can be both: found it late, found them late.
fn pronoun_opens(reader: &Reader, cue: &Cue, at: usize, end: usize) -> Option<bool> {
    if reader.is(at, &["he", "she", "they", "we", "i"]) {
        return Some(at + 2 < end);
    }
    if reader.in_group(at, Groups::OBJECT_PRONOUN) && !reader.any(at, WordClass::DETERMINER) {
        return Some(false);
    }
    let verb = (at + 1..end).find(|&t| !reader.adverb(t)).unwrap_or(end);
    let acts = at + 2 < end && (clauses::finite(reader, verb) || !cue.takes.contains(Takes::FINDING));
    reader.is(at, &["it"]).then_some(acts)
}

/// True when a clause follows a phrase with a preposition: in politics it takes time; despite it all, he will go.
fn after_phrase(reader: &Reader, at: usize, end: usize) -> bool {
    let subject = |t: usize| {
        let pronoun = reader.is(t, &["he", "she", "they", "it", "we", "i", "there"]);
        (pronoun && !reader.preposition(t - 1) || reader.word(t - 1) == "," && !reader.relative(t))
            && clauses::opens(reader, t, end)
    };
    (at + 2..end.min(at + 20)).any(subject)
}
