use super::{FROM_ONE, FROM_ZERO, Rule, table};
use chrono::NaiveDate;

table! {
    /// One row per calendar expression.
    dates: Date, key [date_id],
    foreign [[article_id] => articles [article_id], [article_id, sentence] => sentences [article_id, sentence]] {
        /// `ARTICLE:d1`, numbered in order of appearance.
        date_id: String => [Rule::Pattern("^.+:d[1-9][0-9]*$")],
        /// The article.
        article_id: String,
        /// The sentence.
        sentence: u32 => [FROM_ONE],
        /// The expression as written.
        text: String,
        /// ISO 8601, or EDTF (ISO 8601-2) where it is uncertain: X for what cannot be known, a slash for an interval.
        value: String => [Rule::Pattern("^(\\.\\.|[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?)(/(\\.\\.|[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?))?$")],
        /// The earliest day that it may mean.
        earliest: Option<NaiveDate>,
        /// The latest day that it may mean; empty when it is open.
        latest: Option<NaiveDate>,
        /// Offset of the first code point in the article's text.
        start: u32 => [FROM_ZERO],
        /// Offset after the last code point.
        end: u32 => [FROM_ONE],
    }
}
