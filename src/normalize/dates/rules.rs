//! Which rule of the grammar read a date.

use super::resolve::exists;
use crate::extract::{Expression, Parts};
use crate::schema::DateRule;

/// The rule that read an expression.
pub fn rule_of(expression: &Expression) -> DateRule {
    match expression {
        Expression::Date(Parts { day: Some(_), .. }) => DateRule::Day,
        Expression::Date(Parts { month: Some(_), .. }) => DateRule::Month,
        Expression::Date(Parts { weekday: Some(_), .. }) => DateRule::Weekday,
        Expression::Date(_) => DateRule::Year,
        Expression::Figures { .. } => DateRule::Figures,
        Expression::Decade(_) | Expression::Century(_) => DateRule::Decade,
        Expression::Relative { .. } | Expression::Within { .. } => DateRule::Relative,
        Expression::Beside { .. } | Expression::Told => DateRule::Beside,
        Expression::Nearest { .. } => DateRule::Nearest,
        Expression::Shifted { .. } => DateRule::Shifted,
        Expression::Weekend => DateRule::Weekend,
        Expression::Season { .. } => DateRule::Season,
        Expression::Months { .. } => DateRule::PartOfYear,
        Expression::Holiday { .. } => DateRule::Holiday,
        Expression::WeekOf { .. } | Expression::DayOf { .. } => DateRule::Counted,
        Expression::Range(..) | Expression::Ending { .. } => DateRule::Range,
        Expression::Since(_) | Expression::After(_) | Expression::Until(_) | Expression::Before(_) => DateRule::OpenEnd,
        Expression::Same(first, _) => rule_of(first),
        Expression::Recurring(_) => DateRule::Recurring,
    }
}

/// True if an expression names a day that its month does not have: 29 February 2015.
pub fn names_no_day(expression: &Expression) -> bool {
    match expression {
        Expression::Date(parts) => !exists(*parts),
        Expression::Figures { first, second, year } if *first > 12 || *second > 12 => {
            let (month, day) = (*first.min(second), *first.max(second));
            !exists(Parts { year: *year, month: Some(month), day: Some(day), weekday: None })
        }
        Expression::Range(from, to) | Expression::Same(from, to) => names_no_day(from) || names_no_day(to),
        Expression::Since(of)
        | Expression::After(of)
        | Expression::Until(of)
        | Expression::Before(of)
        | Expression::Recurring(of) => names_no_day(of),
        Expression::Within { of, .. } | Expression::Ending { last: of, .. } => names_no_day(of),
        _ => false,
    }
}
