//! A file imports only from rooms above its own line in `src/lib.rs`, and only what reads or writes Parquet names polars.

use std::fs;
use std::path::{Path, PathBuf};

fn source(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.extension() {
            _ if path.is_dir() => source(&path, files),
            Some(extension) if extension == "rs" => files.push(path),
            _ => {}
        }
    }
}

/// All files of the library with their text up to the tests in them.
fn files() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    source(&root, &mut files);
    files.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap().to_owned();
        (path.strip_prefix(&root).unwrap().to_owned(), code)
    };
    files.into_iter().map(read).collect()
}

/// The rooms in the order of `src/lib.rs`.
fn rooms() -> Vec<String> {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let module = |line: &str| Some(line.strip_prefix("pub mod ")?.strip_suffix(';')?.to_owned());
    lib.lines().filter_map(module).collect()
}

/// The room that a file belongs to: its folder, or itself.
fn room(path: &Path) -> String {
    let first = path.components().next().unwrap().as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The names that follow `crate::` in a file, its documentation left out.
fn imports(code: &str) -> Vec<String> {
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let after = lines.flat_map(|line| line.split("crate::").skip(1));
    after.map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()).collect()
}

#[test]
fn files_import_only_from_rooms_above_their_own() {
    let rooms = rooms();
    assert!(rooms.len() >= 11, "{rooms:?}");
    let place = |room: &str| rooms.iter().position(|r| r == room);
    for (path, code) in files() {
        let Some(own) = place(&room(&path)) else {
            let known = ["lib.rs", "main.rs", "cli.rs", "progress.rs"];
            assert!(known.iter().any(|k| path == Path::new(k)), "{} is in no room", path.display());
            continue;
        };
        for import in imports(&code) {
            match place(&import) {
                Some(other) => assert!(other <= own, "{} imports from {import}, which is below it", path.display()),
                None => assert!(import != "process" || rooms[own] == "pipeline", "{} imports {import}", path.display()),
            }
        }
    }
}

#[test]
fn only_what_reads_or_writes_parquet_names_polars() {
    for (path, code) in files() {
        let code: String = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let parquet = path.components().any(|part| Path::new(&part).file_stem().is_some_and(|stem| stem == "parquet"));
        assert!(parquet || !code.contains("polars"), "{} names polars", path.display());
    }
}
