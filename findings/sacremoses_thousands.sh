#!/usr/bin/env bash
# 150 000 people become 150.000 people, and a quotation takes in a full stop that is not its own.
#
# MosesPunctNormalizer makes the marks of a text uniform, as quotation marks, before it is divided into words. Expected: a space
# that is not to be broken is a space, and "a lie". stays as printed. What happens: where French, Czech and many English texts
# part thousands with such a space, the program puts the mark of decimals for "en", a point, and a comma for other languages;
# any two numbers beside each other grow together in this way, 12 and 5 to 12.5; and full stops and commas move into the
# quotation in front of them, so that positions and the words of a quote are no longer those of the article.
# Guess before: "1 234 people" and "a lie". with straight marks. Source: PyPI sacremoses 0.2.0 (the rules of the Moses script).
# Seen (~ stands for the space that is not to be broken):
#   en 150~000 people         150.000 people
#   en 2~150~000 people       2.150.000 people
#   en Of No.~12~5 fell.      Of No.~12.5 fell.
#   en He called it “a lie”.  He called it "a lie."
#   fr 150~000 people         150,000 people
#   fr 2~150~000 people       2,150,000 people
#   fr Of No.~12~5 fell.      Of No.~12,5 fell.
#   fr He called it “a lie”.  He called it "a lie".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile sacremoses==0.2.0
cat > check.py <<'PYTHON'
from sacremoses import MosesPunctNormalizer

for language in ["en", "fr"]:
    normalizer = MosesPunctNormalizer(language)
    for text in ["150~000 people", "2~150~000 people", "Of No.~12~5 fell.", "He called it “a lie”."]:
        print(language, f"{text:22}", normalizer.normalize(text.replace("~", "\u00a0")).replace("\u00a0", "~"))
PYTHON
venv/bin/python check.py | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
en 150~000 people         150.000 people
en 2~150~000 people       2.150.000 people
en Of No.~12~5 fell.      Of No.~12.5 fell.
en He called it “a lie”.  He called it "a lie."
fr 150~000 people         150,000 people
fr 2~150~000 people       2,150,000 people
fr Of No.~12~5 fell.      Of No.~12,5 fell.
fr He called it “a lie”.  He called it "a lie".
SEEN
