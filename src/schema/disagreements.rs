use super::{FROM_ZERO, table, words};

words! {
    /// Why two statistics should be the same number.
    Ought {
        /// They are in one article, and state the same about the same thing: the headline has one count, the text
        /// another.
        Article = "article",
        /// They are in copies of one article, in the same words.
        Copies = "copies",
        /// They are in articles published at most a day apart, and count the same thing at the same place, or measure
        /// the same thing for the same country and period. Their sentences name the same people and organisations.
        SameDays = "same_days",
    }
}

table! {
    /// One row per two statistics that should be the same number but are not, both being exact. Numbers that differ
    /// only by rounding are left out, and so are counts that are higher on a later day (a toll), which are updates. If
    /// several articles have the same number, only one of them is named.
    disagreements: Disagreement, key [statistic_id, other_id],
    foreign [[statistic_id] => statistics [statistic_id], [other_id] => statistics [statistic_id]] {
        /// The first of the two, by day of publication, then by id.
        statistic_id: String,
        /// The second of the two.
        other_id: String,
        /// Why they should be the same.
        why: Ought,
        /// Days between the publication of their articles, 0 within one article; empty if a day is unknown.
        days_apart: Option<u32> => [FROM_ZERO],
    }
}
