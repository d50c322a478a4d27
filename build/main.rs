//! Builds the large tables of the lexicon in the form in which the program uses them in place: building them from the
//! word lists at each start would take most of the time of a short run. The code for it is that of the program itself.

#![allow(dead_code, unused_imports, reason = "the program has more use for what it shares with this")]

use document::index;
use lexicon::{Lexicon, countries, fields, fold_hash, lists, places};
use std::path::Path;
use std::{env, fs};

mod document;
mod lexicon;
#[path = "../src/span.rs"]
mod span;

fn main() {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/lexicon");
    for file in ["src/span.rs", "src/document/index.rs", "src/document/tokens.rs"] {
        println!("cargo::rerun-if-changed={file}");
    }
    write("lexicon", &lists::file(&lists::words()));
    write("gazetteer", &index::file(gazetteer(), Lexicon::get()));
    write("organisations", &index::file(several_words(), Lexicon::get()));
    write("named", &index::file(named(), Lexicon::get()));
    write("known", &known());
}

/// The phrases of the gazetteer, in the order of its table.
fn gazetteer() -> impl Iterator<Item = &'static str> {
    let (countries, demonyms) = (countries::names(), countries::demonyms());
    let words = countries.chain(demonyms).map(|(word, _)| word);
    countries::homonyms().chain(words).chain(places::all().map(places::Place::name))
}

const ORGANISATIONS: [&str; 2] =
    [include_str!("../src/lexicon/organisations.csv"), include_str!("../src/lexicon/known_organisations.csv")];

/// The names in the hand-written list of organisations, in its order.
fn named() -> impl Iterator<Item = &'static str> {
    ORGANISATIONS[0].lines().skip(1).map(fields).map(|[name]| name)
}

/// The names of organisations that have several words and an unambiguous kind, in the order of the lists.
fn several_words() -> impl Iterator<Item = &'static str> {
    let rows = ORGANISATIONS.into_iter().flat_map(|csv| csv.lines().skip(1)).map(fields);
    rows.filter(|[name, kind]| !kind.is_empty() && name.contains(' ')).map(|[name, _]| name)
}

/// The hash of the name of each organisation and the offset of its row in the lists, sorted by the hash.
fn known() -> Vec<u8> {
    let (mut known, mut start) = (Vec::new(), 0u32);
    for (row, line) in ORGANISATIONS.into_iter().flat_map(|csv| csv.split_inclusive('\n').enumerate()) {
        if row > 0 {
            known.push((fold_hash(line.split(',').next().unwrap_or(line)), start));
        }
        start += line.len() as u32;
    }
    known.sort();
    known.into_iter().flat_map(|(hash, start)| hash.to_le_bytes().into_iter().chain(start.to_le_bytes())).collect()
}

fn write(name: &str, file: &[u8]) {
    let folder = env::var_os("OUT_DIR").expect("a folder for what is made");
    fs::write(Path::new(&folder).join(name), file).expect("room for what is made");
}
