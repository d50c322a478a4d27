use super::*;
use crate::article::Article;
use crate::extract;
use crate::schema::Change;
use crate::syntax::Syntax;

/// The values of the quantities of a text: value, upper value, bound, kind and unit.
fn check(text: &str, expected: &[&str]) {
    let article = Article::from_text("a", text);
    let document = Document::new(&article);
    let syntax = Syntax::new(&document);
    let mentions = extract::extract(&document, &syntax);
    let around = Around { countries: &[], quotes: &[], dates: &[], home: None };
    let reading = Reading { document: &document, syntax: &syntax };
    let found: Vec<String> = resolve(reading, &mentions, &around).iter().map(describe).collect();
    assert_eq!(found, expected, "{text:?}");
}

fn describe(statistic: &Statistic) -> String {
    let max = statistic.value_max.map_or(String::new(), |max| format!("..{max}"));
    let unit = statistic.unit.as_deref().unwrap_or("-");
    let change = if statistic.change == Change::Level { "" } else { statistic.change.as_str() };
    let kind = statistic.unit_kind.as_str();
    format!("{}{max} {} {kind} {unit} {change}", statistic.value, statistic.bound.as_str()).trim_end().to_owned()
}

#[test]
fn values_bounds_and_units() {
    check(
        "More than 1,000 air strikes hit 21 countries.",
        &["1000 more_than count air strikes", "21 exact count countries"],
    );
    check("Up to 1.3 billion people.", &["1300000000 at_most count people"]);
    check("Tens of thousands of civilians fled.", &["10000 vague count civilians"]);
    check("It costs 19 cents, or £3-5 million.", &["0.19 exact money USD", "3000000..5000000 between money GBP"]);
    check("Eggs cost 64.5 cents a dozen.", &["0.645 exact money USD"]);
    check("The bill was 15 dollars 50.", &["15.5 exact money USD"]);
    check("They sell at 5 dollars a dozen.", &["5 exact money USD"]);
    check("It rose 5 per cent to 20 per cent.", &["5 exact percent percent increase", "20 exact percent percent"]);
    check("He is 5 ft 6 in tall.", &["5.5 exact length foot"]);
    check("A 5-foot-6 guard.", &["5.5 exact length foot"]);
    check("One in five is half of it.", &["0.2 exact ratio ratio", "0.5 exact ratio ratio"]);
}

#[test]
fn changes_and_levels() {
    check(
        "The bank raised its rate by half a point to 3%.",
        &["0.5 exact ratio ratio increase", "3 exact percent percent"],
    );
    check("Rates rose by 25 basis points.", &["25 exact other basis point increase"]);
    check("The index closed down 23.4 points.", &["23.4 exact count points decrease"]);
    check("The stock lost 30 percent of its value.", &["30 exact percent percent decrease"]);
    check("The army lost 1,200 men and lost by 13 points.", &["1200 exact count men", "13 exact count points"]);
    check("It fell 200 votes short.", &["200 exact count votes"]);
    check("Three more months passed.", &["3 exact duration month increase"]);
    check("It killed 15 people and injured 80 others.", &["15 exact count people", "80 exact count people"]);
    check("Prices range from $25 to $150.", &["25..150 between money USD"]);
    check("It rose from $25 to $150.", &["25 exact money USD", "150 exact money USD"]);
    check("They drove 400-odd miles at 8 pounds a share.", &["400 about length mile", "8 exact money GBP"]);
    check("It trades at 22 times earnings.", &["22 exact ratio times"]);
    check(
        "It costs 15-20,000 euros, or $US4.5 billion.",
        &["15000..20000 between money EUR", "4500000000 exact money USD"],
    );
    check("It has 30 full-time workers.", &["30 exact count workers"]);
    check("A loss of £8.4m followed a fall of £2m.", &["8400000 exact money GBP", "2000000 exact money GBP decrease"]);
    check("It crashed two minutes after take-off.", &["2 exact duration minute"]);
    check("Cases rose more than nine times last year.", &["9 more_than ratio times increase"]);
}

#[test]
fn points_are_apart_from_percent() {
    check(
        "Turnout rose by 2.5 percentage points to 45%.",
        &["2.5 exact percent percentage point increase", "45 exact percent percent"],
    );
    check("The error is plus or minus 3 points.", &["3 exact count points"]);
}

#[test]
fn units_before_and_within_a_number() {
    check("They paid 75 USD million for it.", &["75000000 exact money USD"]);
    check("A magnitude 7.8 quake shook it.", &["7.8 exact other magnitude"]);
    check("Per cent of 210", &["210 exact percent percent"]);
    check("A small percent of 18 men did.", &["18 exact count men"]);
}

#[test]
fn lists_share_their_unit() {
    check("They took 5 and 6 milligrams.", &["5 exact mass milligram", "6 exact mass milligram"]);
    check(
        "Rates of 10, 12 and 15 per cent",
        &["10 exact percent percent", "12 exact percent percent", "15 exact percent percent"],
    );
    check("She has 5 and he has 6 kilos.", &["5 exact count -", "6 exact mass kilogram"]);
}

#[test]
fn below_zero() {
    check("In Fargo it was 12 below zero.", &["-12 exact temperature degree"]);
    check("It was 10 degrees below zero Fahrenheit.", &["-10 exact temperature degree Fahrenheit"]);
    check("The heat was below zero.", &["0 less_than temperature degree"]);
    check("It stood at 10 degrees below the peak.", &["10 exact temperature degree"]);
}

#[test]
fn compounds_by_the_list_of_units() {
    check("He is 5'6\" tall.", &["5.5 exact length foot"]);
    check("She is six foot one.", &["6.083333333333 exact length foot"]);
    check("He was 10 years and 73 days old.", &["10.2 exact age year"]);
    check("It weighs 3 lb 4 oz.", &["3.25 exact mass pound"]);
    check("The canal carries 2 MAF.", &["2000000 exact volume acre-foot"]);
}

#[test]
fn ages_in_tens_and_ratios_to_one() {
    check("A man in his 70s", &["70..79 between age year"]);
    check("Men outnumbered women 4 to 1.", &["4 exact ratio ratio"]);
}

#[test]
fn crowds_are_people() {
    check(
        "The hall has a 300-seat gallery. Tens of thousands came.",
        &["300 exact count seat", "10000 vague count people"],
    );
    check("It has 300 sheep. Hundreds were sold.", &["300 exact count sheep", "100 vague count sheep"]);
    check("Two barns fell and 13 were killed.", &["2 exact count barns", "13 exact count people"]);
}

#[test]
fn an_understood_unit_does_not_cross_a_semicolon() {
    check("It has 12 ships; the vote was 14 in favour.", &["12 exact count ships", "14 exact count -"]);
}
