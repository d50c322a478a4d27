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
    /// What was noticed.
    NoticeCode {
        /// The article counts its countries, and lists as many.
        CountConfirmed = "count_confirmed",
        /// The article counts its countries, and lists more or fewer.
        CountMismatch = "count_mismatch",
        /// A quotation mark has no partner.
        UnbalancedQuotationMarks = "unbalanced_quotation_marks",
        /// Words are quoted, and the text does not say who spoke.
        SpeakerNotFound = "speaker_not_found",
        /// The article is not in English.
        LanguageNotSupported = "language_not_supported",
        /// Two numbers of the same measure, unit, place and period do not agree.
        FiguresDisagree = "figures_disagree",
        /// A day is named that its month does not have; its value is the month.
        NoSuchDay = "no_such_day",
        /// The words do not tell the language of the article: where there are next to none, it was read as English, else not.
        LanguageUnknown = "language_unknown",
        /// The text is not in UTF-8; its offsets count the characters that it was decoded to.
        TextDecoded = "text_decoded",
        /// The page shows less than the text that it has for machines, which was read.
        TextFromMetadata = "text_from_metadata",
        /// The source has all words of a page, with its menus, and not only its article.
        TextOfWholePage = "text_of_whole_page",
        /// The source gives a day of publication on which nothing can have been published (0001-01-01); it was left out.
        ImplausibleDay = "implausible_day",
        /// The source gives a day of publication that cannot be read; the article stands without one.
        DayNotRead = "day_not_read",
        /// The source holds only a part of the text: a teaser, a summary, what an API cut off.
        TextInPart = "text_in_part",
        /// The download says that it holds more documents than were found in it.
        DocumentsMissing = "documents_missing",
    }
}

table! {
    /// What deserves a second look.
    notices: Notice, key [notice_id], foreign [[article_id] => articles [article_id]] {
        /// `ARTICLE:n1`, numbered in order of appearance.
        notice_id: String => [Rule::Pattern("^.+:n[1-9][0-9]*$")],
        /// The article.
        article_id: String,
        /// The sentence that it is about, if it is about one.
        sentence: Option<u32> => [FROM_ONE],
        /// How important it is.
        severity: Severity,
        /// What was noticed.
        code: NoticeCode,
        /// The notice in words.
        message: String,
    }
}
