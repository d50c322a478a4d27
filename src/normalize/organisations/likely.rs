//! Whether a name is an organisation's: the tagger mistakes places, products, events, peoples and programmes for
//! bodies, and misses bodies whose names are in no list. All forms and mentions together are better evidence than one.

use super::forms::Form;
use super::origin::Origin;
use crate::choice::{Choice, Model};
use crate::document::{Document, Shape, TokenKind};
use crate::extract::places::{Gazetteer, Sense};
use crate::extract::{Mentions, NameKind};
use crate::lexicon::WordClass;
use crate::lexicon::organisations::{Strength, kind_of_word};
use crate::normalize::surroundings::{self, Around, flag};
use std::ops::Range;
use std::sync::LazyLock;

const OWN: [&str; 31] = [
    "margin",
    "best margin",
    "tagged a body",
    "tagged a person",
    "tagged a place",
    "tagged something else",
    "listed",
    "gathered",
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
];
const ALL: usize = OWN.len() + surroundings::FEATURES.len();
const FEATURES: [&str; ALL] = surroundings::with(OWN);

/// What the article shows about its names.
pub struct Names<'a> {
    document: &'a Document<'a>,
    origin: &'a Origin<'a>,
    around: Around<'a>,
    /// What the tagger found, in order: span, kind and margin.
    tagged: Vec<(Range<usize>, NameKind, i16)>,
}

impl<'a> Names<'a> {
    /// Prepares the names.
    pub fn new(document: &'a Document<'a>, origin: &'a Origin<'a>, mentions: &Mentions) -> Self {
        let tagged =
            mentions.names.iter().map(|name| (document.tokens_in(name.span), name.kind, name.margin)).collect();
        Self { document, origin, around: Around::new(document, mentions), tagged }
    }

    /// True for forms that are more likely an organisation's than not.
    pub fn is_body(&self, own: &[&Form], full: &Form) -> bool {
        static MODEL: LazyLock<Model<ALL>> = LazyLock::new(|| Model::read("is a body", FEATURES));
        MODEL.score(&self.features(own, full)) > MODEL.threshold()
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

    /// The kind of a form by the tagger, with the margin.
    fn tag(&self, form: &Form) -> Option<(NameKind, f32)> {
        let first = self.tagged.partition_point(|(tokens, ..)| tokens.end <= form.tokens.start);
        let (_, kind, margin) = self.tagged.get(first).filter(|(tokens, ..)| tokens.start < form.tokens.end)?;
        Some((*kind, f32::from(*margin) / 50.0))
    }

    fn features(&self, own: &[&Form], full: &Form) -> [f32; ALL] {
        const PLAIN: WordClass = WordClass::NOUN.union(WordClass::VERB).union(WordClass::ADJECTIVE);
        const NAME: WordClass = WordClass::GIVEN_NAME.union(WordClass::SURNAME);
        let document = self.document;
        let count = own.len().max(1) as f32;
        let tags = || own.iter().filter_map(|form| self.tag(form));
        let bodies = || tags().filter(|(kind, _)| *kind == NameKind::Organisation).map(|(_, margin)| margin);
        let tagged = |kind: NameKind| tags().filter(|(other, _)| *other == kind).count() as f32 / count;
        let class = |at: usize| document.class(at);
        let tokens = full.tokens.clone();
        let words = || tokens.clone().filter(|&at| document.tokens[at].kind == TokenKind::Word);
        let tells = |at: usize| kind_of_word(document.tokens[at].hash).map(|(_, strength)| strength);
        let of = tokens.clone().find(|&at| class(at).contains(WordClass::PREPOSITION));
        let head = of.unwrap_or(tokens.end).saturating_sub(1).max(tokens.start);
        let listed = own.iter().find_map(|form| self.origin.called(form.span.of(document.text)));
        let sense = |test: fn(&Sense) -> bool| {
            let found = Gazetteer::get().at(document, tokens.start).filter(|(place, _)| place.end == tokens.end);
            found.is_some_and(|(_, senses)| senses.iter().any(test))
        };
        let noun = class(head).intersects(WordClass::ORGANISATION_NOUN | WordClass::ORGANISATION_WORD);
        let acronyms = own.iter().filter(|form| form.acronym).count();
        let values = [
            (bodies().sum::<f32>() / count).clamp(-2.0, 3.0),
            bodies().fold(-1.0, f32::max).clamp(-2.0, 3.0),
            tagged(NameKind::Organisation),
            tagged(NameKind::Person),
            tagged(NameKind::Place),
            tagged(NameKind::Other),
            flag(listed.is_some_and(|known| !known.gathered)),
            flag(listed.is_some_and(|known| known.gathered)),
            flag(tells(head) == Some(Strength::Firm)),
            flag(tells(head) == Some(Strength::Head)),
            flag(tells(head) == Some(Strength::Weak)),
            flag(noun && tells(head).is_none()),
            flag(words().any(|at| at != head && tells(at) == Some(Strength::Firm))),
            flag(words().any(|at| class(at).contains(WordClass::PLACE_WORD))),
            flag(of.is_some()),
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
        ];
        surroundings::join(values, self.around.of(own.iter().map(|form| form.tokens.clone())))
    }
}

/// True for a form after "a": one of several.
fn after_a(document: &Document, form: &Form) -> bool {
    form.tokens.start > 0 && document.is_any(form.tokens.start - 1, &["a", "an", "each", "every"])
}
