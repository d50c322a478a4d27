//! JSON-LD in a page, even if it is not quite valid JSON: in comments or CDATA, with line breaks in strings, with a
//! comma or a semicolon too many.

use dom_query::Document;
use serde_json::Value;
use std::collections::HashMap;

/// The objects that a page describes in JSON-LD, in their order.
#[derive(Default)]
pub struct Linked {
    objects: Vec<Value>,
    /// The indices of the objects with an `@id`.
    by_id: HashMap<String, usize>,
}

/// Maximum depth of graphs in graphs.
const DEEPEST: usize = 4;

impl Linked {
    /// Reads all JSON-LD of a page.
    pub fn of(page: &Document) -> Self {
        let mut linked = Self::default();
        for script in page.select("script[type]").iter() {
            let kind = script.attr_or("type", "").to_ascii_lowercase();
            if kind.split(';').next().is_some_and(|kind| kind.trim() == "application/ld+json") {
                values(&script.text()).into_iter().for_each(|value| linked.add(value, 0));
            }
        }
        for (at, object) in linked.objects.iter().enumerate() {
            if let Some(id) = object["@id"].as_str().filter(|_| object.as_object().is_some_and(|o| o.len() > 1)) {
                linked.by_id.entry(id.to_owned()).or_insert(at);
            }
        }
        linked
    }

    fn add(&mut self, value: Value, depth: usize) {
        match value {
            Value::Array(values) => values.into_iter().for_each(|value| self.add(value, depth)),
            Value::Object(mut object) => {
                let within: Vec<_> = ["@graph", "mainEntity"].iter().filter_map(|key| object.remove(*key)).collect();
                if !object.is_empty() {
                    self.objects.push(Value::Object(object));
                }
                if depth < DEEPEST {
                    within.into_iter().for_each(|value| self.add(value, depth + 1));
                }
            }
            _ => {}
        }
    }

    /// The article that the page is; if several are described, the one with one of these headlines.
    pub fn article(&self, headlines: &[String]) -> Option<&Value> {
        let articles = || self.objects.iter().filter(|object| is_article(&object["@type"]));
        let headline = |object: &&Value| {
            let headline = object["headline"].as_str().and_then(text).unwrap_or_default();
            headlines
                .iter()
                .any(|known| !headline.is_empty() && known.to_lowercase().contains(&headline.to_lowercase()))
        };
        articles().find(headline).or_else(|| articles().next())
    }

    /// The description of the page, where no article is described.
    pub fn page(&self) -> Option<&Value> {
        self.objects.iter().find(|object| has_type(&object["@type"], &|kind| kind == "WebPage"))
    }

    /// A value, or what it refers to.
    fn resolved<'a>(&'a self, value: &'a Value) -> &'a Value {
        let reference = value.as_object().filter(|object| object.len() == 1 || !object.contains_key("name"));
        let id = reference.and_then(|object| object.get("@id")?.as_str());
        id.and_then(|id| self.by_id.get(id)).map_or(value, |&at| &self.objects[at])
    }

    /// The texts, or the names of the objects, under a key.
    pub fn names(&self, object: &Value, key: &str) -> Vec<String> {
        match self.resolved(&object[key]) {
            Value::Array(values) => values.iter().filter_map(|value| name(self.resolved(value))).collect(),
            value => name(value).into_iter().collect(),
        }
    }

    /// The first of them.
    pub fn name(&self, object: &Value, key: &str) -> Option<String> {
        self.names(object, key).into_iter().next()
    }

    /// The selectors of what only subscribers can read, which pages declare so that search engines do not take it for
    /// hidden text.
    pub fn for_subscribers(&self) -> Vec<String> {
        let parts = self.objects.iter().filter(|object| is_article(&object["@type"])).flat_map(
            |object| match &object["hasPart"] {
                Value::Array(parts) => parts.iter().collect(),
                part => vec![part],
            },
        );
        parts.filter_map(|part| part["cssSelector"].as_str().map(str::to_owned)).collect()
    }
}

/// A text, or the name of an object.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(words) => text(words),
        Value::Object(object) => match object.get("name")? {
            Value::Array(names) => names.first().and_then(name),
            name => name.as_str().and_then(text),
        },
        _ => None,
    }
}

/// Text with its HTML entities resolved, trimmed; none if it is empty.
fn text(words: &str) -> Option<String> {
    let decoded = words.contains('&').then(|| Document::fragment(words.replace('<', "&lt;")).text().to_string());
    let words: Vec<_> = decoded.as_deref().unwrap_or(words).split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// True for NewsArticle, its subtypes and similar: ReportageNewsArticle, BlogPosting, LiveBlogPosting, Report.
fn is_article(kind: &Value) -> bool {
    has_type(kind, &|kind| kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report")
}

/// True if one of the types, which may be addresses, is wanted.
fn has_type(kind: &Value, wanted: &dyn Fn(&str) -> bool) -> bool {
    match kind {
        Value::String(kind) => wanted(kind.rsplit(['/', '#', ':']).next().unwrap_or(kind)),
        Value::Array(kinds) => kinds.iter().any(|kind| has_type(kind, wanted)),
        _ => false,
    }
}

/// The values in a script; only those before a fault that cannot be repaired.
fn values(script: &str) -> Vec<Value> {
    let read = |json: &str| -> Vec<Value> {
        serde_json::Deserializer::from_str(json).into_iter().map_while(Result::ok).collect()
    };
    match read(script) {
        values if !values.is_empty() => values,
        _ if !script.contains('"') && script.contains("&quot;") => {
            read(&mended(&Document::fragment(script.to_owned()).text()))
        }
        _ => read(&mended(script)),
    }
}

/// What surrounds JSON in pages, to hide it from old browsers and parsers.
const MARKS: [&str; 4] = ["<!--", "-->", "<![CDATA[", "]]>"];

/// A script as valid JSON: outside strings without comments, marks, semicolons and trailing commas; in strings with
/// spaces for control characters and without invalid backslashes.
fn mended(script: &str) -> String {
    let mut json = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(first) = rest.chars().next() {
        let passed = match first {
            '"' => string(rest, &mut json),
            '/' if rest.starts_with("//") => mark_in(&rest[..rest.find(['\n', '\r']).unwrap_or(rest.len())]),
            '/' if rest.starts_with("/*") => mark_in(&rest[..rest.find("*/").map_or(rest.len(), |end| end + 2)]),
            '<' | '-' | ']' if MARKS.iter().any(|mark| rest.starts_with(mark)) => {
                let mark = MARKS.iter().find(|mark| rest.starts_with(*mark)).map_or(1, |mark| mark.len());
                remark(rest).unwrap_or(mark)
            }
            '*' if rest.starts_with("*/") => 2,
            ';' => 1,
            c if c.is_control() || c == '\u{feff}' => {
                json.push(' ');
                c.len_utf8()
            }
            c => {
                if matches!(c, '}' | ']') {
                    drop_comma(&mut json);
                }
                json.push(c);
                c.len_utf8()
            }
        };
        rest = &rest[passed.max(1)..];
    }
    drop_comma(&mut json);
    json
}

/// Where an HTML comment ends that holds no JSON. Only a short one is looked for.
fn remark(rest: &str) -> Option<usize> {
    const LONGEST: usize = 1_000;
    let bytes = &rest.as_bytes()[..rest.len().min(LONGEST)];
    if !bytes.starts_with(b"<!--") {
        return None;
    }
    let end = memchr::memmem::find(bytes, b"-->")?;
    let is_json = bytes[..end].contains(&b'{') && bytes[..end].contains(&b'"');
    (!is_json).then_some(end + 3)
}

/// Where a comment ends, or the first mark in it begins: what follows may be JSON.
fn mark_in(comment: &str) -> usize {
    MARKS.iter().filter_map(|mark| comment.find(mark)).filter(|&at| at > 0).min().unwrap_or(comment.len())
}

fn drop_comma(json: &mut String) {
    let end = json.trim_end().len();
    if json[..end].ends_with(',') {
        json.truncate(end - 1);
    }
}

/// Copies a string from its quotation mark on; returns its length.
fn string(rest: &str, json: &mut String) -> usize {
    json.push('"');
    let mut chars = rest.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => {
                json.push('"');
                return at + 1;
            }
            '\\' => match chars.next() {
                Some((_, escaped)) if r#""\/bfnrtu"#.contains(escaped) => json.extend(['\\', escaped]),
                Some((_, other)) => json.push(if other.is_control() { ' ' } else { other }),
                None => {}
            },
            c if c.is_control() => json.push(' '),
            c => json.push(c),
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn check(script: &str, expected: Value) {
        assert_eq!(values(script), [expected], "{script}");
    }

    #[test]
    fn json_in_marks_and_comments_is_read() {
        let plain = r#"{"a": "b // c /* d */ ; <!-- e", "f": [1, 2]}"#;
        let expected = || json!({"a": "b // c /* d */ ; <!-- e", "f": [1, 2]});
        check(plain, expected());
        for (before, after) in [
            ("<!--\n", "\n-->"),
            ("<![CDATA[", "]]>"),
            ("//<![CDATA[\n", "\n//]]>"),
            ("/* <![CDATA[ */ ", " /* ]]> */"),
            ("/*<![CDATA[*/", "/*]]>*/"),
            ("<!--//--><![CDATA[//><!--\n", "\n//--><!]]>"),
            ("// made by hand\n", ";"),
            ("<!-- made by hand -->\n", ""),
            ("<!-- the {story} -->", "<!-- its \"end\" -->"),
            ("<!-- made by hand --><!--\n", "\n-->"),
            ("", ";\n"),
        ] {
            check(&format!("{before}{plain}{after}"), expected());
        }
    }

    #[test]
    fn what_json_does_not_allow_in_texts_and_after_the_last_value_is_mended() {
        check("{\"a\": \"b\nc\td\", \"e\": \"f\"}", json!({"a": "b c d", "e": "f"}));
        check(r#"{"a": "it\'s 5\% of \"b\"", "e": ["f",], }"#, json!({"a": "it's 5% of \"b\"", "e": ["f"]}));
        check("{\"a\": \"b, }\",\n}\n,", json!({"a": "b, }"}));
        check("{&quot;a&quot;: &quot;b&quot;}", json!({"a": "b"}));
        assert!(values("{\"a\": ").is_empty() && values("").is_empty() && values("\\").is_empty());
    }

    fn linked(scripts: &[&str]) -> Linked {
        let script = |json: &&str| format!("<script type=\"application/ld+json; charset=UTF-8\">{json}</script>");
        Linked::of(&Document::from(scripts.iter().map(script).collect::<String>()))
    }

    #[test]
    fn references_lead_to_what_they_name() {
        let linked = linked(&[
            r##"{"@graph": [[{"@type": "http://schema.org/NewsArticle", "headline": "Dogs &amp; cats", "author": [{"@id": "#ann"},
            {"@id": "#tom", "name": "Tom Hale"}, "Eve"], "publisher": {"@id": "#org"}}], {"@id": "#ann", "name": "Ann Lee"}]}"##,
            r##"{"@id": "#org", "@type": "Organization", "name": "The Courier"}"##,
        ]);
        let article = linked.article(&[]).unwrap();
        assert_eq!(linked.names(article, "author"), ["Ann Lee", "Tom Hale", "Eve"]);
        assert_eq!(linked.name(article, "publisher").as_deref(), Some("The Courier"));
        assert_eq!(linked.name(article, "headline").as_deref(), Some("Dogs & cats"));
    }

    #[test]
    fn of_several_articles_the_one_with_the_headline_is_meant() {
        let linked =
            linked(&[r#"[{"@type": "NewsArticle", "headline": "One"}, {"@type": "NewsArticle", "headline": "Two"}]"#]);
        let headline = |known: &[String]| linked.article(known).map(|article| article["headline"].clone());
        assert_eq!(headline(&["Two | The Courier".to_owned()]), Some(json!("Two")));
        assert_eq!(headline(&["Three".to_owned()]), Some(json!("One")));
    }
}
