//! Mail: a message, such as a newsletter, is an article; an mbox holds any number of them.

use super::lines::Line;
use super::records::reject;
use super::source::Bytes;
use super::{Fields, Unread, fragment, xml};
use mail_parser::{HeaderName, Message, MessageParser, MimeHeaders, PartType};
use std::io::{BufRead, Read};
use std::path::Path;
use std::sync::Arc;

/// The longest message, in bytes, including attachments; a longer one is skipped.
const LONGEST: u64 = 64 << 20;

/// The messages of an mbox.
pub struct Mbox {
    path: Arc<Path>,
    bytes: Bytes,
    message: u64,
    /// The line that begins the next message has been read.
    entered: bool,
    ended: bool,
}

impl Mbox {
    /// Reads messages from these bytes.
    pub fn new(path: &Path, bytes: Bytes) -> Self {
        Self { path: path.into(), bytes, message: 0, entered: false, ended: false }
    }

    /// The next message, without the line that begins it; none at the end.
    fn advance(&mut self) -> Result<Option<Vec<u8>>, String> {
        let (mut message, mut line) = (Vec::new(), Vec::new());
        let (mut after_empty, mut too_long, mut read_any) = (true, false, self.entered);
        self.entered = false;
        loop {
            line.clear();
            let read = (&mut self.bytes).take(LONGEST).read_until(b'\n', &mut line).map_err(|e| e.to_string())?;
            if read == 0 {
                self.ended = true;
                break;
            }
            if after_empty && begins_message(&line) {
                if read_any {
                    self.entered = true;
                    break;
                }
                read_any = true;
                continue;
            }
            after_empty = line.trim_ascii().is_empty();
            if !read_any && !after_empty {
                self.ended = true;
                return Err("expected an mbox, which begins with a line \"From ADDRESS DAY\", found another".to_owned());
            }
            too_long |= message.len() as u64 + read as u64 > LONGEST;
            if !too_long {
                message.extend_from_slice(unescaped(&line));
            }
        }
        match too_long {
            true => Err(format!("expected a message of at most {} MB, found a longer one", LONGEST >> 20)),
            false => Ok((!message.trim_ascii().is_empty()).then_some(message)),
        }
    }
}

impl Iterator for Mbox {
    type Item = Unread;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let found = self.advance();
            if matches!(found, Ok(None)) {
                continue;
            }
            self.message += 1;
            let (path, number) = (self.path.clone(), self.message);
            return Some(match found {
                Ok(message) => Unread::new(message.as_ref().map_or(0, Vec::len), move || {
                    let fields =
                        of_message(&message.unwrap_or_default()).map_err(|reason| reject(&path, number, reason))?;
                    fields.article(&path, Some(number))
                }),
                Err(reason) => reject(&path, number, reason).into(),
            });
        }
        None
    }
}

/// True for the line that begins a message: `From ann@a.example Sat Mar  2 08:00:00 2019`. Text may have lines that
/// begin with "From" too, but without an address and a time after it.
fn begins_message(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else { return false };
    let rest = String::from_utf8_lossy(rest);
    let mut words = rest.split_whitespace();
    let address = words.next().is_some_and(|word| word.contains('@') || word == "MAILER-DAEMON" || word == "-");
    let words: Vec<_> = words.collect();
    let time = |word: &&str| {
        word.len() >= 4 && word.split(':').count() >= 2 && word.split(':').all(|part| part.parse::<u8>().is_ok())
    };
    let year = |word: &&str| word.len() == 4 && word.parse::<u16>().is_ok();
    // Mailing lists write the address as `ann at a.example`.
    let address = address || words.first() == Some(&"at");
    address && words.iter().any(time) && words.iter().any(year)
}

/// A line of a message, unescaped: `>From` means `From`, `>>From` means `>From`.
fn unescaped(line: &[u8]) -> &[u8] {
    let marks = line.iter().take_while(|byte| **byte == b'>').count();
    if marks > 0 && line[marks..].starts_with(b"From ") { &line[1..] } else { line }
}

/// The article of a message in a file of its own.
pub fn single(path: &Path, message: Vec<u8>) -> Unread {
    let path = path.to_owned();
    Unread::new(message.len(), move || {
        let fields = of_message(&message).map_err(|reason| super::Rejected::file(&path, reason))?;
        fields.article(&path, None)
    })
}

fn of_message(bytes: &[u8]) -> Result<Fields, String> {
    let message = MessageParser::default().parse(bytes).filter(|message| !message.headers().is_empty());
    let message = message.ok_or("expected a message with headers (Subject, From), found none")?;
    if message.subject().is_none() && message.from().is_none() && message.date().is_none() {
        return Err("expected a message with headers (Subject, From), found none".to_owned());
    }
    let paragraphs = paragraphs(&message)?;
    if paragraphs.is_empty() {
        return Err("expected a message with a text, found none".to_owned());
    }
    let from = message.from().and_then(|from| from.first());
    let name = from.and_then(|from| from.name.as_deref().or(from.address.as_deref()));
    Ok(Fields {
        id: message.message_id().map(str::to_owned),
        publisher: name.map(str::to_owned),
        // As written: the day in the sender's time zone.
        published_on: message.header_raw(HeaderName::Date).map(|date| date.trim().to_owned()),
        language: message.header_raw("Content-Language").map(|tag| tag.trim().to_owned()),
        ..Fields::of_paragraphs(message.subject().map(str::to_owned), &paragraphs)
    })
}

/// The paragraphs of the message's HTML, or else of its plain text, which beside HTML is often only a hint to view it
/// elsewhere.
fn paragraphs(message: &Message) -> Result<Vec<String>, String> {
    let bodies: Vec<_> = message.html_bodies().collect();
    let htmls = bodies.iter().filter_map(|part| match &part.body {
        PartType::Html(html) => Some(fragment::paragraphs(html)),
        _ => None,
    });
    let htmls = htmls.collect::<Result<Vec<_>, _>>()?;
    if htmls.iter().any(|paragraphs| !paragraphs.is_empty()) {
        return Ok(htmls.concat());
    }
    let texts: Vec<String> = message
        .text_bodies()
        .filter_map(|part| match &part.body {
            PartType::Text(text) => {
                let flowed = part.content_type().and_then(|kind| kind.attribute("format")) == Some("flowed");
                Some(if flowed { unflowed(text) } else { text.to_string() })
            }
            _ => None,
        })
        .collect();
    Ok(texts.iter().flat_map(|text| xml::plain_paragraphs(text)).collect())
}

/// Lines that end in a blank continue on the next line, if that is quoted as deeply; the signs of quoting are removed
/// before lines are joined, and one is written for the whole. Another depth, and a line of signs alone, end a paragraph
/// (RFC 3676, 4.5).
fn unflowed(text: &str) -> String {
    let mut joined = String::new();
    let (mut continues, mut last) = (false, 0);
    for line in Line::of_text(text) {
        let bare = line.text.trim_start_matches('>');
        let depth = line.text.len() - bare.len();
        let bare = bare.strip_prefix(' ').unwrap_or(bare);
        if last != depth || depth > 0 && bare.is_empty() {
            joined.push_str("\n\n");
            continues = false;
        }
        last = depth;
        if !continues && depth > 0 && !bare.is_empty() {
            joined.push_str(&format!("{} ", ">".repeat(depth)));
        }
        joined.push_str(bare);
        continues = bare.ends_with(' ') && bare != "-- ";
        if !continues {
            joined.push('\n');
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use std::io::Cursor;

    fn read(mbox: &str) -> Vec<Result<Article, String>> {
        let messages = Mbox::new(Path::new("n.mbox"), Box::new(Cursor::new(mbox.as_bytes().to_vec())));
        messages.map(|message| message.read().map_err(|rejected| rejected.to_string())).collect()
    }

    const HEAD: &str = "From: The Courier <news@a.example>\r\nSubject: =?utf-8?Q?Dam_breaks?=\r\nDate: Sat, 2 Mar 2019 23:30:00 -0500\r\nMessage-ID: <7@a.example>\r\n";

    #[test]
    fn a_newsletter_is_read_from_its_html() {
        let message = format!(
            "{HEAD}MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nView in browser\r\n--b\r\n\
             Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<div style=3D\"display:none\">Hidden</div>\
             <table><tr><td><p>A dam broke=\r\n.</p></td></tr><tr><td>Caf=C3=A9 lost.</td></tr></table>\r\n--b--\r\n"
        );
        let a = single(Path::new("a.eml"), message.into_bytes()).read().unwrap();
        assert_eq!(a.text, "Dam breaks\n\nA dam broke.\n\nCafé lost.\n");
        assert_eq!((a.id.as_str(), a.publisher.as_deref()), ("7@a.example", Some("The Courier")));
        assert_eq!(a.published_on.unwrap().to_string(), "2019-03-02");
        assert!(single(Path::new("a.eml"), b"no head\n\nno message".to_vec()).read().is_err());
    }

    #[test]
    fn messages_of_an_mbox_begin_with_an_address_and_a_day() {
        let message = |n: u32, text: &str| {
            format!("From news@a.example Sat Mar  2 08:00:00 2019\nSubject: Dam {n}\nMessage-ID: <{n}@a>\n\n{text}\n\n")
        };
        let mbox = message(1, "A dam broke.\n\nFrom Monday the shops open.\n\n>From here on it is dry.\n>>From him.")
            + &message(2, "It was old,\nand full.");
        let found = read(&mbox);
        let texts: Vec<_> = found.iter().map(|a| a.as_ref().unwrap().text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "Dam 1\n\nA dam broke.\n\nFrom Monday the shops open.\n\nFrom here on it is dry. >From him.\n",
                "Dam 2\n\nIt was old, and full.\n"
            ]
        );
        assert!(read("Subject: x\n\nno mbox\n")[0].as_ref().unwrap_err().contains("expected an mbox"));
        let marks = "From ann at a.example  Sat Mar  2 08:00:00 2019\nSubject: Dam\n\nText.\n";
        assert_eq!(read(marks).len(), 1);
        assert!(
            read("From news@a.example Sat Mar  2 08:00:00 2019\nSubject: Dam\n\n")[0]
                .as_ref()
                .unwrap_err()
                .contains("a text")
        );
    }

    #[test]
    fn flowed_lines_are_joined() {
        let message =
            format!("{HEAD}Content-Type: text/plain; format=flowed\r\n\r\nA dam \r\nbroke.\r\n\r\nIt was old.\r\n");
        let a = single(Path::new("a.eml"), message.into_bytes()).read().unwrap();
        assert_eq!(a.text, "Dam breaks\n\nA dam broke.\n\nIt was old.\n");
    }

    #[test]
    fn quoted_flowed_lines_are_joined_without_their_signs() {
        let paragraphs = |text: &str| xml::plain_paragraphs(&unflowed(text));
        assert_eq!(paragraphs("> A dam \n> broke.\nWho \nsays?\n"), ["> A dam broke.", "Who says?"]);
        assert_eq!(paragraphs("> A dam \n>> It was \n>> old.\n"), ["> A dam", ">> It was old."]);
        assert_eq!(paragraphs("> A dam.\n>\n> It was old.\n"), ["> A dam.", "> It was old."]);
        assert_eq!(unflowed(" > is a sign.\n-- \nAnn\n"), "> is a sign.\n-- \nAnn\n");
    }
}
