//! Noun phrases that can be sources: what they are, and where they begin and end.

use super::reader::Reader;
use crate::lexicon::{Groups, WordClass};
use crate::syntax::At;
use std::ops::Range;

/// The most tokens that a noun phrase has.
const REACH: usize = 40;

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
pub fn head(reader: &Reader, phrase: &Range<usize>) -> usize {
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
    let start = reader.reading.phrase_before(At::new(end))?.start.index();
    (low <= start && start < end && !reader.quoted(end - 1)).then_some(start..end)
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

/// True for marks that can be within a noun phrase.
fn joins(reader: &Reader, token: usize) -> bool {
    reader.hyphen(token)
        || reader.labelled(token)
        || matches!(reader.word(token), "&" | "." | "'" | "’" | "%" | "$" | "£" | "€" | "#" | "@")
}

/// True for a particle of a verb: shrugged off, pointed out.
pub fn particle(reader: &Reader, token: usize) -> bool {
    reader.is(token, &["off", "out", "up", "down", "back", "away"])
}

/// True for an adjective between a name and a noun: the Republican political consultant.
fn within_title(reader: &Reader, at: usize) -> bool {
    let adjective = reader.any(at, WordClass::ADJECTIVE) && !reader.verb_only(at) && !reader.adverb(at);
    let people = WordClass::PEOPLE | WordClass::NOUN;
    let attribute = reader.capitalised(at - 1) || reader.any(at - 1, WordClass::ADJECTIVE);
    let noun = reader.any(at + 1, people) && !reader.any(at + 1, WordClass::PREPOSITION);
    adjective && attribute && (noun || reader.hyphen(at + 1))
}

/// True for a word after a noun that is its verb: it can be one, and an object or "to" follows it.
fn predicate(reader: &Reader, at: usize) -> bool {
    let people = WordClass::PEOPLE | WordClass::HONORIFIC;
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
