//! A file imports only from rooms above its own line in `src/lib.rs`, and only what reads or writes Parquet names polars.

use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use tidings::lexicon::Groups;

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
            let known = ["lib.rs", "main.rs", "cli.rs", "output.rs", "progress.rs"];
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

#[test]
fn each_group_of_words_is_used_by_a_rule() {
    let name = Regex::new(r"\bGroups::(\w+)").unwrap();
    let files = files();
    let used: BTreeSet<_> = files
        .iter()
        .flat_map(|(_, code)| name.captures_iter(code))
        .map(|found| found.get(1).unwrap().as_str())
        .collect();
    let unused: Vec<_> = Groups::ALL.iter().map(|(name, _)| name).filter(|name| !used.contains(**name)).collect();
    assert!(unused.is_empty(), "no rule uses these groups of groups.csv: {unused:?}");
}

/// A file may use what the folder's own file (mod.rs) defines for all of them, and else no two files use each other, directly
/// or by way of others.
#[test]
fn no_files_import_each_other_in_a_circle() {
    let modules = Modules::read();
    let circles: Vec<_> = modules.circles().iter().map(|circle| circle.join(", ")).collect();
    assert!(circles.is_empty(), "these files import each other in a circle: {circles:?}");
}

/// The files of the library as modules, each with the modules that it uses.
struct Modules {
    /// Code by path, without comments and the tests.
    code: BTreeMap<Vec<String>, String>,
    /// The names that a module hands on from others, with their paths.
    handed_on: BTreeMap<Vec<String>, BTreeMap<String, Vec<String>>>,
}

impl Modules {
    fn read() -> Self {
        let comments = Regex::new(r"//.*").unwrap();
        let handing_on = Regex::new(r"pub(?:\([^)]*\))?\s+use\s+([^;]+);").unwrap();
        let (mut code, mut handed_on) = (BTreeMap::new(), BTreeMap::new());
        for (path, text) in files() {
            let mut module: Vec<_> =
                path.with_extension("").iter().map(|part| part.to_str().unwrap().to_owned()).collect();
            if module.last().is_some_and(|last| last == "mod") {
                module.pop();
            }
            let text = comments.replace_all(&text, "").into_owned();
            let paths = handing_on.captures_iter(&text).flat_map(|found| use_paths(&found[1]));
            let names = paths.map(|path| (path.last().unwrap().clone(), path)).collect();
            code.insert(module.clone(), handing_on.replace_all(&text, "").into_owned());
            handed_on.insert(module, names);
        }
        Self { code, handed_on }
    }

    /// The module that a path leads to from another.
    fn find(&self, from: &[String], path: &[String]) -> Option<Vec<String>> {
        let (mut at, mut path) = (from.to_vec(), path);
        match path.first()?.as_str() {
            "crate" => (at, path) = (Vec::new(), &path[1..]),
            "self" => path = &path[1..],
            "super" => {
                while path.first().is_some_and(|part| part == "super") {
                    at.pop();
                    path = &path[1..];
                }
            }
            _ => {}
        }
        while let Some(part) = path.first() {
            let within = [at.clone(), vec![part.clone()]].concat();
            if self.code.contains_key(&within) {
                (at, path) = (within, &path[1..]);
            } else if let Some(other) = self.handed_on.get(&at).and_then(|names| names.get(part)) {
                return self.find(&at, other).filter(|found| *found != at).or(Some(at));
            } else {
                break;
            }
        }
        (at != from && self.code.contains_key(&at)).then_some(at)
    }

    /// The modules that a module uses, but for those of the folders in which it lies.
    fn used_by(&self, module: &[String]) -> BTreeSet<Vec<String>> {
        let uses = Regex::new(r"\buse\s+([^;]+);").unwrap();
        let inline = Regex::new(r"\b(?:crate|super|self|[a-z_]+)(?:::\w+)+").unwrap();
        let code = &self.code[module];
        let rest = uses.replace_all(code, "").into_owned();
        let paths = uses.captures_iter(code).flat_map(|found| use_paths(&found[1]));
        let inline = inline.find_iter(&rest).flat_map(|found| use_paths(found.as_str()));
        let found = paths.chain(inline).filter_map(|path| self.find(module, &path));
        found.filter(|used| !module.starts_with(used)).collect()
    }

    /// Modules that reach each other, as paths.
    fn circles(&self) -> Vec<Vec<String>> {
        let used: BTreeMap<_, _> = self.code.keys().map(|module| (module, self.used_by(module))).collect();
        let reached: BTreeMap<_, _> = used.keys().map(|&module| (module, reach(module, &used))).collect();
        let both_ways = |module: &&Vec<String>| {
            let back = reached[module].iter().filter(|other| reached[*other].contains(*module));
            back.map(|other| other.join("/")).collect::<Vec<_>>()
        };
        let circles: BTreeSet<_> = reached.keys().filter(|module| !module.is_empty()).map(both_ways).collect();
        circles.into_iter().filter(|circle| circle.len() > 1).collect()
    }
}

/// All modules that are used by a module, and by those, and so on.
fn reach<'m>(
    module: &'m Vec<String>,
    used: &'m BTreeMap<&Vec<String>, BTreeSet<Vec<String>>>,
) -> BTreeSet<&'m Vec<String>> {
    let (mut reached, mut next) = (BTreeSet::new(), vec![module]);
    while let Some(module) = next.pop() {
        next.extend(used[module].iter().filter(|other| reached.insert(*other)));
    }
    reached
}

/// The paths of a use declaration: `a::{b, c::{d, e}}` has a::b, a::c::d and a::c::e.
fn use_paths(declaration: &str) -> Vec<Vec<String>> {
    let declaration = declaration.trim();
    let parts = |path: &str| path.split("::").map(|part| part.trim().to_owned()).filter(|p| !p.is_empty()).collect();
    let Some((before, inner)) = declaration.split_once('{') else {
        let path = declaration.split(" as ").next().unwrap();
        return if path.is_empty() { Vec::new() } else { vec![parts(path)] };
    };
    let (before, mut depth): (Vec<String>, _) = (parts(before), 0);
    let inner = inner.rsplit_once('}').map_or(inner, |(inner, _)| inner);
    let several = inner.split(|c: char| {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        c == ',' && depth == 0
    });
    several.flat_map(use_paths).map(|path| [before.clone(), path].concat()).collect()
}

#[test]
fn use_declarations_are_taken_apart() {
    let paths = |text| use_paths(text).into_iter().map(|path| path.join("::")).collect::<Vec<_>>();
    assert_eq!(paths("super::{a::{self, B}, c as d, E,\n}"), ["super::a::self", "super::a::B", "super::c", "super::E"]);
    assert_eq!(paths("crate::error::Result"), ["crate::error::Result"]);
}
