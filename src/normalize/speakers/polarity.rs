//! Whether reported words are claimed, denied, asked or doubted.

use crate::document::Document;
use crate::extract::Reported;
use crate::lexicon::{WordClass, WordMap, fields, fold_hash};
use crate::schema::{Polarity, QuoteKind, SpeakerRule};
use std::ops::Range;
use std::sync::LazyLock;

/// The number of words before the reporting word that are searched for a negation or a modal verb.
const REACH: usize = 5;

/// How a reporting word presents the words that it reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tells {
    /// denied, asked, doubted
    Polarity(Polarity),
    /// refused to, declined to: what follows was not said.
    Unsaid,
}

/// The polarity of reported words.
pub fn of(document: &Document, reported: &Reported) -> Polarity {
    let whole = reported.kind == QuoteKind::Direct || reported.rule == SpeakerRule::Transcript;
    let question = whole && reported.span.of(document.text).trim_end().ends_with('?');
    let told = reported.cue.map(|cue| document.tokens_in(cue)).filter(|cue| !cue.is_empty());
    match told.map(|cue| of_cue(document, cue, reported)) {
        Some(Polarity::Asserted) | None if question => Polarity::Asked,
        told => told.unwrap_or(Polarity::Asserted),
    }
}

fn of_cue(document: &Document, cue: Range<usize>, reported: &Reported) -> Polarity {
    let words = verb_group(document, &cue)..cue.end;
    let told = words.clone().find_map(|at| tells(document, at));
    let negated = words.clone().any(|at| is_negation(document, at)) || has_nobody(document, reported);
    let doubted = words.clone().any(|at| document.is_any(at, &["may", "might"])) || opens_with_if(document, reported);
    match told {
        Some(Tells::Unsaid) => {
            if negated {
                Polarity::Asserted
            } else {
                Polarity::Denied
            }
        }
        Some(Tells::Polarity(Polarity::Denied)) if negated => Polarity::Doubted,
        Some(Tells::Polarity(polarity)) => polarity,
        None if negated => Polarity::Denied,
        None if doubted => Polarity::Doubted,
        None => Polarity::Asserted,
    }
}

/// Where the verb group of a reporting word begins: over auxiliaries, adverbs, and verbs with "to" before it (refused
/// to say, would not agree).
fn verb_group(document: &Document, cue: &Range<usize>) -> usize {
    let sentence = document.sentences[document.tokens[cue.start].sentence as usize].tokens.start;
    let floor = sentence.max(cue.start.saturating_sub(REACH));
    let inside = |at: usize| {
        let class = document.class(at);
        let to = document.is(at, "to") || document.is(at + 1, "to") && class.contains(WordClass::VERB);
        let adverb = class.contains(WordClass::ADVERB) && !class.contains(WordClass::PRONOUN);
        to || adverb || class.contains(WordClass::AUXILIARY) || is_negation(document, at)
    };
    (floor..cue.start).rev().take_while(|&at| inside(at)).last().unwrap_or(cue.start)
}

fn is_negation(document: &Document, at: usize) -> bool {
    document.is_any(at, &["not", "never", "neither", "nor", "cannot"])
        || document.word(at).replace('’', "'").ends_with("n't")
}

/// True if no one said it: no one told, neither side said.
fn has_nobody(document: &Document, reported: &Reported) -> bool {
    let first = reported.speaker.map(|speaker| document.token_at(speaker.start));
    first.is_some_and(|at| {
        let one = document.is(at, "no") && !document.is(at + 1, ".");
        one || document.is_any(at, &["nobody", "none", "neither"])
    })
}

/// True if the tag follows "if": if the minister said so.
fn opens_with_if(document: &Document, reported: &Reported) -> bool {
    let first = reported.speaker.map(|speaker| document.token_at(speaker.start));
    let before = first.and_then(|at| at.checked_sub(1));
    before.is_some_and(|at| document.is_any(at, &["if", "unless"]))
}

fn tells(document: &Document, at: usize) -> Option<Tells> {
    static WORDS: LazyLock<WordMap<Tells>> = LazyLock::new(|| {
        let lines = include_str!("../../lexicon/polarity.csv").lines().skip(1);
        let polarity = |word: &str| Polarity::ALL.iter().copied().find(|polarity| polarity.as_str() == word);
        let told = |word: &str| polarity(word).map_or(Tells::Unsaid, Tells::Polarity);
        lines.map(fields).map(|[word, told_as]| (fold_hash(word), told(told_as))).collect()
    });
    WORDS.get(&document.tokens[at].hash).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::extract::extract;

    /// The polarities of the reported words of a text.
    fn check(text: &str, expected: &[Polarity]) {
        let article = Article::from_text("a", format!("Talks\n{text}"));
        let document = Document::new(&article);
        let found: Vec<_> = extract(&document, &crate::syntax::Syntax::new(&document))
            .quotes
            .iter()
            .map(|reported| of(&document, reported))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_claim_is_distinguished_from_a_denial() {
        check("Ann Lee said that the plan was dead.", &[Polarity::Asserted]);
        check("Ann Lee denied that the plan was dead.", &[Polarity::Denied]);
        check("Ann Lee did not say that the plan was dead.", &[Polarity::Denied]);
        check("Ann Lee never said that the plan was dead.", &[Polarity::Denied]);
        check("Ann Lee did not deny that the plan was dead.", &[Polarity::Doubted]);
    }

    #[test]
    fn questions_and_demands_are_asked() {
        check("“Is the plan dead?” Ann Lee said.", &[Polarity::Asked]);
        check("“The plan is dead,” Ann Lee said.", &[Polarity::Asserted]);
        check("Ann Lee asked whether the plan was dead.", &[Polarity::Asked]);
    }
}
