//! Kinds of sentences and lines, and the tokens inside quotation marks or in an address.

use super::tagger::{Case, case_of};
use super::{At, Reading, Run, Syntax};
use crate::document::{Document, Shape, TokenKind};
use crate::lexicon::{Tags, WordClass};
use bitflags::bitflags;

bitflags! {
    /// The kind of a sentence.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub struct Kind: u8 {
        /// A headline: the title of the article, or a line of capitalised words without a full stop.
        const HEADLINE = 1;
        /// It begins with a dateline: KABUL, Afghanistan (AP) --
        const DATELINE = 1 << 1;
        /// It names the author of the article: By Ann Lee
        const BYLINE = 1 << 2;
        /// An item of a list: 1. Open the box.
        const LIST_ITEM = 1 << 3;
        /// It begins with its speaker in capitals and a colon: SMITH: We tried.
        const TURN = 1 << 4;
    }

    /// Other properties of a token.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub struct Place: u8 {
        /// Inside quotation marks, or one of them.
        const INSIDE = 1;
        /// Part of a web address, of an e-mail address, or of a handle.
        const ADDRESS = 1 << 1;
    }
}

/// The kind of a sentence and where its prose begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Its kinds.
    pub kind: Kind,
    /// The first token after a dateline, a bullet or the label of a turn.
    pub prose: At,
}

/// Other properties of the tokens.
pub fn places(document: &Document) -> Vec<Place> {
    let mut places = vec![Place::empty(); document.tokens.len()];
    for quotation in &document.quotations {
        places[document.tokens_in(quotation.outer)].fill(Place::INSIDE);
    }
    for at in 0..document.tokens.len() {
        if opens_address(document, at) {
            mark_address(document, at, &mut places);
        }
    }
    places
}

/// True for a token that identifies an address: www, http, the @ of a handle, the full stop of a domain.
fn opens_address(document: &Document, at: usize) -> bool {
    let token = &document.tokens[at];
    match token.kind {
        TokenKind::Word if matches!(token.initial, b'w' | b'h') => {
            matches!(document.word(at), "www" | "http" | "https") && document.glued(at + 1)
        }
        TokenKind::Mark => match document.word(at) {
            "@" => document.glued(at + 1),
            "." => document.glued(at) && document.glued(at + 1) && is_domain(document, at + 1),
            _ => false,
        },
        _ => false,
    }
}

/// True for the last part of a domain name.
fn is_domain(document: &Document, at: usize) -> bool {
    document.is_any(at, &["com", "org", "net", "gov", "edu", "info", "co"])
}

/// Marks everything glued to a token of an address, except for the marks that close the sentence around it.
fn mark_address(document: &Document, at: usize, places: &mut [Place]) {
    let first = (1..=at).rev().find(|&token| !document.glued(token)).unwrap_or(0);
    let end = (at + 1..places.len()).find(|&token| !document.glued(token)).unwrap_or(places.len());
    let word = |token: &usize| document.tokens[*token].kind != TokenKind::Mark || document.word(*token) == "/";
    let last = (at..end).rev().find(word).unwrap_or(at);
    for place in &mut places[first..=last] {
        *place |= Place::ADDRESS;
    }
}

/// The kinds of all sentences.
pub fn read(document: &Document, syntax: &Syntax) -> Vec<Sentence> {
    let reading = Reading { document, syntax };
    (0..document.sentences.len()).map(|sentence| read_one(reading, sentence)).collect()
}

fn read_one(reading: Reading, number: usize) -> Sentence {
    let document = reading.document;
    let sentence = &document.sentences[number];
    let paragraph = &document.paragraphs[sentence.paragraph];
    let run = Run::from(sentence.tokens.clone());
    let mut found = Sentence { kind: Kind::empty(), prose: run.start };
    let opens = paragraph.sentences.start == number;
    if opens {
        for (kind, prose) in [
            (Kind::LIST_ITEM, after_bullet(reading, run)),
            (Kind::DATELINE, after_dateline(reading, run, sentence.paragraph)),
            (Kind::TURN, after_label(reading, run)),
        ] {
            if let Some(prose) = prose {
                return Sentence { kind, prose };
            }
        }
        found.kind.set(Kind::BYLINE, is_byline(reading, run));
    }
    let open_end = !matches!(reading.word(run.last()), "." | "?" | "!" | ":" | ";");
    let capitals = || run.range().len() < 30 && open_end && case_of(document, sentence) != Case::Prose;
    found.kind.set(Kind::HEADLINE, paragraph.headline || !found.kind.contains(Kind::BYLINE) && capitals());
    found
}

/// The token after the bullet or number of an item of a list.
fn after_bullet(reading: Reading, run: Run) -> Option<At> {
    let first = run.start;
    if matches!(reading.word(first), "•" | "▪" | "●" | "■" | "►" | "*" | "·") {
        return Some(first.next());
    }
    let dash = matches!(reading.word(first), "-" | "–" | "—") && !reading.glued(first.next());
    let number = reading.token(first).kind == TokenKind::Number
        && reading.glued(first.next())
        && matches!(reading.word(first.next()), "." | ")");
    match (dash, number) {
        (true, _) => Some(first.next()),
        (_, true) => Some(first.after(2)),
        _ => None,
    }
}

/// The token after a dateline: capitalised words, an agency in brackets, a day, and a dash.
fn after_dateline(reading: Reading, run: Run, paragraph: usize) -> Option<At> {
    const LONGEST: u32 = 16;
    const FIRST_PARAGRAPHS: usize = 4;
    let first = run.start;
    let token = reading.token(first);
    if !token.capitalised() {
        return None;
    }
    let upper = token.shape == Shape::Upper;
    let (mut brackets, mut words) = (false, 0);
    for at in (0..LONGEST).map(|n| first.after(n)).take_while(|&at| run.contains(at)) {
        let token = reading.token(at);
        match reading.word(at) {
            "(" => brackets = true,
            ")" | "," | "/" | "." => {}
            // NEW DELHI: The army ...
            ":" if upper && paragraph < FIRST_PARAGRAPHS && words > 1 && is_place(reading, first) => {
                return Some(at.next());
            }
            "-" if reading.glued(at) && reading.glued(at.next()) => {}
            "—" | "–" | "--" | "-" | "―" | "|" => {
                let told = upper || brackets || paragraph < FIRST_PARAGRAPHS && words < 4 && is_place(reading, first);
                let prose = reading.token(at.next()).shape != Shape::Lower;
                return (told && prose && run.contains(at.next())).then(|| at.next());
            }
            _ if token.kind == TokenKind::Number || token.capitalised() || brackets => words += 1,
            _ => return None,
        }
    }
    None
}

/// True for a word that can be a place.
fn is_place(reading: Reading, at: At) -> bool {
    const OTHER: WordClass = WordClass::VERB.union(WordClass::PRONOUN).union(WordClass::DETERMINER);
    !reading.any(at, OTHER)
}

/// The token after the label of a turn in a transcript: a name in capitals and a colon.
fn after_label(reading: Reading, run: Run) -> Option<At> {
    const LONGEST: u32 = 10;
    let mut words = 0;
    for at in (0..LONGEST).map(|n| run.start.after(n)).take_while(|&at| run.contains(at)) {
        if reading.word(at) == ":" {
            return (words > 0 && run.contains(at.next())).then(|| at.next());
        }
        if reading.is_word(at) {
            if reading.word(at).contains(char::is_lowercase) {
                return None;
            }
            words += 1;
        }
    }
    None
}

/// True for a line that names the author of the article.
fn is_byline(reading: Reading, run: Run) -> bool {
    const LONGEST: usize = 14;
    run.range().len() <= LONGEST
        && reading.is(run.start, "by")
        && reading.token(run.start.next()).capitalised()
        && !reading.is(run.last(), ".")
        && run.tokens().all(|at| !reading.tagged(at, Tags::FINITE | Tags::AUXILIARY))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    /// The kind of the second sentence after a headline, and its prose.
    fn check(line: &str, kind: Kind, prose: &str) {
        let article = Article::from_text("a", format!("Talks go on\n{line}\nThe talks went on."));
        let document = Document::new(&article);
        let syntax = Syntax::new(&document);
        let reading = Reading { document: &document, syntax: &syntax };
        let run = Run::from(document.sentences[1].tokens.clone());
        let found = syntax.sentences[1];
        let rest = Run { start: found.prose, end: run.end };
        assert_eq!((found.kind, reading.text(rest)), (kind, prose), "{line}");
    }

    #[test]
    fn datelines_end_before_the_prose() {
        check("OSLO, Norway (NTB) -- The talks ended.", Kind::DATELINE, "The talks ended.");
        check("LAGOS, Jan. 3 - The talks ended.", Kind::DATELINE, "The talks ended.");
        check("Bergen – The talks ended.", Kind::DATELINE, "The talks ended.");
        let dashed = "Smith -- the mayor -- left the talks.";
        check(dashed, Kind::empty(), dashed);
        let hyphen = "US-led talks ended.";
        check(hyphen, Kind::empty(), hyphen);
    }

    #[test]
    fn bullets_labels_and_bylines_are_distinguished_from_prose() {
        check("1. Open the box slowly.", Kind::LIST_ITEM, "Open the box slowly.");
        check("• Open the box slowly.", Kind::LIST_ITEM, "Open the box slowly.");
        check("LEE: We tried it again.", Kind::TURN, "We tried it again.");
        check("By Ann Lee, Staff Writer", Kind::BYLINE, "By Ann Lee, Staff Writer");
        let prose = "By noon Lee had left the talks.";
        check(prose, Kind::empty(), prose);
    }

    #[test]
    fn headlines_are_capitalised_and_open_ended() {
        let line = "Mayor Leaves Talks Over New Bridge";
        check(line, Kind::HEADLINE, line);
        let sentence = "Ann Lee met Jon Berg.";
        check(sentence, Kind::empty(), sentence);
    }

    #[test]
    fn addresses_and_quotations_are_marked() {
        let article = Article::from_text("a", "Lee said \"no\" at www.example.com/a. Write to lee@example.org now.");
        let document = Document::new(&article);
        let places = places(&document);
        let of = |place: Place| {
            let tokens = (0..places.len()).filter(|&at| places[at].contains(place));
            tokens.map(|at| document.word(at)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(of(Place::INSIDE), "\" no \"");
        assert_eq!(of(Place::ADDRESS).replace(' ', ""), "www.example.com/alee@example.org");
    }
}
