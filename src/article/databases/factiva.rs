//! Factiva: a page of up to a hundred articles, the same in RTF or as text, and the XML of before 2012. The parts of an
//! article have codes (`HD` headline, `LP` and `TD` text); without them they are recognised by their order, starting
//! from the number of words or the day.

use super::{Download, accession};
use crate::article::lines::Line;
use crate::article::xml::Element;
use crate::article::{Fields, day, fragment};
use dom_query::{Document, NodeRef};

/// The articles of a page.
pub fn read_page(page: &str) -> Result<Download, String> {
    crate::article::html::shallow(page.as_bytes())?;
    let document = Document::from(page);
    let articles = document.select("div").nodes().iter().filter(|node| is_article(node)).map(of_node).collect();
    Ok(Download { articles, stated: None })
}

/// True for `article enArticle`; the division around it, since 2017, has `article` alone.
fn is_article(node: &NodeRef) -> bool {
    node.class().is_some_and(|class| {
        class.split_whitespace().any(|name| name.ends_with("Article") && name.len() > "Article".len())
    })
}

fn of_node(node: &NodeRef) -> Result<Fields, String> {
    let html = node.html();
    let piece = Document::fragment(html.clone());
    let rows: Vec<_> = piece.select("tr").nodes().iter().filter_map(coded).collect();
    if rows.iter().any(|(code, _)| code == "HD") {
        return of_codes(&rows);
    }
    let lines: Vec<_> = fragment::paragraphs(&html)?.iter().map(|line| joined(line)).collect();
    let headline = piece.select("#hd, [class$=Headline]").nodes().first().map(|node| joined(&node.text()));
    of_lines(&lines, headline)
}

/// A row with a code and its value, which may contain paragraphs.
fn coded(row: &NodeRef) -> Option<(String, Vec<String>)> {
    let cells: Vec<_> = row.element_children();
    let [code, value] = &cells[..] else { return None };
    let code = joined(&code.text());
    let paragraphs = fragment::paragraphs(&value.inner_html()).ok()?.iter().map(|line| joined(line)).collect();
    is_code(&code).then_some((code, paragraphs))
}

fn is_code(code: &str) -> bool {
    (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn of_codes(rows: &[(String, Vec<String>)]) -> Result<Fields, String> {
    let value = |wanted: &str| {
        rows.iter().find(|(code, _)| code == wanted).map(|(_, value)| value.join(" ")).filter(|value| !value.is_empty())
    };
    let text: Vec<_> =
        rows.iter().filter(|(code, _)| code == "LP" || code == "TD").flat_map(|(_, value)| value.clone()).collect();
    if text.is_empty() {
        return Err("expected an article with a text (LP or TD), found none".to_owned());
    }
    Ok(Fields {
        id: value("AN").map(|number| accession(&number).map_or(number.clone(), str::to_owned)),
        author: value("BY"),
        publisher: value("SN"),
        published_on: value("PD"),
        language: value("LA"),
        ..Fields::of_paragraphs(value("HD"), &text)
    })
}

/// The articles of a document or text: each ends with its accession number.
pub fn read(lines: &[Line]) -> Download {
    let ends: Vec<_> = (0..lines.len()).filter(|at| accession(lines[*at].trimmed()).is_some()).collect();
    let starts = [0].into_iter().chain(ends.iter().map(|end| end + 1));
    let articles = starts.zip(&ends).map(|(start, end)| {
        let lines = &lines[start..=*end];
        let rows = rows(lines);
        if rows.iter().any(|(code, _)| code == "HD") {
            return of_codes(&rows);
        }
        let headline = lines.iter().take(NEAR).find(|line| line.bold == Some(true)).map(|line| joined(line.trimmed()));
        let lines: Vec<_> = lines.iter().map(|line| joined(&line.text)).filter(|line| !line.is_empty()).collect();
        of_lines(&lines, headline)
    });
    Download { articles: articles.collect(), stated: None }
}

/// Codes at the beginning of lines, with the lines below them: `HD  Dam breaks`, or in cells.
fn rows(lines: &[Line]) -> Vec<(String, Vec<String>)> {
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    for line in lines.iter().filter(|line| !line.trimmed().is_empty()) {
        let text = line.trimmed();
        let split =
            text.split_once('\t').or_else(|| text.split_once("  ")).or_else(|| is_code(text).then_some((text, "")));
        match (split.map(|(code, rest)| (code.trim(), rest.trim())).filter(|(code, _)| is_code(code)), rows.last_mut())
        {
            (Some((code, rest)), _) => {
                rows.push((code.to_owned(), Vec::from_iter((!rest.is_empty()).then(|| joined(rest)))))
            }
            (None, Some((_, value))) => value.push(joined(text)),
            (None, None) => {}
        }
    }
    if let Some((_, last)) = rows.last_mut()
        && let Some(number) = lines.last().and_then(|line| accession(line.trimmed()))
    {
        last.retain(|line| accession(line).is_none());
        rows.push(("AN".to_owned(), vec![number.to_owned()]));
    }
    rows
}

/// The lines before the text are among its first lines.
const NEAR: usize = 20;

/// An article without codes: section, headline, byline, words, day, time, source, code, edition, page, language, copyright, text.
fn of_lines(lines: &[String], headline: Option<String>) -> Result<Fields, String> {
    let near = &lines[..lines.len().min(NEAR)];
    let words = near.iter().position(|line| is_count(line));
    let is_day = |line: &String| line.len() < 40 && day::parse(line).is_ok();
    let from = words.map_or(0, |at| at + 1);
    let dated = near[from..]
        .iter()
        .position(is_day)
        .map(|at| from + at)
        .ok_or("expected an article with its day of publication, found none")?;
    let over = &lines[..words.unwrap_or(dated)];
    let headline = headline.filter(|line| !line.is_empty()).or_else(|| longest(over));
    let below = headline
        .as_ref()
        .and_then(|headline| over.iter().position(|line| line == headline))
        .map_or(over.len(), |at| at + 1);
    let is_time = |line: &String| line.len() == 5 && line.as_bytes()[2] == b':';
    let source = dated + 1 + usize::from(lines.get(dated + 1).is_some_and(is_time));
    let start = text_start(lines, source);
    let end = lines.iter().rposition(|line| accession(line).is_some()).unwrap_or(lines.len());
    let mut text: Vec<_> = lines.get(start..end).unwrap_or_default().to_vec();
    // The publisher is repeated after the text.
    if text.last().is_some_and(|last| Some(last) == lines.get(source)) {
        text.pop();
    }
    if text.is_empty() {
        return Err("expected an article with a text, found none".to_owned());
    }
    Ok(Fields {
        id: lines.get(end).and_then(|line| accession(line)).map(str::to_owned),
        author: over.get(below).cloned(),
        publisher: lines.get(source).cloned(),
        published_on: Some(lines[dated].clone()),
        language: lines.get(source..start).unwrap_or_default().iter().find(|line| is_language(line)).cloned(),
        ..Fields::of_paragraphs(headline, &text)
    })
}

/// Where the text begins: after the copyright line, or else after the language.
fn text_start(lines: &[String], source: usize) -> usize {
    const MOST: usize = 9;
    let head = lines.get(source..).unwrap_or_default();
    let head = &head[..head.len().min(MOST)];
    let is_copyright = |line: &String| line.starts_with("(c)") || line.contains('©') || line.starts_with("Copyright ");
    let end = head.iter().position(is_copyright).or_else(|| head.iter().position(|line| is_language(line)));
    source + end.map_or(1, |at| at + 1)
}

fn is_language(line: &str) -> bool {
    matches!(
        line,
        "English"
            | "German"
            | "French"
            | "Spanish"
            | "Italian"
            | "Dutch"
            | "Portuguese"
            | "Englisch"
            | "Anglais"
            | "Inglés"
            | "Inglese"
            | "Deutsch"
            | "Français"
    )
}

/// `1,285 words`, also in other languages of the pages.
fn is_count(line: &str) -> bool {
    let Some((number, unit)) = line.split_once(' ') else { return false };
    let digits = number.bytes().all(|byte| byte.is_ascii_digit() || b",.".contains(&byte));
    digits
        && matches!(
            unit.to_lowercase().as_str(),
            "words" | "word" | "wörter" | "mots" | "palabras" | "parole" | "palavras" | "字"
        )
}

/// The longest of the lines before the number of words: sections and bylines are short.
fn longest(over: &[String]) -> Option<String> {
    over.iter().rev().take(3).max_by_key(|line| line.len()).cloned()
}

/// The article of an XML response, as Factiva delivered them until 2012.
pub fn article(article: &Element, _: &[Element]) -> Result<Fields, String> {
    let paragraphs: Vec<_> = ["leadParagraph", "tailParagraphs"]
        .iter()
        .flat_map(|name| article.all(name))
        .flat_map(|part| part.paragraphs(&[]))
        .collect();
    if paragraphs.is_empty() {
        return Err("expected an article with a leadParagraph, found none".to_owned());
    }
    let line = |name: &str| article.all(name).first().and_then(|element| element.line());
    let date = article
        .all("publicationDate")
        .first()
        .and_then(|date| date.line_at("date").or_else(|| date.line_at("dateTime")).or_else(|| date.line()));
    Ok(Fields {
        id: line("accessionNo").or_else(|| article.attribute("accessionNo").map(str::to_owned)),
        author: line("byline"),
        publisher: line("sourceName"),
        published_on: date,
        language: line("baseLanguage"),
        ..Fields::of_paragraphs(line("headline"), &paragraphs.iter().map(|line| joined(line)).collect::<Vec<_>>())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBER: &str = "COUR000020190302ef320000b";
    const TEXT: &str = "Dam breaks\n\nA dam broke on Friday.\n\nIt was old.\n";

    #[track_caller]
    fn check(article: &Result<Fields, String>) {
        let fields = article.clone().unwrap();
        assert_eq!(fields.text.as_deref(), Some(TEXT));
        let found = [fields.id, fields.author, fields.publisher, fields.published_on, fields.language]
            .map(Option::unwrap_or_default);
        let author = found[1].trim_start_matches("By ").to_owned();
        let expected = [NUMBER, "Ann Lee", "The Courier", "2 March 2019"];
        assert_eq!([found[0].as_str(), &author, &found[2], &found[3]], expected);
    }

    fn paragraphs() -> &'static str {
        "<p class=\"articleParagraph enarticleParagraph\">A <b>dam</b> broke\n on Friday.</p><p class=\"articleParagraph enarticleParagraph\">It was old.</p>"
    }

    #[test]
    fn pages_are_read_in_both_layouts_and_each_article_once() {
        let row =
            |code: &str, value: &str| format!("<tr><td class=\"index\"><b>{code}</b>&nbsp;</td><td>{value}</td></tr>");
        let coded = [
            row("HD", "<b class='enHeadline'>Dam breaks</b>"),
            row("BY", "By Ann Lee"),
            row("WC", "9 words"),
            row("PD", "2 March 2019"),
            row("SN", "The Courier"),
            row("LA", "<br/>English"),
            row("LP", "<p>A <b>dam</b> broke\non Friday.</p>"),
            row("TD", "<p>It was old.</p>"),
            row("AN", &format!("Document {NUMBER}")),
        ];
        let plain = format!(
            "<div>News</div><div id=\"hd\"><span class=\"enHeadline\">Dam breaks</span></div><div>By Ann Lee</div><div>1,285 words</div><div>2 March 2019</div>\
             <div>15:32</div><div>The Courier</div><div>COUR</div><div>6</div><div>English</div><div>(c) 2019 Courier</div>{}<p>Document {NUMBER}</p>",
            paragraphs()
        );
        let page = format!(
            "<html><head><title>Factiva</title></head><body><div id=\"article-{NUMBER}\" class=\"article\"><div class=\"article enArticle\"><table>{}</table></div></div>\
             <div class=\"article enArticle\">{plain}</div></body></html>",
            coded.concat()
        );
        let found = read_page(&page).unwrap();
        assert_eq!(found.articles.len(), 2);
        found.articles.iter().for_each(check);
    }

    #[test]
    fn lines_of_a_document_or_text_are_read_in_both_layouts() {
        let plain = format!(
            "News\nDam breaks\nBy Ann Lee\n9 words\n2 March 2019\nThe Courier\nCOUR\n6\nEnglish\n(c) 2019 Courier\n\nA dam broke on Friday.\n\nIt was old.\n\nDocument {NUMBER}\n"
        );
        let coded = format!(
            "SE  News\nHD  Dam breaks\nBY  Ann Lee\nWC\t9 words\nPD  2 March 2019\nSN  The Courier\nLA  English\nLP\nA dam broke on Friday.\nTD\nIt was old.\n\nDocument {NUMBER}\n\nSearch Summary\nText dam\n"
        );
        let found = read(&Line::of_text(&(plain + "\n" + &coded)));
        assert_eq!(found.articles.len(), 2);
        found.articles.iter().for_each(check);
    }

    #[test]
    fn answers_in_xml_are_read() {
        let xml = format!(
            "<PPSResponse><r><article><accessionNo>{NUMBER}</accessionNo><headline><paragraph>Dam breaks</paragraph></headline><byline>By Ann Lee</byline>\
             <sourceName>The Courier</sourceName><publicationDate><date>2 March 2019</date></publicationDate><leadParagraph><paragraph>A <hlt>dam</hlt> broke on Friday.</paragraph>\
             </leadParagraph><tailParagraphs><paragraph>It was old.</paragraph></tailParagraphs></article></r></PPSResponse>"
        );
        let mut articles =
            crate::article::xml::open(std::path::Path::new("n.xml"), Box::new(std::io::Cursor::new(xml.into_bytes())))
                .unwrap();
        let article = articles.next().unwrap().read().unwrap();
        assert_eq!((article.id.as_str(), article.text.as_str()), (NUMBER, TEXT));
    }
}
