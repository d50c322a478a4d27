//! Aligns annotated tokens with those of the program, which may be split differently: don't is one, 4th are two.

use super::conllu::{Gold, Text};
use tidings::document::Document;
use tidings::lexicon::Tag;

/// The tag of an annotated token. Modal verbs by their Penn tag (MD) are auxiliaries.
pub fn tag(gold: &Gold) -> Tag {
    match (gold.upos.as_str(), gold.penn.as_str()) {
        ("NOUN", "NNS" | "NNPS") => Tag::Nouns,
        ("PROPN", "NNPS" | "NNS") => Tag::Names,
        ("VERB", penn) => Tag::of(penn).filter(|tag| tag.upos() == "VERB").unwrap_or(Tag::Auxiliary),
        (upos, _) => Tag::ALL.iter().copied().find(|tag| tag.upos() == upos).unwrap_or(Tag::Other),
    }
}

/// The annotated token that each token of the document begins in.
pub fn gold_of<'a>(document: &Document, text: &'a Text) -> Vec<Option<&'a Gold>> {
    let mut golds = text.tokens().peekable();
    let mut find = |byte: usize| {
        while golds.next_if(|gold| gold.bytes.end <= byte).is_some() {}
        golds.peek().copied().filter(|gold| gold.bytes.contains(&byte))
    };
    document.tokens.iter().map(|token| find(token.span.from())).collect()
}

/// The tag that the program gives to an annotated token: that of the last token in it. For "don't" the second part is a
/// particle.
pub fn tag_at(document: &Document, tags: &[Tag], gold: &Gold) -> Tag {
    let end = document.tokens.partition_point(|token| token.span.from() < gold.bytes.end);
    let Some(last) = end.checked_sub(1) else { return Tag::Other };
    let within = document.tokens[last].span.from() < gold.bytes.start;
    let negation = matches!(gold.form.to_lowercase().as_str(), "n't" | "n’t" | "not");
    if within && negation { Tag::Particle } else { tags[last] }
}
