#!/usr/bin/env bash
# An article of a newspaper has no author and no day; that of a magazine has both.
#
# RIS is how databases of newspapers hand out what they found: TY tells the kind, NEWS or MGZN, AU the author and DA the day (RIS
# format specification). citation-js makes CSL-JSON of it, in which a newspaper article has "author", a list of names with family
# and given, and "issued" (CSL 1.0.2, "Names"). Expected: the same for the three kinds. What happens: of NEWS the author becomes
# a "reporter", which is no variable of CSL, and a text in place of a name; DA is not read, and the year is left. A bibliography
# made of it begins with the title.
# Guess before: the author and 2025-03-12 for each. Source: npm citation-js 0.7.22.
# Seen:
#   NEWS  author -      reporter "Reyes, Ana"  issued [[2025]]       Dam breaks. (2025). The Dover Gazette.
#   MGZN  author Reyes  reporter -             issued [[2025,3,12]]  Reyes, A. (2025, March 12). Dam breaks. The Dover Gazette.
#   JOUR  author Reyes  reporter -             issued [[2025,3,12]]  Reyes, A. (2025). Dam breaks. The Dover Gazette.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund citation-js@0.7.22
cat > check.cjs <<'JAVASCRIPT'
const Cite = require("citation-js")

for (const kind of ["NEWS", "MGZN", "JOUR"]) {
  const lines = [`TY  - ${kind}`, "AU  - Reyes, Ana", "TI  - Dam breaks", "T2  - The Dover Gazette", "PY  - 2025", "DA  - 2025/03/12/", "ER  - ", ""]
  const cite = new Cite(lines.join("\n"))
  const { author, reporter, issued } = cite.data[0]
  console.log(
    `${kind}  author ${(author ? author[0].family : "-").padEnd(5)}`,
    ` reporter ${(reporter ? JSON.stringify(reporter) : "-").padEnd(12)}`,
    ` issued ${JSON.stringify(issued["date-parts"]).padEnd(13)}`,
    ` ${cite.format("bibliography").trim()}`,
  )
}
JAVASCRIPT
node check.cjs | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
NEWS  author -      reporter "Reyes, Ana"  issued [[2025]]       Dam breaks. (2025). The Dover Gazette.
MGZN  author Reyes  reporter -             issued [[2025,3,12]]  Reyes, A. (2025, March 12). Dam breaks. The Dover Gazette.
JOUR  author Reyes  reporter -             issued [[2025,3,12]]  Reyes, A. (2025). Dam breaks. The Dover Gazette.
SEEN
