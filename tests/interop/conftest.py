"""Runs the program on articles that are made to be awkward, and hands its output to the tests."""

import os
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
TIDINGS = Path(os.environ.get("TIDINGS", ROOT / "target/release/tidings"))

STORIES = {
    "00012": 'Ministers meet in Turkey\n"=HYPERLINK(""http://example.org"")," said Anna Kraus, a minister from Germany. '
    'Ms Kraus told reporters: "NA is the code of Namibia."\n'
    "<script>document.title = 'run'</script> Some 1,200 Germans were in Ankara on 3 June 2015.\n",
    "1e5": "Émilie Dubois speaks 🙂\n“Nous and مرحبا are words,” said Émilie Dubois in France. "
    "“They are & remain <b>words</b> that we all use,” she added.\n",
    "NA": "=1+1 is the headline of the day\n+49 is dialled in Germany. Prices rose by 5.5% in March.\n",
    "-dash": "Sums\n" + '"' + "word " * 7000 + 'end," said John Smith.\n',
}


def run(folder, *articles, options=()):
    """The output of a run over some of the stories."""
    inputs, output = folder / "in", folder / "out"
    inputs.mkdir()
    for name in articles:
        (inputs / f"{name}.txt").write_text(STORIES[name], encoding="utf-8")
    command = [TIDINGS, "run", inputs, "--output", output, "--spreadsheet-csv", *options]
    subprocess.run(command, check=True, capture_output=True)
    return output


@pytest.fixture(scope="session")
def many(tmp_path_factory):
    return run(tmp_path_factory.mktemp("many"), *STORIES)


@pytest.fixture(scope="session")
def without_text(tmp_path_factory):
    """Tables that may be published where the articles may not."""
    return run(tmp_path_factory.mktemp("without_text"), *STORIES, options=["--without-text"])


# Rows of a part, few enough that most tables have more than one.
PARTITION = 7


@pytest.fixture(scope="session")
def partitioned(tmp_path_factory):
    """Tables of which the Parquet files are datasets."""
    return run(tmp_path_factory.mktemp("partitioned"), *STORIES, options=["--partition", str(PARTITION)])


@pytest.fixture(scope="session")
def short(tmp_path_factory):
    """Articles whose texts all fit into cells."""
    return run(tmp_path_factory.mktemp("short"), "00012", "1e5", "NA")


@pytest.fixture(scope="session")
def one(tmp_path_factory):
    return run(tmp_path_factory.mktemp("one"), "00012")


@pytest.fixture(scope="session")
def database(tmp_path_factory):
    """Tables with a database of them all."""
    return run(tmp_path_factory.mktemp("database"), *STORIES, options=["--tables", "csv,sqlite"])


FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS.split())
        yield browser
        browser.close()
