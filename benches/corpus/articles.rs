//! A corpus of any size, made from some texts.

use std::fmt;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use tidings::article::{Article, Inputs, Options};

/// The articles that a corpus is made from.
pub struct Texts {
    folders: String,
    articles: Vec<Article>,
    /// Their paragraphs.
    paragraphs: Vec<String>,
}

impl fmt::Display for Texts {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { folders, articles, paragraphs } = self;
        let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
        let (count, mean) = (articles.len(), bytes / articles.len());
        write!(f, "{count} texts from {folders}, {mean} bytes on average; further articles are made of their ")?;
        write!(f, "{} paragraphs, drawn at random", paragraphs.len())
    }
}

impl Texts {
    /// Reads the articles of folders, whose names are separated by spaces.
    pub fn read(folders: &str) -> Self {
        let paths: Vec<PathBuf> = folders.split_whitespace().map(PathBuf::from).collect();
        let inputs = Inputs::find(&paths, Options::default()).expect("folders of articles");
        let articles: Vec<_> = inputs.read().flatten().collect();
        assert!(!articles.is_empty(), "no articles in {folders}");
        let all = articles.iter().flat_map(|article| article.text.lines());
        let paragraphs = all.filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
        Self { folders: folders.to_owned(), articles, paragraphs }
    }

    /// The text of the article at an index of the corpus: first those that were read, then new ones, each with as many
    /// paragraphs as one of those, so that few are copies of each other.
    pub fn text(&self, at: usize) -> String {
        let article = &self.articles[at % self.articles.len()];
        if at < self.articles.len() {
            return article.text.clone();
        }
        let mut chance = Chance(at as u64);
        let count = article.text.lines().filter(|line| !line.trim().is_empty()).count();
        let drawn = (0..count).map(|_| self.paragraphs[chance.below(self.paragraphs.len())].as_str());
        drawn.collect::<Vec<_>>().join("\n\n")
    }

    /// Writes this many articles as JSON Lines; returns the total size of their texts in bytes.
    pub fn write(&self, path: &Path, count: usize) -> usize {
        let mut file = BufWriter::new(File::create(path).expect("a file for the corpus"));
        let mut bytes = 0;
        for at in 0..count {
            let text = self.text(at);
            bytes += text.len();
            writeln!(file, "{}", line(&format!("article-{at}"), &text)).expect("room for the corpus");
        }
        file.flush().expect("room for the corpus");
        bytes
    }
}

/// An article as a line.
pub fn line(id: &str, text: &str) -> String {
    serde_json::json!({ "id": id, "published_on": "2016-05-04", "text": text }).to_string()
}

/// Pseudo-random numbers, the same in each run: SplitMix64 (Steele, Lea and Flood, 2014).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }
}
