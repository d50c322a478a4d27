//! Work on all cores, results in the order of the inputs.

use super::sift::{Dropped, Sifted};
use super::{Extracted, Normalized, Report, Watch};
use crate::article::Article;
use crate::error::{Error, Result};
use rayon::prelude::*;

/// How many inputs at once: enough for all workers, and little to hold.
const BATCH: usize = 256;
/// No article is added to a batch with so many bytes of text.
pub(super) const BATCH_BYTES: usize = 4 << 20;

/// Something that was made of an article and holds it.
pub(super) trait OfArticle {
    /// The article.
    fn article(&self) -> &Article;
}

impl OfArticle for Sifted {
    fn article(&self) -> &Article {
        &self.article
    }
}

impl OfArticle for Extracted {
    fn article(&self) -> &Article {
        &self.article
    }
}

impl OfArticle for Normalized {
    fn article(&self) -> &Article {
        &self.article
    }
}

/// Inputs that follow each other, on their way through.
pub(super) struct Batch<T> {
    /// Those that go on.
    pub going_on: Vec<T>,
    /// Those that do not.
    pub dropped: Vec<Dropped>,
    /// The counts of the run, this batch included.
    pub so_far: Report,
}

/// Works on everything that comes in, on all cores, and hands the results on in the order of the inputs. While a batch is
/// worked on, the one before is handed on. Counts go on from those of `before`.
pub(super) fn in_order<T: OfArticle + Send, R: Send>(
    mut source: impl Iterator<Item = Result<T, Dropped>>,
    before: Report,
    watch: &mut dyn Watch,
    work: impl Fn(T) -> R + Sync,
    mut hand_on: impl FnMut(Batch<R>) -> Result<()> + Send,
) -> Result<Report> {
    let mut report = before;
    let mut finished = None;
    loop {
        if watch.stopped() {
            return Err(Error::Stopped);
        }
        let batch = next_batch(&mut source, &mut report, watch);
        watch.progress(&report);
        if batch.is_none() && finished.is_none() {
            return report.balanced();
        }
        let ready = finished.take();
        let (worked, handed) =
            rayon::join(|| batch.map(|batch| batch.worked_on(&work)), || ready.map_or(Ok(()), &mut hand_on));
        handed?;
        finished = worked;
    }
}

impl<T: Send> Batch<T> {
    fn worked_on<R: Send>(self, work: &(impl Fn(T) -> R + Sync)) -> Batch<R> {
        let Self { going_on, dropped, so_far } = self;
        Batch { going_on: going_on.into_par_iter().map(work).collect(), dropped, so_far }
    }
}

/// None when there are no more inputs.
fn next_batch<T: OfArticle>(
    source: &mut impl Iterator<Item = Result<T, Dropped>>,
    report: &mut Report,
    watch: &mut dyn Watch,
) -> Option<Batch<T>> {
    let (mut going_on, mut dropped, mut bytes) = (Vec::new(), Vec::new(), 0);
    while going_on.len() + dropped.len() < BATCH && bytes < BATCH_BYTES {
        match source.next() {
            None => break,
            Some(Ok(input)) => {
                bytes += input.article().text.len();
                going_on.push(input);
            }
            Some(Err(drop)) => {
                if drop.copy.is_some() {
                    report.duplicates += 1;
                } else {
                    report.rejected += 1;
                    watch.rejected(&drop.what);
                }
                dropped.push(drop);
            }
        }
    }
    let inputs = going_on.len() + dropped.len();
    report.read += inputs as u64;
    report.done += going_on.len() as u64;
    report.bytes += bytes as u64;
    (inputs > 0).then(|| Batch { going_on, dropped, so_far: report.clone() })
}

impl Report {
    /// Nothing is lost: what was read went on or is listed.
    fn balanced(self) -> Result<Self> {
        let Self { read, done, rejected, duplicates, .. } = &self;
        if done + rejected + duplicates == *read {
            return Ok(self);
        }
        let first = format!("{read} articles read, but {done} + {rejected} + {duplicates} are accounted for");
        Err(Error::Check { count: 1, first })
    }
}
