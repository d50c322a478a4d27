//! What can be a speaker as written: a noun phrase whose head can speak, whether a person, a body or a document; not a
//! fragment of a sentence, a verb, a day, a share, or words over a line break.

use crate::document::{Document, TokenKind};
use crate::lexicon::WordClass;
use crate::span::Span;
use std::ops::Range;

/// True for words that can speak; `head` is their head.
pub fn may_speak(document: &Document, span: Span, head: usize) -> bool {
    let tokens = document.tokens_in(span);
    if tokens.is_empty() || span.of(document.text).contains('\n') {
        return false;
    }
    let first = tokens.start;
    let fragment =
        opens_as_verb(document, first) || opens_as_preposition(document, first) || is_pointer(document, &tokens);
    !is_time(document, &tokens) && !is_share(document, &tokens, head) && !fragment && has_word(document, &tokens)
}

/// True for only words of the calendar: Thursday, the past month.
fn is_time(document: &Document, tokens: &Range<usize>) -> bool {
    let time = WordClass::WEEKDAY | WordClass::MONTH | WordClass::CALENDAR;
    let small = WordClass::DETERMINER | WordClass::ADJECTIVE | WordClass::NUMBER;
    let number = |at: usize| document.class(at).contains(WordClass::NUMBER);
    let calendar = |at: usize| document.class(at).intersects(time) && !number(at);
    let name = |at: usize| {
        let class = document.class(at);
        class.intersects(WordClass::GIVEN_NAME | WordClass::SURNAME) && !class.contains(WordClass::WEEKDAY)
    };
    let all = tokens.clone().all(|at| calendar(at) || document.class(at).intersects(small));
    all && tokens.clone().any(calendar) && !tokens.clone().any(name) || document.is(tokens.end - 1, "past") && all
}

/// True for a number or a share without people: 42 percent. (Most voters and six in ten farmers speak.)
fn is_share(document: &Document, tokens: &Range<usize>, head: usize) -> bool {
    const SHARES: [&str; 5] = ["%", "percent", "percentage", "cent", "per"];
    let people = |at: usize| {
        let class = document.class(at);
        class.intersects(WordClass::PEOPLE) || document.is_any(at, &["people", "them", "us"])
    };
    let share = document.is_any(head, &SHARES) || document.tokens[head].kind == TokenKind::Number;
    share && !tokens.clone().any(people)
}

/// True for a form that is only a verb: appeared in the journal.
fn opens_as_verb(document: &Document, first: usize) -> bool {
    let token = &document.tokens[first];
    let noun =
        WordClass::NOUN | WordClass::ADJECTIVE | WordClass::DETERMINER | WordClass::PRONOUN | WordClass::MODIFIER;
    let verb = token.class.intersects(WordClass::VERB | WordClass::AUXILIARY);
    verb && !token.capitalised() && !token.class.intersects(noun | WordClass::SOURCES)
}

/// True for a preposition, including those in -ing: following the decisions.
fn opens_as_preposition(document: &Document, first: usize) -> bool {
    let gerund = document.word(first).ends_with("ing") && document.class(first + 1).contains(WordClass::DETERMINER);
    let preposition = document.class(first).contains(WordClass::PREPOSITION);
    (gerund || preposition)
        && !document.tokens[first].capitalised()
        && !document.is_any(first, &["over", "under", "about"])
}

/// True for a demonstrative alone: this, that.
fn is_pointer(document: &Document, tokens: &Range<usize>) -> bool {
    tokens.len() == 1 && document.is_any(tokens.start, &["this", "that", "it", "there", "what", "here"])
}

fn has_word(document: &Document, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|at| document.word(at).chars().any(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::normalize::speakers::noun_phrase;

    fn check(words: &str, expected: bool) {
        let article = Article::from_text("a", format!("Talks\n{words}"));
        let document = Document::new(&article);
        let span = Span::new(6, 6 + words.len());
        let head = noun_phrase::head(&document, document.tokens_in(span));
        assert_eq!(may_speak(&document, span, head), expected, "{words}");
    }

    #[test]
    fn noun_phrases_speak_and_fragments_do_not() {
        for words in [
            "two farmers",
            "the harbour report",
            "a source close to the talks",
            "neighbours",
            "God Almighty",
            "six of the farmers",
            "One Liberal",
        ] {
            check(words, true);
        }
        for words in ["arrived in the harbour", "Thursday", "This", "60 percent", "farmers\nfishers", "1,200"] {
            check(words, false);
        }
    }
}
