//! The gazetteer: places inside countries.

use super::fields;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// What a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceKind {
    /// The seat of a country's government.
    Capital,
    /// A town.
    City,
    /// A state, province, land, nation of a kingdom.
    Region,
    /// A county, district, department.
    County,
    /// An abbreviation of a state or province that is after a comma: Pa., ON
    Abbreviation,
    /// The people of a region or town, or things from it: Parisian, Catalans.
    People,
    /// An island, river, mountain, desert, quarter, sight.
    Feature,
}

/// A place: its line of a list, parsed when needed.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    line: &'static str,
    /// The length of its name, with which the line begins.
    name: u16,
}

impl Place {
    /// Its name.
    pub fn name(self) -> &'static str {
        &self.line[..usize::from(self.name)]
    }

    /// All fields after the name.
    fn facts(self) -> &'static str {
        &self.line[usize::from(self.name) + 1..]
    }

    /// Alpha-3 of the country that it is in.
    pub fn code(self) -> &'static str {
        &self.facts()[..3]
    }

    /// What it is.
    pub fn kind(self) -> PlaceKind {
        let kind = &self.facts().as_bytes()[4..];
        // Most places are towns.
        match () {
            () if kind.starts_with(b"city") => PlaceKind::City,
            () if kind.starts_with(b"capital") => PlaceKind::Capital,
            () if kind.starts_with(b"region") => PlaceKind::Region,
            () if kind.starts_with(b"county") => PlaceKind::County,
            () if kind.starts_with(b"abbreviation") => PlaceKind::Abbreviation,
            () if kind.starts_with(b"people") => PlaceKind::People,
            () => PlaceKind::Feature,
        }
    }

    /// Population in thousands; 0 if there is none or it is unknown.
    pub fn thousands(self) -> u32 {
        let after_kind = self.facts().bytes().skip(4).skip_while(|&byte| byte != b',').skip(1);
        after_kind.take_while(u8::is_ascii_digit).fold(0, |number, digit| number * 10 + u32::from(digit - b'0'))
    }

    /// The states, provinces or nations of its country that have a place of this name, by their abbreviations: TX; IL,
    /// IN and KY. None if they are unknown.
    pub fn regions(self) -> impl Iterator<Item = &'static str> {
        let [_, _, _, regions] = fields(self.facts());
        regions.split_ascii_whitespace()
    }
}

const REGIONS: &str = include_str!("regions.csv");
const PLACES: &str = include_str!("places.csv");

/// All places: those gathered by hand, then those of the gazetteer. A name has a row for each country with such a
/// place.
pub fn all() -> impl Iterator<Item = Place> {
    [REGIONS, PLACES].into_iter().flat_map(|csv| {
        let (_, rows) = csv.split_once('\n').unwrap_or_default();
        Places { rows }
    })
}

/// The rows of a list. They are read at each start, with one pass over the bytes.
struct Places {
    rows: &'static str,
}

impl Iterator for Places {
    type Item = Place;

    fn next(&mut self) -> Option<Place> {
        let mut bytes = self.rows.bytes();
        let name = bytes.position(|byte| byte == b',')?;
        let end = name + 1 + bytes.position(|byte| byte == b'\n').unwrap_or(self.rows.len() - name - 1);
        let line = &self.rows[..end];
        self.rows = self.rows.get(end + 1..).unwrap_or("");
        Some(Place { line, name: name as u16 })
    }
}

const NAMESAKES: &str = include_str!("namesakes.csv");

/// True for a place whose name is better known as something else's: a company, a car, a university, a president (Cisco,
/// Durango, Marquette, Lincoln).
pub fn is_namesake(name: &str) -> bool {
    static NAMES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| NAMESAKES.lines().skip(1).collect());
    NAMES.contains(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::countries::by_code;

    #[test]
    fn places_are_sorted_unique_and_in_known_countries() {
        let key = |line| fields::<5>(line).map(str::as_bytes);
        for csv in [REGIONS, PLACES] {
            let lines: Vec<_> = csv.lines().skip(1).collect();
            for pair in lines.windows(2) {
                assert!(key(pair[0]) < key(pair[1]), "{:?} stands before {:?}", pair[0], pair[1]);
            }
        }
        assert!(all().all(|place| by_code(place.code()).code == place.code()));
    }

    #[test]
    fn namesakes_are_sorted_places() {
        let names: Vec<_> = NAMESAKES.lines().skip(1).collect();
        assert!(names.windows(2).all(|pair| pair[0] < pair[1]));
        let places: BTreeSet<_> = all().map(Place::name).collect();
        assert!(names.iter().all(|name| places.contains(name)));
    }
}
