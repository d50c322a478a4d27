#!/usr/bin/env bash
# March 2025, as 2025-03, is the first three hours of that year, and the First World War is one day and 18 hours short.
#
# two_timer makes of an expression two times, the first moment of a span and the one behind its last (README); "March" is a
# month, and "June 6, 2010" a day. Expected: March for 2025-03, or an error, as for 2025/03; four years for 1914-18, as 2024-25
# is two; 12 May 2025. What happens: the number behind the hyphen is an hour of the day where it can be one, up to 24, so that
# 2025-03 ends at three in the morning of 1 January, as does each month, and of the seasons and wars some are years and some are
# hours; in "12 May 25" the 12 is noon and the 25 the day.
# Guess before: March; 1914 to 1918; 12 May 2025. Source: crate two_timer 2.2.5.
# Seen (told at noon on 12 March 2025):
#   March 2025   2025-03-01 00:00:00 to 2025-04-01 00:00:00
#   2025-03      2025-01-01 00:00:00 to 2025-01-01 03:00:01
#   1945-06      1945-01-01 00:00:00 to 1945-01-01 06:00:01
#   2025/03      error
#   2024-25      2024-01-01 00:00:00 to 2026-01-01 00:00:00
#   1914-18      1914-01-01 00:00:00 to 1914-01-01 18:00:01
#   12 May 2025  2025-05-12 00:00:00 to 2025-05-13 00:00:00
#   12 May 25    2025-05-25 12:00:00 to 2025-05-25 12:00:01
#   12 May 45    1945-05-12 00:00:00 to 1945-05-13 00:00:00
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
two_timer = "=2.2.5"
TOML
cat > src/main.rs <<'RUST'
use chrono::{TimeZone, Utc};
use two_timer::{parse, Config};

fn main() {
    let told = Utc.with_ymd_and_hms(2025, 3, 12, 12, 0, 0).unwrap().naive_utc();
    for text in ["March 2025", "2025-03", "1945-06", "2025/03", "2024-25", "1914-18", "12 May 2025", "12 May 25", "12 May 45"] {
        match parse(text, Some(Config::new().now(told))) {
            Ok((start, end, _)) => println!("{text:12} {start} to {end}"),
            Err(_) => println!("{text:12} error"),
        }
    }
}
RUST
cargo build --quiet 2> said.txt || { cat said.txt >&2; exit 1; }
cargo run --quiet | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
March 2025   2025-03-01 00:00:00 to 2025-04-01 00:00:00
2025-03      2025-01-01 00:00:00 to 2025-01-01 03:00:01
1945-06      1945-01-01 00:00:00 to 1945-01-01 06:00:01
2025/03      error
2024-25      2024-01-01 00:00:00 to 2026-01-01 00:00:00
1914-18      1914-01-01 00:00:00 to 1914-01-01 18:00:01
12 May 2025  2025-05-12 00:00:00 to 2025-05-13 00:00:00
12 May 25    2025-05-25 12:00:00 to 2025-05-25 12:00:01
12 May 45    1945-05-12 00:00:00 to 1945-05-13 00:00:00
SEEN
