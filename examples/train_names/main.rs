//! Trains the name tagger.
//!
//! cargo run --release --example train_names -- DIR --output src/lexicon/names.weights
//!
//! DIR holds the labelled texts listed in CORPORA. A first training holds out every tenth text to measure on; the
//! weights written are trained on all. The same texts give the same bytes.

use std::collections::BTreeMap;
use std::path::Path;
use tidings::document::Document;
use tidings::extract::NameKind;
use tidings::extract::names::learned::features::Reading;
use tidings::extract::names::learned::labels::{self, OUTSIDE};
use tidings::extract::names::learned::{Learned, weights};

mod corpus;
mod crf;
mod glue;

use corpus::Text;
use crf::Examples;

/// The labelled texts, with their attributions.
const CORPORA: &[(&str, &str)] = &[
    ("wikigold.txt", "Wikigold (Balasuriya et al. 2009), CC BY 4.0"),
    ("gum_ccby.txt", "GUM, interviews, court and academic documents (Zeldes 2017), CC BY 4.0"),
    ("gum_news.txt", "GUM, Wikinews documents (Zeldes 2017), CC BY 2.5"),
    ("voa_labelled.txt", "Voice of America news 2005 to 2011, public domain, labelled for this project"),
];

/// Rows of which no weight is larger are left out.
const LEAST: f32 = 0.055;

/// One in this many texts is held out.
const HELD_OUT: usize = 10;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [directory, option, output] = arguments.as_slice() else { return Err("train_names DIR --output FILE".into()) };
    if option != "--output" {
        return Err("train_names DIR --output FILE".into());
    }
    let mut texts = Vec::new();
    for (file, _) in CORPORA {
        texts.extend(corpus::read(&Path::new(directory).join(file))?);
    }
    let (held_out, kept): (Vec<_>, Vec<_>) = texts.iter().enumerate().partition(|(index, _)| index % HELD_OUT == 0);
    let kept: Vec<&Text> = kept.into_iter().map(|(_, text)| text).collect();
    let held_out: Vec<&Text> = held_out.into_iter().map(|(_, text)| text).collect();
    let trial = train(&kept, "");
    let scores = scores(&Learned::new(&trial).ok_or("the trial cannot be read")?, &held_out);
    let about = about(&scores);
    print!("{about}");
    let all: Vec<&Text> = texts.iter().collect();
    let file = train(&all, &about);
    println!("{} bytes", file.len());
    std::fs::write(output, file)?;
    Ok(())
}

/// The header of the file, as text.
fn about(scores: &str) -> String {
    let mut about =
        "tidings: weights of the name tagger\ncommand: cargo run --release --example train_names\n".to_owned();
    for (file, what) in CORPORA {
        about += &format!("corpus: {file}: {what}\n");
    }
    about + scores
}

/// Trains on texts; returns the file.
fn train(texts: &[&Text], about: &str) -> Vec<u8> {
    let mut examples = Examples::default();
    for text in texts {
        let document = Document::new(&text.article);
        let reading = Reading::new(&document);
        let labels = gold(&document, text);
        for run in reading.runs() {
            examples.add(
                run.clone()
                    .map(|at| {
                        let mut keys = Vec::new();
                        reading.features(run, at, &mut keys);
                        (keys, label(&labels, run, at))
                    })
                    .collect(),
            );
        }
    }
    eprintln!("{} texts, {} tokens in runs", texts.len(), examples.tokens());
    let (transitions, rows) = examples.learn();
    weights::write(about, &transitions, rows, LEAST)
}

/// The true label of a token in a run: if its name began before the run, the run begins with the name.
fn label(labels: &[usize], run: &std::ops::Range<usize>, at: usize) -> usize {
    match labels[at] {
        OUTSIDE => OUTSIDE,
        label if at == run.start && !labels::is_begin(label) => label - 1,
        label => label,
    }
}

/// The true labels of a document's tokens.
fn gold(document: &Document, text: &Text) -> Vec<usize> {
    let mut all = vec![OUTSIDE; document.tokens.len()];
    for (name, kind) in &text.names {
        let first = document.token_at(name.start as u32);
        let tokens = (first..all.len()).take_while(|&at| document.tokens[at].span.from() < name.end);
        for at in tokens {
            all[at] = if at == first { labels::begin(*kind) } else { labels::inside(*kind) };
        }
    }
    all
}

/// Precision, recall and F1 of whole names, a line per kind.
fn scores(tagger: &Learned, texts: &[&Text]) -> String {
    let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for text in texts {
        let document = Document::new(&text.article);
        let found: Vec<_> = tagger.tag(&document).iter().map(|n| (n.span.from()..n.span.to(), n.kind)).collect();
        for name in &found {
            let hit = usize::from(text.names.contains(name));
            let count = counts.entry(title(name.1)).or_default();
            count[0] += hit;
            count[1] += 1;
        }
        for name in &text.names {
            counts.entry(title(name.1)).or_default()[2] += 1;
        }
    }
    let line = |(kind, [hits, found, gold]): (&str, [usize; 3])| {
        let (precision, recall) = (hits as f64 / found.max(1) as f64, hits as f64 / gold.max(1) as f64);
        let f1 = 2.0 * hits as f64 / (found + gold).max(1) as f64;
        format!("held out, {kind}: precision {precision:.3}, recall {recall:.3}, F1 {f1:.3}, {gold} names\n")
    };
    counts.into_iter().map(line).collect()
}

fn title(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "persons",
        NameKind::Place => "places",
        NameKind::Organisation => "organisations",
        NameKind::Other => "others",
    }
}
