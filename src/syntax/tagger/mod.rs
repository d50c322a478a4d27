//! Parts of speech by a learned tagger: from left to right, each word gets the tag that scores best among those that it
//! can have, given the words around it and the tags before it.
//!
//! Three of five words have only one possible tag in the lists and are not scored. `examples/syntax` learns the
//! weights, with the [`features`] of this module.

use crate::document::{Document, Sentence, Shape, Token, TokenKind};
use crate::lexicon::{Lexicon, Tag, Tags};

pub mod features;
pub mod weights;

use features::{Context, History};
use std::sync::LazyLock;
use weights::Weights;

/// The tag of each token.
pub fn tag(document: &Document) -> Vec<Tag> {
    static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
        Weights::read(crate::weights!("../../lexicon/tags.weights"))
            .expect("the weights that are built in fit the program")
    });
    tag_with(&WEIGHTS, document)
}

/// The same with other weights.
pub fn tag_with(weights: &Weights, document: &Document) -> Vec<Tag> {
    let mut tags = Vec::with_capacity(document.tokens.len());
    let mut context = Context::default();
    for sentence in &document.sentences {
        context.read(document, sentence);
        let mut history = History::default();
        for at in sentence.tokens.clone() {
            let tag = context.settled(at).unwrap_or_else(|| weights.best(context.keys(at, history), context.tags(at)));
            tags.push(tag);
            history.push(tag);
        }
        settle(document, sentence, &mut tags);
    }
    tags
}

/// Corrects tags where the guidelines of Universal Dependencies decide by the tags around a word, and where training
/// examples are few.
fn settle(document: &Document, sentence: &Sentence, tags: &mut [Tag]) {
    for at in sentence.tokens.start + 1..sentence.tokens.end {
        match (tags[at - 1], tags[at]) {
            // by doing: opens a clause without a subject
            (Tag::Preposition, Tag::Gerund) => tags[at - 1] = Tag::Subordinator,
            // there is: not an auxiliary
            (Tag::Pronoun, Tag::Auxiliary) if document.is(at - 1, "there") => tags[at] = existential(document, at),
            // Supreme Court: an adjective in a name is a name
            (Tag::Name, Tag::Name | Tag::Names) if is_adjective(document, at - 1) => tags[at - 1] = Tag::Adjective,
            _ => {}
        }
    }
}

/// The tag of a form of "be" that says that something exists.
fn existential(document: &Document, at: usize) -> Tag {
    match () {
        () if document.is_any(at, &["is", "'s"]) => Tag::Singular,
        () if document.is_any(at, &["are", "'re"]) => Tag::Present,
        () if document.is_any(at, &["was", "were"]) => Tag::Past,
        () => Tag::Auxiliary,
    }
}

/// True for a word that can only be an adjective in lower case.
fn is_adjective(document: &Document, at: usize) -> bool {
    document.tokens[at].tags() == Tags::ADJECTIVE
}

/// How much of a sentence is capitalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Case {
    /// Few words: capitals mark names.
    #[default]
    Prose,
    /// Most words, as in some headlines.
    Title,
    /// All letters.
    Upper,
}

/// How a sentence is written.
pub fn case_of(document: &Document, sentence: &Sentence) -> Case {
    const FEWEST: usize = 4;
    let (mut small, mut capitals, mut upper) = (0, 0, 0);
    // A few dozen words are enough.
    for token in document.tokens[sentence.tokens.clone()].iter().take(40) {
        if token.kind == TokenKind::Word && token.span.len() > 3 {
            match token.shape {
                Shape::Lower => small += 1,
                Shape::Upper => upper += 1,
                _ => capitals += 1,
            }
        }
    }
    match small + capitals + upper {
        words if words < FEWEST => Case::Prose,
        words if 10 * upper > 9 * words => Case::Upper,
        words if 10 * small < 3 * words => Case::Title,
        _ => Case::Prose,
    }
}

/// What a token can be, by the lists and by its form.
fn candidates(document: &Document, at: usize, lexicon: &Lexicon, first: bool, case: Case) -> Tags {
    let token = &document.tokens[at];
    match token.kind {
        TokenKind::Number => Tags::NUMBER,
        TokenKind::Mark => mark(document, at),
        TokenKind::Word if token.initial == b'\'' && is_short_form(document, at) => Tags::AUXILIARY,
        TokenKind::Word => word(document, token, lexicon.known(token.known).tags, first, case),
    }
}

/// True for 's after a word that is not a possessor: it's, that's, where's.
fn is_short_form(document: &Document, at: usize) -> bool {
    const OWNERLESS: [&str; 7] = ["it", "that", "he", "she", "there", "what", "where"];
    document.is(at, "'s") && at > 0 && document.is_any(at - 1, &OWNERLESS)
}

/// What a mark can be.
fn mark(document: &Document, at: usize) -> Tags {
    match document.word(at) {
        "&" => Tags::CONJUNCTION,
        "$" | "£" | "€" | "¥" | "%" | "+" | "=" | "#" | "§" | "°" | "₹" => Tags::SYMBOL,
        "'" | "’" if possessive(document, at) => Tags::PARTICLE,
        // A range: 10-20
        "-" | "–" if number(document, at + 1) && at > 0 && number(document, at - 1) => Tags::SYMBOL,
        _ => Tags::MARK,
    }
}

fn number(document: &Document, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
}

/// True for the apostrophe of a possessive plural: the workers' union.
fn possessive(document: &Document, at: usize) -> bool {
    let word = |token: &Token| token.kind == TokenKind::Word;
    document.glued(at)
        && document.word(at - 1).ends_with(['s', 'S'])
        && document.tokens.get(at + 1).is_some_and(word)
        && !document.glued(at + 1)
}

/// What a word can be.
fn word(document: &Document, token: &Token, known: Tags, first: bool, case: Case) -> Tags {
    const CLOSED: Tags = Tags::OPEN.complement();
    let capital = token.capitalised();
    if known.is_empty() {
        return guess(token.span.of(document.text), capital && !(first && token.shape == Shape::Title));
    }
    let closed = CLOSED.contains(known);
    // The, In, He at the beginning of a sentence; the Of and And of headlines.
    if !capital
        || closed
            && (first || case != Case::Prose)
            && !(token.shape == Shape::Upper && case != Case::Upper && token.span.len() > 1)
    {
        return known;
    }
    known | name(token.span.of(document.text))
}

/// The names that a word can be.
fn name(word: &str) -> Tags {
    if word.ends_with(['s', 'S']) { Tags::PROPER } else { Tags::NAME }
}

/// What a word in no list can be.
fn guess(word: &str, name_only: bool) -> Tags {
    let names = name(word);
    if name_only {
        return names | Tags::ADJECTIVE | Tags::NOUN | if names == Tags::PROPER { Tags::NOUNS } else { Tags::empty() };
    }
    names
        | match word {
            _ if word.ends_with("ing") => Tags::GERUND | Tags::NOUN | Tags::ADJECTIVE,
            _ if word.ends_with("ed") => Tags::PAST | Tags::PARTICIPLE | Tags::ADJECTIVE | Tags::NOUN,
            _ if word.ends_with("ly") => Tags::ADVERB | Tags::ADJECTIVE | Tags::NOUN,
            _ if word.ends_with('s') => Tags::NOUN | Tags::NOUNS | Tags::SINGULAR | Tags::ADJECTIVE,
            _ => Tags::NOUN | Tags::NOUNS | Tags::ADJECTIVE | Tags::BASE | Tags::PRESENT | Tags::ADVERB | Tags::PAST,
        }
}
