//! Facts about countries, and the words that name them.

use super::{WordMap, fields, fold_eq, fold_hash};
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
    /// UN M49 region; none for Antarctica, Kosovo and Taiwan.
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

fn read(line: &'static str) -> Country {
    let [code, alpha_2, name, region, subregion] = fields(line);
    let some = |field: &'static str| (!field.is_empty()).then_some(field);
    Country { code, alpha_2, name, region: some(region), subregion: some(subregion) }
}

/// The outlines of countries on a map of 1000 by 430, by their codes: paths of SVG. The smallest countries have none.
pub fn outlines() -> impl Iterator<Item = (&'static str, &'static str)> {
    pairs(include_str!("outlines.csv"))
}

/// The country with a code that the lists use.
///
/// # Panics When the code is unknown; tests check that the lists contain no unknown code.
pub fn by_code(code: &str) -> &'static Country {
    let place = all().binary_search_by(|country| country.code.cmp(code));
    &all()[place.unwrap_or_else(|_| panic!("no country has the code {code}"))]
}

/// Names, former names and abbreviations with their country's code, including the short names of [`all`].
pub fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
    all().iter().map(|country| (country.name, country.code)).chain(pairs(include_str!("country_names.csv")))
}

/// Demonyms and adjectives with their country's code: Turkish, Turk, Turks.
pub fn demonyms() -> impl Iterator<Item = (&'static str, &'static str)> {
    pairs(include_str!("demonyms.csv"))
}

/// The demonyms and adjectives of a country.
pub fn demonyms_of(country: &Country) -> &'static [&'static str] {
    static DEMONYMS: LazyLock<WordMap<Vec<&'static str>>> = LazyLock::new(|| {
        let mut words = WordMap::<Vec<_>>::default();
        demonyms().for_each(|(word, code)| words.entry(fold_hash(code)).or_default().push(word));
        words
    });
    DEMONYMS.get(&fold_hash(country.code)).map_or(&[], Vec::as_slice)
}

/// Phrases that contain a word for a country or place but mean something else: Indian Ocean, French fries, Michael
/// Jordan.
pub fn homonyms() -> impl Iterator<Item = &'static str> {
    include_str!("homonyms.csv").lines().skip(1)
}

/// Words of public life with the code of the country that uses them: they are evidence for the country of an article,
/// and do not name a country (sheriff, crore, Taoiseach). A word of several countries has a row for each.
pub fn home_cues() -> impl Iterator<Item = (&'static str, &'static str)> {
    pairs(include_str!("home_cues.csv"))
}

/// The code of the country that a word or phrase names, if it is one of its names.
pub fn by_name(name: &str) -> Option<&'static str> {
    static NAMES: LazyLock<Forms> = LazyLock::new(|| forms(names()));
    look_up(&NAMES, name)
}

/// The code of the country of a demonym or adjective.
pub fn by_demonym(word: &str) -> Option<&'static str> {
    static DEMONYMS: LazyLock<Forms> = LazyLock::new(|| forms(demonyms()));
    look_up(&DEMONYMS, word)
}

/// Forms of a list with their codes, by their hashes: US and us have the same hash.
type Forms = WordMap<Vec<(&'static str, &'static str)>>;

fn forms(list: impl Iterator<Item = (&'static str, &'static str)>) -> Forms {
    let mut forms = Forms::default();
    list.for_each(|(form, code)| forms.entry(fold_hash(form)).or_default().push((form, code)));
    forms
}

fn look_up(forms: &Forms, form: &str) -> Option<&'static str> {
    forms.get(&fold_hash(form))?.iter().find(|(known, _)| fits(known, form)).map(|(_, code)| *code)
}

/// True when a form of a list can be written like this in a text: lower-case letters of the list may be capitals in the
/// text (a headline), capitals may not be lower-case (US is not us).
pub fn fits(listed: &str, written: &str) -> bool {
    fold_eq(listed, written)
        && listed.chars().zip(written.chars()).all(|(known, seen)| !known.is_uppercase() || seen.is_uppercase())
}

fn pairs(csv: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    csv.lines().skip(1).map(|line| fields::<2>(line).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn every_country_is_there_once_in_order_of_code() {
        assert_eq!(all().len(), 250);
        assert!(all().windows(2).all(|pair| pair[0].code < pair[1].code));
        assert_eq!(by_code("NAM").alpha_2, "NA");
    }

    #[test]
    fn no_name_and_no_demonym_is_claimed_twice() {
        let mut claimed = BTreeMap::new();
        for (form, code) in names().chain(demonyms()) {
            assert_eq!(by_code(code).code, code);
            assert_eq!(claimed.insert(form, code), None, "{form}");
        }
    }

    #[test]
    fn lists_are_sorted_and_unique() {
        let lists = ["country_names", "demonyms", "home_cues", "homonyms"];
        let csv = [
            include_str!("country_names.csv"),
            include_str!("demonyms.csv"),
            include_str!("home_cues.csv"),
            include_str!("homonyms.csv"),
        ];
        for (list, csv) in lists.iter().zip(csv) {
            let lines: Vec<_> = csv.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>()).collect();
            for pair in lines.windows(2) {
                assert!(pair[0] < pair[1], "{list}: {:?} stands before {:?}", pair[0], pair[1]);
            }
        }
    }

    #[test]
    fn names_and_demonyms_are_found_as_they_are_written() {
        for (name, code) in [("Turkey", "TUR"), ("TURKEY", "TUR"), ("US", "USA"), ("U.S.", "USA"), ("Holland", "NLD")] {
            assert_eq!(by_name(name), Some(code), "{name}");
        }
        for name in ["turkey", "us", "Us", "IS", "Is", "Atlantis"] {
            assert_eq!(by_name(name), None, "{name}");
        }
        assert_eq!(by_demonym("Iraqi"), Some("IRQ"));
        assert_eq!(by_demonym("polish"), None);
    }
}
