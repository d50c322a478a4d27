//! Names by rules and lists alone.

use super::runs::{add_runs, capitalised, hangs_on, is_joint_hyphen};
use super::{Name, NameTagger};
use crate::document::{Document, Shape, Token};
use crate::extract::NameKind;
use crate::lexicon::{WordClass, WordSet};
use std::ops::Range;

/// Tags names by the words in a run of capitals and around it: titles before, speech verbs behind, given names, surnames,
/// words of organisations and places. A surname alone is a person's where the article has it in a full name.
pub struct Rules;

/// Words that stand capitalised and are no part of a person's name.
const BLOCKED: WordClass = WordClass::MONTH
    .union(WordClass::WEEKDAY)
    .union(WordClass::BELIEF)
    .union(WordClass::PRONOUN)
    .union(WordClass::DETERMINER)
    .union(WordClass::PREPOSITION)
    .union(WordClass::CONJUNCTION)
    .union(WordClass::AUXILIARY);

/// Words of plain English.
const COMMON: WordClass = WordClass::NOUN.union(WordClass::VERB).union(WordClass::ADJECTIVE).union(WordClass::ADVERB);

/// Words that stand before the name of a person.
const TITLE: WordClass = WordClass::TITLE_ABBREVIATION.union(WordClass::HONORIFIC).union(WordClass::OFFICE);

const NAME: WordClass = WordClass::GIVEN_NAME.union(WordClass::SURNAME);

impl NameTagger for Rules {
    fn tag(&self, document: &Document) -> Vec<Name> {
        let mut reader = Reader { document, family: WordSet::default(), names: Vec::new() };
        let (headlines, body): (Vec<_>, Vec<_>) =
            (0..document.sentences.len()).partition(|&s| in_title_case(document, s));
        for sentence in body.into_iter().chain(headlines) {
            reader.sentence(sentence);
        }
        reader.names.sort_by_key(|name| name.span);
        reader.names
    }
}

/// True for a headline or heading: no full stop ends it, and most of its longer words begin with a capital.
fn in_title_case(document: &Document, sentence: usize) -> bool {
    let tokens = document.sentences[sentence].tokens.clone();
    if document.word(tokens.end - 1) == "." {
        return false;
    }
    let mut words = 0;
    let mut capitals = 0;
    for token in &document.tokens[tokens] {
        if token.span.len() > 3 && !token.class.contains(WordClass::PREPOSITION) {
            words += 1;
            capitals += usize::from(token.shape != Shape::Lower);
        }
    }
    words > 3 && capitals * 4 > words * 3
}

/// What may stand inside a name between two capitalised words.
fn joins(document: &Document, at: usize) -> bool {
    let class = document.class(at);
    class.contains(WordClass::PARTICLE)
        || matches!(document.word(at), "of" | "the" | "for" | "&")
        || is_joint_hyphen(document, at)
        || hangs_on(document, at) && !class.intersects(COMMON)
}

struct Reader<'a> {
    document: &'a Document<'a>,
    /// Hashes of the last words of full names seen so far.
    family: WordSet,
    names: Vec<Name>,
}

impl Reader<'_> {
    fn sentence(&mut self, sentence: usize) {
        let headline = in_title_case(self.document, sentence);
        let tokens = self.document.sentences[sentence].tokens.clone();
        let mut runs = Vec::new();
        add_runs(self.document, tokens.clone(), |at| joins(self.document, at), &mut runs);
        for run in runs {
            let first = run.start == tokens.start;
            self.run(run, first, headline);
        }
    }

    fn run(&mut self, mut run: Range<usize>, first: bool, headline: bool) {
        if first && self.opens_sentence(run.start) {
            run.start += 1;
        }
        let start = run.start;
        run.start = self.after_titles(&run);
        let titled = run.start > start;
        while run.start < run.end && !self.starts_name(run.start) {
            run.start += 1;
        }
        if run.is_empty() {
            return;
        }
        let kind = self.kind(&run, titled);
        if kind == NameKind::Person {
            let known = self.family.contains(&self.document.tokens[run.end - 1].hash);
            if headline && !known {
                return;
            }
            if run.len() > 1 || titled {
                self.family.insert(self.document.tokens[run.end - 1].hash);
            }
        }
        self.names.push(Name { span: self.document.span_of(run), kind });
    }

    /// A word that is capitalised only because it opens the sentence.
    fn opens_sentence(&self, at: usize) -> bool {
        let class = self.document.class(at);
        let plain = class.intersects(BLOCKED.union(COMMON)) && !class.contains(WordClass::GIVEN_NAME);
        plain || class.intersects(WordClass::PRONOUN | WordClass::DETERMINER | WordClass::PREPOSITION)
    }

    /// Where the name begins behind titles: Mr., Gen.; and plain words and abbreviations before a given name and another
    /// word (UK Foreign Secretary Philip Hammond).
    fn after_titles(&self, run: &Range<usize>) -> usize {
        let title = |&t: &usize| self.document.class(t).intersects(TITLE);
        let first = run.start + run.clone().take_while(title).count();
        let plain = |&t: &usize| {
            let Token { class, shape, .. } = self.document.tokens[t];
            !class.contains(WordClass::GIVEN_NAME) && (class.intersects(COMMON) || shape == Shape::Upper)
        };
        let office = first + (first..run.end).take_while(plain).count();
        let full = office + 1 < run.end && self.document.class(office).contains(WordClass::GIVEN_NAME);
        if full { office } else { first }
    }

    fn starts_name(&self, at: usize) -> bool {
        capitalised(self.document, at) || self.document.class(at).contains(WordClass::PARTICLE)
    }

    fn kind(&self, run: &Range<usize>, titled: bool) -> NameKind {
        let any = |class| run.clone().any(|t| self.document.class(t).intersects(class));
        let class = |at: usize| self.document.class(at);
        let given = class(run.start).contains(WordClass::GIVEN_NAME);
        if titled && !any(WordClass::ORGANISATION_WORD) {
            return NameKind::Person;
        }
        if any(WordClass::ORGANISATION_WORD) && !(given && run.len() == 2) {
            return NameKind::Organisation;
        }
        if any(WordClass::PLACE_WORD) && !(given && run.len() == 2) {
            return NameKind::Place;
        }
        if any(BLOCKED) {
            return NameKind::Other;
        }
        if self.is_person(run, given) { NameKind::Person } else { NameKind::Other }
    }

    fn is_person(&self, run: &Range<usize>, given: bool) -> bool {
        let document = self.document;
        let last = run.end - 1;
        if run.len() == 1 {
            return self.family.contains(&document.tokens[last].hash) || self.speaks(last) && self.named(last);
        }
        let words = run.clone().filter(|&t| capitalised(document, t));
        let upper = words.clone().filter(|&t| document.tokens[t].shape == Shape::Upper).count();
        let short = words.clone().count() <= 4 && upper == 0;
        short && (given && !document.is(run.start + 1, "of") || self.named(last) && self.initial_or_speaks(run))
    }

    fn initial_or_speaks(&self, run: &Range<usize>) -> bool {
        run.clone().any(|t| self.document.tokens[t].shape == Shape::Initial) || self.speaks(run.end - 1)
    }

    /// True when a speech verb follows.
    fn speaks(&self, last: usize) -> bool {
        let next = self.document.class(last + 1);
        next.contains(WordClass::REPORTING) && !self.document.is(last + 1, "according")
    }

    fn named(&self, at: usize) -> bool {
        let class = self.document.class(at);
        class.intersects(NAME) && !class.intersects(COMMON)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    /// The persons in a text.
    fn check(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", format!("Headline\n{text}"));
        let document = Document::new(&article);
        let names = Rules.tag(&document);
        let persons: Vec<_> =
            names.iter().filter(|n| n.kind == NameKind::Person).map(|n| n.span.of(document.text)).collect();
        assert_eq!(persons, expected, "{text}");
    }

    #[test]
    fn given_names_titles_and_speech_verbs_make_persons() {
        check("Yesterday Mary O'Connor met Ms. Tilbrook.", &["Mary O'Connor", "Tilbrook"]);
        check("Omar al-Rashid and Ludwig van der Berg left.", &["Omar al-Rashid", "Ludwig van der Berg"]);
        check("Robert J. Keane won. Keane said so.", &["Robert J. Keane", "Keane"]);
    }

    #[test]
    fn organisations_places_and_calendar_words_are_no_persons() {
        check("The Ministry of Justice met on Monday in April Street.", &[]);
        check("Christian leaders of the Jackson River Company spoke.", &[]);
    }
}
