//! A run of the program, measured from outside.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::time::{Duration, Instant};

/// How the program is run: into Parquet or CSV, without report and workbook.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// The formats of the tables.
    pub tables: &'static str,
    /// The number of threads.
    pub threads: usize,
}

/// The costs of a run.
pub struct Ran {
    pub status: ExitStatus,
    /// Wall-clock time.
    pub seconds: f64,
    /// CPU time, which other programs on the machine do not increase.
    pub cpu_seconds: f64,
    /// Peak memory, in bytes.
    pub peak: u64,
    /// The folder of the tables.
    pub output: PathBuf,
}

impl Ran {
    /// CPU time and peak memory divided by those of another run.
    pub fn over(&self, other: &Self) -> [f64; 2] {
        [self.cpu_seconds / other.cpu_seconds, self.peak as f64 / other.peak as f64]
    }
}

/// The program that is measured.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_tidings");

impl Run {
    /// Reads a corpus into tables in a folder; panics if that fails.
    pub fn start(self, program: &Path, corpus: &Path, folder: &Path) -> Ran {
        let ran = watch(program, corpus, folder, &self.options());
        assert!(ran.status.success(), "the run failed: {}", ran.status);
        ran
    }

    /// The command-line options.
    pub fn options(self) -> Vec<String> {
        let threads = self.threads.to_string();
        let options = ["--tables", self.tables, "--no-report", "--no-xlsx", "--threads", &threads, "--quiet"];
        options.map(str::to_owned).to_vec()
    }
}

/// How often a run is sampled, in /proc: a little of its very end is missed.
const PAUSE: Duration = Duration::from_millis(5);

/// Reads a corpus into tables in a folder and samples its memory and time.
pub fn watch(program: &Path, corpus: &Path, folder: &Path, options: &[String]) -> Ran {
    let output = folder.join("tables");
    let _ = std::fs::remove_dir_all(&output);
    let mut command = Command::new(program);
    command.arg("run").arg(corpus).arg("--output").arg(&output).args(options);
    let start = Instant::now();
    let mut child = command.spawn().expect("the program");
    let (mut peak, mut cpu_seconds) = (0, 0.0);
    let status = loop {
        if let Some(status) = child.try_wait().expect("the state of the program") {
            break status;
        }
        peak = high_water(child.id()).unwrap_or(peak);
        cpu_seconds = worked(child.id()).unwrap_or(cpu_seconds);
        std::thread::sleep(PAUSE);
    };
    Ran { status, seconds: start.elapsed().as_secs_f64(), cpu_seconds, peak, output }
}

/// The peak memory of a process so far, in bytes (VmHWM).
fn high_water(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse::<u64>().ok().map(|kilobytes| kilobytes << 10)
}

/// The CPU seconds of a process so far, in user and system mode, with a resolution of hundredths.
fn worked(process: u32) -> Option<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name of the program, in parentheses, is the second field; those from the third on have no spaces.
    let (_, fields) = stat.rsplit_once(") ")?;
    let mut times = fields.split(' ').skip(11).map(|ticks| ticks.parse::<f64>().ok());
    Some((times.next()?? + times.next()??) / 100.0)
}
