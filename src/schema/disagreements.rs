use super::{FROM_ZERO, table, words};

words! {
    /// Why two statistics ought to be the same number.
    Ought {
        /// They are in one article, and say the same of the same: the headline has one count, the text another.
        Article = "article",
        /// They are in copies of one article, in the same words.
        Copies = "copies",
        /// They are in articles of the same days (a day apart at most), and count the same at the same place, or measure the same of
        /// the same country in the same period. Their sentences name the same people and organisations.
        SameDays = "same_days",
    }
}

table! {
    /// One row per two statistics that ought to be the same number and are not, both being exact. What may be one number rounded
    /// is no disagreement; nor is a count that is higher on a later day (a toll), which is an update. Of several articles with
    /// the same number one is named.
    disagreements: Disagreement, key [statistic_id, other_id],
    foreign [[statistic_id] => statistics [statistic_id], [other_id] => statistics [statistic_id]] {
        /// The first of the two, by day of publication, then by id.
        statistic_id: String,
        /// The other one.
        other_id: String,
        /// Why they ought to be the same.
        why: Ought,
        /// Days between their articles, 0 within one; empty where a day is not known.
        days_apart: Option<u32> => [FROM_ZERO],
    }
}
