//! Noun phrases that describe a person: "US Secretary of State", "the head of the group".

use crate::document::{Document, Token};
use crate::extract::{Mentions, NameKind};
use crate::lexicon::WordClass;
use crate::normalize::Organisation;
use crate::schema::OrganisationKind;
use std::ops::Range;

mod left;
mod right;
mod words;

/// A noun phrase with its head, without a leading article or possessive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The noun for the person.
    pub head: usize,
}

/// Reads phrases in a document whose names are known.
pub struct Reader<'a> {
    document: &'a Document<'a>,
    /// For each token the name that it is in, as an index into `names`.
    owner: Vec<u32>,
    /// The tokens of the names, with their kind.
    names: Vec<(Range<usize>, NameKind)>,
    /// The organisation that each names, as an index into `organisations`.
    bodies: Vec<Option<usize>>,
    organisations: &'a [Organisation],
}

const NO_NAME: u32 = u32::MAX;

/// The mentions of organisations by name, those within people's names left out.
fn bodies(document: &Document, organisations: &[Organisation]) -> Vec<(Range<usize>, NameKind, Option<usize>)> {
    let all = organisations.iter().enumerate();
    let mentions = all.flat_map(|(index, body)| body.names.iter().map(move |name| (name.span, index)));
    let tokens = mentions.map(|(span, index)| (document.tokens_in(span), NameKind::Organisation, Some(index)));
    tokens.filter(|(tokens, ..)| !tokens.is_empty()).collect()
}

/// Words that are never inside a noun phrase.
const CLOSED: WordClass = WordClass::DETERMINER
    .union(WordClass::PRONOUN)
    .union(WordClass::PREPOSITION)
    .union(WordClass::CONJUNCTION)
    .union(WordClass::AUXILIARY)
    .union(WordClass::WEEKDAY);

/// The most tokens of a phrase: a guard against endless ones.
const LONGEST: usize = 24;

/// The number of names before a noun that are examined, to keep the work linear.
const LOOKED_AT: usize = 64;

impl<'a> Reader<'a> {
    /// Maps the names to the tokens: people and places from the tagger, organisations as resolved.
    pub fn new(document: &'a Document<'a>, mentions: &Mentions, organisations: &'a [Organisation]) -> Self {
        let mut laid: Vec<(Range<usize>, NameKind, Option<usize>)> = bodies(document, organisations);
        let mut owner = vec![NO_NAME; document.tokens.len()];
        laid.iter().for_each(|(tokens, ..)| owner[tokens.clone()].fill(0));
        for name in &mentions.names {
            let tokens = document.tokens_in(name.span);
            // A name that did not become an organisation is not one.
            let kind = if name.kind == NameKind::Organisation { NameKind::Other } else { name.kind };
            if tokens.clone().all(|at| owner[at] == NO_NAME) {
                laid.push((tokens, kind, None));
            }
        }
        laid.sort_by_key(|(tokens, ..)| tokens.start);
        let (mut names, mut bodies) = (Vec::with_capacity(laid.len()), Vec::with_capacity(laid.len()));
        for (tokens, kind, body) in laid {
            owner[tokens.clone()].fill(names.len() as u32);
            names.push((tokens, kind));
            bodies.push(body);
        }
        Self { document, owner, names, bodies, organisations }
    }

    /// The organisations of the article, of a long one the first.
    pub fn organisations(&self) -> impl Iterator<Item = &'a Organisation> {
        self.organisations.iter().take(LOOKED_AT)
    }

    /// The last organisation before a token that is of one of these kinds, by its tokens.
    pub fn body_before(&self, at: usize, kinds: &[OrganisationKind]) -> Option<&Range<usize>> {
        let end = self.names.partition_point(|(tokens, _)| tokens.end <= at);
        let fits = |name: &usize| self.bodies[*name].is_some_and(|body| kinds.contains(&self.organisations[body].kind));
        (end.saturating_sub(LOOKED_AT)..end).rev().find(fits).map(|name| &self.names[name].0)
    }

    /// Releases the words of a name before `start`, which turned out to be a title.
    pub fn release_before(&mut self, start: usize) {
        let owner = self.owner[start];
        let first = (0..start).rev().take_while(|&at| self.owner[at] == owner).last().unwrap_or(start);
        self.owner[first..start].fill(NO_NAME);
        if let Some((tokens, _)) = self.names.get_mut(owner as usize) {
            tokens.start = start;
        }
    }

    /// The kind of the name that a token is in.
    pub fn kind(&self, at: usize) -> Option<NameKind> {
        self.name(at).map(|(_, kind)| *kind)
    }

    /// The name that a token is in.
    pub fn name(&self, at: usize) -> Option<&(Range<usize>, NameKind)> {
        let owner = *self.owner.get(at)?;
        (owner != NO_NAME).then(|| &self.names[owner as usize])
    }

    /// The organisation whose name a token is in, with the tokens of the name.
    pub fn body(&self, at: usize) -> Option<(&Range<usize>, &'a Organisation)> {
        let owner = *self.owner.get(at).filter(|&&owner| owner != NO_NAME)? as usize;
        Some((&self.names[owner].0, &self.organisations[self.bodies[owner]?]))
    }

    /// The organisations named before a token, in order.
    pub fn organisations_before(&self, at: usize) -> impl DoubleEndedIterator<Item = &Range<usize>> {
        let end = self.names.partition_point(|(tokens, _)| tokens.end <= at);
        let organisations = self.names[end.saturating_sub(LOOKED_AT)..end].iter();
        organisations.filter(|(_, kind)| *kind == NameKind::Organisation).map(|(tokens, _)| tokens)
    }

    /// A token; past the end an empty mark.
    fn token(&self, at: usize) -> &Token {
        self.document.tokens.get(at).unwrap_or(&Token::NONE)
    }

    fn class(&self, at: usize) -> WordClass {
        self.document.class(at)
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.document.is(at, word)
    }

    fn sentence_start(&self, at: usize) -> usize {
        self.document.sentences[self.token(at).sentence as usize].tokens.start
    }

    /// The end of the sentence of a token, or the token itself when it is past the last one.
    pub fn sentence_end(&self, at: usize) -> usize {
        let sentence = self.document.tokens.get(at).map(|token| token.sentence as usize);
        sentence.map_or(at, |s| self.document.sentences[s].tokens.end)
    }
}
