//! Maps the columns of a table, or the values of a JSON record, to the fields of an article.

/// The columns given by the user, where the names are not the usual ones.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    named: Vec<(String, String)>,
}

/// The fields of an article, in the order in which readers take them.
pub(super) const FIELDS: [&str; 8] = ["id", "text", "title", "published_on", "publisher", "author", "url", "language"];

/// The usual names of each field, in order of preference: those of news APIs, scrapers, corpora and schema.org. A full
/// stop separates the steps of a path: `source.name` is `name` in the object `source`. Case and underscores are
/// ignored.
fn usual(field: &str) -> &'static [&'static str] {
    match field {
        "id" => &["id", "article_id", "doc_id", "uuid", "guid", "_id", "stories_id", "uri", "@id"],
        "text" => &[
            "text",
            "body",
            "content",
            "article",
            "maintext",
            "full_text",
            "plain_text",
            "articleBody",
            "fields.bodyText",
            "fields.body",
            "content_html",
            "content_text",
            "body_xhtml",
            "body_html",
            "bodies",
            "raw_text",
            "story",
        ],
        "title" => &["title", "headline", "headline.main", "webTitle", "fields.headline", "headlines"],
        "published_on" => &[
            "published_on",
            "date",
            "published",
            "published_at",
            "publication_date",
            "date_publish",
            "webPublicationDate",
            "pub_date",
            "publish_date",
            "published_date",
            "datePublished",
            "date_published",
            "firstcreated",
            "versioncreated",
            "contentcreated",
        ],
        "publisher" => &[
            "publisher",
            "publisher.name",
            "source",
            "source.name",
            "publication",
            "site_name",
            "sitename",
            "media_name",
            "source_domain",
            "domain",
            "hostname",
        ],
        "author" => &["author", "authors", "byline", "byline.original", "fields.byline", "by", "creator"],
        "url" => &["url", "link", "web_url", "webUrl", "requested_url", "mainEntityOfPage", "external_url", "source"],
        _ => &["language", "lang", "inLanguage"],
    }
}

impl Columns {
    /// Parses `id=key,text=story,author=`; a field with an empty column is not read.
    pub fn parse(text: &str) -> Result<Self, String> {
        let pair = |pair: &str| match pair.split_once('=') {
            Some((field, column)) if FIELDS.contains(&field) => Ok((field.to_owned(), column.to_owned())),
            _ => Err(format!("expected FIELD=COLUMN with a field of {}, found {pair:?}", FIELDS.join(", "))),
        };
        Ok(Self { named: text.split(',').map(pair).collect::<Result<_, _>>()? })
    }

    /// The column that the user gave for a field; empty if the field is not to be read.
    pub(super) fn given(&self, field: &str) -> Option<&str> {
        self.named.iter().find(|(known, _)| known == field).map(|(_, column)| column.as_str())
    }

    /// The names that a field may have, in order of preference.
    pub(super) fn names<'n>(&'n self, field: &str) -> impl Iterator<Item = &'n str> {
        let given = self.given(field);
        let usual = if given.is_some() { &[] } else { usual(field) };
        given.into_iter().filter(|name| !name.is_empty()).chain(usual.iter().copied())
    }

    /// The positions of the fields among the columns of a file, in the order of [`FIELDS`] and then of preference; or
    /// what is missing.
    pub(super) fn places(&self, columns: &[&str]) -> Result<[Vec<usize>; FIELDS.len()], String> {
        let missing = |wanted: &str| Err(format!("expected a column for {wanted}, found {}", columns.join(", ")));
        let mut places = [const { Vec::new() }; FIELDS.len()];
        for (places, field) in places.iter_mut().zip(FIELDS) {
            for name in self.names(field) {
                let found = columns.iter().position(|column| same(column, name));
                places.extend(found.filter(|at| !places.contains(at)));
            }
            match self.given(field) {
                Some(column) if !column.is_empty() && places.is_empty() => {
                    return missing(&format!("{field}, {column}"));
                }
                _ if field == "text" && places.is_empty() => return missing(field),
                _ => {}
            }
        }
        Ok(places)
    }
}

/// True for a value that can be that field, found under this name: some sources put the address of the article there.
pub(super) fn fits(field: &str, name: &str, value: &str) -> bool {
    let address = value.trim_start().starts_with("http");
    match field {
        "publisher" => !address,
        "url" => address || !same(name, "source"),
        _ => true,
    }
}

/// True for the same name, ignoring case, underscores and surrounding spaces: `publishedAt`, `published_at`.
pub(super) fn same(name: &str, other: &str) -> bool {
    fn letters(name: &str) -> impl Iterator<Item = u8> {
        name.bytes().filter(|byte| !b"_- ".contains(byte)).map(|byte| byte.to_ascii_lowercase())
    }
    letters(name).eq(letters(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(given: &str, names: &[&str], expected: Result<&[(&str, usize)], &str>) {
        let columns = if given.is_empty() { Columns::default() } else { Columns::parse(given).unwrap() };
        let found = columns.places(names).map(|places| {
            let pairs = FIELDS.iter().zip(&places);
            pairs.flat_map(|(field, places)| places.iter().map(|place| (*field, *place))).collect::<Vec<_>>()
        });
        assert_eq!(found.as_deref().map_err(String::as_str), expected);
    }

    #[test]
    fn usual_names_are_known_and_others_can_be_given() {
        check("", &["Date", " Body", "ID"], Ok(&[("id", 2), ("text", 1), ("published_on", 0)]));
        check("id=key,text=story,title=", &["key", "story", "title"], Ok(&[("id", 0), ("text", 1)]));
        check(
            "",
            &["publishedAt", "articleBody", "source.name"],
            Ok(&[("text", 1), ("published_on", 0), ("publisher", 2)]),
        );
        check("", &["sitename", "text", "source"], Ok(&[("text", 1), ("publisher", 2), ("publisher", 0), ("url", 2)]));
    }

    #[test]
    fn what_is_missing_is_reported() {
        check("", &["id", "title"], Err("expected a column for text, found id, title"));
        check("url=page", &["id", "text"], Err("expected a column for url, page, found id, text"));
        check("id=", &["id", "text"], Ok(&[("text", 1)]));
        assert!(Columns::parse("id=key,name=x").is_err());
    }
}
