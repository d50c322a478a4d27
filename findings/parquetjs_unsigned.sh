#!/usr/bin/env bash
# Four billion readers are -294967296.
#
# UINT_32 and UINT_64 are numbers without a sign (parquet-format, "Unsigned Integers"), and parquetjs has both among its
# types. Expected: 4000000000. What happens: the bits are read as a number with a sign, whatever the type says; what is above
# half of the range is negative. Counts of bytes, identifiers and hashes are such numbers. hyparquet reads the same file
# rightly.
# Guess before: 4000000000. Source: npm @dsnp/parquetjs 1.8.8; hyparquet 1.33.0 for comparison; PyPI pyarrow 26.0.1 writes the
# file.
# Seen:
#   parquetjs  readers -294967296  hash -1
#   hyparquet  readers 4000000000  hash 18446744073709551615
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile pyarrow==26.0.1
cd "$folder"
npm install --silent --no-audit --no-fund @dsnp/parquetjs@1.8.8 hyparquet@1.33.0
cd "$folder"
venv/bin/python - <<'PYTHON'
import pyarrow
import pyarrow.parquet

numbers = {"readers": pyarrow.array([4000000000], pyarrow.uint32()), "hash": pyarrow.array([2**64 - 1], pyarrow.uint64())}
pyarrow.parquet.write_table(pyarrow.table(numbers), "numbers.parquet")
PYTHON
cat > check.mjs <<'JAVASCRIPT'
import assert from "node:assert"
import fs from "node:fs"
import { parquetReadObjects } from "hyparquet"
import parquetjs from "@dsnp/parquetjs"

const bytes = fs.readFileSync("numbers.parquet")
const reader = await parquetjs.ParquetReader.openBuffer(bytes)
const js = await reader.getCursor().next()
const [hy] = await parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) })
const seen = [["parquetjs", js.readers, js.hash], ["hyparquet", hy.readers, hy.hash]].map((row) => row.map(String))
for (const [name, readers, hash] of seen) console.log(`${name.padEnd(10)} readers ${readers.padEnd(11)} hash ${hash}`)
assert.deepStrictEqual(seen, [
  ["parquetjs", "-294967296", "-1"],
  ["hyparquet", "4000000000", "18446744073709551615"],
], "this has changed")
JAVASCRIPT
node check.mjs
