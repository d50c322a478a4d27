//! Which column of a table is which field of an article.

/// The columns that were told, where the names are not the usual ones.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    named: Vec<(String, String)>,
}

/// The fields and the usual names of their columns, in the order of preference. The first two are what an article must have.
pub(super) const USUAL: [(&str, &[&str]); 8] = [
    ("id", &["id", "article_id", "doc_id", "uuid", "guid"]),
    ("text", &["text", "body", "content", "article", "maintext", "full_text"]),
    ("title", &["title", "headline"]),
    ("published_on", &["published_on", "date", "published", "published_at", "publication_date", "date_publish"]),
    ("publisher", &["publisher", "source", "publication", "site_name", "source_domain"]),
    ("author", &["author", "authors", "byline"]),
    ("url", &["url", "link"]),
    ("language", &["language", "lang"]),
];

impl Columns {
    /// Reads `id=key,text=story,author=`; a field without a column is not read.
    pub fn parse(text: &str) -> Result<Self, String> {
        let pair = |pair: &str| match pair.split_once('=') {
            Some((field, column)) if USUAL.iter().any(|(known, _)| *known == field) => {
                Ok((field.to_owned(), column.to_owned()))
            }
            _ => {
                let fields: Vec<_> = USUAL.iter().map(|(field, _)| *field).collect();
                Err(format!("expected FIELD=COLUMN with a field of {}, found {pair:?}", fields.join(", ")))
            }
        };
        Ok(Self { named: text.split(',').map(pair).collect::<Result<_, _>>()? })
    }

    /// The places of the fields among the columns of a file, in the order of [`USUAL`]; or what is missing.
    pub(super) fn places(&self, names: &[&str]) -> Result<[Option<usize>; USUAL.len()], String> {
        let missing = |wanted: &str| format!("expected a column for {wanted}, found {}", names.join(", "));
        let mut places = [None; USUAL.len()];
        for (at, (field, usual)) in USUAL.iter().enumerate() {
            let told = self.named.iter().find(|(known, _)| known == field).map(|(_, column)| column.as_str());
            places[at] = match told {
                Some("") => None,
                Some(column) => Some(position(names, column).ok_or_else(|| missing(&format!("{field}, {column}")))?),
                None => usual.iter().find_map(|name| position(names, name)),
            };
            if at < 2 && places[at].is_none() {
                return Err(missing(field));
            }
        }
        Ok(places)
    }
}

fn position(names: &[&str], wanted: &str) -> Option<usize> {
    names.iter().position(|name| name.trim().eq_ignore_ascii_case(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(told: &str, names: &[&str], expected: Result<&[(&str, usize)], &str>) {
        let columns = if told.is_empty() { Columns::default() } else { Columns::parse(told).unwrap() };
        let found = columns.places(names);
        let found = found.map(|places| {
            let pairs = USUAL.iter().zip(places);
            pairs.filter_map(|((field, _), place)| Some((*field, place?))).collect::<Vec<_>>()
        });
        assert_eq!(found.as_deref().map_err(String::as_str), expected);
    }

    #[test]
    fn usual_names_are_known_and_others_can_be_told() {
        check("", &["Date", " Body", "ID"], Ok(&[("id", 2), ("text", 1), ("published_on", 0)]));
        check("id=key,text=story,title=", &["key", "story", "title"], Ok(&[("id", 0), ("text", 1)]));
    }

    #[test]
    fn what_is_missing_is_told() {
        check("", &["id", "title"], Err("expected a column for text, found id, title"));
        check("url=page", &["id", "text"], Err("expected a column for url, page, found id, text"));
        check("id=", &["id", "text"], Err("expected a column for id, found id, text"));
        assert!(Columns::parse("id=key,name=x").is_err());
    }
}
