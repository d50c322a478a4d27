//! Noun phrases, read without a parser: from their end to the left and from their beginning to the right.

use super::reader::Reader;
use crate::lexicon::{Groups, WordClass};
use std::ops::Range;

/// The most tokens that a noun phrase has.
const REACH: usize = 40;

/// Pronouns that can emphasise a name before them: Lee himself said.
const REFLEXIVE: &[&str] = &["himself", "herself", "themselves", "itself"];

/// True when a noun phrase is a medium that is sent out: a statement, an email to supporters.
pub fn sent(reader: &Reader, phrase: &Range<usize>) -> bool {
    reader.in_group(head(reader, phrase), Groups::SENT)
}

/// True for people, bodies, names and documents: possible sources of words.
pub fn can_speak(reader: &Reader, phrase: &Range<usize>) -> bool {
    let head = head(reader, phrase);
    let sources = WordClass::PERSON_NOUN
        .union(WordClass::OFFICE)
        .union(WordClass::ORGANISATION_NOUN)
        .union(WordClass::REPORTING_NOUN);
    let named = reader.name_like(head) && !(reader.sentence(head).start == head && reader.any(head, WordClass::NOUN));
    let personal = reader.is(head, &["he", "she", "they", "we", "it"]);
    named || personal || reader.any(head, sources) || sent(reader, phrase)
}

/// The speaker named in a phrase: Lee's message, his answer.
pub fn owner(reader: &Reader, phrase: &Range<usize>) -> Option<Range<usize>> {
    let words = reader.any(head(reader, phrase), WordClass::REPORTING_NOUN) || sent(reader, phrase);
    let clitic = phrase.clone().find(|&t| reader.is(t, &["'s"]));
    let personal = reader.is(phrase.start, &["his", "her", "their"]).then_some(phrase.start + 1);
    clitic.or(personal).filter(|_| words).map(|end| phrase.start..end)
}

/// The last word of a phrase before its first preposition.
fn head(reader: &Reader, phrase: &Range<usize>) -> usize {
    (phrase.start + 1..phrase.end).find(|&t| reader.preposition(t)).unwrap_or(phrase.end) - 1
}

/// True when the phrase that begins at `start` names a medium: a statement, an interview with CNN.
pub fn medium(reader: &Reader, start: usize) -> bool {
    medium_within(reader, start..start + 5)
}

/// True when a phrase within these tokens names a medium.
pub fn medium_within(reader: &Reader, mut tokens: Range<usize>) -> bool {
    tokens.end = tokens.end.min(tokens.start + 5);
    tokens.take_while(|&t| reader.is_word(t) || reader.hyphen(t)).any(|t| reader.in_group(t, Groups::MEDIUM))
}

/// The noun phrase that ends before `end`, not extending before `low`.
pub fn before(reader: &Reader, low: usize, end: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|&last| last >= low && !reader.quoted(last))?;
    let ends_phrase = reader.noun_like(last) && !reader.relative(last)
        || reader.word(last) == ")"
        || reader.labelled(last)
        || ends_adverbially(reader, last)
        || polled(reader, low, last)
        || named_gerund(reader, low, last);
    if !ends_phrase {
        return described(reader, low, end);
    }
    let object = reader.pronoun(last) && (reader.in_group(last, Groups::OBJECT_PRONOUN) || reader.is(last, &["it"]));
    let after = last > low && reader.preposition(last - 1);
    let himself = last > low && reader.is(last, REFLEXIVE) && reader.noun_like(last - 1);
    let object = object && (after || himself || (low..last).rev().take(8).any(|t| reader.relative(t)));
    if reader.pronoun(last)
        && !object
        && (last == low || !reader.is(last - 1, &["of", "and"]) || reader.is(last, &["he", "she", "they", "we"]))
    {
        return Some(last..end);
    }
    let start = leftmost(reader, low.max(end.saturating_sub(REACH)), end);
    trim_left(reader, start, end).map(|phrase| reader.with_labels(phrase)).filter(|phrase| {
        phrase.clone().any(|t| reader.noun_like(t))
            || named_gerund(reader, low, last)
            || reader.is_number(last)
            || reader.word(last) == "%"
    })
}

/// True for a word in -ing that is a noun: another ranking, recent polling.
fn named_gerund(reader: &Reader, low: usize, last: usize) -> bool {
    let attribute = WordClass::DETERMINER.union(WordClass::ADJECTIVE);
    last > low && reader.word(last).ends_with("ing") && reader.any(last - 1, attribute)
}

/// The phrase with a relative clause that ends with its verb: officials whose laws have been struck.
fn described(reader: &Reader, low: usize, end: usize) -> Option<Range<usize>> {
    let low = low.max(end.saturating_sub(REACH / 2));
    let unbroken = |t: &usize| reader.is_word(*t) || reader.is_number(*t) || reader.hyphen(*t);
    let last = end - 1;
    let relative = (low + 1..last).rev().take_while(unbroken).find(|&t| reader.is(t, &["who", "whose", "which"]))?;
    let verb = reader.verb_only(last) && reader.any(last - 1, WordClass::AUXILIARY | WordClass::ADVERB);
    let phrase = (verb && !reader.any(last, WordClass::AUXILIARY)).then(|| before(reader, low, relative))??;
    Some(phrase.start..end)
}

/// "An official familiar with the talks who spoke anonymously": a weekday or number may end a source.
fn ends_adverbially(reader: &Reader, last: usize) -> bool {
    reader.is_number(last) || matches!(reader.word(last), "'" | "’" | "%")
}

/// True for a participle at the end of a phrase: those surveyed, voters polled.
fn polled(reader: &Reader, low: usize, last: usize) -> bool {
    reader.word(last).ends_with("ed")
        && last > low
        && (!reader.any(last, WordClass::REPORTING) || reader.time(last + 1))
        && (reader.is(last - 1, &["those", "people"])
            || reader.name_like(last - 1) && reader.word(last - 1).ends_with('s')
            || reader.any(last - 1, WordClass::PLURAL)
            || reader.time(last + 1) && reader.noun_like(last - 1))
}

/// How far a noun phrase that ends before `end` can reach.
fn leftmost(reader: &Reader, low: usize, end: usize) -> usize {
    let mut start = end;
    let mut coordination = None;
    while start > low {
        let token = start - 1;
        if reader.quoted(token) {
            break;
        }
        if reader.word(token) == ")" {
            match (low.max(token.saturating_sub(20))..token).rev().find(|&t| reader.word(t) == "(") {
                Some(open) => start = open,
                None => break,
            }
        } else if !reader.is_word(token) && !reader.is_number(token) {
            if !joins(reader, token) {
                break;
            }
            start = token;
        } else if reader.is(token, &["and", "or"]) {
            coordination = coordination.or(Some(start));
            start = token;
        } else if reader.any(token, WordClass::CONJUNCTION) || reader.relative(token) || reader.is(token, &["what"]) {
            break;
        } else if reader.verb_only(token)
            && !within_phrase(reader, low, token)
            && !(token + 1 == end && polled(reader, low, token))
        {
            match relative_before(reader, low, token) {
                Some(relative) => start = relative,
                None => return coordination.unwrap_or(start),
            }
        } else {
            start = token;
        }
    }
    start
}

/// True for marks that can be within a noun phrase.
fn joins(reader: &Reader, token: usize) -> bool {
    reader.hyphen(token)
        || reader.labelled(token)
        || matches!(reader.word(token), "&" | "." | "'" | "’" | "%" | "$" | "£" | "€" | "#" | "@")
}

/// True for a verb form that is within a noun phrase: a participle before a noun or after one (officials briefed on the
/// talks), a gerund after a preposition.
fn within_phrase(reader: &Reader, low: usize, verb: usize) -> bool {
    let word = reader.word(verb);
    if reader.any(verb, WordClass::AUXILIARY) {
        return false;
    }
    let before = |classes| verb > low && reader.any(verb - 1, classes);
    if reader.is(verb, &["saying", "adding", "claiming", "arguing", "noting"]) {
        return false;
    }
    if word.ends_with("ing") {
        return before(WordClass::PREPOSITION | WordClass::DETERMINER | WordClass::ADJECTIVE)
            || verb > low && reader.noun_like(verb - 1);
    }
    // A think tank said.
    if verb > low && reader.is(verb - 1, &["a", "an", "the"]) && reader.noun_like(verb + 1) {
        return true;
    }
    let participle = word.ends_with("ed") || word.ends_with("en") || word.ends_with("wn");
    participle
        && (before(WordClass::DETERMINER | WordClass::ADJECTIVE)
            || verb > low && (reader.is(verb - 1, &["of"]) || reader.is_number(verb - 1)) && reader.noun_like(verb + 1)
            || verb > low && reader.noun_like(verb - 1) && reader.preposition(verb + 1) && !particle(reader, verb + 1))
}

/// True for a particle of a verb: shrugged off, pointed out.
fn particle(reader: &Reader, token: usize) -> bool {
    reader.is(token, &["off", "out", "up", "down", "back", "away"])
}

/// The relative pronoun that a verb belongs to, when one comes shortly before it after a noun: the man who shot him.
fn relative_before(reader: &Reader, low: usize, verb: usize) -> Option<usize> {
    (low.max(verb.saturating_sub(8)) + 1..verb)
        .rev()
        .take_while(|&t| reader.is_word(t) || reader.is_number(t))
        .find(|&t| reader.relative(t))
        .filter(|&t| reader.noun_like(t - 1) && !reader.any(t - 1, WordClass::REPORTING))
}

/// Leaves out what precedes the noun phrase itself: adverbs, conjunctions, "on Monday", "in an interview with CNN".
fn trim_left(reader: &Reader, mut start: usize, end: usize) -> Option<Range<usize>> {
    while start < end {
        let conjunction = reader.any(start, WordClass::CONJUNCTION) && !reader.name_like(start)
            || reader.is(start, &["what", "which", "how", "why"]) && start + 1 < end;
        let adverb = reader.adverb(start) && !reader.any(start, WordClass::DETERMINER);
        let about = reader.preposition(start) && reader.is_number(start + 1) && start + 1 < end;
        if conjunction || adverb || about {
            start += 1;
        } else if reader.preposition(start) && !reader.any(start, WordClass::ADVERB | WordClass::ADJECTIVE)
            || reader.is(start, &["in", "on"])
        {
            start = if reader.time(start + 1) { start + 1 } else { last_run(reader, start, end) };
        } else if start + 1 < end && reader.time(start) && !reader.clitic(start + 1) {
            start += 1 + usize::from(is_time_of_two_words(reader, start));
        } else if !reader.is_word(start)
            && !reader.is_number(start)
            && !matches!(reader.word(start), "$" | "£" | "€" | "@" | "#")
        {
            start += 1;
        } else {
            return Some(start..end);
        }
    }
    None
}

/// True for a time of two words: last Monday, Monday night, Last week. Monday Night is a name.
fn is_time_of_two_words(reader: &Reader, start: usize) -> bool {
    let next = start + 1;
    let small = !reader.capitalised(start) || !reader.capitalised(next);
    small && reader.span_of_time(next) && !reader.clitic(next + 1)
}

/// The beginning of the last unbroken run of nouns and their attributes.
fn last_run(reader: &Reader, start: usize, end: usize) -> usize {
    // With the campaign of the senator from Utah saying so, ...
    if reader.is(start, &["with"]) && determined(reader, start + 1) {
        return start + 1;
    }
    (start + 1..end)
        .rev()
        .find(|&t| reader.preposition(t) || reader.any(t, WordClass::CONJUNCTION) && !joins_plurals(reader, t))
        .map_or(start + 1, |t| t + 1)
}

/// True for "and" between two plural nouns: marchers and spectators.
fn joins_plurals(reader: &Reader, and: usize) -> bool {
    reader.is(and, &["and"]) && [and - 1, and + 1].iter().all(|&t| reader.any(t, WordClass::PLURAL))
}

/// The noun phrase that begins at `start`, not extending to `high`.
pub fn after(reader: &Reader, start: usize, high: usize) -> Option<Range<usize>> {
    let high = high.min(start + REACH).min(reader.document.tokens.len());
    let mut at = start;
    let mut head = false;
    while at < high && !reader.quoted(at) {
        match role(reader, at, start, head) {
            Role::Attribute => head = false,
            Role::Within => {}
            Role::Head => head = true,
            Role::Alone => {
                at += 1;
                break;
            }
            Role::Outside => break,
        }
        at += 1;
    }
    while at > start
        && !(reader.noun_like(at - 1) || reader.is_number(at - 1) || matches!(reader.word(at - 1), ")" | "'" | "’"))
    {
        at -= 1;
    }
    let phrase = start..at;
    phrase.clone().any(|t| reader.noun_like(t) || reader.any(t, WordClass::PRONOUN)).then_some(phrase)
}

/// The role of a token in the noun phrase that is being read.
enum Role {
    /// Something more must follow: the, senior, of
    Attribute,
    /// It changes nothing: a hyphen, a bracket.
    Within,
    /// A noun.
    Head,
    /// A pronoun, which is a phrase by itself.
    Alone,
    /// The phrase has ended.
    Outside,
}

fn role(reader: &Reader, at: usize, start: usize, head: bool) -> Role {
    let class = reader.class(at);
    let counts = at == start && reader.is(at + 1, &["of"]);
    if counts && (reader.is_number(at) || reader.pronoun(at)) {
        return Role::Head;
    }
    if reader.is_number(at) {
        return Role::Within;
    }
    if !reader.is_word(at) {
        let bracket = matches!(reader.word(at), "(" | ")") && head || reader.word(at) == ")";
        return if bracket || joins(reader, at) && (reader.document.glued(at) || !head) {
            Role::Within
        } else {
            Role::Outside
        };
    }
    if reader.clitic(at) {
        return if reader.is(at, &["'s"]) && at > start { Role::Attribute } else { Role::Outside };
    }
    if reader.pronoun(at) {
        return if at == start { Role::Alone } else { Role::Outside };
    }
    if reader.name_like(at) && !(reader.time(at) && head) {
        return Role::Head;
    }
    if class.contains(WordClass::DETERMINER) && !reader.is(at, &["that"]) {
        return if head { Role::Outside } else { Role::Attribute };
    }
    let question = reader.is(at, &["how", "why"]);
    if question || class.intersects(WordClass::CONJUNCTION | WordClass::AUXILIARY) || reader.time(at) && head {
        return Role::Outside;
    }
    if head && predicate(reader, at) {
        return Role::Outside;
    }
    if at > start + 1 && reader.hyphen(at - 1) && reader.is_number(at - 2) {
        return Role::Attribute;
    }
    if head && (within_title(reader, at) || reader.hyphen(at - 1)) {
        return Role::Head;
    }
    if class.contains(WordClass::PREPOSITION) {
        return if head && attaches(reader, at) { Role::Attribute } else { Role::Outside };
    }
    open_class(reader, at, head)
}

/// True for an adjective between a name and a noun: the Republican political consultant.
fn within_title(reader: &Reader, at: usize) -> bool {
    let adjective = reader.any(at, WordClass::ADJECTIVE) && !reader.verb_only(at) && !reader.adverb(at);
    let people = WordClass::PERSON_NOUN | WordClass::OFFICE | WordClass::NOUN;
    let attribute = reader.capitalised(at - 1) || reader.any(at - 1, WordClass::ADJECTIVE);
    let noun = reader.any(at + 1, people) && !reader.any(at + 1, WordClass::PREPOSITION);
    adjective && attribute && (noun || reader.hyphen(at + 1))
}

/// True for a word after a noun that is its verb: it can be one, and an object or "to" follows it.
fn predicate(reader: &Reader, at: usize) -> bool {
    let people = WordClass::PERSON_NOUN | WordClass::OFFICE | WordClass::RELATION | WordClass::HONORIFIC;
    let after_person = at > 0 && (reader.name_like(at - 1) || reader.any(at - 1, people));
    let plain = after_person && !(reader.any(at, WordClass::ADJECTIVE) && reader.is(at + 1, &["to"]));
    let form = plain || reader.word(at).ends_with('s') || reader.word(at).ends_with("ed");
    let particle = || particle(reader, at + 1) || reader.is(at + 1, &["on", "over"]);
    form && reader.any(at, WordClass::VERB)
        && !reader.any(at, people)
        && (reader.any(at + 1, WordClass::DETERMINER)
            || reader.pronoun(at + 1)
            || reader.name_like(at + 1) && !reader.time(at + 1)
            || reader.is(at + 1, &["to"])
            || particle() && (reader.word(at).ends_with("ed") || reader.is(at, &["goes", "went"])))
}

/// The role of a word of the open classes: noun, adjective, adverb, verb.
fn open_class(reader: &Reader, at: usize, head: bool) -> Role {
    if reader.noun_like(at) {
        return Role::Head;
    }
    let participle = reader.word(at).ends_with("ed") && reader.is(at + 1, &["in", "at", "from", "for"]);
    let followed = participle || reader.preposition(at + 1) && reader.is(at + 1, &["with", "to", "by", "on", "of"]);
    match head {
        true if participle => Role::Within,
        true if followed && !reader.adverb(at) && !reader.word(at).ends_with("ing") => Role::Within,
        true => Role::Outside,
        false => Role::Attribute,
    }
}

/// True for a word that opens a noun phrase and no infinitive.
fn determined(reader: &Reader, at: usize) -> bool {
    reader.any(at, WordClass::DETERMINER) || reader.name_like(at) || reader.pronoun(at)
}

/// True when a preposition joins what follows to the noun before it. A name takes only "of"; media and times are left
/// out.
fn attaches(reader: &Reader, preposition: usize) -> bool {
    if reader.is(preposition, &["of"]) {
        return true;
    }
    !reader.name_like(preposition - 1)
        && reader.in_group(preposition, Groups::NOUN_PREPOSITION)
        && !reader.time(preposition + 1)
        && !(reader.is(preposition, &["to"]) && !determined(reader, preposition + 1))
        && !reader.is_number(preposition + 1)
        && !medium(reader, preposition + 1)
}
