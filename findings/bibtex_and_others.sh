#!/usr/bin/env bash
# Whoever wrote with others wrote with a person called others.
#
# In BibTeX and BibLaTeX a list of authors that ends in "and others" is one that was cut, "et al." (biblatex manual, "Name
# lists"). Expected: Ana Reyes, and a sign that there are more, or nothing; "and others" again where BibTeX is written. What
# happens: three converters make an author of the word. In CSL-JSON, RIS and Word it is a family name, and counted as one; two
# of them write BibTeX with {others} in braces, which is a name for every program that reads it, so that there is no way back.
# Guess before: no such author in any. Source: npm citation-js 0.7.22, biblatex-csl-converter 3.2.2; Debian's bibutils 7.2-2.
# Seen:
#   citation-js             CSL     [{"given":"Ana","family":"Reyes"},{"family":"others"}]
#   biblatex-csl-converter  CSL     [{"given":"Ana","family":"Reyes"},{"literal":"others"}]
#   citation-js             BibTeX  Reyes, Ana and {others}
#   bibutils                RIS     AU  - Reyes, Ana / AU  - others
#   bibutils                BibTeX  Reyes, Ana and {others}
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund citation-js@0.7.22 biblatex-csl-converter@3.2.2
packages="bibutils=7.2-2 libbibutils8=7.2-2"
apt-get -qq download $packages 2> /dev/null || { apt-get -qq update && apt-get -qq download $packages 2> /dev/null; }
for package in *.deb; do dpkg -x "$package" bibutils; done
export PATH=$folder/bibutils/usr/bin:$PATH
LD_LIBRARY_PATH=$(dirname "$(find "$folder/bibutils" -name libbibutils.so.8)")
export LD_LIBRARY_PATH
echo '@article{dam, author = {Reyes, Ana and others}, title = {Dam breaks}, journal = {Gazette}, year = 2025}' > list.bib
cat > check.cjs <<'JAVASCRIPT'
const { BibLatexParser, CSLExporter } = require("biblatex-csl-converter")
const Cite = require("citation-js")

const text = require("node:fs").readFileSync("list.bib", "utf8")
const cite = new Cite(text)
const [entry] = Object.values(new CSLExporter(new BibLatexParser(text).parse().entries).parse())
console.log("citation-js             CSL    ", JSON.stringify(cite.data[0].author))
console.log("biblatex-csl-converter  CSL    ", JSON.stringify(entry.author))
console.log("citation-js             BibTeX ", cite.format("bibtex").match(/author = \{(.*)\},/)[1])
JAVASCRIPT
{
    node check.cjs
    bib2xml list.bib 2> said.txt > list.xml
    echo "bibutils                RIS     $(xml2ris list.xml 2>> said.txt | grep '^AU' | paste -sd/ | sed 's#/# / #')"
    echo "bibutils                BibTeX  $(xml2bib list.xml 2>> said.txt | tr '\n' ' ' | sed 's/.*author="\([^"]*\)".*/\1/')"
} | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
citation-js             CSL     [{"given":"Ana","family":"Reyes"},{"family":"others"}]
biblatex-csl-converter  CSL     [{"given":"Ana","family":"Reyes"},{"literal":"others"}]
citation-js             BibTeX  Reyes, Ana and {others}
bibutils                RIS     AU  - Reyes, Ana / AU  - others
bibutils                BibTeX  Reyes, Ana and {others}
SEEN
