#!/usr/bin/env bash
# One cell .5 or 0xff makes a file of JSON that no reader of JSON takes.
#
# Miller turns CSV into JSON, and writes text in quotation marks and numbers without. Expected: what is no number in JSON is
# text, as 007 and +5 are. What happens: .5 and 5. and numbers in hexadecimal, octal and binary, which Miller itself can add,
# are written as they stand, and JSON has no such numbers. A table of a million rows is refused for one of them, be it half a
# point in a poll or a code that begins with 0x, and the message tells of a sign in a column. With -S all is text.
# Guess before: "0.5" or ".5", "0xff". Source: Debian's miller 6.6.0-2+b3.
# Seen:
#   007    {"poll": "007"}   '007'
#   +5     {"poll": "+5"}    '+5'
#   0.5    {"poll": 0.5}     0.5
#   .5     {"poll": .5}      JSONDecodeError
#   5.     {"poll": 5.}      JSONDecodeError
#   0xff   {"poll": 0xff}    JSONDecodeError
#   0b101  {"poll": 0b101}   JSONDecodeError
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
packages="miller=6.6.0-2+b3"
apt-get -qq download $packages 2> /dev/null || { apt-get -qq update && apt-get -qq download $packages 2> /dev/null; }
for package in *.deb; do dpkg -x "$package" miller; done
cat > check.py <<'PYTHON'
import json
import sys

try:
    print(repr(json.loads(sys.argv[1])["poll"]))
except ValueError as error:
    print(type(error).__name__)
PYTHON
for cell in 007 +5 0.5 .5 5. 0xff 0b101; do
    printf 'poll\n%s\n' "$cell" > table.csv
    written=$(miller/usr/bin/mlr --icsv --ojsonl cat table.csv)
    printf '%-6s %-17s %s\n' "$cell" "$written" "$(python3 check.py "$written")"
done | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
007    {"poll": "007"}   '007'
+5     {"poll": "+5"}    '+5'
0.5    {"poll": 0.5}     0.5
.5     {"poll": .5}      JSONDecodeError
5.     {"poll": 5.}      JSONDecodeError
0xff   {"poll": 0xff}    JSONDecodeError
0b101  {"poll": 0b101}   JSONDecodeError
SEEN
