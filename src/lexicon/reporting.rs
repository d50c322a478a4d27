//! Reporting verbs, and the kind of words that each can report.

use super::{fields, fold_eq, fold_hash};
use bitflags::bitflags;
use hashbrown::HashTable;
use std::sync::LazyLock;

bitflags! {
    /// What a reporting verb takes, and its possible forms.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub struct Takes: u32 {
        /// A reported clause: said (that) it was over.
        const CLAUSE = 1;
        /// Words in quotation marks: joked, "..."
        const QUOTATION = 1 << 1;
        /// The addressee as its object: told reporters.
        const ADDRESSEE = 1 << 2;
        /// What is talked about as its object: called it "mad".
        const OBJECT = 1 << 3;
        /// What is promised or asked as an infinitive: vowed to fight.
        const INFINITIVE = 1 << 4;
        /// A question: asked whether.
        const QUESTION = 1 << 5;
        /// Its subject is often a document or a finding: the poll shows.
        const FINDING = 1 << 6;
        /// It reports a thought rather than words: believes.
        const THOUGHT = 1 << 7;
        /// It judges more than it reports: defended, praised.
        const STANCE = 1 << 13;
        /// Its clause often goes without "that": said it was over.
        const BARE = 1 << 14;
        /// It reports with its particle only: pointed out, shot back, put it.
        const PARTICLE = 1 << 15;
        /// Its object names what was said: announced a deal, called for a ban.
        const TOPIC = 1 << 16;
        /// Its object may be a thing that says nothing by itself: criticised the plan. (Reported a loss reports no
        /// words.)
        const THING = 1 << 17;
        /// It calls its object something: declared him the winner.
        const NAMING = 1 << 18;
        /// say
        const BASE = 1 << 8;
        /// says
        const PRESENT = 1 << 9;
        /// said
        const PAST = 1 << 10;
        /// said, written
        const PARTICIPLE = 1 << 11;
        /// saying
        const GERUND = 1 << 12;
    }
}

/// An entry of `reporting_verbs.csv`.
struct Verb {
    form: &'static str,
    lemma: &'static str,
    takes: Takes,
}

/// The entries by form.
static VERBS: LazyLock<HashTable<Verb>> = LazyLock::new(|| {
    let mut table = HashTable::new();
    for line in include_str!("reporting_verbs.csv").lines().skip(1) {
        let [form, lemma, tense, takes] = fields(line);
        let takes = [tense, takes].into_iter().flat_map(str::split_whitespace).map(self::takes).collect();
        table.insert_unique(fold_hash(form), Verb { form, lemma, takes }, |verb| fold_hash(verb.form));
    }
    table
});

/// What a form of a reporting verb takes; empty for other words. `hash` is the word's [`fold_hash`].
pub fn reporting(word: &str, hash: u64) -> Takes {
    VERBS.find(hash, |verb| fold_eq(verb.form, word)).map_or(Takes::empty(), |verb| verb.takes)
}

/// The base form of a form of a reporting verb: say for said; empty for other words.
pub fn lemma(word: &str, hash: u64) -> &'static str {
    VERBS.find(hash, |verb| fold_eq(verb.form, word)).map_or("", |verb| verb.lemma)
}

fn takes(word: &str) -> Takes {
    match word {
        "clause" => Takes::CLAUSE,
        "quotation" => Takes::QUOTATION,
        "addressee" => Takes::ADDRESSEE,
        "object" => Takes::OBJECT,
        "infinitive" => Takes::INFINITIVE,
        "question" => Takes::QUESTION,
        "finding" => Takes::FINDING,
        "thought" => Takes::THOUGHT,
        "stance" => Takes::STANCE,
        "bare" => Takes::BARE,
        "particle" => Takes::PARTICLE,
        "topic" => Takes::TOPIC,
        "thing" => Takes::THING,
        "naming" => Takes::NAMING,
        "base" => Takes::BASE,
        "present" => Takes::PRESENT,
        "past" => Takes::PAST,
        "participle" => Takes::PARTICIPLE,
        "gerund" => Takes::GERUND,
        _ => Takes::empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: Takes) {
        let found = reporting(word, fold_hash(word));
        assert!(found.contains(expected) && expected.is_empty() == found.is_empty(), "{word}: {found:?}");
    }

    #[test]
    fn a_form_tells_its_tense_and_what_it_takes() {
        check("told", Takes::PAST | Takes::PARTICIPLE | Takes::ADDRESSEE | Takes::CLAUSE);
        check("Joking", Takes::GERUND | Takes::QUOTATION);
        check("called", Takes::PAST | Takes::OBJECT);
        check("vows", Takes::PRESENT | Takes::INFINITIVE);
        check("walked", Takes::empty());
    }

    #[test]
    fn every_word_of_the_list_is_known() {
        for line in include_str!("reporting_verbs.csv").lines().skip(1) {
            let fields: Vec<_> = line.split(',').collect();
            assert_eq!(fields.len(), 4, "{line}");
            for word in fields[2..].iter().flat_map(|field| field.split_whitespace()) {
                assert!(!takes(word).is_empty(), "{line}");
            }
        }
    }
}
