//! The people mentioned, in text order: names, pronouns, and nouns for people.

use super::gender::{Evidence, Gender};
use super::noun_phrase;
use super::roles::Roles;
use crate::document::{Document, TokenKind};
use crate::extract::{Mentions, Reported};
use crate::lexicon::{Groups, Lexicon, WordClass, WordMap};
use crate::normalize::Person;
use crate::schema::QuoteKind;
use crate::span::Span;
use crate::syntax::{At, Syntax};
use std::ops::Range;

/// The form of a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// By name.
    Name,
    /// he, her
    Pronoun(Gender),
    /// the senator, a woman
    Noun,
}

/// Where a mention is in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The subject of the verb.
    Subject,
    /// The object, or in a position without a verb.
    Object,
    /// After a preposition.
    Oblique,
    /// Kerry's, his
    Possessive,
}

/// A mention of someone.
#[derive(Debug, Clone)]
pub struct Mention {
    /// The words of the name, pronoun or noun phrase.
    pub tokens: Range<usize>,
    /// Its form.
    pub form: Form,
    /// The person, for names: an index into [`Discourse::entities`].
    pub entity: Option<usize>,
    /// The sentence, as an index.
    pub sentence: usize,
    /// Its position in the clause.
    pub standing: Standing,
    /// The utterance in quotation marks that it is in.
    pub quote: Option<u32>,
    /// True when it is in a speech tag as the speaker.
    pub speaks: bool,
    /// True when the tag says that someone continues speaking: he added, she continued.
    pub continues: bool,
}

/// Someone to whom pronouns can refer: first the people of the article, then those without a name.
#[derive(Debug, Clone, Default)]
pub struct Entity {
    /// The evidence of gender from honorifics and nouns.
    pub gender: Evidence,
    /// The noun phrase that introduced someone without a name.
    pub phrase: Option<Range<usize>>,
}

/// All mentions in order.
pub struct Discourse<'a> {
    /// The document.
    pub document: &'a Document<'a>,
    syntax: &'a Syntax,
    /// The head of each phrase that is the subject of a clause, in order.
    subjects: Vec<usize>,
    /// The mentions in order.
    pub mentions: Vec<Mention>,
    /// The people to whom they can refer.
    pub entities: Vec<Entity>,
    /// Which descriptions fit which people.
    pub roles: Roles,
    /// The words of each speaker in a speech tag, in order.
    pub sayings: Vec<Saying>,
}

/// The words of the speaker of a speech tag.
#[derive(Debug, Clone)]
pub struct Saying {
    /// The mention of the speaker.
    pub speaker: usize,
    /// The mentions in the words said.
    pub said: Range<usize>,
    /// True for words in quotation marks.
    pub marked: bool,
}

impl<'a> Discourse<'a> {
    /// Collects the mentions.
    pub fn new(document: &'a Document<'a>, syntax: &'a Syntax, mentions: &Mentions, people: &[Person]) -> Self {
        let mut discourse = Self {
            document,
            syntax,
            subjects: subjects(syntax),
            mentions: Vec::new(),
            entities: vec![Entity::default(); people.len()],
            roles: Roles::default(),
            sayings: Vec::new(),
        };
        let mut names: Vec<(Span, usize)> = people
            .iter()
            .enumerate()
            .flat_map(|(index, person)| person.names.iter().map(move |&s| (s, index)))
            .collect();
        names.sort_unstable_by_key(|(span, index)| (span.start, *index));
        for (index, person) in people.iter().enumerate() {
            discourse.roles.add_role(index, person);
            discourse.entities[index].gender = name_gender(person);
        }
        discourse.scan(&names, &mentions.quotes);
        discourse.describe();
        discourse.sayings = discourse.sayings(&mentions.quotes);
        discourse
    }

    /// Who says the words of each quote, and whom they mention. Words without a speech tag continue what was said
    /// before in their paragraph.
    fn sayings(&self, quotes: &[Reported]) -> Vec<Saying> {
        let mut last: Option<(usize, usize)> = None;
        let mut sayings = Vec::new();
        for quote in quotes {
            let sentence = self.document.sentence_at(quote.span.start);
            let paragraph = self.document.sentences[sentence].paragraph;
            let before = last.filter(|&(_, there)| quote.kind == QuoteKind::Direct && there == paragraph);
            let speaker = match quote.speaker {
                Some(span) => self.speaking(span),
                None => before.map(|(speaker, _)| speaker),
            };
            last = speaker.map(|speaker| (speaker, paragraph));
            let said = self.at(quote.span.start)..self.at(quote.span.end);
            sayings.extend(speaker.map(|speaker| Saying { speaker, said, marked: quote.kind != QuoteKind::Indirect }));
        }
        sayings
    }

    /// The mention that is the head of a speaker as written.
    fn speaking(&self, span: Span) -> Option<usize> {
        let tokens = self.document.tokens_in(span);
        let head = (!tokens.is_empty()).then(|| noun_phrase::head(self.document, tokens))?;
        let speaker = self.mentions.partition_point(|mention| mention.tokens.end <= head);
        self.mentions.get(speaker).is_some_and(|mention| mention.tokens.contains(&head)).then_some(speaker)
    }

    /// The first mention at an offset or after it.
    fn at(&self, offset: u32) -> usize {
        self.mentions.partition_point(|mention| self.document.tokens[mention.tokens.start].span.start < offset)
    }

    /// Gives each description its entity: the person whom it fits, an unnamed person with the same description before,
    /// or someone new.
    fn describe(&mut self) {
        let mut unnamed: WordMap<usize> = WordMap::default();
        let mut lead = self.lead();
        for index in 0..self.mentions.len() {
            let mention = &self.mentions[index];
            match (mention.form, mention.entity) {
                (Form::Name, Some(person)) => {
                    if let Some(noun) = lead.take_if(|_| self.opens(mention)) {
                        unnamed.remove(&self.document.tokens[noun].hash);
                        self.roles.add_noun(person, self.document.word(noun));
                    }
                    self.roles.mention(person);
                }
                (Form::Noun, _) => {
                    let entity = self.described(mention.tokens.clone(), &mut unnamed);
                    self.mentions[index].entity = Some(entity);
                }
                _ => {}
            }
        }
    }

    /// The noun of a lead that refers to someone before the name does: A surgeon who left a swab in a patient was
    /// cleared.
    fn lead(&self) -> Option<usize> {
        let first = self.mentions.first().filter(|first| first.form == Form::Noun)?;
        let a = self.document.is_any(first.tokens.start, &["a", "an"]);
        (a && self.starts_sentence(first) && first.sentence <= 2).then_some(first.tokens.end - 1)
    }

    /// True for a name that opens one of the first sentences, without a role before it or after it.
    fn opens(&self, name: &Mention) -> bool {
        const FIRST: usize = 4;
        let document = self.document;
        let apposed = document.is(name.tokens.end, ",") && document.is_any(name.tokens.end + 1, &["a", "an", "the"]);
        name.sentence <= FIRST && self.starts_sentence(name) && name.standing == Standing::Subject && !apposed
    }

    /// True for a mention with only an honorific before it in its sentence.
    fn starts_sentence(&self, mention: &Mention) -> bool {
        let start = self.document.sentences[mention.sentence].tokens.start;
        let honorific = |token: usize| self.document.class(token).contains(WordClass::HONORIFIC);
        (start..mention.tokens.start).all(|token| honorific(token) || self.document.is(token, "."))
    }

    fn described(&mut self, phrase: Range<usize>, unnamed: &mut WordMap<usize>) -> usize {
        let noun = self.document.tokens[phrase.end - 1];
        let gender = Gender::of(noun.class);
        let new = self.document.is_any(phrase.start, &["a", "an", "one", "another"]);
        if let Some(person) = self.roles.find(self.document, phrase.clone()).filter(|_| !new) {
            self.roles.mention(person);
            gender.into_iter().for_each(|gender| self.entities[person].gender.add(gender, 3.0));
            return person;
        }
        if let Some(&known) = unnamed.get(&noun.hash).filter(|_| !new) {
            return known;
        }
        if new {
            self.roles.forget(noun.hash);
        }
        let mut entity = Entity { phrase: Some(phrase), ..Entity::default() };
        gender.into_iter().for_each(|gender| entity.gender.add(gender, 6.0));
        self.entities.push(entity);
        unnamed.insert(noun.hash, self.entities.len() - 1);
        self.entities.len() - 1
    }

    /// Goes over the tokens once.
    fn scan(&mut self, names: &[(Span, usize)], quotes: &[Reported]) {
        let mut names = names.iter().peekable();
        let mut place = Place::new(self.document, quotes);
        let mut token = 0;
        while token < self.document.tokens.len() {
            let start = self.document.tokens[token].span.start;
            while names.next_if(|(span, _)| span.start < start).is_some() {}
            let end = match names.next_if(|(span, _)| span.start == start) {
                Some(&(span, person)) => self.add_name(span, person, token, &mut place),
                None => self.add_other(token, &mut place),
            };
            token = end.max(token + 1);
        }
    }

    fn add_name(&mut self, span: Span, person: usize, token: usize, place: &mut Place) -> usize {
        let end = self.document.tokens_in(span).end.max(token + 1);
        let title = noun_phrase::start(self.document, token);
        self.note_gender(person, title..token, end);
        self.roles.add_title(self.document, person, title..token, end);
        if let Some(lead) = noun_phrase::lead(self.document, title) {
            self.note_gender(person, lead.end - 1..lead.end, end);
            self.roles.add_title(self.document, person, lead, end);
        }
        self.push(token..end, title, Form::Name, Some(person), place);
        end
    }

    /// Adds the pronoun or the noun at a token, if it is one.
    fn add_other(&mut self, token: usize, place: &mut Place) -> usize {
        let class = self.document.class(token);
        if class.contains(WordClass::PRONOUN) {
            if let Some(gender) = pronoun_gender(self.document, token) {
                self.push(token..token + 1, token, Form::Pronoun(gender), None, place);
            }
        } else if class.intersects(WordClass::PEOPLE)
            && !class.contains(WordClass::PLURAL)
            && let Some(phrase) = self.description(token)
        {
            self.push(phrase.clone(), phrase.start, Form::Noun, None, place);
        }
        token + 1
    }

    fn push(&mut self, tokens: Range<usize>, start: usize, form: Form, entity: Option<usize>, place: &mut Place) {
        let span = self.document.span_of(tokens.clone());
        let tag = place.speaks(span);
        self.mentions.push(Mention {
            form,
            entity,
            sentence: self.document.tokens[tokens.start].sentence as usize,
            standing: self.standing(&tokens, start, form),
            quote: place.quote(span),
            speaks: tag.is_some(),
            continues: tag.is_some_and(|continues| continues),
            tokens,
        });
    }

    /// The noun phrase of a description that is not part of a name: singular, with a determiner, and neither a title
    /// before a name nor in apposition to one.
    fn description(&self, noun: usize) -> Option<Range<usize>> {
        let document = self.document;
        let next = document.tokens.get(noun + 1);
        let continues = next.is_some_and(|next| {
            next.capitalised() && next.sentence == document.tokens[noun].sentence
                || next.class.intersects(WordClass::NOUN | noun_phrase::people())
                    && !next.class.contains(WordClass::VERB)
                || next.class.contains(WordClass::ADJECTIVE)
                    && !next.class.contains(WordClass::REPORTING)
                    && document.class(noun).contains(WordClass::ADJECTIVE)
                || noun_phrase::is_possessive(document, noun + 1)
                || document.is(noun + 1, "-")
        });
        let start = self.start_of(noun);
        let determined = document.class(start).contains(WordClass::DETERMINER)
            || document.is(start, "one")
            || (start..noun).any(|token| noun_phrase::is_possessive(document, token));
        let hung = document.is(start.wrapping_sub(1), ",")
            && self.mentions.last().is_some_and(|last| last.tokens.end + 1 == start && last.form == Form::Name);
        let names = document.is(noun + 1, ",") && document.tokens.get(noun + 2).is_some_and(|t| t.capitalised());
        let copula = start > 0 && is_copula(document, start - 1);
        (determined && !continues && !hung && !names && !copula).then_some(start..noun + 1)
    }

    /// The start of the phrase of which a noun is the head.
    fn start_of(&self, noun: usize) -> usize {
        let phrase = self.syntax.phrase(self.syntax.phrase_at(At::new(noun)));
        let headed = phrase.filter(|phrase| phrase.head.index() == noun);
        headed.map_or_else(|| noun_phrase::start(self.document, noun), |phrase| phrase.run.start.index())
    }

    /// Adds the evidence of gender from a title before a name or an apposition after it.
    fn note_gender(&mut self, person: usize, title: Range<usize>, end: usize) {
        let singular = |token: &usize| !self.document.class(*token).contains(WordClass::PLURAL);
        let nearest = title.rev().filter(singular).find_map(|token| Gender::of(self.document.class(token)));
        if let Some(gender) = nearest {
            self.entities[person].gender.add(gender, 6.0);
        }
        if let Some(gender) = self.apposition_gender(end) {
            self.entities[person].gender.add(gender, 3.0);
        }
    }

    /// The gender indicated by the head of an apposition: Smith, a spokesman for the ministry, ...
    fn apposition_gender(&self, end: usize) -> Option<Gender> {
        let document = self.document;
        if !document.is(end, ",") || !document.class(end + 1).contains(WordClass::DETERMINER) {
            return None;
        }
        let sentence = document.tokens[end].sentence;
        (end + 2..document.tokens.len().min(end + 8))
            .take_while(|&token| {
                document.tokens[token].kind != TokenKind::Mark
                    && document.tokens[token].sentence == sentence
                    && !document.class(token).contains(WordClass::PREPOSITION)
            })
            .filter(|&token| document.class(token).intersects(noun_phrase::people()))
            .last()
            .and_then(|token| Gender::of(document.class(token)))
    }

    /// True for words that contain the head of the subject of a clause.
    fn is_subject(&self, tokens: &Range<usize>) -> bool {
        let first = self.subjects.partition_point(|&head| head < tokens.start);
        self.subjects.get(first).is_some_and(|&head| head < tokens.end)
    }

    fn standing(&self, tokens: &Range<usize>, start: usize, form: Form) -> Standing {
        let document = self.document;
        if let Form::Pronoun(_) = form {
            return pronoun_standing(document, tokens.start);
        }
        if noun_phrase::is_possessive(document, tokens.end) {
            return Standing::Possessive;
        }
        let before = start.checked_sub(1).filter(|&t| document.tokens[t].sentence == document.tokens[start].sentence);
        let class = before.map_or(WordClass::empty(), |token| document.class(token));
        let verb_after = takes_verb(document, tokens.end)
            || takes_verb(document, noun_phrase::after_all_hangers(document, tokens.end));
        if class.contains(WordClass::REPORTING) && !verb_after {
            let told = before.is_some_and(|token| document.is(token, "told") || document.is(token, "asked"));
            return if told { Standing::Object } else { Standing::Subject };
        }
        if class.contains(WordClass::PREPOSITION) && !class.contains(WordClass::CONJUNCTION) {
            let according = before.is_some_and(|t| document.is(t, "to") && document.is(t.wrapping_sub(1), "according"));
            return if according { Standing::Subject } else { Standing::Oblique };
        }
        if verb_after || self.is_subject(tokens) { Standing::Subject } else { Standing::Object }
    }
}

/// The heads of the phrases that are subjects, in order.
fn subjects(syntax: &Syntax) -> Vec<usize> {
    let heads = syntax.clauses.iter().filter_map(|clause| syntax.phrase(clause.subject));
    let mut heads: Vec<usize> = heads.map(|phrase| phrase.head.index()).collect();
    heads.sort_unstable();
    heads.dedup();
    heads
}

/// The gender indicated by someone's given name: weak enough to be outweighed by a pronoun that can refer to no one
/// else, since the gender of names differs between countries.
fn name_gender(person: &Person) -> Evidence {
    const WEIGHT: f32 = 2.0;
    let given = person.given_name.iter().flat_map(|name| name.split([' ', '-'])).next();
    let gender = given.and_then(|name| Gender::of_name(Lexicon::get().class(name)));
    let mut evidence = Evidence::default();
    gender.into_iter().for_each(|gender| evidence.add(gender, WEIGHT));
    evidence
}

/// True when a verb, or an adverb and a verb, begin at a token.
fn takes_verb(document: &Document, token: usize) -> bool {
    let verb = |token: usize| document.class(token).intersects(WordClass::VERB | WordClass::AUXILIARY);
    let class = document.class(token);
    verb(token) && !document.tokens[token].capitalised()
        || class.contains(WordClass::ADVERB) && verb(token + 1)
        || class.contains(WordClass::PRONOUN) && document.is(token, "who")
}

fn is_copula(document: &Document, token: usize) -> bool {
    document.in_group(token, Groups::BE) && !document.is_any(token, &["being", "'m", "'re"])
        || document.is_any(token, &["became", "become", "'s", "as", "remains", "named"])
}

/// The gender of a third person singular pronoun.
fn pronoun_gender(document: &Document, token: usize) -> Option<Gender> {
    let is = |pronouns| document.in_group(token, pronouns);
    if is(Groups::HE) { Some(Gender::He) } else { is(Groups::SHE).then_some(Gender::She) }
}

fn pronoun_standing(document: &Document, token: usize) -> Standing {
    let next = document.class(token + 1);
    if document.is(token, "he") || document.is(token, "she") {
        return Standing::Subject;
    }
    let noun_follows = next.intersects(WordClass::NOUN | WordClass::ADJECTIVE)
        || document.tokens.get(token + 1).is_some_and(|next| next.capitalised());
    if document.is(token, "his") || document.is(token, "her") && noun_follows {
        return Standing::Possessive;
    }
    let before = token.checked_sub(1).map_or(WordClass::empty(), |before| document.class(before));
    if before.contains(WordClass::PREPOSITION) { Standing::Oblique } else { Standing::Object }
}

/// Follows the quotes and their speech tags along with the tokens.
struct Place<'a> {
    quotes: &'a [Reported],
    /// The speakers in speech tags, and whether their tags say that they continue.
    speakers: Vec<(Span, bool)>,
    quote: usize,
    speaker: usize,
}

impl<'a> Place<'a> {
    fn new(document: &Document, quotes: &'a [Reported]) -> Self {
        const GOING_ON: [&str; 6] = ["added", "adds", "continued", "continues", "concluded", "concludes"];
        let continues = |quote: &Reported| {
            quote.cue.is_some_and(|cue| GOING_ON.iter().any(|verb| cue.of(document.text).eq_ignore_ascii_case(verb)))
        };
        let tag = |quote: &Reported| quote.speaker.map(|speaker| (speaker, continues(quote)));
        let mut speakers: Vec<(Span, bool)> = quotes.iter().filter_map(tag).collect();
        speakers.sort_unstable_by_key(|(span, continues)| (span.start, !continues));
        speakers.dedup_by_key(|(span, _)| *span);
        Self { quotes, speakers, quote: 0, speaker: 0 }
    }

    /// The utterance in quotation marks that a span is in.
    fn quote(&mut self, span: Span) -> Option<u32> {
        let passed = |quote: &Reported| quote.kind == QuoteKind::Indirect || quote.span.end <= span.start;
        while self.quotes.get(self.quote).is_some_and(passed) {
            self.quote += 1;
        }
        self.quotes.get(self.quote).filter(|quote| quote.span.contains(span)).map(|quote| quote.utterance)
    }

    /// Whether the tag of which a span is the speaker says that they continue; none if it is not a speaker.
    fn speaks(&mut self, span: Span) -> Option<bool> {
        while self.speakers.get(self.speaker).is_some_and(|(speaker, _)| speaker.end <= span.start) {
            self.speaker += 1;
        }
        self.speakers.get(self.speaker).filter(|(speaker, _)| speaker.overlaps(span)).map(|&(_, continues)| continues)
    }
}
