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
/// worked on, the one before is handed on and the one behind is read. Counts go on from those of `before`.
pub(super) fn in_order<T: OfArticle + Send, R: Send>(
    mut source: impl Iterator<Item = Result<T, Dropped>> + Send,
    before: Report,
    watch: &mut dyn Watch,
    work: impl Fn(T) -> R + Sync,
    mut hand_on: impl FnMut(Batch<R>) -> Result<()> + Send,
) -> Result<Report> {
    let mut report = before;
    let mut finished = None;
    let mut inputs = next_inputs(&mut source);
    loop {
        if watch.stopped() {
            return Err(Error::Stopped);
        }
        let batch = (!inputs.is_empty()).then(|| Batch::of(inputs, &mut report, watch));
        watch.progress(&report);
        if batch.is_none() && finished.is_none() {
            return report.balanced();
        }
        let ready = finished.take();
        let ((worked, handed), read) = rayon::join(
            || rayon::join(|| batch.map(|batch| batch.worked_on(&work)), || ready.map_or(Ok(()), &mut hand_on)),
            || next_inputs(&mut source),
        );
        handed?;
        (finished, inputs) = (worked, read);
    }
}

/// Reads the inputs of a batch; none when there are no more.
fn next_inputs<T: OfArticle>(source: &mut impl Iterator<Item = Result<T, Dropped>>) -> Vec<Result<T, Dropped>> {
    let (mut inputs, mut bytes) = (Vec::new(), 0);
    while inputs.len() < BATCH && bytes < BATCH_BYTES {
        let Some(input) = source.next() else { break };
        bytes += input.as_ref().map_or(0, |input| input.article().text.len());
        inputs.push(input);
    }
    inputs
}

impl<T: OfArticle> Batch<T> {
    /// Parts the inputs that go on from those that do not, and counts both.
    fn of(inputs: Vec<Result<T, Dropped>>, report: &mut Report, watch: &mut dyn Watch) -> Self {
        let (mut going_on, mut dropped) = (Vec::new(), Vec::new());
        for input in inputs {
            report.read += 1;
            match input {
                Ok(input) => {
                    report.done += 1;
                    report.bytes += input.article().text.len() as u64;
                    going_on.push(input);
                }
                Err(drop) => {
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
        Self { going_on, dropped, so_far: report.clone() }
    }
}

impl<T: Send> Batch<T> {
    fn worked_on<R: Send>(self, work: &(impl Fn(T) -> R + Sync)) -> Batch<R> {
        let Self { going_on, dropped, so_far } = self;
        Batch { going_on: going_on.into_par_iter().map(work).collect(), dropped, so_far }
    }
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
