"""The notebook runs from start to end, on the committed tables and on those of many articles; it is committed without outputs."""

import subprocess

import nbclient
import nbformat
import pytest

from conftest import ROOT, TIDINGS

PATH = ROOT / "notebooks/explore.ipynb"


def run(tables=None):
    """What the cells show, by their ids, on a folder of tables."""
    notebook = nbformat.read(PATH, as_version=4)
    for cell in notebook.cells if tables else []:
        cell.source = cell.source.replace('TABLES = ROOT / "output"', f'TABLES = Path("{tables}")')
    nbclient.NotebookClient(notebook, timeout=None, resources={"metadata": {"path": str(PATH.parent)}}).execute()
    return {cell["id"]: cell.get("outputs", []) for cell in notebook.cells}


@pytest.fixture(scope="module")
def ran():
    return run()


def text(outputs):
    return "".join(output.get("text", "") + output.get("data", {}).get("text/plain", "") for output in outputs)


def test_it_is_committed_without_outputs():
    notebook = nbformat.read(PATH, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code and all(cell.outputs == [] and cell.execution_count is None for cell in code)


def test_nothing_is_complained_of(ran):
    complaints = [output for outputs in ran.values() for output in outputs if output.get("name") == "stderr"]
    assert complaints == []


def test_cells_show_what_they_promise(ran):
    assert "quotes" in text(ran["tables"]) and "Kerry" in text(ran["join"])
    assert "quotes are in the article word for word" in text(ran["check"])
    assert "published_on" in text(ran["numbers-about"]) and "fighters" in text(ran["numbers-about"])
    assert "more_than" in text(ran["numbers"]) and "⟦" in text(ran["look"])
    assert "from the program; the same" in text(ran["python-same"])
    assert "John Kerry" in text(ran["database"]) and "Secretary of State" in text(ran["search"])
    assert "<iframe" in ran["python-show"][0]["data"]["text/html"]
    for plot in ["speakers", "named", "bounds"]:
        assert any("image/png" in output.get("data", {}) for output in ran[plot]), plot


@pytest.mark.parametrize("kept", ["all", "none"])
def test_it_holds_on_many_articles(kept, tmp_path):
    command = [TIDINGS, "run", "tests/articles", "--output", tmp_path, f"--keep-text={kept}", "--quiet", "--no-xlsx"]
    command += ["--tables", "csv,parquet,sqlite"]
    subprocess.run(command, cwd=ROOT, check=True)
    shown = run(tmp_path)
    assert "quotes are in the article word for word" in text(shown["check"])
    assert "the same" in text(shown["python-same"])
    assert "pronoun" in text(shown["database"])
    for cell in ["join", "safest", "numbers", "careful"]:
        assert "article_id" in text(shown[cell]), cell
