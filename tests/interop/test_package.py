"""What describes the tables is read by others: the data package by frictionless, CSV on the Web by csvw, Croissant by
mlcroissant. Each finds the tables sound, and each planted fault."""

import hashlib
import json
import shutil
import subprocess

import frictionless
import mlcroissant
import pyarrow.parquet
import pytest
from csvw import CSVW, TableGroup

from conftest import ROOT, STORIES, TIDINGS, run

@pytest.fixture(scope="module", params=["awkward", "without_text", "partitioned", "shipped"])
def folder(request, many, without_text, partitioned):
    folders = {"awkward": many, "without_text": without_text, "partitioned": partitioned, "shipped": ROOT / "output"}
    return folders[request.param]


def package(folder):
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def test_frictionless_finds_nothing(folder):
    report = frictionless.validate(folder / "datapackage.json")
    assert report.valid, report.flatten(["type", "note"])
    assert [report.warnings, *(task.warnings for task in report.tasks)] == [[]] * (len(report.tasks) + 1)
    assert report.stats["errors"] == 0 and len(report.tasks) == len(package(folder)["resources"])


def test_frictionless_reads_a_package_of_parquet_alone(tmp_path, monkeypatch):
    # An age and a duration measure nothing.
    monkeypatch.setitem(STORIES, "age", "A minister speaks\nShe is 41, and it took 20 minutes.\n")
    folder = run(tmp_path, "age", options=["--tables", "parquet"])
    report = frictionless.validate(folder / "datapackage.json")
    # README: it takes an integer that is missing from Parquet for a wrong one, and it finds nothing else.
    missing = []
    for resource in package(folder)["resources"]:
        table = pyarrow.parquet.read_table(folder / resource["path"])
        for field in resource["schema"]["fields"]:
            if field["type"] == "integer":
                cells = enumerate(table[field["name"]].to_pylist(), start=2)
                missing += [(resource["name"], field["name"], row, "nan") for row, value in cells if value is None]
    found = [(task.name, *error) for task in report.tasks for error in task.flatten(["fieldName", "rowNumber", "cell", "type"])]
    assert missing and sorted(found) == sorted((*place, "type-error") for place in missing)
    assert {resource["format"] for resource in package(folder)["resources"]} == {"parquet"}


def test_listed_values_have_meanings(folder):
    listed = [field for resource in package(folder)["resources"] for field in resource["schema"]["fields"] if "categories" in field]
    assert {"rule", "kind", "bound", "unit_kind"} <= {field["name"] for field in listed}
    for field in listed:
        assert [value["value"] for value in field["categories"]] == field["constraints"]["enum"]
        assert all(value["label"] for value in field["categories"])


def test_kept_texts_are_listed_and_tied_to_their_articles(tmp_path):
    folder = run(tmp_path, "00012", "1e5", options=["--keep-text"])
    index = folder / "texts/index.csv"
    assert frictionless.validate(folder / "datapackage.json").valid
    texts = frictionless.Package(folder / "datapackage.json").get_resource("texts").read_rows()
    assert [row["article_id"] for row in texts] == ["00012", "1e5"]
    articles = frictionless.Package(folder / "datapackage.json").get_resource("articles").read_rows()
    for row, article in zip(texts, articles, strict=True):
        assert hashlib.sha256((folder / "texts" / row["file"]).read_bytes()).hexdigest() == article["text_sha256"]
    index.write_text(index.read_text(encoding="utf-8").replace("00012,", "12,"), encoding="utf-8")
    kinds = {error for (error,) in frictionless.validate(folder / "datapackage.json").flatten(["type"])}
    assert {"hash-count", "foreign-key"} <= kinds


def csvw_problems(folder):
    """What a validator of CSV on the Web says: of the description, of every cell, of the keys."""
    problems = []
    try:
        if not CSVW(str(folder / "csv-metadata.json"), validate=True).is_valid:
            problems.append("not valid")
        group = TableGroup.from_file(folder / "csv-metadata.json")
        for table in group.tables:
            table.check_primary_key()
        if not group.check_referential_integrity():
            problems.append("a key refers to nothing")
    except ValueError as error:
        problems.append(str(error))
    return problems


def test_csv_on_the_web_finds_nothing(folder):
    assert csvw_problems(folder) == []
    group = TableGroup.from_file(folder / "csv-metadata.json")
    for table, resource in zip(group.tables, package(folder)["resources"], strict=True):
        assert len(list(table)) == resource["rows"]


def test_croissant_finds_nothing_but_what_only_a_publisher_knows(folder, monkeypatch):
    monkeypatch.chdir(folder)
    dataset = mlcroissant.Dataset(jsonld="croissant.json")
    issues = dataset.metadata.ctx.issues
    assert not issues.errors
    told = {str(warning).split('"')[1].rsplit("/", 1)[1] for warning in issues.warnings}
    assert told <= {"citeAs", "datePublished", "license"}, issues.report()


def test_croissant_reads_every_row(folder, monkeypatch):
    monkeypatch.chdir(folder)
    for resource in package(folder)["resources"]:
        # README: a data set that has read a table cannot join others to it.
        dataset = mlcroissant.Dataset(jsonld="croissant.json")
        names = [f"{resource['name']}/{field['name']}" for field in resource["schema"]["fields"]]
        records = list(dataset.records(resource["name"])) if resource["rows"] else []
        assert len(records) == resource["rows"]
        assert all(list(record) == names for record in records)


def test_one_schema_stands_in_all_descriptions(folder):
    csvw = json.loads((folder / "csv-metadata.json").read_text(encoding="utf-8"))
    croissant = json.loads((folder / "croissant.json").read_text(encoding="utf-8"))
    for resource, table, records in zip(package(folder)["resources"], csvw["tables"], croissant["recordSet"], strict=True):
        fields = [(field["name"], field["description"]) for field in resource["schema"]["fields"]]
        assert fields == [(column["name"], column["dc:description"]) for column in table["tableSchema"]["columns"]]
        named = [(field["name"].removeprefix(f"{resource['name']}/"), field["description"]) for field in records["field"]]
        assert fields == named
        assert resource["schema"]["primaryKey"] == table["tableSchema"]["primaryKey"]


def plant(source, target, table, change):
    """A copy of a folder with a fault in a table. Sizes and hashes would tell of any change, and are left out."""
    shutil.copytree(source, target)
    path = target / f"{table}.csv"
    header, *lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text(header + "".join(change(lines)), encoding="utf-8")
    package = json.loads((target / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        del resource["hash"], resource["bytes"]
    (target / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return target


def replace(old, new):
    return lambda lines: [lines[0].replace(old, new, 1), *lines[1:]]


# The fault, the table, the change, what frictionless calls it, and whether the CSV alone can tell.
FAULTS = [
    ("wrong type", "sentences", replace(",1,1,0,", ",1,one,0,"), "type-error", True),
    ("no listed word", "quotes", replace("indirect", "reported"), "constraint-error", True),
    ("missing value", "people", replace("John Kerry", ""), "constraint-error", True),
    ("missing row", "mentions", lambda lines: lines[1:], "row-count", False),
    ("broken foreign key", "people", replace(",000_e7bd63d1ce65c031,", ",nowhere,"), "foreign-key", True),
    ("duplicate key", "statistics", lambda lines: [lines[0], *lines], "unique-error", True),
    ("duplicate key of two columns", "countries", lambda lines: [lines[0], *lines], "primary-key", True),
]


@pytest.mark.parametrize(("table", "change", "kind", "told_by_csv"), [fault[1:] for fault in FAULTS], ids=[f[0] for f in FAULTS])
def test_planted_faults_are_caught(table, change, kind, told_by_csv, tmp_path):
    folder = plant(ROOT / "output", tmp_path / "output", table, change)
    report = frictionless.validate(folder / "datapackage.json")
    assert kind in {error for (error,) in report.flatten(["type"])}
    assert bool(csvw_problems(folder)) == told_by_csv
    validated = subprocess.run([TIDINGS, "validate", folder], cwd=ROOT, capture_output=True, text=True)
    assert validated.returncode == 1 and validated.stdout.count(f"\n{table}\t") >= 1, validated.stdout


def test_a_changed_file_is_caught_by_its_hash(tmp_path):
    shutil.copytree(ROOT / "output", tmp_path / "output")
    path = tmp_path / "output/people.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Kerry", "Kelly"), encoding="utf-8")
    report = frictionless.validate(tmp_path / "output/datapackage.json")
    assert "hash-count" in {error for (error,) in report.flatten(["type"])}
