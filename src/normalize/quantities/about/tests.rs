use crate::article::Article;
use crate::document::Document;
use crate::extract::extract;
use crate::normalize::{Facts, Statistic, normalize};
use crate::syntax::Syntax;

fn facts(text: &str) -> Facts {
    let article = Article::from_text("a", text);
    let document = Document::new(&article);
    let syntax = Syntax::new(&document);
    normalize(&document, &syntax, &extract(&document, &syntax))
}

/// The attribute under test of each statistic of a text.
#[track_caller]
fn check_each(text: &str, ask: impl Fn(&Facts, &Statistic) -> String, expected: &[&str]) {
    let facts = facts(text);
    let found: Vec<String> = facts.statistics.iter().map(|statistic| ask(&facts, statistic)).collect();
    assert_eq!(found, expected, "{text:?}");
}

#[track_caller]
fn check_measure(text: &str, expected: &[&str]) {
    check_each(text, |_, s| s.measure.map_or("-", |(span, _)| span.of(text)).to_owned(), expected);
}

#[track_caller]
fn check_country(text: &str, expected: &[&str]) {
    check_each(text, |_, s| s.country.as_ref().map_or("-", |(code, _)| code).to_owned(), expected);
}

#[track_caller]
fn check_period(text: &str, expected: &[&str]) {
    check_each(text, |_, s| s.period.as_ref().map_or("-", |(value, _)| value).to_owned(), expected);
}

/// The value of the statistic that each is compared with.
#[track_caller]
fn check_compared(text: &str, expected: &[&str]) {
    let other = |facts: &Facts, s: &Statistic| s.compared_with.map(|index| facts.statistics[index].value.to_string());
    check_each(text, |facts, s| other(facts, s).unwrap_or("-".to_owned()), expected);
}

#[track_caller]
fn check_assumed(text: &str, expected: &[&str]) {
    let told =
        |s: &Statistic| format!("{} {}", s.unit.as_deref().unwrap_or("-"), s.assumed.map_or("-", |a| a.as_str()));
    check_each(text, |_, s| told(s), expected);
}

#[test]
fn numbers_of_a_list_have_what_follows_each() {
    check_assumed(
        "Support was 41 percent in Norway, 38 in Chile and 12 in Peru.",
        &["percent -", "percent unit", "percent unit"],
    );
    check_assumed(
        "They paid 8 million euros ($9 million) for land and 3 million for a mill.",
        &["EUR -", "USD currency", "EUR unit"],
    );
    check_country("Support was 41 percent in Norway, 38 in Chile and 12 in Peru.", &["NOR", "CHL", "PER"]);
    // Neither of the same kind nor in a list.
    check_assumed("It fell 4 percent in May, and the board has 9 in favour.", &["percent -", "- -"]);
}

#[test]
fn what_is_measured() {
    check_measure("Turnout was 54 percent.", &["Turnout"]);
    check_measure("Police arrested six people.", &["arrested"]);
    check_measure("They took part in a three-day meeting.", &["meeting"]);
    check_measure("She got 25 percent of the votes.", &["votes"]);
    check_measure("The tower is 54 years old.", &["-"]);
}

#[test]
fn a_total_or_a_list_does_not_hide_what_happened() {
    check_measure("Police arrested a total of 34 people.", &["arrested"]);
    check_measure("Four soldiers and two nurses were killed.", &["killed", "killed"]);
}

#[test]
fn the_country_is_named_in_the_sentence_or_plainly_meant() {
    check_country("Unemployment in Spain was 12 percent.", &["ESP"]);
    check_country("Japan held a vote. Turnout in Japan was high. It was 54 percent.", &["JPN"]);
    check_country("Turnout was 54 percent.", &["-"]);
    check_country("In Japan it rained. Worldwide, 700 million people are hungry.", &["-"]);
}

#[test]
fn the_period_is_a_date_of_the_sentence_or_the_one_before() {
    check_period("In 2021, the port handled 20 million tonnes.", &["2021"]);
    check_period("Exports rose 5 percent in June 2019.", &["2019-06"]);
    check_period("Turnout was 54 percent.", &["-"]);
}

#[test]
fn the_date_of_a_baseline_or_of_what_was_said_is_not_the_period() {
    check_period("Inflation was 5 percent, down from 6 percent in May 2019.", &["-", "2019-05"]);
    check_period("Inflation was 5 percent in May 2019, up from 4 percent in April 2019.", &["2019-05", "2019-04"]);
    check_period("The mine made 20 tonnes, the firm said on 3 May 2019.", &["-"]);
    check_period("The mine made 20 tonnes on 3 May 2019.", &["2019-05-03"]);
}

#[test]
fn the_period_is_that_of_the_verb_and_not_of_a_definite_number() {
    check_period("Hundreds of people have arrived since 2017.", &["2017/.."]);
    check_period("He left in 2016 with his six children.", &["-"]);
    check_period("A woman, 54, was killed in May 2019.", &["-"]);
}

#[test]
fn an_amount_in_two_currencies_has_one_measure_period_and_country() {
    let text = "In 2019 Japan paid 50 million yen ($460,000) in compensation.";
    check_measure(text, &["compensation", "compensation"]);
    check_period(text, &["2019", "2019"]);
    check_country(text, &["JPN", "JPN"]);
}

#[test]
fn numbers_are_compared_with_those_before() {
    check_compared("Turnout was 5.3 percent, compared with 5.6 percent in 2016.", &["5.6", "-"]);
    check_compared("It rose from 4 percent to 6 percent.", &["-", "4"]);
    check_compared("It was 4 percent here and 6 percent there.", &["-", "-"]);
    check_compared("It fell from 4 percent to 6 votes.", &["-", "-"]);
    check_compared("It added 200 jobs, more than the 160 expected.", &["160", "-"]);
    check_compared("It added 200 jobs to its 160 shops.", &["-", "-"]);
}

#[test]
fn what_the_text_leaves_out_is_assumed() {
    check_assumed("It cost $5.", &["USD currency"]);
    check_assumed("It cost 5 euros.", &["EUR -"]);
    check_assumed("The blast came at noon and 13 were killed.", &["people unit"]);
    check_assumed("The blast came at noon and 13 nurses were killed.", &["nurses -"]);
}

#[test]
fn a_bare_number_counts_what_it_measures() {
    check_assumed("The number of new loans fell to 9,393.", &["new loans unit"]);
    check_assumed("The index fell to 9,393.", &["- -"]);
}

#[test]
fn who_denies_a_number_is_its_source() {
    let source =
        |s: &Statistic| s.source.as_ref().and_then(|(speaker, _)| speaker.name.clone()).unwrap_or("-".to_owned());
    check_each("The ministry denied that 40 people had died.", |_, s| source(s), &["the ministry"]);
    check_each("The paper came out and 40 people had died.", |_, s| source(s), &["-"]);
}
