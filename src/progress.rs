//! What is said while a run goes on: a bar on a terminal, a line every few seconds elsewhere, nothing when quiet.

use indicatif::{HumanCount, HumanDuration, ProgressBar, ProgressStyle};
use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tidings::article::Rejected;
use tidings::export::terminal::harmless;
use tidings::pipeline::{Report, Watch};

/// How long nothing is said where there is no terminal.
const PAUSE: Duration = Duration::from_secs(5);

/// Set when the run is to stop.
static STOP: AtomicBool = AtomicBool::new(false);

/// True when the run is to stop.
pub fn stopped() -> bool {
    STOP.load(Ordering::Relaxed)
}

/// From here on Ctrl-C and a request to terminate stop the run where nothing is half-written; a second one ends it at once.
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
    /// Bytes of the files to be read, where they are known: about those of their texts.
    total: Option<u64>,
    /// Articles and bytes that an earlier run did.
    before: (u64, u64),
}

enum Voice {
    Bar(ProgressBar),
    Lines { last: Instant },
    Quiet,
}

impl Progress {
    /// Follows a run over inputs of so many bytes, where that is known.
    pub fn new(total: Option<u64>, quiet: bool) -> Self {
        let started = Instant::now();
        let voice = match () {
            () if quiet => Voice::Quiet,
            () if io::stderr().is_terminal() => Voice::Bar(bar()),
            () => Voice::Lines { last: started },
        };
        Self { voice, started, total: total.filter(|&bytes| bytes > 0), before: (0, 0) }
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

/// Says something on standard error, in one line. A name in it cannot steer the terminal; where nobody hears, work goes on.
pub fn say(message: fmt::Arguments) {
    let message = message.to_string().replace('\n', "\\n");
    let _ = writeln!(io::stderr(), "tidings: {}", harmless(&message));
}

impl Watch for Progress {
    fn rejected(&mut self, rejected: &Rejected) {
        let say = || say(format_args!("rejected {rejected}"));
        match &self.voice {
            Voice::Bar(bar) => bar.suspend(say),
            _ => say(),
        }
    }

    fn resumed(&mut self, so_far: &Report) {
        self.before = (so_far.read, so_far.bytes);
        let say = || say(format_args!("goes on behind {} articles", HumanCount(so_far.read)));
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
    }
}
