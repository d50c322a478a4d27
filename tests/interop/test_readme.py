"""README's examples run, and what its table tells the users of other tools is true: with what it says the tables are loaded
right, and without it they are not."""

import json
import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import polars as pl
import pytest

from conftest import ROOT, TIDINGS

README = (ROOT / "README.md").read_text(encoding="utf-8")
TOOLS = Path(sys.executable).parent

NORWAY = 'Oslo talks end\n"We met in Norway," said Émilie Dahl. "It went\nwell," said Norwegian Prime Minister Jonas Berg.\nA line with a \\" in it, in Norway.'
NAMIBIA = "Rain in Namibia\nIt rained in Namibia on 3 June 2015, and in Norway."
#: Many numbers, of which only the last is a range.
NUMBERS = "Sums\n" + " ".join(f"Some {n} people came." for n in range(2, 152)) + " From 20.5 to 30.5 tonnes of fish were sold."


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    """A folder in which `tidings run` has made output/ of articles in which it is told what tools stumble over."""
    folders = {}
    for name, articles in {"norway": {"00012": NORWAY}, "namibia": {"00012": NAMIBIA}, "numbers": {"00012": NUMBERS}}.items():
        folder = tmp_path_factory.mktemp(name)
        lines = [json.dumps({"id": id, "text": text}) + "\n" for id, text in articles.items()]
        (folder / "news.jsonl").write_text("".join(lines), encoding="utf-8")
        command = [TIDINGS, "run", "news.jsonl", "--output", "output"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        folders[name] = folder
    return folders


def shell(command):
    """What a command prints; the tools of the virtual environment come first."""
    environment = {**os.environ, "PATH": f"{TOOLS}:{os.environ['PATH']}"}
    return subprocess.run(command, shell=True, check=True, capture_output=True, text=True, env=environment).stdout


def rows():
    """The rows of README's table, by tool and what it reads: the version, and the code that it says."""
    for tool, reads, say in re.findall(r"^\| (.+?) \| (CSV|workbook|Parquet|Croissant) \| (.+?) \| .+ \|$", README, re.MULTILINE):
        name, number = tool.rsplit(" ", 1)
        yield (name, reads), (number, re.findall(r"`(.+?)`", say)[0])


SAY = dict(rows())


def said(*key):
    return SAY[key][1]


def test_the_versions_are_those_that_are_tried():
    packages = {"pandas": "pandas", "polars": "polars", "DuckDB": "duckdb", "Spark": "pyspark", "csvkit": "csvkit"}
    packages |= {"sqlite-utils": "sqlite-utils", "mlcroissant": "mlcroissant"}
    found = {tool: version(package) for tool, package in packages.items()}
    found["LibreOffice"] = ".".join(shell("soffice --version").split()[1].split(".")[:2])
    found["hyparquet"] = json.loads((javascript() / "node_modules/hyparquet/package.json").read_text())["version"]
    assert {tool: number for (tool, _), (number, _) in SAY.items()} == found


@pytest.mark.parametrize("language", ["python", "sql"])
def test_examples(language, monkeypatch):
    monkeypatch.chdir(ROOT)
    examples = re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    run = {"python": lambda code: exec(code, {}), "sql": lambda code: duckdb.sql(code).fetchall()}[language]
    # The package has tests of its own.
    examples = [code for code in examples if "import tidings" not in code]
    assert len(examples) >= 1
    for code in examples:
        run(code)


def test_pandas_csv(news, monkeypatch):
    monkeypatch.chdir(news["namibia"])
    frame = eval(said("pandas", "CSV"))
    assert {"NA", "NO"} == set(frame["alpha_2"]) and set(frame["article_id"]) == {"00012"}
    plain = pd.read_csv("output/countries.csv")
    assert plain["alpha_2"].isna().any() and set(plain["article_id"]) == {12}


def test_pandas_workbook(news, monkeypatch):
    monkeypatch.chdir(news["namibia"])
    assert set(eval(said("pandas", "workbook"))["alpha_2"]) == {"NA", "NO"}
    assert pd.read_excel("output/tidings.xlsx", sheet_name="countries")["alpha_2"].isna().any()


def test_pandas_parquet(news, monkeypatch):
    monkeypatch.chdir(news["namibia"])
    assert eval(said("pandas", "Parquet"))["earliest"].dt.year.tolist() == [2015]
    plain = pd.read_parquet("output/dates.parquet")
    assert plain["earliest"].dtype == object
    with pytest.raises(AttributeError):
        plain["earliest"].dt
    assert pd.to_datetime(plain["earliest"]).dt.year.tolist() == [2015]


def test_polars_csv(news, monkeypatch):
    monkeypatch.chdir(news["numbers"])
    frame = eval(said("polars", "CSV"))
    assert frame.schema["value_max"] == pl.Float64 and frame["value_max"].max() == 30.5
    try:
        assert pl.read_csv("output/statistics.csv").schema["value_max"] == pl.String
    except pl.exceptions.ComputeError:
        pass  # values with a fraction, after hundreds without


def test_duckdb_csv(news, monkeypatch):
    monkeypatch.chdir(news["norway"])
    assert duckdb.sql(said("DuckDB", "CSV").replace("SELECT *", "SELECT alpha_2")).fetchall() == [("NO",)]
    assert duckdb.sql("SELECT alpha_2 FROM read_csv('output/countries.csv')").fetchall() == [(False,)]


def test_spark_csv(news, monkeypatch):
    from pyspark.sql import SparkSession

    monkeypatch.chdir(news["norway"])
    spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    expected = pd.read_parquet("output/sentences.parquet")["text"].tolist()
    texts = lambda frame: [row["text"] for row in frame.collect()]
    assert texts(eval(said("Spark", "CSV"))) == expected
    assert texts(spark.read.csv("output/sentences.csv", header=True)) != expected
    spark.stop()


def test_csvkit(news, monkeypatch):
    monkeypatch.chdir(news["namibia"])
    codes = lambda command: {row["alpha_2"] for row in json.loads(shell(command))}
    assert codes(said("csvkit", "CSV")) == {"NA", "NO"}
    assert codes("csvjson output/countries.csv") == {None, False}


def test_sqlite_utils(news, monkeypatch):
    monkeypatch.chdir(news["norway"])
    count = "SELECT article_id, count(*) AS n FROM people WHERE role IS NULL GROUP BY article_id"
    shell(said("sqlite-utils", "CSV"))
    assert json.loads(shell(f"sqlite-utils query news.db '{count}'")) == [{"article_id": "00012", "n": 1}]
    shell("sqlite-utils insert plain.db people output/people.csv --csv")
    assert json.loads(shell(f"sqlite-utils query plain.db '{count}'")) == []
    assert json.loads(shell("sqlite-utils rows plain.db people"))[0]["article_id"] == 12


def test_libreoffice_csv(news, monkeypatch, tmp_path):
    monkeypatch.chdir(news["norway"])
    convert = said("LibreOffice", "CSV").replace("soffice", f"soffice -env:UserInstallation=file://{tmp_path}/profile")

    def names(command):
        shell(command)
        sheet = openpyxl.load_workbook("people.xlsx").active
        return [row[2].value for row in sheet.iter_rows(min_row=2)]

    assert names(convert) == ["Émilie Dahl", "Jonas Berg"]
    assert names(re.sub(r" --infilter=\S+", "", convert)) == ["Ã‰milie Dahl", "Jonas Berg"]


def javascript():
    """A folder with the packages for JavaScript that README names."""
    folder = ROOT / ".venv" / "javascript"
    if not (folder / "node_modules" / "hyparquet-compressors").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        number = SAY["hyparquet", "Parquet"][0]
        compressors = re.search(r"hyparquet-compressors (\S+) ", README)[1]
        packages = f"hyparquet@{number} hyparquet-compressors@{compressors}"
        shell(f"npm install --silent --no-audit --no-fund --prefix {folder} {packages}")
    return folder


def test_hyparquet(news):
    program = """
        import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
        import { compressors } from 'hyparquet-compressors'
        const file = await asyncBufferFromFile(process.argv[2])
        console.log(JSON.stringify((await READ).map((row) => row.alpha_2)))
    """

    def read(code):
        script = javascript() / "read.mjs"
        script.write_text(program.replace("READ", code), encoding="utf-8")
        return shell(f"node {script} {news['namibia']}/output/countries.parquet")

    assert set(json.loads(read(said("hyparquet", "Parquet")))) == {"NA", "NO"}
    with pytest.raises(subprocess.CalledProcessError) as failed:
        read("parquetReadObjects({ file })")
    assert "ZSTD" in failed.value.stderr


def test_mlcroissant_needs_pyarrow(news):
    """The package does not ask for pyarrow by itself; with it, test_package reads every row."""
    from importlib.metadata import requires

    assert said("mlcroissant", "Croissant") == "pip install mlcroissant pyarrow"
    assert not any(need.startswith("pyarrow") and "extra" not in need for need in requires("mlcroissant"))
    read = "import sys; sys.modules['pyarrow'] = None; import mlcroissant; print(len(list(mlcroissant.Dataset('croissant.json').records('countries'))))"
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", read]
    ran = subprocess.run(command, cwd=news["namibia"] / "output", env=environment, capture_output=True, text=True)
    assert ran.returncode != 0 and "pyarrow" in ran.stderr


JOBS = re.findall(r"```sh\n(.+?)```\n\n```text\n(.*?)```", README.partition("## Three jobs")[2].partition("\n## ")[0], re.DOTALL)


def test_the_three_jobs_print_what_they_say(tmp_path):
    (tmp_path / "docs").mkdir()
    shutil.copy(ROOT / "docs/ferry.jsonl", tmp_path / "docs")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/tidings").symlink_to(TIDINGS.resolve())
    environment = {**os.environ, "PATH": f"{tmp_path}/bin:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    assert len(JOBS) == 3
    for commands, expected in JOBS:
        assert len(commands.splitlines()) < 10
        run = ["bash", "-e", "-c", commands]
        printed = subprocess.run(run, cwd=tmp_path, env=environment, check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert printed.stdout == expected, commands
