//! Which days a calendar expression means, told from the day of publication and the tense around it.

use super::Date;
use crate::document::Document;
use crate::extract::Mentions;

mod resolve;
mod tense;
mod when;

use resolve::{Resolver, Told};

/// The calendar expressions with their values, in order.
pub fn resolve(document: &Document, mentions: &Mentions) -> Vec<Date> {
    let published = document.article.published_on;
    let mut told: Option<(usize, Told)> = None;
    let date = |mention: &crate::extract::Calendar| {
        let sentence = document.sentence_at(mention.span.start);
        let near = told.filter(|(place, _)| place + 1 >= sentence).map(|(_, told)| told);
        let tense = tense::around(document, mention.span);
        let possessor = tense::is_possessor(document, mention.span);
        let when = Resolver { published, tense, told: near, possessor }.resolve(&mention.expression);
        let (earliest, latest) = when.bounds();
        told = earliest.zip(latest).map(|(first, last)| (sentence, Told { first, last })).or(told);
        Date { span: mention.span, value: when.to_string(), earliest, latest }
    };
    mentions.dates.iter().map(date).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::extract::extract;

    /// Values of the expressions of a text that was published on a Friday, 16 December 2016.
    fn check(text: &str, expected: &[&str]) {
        check_on("2016-12-16", text, expected);
    }

    fn check_on(published: &str, text: &str, expected: &[&str]) {
        let mut article = Article::from_text("a", text);
        article.published_on = published.parse().ok();
        let document = Document::new(&article);
        let dates = resolve(&document, &extract(&document));
        let values: Vec<_> = dates.iter().map(|d| d.value.as_str()).collect();
        assert_eq!(values, expected, "{text}");
    }

    #[test]
    fn weekdays_go_by_tense() {
        check("He resigned on Thursday.", &["2016-12-15"]);
        check("He will resign on Thursday.", &["2016-12-22"]);
        check("The talks were due to resume on Monday.", &["2016-12-19"]);
        check("Ministers met on Friday.", &["2016-12-16"]);
        check("Police held him last Thursday and next Monday he goes.", &["2016-12-08", "2016-12-19"]);
    }

    #[test]
    fn what_is_planned_or_has_an_end_is_to_come() {
        check("They agreed to meet again on Monday.", &["2016-12-19"]);
        check("The dividend is payable on January 15.", &["2017-01-15"]);
        check("A strike starting Monday was announced.", &["2016-12-19"]);
        check("They were to be escorted out early on Sunday.", &["2016-12-18"]);
        check("The shop is shut until Labor Day.", &["2017-09-04"]);
        check("They rejected the plan in November.", &["2016-11"]);
        check("They failed to meet on Monday.", &["2016-12-12"]);
    }

    #[test]
    fn a_day_that_a_noun_belongs_to_can_be_yesterday() {
        check("It will pay a premium to Thursday's close.", &["2016-12-15"]);
        check("She will stand in Sunday's election.", &["2016-12-18"]);
    }

    #[test]
    fn months_and_days_go_by_tense() {
        check("It opened in November.", &["2016-11"]);
        check("The mayor, who leaves office in January, spoke.", &["2017-01"]);
        check("The device was found on 5 December.", &["2016-12-05"]);
        check("Strikes could begin on January 4.", &["2017-01-04"]);
        check("a year that began in March 2014", &["2014-03"]);
    }

    #[test]
    fn weeks_are_intervals_from_monday_to_sunday() {
        check("this week and last week", &["2016-12-12/2016-12-18", "2016-12-05/2016-12-11"]);
        check("It snowed over the weekend; next weekend it may.", &["2016-12-10/2016-12-11", "2016-12-24/2016-12-25"]);
        check("The shop will be shut at the weekend.", &["2016-12-17/2016-12-18"]);
        check("in the first week of 2019", &["2018-12-31/2019-01-06"]);
        check("the last week of July 2016", &["2016-07-25/2016-07-31"]);
        check("the week of April 10, 2018", &["2018-04-09/2018-04-15"]);
    }

    #[test]
    fn relative_days_months_and_years() {
        check("yesterday and the day after tomorrow", &["2016-12-15", "2016-12-18"]);
        check("next year, last month and this decade", &["2017", "2016-11", "201X"]);
        check("He left three weeks ago.", &["2016-11-25"]);
        check("It was built 20 years ago.", &["1996"]);
        check("two days after Christmas 2015", &["2015-12-27"]);
    }

    #[test]
    fn seasons_quarters_ranges_and_holidays() {
        check("Attacks shook the south over the summer.", &["2016-22"]);
        check("Sales fell in the first half of 2016.", &["2016-01/2016-06"]);
        check("He served from 1983 to 1995.", &["1983/1995"]);
        check("Rules made since Sept. 1 are void.", &["2016-09-01/.."]);
        check("since last week", &["2016-12-05/.."]);
        check("A strike before Christmas is likely.", &["2016-12-25"]);
        check("It sells a goose every year at Easter.", &["XXXX"]);
        check("The 2017-18 budget and November 18-19", &["2017/2018", "2016-11-18/2016-11-19"]);
        check("Easter 2019 and Thanksgiving Day 2016", &["2019-04-21", "2016-11-24"]);
        check("since the 1990s and in the 19th century", &["199X/..", "18XX"]);
        check("from May to October 2020", &["2020-05/2020-10"]);
    }

    #[test]
    fn some_are_counted_from_the_date_told_before() {
        check("It was signed in 1951 and took effect the following year.", &["1951", "1952"]);
        check("Rates rose in October from the previous month.", &["2016-10", "2016-09"]);
        check("Profits fell from a year earlier.", &["2015"]);
        check("It was signed in 1951. Nobody came. All was well. It ended the previous year.", &["1951", "2015"]);
    }

    #[test]
    fn parts_stand_for_the_whole() {
        check("It was built in the late 1990s or early 2001.", &["199X", "2001"]);
        check("The report is due by the end of the year.", &["2016"]);
        check("In the first nine months of the year, sales fell.", &["2016-01/2016-09"]);
        check("It ends on the last day of 2017.", &["2017-12-31"]);
        check("the second Sunday in June 2016, the last Monday of May 2016", &["2016-06-12", "2016-05-30"]);
        check("Last Thanksgiving, last Christmas, next Christmas", &["2016-11-24", "2015-12-25", "2016-12-25"]);
        check("They play again on Dec. 24, and won on Jan. 3.", &["2016-12-24", "2016-01-03"]);
    }

    #[test]
    fn without_a_day_of_publication_the_unknown_stays_unknown() {
        check_on(
            "",
            "On Thursday, in June, last week and on 5 May",
            &["XXXX-XX-XX", "XXXX-06", "XXXX-XX-XX/XXXX-XX-XX", "XXXX-05-05"],
        );
        check_on("", "last year, yesterday, in the summer of 2012", &["XXXX", "XXXX-XX-XX", "2012-22"]);
        check_on("", "three weeks ago and since June 2010", &["XXXX-XX-XX", "2010-06/.."]);
    }
}
