//! The context of a name, averaged over its mentions, as evidence of its kind.

use crate::document::{Document, Shape, TokenKind};
use crate::extract::{Mentions, Name, NameKind};
use crate::lexicon::{Groups, WordClass};
use std::ops::Range;

/// The number of mentions of a name that are examined.
const MOST: usize = 16;

/// The features of the context.
pub const FEATURES: [&str; 27] = [
    "after the",
    "after in or at",
    "after of",
    "after by or with",
    "after according to",
    "after an office and of",
    "after a noun for a body",
    "after a noun for people",
    "after a verb of speech",
    "before a verb",
    "before a verb of speech",
    "before a possessive",
    "before a noun",
    "before a noun for people",
    "before a noun for a body",
    "before a word for a place",
    "before who",
    "beside a place",
    "beside a person",
    "beside a body",
    "in marks",
    "in brackets",
    "in a heading",
    "before a description",
    "before staff or a part",
    "after staff or a part and of",
    "after telling",
];

/// How often each feature is true, from 0 to 1.
pub type Surroundings = [f32; FEATURES.len()];

/// The names of a model's own features and those of the context of a name.
pub const fn with<const OWN: usize, const ALL: usize>(own: [&'static str; OWN]) -> [&'static str; ALL] {
    let mut all = [""; ALL];
    let mut at = 0;
    while at < ALL {
        all[at] = if at < OWN { own[at] } else { FEATURES[at - OWN] };
        at += 1;
    }
    all
}

/// The values for [`with`].
pub fn join<const OWN: usize, const ALL: usize>(own: [f32; OWN], around: Surroundings) -> [f32; ALL] {
    std::array::from_fn(|at| if at < OWN { own[at] } else { around[at - OWN] })
}

/// 1 for true, 0 for false.
pub fn flag(is: bool) -> f32 {
    if is { 1.0 } else { 0.0 }
}

/// A document with what the tagger found in it.
pub struct Around<'a> {
    document: &'a Document<'a>,
    /// The names in order: tokens, kind and margin.
    names: Vec<(Range<usize>, NameKind, f32)>,
}

impl<'a> Around<'a> {
    /// Prepares the names.
    pub fn new(document: &'a Document<'a>, mentions: &Mentions) -> Self {
        const TENTHS: f32 = 10.0;
        let name = |name: &Name| (document.tokens_in(name.span), name.kind, f32::from(name.margin) / TENTHS);
        Self { document, names: mentions.names.iter().map(name).collect() }
    }

    /// The kind of the name of the tagger that some tokens meet, and its margin.
    pub fn tag(&self, tokens: &Range<usize>) -> Option<(NameKind, f32)> {
        let first = self.names.partition_point(|(name, ..)| name.end <= tokens.start);
        let (_, kind, margin) = self.names.get(first).filter(|(name, ..)| name.start < tokens.end)?;
        Some((*kind, *margin))
    }

    /// The context of some mentions.
    pub fn of(&self, mentions: impl Iterator<Item = Range<usize>>) -> Surroundings {
        let (mut sum, mut count) = (Surroundings::default(), 0.0);
        for tokens in mentions.take(MOST) {
            let here = self.here(tokens);
            sum.iter_mut().zip(here).for_each(|(sum, here)| *sum += flag(here));
            count += 1.0;
        }
        sum.map(|sum| sum / f32::max(count, 1.0))
    }

    fn here(&self, name: Range<usize>) -> [bool; FEATURES.len()] {
        const VERB: WordClass = WordClass::VERB.union(WordClass::AUXILIARY);
        let document = self.document;
        let sentence = &document.sentences[document.tokens[name.start].sentence as usize];
        let inside = |at: usize| sentence.tokens.contains(&at);
        let class = |at: usize| if inside(at) { document.class(at) } else { WordClass::empty() };
        let small = |at: usize| inside(at) && document.tokens[at].shape == Shape::Lower;
        let before = name.start.wrapping_sub(1);
        let next = name.end;
        let is = |at: usize, words: &[&str]| inside(at) && document.is_any(at, words);
        let the = usize::from(is(before, &["the"]));
        let preposition = before.wrapping_sub(the);
        let office = is(preposition, &["of", "at", "for", "with"])
            && class(preposition.wrapping_sub(1)).intersects(WordClass::PEOPLE);
        let mark = |at: usize| inside(at) && matches!(document.word(at), "\"" | "“" | "‘" | "''" | "”" | "«");
        let noun = class(next).contains(WordClass::NOUN) && small(next) && !class(next).intersects(VERB);
        let beside = |kind: NameKind| self.beside(&name, kind);
        [
            the > 0,
            is(preposition, &["in", "at", "from", "to", "near", "across", "into"]),
            is(preposition, &["of"]),
            is(preposition, &["by", "with"]),
            is(preposition, &["to"]) && is(preposition.wrapping_sub(1), &["according"]),
            office,
            small(before)
                && (class(before).contains(WordClass::ORGANISATION_NOUN)
                    || document.in_group(before, Groups::COMPANY_NOUN | Groups::MAKER)),
            class(before).intersects(WordClass::PEOPLE | WordClass::HONORIFIC),
            class(before).contains(WordClass::REPORTING),
            small(next) && class(next).intersects(VERB),
            class(next).contains(WordClass::REPORTING),
            is(next, &["'s"]),
            noun,
            class(next).intersects(WordClass::PEOPLE),
            class(next).contains(WordClass::ORGANISATION_NOUN),
            class(next).contains(WordClass::PLACE_WORD),
            is(next, &["who", "whose"]) || is(next, &[","]) && is(next + 1, &["who", "whose"]),
            beside(NameKind::Place),
            beside(NameKind::Person),
            beside(NameKind::Organisation),
            mark(before),
            is(before, &["("]) && is(next, &[")"]),
            self.is_heading(sentence.tokens.clone()),
            self.has_description(next, sentence.tokens.end),
            inside(next) && (self.is_part(next) || document.is(next, "'s") && self.is_part(next + 1)),
            is(preposition, &["of", "at", "for", "from"]) && self.is_part(preposition.wrapping_sub(1)),
            is(preposition, &["told", "tells", "telling"])
                || is(preposition, &["to", "with"])
                    && is(preposition.wrapping_sub(1), &["interview", "speaking", "spoke"]),
        ]
    }

    fn is_body_noun(&self, at: usize) -> bool {
        let document = self.document;
        let noun =
            document.class(at).contains(WordClass::ORGANISATION_NOUN) || document.in_group(at, Groups::COMPANY_NOUN);
        noun && document.tokens[at].shape == Shape::Lower
    }

    /// True for someone who serves a body, or what a body has: the striker, the headquarters.
    fn is_part(&self, at: usize) -> bool {
        self.document.in_group(at, Groups::STAFF | Groups::HAD_BY_BODY)
    }

    /// True where a name is described after it as a body: Vargen, the largest private brewery in the north, ...; Vargen is
    /// a charity.
    fn has_description(&self, comma: usize, end: usize) -> bool {
        const LONGEST: usize = 7;
        let determiner = |at: usize| self.document.is_any(at, &["a", "an", "the", "its", "one"]);
        let phrase = (comma + 2..end.min(comma + 2 + LONGEST)).take_while(|&at| !self.document.is(at, ","));
        self.document.is_any(comma, &[",", "is", "was"])
            && determiner(comma + 1)
            && phrase.into_iter().any(|at| self.is_body_noun(at))
    }

    /// True if a name of a kind is next to a name in a list: Oslo, Bergen and Moss.
    pub fn beside(&self, name: &Range<usize>, kind: NameKind) -> bool {
        let document = self.document;
        let kind_at = |at: usize| self.tag(&(at..at + 1)).is_some_and(|(other, _)| other == kind);
        let joint = |at: usize| at < document.tokens.len() && document.is_any(at, &[",", "and", "or", "&"]);
        let after = name.end + (name.end..name.end + 2).take_while(|&at| joint(at)).count();
        let joints = (name.start.saturating_sub(2)..name.start).rev().take_while(|&at| joint(at)).count();
        after > name.end && kind_at(after) || joints > 0 && name.start > joints && kind_at(name.start - joints - 1)
    }

    /// True for a line in which most words are capitalised.
    fn is_heading(&self, sentence: Range<usize>) -> bool {
        let words = || self.document.tokens[sentence.clone()].iter().filter(|token| token.kind == TokenKind::Word);
        let capitals = words().filter(|token| token.capitalised()).count();
        2 * capitals > words().count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::span::Span;

    /// What is true of the context of a name, for all mentions or some.
    fn check(text: &str, name: &str, expected: &[&str]) {
        let article = Article::from_text("a", text);
        let document = Document::new(&article);
        let place = text.find("Oslo").map(|at| Name { span: Span::new(at, at + 4), kind: NameKind::Place, margin: 0 });
        let mentions = Mentions { names: place.into_iter().collect(), ..Mentions::default() };
        let spans = text.match_indices(name).map(|(at, _)| document.tokens_in(Span::new(at, at + name.len())));
        let around = Around::new(&document, &mentions).of(spans);
        let found: Vec<_> =
            FEATURES.iter().zip(around).filter(|(_, share)| *share > 0.0).map(|(name, _)| *name).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_before_and_after_tell_what_a_name_is() {
        let head = ["after of", "after an office and of", "after staff or a part and of"];
        check("It was the head of Vargen.", "Vargen", &head);
        check("He told Vargen that it rained.", "Vargen", &["after a verb of speech", "after telling"]);
        check(
            "Some rain fell on Vargen, the largest brewery and company in town.",
            "Vargen",
            &["before a description"],
        );
        check("Some rain fell on Vargen, the largest town.", "Vargen", &[]);
        check("Some rain fell on Vargen headquarters.", "Vargen", &["before a noun", "before staff or a part"]);
        check("He was in Oslo, Vargen and home.", "Vargen", &["beside a place"]);
        check("Some rain fell on Vargen in May.", "Vargen", &[]);
    }
}
