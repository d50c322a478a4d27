//! Units of measure, currencies, and the words that bound a number or mark it as a change.

use crate::schema::{Bound, Change, UnitKind};
use std::sync::LazyLock;

/// A way of writing a unit of measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// As it is written: km/h
    pub form: &'static str,
    /// The English singular: kilometre per hour
    pub name: &'static str,
    /// What it measures.
    pub kind: UnitKind,
    /// How many of the named unit one of it is: a million acre-feet for MAF.
    pub factor: f64,
    /// The smaller units that its remainder is stated in, with how many make one of it: `inch 12`.
    parts: &'static str,
}

impl Unit {
    /// How many of a smaller unit make one of this, if remainders are stated in it: 12 inches a foot.
    pub fn parts(&self, smaller: &str) -> Option<f64> {
        // The parts of a unit are listed once, at its own name.
        let whole = named(self.name)?;
        let mut fields = whole.parts.split(' ');
        fields.find(|&part| part == smaller)?;
        fields.next()?.parse().ok()
    }
}

/// A way of writing a currency.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Currency {
    /// As it is written: A$, euros, pence
    pub form: &'static str,
    /// The ISO 4217 codes that it can mean, the likeliest first, separated by spaces.
    pub codes: &'static str,
    /// What one of it is of the currency: 0.01 for cents.
    pub factor: f64,
}

const CURRENCIES: &str = include_str!("currencies.csv");

const UNITS: &str = include_str!("units.csv");

/// All ways of writing units.
pub fn units() -> impl Iterator<Item = Unit> {
    rows(UNITS).map(|[form, name, kind, factor, parts]| {
        let factor = if factor.is_empty() { 1.0 } else { factor.parse().unwrap_or(f64::NAN) };
        Unit { form, name, kind: word(UnitKind::ALL, kind), factor, parts }
    })
}

/// The unit with exactly this form: its own name, or a sign.
pub fn named(form: &str) -> Option<Unit> {
    static UNITS: LazyLock<Vec<Unit>> = LazyLock::new(|| units().collect());
    UNITS.binary_search_by(|unit| unit.form.cmp(form)).ok().map(|place| UNITS[place])
}

/// All ways of writing currencies.
pub fn currencies() -> impl Iterator<Item = Currency> {
    rows(CURRENCIES).map(|[form, codes, factor]| Currency { form, codes, factor: factor.parse().unwrap_or(f64::NAN) })
}

/// The phrases before a number that bound it.
pub fn bounds_before() -> impl Iterator<Item = (&'static str, Bound)> {
    rows(include_str!("bounds_before.csv")).map(|[form, bound]| (form, word(Bound::ALL, bound)))
}

/// The phrases after a number or its noun that bound it.
pub fn bounds_after() -> impl Iterator<Item = (&'static str, Bound)> {
    rows(include_str!("bounds_after.csv")).map(|[form, bound]| (form, word(Bound::ALL, bound)))
}

/// Numbers that name a thing with the noun after them: 529 plans.
pub fn named_numbers() -> impl Iterator<Item = &'static str> {
    include_str!("named_numbers.csv").lines().skip(1)
}

/// The words before a quantity that mark it as a change: rose, down.
pub fn change_words() -> impl Iterator<Item = (&'static str, Change)> {
    rows(include_str!("change_words.csv")).map(|[form, change]| (form, word(Change::ALL, change)))
}

/// The words after a quantity that mark it as a change: increase, fewer.
pub fn change_nouns() -> impl Iterator<Item = (&'static str, Change)> {
    rows(include_str!("change_nouns.csv")).map(|[form, change]| (form, word(Change::ALL, change)))
}

/// The currency of a country, by its alpha-3 code.
pub fn local_currency(country: &str) -> Option<&'static str> {
    static LOCAL: LazyLock<Vec<[&'static str; 2]>> =
        LazyLock::new(|| rows(include_str!("country_currencies.csv")).collect());
    let place = LOCAL.binary_search_by(|[code, _]| (*code).cmp(country)).ok()?;
    Some(LOCAL[place][1])
}

/// The rows of a CSV file with a header and without quoting.
fn rows<const N: usize>(csv: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    csv.lines().skip(1).map(|line| {
        let mut fields = line.split(',');
        std::array::from_fn(|_| fields.next().unwrap_or(""))
    })
}

/// The value of a schema enumeration that a list names.
///
/// # Panics When the list has a word that is not in the enumeration; the tests read every list.
fn word<W: Copy + crate::schema::Field>(all: &[W], name: &str) -> W {
    let place = W::WORDS.iter().position(|word| word.name == name);
    all[place.unwrap_or_else(|| panic!("{name:?} is none of {:?}", W::WORDS))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_lists_reads() {
        assert!(units().all(|unit| !unit.name.is_empty() && unit.factor > 0.0));
        assert!(currencies().all(|currency| currency.factor > 0.0 && currency.codes.split(' ').all(|c| c.len() == 3)));
        assert!(bounds_before().chain(bounds_after()).count() > 100);
        assert!(change_words().chain(change_nouns()).all(|(_, change)| change != Change::Level));
        assert_eq!(local_currency("CAN"), Some("CAD"));
        assert_eq!(local_currency("ATA"), None);
    }

    #[test]
    fn a_unit_has_its_parts_however_it_is_written() {
        let parts = |form, smaller| named(form).unwrap().parts(smaller);
        assert_eq!(parts("ft", "inch"), Some(12.0));
        assert_eq!(parts("years", "day"), Some(365.0));
        assert_eq!(parts("foot", "ounce"), None);
        for unit in units().filter(|unit| !unit.parts.is_empty()) {
            let fields: Vec<_> = unit.parts.split(' ').collect();
            assert!(
                fields.chunks(2).all(|part| named(part[0]).is_some() && part[1].parse::<f64>().is_ok()),
                "{unit:?}"
            );
        }
    }

    #[test]
    fn the_lists_are_sorted_and_say_a_form_once() {
        let lists = [
            units().map(|u| u.form).collect::<Vec<_>>(),
            currencies().map(|c| c.form).collect(),
            bounds_before().map(|b| b.0).collect(),
            bounds_after().map(|b| b.0).collect(),
            change_words().map(|c| c.0).collect(),
            change_nouns().map(|c| c.0).collect(),
        ];
        for pair in lists.iter().flat_map(|list| list.windows(2)) {
            assert!(pair[0] < pair[1], "{:?} stands before {:?}", pair[0], pair[1]);
        }
    }
}
