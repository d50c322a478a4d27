#!/usr/bin/env bash
# The text of an attached older message is told as text of the new one.
#
# A message may hold another whole message as an attachment (RFC 2046, 5.2.1, message/rfc822), as mail programs do with "forward
# as attachment". Expected: the inner message is an attachment; its text is not text of the outer one. What happens:
# `text_plain` and `body` go through all parts, also those inside the inner message, and its sender and date are nowhere: an old
# report comes out as written today by the editor who sent it on. It is among `attachments` as well, so it is told twice.
# Guess before: not in text_plain. Source: PyPI mail-parser 4.8.0. Python's own email.message.get_body() gives the outer text.
# Seen:
#   mail-parser    ['See below.', 'The dam is safe.']  attachments ['old.eml']
#   email          'See below.'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile mail-parser==4.8.0
"$folder/venv/bin/python" - <<'PYTHON'
import email
import email.policy

import mailparser

message = """From: Ana Reyes <ana@news.example>
Subject: Fwd
Date: Wed, 12 Mar 2025 10:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="part"

--part
Content-Type: text/plain

See below.
--part
Content-Type: message/rfc822
Content-Disposition: attachment; filename="old.eml"

From: Tom Hale <tom@news.example>
Subject: Dam
Date: Thu, 1 Mar 2012 10:00:00 +0000
Content-Type: text/plain

The dam is safe.
--part--
"""
parsed = mailparser.parse_from_string(message)
texts = [text.strip() for text in parsed.text_plain]
own = email.message_from_string(message, policy=email.policy.default).get_body().get_content().strip()
names = [attachment["filename"] for attachment in parsed.attachments]
print(f"mail-parser    {texts}  attachments {names}")
print(f"email          {own!r}")
assert (texts, names, own) == (["See below.", "The dam is safe."], ["old.eml"], "See below."), "this has changed"
PYTHON
