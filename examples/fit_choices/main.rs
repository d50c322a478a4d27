//! Fits the weights by which candidates are chosen: whom a pronoun means, which organisation a description, whether a name
//! is a person's or an organisation's, the country of a role, what a number measures, where and when.
//!
//!     cargo run --release --example fit_choices -- FOLDER... [--models country,period,measure] --output src/lexicon/choices.csv
//!
//! Each FOLDER holds labelled articles: texts, with a quotes.jsonl beside them (PolNeAR) or a JSON file each, and an
//! articles.csv with their days of publication; else the day is that of the web address, as in the program. Prints
//! how often the right candidate is chosen, with weights fitted on other newsrooms than those measured; the weights
//! written are fitted on all. The same folders and the same initial weights give the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tidings::article::{Article, day_in_address};
use tidings::choice::Choice;
use tidings::document::Document;
use tidings::extract::{extract, quotes};
use tidings::normalize;
use tidings::syntax::Syntax;

mod fit;
mod gold;
mod numbers;

use fit::{Example, Weights};
use gold::Labelled;

/// The number of folds of newsrooms; each is measured with weights fitted on the others.
const FOLDS: usize = 5;

/// The models that have enough labels to begin from nothing, with how strongly their weights are pulled towards it. Of
/// what one newsroom says about its people less holds in others.
const FROM_NOTHING: [(&str, f32); 4] =
    [("is a body", 2.0), ("is a person", 8.0), ("is reported", 2.0), ("person", 4.0)];

/// The examples of a model.
#[derive(Default)]
struct Model {
    features: Vec<&'static str>,
    examples: Vec<Example>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    const USAGE: &str = "fit_choices FOLDER... [--models NAME,...] --output FILE";
    let [rest @ .., option, output] = arguments.as_slice() else { return Err(USAGE.into()) };
    let (folders, wanted) = match rest {
        [folders @ .., models, names] if models == "--models" => (folders, names.split(',').collect()),
        folders => (folders, Vec::new()),
    };
    if option != "--output" || folders.is_empty() {
        return Err(USAGE.into());
    }
    let mut models: BTreeMap<&'static str, Model> = BTreeMap::new();
    for folder in folders {
        for (name, labels) in gold::read(Path::new(folder))? {
            let text = std::fs::read_to_string(Path::new(folder).join(format!("{name}.txt")))?;
            add(&mut models, &name, &text, &labels);
        }
    }
    models.retain(|name, _| wanted.is_empty() || wanted.iter().any(|family| name.split('_').next() == Some(family)));
    let before = std::fs::read_to_string(output).unwrap_or_default();
    let mut csv = "model,feature,weight\n".to_owned();
    numbers::write(&models, &mut csv);
    for (name, model) in models.iter().filter(|(name, _)| !numbers::is_of_kind(name)) {
        let old = Weights::read(&before, name, &model.features);
        let from_nothing = FROM_NOTHING.iter().find(|(own, _)| own == name);
        let start = from_nothing.map_or(old.clone(), |_| Weights::nothing(model.features.len()));
        let decay = from_nothing.map_or(fit::DECAY, |&(_, decay)| decay);
        let weights = fit::fit_near(&start, decay, model.examples.iter());
        println!(
            "{name}: {} choices, right {:.3} on other newsrooms",
            model.examples.len(),
            measured(model, &start, decay)
        );
        println!("{name}: right {:.3} on its own", right(&weights, model.examples.iter()));
        println!("{name}: right {:.3} with the weights before", right(&old, model.examples.iter()));
        let names = model.features.iter().copied().zip(&weights.features);
        for (feature, weight) in [("nobody", &weights.nobody)].into_iter().chain(names) {
            csv += &format!("{name},{feature},{weight:.2}\n");
        }
    }
    // Models without labels stay unchanged.
    let others = before.lines().skip(1).filter(|line| !models.contains_key(line.split(',').next().unwrap_or("")));
    others.for_each(|line| csv += &format!("{line}\n"));
    std::fs::write(output, csv)?;
    Ok(())
}

/// Adds the choices of an article whose right answer is labelled.
fn add(models: &mut BTreeMap<&'static str, Model>, name: &str, text: &str, labels: &Labelled) {
    let mut article = Article::from_text(name, text);
    article.published_on = labels.published_on.or_else(|| day_in_address(article.url.as_deref()?));
    let document = Document::new(&article);
    let syntax = Syntax::new(&document);
    let newsroom = gold::newsroom(name);
    let choices = normalize::choices(&document, &syntax, &extract(&document, &syntax));
    for choice in choices.into_iter().chain(quotes::choices(&document, &syntax)) {
        let Some((right, answered)) = right_of(&choice, text, labels) else { continue };
        let (names, candidates) = choice.candidates.into_iter().unzip();
        let model = models.entry(choice.model).or_default();
        model.features = choice.features;
        model.examples.push(Example { newsroom: newsroom.clone(), candidates, names, right, answered });
    }
}

/// The right candidates of a choice, and whether there is an answer; none if the labels do not say.
fn right_of(choice: &Choice, text: &str, labels: &Labelled) -> Option<(BTreeSet<usize>, bool)> {
    if choice.model.starts_with("nation_of_") {
        let country = labels.country_of_role(choice.span.of(text))?;
        let right: BTreeSet<usize> =
            (0..choice.candidates.len()).filter(|&at| choice.candidates[at].0 == country).collect();
        let answered = !country.is_empty();
        return (!answered || !right.is_empty()).then_some((right, answered));
    }
    if numbers::is_of_kind(choice.model) {
        let number = labels.numbers.iter().find(|number| number.meets(text, choice.span))?;
        return Some((number.right(choice.model, &choice.candidates), number.is_answered(choice.model)));
    }
    let name = choice.candidates.first().map_or("", |(name, _)| name);
    let is = match choice.model {
        "is a body" => Some(labels.is_organisation(name)),
        "is a person" => Some(labels.is_person(name)),
        "is reported" => Some(labels.is_reported(text, choice.span)),
        _ => None,
    };
    if let Some(is) = is {
        let is = is?;
        return Some((if is { BTreeSet::from([0]) } else { BTreeSet::new() }, is));
    }
    let label = labels.tags.iter().find(|label| label.covers(text, choice.span))?;
    let right: BTreeSet<usize> =
        (0..choice.candidates.len()).filter(|&at| label.means(&choice.candidates[at].0)).collect();
    let answered = !right.is_empty();
    Some((right, answered))
}

/// The share that is right when each newsroom is measured with weights from the others.
fn measured(model: &Model, before: &Weights, decay: f32) -> f64 {
    let newsrooms: BTreeSet<&str> = model.examples.iter().map(|example| example.newsroom.as_str()).collect();
    let fold: BTreeMap<&str, usize> = newsrooms.into_iter().enumerate().map(|(n, room)| (room, n % FOLDS)).collect();
    let of = |example: &&Example| fold[example.newsroom.as_str()];
    let count = |part: usize| {
        let weights = fit::fit_near(before, decay, model.examples.iter().filter(|e| of(e) != part));
        let own: Vec<&Example> = model.examples.iter().filter(|e| of(e) == part).collect();
        right(&weights, own.iter().copied()) * own.len() as f64
    };
    (0..FOLDS).map(count).sum::<f64>() / model.examples.len() as f64
}

/// The share of examples that weights get right.
fn right<'e>(weights: &Weights, examples: impl Iterator<Item = &'e Example>) -> f64 {
    let (mut right, mut all) = (0, 0);
    for example in examples {
        right += usize::from(match weights.best(example) {
            Some(chosen) => example.right.contains(&chosen),
            None => example.right.is_empty(),
        });
        all += 1;
    }
    if all == 0 { 0.0 } else { f64::from(right as u32) / f64::from(all) }
}
