//! A .txt file is one article.

use super::{Article, LONGEST_TEXT, Rejected, admit, source};
use std::io::Read;
use std::path::Path;

/// Reads UTF-8 as an article. A byte-order mark is left out; line ends stay as they are.
pub fn read(path: &Path, id: String, bytes: impl Read) -> Result<Article, Rejected> {
    let reject = |reason: String| Rejected::file(path, reason);
    let text = source::all(bytes, LONGEST_TEXT).and_then(decode).map_err(reject)?;
    let article = Article::from_text(id, text);
    admit(Article { source_path: Some(path.display().to_string()), ..article })
}

fn decode(mut bytes: Vec<u8>) -> Result<String, String> {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err("expected UTF-8, found UTF-16".to_owned());
    }
    if bytes.contains(&0) {
        return Err("expected a text, found a binary file (it holds a zero byte)".to_owned());
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("expected UTF-8, found the byte 0x{:02X} at offset {at}", error.as_bytes()[at])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<&str, &str>) {
        let found = read(Path::new("a.txt"), "a".into(), bytes).map(|a| a.text).map_err(|r| r.reason);
        assert_eq!(found.as_deref().map_err(String::as_str), expected);
    }

    #[test]
    fn texts_are_read_as_they_are_without_a_byte_order_mark() {
        check("Título\r\nOne.\rTwo.\n".as_bytes(), Ok("Título\r\nOne.\rTwo.\n"));
        check(b"\xEF\xBB\xBFTitle\n", Ok("Title\n"));
    }

    #[test]
    fn what_is_no_text_is_rejected_with_the_reason() {
        check(b"", Err("expected a text, found it empty"));
        check(b" \n\t\r\n", Err("expected a text, found it empty"));
        check(b"caf\xE9 au lait", Err("expected UTF-8, found the byte 0xE9 at offset 3"));
        check(b"\xFF\xFEa\0", Err("expected UTF-8, found UTF-16"));
        check(b"\x7FELF\0\0\xFF", Err("expected a text, found a binary file (it holds a zero byte)"));
    }

    #[test]
    fn the_first_line_that_is_not_empty_is_the_title() {
        let title = |text: &str| Article::from_text("a", text).title;
        assert_eq!(title("\r\n  Talks end \r\nNo deal."), Some("Talks end".into()));
        assert_eq!(title("One\rTwo"), Some("One".into()));
    }
}
