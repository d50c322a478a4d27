//! A folder to work in, and what is laid out there.

// Each file of tests takes what it needs.
#![allow(dead_code)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// An article.
pub const STORY: &str =
    "Talks end in Geneva\n\"We tried,\" said Jane Smith, the UK ambassador. Some 200 delegates left on Friday.\n";
/// A folder to work in.
pub struct Desk(pub TempDir);

impl Desk {
    pub fn with(files: &[(&str, &str)]) -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        for (name, text) in files {
            fs::create_dir_all(desk.at(name).parent().unwrap()).unwrap();
            fs::write(desk.at(name), text).unwrap();
        }
        desk
    }

    pub fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.at(name)).unwrap()
    }

    /// The cells of a column of a table.
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

    /// Runs the program; gives what it said on standard error.
    #[track_caller]
    pub fn run(&self, code: i32, arguments: &str) -> String {
        said(code, self.command(arguments).output().unwrap())
    }
}

/// What a command said on standard error, when it ended with this code.
#[track_caller]
pub fn said(code: i32, output: Output) -> String {
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{said}");
    said
}

/// All files of a folder and of the folders in it, with their bytes.
pub fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => all.extend(
                files(&path).into_iter().map(|(name, bytes)| (Path::new(path.file_name().unwrap()).join(name), bytes)),
            ),
            false => _ = all.insert(path.file_name().unwrap().into(), fs::read(&path).unwrap()),
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
