#!/usr/bin/env bash
# In Word an article of a newspaper is of no newspaper.
#
# bibutils turns lists of references into one another by way of MODS. RIS has the kind NEWS for an article of a newspaper, and the
# bibliographies of Word have ArticleInAPeriodical, with a PeriodicalTitle, for newspapers and magazines (ISO/IEC 29500-1, 22.6).
# Expected: that, as for MGZN. What happens: the kind is Misc, and the name of the newspaper is left out, although it is in the
# MODS between the two, where only the genre differs, and comes out in BibTeX. No message tells of it. A bibliography in Word
# made from a database of newspapers does not say where anything was printed.
# Guess before: the newspaper is there, as in BibTeX. Source: Debian's bibutils 7.2-2.
# Seen:
#   NEWS  Word: Misc                                      BibTeX: The Dover Gazette
#   MGZN  Word: ArticleInAPeriodical, The Dover Gazette   BibTeX: The Dover Gazette
#   JOUR  Word: ArticleInAPeriodical, The Dover Gazette   BibTeX: The Dover Gazette
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
packages="bibutils=7.2-2 libbibutils8=7.2-2"
apt-get -qq download $packages 2> /dev/null || { apt-get -qq update && apt-get -qq download $packages 2> /dev/null; }
for package in *.deb; do dpkg -x "$package" bibutils; done
export PATH=$folder/bibutils/usr/bin:$PATH
LD_LIBRARY_PATH=$(dirname "$(find "$folder/bibutils" -name libbibutils.so.8)")
export LD_LIBRARY_PATH
for kind in NEWS MGZN JOUR; do
    cat > list.ris <<RIS
TY  - $kind
AU  - Reyes, Ana
TI  - Dam breaks
JF  - The Dover Gazette
PY  - 2025
ER  - 
RIS
    ris2xml list.ris > list.xml 2> said.txt
    word=$(xml2wordbib list.xml 2>> said.txt | sed -n 's#.*<b:SourceType>\(.*\)</b:.*#\1#p; s#.*<b:PeriodicalTitle>\(.*\)</b:.*#, \1#p' | tr -d '\n')
    bibtex=$(xml2bib list.xml 2>> said.txt | sed -n 's/^journal="\(.*\)",/\1/p')
    printf '%s  Word: %-40s  BibTeX: %s\n' "$kind" "$word" "$bibtex"
done | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
NEWS  Word: Misc                                      BibTeX: The Dover Gazette
MGZN  Word: ArticleInAPeriodical, The Dover Gazette   BibTeX: The Dover Gazette
JOUR  Word: ArticleInAPeriodical, The Dover Gazette   BibTeX: The Dover Gazette
SEEN
