//! A column with listed values has no others: a typing error in a list must not be read as "nothing known".

/// A list with the number of a column, and its allowed values.
const COLUMNS: &[(&str, &str, usize, &[&str])] = &[
    ("honorifics", include_str!("honorifics.csv"), 2, &["", "he", "she", "they"]),
    ("offices", include_str!("offices.csv"), 1, &["singular", "plural"]),
    ("offices", include_str!("offices.csv"), 2, &["", "he", "she"]),
    ("offices", include_str!("offices.csv"), 3, &["", "public"]),
    ("person_nouns", include_str!("person_nouns.csv"), 1, &["singular", "plural"]),
    ("person_nouns", include_str!("person_nouns.csv"), 2, &["", "he", "she"]),
    ("person_nouns", include_str!("person_nouns.csv"), 3, &["occupation", "relation", "public"]),
    ("organisation_nouns", include_str!("organisation_nouns.csv"), 1, &["singular", "plural"]),
    ("organisation_nouns", include_str!("organisation_nouns.csv"), 2, &["", "public"]),
    ("document_nouns", include_str!("document_nouns.csv"), 1, &["", "research"]),
    ("number_words", include_str!("number_words.csv"), 2, PARTS),
    ("places", include_str!("places.csv"), 2, &["city", "region", "county", "capital"]),
    ("regions", include_str!("regions.csv"), 2, REGIONS),
    ("countries", include_str!("countries.csv"), 3, &["", "Africa", "Americas", "Asia", "Europe", "Oceania"]),
];

const PARTS: &[&str] =
    &["small", "ten", "hundred", "scale", "short", "group", "vague", "part", "ordinal", "times", "glyph"];

const REGIONS: &[&str] = &["region", "city", "feature", "people", "county", "capital", "abbreviation"];

#[test]
fn columns_with_listed_values_have_no_others() {
    for (list, csv, column, values) in COLUMNS {
        for line in csv.lines().skip(1) {
            let value = line.split(',').nth(*column).unwrap_or("");
            assert!(values.contains(&value), "{list}.csv: expected one of {values:?}, found {value:?} in {line}");
        }
    }
}

#[test]
fn words_have_known_parts_of_speech() {
    for line in super::lists::WORDS.lines().skip(1) {
        let letters = line.split(',').nth(1).unwrap_or("");
        assert!(!letters.is_empty() && letters.bytes().all(|letter| b"NVJR".contains(&letter)), "{line}");
    }
    for line in super::lists::TAGS.iter().flat_map(|csv| csv.lines().skip(1)) {
        let tags = line.split_once(',').and_then(|(_, field)| super::Tags::parse(field));
        assert!(tags.is_some(), "{line}: expected the codes of tags");
    }
}
