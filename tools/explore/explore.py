"""Opens the database of a folder of tables in Datasette. Titles, descriptions, facets and labels come from the dictionary in the
database, which tidings makes from its schema; the report of the folder is served beside it."""

import argparse
import json
import os
import re
import sqlite3
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
LABELS = ("title", "name", "speaker", "text")
# Columns that rows can be narrowed down by, besides those with listed values.
FACETS = ("publisher", "outlet", "country_code", "country", "language", "month")
MOST_FACETS = 4


def metadata(database, folder):
    tables = database.execute("SELECT name, replace(description, '`', '') FROM tables ORDER BY rowid").fetchall()
    return {
        "title": "What the news says",
        "description": "Made by tidings. Words are found in sentences and quotes; a sentence's number leads to the article.",
        "databases": {
            "tidings": {
                "tables": {name: table(database, name, description) for name, description in tables},
                "queries": queries(),
            }
        },
        "extra_css_urls": ["/look/explore.css"],
        "plugins": {"pages": pages(database, folder)},
    }


def table(database, name, description):
    columns = [column for (column,) in database.execute("SELECT name FROM pragma_table_info(?)", [name])]
    listed = {column for (column,) in database.execute('SELECT column_name FROM "values" WHERE table_name = ?', [name])}
    listed |= {"speaker_kind", "unit_kind", "kind"} & set(columns)
    facets = [column for column in columns if column in listed or column in FACETS]
    facets.sort(key=lambda column: column in ("rule", "measure_rule", "cue"))
    told = database.execute(
        "SELECT name, replace(description, '`', '') FROM columns WHERE table_name = ? ORDER BY position", [name]
    )
    label = next((label for label in LABELS if label in columns), None)
    about = {"description": description, "facets": facets[:MOST_FACETS], "columns": dict(told)}
    return about | ({"label_column": label} if label else {})


def queries():
    found = re.findall(r"^-- (\w+): (.+)\n((?:.+\n)+)", (HERE / "queries.sql").read_text(encoding="utf-8"), re.MULTILINE)
    title = lambda name: name.replace("_", " ").capitalize()
    return {name: {"title": title(name), "description": what, "sql": sql.strip().rstrip(";")} for name, what, sql in found}


def pages(database, folder):
    """The addresses of the pages of the report, which are numbered in the order of the articles."""
    articles = [article for (article,) in database.execute("SELECT article_id FROM articles ORDER BY rowid LIMIT 500")]
    names = ["report.html"] if len(articles) == 1 else [f"report/{number + 1:03}.html" for number in range(len(articles))]
    return {article: f"/pages/{name}" for article, name in zip(articles, names) if (folder / name).exists()}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of tables with a tidings.sqlite")
    parser.add_argument("--port", type=int, default=8001)
    parser.add_argument("--no-browser", action="store_true")
    options = parser.parse_args()
    path = options.folder / "tidings.sqlite"
    if not path.exists():
        sys.exit(f"{path}: expected a database, found none; make it with: tidings run ... --tables sqlite")
    with sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True) as database:
        told = metadata(database, options.folder)
    written = Path(tempfile.mkdtemp()) / "metadata.json"
    written.write_text(json.dumps(told), encoding="utf-8")
    command = [sys.executable, "-m", "datasette", "serve", "--immutable", path, "--metadata", written]
    command += ["--plugins-dir", HERE / "plugins", "--static", f"pages:{options.folder}", "--static", f"look:{HERE / 'static'}", "--port", options.port]
    # Counts over a large corpus take longer than those of Datasette's small ones.
    command += ["--setting", "sql_time_limit_ms", 10_000, "--setting", "facet_time_limit_ms", 2_000]
    command += [] if options.no_browser else ["--open"]
    os.execv(sys.executable, [str(part) for part in command])


if __name__ == "__main__":
    main()
