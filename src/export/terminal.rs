//! An annotated article for the terminal: in colours, or with each mention in brackets after its kind.

use super::annotate::{Kind, Step, marks, steps};
use crate::schema::{Severity, Tables};
use std::borrow::Cow;
use std::fmt::Write;

/// The article with its title line, a legend, its notices and its text.
pub fn show(text: &str, tables: &Tables, colours: bool) -> String {
    let marks = marks(tables);
    let pen = Pen { colours };
    let mut shown = String::new();
    let written: std::fmt::Result = (|| {
        if let Some(article) = tables.articles.first() {
            writeln!(shown, "{}", pen.bold(&harmless(&article.article_id)))?;
        }
        let counts = Kind::ALL.map(|kind| (kind, marks.iter().filter(|mark| mark.kind == kind).count()));
        let legend = counts.iter().filter(|(_, count)| *count > 0).map(|&(kind, count)| pen.entry(kind, count));
        writeln!(shown, "{}\n", legend.collect::<Vec<_>>().join("  "))?;
        for notice in &tables.notices {
            let severity = match notice.severity {
                Severity::Info => "info",
                Severity::Warning => "warning",
            };
            let place = notice.sentence.map_or_else(String::new, |n| format!(" (sentence {n})"));
            writeln!(shown, "{} {}{place}", pen.bold(severity), harmless(&notice.message))?;
        }
        if !tables.notices.is_empty() {
            shown.push('\n');
        }
        Ok(())
    })();
    written.expect("a String takes everything");
    let mut open = Vec::new();
    for step in steps(text, tables, &marks) {
        match step {
            Step::Open(mark, _) => {
                open.push(marks[mark].kind);
                pen.open(&mut shown, marks[mark].kind);
            }
            Step::Close(_) => {
                open.pop();
                pen.close(&mut shown, &open);
            }
            Step::Text(words) | Step::Gap(words) => shown.push_str(&harmless(words)),
            Step::Paragraph | Step::ParagraphEnd | Step::Sentence(_) | Step::SentenceEnd => {}
        }
    }
    if !shown.ends_with('\n') {
        shown.push('\n');
    }
    shown
}

/// Draws marks.
struct Pen {
    colours: bool,
}

impl Pen {
    fn bold(&self, text: &str) -> String {
        if self.colours { format!("\x1b[1m{text}\x1b[0m") } else { text.to_owned() }
    }

    fn entry(&self, kind: Kind, count: usize) -> String {
        let mut entry = String::new();
        self.open(&mut entry, kind);
        entry.push_str(if self.colours { kind.name() } else { "..." });
        self.close(&mut entry, &[]);
        format!("{entry} {}", kind.counted(count))
    }

    fn open(&self, shown: &mut String, kind: Kind) {
        if self.colours {
            shown.push_str(style(kind));
        } else {
            write!(shown, "[{} ", kind.name()).expect("a String takes everything");
        }
    }

    /// Ends a mark inside those that stay open.
    fn close(&self, shown: &mut String, open: &[Kind]) {
        if self.colours {
            shown.push_str("\x1b[0m");
            open.iter().for_each(|&kind| shown.push_str(style(kind)));
        } else {
            shown.push(']');
        }
    }
}

/// The colours of a kind. Quotes are in italics, to distinguish them from the names inside them.
fn style(kind: Kind) -> &'static str {
    match kind {
        Kind::Quote => "\x1b[3;33m",
        Kind::Statistic => "\x1b[1;31m",
        Kind::Date => "\x1b[1;35m",
        Kind::Organisation => "\x1b[1;36m",
        Kind::Country => "\x1b[1;32m",
        Kind::Person => "\x1b[1;34m",
    }
}

/// A text that cannot control the terminal: control characters are shown as symbols.
pub fn harmless(text: &str) -> Cow<'_, str> {
    let steers = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let picture = |c: char| match c {
        '\x7f' => '\u{2421}',
        c if c < ' ' => char::from_u32(0x2400 + c as u32).unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::REPLACEMENT_CHARACTER,
    };
    text.replace("\r\n", "\n").chars().map(|c| if steers(c) { picture(c) } else { c }).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    fn shown(text: &str, colours: bool) -> String {
        let article = Article::from_text("story", text);
        show(text, &crate::process(&article), colours)
    }

    #[test]
    fn without_colours_mentions_are_in_brackets() {
        let shown = shown("\"We won in Turkey,\" said Jane Smith.", false);
        assert!(shown.contains("[quote We won in [country Turkey],]"), "{shown}");
        assert!(shown.contains("[country ...] 1"), "{shown}");
        assert!(!shown.contains('\x1b'));
    }

    #[test]
    fn with_colours_the_style_of_the_outer_mark_comes_back() {
        let shown = shown("\"We won Turkey over,\" said Jane Smith.", true);
        assert!(shown.contains("\x1b[1;32mTurkey\x1b[0m\x1b[3;33m over"), "{shown:?}");
    }

    #[test]
    fn a_text_cannot_steer_the_terminal() {
        assert_eq!(harmless("a\x1b[2Jb\u{9b}c\td\r\ne"), "a\u{241b}[2Jb\u{fffd}c\td\ne");
        let plain = "plain\ntext";
        assert!(matches!(harmless(plain), Cow::Borrowed(_)));
    }
}
