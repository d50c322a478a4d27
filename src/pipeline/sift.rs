//! Which articles are admitted: those with a unique id, and with `--unique` only the first of several copies.

use super::admitted::Admitted;
use crate::article::{Article, Rejected, Unread};
use crate::copies::{Clusters, Signature};
use rayon::prelude::*;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// An article that is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// Which one, and why.
    pub what: Rejected,
    /// What is saved of it, if it was admitted but not processed.
    pub admitted: Option<Box<Admitted>>,
    /// True if it is left out as a copy of an earlier one.
    pub is_copy: bool,
}

impl From<Rejected> for Dropped {
    fn from(what: Rejected) -> Self {
        Self { what, admitted: None, is_copy: false }
    }
}

/// An admitted article.
pub(super) struct Sifted {
    pub article: Article,
    pub place: Place,
}

/// The cluster of an admitted article, and what is saved of it.
pub struct Place {
    /// The id of the first article of its cluster of copies: its own, unless it is a copy.
    pub cluster_id: String,
    /// What is saved of it.
    pub admitted: Admitted,
}

impl Place {
    fn new(first: &str, admitted: Admitted) -> Self {
        Self { cluster_id: first.to_owned(), admitted: Admitted { copy_of: Some(first.to_owned()), ..admitted } }
    }
}

const REPEATED: &str = "an item that was met before (feeds and agencies repeat theirs)";

/// How many articles are read and signed at once.
const BATCH: usize = 64;

/// The articles so far: their ids, and what they are copies of.
#[derive(Default)]
pub struct Register {
    ids: Ids,
    clusters: Clusters,
    only_firsts: bool,
}

impl Register {
    /// An empty one; copies of earlier articles are admitted unless `only_firsts`.
    pub fn new(only_firsts: bool) -> Self {
        Self { only_firsts, ..Self::default() }
    }

    /// Admits an article, or says why not.
    pub fn admit(&mut self, article: &Article, signature: Signature) -> Result<Place, Dropped> {
        self.ids.admit(article).map_err(|what| match article.repeats {
            true => Dropped { what: Rejected::article(article, REPEATED), admitted: None, is_copy: true },
            false => what.into(),
        })?;
        match self.clusters.first_of(&article.id, &signature) {
            Some(first) if self.only_firsts => {
                let what = Rejected::article(article, format!("a copy of the article {first:?}"));
                Err(Dropped { what, admitted: Some(Admitted::of(article, None).into()), is_copy: true })
            }
            Some(first) => Ok(Place::new(first, Admitted::of(article, None))),
            None => Ok(Place::new(&article.id, Admitted::of(article, Some(signature)))),
        }
    }

    /// Adds an article that was admitted before.
    pub(super) fn remember(&mut self, Admitted { id, source_path, record, first, .. }: Admitted) {
        self.ids.add(&id, source_path.as_deref(), record);
        if let Some(signature) = first {
            self.clusters.add(&id, signature);
        }
    }
}

/// Passes the admitted articles on, in order. They are read and signed on all cores.
pub(super) struct Sieve<I> {
    source: I,
    register: Register,
    language: Option<String>,
    ready: std::vec::IntoIter<Result<Sifted, Dropped>>,
}

impl<I: Iterator<Item = Unread>> Sieve<I> {
    pub fn new(source: I, options: &super::Options) -> Self {
        Self::after(source, Register::new(options.unique), options)
    }

    /// Continues after the articles of a register.
    pub fn after(source: I, register: Register, options: &super::Options) -> Self {
        Self { source, register, language: options.language.clone(), ready: Vec::new().into_iter() }
    }

    fn sift(&mut self, article: Result<(Article, Signature), Rejected>) -> Result<Sifted, Dropped> {
        let (mut article, signature) = article?;
        let place = self.register.admit(&article, signature)?;
        if self.language.is_some() {
            article.language.clone_from(&self.language);
            article.language_forced = true;
        }
        Ok(Sifted { article, place })
    }
}

impl<I: Iterator<Item = Unread>> Iterator for Sieve<I> {
    type Item = Result<Sifted, Dropped>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ready.len() == 0 {
            let mut bytes = 0;
            let small = |article: &Unread| {
                let before = bytes;
                bytes += article.bytes;
                before < super::BATCH_BYTES
            };
            let batch: Vec<_> = take(&mut self.source, BATCH, small);
            let signed = |article: Unread| {
                let article = article.read()?;
                let signature = Signature::of(&article.text);
                Ok((article, signature))
            };
            let signed: Vec<_> = batch.into_par_iter().map(signed).collect();
            self.ready = signed.into_iter().map(|article| self.sift(article)).collect::<Vec<_>>().into_iter();
        }
        self.ready.next()
    }
}

/// Takes items until the batch is full.
fn take<T>(source: &mut impl Iterator<Item = T>, most: usize, mut room: impl FnMut(&T) -> bool) -> Vec<T> {
    let mut taken = Vec::new();
    while taken.len() < most {
        let Some(item) = source.next() else { break };
        let more = room(&item);
        taken.push(item);
        if !more {
            break;
        }
    }
    taken
}

/// The ids so far, with where they were read from. Ids are stored as 128-bit hashes, which are unique in practice.
#[derive(Default)]
pub(super) struct Ids {
    places: HashMap<u128, Origin>,
    files: Vec<Box<str>>,
}

struct Origin {
    file: u32,
    record: Option<u32>,
}

impl Ids {
    /// Rejects an article that has the id of an earlier one.
    pub fn admit(&mut self, article: &Article) -> Result<(), Rejected> {
        if let Some(first) = self.places.get(&hash(&article.id)) {
            let path = self.files[first.file as usize].to_string();
            let first = Article { source_path: Some(path), record: first.record.map(u64::from), ..Article::default() };
            let reason = format!("duplicate id {:?}: {} has it", article.id, first.place());
            return Err(Rejected::article(article, reason));
        }
        self.add(&article.id, article.source_path.as_deref(), article.record);
        Ok(())
    }

    /// Adds the id of an article.
    fn add(&mut self, id: &str, source_path: Option<&str>, record: Option<u64>) {
        let file = source_path.unwrap_or(id);
        if self.files.last().is_none_or(|last| **last != *file) {
            self.files.push(file.into());
        }
        let file = self.files.len() as u32 - 1;
        let record = record.map(|record| u32::try_from(record).unwrap_or(u32::MAX));
        self.places.insert(hash(id), Origin { file, record });
    }
}

/// A hash that identifies an id.
pub(super) fn hash(id: &str) -> u128 {
    let half = |seed: u8| {
        let mut hasher = DefaultHasher::new();
        (seed, id).hash(&mut hasher);
        u128::from(hasher.finish())
    };
    half(0) << 64 | half(1)
}
