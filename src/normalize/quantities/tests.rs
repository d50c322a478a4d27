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
fn adjectives_of_change_and_ages_of_a_group() {
    check("The lower 48 states differ.", &["48 exact count states"]);
    check("It closed lower 5 percent.", &["5 exact percent percent decrease"]);
    check("Children younger than 13 pay.", &["13 less_than age year"]);
    check("5 means that all is well.", &["5 exact count -"]);
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
fn a_second_form_of_a_change_is_the_same_change() {
    let points = "120 exact count points decrease";
    check("It fell 120 points, or 1.2 percent.", &[points, "1.2 exact percent percent decrease"]);
    check("It fell 120 points (1.2 percent).", &[points, "1.2 exact percent percent decrease"]);
    check("It fell 120 points, 1.2 percent of it.", &[points, "1.2 exact percent percent"]);
    check("It is worth $5, or 3 percent.", &["5 exact money USD", "3 exact percent percent"]);
}

#[test]
fn those_who_expected_a_number_are_not_counted() {
    let jobs = "200000 exact count jobs";
    check("It added 200,000 jobs, more than the 160,000 economists had expected.", &[jobs, "160000 exact count jobs"]);
    check("It added 200,000 jobs, and the 40 economists expected it.", &[jobs, "40 exact count economists"]);
    check("The 300 guests expected to come ate.", &["300 exact count guests"]);
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
    check("It was 5 to 10 degrees below zero.", &["-10..-5 between temperature degree"]);
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

#[test]
fn a_comma_before_one_or_two_digits_is_a_decimal_point() {
    check("A litre costs R21,75.", &["21.75 exact money ZAR"]);
    check("Growth was 1,4% or 0,6 percent.", &["1.4 exact percent percent", "0.6 exact percent percent"]);
    check("It lent 6,5 million euros.", &["6500000 exact money EUR"]);
    check("It lent 6,500 euros, 12,5 tonnes.", &["6500 exact money EUR", "12.5 exact mass tonne"]);
    check("It sold for 1.300,50 euros.", &["1300.5 exact money EUR"]);
}

#[test]
fn short_multipliers_of_money() {
    check(
        "A dam of Rs 75 cr and roads of Rs 3 lakh cr.",
        &["750000000 exact money INR", "3000000000000 exact money INR"],
    );
    check("A fund of $2.2tr.", &["2200000000000 exact money USD"]);
    check("A P45-M hall and a US$3-B line.", &["45000000 exact money PHP", "3000000000 exact money USD"]);
    check("A £12mn loan.", &["12000000 exact money GBP"]);
}

#[test]
fn local_currencies_with_and_without_a_stop() {
    check("They took 30 Rs. They left.", &["30 exact money INR"]);
    check("She got Rs. 700 for it.", &["700 exact money INR"]);
    check("She got Shs. 2,600 for it.", &["2600 exact money UGX"]);
    check("It cost 60 kr or kr 1,500.", &["60 exact money SEK", "1500 exact money SEK"]);
    check("They took 30 Rsvps there.", &["30 exact count Rsvps"]);
}

#[test]
fn the_lengths_of_races_and_the_times_in_them() {
    check("He ran the 400m in 47.2 seconds.", &["400 exact length metre", "47.2 exact duration second"]);
    check("She needed 3h 30m.", &["3.5 exact duration hour"]);
    check("She needed 1h 30m 36s.", &["1.51 exact duration hour"]);
    check("It grew in 1H.", &[]);
}

#[test]
fn magnitudes_of_earthquakes() {
    check("A magnitude-6.3 quake hit.", &["6.3 exact other magnitude"]);
    check("It had a magnitude of 4.4.", &["4.4 exact other magnitude"]);
    check("An F-16 left.", &[]);
}

#[test]
fn what_is_compared_shares_its_unit() {
    let both = ["54.2 exact percent percent", "51.8 exact percent percent"];
    check("Support was 54.2 percent, up from 51.8 in spring.", &both);
    check("Support was 54.2 percent, compared with 51.8 then.", &both);
    check("Arrests rose 5 percent from 1,250.", &["5 exact percent percent increase", "1250 exact count -"]);
}

#[test]
fn the_level_of_one_thing_counts_nothing() {
    check("It sold 400 tables. The lira closed at 32.", &["400 exact count tables", "32 exact count -"]);
    check("It sold 400 tables. The index fell to 6,120.", &["400 exact count tables", "6120 exact count -"]);
    check("It sold 400 tables. That rose to 450.", &["400 exact count tables", "450 exact count tables"]);
    check("Six men died. The toll rose to 25.", &["6 exact count men", "25 exact count men"]);
}

#[test]
fn the_hours_of_a_shop_are_times() {
    check("The shop is open 9 to 5.", &[]);
    check("He works from 8 to 4.", &[]);
    check("It fell from 9 tonnes to 5 tonnes.", &["9 exact mass tonne", "5 exact mass tonne"]);
}

#[test]
fn what_a_batter_scored_is_not_of_balls() {
    check("He made 45 off 31 balls.", &["45 exact count -", "31 exact count balls"]);
    check("They won by 4 wickets.", &["4 exact count wickets"]);
}
