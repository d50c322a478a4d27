"""The program, and what it makes of the project's articles."""

import csv
import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: Folders of articles: texts, and what is known of them in articles.csv.
CORPORA = [ROOT / "input", ROOT / "tests" / "articles"]


@pytest.fixture(scope="session")
def program():
    """Runs the program."""
    path = Path(os.environ.get("TIDINGS", ROOT / "target" / "release" / "tidings"))
    assert path.is_file(), f"the program is not there ({path}): make build"

    def run(*arguments, check=True):
        return subprocess.run([path, *map(str, arguments)], check=check, capture_output=True)

    return run


@pytest.fixture(scope="session", params=CORPORA, ids=lambda folder: folder.name)
def corpus(request, program, tmp_path_factory):
    """A folder of articles, and the folder of the tables that the program made of it."""
    tables = tmp_path_factory.mktemp("tables")
    program("run", request.param, "--output", tables, "--quiet", "--no-xlsx")
    return request.param, tables


def articles(folder):
    """The articles of a folder, in the order in which the program reads them: what its source says, and `text`."""
    known = {}
    if (folder / "articles.csv").exists():
        with open(folder / "articles.csv", encoding="utf-8-sig", newline="") as file:
            known = {row["article_id"]: row for row in csv.DictReader(file)}
    paths = sorted(folder.glob("*.txt"))
    return [{**known.get(p.stem, {}), "id": p.stem, "text": p.read_bytes().decode("utf-8-sig")} for p in paths]


def examples(page, language):
    """The code of one language on a page of the documentation."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
