use super::*;
use crate::article::Article;
use crate::extract::Counted;
use crate::syntax::Syntax;

/// The quantities of a text, as written.
fn check(text: &str, expected: &[&str]) {
    let article = Article::from_text("a", text);
    let document = Document::new(&article);
    let found: Vec<&str> = find(Reading { document: &document, syntax: &Syntax::new(&document) }, &[], &[])
        .iter()
        .map(|q| q.span.of(&article.text))
        .collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn a_counted_noun_comes_with_its_modifiers_and_no_more() {
    check("Officials from 21 countries are here.", &["21 countries"]);
    check("Two senior officials told reporters.", &["Two senior officials"]);
    check("It flew more than 1,000 air strikes since May.", &["more than 1,000 air strikes"]);
    check("They could have as many as 31,000 fighters in Iraq.", &["as many as 31,000 fighters"]);
    check("Dozens of people were hurt and 13 were killed.", &["Dozens of people", "13"]);
    check(
        "Four different Smith-linked accounts and the 10 most populous cities.",
        &["Four different Smith-linked accounts", "10 most populous cities"],
    );
    check("He gave Ann Lee three stars; they are worth millions—or more.", &["three stars", "millions"]);
    check("That adds up to 12 votes, up to 15 men.", &["12 votes", "up to 15 men"]);
    check(
        "It had 197 paid employees and two side-by-side columns.",
        &["197 paid employees", "two side-by-side columns"],
    );
    check("The tower has 73 lifts and 11 rebounds were saved.", &["73 lifts", "11 rebounds"]);
    check("It traced the 5,837 who fell ill; the two left.", &["5,837"]);
    check("A five-member panel met for a one-day conference.", &["five-member", "one-day"]);
}

#[test]
fn numbers_that_state_no_quantity_are_left_alone() {
    for text in [
        "It left in 2013.",
        "On June 5 and 6 May they met at 7 p.m. and 7:30.",
        "The 4th of 1960s songs won 3-1, 6-4.",
        "Article 50, the G20, 9/11, a Boeing 737 and MI6.",
        "No one called (202) 555-1234 on Route 66.",
        "The one he likes, BBC Two, is on channel 5.",
        "F-16 jets flew on Covid-19 day.",
        "Call 0800 555 111, +44 20 7946 0958 or 800 555 0199.",
        "Pupils with low test scores in the top three.",
        "It was backed by a third party, the lower half, as tweet 672137288055398401.",
        "They took 911 calls at 999 operators.",
        "It runs on iOS 10.2 and eBay 3.",
        "The first are Leeds College (3), Hull University (7) and Ripley St. Thomas (12).",
        "They fled over the border [1] at night.",
        "Read https://www.example.org/news/5-tips-for-20-dogs here.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn money_measures_and_ages() {
    check("It cost $1.5bn, or £3 million a year.", &["$1.5bn", "£3 million"]);
    check("He is 5 ft 2 in and ran 75km at 10 mph.", &["5 ft 2 in", "75km", "10 mph"]);
    check("She trails (37 percent to 43 percent), a 5-foot-11 guard.", &["37 percent", "43 percent", "5-foot-11"]);
    check("After seven straight years, a 60 second film.", &["seven straight years", "60 second"]);
    check("She will be 83; now 81 and retired, he left.", &["83", "81"]);
    check("A one-in-five chance, six of 10 women.", &["one-in-five", "six of 10"]);
    check("Oil rose to $50 a barrel, up 3 per cent.", &["$50", "3 per cent"]);
    check("Ann Smith, 54, a 62-year-old man and a boy aged 5.", &["54", "62-year-old", "aged 5"]);
    check("Kim Min-seo, 42, was there.", &["42"]);
    check("She has two sons (now 10 and 12).", &["two sons", "10", "12"]);
    check("Between 5 and 10 percent, or 10-15 people.", &["Between 5 and 10 percent", "10-15 people"]);
    check("They were jailed over £2m fraud and earned over £3m.", &["£2m", "over £3m"]);
    check("Fewer than one in five voted twice.", &["Fewer than one in five", "twice"]);
}

#[test]
fn what_is_denied_and_who_is_called() {
    check("Not one cent was paid under a zero-tolerance rule; she called 911.", &[]);
    check("He has one cent left and 911 supporters.", &["one cent", "911 supporters"]);
}

#[test]
fn a_number_at_either_end_of_a_text_is_read() {
    check(".five people left", &["five people"]);
    check("5", &[]);
}

#[test]
fn multipliers_before_units_and_groups_of_hundreds() {
    check("The port moved 2.5m tonnes and 3m sq ft; a 2m wall.", &["2.5m tonnes", "3m sq ft", "2m"]);
    check("Several hundred thousand sheep died.", &["Several hundred thousand sheep"]);
    check("A couple of hundred goats, a couple dozen cows.", &["A couple of hundred goats", "a couple dozen cows"]);
    check("It holds one point two million litres.", &["one point two million litres"]);
    check("It rose to R92 million from R50 000.", &["R92 million", "R50 000"]);
    check("The N95 mask and the COP26 talks.", &[]);
}

#[test]
fn numbers_that_name_pages_houses_and_plans() {
    check("See p. 12 and pp. 14 of the bill 9.", &[]);
    check("He lives at 131 West 23rd Street, she at 12 Upper Mall Road.", &[]);
    check("They paid into 529 plans and a 401(k).", &[]);
    check("She passed the bill 10 years ago.", &["10 years"]);
    check("It has 12 plans and 30 streets.", &["12 plans", "30 streets"]);
    check("A five-star hotel with four stars above the door.", &["four stars"]);
    check("Doors open at 10 in the morning for 10 in the choir.", &["10"]);
}

#[test]
fn symbols_of_units_after_a_space() {
    check("It draws 180-200 MW, 60 W and 13 TeV.", &["180-200 MW", "60 W", "13 TeV"]);
    check("A 3 MW turbine feeds it.", &["3 MW"]);
    check("It is cooled to 4.5 K at night.", &["4.5 K"]);
    check("They ran to 5 K Street.", &[]);
    check("It fell 6.2 per cent – 17.8 per cent higher than in May.", &["6.2 per cent", "17.8 per cent"]);
}

#[test]
fn multipliers_and_units_apart_from_their_number() {
    check("It gave 1.2 cr doses to 10 k people; 5 bil cells.", &["1.2 cr doses", "10 k people", "5 bil cells"]);
    check("A 200-K loan and 30 k metres of a 5-K race on 10 K Street.", &["30 k metres"]);
    check("It draws 60 W. The heater stood at 12 W. 23rd Street.", &["60 W"]);
    check("It costs R18 500,50 or R1 250 000,00.", &["R18 500,50", "R1 250 000,00"]);
    check("She left a 401 plan and a 401k, then 403 plants.", &["403 plants"]);
}

#[test]
fn hours_with_their_minutes() {
    check("It took 3 hrs 15 mins, then 1h30 and 4 hrs.", &["3 hrs 15 mins", "4 hrs"]);
    check("He won in 1h30 and they met at 14h30.", &["1h30"]);
    check("It began at 0930 hrs, ended at 14.30 hrs, at 18 hrs.", &[]);
}

#[test]
fn heights_ages_and_ratios() {
    check("He is 5'11\" and she is five feet three.", &["5'11\"", "five feet three"]);
    check("It stood five feet three times.", &["five feet", "three times"]);
    check("A child of 18- to 24-year-olds", &["18- to 24-year-olds"]);
    check("A man in his 70s, a woman in her early thirties.", &["70s", "early thirties"]);
    check("They sang songs of the 70s in the thirties.", &[]);
    check("A girl of 12 and a boy of six met a man of 12 trades.", &["12", "six", "12 trades"]);
    check("Men outnumbered women 4 to 1.", &["4 to 1"]);
    check("They won 4 to 1.", &[]);
    check("A 250-strong crew and a 12,000 man force.", &["250-strong", "12,000 man"]);
}

#[test]
fn a_stretch_of_time_that_a_alone_counts() {
    check("He waited for a week, more than a year.", &["a week", "more than a year"]);
    check("She got a year in prison, a year after the vote.", &["a year"]);
    check("They met a week ago, twice a year; what a week!", &["twice"]);
    check("It opens at least once a month, once it is built.", &["at least once"]);
}

#[test]
fn bounds_that_are_none() {
    check("A roof stood over a thousand-seat hall.", &["a thousand-seat"]);
    check("Smoke hung over three villages.", &["three villages"]);
    check("It cost over 300 jobs and over a thousand dollars.", &["over 300 jobs", "over a thousand dollars"]);
    check("He must answer within 18 months, within five votes of her.", &["within 18 months", "five votes"]);
    check("Tickets from $90; it rose from $90.", &["from $90", "$90"]);
    check("It is 5 percent above $40 and was above $30.", &["5 percent", "$40", "above $30"]);
    check("Almost the past 60 days", &["Almost the past 60 days"]);
}

#[test]
fn names_of_classes_and_models_are_no_units() {
    check(
        "The fleet has ten Mark-class boats and six Ton class ships.",
        &["ten Mark-class boats", "six Ton class ships"],
    );
    check("They flew three Mi-40 craft for 3 mi on Friday.", &["three", "3 mi"]);
    check("It sold two 60B tractors and a 9K lamp.", &["two"]);
    check("It sold 60B shares and 9K lamps.", &["60B shares", "9K lamps"]);
    check("The Redwood 62ers met the 5XQT fund for 5KG of rice.", &["5KG"]);
}

#[test]
fn money_is_not_read_into_names_and_years() {
    check("The X&P 300 fell in Euro 2032.", &[]);
    check("He got P300 and Euro 2,032.", &["P300", "Euro 2,032"]);
}

#[test]
fn positions_postcodes_and_telephones() {
    check("It sank at 12.5 degrees north, 43.2 degrees east.", &[]);
    check("It turned 12.5 degrees and was 40 degrees north of the line.", &["12.5 degrees", "40 degrees"]);
    check("It lies at 34°05'N.", &[]);
    check("It stands in Elm Park, ZQ 73301, with 73,301 trees.", &["73,301 trees"]);
    check("Call +1 (555) 010-9999 for +5 degrees.", &["5 degrees"]);
    check("Ten Elm Street and two Elm Street banks burned.", &["two Elm Street banks"]);
}

#[test]
fn results_of_games_are_no_quantities() {
    check("The side made 287 for 6 in 50 overs, and Lee took 3 for 24.", &["50 overs"]);
    check("He paid 287 for 6 tents.", &["287", "6 tents"]);
    check("She had a 3-under 69 in her round; boys under 69 kg ran.", &["under 69 kg"]);
    check("Rovers (2) drew with Town (1).", &[]);
    check("Zembla 3 2 1 0 7 points and 12 goals.", &["7 points", "12 goals"]);
    check("Shares fell 2.3 to 45.6 and 2 to 3 firms closed.", &["2.3", "45.6", "2 to 3 firms"]);
    check("In order: 1. Salt; 2. Pepper; 3 limes.", &["3 limes"]);
    check("They ran the 4x100m relay after 2+2 talks.", &[]);
}

#[test]
fn labels_in_pairs_and_with_no() {
    check("The road is shut from junctions 25 and 26 to exit 4.", &[]);
    check("They sat in seats 36, 39 and 40 of 90 seats.", &["90 seats"]);
    check("The emperor (117-138) ruled for 21 years.", &["21 years"]);
    check("Her No 1 hit led for 3 weeks; see footnote 17.", &["3 weeks"]);
    check("The lorry, the Zed and the Polo 3 were sold in 3 towns.", &["3 towns"]);
}

#[test]
fn ages_of_both() {
    check("Two brothers, both 25, fled; both 25 tents burned.", &["Two brothers", "25", "25 tents"]);
}

#[test]
fn millimetres_millions_and_gains() {
    check("They fired 155mm shells.", &["155mm"]);
    check("It cost £7mm or EUR 40 m (USD 49 m); it is 40 m long.", &["£7mm", "EUR 40 m", "USD 49 m", "40 m"]);
    check("Shares rose (+0.6%), sales by a third (+104.3 billion yen).", &["0.6%", "a third", "104.3 billion yen"]);
    check("Call +44 20 7946 0958 or see F+5.", &[]);
    check("The British 11-month-old slept in Room 11.", &["11-month-old"]);
}

#[test]
fn ages_that_no_mark_ends() {
    let ages = |text: &str| -> Vec<f64> {
        let article = Article::from_text("a", text);
        let document = Document::new(&article);
        let found = find(Reading { document: &document, syntax: &Syntax::new(&document) }, &[], &[]);
        let age = |q: &&Quantity| matches!(q.counted, Counted::Units { kind: crate::schema::UnitKind::Age, .. });
        found.iter().filter(age).map(|quantity| quantity.value).collect()
    };
    assert_eq!(ages("Police held Ann Mary Lee, 54 and homeless."), [54.0]);
    assert_eq!(ages("They named Bo Ray, 36 of Leeds, and Ann Lee, 19."), [36.0, 19.0]);
    assert_eq!(ages("The women, 21 and 26, ran."), [21.0, 26.0]);
    assert_eq!(ages("Ann, who will turn 10 in May, won."), [10.0]);
    assert_eq!(ages("In New York, 12 of Ohio's players met; the women, 21 and counting, ran."), [0.0; 0]);
    assert_eq!(ages("They will turn 10 corners."), [0.0; 0]);
}

#[test]
fn the_hundredths_after_a_comma() {
    let values = |text: &str| -> Vec<f64> {
        let article = Article::from_text("a", text);
        let document = Document::new(&article);
        let found = find(Reading { document: &document, syntax: &Syntax::new(&document) }, &[], &[]);
        found.iter().map(|quantity| quantity.value).collect()
    };
    assert_eq!(values("It cost $50,000,00 and $5,000,000."), [50_000.0, 5_000_000.0]);
    assert_eq!(values("It cost Rs 2,50,000 and Rs 12,50,000."), [250_000.0, 1_250_000.0]);
}

#[test]
fn a_change_and_what_it_led_to_are_no_range() {
    check("The number rose by 2,000 to 61,000.", &["2,000", "61,000"]);
    check("It grew by 400 to 1.2 million.", &["400", "1.2 million"]);
    check("It grew by 3 to 5 million.", &["3 to 5 million"]);
    check("It grew by 20 to 30 tonnes.", &["20 to 30 tonnes"]);
}

#[test]
fn a_number_counts_past_what_describes_the_things() {
    let counted = |text: &str| -> Vec<String> {
        let article = Article::from_text("a", text);
        let document = Document::new(&article);
        let found = find(Reading { document: &document, syntax: &Syntax::new(&document) }, &[], &[]);
        let noun = |quantity: &Quantity| match &quantity.counted {
            crate::extract::Counted::Things(noun) => noun.of(document.text).to_owned(),
            _ => String::new(),
        };
        found.iter().map(noun).collect()
    };
    assert_eq!(counted("Police held two 12-year-old boys."), ["boys", ""]);
    assert_eq!(counted("It sold ten 40-tonne trucks."), ["trucks", ""]);
    assert_eq!(counted("It asked 34 leading US fashion companies and sent 60 US envoys."), ["companies", "envoys"]);
    assert_eq!(counted("It hired four University of Leeds students."), ["students"]);
    assert_eq!(counted("It met 30 oil and gas firms."), ["firms"]);
    assert_eq!(counted("She won 7 and the prizes."), [""]);
    assert_eq!(counted("They came in two, 40 boats with them."), ["", "boats"]);
}

#[test]
fn the_scale_of_degrees_ends_a_sentence() {
    check("It froze at -4°C. At 3 p.m. it was 91°F. It rose.", &["-4°C", "91°F"]);
    check("It cooled to 7 degrees C. The lake froze at 30 degrees F.", &["7 degrees C", "30 degrees F"]);
    check("Highs of 88 F. Then it cooled to 21 C by the lake. He lives at 5 C Street.", &["88 F", "21 C"]);
}

#[test]
fn degrees_below_nothing_are_below_zero() {
    check("It was 38 below in Inuvik, 12 degrees under zero at noon.", &["38 below", "12 degrees under zero"]);
    check("Temperatures fell to 9 degrees below freezing.", &["9 degrees below freezing"]);
    check("He was 12 below par, and it is 5 degrees below average.", &["12", "5 degrees"]);
}

#[test]
fn letters_of_units_after_a_space() {
    check("It held 60 t of coal, 15 g of tin and 9 L of oil.", &["60 t", "15 g", "9 L"]);
    check("The 44 t lorries waited for 6 h there.", &["44 t", "6 h"]);
    check("They won 12 L 5 D 3 and live at 3 L Street.", &["12"]);
}

#[test]
fn a_part_is_added_to_a_unit() {
    check("He walked a mile and a half for an hour and a quarter.", &["a mile and a half", "an hour and a quarter"]);
    check(
        "It took three months and a half, two years and a third of it.",
        &["three months and a half", "two years", "a third"],
    );
}

#[test]
fn sizes_in_primes_and_in_words() {
    check("Her brother, 6' 2\" and slim, has a 31' long boat.", &["6' 2\"", "31'"]);
    check("She is five foot nine and a half, he says.", &["five foot nine and a half"]);
    check("'In 1992' it sank, and 12' later it rose.", &["12"]);
}

#[test]
fn ages_after_of_a_person() {
    check("A retired tailor of 81 and a cook of nineteen met a mother of 36.", &["81", "nineteen", "36"]);
    let ages = |text: &str| -> usize {
        let article = Article::from_text("a", text);
        let document = Document::new(&article);
        let found = find(Reading { document: &document, syntax: &Syntax::new(&document) }, &[], &[]);
        let age = |q: &&Quantity| matches!(q.counted, Counted::Units { kind: crate::schema::UnitKind::Age, .. });
        found.iter().filter(age).count()
    };
    assert_eq!(ages("A tailor of 81 met a cook of nineteen, a mother of 36."), 3);
    assert_eq!(ages("Brothers of six and nine were with a man of about 50."), 3);
    assert_eq!(ages("Owners of 19 and 21 firms met drivers of 40 and 50 lorries."), 0);
    assert_eq!(ages("A mother of five, a crew of 20, a winner of 14 prizes, the owner of 30 left."), 0);
    assert_eq!(ages("The sisters, 4 and 9, hid. A girl, six, and a boy, eight, ran."), 4);
    assert_eq!(ages("The cars, 4 and 9, crashed. They came in two, six, and eight."), 0);
    assert_eq!(ages("Men in their 40s, 50s and early 60s; a woman in her late 20s or early 30s."), 5);
}

#[test]
fn over_a_few_things_after_a_verb_of_motion_is_a_place() {
    check("Geese flew over three lakes, and a kite was seen over two farms.", &["three lakes", "two farms"]);
    check("They handed over two guns, and a wall stood over six graves.", &["two guns", "six graves"]);
    check("It took over 40 hours; they handed out over five maps.", &["over 40 hours", "over five maps"]);
    check("The victory over two clubs came after over ten games.", &["two clubs", "over ten games"]);
    check("It killed over ten people and has over six shops.", &["over ten people", "over six shops"]);
}

#[test]
fn small_words_in_compounds_and_acronyms_do_not_end_a_noun() {
    check(
        "It sent 7 US envoys, 5 IT firms and 60 A-level pupils.",
        &["7 US envoys", "5 IT firms", "60 A-level pupils"],
    );
    check("He told 7 it was over.", &["7"]);
}

#[test]
fn what_the_first_number_shares_with_the_second() {
    let read = |text: &str| -> Vec<(f64, bool)> {
        let article = Article::from_text("a", text);
        let document = Document::new(&article);
        let found = find(Reading { document: &document, syntax: &Syntax::new(&document) }, &[], &[]);
        let measured = |q: &Quantity| !matches!(q.counted, crate::extract::Counted::Nothing);
        found.iter().map(|quantity| (quantity.value, measured(quantity))).collect()
    };
    assert_eq!(read("The rate rose from 14 to nearly 19 percent."), [(14.0, true), (19.0, true)]);
    assert_eq!(read("Sales grew from 2 to 7 million pounds."), [(2e6, true), (7e6, true)]);
    assert_eq!(read("The price rose from $2 to $7 million."), [(2e6, true), (7e6, true)]);
    assert_eq!(read("They lost 30 and 45 million euros."), [(30e6, true), (45e6, true)]);
    assert_eq!(read("It fell from minus 9 to minus 21 degrees."), [(-9.0, true), (-21.0, true)]);
    assert_eq!(read("Sales grew from 800 to 1.1 million pounds.")[0].0, 800.0);
}

#[test]
fn coins_make_pounds_money() {
    let units = |text| {
        let article = Article::from_text("a", text);
        let document = Document::new(&article);
        let found = find(Reading { document: &document, syntax: &Syntax::new(&document) }, &[], &[]);
        found.iter().map(|q| matches!(q.counted, Counted::Money { .. })).collect::<Vec<_>>()
    };
    assert_eq!(units("It is four pounds 20 pence now."), [true]);
    assert_eq!(units("It is four pounds and twenty pence now."), [true]);
    assert_eq!(units("It weighs four pounds and six ounces."), [false]);
}

#[test]
fn a_couple_before_a_multiplier_needs_no_article() {
    check("The last couple of hundred metres were steep.", &["couple of hundred metres"]);
    check("Another couple thousand goats died.", &["couple thousand goats"]);
    check("The last couple of goats died.", &[]);
}

#[test]
fn a_minus_in_letters_may_have_a_hyphen() {
    check("It was minus-40 Celsius.", &["minus-40 Celsius"]);
    check("The minus-sign is beside 40 keys.", &["40 keys"]);
}
