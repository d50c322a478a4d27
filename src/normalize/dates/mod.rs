//! The days that a calendar expression means, computed from the day of publication and the tense around it.

use super::Date;
use crate::document::Document;
use crate::extract::{Calendar, Expression, Mentions};
use crate::lexicon::calendar::Unit;
use crate::schema::DateAnchor;
use crate::syntax::Reading;
use anchor::Anchor;

mod anchor;
mod context;
mod resolve;
mod rules;
mod stamp;
mod tense;
mod when;

use context::Context;
use resolve::Resolver;
use when::When;

/// The calendar expressions with their values, in order. `home` is the country of the article's newspaper, which
/// decides whether days are before months in numeric dates.
pub fn resolve(reading: Reading, mentions: &Mentions, home: Option<&str>) -> Vec<Date> {
    let mut context = Context::new(reading, &mentions.dates, home);
    (0..mentions.dates.len()).map(|index| date(reading, &mut context, &mentions.dates, index)).collect()
}

fn date(reading: Reading, context: &mut Context, dates: &[Calendar], index: usize) -> Date {
    let mention = &dates[index];
    let (when, anchor) = meaning(reading, context, dates, index);
    let (earliest, latest) = context.resolver(reading, mention.span).bounds(&mention.expression, &when);
    context.tell(reading.document, mention.span, &when);
    Date {
        span: mention.span,
        value: when.to_string(),
        earliest,
        latest,
        anchor,
        rule: rules::rule_of(&mention.expression),
        no_such_day: rules::names_no_day(&mention.expression),
    }
}

/// The meaning of an expression and what it was counted from.
fn meaning(reading: Reading, context: &Context, dates: &[Calendar], index: usize) -> (When, Option<DateAnchor>) {
    let document = reading.document;
    let expression = &dates[index].expression;
    let told = context.mentioned_before(document, dates[index].span);
    if let Some((day, year)) = told.filter(|_| is_apposition(document, dates, index)) {
        let when = When::from(day.first);
        return (if year { when } else { when.without_years() }, Some(DateAnchor::Text));
    }
    let alone = context.resolver(reading, dates[index].span);
    let absolute = alone.resolve(expression);
    if let Some(same) = in_brackets(document, dates, index, alone) {
        return (same, Some(DateAnchor::Text));
    }
    let named_year = context.named_year(reading, dates, index);
    let of_text = Resolver { mentioned: told.map(|(told, _)| told), named_year, ..alone };
    let unknown_year = told.is_some_and(|(_, year)| !year);
    // A date counted from one whose year is not known has none either.
    let masked = |when: When, yearless: bool| if yearless && when != absolute { when.without_years() } else { when };
    let counted = |when: When, kind: DateAnchor| {
        let anchor = (when != absolute).then_some(kind);
        (when, anchor)
    };
    match context.anchor.filter(|anchor| !anchor.near || anchor.serves(expression)) {
        Some(Anchor { day, kind, year: true, near, .. }) => {
            let when = Resolver { published: Some(day), near, ..of_text }.resolve(expression);
            let by_text = when != Resolver { published: Some(day), near, ..alone }.resolve(expression);
            counted(masked(when, by_text && unknown_year), if by_text { DateAnchor::Text } else { kind })
        }
        Some(anchor) if named_year.is_none() && absolute.bounds().0.is_none() && anchor.serves(expression) => {
            let when = Resolver { published: Some(anchor.day), near: anchor.near, ..of_text }.resolve(expression);
            counted(masked(when, true), anchor.kind)
        }
        _ => counted(masked(of_text.resolve(expression), unknown_year && named_year.is_none()), DateAnchor::Text),
    }
}

/// True for the other name of the day right before: on Tuesday, the day before the protests.
fn is_apposition(document: &Document, dates: &[Calendar], index: usize) -> bool {
    let day = matches!(dates[index].expression, Expression::Beside { unit: Unit::Day, .. });
    let Some(before) = index.checked_sub(1).filter(|_| day) else { return false };
    let end = document.token_at(dates[before].span.end);
    let follows = document.is(document.token_at(dates[index].span.end), "the");
    document.is(end, ",") && document.token_at(dates[index].span.start) == end + 1 && follows
}

/// The day in brackets that explains "today": today (July 28, 2022).
fn in_brackets(document: &Document, dates: &[Calendar], index: usize, alone: Resolver) -> Option<When> {
    let today = matches!(dates[index].expression, Expression::Relative { unit: Unit::Day, steps: 0 });
    let next = dates.get(index + 1).filter(|_| today)?;
    let end = document.token_at(dates[index].span.end);
    let bracket = document.is(end, "(") && document.token_at(next.span.start) == end + 1;
    let when = bracket.then(|| alone.resolve(&next.expression))?;
    matches!(when, When::Day(Some(_), ..)).then_some(when)
}

#[cfg(test)]
mod tests;
