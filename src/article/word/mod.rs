//! Documents of word processors, DOCX and RTF: their paragraphs, with bold type and links. A download of a database is
//! read as such, any other document as one article.

use super::databases::{self, Layout};
use super::lines::Line;
use super::source::{self, Bytes};
use super::unread::Articles;
use super::{Fields, Rejected, Unread};
use std::path::Path;

mod docx;
mod rtf;

/// The largest document, in bytes.
const LARGEST: usize = 256 << 20;

/// The articles of a DOCX document.
pub fn docx(path: &Path, id: String, bytes: Bytes) -> Result<Articles, Rejected> {
    open(path, id, bytes, docx::lines)
}

/// The articles of an RTF document.
pub fn rtf(path: &Path, id: String, bytes: Bytes) -> Result<Articles, Rejected> {
    open(path, id, bytes, rtf::lines)
}

fn open(
    path: &Path,
    id: String,
    bytes: Bytes,
    lines: fn(&[u8]) -> Result<Vec<Line>, String>,
) -> Result<Articles, Rejected> {
    let lines =
        source::all(bytes, LARGEST).and_then(|bytes| lines(&bytes)).map_err(|reason| Rejected::file(path, reason))?;
    match Layout::of_lines(&lines) {
        Some(layout) => databases::open(path, layout, &lines),
        None => {
            let path = path.to_owned();
            let size = lines.iter().map(|line| line.text.len()).sum();
            Ok(Box::new(std::iter::once(Unread::new(size, move || {
                Fields { id: Some(id), ..draft(&lines) }.article(&path, None)
            }))))
        }
    }
}

/// A document that is one article. Its title is the first heading near its beginning, or else its first line.
fn draft(lines: &[Line]) -> Fields {
    const NEAR: usize = 5;
    let mut filled: Vec<_> = lines.iter().filter(|line| !line.trimmed().is_empty()).collect();
    let title = filled.iter().take(NEAR).position(|line| line.heading).unwrap_or(0);
    let title = (title < filled.len()).then(|| filled.remove(title).trimmed().to_owned());
    Fields::of_paragraphs(title, &filled.iter().map(|line| line.trimmed().to_owned()).collect::<Vec<_>>())
}
