//! A .txt file is one article.

use super::encoding::decode;
use super::{Article, LONGEST_TEXT, Rejected, Unread, admit, source};
use std::io::Read;
use std::path::Path;

/// Finds a text, which is an article. A byte-order mark is left out; line ends stay as they are.
pub fn find(path: &Path, id: String, bytes: impl Read, charset: Option<String>) -> Unread {
    let path = path.to_owned();
    match source::all(bytes, LONGEST_TEXT) {
        Ok(bytes) => Unread::new(bytes.len(), move || article(&path, id, bytes, charset.as_deref())),
        Err(reason) => Rejected::file(&path, reason).into(),
    }
}

fn article(path: &Path, id: String, bytes: Vec<u8>, charset: Option<&str>) -> Result<Article, Rejected> {
    let (text, decoding) = decode(bytes, charset).map_err(|reason| Rejected::file(path, reason))?;
    let article = Article::from_text(id, text);
    admit(Article { source_path: Some(path.display().to_string()), decoding, ..article })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<&str, &str>) {
        let found = find(Path::new("a.txt"), "a".into(), bytes, None).read().map(|a| a.text).map_err(|r| r.reason);
        assert_eq!(found.as_deref().map_err(String::as_str), expected);
    }

    #[test]
    fn texts_are_read_as_they_are_without_a_byte_order_mark() {
        check("Título\r\nOne.\rTwo.\n".as_bytes(), Ok("Título\r\nOne.\rTwo.\n"));
        check(b"\xEF\xBB\xBFTitle\n", Ok("Title\n"));
        check(b"\xFF\xFEa\0", Ok("a"));
        check(b"caf\xE9 au lait", Ok("café au lait"));
    }

    #[test]
    fn what_is_no_text_is_rejected_with_the_reason() {
        check(b"", Err("expected a text, found it empty"));
        check(b" \n\t\r\n", Err("expected a text, found it empty"));
        check(b"\x7FELF\0\0\xFF", Err("expected a text, found a binary file (it holds a zero byte)"));
    }

    #[test]
    fn the_first_line_that_is_not_empty_is_the_title() {
        let title = |text: &str| Article::from_text("a", text).title;
        assert_eq!(title("\r\n  Talks end \r\nNo deal."), Some("Talks end".into()));
        assert_eq!(title("One\rTwo"), Some("One".into()));
    }
}
