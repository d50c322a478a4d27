//! Whether a name is a person's: the tagger mistakes places, bodies, works, peoples and dishes for persons where their
//! names are strange to it. All mentions together, and what the article says next to them, are better evidence than
//! one.

use super::cluster::Named;
use super::roles::{Role, Tie};
use crate::choice::{Choice, Model};
use crate::document::{Document, Shape, TokenKind};
use crate::extract::places::{Gazetteer, Sense};
use crate::extract::{Mentions, Name, NameKind};
use crate::lexicon::{WordClass, WordSet};
use crate::normalize::Organisation;
use crate::normalize::surroundings::{self, Around, flag};
use std::ops::Range;
use std::sync::LazyLock;

const OWN: [&str; 34] = [
    "margin",
    "best margin",
    "tagged otherwise",
    "given name first",
    "rare name first",
    "strange word first",
    "surname last",
    "strange word last",
    "no word in a list",
    "one word",
    "two words",
    "many words",
    "particle first",
    "particle inside",
    "hyphen",
    "plain word",
    "word for a body or place",
    "listed place",
    "place in it",
    "demonym or creed",
    "body of the article",
    "word of a body",
    "same word twice",
    "in capitals",
    "mentions",
    "full and short name",
    "title",
    "close role",
    "loose role",
    "he or she in the sentence",
    "he or she begins the next sentence",
    "age",
    "only in headings",
    "tagged otherwise beside a person",
];
const ALL: usize = OWN.len() + surroundings::FEATURES.len();
const FEATURES: [&str; ALL] = surroundings::with(OWN);

/// True for a name that the tagger takes for something else but that has no word of such a thing, and is a plain
/// person's: a word in a list of names before a strange one or one of the list.
pub fn may_be(document: &Document, name: &Name) -> bool {
    const NAME: WordClass = WordClass::GIVEN_NAME.union(WordClass::SURNAME).union(WordClass::RARE_NAME);
    const OTHER: WordClass = WordClass::ORGANISATION_WORD
        .union(WordClass::PLACE_WORD)
        .union(WordClass::BELIEF)
        .union(WordClass::NOUN)
        .union(WordClass::VERB)
        .union(WordClass::ADJECTIVE)
        .union(WordClass::MONTH)
        .union(WordClass::WEEKDAY);
    let tokens = document.tokens_in(name.span);
    let fits = |at: usize| {
        let token = &document.tokens[at];
        token.shape == Shape::Title
            && (token.class.is_empty() || token.class.intersects(NAME) && !token.class.intersects(OTHER))
    };
    let place = || tokens.clone().any(|at| Gazetteer::get().at(document, at).is_some());
    matches!(name.kind, NameKind::Other | NameKind::Place) && name.margin < 0 && tokens.clone().all(fits) && !place()
}

/// What the article shows about its names of people.
pub struct Likely<'a> {
    document: &'a Document<'a>,
    around: Around<'a>,
    names: &'a [Named],
    roles: &'a [Option<Role>],
    /// The tokens of the names of organisations, in order.
    bodies: Vec<Range<usize>>,
    /// The words of these names.
    words: WordSet,
}

impl<'a> Likely<'a> {
    /// Prepares the names and their roles.
    pub fn new(
        document: &'a Document<'a>,
        mentions: &Mentions,
        organisations: &[Organisation],
        names: &'a [Named],
        roles: &'a [Option<Role>],
    ) -> Self {
        let forms = organisations.iter().flat_map(|body| &body.names);
        let mut bodies: Vec<_> = forms.map(|form| document.tokens_in(form.span)).collect();
        bodies.sort_by_key(|tokens| tokens.start);
        let words = bodies.iter().flat_map(|tokens| &document.tokens[tokens.clone()]).map(|token| token.hash).collect();
        Self { document, around: Around::new(document, mentions), names, roles, bodies, words }
    }

    /// True for mentions that are likely a person's. Most names of the tagger are, so one is left out only if its odds are
    /// well below even.
    pub fn is_person(&self, own: &[usize]) -> bool {
        /// The logarithm of the least odds.
        const LEAST: f32 = -1.0;
        static MODEL: LazyLock<Model<ALL>> = LazyLock::new(|| Model::read("is a person", FEATURES));
        MODEL.score(&self.features(own)) > MODEL.threshold() + LEAST
    }

    /// The same as a choice, for fitting.
    pub fn choice(&self, own: &[usize]) -> Choice {
        let span = self.document.span_of(self.fullest(own).parts.tokens.clone());
        let name = span.of(self.document.text).to_owned();
        let candidates = vec![(name, self.features(own).to_vec())];
        Choice { model: "is a person", features: FEATURES.to_vec(), span, candidates }
    }

    fn fullest(&self, own: &[usize]) -> &Named {
        let names = own.iter().map(|&at| &self.names[at]);
        names.rev().max_by_key(|name| name.parts.words.len()).expect("a mention")
    }

    fn features(&self, own: &[usize]) -> [f32; ALL] {
        let names = || own.iter().map(|&at| &self.names[at].parts.tokens);
        let around = self.around.of(names().cloned());
        let full = &self.fullest(own).parts;
        let values = self.of_tagger(own).into_iter().chain(self.of_words(&full.tokens)).chain(self.of_mentions(own));
        let mut own = [0.0; OWN.len()];
        own.iter_mut().zip(values).for_each(|(feature, value)| *feature = value);
        surroundings::join(own, around)
    }

    /// What the tagger says about the mentions.
    fn of_tagger(&self, own: &[usize]) -> [f32; 3] {
        let tags = || own.iter().filter_map(|&at| self.around.tag(&self.names[at].parts.tokens));
        let count = own.len().max(1) as f32;
        let margins = || tags().filter(|(kind, _)| *kind == NameKind::Person).map(|(_, margin)| margin);
        let mean = margins().sum::<f32>() / count;
        let others = tags().filter(|(kind, _)| *kind != NameKind::Person).count() as f32 / count;
        [mean.clamp(-2.0, 4.0), margins().fold(-1.0, f32::max).clamp(-2.0, 4.0), others]
    }

    /// What the words of the fullest name say.
    fn of_words(&self, name: &Range<usize>) -> [f32; 21] {
        const PLAIN: WordClass = WordClass::NOUN.union(WordClass::VERB).union(WordClass::ADJECTIVE);
        const LISTED: WordClass = WordClass::GIVEN_NAME.union(WordClass::SURNAME).union(WordClass::RARE_NAME);
        const BODY: WordClass = WordClass::ORGANISATION_WORD.union(WordClass::PLACE_WORD);
        let document = self.document;
        let class = |at: usize| document.class(at);
        let is_word = |at: &usize| document.tokens[*at].kind == TokenKind::Word;
        let words = || name.clone().filter(is_word);
        let (first, last) = (words().next().unwrap_or(name.start), words().next_back().unwrap_or(name.start));
        let plain = |at: usize| class(at).intersects(PLAIN) && !class(at).intersects(LISTED);
        let text = document.span_of(name.clone()).of(document.text);
        let sense = |at: usize, whole: bool, test: fn(&Sense) -> bool| {
            let found = Gazetteer::get().at(document, at).filter(|(place, _)| !whole || *place == *name);
            found.is_some_and(|(_, senses)| senses.iter().any(test))
        };
        let place = |sense: &Sense| matches!(sense, Sense::Place(_) | Sense::Country(_));
        let count = words().count();
        let inside = || words().skip(1);
        let values = [
            class(first).contains(WordClass::GIVEN_NAME),
            class(first).contains(WordClass::RARE_NAME),
            class(first).is_empty(),
            class(last).contains(WordClass::SURNAME),
            class(last).is_empty(),
            !words().any(|at| class(at).intersects(LISTED)),
            count == 1,
            count == 2,
            count > 3,
            class(first).contains(WordClass::PARTICLE),
            inside().any(|at| class(at).contains(WordClass::PARTICLE)),
            text.contains(['-', '‐', '‑']),
            words().any(plain),
            words().any(|at| class(at).intersects(BODY) && !class(at).intersects(LISTED)),
            sense(name.start, true, place),
            words().any(|at| sense(at, false, place)),
            words().any(|at| {
                class(at).contains(WordClass::BELIEF) || sense(at, false, |s| matches!(s, Sense::Demonym(_)))
            }),
            self.is_of_body(name),
            words().any(|at| self.words.contains(&document.tokens[at].hash)),
            words()
                .any(|at| words().any(|other| other < at && document.tokens[other].hash == document.tokens[at].hash)),
            words().all(|at| document.tokens[at].shape == Shape::Upper),
        ];
        values.map(flag)
    }

    /// True for a name that an organisation of the article has.
    fn is_of_body(&self, name: &Range<usize>) -> bool {
        let first = self.bodies.partition_point(|body| body.end <= name.start);
        self.bodies.get(first).is_some_and(|body| body.start < name.end)
    }

    /// What the article says about the mentions together.
    fn of_mentions(&self, own: &[usize]) -> [f32; 10] {
        let names = || own.iter().map(|&at| &self.names[at]);
        let any = |test: &dyn Fn(&Named) -> bool| flag(names().any(test));
        let tied = |tie: Tie| flag(own.iter().any(|&at| self.roles[at].as_ref().is_some_and(|role| role.tie == tie)));
        let lengths = || names().map(|name| name.parts.words.len());
        [
            (own.len() as f32).ln().min(2.5),
            flag(lengths().min() != lengths().max()),
            any(&|name| !name.title.is_empty()),
            tied(Tie::Close),
            tied(Tie::Loose),
            any(&|name| self.has_pronoun(name)),
            any(&|name| self.precedes_pronoun(name)),
            any(&|name| self.has_age(name)),
            flag(names().all(|name| name.headline)),
            flag(own.iter().any(|&at| self.is_beside_person(&self.names[at].parts.tokens))),
        ]
    }

    /// True for a name that the tagger takes for something else, next to a person in a list: Ann Blake and [Keela].
    fn is_beside_person(&self, name: &Range<usize>) -> bool {
        let other = self.around.tag(name).is_some_and(|(kind, _)| kind != NameKind::Person);
        other && self.around.beside(name, NameKind::Person)
    }

    fn is_pronoun(&self, at: usize) -> bool {
        self.document.is_any(at, &["he", "she", "his", "her", "him"])
    }

    /// True for a mention with a pronoun for a person after it in its sentence.
    fn has_pronoun(&self, name: &Named) -> bool {
        let sentence = &self.document.sentences[name.sentence as usize].tokens;
        (name.parts.tokens.end..sentence.end).any(|at| self.is_pronoun(at))
    }

    /// True for a mention whose next sentence begins with a pronoun for a person.
    fn precedes_pronoun(&self, name: &Named) -> bool {
        let next = self.document.sentences.get(name.sentence as usize + 1);
        next.is_some_and(|next| self.is_pronoun(next.tokens.start))
    }

    /// True for a mention with an age after it: Ann Blake, 34, or (34).
    fn has_age(&self, name: &Named) -> bool {
        let end = name.parts.tokens.end;
        let age = self.document.tokens.get(end + 1).filter(|token| token.kind == TokenKind::Number);
        let small = age.is_some_and(|age| matches!(age.span.of(self.document.text).parse(), Ok(5..=110u32)));
        small && self.document.is_any(end, &[",", "("]) && self.document.is_any(end + 2, &[",", ")", "."])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::normalize::home::Home;
    use crate::normalize::people::{Known, resolve};
    use crate::span::Span;

    /// The people, if the tagger takes every mention of a name for a person's, as it does others.
    fn check(name: &str, text: &str, expected: &[&str]) {
        let article = Article::from_text("a", text);
        let document = Document::new(&article);
        let found =
            |(at, _): (usize, &str)| Name { span: Span::new(at, at + name.len()), kind: NameKind::Person, margin: 0 };
        let names = text.match_indices(name).map(found).collect();
        let mentions = Mentions { names, ..Mentions::default() };
        let known = Known { countries: &[], organisations: &[], home: &Home::read(&document, &[]) };
        let people = resolve(&document, &mentions, known);
        assert_eq!(people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn what_a_person_does_and_is_tells_a_strange_name() {
        check("Wexa Tundu", "The nurse Wexa Tundu, 34, said that she left.", &["Wexa Tundu"]);
        check("Wexa", "They drove from Wexa to the coast, and the road to Wexa was closed.", &[]);
        check("Wexa", "“It rained,” Wexa said. She left.", &["Wexa"]);
    }

    #[test]
    fn a_plain_name_that_the_tagger_takes_for_another_may_be_a_persons() {
        let may = |text: &str, kind: NameKind, margin: i16| {
            let article = Article::from_text("a", text);
            may_be(&Document::new(&article), &Name { span: Span::new(0, text.len()), kind, margin })
        };
        assert!(may("Wexandu", NameKind::Place, -3) && may("Zelinda Wexandu", NameKind::Other, -3));
        assert!(!may("Wexandu", NameKind::Place, 3) && !may("Wexandu", NameKind::Organisation, -3));
        assert!(!may("Wexandu River", NameKind::Other, -3) && !may("Paris", NameKind::Place, -3));
    }
}
