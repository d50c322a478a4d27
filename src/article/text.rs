//! A .txt file is one article.

use super::databases::{self, Layout};
use super::encoding::decode;
use super::lines::Line;
use super::sidecar::Sidecar;
use super::unread::Articles;
use super::{Article, LONGEST_TEXT, Rejected, Unread, admit, source};
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

/// The metadata of a text.
#[derive(Default)]
pub struct Known {
    /// The articles.csv of its folder.
    pub sidecar: Option<Arc<Sidecar>>,
}

/// Finds a text, which is one article or a download of several. A byte-order mark is removed; line ends stay as they
/// are.
pub fn open(path: &Path, id: String, bytes: impl Read, known: Known) -> Result<Articles, Rejected> {
    let charset = known.sidecar.as_ref().and_then(|sidecar| sidecar.charset(&id)).map(str::to_owned);
    let bytes = source::all(bytes, LONGEST_TEXT).map_err(|reason| Rejected::file(path, reason))?;
    if let Some((layout, text)) = download(&bytes, charset.as_deref()) {
        return databases::open(path, layout, &Line::of_text(&text));
    }
    let path = path.to_owned();
    let complete = move |article| match &known.sidecar {
        Some(sidecar) => sidecar.complete(article),
        None => article,
    };
    let article =
        Unread::new(bytes.len(), move || article(&path, id, bytes, charset.as_deref()).map(complete).and_then(admit));
    Ok(Box::new(std::iter::once(article)))
}

/// The text of a download and its layout, if it is one. Only a file with the marks of a download is decoded to check.
fn download(bytes: &[u8], charset: Option<&str>) -> Option<(Layout, String)> {
    if !Layout::may_be_in(bytes) {
        return None;
    }
    let (text, _) = decode(bytes.to_vec(), charset).ok()?;
    Some((Layout::of(&text)?, text))
}

fn article(path: &Path, id: String, bytes: Vec<u8>, charset: Option<&str>) -> Result<Article, Rejected> {
    let (text, decoding) = decode(bytes, charset).map_err(|reason| Rejected::file(path, reason))?;
    let article = Article::from_text(id, text);
    Ok(Article { source_path: Some(path.display().to_string()), decoding, ..article })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<&str, &str>) {
        let articles = open(Path::new("a.txt"), "a".into(), bytes, Known::default());
        let first = articles.and_then(|mut articles| articles.next().expect("one at least").read());
        let found = first.map(|a| a.text).map_err(|r| r.reason);
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
        let day = "expected a document with its day of publication, found none";
        check(b"  1 of 2 DOCUMENTS\n\nMill\n", Err(day));
        check(b"\xFF\xFE1\0 \0o\0f\0 \x002\0 \0D\0O\0C\0U\0M\0E\0N\0T\0S\0", Err(day));
        check(b"\x7FELF\0\0\xFF", Err("expected a text, found a binary file (it holds a zero byte)"));
    }

    #[test]
    fn the_first_line_that_is_not_empty_is_the_title() {
        let title = |text: &str| Article::from_text("a", text).title;
        assert_eq!(title("\r\n  Talks end \r\nNo deal."), Some("Talks end".into()));
        assert_eq!(title("One\rTwo"), Some("One".into()));
    }

    #[test]
    fn a_web_address_in_the_first_line_is_the_address_of_the_article() {
        let read = |text: &str| {
            let article = Article::from_text("a", text);
            (article.url, article.title)
        };
        let address = "https://post.example/2019/talks-end?page=2";
        let expected = (Some(address.to_owned()), Some("Talks end".to_owned()));
        assert_eq!(read(&format!("{address}\n\nTalks end\nNo deal.")), expected);
        assert_eq!(read(address), (Some(address.to_owned()), None));
        for line in ["https://post.example is down", "Talks on https://post.example", "http://", "post.example"] {
            assert_eq!(read(&format!("{line}\nNo deal.")), (None, Some(line.to_owned())), "{line}");
        }
    }
}
