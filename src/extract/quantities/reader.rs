//! Reads the quantity around a number, and computes its value.

use super::bounds::{past_qualifier, stronger};
use super::draft::{Draft, Pattern};
use super::lists::unit_at;
use super::measure::{Measure, measure_of};
use super::{ages, guards, noun, ranges, ratios, surroundings, temperature};
use crate::document::{Document, Numeral, NumeralForm};
use crate::extract::{Counted, Quantity};
use crate::lexicon::{Groups, WordClass};
use crate::schema::{Bound, UnitKind};
use crate::syntax::Reading;
use std::borrow::Cow;
use std::ops::Range;

/// Reads a duration with only "a" as its number: within a week, for a century, more than a year, a year in prison; or any
/// unit with a part added to it: a mile and a half. `floor` is as in [`read`].
pub fn read_one(document: &Document, at: usize, floor: usize) -> Option<Draft> {
    if !document.is_any(at, &["a", "an"]) || !document.class(at + 1).contains(WordClass::UNIT) {
        return None;
    }
    let numeral = Numeral { tokens: at..at + 1, value: 1.0, scale: 1.0, form: NumeralForm::Words };
    let (tokens, unit) = unit_at(document, at + 1).filter(|(tokens, _)| document.same_sentence(at, tokens.end - 1))?;
    let whole =
        unit.kind == UnitKind::Duration && unit.form.len() > 3 && !matches!(unit.name, "second" | "minute" | "day");
    let length = whole && is_length(document, at, tokens.end);
    let mut draft = Draft::new(numeral, Some(Measure::Unit(tokens, unit)));
    draft.measured(document);
    if !length && draft.rest == 0.0 {
        return None;
    }
    surroundings::read(document, &mut draft, floor);
    (draft.per.is_none() && draft.start >= floor).then_some(draft)
}

/// True if "a week" is a duration: after a word of duration, or before a place where it is spent.
fn is_length(document: &Document, at: usize, end: usize) -> bool {
    let before = at.checked_sub(1).filter(|&before| document.same_sentence(before, at));
    let led = before.is_some_and(|before| document.in_group(before, Groups::LENGTH_BEFORE_A));
    let held = document.is(end, "in") && document.is_any(end + 1, &["prison", "jail", "custody", "hospital", "office"]);
    let noun = document.class(end).contains(WordClass::NOUN) && !document.class(end).contains(WordClass::PREPOSITION);
    let other = document.is_any(end, &["ago", "earlier", "old", "-", "of", "'s", "from"]) || noun && !held;
    (led || held) && !other && !document.tokens[at].capitalised()
}

/// Reads the quantity around a number; none if the number is not a quantity. Nothing before `floor` belongs to it;
/// `last` is the quantity found before.
pub fn read(reading: Reading, numeral: Numeral, floor: usize, last: Option<&Quantity>) -> Option<Draft> {
    let document = reading.document;
    let measure = measure_of(document, &numeral, floor);
    let mut draft = Draft::new(numeral, measure);
    ranges::read(document, &mut draft);
    let known = ratios::read(document, &mut draft)
        || ages::read(document, &mut draft, last)
        || draft.measured(document) && ages::grown(document, &mut draft)
        || draft.shares(document)
        || draft.counted(document);
    if !known {
        return None;
    }
    if draft.counts_nothing() {
        draft.unit = noun::of_phrase(reading, draft.numbers_end());
    }
    temperature::read(document, &mut draft);
    surroundings::read(document, &mut draft, floor);
    draft.is_quantity(document).then_some(draft)
}

impl Draft {
    /// True for a number without a unit or noun.
    fn counts_nothing(&self) -> bool {
        self.pattern == Pattern::Count && self.unit.is_none() && self.measure.is_none() && !self.strength
    }

    /// True unless it is a bare number that its context does not make a quantity.
    fn is_quantity(&self, document: &Document) -> bool {
        let bare = self.unit.is_none() && !self.strength && self.measure.is_none() && self.pattern == Pattern::Count;
        let once = document.is(self.numeral.tokens.start, "once");
        let zero = document.is(self.numeral.tokens.start, "zero");
        let told = self.modifier.is_some() && !zero || self.per.is_some();
        if once { told } else { !bare || told || guards::may_stand_alone(document, self) }
    }

    /// Takes the measure as the unit.
    fn measured(&mut self, document: &Document) -> bool {
        let Some(measure) = self.measure.clone().filter(|measure| !self.is_some_day(document, measure)) else {
            self.measure = None;
            return false;
        };
        self.pattern = pattern_of(&measure);
        self.unit = Some(measure.tokens());
        self.extend(measure.tokens().end);
        // 5 ft 6 in; 2h 5m 11s
        const MOST_PARTS: usize = 2;
        for _ in 0..MOST_PARTS {
            let Some((tokens, rest)) = ranges::smaller_part(document, self, &measure) else { break };
            self.rest += rest;
            self.extend(tokens.end);
        }
        if let Some((tokens, rest)) = ranges::added_part(document, self) {
            self.rest += rest;
            self.extend(tokens.end);
        }
        true
    }

    /// Takes the unit of the list that it is in, and the multiplier: the milligrams of 5 and 6 milligrams, the million euros
    /// of 5 and 6 million euros. The tokens of the unit stay with the last number.
    fn shares(&mut self, document: &Document) -> bool {
        let Some((last, measure)) = ranges::last_of_list(document, self) else { return false };
        if !document.is(last.tokens.start - 1, ",") {
            ranges::share_scale(&mut self.numeral, &last);
        }
        self.pattern = pattern_of(&measure);
        self.measure = Some(measure);
        true
    }

    /// "one day" that is not a duration.
    fn is_some_day(&self, document: &Document, measure: &Measure) -> bool {
        let Measure::Unit(tokens, unit) = measure else { return false };
        let one = self.numeral.value == 1.0 && document.is(self.numeral.tokens.start, "one");
        let length = self.start > 0 && document.in_group(self.start - 1, Groups::LENGTH_LEADER);
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
        if noun::is_strength(document, self.end) {
            self.extend(self.end + 2);
            self.strength = true;
            return true;
        }
        if let Some(noun) = noun::attribute(document, self.end) {
            self.unit = Some(noun.clone());
            self.extend(noun.end);
            return true;
        }
        let after = past_qualifier(document, self.end);
        self.unit = noun::counted(document, after, self.numeral.value == 1.0)
            .filter(|noun| !noun::expects(document, self.start, noun));
        if self.unit.is_none() && noun::unhyphened_attribute(document, self.end) {
            self.unit = Some(self.end..self.end + 1);
        }
        if guards::is_year_number(document, self) {
            return false;
        }
        match self.unit.clone() {
            Some(noun) => self.extend(noun.end),
            None if document.is(after, "others") => self.extend(after + 1),
            None => {}
        }
        true
    }

    /// The quantity with its value, scale, unit and bound.
    pub fn finish(self, document: &Document) -> Quantity {
        let span = |tokens: Range<usize>| document.span_of(tokens);
        let (value, value_max) = self.value(document);
        Quantity {
            span: span(self.start..self.end),
            number: span(self.numeral.tokens.clone()),
            value,
            value_max,
            bound: self.bound(value_max.is_some()),
            counted: self.counts(document),
            attribute: self.is_attribute(document),
            per: self.per.clone().map(span),
            change: self.change,
        }
    }

    /// True if a hyphen joins the number to what it counts or measures: a 300-bed clinic.
    fn is_attribute(&self, document: &Document) -> bool {
        let end = self.numbers_end();
        document.is(end, "-") && self.unit.as_ref().is_some_and(|unit| unit.start == end + 1)
    }

    /// The value and the upper value, in the unit that is named.
    fn value(&self, document: &Document) -> (f64, Option<f64>) {
        let factor = self.measure.as_ref().map_or(1.0, Measure::factor);
        let (lower, max) = match &self.upper {
            Some(whole) if self.pattern == Pattern::Ratio => (self.numeral.value / whole.value, None),
            Some(upper) => (self.numeral.value * ranges::inherited_scale(document, self, upper), Some(upper.value)),
            None => (self.numeral.value, None),
        };
        (rounded((lower + self.rest) * factor), max.map(|max| rounded(max * factor)))
    }

    fn bound(&self, range: bool) -> Bound {
        let plain = if self.numeral.form == NumeralForm::Vague { Bound::Vague } else { Bound::Exact };
        match (self.bound_before, self.bound_after) {
            _ if range => Bound::Between,
            (before, after) => stronger(before, after).unwrap_or(plain),
        }
    }

    /// What the number counts or measures.
    fn counts(&self, document: &Document) -> Counted {
        let units = |kind, name| Counted::Units { kind, name: Cow::Borrowed(name) };
        match (self.pattern, &self.measure) {
            (Pattern::Ratio, _) => units(UnitKind::Ratio, "ratio"),
            (Pattern::Multiple, _) => units(UnitKind::Ratio, "times"),
            (Pattern::Age, Some(Measure::Unit(_, unit))) => units(UnitKind::Age, unit.name),
            (Pattern::Age, _) => units(UnitKind::Age, "year"),
            (_, Some(Measure::Money(_, currency))) => Counted::Money { codes: Cow::Borrowed(currency.codes) },
            (_, Some(Measure::Unit(_, unit))) => units(unit.kind, unit.name),
            (_, None) => match &self.unit {
                Some(noun) => Counted::Things(document.span_of(noun::head(document, noun.clone()))),
                None if document.is_any(self.numeral.tokens.start, &["once", "twice", "thrice"]) => {
                    units(UnitKind::Count, "times")
                }
                None if self.strength => units(UnitKind::Count, "people"),
                None => Counted::Nothing,
            },
        }
    }
}

fn pattern_of(measure: &Measure) -> Pattern {
    match measure {
        Measure::Money(..) => Pattern::Money,
        Measure::Unit(..) => Pattern::Measure,
    }
}

/// The value without binary rounding errors: 0.19, not 0.19000000000000003.
fn rounded(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let digits = 12 - value.abs().log10().floor() as i32;
    let factor = 10f64.powi(digits.clamp(-290, 290));
    let rounded = (value * factor).round() / factor;
    if rounded.is_finite() { rounded } else { value }
}
