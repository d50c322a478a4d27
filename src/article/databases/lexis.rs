//! LexisNexis Academic (until about 2019), as text or as one web page: each document begins with `1 of 10 DOCUMENTS`,
//! followed by publisher and day, the headline, labels in capitals, the text, and more labels.

use super::{Download, number_of};
use crate::article::lines::Line;
use crate::article::{Fields, day, fragment};

/// The documents of a text: its blocks are separated by empty lines.
pub fn read(lines: &[Line]) -> Download {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for line in lines {
        let text = line.trimmed();
        let centred = line.text.starts_with("        ") || line.text.starts_with('\t');
        match blocks.last_mut() {
            _ if text.is_empty() => open = false,
            Some(block) if open && block.centred == centred && number_of(text).is_none() && label(text).is_none() => {
                block.text.extend([" ", text]);
            }
            _ => {
                blocks.push(Block { text: text.to_owned(), centred });
                open = number_of(text).is_none();
            }
        }
    }
    of_blocks(&blocks)
}

/// The documents of a page: its blocks are its divisions and paragraphs. Class names are renumbered in each file, so
/// they carry no information.
pub fn read_page(page: &str) -> Result<Download, String> {
    let blocks = fragment::paragraphs(page)?;
    let blocks: Vec<_> =
        blocks.into_iter().map(|text| Block { text: text.replace('\n', " "), centred: false }).collect();
    Ok(of_blocks(&blocks))
}

/// Lines that belong together.
struct Block {
    text: String,
    /// Only in texts, where names of publishers, days and editions are centred.
    centred: bool,
}

fn of_blocks(blocks: &[Block]) -> Download {
    let starts: Vec<_> = (0..blocks.len()).filter(|at| number_of(&blocks[*at].text).is_some()).collect();
    let ends = starts.iter().skip(1).copied().chain([blocks.len()]);
    let articles = starts.iter().zip(ends).map(|(start, end)| article(&blocks[start + 1..end])).collect();
    let first = starts.first().and_then(|at| number_of(&blocks[*at].text));
    // A download of a part (from 2001 of 2146) does not say how many documents it holds.
    Download { articles, stated: first.filter(|(first, _)| *first == 1).map(|(_, all)| all) }
}

fn article(blocks: &[Block]) -> Result<Fields, String> {
    let is_day = |block: &Block| day::parse(&block.text).is_ok();
    const NEAR: usize = 6;
    let dated = blocks
        .iter()
        .take(NEAR)
        .position(is_day)
        .ok_or("expected a document with its day of publication, found none")?;
    // Editions are centred below the day; a headline is not.
    let below = &blocks[dated + 1..];
    let headline = below.iter().position(|block| !block.centred && label(&block.text).is_none());
    let labels = below
        .iter()
        .position(|block| label(&block.text).is_some())
        .ok_or("expected a document with a LENGTH or other labels, found none")?;
    let headline = headline.filter(|at| *at < labels);
    let is_tail =
        |block: &Block| label(&block.text).is_some_and(|(name, _)| !HEAD.contains(&name)) || is_copyright(&block.text);
    let text = below[labels..]
        .iter()
        .position(|block| label(&block.text).is_none())
        .map(|at| labels + at)
        .unwrap_or(below.len());
    let end = below[text..].iter().position(is_tail).map_or(below.len(), |at| text + at);
    // Labels that belong before the text may come after the first paragraphs, where these are short.
    let paragraphs: Vec<_> =
        below[text..end].iter().filter(|block| label(&block.text).is_none()).map(|block| block.text.clone()).collect();
    let value = |wanted: &str| {
        below
            .iter()
            .filter_map(|block| label(&block.text))
            .find(|(name, _)| *name == wanted)
            .map(|(_, value)| value.to_owned())
    };
    Ok(Fields {
        author: value("BYLINE"),
        publisher: blocks[..dated].last().map(|block| block.text.clone()),
        published_on: Some(blocks[dated].text.clone()),
        language: value("LANGUAGE").map(|language| language.split(';').next().unwrap_or_default().to_owned()),
        ..Fields::of_paragraphs(headline.map(|at| below[at].text.trim_end_matches(';').to_owned()), &paragraphs)
    })
}

/// Labels before the text.
const HEAD: [&str; 9] =
    ["BYLINE", "SECTION", "LENGTH", "DATELINE", "HIGHLIGHT", "SERIES", "SOURCE", "CREDIT", "DISTRIBUTION"];
/// Labels after the text.
const TAIL: [&str; 20] = [
    "LOAD-DATE",
    "LANGUAGE",
    "GRAPHIC",
    "JOURNAL-CODE",
    "PUBLICATION-TYPE",
    "CORRECTION-DATE",
    "CORRECTION",
    "SUBJECT",
    "ORGANIZATION",
    "COMPANY",
    "PERSON",
    "GEOGRAPHIC",
    "INDUSTRY",
    "DOCUMENT-TYPE",
    "TYPE",
    "URL",
    "NOTES",
    "TICKER",
    "COUNTRY",
    "STATE",
];

/// A label in capitals and its value.
fn label(block: &str) -> Option<(&str, &str)> {
    let (name, value) = block.split_once(':')?;
    (HEAD.contains(&name) || TAIL.contains(&name)).then(|| (name, value.trim()))
}

fn is_copyright(block: &str) -> bool {
    block.starts_with("Copyright ") && block.bytes().any(|byte| byte.is_ascii_digit()) && block.len() < 200
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(n: u32, all: u32) -> String {
        format!(
            "                               {n} of {all} DOCUMENTS\r\n\r\n\r\n                          The Courier (London)\r\n\r\n\
             \x20                          March 2, 2019 Saturday\r\n                              Edition 1;\r\n                               Scotland\r\n\r\n\
             Dam {n} breaks after\r\nthe storm;\r\n\r\nBYLINE: Ann Lee\r\n\r\nSECTION: NEWS; Pg. 6\r\n\r\nLENGTH: 355 words\r\n\r\n\r\n\
             \x20A dam broke on Friday near the\r\ntown: it was old.\r\n\r\n  Mr Hale said: \"We lost it.\"\r\n\r\nLOAD-DATE: March 3, 2019\r\n\r\n\
             LANGUAGE: ENGLISH\r\n\r\nPUBLICATION-TYPE: Newspaper\r\n\r\n\r\n                 Copyright 2019 Courier Newspapers\r\n                              All Rights Reserved\r\n\r\n\r\n"
        )
    }

    #[test]
    fn documents_of_a_text_are_unwrapped() {
        let text = format!(
            "Download Request: Selected Items: 1-2\r\nTime Of Request: March 3, 2019\r\n\r\n{}{}",
            document(1, 3),
            document(2, 3)
        );
        let found = read(&Line::of_text(&text));
        assert_eq!((found.articles.len(), found.stated), (2, Some(3)));
        let second = found.articles[1].clone().unwrap();
        let expected = "Dam 2 breaks after the storm\n\nA dam broke on Friday near the town: it was old.\n\nMr Hale said: \"We lost it.\"\n";
        assert_eq!(second.text.as_deref(), Some(expected));
        let fields =
            [second.author, second.publisher, second.published_on, second.language].map(Option::unwrap_or_default);
        assert_eq!(
            fields,
            ["Ann Lee", "The Courier (London)", "March 2, 2019 Saturday Edition 1; Scotland", "ENGLISH"]
        );
    }

    #[test]
    fn documents_of_a_page_are_read_by_their_order() {
        let page = "<HTML><BODY><A NAME=\"DOC_ID_0_0\"></A><!-- Hide XML <DOC NUMBER=1> <DOCFULL> --><DIV CLASS=\"c0\"><P CLASS=\"c1\"><SPAN CLASS=\"c2\">5 of 9 DOCUMENTS</SPAN></P></DIV>\
            <DIV CLASS=\"c0\"><P><SPAN>The Courier</SPAN></P></DIV><DIV><P><SPAN>March 2</SPAN><SPAN>, 2019, Saturday, An Edition</SPAN></P></DIV>\
            <DIV><P><SPAN CLASS=\"c7\">Dam breaks;<BR>Homes lost</SPAN></P></DIV><DIV><P><SPAN>BYLINE: </SPAN><SPAN>Ann Lee</SPAN></P></DIV>\
            <DIV><P><SPAN>LENGTH: </SPAN><SPAN>9 words</SPAN></P></DIV><DIV><P>A <SPAN>dam</SPAN>broke.</P><P>It was old.</P></DIV>\
            <DIV><P><SPAN>LANGUAGE: </SPAN><SPAN>English</SPAN></P></DIV><DIV><P>Copyright 2019 X</P></DIV><!-- </DOCFULL> </DOC> --></BODY></HTML>";
        let found = read_page(page).unwrap();
        assert_eq!((found.articles.len(), found.stated), (1, None));
        let article = found.articles[0].clone().unwrap();
        assert_eq!(article.text.as_deref(), Some("Dam breaks; Homes lost\n\nA dambroke.\n\nIt was old.\n"));
        assert_eq!((article.author.as_deref(), article.publisher.as_deref()), (Some("Ann Lee"), Some("The Courier")));
    }
}
