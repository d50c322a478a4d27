//! Makes `src/lexicon/words.csv`, the parts of speech of common English words, from WordNet and a text:
//!
//! ```text
//! cargo run --example words -- /usr/share/wordnet TEXT > words.csv && mv words.csv src/lexicon/
//! ```
//!
//! It contains the words that the text has in lower case and those that WordNet counted in its own corpus, with their
//! inflected forms. A part of speech that WordNet counted in less than one use of fifty is left out, and so are the
//! words of the closed classes (he, in, may), which have lists of their own.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::read_to_string;
use std::path::Path;

/// A part of speech: WordNet's name for it, its letter in the list, WordNet's endings and what they replace.
struct Part {
    name: &'static str,
    letter: char,
    endings: &'static [(&'static str, &'static str)],
}

const PARTS: [Part; 4] = [
    Part {
        name: "noun",
        letter: 'N',
        endings: &[("s", ""), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("ies", "y")],
    },
    Part {
        name: "verb",
        letter: 'V',
        endings: &[
            ("s", ""),
            ("ies", "y"),
            ("es", ""),
            ("ed", "e"),
            ("ed", ""),
            ("ied", "y"),
            ("ing", "e"),
            ("ing", ""),
        ],
    },
    Part {
        name: "adj",
        letter: 'J',
        endings: &[("er", ""), ("er", "e"), ("ier", "y"), ("est", ""), ("est", "e"), ("iest", "y")],
    },
    Part { name: "adv", letter: 'R', endings: &[] },
];

/// The words of one part of speech in WordNet.
#[derive(Default)]
struct Words {
    /// Lemmas in lower case, with their counts.
    counts: HashMap<String, u32>,
    /// Irregular forms and their lemmas.
    irregular: HashMap<String, Vec<String>>,
}

impl Words {
    fn read(folder: &Path, part: &Part) -> std::io::Result<Self> {
        let mut words = Self::default();
        for line in read_to_string(folder.join(format!("data.{}", part.name)))?.lines().filter(|l| !l.starts_with(' '))
        {
            let fields: Vec<&str> = line.split(' ').collect();
            let size = usize::from_str_radix(fields[3], 16).expect("a count of words");
            for word in fields[4..].iter().step_by(2).take(size).map(|w| w.split('(').next().unwrap_or(w)) {
                if plain(word) {
                    words.counts.insert(word.to_owned(), 0);
                }
            }
        }
        for line in read_to_string(folder.join(format!("{}.exc", part.name)))?.lines() {
            let mut fields = line.split(' ').map(str::to_owned);
            words.irregular.insert(fields.next().unwrap_or_default(), fields.collect());
        }
        Ok(words)
    }

    /// The lemmas that a word can be a form of.
    fn lemmas(&self, word: &str, part: &Part) -> BTreeSet<String> {
        let irregular = self.irregular.get(word).cloned().unwrap_or_default();
        let regular = part.endings.iter().filter_map(|(from, to)| Some(word.strip_suffix(from)?.to_owned() + to));
        let regular = regular.filter(|lemma| lemma.len() > 2 && irregular.is_empty());
        irregular
            .iter()
            .cloned()
            .chain(regular)
            .chain([word.to_owned()])
            .filter(|l| self.counts.contains_key(l))
            .collect()
    }

    /// The regular forms of the lemmas that were counted, and their irregular forms.
    fn forms(&self, part: &Part) -> Vec<String> {
        let counted = |lemma: &String| self.counts.get(lemma).is_some_and(|&n| n > 0);
        let irregular = self.irregular.iter().filter(|(_, lemmas)| lemmas.iter().any(counted));
        let uneven: BTreeSet<&String> = irregular.clone().flat_map(|(_, lemmas)| lemmas).collect();
        let lemmas = self.counts.keys().filter(|lemma| counted(lemma));
        let regular =
            lemmas.clone().filter(|lemma| !uneven.contains(lemma)).flat_map(|lemma| regular_forms(lemma, part));
        irregular.map(|(form, _)| form.clone()).chain(lemmas.cloned()).chain(regular).collect()
    }
}

/// The forms of a lemma by the rules of spelling: with -s, and for verbs with -ed and -ing.
fn regular_forms(lemma: &str, part: &Part) -> Vec<String> {
    let soft = ["s", "x", "z", "ch", "sh"].iter().any(|end| lemma.ends_with(end));
    let consonant_y = lemma.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    let s = match consonant_y {
        Some(stem) => format!("{stem}ies"),
        None if soft => format!("{lemma}es"),
        None => format!("{lemma}s"),
    };
    let stem = lemma.strip_suffix('e').filter(|stem| !stem.ends_with('e')).unwrap_or(lemma);
    match part.name {
        "noun" if ["man", "men", "ies"].iter().any(|end| lemma.ends_with(end)) => Vec::new(),
        "noun" => vec![s],
        "verb" => {
            let ed =
                consonant_y.map_or_else(|| format!("{}ed", lemma.trim_end_matches('e')), |stem| format!("{stem}ied"));
            vec![s, ed, format!("{stem}ing")]
        }
        _ => Vec::new(),
    }
}

fn plain(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase())
}

/// Adds how often WordNet's corpus has each lemma as each part of speech.
fn count(folder: &Path, parts: &mut [Words; 4]) -> std::io::Result<()> {
    for line in read_to_string(folder.join("cntlist.rev"))?.lines() {
        let fields: Vec<&str> = line.split(' ').collect();
        let (lemma, sense) = fields[0].split_once('%').expect("a sense key");
        let part = match &sense[..1] {
            "1" => 0,
            "2" => 1,
            "4" => 3,
            _ => 2,
        };
        if let Some(n) = parts[part].counts.get_mut(lemma) {
            *n += fields[2].parse::<u32>().expect("a count");
        }
    }
    Ok(())
}

/// The parts of speech of a word as letters, in the order of [`PARTS`].
fn classes(word: &str, parts: &[Words; 4]) -> String {
    let uses: Vec<Option<u32>> = (0..4)
        .map(|p| parts[p].lemmas(word, &PARTS[p]).iter().map(|lemma| parts[p].counts[lemma]).reduce(|a, b| a + b))
        .collect();
    let all: u32 = uses.iter().flatten().sum();
    let kept = |uses: &Option<u32>| uses.is_some_and(|n| 50 * n >= all);
    uses.iter().zip(&PARTS).filter(|(uses, _)| kept(uses)).map(|(_, part)| part.letter).collect()
}

/// The words of the closed classes.
fn closed() -> std::io::Result<BTreeSet<String>> {
    let mut words = BTreeSet::new();
    for list in ["auxiliaries", "conjunctions", "determiners", "prepositions", "pronouns"] {
        words.extend(read_to_string(format!("src/lexicon/{list}.csv"))?.lines().map(str::to_owned));
    }
    Ok(words)
}

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, text] = arguments.as_slice() else { panic!("expected: WORDNET_FOLDER TEXT") };
    let folder = Path::new(folder);
    let mut parts = [Words::default(), Words::default(), Words::default(), Words::default()];
    for (words, part) in parts.iter_mut().zip(&PARTS) {
        *words = Words::read(folder, part)?;
    }
    count(folder, &mut parts)?;
    let text = read_to_string(text)?;
    let mut vocabulary: BTreeSet<String> = text.split_whitespace().filter(|w| plain(w)).map(str::to_owned).collect();
    for (words, part) in parts.iter().zip(&PARTS) {
        vocabulary.extend(words.forms(part).into_iter().filter(|w| plain(w)));
    }
    for word in closed()? {
        vocabulary.remove(&word);
    }
    let list: BTreeMap<&String, String> = vocabulary.iter().map(|word| (word, classes(word, &parts))).collect();
    println!("word,classes");
    for (word, classes) in list.iter().filter(|(_, classes)| !classes.is_empty()) {
        println!("{word},{classes}");
    }
    Ok(())
}
