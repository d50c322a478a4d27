//! Labelled text: `#doc SOURCE ID` lines, `token<TAB>label` lines (BIO over PER, LOC, ORG, MISC), a blank line after
//! each sentence.

use super::glue;
use std::ops::Range;
use std::path::Path;
use tidings::article::Article;
use tidings::extract::NameKind;

/// A labelled text: one line per sentence, with the byte ranges of the names in it.
pub struct Text {
    pub article: Article,
    pub names: Vec<(Range<usize>, NameKind)>,
}

/// All texts of a file.
pub fn read(path: &Path) -> std::io::Result<Vec<Text>> {
    let file = std::fs::read_to_string(path)?;
    let mut texts: Vec<Text> = Vec::new();
    for line in file.lines() {
        if let Some(id) = line.strip_prefix("#doc ") {
            let article = Article { id: id.to_owned(), ..Article::default() };
            texts.push(Text { article, names: Vec::new() });
        } else if let Some(text) = texts.last_mut() {
            text.add(line);
        }
    }
    Ok(texts)
}

impl Text {
    fn add(&mut self, line: &str) {
        if line.is_empty() {
            self.article.text.push('\n');
            return;
        }
        let (token, label) = line.split_once('\t').unwrap_or((line, "O"));
        let text = &mut self.article.text;
        if !glue::is_glued(text, token) {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(token);
        let name = start..start + without_tail(token);
        let Some(kind) = kind(label) else { return };
        match self.names.last_mut() {
            Some((last, of)) if label.starts_with('I') && *of == kind => last.end = name.end,
            _ => self.names.push((name, kind)),
        }
    }
}

/// The length of a token without suffixes: in "U.S.-led" only "U.S." is a name.
fn without_tail(token: &str) -> usize {
    match token.split_once('-') {
        Some((head, tail)) if !head.is_empty() && tail.starts_with(char::is_lowercase) => head.len(),
        _ => token.len(),
    }
}

fn kind(label: &str) -> Option<NameKind> {
    match label.get(2..)? {
        "PER" => Some(NameKind::Person),
        "LOC" => Some(NameKind::Place),
        "ORG" => Some(NameKind::Organisation),
        _ => Some(NameKind::Other),
    }
}
