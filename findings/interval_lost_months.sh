#!/usr/bin/env bash
# One month and two days are two days.
#
# An INTERVAL in Parquet is a number of months, a number of days and a number of milliseconds (parquet-format, "INTERVAL"),
# and DuckDB writes its intervals so. Expected: month and days, or an error, as in polars. What happens: the Arrow of Rust,
# here in parquet-wasm, makes an interval of days and milliseconds of it and leaves the months out; "42 days" stay and "one
# year" is nothing. parquetjs reads all three parts of the same file.
# Guess before: months and days. Source: npm parquet-wasm 0.8.0 with apache-arrow 21.2.0; @dsnp/parquetjs 1.8.8; PyPI duckdb
# 2.0.1.
# Seen:
#   1 month 2 days  Interval<DAY_TIME>: 2 days  parquetjs: 1 months 2 days
#   42 days         Interval<DAY_TIME>: 42 days  parquetjs: 0 months 42 days
#   1 year          Interval<DAY_TIME>: 0 days  parquetjs: 12 months 0 days
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile duckdb==2.0.1
cd "$folder"
npm install --silent --no-audit --no-fund parquet-wasm@0.8.0 apache-arrow@21.2.0 @dsnp/parquetjs@1.8.8
cd "$folder"
venv/bin/python - <<'PYTHON'
import duckdb

spans = ["1 month 2 days", "42 days", "1 year"]
duckdb.sql(f"COPY (SELECT unnest({spans})::INTERVAL AS span) TO 'spans.parquet'")
PYTHON
cat > check.mjs <<'JAVASCRIPT'
import assert from "node:assert"
import fs from "node:fs"
import { tableFromIPC } from "apache-arrow"
import parquetjs from "@dsnp/parquetjs"
import { createRequire } from "node:module"

const wasm = createRequire(import.meta.url)("parquet-wasm")
const bytes = fs.readFileSync("spans.parquet")
const arrow = tableFromIPC(wasm.readParquet(new Uint8Array(bytes)).intoIPCStream()).getChild("span")
const cursor = (await parquetjs.ParquetReader.openBuffer(bytes)).getCursor()
const seen = []
for (const span of ["1 month 2 days", "42 days", "1 year"]) {
  const [days, milliseconds] = arrow.get(seen.length)
  const all = (await cursor.next()).span
  seen.push([days, milliseconds, all.months, all.days])
  console.log(`${span.padEnd(15)} ${arrow.type}: ${days} days  parquetjs: ${all.months} months ${all.days} days`)
}
assert.deepStrictEqual(seen, [[2, 0, 1, 2], [42, 0, 0, 42], [0, 0, 12, 0]], "this has changed")
JAVASCRIPT
node check.mjs
