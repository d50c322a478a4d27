//! What a careful reader should check.

use super::{Date, Notice, Quote, Statistic, stems};
use crate::article::Decoding;
use crate::document::{Document, Quotation, language};
use crate::schema::{Bound, Change, NoticeCode, QuoteKind, Severity, UnitKind};

/// A list that is shorter or longer than the stated number by this share, or by two, is still meant to be the whole
/// list.
const SLIP: f64 = 0.1;

/// The notices, in text order.
pub fn find(
    document: &Document,
    participants: &[String],
    quotes: &[Quote],
    statistics: &[Statistic],
    dates: &[Date],
) -> Vec<Notice> {
    let mut notices: Vec<Notice> = of_source(document).chain(unknown_language(document)).collect();
    notices.extend(unbalanced(document).chain(speechless(quotes)));
    notices.extend(country_count(document, participants, statistics));
    notices.extend(impossible_days(document, dates));
    notices.extend(disagreements(document, statistics));
    notices.sort_by_key(|notice| notice.span);
    notices
}

/// The one notice of an article that is not in English.
pub fn not_english(document: &Document) -> Notice {
    let (code, message) = match document.language.as_deref() {
        None | Some(language::OTHER) => (
            NoticeCode::LanguageUnknown,
            "the words are not those of English; only English is read (--language en reads it)".to_owned(),
        ),
        Some(other) => (NoticeCode::LanguageNotSupported, format!("the article is in {other}; only English is read")),
    };
    Notice { span: None, severity: Severity::Warning, code, message }
}

/// Says that an article with hardly any words was read as English.
fn unknown_language(document: &Document) -> Option<Notice> {
    let message = "there are too few words to detect the language; they were read as English".to_owned();
    let notice = Notice { span: None, severity: Severity::Info, code: NoticeCode::LanguageUnknown, message };
    document.language.is_none().then_some(notice)
}

/// Notices about an article's source, whatever its text says.
pub fn of_source(document: &Document) -> impl Iterator<Item = Notice> {
    let remarks = document.article.remarks.iter().map(|remark| Notice {
        span: None,
        severity: Severity::Warning,
        code: remark.code,
        message: remark.message.clone(),
    });
    decoded(document).into_iter().chain(remarks)
}

/// Says how an article that is not in UTF-8 was decoded.
fn decoded(document: &Document) -> Option<Notice> {
    let Decoding { encoding, guessed } = document.article.decoding.as_ref()?;
    let how =
        if *guessed { "is not UTF-8 and says nothing of its encoding; it was read as" } else { "was decoded from" };
    Some(Notice {
        span: None,
        severity: if *guessed { Severity::Warning } else { Severity::Info },
        code: NoticeCode::TextDecoded,
        message: format!("the text {how} {encoding}"),
    })
}

/// Compares the number of countries that the article states with the number that it lists as taking part.
fn country_count(document: &Document, participants: &[String], statistics: &[Statistic]) -> Option<Notice> {
    let listed = participants.len() as f64;
    let stated = |statistic: &&Statistic| {
        let unit = statistic.unit.as_deref().and_then(|unit| unit.rsplit(' ').next()).unwrap_or("");
        let countries = ["countries", "nations"].iter().any(|word| unit.eq_ignore_ascii_case(word));
        countries && statistic.bound == Bound::Exact && statistic.value > 2.0
    };
    let slip = |statistic: &&Statistic| (statistic.value - listed).abs();
    let nearest = statistics.iter().filter(stated).min_by(|a, b| slip(a).total_cmp(&slip(b)))?;
    let (code, severity) = match slip(&nearest) {
        0.0 => (NoticeCode::CountConfirmed, Severity::Info),
        slip if slip <= 2f64.max(SLIP * nearest.value) => (NoticeCode::CountMismatch, Severity::Warning),
        _ => return None,
    };
    let message = format!("{} stated, {listed} listed", nearest.span.of(document.text));
    Some(Notice { span: Some(nearest.span), severity, code, message })
}

/// Quotations that are opened and not closed, if the next paragraph does not continue them.
fn unbalanced<'a>(document: &'a Document) -> impl Iterator<Item = Notice> + 'a {
    let open = document.quotations.iter().filter(|quotation| !quotation.closed);
    open.filter(|quotation| !continues_in_next_paragraph(document, quotation)).map(|quotation| Notice {
        span: Some(quotation.inner),
        severity: Severity::Warning,
        code: NoticeCode::UnbalancedQuotationMarks,
        message: "a quotation mark is unpaired".to_owned(),
    })
}

/// True when a quotation begins with the paragraph after this one's.
fn continues_in_next_paragraph(document: &Document, quotation: &Quotation) -> bool {
    let sentence = &document.sentences[document.sentence_at(quotation.outer.start)];
    let Some(next) = document.paragraphs.get(sentence.paragraph + 1) else { return false };
    let index = document.quotations.partition_point(|other| other.outer.start < next.span.start);
    document.quotations.get(index).is_some_and(|other| other.outer.start == next.span.start)
}

/// A number of the headline, or of the first paragraph after it, that disagrees with a later one of the same measure.
fn disagreements<'a>(document: &'a Document, statistics: &'a [Statistic]) -> impl Iterator<Item = Notice> + 'a {
    const LEAD: usize = 2;
    let paragraph = |s: &Statistic| document.sentences[document.sentence_at(s.span.start)].paragraph;
    const MOST: usize = 20;
    let lead = statistics.iter().take(MOST).filter(move |s| paragraph(s) < LEAD);
    lead.filter_map(move |first| {
        let other =
            statistics.iter().find(|other| paragraph(other) > paragraph(first) && disagree(document, first, other))?;
        let (one, other) = (first.span.of(document.text), other.span.of(document.text));
        Some(Notice {
            span: Some(first.span),
            severity: Severity::Warning,
            code: NoticeCode::FiguresDisagree,
            message: format!("\"{one}\" here, \"{other}\" further on"),
        })
    })
}

/// True for two exact levels of the same measure, unit, place and period that differ.
fn disagree(document: &Document, one: &Statistic, other: &Statistic) -> bool {
    let measure = |s: &Statistic| s.measure.map(|(span, _)| stems(span.of(document.text)));
    let place = |s: &Statistic| s.country.as_ref().map(|(code, _)| code.clone());
    let period = |s: &Statistic| s.period.as_ref().map(|(value, _)| value.clone());
    let exact = |s: &Statistic| s.bound == Bound::Exact && s.change == Change::Level && s.compared_with.is_none();
    let same = one.unit.is_some() && one.unit == other.unit && one.per == other.per && place(one) == place(other);
    // A headline seldom says when.
    let headline = document.sentence_at(one.span.start) == 0 && period(one).is_none();
    let when = headline || period(one) == period(other);
    let told = measure(one).is_some() && measure(one) == measure(other) && when;
    exact(one) && exact(other) && same && told && one.value != other.value && one.unit_kind == UnitKind::Count
}

/// Days that do not exist in their month.
fn impossible_days<'a>(document: &'a Document, dates: &'a [Date]) -> impl Iterator<Item = Notice> + 'a {
    dates.iter().filter(|date| date.no_such_day).map(|date| Notice {
        span: Some(date.span),
        severity: Severity::Warning,
        code: NoticeCode::NoSuchDay,
        message: format!("there is no {}; its value is {}", date.span.of(document.text), date.value),
    })
}

/// Whole sentences in quotation marks without a speaker, and words whose speech tag names no one.
fn speechless(quotes: &[Quote]) -> impl Iterator<Item = Notice> + '_ {
    let tagged = |quote: &&Quote| quote.kind == QuoteKind::Direct || quote.speaker_as_written.is_some();
    let nobody = move |quote: &&Quote| tagged(quote) && quote.speaker.name.is_none();
    quotes.iter().filter(nobody).map(|quote| Notice {
        span: Some(quote.span),
        severity: Severity::Warning,
        code: NoticeCode::SpeakerNotFound,
        message: "the speaker of these words was not found".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::normalize::Speaker;
    use crate::schema::{Change, Polarity, SpeakerKind, SpeakerRule, UnitKind};
    use crate::span::Span;

    const TEXT: &str = "Talks\nOfficials from five countries meet. Lee saw ten countries.";

    fn statistic(words: &str, value: f64) -> Statistic {
        let start = TEXT.find(words).expect("words of the text");
        Statistic {
            span: Span::new(start, start + words.len()),
            value,
            value_max: None,
            bound: Bound::Exact,
            unit_kind: UnitKind::Count,
            unit: Some("countries".to_owned()),
            attribute: false,
            per: None,
            change: Change::Level,
            source: None,
            measure: None,
            country: None,
            period: None,
            compared_with: None,
            assumed: None,
        }
    }

    fn check_count(listed: usize, expected: &[(NoticeCode, &str)]) {
        let article = Article::from_text("a", TEXT);
        let participants = vec!["XXX".to_owned(); listed];
        let statistics = [statistic("five countries", 5.0), statistic("ten countries", 10.0)];
        let notices = find(&Document::new(&article), &participants, &[], &statistics, &[]);
        let found: Vec<_> = notices.iter().map(|notice| (notice.code, notice.message.as_str())).collect();
        assert_eq!(found, expected);
    }

    /// The disagreements that are noticed in a text.
    fn check_figures(text: &str, expected: &[&str]) {
        let article = Article::from_text("a", text);
        let document = Document::new(&article);
        let syntax = crate::syntax::Syntax::new(&document);
        let facts = crate::normalize::normalize(&document, &syntax, &crate::extract::extract(&document, &syntax));
        let disagree = |notice: &&Notice| notice.code == NoticeCode::FiguresDisagree;
        let found: Vec<_> = facts.notices.iter().filter(disagree).map(|notice| notice.message.as_str()).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn a_figure_of_the_lead_is_held_against_those_of_the_text() {
        let told = |later: &str| format!("Miners hurt in tunnel\n\nIn the tunnel 12 miners were injured.\n\n{later}\n");
        check_figures(&told("Police said 14 miners were injured."), &["\"12 miners\" here, \"14 miners\" further on"]);
        check_figures(&told("Police said 12 miners were injured."), &[]);
        check_figures(&told("Police said 14 miners were rescued."), &[]);
        check_figures(&told("Police said 14 guards were injured."), &[]);
        check_figures(&told("Police said at least 14 miners were injured."), &[]);
        let headed = |later: &str| format!("Storm kills 25 sailors\n\nThe coast was hit.\n\n{later}\n");
        check_figures(&headed("It killed 24 sailors on Sunday."), &["\"25 sailors\" here, \"24 sailors\" further on"]);
        check_figures(&headed("It killed 25 sailors on Sunday."), &[]);
    }

    #[test]
    fn a_stated_number_of_countries_is_held_against_the_list() {
        check_count(5, &[(NoticeCode::CountConfirmed, "five countries stated, 5 listed")]);
        check_count(4, &[(NoticeCode::CountMismatch, "five countries stated, 4 listed")]);
        check_count(9, &[(NoticeCode::CountMismatch, "ten countries stated, 9 listed")]);
        check_count(2, &[]);
        check_count(0, &[]);
    }

    fn check_marks(text: &str, expected: usize) {
        let article = Article::from_text("a", text);
        assert_eq!(find(&Document::new(&article), &[], &[], &[], &[]).len(), expected, "{text}");
    }

    #[test]
    fn a_quotation_mark_without_partner_is_noticed() {
        check_marks("Talks\n“We agree,” Lee said.", 0);
        check_marks("Talks\n“We agree, Lee said.", 1);
        check_marks("Talks\n“We agree.\n“We all do,” Lee said.", 0);
    }

    #[test]
    fn words_that_nobody_says_are_noticed() {
        let article = Article::from_text("a", TEXT);
        let quote = |kind| Quote {
            kind,
            span: Span::new(0, 5),
            speaker: Speaker {
                name: None,
                kind: SpeakerKind::Unknown,
                person: None,
                organisation: None,
                country: None,
            },
            others: Vec::new(),
            speaker_as_written: None,
            cue: None,
            addressee: None,
            utterance: 1,
            rule: SpeakerRule::None,
            polarity: Polarity::Asserted,
            within: None,
        };
        let codes = |kind| find(&Document::new(&article), &[], &[quote(kind)], &[], &[]).len();
        assert_eq!((codes(QuoteKind::Direct), codes(QuoteKind::Fragment)), (1, 0));
    }
}
