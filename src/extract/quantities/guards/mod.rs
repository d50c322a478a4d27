//! Numbers that are not quantities: years, dates, times of day, ranks, scores, telephone numbers, labels, parts of
//! names.

use super::lists::unit_at;
use crate::document::{Document, Numeral};
use crate::extract::{Calendar, Name};

mod addresses;
mod labels;
mod marks;
mod results;
mod standing;
mod times;

pub use addresses::past_joined_numbers;
pub use results::past_result;
pub use standing::{is_year_number, may_stand_alone};

/// The spans that contain no quantities, followed along the text.
pub struct Taken<'a> {
    names: &'a [Name],
    dates: &'a [Calendar],
}

impl<'a> Taken<'a> {
    /// From the names and dates of a document, in order.
    pub fn new(names: &'a [Name], dates: &'a [Calendar]) -> Self {
        Self { names, dates }
    }

    /// True when a token is a part of a date.
    pub fn holds_token(&mut self, document: &Document, at: usize) -> bool {
        let token = document.tokens[at].span;
        while self.dates.first().is_some_and(|date| date.span.end <= token.start) {
            self.dates = &self.dates[1..];
        }
        self.dates.first().is_some_and(|date| date.span.overlaps(token))
    }

    /// True when the number is a date or a part of one, or is inside a name but not at its beginning.
    pub fn holds(&mut self, document: &Document, numeral: &Numeral) -> bool {
        let number = document.span_of(numeral.tokens.clone());
        while self.names.first().is_some_and(|name| name.span.end <= number.start) {
            self.names = &self.names[1..];
        }
        while self.dates.first().is_some_and(|date| date.span.end <= number.start) {
            self.dates = &self.dates[1..];
        }
        let dated = self.dates.first().is_some_and(|date| date.span.overlaps(number));
        let named = |name: &Name| name.span.start < number.start && name.span.contains(number);
        dated || self.names.first().is_some_and(named) && !is_percent(document, numeral.tokens.end)
    }
}

/// True when the marks and words around the number show that it is not a quantity.
pub fn is_no_quantity(document: &Document, numeral: &Numeral) -> bool {
    marks::joins_a_word(document, numeral)
        || times::is_day(document, numeral)
        || times::is_time(document, numeral)
        || times::is_short_year(document, numeral)
        || labels::is_label(document, numeral)
        || addresses::is_address(document, numeral)
        || addresses::is_postcode(document, numeral)
        || addresses::is_position(document, numeral)
        || addresses::is_row_of_digits(document, numeral)
        || results::is_in_row(document, numeral)
        || results::is_result(document, numeral)
        || results::is_rank(document, numeral)
        || results::is_stars(document, numeral)
        || marks::is_footnote(document, numeral)
        || is_none(document, numeral)
}

/// Not one cent; a zero-tolerance policy.
fn is_none(document: &Document, numeral: &Numeral) -> bool {
    let (first, end) = (numeral.tokens.start, numeral.tokens.end);
    let denied = first > 0 && document.is(first, "one") && document.is(first - 1, "not");
    let absent = document.is(first, "zero") && document.is(end, "-") && document.glued(end) && document.glued(end + 1);
    denied || absent && unit_at(document, end + 1).is_none()
}

fn is_percent(document: &Document, at: usize) -> bool {
    document.is_any(at, &["%", "percent", "per", "pc"])
}
