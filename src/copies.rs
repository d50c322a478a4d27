//! Finds copies of articles, exact and near: MinHash over shingles of three words (one permutation, 32 bins; Li, Owen
//! and Zhang, "One Permutation Hashing", 2012), looked up by 8 bands of 4 bins. Every article is compared only with the
//! first of each cluster, so that clusters do not grow into chains.

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use std::fmt;
use std::str::FromStr;

const BINS: usize = 32;
/// Two articles are compared if all bins of a band are equal.
const BAND: usize = 4;
/// Words in a shingle.
const SHINGLE: usize = 3;
/// Of 4 bins that one of two articles fills, this many must be equal: three quarters of what both say is the same.
const ALIKE: usize = 3;
/// How many firsts a generation has. Copies are found at least among this many firsts before an article, and memory
/// stays below that of twice as many: about 250 bytes each.
const GENERATION: usize = 1 << 18;

/// The MinHash signature of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature([u32; BINS]);

impl Signature {
    /// The signature of a text; case, punctuation and white space are ignored.
    pub fn of(text: &str) -> Self {
        let mut signature = Self([u32::MAX; BINS]);
        let mut shingle = [0; SHINGLE];
        let mut words = 0;
        each_word(text, |word| {
            shingle.rotate_left(1);
            shingle[SHINGLE - 1] = word;
            words += 1;
            if words >= SHINGLE {
                signature.add(hash(shingle));
            }
        });
        match words {
            0 => signature.add(hash(text.bytes().map(u64::from))),
            few if few < SHINGLE => signature.add(hash(shingle)),
            _ => {}
        }
        signature
    }

    fn add(&mut self, hash: u64) {
        let bin = &mut self.0[(hash >> 32) as usize % BINS];
        *bin = (hash as u32).min(*bin);
    }

    fn is_alike(&self, other: &Self) -> bool {
        let filled = self.0.iter().zip(other.0).filter(|&(&a, b)| a.min(b) != u32::MAX);
        let (all, equal) = filled.fold((0, 0), |(all, equal), (&a, b)| (all + 1, equal + usize::from(a == b)));
        equal * 4 >= all * ALIKE
    }

    /// The bands that are not empty, with their numbers.
    fn bands(&self) -> impl Iterator<Item = Band<'_>> {
        let bands = self.0.chunks(BAND).enumerate();
        bands.filter(|(_, bins)| bins.iter().any(|&least| least != u32::MAX))
    }
}

/// Passes on the hashes of the words of a text, which are letters and digits; characters are decoded only if they are
/// not ASCII.
fn each_word(text: &str, mut hand_on: impl FnMut(u64)) {
    let mut rest = text.as_bytes();
    while !rest.is_empty() {
        let (mut sum, mut length) = (START, 0);
        while let Some(&byte) = rest.get(length).filter(|byte| byte.is_ascii_alphanumeric()) {
            sum = fold(sum, u64::from(byte.to_ascii_lowercase()));
            length += 1;
        }
        if rest.get(length).is_some_and(|byte| !byte.is_ascii()) {
            length = run(rest, &mut hand_on);
        } else if length > 0 {
            hand_on(finish(sum));
        } else {
            length = 1;
        }
        rest = &rest[length..];
    }
}

/// Passes on the hashes of the words up to the next ASCII character that is not part of a word; returns how many bytes
/// were read.
fn run(rest: &[u8], hand_on: &mut impl FnMut(u64)) -> usize {
    let ends = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
    let length = rest.iter().position(ends).unwrap_or(rest.len());
    let run = std::str::from_utf8(&rest[..length]).expect("what stands between two ASCII characters is whole");
    let words = run.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.for_each(|word| hand_on(hash(word.bytes().map(|byte| u64::from(byte.to_ascii_lowercase())))));
    length
}

/// As hexadecimal digits, for storing signatures without texts.
impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.0.iter().try_for_each(|least| write!(f, "{least:08x}"))
    }
}

impl FromStr for Signature {
    type Err = String;

    fn from_str(digits: &str) -> Result<Self, String> {
        let wrong = || format!("expected {} hexadecimal digits, found {digits:?}", BINS * 8);
        let mut bins = [0; BINS];
        if digits.len() != BINS * 8 || !digits.is_ascii() {
            return Err(wrong());
        }
        for (n, bin) in bins.iter_mut().enumerate() {
            *bin = u32::from_str_radix(&digits[n * 8..][..8], 16).map_err(|_| wrong())?;
        }
        Ok(Self(bins))
    }
}

/// FNV-1a with the finalizer of SplitMix64, which spreads it over all bits.
fn hash(parts: impl IntoIterator<Item = u64>) -> u64 {
    finish(parts.into_iter().fold(START, fold))
}

const START: u64 = 0xcbf2_9ce4_8422_2325;

fn fold(sum: u64, part: u64) -> u64 {
    (sum ^ part).wrapping_mul(0x100_0000_01b3)
}

fn finish(sum: u64) -> u64 {
    let sum = (sum ^ (sum >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let sum = (sum ^ (sum >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    sum ^ (sum >> 31)
}

/// The clusters so far.
#[derive(Default)]
pub struct Clusters {
    old: Generation,
    young: Generation,
}

/// The bins of a band, and its number.
type Band<'a> = (usize, &'a [u32]);

fn band_hash((number, bins): Band) -> u64 {
    hash(bins.iter().map(|&least| u64::from(least)).chain([number as u64]))
}

/// The first articles of clusters.
#[derive(Default)]
struct Generation {
    firsts: Vec<(Box<str>, Signature)>,
    /// The bands so far, by their contents, each with the index of the first article that had it.
    bands: HashTable<Place>,
}

/// A band of a first article, as one number: the index of the article times the number of bands, plus the number of the
/// band.
#[derive(Clone, Copy)]
struct Place(u32);

impl Place {
    fn new(first: usize, band: usize) -> Self {
        Self((first * (BINS / BAND) + band) as u32)
    }

    fn first(self) -> usize {
        self.0 as usize / (BINS / BAND)
    }

    fn band(self, firsts: &[(Box<str>, Signature)]) -> Band<'_> {
        let number = self.0 as usize % (BINS / BAND);
        (number, &firsts[self.first()].1.0[number * BAND..][..BAND])
    }
}

impl Clusters {
    /// The first article of which this one is a copy; none if it is itself a first.
    pub fn first_of(&mut self, id: &str, signature: &Signature) -> Option<&str> {
        let found = self.old.find(signature).map(|at| (true, at));
        let Some((is_old, at)) = found.or_else(|| self.young.find(signature).map(|at| (false, at))) else {
            self.add(id, signature.clone());
            return None;
        };
        Some(&(if is_old { &self.old } else { &self.young }).firsts[at].0)
    }

    /// Adds an article that is not a copy.
    pub fn add(&mut self, id: &str, signature: Signature) {
        if self.young.firsts.len() == GENERATION {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.add(id, signature);
    }
}

impl Generation {
    fn find(&self, signature: &Signature) -> Option<usize> {
        let same = |band: Band| self.bands.find(band_hash(band), |place| place.band(&self.firsts) == band);
        let candidates = signature.bands().filter_map(same).map(|place| place.first());
        candidates.filter(|&at| self.firsts[at].1.is_alike(signature)).min()
    }

    fn add(&mut self, id: &str, signature: Signature) {
        let Self { firsts, bands } = self;
        firsts.push((id.into(), signature));
        let at = firsts.len() - 1;
        for band in firsts[at].1.bands() {
            let (same, hashed) =
                (|place: &Place| place.band(firsts) == band, |place: &Place| band_hash(place.band(firsts)));
            if let Entry::Vacant(room) = bands.entry(band_hash(band), same, hashed) {
                room.insert(Place::new(at, band.0));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of about a hundred words, a different one for each number.
    fn story(number: u64) -> String {
        (0..120).map(|n| format!("word{} ", hash([n, number]) % 1009)).collect()
    }

    #[track_caller]
    fn check(one: &str, other: &str, alike: bool) {
        let mut clusters = Clusters::default();
        assert_eq!(clusters.first_of("one", &Signature::of(one)), None);
        assert_eq!(clusters.first_of("other", &Signature::of(other)), alike.then_some("one"));
    }

    #[test]
    fn copies_are_found_and_other_articles_are_not() {
        let text = story(1);
        check(&text, &text, true);
        check(&text, &text.to_uppercase().replace(' ', "\n"), true);
        check(&text, &format!("By our staff\n{text}"), true);
        check(&text, &text.replacen("word", "amended", 1), true);
        check(&text, &story(2), false);
        check(&text, &format!("{}{}", &text[..text.len() / 3], story(3)), false);
        check("One.", "One.", true);
        check("One.", "Two.", false);
        check("...", "!!!", false);
    }

    #[test]
    fn signatures_can_be_written_down() {
        let signature = Signature::of(&story(1));
        assert_eq!(signature.to_string().parse(), Ok(signature));
        assert!("12".parse::<Signature>().is_err() && "x".repeat(BINS * 8).parse::<Signature>().is_err());
    }

    #[test]
    fn a_copy_belongs_to_the_first_article() {
        let mut clusters = Clusters::default();
        for n in 0..2000 {
            let first = clusters.first_of(&n.to_string(), &Signature::of(&story(n % 1500))).map(str::to_owned);
            assert_eq!(first, n.checked_sub(1500).map(|first| first.to_string()));
        }
    }
}
