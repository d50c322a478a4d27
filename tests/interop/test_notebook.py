"""The notebook runs from start to end on the committed tables, and is committed without what its cells said."""

import nbclient
import nbformat
import pytest

from conftest import ROOT

PATH = ROOT / "notebooks/explore.ipynb"


@pytest.fixture(scope="module")
def ran():
    notebook = nbformat.read(PATH, as_version=4)
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(PATH.parent)}}).execute()
    return {cell["id"]: cell.get("outputs", []) for cell in notebook.cells}


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
    assert "quotes stand in the article word for word" in text(ran["check"])
    assert "more_than" in text(ran["numbers"]) and "⟦" in text(ran["look"])
    assert "from the program; the same" in text(ran["python-same"])
    assert "<iframe" in ran["python-show"][0]["data"]["text/html"]
    for plot in ["speakers", "named", "bounds"]:
        assert any("image/png" in output.get("data", {}) for output in ran[plot]), plot
