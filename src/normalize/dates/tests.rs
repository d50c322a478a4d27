use super::*;
use crate::article::Article;
use crate::extract::extract;
use crate::syntax::Syntax;

fn read(document: &Document, home: Option<&str>) -> Vec<Date> {
    let syntax = Syntax::new(document);
    resolve(Reading { document, syntax: &syntax }, &extract(document, &syntax), home)
}

/// Values of the expressions of a text that was published on a Friday, 16 December 2016.
fn check(text: &str, expected: &[&str]) {
    check_on("2016-12-16", text, expected);
}

fn check_on(published: &str, text: &str, expected: &[&str]) {
    let mut article = Article::from_text("a", text);
    article.published_on = published.parse().ok();
    let document = Document::new(&article);
    let dates = read(&document, None);
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
    check("Prices are forecast to rise on Monday.", &["2016-12-19"]);
}

#[test]
fn what_is_wanted_is_to_come() {
    check("The unions want talks in January.", &["2017-01"]);
    check("She wants the bill passed by March.", &["../2017-03"]);
    check("He wants what he earned in November.", &["2016-11"]);
}

#[test]
fn what_commas_insert_has_no_say() {
    check("By January, the mayor said, the road will be open.", &["../2017-01"]);
    check("By January, it had closed.", &["../2016-01"]);
    check("April, when the rain comes, was dry.", &["2016-04"]);
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
fn stretches_up_to_a_date() {
    check("Prices rose in the year to June.", &["2015-07/2016-06"]);
    check("It lost $5 in the year ended 30 June 2015.", &["2014-07-01/2015-06-30"]);
    check(
        "It grew in the 12 months to May 2014 and the second quarter ended June 30.",
        &["2013-06/2014-05", "2016-04-01/2016-06-30"],
    );
    check("In the week to February 29, 2012 it snowed.", &["2012-02-23/2012-02-29"]);
    check("It took a year to march there, a year to date.", &[]);
    for text in ["three quarters", "a year to", "a year ended on", "q2", "in the year to the"] {
        check(text, if text == "q2" { &["2016-04/2016-06"] } else { &[] });
    }
}

#[test]
fn one_of_two_dates_is_one_row() {
    check("It was built in 2014 or 2015.", &["2014/2015"]);
    check("It opens in May or June 2019.", &["2019-05/2019-06"]);
    check("It was built in 2014 or by 2015 men.", &["2014"]);
    check("They met on Monday or Tuesday.", &["2016-12-12", "2016-12-13"]);
}

#[test]
fn days_in_a_row_are_a_range() {
    check("They met on June 3 and 4, 2018.", &["2018-06-03/2018-06-04"]);
    check("They met on 3, 4 and 5 June 2018.", &["2018-06-03/2018-06-05"]);
    check("It runs from July 14 to 24, 2022, in town.", &["2022-07-14/2022-07-24"]);
    check("On June 3, 4 people met.", &["2016-06-03"]);
    check("They met on June 3 and 7 soldiers fell.", &["2016-06-03"]);
}

#[test]
fn weekdays_of_a_timetable_are_no_days() {
    check("It flies on Tuesday, Thursday, and Saturday.", &["XXXX-XX-XX", "XXXX-XX-XX", "XXXX-XX-XX"]);
    check("It is open from Monday to Sunday.", &["XXXX-XX-XX/XXXX-XX-XX"]);
    check("They met on Tuesday and Thursday.", &["2016-12-13", "2016-12-15"]);
    check("They met on Monday, Tuesday and Wednesday.", &["2016-12-12", "2016-12-13", "2016-12-14"]);
}

#[test]
fn some_are_counted_from_the_date_told_before() {
    check("It was signed in 1951 and took effect the following year.", &["1951", "1952"]);
    check("Rates rose in October from the previous month.", &["2016-10", "2016-09"]);
    check("Profits fell from a year earlier.", &["2015"]);
    check("He wed in May 2010 and died two years later.", &["2010-05", "2012"]);
    check("She left on 5 May 2010. Three days later, she was found.", &["2010-05-05", "2010-05-08"]);
    check("He wed in 2010. She died in June that same year.", &["2010", "2010-06"]);
    check("Three days later, she was found.", &["XXXX-XX-XX"]);
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

#[test]
fn an_open_end_is_an_interval() {
    check("It closed before 2010 and opened after June 2014.", &["../2010", "2014-06/.."]);
    check("It will close by 2030.", &["../2030"]);
    check("It will be shut until January 26.", &["../2017-01-26"]);
    check("It is shut until the end of next month, by the end of May.", &["../2017-01", "2017-05"]);
    check("The works ran 2018-2015, it said.", &["2015/2018"]);
    let (before, after) = (bounds("It closed before 2010."), bounds("It closed after 2010."));
    assert_eq!((before, after), ((None, day("2009-12-31")), (day("2011-01-01"), None)));
}

fn day(day: &str) -> Option<chrono::NaiveDate> {
    day.parse().ok()
}

fn bounds(text: &str) -> (Option<chrono::NaiveDate>, Option<chrono::NaiveDate>) {
    let article = Article::from_text("a", text);
    let document = Document::new(&article);
    let dates = read(&document, None);
    (dates[0].earliest, dates[0].latest)
}

#[test]
fn lunar_holidays_by_their_list() {
    check("Shops were shut for Yom Kippur.", &["2016-10-12"]);
    check(
        "The mosque and the church opened at Eid al-Fitr 2024, Orthodox Easter 2024 and Diwali 2023.",
        &["2024-04-10", "2024-05-05", "2023-11-12"],
    );
    check("Ramadan 2024 and Lunar New Year 2024", &["2024-03-11/2024-04-09", "2024-02-10"]);
}

#[test]
fn days_that_do_not_exist_are_their_month() {
    check("It was signed on February 29, 2015, they say, and on 31 June 2014.", &["2015-02", "2014-06"]);
    check("It was signed on February 29, 2016.", &["2016-02-29"]);
}

#[test]
fn figures_are_read_in_one_order() {
    check("On 03/04/2019 and on 16/04/2019", &["2019-04-03", "2019-04-16"]);
    check("On 03/04/2019 and on 04/16/2019", &["2019-03-04", "2019-04-16"]);
    let article = Article::from_text("a", "On 03/04/2019");
    let document = Document::new(&article);
    let value = |home| read(&document, home)[0].value.clone();
    assert_eq!([value(Some("GBR")), value(Some("USA")), value(None)], ["2019-04-03", "2019-03-04", "2019-03-04"]);
}

#[test]
fn several_days_ago_are_an_interval() {
    check("It came two or three days ago.", &["2016-12-13/2016-12-14"]);
    check("They met a week ago Monday.", &["2016-12-05"]);
    check("It was signed on July 7. He left the following day.", &["2016-07-07", "2016-07-08"]);
    check("In 2012, between March and May, it was shut.", &["2012", "2012-03/2012-05"]);
    check("They will meet on the second Tuesday in December.", &["2017-12-12"]);
}

#[test]
fn what_comes_again_and_again_has_no_day() {
    check("It is shut on Mondays.", &["XXXX-XX-XX"]);
    check("It is open every Monday and from Monday to Friday.", &["XXXX-XX-XX", "XXXX-XX-XX/XXXX-XX-XX"]);
    check("Every year on March 23 they march.", &["XXXX-03-23"]);
}

#[test]
fn a_dateline_is_what_others_are_counted_from() {
    check_on("", "KABUL, 3 June 2019 - They met yesterday and on Friday.", &["2019-06-03", "2019-06-02", "2019-05-31"]);
    check_on("", "KABUL, 3 June - They met yesterday and on Friday.", &["XXXX-06-03", "XXXX-06-02", "XXXX-XX-XX"]);
    check_on(
        "",
        "KABUL, 24 March - They met on Tuesday and today, Thursday.",
        &["XXXX-03-24", "XXXX-03-22", "XXXX-03-24"],
    );
    check_on("", "Sales rose in June 2022. In the town they fell in June.", &["2022-06", "2022-06"]);
    check_on("", "Mill reopens\n\nOslo, 3 June 2019\n\nThey met yesterday.", &["2019-06-03", "2019-06-02"]);
    check_on("", "Mill To Reopen On 3 June 2019\n\nThey met yesterday.", &["2019-06-03", "XXXX-XX-XX"]);
}

#[test]
fn a_stamp_a_photo_or_a_post_shows_when_the_text_was_written() {
    let told = |text: &str, value: &str| {
        let mut article = Article::from_text("a", text);
        article.published_on = None;
        let document = Document::new(&article);
        let last = read(&document, None).pop().expect("a date");
        assert_eq!(last.value, value, "{text}");
    };
    told("Mill burns\n\nUpdated at 1:33 p.m. on Friday, June 3, 2022. It burned on Thursday.", "2022-06-02");
    told("Ann Lee, The Daily Mail June 3, 2022 2:36 pm. It burned on Thursday.", "2022-06-02");
    told("Mill burns\n\nPosted: 3 June 2022\n\nIt burned on Thursday.", "2022-06-02");
    told("A man stands at a mill, Friday, June 3, 2022, in Leeds, England.\n\nIt burned on Thursday.", "2022-06-02");
    told("The fair is on Sunday, June 5, 2022, in town. It opens on Saturday.", "2022-06-04");
    told("The fair was held on Sunday, June 5. It had opened on Friday.", "XXXX-06-03");
    told("It is gone. Ann Lee (@annlee) June 3, 2022 It burned on Thursday.", "2022-06-02");
    told("It opened in 2022. It was shut on Sunday, June 5. It burned on Saturday.", "2022-06-04");
    told("It opened in 2021. It was shut on Sunday, June 5. It burned on Saturday.", "XXXX-06-04");
    // A day that is told is not that of the text.
    told("The mill, opened on Friday, June 3, 1921, went in 2010. It burned on Thursday.", "XXXX-XX-XX");
    told("They met on Sunday, June 5, and on Sunday, June 19. It burned on Thursday.", "XXXX-XX-XX");
    told("The fair was held on Sunday, June 5. It burned yesterday.", "XXXX-XX-XX");
    told("The report published on June 3, 2022 was long. It came on Thursday.", "XXXX-XX-XX");
    told("The law takes effect on June 3, 2022. It passed on Thursday.", "XXXX-XX-XX");
}

/// What the dates of a text published on a day were counted from.
fn anchors(published_on: &str, text: &str) -> Vec<Option<DateAnchor>> {
    let mut article = Article::from_text("a", text);
    article.published_on = day(published_on);
    let document = Document::new(&article);
    let found = read(&document, None);
    found.iter().map(|date| date.anchor).collect()
}

#[test]
fn a_date_says_what_it_was_counted_from() {
    let text = "Yesterday, in 1951 and the following year";
    assert_eq!(anchors("2016-12-16", text), [Some(DateAnchor::PublishedOn), None, Some(DateAnchor::Text)]);
    assert_eq!(anchors("", text), [None, None, Some(DateAnchor::Text)]);
    let dated = "KABUL, 3 June 2019 - They met yesterday and on 7 May 2018.";
    assert_eq!(anchors("", dated), [None, Some(DateAnchor::Dateline), None]);
}

#[test]
fn the_present_of_what_is_scheduled_is_ahead() {
    check("Citizens go to the polls on March 4.", &["2017-03-04"]);
    check("The bridge opens in May.", &["2017-05"]);
    check("Both teams meet on January 20.", &["2017-01-20"]);
    check("The bridge opened in May.", &["2016-05"]);
    check("To open in May was wrong, they said.", &["2016-05"]);
}

#[test]
fn a_year_earlier_than_a_month_is_a_month() {
    check("It was low in April 2014, and lower a year earlier.", &["2014-04", "2013-04"]);
    check("It was low in 2014, and lower a year earlier.", &["2014", "2013"]);
    check("It was low on May 3, 2014, and lower a year earlier.", &["2014-05-03", "2013"]);
}
