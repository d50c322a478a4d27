//! A table on the page of an article.

use super::html::escape;
use super::links::Links;
use super::row_id;
use super::speakers::Speakers;
use crate::export::package::plain;
use crate::export::stated::stated;
use crate::schema::{Column, Rows, Type, Value};
use std::fmt::Write;

/// The tables of a page: name, what one row is, and the columns that are shown at first; the first of them links to the
/// words. The other columns are shown on request.
const SHOWN: [(&str, &str, &[&str]); 7] = [
    ("quotes", "Quote", &["text", "speaker", "cue", "kind"]),
    ("people", "Person", &["name", "role", "organisation", "mentions", "quotes"]),
    ("organisations", "Organisation", &["name", "acronym", "kind", "country_code", "mentions", "quotes"]),
    ("countries", "Country", &["name", "country_code", "participant", "mentions"]),
    ("statistics", "Statistic", &["text"]),
    ("dates", "Date", &["text", "value", "earliest", "latest"]),
    ("mentions", "Mention", &["text", "kind", "how"]),
];

/// Columns that say where the words are or repeat them: the card beside the words leaves them out.
const PLAIN: [&str; 5] = ["article_id", "start", "end", "text", "sentence"];

/// True for the tables shown beside the text.
pub fn is_shown(table: &str) -> bool {
    SHOWN.iter().any(|(name, ..)| *name == table)
}

/// The description of a statistic in words.
const IN_WORDS: &str = "What was measured, the number with its bound and unit, where, when, and who says so";

/// The table as HTML.
pub fn section(rows: &dyn Rows, links: &Links, speakers: &Speakers) -> String {
    let table = rows.table();
    let (name, one, first) = SHOWN.iter().find(|(name, ..)| *name == table.name).expect("a table that is shown");
    let columns = Columns::new(table.columns, first);
    let mut html = format!(
        "<section class=\"table\" id=\"{name}\" data-one=\"{one}\" data-tab=\"{name} {count}\">\n<h2>{name} ({count})</h2>\n\
         <div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{name}\"><table>\n<thead><tr>",
        count = rows.len(),
    );
    for (place, (at, more)) in columns.order().enumerate() {
        let Column { name, description, .. } = table.columns[at];
        write!(html, "<th scope=\"col\" title=\"{}\"{}>{name}</th>", escape(&plain(description)), class(&[more]))
            .expect("a String takes everything");
        if place == 0 && table.name == "statistics" {
            write!(html, "<th scope=\"col\" title=\"{IN_WORDS}\">in words</th>").expect("a String takes everything");
        }
    }
    html.push_str("</tr></thead>\n<tbody>\n");
    for row in 0..rows.len() {
        write_row(&mut html, rows, row, &columns, links, speakers).expect("a String takes everything");
    }
    html + "</tbody></table></div></section>\n"
}

/// The columns in the order of the page.
struct Columns {
    first: Vec<usize>,
    more: Vec<usize>,
}

impl Columns {
    fn new(all: &[Column], first: &[&str]) -> Self {
        let position = |name: &&str| all.iter().position(|column| column.name == *name).expect("a column of the table");
        let first: Vec<usize> = first.iter().map(position).collect();
        // Entities are known only after all articles, and pages are made before.
        let is_more = |at: &usize| !first.contains(at) && all[*at].name != "entity_id";
        // Words come before ids.
        let (ids, words): (Vec<_>, Vec<_>) =
            (0..all.len()).filter(is_more).partition(|&at| all[at].name.ends_with("_id"));
        Self { first, more: [words, ids].concat() }
    }

    /// The positions of all columns, with the class of those that are shown only on request.
    fn order(&self) -> impl Iterator<Item = (usize, &'static str)> {
        self.first.iter().map(|&at| (at, "")).chain(self.more.iter().map(|&at| (at, "more")))
    }
}

fn write_row(
    html: &mut String,
    rows: &dyn Rows,
    row: usize,
    columns: &Columns,
    links: &Links,
    speakers: &Speakers,
) -> std::fmt::Result {
    let table = rows.table();
    let id = row_id(table.name, row);
    let marks = links.marks(&id);
    let numbers: Vec<String> = marks.iter().map(usize::to_string).collect();
    write!(html, "<tr id=\"{id}\"")?;
    if !numbers.is_empty() {
        write!(html, " data-marks=\"{}\"", numbers.join(" "))?;
    }
    let speaker = speakers.of_row(table.name, row);
    if let Some(number) = speaker {
        write!(html, " data-speaker=\"{number}\" data-name=\"{}\"", escape(&speakers.all()[number].name))?;
    }
    html.push('>');
    for (place, (at, more)) in columns.order().enumerate() {
        let column = &table.columns[at];
        let value = shown(column, rows.value(row, at));
        let value = escape(&value);
        let plain = if PLAIN.contains(&column.name) { " data-plain" } else { "" };
        let class = class(&[more, align(column)]);
        let label = format!(" data-label=\"{}\"", column.name);
        match (place, numbers.first(), speaker) {
            (0, Some(mark), _) => write!(
                html,
                "<th scope=\"row\" dir=\"auto\"{class}{label}{plain}><a href=\"#m{mark}\">{value}</a></th>"
            )?,
            (0, None, _) => write!(html, "<th scope=\"row\" dir=\"auto\"{class}{label}{plain}>{value}</th>")?,
            (_, _, Some(number)) if column.name == "quotes" => write!(
                html,
                "<td{class}{label}><button type=\"button\" data-speaker=\"{number}\" \
                 aria-label=\"{value} quotes, show them\">{value}</button></td>"
            )?,
            _ => write!(html, "<td dir=\"auto\"{class}{label}{plain}>{value}</td>")?,
        }
        if place == 0 && table.name == "statistics" {
            let words = stated(rows, row);
            write!(html, "<td dir=\"auto\" class=\"long\" data-label=\"in words\">{}</td>", escape(&words))?;
        }
    }
    writeln!(html, "</tr>")
}

/// The alignment of a column.
fn align(column: &Column) -> &'static str {
    match (column.kind, column.name) {
        (Type::Integer | Type::Number, _) => "n",
        (_, "text") => "long",
        _ => "",
    }
}

fn class(names: &[&str]) -> String {
    let names: Vec<&str> = names.iter().copied().filter(|name| !name.is_empty()).collect();
    if names.is_empty() { String::new() } else { format!(" class=\"{}\"", names.join(" ")) }
}

/// A value in readable form: numbers in full, but shares with two decimals.
fn shown(column: &Column, value: Value<'_>) -> String {
    match value {
        Value::Null => String::new(),
        Value::Text(text) => text.to_owned(),
        Value::Integer(n) => n.to_string(),
        Value::Number(share) if column.name == "share" => format!("{share:.2}"),
        Value::Number(n) => n.to_string(),
        Value::Boolean(b) => b.to_string(),
        Value::Date(day) => day.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Tables;

    #[test]
    fn words_come_before_ids() {
        let quotes = Tables::ALL.iter().find(|table| table.name == "quotes").unwrap();
        let columns = Columns::new(quotes.columns, &["text", "speaker"]);
        let names: Vec<_> = columns.order().map(|(at, _)| quotes.columns[at].name).collect();
        let first_id = names.iter().position(|name| name.ends_with("_id")).unwrap();
        assert_eq!(names[..2], ["text", "speaker"]);
        assert!(names[first_id..].iter().all(|name| name.ends_with("_id")), "{names:?}");
    }

    #[test]
    fn the_columns_shown_are_columns_of_their_tables() {
        for (name, _, columns) in SHOWN {
            let table = Tables::ALL.iter().find(|table| table.name == name).expect(name);
            Columns::new(table.columns, columns);
        }
    }
}
