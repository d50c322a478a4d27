//! Progress of a run: a bar on a terminal, a line every few seconds elsewhere, nothing when quiet.

use indicatif::{HumanCount, HumanDuration, ProgressBar, ProgressStyle};
use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tidings::article::Rejected;
use tidings::export::terminal::harmless;
use tidings::pipeline::{Report, Watch};

/// The time between two lines if there is no terminal.
const PAUSE: Duration = Duration::from_secs(5);

/// Set when the run is to stop.
static STOP: AtomicBool = AtomicBool::new(false);

/// True when the run is to stop.
pub fn stopped() -> bool {
    STOP.load(Ordering::Relaxed)
}

/// From now on Ctrl-C and SIGTERM stop the run at a point where nothing is half-written; a second one ends it at once.
pub fn stop_on_signals() -> Result<(), ctrlc::Error> {
    ctrlc::set_handler(|| {
        if STOP.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    })
}

/// See the module.
pub struct Progress {
    voice: Voice,
    started: Instant,
    /// The total size of the input files, if known: roughly that of their texts.
    total: Option<u64>,
    /// Articles and bytes that an earlier run processed.
    before: (u64, u64),
    rejections: Rejections,
}

/// The rejected inputs. For each file and reason only the first is shown at once; the others are counted.
#[derive(Default)]
struct Rejections {
    /// How many more there were, by file and reason.
    more: BTreeMap<(String, String), u64>,
    /// Those neither shown nor counted by file, since there are too many.
    others: u64,
}

/// The most files and reasons that are shown, each on a line.
const MOST_SHOWN: usize = 100;

impl Rejections {
    /// Counts one; true if it should be shown.
    fn is_new(&mut self, rejected: &Rejected) -> bool {
        let key = (rejected.source_path.clone(), expectation(&rejected.reason).to_owned());
        if let Some(more) = self.more.get_mut(&key) {
            *more += 1;
            return false;
        }
        let is_shown = self.more.len() < MOST_SHOWN;
        match is_shown {
            true => _ = self.more.insert(key, 0),
            false => self.others += 1,
        }
        is_shown
    }

    /// What was counted but not shown, a line each.
    fn lines(&self) -> Vec<String> {
        let of_files = self.more.iter().filter(|(_, more)| **more > 0);
        let mut lines: Vec<_> = of_files
            .map(|((path, reason), more)| format!("rejected {} more in {path}: {reason}", HumanCount(*more)))
            .collect();
        if self.others > 0 {
            lines.push(format!("rejected {} more for these and other reasons", HumanCount(self.others)));
        }
        lines
    }
}

/// A reason without what was found in the single input.
fn expectation(reason: &str) -> &str {
    reason.split_once(", found ").map_or(reason, |(expected, _)| expected)
}

enum Voice {
    Bar(ProgressBar),
    Lines { last: Instant },
    Quiet,
}

impl Progress {
    /// Follows a run over inputs of this size in bytes, if known.
    pub fn new(total: Option<u64>, quiet: bool) -> Self {
        let started = Instant::now();
        let voice = match () {
            () if quiet => Voice::Quiet,
            () if io::stderr().is_terminal() => Voice::Bar(bar()),
            () => Voice::Lines { last: started },
        };
        let total = total.filter(|&bytes| bytes > 0);
        Self { voice, started, total, before: (0, 0), rejections: Rejections::default() }
    }

    fn line(&self, so_far: &Report) -> String {
        let seconds = self.started.elapsed().as_secs_f64().max(0.001);
        let Report { read, rejected, bytes, .. } = so_far;
        let (articles_now, bytes_now) = (read - self.before.0, bytes - self.before.1);
        let (articles, megabytes) = (articles_now as f64 / seconds, bytes_now as f64 / 1e6 / seconds);
        let mut line =
            format!("{} articles, {articles:.0}/s, {megabytes:.1} MB/s, {rejected} rejected", HumanCount(*read));
        if let Some(total) = self.total.filter(|&total| total > *bytes && bytes_now > 0) {
            let left = seconds * (total - bytes) as f64 / bytes_now as f64;
            line += &format!(", about {} left", HumanDuration(Duration::from_secs_f64(left)));
        }
        line
    }
}

fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {wide_bar} {msg}").expect("a template without mistakes");
    ProgressBar::no_length().with_style(style)
}

/// Prints a message on standard error, on one line. A name in it cannot control the terminal; if standard error is
/// closed, work continues.
pub fn say(message: fmt::Arguments) {
    let message = message.to_string().replace('\n', "\\n");
    let _ = writeln!(io::stderr(), "tidings: {}", harmless(&message));
}

impl Watch for Progress {
    fn rejected(&mut self, rejected: &Rejected) {
        if !self.rejections.is_new(rejected) {
            return;
        }
        let say = || say(format_args!("rejected {rejected}"));
        match &self.voice {
            Voice::Bar(bar) => bar.suspend(say),
            _ => say(),
        }
    }

    fn resumed(&mut self, so_far: &Report) {
        self.before = (so_far.read, so_far.bytes);
        let say = || say(format_args!("resuming after {} articles", HumanCount(so_far.read)));
        match &self.voice {
            Voice::Bar(bar) => bar.suspend(say),
            Voice::Lines { .. } => say(),
            Voice::Quiet => {}
        }
    }

    fn progress(&mut self, so_far: &Report) {
        let line = self.line(so_far);
        match &mut self.voice {
            Voice::Bar(bar) => {
                if let Some(total) = self.total {
                    bar.set_length(total.max(so_far.bytes));
                }
                bar.set_position(so_far.bytes);
                bar.set_message(line);
            }
            Voice::Lines { last } if last.elapsed() >= PAUSE => {
                *last = Instant::now();
                say(format_args!("{line}"));
            }
            _ => {}
        }
    }

    fn stopped(&self) -> bool {
        stopped()
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Voice::Bar(bar) = &self.voice {
            bar.finish_and_clear();
        }
        for line in self.rejections.lines() {
            say(format_args!("{line}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rejected(path: &str, record: u64, reason: &str) -> Rejected {
        Rejected { source_path: path.into(), record: Some(record), reason: reason.into() }
    }

    #[test]
    fn one_reason_in_one_file_is_shown_once_and_counted() {
        let mut rejections = Rejections::default();
        assert!(rejections.is_new(&rejected("a.csv", 1, "expected a day, found \"x\"")));
        assert!(!rejections.is_new(&rejected("a.csv", 2, "expected a day, found \"y\"")));
        assert!(!rejections.is_new(&rejected("a.csv", 3, "expected a day, found \"z\"")));
        assert!(rejections.is_new(&rejected("a.csv", 4, "expected a text, found it empty")));
        assert!(rejections.is_new(&rejected("b.csv", 1, "expected a day, found \"x\"")));
        assert_eq!(rejections.lines(), ["rejected 2 more in a.csv: expected a day"]);
    }

    #[test]
    fn no_more_lines_than_people_read() {
        let mut rejections = Rejections::default();
        let shown = (0..150).filter(|n| rejections.is_new(&rejected(&format!("{n}.txt"), 1, "expected a text")));
        assert_eq!(shown.count(), MOST_SHOWN);
        assert_eq!(rejections.lines(), ["rejected 50 more for these and other reasons"]);
    }
}
