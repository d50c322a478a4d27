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
    /// The time that it had a core to work on, which other programs on the machine do not make longer.
    pub cpu_seconds: f64,
    /// The most memory that it held at once, in bytes.
    pub peak: u64,
    /// The folder of the tables.
    pub output: PathBuf,
}

impl Ran {
    /// The time of cores and the peak of memory over those of another run.
    pub fn over(&self, other: &Self) -> [f64; 2] {
        [self.cpu_seconds / other.cpu_seconds, self.peak as f64 / other.peak as f64]
    }
}

/// The program that is measured.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_tidings");

impl Run {
    /// Reads a corpus into tables in a folder, which must work out.
    pub fn start(self, program: &Path, corpus: &Path, folder: &Path) -> Ran {
        let ran = watch(program, corpus, folder, &self.options());
        assert!(ran.status.success(), "the run failed: {}", ran.status);
        ran
    }

    /// What the program is told.
    pub fn options(self) -> Vec<String> {
        let threads = self.threads.to_string();
        let options = ["--tables", self.tables, "--no-report", "--no-xlsx", "--threads", &threads, "--quiet"];
        options.map(str::to_owned).to_vec()
    }
}

/// How often a run is looked at, in /proc: a little of its very end is missed.
const PAUSE: Duration = Duration::from_millis(5);

/// Reads a corpus into tables in a folder and watches.
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

/// The most memory that a process has held so far, in bytes (VmHWM).
fn high_water(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse::<u64>().ok().map(|kilobytes| kilobytes << 10)
}

/// The seconds that a process has had a core so far, in its own code and in the system's, as hundredths are counted.
fn worked(process: u32) -> Option<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name of the program, in parentheses, is the second field; those from the third on have no spaces.
    let (_, fields) = stat.rsplit_once(") ")?;
    let mut times = fields.split(' ').skip(11).map(|ticks| ticks.parse::<f64>().ok());
    Some((times.next()?? + times.next()??) / 100.0)
}
