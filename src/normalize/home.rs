//! The country of an article: that of its newspaper, by its web address or its name, else the one that it mentions
//! most; and the weight of each country.

use super::{CountryMention, countries};
use crate::article::Article;
use crate::document::Document;
use crate::extract::{Mentions, places};
use crate::lexicon::{Groups, countries as list, fold_hash, groups};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What an article and its newspaper indicate about countries, alpha-3.
#[derive(Debug, Default)]
pub struct Home {
    /// The country of the newspaper.
    newspaper: Option<String>,
    /// The countries that the article mentions, each with its weight, the heaviest first: mentions in the first
    /// sentences count twice.
    ranked: Vec<(String, usize)>,
    /// The country that the article is about: the heaviest, if it has a third of all weight.
    pub subject: Option<String>,
    /// The country that is mentioned more often than any other, more than once.
    mostly: Option<String>,
}

impl Home {
    /// Weighs the countries of an article.
    pub fn read(document: &Document, mentions: &[CountryMention]) -> Self {
        const EARLY: usize = 3;
        let mut weights: BTreeMap<&str, usize> = BTreeMap::new();
        for mention in mentions {
            let early = document.sentence_at(mention.span.start) < EARLY;
            *weights.entry(&mention.code).or_default() += if early { 2 } else { 1 };
        }
        let all: usize = weights.values().sum();
        let most = weights.values().max().copied().unwrap_or(0);
        let heaviest = mentions.iter().find(|mention| weights[mention.code.as_str()] == most);
        let subject = heaviest.filter(|_| most * 3 >= all).map(|mention| mention.code.clone());
        let mut ranked: Vec<_> = weights.into_iter().map(|(code, weight)| (code.to_owned(), weight)).collect();
        ranked.sort_by_key(|(_, weight)| Reverse(*weight));
        Self { newspaper: country_of_newspaper(document.article), ranked, subject, mostly: mostly(mentions) }
    }

    /// The country of the newspaper; if neither address nor name shows it, the one that the article mentions most.
    pub fn country(&self) -> Option<&str> {
        self.newspaper.as_deref().or(self.mostly.as_deref())
    }

    /// The country of the newspaper, by its address or name.
    pub fn paper(&self) -> Option<&str> {
        self.newspaper.as_deref()
    }

    /// The weight of a country.
    pub fn weight(&self, code: &str) -> usize {
        self.ranked.iter().find(|(other, _)| other == code).map_or(0, |(_, weight)| *weight)
    }
}

/// The country of an article's newspaper.
fn country_of_newspaper(article: &Article) -> Option<String> {
    let address = article.url.as_deref().and_then(of_address);
    address.or_else(|| article.publisher.as_deref().and_then(of_name))
}

/// The country of the last part of a site's name, or of the place in it: .com.au, .ke, lisbonpost.com
fn of_address(url: &str) -> Option<String> {
    let host = url.split("//").nth(1).unwrap_or(url).split(['/', ':', '?']).next()?;
    of_domain(host).or_else(|| of_site(host)).or_else(|| host.split('.').find_map(of_country_in))
}

/// The country whose name a site's name begins or ends with: icelandtoday, theharbourqatar. Short names are parts of
/// too many words.
fn of_country_in(label: &str) -> Option<String> {
    const SHORTEST: usize = 5;
    /// The names in small letters only, with the codes.
    static NAMES: LazyLock<Vec<(String, &str)>> = LazyLock::new(|| {
        let small =
            |name: &str| name.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_ascii_lowercase();
        let names = list::all().iter().map(|country| (small(country.name), country.code));
        names.filter(|(name, _)| name.len() >= SHORTEST).collect()
    });
    let plain: String = label.strip_prefix("the").unwrap_or(label).chars().filter(|&c| c != '-').collect();
    // Indianapolis does not begin with India.
    let whole = |rest: &str| !rest.starts_with(['a', 'e', 'i', 'n', 's']);
    let begins = |name: &str| plain.strip_prefix(name).is_some_and(whole);
    let found = NAMES.iter().filter(|(name, _)| begins(name) || plain.ends_with(name));
    found.map(|(name, code)| (name.len(), code)).max().map(|(_, code)| (*code).to_owned())
}

/// The country of the place before the word for a newspaper in a site's name.
fn of_site(host: &str) -> Option<String> {
    const SHORTEST: usize = 4;
    let labels = host.split('.').filter(|label| label.is_ascii() && label.len() >= 2 * SHORTEST);
    labels.take(2).find_map(|label| {
        let parts = (SHORTEST..=label.len() - SHORTEST).map(|at| label.split_at(at));
        let place = parts.filter(|(_, paper)| is_paper(paper)).map(|(place, _)| place).next()?;
        let (first, rest) = place.split_at(1);
        of_name(&format!("{}{rest}", first.to_uppercase()))
    })
}

/// True for a word for a newspaper: Times, Herald.
fn is_paper(word: &str) -> bool {
    groups(fold_hash(word)).intersects(Groups::NEWSPAPER)
}

/// The country of a domain.
fn of_domain(host: &str) -> Option<String> {
    let last = host.rsplit('.').next().filter(|last| last.len() == 2 && host.contains('.'))?.to_ascii_uppercase();
    let code = if last == "UK" { "GB" } else { last.as_str() };
    let country = list::all()
        .iter()
        .find(|country| country.alpha_2 == code && !groups(fold_hash(code)).intersects(Groups::SOLD_DOMAIN))?;
    Some(country.code.to_owned())
}

/// The country of a place or people in a newspaper's name: Yorkshire Post, The Times of India.
fn of_name(publisher: &str) -> Option<String> {
    // In the gazetteer, Yorkshire Post is listed as not a place.
    let words: Vec<&str> = publisher.split_whitespace().filter(|word| !is_paper(word)).collect();
    let article = Article::from_text("publisher", words.join(" "));
    let document = Document::new(&article);
    let mentions = Mentions { places: places::find(&document, &[]), ..Mentions::default() };
    countries::resolve(&document, &mentions).into_iter().next().map(|mention| mention.code)
}

fn mostly(mentions: &[CountryMention]) -> Option<String> {
    let ranked = countries::ranked(mentions);
    let (code, count) = *ranked.first()?;
    let second = ranked.get(1).map_or(0, |&(_, second)| second);
    (count > 1 && count > second).then(|| code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home(url: Option<&str>, publisher: Option<&str>) -> Option<String> {
        let mut article = Article::from_text("a", "It rained.");
        (article.url, article.publisher) = (url.map(str::to_owned), publisher.map(str::to_owned));
        Home::read(&Document::new(&article), &[]).newspaper
    }

    #[test]
    fn a_paper_is_of_the_country_of_its_address_or_name() {
        assert_eq!(home(Some("https://www.example.com.au/a/b"), None).as_deref(), Some("AUS"));
        assert_eq!(home(Some("example.co.uk/news"), None).as_deref(), Some("GBR"));
        assert_eq!(home(Some("https://example.com/uk"), Some("The Times of India")).as_deref(), Some("IND"));
        assert_eq!(home(None, Some("Yorkshire Post")).as_deref(), Some("GBR"));
        assert_eq!(home(Some("https://example.io"), Some("The Herald")), None);
        assert_eq!(home(Some("https://www.lisbonpost.com/a"), None).as_deref(), Some("PRT"));
        assert_eq!(home(Some("https://www.eveningpost.com/a"), None), None);
        assert_eq!(home(Some("https://www.harbouriceland.com/a"), None).as_deref(), Some("ISL"));
        assert_eq!(home(Some("https://www.indianapolisvoice.com/a"), None), None);
    }
}
