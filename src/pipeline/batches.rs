//! Runs work on all cores, with results in the order of the inputs.

use super::admitted::Admitted;
use super::sift::{Dropped, Sifted};
use super::{Report, Watch};
use crate::article::Rejected;
use crate::error::{Error, Result};
use crate::guard::guarded;
use rayon::prelude::*;

/// How many inputs a batch has: enough for all workers, and few enough to hold in memory.
const BATCH: usize = 256;
/// A batch with this many bytes of text takes no further articles.
pub(super) const BATCH_BYTES: usize = 1 << 20;

/// Something made from an article that contains it.
pub(super) trait OfArticle {
    /// The size of its text in bytes.
    fn bytes(&self) -> usize;

    /// The record of it if it is dropped, without the reason.
    fn dropped(&self) -> Dropped;
}

impl OfArticle for Sifted {
    fn bytes(&self) -> usize {
        self.article.text.len()
    }

    fn dropped(&self) -> Dropped {
        let admitted = Some(Box::new(Admitted { copy_of: None, ..self.place.admitted.clone() }));
        Dropped { what: Rejected::article(&self.article, ""), admitted, is_copy: false }
    }
}

/// Consecutive inputs after the work on them.
pub(super) struct Batch<T> {
    /// The articles that are processed further.
    pub going_on: Vec<T>,
    /// Those that are not.
    pub dropped: Vec<Dropped>,
    /// The counts of the run, including this batch.
    pub so_far: Report,
}

/// The result for an input, with the size of its text in bytes.
struct Worked<T>(Result<(T, u64), Dropped>);

/// Works on all inputs, on all cores, and passes the results on in the order of the inputs. While a batch is worked on,
/// the previous one is passed on and the next one is read. Counts continue from those of `before`. An input for which
/// the work returns an error or panics is dropped.
pub(super) fn in_order<T: OfArticle + Send, R: Send>(
    mut source: impl Iterator<Item = Result<T, Dropped>> + Send,
    before: Report,
    watch: &mut dyn Watch,
    work: impl Fn(T) -> Result<R, String> + Sync,
    mut hand_on: impl FnMut(Batch<R>) -> Result<()> + Send,
) -> Result<Report> {
    let mut report = before;
    let mut worked: Vec<Worked<R>> = Vec::new();
    let mut inputs = next_inputs(&mut source);
    loop {
        if watch.stopped() {
            return Err(Error::Stopped);
        }
        let batch = (!worked.is_empty()).then(|| Batch::of(worked, &mut report, watch));
        watch.progress(&report);
        if batch.is_none() && inputs.is_empty() {
            return report.balanced();
        }
        let ((done, handed), read) = rayon::join(
            || rayon::join(|| work_on(inputs, &work), || batch.map_or(Ok(()), &mut hand_on)),
            || next_inputs(&mut source),
        );
        handed?;
        (worked, inputs) = (done, read);
    }
}

/// Reads the inputs of a batch; none when there are no more.
fn next_inputs<T: OfArticle>(source: &mut impl Iterator<Item = Result<T, Dropped>>) -> Vec<Result<T, Dropped>> {
    let (mut inputs, mut bytes) = (Vec::new(), 0);
    while inputs.len() < BATCH && bytes < BATCH_BYTES {
        let Some(input) = source.next() else { break };
        bytes += input.as_ref().map_or(0, OfArticle::bytes);
        inputs.push(input);
    }
    inputs
}

fn work_on<T: OfArticle + Send, R: Send>(
    inputs: Vec<Result<T, Dropped>>,
    work: &(impl Fn(T) -> Result<R, String> + Sync),
) -> Vec<Worked<R>> {
    inputs.into_par_iter().map(|input| Worked(input.and_then(|input| work_on_one(input, work)))).collect()
}

/// Works on one input and catches panics.
fn work_on_one<T: OfArticle, R>(input: T, work: impl Fn(T) -> Result<R, String>) -> Result<(R, u64), Dropped> {
    let (mut dropped, bytes) = (input.dropped(), input.bytes() as u64);
    match guarded(|| work(input)).unwrap_or_else(|failure| Err(failed(&failure))) {
        Ok(made) => Ok((made, bytes)),
        Err(reason) => {
            dropped.what.reason = reason;
            Err(dropped)
        }
    }
}

/// The message for an article on which the program panics.
pub(super) fn failed(failure: &str) -> String {
    format!("expected an article that can be read, found one at which tidings failed ({failure})")
}

impl<T> Batch<T> {
    /// Separates admitted from rejected inputs, and counts both.
    fn of(worked: Vec<Worked<T>>, report: &mut Report, watch: &mut dyn Watch) -> Self {
        let (mut going_on, mut dropped) = (Vec::new(), Vec::new());
        for Worked(input) in worked {
            report.read += 1;
            match input {
                Ok((made, bytes)) => {
                    report.done += 1;
                    report.bytes += bytes;
                    going_on.push(made);
                }
                Err(drop) => {
                    if drop.is_copy {
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

impl Report {
    /// Checks that nothing is lost: every input was processed or is listed.
    fn balanced(self) -> Result<Self> {
        let Self { read, done, rejected, duplicates, .. } = &self;
        if done + rejected + duplicates == *read {
            return Ok(self);
        }
        let first = format!("{read} articles read, but {done} + {rejected} + {duplicates} are accounted for");
        Err(Error::Check { count: 1, first })
    }
}
