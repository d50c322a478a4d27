#!/usr/bin/env bash
# "WHO warns US on IS" becomes "Who Warns Us on Is".
#
# Five packages write headlines as American papers do, with a capital for each word but the small ones (READMEs: the styles of AP
# and of Chicago). Expected: what is in capitals stays, since no rule of style makes a pronoun of an organisation, and nobody can
# put it back, as in ap-style-title-case. What happens: three write all in small letters first, and who, us, is and as are words
# that no list of names finds (title has an option for names that one knows before); titlecase keeps capitals, but not those of
# AT&T and AS at the beginning, where it has to do with small words.
# Guess before: WHO, US, IS, AT&T and AS in all. Source: npm title 4.0.1, to-title-case 1.0.0, @lifeparticle/ap-style-title-case
# 1.5.0, ap-style-title-case 2.0.0; PyPI titlecase 2.4.1.
# Seen:
#   title                             Who Warns Us on Is / At&t Falls / As Roma Wins
#   to-title-case                     Who Warns Us on Is / At&t Falls / As Roma Wins
#   @lifeparticle/ap-style-title-case Who Warns Us on Is / At&t Falls / As Roma Wins
#   ap-style-title-case               WHO Warns US on IS / AT&T Falls / AS Roma Wins
#   titlecase                         WHO Warns US on IS / At&T Falls / As Roma Wins
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile titlecase==2.4.1
npm install --silent --no-audit --no-fund title@4.0.1 to-title-case@1.0.0 @lifeparticle/ap-style-title-case@1.5.0 \
    ap-style-title-case@2.0.0
cat > check.mjs <<'JAVASCRIPT'
import lifeparticle from "@lifeparticle/ap-style-title-case"
import { apStyleTitleCase } from "ap-style-title-case"
import title from "title"
import toTitleCase from "to-title-case"

const writers = {
  title,
  "to-title-case": toTitleCase,
  "@lifeparticle/ap-style-title-case": lifeparticle.apStyleTitleCase ?? lifeparticle,
  "ap-style-title-case": apStyleTitleCase,
}
for (const [name, write] of Object.entries(writers)) {
  console.log(name.padEnd(33), ["WHO warns US on IS", "AT&T falls", "AS Roma wins"].map((text) => write(text)).join(" / "))
}
JAVASCRIPT
{
    node check.mjs
    venv/bin/python - <<'PYTHON'
from titlecase import titlecase

print(f"{'titlecase':33}", " / ".join(titlecase(text) for text in ["WHO warns US on IS", "AT&T falls", "AS Roma wins"]))
PYTHON
} | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
title                             Who Warns Us on Is / At&t Falls / As Roma Wins
to-title-case                     Who Warns Us on Is / At&t Falls / As Roma Wins
@lifeparticle/ap-style-title-case Who Warns Us on Is / At&t Falls / As Roma Wins
ap-style-title-case               WHO Warns US on IS / AT&T Falls / AS Roma Wins
titlecase                         WHO Warns US on IS / At&T Falls / As Roma Wins
SEEN
