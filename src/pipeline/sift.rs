//! Which articles go on: those with an id of their own, and of copies, if so wished, only the first.

use crate::article::{Article, Rejected};
use crate::copies::{Clusters, Signature};
use rayon::prelude::*;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// An article that does not go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// Which, and why.
    pub what: Rejected,
    /// True when it is a copy of an earlier one.
    pub copy: bool,
}

impl From<Rejected> for Dropped {
    fn from(what: Rejected) -> Self {
        Self { what, copy: false }
    }
}

/// An article with the cluster of copies that it belongs to.
pub(super) struct Sifted {
    pub article: Article,
    /// The id of the first article of its cluster.
    pub cluster_id: String,
}

/// How many articles are signed at once.
const BATCH: usize = 64;

/// The articles met so far: their ids, and what they are copies of.
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

    /// The cluster of an article that goes on: the id of the first article of which it is a copy, or its own.
    pub fn admit(&mut self, article: &Article, signature: Signature) -> Result<String, Dropped> {
        self.ids.admit(article)?;
        match self.clusters.first_of(&article.id, signature) {
            Some(first) if self.only_firsts => {
                let what = Rejected::article(article, format!("a copy of the article {first:?}"));
                Err(Dropped { what, copy: true })
            }
            Some(first) => Ok(first.to_owned()),
            None => Ok(article.id.clone()),
        }
    }
}

/// Lets the articles through that go on, in order. Signatures are made on all cores.
pub(super) struct Sieve<I> {
    source: I,
    register: Register,
    language: Option<String>,
    ready: std::vec::IntoIter<Result<Sifted, Dropped>>,
}

impl<I: Iterator<Item = Result<Article, Rejected>>> Sieve<I> {
    pub fn new(source: I, options: &super::Options) -> Self {
        let register = Register::new(options.unique);
        Self { source, register, language: options.language.clone(), ready: Vec::new().into_iter() }
    }

    fn sift(&mut self, article: Result<(Article, Signature), Rejected>) -> Result<Sifted, Dropped> {
        let (mut article, signature) = article?;
        let cluster_id = self.register.admit(&article, signature)?;
        if self.language.is_some() {
            article.language.clone_from(&self.language);
        }
        Ok(Sifted { article, cluster_id })
    }
}

impl<I: Iterator<Item = Result<Article, Rejected>>> Iterator for Sieve<I> {
    type Item = Result<Sifted, Dropped>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ready.len() == 0 {
            let mut bytes = 0;
            let small = |article: &Result<Article, Rejected>| {
                let before = bytes;
                bytes += article.as_ref().map_or(0, |a| a.text.len());
                before < super::BATCH_BYTES
            };
            let batch: Vec<_> = take(&mut self.source, BATCH, small);
            let signed = |article: Result<Article, Rejected>| {
                article.map(|a| {
                    let s = Signature::of(&a.text);
                    (a, s)
                })
            };
            let signed: Vec<_> = batch.into_par_iter().map(signed).collect();
            self.ready = signed.into_iter().map(|article| self.sift(article)).collect::<Vec<_>>().into_iter();
        }
        self.ready.next()
    }
}

/// Takes items as long as there is room for another.
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

/// The ids met so far with their places. Ids are held as hashes of 128 bits, which no two of them share.
#[derive(Default)]
pub(super) struct Ids {
    places: HashMap<u128, Place>,
    files: Vec<Box<str>>,
}

struct Place {
    file: u32,
    record: Option<u32>,
}

impl Ids {
    /// Rejects an article whose id an earlier one has.
    pub fn admit(&mut self, article: &Article) -> Result<(), Rejected> {
        let file = article.source_path.as_deref().unwrap_or(&article.id);
        if let Some(first) = self.places.get(&hash(&article.id)) {
            let path = self.files[first.file as usize].to_string();
            let first = Article { source_path: Some(path), record: first.record.map(u64::from), ..Article::default() };
            let reason = format!("expected an id of its own, found {:?}, which {} has", article.id, first.place());
            return Err(Rejected::article(article, reason));
        }
        if self.files.last().is_none_or(|last| **last != *file) {
            self.files.push(file.into());
        }
        let file = self.files.len() as u32 - 1;
        let record = article.record.map(|record| u32::try_from(record).unwrap_or(u32::MAX));
        self.places.insert(hash(&article.id), Place { file, record });
        Ok(())
    }
}

fn hash(id: &str) -> u128 {
    let half = |seed: u8| {
        let mut hasher = DefaultHasher::new();
        (seed, id).hash(&mut hasher);
        u128::from(hasher.finish())
    };
    half(0) << 64 | half(1)
}
