//! A run of the program, watched from outside.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::time::{Duration, Instant};

/// How the program is run: into Parquet or CSV, without what is made for reading.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// The formats of the tables.
    pub tables: &'static str,
    /// How many threads work.
    pub threads: usize,
}

/// What a run took.
pub struct Ran {
    pub status: ExitStatus,
    /// From the start of the process to its end.
    pub seconds: f64,
    /// The most memory that it held at once, in bytes; unknown where there is no /proc.
    pub peak: Option<u64>,
    /// The folder of the tables.
    pub output: PathBuf,
}

impl Run {
    /// Reads a corpus into tables in a folder, which must work out.
    pub fn start(self, corpus: &Path, folder: &Path) -> Ran {
        let Self { tables, threads } = self;
        let threads = threads.to_string();
        let ran = watch(
            corpus,
            folder,
            &["--tables", tables, "--no-report", "--no-xlsx", "--threads", &threads, "--quiet"],
        );
        assert!(ran.status.success(), "the run failed: {}", ran.status);
        ran
    }
}

/// How often a run is looked at. Its peak is looked up as often, and a little of its very end is missed.
const PAUSE: Duration = Duration::from_millis(5);

/// Reads a corpus into tables in a folder and watches.
pub fn watch(corpus: &Path, folder: &Path, options: &[&str]) -> Ran {
    let output = folder.join("tables");
    let _ = std::fs::remove_dir_all(&output);
    let mut command = Command::new(env!("CARGO_BIN_EXE_tidings"));
    command.arg("run").arg(corpus).arg("--output").arg(&output).args(options);
    let start = Instant::now();
    let mut child = command.spawn().expect("the program");
    let mut peak = None;
    let status = loop {
        if let Some(status) = child.try_wait().expect("the state of the program") {
            break status;
        }
        peak = peak.max(high_water(child.id()));
        std::thread::sleep(PAUSE);
    };
    Ran { status, seconds: start.elapsed().as_secs_f64(), peak, output }
}

/// The most memory that a process has held so far, in bytes (VmHWM).
fn high_water(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse::<u64>().ok().map(|kilobytes| kilobytes << 10)
}
