#!/usr/bin/env bash
# A Russian word in an RTF document is read as Western letters: При becomes Ïðè.
#
# In RTF each font has a character set, and \'cf is the letter of that set; 204 is Cyrillic, Windows code page 1251 (RTF
# specification 1.9.1, "Font Table"). Expected: Russian letters. What happens: pandoc reads such bytes by the code page of the
# whole document, here 1252, whatever the font says, and no warning is given; letters with \u are right.
# Guess before: Cyrillic. Source: PyPI pypandoc_binary 1.17 (pandoc 3.9).
# Seen:
#   in the font's character set  'Ïðè'  warnings ''
#   with \u                      'При'  warnings ''
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile pypandoc_binary==1.17
"$folder/venv/bin/python" - <<'PYTHON'
import subprocess

import pypandoc

start = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial;}}\f1 "
command = [pypandoc.get_pandoc_path(), "-f", "rtf", "-t", "plain"]
seen = []
for name, letters in [("in the font's character set", r"\'cf\'f0\'e8"), (r"with \u", r"\u1055?\u1088?\u1080?")]:
    done = subprocess.run(command, input=f"{start}{letters}\\par}}".encode(), capture_output=True, check=True)
    seen.append((done.stdout.decode().strip(), done.stderr.decode().strip()))
    print(f"{name:28} {seen[-1][0]!r}  warnings {seen[-1][1]!r}")
assert seen == [("Ïðè", ""), ("При", "")], "this has changed"
PYTHON
