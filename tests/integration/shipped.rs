//! What the article in input/ says, written by hand from reading it, not from what the program made of it.

use std::fs;
use tidings::article::Article;
use tidings::schema::{Country, Quote, Tables};

const NAME: &str = "000_e7bd63d1ce65c031";

fn article() -> Article {
    let text = fs::read_to_string(format!("{}/input/{NAME}.txt", env!("CARGO_MANIFEST_DIR"))).unwrap();
    Article::from_text(NAME, text)
}

fn tables() -> Tables {
    tidings::process(&article())
}

/// A cell as text; a missing one is empty.
fn cell(cell: &Option<String>) -> &str {
    cell.as_deref().unwrap_or_default()
}

#[test]
fn countries_and_who_takes_part() {
    let counts = |c: &Country| (c.name_mentions, c.demonym_mentions, c.place_mentions);
    let countries = tables().countries;
    let codes: Vec<_> = countries.iter().map(|c| c.country_code.as_str()).collect();
    assert_eq!(
        codes,
        [
            "ARE", "AUS", "BEL", "BHR", "CAN", "DEU", "DNK", "EGY", "ESP", "FRA", "GBR", "IRQ", "ITA", "JOR", "KWT",
            "NLD", "NOR", "QAT", "SAU", "SYR", "TUR", "USA",
        ]
    );
    for country in &countries {
        let code = country.country_code.as_str();
        assert_eq!(country.participant, code != "SYR", "{code}");
        let expected = match code {
            "IRQ" => (9, 1, 1),
            "USA" => (5, 0, 1),
            "GBR" => (2, 0, 3),
            "SYR" => (6, 0, 1),
            "FRA" => (2, 0, 0),
            _ => (1, 0, 0),
        };
        assert_eq!(counts(country), expected, "{code}");
    }
}

#[test]
fn people_with_their_roles() {
    let people = tables().people;
    let found: Vec<_> = people
        .iter()
        .map(|p| (p.name.as_str(), cell(&p.role), cell(&p.role_country), cell(&p.organisation), p.mentions))
        .collect();
    assert_eq!(
        found,
        [
            ("John Kerry", "US Secretary of State", "USA", "", 2),
            ("Haider al-Abadi", "Iraqi Prime Minister", "IRQ", "", 2),
            ("James Robbins", "BBC diplomatic correspondent", "", "BBC", 1),
            ("Philip Hammond", "UK Foreign Secretary", "GBR", "", 1),
            ("Federica Mogherini", "EU foreign policy chief", "", "EU", 2),
        ]
    );
    let pronouns: Vec<_> = people.iter().map(|p| p.pronoun.map_or("", |pronoun| pronoun.as_str())).collect();
    assert_eq!(pronouns, ["he", "he", "he", "", "she"]);
}

#[test]
fn organisations_with_their_forms() {
    let found: Vec<_> =
        tables().organisations.iter().map(|o| (o.name.clone(), cell(&o.acronym).to_owned(), o.kind.as_str())).collect();
    let expected = [
        ("Islamic State", "IS", "armed_group"),
        ("BBC", "", "media"),
        ("EU", "", "international"),
        ("al-Qaeda in Iraq", "AQI", "armed_group"),
        ("CIA", "", "government"),
        ("Associated Press", "", "media"),
    ];
    assert_eq!(found, expected.map(|(name, acronym, kind)| (name.to_owned(), acronym.to_owned(), kind)));
}

fn quotes(of: impl Fn(&&Quote) -> bool) -> Vec<Quote> {
    tables().quotes.iter().filter(of).cloned().collect()
}

#[test]
fn words_in_quotation_marks() {
    let quotes = quotes(|quote| quote.kind.as_str() != "indirect");
    let found: Vec<_> = quotes
        .iter()
        .map(|q| (q.kind.as_str(), cell(&q.text), cell(&q.speaker), cell(&q.speaker_as_written), cell(&q.cue)))
        .collect();
    let terrorists = "Terrorists want to drive us apart, but in fact their actions have had the opposite effect - \
                      they're bringing us together,";
    let partnership = "a partnership that unites us all against a phenomenon that is brutally devastating societies all \
                       over starting with the Arab countries";
    assert_eq!(
        found[..5],
        [
            ("fragment", "greater determination", "John Kerry", "Kerry", "said"),
            ("direct", terrorists, "John Kerry", "he", "told"),
            ("fragment", "not a fight between the West and Islam", "Federica Mogherini", "Mogherini", "said"),
            ("fragment", partnership, "Federica Mogherini", "she", "added"),
            ("direct", "We are in this almost on our own,", "Haider al-Abadi", "he", "told"),
        ]
    );
    let rest = "There is a lot being said and spoken, but very little on the ground.";
    assert_eq!((found.len(), cell(&quotes[5].text), cell(&quotes[5].speaker)), (6, rest, "Haider al-Abadi"));
    assert_eq!(quotes[4].utterance, quotes[5].utterance);
    let addressees: Vec<_> = quotes[..5].iter().map(|q| cell(&q.addressee)).collect();
    assert_eq!(addressees, ["", "reporters", "", "", "the Associated Press"]);
}

#[test]
fn words_reported_without_marks() {
    let quotes = quotes(|quote| quote.kind.as_str() == "indirect");
    let found: Vec<_> =
        quotes.iter().map(|q| (q.speaker_kind.as_str(), cell(&q.speaker), cell(&q.country_code))).collect();
    assert_eq!(
        found,
        [
            ("person", "James Robbins", ""),
            ("person", "James Robbins", ""),
            ("organisation", "CIA", ""),
            ("person", "Haider al-Abadi", ""),
            ("country", "the US", "USA"),
        ]
    );
}

#[test]
fn quantities_with_their_bounds() {
    let statistics = tables().statistics;
    let found: Vec<_> = statistics
        .iter()
        .map(|s| (s.text.as_str(), s.value, s.bound.as_str(), s.unit_kind.as_str(), cell(&s.unit), cell(&s.source)))
        .collect();
    assert_eq!(
        found,
        [
            ("21 countries", 21.0, "exact", "count", "countries", ""),
            ("one-day", 1.0, "exact", "duration", "day", ""),
            ("as many as 31,000 fighters", 31000.0, "at_most", "count", "fighters", "CIA"),
            ("more than 1,000 air strikes", 1000.0, "more_than", "count", "air strikes", ""),
        ]
    );
}

#[test]
fn dates_without_and_with_the_day_of_publication() {
    let check = |article: &Article, expected: &[(&str, &str)]| {
        let dates = tidings::process(article).dates;
        let found: Vec<_> = dates.iter().map(|d| (d.text.as_str(), d.value.as_str())).collect();
        assert_eq!(found, expected);
    };
    let mut article = article();
    check(
        &article,
        &[
            ("2013", "2013"),
            ("June", "XXXX-06"),
            ("June", "XXXX-06"),
            ("Thursday", "XXXX-XX-XX"),
            ("August", "XXXX-08"),
            ("September", "XXXX-09"),
        ],
    );
    article.published_on = "2015-01-22".parse().ok();
    check(
        &article,
        &[
            ("2013", "2013"),
            ("June", "2014-06"),
            ("June", "2014-06"),
            ("Thursday", "2015-01-22"),
            ("August", "2014-08"),
            ("September", "2014-09"),
        ],
    );
}

#[test]
fn the_countries_that_it_counts() {
    let codes = |article: &Article| -> Vec<_> {
        let notices = tidings::process(article).notices;
        notices.iter().map(|n| n.code.as_str()).filter(|code| code.starts_with("count_")).collect()
    };
    assert_eq!(codes(&article()), ["count_confirmed"]);
    let text = article().text;
    assert!(text.contains(" Denmark,"));
    assert_eq!(codes(&Article::from_text(NAME, text.replace(" Denmark,", ""))), ["count_mismatch"]);
}
