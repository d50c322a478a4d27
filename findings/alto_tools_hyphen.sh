#!/usr/bin/env bash
# The demonstrators left: "The demon demonleft".
#
# Scanned newspapers come as ALTO, a file with each word of a page. A word that is broken at the end of a line is two <String>
# with SUBS_TYPE HypPart1 and HypPart2, and the whole word in SUBS_CONTENT of each (ALTO 4, StringType). alto-tools prints the
# text of a page (README, -t). Expected: "demonstrators", or "demon-" and "strators". What happens: for the second part the
# program writes again what it wrote last, the first part, without a space behind it, so that the next word sticks to it. The
# end of each broken word is lost, and in narrow columns every other line has one.
# Guess before: the whole word, or its two parts. Source: PyPI alto-tools 0.1.0 (alto_tools.py, alto_text).
# Seen:
#   The demon
#   demonleft Dover.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile alto-tools==0.1.0
cat > page.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#">
  <Description><MeasurementUnit>pixel</MeasurementUnit></Description>
  <Layout><Page ID="P1" PHYSICAL_IMG_NR="1" WIDTH="900" HEIGHT="900"><PrintSpace HPOS="0" VPOS="0" WIDTH="900" HEIGHT="900">
    <TextBlock ID="B1" HPOS="0" VPOS="0" WIDTH="200" HEIGHT="50">
      <TextLine HPOS="0" VPOS="0" WIDTH="200" HEIGHT="20">
        <String CONTENT="The" HPOS="0" VPOS="0" WIDTH="50" HEIGHT="20"/>
        <SP HPOS="50" VPOS="0" WIDTH="10"/>
        <String CONTENT="demon" SUBS_TYPE="HypPart1" SUBS_CONTENT="demonstrators" HPOS="60" VPOS="0" WIDTH="90" HEIGHT="20"/>
        <HYP CONTENT="-" HPOS="150" VPOS="0" WIDTH="10"/>
      </TextLine>
      <TextLine HPOS="0" VPOS="30" WIDTH="200" HEIGHT="20">
        <String CONTENT="strators" SUBS_TYPE="HypPart2" SUBS_CONTENT="demonstrators" HPOS="0" VPOS="30" WIDTH="90" HEIGHT="20"/>
        <SP HPOS="90" VPOS="30" WIDTH="10"/>
        <String CONTENT="left" HPOS="100" VPOS="30" WIDTH="40" HEIGHT="20"/>
        <SP HPOS="140" VPOS="30" WIDTH="10"/>
        <String CONTENT="Dover." HPOS="150" VPOS="30" WIDTH="50" HEIGHT="20"/>
      </TextLine>
    </TextBlock>
  </PrintSpace></Page></Layout>
</alto>
XML
venv/bin/alto-tools -t page.xml | awk 'NF { sub(/ +$/, ""); print }' | tee seen.txt
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
The demon
demonleft Dover.
SEEN
