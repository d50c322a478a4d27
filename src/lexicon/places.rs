//! The gazetteer: places inside countries.

use super::fields;

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
    /// An abbreviation of a state or province that stands behind a comma: Pa., ON
    Abbreviation,
    /// An island, river, mountain, desert, quarter, sight.
    Feature,
}

/// A place.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Its name.
    pub name: &'static str,
    /// Alpha-3 of the country that it lies in.
    pub code: &'static str,
    /// What it is.
    pub kind: PlaceKind,
    /// Population in thousands; 0 where there is none or it is not known.
    pub thousands: u32,
    /// The state or province that it lies in, by the abbreviation that its country uses (TX, ON).
    pub region: &'static str,
}

/// All places, sorted by name; a name has one row for each place that bears it.
pub fn all() -> impl Iterator<Item = Place> {
    include_str!("places.csv").lines().skip(1).map(read)
}

fn read(line: &'static str) -> Place {
    let [name, code, kind, thousands, region] = fields(line);
    let kind = match kind {
        "capital" => PlaceKind::Capital,
        "city" => PlaceKind::City,
        "region" => PlaceKind::Region,
        "county" => PlaceKind::County,
        "abbreviation" => PlaceKind::Abbreviation,
        _ => PlaceKind::Feature,
    };
    Place { name, code, kind, thousands: thousands.parse().unwrap_or(0), region }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::countries::by_code;

    #[test]
    fn places_are_sorted_unique_and_in_known_countries() {
        let lines: Vec<_> = include_str!("places.csv").lines().skip(1).collect();
        let key = |line| fields::<5>(line).map(str::as_bytes);
        for pair in lines.windows(2) {
            assert!(key(pair[0]) < key(pair[1]), "{:?} stands before {:?}", pair[0], pair[1]);
        }
        assert!(all().all(|place| by_code(place.code).code == place.code));
    }
}
