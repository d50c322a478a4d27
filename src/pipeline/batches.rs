//! Work on all cores, results in the order of the inputs.

use super::sift::{Dropped, Sifted};
use super::{Extracted, Normalized, Report, Watch};
use crate::article::Rejected;
use crate::error::{Error, Result};
use rayon::prelude::*;

/// How many articles at once: enough for all workers, and little to hold.
const BATCH: usize = 256;
/// No article is added to a batch with so many bytes of text.
pub(super) const BATCH_BYTES: usize = 4 << 20;

/// What has a text.
pub(super) trait Weigh {
    /// The bytes of the text.
    fn bytes(&self) -> usize;
}

impl Weigh for Sifted {
    fn bytes(&self) -> usize {
        self.article.text.len()
    }
}

impl Weigh for Extracted {
    fn bytes(&self) -> usize {
        self.article.text.len()
    }
}

impl Weigh for Normalized {
    fn bytes(&self) -> usize {
        self.article.text.len()
    }
}

/// Works on everything that comes in, on all cores, and hands the results on in the order of the inputs. While a batch is
/// worked on, the one before is handed on.
pub(super) fn in_order<T: Weigh + Send, R: Send>(
    mut source: impl Iterator<Item = Result<T, Dropped>>,
    watch: &mut dyn Watch,
    list: &mut dyn FnMut(&Rejected) -> Result<()>,
    work: impl Fn(T) -> R + Sync,
    mut hand_on: impl FnMut(Vec<R>) -> Result<()> + Send,
) -> Result<Report> {
    let mut report = Report::default();
    let mut finished: Vec<R> = Vec::new();
    loop {
        if watch.stopped() {
            return Err(Error::Stopped);
        }
        let batch = next_batch(&mut source, &mut report, watch, list)?;
        watch.progress(&report);
        if batch.is_empty() && finished.is_empty() {
            return report.balanced();
        }
        let before = std::mem::take(&mut finished);
        let (worked, handed) = rayon::join(
            || batch.into_par_iter().map(&work).collect(),
            || if before.is_empty() { Ok(()) } else { hand_on(before) },
        );
        handed?;
        finished = worked;
    }
}

fn next_batch<T: Weigh>(
    source: &mut impl Iterator<Item = Result<T, Dropped>>,
    report: &mut Report,
    watch: &mut dyn Watch,
    list: &mut dyn FnMut(&Rejected) -> Result<()>,
) -> Result<Vec<T>> {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    while batch.len() < BATCH && bytes < BATCH_BYTES {
        let Some(input) = source.next() else { break };
        report.read += 1;
        match input {
            Ok(input) => {
                bytes += input.bytes();
                batch.push(input);
            }
            Err(Dropped { what, copy }) => {
                list(&what)?;
                if copy {
                    report.duplicates += 1;
                } else {
                    report.rejected += 1;
                    watch.rejected(&what);
                }
            }
        }
    }
    report.done += batch.len() as u64;
    report.bytes += bytes as u64;
    Ok(batch)
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
