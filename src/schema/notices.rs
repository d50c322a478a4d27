use super::{FROM_ONE, Rule, table, words};

words! {
    /// How important a notice is.
    Severity {
        /// Good to know.
        Info = "info",
        /// Check before you use the rows.
        Warning = "warning",
    }
}

words! {
    /// The kind of a notice.
    NoticeCode {
        /// The article states a number of countries, and lists that many.
        CountConfirmed = "count_confirmed",
        /// The article states a number of countries, and lists more or fewer.
        CountMismatch = "count_mismatch",
        /// A quotation mark is unpaired.
        UnbalancedQuotationMarks = "unbalanced_quotation_marks",
        /// Words are quoted, and the text does not say who spoke.
        SpeakerNotFound = "speaker_not_found",
        /// The article is not in English.
        LanguageNotSupported = "language_not_supported",
        /// Two numbers with the same measure, unit, place and period disagree.
        FiguresDisagree = "figures_disagree",
        /// A date names a day that its month does not have; the value is the month.
        NoSuchDay = "no_such_day",
        /// The language could not be detected from the words: with next to none, the article was read as English,
        /// otherwise it was not read.
        LanguageUnknown = "language_unknown",
        /// The text is not UTF-8; offsets refer to the decoded text.
        TextDecoded = "text_decoded",
        /// The visible page has less text than its metadata, which was read instead.
        TextFromMetadata = "text_from_metadata",
        /// The text is that of a whole page, including its menus, rather than only the article.
        TextOfWholePage = "text_of_whole_page",
        /// The day of publication in the source is impossible (0001-01-01); it was left out.
        ImplausibleDay = "implausible_day",
        /// The day of publication in the source cannot be read; the article is kept without one.
        DayNotRead = "day_not_read",
        /// The source has only a part of the text: a teaser, a summary, a text that an API cut off.
        TextInPart = "text_in_part",
        /// The download says that it holds more documents than were found in it.
        DocumentsMissing = "documents_missing",
    }
}

table! {
    /// One row per remark on an article that deserves a second look.
    notices: Notice, key [notice_id], foreign [[article_id] => articles [article_id]] {
        /// `ARTICLE:n1`, numbered in order of appearance.
        notice_id: String => [Rule::Pattern("^.+:n[1-9][0-9]*$")],
        /// The article.
        article_id: String,
        /// The number of the sentence, if it is about one.
        sentence: Option<u32> => [FROM_ONE],
        /// How important it is.
        severity: Severity,
        /// The kind of the notice.
        code: NoticeCode,
        /// The notice in words.
        message: String,
    }
}
