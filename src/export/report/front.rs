//! The front page of tables that are published without the articles' texts: what they are, where to get them, how to load them.

use super::html::{escape, fill};
use super::index::{Counts, map_of, over_time};
use super::page;
use crate::error::{Error, Result};
use crate::export::Format;
use crate::export::about::About;
use crate::export::package::{Seals, plain};
use crate::export::{croissant, csvw, package, workbook};
use crate::schema::{Column, Table, Tables};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The file, under the name that web servers serve by default.
pub const NAME: &str = "index.html";

/// The content of the page.
pub struct Front<'a> {
    /// The folder of the tables.
    pub folder: &'a Path,
    /// Their formats.
    pub formats: &'a [&'static Format],
    /// Their files.
    pub seals: &'a Seals,
    /// The rows of each table.
    pub rows: &'a [u64],
    /// The counts of the articles.
    pub counts: &'a Counts,
    /// The publisher's description.
    pub about: &'a About,
}

impl Front<'_> {
    /// Writes the page.
    pub fn write(&self) -> Result<()> {
        let path = self.folder.join(NAME);
        fs::write(&path, page(self.about.title(), &self.body(), "")).map_err(Error::io(&path))
    }

    fn body(&self) -> String {
        fill(
            include_str!("front.html"),
            &[
                ("title", &escape(self.about.title())),
                ("description", &escape(self.about.description())),
                ("articles", &self.counts.articles.to_string()),
                ("about", &self.publisher()),
                ("downloads", &self.downloads()),
                ("files", &self.files()),
                ("map", &map_of(self.counts)),
                ("time", &over_time(self.counts)),
                ("snippets", &self.snippets()),
                ("dictionary", &Tables::ALL.iter().map(|table| dictionary(table)).collect::<String>()),
            ],
        )
    }

    /// Publisher, licence and sources.
    fn publisher(&self) -> String {
        let About { publisher, licence, sources, .. } = self.about;
        let publisher = publisher.iter().map(|name| ("Publisher", escape(name).into_owned()));
        let licence = licence.iter().map(|licence| ("Licence", link(&licence.address, licence.title())));
        let sources = sources.iter().map(|source| match &source.address {
            Some(address) => ("Source", link(address, &source.title)),
            None => ("Source", escape(&source.title).into_owned()),
        });
        let all = publisher.chain(licence).chain(sources);
        let lines: String = all.map(|(what, value)| format!("<dt>{what}</dt><dd>{value}</dd>\n")).collect();
        if lines.is_empty() { lines } else { format!("<dl class=\"about\">\n{lines}</dl>") }
    }

    /// A row per table, with its files.
    fn downloads(&self) -> String {
        let row = |(table, rows): (&&Table, &u64)| {
            let by_table = self.formats.iter().filter(|format| format.is_by_table());
            let files: Vec<_> = by_table.map(|format| self.file(table, format)).collect();
            format!(
                "<tr><th scope=\"row\"><a href=\"#{0}\">{0}</a></th><td data-label=\"a row is\">{1}</td>\
                 <td class=\"n\" data-label=\"rows\">{rows}</td><td data-label=\"files\">{2}</td></tr>\n",
                table.name,
                marked(&plain(table.description)),
                files.join("<br>")
            )
        };
        Tables::ALL.iter().zip(self.rows).map(row).collect()
    }

    /// The file of a table in a format, or its parts.
    fn file(&self, table: &Table, format: &Format) -> String {
        let name = format.file_name(table);
        let seal = self.seals.get(&name);
        let size = size(seal.bytes);
        if seal.parts.is_empty() {
            return format!("{} {size}", link(&name, &name));
        }
        let parts = seal.parts.iter().zip(1..).map(|(part, number)| link(part, &number.to_string()));
        format!("{name} {size}, in parts: {}", parts.collect::<Vec<_>>().join(" "))
    }

    /// The files that do not belong to one table.
    fn files(&self) -> String {
        let databases = self.formats.iter().filter(|format| !format.is_by_table());
        let databases = databases.map(|format| (format.file_name(Tables::ALL[0]), "all tables as a SQLite database"));
        let others = [
            (workbook::NAME, "all tables as a workbook for spreadsheet programs"),
            (package::NAME, "what the files contain, for programs (Data Package)"),
            (csvw::NAME, "the same as CSV on the Web"),
            (croissant::NAME, "the same as Croissant"),
        ];
        let all = databases.chain(others.map(|(name, what)| (name.to_owned(), what)));
        // The data package is written last, with the hash of this page.
        let is_there = |name: &str| name == package::NAME || self.folder.join(name).exists();
        let file = |(name, what): (String, &str)| {
            let bytes = fs::metadata(self.folder.join(&name)).map(|meta| format!(", {}", size(meta.len())));
            format!("<li>{}: {what}{}</li>\n", link(&name, &name), bytes.unwrap_or_default())
        };
        all.filter(|(name, _)| is_there(name)).map(file).collect()
    }

    /// How to load the tables.
    fn snippets(&self) -> String {
        let has = |name: &str| self.formats.iter().any(|format| format.name == name);
        let parts = self.seals.has_parts("quotes.parquet");
        let rows = match (has("parquet"), has("csv")) {
            (true, _) if parts => include_str!("load/parts.html"),
            (true, _) => include_str!("load/parquet.html"),
            (_, true) => include_str!("load/csv.html"),
            _ => "",
        };
        let database = if has("sqlite") { DATABASE } else { "" };
        let workbook = self.folder.join(workbook::NAME).exists();
        let sheet = if workbook { Some(WORKBOOK) } else { has("csv").then_some(SHEET) };
        let sheet = sheet.map(|words| format!("<h3>A spreadsheet</h3>\n<p>{words}</p>\n")).unwrap_or_default();
        format!("{rows}{database}{sheet}")
    }
}

const DATABASE: &str = include_str!("load/sqlite.html");
const WORKBOOK: &str = "Open tidings.xlsx: one sheet per table, and every text is stored as text.";
const SHEET: &str = "Import a CSV file as text from a file, choose UTF-8, and turn type detection off.";

/// A link to a file beside the page, or to an address.
fn link(address: &str, words: &str) -> String {
    format!("<a href=\"{}\">{}</a>", escape(address), escape(words))
}

/// A size in readable form.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        1_000_000..1_000_000_000 => format!("{:.1} MB", bytes as f64 / 1e6),
        _ => format!("{:.1} GB", bytes as f64 / 1e9),
    }
}

/// A description, with code marked up.
fn marked(description: &str) -> String {
    let parts = description.split('`').enumerate();
    let part = |(at, words): (usize, &str)| match at % 2 {
        0 => escape(words).into_owned(),
        _ => format!("<code>{}</code>", escape(words)),
    };
    parts.map(part).collect()
}

/// What the columns of a table mean, and their listed values.
fn dictionary(table: &Table) -> String {
    let mut html = format!(
        "<details id=\"{0}\"><summary>{0}</summary>\n<div class=\"scroll\"><table><thead><tr><th scope=\"col\">column</th>\
         <th scope=\"col\">type</th><th scope=\"col\">may be missing</th><th scope=\"col\">meaning</th></tr></thead>\n<tbody>\n",
        table.name
    );
    for column in table.columns {
        let Column { name, kind, required, description, .. } = column;
        let missing = if *required { "no" } else { "yes" };
        writeln!(
            html,
            "<tr><th scope=\"row\">{name}</th><td data-label=\"type\">{}</td><td data-label=\"may be missing\">{missing}</td>\
             <td data-label=\"meaning\">{}{}</td></tr>",
            kind.name(),
            marked(&plain(description)),
            words(column)
        )
        .expect("a String takes everything");
    }
    html + "</tbody></table></div></details>\n"
}

fn words(column: &Column) -> String {
    if column.words.is_empty() {
        return String::new();
    }
    let word = |word: &crate::schema::Word| {
        format!("<dt><code>{}</code></dt><dd>{}</dd>", word.name, marked(&plain(word.description)))
    };
    format!("<dl>{}</dl>", column.words.iter().map(word).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_for_reading() {
        assert_eq!([999, 1_500, 2_000_000, 3_500_000_000].map(size), ["999 bytes", "1.5 kB", "2.0 MB", "3.5 GB"]);
    }

    #[test]
    fn code_in_descriptions_is_marked_and_nothing_is_markup() {
        assert_eq!(marked("As in `quotes`, a < b."), "As in <code>quotes</code>, a &lt; b.");
        assert_eq!(link("a\"b", "<b>"), "<a href=\"a&quot;b\">&lt;b&gt;</a>");
    }
}
