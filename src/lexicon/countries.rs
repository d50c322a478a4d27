//! Facts about countries.

use std::sync::LazyLock;

/// A country or territory of ISO 3166-1, or Kosovo.
#[derive(Debug, Clone, Copy)]
pub struct Country {
    /// ISO 3166-1 alpha-3; XKX for Kosovo.
    pub code: &'static str,
    /// ISO 3166-1 alpha-2.
    pub alpha_2: &'static str,
    /// Common English short name.
    pub name: &'static str,
    /// UN M49 region; none for Antarctica and Taiwan.
    pub region: Option<&'static str>,
    /// UN M49 sub-region.
    pub subregion: Option<&'static str>,
}

/// All countries, sorted by code.
pub fn all() -> &'static [Country] {
    static ALL: LazyLock<Vec<Country>> =
        LazyLock::new(|| include_str!("countries.csv").lines().skip(1).map(read).collect());
    &ALL
}

/// The country of a code that the lists use.
///
/// # Panics
/// When the code is none; the tests of the lists see to it that they hold no such code.
pub fn by_code(code: &str) -> &'static Country {
    let place = all().binary_search_by(|country| country.code.cmp(code));
    &all()[place.unwrap_or_else(|_| panic!("no country has the code {code}"))]
}

fn read(line: &'static str) -> Country {
    let mut fields = line.split(',');
    let mut next = || fields.next().unwrap_or("");
    let some = |field: &'static str| (!field.is_empty()).then_some(field);
    Country { code: next(), alpha_2: next(), name: next(), region: some(next()), subregion: some(next()) }
}
