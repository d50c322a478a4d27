//! The country for which a number holds: the likeliest of those named in its sentence, in the one before or in the
//! article.

use super::{Asked, KINDS, kind};
use crate::choice::{self, Choice, Chooser, LIKELY, flags};
use crate::document::Document;
use crate::lexicon::{Groups, measures::local_currency};
use crate::normalize::{CountryMention, Statistic, countries};
use crate::schema::{CountryRule, How, UnitKind};
use crate::syntax::Run;
use bitflags::bitflags;
use std::sync::LazyLock;

bitflags! {
    /// The evidence for or against a country.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    struct Clue: u128 {
        /// The only one of the sentence or the nearest within six words; of a sentence without one, the one that the
        /// article is plainly about.
        const PLAIN = 1;
        /// It is the nearest of the sentence.
        const NEAREST = 1 << 1;
        /// The last one named before.
        const LAST = 1 << 2;
        /// More than half of the mentions.
        const HALF = 1 << 3;
        /// The amount is in its currency.
        const CURRENCY = 1 << 4;
        /// The sentence is about the whole world.
        const WORLDWIDE = 1 << 5;
        /// Countries are counted.
        const OF_COUNTRIES = 1 << 6;
        /// The number is about an hour or a game: minutes, goals.
        const SHORT = 1 << 7;
        /// The sentence has "he", "she" or "I": it is about one person.
        const PERSONAL = 1 << 8;
        /// Within six words.
        const NEAR = 1 << 9;
        /// By a demonym.
        const DEMONYM = 1 << 10;
        /// A word of the quantity: 200 Chilean miners.
        const IN_QUANTITY = 1 << 11;
        /// The country of the preceding number of the sentence.
        const CARRIED = 1 << 12;
        /// That number has no country.
        const LAST_NOWHERE = 1 << 13;
        /// The country of the newspaper.
        const HOME = 1 << 14;
        /// In the sentence before.
        const SENTENCE_BEFORE = 1 << 15;
        /// That one names no other.
        const ONLY_BEFORE = 1 << 16;
        /// It is known what the quantity measures.
        const OF_MEASURED = 1 << 17;
        /// The sentence has "can", "may" or "should".
        const OF_MODAL = 1 << 18;
    }
}

static MODELS: LazyLock<Chooser> = LazyLock::new(|| Chooser::read::<Clue>("country", &KINDS, LIKELY));

/// A possible country, and where it was found.
type Candidate<'a> = choice::Candidate<(&'a str, CountryRule), Clue>;

/// The most mentions of a sentence that are examined.
const MOST: usize = 40;

/// The countries of an article by their mentions.
pub struct Places<'a> {
    mentions: &'a [CountryMention],
    /// The countries with how often they are mentioned, the most mentioned first.
    ranked: Vec<(&'a str, usize)>,
    home: Option<&'a str>,
    /// The sentences about the whole world, in order.
    worldwide: Vec<usize>,
}

impl<'a> Places<'a> {
    /// Reads the mentions of countries of an article whose newspaper is from this country.
    pub fn new(document: &Document, mentions: &'a [CountryMention], home: Option<&'a str>) -> Self {
        let worldly = (0..document.tokens.len()).filter(|&at| document.in_group(at, Groups::WORLDWIDE));
        let mut worldwide: Vec<_> = worldly.map(|at| document.tokens[at].sentence as usize).collect();
        worldwide.dedup();
        Self { mentions, ranked: countries::ranked(mentions), home, worldwide }
    }

    /// The country of a statistic, and where it was found.
    pub fn of(&self, asked: &Asked, kept: &mut Option<Vec<Choice>>) -> Option<(String, CountryRule)> {
        let question = (kind(asked), asked.statistic.span);
        let same = |one: &(&str, _), other: &(&str, _)| one.0 == other.0;
        let chosen = MODELS.choose(question, self.candidates(asked), same, |(code, _)| (*code).to_owned(), kept)?;
        Some((chosen.0.to_owned(), chosen.1))
    }

    fn candidates(&self, asked: &Asked) -> Vec<Candidate<'a>> {
        let document = asked.reading.document;
        let sentence = document.sentence_at(asked.statistic.span.start);
        let here = Here { asked, mentions: self.mentions_in(document, sentence) };
        let mut found: Vec<Candidate<'a>> = Vec::with_capacity(6);
        let mut add = |code: &'a str, clues: Clue, rule: CountryRule| match found.iter_mut().find(|c| c.what.0 == code)
        {
            Some(known) => known.clues |= clues,
            None => found.push(Candidate { what: (code, rule), clues }),
        };
        for mention in here.nearest_of_each() {
            let rule = if here.is_only() { CountryRule::Only } else { CountryRule::OneOfSeveral };
            add(&mention.code, here.clues(mention), rule);
        }
        let earlier = sentence.checked_sub(1).map_or(&[][..], |before| self.mentions_in(document, before));
        let only = earlier.windows(2).all(|pair| pair[0].code == pair[1].code);
        for mention in earlier {
            let clues = Clue::SENTENCE_BEFORE | flags(&[(only, Clue::ONLY_BEFORE)]);
            add(&mention.code, clues, CountryRule::SentenceBefore);
        }
        let before = self.mentions.partition_point(|mention| mention.span.start < asked.statistic.span.start);
        if let Some(last) = self.mentions[..before].last() {
            add(&last.code, Clue::LAST, CountryRule::Article);
        }
        if let Some(&(code, _)) = self.ranked.first() {
            add(code, Clue::empty(), CountryRule::Article);
        }
        if let Some(code) = self.plain(&here, sentence) {
            add(code, Clue::PLAIN, CountryRule::Article);
        }
        if let Some(own) = here.joined() {
            found.retain(|candidate| candidate.what.0 == own.code);
        }
        let shared = self.of_quantity(asked, sentence);
        found.iter_mut().for_each(|candidate| candidate.clues |= shared | self.of_country(asked, candidate.what.0));
        found
    }

    /// The mentions of countries in a sentence.
    fn mentions_in(&self, document: &Document, sentence: usize) -> &'a [CountryMention] {
        let bounds = document.sentences[sentence].span;
        let first = self.mentions.partition_point(|mention| mention.span.start < bounds.start);
        let inside = self.mentions[first..].iter().take(MOST).take_while(|mention| mention.span.start < bounds.end);
        &self.mentions[first..first + inside.count()]
    }

    /// The only country of the sentence, the nearest of several within a few words, else the one that the article is
    /// clearly about.
    fn plain(&self, here: &Here<'_, '_, '_, 'a>, sentence: usize) -> Option<&'a str> {
        const REACH: usize = 6;
        if let Some(nearest) = here.nearest() {
            return (here.is_only() || here.distance(nearest) <= REACH).then_some(nearest.code.as_str());
        }
        // No country is clearly meant if two are named about equally often.
        match self.ranked[..] {
            _ if self.worldwide.binary_search(&sentence).is_ok() => None,
            [(code, _)] => Some(code),
            [(code, first), (_, second), ..] if first >= 2 * second || Some(code) == self.home && first > second => {
                Some(code)
            }
            _ => None,
        }
    }

    fn of_country(&self, asked: &Asked, code: &str) -> Clue {
        let own = self.ranked.iter().find(|(other, _)| *other == code).map_or(0, |&(_, count)| count);
        let money = asked.statistic.unit_kind == UnitKind::Money;
        let local = money && local_currency(code) == asked.statistic.unit.as_deref();
        let sentence = |at: u32| asked.reading.document.sentence_at(at);
        let here = |last: &&Statistic| sentence(last.span.start) == sentence(asked.statistic.span.start);
        let last = asked.before.last().filter(here).map(|last| last.country.as_ref().map(|(last, _)| last.as_str()));
        flags(&[
            (2 * own > self.mentions.len(), Clue::HALF),
            (local, Clue::CURRENCY),
            (last == Some(Some(code)), Clue::CARRIED),
            (last == Some(None), Clue::LAST_NOWHERE),
            (self.home == Some(code), Clue::HOME),
        ])
    }

    /// The clues of the quantity and its sentence.
    fn of_quantity(&self, asked: &Asked, sentence: usize) -> Clue {
        const REACH: usize = 60;
        let unit = |words: &[&str]| words.iter().any(|&word| asked.statistic.unit.as_deref() == Some(word));
        let person = ["i", "he", "she", "my", "his", "her"];
        let modal = ["can", "may", "should", "could", "might"];
        let tokens = || asked.reading.sentence(asked.run.start).tokens().take(REACH);
        flags(&[
            (tokens().any(|at| asked.reading.is_any(at, &modal)), Clue::OF_MODAL),
            (asked.statistic.measure.is_some(), Clue::OF_MEASURED),
            (self.worldwide.binary_search(&sentence).is_ok(), Clue::WORLDWIDE),
            (unit(&["countries", "nations", "states", "continents"]), Clue::OF_COUNTRIES),
            (unit(&["minute", "second", "hour", "goals", "points"]), Clue::SHORT),
            (tokens().any(|at| asked.reading.is_any(at, &person)), Clue::PERSONAL),
        ])
    }
}

/// A quantity with the mentions of countries in its sentence.
struct Here<'q, 'r, 'a, 'm> {
    asked: &'q Asked<'r, 'a>,
    mentions: &'m [CountryMention],
}

impl<'m> Here<'_, '_, '_, 'm> {
    /// Tokens between a mention and the quantity.
    fn distance(&self, mention: &CountryMention) -> usize {
        let run: Run = self.asked.reading.document.tokens_in(mention.span).into();
        let quantity = self.asked.run;
        if run.start >= quantity.end {
            run.start.index() - quantity.end.index()
        } else {
            quantity.start.index().saturating_sub(run.end.index())
        }
    }

    /// The country that "in" joins to the quantity, whatever others are named: 2,400 in France and 900 in [Spain].
    fn joined(&self) -> Option<&'m CountryMention> {
        let reading = self.asked.reading;
        let after = self.asked.end().next();
        let start = if reading.is(after, "the") { after.next() } else { after };
        let begins = |mention: &&CountryMention| mention.span.start == reading.token(start).span.start;
        self.mentions.iter().find(begins).filter(|_| reading.is(self.asked.end(), "in"))
    }

    fn nearest(&self) -> Option<&'m CountryMention> {
        self.mentions.iter().min_by_key(|mention| self.distance(mention))
    }

    fn is_only(&self) -> bool {
        self.mentions.windows(2).all(|pair| pair[0].code == pair[1].code)
    }

    /// The nearest mention of each country.
    fn nearest_of_each(&self) -> Vec<&'m CountryMention> {
        let mut found: Vec<&'m CountryMention> = Vec::with_capacity(2);
        for mention in self.mentions {
            match found.iter_mut().find(|other| other.code == mention.code) {
                Some(other) if self.distance(mention) < self.distance(other) => *other = mention,
                Some(_) => {}
                None => found.push(mention),
            }
        }
        found
    }

    fn clues(&self, mention: &CountryMention) -> Clue {
        const NEAR: usize = 6;
        let run: Run = self.asked.reading.document.tokens_in(mention.span).into();
        flags(&[
            (self.nearest().is_some_and(|nearest| nearest.code == mention.code), Clue::NEAREST),
            (self.distance(mention) <= NEAR, Clue::NEAR),
            (mention.how == How::Demonym, Clue::DEMONYM),
            (self.asked.run.contains(run.start), Clue::IN_QUANTITY),
        ])
    }
}
