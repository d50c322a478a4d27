//! The country in which, or of which, a number holds.

use crate::document::Document;
use crate::lexicon::Groups;
use crate::normalize::{CountryMention, Statistic, countries};
use crate::schema::UnitKind;
use crate::syntax::{Reading, Run};

/// The countries of an article by their mentions.
pub struct Places<'a> {
    mentions: &'a [CountryMention],
    /// The country that the article is plainly about.
    mostly: Option<&'a str>,
    /// The sentences that speak of the whole world, in order.
    worldwide: Vec<usize>,
}

impl<'a> Places<'a> {
    /// Reads the mentions of countries of an article whose paper is of this country.
    pub fn new(document: &Document, mentions: &'a [CountryMention], home: Option<&'a str>) -> Self {
        let ranked = countries::ranked(mentions);
        // No country is plainly meant where two are named about as often.
        let mostly = match ranked[..] {
            [(code, _)] => Some(code),
            [(code, first), (_, second), ..] if first >= 2 * second || Some(code) == home && first > second => {
                Some(code)
            }
            _ => None,
        };
        let worldly = (0..document.tokens.len()).filter(|&at| document.in_group(at, Groups::WORLDWIDE));
        let mut worldwide: Vec<_> = worldly.map(|at| document.tokens[at].sentence as usize).collect();
        worldwide.dedup();
        Self { mentions, mostly, worldwide }
    }

    /// The country of a statistic: the only one that its sentence names, or the nearest of several within a few words after
    /// a preposition; else the one that the article is plainly about. A person's age holds nowhere.
    pub fn of(&self, reading: Reading, statistic: &Statistic, run: Run) -> Option<String> {
        let units = |words: &[&str]| words.iter().any(|&word| statistic.unit.as_deref() == Some(word));
        if statistic.unit_kind == UnitKind::Age || units(&["countries", "nations", "states", "continents"]) {
            return None;
        }
        let place = super::sentence(reading.document, statistic);
        let sentence = &reading.document.sentences[place];
        const MOST: usize = 40;
        let first = self.mentions.partition_point(|mention| mention.span.start < sentence.span.start);
        let inside = |mention: &&CountryMention| mention.span.start < sentence.span.end;
        let here: Vec<&CountryMention> = self.mentions[first..].iter().take(MOST).take_while(inside).collect();
        let several = here.iter().any(|mention| mention.code != here[0].code);
        let found = match here.first() {
            Some(only) if !several => Some(only.code.as_str()),
            Some(_) => self.nearest(reading, &here, run),
            None if self.worldwide.binary_search(&place).is_ok() => None,
            None => self.mostly,
        };
        found.map(str::to_owned)
    }

    /// The country that stands right before or within a few words after the quantity.
    fn nearest(&self, reading: Reading, here: &[&'a CountryMention], run: Run) -> Option<&'a str> {
        const REACH: usize = 6;
        let document = reading.document;
        let distance = |mention: &&&CountryMention| {
            let tokens = document.tokens_in(mention.span);
            if tokens.start >= run.end.index() {
                tokens.start - run.end.index()
            } else {
                run.start.index().saturating_sub(tokens.end)
            }
        };
        here.iter()
            .min_by_key(distance)
            .filter(|mention| distance(mention) <= REACH)
            .map(|mention| mention.code.as_str())
    }
}
