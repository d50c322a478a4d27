#!/usr/bin/env bash
# News in JATS is a headline and nothing else.
#
# The body of a JATS article may hold paragraphs, quotations and lists, and sections with the same in them (JATS 1.3, <body> and
# <sec>); news, editorials and letters, which have article types of their own, often have no sections. jats converts articles to
# Markdown (README). Expected: all of it, as its other command, "jats text", gives it. What happens: what stands outside of a
# section is left out, so that of a text without sections the title is left; in a section the paragraphs are kept, and quotations
# and lists are not. Nothing is said. pandoc keeps all.
# Guess before: all words. Source: PyPI jats 0.2.2; pypandoc_binary 1.17 (pandoc 3.9) for comparison.
# Seen:
#   jats convert  with a section      It rained.
#   jats convert  without a section   (nothing)
#   jats text     without a section   A dam broke. It rained. We lost it all. Forty homes are gone.
#   pandoc        without a section   A dam broke. It rained. We lost it all. Forty homes are gone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile jats==0.2.2 pypandoc_binary==1.17
export PATH=$folder/venv/bin:$PATH
cat > with.xml <<'XML'
<article article-type="news">
  <front><article-meta><title-group><article-title>Dam breaks</article-title></title-group></article-meta></front>
  <body>
    <p>A dam broke.</p>
    <sec><title>Later</title>
      <p>It rained.</p>
      <disp-quote><p>We lost it all.</p></disp-quote>
      <list list-type="bullet"><list-item><p>Forty homes are gone.</p></list-item></list>
    </sec>
  </body>
</article>
XML
sed 's#<sec><title>Later</title>##; s#</sec>##' with.xml > without.xml
cat > pandoc.py <<'PYTHON'
import pypandoc

print(pypandoc.convert_file("without.xml", "plain", format="jats"))
PYTHON
show() { # The words of standard input in one line, without headings and marks of lists.
    words=$(grep -v '^#' | sed 's/^[- ]*//' | tr -s '\n ' ' ' | sed 's/^ //; s/ $//')
    printf '%-12s  %-18s  %s\n' "$1" "$2" "${words:-(nothing)}"
}
{
    jats convert with.xml | show "jats convert" "with a section"
    jats convert without.xml | show "jats convert" "without a section"
    jats text without.xml | show "jats text" "without a section"
    python pandoc.py | show pandoc "without a section"
} | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
jats convert  with a section      It rained.
jats convert  without a section   (nothing)
jats text     without a section   A dam broke. It rained. We lost it all. Forty homes are gone.
pandoc        without a section   A dam broke. It rained. We lost it all. Forty homes are gone.
SEEN
