//! What a web page says of itself: JSON-LD of schema.org, Open Graph and other meta elements, `time` and `html lang`.

use super::day;
use chrono::NaiveDate;
use dom_query::Document;
use serde_json::Value;

/// What a page says of its article. JSON-LD goes before meta elements: it is made for machines.
#[derive(Debug, Default)]
#[allow(missing_docs, reason = "they are those of an article")]
pub struct About {
    pub title: Option<String>,
    pub author: Option<String>,
    pub publisher: Option<String>,
    pub published_on: Option<NaiveDate>,
    pub url: Option<String>,
    pub language: Option<String>,
    /// True when the page says that it is an article.
    pub is_article: bool,
}

impl About {
    /// Reads what a page says.
    pub fn of(page: &Document) -> Self {
        let linked = linked_article(page).unwrap_or_default();
        let told = |path: &[&str]| path.iter().try_fold(&linked, |value, key| value.get(key)).and_then(names);
        let meta = |names: &[&str]| names.iter().find_map(|name| meta(page, name));
        let attribute = |selector: &str, name: &str| page.select(selector).attr(name).and_then(|value| filled(&value));
        let absolute = |url: &String| url.starts_with("http");
        let locale = || meta(&["og:locale"]).map(|locale| locale.replace('_', "-"));
        Self {
            title: told(&["headline"]).or_else(|| meta(&["og:title", "twitter:title"])),
            author: told(&["author"]).or_else(|| meta(&AUTHOR).filter(|name| !absolute(name))),
            publisher: told(&["publisher"]).or_else(|| meta(&["og:site_name", "dc.publisher", "application-name"])),
            published_on: told(&["datePublished"])
                .or_else(|| meta(&PUBLISHED))
                .and_then(|time| day_of(&time))
                .or_else(|| marked_day(page)),
            url: attribute("link[rel=canonical]", "href")
                .filter(absolute)
                .or_else(|| meta(&["og:url"]).filter(absolute))
                .or_else(|| told(&["url"]).filter(absolute)),
            language: attribute("html", "lang").or_else(|| told(&["inLanguage"])).or_else(locale),
            is_article: !linked.is_null() || meta(&["og:type"]).is_some_and(|kind| kind == "article"),
        }
    }
}

const AUTHOR: [&str; 6] = ["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl"];
const PUBLISHED: [&str; 10] = [
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "dc.date.issued",
    "dc.date",
    "date",
];

/// The content of the first meta element of a name.
fn meta(page: &Document, name: &str) -> Option<String> {
    let named = |attribute: &str| page.select(&format!("meta[{attribute}=\"{name}\" i]")).attr("content");
    ["property", "name", "itemprop"].into_iter().find_map(named).and_then(|content| filled(&content))
}

/// The day of the first element that is marked as the time of publication, or else of the first time in the article.
fn marked_day(page: &Document) -> Option<NaiveDate> {
    ["[itemprop=datePublished]", "time[pubdate]", "article time[datetime]", "time[datetime]"].iter().find_map(
        |marked| {
            let element = page.select_single(marked);
            element.attr("datetime").or_else(|| element.attr("content")).and_then(|time| day_of(&time))
        },
    )
}

/// The day of an ISO 8601 time, in whichever of its forms.
fn day_of(time: &str) -> Option<NaiveDate> {
    let time = time.trim();
    let day = time.split(['T', ' ']).next().unwrap_or(time);
    day::parse(time).or_else(|_| day::parse(day)).ok()
}

/// The first object in the page's JSON-LD that is an article.
fn linked_article(page: &Document) -> Option<Value> {
    let scripts = page.select("script[type=\"application/ld+json\"]");
    scripts.iter().find_map(|script| article_in(serde_json::from_str(script.text().trim()).ok()?))
}

fn article_in(value: Value) -> Option<Value> {
    match value {
        Value::Array(values) => values.into_iter().find_map(article_in),
        Value::Object(_) if is_article(&value["@type"]) => Some(value),
        Value::Object(mut object) => article_in(object.remove("@graph")?),
        _ => None,
    }
}

/// True for NewsArticle, its kinds and kin: ReportageNewsArticle, BlogPosting, LiveBlogPosting, Report.
fn is_article(kind: &Value) -> bool {
    match kind {
        Value::String(kind) => kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report",
        Value::Array(kinds) => kinds.iter().any(is_article),
        _ => false,
    }
}

/// A text, the name of an object, or those of several.
fn names(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => filled(text),
        Value::Object(object) => names(object.get("name")?),
        Value::Array(values) => filled(&values.iter().filter_map(names).collect::<Vec<_>>().join(", ")),
        _ => None,
    }
}

fn filled(text: &str) -> Option<String> {
    let words: Vec<_> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(head: &str, expected: [&str; 6]) {
        let about = About::of(&Document::from(format!("<html><head>{head}</head><body></body></html>")));
        let day = about.published_on.map(|day| day.to_string());
        let found = [about.title, about.author, day, about.publisher, about.url, about.language];
        assert_eq!(found.each_ref().map(|field| field.as_deref().unwrap_or("")), expected);
    }

    #[test]
    fn json_goes_before_meta() {
        let linked = r#"<script type="application/ld+json">[{"@type":"WebPage","headline":"No"},{"@type":"NewsArticle",
            "headline":" Two\nlines","author":["Ann Lee",{"name":"Tom Hale"}],"datePublished":"2019-03-02T08:00:00+0000",
            "publisher":{"name":"AP"},"url":"/relative","inLanguage":"en"}]</script>"#;
        let meta =
            r#"<meta property="og:title" content="Other"><meta property="og:url" content="https://a.example/1">"#;
        check(
            &format!("{meta}{linked}"),
            ["Two lines", "Ann Lee, Tom Hale", "2019-03-02", "AP", "https://a.example/1", "en"],
        );
    }

    #[test]
    fn what_is_missing_or_broken_is_left_out() {
        check("", [""; 6]);
        check("<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",</script>", [""; 6]);
        check(
            "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"author\":[],\"headline\":3}</script>",
            [""; 6],
        );
        check(
            "<meta name=date content=soon><meta property=\"article:author\" content=\"https://f.example/x\">",
            [""; 6],
        );
        check("<meta name=\"DC.Date.Issued\" content=\"2009-04-14\">", ["", "", "2009-04-14", "", "", ""]);
    }
}
