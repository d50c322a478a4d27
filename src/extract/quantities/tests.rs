use super::*;
use crate::article::Article;

/// The quantities of a text, as written.
fn check(text: &str, expected: &[&str]) {
    let article = Article::from_text("a", text);
    let document = Document::new(&article);
    let found: Vec<&str> = find(&document, &[], &[]).iter().map(|q| q.span.of(&article.text)).collect();
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
    check("Between 5 and 10 percent, or 10-15 people.", &["Between 5 and 10 percent", "10-15 people"]);
    check("They were jailed over £2m fraud and earned over £3m.", &["£2m", "over £3m"]);
    check("Fewer than one in five voted twice.", &["Fewer than one in five", "twice"]);
}

#[test]
fn a_number_at_either_end_of_a_text_is_read() {
    check(".five people left", &["five people"]);
    check("5", &[]);
}
