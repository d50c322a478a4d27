#!/usr/bin/env bash
# The headline "Dover: mayor resigns" is an object, "#1 song" is null, and "- no" is a list.
#
# yq (the one in Go) reads CSV, and takes what it finds in a cell for a value (documentation, "csv-auto-parse", on unless told
# otherwise). Expected: numbers and booleans are such values, and text is text. What happens: each cell is read as YAML, where a
# colon and a space make a pair, # begins a comment, a hyphen and a space a list, and brackets one too; so headlines, quotes of
# two speakers and clippings are objects, lists and null, in the same column as text; "!x" is empty. With --csv-auto-parse=false
# all is text.
# Guess before: text, but 7 for 007. Source: Go github.com/mikefarah/yq/v4 v4.54.3.
# Seen:
#   Mayor resigns         "Mayor resigns"  "Mayor resigns"
#   Dover: mayor resigns  {"Dover":"mayor resigns"}  "Dover: mayor resigns"
#   #1 song of 2025       null  "#1 song of 2025"
#   Area 51 # 5           "Area 51 # 5"  "Area 51 # 5"
#   [sic]                 ["sic"]  "[sic]"
#   - no                  ["no"]  "- no"
#   !x                    ""  "!x"
#   007                   7  7
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
GOBIN=$folder go install github.com/mikefarah/yq/v4@v4.54.3 2> said.txt || { cat said.txt >&2; exit 1; }
for cell in "Mayor resigns" "Dover: mayor resigns" "#1 song of 2025" "Area 51 # 5" "[sic]" "- no" "!x" 007; do
    printf 'headline\n%s\n' "$cell" > table.csv
    printf '%-21s %s  %s\n' "$cell" "$(./yq -p csv -o json -I 0 '.[0].headline' table.csv)" "$(./yq --csv-auto-parse=false -p csv -o json -I 0 '.[0].headline' table.csv)"
done | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
Mayor resigns         "Mayor resigns"  "Mayor resigns"
Dover: mayor resigns  {"Dover":"mayor resigns"}  "Dover: mayor resigns"
#1 song of 2025       null  "#1 song of 2025"
Area 51 # 5           "Area 51 # 5"  "Area 51 # 5"
[sic]                 ["sic"]  "[sic]"
- no                  ["no"]  "- no"
!x                    ""  "!x"
007                   7  7
SEEN
