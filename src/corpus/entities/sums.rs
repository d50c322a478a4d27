//! Sums up an entity over all articles, while its rows are read in order.

use super::authority::Authority;
use super::folded::slug;
use super::join::commonest;
use super::occurrence::Seen;
use crate::error::Result;
use crate::normalize::bare_word;
use crate::schema::{Entity, EntityKind, Pronoun};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// A second pronoun or country indicates a homonym if at least this many stories, and a large enough share of all, have
/// it.
const SECOND: u32 = 2;
const PART: u32 = 4;
/// A gap of this many years between articles indicates a homonym.
const YEARS: i64 = 40;
/// How many words of roles are stored by country.
const ROLE_WORDS: usize = 256;

/// The sums so far. Rows come story by story, the first article of each before its copies.
#[derive(Default)]
pub struct Sums {
    id: String,
    /// True for a short form that may be one of several.
    is_open: bool,
    last: Option<Seen>,
    /// The article that counts for the story of the last row.
    first_of_story: String,
    articles: u32,
    stories: u32,
    mentions: u32,
    story_mentions: u32,
    quotes: u32,
    story_quotes: u32,
    days: BTreeSet<NaiveDate>,
    /// Story counts by name as written.
    names: BTreeMap<String, u32>,
    pronouns: BTreeMap<Pronoun, u32>,
    countries: BTreeMap<String, u32>,
    /// Words of roles by country.
    roles: BTreeMap<String, BTreeSet<String>>,
}

impl Sums {
    /// Empty sums of an entity.
    pub fn of(id: String) -> Self {
        Self { id, ..Self::default() }
    }

    /// The entity.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Adds a row.
    pub fn add(&mut self, seen: Seen, is_open: bool) {
        let same = |part: fn(&Seen) -> &str| self.last.as_ref().is_some_and(|last| part(last) == part(&seen));
        let (same_story, same_article) = (same(|s| &s.cluster_id), same(|s| &s.article_id));
        self.is_open |= is_open;
        self.articles += u32::from(!same_article);
        if !same_story {
            self.stories += 1;
            self.first_of_story.clone_from(&seen.article_id);
        }
        self.mentions += seen.mentions;
        self.quotes += seen.quotes;
        let counts = u32::from(seen.article_id == self.first_of_story);
        self.story_mentions += counts * seen.mentions;
        self.story_quotes += counts * seen.quotes;
        self.count(&seen, counts);
        self.last = Some(seen);
    }

    fn count(&mut self, seen: &Seen, counts: u32) {
        self.remember(seen.published_on);
        *self.names.entry(seen.name.clone()).or_default() += counts;
        seen.pronoun.into_iter().for_each(|pronoun| *self.pronouns.entry(pronoun).or_default() += counts);
        let Some(country) = &seen.country else { return };
        *self.countries.entry(country.clone()).or_default() += counts;
        let known = self.roles.entry(country.clone()).or_default();
        let words = seen.role.iter().flat_map(|role| role.split_whitespace()).map(bare_word);
        known.extend(words.filter(|word| word.chars().nth(3).is_some()).take(ROLE_WORDS.saturating_sub(known.len())));
    }

    /// Adds a day: keeps the first, the last, and those around long gaps.
    fn remember(&mut self, day: Option<NaiveDate>) {
        self.days.extend(day);
    }

    /// The row of the entity.
    pub fn finish(self, authority: &mut Authority) -> Result<Entity> {
        let homonym = self.is_homonym();
        let kind = if self.id.starts_with("person:") { EntityKind::Person } else { EntityKind::Organisation };
        let slugs: Vec<String> = self.names.keys().map(|name| slug(kind, name)).collect();
        let name = self.name(&slugs);
        let authority_id = authority.id_of(&self.id, kind, &slugs.into_iter().collect())?;
        Ok(Entity {
            kind,
            name,
            forms: self.names.len() as u32,
            articles: self.articles,
            stories: self.stories,
            mentions: self.mentions,
            story_mentions: self.story_mentions,
            quotes: self.quotes,
            story_quotes: self.story_quotes,
            first_published: self.days.first().copied(),
            last_published: self.days.last().copied(),
            countries: self.countries.len() as u32,
            country_code: commonest(&self.countries).cloned(),
            pronoun: commonest(&self.pronouns).copied(),
            homonym,
            authority_id,
            entity_id: self.id,
        })
    }

    /// The commonest name from which the id was made, compared by the form that names have in ids.
    fn name(&self, slugs: &[String]) -> String {
        let id = self.id.split(':').nth(1);
        let own = self.names.iter().zip(slugs).filter(|(_, slug)| id == Some(slug.as_str()));
        let own: BTreeMap<&String, u32> = own.map(|((name, count), _)| (name, *count)).collect();
        commonest(&own).copied().or(commonest(&self.names)).cloned().unwrap_or_default()
    }

    fn is_homonym(&self) -> bool {
        self.is_open
            || has_second(&self.pronouns)
            || has_second(&self.countries) && self.has_other_roles()
            || self.is_apart()
    }

    /// True when roles in the two commonest countries have no word in common. Organisations have no roles.
    fn has_other_roles(&self) -> bool {
        let mut order: Vec<_> = self.countries.iter().map(|(country, n)| (std::cmp::Reverse(n), country)).collect();
        order.sort_unstable();
        let [(_, one), (_, other), ..] = order[..] else { return false };
        let words = |country: &String| self.roles.get(country).filter(|words| !words.is_empty());
        match words(one).zip(words(other)) {
            Some((one, other)) => one.is_disjoint(other),
            None => !self.id.starts_with("person:"),
        }
    }

    /// True when the articles are from two times far apart.
    fn is_apart(&self) -> bool {
        let next = self.days.iter().skip(1);
        self.days.iter().zip(next).any(|(day, next)| (*next - *day).num_days() > YEARS * 365)
    }
}

/// True when the second commonest value is too frequent to be a mistake.
fn has_second<K: Ord>(counts: &BTreeMap<K, u32>) -> bool {
    let mut numbers: Vec<u32> = counts.values().copied().collect();
    numbers.sort_unstable();
    let second = numbers.len().checked_sub(2).map_or(0, |at| numbers[at]);
    second >= SECOND && second * PART >= numbers.iter().sum()
}
