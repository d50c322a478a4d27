//! A quantity while it is assembled, in tokens.

use super::measure::Measure;
use crate::document::Numeral;
use crate::schema::{Bound, Change};
use std::ops::Range;

/// How the parts of a quantity are combined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// A number of things: 31,000 fighters; a number alone: 13 were killed.
    Count,
    /// A number of units: 10 miles.
    Measure,
    /// An amount of money: $5.
    Money,
    /// An age: aged 5, a 62-year-old, Smith, 54,
    Age,
    /// A part of a whole: half, two-thirds, one in five.
    Ratio,
    /// A multiple: five times as many.
    Multiple,
}

/// A quantity in tokens.
#[derive(Debug, Clone)]
pub struct Draft {
    /// How its parts are combined.
    pub pattern: Pattern,
    /// Its first token.
    pub start: usize,
    /// The token after its last.
    pub end: usize,
    /// Where the search continues.
    pub next: usize,
    /// The number.
    pub numeral: Numeral,
    /// The upper number of a range, or the whole of a ratio.
    pub upper: Option<Numeral>,
    /// The unit, currency or counted noun.
    pub unit: Option<Range<usize>>,
    /// The measure of the number.
    pub measure: Option<Measure>,
    /// True for the people in a body: 250-strong.
    pub strength: bool,
    /// What the smaller part of a compound adds, in the larger unit: half a foot for the 6 in of 5 ft 6 in.
    pub rest: f64,
    /// The bounding words before it.
    pub modifier: Option<Range<usize>>,
    /// The bound given by its modifier.
    pub bound_before: Option<Bound>,
    /// The bound given by the words after it.
    pub bound_after: Option<Bound>,
    /// The denominator.
    pub per: Option<Range<usize>>,
    /// Level or change.
    pub change: Change,
}

impl Draft {
    /// A count without a noun yet, from the first token of its number or of the measure before it.
    pub fn new(numeral: Numeral, measure: Option<Measure>) -> Self {
        let start = measure.as_ref().map_or(numeral.tokens.start, |m| m.tokens().start.min(numeral.tokens.start));
        let end = numeral.tokens.end;
        Self {
            pattern: Pattern::Count,
            start,
            end,
            next: end,
            numeral,
            upper: None,
            unit: None,
            measure,
            strength: false,
            rest: 0.0,
            modifier: None,
            bound_before: None,
            bound_after: None,
            per: None,
            change: Change::Level,
        }
    }

    /// Extends the end to cover some tokens.
    pub fn extend(&mut self, end: usize) {
        self.end = self.end.max(end);
        self.next = self.next.max(self.end);
    }

    /// The token after its last number.
    pub fn numbers_end(&self) -> usize {
        self.upper.as_ref().map_or(self.numeral.tokens.end, |upper| upper.tokens.end)
    }
}
