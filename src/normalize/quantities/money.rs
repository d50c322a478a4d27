//! The currency of an amount of money: ISO 4217.

use super::CountryMention;
use crate::lexicon::measures::local_currency;
use std::collections::BTreeMap;

/// The currencies of the article: that of its own country, and those of the countries that it mentions, the most
/// mentioned first.
pub struct Money {
    home: Option<&'static str>,
    local: Vec<&'static str>,
}

impl Money {
    /// Reads the countries of an article whose newspaper is from this country.
    pub fn of(countries: &[CountryMention], home: Option<&str>) -> Self {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for mention in countries {
            *counts.entry(&mention.code).or_default() += 1;
        }
        let mut ranked: Vec<_> = counts.into_iter().collect();
        ranked.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        let home = home.and_then(local_currency);
        let local = home.into_iter().chain(ranked.into_iter().filter_map(|(code, _)| local_currency(code))).collect();
        Self { home, local }
    }

    /// The code of a currency as written: the only one that it can mean, or the one of the article's countries. A
    /// dollar is that of a country only if the article is from that country.
    pub fn code<'a>(&self, codes: &'a str) -> &'a str {
        let (likeliest, several) = codes.split_once(' ').map_or((codes, false), |(first, _)| (first, true));
        let among = |local: &&'static str| codes.split(' ').find(|code| code == local);
        let meant = match likeliest {
            _ if !several => None,
            "USD" => self.home.as_ref().and_then(among),
            _ => self.local.iter().find_map(among),
        };
        meant.unwrap_or(likeliest)
    }
}
