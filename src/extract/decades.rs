//! Decades in a row, of years or of a person's life: in his late 20s or early 30s; the 1980s and early 90s.

use crate::document::{Document, TokenKind};
use crate::lexicon::WordClass;
use crate::lexicon::calendar::{self, Kind};

/// The first token of the decade at a token: the "early", "mid" or "late" before it, or two of them (mid- to late 20s);
/// else the decade itself.
pub fn with_part(document: &Document, at: usize) -> usize {
    let Some(part) = part_before(document, at) else { return at };
    let joint = part.checked_sub(1).filter(|&joint| document.is_any(joint, &["and", "or", "to"]));
    joint.and_then(|joint| part_before(document, joint)).unwrap_or(part)
}

/// The "early", "mid" or "late" that ends before a token, with or without a hyphen.
fn part_before(document: &Document, at: usize) -> Option<usize> {
    let hyphen = usize::from(at > 1 && document.is(at - 1, "-"));
    let part = at.checked_sub(1 + hyphen).filter(|&part| document.same_sentence(part, at))?;
    (kind(document, part) == Some(Kind::Part) || document.is(part, "middle")).then_some(part)
}

/// The first token of the row of decades that the one at a token ends.
pub fn row_start(document: &Document, at: usize) -> usize {
    const MOST: usize = 4;
    let mut first = with_part(document, at);
    for _ in 0..MOST {
        let Some(before) = joined_before(document, first) else { break };
        first = with_part(document, before);
    }
    first
}

/// The decade that a joint before a token joins to it: [60s] and 70s; [1980s] to 90s.
fn joined_before(document: &Document, at: usize) -> Option<usize> {
    let joint = at.checked_sub(1).filter(|&joint| document.is_any(joint, &["and", "or", "to", ",", "-", "–"]))?;
    let comma = usize::from(joint > 0 && !document.is(joint, ",") && document.is(joint - 1, ","));
    let last = (joint - comma).checked_sub(1).filter(|&last| document.same_sentence(last, at))?;
    let digits = last > 0
        && document.is_any(last, &["s", "'s"])
        && document.glued(last)
        && document.tokens[last - 1].kind == TokenKind::Number;
    let word = kind(document, last) == Some(Kind::Decade);
    digits.then(|| last - 1).or(word.then_some(last))
}

/// The kind of a word of the calendar.
fn kind(document: &Document, at: usize) -> Option<Kind> {
    let token = document.tokens.get(at).filter(|token| token.class.contains(WordClass::CALENDAR))?;
    calendar::look_up(token.hash).map(|entry| entry.kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    /// Where the row of decades begins that the last number of a text ends.
    fn check(text: &str, row: &str) {
        let article = Article::from_text("a", text);
        let document = Document::new(&article);
        let number = (0..document.tokens.len()).rfind(|&at| document.tokens[at].kind == TokenKind::Number).unwrap();
        assert_eq!(&text[document.tokens[row_start(&document, number)].span.from()..], row);
    }

    #[test]
    fn a_row_of_decades_begins_with_the_first() {
        check("in his late 20s or early 30s", "late 20s or early 30s");
        check("in their mid- to late 20s", "mid- to late 20s");
        check("in his mid to late 40s or early 50s", "mid to late 40s or early 50s");
        check("it came to late 40s", "late 40s");
        check("in their 50s, 60s, and mid-70s", "50s, 60s, and mid-70s");
        check("in the 1980s and early 90s", "1980s and early 90s");
        check("in her thirties or 40s", "thirties or 40s");
        check("with 3 men and 40s", "40s");
    }
}
