//! A JSON record, as news APIs, scrapers and corpora write them: the values under the usual names, or under those the
//! user gave, become the fields of an article.

use super::columns::{Columns, FIELDS, fits, same};
use super::{Fields, day};
use crate::schema::NoticeCode;
use serde_json::{Map, Value};

impl Fields {
    /// The fields of a record, or the reason why it is no article.
    pub(super) fn of_record(record: &Value, columns: &Columns) -> Result<Self, String> {
        let Value::Object(object) = record else {
            return Err(format!("expected a JSON object, found {}", kind(record)));
        };
        let status = at(record, "pubstatus").and_then(Value::as_str);
        if let Some(status) = status.filter(|status| matches!(*status, "canceled" | "withheld")) {
            return Err(format!("expected an item that is published, found one whose status is {status}"));
        }
        let mut fields = FIELDS.iter().map(|field| find(record, columns, field));
        let found = Self::in_order(|| fields.next().flatten());
        let published_on = month_first(object, found.published_on);
        let found = Self { published_on, repeats: is_of_feed(object), ..found };
        match &found.text {
            Some(_) => Ok(cut_off(found).unmarked()?),
            None if columns.names("text").any(|name| at(record, name).is_some_and(Value::is_string)) => {
                Err("expected a text, found it empty".to_owned())
            }
            None if columns.given("text").is_none() => summary(record, columns, found)?.unmarked(),
            None => Err(missing(record, columns)),
        }
    }

    /// What a JSON Feed says of all its items; nothing if the object that contains the records is no such feed.
    pub(super) fn of_feed(feed: &Value) -> Self {
        if !feed["version"].as_str().is_some_and(|version| version.contains("jsonfeed.org")) {
            return Self::default();
        }
        let find = |field: &str| find(feed, &Columns::default(), field);
        Self {
            publisher: feed.get("title").and_then(|title| text_of(title, "title")),
            author: find("author"),
            language: find("language"),
            ..Self::default()
        }
    }

    /// The id of a record, whether or not it is an article.
    pub(super) fn id_of_record(record: &Value, columns: &Columns) -> Option<String> {
        find(record, columns, "id")
    }
}

fn find(record: &Value, columns: &Columns, field: &str) -> Option<String> {
    let value = |name: &str| at(record, name).and_then(|value| text_of(value, field));
    columns.names(field).find_map(|name| value(name).filter(|value| fits(field, name, value)))
}

/// The value under a name or a path, with full stops between its steps; a number is an index into a list.
fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    let named = |object: &'v Map<String, Value>, name: &str| {
        object.get(name).or_else(|| object.iter().find(|(key, _)| same(key, name)).map(|(_, value)| value))
    };
    match value {
        Value::Object(object) => named(object, path).or_else(|| {
            let (first, rest) = path.split_once('.')?;
            at(named(object, first)?, rest)
        }),
        Value::Array(values) => {
            let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
            let value = values.get(first.parse::<usize>().ok()?)?;
            rest.map_or(Some(value), |rest| at(value, rest))
        }
        _ => None,
    }
}

/// A value as a field: a string, a number, the name of an object, or those of a list.
fn text_of(value: &Value, field: &str) -> Option<String> {
    const OWN: [&str; 5] = ["name", "value", "rendered", "main", "@id"];
    match value {
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Value::Number(number) => Some(number.to_string()).filter(|_| field != "text"),
        Value::Object(object) => OWN.iter().find_map(|name| text_of(object.get(*name)?, field)),
        Value::Array(values) if field == "text" => text_of_list(values),
        Value::Array(values) => {
            let values: Vec<_> = values.iter().filter_map(|value| text_of(value, field)).collect();
            let one = field != "author" && field != "publisher";
            if one { values.into_iter().next() } else { Some(values.join(", ")).filter(|names| !names.is_empty()) }
        }
        _ => None,
    }
}

/// Paragraphs; or one text in several forms, of which the HTML one has the paragraphs.
fn text_of_list(values: &[Value]) -> Option<String> {
    let is_html = |value: &&Value| {
        value["contenttype"].as_str().or(value["contentType"].as_str()).is_some_and(|kind| kind.contains("html"))
    };
    if values.iter().any(Value::is_object) {
        return values.iter().find(is_html).or(values.first()).and_then(|value| text_of(value, "text"));
    }
    let paragraphs: Vec<_> = values.iter().filter_map(Value::as_str).collect();
    Some(paragraphs.join("\n\n")).filter(|text| !text.trim().is_empty())
}

/// A day as RealNews writes it, month first; recognised by the other names in the record.
fn month_first(record: &Map<String, Value>, written: Option<String>) -> Option<String> {
    let is_real_news = record.contains_key("publish_date") && record.contains_key("domain");
    written.map(|written| match day::parse_month_first(&written) {
        Ok(day) if is_real_news => day.to_string(),
        _ => written,
    })
}

/// True for an item of JSON Feed, by names that only its items have.
fn is_of_feed(record: &Map<String, Value>) -> bool {
    ["content_html", "content_text"].iter().any(|name| record.contains_key(*name))
}

/// A text without the mark by which an API says how much it cut off: `[+1234 chars]`.
fn cut_off(fields: Fields) -> Fields {
    let text = fields.text.as_deref().unwrap_or_default().trim_end();
    let cut = text.strip_suffix(" chars]").and_then(|text| text.rsplit_once("[+"));
    match cut.filter(|(_, count)| count.bytes().all(|byte| byte.is_ascii_digit())) {
        Some((text, count)) => {
            let text = Some(text.trim_end().to_owned());
            let message = format!("the source cut the text off: {count} more characters are missing");
            Fields { text, ..fields }.remarked(NoticeCode::TextInPart, message)
        }
        None => fields,
    }
}

/// A record without a text, but with its beginning or a summary.
fn summary(record: &Value, columns: &Columns, fields: Fields) -> Result<Fields, String> {
    const NAMES: [&str; 5] = ["lead_paragraph", "abstract", "description", "summary", "snippet"];
    let found = NAMES.iter().find_map(|name| Some((name, text_of(record.get(name)?, "text")?)));
    let (name, text) = found.ok_or_else(|| missing(record, columns))?;
    let message = format!("the source holds no full text; its {name} was read");
    Ok(Fields { text: Some(text), ..fields }.remarked(NoticeCode::TextInPart, message))
}

/// The message for a record without a text.
fn missing(record: &Value, columns: &Columns) -> String {
    const MOST: usize = 12;
    let other = |name| Some((name, at(record, name).filter(|value| !value.is_null())?));
    if let Some((name, other)) = columns.names("text").find_map(other) {
        return format!("expected a text in {name}, found {} (--columns text=NAME chooses another)", kind(other));
    }
    let names: Vec<_> = record.as_object().into_iter().flat_map(Map::keys).map(String::as_str).collect();
    let (names, more) = (&names[..names.len().min(MOST)], if names.len() > MOST { ", ..." } else { "" });
    format!("expected a text, found none among {}{more} (--columns text=NAME chooses another)", names.join(", "))
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use std::path::Path;

    fn read(json: &str, columns: &str) -> Result<Article, String> {
        let columns = if columns.is_empty() { Columns::default() } else { Columns::parse(columns).unwrap() };
        let fields = Fields::of_record(&serde_json::from_str(json).unwrap(), &columns)?;
        fields.article(Path::new("n.json"), Some(1)).map_err(|rejected| rejected.reason)
    }

    /// Id, title, day, publisher, author, address, language; then the text.
    #[track_caller]
    fn check(json: &str, columns: &str, expected: [&str; 7], text: &str) {
        let a = read(json, columns).unwrap();
        let day = a.published_on.map(|day| day.to_string());
        let found = [Some(a.id), a.title, day, a.publisher, a.author, a.url, a.language];
        assert_eq!(found.each_ref().map(|field| field.as_deref().unwrap_or("")), expected, "{json}");
        assert_eq!(a.text, text);
    }

    #[test]
    fn records_of_apis_and_scrapers_are_read_by_their_usual_names() {
        let url = "https://a.example/dam";
        check(
            r#"{"source":{"id":null,"name":"The Courier"},"author":"Ann Lee","title":"Dam breaks","url":"https://a.example/dam",
                "publishedAt":"2019-03-02T08:00:00Z","content":"A dam broke."}"#,
            "",
            [url, "Dam breaks", "2019-03-02", "The Courier", "Ann Lee", url, ""],
            "A dam broke.",
        );
        check(
            r#"{"id":"world/2019/dam","webTitle":"Dam breaks","webPublicationDate":"2019-03-02T23:30:00Z","webUrl":"https://a.example/dam",
                "fields":{"byline":"Ann Lee","body":"<p>A dam broke.</p><p>It was old.</p>"}}"#,
            "",
            ["world/2019/dam", "Dam breaks", "2019-03-02", "", "Ann Lee", url, ""],
            "Dam breaks\n\nA dam broke.\n\nIt was old.\n",
        );
        check(
            r#"{"title":"Dam breaks","maintext":"A dam broke.","date_publish":"2019-03-02 08:00:00","source_domain":"a.example",
                "authors":["Ann Lee","Tom Hale"],"language":"en","url":"https://a.example/dam","id":null}"#,
            "",
            [url, "Dam breaks", "2019-03-02", "a.example", "Ann Lee, Tom Hale", url, "en"],
            "A dam broke.",
        );
        check(
            r#"{"@type":"NewsArticle","headline":"Dam breaks","articleBody":"A dam broke.","datePublished":"Sat, 02 Mar 2019 08:00:00 GMT",
                "author":[{"name":"Ann Lee"},{"name":"Tom Hale"}],"publisher":{"@type":"Organization","name":"The Courier"},
                "mainEntityOfPage":{"@id":"https://a.example/dam"},"inLanguage":"en-GB"}"#,
            "",
            [url, "Dam breaks", "2019-03-02", "The Courier", "Ann Lee, Tom Hale", url, "en-GB"],
            "A dam broke.",
        );
        check(
            r#"{"id":null,"title":"Dam breaks","text":"A dam broke.","date":"2019-03-02","sitename":"The Courier","hostname":"a.example",
                "source":"https://a.example/dam","author":"Ann Lee; Tom Hale"}"#,
            "",
            [url, "Dam breaks", "2019-03-02", "The Courier", "Ann Lee; Tom Hale", url, ""],
            "A dam broke.",
        );
    }

    #[test]
    fn ninjs_and_json_feed_are_read() {
        check(
            r#"{"uri":"urn:dam","type":"text","headlines":[{"role":"main","value":"Dam breaks"}],"by":"Ann Lee",
                "bodies":[{"contenttype":"text/plain","value":"A dam broke. It was old."},
                {"contenttype":"application/xhtml+xml","value":"<div><p>A dam broke.</p><p>It was old.</p></div>"}],
                "firstCreated":"2019-03-02T08:00:00+01:00","language":"en"}"#,
            "",
            ["urn:dam", "Dam breaks", "2019-03-02", "", "Ann Lee", "", "en"],
            "Dam breaks\n\nA dam broke.\n\nIt was old.\n",
        );
        check(
            r#"{"id":"7","url":"https://a.example/dam","title":"Dam breaks","content_text":"A dam broke.","date_published":"2019-03-02T08:00:00Z"}"#,
            "",
            ["7", "Dam breaks", "2019-03-02", "", "", "https://a.example/dam", ""],
            "A dam broke.",
        );
        assert!(
            read(r#"{"uri":"urn:dam","body_text":"A dam.","pubStatus":"canceled"}"#, "")
                .unwrap_err()
                .contains("canceled")
        );
        let none = read(r#"{"uri":"urn:dam","descriptions":[{"value":"A dam."}]}"#, "").unwrap_err();
        assert_eq!(none, "expected a text, found none among uri, descriptions (--columns text=NAME chooses another)");
        let other = read(r#"{"id":"a","text":7}"#, "").unwrap_err();
        assert_eq!(other, "expected a text in text, found a number (--columns text=NAME chooses another)");
    }

    #[test]
    fn what_is_only_a_part_is_remarked() {
        let cut = read(r#"{"content":"A dam broke in… [+1234 chars]"}"#, "").unwrap();
        assert_eq!((cut.text.as_str(), cut.remarks[0].code), ("A dam broke in…", NoticeCode::TextInPart));
        let summary = read(
            r#"{"_id":"n1","headline":{"main":"Dam"},"abstract":"A dam broke.","byline":{"original":"By Ann Lee"}}"#,
            "",
        );
        let summary = summary.unwrap();
        assert_eq!((summary.author.as_deref(), summary.remarks.len()), (Some("Ann Lee"), 1));
        assert_eq!(read(r#"{"text":"He wrote [+1 chars] there."}"#, "").unwrap().remarks, []);
    }

    #[test]
    fn paths_lead_into_values() {
        let json =
            r#"{"key":7,"story":{"parts":[{"words":"A dam broke."}]},"names":{"editor":"Ann Lee"},"day":1551484800}"#;
        let columns = "id=key,text=story.parts.0.words,author=names.editor,published_on=day";
        check(json, columns, ["7", "A dam broke.", "2019-03-02", "", "Ann Lee", "", ""], "A dam broke.");
        assert!(read(json, "text=story.none").is_err());
    }

    #[test]
    fn the_month_of_real_news_comes_first() {
        let day = |json: &str| read(json, "").unwrap().published_on.map(|day| day.to_string());
        assert_eq!(
            day(r#"{"text":"x","domain":"a.example","publish_date":"05-01-2023"}"#).as_deref(),
            Some("2023-05-01")
        );
        assert_eq!(day(r#"{"text":"x","published_on":"05-01-2023"}"#), None);
    }
}
