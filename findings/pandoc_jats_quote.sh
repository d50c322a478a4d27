#!/usr/bin/env bash
# A quotation of the mayor ends with the words "Tom Hale, mayor", as if he had said them.
#
# In JATS <disp-quote> is a quotation, and <attrib> in it tells whose; <collab> is an author that is a group, and <abbrev> holds
# what letters stand for in a <def> (JATS 1.3). Expected: the words and, once, the speaker; "The Dover Desk" among the authors;
# a space or brackets between WHO and its name, or the letters alone. What happens: the speaker is set behind a dash, and before
# that is a paragraph of the quotation as well; the group is an author without a name; and WHO grows together with "World".
# Guess before: the speaker behind a dash, the desk, and "WHO". Source: PyPI pypandoc_binary 1.17 (pandoc 3.9).
# Seen:
#   Dam breaks
#   Ana Reyes;
#     We lost it all.
#     Tom Hale, mayor
#     — Tom Hale, mayor
#   The WHOWorld Health Organization came.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile pypandoc_binary==1.17
cat > news.xml <<'XML'
<article article-type="news">
  <front><article-meta>
    <title-group><article-title>Dam breaks</article-title></title-group>
    <contrib-group>
      <contrib contrib-type="author"><name><surname>Reyes</surname><given-names>Ana</given-names></name></contrib>
      <contrib contrib-type="author"><collab>The Dover Desk</collab></contrib>
    </contrib-group>
  </article-meta></front>
  <body>
    <disp-quote><p>We lost it all.</p><attrib>Tom Hale, mayor</attrib></disp-quote>
    <p>The <abbrev>WHO<def><p>World Health Organization</p></def></abbrev> came.</p>
  </body>
</article>
XML
venv/bin/python - <<'PYTHON' | awk 'NF { sub(/ +$/, ""); print }' | tee seen.txt
import pypandoc

print(pypandoc.convert_file("news.xml", "plain", format="jats", extra_args=["--standalone"]))
PYTHON
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
Dam breaks
Ana Reyes;
  We lost it all.
  Tom Hale, mayor
  — Tom Hale, mayor
The WHOWorld Health Organization came.
SEEN
