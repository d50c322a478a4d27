//! A folder to work in, what is laid out there, and the program that is run in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// An article.
pub const STORY: &str =
    "Talks end in Geneva\n\"We tried,\" said Jane Smith, the UK ambassador. Some 200 delegates left on Friday.\n";
/// A folder to work in.
pub struct Sandbox(pub TempDir);

impl Sandbox {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A sandbox with these files.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let sandbox = Self::new();
        files.iter().for_each(|(name, text)| sandbox.write(name, text));
        sandbox
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::create_dir_all(self.at(name).parent().unwrap()).unwrap();
        fs::write(self.at(name), text).unwrap();
    }

    pub fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.at(name)).unwrap()
    }

    /// The lines of a file.
    pub fn lines(&self, name: &str) -> Vec<String> {
        self.read(name).lines().map(str::to_owned).collect()
    }

    /// See [`files`].
    pub fn files(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        files(&self.at(folder))
    }

    /// The cells of a column of a table.
    #[track_caller]
    pub fn column(&self, table: &str, column: &str) -> Vec<String> {
        let mut reader = csv::Reader::from_path(self.at(table)).unwrap();
        let at = reader.headers().unwrap().iter().position(|name| name == column).unwrap();
        reader.records().map(|record| record.unwrap()[at].to_owned()).collect()
    }

    pub fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tidings"));
        command.current_dir(self.0.path()).args(arguments.split_whitespace());
        command
    }

    /// Runs the program.
    pub fn ran(&self, arguments: &str) -> Ran {
        Ran::from(self.command(arguments).output().unwrap())
    }

    /// Runs the program, which must end with this code; gives what it said on standard error.
    #[track_caller]
    pub fn run(&self, code: i32, arguments: &str) -> String {
        said(code, self.command(arguments).output().unwrap())
    }
}

/// What a command said.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Ran {
    /// Expects a code, and words on one of the outputs.
    #[track_caller]
    pub fn check(&self, code: i32, words: &[&str]) {
        assert_eq!(self.code, Some(code), "{self:?}");
        for word in words {
            assert!(self.out.contains(word) || self.err.contains(word), "{word:?} is missing: {self:?}");
        }
    }
}

/// What a command said on standard error, when it ended with this code.
#[track_caller]
pub fn said(code: i32, output: Output) -> String {
    let ran = Ran::from(output);
    ran.check(code, &[]);
    ran.err
}

/// All files of a folder and of the folders in it by their paths, with their bytes. What is no file has none.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let (path, name) = entry.map(|e| (e.path(), e.file_name().into_string().unwrap())).unwrap();
        if path.is_dir() && !path.is_symlink() {
            all.extend(files(&path).into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
        } else {
            all.insert(name, if path.is_file() { fs::read(&path).unwrap() } else { Vec::new() });
        }
    }
    all
}

/// Many articles that differ, as JSON Lines.
pub fn many(count: usize) -> String {
    let line = |n: usize| {
        let words: String = (0..60).map(|k| format!("Minister number{} left. ", n * 61 + k)).collect();
        serde_json::json!({ "id": format!("m{n}"), "text": format!("Story {n}\n{}\n{words}", STORY.repeat(5)) })
            .to_string()
            + "\n"
    };
    (0..count).map(line).collect()
}
