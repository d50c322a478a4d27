//! When a number holds, as its sentence says.

use crate::lexicon::Tags;
use crate::normalize::{Date, Statistic};
use crate::schema::{DateRule, UnitKind};
use crate::syntax::{At, Reading, Run};

/// The value of the date that a quantity holds at: one right after it (in June, during 2021), else one that its sentence begins
/// with (In 2021, 849 licences were issued).
pub fn of(reading: Reading, statistic: &Statistic, run: Run, dates: &[Date]) -> Option<String> {
    if matches!(statistic.unit_kind, UnitKind::Age | UnitKind::Duration) {
        return None;
    }
    let document = reading.document;
    let sentence = super::sentence(document, statistic);
    const MOST: usize = 20;
    let bounds = document.sentences[sentence].span;
    let first = dates.partition_point(|date| date.span.start < bounds.start);
    let inside = move || dates[first..].iter().take(MOST).take_while(move |date| date.span.start < bounds.end);
    let here = || inside().filter(|date| says_when(date));
    let tokens = |date: &&Date| -> Run { document.tokens_in(date.span).into() };
    let after = here().find(|date| tokens(date).start >= run.end && follows(reading, run.end, tokens(date).start));
    let first = reading.sentence(run.start).start;
    let fronted = || {
        let opens = |date: &&Date| {
            let date = tokens(date);
            date.start.index() <= first.index() + 2 && date.end <= run.start && reading.is(date.end, ",")
        };
        here().find(opens)
    };
    let only = || {
        let mut dates = here();
        let date = dates.next().filter(|_| dates.next().is_none())?;
        within_clause(reading, tokens(&date), run).then_some(date)
    };
    after.or_else(fronted).or_else(only).map(|date| date.value.clone())
}

/// True where nothing that opens another clause stands between a date and a quantity: in 2021 the mine produced 20 tonnes.
fn within_clause(reading: Reading, date: Run, quantity: Run) -> bool {
    let gap = if date.end <= quantity.start { date.end..quantity.start } else { quantity.end..date.start };
    let opens = [
        "which", "who", "that", "after", "before", "since", "from", "than", "compared", "when", "while", "and", "until",
    ];
    let led = reading.is_any(date.start.prev(), &["in", "on", "during", "for", "over", "by", "the", "of"]);
    let other =
        |at: At| reading.is_any(at, &opens) || !reading.is_word(at) && !reading.is_any(at, &["-", "'", "%", "$"]);
    let clear = (gap.start.index()..gap.end.index()).map(At::new).all(|at| !other(at));
    led && clear
}

/// True for a date that tells when something holds: of a known month or year, and no anchor of a comparison.
fn says_when(date: &Date) -> bool {
    let known = date.value.bytes().any(|b| b.is_ascii_digit());
    known && !matches!(date.rule, DateRule::Beside | DateRule::Recurring)
}

/// True where a date follows a quantity with nothing but its noun phrase and a preposition of time between.
fn follows(reading: Reading, end: At, date: At) -> bool {
    const LONGEST: usize = 9;
    let gap: Vec<At> = (end.index()..date.index()).map(At::new).collect();
    let Some(&last) = gap.last() else { return true };
    let mut lead = last;
    while reading.is_any(lead, &["the", "end", "of", "early", "late", "about"]) {
        lead = lead.prev();
    }
    let timed =
        reading.is_any(lead, &["in", "on", "during", "for", "over", "by", "at", "as", "from", "throughout", "through"]);
    let plain = |&at: &At| {
        reading.is_word(at)
            && !reading.tagged(at, Tags::FINITE)
            && !reading.is_any(at, &["and", "than", "but", "which", "who", "since", "compared", "to", "while"])
    };
    gap.len() <= LONGEST && (timed || gap.is_empty()) && gap.iter().all(plain)
}
