//! Errors that stop a run. Each says where, what was expected and what was found.

use std::path::{Path, PathBuf};

/// A failure that stops a run. A bad datum is not one: it becomes a rejected input or a notice, and the run continues.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder could not be read or written.
    #[error("{}: {cause}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The error of the operating system: part of the message, and therefore not repeated as its source.
        cause: std::io::Error,
    },
    /// A line of a file is not what it should be.
    #[error("{}, line {line}: expected {expected}, found {found}", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// Its 1-based line.
        line: u64,
        /// What was expected.
        expected: String,
        /// What was found.
        found: String,
    },
    /// A file as a whole is not what it should be.
    #[error("{}: expected {expected}, found {found}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What it should be.
        expected: String,
        /// What it is.
        found: String,
    },
    /// The tables break their schema; nothing was published.
    #[error("{count} problem(s) in the tables, nothing was published; the first: {first}")]
    Check {
        /// The number of problems.
        count: usize,
        /// The first of them.
        first: String,
    },
    /// The run was stopped; nothing was published.
    #[error("stopped; nothing was published")]
    Stopped,
    /// A run that can be resumed ended early.
    #[error("{cause}; the work on {articles} articles is saved in {}; continue it with --resume", folder.display())]
    Kept {
        /// Why it ended.
        cause: Box<Error>,
        /// Articles whose rows are saved.
        articles: u64,
        /// The folder.
        folder: PathBuf,
    },
    /// Writing a format failed.
    #[error("{}: {message}", path.display())]
    Format {
        /// The file.
        path: PathBuf,
        /// The message of the writer.
        message: String,
    },
}

/// The result of everything that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// True when the run was stopped.
    pub fn is_stop(&self) -> bool {
        match self {
            Self::Stopped => true,
            Self::Kept { cause, .. } => cause.is_stop(),
            _ => false,
        }
    }

    /// Adds a path to an error of the operating system.
    pub fn io(path: impl AsRef<Path>) -> impl FnOnce(std::io::Error) -> Error {
        move |cause| Error::Io { path: path.as_ref().to_path_buf(), cause }
    }

    /// Adds a path to an error of a format's writer.
    pub fn format<E: std::fmt::Display>(path: impl AsRef<Path>) -> impl FnOnce(E) -> Error {
        move |source| Error::Format { path: path.as_ref().to_path_buf(), message: source.to_string() }
    }
}
