"""The notebook on Spark runs from start to end, and is committed without what its cells said."""

import nbclient
import nbformat
from conftest import ROOT

PATH = ROOT / "notebooks" / "spark.ipynb"


def test_the_notebook():
    notebook = nbformat.read(PATH, as_version=4)
    nbformat.validate(notebook)
    assert all(not cell.get("outputs") for cell in notebook.cells)
    nbclient.NotebookClient(notebook, timeout=180, resources={"metadata": {"path": str(PATH.parent)}}).execute()
    said = {cell["id"]: "".join(out.get("text", "") for out in cell.get("outputs", [])) for cell in notebook.cells}
    assert said["quotes"].count("Jane Smith") == 2 and "Maria Flores" in said["quotes"]
    assert said["clusters"].splitlines()[5].split("|")[1:3] == ["         c", "         a"]
    assert "expected a text, found none" in said["rejected"]
    assert "at_least" in said["write"]
