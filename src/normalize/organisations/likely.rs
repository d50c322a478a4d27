//! Whether a name is an organisation's: the tagger mistakes places, products, events, peoples and programmes for
//! bodies, and misses bodies whose names are in no list. All forms and mentions together are better evidence than one.

use super::forms::Form;
use super::origin::Origin;
use crate::choice::{Choice, Model};
use crate::document::{Document, Shape, TokenKind};
use crate::extract::places::{Gazetteer, Sense};
use crate::extract::{Mentions, NameKind};
use crate::lexicon::organisations::{Strength, kind_of_word};
use crate::lexicon::{WordClass, is_legal_form};
use crate::normalize::surroundings::{self, Around, flag};
use std::sync::LazyLock;

const OWN: [&str; 44] = [
    "margin",
    "best margin",
    "tagged a body",
    "tagged a person",
    "tagged a place",
    "tagged something else",
    "listed",
    "gathered",
    "gathered company or club",
    "firm word",
    "head word",
    "weak word",
    "noun for a body",
    "firm word elsewhere",
    "word for a place",
    "of or for in it",
    "one word",
    "many words",
    "acronym alone",
    "acronym and name",
    "plain words",
    "strange word",
    "given name or surname",
    "listed place",
    "demonym",
    "small words",
    "digit",
    "mentions",
    "plural head",
    "after a",
    "no label",
    "acronym without a label",
    "margin as a person",
    "margin as a place",
    "margin as something else",
    "small ministry",
    "small police",
    "capitals in it",
    "capital inside a word",
    "particle in it",
    "tagged a place with a word for a body",
    "tagged a place in one word",
    "firm word alone",
    "article of another language",
];
const ALL: usize = OWN.len() + surroundings::FEATURES.len();
const FEATURES: [&str; ALL] = surroundings::with(OWN);

/// What the article shows about its names.
pub struct Names<'a> {
    document: &'a Document<'a>,
    origin: &'a Origin<'a>,
    around: Around<'a>,
}

impl<'a> Names<'a> {
    /// Prepares the names.
    pub fn new(document: &'a Document<'a>, origin: &'a Origin<'a>, mentions: &Mentions) -> Self {
        Self { document, origin, around: Around::new(document, mentions) }
    }

    /// True for forms that are likely an organisation's.
    pub fn is_body(&self, own: &[&Form], full: &Form) -> bool {
        /// The logarithm of the least odds: the best on newsrooms not used for fitting.
        const LEAST: f32 = -0.25;
        static MODEL: LazyLock<Model<ALL>> = LazyLock::new(|| Model::read("is a body", FEATURES));
        self.is_formed_as_body(full) || MODEL.score(&self.features(own, full)) > MODEL.threshold() + LEAST
    }

    /// True for a name whose form alone shows a body: with a legal form at its end, the office of an officer (the county
    /// prosecutor's office), a society named by its members (Future Bakers of America).
    fn is_formed_as_body(&self, form: &Form) -> bool {
        let document = self.document;
        let last = form.tokens.end - 1;
        // Moss Co. is a county.
        let fewest = if document.is_any(last, &["co", "co."]) { 3 } else { 2 };
        let firm = form.tokens.len() >= fewest && is_legal_form(document.word(last));
        let office = last > 0 && document.is_any(last, &["department", "office"]) && document.is(last - 1, "'s");
        firm || office && last > form.tokens.start || form.is_society(document)
    }

    /// The same as a choice, for fitting.
    pub fn choice(&self, own: &[&Form], full: &Form, name: &str) -> Choice {
        Choice {
            model: "is a body",
            features: FEATURES.to_vec(),
            span: own[0].span,
            candidates: vec![(name.to_owned(), self.features(own, full).to_vec())],
        }
    }

    fn features(&self, own: &[&Form], full: &Form) -> [f32; ALL] {
        const PLAIN: WordClass = WordClass::NOUN.union(WordClass::VERB).union(WordClass::ADJECTIVE);
        const NAME: WordClass = WordClass::GIVEN_NAME.union(WordClass::SURNAME);
        let document = self.document;
        let count = own.len().max(1) as f32;
        let tags = || own.iter().filter_map(|form| self.around.tag(&form.tokens));
        let bodies = || tags().filter(|(kind, _)| *kind == NameKind::Organisation).map(|(_, margin)| margin);
        let tagged = |kind: NameKind| tags().filter(|(other, _)| *other == kind).count() as f32 / count;
        let class = |at: usize| document.class(at);
        let tokens = full.tokens.clone();
        let words = || tokens.clone().filter(|&at| document.tokens[at].kind == TokenKind::Word);
        let tells = |at: usize| kind_of_word(document.tokens[at].hash).map(|(_, strength)| strength);
        let head = document.head_of_name(&tokens);
        let listed = own.iter().find_map(|form| self.origin.called(form.span.of(document.text)));
        let sense = |test: fn(&Sense) -> bool| {
            let found = Gazetteer::get().at(document, tokens.start).filter(|(place, _)| place.end == tokens.end);
            found.is_some_and(|(_, senses)| senses.iter().any(test))
        };
        let margin = |kind: NameKind| {
            let margins = tags().filter(|(other, _)| *other == kind).map(|(_, margin)| margin);
            (margins.sum::<f32>() / count).clamp(-2.0, 4.0)
        };
        let small = |words: &[&str]| document.tokens[head].shape == Shape::Lower && document.is_any(head, words);
        let noun = class(head).intersects(WordClass::ORGANISATION_NOUN | WordClass::ORGANISATION_WORD);
        let acronyms = own.iter().filter(|form| form.acronym).count();
        let values = [
            (bodies().sum::<f32>() / count).clamp(-2.0, 4.0),
            bodies().fold(-1.0, f32::max).clamp(-2.0, 4.0),
            tagged(NameKind::Organisation),
            tagged(NameKind::Person),
            tagged(NameKind::Place),
            tagged(NameKind::Other),
            flag(listed.is_some_and(|known| !known.gathered)),
            flag(listed.is_some_and(|known| known.gathered && known.is_of_state())),
            flag(listed.is_some_and(|known| known.gathered && !known.is_of_state())),
            flag(tells(head) == Some(Strength::Firm)),
            flag(tells(head) == Some(Strength::Head)),
            flag(tells(head) == Some(Strength::Weak)),
            flag(noun && tells(head).is_none()),
            flag(words().any(|at| at != head && tells(at) == Some(Strength::Firm))),
            flag(words().any(|at| class(at).contains(WordClass::PLACE_WORD))),
            flag(tokens.clone().any(|at| class(at).contains(WordClass::PREPOSITION))),
            flag(full.words.len() == 1),
            flag(full.words.len() > 3),
            flag(acronyms == own.len()),
            flag(acronyms > 0 && acronyms < own.len()),
            flag(words().all(|at| class(at).intersects(PLAIN))),
            flag(words().any(|at| class(at).is_empty())),
            flag(words().any(|at| class(at).intersects(NAME))),
            flag(sense(|sense| matches!(sense, Sense::Place(_) | Sense::Country(_)))),
            flag(sense(|sense| matches!(sense, Sense::Demonym(_)))),
            flag(words().all(|at| document.tokens[at].shape == Shape::Lower)),
            flag(full.span.of(document.text).contains(|c: char| c.is_ascii_digit())),
            (own.len() as f32).ln().min(2.5),
            flag(class(head).contains(WordClass::PLURAL)),
            flag(own.iter().any(|form| after_a(document, form))),
            flag(tags().next().is_none()),
            flag(acronyms == own.len() && tags().next().is_none()),
            margin(NameKind::Person),
            margin(NameKind::Place),
            margin(NameKind::Other),
            flag(small(&["bureau", "consulate", "embassy", "ministry", "municipality"])),
            flag(small(&["army", "police"])),
            flag(tokens.len() > 1 && words().any(|at| document.tokens[at].shape == Shape::Upper)),
            flag(words().any(|at| document.word(at).chars().skip_while(|c| c.is_uppercase()).any(char::is_uppercase))),
            flag(words().any(|at| class(at).contains(WordClass::PARTICLE))),
            if noun || tells(head).is_some() { tagged(NameKind::Place) } else { 0.0 },
            if full.words.len() == 1 { tagged(NameKind::Place) } else { 0.0 },
            flag(full.words.len() == 1 && tells(head) == Some(Strength::Firm)),
            flag(tokens.len() > 1 && document.is_any(tokens.start, &["al", "el", "la", "las", "le", "les", "los"])),
        ];
        surroundings::join(values, self.around.of(own.iter().map(|form| form.tokens.clone())))
    }
}

/// True for a form after "a": one of several.
fn after_a(document: &Document, form: &Form) -> bool {
    form.tokens.start > 0 && document.is_any(form.tokens.start - 1, &["a", "an", "each", "every"])
}
