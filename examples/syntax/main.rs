//! Trains the tagger of parts of speech and measures it.
//!
//! cargo run --release --example syntax -- words FILE --output src/lexicon/word_tags.csv
//! cargo run --release --example syntax -- learn FILE --output src/lexicon/tags.weights
//! cargo run --release --example syntax -- measure DIR
//!
//! FILE is annotated text in CoNLL-U (compressed as .xz or not), DIR a folder of such files. The weights depend on the
//! word lists, so run `words` first and build the program again before `learn`. The same file gives the same bytes.

use std::path::Path;

mod align;
mod conllu;
mod learn;
mod measure;
mod words;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

const USAGE: &str = "syntax words FILE --output CSV | syntax learn FILE --output WEIGHTS | syntax measure DIR";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["words", file, "--output", output] => {
            Ok(std::fs::write(output, words::list(&conllu::read(Path::new(file))?))?)
        }
        ["learn", file, "--output", output] => {
            Ok(std::fs::write(output, learn::file(&conllu::read(Path::new(file))?)?)?)
        }
        ["measure", directory] => measure::print(Path::new(directory)),
        _ => Err(USAGE.into()),
    }
}
