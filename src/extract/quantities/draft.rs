//! A quantity while it is put together, in tokens.

use super::measure::{Measure, currency_before, currency_within, measure_behind, unit_before, unit_from};
use super::{Pattern, Quantity, Span, ages, guards, noun, ranges, ratios, surroundings};
use crate::document::{Document, Numeral, NumeralForm};
use crate::schema::UnitKind;
use std::ops::Range;

/// A quantity in tokens.
#[derive(Debug, Clone)]
pub struct Draft {
    /// How its parts go together.
    pub pattern: Pattern,
    /// Its first token.
    pub start: usize,
    /// The token behind its last.
    pub end: usize,
    /// Where the search goes on.
    pub next: usize,
    /// The number.
    pub numeral: Numeral,
    /// The upper number of a range, or the whole of a ratio.
    pub upper: Option<Range<usize>>,
    /// The unit, currency or counted noun.
    pub unit: Option<Range<usize>>,
    /// The smaller part of a compound.
    pub rest: Option<Range<usize>>,
    /// What stands before and bounds it.
    pub modifier: Option<Range<usize>>,
    /// What stands behind and bounds it.
    pub qualifier: Option<Range<usize>>,
    /// The denominator.
    pub per: Option<Range<usize>>,
    /// The word that makes it a change.
    pub change: Option<Range<usize>>,
}

impl Draft {
    /// Reads the quantity around a number; none when the number states none. Nothing before `floor` belongs to it;
    /// `last` is the quantity found before.
    pub fn read(document: &Document, numeral: Numeral, floor: usize, last: Option<&Quantity>) -> Option<Draft> {
        let measure = measure_of(document, &numeral, floor);
        let mut draft = Draft::new(numeral, measure.as_ref());
        let measure = ranges::read(document, &mut draft, measure);
        let known = ratios::read(document, &mut draft, measure.as_ref())
            || ages::read(document, &mut draft, measure.as_ref(), last)
            || draft.measured(document, measure)
            || draft.counted(document);
        if !known {
            return None;
        }
        surroundings::read(document, &mut draft, floor);
        let bare = draft.unit.is_none() && draft.pattern == Pattern::Count;
        (!bare || draft.modifier.is_some() || draft.per.is_some() || guards::may_stand_alone(document, &draft))
            .then_some(draft)
    }

    fn new(numeral: Numeral, measure: Option<&Measure>) -> Self {
        let start = measure.map_or(numeral.tokens.start, |measure| measure.tokens().start.min(numeral.tokens.start));
        let end = numeral.tokens.end;
        Self {
            pattern: Pattern::Count,
            start,
            end,
            next: end,
            numeral,
            upper: None,
            unit: None,
            rest: None,
            modifier: None,
            qualifier: None,
            per: None,
            change: None,
        }
    }

    /// The end moved on to cover some tokens.
    pub fn extend(&mut self, end: usize) {
        self.end = self.end.max(end);
        self.next = self.next.max(self.end);
    }

    /// Takes the measure as the unit.
    fn measured(&mut self, document: &Document, measure: Option<Measure>) -> bool {
        let Some(measure) = measure else { return false };
        if self.is_some_day(document, &measure) {
            return false;
        }
        self.pattern = match &measure {
            Measure::Money(_) => Pattern::Money,
            Measure::Unit(..) => Pattern::Measure,
        };
        self.unit = Some(measure.tokens());
        self.extend(measure.tokens().end);
        self.rest = ranges::smaller_part(document, self, &measure);
        if let Some(rest) = self.rest.clone() {
            self.extend(rest.end);
        }
        true
    }

    /// "one day" that is no length of time.
    fn is_some_day(&self, document: &Document, measure: &Measure) -> bool {
        let Measure::Unit(tokens, unit) = measure else { return false };
        let one = self.numeral.value == 1.0 && document.is(self.numeral.tokens.start, "one");
        let before = self.start.checked_sub(1).map_or("", |before| document.word(before));
        let length = matches!(
            before,
            "for"
                | "in"
                | "within"
                | "than"
                | "just"
                | "only"
                | "of"
                | "lasted"
                | "after"
                | "least"
                | "per"
                | "to"
                | "by"
                | "every"
                | "under"
                | "over"
        );
        one && unit.kind == UnitKind::Duration
            && tokens.start == self.end
            && !length
            && tokens.len() == 1
            && unit.form == "day"
    }

    /// Takes the counted noun as the unit, or none.
    fn counted(&mut self, document: &Document) -> bool {
        if self.numeral.form == NumeralForm::Fraction {
            return false;
        }
        let one = self.numeral.value == 1.0 && self.upper.is_none() && document.is(self.numeral.tokens.start, "one");
        if one && self.numeral.tokens.len() == 1 {
            return false;
        }
        if let Some(noun) = self.attribute(document) {
            self.unit = Some(noun.clone());
            self.extend(noun.end);
            return true;
        }
        let behind = surroundings::past_qualifier(document, self.end);
        self.unit = noun::counted(document, behind, self.numeral.value == 1.0);
        if self.unit.is_none() && noun::unhyphened_attribute(document, self.end) {
            self.unit = Some(self.end..self.end + 1);
        }
        if guards::is_year_number(document, self) {
            return false;
        }
        match self.unit.clone() {
            Some(noun) => self.extend(noun.end),
            None if document.is(behind, "others") => self.extend(behind + 1),
            None => {}
        }
        true
    }

    /// A noun joined by a hyphen: a five-member panel.
    fn attribute(&self, document: &Document) -> Option<Range<usize>> {
        let noun = self.end + 1;
        let joined = document.is(self.end, "-") && document.glued(self.end) && document.glued(noun);
        (joined && noun::is_attribute(document, noun)).then_some(noun..noun + 1)
    }

    /// The quantity by its spans.
    pub fn finish(self, document: &Document) -> Quantity {
        let span = |tokens: Range<usize>| document.span_of(tokens);
        let some = |tokens: Option<Range<usize>>| -> Option<Span> { tokens.map(span) };
        let unit = match self.pattern {
            Pattern::Count => self.unit.map(|noun| noun::head(document, noun)),
            _ => self.unit,
        };
        Quantity {
            pattern: self.pattern,
            span: span(self.start..self.end),
            modifier: some(self.modifier),
            number: span(self.numeral.tokens),
            upper: some(self.upper),
            unit: some(unit),
            rest: some(self.rest),
            qualifier: some(self.qualifier),
            per: some(self.per),
            change: some(self.change),
        }
    }
}

/// What a number measures by, before it (not before `floor`), within it, or behind it.
fn measure_of(document: &Document, numeral: &Numeral, floor: usize) -> Option<Measure> {
    let money = currency_before(document, numeral.tokens.start).filter(|money| money.start >= floor);
    let money = money.or_else(|| currency_within(document, &numeral.tokens)).map(Measure::Money);
    let named = || {
        let tokens = unit_before(document, numeral).filter(|unit| unit.start >= floor)?;
        unit_from(document, tokens.start).map(|unit| Measure::Unit(tokens, unit))
    };
    money.or_else(|| measure_behind(document, numeral)).or_else(named)
}
