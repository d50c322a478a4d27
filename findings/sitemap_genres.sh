#!/usr/bin/env bash
# No article of a news sitemap is ever an opinion.
#
# In a sitemap for news <news:genres> says that an article is an opinion, satire or a press release, and
# ultimate-sitemap-parser gives the list as news_story.genres (documentation of SitemapNewsStory). Expected: the genres, as it
# gives the keywords and stock tickers beside them. What happens: the element is not among those that are read, and the list
# is empty for each article. Whoever leaves opinions and satire out of a corpus by this list leaves out nothing.
# Guess before: ['Opinion', 'Blog']. Source: PyPI ultimate-sitemap-parser 1.8.1.
# Seen:
#   title 'Why we vote'  keywords ['vote', 'town']  genres []
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv --without-pip "$folder/venv"
python3 -m pip --python "$folder/venv/bin/python" install --quiet --disable-pip-version-check --no-compile \
    ultimate-sitemap-parser==1.8.1
"$folder/venv/bin/python" - <<'PYTHON'
from usp.tree import sitemap_from_str

sitemap = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://news.example/why-we-vote</loc><news:news>
<news:publication><news:name>Harbour Post</news:name><news:language>en</news:language></news:publication>
<news:genres>Opinion, Blog</news:genres><news:publication_date>2025-03-12</news:publication_date>
<news:title>Why we vote</news:title><news:keywords>vote, town</news:keywords>
</news:news></url></urlset>"""
[page] = sitemap_from_str(sitemap).all_pages()
story = page.news_story
print(f"title {story.title!r}  keywords {story.keywords}  genres {story.genres}")
assert (story.title, story.keywords, story.genres) == ("Why we vote", ["vote", "town"], []), "this has changed"
PYTHON
