//! Annotated sentences in CoNLL-U, laid out as an article.

use std::ops::Range;
use std::path::Path;
use std::process::Command;
use tidings::article::Article;

#[path = "../train_names/glue.rs"]
mod glue;

/// A token as annotated.
pub struct Gold {
    pub form: String,
    pub lemma: String,
    pub upos: String,
    pub penn: String,
    /// The index in its sentence of the token that it depends on; none for the root.
    pub head: Option<usize>,
    pub relation: String,
    /// Its byte range in the text of its article.
    pub bytes: Range<usize>,
}

/// Sentences, a line each, with their tokens.
#[derive(Default)]
pub struct Text {
    pub article: Article,
    pub sentences: Vec<Vec<Gold>>,
}

/// Sentences per article if the file does not say.
const SENTENCES: usize = 50;

/// All texts of a file, which may be compressed (.xz).
pub fn read(path: &Path) -> std::io::Result<Vec<Text>> {
    let file = if path.extension().is_some_and(|extension| extension == "xz") {
        let output = Command::new("xz").args(["--decompress", "--stdout"]).arg(path).output()?;
        String::from_utf8(output.stdout).map_err(std::io::Error::other)?
    } else {
        std::fs::read_to_string(path)?
    };
    let mut texts: Vec<Text> = Vec::new();
    let mut named = false;
    for block in file.split("\n\n").filter(|block| !block.trim().is_empty()) {
        named |= block.contains("# newdoc");
        let full = !named && texts.last().is_some_and(|text| text.sentences.len() >= SENTENCES);
        if texts.is_empty() || full || block.contains("# newdoc") {
            texts.push(Text::default());
        }
        texts.last_mut().expect("just added").add(block);
    }
    Ok(texts)
}

impl Text {
    fn add(&mut self, block: &str) {
        let told = block.contains("SpaceAfter=No") || block.contains("# text");
        let mut glued = true;
        let mut tokens = Vec::new();
        let rows = block.lines().map(|line| line.split('\t').collect::<Vec<_>>());
        for row in rows.filter(|row| row.len() >= 8 && row[0].bytes().all(|b| b.is_ascii_digit())) {
            let text = &mut self.article.text;
            if !(if told { glued } else { glue::is_glued(text, row[1]) }) {
                text.push(' ');
            }
            let start = text.len();
            text.push_str(row[1]);
            glued = row.last().is_some_and(|misc| misc.contains("SpaceAfter=No"));
            tokens.push(Gold {
                form: row[1].to_owned(),
                lemma: row[2].to_owned(),
                upos: row[3].to_owned(),
                penn: row[4].to_owned(),
                head: row[6].parse::<usize>().ok().and_then(|head| head.checked_sub(1)),
                relation: row[7].to_owned(),
                bytes: start..text.len(),
            });
        }
        self.article.text.push('\n');
        self.sentences.push(tokens);
    }

    /// All annotated tokens in order.
    pub fn tokens(&self) -> impl Iterator<Item = &Gold> {
        self.sentences.iter().flatten()
    }
}
