//! The page of one article: its text with every mention marked, and its tables.

use super::charts::{Bar, bars};
use super::compared;
use super::html::{escape, fill};
use super::links::Links;
use super::row_id;
use super::speakers::Speakers;
use super::table;
use crate::export::annotate::{Kind, Mark, Step, marks, steps};
use crate::schema::{Rows, Severity, Tables};
use std::collections::HashMap;
use std::fmt::Write;

/// The title of an article.
pub fn title(tables: &Tables) -> String {
    let article = tables.articles.first();
    article.map(|a| a.title.clone().unwrap_or_else(|| a.article_id.clone())).unwrap_or_default()
}

/// The body of the page; `up` links to the index, if there is one.
pub fn body(text: &str, tables: &Tables, up: &str) -> String {
    let marks = marks(tables);
    let links = Links::new(tables, &marks);
    let speakers = Speakers::of(tables);
    let titled = starts_with_title(tables);
    let heading = if titled { String::new() } else { format!("<h1 dir=\"auto\">{}</h1>\n", escape(&title(tables))) };
    let language = tables.articles.first().and_then(|a| a.language.as_deref()).unwrap_or("en");
    fill(
        include_str!("article.html"),
        &[
            ("up", up),
            ("source", &source(tables)),
            ("notices", &notices(tables)),
            ("kinds", &kinds(&marks)),
            ("language", &escape(language)),
            ("heading", &heading),
            ("text", &annotated(text, tables, &marks, &links, titled)),
            ("charts", &charts(tables, &speakers)),
            ("tables", &all_tables(tables, &links, &speakers)),
        ],
    )
}

/// True if the first paragraph is the headline.
fn starts_with_title(tables: &Tables) -> bool {
    let title = tables.articles.first().and_then(|a| a.title.as_deref());
    let Some(first) = tables.sentences.first() else { return false };
    let alone = tables.sentences.get(1).is_none_or(|second| second.paragraph != first.paragraph);
    alone && title.is_some() && title == first.text.as_deref()
}

/// Publisher, day and length of the article.
fn source(tables: &Tables) -> String {
    let Some(article) = tables.articles.first() else { return String::new() };
    let mut parts: Vec<String> = Vec::new();
    parts.extend([&article.publisher, &article.author].into_iter().flatten().map(|name| escape(name).into_owned()));
    parts.extend(article.published_on.map(|day| format!("<time>{day}</time>")));
    parts.extend(article.url.as_deref().map(link));
    parts.push(format!("{} words in {} sentences", article.words, article.sentences));
    parts.push(escape(&article.article_id).into_owned());
    parts.join(" · ")
}

/// A link, for web addresses only.
fn link(url: &str) -> String {
    let shown = escape(url);
    let web = ["https://", "http://"].iter().any(|scheme| url.starts_with(scheme));
    if web { format!("<a href=\"{shown}\" rel=\"noopener noreferrer\">{shown}</a>") } else { shown.into_owned() }
}

fn notices(tables: &Tables) -> String {
    if tables.notices.is_empty() {
        return String::new();
    }
    // Only a warning is styled as one.
    let warns = tables.notices.iter().any(|notice| notice.severity == Severity::Warning);
    let class = if warns { "notices warning" } else { "notices" };
    let mut list = format!(
        "<section class=\"{class}\" aria-labelledby=\"notices-title\"><h2 id=\"notices-title\">Notices</h2>\n<ul>\n",
    );
    for notice in &tables.notices {
        let severity = notice.severity.as_str();
        let place = notice.sentence.map_or_else(String::new, |n| format!(" <a href=\"#s{n}\">sentence {n}</a>"));
        writeln!(
            list,
            "<li class=\"{severity}\"><span class=\"severity\">{severity}</span> {}{place}</li>",
            escape(&notice.message)
        )
        .expect("a String takes everything");
    }
    list + "</ul></section>"
}

/// The buttons that show and hide the marks of a kind; they are also the legend.
fn kinds(marks: &[Mark]) -> String {
    let mut buttons = String::new();
    for kind in Kind::ALL {
        let count = marks.iter().filter(|mark| mark.kind == kind).count();
        if count > 0 {
            let (name, counted) = (kind.name(), kind.counted(count));
            writeln!(
                buttons,
                "<button type=\"button\" class=\"{name}\" data-kind=\"{name}\" aria-pressed=\"true\" \
                 title=\"Show or hide the highlights of {counted} in the text\">{counted}</button>"
            )
            .expect("a String takes everything");
        }
    }
    buttons
}

/// The text with its marks; the first paragraph is the heading if it is the title.
fn annotated(text: &str, tables: &Tables, marks: &[Mark], links: &Links, titled: bool) -> String {
    let mut html = String::with_capacity(text.len() * 2);
    let mut tag = if titled { "h1" } else { "p" };
    for step in steps(text, tables, marks) {
        let written = match step {
            Step::Paragraph => write!(html, "<{tag} dir=\"auto\">"),
            Step::ParagraphEnd => {
                let written = writeln!(html, "</{tag}>");
                tag = "p";
                written
            }
            Step::Sentence(number) => write!(html, "<span id=\"s{number}\">"),
            Step::SentenceEnd => write!(html, "</span>"),
            Step::Open(number, first) => {
                let mark = &marks[number];
                let kind = mark.kind.name();
                let id = if first {
                    format!(" id=\"m{number}\" data-rows=\"{}\"{}", links.rows(number).join(" "), speaker(mark, tables))
                } else {
                    String::new()
                };
                write!(html, "<mark class=\"{kind}\" data-mark=\"{number}\"{id} tabindex=\"-1\">")
            }
            Step::Close(_) => write!(html, "</mark>"),
            Step::Text(words) | Step::Gap(words) => write!(html, "{}", escape(words)),
        };
        written.expect("a String takes everything");
    }
    html
}

/// The speaker of a quotation, shown in the margin.
fn speaker(mark: &Mark, tables: &Tables) -> String {
    if mark.kind != Kind::Quote {
        return String::new();
    }
    let speaker = tables.quotes[mark.row].speaker.as_deref().unwrap_or("unknown speaker");
    format!(" data-speaks=\"{}\"", escape(speaker))
}

fn charts(tables: &Tables, speakers: &Speakers) -> String {
    let countries = tables.countries.iter().enumerate().map(|(row, country)| Bar {
        label: format!("<a href=\"#{0}\" data-row=\"{0}\">{1}</a>", row_id("countries", row), escape(&country.name)),
        value: u64::from(country.mentions),
    });
    let said = speakers.all().iter().enumerate().map(|(number, speaker)| Bar {
        label: format!("<button type=\"button\" data-speaker=\"{number}\">{}</button>", escape(&speaker.name)),
        value: speaker.quotes,
    });
    bars("Countries by mentions", "country", "mentions", countries.collect())
        + &bars("Who is quoted", "quote", "quotes", said.collect())
        + &bars("What is measured", "statistic", "numbers", measures(tables))
        + &compared::chart(tables)
}

/// What the numbers of the article measure, each linked to its first number.
fn measures(tables: &Tables) -> Vec<Bar> {
    let (mut bars, mut places): (Vec<Bar>, HashMap<String, usize>) = (Vec::new(), HashMap::new());
    for (row, statistic) in tables.statistics.iter().enumerate() {
        let Some(measure) = &statistic.measure else { continue };
        let place = *places.entry(measure.to_lowercase()).or_insert_with(|| {
            let row = row_id("statistics", row);
            let label = format!("<a href=\"#{row}\" data-row=\"{row}\">{}</a>", escape(measure));
            bars.push(Bar { label, value: 0 });
            bars.len() - 1
        });
        bars[place].value += 1;
    }
    bars
}

fn all_tables(tables: &Tables, links: &Links, speakers: &Speakers) -> String {
    let shown = tables.all().into_iter().filter(|rows| table::is_shown(rows.table().name) && !Rows::is_empty(*rows));
    shown.map(|rows| table::section(rows, links, speakers)).collect()
}
