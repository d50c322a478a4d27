#!/usr/bin/env bash
# "On Monday the mayor wrote:" is the end of a newsletter.
#
# Three packages take the new text out of a mail and leave out what it quotes from the one before, which mail programs put below
# a line such as "On 12 March 2025, Ana Reyes wrote:" (READMEs). Expected: the text of a newsletter as a whole; a line of a mail
# program has a date or an address, and marks of quotation below it. What happens: any line from "On" to "wrote:" is one, and
# all that follows is gone, the last paragraph too. In one of them speech that begins with a hyphen is a signature, and a line
# "From: Dover" a header, each of them also with all that follows.
# Guess before: the whole text. Source: PyPI email-reply-parser 0.5.12, mail-parser-reply 1.36; npm email-reply-parser 2.3.7.
# Seen (paragraphs that are left of four):
#   second paragraph             email-reply-parser  mail-parser-reply  email-reply-parser (Node)
#   The mayor wrote on Monday:   4                   4                  4
#   On Monday the mayor wrote:   1                   1                  1
#   -No, said the mayor.         1                   4                  4
#   From: Dover, 12 March        1                   4                  4
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile \
    email-reply-parser==0.5.12 mail-parser-reply==1.36
npm install --silent --no-audit --no-fund email-reply-parser@2.3.7
cat > node.cjs <<'JAVASCRIPT'
const Parser = require("email-reply-parser").default
const text = require("node:fs").readFileSync(0, "utf8")
process.stdout.write(new Parser().read(text).getVisibleText())
JAVASCRIPT
cat > check.py <<'PYTHON'
import subprocess

import email_reply_parser
import mailparser_reply


def of_node(text):
    return subprocess.run(["node", "node.cjs"], input=text, capture_output=True, check=True, text=True).stdout


readers = {
    "email-reply-parser": email_reply_parser.EmailReplyParser.parse_reply,
    "mail-parser-reply": lambda text: mailparser_reply.EmailReplyParser(languages=["en"]).parse_reply(text=text),
    "email-reply-parser (Node)": of_node,
}
print("second paragraph            ", "  ".join(readers))
for line in ["The mayor wrote on Monday:", "On Monday the mayor wrote:", "-No, said the mayor.", "From: Dover, 12 March"]:
    text = f"The council met on Tuesday.\n\n{line}\n\nWe lost it all.\n\nThe bridge opens in May.\n"
    left = [len(reader(text).strip().split("\n\n")) for reader in readers.values()]
    print(f"{line:28} {left[0]:<19} {left[1]:<18} {left[2]}")
PYTHON
venv/bin/python check.py | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
second paragraph             email-reply-parser  mail-parser-reply  email-reply-parser (Node)
The mayor wrote on Monday:   4                   4                  4
On Monday the mayor wrote:   1                   1                  1
-No, said the mayor.         1                   4                  4
From: Dover, 12 March        1                   4                  4
SEEN
