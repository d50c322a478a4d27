"""Links the sentence of a row to its place on the article's page of the report."""

import html

from datasette import hookimpl
from markupsafe import Markup


@hookimpl
def render_cell(row, value, column, datasette):
    if column not in ("sentence", "first_sentence") or value is None or "article_id" not in row.keys():
        return None
    article = row["article_id"]
    # Where a key is shown with its label, the cell has both.
    article = article["value"] if isinstance(article, dict) else article
    page = (datasette.plugin_config("pages") or {}).get(article)
    return page and Markup(f'<a href="{html.escape(page)}#s{value}" title="Read it in the article">{value}</a>')
