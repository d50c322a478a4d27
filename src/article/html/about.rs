//! The metadata of a web page: JSON-LD of schema.org, Open Graph and other meta elements, `time` and `html lang`.

use super::headline::Headlines;
use super::linked::Linked;
use super::{byline, words};
use crate::article::day;
use chrono::NaiveDate;
use dom_query::{Document, NodeRef};

/// What a page says of its article. JSON-LD takes precedence over meta elements: it is made for machines.
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
    /// The text of the article, if the page also has it in its metadata.
    pub body: Option<String>,
    /// The selectors of what only subscribers can read.
    pub for_subscribers: Vec<String>,
}

impl About {
    /// Reads the metadata of a page, given its address if it is known.
    pub fn of(page: &Document, address: Option<&str>) -> Self {
        let linked = Linked::of(page);
        let meta = |names: &[&str]| names.iter().find_map(|name| metas(page, name).into_iter().next());
        let titles: Vec<String> = meta(&TITLE).into_iter().chain(words(&page.select("h1").text())).collect();
        let article = linked.article(&titles);
        let told = |key: &str| linked.name(article?, key);
        let attribute = |selector: &str, name: &str| page.select(selector).attr(name).and_then(|value| words(&value));
        let url = attribute("link[rel=canonical]", "href")
            .filter(|url| absolute(url))
            .or_else(|| meta(&["og:url"]).filter(|url| absolute(url)))
            .or_else(|| told("url").filter(|url| absolute(url)));
        let publisher = told("publisher").or_else(|| meta(&PUBLISHER));
        let mut headlines = Headlines::default();
        headlines
            .metadata
            .extend(told("headline").into_iter().chain(meta(&["og:title"])).chain(meta(&["twitter:title"])));
        headlines.names.extend(publisher.iter().cloned().chain(told("articleSection")).chain(meta(&SITE)));
        headlines.names.extend(url.as_deref().or(address).and_then(host).into_iter().flatten());
        headlines.add_shown(page);
        let locale = || meta(&["og:locale"]).map(|locale| locale.replace('_', "-"));
        let named = article.map(|article| linked.names(article, "author")).unwrap_or_default();
        let day = |key| told(key).or_else(|| linked.name(linked.page()?, key)).and_then(|time| day_of(&time));
        Self {
            title: headlines.choose(),
            author: byline::list(named).or_else(|| AUTHOR.iter().find_map(|name| byline::list(metas(page, name)))),
            publisher,
            published_on: told("datePublished")
                .and_then(|time| day_of(&time))
                .or_else(|| PUBLISHED.iter().find_map(|name| day_of(&meta(&[name])?)))
                .or_else(|| day("datePublished"))
                .or_else(|| marked_day(page))
                .or_else(|| day("dateCreated")),
            url,
            language: attribute("html", "lang").or_else(|| told("inLanguage")).or_else(locale),
            is_article: article.is_some() || meta(&["og:type"]).is_some_and(|kind| kind == "article"),
            body: article.and_then(|article| article["articleBody"].as_str()).map(str::to_owned),
            for_subscribers: linked.for_subscribers(),
        }
    }
}

const TITLE: [&str; 2] = ["og:title", "twitter:title"];
const SITE: [&str; 3] = ["og:site_name", "application-name", "apple-mobile-web-app-title"];
const PUBLISHER: [&str; 3] = ["og:site_name", "dc.publisher", "application-name"];
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

fn absolute(url: &str) -> bool {
    url.starts_with("http")
}

/// The contents of the meta elements with a name.
fn metas(page: &Document, name: &str) -> Vec<String> {
    let named = |attribute: &str| -> Vec<String> {
        let metas = page.select(&format!("meta[{attribute}=\"{name}\" i]"));
        metas.iter().filter_map(|meta| words(&meta.attr("content")?)).collect()
    };
    ["property", "name", "itemprop"].into_iter().map(named).find(|found| !found.is_empty()).unwrap_or_default()
}

/// The names that a site may have by its host: courier.example and courier for www.courier.example.
fn host(address: &str) -> Option<[String; 2]> {
    let host = address.split_once("://")?.1.split(['/', ':', '?', '#']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    Some([host.to_owned(), host.split('.').next()?.to_owned()])
}

/// Elements marked as the time of publication, the most reliable first; then those of the first time in the article.
const MARKED: [&str; 8] = [
    "[itemprop=datePublished]",
    "time[pubdate]",
    "abbr.published, abbr.dt-published, .dt-published, time.published, .entry-date",
    "article time[datetime]",
    "time[datetime]",
    "abbr[title]",
    "article time, [class*=publish], [class*=posted]",
    "time, [class*=date]",
];

/// The first day that can be read from an element marked as the time of publication.
fn marked_day(page: &Document) -> Option<NaiveDate> {
    const MOST: usize = 20;
    MARKED.iter().find_map(|marked| page.select(marked).nodes().iter().take(MOST).find_map(day_in))
}

/// The day in an element's attributes or words.
fn day_in(element: &NodeRef) -> Option<NaiveDate> {
    const LONGEST: usize = 60;
    let told = ["datetime", "content", "title"].iter().find_map(|name| day_of(&element.attr(name)?));
    told.or_else(|| {
        let text = words(&element.text()).filter(|text| text.len() <= LONGEST)?;
        let day = |words: &str| words.bytes().any(|byte| byte.is_ascii_digit()).then(|| day_of(words)).flatten();
        day(&text).or_else(|| day(text.split_once([':', ' '])?.1)).or_else(|| day(text.split_once(" on ")?.1))
    })
}

/// The day of a time, in any of its forms.
fn day_of(time: &str) -> Option<NaiveDate> {
    let time = time.trim();
    let day = time.split(['T', ' ']).next().unwrap_or(time);
    day::parse(time).or_else(|_| day::parse(day)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(head: &str, expected: [&str; 6]) {
        let about = About::of(&Document::from(format!("<html><head>{head}</head><body></body></html>")), None);
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
        check(
            "<meta name=author content='Ann Lee'><meta name=author content='Ann Lee'>",
            ["", "Ann Lee", "", "", "", ""],
        );
    }

    #[track_caller]
    fn check_day(body: &str, expected: &str) {
        let about = About::of(&Document::from(format!("<html><body>{body}</body></html>")), None);
        assert_eq!(about.published_on.map(|day| day.to_string()).unwrap_or_default(), expected, "{body}");
    }

    #[test]
    fn days_stand_in_attributes_of_many_elements() {
        check_day("<abbr class=published title='2009-04-14T08:00:00+01:00'>last week</abbr>", "2009-04-14");
        check_day(
            "<p>The <abbr title='World Health Organization'>WHO</abbr> <abbr title='2009-04-14'>on Tuesday</abbr></p>",
            "2009-04-14",
        );
        check_day("<span itemprop=datePublished content='2009-04-14'>x</span>", "2009-04-14");
        check_day("<article><time datetime='2009-04-14T23:50:00-05:00'>x</time></article>", "2009-04-14");
        check_day("<p>The fair of 1999 <abbr title='years'>y</abbr></p>", "");
    }
}
