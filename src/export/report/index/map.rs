//! The countries on a map of the world: the more mentions, the darker. The outlines are those of Natural Earth.

use super::counts::CountryCount;
use super::sources::Sources;
use crate::export::report::html::escape;
use crate::lexicon::countries::outlines;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// The number of shades.
const SHADES: u32 = 5;
/// How many countries that are not on the map are named.
const NAMED: usize = 12;

/// The map, and a list of the countries that are not on it.
pub fn world(countries: &BTreeMap<String, CountryCount>, sources: &Sources) -> String {
    let most = countries.values().map(|country| country.mentions).max().unwrap_or(1);
    let mut map = String::from(
        "<figure class=\"map\">\n<svg viewBox=\"0 0 1000 430\" role=\"group\" aria-label=\"Map of the world: countries by mentions\">\n",
    );
    for (code, path) in outlines() {
        match countries.get(code) {
            Some(country) => write_country(&mut map, code, country, path, shade(country.mentions, most), sources),
            None => write!(map, "<path d=\"{path}\"/>"),
        }
        .expect("a String takes everything");
    }
    map.push_str("\n</svg>\n");
    map.push_str(&caption(countries, most));
    map + "</figure>\n"
}

fn write_country(
    map: &mut String,
    code: &str,
    country: &CountryCount,
    path: &str,
    shade: u32,
    sources: &Sources,
) -> std::fmt::Result {
    let name = escape(&country.name);
    let told = format!("{name}: {} mentions", country.mentions);
    let articles = sources.articles("country", code);
    let leads = if articles.is_empty() {
        String::new()
    } else {
        format!(
            " tabindex=\"0\" role=\"button\" aria-label=\"{told}\" data-name=\"{name}\" data-articles=\"{articles}\""
        )
    };
    write!(map, "<path d=\"{path}\" class=\"shade-{shade}\"{leads}><title>{told}</title></path>")
}

/// Each shade is for up to a quarter as many mentions as the next darker one.
fn shade(mentions: u64, most: u64) -> u32 {
    let halved = (most / mentions.max(1)).max(1).ilog2();
    SHADES - (halved / 2).min(SHADES - 1)
}

/// What the shades mean, and the countries that have no outline.
fn caption(countries: &BTreeMap<String, CountryCount>, most: u64) -> String {
    let drawn: BTreeSet<_> = outlines().map(|(code, _)| code).collect();
    let small = countries.iter().filter(|(code, _)| !drawn.contains(code.as_str())).map(|(_, country)| country);
    let mut small: Vec<_> = small.collect();
    small.sort_by_key(|country| std::cmp::Reverse(country.mentions));
    let named: Vec<_> = small.iter().take(NAMED).map(|c| format!("{} ({})", escape(&c.name), c.mentions)).collect();
    let mut caption = format!(
        "<figcaption>The darkest shade is for up to {most} mentions, the next for up to a quarter as many, and so on."
    );
    if !named.is_empty() {
        let more = small.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        write!(caption, " Not on the map: {}{more}.", named.join(", ")).expect("a String takes everything");
    }
    caption + "</figcaption>\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_mentions_are_darker() {
        assert_eq!([1, 3, 5, 20, 80, 100].map(|mentions| shade(mentions, 100)), [2, 3, 3, 4, 5, 5]);
        assert_eq!(shade(1, 1), SHADES);
        assert_eq!(shade(1, u64::MAX), 1);
    }

    #[test]
    fn countries_without_an_outline_are_named() {
        let count = |name: &str, mentions| CountryCount { name: name.into(), mentions };
        let countries = BTreeMap::from([("FRA".into(), count("France", 9)), ("MCO".into(), count("Monaco", 3))]);
        let map = world(&countries, &Sources::default());
        assert!(map.contains("<title>France: 9 mentions</title>") && map.contains("Not on the map: Monaco (3)."));
        assert!(!map.contains("Not on the map: France"));
    }
}
