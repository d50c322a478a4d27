//! Speakers as written become people, organisations, countries and groups.

use super::coreference::Binding;
use super::discourse::{Discourse, Form, Mention};
use super::documents::{is_document, make_definite};
use super::gate;
use super::noun_phrase;
use super::polarity;
use super::untagged::{self, Inferred};
use crate::document::{Document, Shape, TokenKind};
use crate::extract::places::{Gazetteer, Sense};
use crate::extract::{Mentions, NameKind, Reported};
use crate::lexicon::places::PlaceKind;
use crate::lexicon::{Groups, WordClass, are_post_nominal};
use crate::normalize::organisations::{Bodies, Organisations};
use crate::normalize::{CountryMention, Organisation, Person, Quote, Speaker};
use crate::schema::{How, Polarity, QuoteKind, SpeakerKind, SpeakerRule};
use crate::span::Span;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

/// Everything that is needed to identify speakers.
pub struct Sources<'a> {
    pub(super) discourse: &'a Discourse<'a>,
    pub(super) document: &'a Document<'a>,
    bindings: &'a [Binding],
    people: &'a [Person],
    pub(super) mentions: &'a Mentions,
    organisations: &'a [Organisation],
    pub(super) bodies: Bodies,
    countries: &'a [CountryMention],
    /// The longest name of each country, read when one speaks.
    country_names: OnceCell<BTreeMap<&'a str, Span>>,
}

/// The number of names before a description of an organisation that are examined.
const LOOKED_AT: usize = 64;

/// The number of sentences before an epithet in which the person is looked for.
const NEAR: usize = 3;

/// Words that no title is made of.
const CLOSED: WordClass =
    WordClass::DETERMINER.union(WordClass::PRONOUN).union(WordClass::PREPOSITION).union(WordClass::CONJUNCTION);

/// A speaker, and the rule that found it if it differs from that of the speech tag.
pub type Found = (Speaker, Option<SpeakerRule>);

impl<'a> Sources<'a> {
    /// Prepares everything.
    pub fn new(
        discourse: &'a Discourse<'a>,
        bindings: &'a [Binding],
        people: &'a [Person],
        mentions: &'a Mentions,
        organisations: &'a Organisations,
        countries: &'a [CountryMention],
    ) -> Self {
        let bodies = Bodies::new(organisations);
        let organisations = organisations.named.as_slice();
        let (document, country_names) = (discourse.document, OnceCell::new());
        Self { discourse, document, bindings, people, mentions, organisations, bodies, countries, country_names }
    }

    /// The quotes with their speakers.
    pub fn quotes(&self) -> Vec<Quote> {
        let mut quotes: Vec<Quote> = Vec::with_capacity(self.mentions.quotes.len());
        for reported in &self.mentions.quotes {
            let several = reported.speaker.map_or_else(Vec::new, |span| self.several(span));
            let mut several = several.into_iter();
            let (speaker, rule) = match (several.next(), reported.speaker) {
                (Some(first), _) => (first, None),
                (None, Some(span)) => self.tagged(span, &quotes),
                (None, None) => self.untagged(reported, &quotes),
            };
            quotes.push(Quote {
                kind: reported.kind,
                span: reported.span,
                speaker,
                others: several.collect(),
                speaker_as_written: reported.speaker,
                cue: reported.cue,
                addressee: reported.addressee,
                utterance: reported.utterance,
                rule: rule.unwrap_or(reported.rule),
                polarity: polarity::of(self.document, reported),
                within: None,
            });
        }
        untagged::carry_back(&mut quotes);
        untagged::look_below(self.document, &mut quotes);
        make_definite(&mut quotes);
        nest(&mut quotes);
        quotes
    }

    /// The speaker of words with a speech tag: the one whom it names, or who was named before.
    fn tagged(&self, span: Span, quotes: &[Quote]) -> Found {
        let phrase = self.document.tokens_in(span);
        if let Some(speaker) = self.one_of_two(&phrase) {
            return (speaker, Some(SpeakerRule::RoleNoun));
        }
        if let Some(speaker) = self.issuer_before(&phrase, quotes) {
            return (speaker, Some(SpeakerRule::RoleNoun));
        }
        match self.named(span) {
            (Speaker { name: None, .. }, _) => match self.both_of_two(phrase.start) {
                Some(both) => (both, Some(SpeakerRule::PronounSubject)),
                None => self.collective(span, quotes),
            },
            (speaker, None) if is_unnamed(&speaker) => match self.group_before(&phrase, quotes) {
                Some(before) => (before, Some(SpeakerRule::RoleNoun)),
                None => (speaker, None),
            },
            found => found,
        }
    }

    /// The group that spoke before under a fuller description: several fishermen said ... the fishermen added.
    fn group_before(&self, phrase: &Range<usize>, quotes: &[Quote]) -> Option<Speaker> {
        const LOOKED_AT: usize = 16;
        if phrase.len() != 2 || !self.document.is(phrase.start, "the") {
            return None;
        }
        let noun = self.document.word(phrase.start + 1);
        let any = |quote: &&Quote| {
            is_unnamed(&quote.speaker) && noun_phrase::is_one(quote.speaker.name.as_deref().unwrap_or(""))
        };
        if self.document.is_any(phrase.start + 1, &["person", "source", "official"])
            && let Some(last) = quotes.last().filter(any)
        {
            return Some(last.speaker.clone());
        }
        let same = |quote: &&Quote| {
            let name = quote.speaker.name.as_deref().unwrap_or("");
            let head = name.split(" of ").next().and_then(|start| start.rsplit(' ').next());
            let other = ["the ", "another ", "other "].iter().any(|word| name.to_lowercase().starts_with(word));
            // a report ... the report
            let fuller = head == Some(noun) && !other && !is_document(noun);
            is_unnamed(&quote.speaker) && fuller
        };
        quotes.iter().rev().take(LOOKED_AT).find(same).map(|quote| quote.speaker.clone())
    }

    /// The person that a name or pronoun at a token refers to.
    pub(super) fn person_at(&self, token: usize) -> Option<Speaker> {
        let mentions = &self.discourse.mentions;
        let index = mentions.partition_point(|mention| mention.tokens.end <= token);
        mentions.get(index).filter(|mention| mention.tokens.contains(&token))?;
        let person = self.bindings[index].entity.filter(|&entity| entity < self.people.len())?;
        Some(self.person(person))
    }

    /// The speaker named by a speech tag.
    pub(super) fn named(&self, span: Span) -> Found {
        let phrase = self.document.tokens_in(span);
        if phrase.is_empty() {
            return (unknown(), None);
        }
        let head = self.head(&phrase);
        if let Some(person) = self.person_named(phrase.clone(), head) {
            return (self.person(person), None);
        }
        if let Some(person) = self.person_after(&phrase, head) {
            return (self.person(person), None);
        }
        if let Some(person) = self.apposed(&phrase, head) {
            return (self.person(person), None);
        }
        if let Some(found) = self.described(head) {
            return found;
        }
        if let Some(person) = self.epithet(&phrase, head) {
            return (self.person(person), Some(SpeakerRule::RoleNoun));
        }
        if let Some(person) = self.bare_title(&phrase, head) {
            return (self.person(person), Some(SpeakerRule::RoleNoun));
        }
        if let Some(body) = self.issuer(&phrase, head) {
            return (body, None);
        }
        let upper = self.document.tokens[head].shape == Shape::Upper;
        if self.document.class(head).contains(WordClass::PRONOUN) && phrase.len() == 1 && !upper {
            return self.pronoun(head);
        }
        let described = self.is_description(head);
        (self.as_written(span, head), described.then_some(SpeakerRule::RoleNoun))
    }

    /// The head of a phrase: not the name of a body with "of" before a noun for people (two Court of Appeal [judges]).
    fn head(&self, phrase: &Range<usize>) -> usize {
        let head = noun_phrase::head(self.document, phrase.clone());
        let name = self.bodies.span_at(self.document.tokens[head].span).map(|span| self.document.tokens_in(span));
        let served = |name: &Range<usize>| {
            let of = name.end > head + 1 && name.end < phrase.end;
            of && self.document.class(name.end).intersects(WordClass::PEOPLE)
        };
        name.filter(served).map_or(head, |name| noun_phrase::head(self.document, name.end..phrase.end))
    }

    /// True for a noun that refers to an organisation named elsewhere: the ministry.
    fn is_description(&self, head: usize) -> bool {
        self.document.tokens[head].shape == Shape::Lower && self.bodies.at(self.document.tokens[head].span).is_some()
    }

    /// The person whose name is the head of the phrase, or in apposition to it: "spokeswoman Anne Smith", "his lawyer,
    /// Anne Smith".
    fn person_named(&self, phrase: Range<usize>, head: usize) -> Option<usize> {
        let mentions = &self.discourse.mentions;
        let first = mentions.partition_point(|mention| mention.tokens.end <= phrase.start);
        let names = mentions[first..].iter().take_while(|mention| mention.tokens.start < phrase.end);
        let names = names.filter(|mention| mention.form == Form::Name);
        names
            .filter(|name| {
                name.tokens.contains(&head)
                    || self.is_lettered(name.tokens.end, head)
                    || self.is_apposed(&phrase, head, name.tokens.start)
                    || name.tokens.end == phrase.end && self.is_titled(head, name.tokens.start)
            })
            .find(|name| !noun_phrase::is_possessive(self.document, name.tokens.end) || name.tokens.end >= phrase.end)
            .and_then(|name| name.entity)
    }

    /// True for only letters for degrees and seats from the end of a name up to the last word of its phrase: Ann Blake MP.
    fn is_lettered(&self, end: usize, last: usize) -> bool {
        (1..=4).contains(&(last + 1).saturating_sub(end))
            && (end..=last).all(|at| are_post_nominal(self.document.word(at)))
    }

    /// True for a name right after an office, whatever comes before it: the Harbour Board legal director Meera Joshi,
    /// Department of Water spokesman Sid Marlow; or after a title that has a complement of its own: Superintendent of
    /// Police Meera Joshi.
    fn is_titled(&self, head: usize, name: usize) -> bool {
        let document = self.document;
        let office = name.checked_sub(1).map_or(WordClass::empty(), |at| document.class(at));
        if office.intersects(WordClass::PEOPLE)
            && !office.contains(WordClass::PLURAL)
            && head + 1 < name
            && !(head + 1..name).any(|at| document.class(at).contains(WordClass::PREPOSITION))
        {
            return true;
        }
        let titled = |at: usize| document.tokens[at].capitalised();
        let joined = |at: usize| titled(at) || document.is_any(at, &["of", "for", "and", "the"]);
        let body = office.intersects(WordClass::PEOPLE) && !titled(name - 1) && name > head + 2 && titled(name - 2);
        if body && (head..name - 1).all(joined) {
            return true;
        }
        let within = head + 1..name;
        within.len() >= 2
            && titled(head)
            && document.class(head).intersects(WordClass::PEOPLE)
            && titled(name - 1)
            && within.into_iter().all(joined)
    }

    /// True when a name follows the head of its phrase and a comma.
    fn is_apposed(&self, phrase: &Range<usize>, head: usize, name: usize) -> bool {
        self.document.class(head).intersects(WordClass::PEOPLE)
            && name > head
            && (head + 1..name).all(|token| !self.document.class(token).contains(WordClass::PRONOUN))
            && self.document.is(noun_phrase::start(self.document, name).wrapping_sub(1), ",")
            && phrase.contains(&name)
    }

    /// The person whose name follows a description and a comma: [her coach], Tom Voss, said.
    fn person_after(&self, phrase: &Range<usize>, head: usize) -> Option<usize> {
        if head + 1 != phrase.end || !self.document.is(phrase.end, ",") {
            return None;
        }
        let mentions = &self.discourse.mentions;
        let name = mentions.get(mentions.partition_point(|mention| mention.tokens.end <= phrase.end))?;
        let lead = noun_phrase::lead(self.document, noun_phrase::start(self.document, name.tokens.start))?;
        name.entity.filter(|_| name.form == Form::Name && lead.end == phrase.end && lead.contains(&head))
    }

    /// The person last mentioned, by a description that says something new instead of the name: the Dane, the
    /// 61-year-old, the striker, the former minister.
    fn epithet(&self, phrase: &Range<usize>, head: usize) -> Option<usize> {
        let document = self.document;
        if !document.is(phrase.start, "the") || head + 1 != phrase.end || head == phrase.start {
            return None;
        }
        let start = document.tokens[head].span.start;
        let first = self.countries.partition_point(|mention| mention.span.start < start);
        let demonym = self.countries.get(first).is_some_and(|mention| mention.span == document.tokens[head].span);
        let demonym = demonym && phrase.len() == 2 && !document.word(head).ends_with('s') && self.is_person_noun(head);
        let aged = document.is(head, "old") && head >= phrase.start + 4 && document.is(head - 2, "year");
        let office = self.is_new_office(phrase, head);
        let placed = self.is_newly_placed(phrase, head);
        if !demonym && !aged && !document.in_group(head, Groups::EPITHET) && !office && !placed {
            return None;
        }
        if let Some(person) = self.native_of(document.word(head)).filter(|_| demonym) {
            return Some(person);
        }
        let span = document.tokens[phrase.start].span;
        let (mention, entity) = untagged::subject_before(self.discourse, self.bindings, span)?;
        let near = document.tokens[phrase.start].sentence as usize - mention.sentence <= NEAR;
        let former = document.is(phrase.start + 1, "former");
        let free = |person: &Person| !office || former || person.role.is_none();
        (near && self.people.get(entity).is_some_and(free)).then_some(entity)
    }

    /// The only person whose role has all words of a title without an article: ACC secretary said; Crown Prince said.
    fn bare_title(&self, phrase: &Range<usize>, head: usize) -> Option<usize> {
        let document = self.document;
        let class = document.class(head);
        let title = class.contains(WordClass::OFFICE) && !class.contains(WordClass::PLURAL);
        let word = |at: usize| document.tokens[at].kind == TokenKind::Word && !document.class(at).intersects(CLOSED);
        if !title || head + 1 != phrase.end || phrase.len() < 2 || !phrase.clone().all(word) {
            return None;
        }
        let says = |role: &str, at: usize| role.split(' ').any(|word| word.eq_ignore_ascii_case(document.word(at)));
        let has = |role: &str| phrase.clone().all(|at| says(role, at));
        let people = self.people.iter().take(LOOKED_AT).enumerate();
        let mut holders = people.filter(|(_, person)| person.role.as_deref().is_some_and(has)).map(|(index, _)| index);
        holders.next().filter(|_| holders.next().is_none())
    }

    /// True for a noun for a person with the name or demonym of a place before it, that nobody was introduced by before.
    fn is_newly_placed(&self, phrase: &Range<usize>, head: usize) -> bool {
        let class = self.document.class(head);
        let one = class.contains(WordClass::PERSON_NOUN) && !class.intersects(WordClass::PLURAL | WordClass::OFFICE);
        let named = self.bodies.at(self.document.tokens[head].span).is_some();
        one && !named && self.is_new(phrase, head) && self.places_in(phrase).next().is_some()
    }

    /// True for a description without an owner that nobody was introduced by before.
    fn is_new(&self, phrase: &Range<usize>, head: usize) -> bool {
        let mentions = &self.discourse.mentions;
        let index = mentions.partition_point(|mention| mention.tokens.end <= head);
        let entity = mentions.get(index).filter(|mention| mention.tokens == *phrase).and_then(|mention| mention.entity);
        let words = entity.and_then(|entity| self.discourse.entities[entity].phrase.clone());
        let owned = phrase.clone().any(|at| noun_phrase::is_possessive(self.document, at));
        words.as_ref() == Some(phrase) && !owned
    }

    /// The mentions of countries in a phrase.
    fn places_in(&self, phrase: &Range<usize>) -> impl Iterator<Item = &CountryMention> {
        let span = self.document.span_of(phrase.clone());
        self.countries_from(span.start).iter().take_while(move |mention| mention.span.start < span.end)
    }

    /// True for an office that nobody was introduced by before and that has neither an owner nor a complement: the former
    /// minister; not the French minister, the minister of trade, the club's chairman.
    fn is_new_office(&self, phrase: &Range<usize>, head: usize) -> bool {
        let document = self.document;
        let one = document.class(head).contains(WordClass::OFFICE) && !document.class(head).contains(WordClass::PLURAL);
        let complement = document.class(head + 1).contains(WordClass::PREPOSITION);
        let abroad = self.places_in(phrase).any(|mention| mention.how == How::Demonym);
        one && self.is_new(phrase, head) && !complement && !abroad
    }

    /// The only person whose role names the place of a demonym: the Vermonter, the Vermont senator being known.
    fn native_of(&self, demonym: &str) -> Option<usize> {
        const STEM: usize = 4;
        let stem = demonym.get(..STEM)?;
        let names = |role: &str| role.split(' ').any(|word| word.starts_with(stem));
        let people = self.people.iter().take(LOOKED_AT).enumerate();
        let mut there = people.filter(|(_, person)| person.role.as_deref().is_some_and(names)).map(|(index, _)| index);
        there.next().filter(|_| there.next().is_none())
    }

    /// True for a demonym that is a noun for one person: a Dane, but not: "the British said".
    fn is_person_noun(&self, head: usize) -> bool {
        const PLURALS: [&str; 5] = ["ch", "sh", "ss", "ese", "ish"];
        let word = self.document.word(head);
        !PLURALS.iter().any(|ending| word.ends_with(ending))
    }

    /// The person that a pronoun or description in the discourse refers to.
    fn described(&self, head: usize) -> Option<Found> {
        let mentions = &self.discourse.mentions;
        let index = mentions.partition_point(|mention| mention.tokens.end <= head);
        let mention = mentions.get(index).filter(|mention| mention.tokens.contains(&head))?;
        let entity = self.bindings[index].entity?;
        let rule = match mention.form {
            Form::Name => return None,
            Form::Pronoun(_) => SpeakerRule::PronounSubject,
            Form::Noun => SpeakerRule::RoleNoun,
        };
        if entity < self.people.len() {
            return Some((self.person(entity), Some(rule)));
        }
        let words = self.discourse.entities[entity].phrase.clone()?;
        if mention.form == Form::Noun && words == mention.tokens {
            return None;
        }
        Some((self.entity(entity), Some(rule)))
    }

    fn pronoun(&self, token: usize) -> Found {
        let relative = self.document.is_any(token, &["who", "which", "that"]);
        let before = token.checked_sub(1).map(|t| if self.document.is(t, ",") { t.saturating_sub(1) } else { t });
        match before.filter(|_| relative) {
            Some(before) => {
                let start = noun_phrase::start(self.document, before);
                let span = self.document.span_of(start..before + 1);
                match self.person_named(start..before + 1, before) {
                    Some(person) => (self.person(person), Some(SpeakerRule::RelativePronoun)),
                    None => (self.as_written(span, before), Some(SpeakerRule::RelativePronoun)),
                }
            }
            None if self.is_personal(token) => (unknown(), None),
            None => (self.group(self.document.tokens[token].span), None),
        }
    }

    /// True for a pronoun that only refers: he, they, we. (Others, many and some are sources by themselves.)
    fn is_personal(&self, token: usize) -> bool {
        self.document.in_group(token, Groups::PERSONAL)
    }

    /// The speaker of words without a speech tag.
    fn untagged(&self, reported: &Reported, quotes: &[Quote]) -> Found {
        if reported.rule == SpeakerRule::Transcript {
            return (self.interviewee(reported, quotes).map_or_else(unknown, |person| self.person(person)), None);
        }
        if let Some(answers) = self.asked(reported, quotes) {
            return (answers, Some(SpeakerRule::PreviousParagraph));
        }
        match untagged::inferred(self.discourse, self.bindings, reported, quotes) {
            Some(Inferred::Speaker(speaker, rule)) => (speaker, Some(rule)),
            Some(Inferred::Entity(entity, rule)) => (self.entity(entity), Some(rule)),
            None => (unknown(), Some(SpeakerRule::None)),
        }
    }

    /// The person who answers in turns that name nobody (Q: ..., A: ...): the one named most before the first of them; then
    /// the one who gave the answer before, unless another was asked by name or came in since.
    fn interviewee(&self, reported: &Reported, quotes: &[Quote]) -> Option<usize> {
        let answer = |quote: &&Quote| quote.rule == SpeakerRule::Transcript && quote.speaker_as_written.is_none();
        let before = quotes.iter().rev().find(answer);
        let place = |mention: &Mention| self.document.tokens[mention.tokens.start].span.start;
        let mentions = &self.discourse.mentions;
        let first = before.map_or(0, |answer| mentions.partition_point(|mention| place(mention) < answer.span.end));
        let since = mentions[first..].iter().take_while(|mention| place(mention) < reported.span.start);
        let named = since.filter(|mention| mention.form == Form::Name);
        let Some(before) = before else {
            let mut count: BTreeMap<usize, usize> = BTreeMap::new();
            named.filter_map(|mention| mention.entity).for_each(|person| *count.entry(person).or_default() += 1);
            return count.into_iter().rev().max_by_key(|&(_, times)| times).map(|(person, _)| person);
        };
        let new = named.filter(|mention| self.is_asked_or_comes_in(&mention.tokens)).last();
        new.and_then(|mention| mention.entity).or(before.speaker.person)
    }

    /// True for the person to whom a question is put (Q: Ann, is it safe?), and for the one who opens a paragraph that tells
    /// what happens meanwhile: Ann Lee joined us.
    fn is_asked_or_comes_in(&self, name: &Range<usize>) -> bool {
        let document = self.document;
        let sentence = &document.sentences[document.tokens[name.start].sentence as usize];
        let paragraph = document.tokens_in(document.paragraphs[sentence.paragraph].span);
        let first = paragraph.clone().find(|&at| document.tokens[at].kind == TokenKind::Word).unwrap_or(name.start);
        let asks = document.is_any(first, &["q", "q.", "question"]);
        let opens = name.start <= first + 2 && document.is(name.end, ",");
        let ends = document.is(name.start.wrapping_sub(1), ",") && document.is(name.end, "?");
        let own = || paragraph.clone().any(|at| document.is_any(at, &["i", "my", "you", "your", "we", "our"]));
        let subject = noun_phrase::start(document, name.start) == paragraph.start;
        let acts = document.word(name.end).ends_with("ed") && document.class(name.end).contains(WordClass::VERB);
        asks && (opens || ends) || !asks && subject && acts && !own()
    }

    /// The person who was asked in the sentence before: I asked Lee what it was for. "To cross the river."
    fn asked(&self, reported: &Reported, quotes: &[Quote]) -> Option<Speaker> {
        let question = quotes.last().filter(|last| last.polarity == Polarity::Asked)?;
        let sentence = |span: Span| self.document.sentence_at(span.start);
        let next = sentence(reported.span) == sentence(question.span) + 1;
        let (answers, _) = self.named(question.addressee.filter(|_| next && reported.kind == QuoteKind::Direct)?);
        answers.person.is_some().then_some(answers)
    }

    /// A person, or someone without a name as introduced.
    fn entity(&self, entity: usize) -> Speaker {
        match &self.discourse.entities[entity].phrase {
            Some(phrase) => {
                let end = noun_phrase::after_place(self.document, phrase.end);
                self.group(self.document.span_of(phrase.start..end))
            }
            None => self.person(entity),
        }
    }

    pub(super) fn person(&self, index: usize) -> Speaker {
        Speaker {
            name: Some(self.people[index].name.clone()),
            kind: SpeakerKind::Person,
            person: Some(index),
            organisation: None,
            country: None,
        }
    }

    pub(super) fn body(&self, index: usize) -> Speaker {
        Speaker {
            name: Some(self.organisations[index].name.clone()),
            kind: SpeakerKind::Organisation,
            person: None,
            organisation: Some(index),
            country: None,
        }
    }

    pub(super) fn group(&self, span: Span) -> Speaker {
        self.source(span, SpeakerKind::Group)
    }

    fn source(&self, span: Span, kind: SpeakerKind) -> Speaker {
        let name = Some(self.written(span));
        Speaker { name, kind, person: None, organisation: None, country: None }
    }

    /// A source as the article writes it, in one line. A capital at the start of a sentence is removed from its
    /// determiner, so that "Several provinces" and "several provinces" are one speaker.
    fn written(&self, span: Span) -> String {
        let words = span.of(self.document.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let first = self.document.tokens.partition_point(|token| token.span.end <= span.start);
        let determines = self.document.class(first).intersects(WordClass::DETERMINER | WordClass::PRONOUN);
        let small = words.chars().skip(1).take_while(|c| c.is_alphabetic()).all(char::is_lowercase);
        match words.char_indices().nth(1) {
            Some((second, _)) if determines && small => words[..second].to_lowercase() + &words[second..],
            _ => words,
        }
    }

    /// A source that is not a named person.
    pub(super) fn as_written(&self, span: Span, head: usize) -> Speaker {
        if let Some(country) = self.country(span) {
            let fuller = |name: &Span| country.how == How::Place || name.len() > country.span.len();
            let name = self.country_name(&country.code).filter(fuller).unwrap_or(span);
            return Speaker { country: Some(country.code.clone()), ..self.source(name, SpeakerKind::Country) };
        }
        let noun = self.document.tokens[head].span;
        match self.bodies.at(noun) {
            Some(body) => self.body(body),
            None if self.bodies.is_open(noun) || !gate::may_speak(self.document, span, head) => unknown(),
            None => self.source(span, self.kind(head)),
        }
    }

    /// The mentions of countries that end after a place in the text.
    fn countries_from(&self, place: u32) -> &[CountryMention] {
        &self.countries[self.countries.partition_point(|mention| mention.span.end <= place)..]
    }

    /// The country that a source is, or whose government has its seat there: The US, Britain, Beijing. (Not a city that
    /// speaks of its metro.)
    fn country(&self, span: Span) -> Option<&CountryMention> {
        let mention = self.countries_from(span.start).first()?;
        let rest = Span { start: span.start, end: mention.span.start.max(span.start) };
        let alone = mention.span.end == span.end && matches!(rest.of(self.document.text).trim(), "" | "the" | "The");
        let governs = || self.is_capital(mention) && !self.speaks_as_city(span);
        (alone && (mention.how == How::Name || governs())).then_some(mention)
    }

    /// True for a city in whose sentence something is that only a city has: its new metro line, the city's parks.
    fn speaks_as_city(&self, span: Span) -> bool {
        const NEAR: usize = 4;
        let document = self.document;
        let sentence = document.sentences[document.sentence_at(span.start)].tokens.clone();
        let after = document.token_at(span.end).max(sentence.start)..sentence.end;
        let own = |at: usize| {
            let thing = (at + 1..after.end.min(at + NEAR + 1)).any(|at| document.in_group(at, Groups::MUNICIPAL));
            document.is(at, "its") && thing || document.is(at, "the") && document.is(at + 1, "city")
        };
        after.clone().any(own)
    }

    /// The longest name that the article uses for a country, the first of those as long.
    fn country_name(&self, code: &str) -> Option<Span> {
        self.country_names.get_or_init(|| longest_names(self.countries)).get(code).copied()
    }

    /// True for the capital of the country that a place is in.
    fn is_capital(&self, mention: &CountryMention) -> bool {
        let first = self.document.tokens_in(mention.span).start;
        let seat = |sense: &Sense| matches!(sense, Sense::Place(place) if place.kind() == PlaceKind::Capital && place.code() == mention.code);
        let senses = Gazetteer::get().at(self.document, first).map(|(_, senses)| senses);
        mention.how == How::Place && senses.is_some_and(|senses| senses.iter().any(seat))
    }

    fn kind(&self, head: usize) -> SpeakerKind {
        let class = self.document.class(head);
        let token = self.document.tokens[head];
        let first = self.mentions.names.partition_point(|name| name.span.end <= token.span.start);
        let name = self.mentions.names.get(first).filter(|name| name.span.contains(token.span));
        match name.map(|name| name.kind) {
            Some(NameKind::Organisation) => SpeakerKind::Organisation,
            _ if class.contains(WordClass::ORGANISATION_NOUN) => SpeakerKind::Organisation,
            _ if class.intersects(noun_phrase::people()) => SpeakerKind::Group,
            Some(NameKind::Person) => SpeakerKind::Person,
            Some(_) => SpeakerKind::Organisation,
            None if token.capitalised() => SpeakerKind::Organisation,
            None if class.intersects(WordClass::PRONOUN | WordClass::DETERMINER) => SpeakerKind::Group,
            None => SpeakerKind::Unknown,
        }
    }
}

/// The longest name by which each country is mentioned.
fn longest_names(countries: &[CountryMention]) -> BTreeMap<&str, Span> {
    let mut longest: BTreeMap<&str, Span> = BTreeMap::new();
    for mention in countries.iter().filter(|mention| mention.how == How::Name) {
        let name = longest.entry(&mention.code).or_insert(mention.span);
        if mention.span.len() > name.len() {
            *name = mention.span;
        }
    }
    longest
}

/// Links each quote to the quote that contains it. Quotes come in order, the longer before the shorter that starts with
/// it.
fn nest(quotes: &mut [Quote]) {
    let mut open: Vec<usize> = Vec::new();
    for index in 0..quotes.len() {
        let span = quotes[index].span;
        open.retain(|&outer| quotes[outer].span.end > span.start);
        let around = open.iter().rev().copied();
        quotes[index].within = around.into_iter().find(|&outer| {
            let outer = quotes[outer].span;
            outer.contains(span) && outer != span
        });
        open.push(index);
    }
}

/// True for someone without a name: several fishermen, a source.
fn is_unnamed(speaker: &Speaker) -> bool {
    matches!(speaker.kind, SpeakerKind::Group | SpeakerKind::Unknown)
}

pub fn unknown() -> Speaker {
    Speaker { name: None, kind: SpeakerKind::Unknown, person: None, organisation: None, country: None }
}
