//! Nexis Uni and Lexis Advance, in DOCX, RTF or as text: a cover, then documents that consist of a headline, publisher
//! and day, labelled lines, `Body`, the text, and a tail up to `End of Document`. Styles carry no information there, so
//! documents are read by order and labels.

use super::Download;
use crate::article::Fields;
use crate::article::day;
use crate::article::lines::Line;

const END: &str = "End of Document";

/// The documents of a download.
pub fn read(lines: &[Line]) -> Download {
    let ends: Vec<_> = (0..lines.len()).filter(|at| lines[*at].trimmed() == END).collect();
    let starts = [0].into_iter().chain(ends.iter().map(|end| end + 1));
    let articles = starts.zip(&ends).map(|(start, end)| article(&lines[start..*end])).collect();
    Download { articles, stated: lines.iter().find_map(|line| stated(line.trimmed())) }
}

/// The number of `Documents (10)` on the cover.
fn stated(line: &str) -> Option<usize> {
    line.strip_prefix("Documents (").or_else(|| line.strip_prefix("Document ("))?.strip_suffix(')')?.trim().parse().ok()
}

/// The article of a document; the first has the cover before it.
fn article(lines: &[Line]) -> Result<Fields, String> {
    if lines.iter().any(|line| line.trimmed().starts_with("We are sorry but there is an error in this document")) {
        return Err("expected a document, found the database's word that it could not deliver it".to_owned());
    }
    let body = (0..lines.len()).find(|at| is_part(&lines[*at], &["Body"]));
    let body = body.ok_or("expected a document with a Body, found none")?;
    let (head, text) = (&lines[..body], &lines[body + 1..]);
    let text = &text[..text.iter().position(is_tail).unwrap_or(text.len())];
    let dated = dated(head).ok_or("expected a document with its day of publication, found none before its Body")?;
    let mut over = head[..dated].iter().rev().filter(|line| !line.trimmed().is_empty());
    let (publisher, headline) = (over.next(), over.next());
    let labelled = |lines: &[Line], label: &str| lines.iter().find_map(|line| value(line.trimmed(), label));
    Ok(Fields {
        id: headline.and_then(|line| content_id(line.link.as_deref()?)),
        author: labelled(head, "Byline"),
        publisher: publisher.map(|line| spaced(line.trimmed())),
        published_on: Some(head[dated].trimmed().to_owned()),
        language: labelled(&lines[body..], "Language")
            .map(|language| language.split(';').next().unwrap_or_default().to_owned()),
        ..Fields::of_paragraphs(headline.map(|line| line.trimmed().to_owned()), &paragraphs(text))
    })
}

/// True for a line that names a part of the document: it has nothing else and, where the source says so, is bold or a
/// bookmark.
fn is_part(line: &Line, names: &[&str]) -> bool {
    let marked = line.bookmark.as_deref().is_some_and(|mark| names.iter().any(|name| mark.starts_with(name)));
    names.contains(&line.trimmed()) && (marked || line.bold != Some(false))
}

/// True for a line at which the text ends.
fn is_tail(line: &Line) -> bool {
    let text = line.trimmed();
    is_part(line, &["Graphic", "Notes", "Classification", "Related Articles"])
        || value(text, "Load-Date").is_some()
        || value(text, "Correction-Date").is_some()
}

/// The line with the day of publication: the last line before the labels that begins with a day.
fn dated(head: &[Line]) -> Option<usize> {
    const LABELS: [&str; 9] =
        ["Section", "Length", "Byline", "Dateline", "Highlight", "Series", "Guests", "Distribution", "Host"];
    let end = head.iter().rposition(|line| LABELS.iter().any(|label| value(line.trimmed(), label).is_some()));
    // Back to the first of the labels: there is no day between them.
    let is_dated = |line: &Line| line.trimmed().len() < LONGEST_DAY && day::parse(line.trimmed()).is_ok();
    head[..end.unwrap_or(head.len())].iter().rposition(is_dated)
}

/// `January 11, 2018 Thursday, Late Edition - Final`
const LONGEST_DAY: usize = 120;

/// The value after a label, a colon and a no-break space.
fn value(line: &str, label: &str) -> Option<String> {
    let rest = line.strip_prefix(label)?.strip_prefix(':')?.trim();
    (!rest.is_empty()).then(|| rest.to_owned())
}

/// The paragraphs of the text. Web articles of the Guardian repeat their abstract before the full text.
fn paragraphs(text: &[Line]) -> Vec<String> {
    let full = text.iter().position(|line| is_part(line, &["FULL TEXT"]));
    let text = full.map_or(text, |at| &text[at + 1..]);
    text.iter().map(|line| line.trimmed().to_owned()).collect()
}

/// `The Guardian(London)` with a space before the place.
fn spaced(name: &str) -> String {
    match name.split_once('(') {
        Some((name, place)) if !name.ends_with(' ') => format!("{name} ({place}"),
        _ => name.to_owned(),
    }
}

/// The id in the address of a document: `id=urn:contentItem:5XXX-...`.
fn content_id(link: &str) -> Option<String> {
    let link = link.replace("%3A", ":").replace("%3a", ":");
    let rest = link.split("urn:contentItem:").nth(1)?;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
    (end > 0).then(|| format!("urn:contentItem:{}", &rest[..end]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line {
        Line { text: text.to_owned(), bold: Some(false), ..Line::default() }
    }

    fn bold(text: &str) -> Line {
        Line { bold: Some(true), ..line(text) }
    }

    fn document(n: u32) -> Vec<Line> {
        let link = format!("https://x.example/api/document?collection=news&id=urn:contentItem:5ABC-D{n}-00&idtype=PID");
        vec![
            Line { bookmark: Some(format!("Bookmark_{n}")), ..line("") },
            Line { link: Some(link), ..bold(&format!("Dam {n} breaks")) },
            line("The Courier(London) "),
            line("March 2, 2019 Saturday 9:20 AM GMT"),
            line(""),
            line("\nCopyright 2019 Courier Newspapers All Rights Reserved"),
            line("Section:\u{a0}NEWS"),
            line("Length:\u{a0}12 words"),
            line("Byline:\u{a0}By Ann Lee"),
            Line { bookmark: Some(format!("Body_{n}")), ..bold("Body") },
            line(""),
            line("A dam broke."),
            line("Body"),
            line("It was old."),
            Line { bookmark: Some("Classification".into()), ..bold("Classification") },
            line("\nLanguage:\u{a0}ENGLISH"),
            line("\nLoad-Date:\u{a0}March 3, 2019"),
            bold("\nEnd of Document"),
        ]
    }

    fn cover(stated: u32) -> Vec<Line> {
        let text = format!(
            "Date and Time: Sunday, 3 March 2019 09:31:00 CET\nDocuments ({stated})\n1. Dam 1 breaks\nClient/Matter: -None-\n\n"
        );
        Line::of_text(&text)
    }

    #[test]
    fn documents_are_read_with_what_is_above_them() {
        let lines = [cover(3), document(1), document(2)].concat();
        let download = read(&lines);
        assert_eq!((download.articles.len(), download.stated), (2, Some(3)));
        let first = download.articles[0].clone().unwrap();
        assert_eq!(first.text.as_deref(), Some("Dam 1 breaks\n\nA dam broke.\n\nBody\n\nIt was old.\n"));
        let fields = [first.id, first.publisher, first.author, first.published_on, first.language];
        let expected = [
            "urn:contentItem:5ABC-D1-00",
            "The Courier (London)",
            "By Ann Lee",
            "March 2, 2019 Saturday 9:20 AM GMT",
            "ENGLISH",
        ];
        assert_eq!(fields.each_ref().map(|field| field.as_deref().unwrap_or("")), expected);
    }

    #[test]
    fn what_is_no_document_is_reported_and_the_others_are_read() {
        let error = vec![
            line("We are sorry but there is an error in this document and it is not possible to display it."),
            bold("End of Document"),
        ];
        let without: Vec<_> = document(3)
            .into_iter()
            .filter(|line| line.bookmark.as_deref() != Some("Body_3") && line.text != "Body")
            .collect();
        let download = read(&[document(1), error, without, document(2)].concat());
        let reasons: Vec<_> =
            download.articles.iter().map(|article| article.as_ref().err().map(String::as_str)).collect();
        assert_eq!(reasons[0], None);
        assert!(
            reasons[1].unwrap().contains("could not deliver") && reasons[2].unwrap().contains("a Body"),
            "{reasons:?}"
        );
        assert_eq!(reasons[3], None);
    }
}
