//! Lines that name the author of an article.

use crate::document::Document;
use crate::lexicon::Groups;

/// The sentences that are bylines, as sorted indices: "By Ann Blake", "(Reporting by Ann Blake; editing by Tom Reed)".
pub fn sentences(document: &Document) -> Vec<u32> {
    (0..document.sentences.len()).filter(|&s| is_byline(document, s)).map(|s| s as u32).collect()
}

fn is_byline(document: &Document, sentence: usize) -> bool {
    let tokens = document.sentences[sentence].tokens.clone();
    let first = tokens.start + usize::from(matches!(document.word(tokens.start), "(" | "[" | "—" | "-" | "--"));
    let credit = document.in_group(first, Groups::CREDIT) && document.is(first + 1, "by");
    let article =
        document.is_any(first, &["the", "this"]) && document.is_any(first + 1, &["article", "report", "story"]);
    let written = article && document.in_group(first + 3, Groups::CREDIT) && document.is(first + 4, "by");
    credit
        || written
        || is_before_address(document, sentence)
        || document.is(first, "Additional") && document.is(first + 1, "reporting")
        || is_author_line(document, sentence)
}

/// A short paragraph of capitalised words before or after one that is only an electronic address: ANN BLAKE
fn is_before_address(document: &Document, sentence: usize) -> bool {
    const LONGEST: usize = 5;
    let place = &document.sentences[sentence];
    let address = |at: usize| {
        document.paragraphs.get(at).is_some_and(|paragraph| {
            let text = paragraph.span.of(document.text).trim();
            text.contains('@') && !text.contains(char::is_whitespace)
        })
    };
    let tokens = &document.tokens[place.tokens.clone()];
    document.paragraphs[place.paragraph].sentences.len() == 1
        && tokens.len() <= LONGEST
        && tokens.iter().all(|token| token.capitalised())
        && (address(place.paragraph + 1) || place.paragraph > 0 && address(place.paragraph - 1))
}

/// A short paragraph that begins with "By" and a capital and has no full stop: By Ann Blake, Chief Reporter
fn is_author_line(document: &Document, sentence: usize) -> bool {
    const LONGEST: usize = 16;
    let place = &document.sentences[sentence];
    let tokens = place.tokens.clone();
    let alone = document.paragraphs[place.paragraph].sentences.len() == 1;
    alone
        && (2..=LONGEST).contains(&tokens.len())
        && document.is(tokens.start, "by")
        && document.tokens[tokens.start + 1].capitalised()
        && !matches!(document.word(tokens.end - 1), "." | "!" | "?" | "\"" | "”")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    /// The sentences that are bylines.
    fn check(text: &str, expected: &[u32]) {
        let article = Article::from_text("a", text);
        assert_eq!(sentences(&Document::new(&article)), expected, "{text}");
    }

    #[test]
    fn an_authors_line_has_by_or_an_address_beside_it() {
        check("Rain\n\nBy Ann Blake\n\nIt rained in Moss.", &[1]);
        check("Rain\n\nANN BLAKE\n\nann.blake@example.com\n\nIt rained in Moss.", &[1]);
        check("Rain\n\nANN BLAKE\n\nIt rained in Moss.", &[]);
    }

    #[test]
    fn a_note_of_who_wrote_it_is_one() {
        check("Rain\n\nIt rained. (This article was written by Ann Blake and Tom Reed.)", &[2]);
        check("Rain\n\nIt rained. The letter was written by Ann Blake.", &[]);
    }
}
