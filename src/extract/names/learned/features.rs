//! The features of the name tagger. Training and tagging share this file; the weights are useless after a change, so
//! [`VERSION`] is written into them.

use super::words::{ArticleWords, Seen};
use crate::document::{Document, Phrases, Shape, Token, TokenKind};
use crate::extract::names::runs::{add_runs, capitalised, hangs_on, is_joint_hyphen};
use crate::extract::places::{Gazetteer, Sense};
use crate::lexicon::countries::fits;
use crate::lexicon::{Lexicon, WordClass, countries, fold_hash, organisations, places};
use std::ops::Range;
use std::sync::LazyLock;

/// Changes whenever the features do.
pub const VERSION: u32 = 4;

/// A fingerprint of what the word lists contribute to the features: when it changes, the weights must be trained again.
pub fn fingerprint() -> u64 {
    let words = Lexicon::get().words().map(|(hash, known)| {
        let [written, small] = [true, false].map(|capital| u64::from(lists(known.class, capital)));
        (written | small != 0, key(1, hash, written, small))
    });
    let name = |kind: u64| move |name: &str| (true, key(kind, fold_hash(name), name.len() as u64, 0));
    let countries = countries::names().map(|(word, _)| word).map(name(2));
    let demonyms = countries::demonyms().map(|(word, _)| word).map(name(3));
    let others = countries::homonyms().map(name(4));
    let places = places::all().map(places::Place::name).map(name(5));
    let organisations = organisations::all().map(name(6));
    let all = words.chain(countries).chain(demonyms).chain(others).chain(places).chain(organisations);
    all.filter(|(counts, _)| *counts).fold(0, |sum: u64, (_, key)| sum.wrapping_add(u64::from(key)))
}

/// The number of kinds of features; each token has one of each.
const KINDS: usize = 57;

/// A token as the features see it.
#[derive(Debug, Clone, Copy)]
struct Unit {
    /// Hash of the word, ignoring case; all numbers are one.
    word: u64,
    /// The lists that contain it, in full and in short.
    lists: u32,
    brief: u32,
    /// How it is written.
    form: u16,
    /// True for a lower-case word that joins capitalised ones, see [`is_connector`].
    connector: bool,
}

const NOTHING: Unit = Unit { word: 1, lists: 0, brief: 0, form: 31, connector: false };

/// How many tokens away a feature looks.
const REACH: usize = 3;

/// An article prepared for its features.
pub struct Reading<'a> {
    document: &'a Document<'a>,
    /// The runs of tokens that can hold names, in order.
    runs: Vec<Range<usize>>,
    /// The tokens of the runs and those within reach; all others are [`NOTHING`].
    units: Vec<Unit>,
    words: ArticleWords,
    /// For each sentence, how much of it is lower-case: 0 for nothing, 3 for prose.
    prose: Vec<u8>,
}

impl<'a> Reading<'a> {
    /// Reads the article once.
    pub fn new(document: &'a Document<'a>) -> Self {
        let prose: Vec<u8> = (0..document.sentences.len()).map(|sentence| prose(document, sentence)).collect();
        let (mut runs, mut units) = (Vec::new(), vec![NOTHING; document.tokens.len()]);
        for sentence in &document.sentences {
            let Range { mut start, end } = sentence.tokens;
            let first = runs.len();
            add_runs(document, sentence.tokens.clone(), |at| joins(document, at), &mut runs);
            for run in &runs[first..] {
                let reach = start.max(run.start.saturating_sub(REACH))..end.min(run.end + REACH);
                start = reach.end;
                reach.for_each(|at| units[at] = unit(document, at));
            }
        }
        let words = ArticleWords::new(document, &runs, |sentence| prose[sentence] < PROSE);
        let mut reading = Self { document, runs, units, words, prose };
        reading.mark_places();
        reading.mark_organisations();
        reading
    }

    /// True for a headline: a sentence without a full stop in which also a verb or two plain words begin with capitals.
    pub fn is_headline(&self, sentence: usize) -> bool {
        const PLAIN: WordClass = WordClass::NOUN.union(WordClass::VERB).union(WordClass::ADJECTIVE);
        const NAME: WordClass =
            WordClass::GIVEN_NAME.union(WordClass::SURNAME).union(WordClass::OFFICE).union(WordClass::HONORIFIC);
        // Longer sentences are not headlines, and need not be searched for each of their names.
        const LENGTHS: std::ops::RangeInclusive<usize> = 5..=100;
        let tokens = self.document.sentences[sentence].tokens.clone();
        let weight = |at: usize| {
            let class = self.document.class(at);
            if !capitalised(self.document, at) || !class.intersects(PLAIN) || class.intersects(NAME) {
                0
            } else {
                1 + usize::from(class.contains(WordClass::VERB))
            }
        };
        self.prose[sentence] < PROSE
            && LENGTHS.contains(&tokens.len())
            && self.document.word(tokens.end - 1) != "."
            && tokens.skip(1).map(weight).sum::<usize>() >= 2
    }

    /// True for a capitalised word that is lower-case elsewhere.
    pub fn is_written_small(&self, at: usize) -> bool {
        self.words.seen(&self.document.tokens[at]).contains(Seen::SMALL)
    }

    /// The runs of tokens that can hold names, each within a sentence. All other tokens are outside of names.
    pub fn runs(&self) -> &[Range<usize>] {
        &self.runs
    }

    fn unit(&self, at: usize, within: &Range<usize>) -> Unit {
        if within.contains(&at) { self.units[at] } else { NOTHING }
    }

    /// Writes the feature keys of the token at `at`, which is in `run`, into `keys`.
    pub fn features(&self, run: &Range<usize>, at: usize, keys: &mut Vec<u32>) {
        keys.clear();
        let token = &self.document.tokens[at];
        let sentence = &self.document.sentences[token.sentence as usize];
        let within = &sentence.tokens;
        let [b3, b2, b1, u, n1, n2, n3] =
            [3, 2, 1, 0, usize::MAX, usize::MAX - 1, usize::MAX - 2].map(|n| self.unit(at.wrapping_sub(n), within));
        let (mut fixed, mut kind) = ([0; KINDS], 0);
        let mut add = |a: u64, b: u64, c: u64| {
            fixed[kind] = key(kind as u64 + 1, a, b, c);
            kind += 1;
        };
        let first = u64::from(at == within.start);

        add(u.word, 0, 0);
        add(u.word, u.form(), first);
        add(u.form(), first, u64::from(self.prose[token.sentence as usize]));
        add(b1.word, 0, 0);
        add(n1.word, 0, 0);
        add(b2.word, 0, 0);
        add(n2.word, 0, 0);
        add(b1.word, u.word, 0);
        add(u.word, n1.word, 0);
        add(b1.word, n1.word, 0);
        add(b2.word, b1.word, 0);
        add(n1.word, n2.word, 0);
        add(b1.word, u.brief(), u.form());
        add(n1.word, u.brief(), u.form());
        add(b1.form(), u.form(), n1.form());
        add(b2.form(), b1.form(), u.form());
        add(u.form(), n1.form(), n2.form());

        add(u.lists(), 0, 0);
        add(u.lists(), u.form(), first);
        add(b1.lists(), 0, 0);
        add(n1.lists(), 0, 0);
        add(b2.brief(), 0, 0);
        add(n2.brief(), 0, 0);
        add(b1.brief(), u.brief(), 0);
        add(u.brief(), n1.brief(), 0);
        add(b1.brief(), u.brief(), n1.brief());
        add(b2.brief(), b1.brief(), u.brief());
        add(u.brief(), n1.brief(), n2.brief());
        add(b1.brief(), n1.brief(), u.form());
        add(b3.brief(), b2.brief(), b1.brief());
        add(n1.brief(), n2.brief(), n3.brief());

        let word = token.span.of(self.document.text).as_bytes();
        for length in 2..=4 {
            let long = word.len() > length;
            add(if long { small(&word[..length]) } else { 0 }, u.form() & FORM_OF_LETTERS, 0);
            add(if long { small(&word[word.len() - length..]) } else { 0 }, u.form() & FORM_OF_LETTERS, 0);
        }
        add(small(&word[word.len().saturating_sub(3)..]), u.brief(), 0);

        let core = self.core(run, at);
        let before = self.unit(core.start.wrapping_sub(1), within);
        let after = self.unit(core.end, within);
        let (place, length) = (((at - core.start).min(4)) as u64, core.len().min(5) as u64);
        let (head, last) = (self.units[core.start], self.units[core.end - 1]);
        add(place, length, first);
        add(place, length, u.brief());
        add(before.word, place.min(1), length);
        add(after.word, place.min(1), length);
        add(before.brief(), after.brief(), length);
        add(before.word, after.word, 0);
        add(before.brief(), u.brief(), place);
        add(after.brief(), u.brief(), length - place);
        add(last.word, place, 0);
        add(last.lists(), head.brief(), place);
        add(head.word, place, 0);
        add(self.all(&core), place, 0);

        let seen = self.words.seen(token);
        add(u64::from(seen.bits()), 0, 0);
        add(u64::from(seen.bits()), u.brief(), first);
        add(u64::from(seen.intersection(Seen::SMALL | Seen::CAPITAL_INSIDE).bits()), u.form(), first);
        let neighbour =
            |at: usize| if within.contains(&at) { self.words.seen(&self.document.tokens[at]) } else { Seen::empty() };
        add(u64::from(neighbour(at + 1).bits()), n1.form(), u.form());
        add(u64::from(neighbour(at.wrapping_sub(1)).bits()), b1.form(), u.form());
        add(u64::from((at - within.start).min(3) as u32), u64::from(self.prose[token.sentence as usize]), after.word);
        keys.extend(fixed);
        for (bits, what) in [(u.lists(), 200), (u64::from(seen.bits()), 230)] {
            let mut bits = bits;
            while bits != 0 {
                keys.push(key(what, u64::from(bits.trailing_zeros()), 0, 0));
                bits &= bits - 1;
            }
        }
    }

    /// The part of a run around a token, delimited by words like "of" and "and"; in a very long run, the nearer tokens.
    fn core(&self, run: &Range<usize>, at: usize) -> Range<usize> {
        const FAR: usize = 8;
        let inner = |&at: &usize| !self.units[at].connector;
        if !inner(&at) {
            return at..at + 1;
        }
        let start = at - (run.start..at).rev().take(FAR).take_while(inner).count();
        start..at + (at..run.end).take(FAR).take_while(inner).count()
    }

    /// All lists that contain some word of a core.
    fn all(&self, core: &Range<usize>) -> u64 {
        self.units[core.clone()].iter().fold(0, |lists, unit| lists | unit.brief())
    }

    /// Adds the gazetteer's entries for the capitalised words.
    fn mark_places(&mut self) {
        let gazetteer = Gazetteer::get();
        self.mark_phrases(|document, at| {
            let (tokens, senses) = gazetteer.at(document, at)?;
            let bits = senses.iter().fold(0, |bits, sense| {
                bits | match sense {
                    Sense::Country(_) => COUNTRY,
                    Sense::Demonym(_) => DEMONYM,
                    Sense::Place(_) => PLACE,
                    Sense::Other => 0,
                }
            });
            Some((tokens, bits))
        });
    }

    /// Adds the organisations known by name.
    fn mark_organisations(&mut self) {
        static NAMES: LazyLock<Phrases<()>> = LazyLock::new(|| {
            let index = include_bytes!(concat!(env!("OUT_DIR"), "/named"));
            Phrases::laid_out(index, organisations::all().map(|name| (name, ())))
        });
        self.mark_phrases(|document, at| {
            let found = capitalised(document, at).then(|| NAMES.longest_that(document, at, fits)).flatten();
            found.map(|(tokens, ..)| (tokens, ORGANISATION))
        });
    }

    /// Adds the bits of the phrases that begin in runs; none begins within another.
    fn mark_phrases(&mut self, phrase_at: impl Fn(&Document, usize) -> Option<(Range<usize>, u32)>) {
        let mut end = 0;
        for run in &self.runs {
            for at in run.clone() {
                if at < end {
                    continue;
                }
                if let Some((tokens, bits)) = phrase_at(self.document, at) {
                    end = tokens.end;
                    mark(&mut self.units[tokens], bits);
                }
            }
        }
    }
}

impl Unit {
    fn lists(self) -> u64 {
        u64::from(self.lists)
    }

    fn brief(self) -> u64 {
        u64::from(self.brief)
    }

    fn form(self) -> u64 {
        u64::from(self.form)
    }
}

/// From this grade on a sentence is prose.
const PROSE: u8 = 2;

/// How much of a sentence is lower-case, from 0 to 3.
fn prose(document: &Document, sentence: usize) -> u8 {
    let (mut words, mut small) = (0, 0);
    for token in &document.tokens[document.sentences[sentence].tokens.clone()] {
        if token.kind == TokenKind::Word {
            words += 1;
            small += usize::from(token.shape == Shape::Lower && token.span.len() > 3);
        }
    }
    match (words, small) {
        (0, _) => 3,
        (_, 0) => u8::from(words < 4),
        _ if small * 5 < words => 1,
        _ if small * 3 < words => 2,
        _ => 3,
    }
}

/// Words and marks that join capitalised words into a run.
fn joins(document: &Document, at: usize) -> bool {
    is_connector(document, at)
        || document.class(at).contains(WordClass::PARTICLE)
        || is_joint_hyphen(document, at)
        || hangs_on(document, at)
}

/// The lower-case words that join capitalised words without making them one name.
fn is_connector(document: &Document, at: usize) -> bool {
    matches!(document.tokens[at].initial, b'o' | b'a' | b't' | b'f' | b'i' | b'&' | b'\'')
        && matches!(document.word(at), "of" | "and" | "the" | "for" | "in" | "&" | "'s" | "’s")
        && !hangs_on(document, at)
}

fn unit(document: &Document, at: usize) -> Unit {
    let token = &document.tokens[at];
    let word = if token.kind == TokenKind::Number { 2 } else { token.hash };
    let lists = if token.class.is_empty() { 0 } else { lists(token.class, capitalised(document, at)) };
    let form = form(document, at, token);
    Unit { word, lists, brief: brief(lists), form, connector: is_connector(document, at) }
}

/// The bits of a form that do not depend on the length of the word.
const FORM_OF_LETTERS: u64 = 7;

/// How a token is written: the shape of its letters, its other characters, whether it is glued to the token before, its
/// length.
fn form(document: &Document, at: usize, token: &Token) -> u16 {
    let word = token.span.of(document.text).as_bytes();
    let shape = match (token.kind, token.shape) {
        (TokenKind::Word, shape) => shape as u16,
        (TokenKind::Number, _) => 5,
        (TokenKind::Mark, _) => 6,
    };
    let stop = u16::from(word.len() > 1 && word[word.len() - 1] == b'.');
    let (mut inner, mut foreign) = (0, 0);
    for byte in word {
        inner |= u16::from(byte.is_ascii_digit() || *byte == b'\'');
        foreign |= u16::from(!byte.is_ascii());
    }
    let length = (word.len().min(9) / 3) as u16;
    shape | stop << 3 | inner << 4 | foreign << 5 | u16::from(document.glued(at)) << 6 | length << 7
}

// After the bits of the classes of words, see `lists`.
const PLACE: u32 = 1 << 20;
const COUNTRY: u32 = 1 << 21;
const DEMONYM: u32 = 1 << 22;
const PHRASE_GOES_ON: u32 = 1 << 23;
const ORGANISATION: u32 = 1 << 24;
const RARE_NAME: u32 = 1 << 25;

/// The word classes that are features, one bit a list; those of names only for capitalised words. They are the lowest
/// bits of a class already; some of these bits are shared by several lists.
fn lists(class: WordClass, capital: bool) -> u32 {
    const COUNTED: u32 = (1 << 18) - 1;
    const NAMES: u32 = (WordClass::GIVEN_NAME.union(WordClass::SURNAME).union(WordClass::BELIEF)).bits() as u32;
    const FUNCTION: WordClass =
        WordClass::DETERMINER.union(WordClass::PREPOSITION).union(WordClass::CONJUNCTION).union(WordClass::AUXILIARY);
    let like = |others: WordClass, one: WordClass| if class.intersects(others) { one.bits() as u32 } else { 0 };
    let lists = class.bits() as u32 & COUNTED
        | like(WordClass::TITLE_ABBREVIATION, WordClass::HONORIFIC)
        | like(WordClass::WEEKDAY, WordClass::MONTH)
        | like(WordClass::ADVERB, WordClass::ADJECTIVE)
        | like(FUNCTION, WordClass::PRONOUN);
    let rare = if class.contains(WordClass::RARE_NAME) { RARE_NAME } else { 0 };
    if capital { lists | rare } else { lists & !NAMES }
}

/// The lists with similar ones merged: names of people separate, plain words one.
fn brief(lists: u32) -> u32 {
    const PLAIN: u32 = 0b111 << 10;
    const PEOPLE: u32 = 0b111 << 5;
    let kept = lists & !PLAIN & !PEOPLE & !(1 << 17);
    let plain = u32::from(lists & PLAIN != 0) << 10;
    let people = u32::from(lists & PEOPLE != 0) << 5;
    kept | plain | people
}

/// Marks the tokens of a phrase; those after the first are marked as such.
fn mark(units: &mut [Unit], bits: u32) {
    if bits == 0 {
        return;
    }
    for (n, unit) in units.iter_mut().enumerate() {
        let bits = if n > 0 { bits | PHRASE_GOES_ON } else { bits };
        unit.lists |= bits;
        unit.brief |= bits;
    }
}

/// A number for a few letters, ignoring case.
fn small(letters: &[u8]) -> u64 {
    letters.iter().fold(letters.len() as u64, |number, b| number << 8 | u64::from(b.to_ascii_lowercase()))
}

fn key(kind: u64, a: u64, b: u64, c: u64) -> u32 {
    const K: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = (a ^ kind.wrapping_mul(0xd6e8_feb8_6659_fd93)).wrapping_mul(K);
    hash = (hash.rotate_left(29) ^ b).wrapping_mul(K);
    hash = (hash.rotate_left(31) ^ c).wrapping_mul(K);
    (hash >> 32) as u32
}
