//! The people of an article: a surname alone follows its full name, and headings contain only names that are in the body.

use super::edges::{before_hyphened_given_name, is_demonym};
use super::features::Reading;
use super::found::Found;
use super::votes::hash;
use super::words::{FUNCTION, NAMES};
use super::{joined, titled};
use crate::document::{Document, Shape, TokenKind};
use crate::extract::NameKind;
use crate::extract::names::runs::{capitalised, is_joint_hyphen};
use crate::extract::places::Gazetteer;
use crate::lexicon::{Groups, WordClass, WordSet};
use std::ops::Range;

/// The article's names of persons and their parts.
#[derive(Default)]
pub(super) struct People {
    given: WordSet,
    family: WordSet,
    /// The single words that are persons.
    alone: WordSet,
    /// Whole names of several words.
    full: WordSet,
    /// The last words of names that begin with a given name.
    surely: WordSet,
    /// The last words of names, except those after a hyphen.
    unjoined: WordSet,
}

impl People {
    pub(super) fn new<'a>(document: &Document, names: impl Iterator<Item = &'a Found>) -> Self {
        let mut people = Self::default();
        for Found { tokens, .. } in names.filter(|name| name.kind == NameKind::Person) {
            let (first, last) = (&document.tokens[tokens.start], &document.tokens[tokens.end - 1]);
            if tokens.len() == 1 {
                if titled::is_titled(document, tokens) {
                    people.family.insert(first.hash);
                }
                people.alone.insert(first.hash);
                people.unjoined.insert(first.hash);
            } else {
                if !is_joint_hyphen(document, tokens.end - 2) {
                    people.unjoined.insert(last.hash);
                }
                people.given.insert(first.hash);
                people.family.insert(last.hash);
                if let Some(family) = before_hyphened_given_name(document, tokens) {
                    people.family.insert(document.tokens[family].hash);
                }
                if first.class.contains(WordClass::SURNAME) && !first.class.contains(WordClass::GIVEN_NAME) {
                    // The family name comes first: Sun Lijun.
                    people.family.insert(first.hash);
                }
                people.full.insert(hash(document, tokens));
                if first.class.contains(WordClass::GIVEN_NAME) {
                    people.surely.insert(last.hash);
                }
            }
        }
        people
    }

    pub(super) fn is_empty(&self) -> bool {
        self.family.is_empty() && self.alone.is_empty()
    }

    /// True for a name with a title, and for one of several words or a part of it.
    pub(super) fn is_known(&self, document: &Document, name: &Found) -> bool {
        let hash = document.tokens[name.tokens.start].hash;
        name.tokens.len() > 1 && self.surely.contains(&document.tokens[name.tokens.end - 1].hash)
            || self.family.contains(&hash)
            || self.given.contains(&hash) && name.tokens.len() == 1
    }

    fn is_part(&self, document: &Document, at: usize) -> bool {
        let hash = document.tokens[at].hash;
        self.family.contains(&hash) || self.alone.contains(&hash)
    }

    /// False for a single word that is a person's only if part of a full name: the names of peoples, creeds and
    /// festivals, and abbreviations.
    pub(super) fn may_be(&self, document: &Document, name: &Found) -> bool {
        let token = &document.tokens[name.tokens.start];
        if is_party(document, &name.tokens) || is_in_list_of_nouns(document, &name.tokens) {
            return false;
        }
        if is_title_of_a_work(document, &name.tokens) || !self.family.contains(&token.hash) && is_office(document, name)
        {
            return false;
        }
        if name.tokens.len() > 1 || self.family.contains(&token.hash) || token.class.contains(WordClass::GIVEN_NAME) {
            return true;
        }
        if token.class.contains(WordClass::TITLE_ABBREVIATION) {
            return false;
        }
        let ends_in_capital = document.word(name.tokens.start).ends_with(char::is_uppercase);
        let abbreviation = ends_in_capital && !token.class.contains(WordClass::SURNAME);
        !abbreviation
            && !token.class.contains(WordClass::BELIEF)
            && !document.is(name.tokens.start, "Jr.")
            && !is_demonym(document, name.tokens.start)
    }

    /// Adds a name, or the two names joined by a hyphen or a Spanish "and": Obama-Clinton, Luis Luna y Jorge Paz.
    pub(super) fn split(&self, document: &Document, name: Found, names: &mut Vec<Found>) {
        let known = |at: usize| self.unjoined.contains(&document.tokens[at].hash);
        let Range { start, end } = name.tokens;
        // Ortega y Gasset is one.
        let and = |at: usize| {
            let given = |at: usize| document.class(at).contains(WordClass::GIVEN_NAME);
            document.is(at, "y") && start + 1 < at && at + 2 < end && given(start) && given(at + 1)
        };
        let joint = |&at: &usize| and(at) || is_joint_hyphen(document, at) && known(at - 1) && known(at + 1);
        match (start + 1..end.saturating_sub(1)).find(joint) {
            Some(at) if name.kind == NameKind::Person => {
                names.extend([start..at, at + 1..end].map(|tokens| Found { tokens, ..name }));
            }
            _ if name.kind == NameKind::Person => {
                names.push(Found { tokens: self.without_plain_word(document, name.tokens), ..name });
            }
            _ => names.push(name),
        }
    }

    /// A family name that follows a given name elsewhere in the article, without the plain word next to it that is
    /// capitalised in a heading or at the start of a sentence: [Stop] Blake, Blake [Debate].
    fn without_plain_word(&self, document: &Document, name: Range<usize>) -> Range<usize> {
        const PLAIN: WordClass = WordClass::NOUN.union(WordClass::VERB).union(WordClass::ADJECTIVE);
        if name.len() != 2 {
            return name;
        }
        let plain = |at: usize| {
            let class = document.class(at);
            class.intersects(PLAIN.union(FUNCTION)) && !class.intersects(NAMES.union(WordClass::PARTICLE))
        };
        let known = |at: usize| self.surely.contains(&document.tokens[at].hash);
        let is_given = |at: usize| document.class(at).contains(WordClass::GIVEN_NAME);
        let alone = |at: usize| is_given(at) && self.given.contains(&document.tokens[at].hash);
        // In the middle of a sentence, a capital is a name's: leader Rob Blake.
        let sentence = &document.sentences[document.tokens[name.start].sentence as usize].tokens;
        let heading = !document.is(sentence.end - 1, ".");
        match (name.start, name.start + 1) {
            (first, last) if plain(first) && (known(last) || alone(last)) && (heading || first == sentence.start) => {
                last..name.end
            }
            (first, last) if known(first) && plain(last) && !is_given(first) => first..last,
            _ => name,
        }
    }

    /// Makes persons of single words that are surnames of full names, and of given names that are speakers.
    pub(super) fn follow(&self, document: &Document, reading: &Reading, found: &mut Vec<Found>) {
        let mut new = Vec::new();
        let mut next = 0;
        for at in reading.runs().iter().cloned().flatten() {
            let token = &document.tokens[at];
            // Jordan said so, if the text has a Jordan Reed.
            let speaks = || {
                (self.given.contains(&token.hash) || self.family.contains(&token.hash))
                    && document.class(at + 1).contains(WordClass::REPORTING)
                    && !(at > 0 && document.class(at - 1).contains(WordClass::PREPOSITION))
            };
            let dated = token.class.intersects(WordClass::MONTH | WordClass::WEEKDAY)
                && (at > 0 && document.class(at - 1).contains(WordClass::PREPOSITION)
                    || document.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Number));
            // Ann Boston lives in Boston.
            let sited = at > 0
                && document.in_group(at - 1, Groups::PLACE_PREPOSITION)
                && !document.is(at + 1, "'s")
                && Gazetteer::get().at(document, at).is_some_and(|(tokens, _)| tokens.len() == 1);
            let given = || self.given.contains(&token.hash) && is_given_name_alone(document, at);
            let known =
                self.family.contains(&token.hash) && !dated && !sited || token.capitalised() && (speaks() || given());
            if !token.capitalised() || !known || !is_single_name(document, reading, at) {
                continue;
            }
            while found.get(next).is_some_and(|name| name.tokens.end <= at) {
                next += 1;
            }
            match found.get_mut(next).filter(|name| name.tokens.contains(&at)) {
                None => {
                    let tokens = joined::before_particles(document, at..at + 1);
                    new.push(Found { tokens, kind: NameKind::Person });
                }
                Some(name) if name.kind == NameKind::Place && !speaks() => {}
                Some(name) => {
                    let tokens = joined::before_particles(document, at..at + 1);
                    if name.tokens.len() == 1 || name.tokens == tokens {
                        *name = Found { tokens, kind: NameKind::Person };
                    }
                }
            }
        }
        found.extend(new);
        found.sort_by_key(|name| name.tokens.start);
    }

    /// The body's persons in the headlines, whose capitals hide names from the labels: full names, and single ones that
    /// are not plain words, with the given name before them if the labels have it.
    pub(super) fn heads(&self, document: &Document, reading: &Reading, found: &[Found]) -> Vec<Found> {
        let mut heads: Vec<Found> = Vec::new();
        let mut labelled = found.iter().filter(|name| name.kind == NameKind::Person).peekable();
        let in_headline = |run: &&Range<usize>| reading.is_headline(document.tokens[run.start].sentence as usize);
        for run in reading.runs().iter().filter(in_headline) {
            let mut at = run.start;
            while at < run.end {
                while labelled.next_if(|name| name.tokens.end <= at).is_some() {}
                let label = labelled.peek().map(|name| name.tokens.clone()).filter(|tokens| tokens.contains(&at));
                let name = self.full_at(document, at..run.end).or_else(|| self.single_at(document, at, label));
                at = name.as_ref().map_or(at + 1, |name| name.end);
                heads.extend(name.map(|tokens| Found { tokens, kind: NameKind::Person }));
            }
        }
        heads
    }

    /// The name that ends with a token of a headline, if it is also a name in the body by itself.
    fn single_at(&self, document: &Document, at: usize, label: Option<Range<usize>>) -> Option<Range<usize>> {
        const PLAIN: WordClass = WordClass::NOUN.union(WordClass::VERB).union(WordClass::ADJECTIVE);
        let plain = document.class(at).intersects(PLAIN);
        if !self.is_part(document, at) || plain && label.is_none() {
            return None;
        }
        let start = label.map_or(at, |label| label.start);
        let given = start + 1 == at && document.class(start).contains(WordClass::GIVEN_NAME);
        Some(if given { start } else { at }..at + 1)
    }

    /// The longest full name that a range of tokens begins with.
    fn full_at(&self, document: &Document, tokens: Range<usize>) -> Option<Range<usize>> {
        const MOST: usize = 6;
        let ends = (tokens.start + 2..=tokens.end.min(tokens.start + MOST)).rev();
        ends.map(|end| tokens.start..end).find(|name| self.full.contains(&hash(document, name)))
    }
}

/// True for a word that can be a given name alone: Casilda, of Casilda Reyes; not if it is also a place, a creed or a
/// plain word.
fn is_given_name_alone(document: &Document, at: usize) -> bool {
    const NAME: WordClass = WordClass::GIVEN_NAME.union(WordClass::RARE_NAME);
    const OTHER: WordClass = WordClass::BELIEF
        .union(WordClass::NOUN.union(WordClass::VERB).union(WordClass::ADJECTIVE))
        .union(WordClass::MONTH.union(WordClass::WEEKDAY).union(WordClass::PREPOSITION))
        .union(WordClass::HONORIFIC.union(WordClass::OFFICE).union(WordClass::PERSON_NOUN));
    let class = document.class(at);
    let next = document.class(at + 1);
    let acts = next.intersects(WordClass::VERB | WordClass::AUXILIARY | WordClass::REPORTING);
    let known = class.intersects(NAME) || class.is_empty() && (acts || document.is(at + 1, "'s"));
    let the = at > 0 && document.is(at - 1, "the");
    known && !document.glued(at) && !class.intersects(OTHER) && !the && Gazetteer::get().at(document, at).is_none()
}

/// True for a plain noun in a list of nouns: the Ministry of Fisheries, Forests and Water.
fn is_in_list_of_nouns(document: &Document, name: &Range<usize>) -> bool {
    let noun = |at: usize| {
        let class = document.class(at);
        class.contains(WordClass::NOUN) && !class.intersects(NAMES) && capitalised(document, at)
    };
    let before = name.start.checked_sub(2);
    name.len() == 1 && noun(name.start) && before.is_some_and(|at| document.is_any(at + 1, &["and", ","]) && noun(at))
}

/// True for the colour or creed of a party before the noun for one of its members: the Green candidate.
fn is_party(document: &Document, name: &Range<usize>) -> bool {
    const PARTIES: [&str; 7] = ["Conservative", "Democrat", "Green", "Independent", "Labour", "Liberal", "Tory"];
    let small = document.tokens.get(name.end).is_some_and(|next| next.shape == Shape::Lower);
    let article = name.start > 0 && document.class(name.start - 1).contains(WordClass::DETERMINER);
    name.len() == 1
        && PARTIES.contains(&document.word(name.start))
        && article
        && small
        && document.class(name.end).intersects(WordClass::PEOPLE)
}

/// True for words with only quotation marks around them: the newspaper "Al Balagh".
fn is_title_of_a_work(document: &Document, name: &Range<usize>) -> bool {
    let mark = |at: usize| document.is_double_mark(at) || document.is_any(at, &["'", "‘"]);
    name.len() > 1 && name.start > 0 && mark(name.start - 1) && mark(name.end)
}

/// True for a single word after an article and without a noun after it: the Amir, but: the Boric administration.
fn is_office(document: &Document, name: &Found) -> bool {
    let Range { start, end } = name.tokens;
    let noun = document.class(end).contains(WordClass::NOUN);
    end == start + 1 && start > 0 && document.is(start - 1, "the") && !noun
}

/// True for a capitalised word without another possible name word next to it: not the first word of a sentence that is
/// lower-case elsewhere or a function word.
fn is_single_name(document: &Document, reading: &Reading, at: usize) -> bool {
    let token = &document.tokens[at];
    let sentence = &document.sentences[token.sentence as usize].tokens;
    if !capitalised(document, at) || reading.is_headline(token.sentence as usize) {
        return false;
    }
    let beside = |other: usize| {
        sentence.contains(&other)
            && capitalised(document, other)
            && !(other == sentence.start && document.class(other).intersects(FUNCTION))
    };
    // May's doctor; May, 54, left.
    let number =
        document.tokens.get(at + 2).is_some_and(|age| age.kind == TokenKind::Number && document.is(at + 3, ","));
    let apposed = document.is(at + 1, "'s") || document.is(at + 1, ",") && number;
    let plain = (token.class.intersects(FUNCTION) || reading.is_written_small(at)) && !apposed;
    !beside(at.wrapping_sub(1)) && !beside(at + 1) && !(at == sentence.start && plain)
}
