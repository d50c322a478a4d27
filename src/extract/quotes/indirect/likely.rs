//! Whether the words next to a speech tag are reported: most verbs of speech are used in other ways too (the map shows
//! how, he announced a deal). A model weighs what the verb, its subject and the words are.

use super::Tag;
use crate::choice::{Choice, Model};
use crate::extract::quotes::cues::Build;
use crate::lexicon::reporting::Takes;
use crate::lexicon::{Groups, Tags, WordClass};
use crate::syntax::{At, Complement, Group, Phrase, Tense, Voice, What};
use std::ops::Range;
use std::sync::OnceLock;

/// The name by which the model is switched off, as if it were a rule.
pub const ID: &str = "clause.likely";

/// The name of the model in the file of weights.
const MODEL: &str = "is reported";

/// Evidence for or against reported words, by name.
type Clue = (&'static str, bool);

/// The number of clues.
const ALL: usize = 19 + 16 + 14 + 21;

/// True for a clause that is likely reported.
pub fn is_reported(tag: &Tag, clause: &Range<usize>) -> bool {
    /// The logarithm of the least odds.
    const LEAST: f32 = -0.8;
    static WEIGHTS: OnceLock<Model<ALL>> = OnceLock::new();
    let clues = clues(tag, clause);
    let model = WEIGHTS.get_or_init(|| Model::read(MODEL, clues.map(|(name, _)| name)));
    model.score(&clues.map(|(_, holds)| f32::from(holds))) > model.threshold() + LEAST
}

/// The same as a choice, for fitting.
pub fn choice(tag: &Tag, clause: &Range<usize>) -> Choice {
    let clues = clues(tag, clause);
    let span = tag.reader.span(clause);
    let name = span.of(tag.reader.document.text).to_owned();
    let values = clues.map(|(_, holds)| f32::from(holds)).to_vec();
    Choice { model: MODEL, features: clues.map(|(name, _)| name).to_vec(), span, candidates: vec![(name, values)] }
}

fn clues(tag: &Tag, clause: &Range<usize>) -> [Clue; ALL] {
    let parts = of_verb(tag).into_iter().chain(of_group(tag)).chain(of_source(tag)).chain(of_words(tag, clause));
    let mut all = [("", false); ALL];
    all.iter_mut().zip(parts).for_each(|(place, clue)| *place = clue);
    all
}

/// What the lexicon says about the verb or noun, and how the tag is built.
fn of_verb(tag: &Tag) -> [Clue; 19] {
    let takes = |kind: Takes| tag.cue.takes.contains(kind);
    let built = |build: Build| tag.cue.build == build;
    let lemma = |lemma: &str| tag.cue.words.clone().any(|at| tag.reader.lemma(at) == lemma);
    [
        ("takes a clause", takes(Takes::CLAUSE)),
        ("takes a bare clause", takes(Takes::BARE)),
        ("takes an addressee", takes(Takes::ADDRESSEE)),
        ("takes an object", takes(Takes::OBJECT)),
        ("takes an infinitive", takes(Takes::INFINITIVE)),
        ("takes a question", takes(Takes::QUESTION)),
        ("of a finding", takes(Takes::FINDING)),
        ("of a stance", takes(Takes::STANCE)),
        ("with a particle", takes(Takes::PARTICLE)),
        ("takes a topic", takes(Takes::TOPIC)),
        ("takes a thing", takes(Takes::THING)),
        ("takes a name", takes(Takes::NAMING)),
        ("takes a quotation", takes(Takes::QUOTATION)),
        ("say", lemma("say")),
        ("tell", lemma("tell")),
        ("inverted", built(Build::Inverted)),
        ("carried", built(Build::Carried)),
        ("according", built(Build::According)),
        ("noun", built(Build::Noun)),
    ]
}

/// The form of the verb group, and its complement.
fn of_group(tag: &Tag) -> [Clue; 16] {
    let syntax = tag.reader.reading.syntax;
    let verb = || tag.cue.words.clone().map(At::new).find(|&at| syntax.group_at(at).get().is_some());
    let verb = verb().unwrap_or(At::NOWHERE);
    let group = syntax.group(syntax.group_at(verb));
    let clause = syntax.clause_at(verb);
    let complement = clause.map_or(Complement::None, |clause| clause.complement);
    let tense = |tense: Tense| *group != Group::NONE && group.tense == tense;
    [
        ("no group", *group == Group::NONE),
        ("past", tense(Tense::Past)),
        ("present", tense(Tense::Present)),
        ("modal", tense(Tense::Modal)),
        ("infinitive", tense(Tense::Infinitive)),
        ("gerund", tense(Tense::Gerund)),
        ("participle", tense(Tense::Participle)),
        ("passive", group.voice == Voice::Passive),
        ("negated", group.negated),
        ("that", matches!(complement, Complement::That(_))),
        ("bare", matches!(complement, Complement::Bare(_))),
        ("question", matches!(complement, Complement::Question(_))),
        ("to act", matches!(complement, Complement::Infinitive(_))),
        ("no complement", clause.is_some() && complement == Complement::None),
        ("object", clause.is_some_and(|clause| clause.object.get().is_some())),
        ("subordinate", is_subordinate(tag)),
    ]
}

/// True after a subordinator or a relative pronoun: when he said; who says.
fn is_subordinate(tag: &Tag) -> bool {
    let before = tag.cue.tag.start.checked_sub(1).filter(|before| tag.sentence.contains(before));
    before.is_some_and(|at| tag.reader.tagged(at, Tags::SUBORDINATOR) || tag.reader.relative(at))
}

/// What the speaker of the tag is.
fn of_source(tag: &Tag) -> [Clue; 14] {
    let source = tag.cue.source.as_ref();
    let phrase = source.and_then(|source| phrase(tag, source));
    let what = |what: What| phrase.is_some_and(|phrase| phrase.what == what);
    let is = |words: &[&str]| source.is_some_and(|source| source.len() == 1 && tag.reader.is(source.start, words));
    let report = phrase.is_some_and(|phrase| tag.reader.any(phrase.head.index(), WordClass::REPORTING_NOUN));
    [
        ("no source", source.is_none()),
        ("by a person", what(What::Person)),
        ("by people", what(What::Group)),
        ("by a body", what(What::Body)),
        ("by a place", what(What::Place)),
        ("by a name", what(What::Name)),
        ("by a pronoun", what(What::Pronoun)),
        ("by a relative", what(What::Relative)),
        ("by a thing", what(What::Thing)),
        ("by a report", report),
        ("by me", is(&["I", "we", "you"])),
        ("by it", is(&["it", "this", "that", "these", "which"])),
        ("by some", is(&["they", "some", "many", "others", "who"])),
        ("by one unknown", source.is_some_and(|source| tag.reader.is(source.start, &["a", "an"]))),
    ]
}

/// The outermost phrase with which a source begins.
fn phrase<'t>(tag: &'t Tag, source: &Range<usize>) -> Option<&'t Phrase> {
    let syntax = tag.reader.reading.syntax;
    let phrases = source.clone().filter_map(|at| syntax.phrase(syntax.phrase_at(At::new(at))));
    phrases.take_while(|phrase| phrase.run.start.index() <= source.start).last()
}

/// Where the words are, how they begin, and whether they have a verb.
fn of_words(tag: &Tag, clause: &Range<usize>) -> [Clue; 21] {
    let reader = tag.reader;
    let first = clause.start;
    let after = first >= tag.cue.words.end;
    let around = !after && clause.end > tag.cue.words.end;
    let before = |words: &[&str]| after && first > tag.cue.words.start && reader.is(first - 1, words);
    let preposition = after && first > 0 && reader.preposition(first - 1);
    let opens = |words: &[&str]| after && reader.is(first, words);
    let syntax = reader.reading.syntax;
    let finite = |at: usize| syntax.group_at(At::new(at)).get().is_some_and(|group| syntax.groups[group].finite());
    let verb = clause.clone().any(finite);
    let words = clause.len();
    [
        ("words before", !after && !around),
        ("words around", around),
        ("after that", before(&["that"])),
        ("after for", before(&["for"])),
        ("after of", before(&["of"])),
        ("after about or on", before(&["about", "on"])),
        ("after as", before(&["as"])),
        ("after a preposition", preposition),
        ("with if", opens(&["if", "whether"])),
        ("with how", after && reader.in_group(first, Groups::QUESTION)),
        ("with to", opens(&["to"])),
        ("with a pronoun", after && reader.tagged(first, Tags::PRONOUN)),
        ("with a determiner", after && reader.any(first, WordClass::DETERMINER)),
        ("with a name", after && reader.name_like(first)),
        ("with a gerund", after && reader.tagged(first, Tags::GERUND)),
        ("with a finite verb", verb),
        ("bare without a verb", after && !verb && !preposition),
        ("few words without a verb", words < 4 && !verb),
        ("some words without a verb", (4..7).contains(&words) && !verb),
        ("many words", words > 20),
        ("in a heading", reader.paragraph(first) == 0),
    ]
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::document::Document;
    use crate::extract::quotes;
    use crate::syntax::Syntax;

    /// The reported words of a text below a headline.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let text = format!("Headline\n{text}");
        let article = Article::from_text("a", &text);
        let document = Document::new(&article);
        let rows = quotes::find(&document, &Syntax::new(&document));
        assert_eq!(rows.iter().map(|row| row.span.of(&text)).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn what_somebody_says_is_reported() {
        check("The mayor said the bridge would open in spring.", &["the bridge would open in spring"]);
        check("Lee announced that the firm had closed its two plants.", &["the firm had closed its two plants"]);
        check("She told reporters that nobody had been hurt.", &["nobody had been hurt"]);
        check("Lee said she was there.", &["she was there"]);
    }

    #[test]
    fn what_a_thing_shows_or_somebody_does_is_not() {
        check("They called on Lee.", &[]);
        check("It tells of two brothers in a small town.", &[]);
        check("Hill announced.", &[]);
        check("The paint refers to the old sea.", &[]);
    }
}
