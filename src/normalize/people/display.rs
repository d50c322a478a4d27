//! A person's name in its fullest form, with its parts.

use super::cluster::Named;
use super::family::{comes_first, is_korean_or_vietnamese};
use super::parts::is_regnal;
use crate::document::{Document, Shape, TokenKind};
use crate::lexicon::WordClass;
use std::ops::Range;

/// A name as shown in the tables.
pub struct Display {
    /// The fullest form.
    pub name: String,
    /// Its given names.
    pub given: Option<String>,
    /// Its family name.
    pub family: Option<String>,
}

/// The name of the person of these mentions.
pub fn of(document: &Document, names: &[Named], own: &[usize]) -> Display {
    let fullest = own.iter().map(|&at| &names[at]).min_by_key(|name| rank(document, name));
    let Some(name) = fullest else { return Display { name: String::new(), given: None, family: None } };
    if let Some(shared) = shared_family(document, names, own) {
        return shared;
    }
    let parts = &name.parts;
    let words =
        |tokens: Range<usize>| (!tokens.is_empty()).then(|| plain_spaces(document.span_of(tokens).of(document.text)));
    let first = parts.tokens.start;
    let (given, family) = match () {
        () if parts.words.len() == 1 && is_given(document, name) => (first..parts.end, 0..0),
        () if is_hyphened_given(document, name) => (first..parts.end, 0..0),
        () if is_family_before_last(document, name) => {
            let family = parts.family - 1;
            return Display {
                name: words(parts.tokens.clone()).unwrap_or_default(),
                given: words(first..family).zip(words(parts.family..parts.end)).map(|(a, b)| format!("{a} {b}")),
                family: words(family..parts.family),
            };
        }
        () if is_family_first(document, names, own, name) => (first + 1..parts.end, first..first + 1),
        () if is_family_second(document, names, own, name) => {
            return Display {
                name: words(parts.tokens.clone()).unwrap_or_default(),
                given: words(first..first + 1).zip(words(first + 2..parts.end)).map(|(a, b)| format!("{a} {b}")),
                family: words(first + 1..first + 2),
            };
        }
        () => {
            let family = double_family(document, names, own, name).unwrap_or(parts.family);
            (first..family, family..parts.end)
        }
    };
    Display { name: words(parts.tokens.clone()).unwrap_or_default(), given: words(given), family: words(family) }
}

/// A given name that shares a family name with the next one: John and Lucy Smith.
fn shared_family(document: &Document, names: &[Named], own: &[usize]) -> Option<Display> {
    let &at = own.iter().find(|&&at| names[at].parts.words.len() == 1)?;
    let (name, next) = (&names[at].parts, &names.get(at + 1)?.parts);
    let only_given = own.iter().all(|&other| names[other].parts.words.len() == 1);
    let joined = next.tokens.start == name.tokens.end + 1 && matches!(document.word(name.tokens.end), "and" | "&");
    let given = document.class(name.tokens.start).contains(WordClass::GIVEN_NAME);
    if !(only_given && joined && given && next.family > next.tokens.start) {
        return None;
    }
    let given = document.word(name.tokens.start).to_owned();
    let family = plain_spaces(document.span_of(next.family..next.end).of(document.text));
    Some(Display { name: format!("{given} {family}"), given: Some(given), family: Some(family) })
}

/// The fullest form is outside the headline, has the most words and is not all in capitals.
fn rank(document: &Document, name: &Named) -> (bool, std::cmp::Reverse<usize>, bool) {
    let loud = document.tokens[name.parts.tokens.clone()].iter().all(|t| t.shape != Shape::Title);
    let lonely = name.headline || name.parts.words.len() == 1;
    (lonely, std::cmp::Reverse(name.parts.words.len()), loud)
}

/// True for a given name that stands alone, or with the number of a pope.
fn is_given(document: &Document, name: &Named) -> bool {
    let class = document.class(name.parts.end - 1);
    if name.parts.suffix.is_some() && is_regnal(document.word(name.parts.tokens.end - 1)) {
        return true;
    }
    let titled = name.title.contains(WordClass::HONORIFIC);
    let particle = name.parts.end - name.parts.tokens.start > 1;
    class.contains(WordClass::GIVEN_NAME) && !class.contains(WordClass::SURNAME) && !titled && !particle
}

/// True for names whose family name comes first: it usually does (Xi, Kim, Nguyen) and what follows is hyphenated or
/// not an English family name, or the article itself calls the person by it.
fn is_family_first(document: &Document, names: &[Named], own: &[usize], name: &Named) -> bool {
    let parts = &name.parts;
    let (first, last) = (parts.words[0].key, parts.last().key);
    let alone = |key| called(names, own, key);
    let hyphened = parts.tokens.len() > 2 && document.is(parts.tokens.end - 2, "-");
    let known = parts.words.len() > 1 && comes_first(first) && !alone(last);
    is_korean_or_vietnamese(&parts.words)
        || known && (alone(first) || hyphened || !document.class(parts.end - 1).contains(WordClass::SURNAME))
}

/// True for the names of Hong Kong, with a given name before the family name and one after it: Clara So Kam-wai.
fn is_family_before_last(document: &Document, name: &Named) -> bool {
    let parts = &name.parts;
    let hyphened = parts.end - parts.family == 3 && document.tokens[parts.end - 1].shape == Shape::Lower;
    let before = parts.words.len().checked_sub(3).map(|at| parts.words[at].key);
    hyphened && parts.words.len() > 3 && before.is_some_and(comes_first)
}

/// True for a double given name alone: Carol-Ann.
fn is_hyphened_given(document: &Document, name: &Named) -> bool {
    let parts = &name.parts;
    let given = |at: usize| {
        let class = document.class(at);
        class.contains(WordClass::GIVEN_NAME) && !class.contains(WordClass::PARTICLE)
    };
    let two = parts.family == parts.tokens.start && parts.end - parts.family == 3;
    two && document.is(parts.family + 1, "-") && given(parts.family) && given(parts.end - 1) && name.title.is_empty()
}

/// True for a Chinese name after a Western given name: Mary Li Meihua. The article calls the person by the word
/// between, or the word after it is not a Western name.
fn is_family_second(document: &Document, names: &[Named], own: &[usize], name: &Named) -> bool {
    let parts = &name.parts;
    let plain = parts.tokens.len() == parts.words.len() && (3..=4).contains(&parts.words.len());
    if !plain || !comes_first(parts.words[1].key) || comes_first(parts.words[0].key) {
        return false;
    }
    let class = |at: usize| document.class(parts.tokens.start + at);
    let western = |at: usize| class(at).intersects(WordClass::SURNAME | WordClass::GIVEN_NAME);
    let foreign = class(0).contains(WordClass::GIVEN_NAME) && (2..parts.words.len()).all(|at| !western(at));
    foreign || called(names, own, parts.words[1].key)
}

/// True when a mention names the person by one word alone.
fn called(names: &[Named], own: &[usize], key: u64) -> bool {
    own.iter().any(|&at| names[at].parts.words.len() == 1 && names[at].parts.last().key == key)
}

/// Where a family name of two words begins that the article uses: Peña Prado for Enrique Peña Prado, or Peña alone. Not
/// a given name, except after Mr or Ms, or if the article does so twice.
fn double_family(document: &Document, names: &[Named], own: &[usize], name: &Named) -> Option<usize> {
    let parts = &name.parts;
    let start = parts.family.checked_sub(1).filter(|&at| at > parts.tokens.start && parts.words.len() > 2)?;
    let [.., before, last] = &parts.words[..] else { return None };
    if before.short || document.tokens[start].kind != TokenKind::Word || last.key == before.key {
        return None;
    }
    let given = document.class(start).contains(WordClass::GIVEN_NAME);
    let both = |other: &Named| {
        let titled = other.title.contains(WordClass::HONORIFIC) && !other.title.contains(WordClass::OFFICE);
        let words = &other.parts.words;
        // Zein El Dine
        let joined =
            other.parts.family > other.parts.tokens.start && document.is_any(other.parts.family, &["el", "al"]);
        let told = titled || joined || !given;
        (words.len() == 2 && words[0].key == before.key && words[1].key == last.key).then_some(told)
    };
    let mut shorts = own.iter().filter_map(|&at| both(&names[at]));
    // Twice Holm Nielsen, never Anders Nielsen.
    let common = document.class(start).intersects(WordClass::MASCULINE_NAME | WordClass::FEMININE_NAME);
    let both = shorts.clone().any(|told| told) || !common && shorts.nth(1).is_some();
    let alone = !given && called(names, own, before.key) && !called(names, own, last.key);
    (both || alone).then_some(start)
}

/// White space of any kind and length as one space.
pub fn plain_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
