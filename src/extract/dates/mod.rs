//! Calendar expressions: their spans and their parts.

use super::{Name, NameKind};
use crate::document::{Document, TokenKind};
use crate::lexicon::{Groups, WordClass};
use crate::span::Span;
use crate::syntax::Reading;
use serde::{Deserialize, Serialize};
use std::ops::Range;

mod days;
mod expression;
mod numbers;
mod numeric;
mod parser;
mod periods;
mod ranges;
mod relative;
mod years;

pub use expression::{Expression, Parts};

/// A calendar expression.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// The words as written.
    pub span: Span,
    /// Its content.
    pub expression: Expression,
}

/// The calendar expressions of a document in order. Months and weekdays in names of persons and in web addresses are
/// left out.
pub fn find(reading: Reading, names: &[Name]) -> Vec<Calendar> {
    let document = reading.document;
    let mut found: Vec<Calendar> = Vec::new();
    let bearers = bearers(document, names);
    let mut persons = names.iter().filter(|name| name.kind == NameKind::Person).peekable();
    for sentence in &document.sentences {
        let parser = parser::Parser::new(document, sentence.tokens.end, &bearers);
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let address = reading.in_address(at);
            let Some((end, expression)) = (!address).then(|| parser.expression(at)).flatten() else {
                at += 1;
                continue;
            };
            let span = document.span_of(at..end);
            while persons.next_if(|name| name.span.end <= span.start).is_some() {}
            let person = persons.peek().filter(|name| name.span.start <= span.start);
            if person.is_some_and(|name| !is_date_all_the_same(document, name, at..end)) {
                at += 1;
            } else {
                found.push(Calendar { span, expression });
                at = end;
            }
        }
    }
    found
}

/// True for words within one of these dates, which are in order: the month of "4 May" is not Brian May.
pub fn is_within(dates: &[Calendar], words: Span) -> bool {
    let first = dates.partition_point(|date| date.span.end < words.end);
    dates.get(first).is_some_and(|date| date.span.contains(words))
}

/// The hashes of the months and weekdays that are also names of persons in the article: May, Sun.
fn bearers(document: &Document, names: &[Name]) -> Vec<u64> {
    let persons = names.iter().filter(|name| name.kind == NameKind::Person);
    let words = persons.flat_map(|name| document.tokens_in(name.span)).map(|at| &document.tokens[at]);
    let calendar = WordClass::MONTH | WordClass::WEEKDAY;
    words.filter(|token| token.class.intersects(calendar)).map(|token| token.hash).collect()
}

/// True for a date that was taken for a person: a single word with a number after it (May 14) or a preposition of time
/// before it (in May).
fn is_date_all_the_same(document: &Document, name: &Name, date: Range<usize>) -> bool {
    let one = document.tokens_in(name.span).len() == 1;
    let digits = document.tokens[date.clone()].iter().any(|token| token.kind == TokenKind::Number);
    let led = date.start > 0 && document.in_group(date.start - 1, Groups::BEFORE_DATE);
    one && (digits || led || date.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::syntax::Syntax;

    fn check(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", text);
        let document = Document::new(&article);
        let found: Vec<_> = find(Reading { document: &document, syntax: &Syntax::new(&document) }, &[])
            .iter()
            .map(|c| c.span.of(text))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn days_months_and_years() {
        check("The mill closed on 14 March 1987.", &["14 March 1987"]);
        check("Prior to May, three men left at the end of 2015.", &["Prior to May", "end of 2015"]);
        check("Born on March 14, 1987, she left in May.", &["March 14, 1987", "May"]);
        check("It reopens on the 3rd of June and on Friday, Sept. 5.", &["3rd of June", "Friday, Sept. 5"]);
        check("They met on Friday evening, Sept. 5, in town.", &["Friday evening, Sept. 5"]);
        check("In 1998 the dam broke; the 2003 report says why.", &["1998", "2003"]);
        check("Filed 2016-11-26, paid 05/06/2014 and on 26.11.2016.", &["2016-11-26", "05/06/2014", "26.11.2016"]);
        check("the twenty-third of September", &["twenty-third of September"]);
    }

    #[test]
    fn names_and_numbers_that_look_like_dates_are_none() {
        check("Mrs May said they may march on Sunday.", &["Sunday"]);
        check("The Augusta club sold 2000 tickets and 1,998 shirts.", &[]);
        check("Boeing 1999 fans watched Euro 2016 and ran at 2015 metres.", &[]);
        check("A second man sat in the sun; the fall was hard.", &[]);
        check("He is in his 20s.", &[]);
        check("It cost $2010 in all.", &[]);
    }

    #[test]
    fn numbers_of_models_houses_and_telephones_are_no_dates() {
        check("A 1998 red Volvo struck his 2004 Honda Jazz and a 2011 pickup.", &[]);
        check("The 2015 Volvo strike began after a 2011 report in 2012.", &["2015", "2011", "2012"]);
        check("He lives in the 1700 block of Mill Street; dial 3-1-1.", &[]);
        check("The growth since 2011 may end on 3-1-11.", &["since 2011", "3-1-11"]);
    }

    #[test]
    fn stretches_of_another_year_and_to_come() {
        check("up from the same month last year", &["same month last year"]);
        check("up from the same quarter a year earlier, at the same time", &["same quarter a year earlier"]);
        check("It shuts in three weeks' time. It took three weeks.", &["in three weeks' time"]);
        check("in fiscal years 2011 and 2012", &["fiscal years 2011", "2012"]);
    }

    #[test]
    fn relative_days_weeks_and_months() {
        check("Yesterday it rained; last week it snowed.", &["Yesterday", "last week"]);
        check("They met last Thursday, and next month's vote stands.", &["last Thursday", "next month"]);
        check("He left three weeks ago, two days after Christmas.", &["three weeks ago", "two days after Christmas"]);
        check("The day before yesterday was the end of an era.", &["day before yesterday"]);
        check("Earlier this year the week of April 10 was wet.", &["this year", "week of April 10"]);
    }

    #[test]
    fn seasons_quarters_decades_and_centuries() {
        check("Sales fell in the first quarter of 2016 and in Q3 2015.", &["first quarter of 2016", "Q3 2015"]);
        check("During the summer of 2012 and this winter", &["the summer of 2012", "this winter"]);
        check("Since the 1990s, and in the '80s or the 19th century", &["Since the 1990s", "'80s", "19th century"]);
        check("in the first half of last year", &["first half of last year"]);
    }

    #[test]
    fn parts_of_a_period() {
        check("It opened in early July and the mid-1990s.", &["early July", "mid-1990s"]);
        check("By the end of the month and for the rest of 2017", &["end of the month", "rest of 2017"]);
        check("Third-quarter profit and first-half sales fell.", &["Third-quarter", "first-half"]);
        check("the first nine months of the year", &["first nine months of the year"]);
        check(
            "in fiscal 2016 and the last quarter of fiscal year 2015",
            &["fiscal 2016", "last quarter of fiscal year 2015"],
        );
        check("He was in his early 40s, with highs in the mid-40s.", &[]);
        check("At the end of the day it was the wedding of the year.", &[]);
        check("He met her early on Monday, later in the week.", &["Monday", "later in the week"]);
        check("Later in the film, earlier that day, in the week of the 18th", &["week of the 18th"]);
    }

    #[test]
    fn days_of_a_stretch() {
        check("on the second Sunday in June, the last day of 2016", &["second Sunday in June", "last day of 2016"]);
        check("the 15th of next month", &["15th of next month"]);
        check("the last day of school, the second Sunday in a row", &["Sunday"]);
        check("half a century ago", &[]);
    }

    #[test]
    fn years_in_names_of_events_are_none() {
        check("the 2012 Summer Olympics and the 2016 Republican National Convention", &[]);
        check("The Sunday Times and USA TODAY saw Monday Night Football by 21st Century Fox.", &[]);
        check("On Monday Night trains ran; on Sunday Mr Li spoke.", &["Monday", "Sunday"]);
        check("the 2012 summer and the 2016 Iowa caucus", &["2012", "2016"]);
    }

    #[test]
    fn stretches_beside_another() {
        check("up from 3% a year earlier", &["a year earlier"]);
        check("It fell on the year before, and the previous month.", &["the year before", "previous month"]);
        check("It opened a year earlier than planned, the year before he died.", &[]);
    }

    #[test]
    fn rows_of_digits_are_no_ranges() {
        check("Tel: +86 138-2010-2015 or 12-1234, no 133-03-03-2020", &[]);
        check("Jan-Feb 2017 and from Q1 of 2017 to Q3 of 2018", &["Jan-Feb 2017", "from Q1 of 2017 to Q3 of 2018"]);
    }

    #[test]
    fn a_range_is_one_expression() {
        check("It ran from Feb. 3, 2018, to Jan. 5, 2019.", &["from Feb. 3, 2018, to Jan. 5, 2019"]);
        check("Between Feb. 3, 2018, and May 2019 it ran.", &["Between Feb. 3, 2018, and May 2019"]);
        check("It opened on Feb. 3, 2018, and in May it closed.", &["Feb. 3, 2018", "May"]);
        check("It ran from 1983 to 1995.", &["from 1983 to 1995"]);
        check("between May and July 2013", &["between May and July 2013"]);
        check("on 28/29 April and a 2010 census", &["28/29 April", "2010"]);
        check("in the 2017-18 season and on November 18-19", &["2017-18", "November 18-19"]);
        check("Since Sept. 1 and from June on", &["Since Sept. 1", "June"]);
    }

    #[test]
    fn open_ends() {
        check("It closed before 2010, opened after June 2014.", &["before 2010", "after June 2014"]);
        check("It must close by 2030, no later than May 2031.", &["by 2030", "no later than May 2031"]);
        check("It will be free from 2028; figures from 2019.", &["from 2028", "2019"]);
        check("It is shut until Jan. 26, and since then it lost.", &["until Jan. 26"]);
        check("It must be paid by 3 June 2014, before July.", &["by 3 June 2014", "before July"]);
        check("It rose from June, before June figures came.", &["June", "June"]);
        check("After the 2016 vote, before Tuesday, by 2014 rules", &["2016", "Tuesday", "2014"]);
    }

    #[test]
    fn weekdays_in_the_plural() {
        check("It is shut on Mondays; on Monday it rained.", &["Mondays", "Monday"]);
    }

    #[test]
    fn months_that_could_be_persons_or_verbs() {
        check("She lived in Mar del Plata, and left in March.", &["March"]);
        check("May was cold. March saw snow.", &["May", "March"]);
        check("May said no. Doctors may strike.", &[]);
        check("The October Budget and a contentious May amendment", &["October", "May"]);
        check("The July unrest in 2021", &["July", "2021"]);
    }

    #[test]
    fn a_weekday_with_its_day_is_one_date() {
        check(
            "It met last Tuesday, March 10, and on Friday (March 13).",
            &["last Tuesday, March 10", "Friday (March 13)"],
        );
        check("It met last Tuesday, and Friday (the third time).", &["last Tuesday", "Friday"]);
    }

    #[test]
    fn neither_centuries_nor_house_numbers_are_dates() {
        check("It grew over the past quarter-century and this quarter.", &["this quarter"]);
        check("Ann Hill of 1935 Mill Street fell; the 2008 Wall Street crash.", &["2008"]);
    }

    #[test]
    fn short_years_and_years_of_books() {
        check("In FY-21 and FY2021-2022 it grew.", &["FY-21", "FY2021-2022"]);
        check("In FY20 and FY 2021, in '19, the class of '92", &["FY20", "FY 2021", "'19", "'92"]);
        check("at the end of the 2017-18 school year", &["end of the 2017-18 school year"]);
        check("It was torn up in the mid-80s.", &["mid-80s"]);
        check("Temperatures in the mid-80s, a man in his mid-80s", &[]);
    }

    #[test]
    fn days_beside_others() {
        check("He left on the following day, the day before the vote.", &["following day", "the day before"]);
        check(
            "She left in 2010. Two years later she died, a day before.",
            &["2010", "Two years later", "a day before"],
        );
        check("It was two weeks later than planned, three days before the vote.", &[]);
        check(
            "In 2010 he wed; that same year, in June of that year, he left.",
            &["2010", "that same year", "June of that year"],
        );
        check("A fair that year after year grows, that day, the same time.", &[]);
        check("It was signed on July 19 (2014) by 40 (2015) men.", &["July 19 (2014)", "2015"]);
        check("They met two or three days ago, a week ago Monday.", &["two or three days ago", "a week ago Monday"]);
        check("Yesterday, 23 March, and today, Thursday.", &["Yesterday, 23 March", "today, Thursday"]);
        check("In November last year and on June 12-18 this year", &["November last year", "June 12-18 this year"]);
        check("Tomorrow Group fell; the firm Tomorrow Group rose.", &["Tomorrow"]);
        check("See https://www.example.org/2019/04/12/a-story today.", &["today"]);
    }

    #[test]
    fn ages_in_a_row_are_no_decades() {
        check("They were in their mid- to late 30s.", &[]);
        check("There was no road before the mid-70s.", &["mid-70s"]);
        check("The heat rose to the mid-70s.", &[]);
        check("Men in their 40s, 50s and early 60s; a man in his late 20s or early 30s.", &[]);
        check("In the late-70s and mid- to late-1980s it grew.", &["late-70s", "mid- to late-1980s"]);
        check("It ran from the mid-60s to the mid-70s.", &["from the mid-60s to the mid-70s"]);
        check("Sunday will be sunny and in the mid-80s.", &["Sunday"]);
    }

    #[test]
    fn counts_that_are_not_sure() {
        check("It came a day or two ago, a couple of weeks ago.", &["a day or two ago", "a couple of weeks ago"]);
        check("It fell a dozen years ago, three dozen years ago.", &["a dozen years ago", "three dozen years ago"]);
        check(
            "It shut two and a half years ago, a year and a half ago.",
            &["two and a half years ago", "a year and a half ago"],
        );
        check("In 2010 it shut. Two or three weeks later it burned.", &["2010", "Two or three weeks later"]);
        check("He left half a dozen years ago. It is due within two months from now.", &[]);
        check("It will reopen in a year and a half.", &["in a year and a half"]);
    }

    #[test]
    fn nights_are_counted_like_days() {
        check(
            "He left two nights ago and will be back in two or three days.",
            &["two nights ago", "in two or three days"],
        );
        check("It took him two or three days in May.", &["May"]);
    }

    #[test]
    fn open_ends_with_an_article() {
        check("The lease runs until the 30th of November 2018.", &["until the 30th of November 2018"]);
    }

    #[test]
    fn holidays() {
        check("On Christmas Eve and before the Thanksgiving holiday", &["Christmas Eve", "Thanksgiving holiday"]);
        check("Easter 2019 fell late.", &["Easter 2019"]);
        check("A pre-Christmas strike hit the Christmas market.", &["Christmas"]);
        check("Shops shut for Eid al-Fitr and Lunar New Year.", &["Eid al-Fitr", "Lunar New Year"]);
        check("The Yom Kippur War and the Good Friday Agreement", &[]);
    }
}
