//! Bodies in no list and missed by the tagger, found by the words for someone who works for them: Nurla CEO, director
//! of the SRV, speaker of the Peruvian parliament.

use super::affiliation::Affiliations;
use super::phrases::Phrase;
use crate::document::{Shape, TokenKind};
use crate::extract::NameKind;
use crate::lexicon::{Groups, WordClass, groups};
use crate::schema::How;
use std::ops::Range;

/// Words in titles other than names: Deputy, Financial, Sunday.
const PLAIN: WordClass = WordClass::NOUN
    .union(WordClass::ADJECTIVE)
    .union(WordClass::ADVERB)
    .union(WordClass::VERB)
    .union(WordClass::MODIFIER)
    .union(WordClass::PORTFOLIO)
    .union(NO_NAME);

/// Words that never begin the name of a body, even in capitals.
const NO_NAME: WordClass = WordClass::OFFICE
    .union(WordClass::PERSON_NOUN)
    .union(WordClass::HONORIFIC)
    .union(WordClass::BELIEF)
    .union(WordClass::MONTH)
    .union(WordClass::WEEKDAY)
    .union(WordClass::NUMBER)
    .union(WordClass::PREPOSITION)
    .union(WordClass::DETERMINER)
    .union(WordClass::PRONOUN);

/// Words that do not name a body alone: Opposition leader, Army commander.
const COMMON_BODY: WordClass = WordClass::ORGANISATION_NOUN.union(WordClass::PUBLIC);

/// The most words between the name of a body and the noun.
const FARTHEST: usize = 10;

impl Affiliations<'_> {
    /// The body that a role names only by its position in the phrase.
    pub(super) fn unlisted_body(&self, phrase: &Phrase) -> Option<String> {
        let staff = groups(self.document.tokens[phrase.head].hash).intersects(Groups::STAFF);
        let named = || self.name_before(phrase).or_else(|| self.name_after(phrase));
        let team = || self.team_of_place(phrase);
        staff.then(named).flatten().or_else(team).or_else(|| self.body_of_country(phrase))
    }

    /// The team called by its place or university, before a noun for someone in it: Leeds coach, Ohio head coach. A
    /// country's has no name of its own.
    fn team_of_place(&self, phrase: &Phrase) -> Option<String> {
        let player = self.document.in_group(phrase.head, Groups::PLAYER);
        let place = |&at: &usize| self.reader.kind(at) == Some(NameKind::Place);
        let first = (phrase.tokens.start..phrase.head).filter(|_| player).find(place)?;
        let (team, _) = self.reader.name(first)?;
        let lower = |at: usize| self.document.tokens[at].shape == Shape::Lower;
        let next = (team.end..phrase.head).all(lower);
        let state = self.is_state(team.start);
        (next && !state).then(|| self.words(team.clone()))
    }

    /// The name before the noun: Nurla CEO, former Everton forward, Rovik's managing director.
    fn name_before(&self, phrase: &Phrase) -> Option<String> {
        let (start, noun) = (phrase.tokens.start, phrase.head);
        let title = self.document.tokens[noun].capitalised();
        let start = start.max(noun.saturating_sub(FARTHEST));
        let word = (start..noun).find(|&at| self.is_name_word(at, title))?;
        let first = word - (start..word).rev().take_while(|&at| !title && self.opens_name(at)).count();
        let capitals = (first..noun).take_while(|&at| self.continues_name(at, first));
        let run = first..first + capitals.count();
        let name = run.start..self.end_of_name(&run, title);
        // The Reed campaign is not Reed.
        let owned = run.end < noun && self.document.class(run.end).contains(WordClass::ORGANISATION_NOUN);
        let common = name.clone().all(|at| self.document.class(at).intersects(COMMON_BODY));
        (!self.is_of_place(&name) && !common && !owned).then(|| self.words(name))
    }

    /// True for a word that can only be a name here: not an English word, or, before a lower-case noun, a capital
    /// inside the sentence.
    fn is_name_word(&self, at: usize, title: bool) -> bool {
        let token = &self.document.tokens[at];
        let opens = at == self.document.sentences[token.sentence as usize].tokens.start;
        let plain = if title || opens { PLAIN } else { NO_NAME.union(WordClass::ADJECTIVE).union(WordClass::MODIFIER) };
        let word = token.kind == TokenKind::Word && token.capitalised() && !token.class.intersects(plain);
        // Co-anchor, Reed-era
        let compound = self.document.glued(at + 1) && self.document.is(at + 1, "-");
        word && !compound && self.reader.kind(at) != Some(NameKind::Person) && !self.is_of_country(at)
    }

    /// True for an adjective capitalised inside the sentence, before a word that can only be a name: National Review
    /// editor.
    fn opens_name(&self, at: usize) -> bool {
        let token = &self.document.tokens[at];
        let opens = at == self.document.sentences[token.sentence as usize].tokens.start;
        let other = token.class.intersects(NO_NAME.union(WordClass::MODIFIER)) || self.is_of_country(at);
        token.capitalised() && !opens && !other
    }

    /// True for a capitalised word or a joining mark within one name.
    fn continues_name(&self, at: usize, first: usize) -> bool {
        let token = &self.document.tokens[at];
        let joint = at > first && (self.document.is(at, "&") || self.document.is(at, "-") && self.document.glued(at));
        let person = self.reader.kind(at) == Some(NameKind::Person);
        let owner = self.reader.is_possessive(at) && self.document.tokens.get(at + 1).is_some_and(|t| t.capitalised());
        !person && (token.capitalised() || joint || owner)
    }

    /// The end of a name before a title: after its last word for a body, else before the first plain word.
    fn end_of_name(&self, run: &Range<usize>, title: bool) -> usize {
        let body = |at: &usize| self.document.class(*at).contains(WordClass::ORGANISATION_WORD);
        let plain = |at: &usize| title && self.document.class(*at).intersects(PLAIN) || self.reader.is_possessive(*at);
        let last = run.clone().rev().find(body).map(|at| at + 1);
        last.unwrap_or_else(|| (run.start + 1..run.end).find(plain).unwrap_or(run.end))
    }

    /// The name in a complement: director of the SRV, managing director at Wared.
    fn name_after(&self, phrase: &Phrase) -> Option<String> {
        let noun = phrase.head;
        let joint = |&at: &usize| self.document.is_any(at, &["of", "at", "for", "with", "from"]);
        (noun + 1..phrase.tokens.end.min(noun + 2 * FARTHEST)).filter(joint).find_map(|preposition| {
            let start = preposition + 1 + usize::from(self.document.is(preposition + 1, "the"));
            let run = start..self.run_end(start).min(phrase.tokens.end.max(start));
            let named = run.clone().any(|at| {
                let letters = self.document.tokens[at].shape == Shape::Upper;
                letters || !self.document.class(at).intersects(PLAIN) && self.document.tokens[at].capitalised()
            });
            // Whom someone serves can be a person, but not where.
            let person = self.reader.kind(start) == Some(NameKind::Person) && !self.document.is(preposition, "at");
            (named && !person && !self.is_of_place(&run) && !self.is_country(&run)).then(|| self.words(run))
        })
    }

    /// True for words that name only a country or place, and no body of it: the Ohio Highway Patrol.
    fn is_of_place(&self, run: &Range<usize>) -> bool {
        let place =
            |at: usize| self.reader.kind(at) == Some(NameKind::Place) || self.is_of_country(at) || self.joins(at);
        let last = run.end.saturating_sub(1);
        let body = self.document.class(last).contains(WordClass::ORGANISATION_WORD)
            && !self.document.in_group(last, Groups::COMMUNE)
            && !self.document.is(last, "state");
        run.clone().all(place) && !body
    }

    /// True inside the name of a country or of a place in it.
    fn is_of_country(&self, at: usize) -> bool {
        let token = self.document.tokens[at].span;
        self.mention_at(token.start).is_some_and(|mention| mention.span.contains(token))
    }

    fn joins(&self, at: usize) -> bool {
        self.document.is_any(at, &["and", "of", "the", "&", ","])
    }

    /// A body of a state by its noun: the Peruvian parliament, the Canadian government.
    fn body_of_country(&self, phrase: &Phrase) -> Option<String> {
        const MOST: usize = 3;
        let demonym = |at: usize| {
            let mention = self.mention_at(self.document.tokens[at].span.start);
            mention.is_some_and(|m| m.how == How::Demonym && m.span.contains(self.document.tokens[at].span))
        };
        let first = (phrase.head + 1..phrase.tokens.end).find(|&at| demonym(at))?;
        let noun = |&at: &usize| {
            let class = self.document.class(at);
            class.contains(WordClass::ORGANISATION_NOUN) && !class.contains(WordClass::PLURAL)
        };
        let body = (first + 1..phrase.tokens.end.min(first + 1 + MOST)).find(noun)?;
        Some(self.words(first..body + 1))
    }
}
