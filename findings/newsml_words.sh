#!/usr/bin/env bash
# "Dam in Dover breaks" has the headline "Dam in", an article in paragraphs has no text, and the first item of the file is "<".
#
# A headline may mark up words of its own: <Origin> in NewsML 1.2 (its DTD: text and Origin), <span> in NewsML-G2 (schema,
# Label1Type); the text of an article, in <DataContent>, may be any elements, as a rule paragraphs. Expected: all words. What
# happens: both packages take what stands before the first element within, so that a place or a name and all behind it is lost,
# and of paragraphs nothing is left. As the README of pynewsml has it, NewsML(text).news_items[0] is no item: the text itself is
# taken for the list, and its first letter is given; NewsML.from_xml(text), which is not told of, reads the file.
# Guess before: the whole headline in both, the paragraphs, and an item. Source: PyPI pynewsml 1.4.0, newsmlg2 1.1.
# Seen:
#   pynewsml  plain       headline 'Dam in '  text 'A dam broke. It rained.'
#   pynewsml  paragraphs  headline 'Dam in '  text ''
#   pynewsml  as in the README  '<'
#   newsmlg2              headline 'Dam in'
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv --without-pip venv
for package in pynewsml==1.4.0 newsmlg2==1.1; do
    python3 -m pip --python venv/bin/python install --quiet --disable-pip-version-check --no-compile $package 2> pip.txt
done
cat > news.xml <<'XML'
<NewsML Version="1.2">
  <NewsEnvelope><DateAndTime>20250312T103000Z</DateAndTime></NewsEnvelope>
  <NewsItem>
    <Identification>
      <NewsIdentifier>
        <ProviderId>gazette.example</ProviderId><DateId>20250312</DateId><NewsItemId>dam</NewsItemId>
        <RevisionId PreviousRevision="0" Update="N">1</RevisionId>
        <PublicIdentifier>urn:newsml:gazette.example:20250312:dam:1</PublicIdentifier>
      </NewsIdentifier>
      <DateLabel>12/03/2025 10:30:00</DateLabel>
    </Identification>
    <NewsManagement>
      <NewsItemType FormalName="News"/><FirstCreated>20250312T103000Z</FirstCreated>
      <ThisRevisionCreated>20250312T103000Z</ThisRevisionCreated><Status FormalName="Usable"/>
    </NewsManagement>
    <NewsComponent>
      <NewsLines><HeadLine>Dam in <Origin>Dover</Origin> breaks</HeadLine><ByLine>By Ana Reyes</ByLine></NewsLines>
      <DescriptiveMetadata>
        <Language FormalName="en"/><Genre FormalName="Current"/>
        <SubjectCode><Subject FormalName="03000000"/></SubjectCode>
        <Location><Property FormalName="City" Value="Dover"/></Location>
      </DescriptiveMetadata>
      <ContentItem>
        <MediaType FormalName="Text"/>
        <Characteristics><Property FormalName="Words" Value="7"/></Characteristics>
        <DataContent>PARAGRAPHS</DataContent>
      </ContentItem>
    </NewsComponent>
  </NewsItem>
</NewsML>
XML
cat > item.xml <<'XML'
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:gazette.example:20250312:dam" version="1"
    standard="NewsML-G2" standardversion="2.33" conformance="power" xml:lang="en">
  <itemMeta>
    <itemClass uri="http://cv.iptc.org/newscodes/ninature/text"/><provider literal="gazette.example"/>
    <versionCreated>2025-03-12T10:30:00Z</versionCreated>
  </itemMeta>
  <contentMeta><headline>Dam in <span>Dover</span> breaks</headline><by>By Ana Reyes</by></contentMeta>
  <contentSet><inlineData contenttype="text/plain">A dam broke.</inlineData></contentSet>
</newsItem>
XML
venv/bin/python - <<'PYTHON' | tee seen.txt
import NewsMLG2
from pynewsml import NewsML

with open("news.xml", encoding="utf-8") as file:
    form = file.read()
for name, words in {"plain": "A dam broke. It rained.", "paragraphs": "<p>A dam broke.</p><p>It rained.</p>"}.items():
    text = form.replace("PARAGRAPHS", words)
    item = NewsML.from_xml(text).news_items[0]
    print(f"pynewsml  {name:10}  headline {item.news_lines.headline!r}  text {item.content[0].data_content!r}")
print(f"pynewsml  as in the README  {NewsML(form).news_items[0]!r}")
with open("item.xml", "rb") as file:
    (headline,) = NewsMLG2.NewsMLG2Document(file.read()).get_item().contentmeta.headline
print(f"newsmlg2              headline {str(headline)!r}")
PYTHON
cmp -s seen.txt - << 'SEEN' || { echo "this has changed" >&2; exit 1; }
pynewsml  plain       headline 'Dam in '  text 'A dam broke. It rained.'
pynewsml  paragraphs  headline 'Dam in '  text ''
pynewsml  as in the README  '<'
newsmlg2              headline 'Dam in'
SEEN
