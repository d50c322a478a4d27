#!/usr/bin/env bash
# An hour and a half, PT1.5H, is nothing, and a week and two days are a week.
#
# The crate iso8601 reads dates, times and durations of ISO 8601 and returns an error for what it cannot read, as for P1.5D. ISO
# 8601 allows a fraction in the last part, and the crate reads PT1.5S. Expected: 5400 seconds, or an error. What happens:
# reading ends at what does not fit, the rest is dropped, and what came before is the result: of PT1.5H nothing at all, of
# P1DT1.5H a day, of P1W2D, which other libraries write, a week. Even a misspelt "P1Y 2M" is a year.
# Guess before: 5400 or an error; an error for weeks and days. Source: crate iso8601 0.6.6.
# Seen:
#   PT90M     5400 seconds
#   PT1.5H    0 seconds
#   PT1.5M    0 seconds
#   PT1.5S    1.5 seconds
#   P1DT1.5H  86400 seconds
#   P1W2D     604800 seconds
#   P1.5D     error
#   P1Y 2M    31536000 seconds
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
iso8601 = "=0.6.6"
TOML
cat > src/main.rs <<'RUST'
use std::time::Duration;

fn main() {
    for text in ["PT90M", "PT1.5H", "PT1.5M", "PT1.5S", "P1DT1.5H", "P1W2D", "P1.5D", "P1Y 2M"] {
        match iso8601::duration(text) {
            Ok(duration) => println!("{text:9} {} seconds", Duration::from(duration).as_secs_f64()),
            Err(_) => println!("{text:9} error"),
        }
    }
}
RUST
cargo build --quiet 2> said.txt || { cat said.txt >&2; exit 1; }
cargo run --quiet | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
PT90M     5400 seconds
PT1.5H    0 seconds
PT1.5M    0 seconds
PT1.5S    1.5 seconds
P1DT1.5H  86400 seconds
P1W2D     604800 seconds
P1.5D     error
P1Y 2M    31536000 seconds
SEEN
