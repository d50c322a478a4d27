//! Training: maximises the likelihood of the tag of each word with AdaGrad, with dropout of features. The tags before a
//! word are those that the model itself predicts, so that it learns to cope with its own mistakes.

use super::Result;
use super::align::{gold_of, tag, tag_at};
use super::conllu::Text;
use std::collections::HashMap;
use tidings::article::Article;
use tidings::document::Document;
use tidings::lexicon::Tag;
use tidings::syntax::tagger::features::{Context, History};
use tidings::syntax::tagger::tag_with;
use tidings::syntax::tagger::weights::{self, Row, SCORED, Weights};

const EPOCHS: usize = 6;
/// Weights are averaged over this many last epochs.
const AVERAGED: usize = 3;
const RATE: f32 = 0.1;
/// The share of features used in a step.
const SEEN: f32 = 0.8;
/// The number of rows that are kept, those with the largest weights.
const ROWS: usize = 60_000;
/// One in this many texts is held out.
const HELD_OUT: usize = 20;
/// One in this many texts is also learned in title case, and one in capitals.
const TITLES: usize = 12;

/// The file with the weights. A first training holds out some texts to measure on; the weights written are trained on
/// all.
pub fn file(texts: &[Text]) -> Result<Vec<u8>> {
    let (held_out, kept): (Vec<_>, Vec<_>) = texts.iter().enumerate().partition(|(index, _)| index % HELD_OUT == 0);
    let trial = weights::write("", learn(kept.into_iter().map(|(_, text)| text)), ROWS);
    let trial = Weights::read(&trial).ok_or("the trial cannot be read")?;
    let score = agreement(&trial, held_out.into_iter().map(|(_, text)| text));
    let about = format!(
        "tidings: weights of the tagger of parts of speech\n\
         command: cargo run --release --example syntax -- learn\n\
         held out, agreement of coarse tags with the annotation: {score:.4}\n"
    );
    print!("{about}");
    Ok(weights::write(&about, learn(texts.iter()), ROWS))
}

/// The share of annotated tokens with the right coarse tag.
fn agreement<'a>(weights: &Weights, texts: impl Iterator<Item = &'a Text>) -> f64 {
    let (mut right, mut all) = (0, 0);
    for text in texts {
        let document = Document::new(&text.article);
        let tags = tag_with(weights, &document);
        for gold in text.tokens() {
            right += usize::from(tag_at(&document, &tags, gold).upos() == tag(gold).upos());
            all += 1;
        }
    }
    f64::from(right as u32) / f64::from(all as u32)
}

fn learn<'a>(texts: impl Iterator<Item = &'a Text>) -> Vec<(u32, Row)> {
    let texts: Vec<&Text> = texts.collect();
    let mut learner = Learner::default();
    for epoch in 0..EPOCHS {
        for (number, text) in texts.iter().enumerate() {
            learner.read(&text.article, text);
            match number % TITLES {
                0 => learner.read(&capitals(text, title), text),
                6 if number % (4 * TITLES) == 6 => learner.read(&capitals(text, str::to_uppercase), text),
                _ => {}
            }
        }
        learner.end_epoch(epoch);
    }
    learner.rows()
}

/// The article with its words rewritten by `write`, which keeps the length of each.
fn capitals(text: &Text, write: impl Fn(&str) -> String) -> Article {
    let mut article = text.article.clone();
    for gold in text.tokens() {
        let word = write(&gold.form);
        if word.len() == gold.form.len() {
            article.text.replace_range(gold.bytes.clone(), &word);
        }
    }
    article
}

/// A word in title case; function words stay in lower case.
fn title(word: &str) -> String {
    const SMALL: [&str; 14] = ["a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "by", "'s", "n't"];
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if !SMALL.contains(&word) => first.to_uppercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}

/// A weight with the sum of its squared gradients, and the sum of its values over epochs.
#[derive(Clone, Copy, Default)]
struct Weight {
    value: f32,
    squares: f32,
    sum: f32,
}

#[derive(Default)]
struct Learner {
    numbers: HashMap<u32, u32>,
    keys: Vec<u32>,
    rows: Vec<[Weight; SCORED]>,
    random: u64,
    right: usize,
    seen: usize,
}

impl Learner {
    fn read(&mut self, article: &Article, text: &Text) {
        let document = Document::new(article);
        let gold = gold_of(&document, text);
        let mut context = Context::default();
        for sentence in &document.sentences {
            context.read(&document, sentence);
            let mut history = History::default();
            for at in sentence.tokens.clone() {
                let settled = context.settled(at);
                let found = settled.unwrap_or_else(|| self.step(&context, at, history, gold[at].map(tag)));
                history.push(found);
            }
        }
    }

    /// Learns from a word; returns the tag predicted before.
    fn step(&mut self, context: &Context, at: usize, history: History, gold: Option<Tag>) -> Tag {
        let features = context.keys(at, history).map(|key| self.number(key));
        let features: Vec<usize> = features.into_iter().filter(|_| self.takes()).map(|n| n as usize).collect();
        let among = context.tags(at);
        let mut scores = [0f32; SCORED];
        for &feature in &features {
            for (score, weight) in scores.iter_mut().zip(&self.rows[feature]) {
                *score += weight.value;
            }
        }
        let tags: Vec<Tag> = among.tags().filter(|&tag| tag != Tag::Mark).collect();
        let best = tags.iter().copied().max_by(|&a, &b| scores[a as usize].total_cmp(&scores[b as usize]));
        let best = best.unwrap_or(Tag::Noun);
        // Nothing is learned from a tag that the word cannot have.
        let Some(gold) = gold.filter(|gold| tags.contains(gold)) else { return best };
        self.seen += 1;
        self.right += usize::from(best == gold);
        let most = scores[best as usize];
        let total: f32 = tags.iter().map(|&tag| (scores[tag as usize] - most).exp()).sum();
        for &tag in &tags {
            let gradient = (scores[tag as usize] - most).exp() / total - f32::from(u8::from(tag == gold));
            if gradient.abs() > 1e-3 {
                for &feature in &features {
                    let weight = &mut self.rows[feature][tag as usize];
                    weight.squares += gradient * gradient;
                    weight.value -= RATE * gradient / (weight.squares.sqrt() + 1e-3);
                }
            }
        }
        best
    }

    fn number(&mut self, key: u32) -> u32 {
        *self.numbers.entry(key).or_insert_with(|| {
            self.keys.push(key);
            self.rows.push([Weight::default(); SCORED]);
            self.keys.len() as u32 - 1
        })
    }

    /// True for a feature used in this step.
    fn takes(&mut self) -> bool {
        // xorshift64
        self.random = self.random.max(0x2545_f491_4f6c_dd1d * u64::from(self.random == 0));
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        (self.random >> 40) as f32 <= SEEN * (1u32 << 24) as f32
    }

    fn end_epoch(&mut self, epoch: usize) {
        eprintln!("epoch {}: {:.4} of {} words in doubt", epoch + 1, self.right as f32 / self.seen as f32, self.seen);
        (self.right, self.seen) = (0, 0);
        if epoch + AVERAGED >= EPOCHS {
            self.rows.iter_mut().flatten().for_each(|weight| weight.sum += weight.value);
        }
    }

    /// The averages, by key.
    fn rows(self) -> Vec<(u32, Row)> {
        let rows = self.rows.iter().map(|row| row.map(|weight| weight.sum / AVERAGED as f32));
        self.keys.iter().copied().zip(rows).collect()
    }
}
