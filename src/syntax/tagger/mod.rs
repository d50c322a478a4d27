//! Parts of speech by a learned tagger: from left to right, each word gets the tag that scores best among those that it
//! can have, given the words around it and the tags before it.
//!
//! Three of five words have only one possible tag in the lists and are not scored. `examples/syntax` learns the
//! weights, with the [`features`] of this module.

use crate::document::{Document, Sentence, Shape, Token, TokenKind};
use crate::lexicon::reporting::{Takes, lemma, reporting as takes};
use crate::lexicon::{Groups, Lexicon, Tag, Tags, WordClass};

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
            // Kang In-sun: a word of a double name
            (Tag::Name, Tag::Preposition | Tag::Determiner | Tag::Pronoun) if joins_name(document, at) => {
                tags[at] = Tag::Name
            }
            // Hockly said; Will wrote; Rose writes
            (_, tag) if tag.is(Tags::FINITE) && only_names(document, sentence, tags, at - 1) => {
                tags[at - 1] = Tag::Name
            }
            (Tag::Adjective | Tag::Noun, tag) if tag.is(Tags::VERB) && is_adverb(document, at - 1) => {
                tags[at - 1] = Tag::Adverb
            }
            // another ranking says
            (Tag::Determiner, Tag::Gerund)
                if document.is_any(at - 1, &["a", "an", "the", "another"]) && ends(tags, at) =>
            {
                tags[at] = Tag::Noun
            }
            // Bank managing director: not what the bank does
            (Tag::Gerund, Tag::Noun | Tag::Name) if is_title(document, at) => tags[at - 1] = Tag::Adjective,
            // Most said: a number of people
            (Tag::Adjective | Tag::Adverb, tag) if tag.is(Tags::FINITE) && counts(document, sentence, tags, at - 1) => {
                tags[at - 1] = Tag::Determiner
            }
            // Kanaani also said
            (_, Tag::Adjective | Tag::Adverb) if is_name(document, sentence, tags, at) => tags[at] = Tag::Name,
            (before, tag) if document.class(at).contains(WordClass::REPORTING) && !tag.is(Tags::FINITE) => {
                tags[at] = reporting(document, sentence, tags, at);
                // went on to state that
                if tags[at] == Tag::Base && before == Tag::Preposition {
                    tags[at - 1] = Tag::Particle;
                }
            }
            _ => {}
        }
    }
}

/// True for the noun of a title with a participle before it: managing director, acting mayor.
fn is_title(document: &Document, at: usize) -> bool {
    let bearer = document.class(at).intersects(WordClass::OFFICE | WordClass::PERSON_NOUN);
    bearer && document.in_group(at - 1, Groups::BESIDE_LEADER)
}

/// True for a capitalised word before a finite verb that can only be a name there: an adverb or adjective in no list, a
/// modal before a past form, a verb.
fn only_names(document: &Document, sentence: &Sentence, tags: &[Tag], at: usize) -> bool {
    let (token, verb) = (&document.tokens[at], &document.tokens[at + 1]);
    let first = at == sentence.tokens.start;
    let past = tags[at + 1] == Tag::Past && !verb.tags().contains(Tags::BASE);
    token.shape == Shape::Title
        && match tags[at] {
            Tag::Adverb | Tag::Adjective => token.tags().is_empty() && first,
            Tag::Auxiliary => past,
            tag => tag.is(Tags::VERB) && !first && token.class.intersects(WordClass::GIVEN_NAME | WordClass::SURNAME),
        }
}

/// True for a capitalised word in no list, not the first of its sentence, that does not describe a noun.
fn is_name(document: &Document, sentence: &Sentence, tags: &[Tag], at: usize) -> bool {
    let token = &document.tokens[at];
    let describes = |next: usize| tags[next].is(Tags::NOMINAL | Tags::ADJECTIVE) || document.glued(next);
    token.shape == Shape::Title && token.tags().is_empty() && at + 1 < sentence.tokens.end && !describes(at + 1)
}

/// True when no noun, attribute or object follows.
fn ends(tags: &[Tag], at: usize) -> bool {
    tags.get(at + 1).is_none_or(|tag| tag.is(Tags::FINITE | Tags::AUXILIARY | Tags::MARK))
}

/// True for most, several, many as a subject, at the beginning of a clause.
fn counts(document: &Document, sentence: &Sentence, tags: &[Tag], at: usize) -> bool {
    const BEFORE: Tags = Tags::MARK.union(Tags::CONJUNCTION).union(Tags::SUBORDINATOR);
    document.in_group(at, Groups::STANDALONE) && (at == sentence.tokens.start || tags[at - 1].is(BEFORE))
}

/// True for a word in -ly that can be an adverb.
fn is_adverb(document: &Document, at: usize) -> bool {
    let token = &document.tokens[at];
    let known = token.tags();
    token.shape == Shape::Lower
        && document.word(at).ends_with("ly")
        && (known.is_empty() || known.contains(Tags::ADVERB))
}

/// True for a capitalised word with a hyphen after it.
fn joins_name(document: &Document, at: usize) -> bool {
    document.tokens[at].shape == Shape::Title && word_at(document, at + 1) == "-" && document.glued(at + 1)
}

/// The tag of a reporting verb that the words around it show to be one: the mayor added: "No"; the mayor tweeted a
/// video; she cautions. Else its tag.
fn reporting(document: &Document, sentence: &Sentence, tags: &[Tag], at: usize) -> Tag {
    let (token, tag, next) = (&document.tokens[at], tags[at], at + 1);
    let takes = takes(word_at(document, at), token.hash);
    let quote = |at: usize| matches!(word_at(document, at), "\"" | "“" | "‘" | "``" | "«");
    let quotes = word_at(document, next) == ":" || quote(next) || word_at(document, next) == "," && quote(next + 1);
    let that = document.is(next, "that");
    if document.is(at - 1, "to") && takes.contains(Takes::BASE) && (quotes || that) {
        return Tag::Base;
    }
    if takes.contains(Takes::GERUND) && quotes {
        return Tag::Gerund;
    }
    let verb = Tags::FINITE | Tags::AUXILIARY;
    let ends = next + 1 >= sentence.tokens.end && tags[sentence.tokens.start..at].iter().any(|tag| tag.is(verb));
    let quoted = after_quotation(document, sentence, tags, at)
        && (tag == Tag::Participle && !document.is(next, "by") || word_at(document, next) == ",");
    let pronoun = document.is_any(at - 1, &["he", "she", "they", "we", "i"]) && tags[at - 1] == Tag::Pronoun;
    let nominal = tag.is(Tags::NOMINAL | Tags::ADJECTIVE);
    let only = nominal && !token.class.intersects(WordClass::NOUN | WordClass::PERSON_NOUN | WordClass::ADJECTIVE);
    // A participle that describes a noun has no object: a man [told] the truth, but no man [urged] the truth.
    let names = ["call", "name", "dub", "declare", "ask", "tell", "deem"];
    let object = Tags::DETERMINER | Tags::PRONOUN | Tags::PROPER;
    let objected = next < sentence.tokens.end
        && tags[next].is(object)
        && !names.contains(&lemma(word_at(document, at), token.hash));
    let acts = tag == Tag::Participle && (that || objected || opens_clause(document, &tags[..at]));
    let joined =
        tag == Tag::Participle && tags[at - 1] == Tag::Conjunction && last_verb(&tags[sentence.tokens.start..at]);
    match () {
        () if joined => Tag::Past,
        () if !(quotes || ends || quoted || pronoun || only || acts) => tag,
        () if !ends_subject(document, &tags[..at]) => tag,
        () if takes.contains(Takes::PAST) => Tag::Past,
        () if takes.contains(Takes::PRESENT) => Tag::Singular,
        () if takes.contains(Takes::BASE) && (pronoun || only) => Tag::Present,
        () => tag,
    }
}

/// True for a word after a quotation, with no verb between them: "No," the mayor of Ames, Ann Lee, added to cheers.
fn after_quotation(document: &Document, sentence: &Sentence, tags: &[Tag], at: usize) -> bool {
    const FAR: usize = 25;
    let quote = |at: usize| matches!(word_at(document, at), "\"" | "”" | "’" | "''" | "»");
    let before = (sentence.tokens.start.max(at.saturating_sub(FAR))..at).rev();
    let mut within = before.take_while(|&at| !tags[at].is(Tags::FINITE | Tags::AUXILIARY));
    within.any(|at| quote(at) && at > 0 && tags[at - 1] == Tag::Mark)
}

/// True when the last verb is a past form without an auxiliary.
fn last_verb(tags: &[Tag]) -> bool {
    tags.iter().rev().find(|tag| tag.is(Tags::VERB | Tags::AUXILIARY)) == Some(&Tag::Past)
}

/// True when words can end with a subject: a name, a noun after its determiner, a plural, a parenthesis.
fn ends_subject(document: &Document, tags: &[Tag]) -> bool {
    let Some((at, &last)) = tags.iter().enumerate().rev().find(|(_, tag)| **tag != Tag::Adverb) else { return false };
    let opening = opening(&tags[..at]).map_or(Tag::Mark, |at| tags[at]);
    let determined = opening.is(Tags::DETERMINER | Tags::PARTICLE | Tags::NUMBER | Tags::PRONOUN);
    let plural = last == Tag::Nouns && opening == Tag::Mark;
    last.is(Tags::NOMINAL | Tags::ADJECTIVE) && (last.is(Tags::PROPER) || determined || plural)
        || last == Tag::Pronoun
        || matches!(word_at(document, at), "," | ")")
}

/// The token before the nouns and their attributes at the end.
fn opening(tags: &[Tag]) -> Option<usize> {
    tags.iter().rposition(|tag| !tag.is(Tags::NOMINAL | Tags::ADJECTIVE))
}

/// True when the words at the end are the subject of a clause that "after", "before" or "when" opens.
fn opens_clause(document: &Document, tags: &[Tag]) -> bool {
    let end = tags.iter().rposition(|tag| *tag != Tag::Adverb).map_or(0, |last| last + 1);
    let Some(before) = opening(&tags[..end]).filter(|before| before + 1 < end) else { return false };
    let determined = tags[before].is(Tags::DETERMINER) && before > 0;
    let opens = if determined { before - 1 } else { before };
    document.in_group(opens, Groups::PARTING) && tags[opens] != Tag::Conjunction
}

/// The words of a token; nothing past the end.
fn word_at<'a>(document: &Document<'a>, at: usize) -> &'a str {
    document.tokens.get(at).map_or("", |token| token.span.of(document.text))
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
