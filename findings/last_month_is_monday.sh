#!/usr/bin/env bash
# Last month is Monday, and next month is a Monday too.
#
# chrono-english and human-date-parser read "last friday" and "2 months ago" (READMEs). Expected: a day of February for "last
# month", told in March, or an error. What happens: of a word the first letters count, and mon is looked for among the days of
# the week before it is among months and units; so the last and the next month are Mondays, by chrono-english "last decade" is
# in December and "last mayor" in May, and by human-date-parser a decade is a day. interim, which went on from chrono-english,
# is right.
# Guess before: 12 February 2025. Source: crates chrono-english 0.2.1, human-date-parser 0.3.1; interim 0.2.2 for comparison.
# Seen (told at noon on Wednesday, 12 March 2025):
#   1 month ago  chrono-english 2025-02-12  human-date-parser 2025-02-12  interim 2025-02-12
#   last month   chrono-english 2025-03-10  human-date-parser 2025-03-10  interim 2025-02-12
#   next month   chrono-english 2025-03-24  human-date-parser 2025-03-17  interim 2025-04-12
#   last decade  chrono-english 2024-12-01  human-date-parser 2025-03-11  interim error
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
chrono = "0.4"
chrono-english = "=0.2.1"
human-date-parser = "=0.3.1"
interim = { version = "=0.2.2", features = ["chrono_0_4"] }
TOML
cat > src/main.rs <<'RUST'
use chrono::{TimeZone, Utc};

fn main() {
    let told = Utc.with_ymd_and_hms(2025, 3, 12, 12, 0, 0).unwrap();
    let day = |text: Option<String>| text.map_or("error".to_string(), |text| text[..10].to_string());
    for text in ["1 month ago", "last month", "next month", "last decade"] {
        let english = chrono_english::parse_date_string(text, told, chrono_english::Dialect::Uk).ok();
        let human = human_date_parser::from_human_time(text, told.naive_utc()).ok();
        let interim = interim::parse_date_string(text, told, interim::Dialect::Uk).ok();
        println!(
            "{text:12} chrono-english {:10}  human-date-parser {:10}  interim {}",
            day(english.map(|time| time.to_rfc3339())),
            day(human.map(|time| time.to_string())),
            day(interim.map(|time| time.to_rfc3339())),
        );
    }
}
RUST
cargo build --quiet 2> said.txt || { cat said.txt >&2; exit 1; }
cargo run --quiet | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
1 month ago  chrono-english 2025-02-12  human-date-parser 2025-02-12  interim 2025-02-12
last month   chrono-english 2025-03-10  human-date-parser 2025-03-10  interim 2025-02-12
next month   chrono-english 2025-03-24  human-date-parser 2025-03-17  interim 2025-04-12
last decade  chrono-english 2024-12-01  human-date-parser 2025-03-11  interim error
SEEN
