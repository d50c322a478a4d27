#!/usr/bin/env bash
# Mr Hale is M. R. Hale, and so he is Martin R. Hale.
#
# human_name takes names apart and knows titles: the prefix of "Mrs Ana Hale" is Mrs. (documentation, "honorific_prefix").
# British newspapers write Mr, Mrs, Ms and Dr without a point, and from the second mention on with the family name alone.
# Expected: the family name Hale, and no given name. What happens: letters without a vowel before a single name are initials, so
# that Mrs is M. R. S. and Dr D. R., and consistent_with() finds that Mr Hale may be Martin R. Hale and is not Ana Hale; with a
# point there is no name. Mentions of one person are parted, and those of others are taken together.
# Guess before: Hale, for all. Source: crate human_name 2.0.4.
# Seen:
#   Mrs Ana Hale  Ana Hale      Martin R. Hale: false  Ana Hale: true
#   Mr Hale       M. R. Hale    Martin R. Hale: true   Ana Hale: false
#   Mrs Hale      M. R. S. Hale Martin R. Hale: true   Ana Hale: false
#   Dr Hale       D. R. Hale    Martin R. Hale: false  Ana Hale: false
#   Sgt Hale      S. G. T. Hale Martin R. Hale: false  Ana Hale: false
#   Sen Hale      Sen Hale      Martin R. Hale: false  Ana Hale: false
#   Mr. Hale      -
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "check"
version = "0.1.0"
edition = "2021"

[dependencies]
human_name = "=2.0.4"
TOML
cat > src/main.rs <<'RUST'
use human_name::Name;

fn main() {
    for text in ["Mrs Ana Hale", "Mr Hale", "Mrs Hale", "Dr Hale", "Sgt Hale", "Sen Hale", "Mr. Hale"] {
        match Name::parse(text) {
            Some(name) => {
                let same = |other| name.consistent_with(&Name::parse(other).unwrap());
                println!("{text:13} {:13} Martin R. Hale: {:5}  Ana Hale: {}", name.display_full(), same("Martin R. Hale"), same("Ana Hale"));
            }
            None => println!("{text:13} -"),
        }
    }
}
RUST
cargo build --quiet 2> said.txt || { cat said.txt >&2; exit 1; }
cargo run --quiet | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
Mrs Ana Hale  Ana Hale      Martin R. Hale: false  Ana Hale: true
Mr Hale       M. R. Hale    Martin R. Hale: true   Ana Hale: false
Mrs Hale      M. R. S. Hale Martin R. Hale: true   Ana Hale: false
Dr Hale       D. R. Hale    Martin R. Hale: false  Ana Hale: false
Sgt Hale      S. G. T. Hale Martin R. Hale: false  Ana Hale: false
Sen Hale      Sen Hale      Martin R. Hale: false  Ana Hale: false
Mr. Hale      -
SEEN
