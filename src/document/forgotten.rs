//! Where a quotation ends whose closing mark was forgotten: at a speech tag (“We won, Ann Lee said on Monday.), before a
//! sentence in which someone else speaks (“We won. Tom Hill said they lost.), or with the sentence of which it is a part
//! (He called it “a bad day. It rained.). And which marks close though they look like opening ones, because the space
//! stands on their wrong side: "We won. "Tom Hill left.

use super::{Document, TokenKind};
use crate::lexicon::WordClass;
use crate::lexicon::reporting::{Takes, reporting};
use std::ops::Range;

/// The most words of a subject before its verb of speech.
const LONGEST: usize = 7;

/// Words that open a sentence and are no name.
const FUNCTION: WordClass = WordClass::DETERMINER
    .union(WordClass::PRONOUN)
    .union(WordClass::PREPOSITION)
    .union(WordClass::CONJUNCTION)
    .union(WordClass::AUXILIARY);

/// The token after the last of a quotation, if one of `words` shows it. Where it may go on in the next paragraph, only the
/// tag of a named speaker does.
pub fn end(document: &Document, open: usize, words: Range<usize>, goes_on: bool) -> Option<usize> {
    let part = if goes_on { None } else { end_of_part(document, open) };
    let told = |at: usize| is_told(document, at) || names_speaker(document, open, at);
    let ends = |&at: &usize| {
        let tag = document.is(at - 1, ",") && is_tag(document, at, words.end, goes_on);
        tag || part == Some(at) || !goes_on && opens_sentence(document, at) && told(at)
    };
    let end = (words.start.max(open + 2)..words.end).find(ends);
    end.or(part.filter(|&part| part == words.end))
}

/// True for a mark that closes a quotation although a word is right after it: that word begins a speech tag, or narration.
/// `words` are those after it, up to the mark that opens the next quotation.
pub fn is_displaced(document: &Document, open: usize, words: Range<usize>) -> bool {
    let first = words.start;
    let stop = first.saturating_sub(2);
    if document.is(stop, ",") {
        return is_tag(document, first, words.end, false);
    }
    let mut quoted = false;
    let mut own = |at: usize| {
        quoted ^= document.is_double_mark(at);
        !quoted && document.is_any(at, &["i", "me", "my", "we", "us", "our", "you", "your"])
    };
    let told = |at: usize| {
        let begins = at == first || opens_sentence(document, at);
        begins && is_told(document, at)
            || document.is(at, "according") && document.is(at + 1, "to")
            || document.is(at - 1, ",") && is_tag(document, at, words.end, false)
    };
    let narrated = names_speaker(document, open, first) || adds(document, words.clone()) || words.clone().any(told);
    narrated && !words.into_iter().any(&mut own)
}

/// True for a tag that introduces the next quotation: Added Hall:
fn adds(document: &Document, words: Range<usize>) -> bool {
    let subject = words.start + 1..words.end.saturating_sub(1);
    let tag = words.len() <= LONGEST && document.is_any(words.end - 1, &[":", ","]) && !subject.is_empty();
    tag && reports(document, words.start) && is_subject(document, subject, false)
}

/// True for the name of the one whose words open here: Hill said: “We won. Hill then left.
fn names_speaker(document: &Document, open: usize, at: usize) -> bool {
    let name = |at: usize| document.tokens[at].capitalised() && !document.class(at).intersects(FUNCTION);
    let same = |other: usize| name(other) && document.tokens[other].hash == document.tokens[at].hash;
    name(at) && (open.saturating_sub(LONGEST)..open).any(same)
}

/// The end of the sentence of a quotation that opens within it, in small letters.
fn end_of_part(document: &Document, open: usize) -> Option<usize> {
    let inside = open > 0 && !opens_sentence(document, open) && document.tokens.get(open + 1)?.kind == TokenKind::Word;
    let small = inside && !document.tokens[open + 1].capitalised();
    small.then(|| document.sentences[document.tokens[open].sentence as usize].tokens.end)
}

fn opens_sentence(document: &Document, at: usize) -> bool {
    at == 0 || document.tokens[at - 1].sentence != document.tokens[at].sentence
}

/// True for a speech tag from here on: Ann Lee said on Monday; said the mayor; she told the court.
fn is_tag(document: &Document, start: usize, end: usize, named: bool) -> bool {
    let near = start..end.min(start + LONGEST + 1);
    let Some(verb) = near.clone().find(|&at| speaks(document, at)) else { return false };
    let told = document.is_any(verb, &["told", "tells"]);
    if verb == start {
        const NEAR: usize = 4;
        let first = start + 1;
        return !told && (first + 1..=end.min(first + NEAR)).any(|next| is_subject(document, first..next, named));
    }
    let class = document.class(verb + 1);
    let time = WordClass::WEEKDAY | WordClass::MONTH | WordClass::CALENDAR;
    // Lee insisted on it.
    let own = document.is_any(verb + 1, &["on", "for", "of", "about", "against", "with"]);
    let own = own && !document.class(verb + 2).intersects(time);
    let closed = verb + 1 >= end
        || document.tokens[verb + 1].kind == TokenKind::Mark
        || class.intersects(time | WordClass::PREPOSITION | WordClass::ADVERB) && !own;
    (closed || told) && is_subject(document, start..verb, named)
}

/// True for words that can be who speaks: a name or, unless it must be `named`, a noun for people or he, she and they.
fn is_subject(document: &Document, words: Range<usize>, named: bool) -> bool {
    let class = |at: usize| document.class(at);
    let personal = words.len() == 1 && document.is_any(words.start, &["he", "she", "they"]);
    let name = |at: usize| document.tokens[at].capitalised() && !class(at).intersects(FUNCTION);
    let noun =
        WordClass::NOUN | WordClass::ADJECTIVE | WordClass::DETERMINER | WordClass::HONORIFIC | WordClass::SOURCES;
    let within = |at: usize| name(at) || class(at).intersects(noun) || document.is_any(at, &["of", "'s"]);
    let known = |at: usize| name(at) || !named && class(at).intersects(WordClass::SOURCES);
    let plain = words.clone().all(within) && words.clone().any(known);
    plain && !document.is(words.start, "i") || personal && !named
}

/// True for a sentence that begins with a name and reports words: Tom Hill, a neighbour, said they lost; Hill said they
/// lost.
fn is_told(document: &Document, start: usize) -> bool {
    const FARTHEST: usize = 12;
    let name = |at: usize| {
        document.tokens.get(at).is_some_and(|token| token.capitalised() && !token.class.intersects(FUNCTION))
    };
    let sentence = &document.sentences[document.tokens[start].sentence as usize].tokens;
    let mut near = start + 2..sentence.end.min(start + FARTHEST);
    let surname = || {
        !document.class(start).intersects(WordClass::SOURCES) && start + 1 < sentence.end && speaks(document, start + 1)
    };
    name(start) && (name(start + 1) && near.any(|at| speaks(document, at)) || surname())
}

/// True for a finite verb of speech that is no noun: said, tells; not reports.
fn speaks(document: &Document, at: usize) -> bool {
    !document.tokens[at].capitalised() && reports(document, at)
}

/// The same, also at the beginning of a sentence.
fn reports(document: &Document, at: usize) -> bool {
    let token = &document.tokens[at];
    let takes = match token.class.contains(WordClass::REPORTING) {
        true => reporting(document.word(at), token.hash),
        false => Takes::empty(),
    };
    let present = takes.contains(Takes::PRESENT) && (!token.class.contains(WordClass::NOUN) || document.is(at, "says"));
    takes.contains(Takes::CLAUSE | Takes::QUOTATION) && (takes.contains(Takes::PAST) || present)
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::document::Document;

    /// The words in quotation marks of a text, after a headline.
    fn check(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", format!("Talks\n{text}"));
        let document = Document::new(&article);
        let found: Vec<_> = document.quotations.iter().map(|q| q.inner.of(document.text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn it_ends_at_a_speech_tag() {
        check("“We won, Ann Lee said on Monday. It rained.", &["We won,"]);
        check("“We won, Ann Lee told the court. Tom Hill left. “I lost,” he said.", &["We won,", "I lost,"]);
        check("“We won, said the mayor, “and nobody lost.”", &["We won,", "and nobody lost."]);
        check("\"We won, she said. \"Then we left,\" she added.", &["We won,", "Then we left,"]);
        check("It is “a bad day, Ann Lee said. It rained.", &["a bad day,"]);
        check(
            "“If it rains, Ann Lee insisted on it, we win. It rained.",
            &["If it rains, Ann Lee insisted on it, we win. It rained."],
        );
        check("“After all, the news reports, we won. It rained.", &["After all, the news reports, we won. It rained."]);
    }

    #[test]
    fn it_ends_where_someone_else_speaks() {
        check("“We won. Tom Hill, a baker, said they lost.", &["We won."]);
        check("“We won. Hill said they lost.", &["We won."]);
        check("Lee said: “We won. Lee then went home.", &["We won."]);
        check("Ann Lee said: “We won. Tom Hill said it was “a pity” for him.", &["We won.", "a pity"]);
        check("“We won. Then we left. It rained.", &["We won. Then we left. It rained."]);
        check("“We won. The baker said so. It rained.", &["We won. The baker said so. It rained."]);
    }

    #[test]
    fn a_mark_before_narration_closes() {
        check(
            "Hill said, \"We won. I know it. \"Hill would not go on. \"It was cheap.\"",
            &["We won. I know it.", "It was cheap."],
        );
        check("\"We won. \"Added Hill: \"It was cheap. \"He left, according to Lee.", &["We won.", "It was cheap."]);
        check(
            "\"It was cheap. \"The bus is late. Rosa \"Birdie\" Lane left. Lee said it rained.",
            &["It was cheap.", "Birdie"],
        );
        check("\"We won. \"The bus is late, according to Lee. Hill called it \"our pity.\"", &["We won.", "our pity."]);
        check("“We won, “ he said. It rained.", &["We won,"]);
        check("\"We won. \"Hill told me so. \"I left.\"", &["We won.", "Hill told me so.", "I left."]);
        check("\"We won. \"Hill said he lost,\" said Lee.", &["We won.", "Hill said he lost,"]);
    }

    #[test]
    fn a_link_within_a_quotation_is_no_part_of_it() {
        check("Lee said: “We won. Read More “Then we left. “It rained.”", &["We won.", "Then we left.", "It rained."]);
        check("Lee said: “We met Old Tom “Red” Hill. “It rained.”", &["We met Old Tom “Red” Hill.", "It rained."]);
    }

    #[test]
    fn a_part_of_a_clause_ends_with_its_sentence() {
        check("He called it “a bad day. Tom Hill left, saying it was good.", &["a bad day."]);
        check("He called it “a bad day. She said “no” to him.", &["a bad day.", "no"]);
    }

    #[test]
    fn a_quotation_that_goes_on_in_the_next_paragraph_may_contain_tags() {
        check(
            "“We won, he said to me. Tom Hill said so.\n“I left,” said Lee.",
            &["We won, he said to me. Tom Hill said so.", "I left,"],
        );
        check("“We won, Ann Lee said.\n“I lost,” Tom Hill said.", &["We won,", "I lost,"]);
    }
}
