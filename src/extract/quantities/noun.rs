//! The counted noun after a number, with the words that belong to it and no more.

use crate::document::{Document, Shape, TokenKind};
use crate::lexicon::{Groups, NumberPart, NumberWord, Tags, WordClass, number_word};
use crate::syntax::{At, Phrase, Reading};
use std::ops::Range;

/// The most words that a counted noun and its modifiers have.
const LONGEST: usize = 8;

/// The noun that a number counts, from the token at `first` to the noun's last token; only the caller cuts off the
/// modifiers at the start.
pub fn counted(document: &Document, first: usize, singular: bool) -> Option<Range<usize>> {
    let first = past_of(document, first);
    let mut head = None;
    let mut at = first;
    while at < first + LONGEST && document.same_sentence(first, at) {
        if document.tokens[at].kind != TokenKind::Word {
            if head.is_some() || !joins(document, first, at) {
                break;
            }
            at += 1;
            continue;
        }
        if document.is_any(at, &["'s"]) {
            let possessor =
                at > first && (head.is_none() || document.class(at - 1).contains(WordClass::UNMARKED_PLURAL));
            if !possessor || !plural_soon(document, at + 1) {
                break;
            }
            head = None;
            at += 1;
            continue;
        }
        let plural = is_plural(document, at) && !joined_on(document, at)
            || at == first && reads_as_noun(document, at)
            || singular && head.is_none() && is_singular_noun(document, at);
        if head.is_some() && !(plural && follows_noun(document, at)) || !plural && ends_phrase(document, first, at) {
            break;
        }
        if plural {
            head = Some(at);
        }
        at += 1;
    }
    head.map(|head| first..head + 1)
}

/// True for those who expected a number, whom it does not count: more than the 160,000 [economists] had expected.
pub fn expects(document: &Document, number: usize, noun: &Range<usize>) -> bool {
    const EXPECTED: &[&str] = &["expected", "forecast", "predicted", "projected", "estimated", "anticipated"];
    let verb = noun.end + usize::from(document.is_any(noun.end, &["had", "have", "has"]));
    let known = number > 0 && document.is(number - 1, "the") && document.same_sentence(number - 1, verb);
    let linking = WordClass::PREPOSITION | WordClass::CONJUNCTION;
    let closed = !document.same_sentence(verb, verb + 1)
        || document.tokens[verb + 1].kind == TokenKind::Mark
        || document.class(verb + 1).intersects(linking) && !document.is_any(verb + 1, &["to", "in", "by"]);
    known && document.is_any(verb, EXPECTED) && closed
}

/// The number of people in a body: a 250-strong crew.
pub fn is_strength(document: &Document, hyphen: usize) -> bool {
    document.is(hyphen, "-")
        && document.glued(hyphen)
        && document.glued(hyphen + 1)
        && document.is(hyphen + 1, "strong")
}

/// A noun joined to the number before it by a hyphen: a five-member panel.
pub fn attribute(document: &Document, hyphen: usize) -> Option<Range<usize>> {
    let noun = hyphen + 1;
    let joined = document.is(hyphen, "-") && document.glued(hyphen) && document.glued(noun);
    (joined && is_attribute(document, noun)).then_some(noun..noun + 1)
}

/// The noun that a number counts in its noun phrase, after names, other numbers and what else describes it: two
/// [12-year-old] boys, four [Type 45] ships, 34 [leading US fashion] companies.
pub fn of_phrase(reading: Reading, end: usize) -> Option<Range<usize>> {
    let (last, first) = (At::new(end).prev(), At::new(end));
    let phrase = reading.syntax.phrase(reading.syntax.phrase_at(last))?;
    let mut described = (end..phrase.head.index()).map(At::new);
    // Not: scored 84 off 61 balls.
    let describes = |at: At| reading.is_word(at) && !reading.is_any(at, &["off", "for", "from", "of", "in", "out"]);
    let one_phrase = described.all(|at| describes(at) || reading.tagged(at, Tags::NUMBER) || reading.is(at, "-"));
    let joined = reading.glued(first) && !reading.is_word(first);
    let head = plural_head(reading, phrase).filter(|&head| first < head && one_phrase && !joined)?;
    Some(head.index()..head.index() + 1)
}

/// The plural at the end of a phrase: that of the phrase joined to a singular by "of" or "and", which only describes it:
/// four University of Leeds students, 20 oil and gas firms.
fn plural_head(reading: Reading, phrase: &Phrase) -> Option<At> {
    let plural = |phrase: &Phrase| reading.tagged(phrase.head, Tags::NOUNS);
    if plural(phrase) || !reading.tagged(phrase.head, Tags::NOMINAL) {
        return plural(phrase).then_some(phrase.head);
    }
    let and = phrase.head.next();
    let after = reading.is_any(and, &["and", "or"]).then(|| reading.syntax.phrase_at(and.next()));
    let other = reading.syntax.phrase(after.unwrap_or(phrase.of))?;
    let bare = other.determiner == At::NOWHERE && other.possessor.get().is_none();
    (bare && plural(other) && !reading.tagged(other.run.start, Tags::NUMBER)).then_some(other.head)
}

/// The noun without its modifiers: "air strikes" of "more air strikes", "soldiers" of "off-duty soldiers".
pub fn head(document: &Document, noun: Range<usize>) -> Range<usize> {
    let mut start = noun.end - 1;
    while start > noun.start && is_noun_modifier(document, start - 1) {
        start -= 1;
    }
    start..noun.end
}

/// A word that makes a compound with the noun after it: a noun that is only a noun (air, cabin), and not part of a
/// hyphenated word (full-time).
fn is_noun_modifier(document: &Document, at: usize) -> bool {
    let token = &document.tokens[at];
    if document.glued(at) && document.is(at - 1, "-") {
        return false;
    }
    let compound =
        token.class.contains(WordClass::NOUN) && !token.class.intersects(WordClass::ADJECTIVE | WordClass::VERB);
    token.kind == TokenKind::Word && compound && !token.capitalised()
}

/// Past "of", "of the", "of his" before the noun: dozens of people.
fn past_of(document: &Document, first: usize) -> usize {
    if !document.is(first, "of") {
        return first;
    }
    let determiner =
        document.class(first + 1).contains(WordClass::DETERMINER) && !document.is_any(first + 1, &["a", "an", "which"]);
    first + 1 + usize::from(determiner)
}

/// Marks and words that join the modifiers of a noun: hyphens, a comma or "and" between adjectives.
fn joins(document: &Document, first: usize, at: usize) -> bool {
    let hyphen = document.is(at, "-") && document.glued(at) && (document.glued(at + 1) || document.is(at + 1, "and"));
    let comma = document.is(at, ",") && at > first && adjective(document, at - 1) && adjective(document, at + 1);
    hyphen || comma
}

fn adjective(document: &Document, at: usize) -> bool {
    let class = document.class(at);
    class.contains(WordClass::ADJECTIVE)
        && !class.intersects(WordClass::PRONOUN | WordClass::PREPOSITION | WordClass::CONJUNCTION)
}

/// True for a word that ends every noun phrase.
fn ends_phrase(document: &Document, first: usize, at: usize) -> bool {
    let class = document.class(at);
    if is_number(document, at) || class.intersects(WordClass::MONTH) && document.tokens[at].capitalised() {
        return true;
    }
    let inside = document.is(at + 1, "-") && document.glued(at + 1) && at > first && document.is(at - 1, "-");
    if inside {
        return false;
    }
    if document.is(at, "and") || document.is(at, "or") {
        return !(at > first && (joins_adjectives(document, at) || joins_nouns(document, at)));
    }
    let function = WordClass::PRONOUN
        | WordClass::DETERMINER
        | WordClass::CONJUNCTION
        | WordClass::AUXILIARY
        | WordClass::PREPOSITION;
    if document.is_any(at, &["most", "least"]) && adjective(document, at + 1) {
        return false;
    }
    if class.intersects(function) && !is_compound(document, at) && !is_acronym(document, at) {
        return !(at == first && document.is_any(at, &["such", "more", "other", "others", "different", "like-minded"]));
    }
    let verb = class.contains(WordClass::VERB) && !class.intersects(WordClass::NOUN | WordClass::ADJECTIVE);
    verb && !(participle(document, at) && is_plural(document, at + 1)) || only_adverb(document, at)
}

/// A small word that a hyphen joins to the next: A-level pupils, in-house lawyers.
fn is_compound(document: &Document, at: usize) -> bool {
    document.is(at + 1, "-") && document.glued(at + 1) && document.glued(at + 2)
}

/// Capitals between small words, which only look like a pronoun: 6 US soldiers, 4 IT firms.
fn is_acronym(document: &Document, at: usize) -> bool {
    let small = document.tokens.get(at + 1).is_some_and(|next| next.shape == Shape::Lower);
    document.tokens[at].shape == Shape::Upper && document.class(at).contains(WordClass::PRONOUN) && small
}

/// short and long-haul routes
fn joins_adjectives(document: &Document, at: usize) -> bool {
    adjective(document, at - 1) && (adjective(document, at + 1) || document.is(at + 2, "-"))
}

/// animal and plant species
fn joins_nouns(document: &Document, at: usize) -> bool {
    let plain = |at: usize| is_noun_modifier(document, at) && !is_plural(document, at);
    document.tokens.len() > at + 2 && plain(at - 1) && plain(at + 1) && is_plural(document, at + 2)
}

/// A number word that begins another quantity; "second" and "quarter" can be in names of things.
fn is_number(document: &Document, at: usize) -> bool {
    let rank = |word: NumberWord| matches!(word.part, NumberPart::Ordinal | NumberPart::Part | NumberPart::Short);
    document.class(at).contains(WordClass::NUMBER)
        && !number_word(document.word(at), document.tokens[at].hash).is_some_and(rank)
}

/// A participle before its noun: suspected militants.
fn participle(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    word.ends_with("ed") || word.ends_with("ing") || document.in_group(at, Groups::IRREGULAR_PARTICIPLE)
}

fn only_adverb(document: &Document, at: usize) -> bool {
    let class = document.class(at);
    class.contains(WordClass::ADVERB)
        && !class.intersects(WordClass::NOUN | WordClass::ADJECTIVE)
        && !document.word(at).ends_with("ly")
}

/// True for a noun in the plural, according to its form and the lists.
pub fn is_plural(document: &Document, at: usize) -> bool {
    let Some(token) = document.tokens.get(at).filter(|t| t.kind == TokenKind::Word) else { return false };
    if token.class.contains(WordClass::UNMARKED_PLURAL) {
        return true;
    }
    let word = document.word(at);
    if token.capitalised() && is_nationality(word) {
        return !document.class(at + 1).intersects(WordClass::NOUN | WordClass::ADJECTIVE);
    }
    let open = WordClass::NOUN | WordClass::VERB | WordClass::ADJECTIVE | WordClass::ADVERB;
    let function = WordClass::PRONOUN
        | WordClass::DETERMINER
        | WordClass::AUXILIARY
        | WordClass::PREPOSITION
        | WordClass::CONJUNCTION;
    let noun = token.class.contains(WordClass::NOUN) || !token.class.intersects(open);
    word.len() > 2 && plural_form(word) && noun && !token.class.intersects(function)
}

/// True for a name or noun joined to a participle by a hyphen: Sanders-linked accounts.
fn joined_on(document: &Document, at: usize) -> bool {
    let hyphen = document.is(at + 1, "-") && document.glued(at + 1) && document.glued(at + 2);
    hyphen && document.tokens.get(at + 2).is_some() && participle(document, at + 2)
}

/// A verb in -s right after a number can only be a noun, since the verb of a counted plural has no -s: 73 lifts.
fn reads_as_noun(document: &Document, at: usize) -> bool {
    let class = document.class(at);
    let verb = class.contains(WordClass::VERB) && !class.intersects(WordClass::REPORTING | WordClass::AUXILIARY);
    let counted = at > 0 && is_count(document, at - 1);
    verb && counted && !document.tokens[at].capitalised() && plural_form(document.word(at))
}

/// Digits or a number word from two up, without a name or label before it.
fn is_count(document: &Document, at: usize) -> bool {
    let number = document.tokens[at].kind == TokenKind::Number || document.class(at).contains(WordClass::NUMBER);
    number && at > 0 && document.same_sentence(at - 1, at) && !document.tokens[at - 1].capitalised()
}

/// Nationalities that are also names of languages: Chinese, Irish, Swiss.
fn is_nationality(word: &str) -> bool {
    word.len() > 5 && (word.ends_with("ese") || word.ends_with("ish"))
        || matches!(word, "French" | "Dutch" | "Swiss" | "Thai")
}

fn plural_form(word: &str) -> bool {
    let bytes = word.as_bytes();
    let last = |n: usize| bytes.len().checked_sub(n).map_or(b' ', |at| bytes[at].to_ascii_lowercase());
    let singular = matches!(last(2), b's' | b'u' | b'i' | b'\'')
        || matches!(word.to_ascii_lowercase().as_str(), "news" | "politics" | "sports" | "means");
    last(1) == b's' && !singular
}

fn is_singular_noun(document: &Document, at: usize) -> bool {
    document.class(at).contains(WordClass::NOUN) && !document.class(at + 1).contains(WordClass::NOUN)
}

/// True when a plural after a plural is the noun that it modifies (arms deals), and not a verb or name.
fn follows_noun(document: &Document, at: usize) -> bool {
    let token = &document.tokens[at];
    let noun = token.class.contains(WordClass::NOUN)
        && (!token.class.contains(WordClass::VERB) || document.in_group(at - 1, Groups::PLURAL_MODIFIER));
    !token.capitalised() && noun || token.class.contains(WordClass::UNMARKED_PLURAL) && !token.capitalised()
}

fn plural_soon(document: &Document, from: usize) -> bool {
    (from..from + 3).any(|at| is_plural(document, at))
}

/// A noun in the singular after a number above one without a hyphen, and with another noun after it: a 12 person
/// contest.
pub fn unhyphened_attribute(document: &Document, at: usize) -> bool {
    let only_noun = |at: usize| {
        let class = document.class(at);
        class.contains(WordClass::NOUN) && !class.intersects(WordClass::VERB | WordClass::ADJECTIVE | WordClass::ADVERB)
    };
    let after = document.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Word);
    // A 12,000 man force: both "man" and "force" could be verbs.
    let man = document.is_any(at, &["man", "woman"]);
    let noun = |at: usize| {
        only_noun(at) || document.tokens[at].capitalised() || man && document.class(at).contains(WordClass::NOUN)
    };
    let noun_after = after && noun(at + 1);
    let small = document.tokens.get(at).is_some_and(|t| !t.capitalised());
    small
        && (only_noun(at) || man)
        && is_attribute(document, at)
        && !is_plural(document, at)
        && noun_after
        && document.same_sentence(at, at + 1)
}

/// True for a noun that can follow a number and a hyphen: a five-member panel, a two-car crash.
pub fn is_attribute(document: &Document, at: usize) -> bool {
    let class = document.class(at);
    class.contains(WordClass::NOUN)
        && !class.contains(WordClass::NUMBER)
        && !document.in_group(at, Groups::NO_ATTRIBUTE)
}
