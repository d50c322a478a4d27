#!/usr/bin/env bash
# Two speakers become one person, "Ana Reyes|Tom Hale", and "yes" is a boolean.
#
# In CSVW a column may have a separator, and then each part of a cell is a value of its own; numbers and booleans may have a
# format, as numbers with a point for thousands or yes|no (Model for Tabular Data, 6.4; Generating RDF, 4.6.1: a triple for each
# value). @zazuko/rdf-parser-csvw makes RDF of CSV by such metadata and uses the formats of days. Expected: two names, 1234 and
# true, or an error. What happens: separators and the other formats are passed over in silence, and the cell as it stands gets
# the datatype: literals that xsd:integer and xsd:boolean do not have. A store leaves them out of sums, and nobody is called Ana
# Reyes.
# Guess before: two triples, true, 12.5 for "12,5". Source: npm @zazuko/rdf-parser-csvw 0.17.0 (the README's "Compliance" tells
# of days and times only); rdf-ext 2.6.0 and @rdfjs/parser-n3 2.1.0 read the metadata.
# Seen:
#   day       2025-06-05          date
#   dead      1.234               integer
#   quoted    yes                 boolean
#   speakers  Ana Reyes|Tom Hale  string
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @zazuko/rdf-parser-csvw@0.17.0 rdf-ext@2.6.0 @rdfjs/parser-n3@2.1.0
cat > check.mjs <<'JAVASCRIPT'
import assert from "node:assert"
import { Readable } from "node:stream"
import N3Parser from "@rdfjs/parser-n3"
import CsvwParser from "@zazuko/rdf-parser-csvw"
import rdf from "rdf-ext"

const turtle = `@prefix csvw: <http://www.w3.org/ns/csvw#> .
<http://news.example/> a csvw:Table; csvw:url <http://news.example/news.csv>; csvw:tableSchema [
  csvw:aboutUrl "http://news.example/{id}"; csvw:column (
    [ csvw:name "id"; csvw:title "id"; csvw:suppressOutput true ]
    [ csvw:name "day"; csvw:title "day"; csvw:datatype [ csvw:base "date"; csvw:format "d/M/yyyy" ] ]
    [ csvw:name "dead"; csvw:title "dead"; csvw:datatype [ csvw:base "integer";
      csvw:format [ csvw:groupChar "."; csvw:decimalChar "," ] ] ]
    [ csvw:name "quoted"; csvw:title "quoted"; csvw:datatype [ csvw:base "boolean"; csvw:format "yes|no" ] ]
    [ csvw:name "speakers"; csvw:title "speakers"; csvw:separator "|"; csvw:datatype [ csvw:base "string" ] ] ) ] .`
const csv = "id,day,dead,quoted,speakers\na1,5/6/2025,1.234,yes,Ana Reyes|Tom Hale\n"
const baseIRI = "http://news.example/"
const metadata = await rdf.dataset().import(new N3Parser().import(Readable.from([turtle])))
const seen = []
for await (const quad of new CsvwParser({ metadata, baseIRI, timezone: "UTC" }).import(Readable.from([csv]))) {
  if (quad.subject.value !== "http://news.example/a1") continue
  const row = [quad.predicate.value.split("#")[1], quad.object.value, quad.object.datatype.value.split("#")[1]]
  seen.push(row)
  console.log(row[0].padEnd(9), row[1].padEnd(19), row[2])
}
assert.deepStrictEqual(seen, [
  ["day", "2025-06-05", "date"],
  ["dead", "1.234", "integer"],
  ["quoted", "yes", "boolean"],
  ["speakers", "Ana Reyes|Tom Hale", "string"],
], "this has changed")
JAVASCRIPT
node check.mjs
