#!/usr/bin/env bash
# Whoever wants English articles loses all those under /uk/, /in/ and /ie/.
#
# check_url() of courlan, with which trafilatura chooses the links to follow, leaves out pages in other languages by the signs
# of a language in the address (README: most filters depend on `strict` and `language`). Expected: a path such as /uk/ is a
# section of a newspaper, as /us/ is. What happens: two letters at the beginning of a path that are a code of a language are
# one: uk is Ukrainian, ca Catalan, ie Interlingue, in an old code of Indonesian, eu Basque. With language="en" every article
# there is dropped; /us/ and /uk-news/ stay, since they are no codes.
# Guess before: all are kept. Source: PyPI courlan 1.4.0.
# Seen:
#   /us/       kept True  kept for language='en' True
#   /uk-news/  kept True  kept for language='en' True
#   /uk/       kept True  kept for language='en' False
#   /ca/       kept True  kept for language='en' False
#   /ie/       kept True  kept for language='en' False
#   /in/       kept True  kept for language='en' False
#   /eu/       kept True  kept for language='en' False
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile courlan==1.4.0
"$folder/venv/bin/python" - <<'PYTHON'
from courlan import check_url

seen = {}
for section in ["us", "uk-news", "uk", "ca", "ie", "in", "eu"]:
    address = f"https://news.example/{section}/shop-workers-strike"
    seen[section] = (check_url(address) is not None, check_url(address, language="en") is not None)
    print(f"/{section + '/':9} kept {seen[section][0]}  kept for language='en' {seen[section][1]}")
kept = {"us": (True, True), "uk-news": (True, True)}
assert seen == kept | {section: (True, False) for section in ["uk", "ca", "ie", "in", "eu"]}, "this has changed"
PYTHON
