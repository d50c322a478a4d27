//! What is committed is what the program makes. `UPDATE=1` rewrites what is stale; read the diff.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use tidings::article::{Inputs, Options, Rejected};
use tidings::export::dictionary;
use tidings::pipeline::{self, Watch};

fn names(folder: &Path) -> BTreeSet<String> {
    let Ok(entries) = fs::read_dir(folder) else { return BTreeSet::new() };
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// Nothing is rejected.
struct Strict;

impl Watch for Strict {
    fn rejected(&mut self, rejected: &Rejected) {
        panic!("{rejected}");
    }
}

fn run(output: &Path) {
    let inputs = Inputs::find(&["input".into()], Options::default()).unwrap();
    // Whatever became of the tables that are there, in a merge for instance: all are made anew.
    let output = pipeline::Output { replace: true, ..output.into() };
    pipeline::run(inputs, output, &pipeline::Options::default(), &mut Strict).unwrap();
}

/// The test runs in the folder of the package, so that paths are given as `make` gives them.
#[test]
fn output_holds_the_tables_of_input() {
    let made = tempfile::tempdir().unwrap();
    run(made.path());
    let output = Path::new("output");
    let stale: Vec<_> = names(made.path())
        .into_iter()
        .filter(|name| fs::read(made.path().join(name)).unwrap() != fs::read(output.join(name)).unwrap_or_default())
        .collect();
    if stale.is_empty() {
        assert_eq!(names(made.path()), names(output), "output/ holds files that no run makes");
    } else if std::env::var_os("UPDATE").is_some() {
        run(output);
    } else {
        panic!("output/ is stale ({}): run make, read the diff and commit it", stale.join(", "));
    }
}

#[test]
fn the_data_dictionary_is_what_the_schema_says() {
    let (path, made) = ("DATA_DICTIONARY.md", dictionary::markdown());
    if fs::read_to_string(path).unwrap_or_default() == made {
        return;
    }
    assert!(std::env::var_os("UPDATE").is_some(), "{path} is stale: run make dictionary and commit it");
    fs::write(path, made).unwrap();
}
