//! The organisation that a description refers to: the ministry, the Lagos-based company, the airline.

use super::forms::Form;
use super::kinds;
use crate::choice::{self, Choice, Chosen, Model};
use crate::document::{Document, Shape, TokenKind};
use crate::lexicon::organisations::kinds_of;
use crate::lexicon::{Groups, WordClass, WordSet};
use crate::normalize::{CountryMention, Organisation, Reference};
use crate::schema::{How, OrganisationKind};
use crate::span::Span;
use std::ops::Range;
use std::sync::LazyLock;

/// The number of organisations remembered; the least recently mentioned are forgotten.
const REMEMBERED: usize = 24;
/// The best must be ahead of the next by this much.
const MARGIN: f32 = 0.25;
/// The most words of a description before its noun.
const MOST_MODIFIERS: usize = 5;

/// The evidence for a candidate.
const FEATURES: [&str; 12] = [
    "head in name",
    "called so",
    "kind fits",
    "word in name",
    "other word",
    "place fits",
    "sentences",
    "same paragraph",
    "subject",
    "first of sentence",
    "mentions",
    "last",
];

/// What was found for the descriptions of an article.
#[derive(Default)]
pub struct Described {
    /// Each description with its organisation.
    pub meant: Vec<(Span, usize)>,
    /// Descriptions that fit two organisations equally.
    pub open: Vec<Span>,
    /// All choices that were made, if they are recorded for fitting.
    pub choices: Vec<Choice>,
}

/// A description: the determiner, its other words, its noun.
struct Description {
    tokens: Range<usize>,
    noun: usize,
}

/// A remembered organisation.
struct Candidate {
    body: usize,
    /// The last mention.
    tokens: Range<usize>,
    mentions: u32,
}

/// An article read from beginning to end.
pub struct Reading<'a> {
    document: &'a Document<'a>,
    countries: &'a [CountryMention],
    organisations: &'a [Organisation],
    /// The words of all names of each organisation, and the nouns next to them.
    words: Vec<WordSet>,
    called: Vec<WordSet>,
    /// Whether a name of each has a noun that tells it from others: the Supreme Court is no ministry.
    has_own_noun: Vec<bool>,
    /// The latest first.
    candidates: Vec<Candidate>,
    model: &'static Model<{ FEATURES.len() }>,
    keeps_choices: bool,
}

impl<'a> Reading<'a> {
    /// Prepares the organisations; `forms` are the forms of each.
    pub fn new(
        document: &'a Document<'a>,
        countries: &'a [CountryMention],
        organisations: &'a [Organisation],
        forms: &[Vec<&Form>],
        keeps_choices: bool,
    ) -> Self {
        static MODEL: LazyLock<Model<{ FEATURES.len() }>> = LazyLock::new(|| Model::read("body", FEATURES));
        let words = |own: &Vec<&Form>| own.iter().flat_map(|form| form.words.iter().copied()).collect();
        let called = |own: &Vec<&Form>| own.iter().flat_map(|form| kinds::nouns_beside(document, form)).collect();
        let own_noun = |form: &&Form| form.tokens.clone().any(|at| document.in_group(at, Groups::OWN_BODY));
        Self {
            document,
            countries,
            organisations,
            has_own_noun: forms.iter().map(|own| own.iter().any(own_noun)).collect(),
            words: forms.iter().map(words).collect(),
            called: forms.iter().map(called).collect(),
            candidates: Vec::new(),
            model: &MODEL,
            keeps_choices,
        }
    }

    /// Reads the descriptions of the article.
    pub fn read(mut self) -> Described {
        let mut described = Described::default();
        let mut names = self.names().into_iter().peekable();
        for at in 0..self.document.tokens.len() {
            while let Some((tokens, body)) = names.next_if(|(tokens, _)| tokens.start <= at) {
                self.remember(body, tokens);
            }
            let Some(description) = self.description(at) else { continue };
            let span = self.document.span_of(description.tokens.clone());
            match self.choose(&description, &mut described.choices) {
                Chosen::One(candidate, _) => {
                    let body = self.candidates[candidate].body;
                    described.meant.push((span, body));
                    self.remember(body, description.tokens);
                }
                Chosen::Several => described.open.push(span),
                Chosen::Nobody => {}
            }
        }
        described
    }

    /// The mentions by name in order.
    fn names(&self) -> Vec<(Range<usize>, usize)> {
        let all = self.organisations.iter().enumerate();
        let spans =
            all.flat_map(|(index, body)| body.names.iter().chain(&body.references).map(move |r| (r.span, index)));
        let mut names: Vec<_> = spans.map(|(span, index)| (self.document.tokens_in(span), index)).collect();
        names.retain(|(tokens, _)| !tokens.is_empty());
        names.sort_unstable_by_key(|(tokens, index)| (tokens.start, *index));
        names
    }

    fn remember(&mut self, body: usize, tokens: Range<usize>) {
        let known = self.candidates.iter().position(|candidate| candidate.body == body);
        let place = known.unwrap_or_else(|| {
            self.candidates.truncate(REMEMBERED - 1);
            self.candidates.push(Candidate { body, tokens: tokens.clone(), mentions: 0 });
            self.candidates.len() - 1
        });
        self.candidates[..=place].rotate_right(1);
        self.candidates[0].tokens = tokens;
        self.candidates[0].mentions += 1;
    }

    /// The description whose noun is at a token: the, its words, a lower-case noun for a body.
    fn description(&self, noun: usize) -> Option<Description> {
        let document = self.document;
        let token = &document.tokens[noun];
        let small = token.kind == TokenKind::Word && token.shape == Shape::Lower && !document.glued(noun);
        if !small || kinds_of(token.hash).is_none() || token.class.contains(WordClass::PLURAL) {
            return None;
        }
        let floor =
            document.sentences[token.sentence as usize].tokens.start.max(noun.saturating_sub(MOST_MODIFIERS + 1));
        let the = (floor..noun).rev().find(|&at| document.class(at).contains(WordClass::DETERMINER))?;
        let definite = document.is_any(the, &["the", "this", "that"]);
        let named = |at: usize| document.tokens[at].capitalised() && self.place(&[at]).is_none();
        let whole = (the + 1..noun).all(|at| self.modifies(at) && !named(at)) && !self.is_part_of_phrase(noun + 1);
        (definite && whole).then_some(Description { tokens: the..noun + 1, noun })
    }

    /// True for a word that can be between "the" and the noun.
    fn modifies(&self, at: usize) -> bool {
        let token = &self.document.tokens[at];
        let closed = WordClass::PREPOSITION | WordClass::CONJUNCTION | WordClass::AUXILIARY | WordClass::REPORTING;
        let hyphen = self.document.is(at, "-");
        let plain = token.class.intersects(WordClass::NOUN | WordClass::ADJECTIVE | WordClass::MODIFIER);
        let based = self.document.is_any(at, &["based", "owned", "run"]);
        hyphen
            || based
            || token.kind == TokenKind::Word
                && !token.class.intersects(closed)
                && (plain || token.capitalised() || token.class.is_empty())
    }

    /// True for a word that makes the description part of another noun phrase: the bank account, the company Acme.
    fn is_part_of_phrase(&self, at: usize) -> bool {
        let Some(token) = self.document.tokens.get(at) else { return false };
        let same = token.sentence == self.document.tokens[at - 1].sentence;
        let noun = token.class.intersects(WordClass::NOUN | WordClass::PEOPLE);
        let verb = token.class.intersects(
            WordClass::VERB
                | WordClass::AUXILIARY
                | WordClass::REPORTING
                | WordClass::ADVERB
                | WordClass::PREPOSITION
                | WordClass::CONJUNCTION,
        );
        let of = self.document.is_any(at, &["of", "for"]);
        same && (token.capitalised() || of || noun && !verb || self.document.is(at, "-"))
    }

    fn choose(&self, description: &Description, choices: &mut Vec<Choice>) -> Chosen {
        let mut fitting: Vec<usize> =
            (0..self.candidates.len()).filter(|&at| self.can_be(&self.candidates[at], description)).collect();
        let noun = self.document.tokens[description.noun].hash;
        let named = |at: &usize| self.words[self.candidates[*at].body].contains(&noun);
        // The department is no court if a department is named.
        if kinds_of(noun) == Some(&[OrganisationKind::Government]) && fitting.iter().any(named) {
            fitting.retain(named);
        }
        let features = |&at: &usize| self.features(&self.candidates[at], description);
        let scored: Vec<_> = fitting.iter().map(features).collect();
        if self.keeps_choices {
            let named = |(&at, features): (&usize, &[f32; FEATURES.len()])| {
                (self.organisations[self.candidates[at].body].name.clone(), features.to_vec())
            };
            choices.push(Choice {
                model: self.model.name,
                features: FEATURES.to_vec(),
                span: self.document.span_of(description.tokens.clone()),
                candidates: fitting.iter().zip(&scored).map(named).collect(),
            });
        }
        let scores = fitting.iter().copied().zip(scored.iter().map(|features| self.model.score(features)));
        choice::best(scores, self.model.threshold(), MARGIN)
    }

    /// True when the noun is in a name of the organisation, is next to one, or describes its kind.
    fn can_be(&self, candidate: &Candidate, description: &Description) -> bool {
        let noun = self.document.tokens[description.noun].hash;
        let said = |words: &WordSet| words.contains(&noun);
        let kinds = kinds_of(noun).unwrap_or(&[]);
        let other = || self.document.in_group(description.noun, Groups::OWN_BODY) && self.has_own_noun[candidate.body];
        said(&self.words[candidate.body])
            || said(&self.called[candidate.body])
            || kinds.contains(&self.organisations[candidate.body].kind) && !other()
    }

    fn features(&self, candidate: &Candidate, description: &Description) -> [f32; FEATURES.len()] {
        let document = self.document;
        let organisation = &self.organisations[candidate.body];
        let flag = |is: bool| if is { 1.0 } else { 0.0 };
        let noun = document.tokens[description.noun].hash;
        let kinds = kinds_of(noun).unwrap_or(&[]);
        let fits = kinds.contains(&organisation.kind);
        let said = |words: &WordSet| words.contains(&noun);
        let others: Vec<usize> = (description.tokens.start + 1..description.noun).collect();
        let known = |&&at: &&usize| {
            let hash = document.tokens[at].hash;
            self.words[candidate.body].contains(&hash) || self.called[candidate.body].contains(&hash)
        };
        let in_name = others.iter().filter(known).count();
        let place = self.place(&others);
        let (here, there) =
            (document.tokens[description.noun].sentence, document.tokens[candidate.tokens.start].sentence);
        let paragraph = |sentence: u32| document.sentences[sentence as usize].paragraph;
        let first = document.sentences[there as usize].tokens.start;
        let opens = candidate.tokens.start <= first + 2;
        [
            flag(said(&self.words[candidate.body])),
            flag(said(&self.called[candidate.body])),
            flag(fits),
            in_name.min(2) as f32,
            (others.len() - in_name).min(2) as f32,
            place.map_or(0.0, |code| if organisation.country.as_deref() == Some(code) { 1.0 } else { -1.0 }),
            (here - there).min(8) as f32,
            flag(paragraph(here) == paragraph(there)),
            flag(self.is_subject(&candidate.tokens)),
            flag(opens),
            (candidate.mentions as f32).ln().min(2.5),
            flag(self.candidates[0].body == candidate.body),
        ]
    }

    /// The country named by a word of a description.
    fn place(&self, words: &[usize]) -> Option<&'a str> {
        let span = self.document.span_of(*words.first()?..*words.last()? + 1);
        let first = self.countries.partition_point(|mention| mention.span.start < span.start);
        let mention = self.countries.get(first).filter(|mention| mention.span.end <= span.end)?;
        Some(&mention.code)
    }

    /// True for a mention before a verb.
    fn is_subject(&self, tokens: &Range<usize>) -> bool {
        let class = self.document.class(tokens.end);
        let before = tokens.start.checked_sub(1).map_or(WordClass::empty(), |at| self.document.class(at));
        let verb = WordClass::VERB | WordClass::AUXILIARY | WordClass::REPORTING;
        class.intersects(verb) && !before.contains(WordClass::PREPOSITION)
    }
}

/// Adds the descriptions to their organisations.
pub fn add(organisations: &mut [Organisation], meant: &[(Span, usize)]) {
    for &(span, body) in meant {
        organisations[body].references.push(Reference { span, how: How::Title });
    }
    organisations.iter_mut().for_each(|body| body.references.sort_by_key(|reference| reference.span));
}
