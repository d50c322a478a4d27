//! Measures the syntax on annotated text: coarse tags, and the subjects of verbs of speech.

use super::Result;
use super::align::tag_at;
use super::conllu::{self, Gold, Text};
use std::collections::BTreeMap;
use std::path::Path;
use tidings::document::Document;
use tidings::lexicon::{Tag, Tags};
use tidings::syntax::{At, Phrase, Reading, Syntax};

/// Verbs of speech, by their base form.
const SPEECH: [&str; 13] = [
    "add", "announce", "argue", "ask", "claim", "confirm", "deny", "explain", "note", "report", "say", "state", "tell",
];
const WARN: &str = "warn";

/// How many were right, of how many.
#[derive(Default, Clone, Copy)]
struct Count {
    right: usize,
    all: usize,
}

impl Count {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    fn show(self) -> String {
        format!("{:.4} ({} of {})", self.right as f64 / self.all.max(1) as f64, self.right, self.all)
    }
}

#[derive(Default)]
struct Counts {
    tags: Count,
    subjects: Count,
    /// The annotated subject is in the phrase that was found: a title before a name counts as its head.
    phrases: Count,
    /// Wrong tags, with the right ones.
    confused: BTreeMap<(String, &'static str), usize>,
}

/// Prints the figures of each file of a folder, and of all.
pub fn print(directory: &Path) -> Result<()> {
    let mut files: Vec<_> = std::fs::read_dir(directory)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "conllu" || extension == "xz"));
    files.sort();
    let mut all = Count::default();
    for path in files {
        let mut counts = Counts::default();
        for text in conllu::read(&path)? {
            counts.measure(&text);
        }
        println!("{}", path.file_stem().unwrap_or_default().to_string_lossy());
        println!("  coarse tags                  {}", counts.tags.show());
        println!("  subjects of verbs of speech  {}", counts.subjects.show());
        println!("  the same by phrase           {}", counts.phrases.show());
        let mut confused: Vec<_> = counts.confused.iter().collect();
        confused.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let worst = confused.iter().take(12).map(|((gold, found), count)| format!("{gold} as {found} {count}"));
        println!("  {}", worst.collect::<Vec<_>>().join(", "));
        all.right += counts.tags.right;
        all.all += counts.tags.all;
    }
    println!("all: coarse tags {}", all.show());
    Ok(())
}

impl Counts {
    fn measure(&mut self, text: &Text) {
        let document = Document::new(&text.article);
        let syntax = Syntax::new(&document);
        let reading = Reading { document: &document, syntax: &syntax };
        if syntax.tags.is_empty() {
            return;
        }
        for gold in text.tokens() {
            let found = tag_at(&document, &syntax.tags, gold).upos();
            self.tags.add(found == gold.upos);
            if found != gold.upos {
                *self.confused.entry((gold.upos.clone(), found)).or_default() += 1;
            }
        }
        for sentence in &text.sentences {
            for subject in sentence.iter().filter(|gold| gold.relation == "nsubj") {
                let Some(verb) = subject.head.map(|head| &sentence[head]) else { continue };
                let speech = SPEECH.contains(&verb.lemma.as_str()) || verb.lemma == WARN;
                if speech && verb.upos == "VERB" {
                    let right = has_subject(reading, verb, subject);
                    if !right && std::env::var_os("MISSES").is_some() {
                        let found = found(reading, verb);
                        println!("    {}: {} of {}, found {found}", words(sentence), subject.form, verb.form);
                    }
                    self.subjects.add(right);
                    self.phrases.add(right || in_subject(reading, verb, subject));
                }
            }
        }
    }
}

fn words(sentence: &[Gold]) -> String {
    sentence.iter().map(|gold| gold.form.as_str()).collect::<Vec<_>>().join(" ")
}

fn at(reading: Reading, gold: &Gold) -> At {
    At::new(reading.document.token_at(gold.bytes.start as u32))
}

fn found(reading: Reading, verb: &Gold) -> String {
    let clause = reading.syntax.clause_at(at(reading, verb));
    let tag = reading.tag(at(reading, verb));
    let subject =
        clause.and_then(|clause| reading.syntax.phrase(clause.subject)).map_or("nothing", |s| reading.text(s.run));
    format!("{subject} ({tag:?})")
}

/// True when the annotated subject is one of the words of the subject that was found, excluding those of a possessor.
fn in_subject(reading: Reading, verb: &Gold, subject: &Gold) -> bool {
    let Some(clause) = reading.syntax.clause_at(at(reading, verb)) else { return false };
    let Some(found) = reading.syntax.phrase(clause.subject) else { return false };
    let possessor = reading.syntax.phrase(found.possessor).map(|phrase| phrase.run);
    let word = at(reading, subject);
    reading.syntax.group(clause.verb).main == at(reading, verb)
        && found.run.contains(word)
        && !possessor.is_some_and(|run| run.contains(word))
}

/// True when the clause of the verb has this subject: its head is the annotated word, or in the same name, where
/// annotations take the first word as the head.
fn has_subject(reading: Reading, verb: &Gold, subject: &Gold) -> bool {
    let at = |gold: &Gold| at(reading, gold);
    let Some(clause) = reading.syntax.clause_at(at(verb)) else { return false };
    let main = reading.syntax.group(clause.verb).main;
    let Some(found) = reading.syntax.phrase(clause.subject) else { return false };
    main == at(verb) && name_of(reading, found).any(|token| token == at(subject))
}

/// The head of a phrase, with the words of its name.
fn name_of(reading: Reading, phrase: &Phrase) -> impl Iterator<Item = At> {
    let name = |at: At| reading.tagged(at, Tags::PROPER) || reading.tag(at) == Tag::Mark;
    let first = phrase.run.tokens().rev().skip_while(|&at| at > phrase.head).take_while(|&at| name(at)).last();
    let first = first.unwrap_or(phrase.head).index();
    (first..=phrase.head.index()).map(At::new)
}
