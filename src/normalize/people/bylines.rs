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
    credit
        || document.is(first, "Additional") && document.is(first + 1, "reporting")
        || is_author_line(document, sentence)
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
