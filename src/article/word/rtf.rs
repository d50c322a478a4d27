//! RTF: reads its tokens and keeps what a human reader sees. Libraries for it lose characters or read fonts, headers
//! and pictures as text (rtf-parser 0.4.3).

use crate::article::lines::Line;
use encoding_rs::{Encoding, WINDOWS_1252};
use std::collections::HashMap;

/// Deeper nested groups are made to break parsers.
const DEEPEST: usize = 1_000;

/// The paragraphs of a document.
pub fn lines(bytes: &[u8]) -> Result<Vec<Line>, String> {
    if !bytes.starts_with(b"{\\rtf") {
        return Err("expected an RTF document, found other bytes".to_owned());
    }
    let mut reader = Document::new(bytes);
    reader.read()?;
    reader.end_line();
    Ok(reader.lines)
}

/// The state of a group.
#[derive(Clone, Copy)]
struct Group {
    /// Its content is skipped: fonts, colours, headers, pictures.
    skipped: bool,
    /// Its groups are the fonts of the document.
    is_font_table: bool,
    /// The number of its font.
    font: Option<i64>,
    /// Bold.
    bold: bool,
    /// Hidden or deleted.
    hidden: bool,
    /// How many fallback characters follow `\u`, for programs that do not know it.
    skip: usize,
    /// What its text is.
    kind: Kind,
}

/// What the text of a group is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    /// The instruction of a field: the target of a link.
    Instruction,
    /// The name of a bookmark.
    Bookmark,
}

struct Document<'b> {
    bytes: &'b [u8],
    at: usize,
    /// That of the document, for fonts that have none.
    encoding: &'static Encoding,
    /// The encodings of fonts by their numbers.
    fonts: HashMap<i64, &'static Encoding>,
    /// The number of the font of text that names none.
    default_font: Option<i64>,
    groups: Vec<Group>,
    group: Group,
    lines: Vec<Line>,
    line: Line,
    plain: bool,
    /// Bytes of text not decoded yet.
    pending: Vec<u8>,
    /// Fallback characters after `\u` still to be skipped.
    left: usize,
    /// The first half of a surrogate pair, which takes two `\u`.
    high: Option<u16>,
    /// The text of an instruction or a bookmark.
    name: String,
}

impl<'b> Document<'b> {
    fn new(bytes: &'b [u8]) -> Self {
        let group = Group {
            skipped: false,
            is_font_table: false,
            font: None,
            bold: false,
            hidden: false,
            skip: 1,
            kind: Kind::Text,
        };
        Self {
            bytes,
            at: 0,
            encoding: WINDOWS_1252,
            fonts: HashMap::new(),
            default_font: None,
            groups: Vec::new(),
            group,
            lines: Vec::new(),
            line: Line::default(),
            plain: false,
            pending: Vec::new(),
            left: 0,
            high: None,
            name: String::new(),
        }
    }

    fn read(&mut self) -> Result<(), String> {
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'{' => self.begin()?,
                b'}' => {
                    self.end();
                    if self.groups.is_empty() {
                        return Ok(());
                    }
                }
                b'\\' => self.control(),
                b'\r' | b'\n' => {}
                byte => self.byte(byte),
            }
        }
        Err("expected the end of the RTF document, found the end of the file (cut short?)".to_owned())
    }

    fn begin(&mut self) -> Result<(), String> {
        self.decode();
        self.left = 0;
        self.groups.push(self.group);
        match self.groups.len() > DEEPEST {
            true => Err(format!("expected groups that are nested at most {DEEPEST} deep, found deeper ones")),
            false => Ok(()),
        }
    }

    fn end(&mut self) {
        self.decode();
        let Some(outer) = self.groups.pop() else { return };
        if self.group.kind != outer.kind {
            let name = std::mem::take(&mut self.name);
            match self.group.kind {
                Kind::Instruction => self.line.link = self.line.link.take().or_else(|| target(&name)),
                Kind::Bookmark => self.line.bookmark = self.line.bookmark.take().or(Some(name.trim().to_owned())),
                Kind::Text => {}
            }
        }
        (self.group, self.left) = (outer, 0);
    }

    /// A control word or symbol.
    fn control(&mut self) {
        let Some(&first) = self.bytes.get(self.at) else { return };
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            return self.symbol(first);
        }
        let rest = &self.bytes[self.at..];
        let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (word, rest) = (&rest[..letters], &rest[letters..]);
        let sign = usize::from(rest.first() == Some(&b'-'));
        let digits = rest[sign..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let length = if digits > 0 { sign + digits } else { 0 };
        let number = std::str::from_utf8(&rest[..length]).ok().and_then(|number| number.parse::<i64>().ok());
        self.at += letters + length + usize::from(rest.get(length) == Some(&b' '));
        self.word(std::str::from_utf8(word).unwrap_or_default(), number);
    }

    fn symbol(&mut self, symbol: u8) {
        if matches!(symbol, b'~' | b'_') {
            self.decode();
        }
        match symbol {
            b'\'' => {
                let hex = self.bytes.get(self.at..self.at + 2).and_then(|hex| std::str::from_utf8(hex).ok());
                if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
                    self.at += 2;
                    self.byte(byte);
                }
            }
            b'~' => self.text("\u{a0}"),
            b'_' => self.text("-"),
            b'-' => {}
            b'*' => self.pass_over_unless_known(),
            b'\n' | b'\r' => self.end_line(),
            b'{' | b'}' | b'\\' => self.byte(symbol),
            _ => {}
        }
    }

    /// An optional destination: of these, only links and bookmarks are read.
    fn pass_over_unless_known(&mut self) {
        let rest = &self.bytes[self.at..];
        self.group.skipped |= !rest.starts_with(b"\\fldinst") && !rest.starts_with(b"\\bkmkstart");
    }

    fn word(&mut self, word: &str, number: Option<i64>) {
        let on = number != Some(0);
        match word {
            "u" => return self.unicode(number.unwrap_or_default()),
            "bin" => self.at = self.at.saturating_add(usize::try_from(number.unwrap_or_default()).unwrap_or_default()),
            _ => {}
        }
        self.decode();
        match word {
            "par" | "sect" | "page" | "row" => self.end_line(),
            "line" => self.text("\n"),
            "tab" | "cell" => self.text("\t"),
            "emdash" => self.text("—"),
            "endash" => self.text("–"),
            "lquote" => self.text("‘"),
            "rquote" => self.text("’"),
            "ldblquote" => self.text("“"),
            "rdblquote" => self.text("”"),
            "bullet" => self.text("•"),
            "ansicpg" => self.encoding = number.and_then(code_page).unwrap_or(WINDOWS_1252),
            "mac" => self.encoding = encoding_rs::MACINTOSH,
            "uc" => self.group.skip = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1),
            "f" => self.group.font = number,
            "deff" => self.default_font = number,
            "fcharset" if self.group.is_font_table => self.define_font(number.and_then(charset)),
            "fonttbl" => (self.group.is_font_table, self.group.skipped) = (true, true),
            "b" => self.group.bold = on,
            "plain" => (self.group.bold, self.group.hidden, self.group.font) = (false, false, None),
            "v" | "deleted" => self.group.hidden = on,
            "outlinelevel" => self.line.heading |= number == Some(0),
            "fldinst" => self.group.kind = Kind::Instruction,
            "bkmkstart" => self.group.kind = Kind::Bookmark,
            other => self.group.skipped |= is_unseen(other),
        }
    }

    /// Notes the encoding of the font that is being defined.
    fn define_font(&mut self, encoding: Option<&'static Encoding>) {
        if let (Some(font), Some(encoding)) = (self.group.font, encoding) {
            self.fonts.insert(font, encoding);
        }
    }

    /// A character by its number, signed 16-bit; some take two.
    fn unicode(&mut self, number: i64) {
        self.decode();
        let unit = number as u16;
        match (self.high.take(), unit) {
            (_, 0xD800..=0xDBFF) => self.high = Some(unit),
            (Some(high), 0xDC00..=0xDFFF) => self.text(&String::from_utf16_lossy(&[high, unit])),
            _ => self.text(&String::from_utf16_lossy(&[unit])),
        }
        self.left = self.group.skip;
    }

    fn byte(&mut self, byte: u8) {
        if self.left > 0 {
            self.left -= 1;
        } else {
            self.pending.push(byte);
        }
    }

    fn decode(&mut self) {
        if !self.pending.is_empty() {
            let bytes = std::mem::take(&mut self.pending);
            let font = self.group.font.or(self.default_font);
            let encoding = font.and_then(|font| self.fonts.get(&font)).unwrap_or(&self.encoding);
            let text = encoding.decode_without_bom_handling(&bytes).0;
            self.text(&text);
        }
    }

    fn text(&mut self, text: &str) {
        if self.group.skipped || self.group.hidden {
            return;
        }
        if self.group.kind != Kind::Text {
            return self.name.push_str(text);
        }
        self.plain |= !self.group.bold && !text.trim().is_empty();
        self.line.text.push_str(text);
    }

    fn end_line(&mut self) {
        self.decode();
        if self.group.skipped || self.group.kind != Kind::Text {
            return;
        }
        let line = std::mem::take(&mut self.line);
        let bold = !std::mem::take(&mut self.plain) && !line.trimmed().is_empty();
        self.lines.push(Line { bold: Some(bold), ..line });
    }
}

/// Destinations that a human reader does not see, or not at this position.
fn is_unseen(word: &str) -> bool {
    const UNSEEN: [&str; 15] = [
        "colortbl",
        "stylesheet",
        "info",
        "pict",
        "object",
        "listtable",
        "listoverridetable",
        "themedata",
        "datastore",
        "footnote",
        "annotation",
        "xmlnstbl",
        "rsidtbl",
        "generator",
        "revtbl",
    ];
    UNSEEN.contains(&word)
        || word.starts_with("header") && word != "headery"
        || word.starts_with("footer") && word != "footery"
}

/// The address in the instruction of a link.
fn target(instruction: &str) -> Option<String> {
    let rest = instruction.trim().strip_prefix("HYPERLINK")?.trim_start();
    let target =
        rest.strip_prefix('"').map_or_else(|| rest.split_whitespace().next(), |rest| rest.split('"').next())?;
    (!target.is_empty()).then(|| target.to_owned())
}

/// The encoding of a font's `\fcharset` (RTF 1.9.1, "Font Table"); none for those that have the document's, and for symbols.
fn charset(number: i64) -> Option<&'static Encoding> {
    let page = match number {
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    };
    code_page(page)
}

fn code_page(number: i64) -> Option<&'static Encoding> {
    let label = match number {
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10000 => "macintosh".to_owned(),
        65001 => "utf-8".to_owned(),
        number => format!("windows-{number}"),
    };
    Encoding::for_label(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rtf: &str, expected: &[&str]) {
        let found: Vec<_> = lines(rtf.as_bytes()).unwrap().into_iter().map(|line| line.text).collect();
        assert_eq!(found, expected, "{rtf}");
    }

    #[test]
    fn characters_are_read_however_they_are_written() {
        check(
            r"{\rtf1\ansi\ansicpg1252 \'93A caf\'e9\'94 \u8220?no\u8221\'94 \emdash\~x\par{\b B}old}",
            &["“A café” “no” —\u{a0}x", "Bold"],
        );
        check(r"{\rtf1\ansi{\uc0\u8220}{\uc2\u8221 ab}c \u-10179?\u-8704?}", &["“”c 😀"]);
        let fonts = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}{\f2\fcharset238 Arial;}}";
        let text = r"caf\'e9 {\f1 \'cc\'ee\'f1\'ea\'e2\'e0} \f2 Wa\'b3\'easa\plain  \'e9";
        check(&format!(r"{{\rtf1\ansi\ansicpg1252\deff0{fonts}{text}}}"), &["café Москва Wałęsa é"]);
        check(&format!(r"{{\rtf1\ansi\deff1{fonts}\'cc}}"), &["М"]);
        check(r"{\rtf1\ansi\ansicpg932 \'93\'fa\'96\'7b}", &["日本"]);
        check("{\\rtf1 a\\{b\\}\\\\\r\nc\\line d\\tab e}", &["a{b}\\c\nd\te"]);
        check(r"{\rtf1 A{\*\shppict x}\bin3 }}}B\-C\_D}", &["ABC-D"]);
    }

    #[test]
    fn what_readers_do_not_see_is_left_out() {
        check(
            r"{\rtf1{\fonttbl{\f0 Times;}}{\info{\title T}}{\header H}{\footerr F}{\stylesheet{S;}}A{\v hid}{\deleted gone}{\pict 00ff}{\footnote N}\par}",
            &["A", ""],
        );
    }

    #[test]
    fn links_bookmarks_and_bold_are_kept() {
        let found = lines(br#"{\rtf1{\*\bkmkstart Body_0}{\*\bkmkend Body_0}{\field{\*\fldinst{HYPERLINK "https://a.example/x" }}{\fldrslt{\b Dam}}}\par plain\par}"#).unwrap();
        let [first, second, _] = &found[..] else { panic!("{found:?}") };
        assert_eq!((first.text.as_str(), first.bold), ("Dam", Some(true)));
        assert_eq!((first.link.as_deref(), first.bookmark.as_deref()), (Some("https://a.example/x"), Some("Body_0")));
        assert_eq!(second.bold, Some(false));
    }

    #[test]
    fn what_is_broken_is_reported() {
        assert!(lines(b"{\\rtf1 cut").unwrap_err().contains("cut short"));
        assert!(lines(b"no").unwrap_err().contains("other bytes"));
        assert!(lines(&b"{\\rtf1".repeat(5_000)).unwrap_err().contains("nested"));
    }
}
