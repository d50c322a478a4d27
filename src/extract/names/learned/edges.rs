//! Where a name begins and ends: titles, predicates and endings are left off, what hangs on it is added.

use super::words::NAMES;
use crate::document::{Document, Shape, TokenKind};
use crate::extract::names::runs::{capitalised, hangs_on, is_joint_hyphen};
use crate::extract::names::styles::{is_rank, style_at};
use crate::extract::places::{Gazetteer, Sense};
use crate::lexicon::organisations::{kind_of_word, known};
use crate::lexicon::{WordClass, WordSet, is_korean_syllable};
use crate::schema::OrganisationKind;
use std::ops::Range;

/// A person's name of several words with its parts after a hyphen: Jae-in. Words that turn it into an adjective
/// (Smith-led) are not parts.
pub(super) fn with_hanging_parts(document: &Document, mut tokens: Range<usize>) -> Range<usize> {
    const PLAIN: WordClass = WordClass::NOUN.union(WordClass::VERB).union(WordClass::ADJECTIVE);
    // Park Sung-min, though a min is a minute
    let part = |at: usize| {
        let hangs = at < document.tokens.len() && hangs_on(document, at);
        hangs && (!document.class(at).intersects(PLAIN) || is_korean_syllable(document.word(at)))
    };
    // Awa Traoré-[Diop]
    let double = tokens.end + 1;
    let family = |at: usize| {
        let class = document.class(at);
        let named = class.intersects(NAMES) || class.is_empty();
        document.tokens[at].shape == Shape::Title && named && Gazetteer::get().at(document, at).is_none()
    };
    if tokens.len() > 1
        && document.glued(double)
        && is_joint_hyphen(document, tokens.end)
        && document.tokens[double].sentence == document.tokens[tokens.start].sentence
        && family(double)
    {
        tokens.end = double + 1;
    }
    let hyphen = is_joint_hyphen(document, tokens.end - 1);
    if hyphen && part(tokens.end) {
        tokens.end += 1;
    } else if hyphen && tokens.len() > 1 {
        tokens.end -= 1;
    }
    while tokens.len() > 1 && part(tokens.end + 1) {
        tokens.end += 2;
    }
    tokens
}

/// A person's name without what precedes it: titles, offices and other nouns for people; words that are not names
/// before a given name with more after it (Deputy Editor Sohrab Hossain; ILO Cynthia Samuel).
pub(super) fn without_titles(document: &Document, tokens: Range<usize>, styled: &WordSet) -> Range<usize> {
    const LONGEST: usize = 3;
    // Tan [Sri Ahmad]
    let over = |before: usize| style_at(document, tokens.start.checked_sub(before)?).map(|(style, _)| style.end);
    let after = (1..=LONGEST).filter_map(over).find(|&end| tokens.start < end && end < tokens.end);
    let mut start = after.unwrap_or(tokens.start);
    while let Some((style, _)) = style_at(document, start).filter(|(style, _)| style.end < tokens.end) {
        start = style.end;
    }
    let first = start;
    // Words in quotation marks are a nickname.
    let words = (first..tokens.end - 1).take_while(|&at| document.tokens[at].kind == TokenKind::Word);
    for at in words {
        let before_given_name = document.class(at + 1).contains(WordClass::GIVEN_NAME)
            && at + 2 < tokens.end
            && capitalised(document, at + 1);
        let class = document.class(at);
        let abbreviated = class.contains(WordClass::TITLE_ABBREVIATION) && class.contains(WordClass::OFFICE);
        let title = is_title(document, at) || styled.contains(&document.tokens[at].hash);
        let leads = (at == start || abbreviated) && title && capitalised(document, at + 1);
        let other = || is_no_name(document, at) || is_demonym(document, at) || ends_body(document, at);
        if leads || before_given_name && (other() || at == start && is_site(document, at)) {
            start = at + 1;
        }
    }
    let body = start + 2 < tokens.end && ends_body(document, start);
    start + usize::from(body)..tokens.end
}

/// True for the last word of a body's name before the name of someone in it: Supreme [Council] Abu Omar al-Amin.
pub(super) fn ends_body(document: &Document, at: usize) -> bool {
    let token = &document.tokens[at];
    let inside = at > 0 && document.tokens[at - 1].sentence == token.sentence && capitalised(document, at - 1);
    let body = token.class.contains(WordClass::ORGANISATION_WORD) && !token.class.intersects(NAMES);
    inside && body && kind_of_word(token.hash).is_some()
}

/// True for a place after "in", "at" or "from" that is nobody's name: the director in [Stavanger] Ann Blake.
pub(super) fn is_site(document: &Document, at: usize) -> bool {
    let place = Gazetteer::get().at(document, at).is_some_and(|(place, _)| place.len() == 1);
    place && at > 0 && document.is_any(at - 1, &["in", "at", "from"]) && !document.class(at).intersects(NAMES)
}

/// The offices that follow a royal style somewhere in the article and are given names elsewhere: Sultan.
pub(super) fn styled_words(document: &Document) -> WordSet {
    let styled = |&at: &usize| {
        document.class(at).contains(WordClass::OFFICE | WordClass::GIVEN_NAME)
            && document.is_any(at - 1, &["majesty", "highness"])
    };
    (1..document.tokens.len()).filter(styled).map(|at| document.tokens[at].hash).collect()
}

/// A person's name without a verb after it that is capitalised in a heading: Blake [Sees], Ann Blake [Joins List].
pub(super) fn without_predicate(document: &Document, tokens: Range<usize>) -> Range<usize> {
    const NAMES: WordClass = WordClass::GIVEN_NAME.union(WordClass::SURNAME).union(WordClass::PARTICLE);
    let verb = |&at: &usize| {
        let class = document.class(at);
        let finite = class.contains(WordClass::VERB) && document.word(at).ends_with('s');
        finite && !class.intersects(NAMES)
    };
    let end = (tokens.start + 1..tokens.end).find(verb).unwrap_or(tokens.end);
    tokens.start..end
}

/// A name without the verb of its speech tag, where a quotation is right before or after the tag: [Said] Blake, “We won.”
pub(super) fn without_said(document: &Document, tokens: Range<usize>) -> Range<usize> {
    let opens = document.sentences[document.tokens[tokens.start].sentence as usize].tokens.start == tokens.start;
    let tag = opens && tokens.len() > 1 && document.is(tokens.start, "said");
    let before = || {
        tokens.start > 0 && document.is_double_mark(tokens.start - 1) && document.is_any(tokens.end, &[".", ",", ":"])
    };
    let after = || document.is_any(tokens.end, &[",", ":"]) && document.is_double_mark(tokens.end + 1);
    tokens.start + usize::from(tag && (before() || after()))..tokens.end
}

/// The family name before a Chinese or Korean given name at the end of a name: Moon Jae-in, Clara So Kam-wai.
pub(super) fn before_hyphened_given_name(document: &Document, name: &Range<usize>) -> Option<usize> {
    let hyphened = name.len() > 3
        && document.is(name.end - 2, "-")
        && document.glued(name.end - 1)
        && document.tokens[name.end - 1].shape == Shape::Lower;
    hyphened.then(|| name.end - 4)
}

/// True for a title or office that is not also a name.
pub(super) fn is_title(document: &Document, at: usize) -> bool {
    if is_rank(document, at) {
        return true;
    }
    const TITLE: WordClass = WordClass::TITLE_ABBREVIATION.union(WordClass::HONORIFIC).union(WordClass::OFFICE);
    let class = document.class(at);
    // The Amir Sheikh Omar
    let before_title = || document.class(at + 1).contains(WordClass::HONORIFIC) && capitalised(document, at + 1);
    class.intersects(TITLE)
        && document.word(at) != "Del"
        && (!class.intersects(WordClass::GIVEN_NAME | WordClass::SURNAME) || before_title())
}

/// True for a capitalised word that is part of a title or of an organisation's name: a plain word that is not a
/// person's name, or an abbreviation.
pub(super) fn is_no_name(document: &Document, at: usize) -> bool {
    const PLAIN: WordClass = WordClass::NOUN
        .union(WordClass::ADJECTIVE)
        .union(WordClass::PERSON_NOUN)
        .union(WordClass::HONORIFIC.union(WordClass::OFFICE).union(WordClass::ORGANISATION_WORD));
    let class = document.class(at);
    let token = &document.tokens[at];
    // KM Rahman has initials.
    let initials = token.shape == Shape::Upper && class.contains(WordClass::UNIT);
    let plain = class.intersects(PLAIN) && !class.intersects(WordClass::GIVEN_NAME | WordClass::SURNAME) && !initials;
    let people = WordClass::HONORIFIC | WordClass::PEOPLE;
    let office = class.intersects(people) && !class.contains(WordClass::GIVEN_NAME);
    let agency = || known(document.word(at)).any(|body| body.kind == Some(OrganisationKind::Media));
    let abbreviation = token.shape == Shape::Upper && (class.is_empty() && token.span.len() > 2 || agency());
    token.capitalised() && (plain || office || abbreviation)
}

/// True for a demonym: the Briton [Ann Blake].
pub(super) fn is_demonym(document: &Document, at: usize) -> bool {
    let senses = Gazetteer::get().at(document, at).map_or(&[][..], |(_, senses)| senses);
    senses.iter().any(|sense| matches!(sense, Sense::Demonym(_)))
}
