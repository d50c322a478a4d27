//! Which forms are one organisation: the same words, a shorter form, an acronym spelled by its initials or in brackets
//! after it.

use super::forms::Form;
use crate::document::Document;
use crate::lexicon::{WordClass, WordMap, is_legal_form, organisations};
use std::collections::HashMap;

/// The number of organisations before a form that are examined.
const LOOKED_AT: usize = 64;

/// The forms of each organisation, as indices into `forms`, in the order of their first mention.
pub fn cluster(document: &Document, forms: &[Form]) -> Vec<Vec<usize>> {
    let mut clusters = Clusters { document, forms, parent: (0..forms.len()).collect() };
    let firsts = clusters.join_same();
    clusters.join_brackets();
    clusters.join_short(&firsts);
    clusters.groups()
}

struct Clusters<'a> {
    document: &'a Document<'a>,
    forms: &'a [Form],
    /// A form of the same organisation, or itself.
    parent: Vec<usize>,
}

impl Clusters<'_> {
    fn root(&self, mut at: usize) -> usize {
        while self.parent[at] != at {
            at = self.parent[at];
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.parent[one.max(other)] = one.min(other);
    }

    /// Joins forms of the same words; gives the first of each.
    fn join_same(&mut self) -> Vec<usize> {
        let mut known: HashMap<(Vec<u64>, Option<&str>), usize> = HashMap::new();
        let mut firsts = Vec::new();
        let forms = self.forms;
        for (at, form) in forms.iter().enumerate() {
            let mut words = form.words.clone();
            words.sort_unstable();
            let first = *known.entry((words, generic_owner(self.document, form))).or_insert(at);
            if first == at {
                firsts.push(at);
            }
            self.join(first, at);
        }
        firsts
    }

    /// Joins what is in brackets with what is before them.
    fn join_brackets(&mut self) {
        for at in 1..self.forms.len() {
            let (long, short) = (&self.forms[at - 1], &self.forms[at]);
            let between = long.tokens.end..short.tokens.start;
            let open = between.start + usize::from(self.document.is(between.start, "'s"));
            let bracket = open + 1 == between.end && self.document.is(open, "(");
            let closes = self.document.is(short.tokens.end, ")");
            if bracket && closes && (short.acronym || long.acronym || self.is_contraction(short, long)) {
                self.join(at - 1, at);
            }
        }
    }

    /// True for a single word whose letters are in order in a name of several words, with the same first letter: Harcof,
    /// of Harbour Council of Fishers.
    fn is_contraction(&self, short: &Form, long: &Form) -> bool {
        let mut letters = long.span.of(self.document.text).chars().flat_map(char::to_lowercase);
        let word = short.span.of(self.document.text);
        let whole = word.chars().flat_map(char::to_lowercase).all(|letter| letters.any(|other| other == letter));
        short.tokens.len() == 1 && long.words.len() > 1 && short.initials.first() == long.initials.first() && whole
    }

    /// Joins each form with the longer one that it shortens: the last one before it, else the first one after.
    fn join_short(&mut self, firsts: &[usize]) {
        let mut by_length = firsts.to_vec();
        by_length.sort_by_key(|&at| std::cmp::Reverse(self.forms[at].words.len()));
        for &short in &by_length {
            let place = firsts.partition_point(|&at| at < short);
            let before = firsts[place.saturating_sub(LOOKED_AT)..place].iter().rev();
            let after = firsts[place..].iter().take(LOOKED_AT);
            let fits = |&&long: &&usize| long != short && self.shortens(&self.forms[short], &self.forms[long]);
            if let Some(&long) = before.chain(after).find(fits) {
                self.join(long, short);
            }
        }
    }

    /// True for a shorter form of a name.
    fn shortens(&self, short: &Form, long: &Form) -> bool {
        let apart = |one: &Option<String>, other: &Option<String>| one.is_some() && other.is_some() && one != other;
        if short.acronym {
            return !long.acronym && self.is_spelled(short, long);
        }
        if short.words.len() >= long.words.len()
            || apart(&short.owner, &long.owner)
            || apart(&short.country, &long.country)
        {
            return false;
        }
        let noun = short.is_noun(self.document);
        let (start, end) = (long.words.starts_with(&short.words), long.words.ends_with(&short.words));
        let demonym = long.country.is_some() && long.words.len() == short.words.len() + 1;
        end && (noun || demonym || short.words.len() > 1)
            || start && (noun || self.is_own_name(short, long) || self.is_without_end(short, long))
            || leaves_out(&short.words, &long.words)
    }

    /// True for an acronym of a name, or of what comes after the country or state in it: FWA, of Ohio Fish and Water
    /// Agency.
    fn is_spelled(&self, short: &Form, long: &Form) -> bool {
        const FEWEST: usize = 3;
        let acronym = self.document.word(short.tokens.start);
        let place = long.country.is_some() && acronym.len() >= FEWEST;
        long.initials.spell(acronym) || place && long.initials.rest().spell(acronym)
    }

    /// True for a name without what it is of (First Bank of Moss) or without "department" (Moss Police Department).
    fn is_without_end(&self, short: &Form, long: &Form) -> bool {
        let document = self.document;
        let next = long.tokens.start + short.tokens.len();
        let body = document.class(short.tokens.end - 1).intersects(WordClass::ORGANISATION_WORD);
        let department = next + 1 == long.tokens.end && document.is_any(next, &["department", "force", "service"]);
        short.words.len() > 1 && body && (department || document.is(next, "of"))
    }

    /// True for the first words of a name without the words for its kind: Northgate, of Northgate Airways.
    fn is_own_name(&self, short: &Form, long: &Form) -> bool {
        let words = short.span.of(self.document.text);
        let listed = organisations::written(words).next().is_some();
        let body = |at: usize| self.document.class(at).intersects(WordClass::ORGANISATION_WORD);
        let owned = (long.tokens.clone()).any(|at| self.document.is(at, "'s"));
        let place = short.country.is_some();
        let rest = long.tokens.end.saturating_sub(long.words.len() - short.words.len())..long.tokens.end;
        let suffix = |at: usize| is_legal_form(self.document.word(at)) || self.document.is(at, "corporation");
        let company = rest.clone().all(suffix);
        let name = !place && !body(short.tokens.end - 1) && rest.into_iter().all(body);
        !listed && !owned && (company || name)
    }

    fn groups(&self) -> Vec<Vec<usize>> {
        let mut places: WordMap<usize> = WordMap::default();
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for at in 0..self.forms.len() {
            let place = *places.entry(self.root(at) as u64).or_insert(groups.len());
            if place == groups.len() {
                groups.push(Vec::new());
            }
            groups[place].push(at);
        }
        groups
    }
}

/// True for words of a name with some in the middle left out: Harbour Trust, of Harbour Conservation Trust.
fn leaves_out(short: &[u64], long: &[u64]) -> bool {
    let ends = short.len() > 1 && short.first() == long.first() && short.last() == long.last();
    let mut rest = long.iter();
    ends && short.iter().all(|word| rest.any(|other| other == word))
}

/// The country that distinguishes a ministry from that of another state: Syria's Foreign Ministry.
fn generic_owner<'f>(document: &Document, form: &'f Form) -> Option<&'f str> {
    let plain = |at: usize| {
        document.class(at).intersects(WordClass::NOUN | WordClass::ORGANISATION_WORD | WordClass::ADJECTIVE)
    };
    form.owner.as_deref().filter(|_| form.tokens.clone().all(plain))
}
