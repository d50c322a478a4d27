use super::{FROM_ONE, FROM_ZERO, Rule, table, words};
use chrono::NaiveDate;

words! {
    /// The reference point of a relative date.
    DateAnchor {
        /// The day of publication.
        PublishedOn = "published_on",
        /// The day of the dateline, or of the stamp of the page: Updated on 3 June 2019.
        Dateline = "dateline",
        /// Another date of the text, or a year that the text names; the day of a photo or a post that it shows.
        Text = "text",
    }
}

words! {
    /// The rule that read a date.
    DateRule {
        /// A day of a month: 26 November 2016, the 14th.
        Day = "day",
        /// A month: June 2014, March.
        Month = "month",
        /// A year: 2016, fiscal 2018, FY20.
        Year = "year",
        /// A weekday: Thursday.
        Weekday = "weekday",
        /// A day in figures: 03/04/2019.
        Figures = "figures",
        /// A decade or century: the 1990s, the 19th century.
        Decade = "decade",
        /// Relative to the anchor: yesterday, last year, November last year.
        Relative = "relative",
        /// Relative to the date before: a year earlier, the following day.
        Beside = "beside",
        /// The nearest one with this name: last Thursday, next June.
        Nearest = "nearest",
        /// A number of units before or after: three weeks ago, two days after Christmas.
        Shifted = "shifted",
        /// The weekend.
        Weekend = "weekend",
        /// A season: the summer of 2012.
        Season = "season",
        /// A part of a year in months: the first quarter of 2016.
        PartOfYear = "part_of_year",
        /// A holiday: Easter 2019.
        Holiday = "holiday",
        /// Counted within a period: the second Sunday in June, week 19.
        Counted = "counted",
        /// From one to another: from 1983 to 1995.
        Range = "range",
        /// With an open end: since 2010, before 1995.
        OpenEnd = "open_end",
        /// Repeated: every Monday.
        Recurring = "recurring",
    }
}

table! {
    /// One row per calendar expression.
    dates: Date, key [date_id],
    foreign [[article_id] => articles [article_id], [article_id, sentence] => sentences [article_id, sentence]] {
        /// `ARTICLE:d1`, numbered in order of appearance.
        date_id: String => [Rule::Pattern("^.+:d[1-9][0-9]*$")],
        /// The article.
        article_id: String,
        /// The number of the sentence.
        sentence: u32 => [FROM_ONE],
        /// The expression as written.
        text: String,
        /// ISO 8601, or EDTF (ISO 8601-2) if it is uncertain: X for unknown digits, a slash for an interval.
        value: String => [Rule::Pattern("^(\\.\\.|[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?)(/(\\.\\.|[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?))?$")],
        /// The earliest day that it may mean.
        earliest: Option<NaiveDate>,
        /// The latest day that it may mean; empty if it is open.
        latest: Option<NaiveDate>,
        /// Offset of the first code point in the article's text.
        start: u32 => [FROM_ZERO],
        /// Offset after the last code point.
        end: u32 => [FROM_ONE],
        /// The reference point of a relative date; empty for absolute dates.
        anchor: Option<DateAnchor>,
        /// The rule that read it.
        rule: DateRule,
    }
}
