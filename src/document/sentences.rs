//! Where sentences begin and end.

use super::tokens::{Shape, Token, TokenKind};
use crate::lexicon::{Groups, WordClass, fold_hash, groups};
use std::ops::Range;

/// The most tokens of a sentence. What has more is no sentence, and is cut: rules look at all of a sentence for each word of
/// it, which would take quadratic time if it had no end.
const LONGEST: usize = 500;

/// The sentences of a paragraph's tokens, as ranges of indices into them.
pub fn split(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let (mut start, mut at, mut end) = (0, 0, 0);
    while at < tokens.len() {
        if at - start == LONGEST {
            sentences.push(start..at);
            start = at;
        }
        if !may_end(text, tokens, at) {
            at += 1;
            continue;
        }
        // Each of several closing marks has the same ones after it: they are searched once.
        if end <= at + 1 {
            end = closers(text, tokens, at + 1);
        }
        if ends_here(text, tokens, start, at, end) {
            sentences.push(start..end);
            start = end;
            at = end;
        } else {
            at += 1;
        }
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
    sentences
}

/// A quick check that most tokens fail: a sentence ends at a mark or an abbreviation, or before a bullet.
fn may_end(text: &str, tokens: &[Token], at: usize) -> bool {
    let is_mark = |at: usize| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Mark);
    is_mark(at) || is_mark(at + 1) || text.as_bytes()[tokens[at].span.to() - 1] == b'.'
}

/// The index after the closing quotation marks and brackets that are right after a token, without white space.
fn closers(text: &str, tokens: &[Token], mut at: usize) -> usize {
    // The most closing marks in a row; without a limit, a text of only such marks would take quadratic time.
    const MOST: usize = 8;
    let end = tokens.len().min(at + MOST);
    while at < end && tokens[at].span.start == tokens[at - 1].span.end && is_closer(tokens[at].span.of(text)) {
        at += 1;
    }
    at
}

fn is_closer(word: &str) -> bool {
    matches!(word, "\"" | "”" | "'" | "’" | "''" | "’’" | ")" | "]" | "»")
}

/// True when a sentence ends with the token at `at` and its closing marks, the next one beginning at `next`.
fn ends_here(text: &str, tokens: &[Token], start: usize, at: usize, next: usize) -> bool {
    let Some(follower) = tokens.get(next) else { return false };
    let word = tokens[at].span.of(text);
    if is_bullet(follower.span.of(text)) {
        return true;
    }
    let stop = matches!(word, "." | "!" | "?" | "…" | "...") || word.ends_with(['!', '?']);
    let abbreviation = tokens[at].kind == TokenKind::Word && word.ends_with('.');
    if !stop && !abbreviation {
        return false;
    }
    // Gen. (ret.) Lee
    let opens = |at: Option<usize>| at.is_some_and(|at| tokens[at].span.of(text) == "(");
    let within = opens(at.checked_sub(1)) || word == "." && opens(at.checked_sub(2));
    let qualifies = tokens[at - usize::from(word == "." && at > 0)].shape != Shape::Upper
        && !follower.class.intersects(WordClass::PRONOUN | WordClass::DETERMINER);
    if next > at + 1 && tokens[next - 1].span.of(text) == ")" && word.ends_with('.') && within && qualifies {
        return false;
    }
    let spaced = follower.span.start > tokens[next - 1].span.end;
    if !spaced {
        let closed = next > at + 1;
        let space_forgotten = at > 0 && tokens[at - 1].shape == Shape::Lower && follower.shape == Shape::Title;
        return word == "." && begins(follower) && (closed || space_forgotten);
    }
    if abbreviation {
        return ends_at_abbreviation(text, tokens, at, next);
    }
    let number = word == "."
        && next == at + 1
        && (counts(tokens, start, at) || numbers(text, tokens, at, follower) || prices(tokens, at, follower));
    let tagged = word != "." && next > at + 1 && is_tag(text, tokens, next);
    let lower = follower.kind == TokenKind::Word && !begins(follower);
    !lower && !tagged && !number
}

/// True at the full stop after a number that opens the sentence: the first step of "1. Open the box."
fn counts(tokens: &[Token], start: usize, stop: usize) -> bool {
    stop == start + 1 && tokens[start].kind == TokenKind::Number && tokens[start].span.len() <= 2
}

/// True at the full stop of "No. 5" and "p. 12".
fn numbers(text: &str, tokens: &[Token], stop: usize, follower: &Token) -> bool {
    let Some(before) = stop.checked_sub(1).map(|before| &tokens[before]) else { return false };
    let plain = matches!(before.shape, Shape::Lower | Shape::Title);
    let word = before.span.of(text);
    let numbered = plain && groups(fold_hash(word)).intersects(Groups::NUMBERED);
    follower.kind == TokenKind::Number && numbered
}

/// True at the full stop after a currency before its amount: Rs. 500. (Not: it cost 40 Rs. 500 people came.)
fn prices(tokens: &[Token], stop: usize, follower: &Token) -> bool {
    let currency = stop.checked_sub(1).is_some_and(|before| {
        tokens[before].class.contains(WordClass::CURRENCY)
            && tokens[before].shape == Shape::Title
            && tokens[before].span.len() <= "Kshs".len()
            && tokens[before].span.end == tokens[stop].span.start
    });
    let priced = stop > 1 && tokens[stop - 2].kind == TokenKind::Number;
    currency && !priced && follower.kind == TokenKind::Number
}

/// True if a speech tag begins: in “Why?” Smith asked, the tag belongs to the question. (“Go.” Smith left: a full stop
/// ends the sentence.) A capital article or pronoun begins a sentence, and so does a verb of speech with what is said
/// after it: “Why?” Smith said he was ill.
fn is_tag(text: &str, tokens: &[Token], next: usize) -> bool {
    const OPENER: WordClass = WordClass::PRONOUN.union(WordClass::DETERMINER);
    if begins(&tokens[next]) && tokens[next].class.intersects(OPENER) && tokens[next].span.of(text) != "I" {
        return false;
    }
    let stops = |token: &&Token| token.kind == TokenKind::Mark && token.span.of(text) != "-";
    let clause = tokens[next..].iter().take(6).take_while(|token| !stops(token));
    let Some(verb) = clause.skip(1).position(|token| token.class.contains(WordClass::REPORTING)) else { return false };
    let said = tokens.get(next + verb + 2).filter(|token| token.class.intersects(OPENER | WordClass::CONJUNCTION));
    said.is_none_or(|token| groups(token.hash).intersects(Groups::AFTER_SPEECH_VERB))
}

/// An abbreviation ends a sentence only when the next word often opens one and is not a name.
fn ends_at_abbreviation(text: &str, tokens: &[Token], at: usize, next: usize) -> bool {
    let opener = WordClass::PRONOUN | WordClass::DETERMINER | WordClass::PREPOSITION | WordClass::CONJUNCTION;
    let follower = &tokens[next];
    let word = tokens[at].span.of(text);
    let initial = follower.span.len() == 1 && tokens.get(next + 1).is_none_or(|token| token.shape != Shape::Lower);
    if !begins(follower) || initial {
        return false;
    }
    if tokens[at].class.contains(WordClass::TITLE_ABBREVIATION) && !follows_name(tokens, word, at) {
        return false;
    }
    // Roe v. Wade
    if matches!(word, "v." | "vs.") {
        return false;
    }
    // The short name of a month is followed by its day, which is a number.
    if tokens[at].class.contains(WordClass::MONTH) && !follower.class.contains(WordClass::MONTH) {
        return true;
    }
    let time = matches!(word, "a.m." | "p.m.") && follower.class.intersects(WordClass::NOUN | WordClass::ADVERB);
    let calendar = follower.class.intersects(WordClass::WEEKDAY | WordClass::MONTH);
    follower.class.intersects(opener) || time && !calendar && follower.shape == Shape::Title
}

/// "St." after a name is a street, before one a saint; "Sr." after one is the elder, before one a sister.
fn follows_name(tokens: &[Token], word: &str, at: usize) -> bool {
    matches!(word, "St." | "Sr.") && at > 0 && tokens[at - 1].capitalised()
}

fn is_bullet(word: &str) -> bool {
    matches!(word, "•" | "▪" | "●" | "■" | "►")
}

fn begins(token: &Token) -> bool {
    token.kind == TokenKind::Word && token.shape != Shape::Lower
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::document::Document;

    /// The sentences of a paragraph, separated by " | ".
    fn check(paragraph: &str, expected: &str) {
        let article = Article::from_text("a", paragraph);
        let document = Document::new(&article);
        let found: Vec<_> = document.sentences.iter().map(|sentence| sentence.span.of(document.text)).collect();
        assert_eq!(found.join(" | "), expected);
    }

    #[test]
    fn abbreviations_initials_and_numbers_go_on() {
        for paragraph in [
            "OSLO, Jan. 3 (NTB) - Prof. A. B. Lee and Sen. Ann Voss, D-Ore., met the Rev. Carl Reed Jr. at St. Olav's.",
            "The bank opens at 9 a.m. Monday and shuts at 5 p.m. EST.",
            "Acme Inc. said that No. 5 won, see p. 12 of vol. 3.",
            "It rose 3.5 per cent to $1.2 m. in Washington, D.C. Mayor Ann Lee's last year.",
            "Visit example.com or read version 2.5.1 of it.",
            "1. Open the box.",
            "Gen. (ret.) Tom Lee saw fig. 3 in ch. 4 of it.",
            "The paper by Hale et al. (2009) is short.",
            "The judges cite Reed v. Blake and Cllr. Ann Voss, who told Asst. Sec. Tom Lee on Sept. 4 about Sr. Mary.",
        ] {
            check(paragraph, paragraph);
        }
    }

    #[test]
    fn an_abbreviation_may_end_a_sentence_too() {
        check("He left the U.S. I stayed.", "He left the U.S. | I stayed.");
        check("It shut at 5 p.m. Police came.", "It shut at 5 p.m. | Police came.");
        check("She lives on Main St. The house is old.", "She lives on Main St. | The house is old.");
        check("Dale Reed Sr. He left in Sept. Police came.", "Dale Reed Sr. | He left in Sept. | Police came.");
        check("So say Hale et al. The rest is known.", "So say Hale et al. | The rest is known.");
    }

    #[test]
    fn a_question_and_its_speech_tag_are_one() {
        check("“Why?” Prime Minister Ann Lee asked. “So?”", "“Why?” Prime Minister Ann Lee asked. | “So?”");
        check("“Why?” she asked. “Go!” “No.” He went.", "“Why?” she asked. | “Go!” | “No.” | He went.");
        check("“Why?” The mayor says it is law. “So?”", "“Why?” | The mayor says it is law. | “So?”");
        check(
            "“Why?” Lee said he was ill. “So?” Lee told them.",
            "“Why?” | Lee said he was ill. | “So?” Lee told them.",
        );
        check("“Why?” Lee left. She said nothing.", "“Why?” | Lee left. | She said nothing.");
    }

    #[test]
    fn spaces_may_be_missing_and_dots_be_many() {
        check("They won.Then they left.", "They won. | Then they left.");
        check("Well ... maybe. He stopped… Then he ran.", "Well ... maybe. | He stopped… | Then he ran.");
    }

    #[test]
    fn what_has_no_end_is_cut() {
        let article = Article::from_text("a", "and so on ".repeat(400));
        let lengths: Vec<_> = Document::new(&article).sentences.iter().map(|sentence| sentence.tokens.len()).collect();
        assert_eq!(lengths, [500, 500, 200]);
    }

    #[test]
    fn bullets_begin_sentences() {
        check("• One of them • Two of them", "• One of them | • Two of them");
    }
}
