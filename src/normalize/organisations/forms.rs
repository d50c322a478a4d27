//! A form of an organisation's name.

use crate::document::initials::{Initials, is_content};
use crate::document::{Document, Shape};
use crate::lexicon::{Groups, WordClass, countries};
use crate::normalize::CountryMention;
use crate::schema::How;
use crate::span::Span;
use std::ops::Range;

/// A mention by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Its span.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The hashes of its words, without function words and marks.
    pub words: Vec<u64>,
    /// The first letters of all its words.
    pub initials: Initials,
    /// True for a single word in capitals.
    pub acronym: bool,
    /// The country named by its own words.
    pub country: Option<String>,
    /// The country right before it as its possessor: Syria's [Foreign Ministry].
    pub owner: Option<String>,
}

impl Form {
    /// The form at a span; none if it has no word.
    pub fn read(document: &Document, span: Span, countries: &[CountryMention]) -> Option<Self> {
        let tokens = document.tokens_in(span);
        let content: Vec<usize> = tokens.clone().filter(|&at| is_content(document, at)).collect();
        let first = *content.first()?;
        // The Iraqi foreign ministry is the foreign ministry that Iraq owns.
        let adjective = country_in(document, countries, first..first + 1)
            .filter(|_| content.len() > 2 && document.tokens[tokens.end - 1].shape == Shape::Lower);
        let content = if adjective.is_some() { &content[1..] } else { &content[..] };
        let words: Vec<u64> = content.iter().map(|&at| document.tokens[at].hash).collect();
        let letters = document.word(first).chars().filter(|c| c.is_uppercase()).count();
        let lower = document.word(first).chars().filter(|c| c.is_lowercase()).count();
        Some(Self {
            acronym: tokens.len() == 1 && letters > 1 && letters > lower,
            initials: Initials::of(document, tokens.clone()),
            country: country_in(document, countries, tokens.clone()),
            owner: adjective.or_else(|| owner(document, countries, tokens.start)),
            words,
            tokens,
            span,
        })
    }

    /// How it refers: by name, by acronym, or by description.
    pub fn how(&self, document: &Document) -> How {
        match () {
            () if self.acronym => How::Acronym,
            () if self.is_noun(document) => How::Title,
            () => How::Name,
        }
    }

    /// True for only a noun for a body: the Authority.
    pub fn is_noun(&self, document: &Document) -> bool {
        let noun = |at: usize| {
            let class = document.class(at);
            class.intersects(WordClass::ORGANISATION_NOUN) && !document.in_group(at, Groups::SELF_NAMED)
        };
        self.words.len() == 1 && self.tokens.len() == 1 && noun(self.tokens.start) && !self.acronym
    }

    /// True for a society of a country that is named by its members: Future Bakers of America.
    pub fn is_society(&self, document: &Document) -> bool {
        const PEOPLE: WordClass = WordClass::PERSON_NOUN.union(WordClass::PLURAL);
        let head = document.head_of_name(&self.tokens);
        let members = document.class(head).contains(PEOPLE) && head > self.tokens.start;
        members && document.is(head + 1, "of") && self.country.is_some()
    }

    /// True for a form that identifies an organisation by itself.
    pub fn names_a_body(&self, document: &Document) -> bool {
        !self.is_noun(document) && document.tokens[self.tokens.start].shape != Shape::Initial
    }
}

/// The country that tokens name: by the article's mentions, or by a word of the lists.
fn country_in(document: &Document, mentions: &[CountryMention], tokens: Range<usize>) -> Option<String> {
    let span = document.span_of(tokens.clone());
    let first = mentions.partition_point(|mention| mention.span.start < span.start);
    let inside = mentions[first..].iter().take_while(|mention| mention.span.start < span.end);
    let told = inside.map(|mention| mention.code.clone()).next();
    let listed = |at: usize| {
        let word = document.word(at);
        countries::by_demonym(word).or_else(|| countries::by_name(word).filter(|_| tokens.len() > 1))
    };
    told.or_else(|| tokens.clone().filter(|&at| document.tokens[at].capitalised()).find_map(listed).map(str::to_owned))
}

/// The country right before a name, as its possessor or as an adjective: Syria's, Syrian.
fn owner(document: &Document, mentions: &[CountryMention], start: usize) -> Option<String> {
    let before = start.checked_sub(1)?;
    let end = if document.is(before, "'s") || document.is(before, "'") { before.checked_sub(1)? } else { before };
    let last = mentions.partition_point(|mention| mention.span.end <= document.tokens[end].span.end);
    let mention = &mentions[last.checked_sub(1)?];
    let adjective = end < before || mention.how == How::Demonym;
    (mention.span.end == document.tokens[end].span.end && adjective).then(|| mention.code.clone())
}
