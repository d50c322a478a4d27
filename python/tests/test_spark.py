"""On a cluster: a master and two workers of their own, each a process."""

import csv
import json
import os
import random
import re
import runpy
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import nbformat
import pyarrow as pa
import pyarrow.parquet as pq
import pyspark
import pytest
from conftest import CORPORA, ROOT, articles, examples
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

import tidings
import tidings.spark

SPARK = Path(pyspark.__file__).parent
NOTEBOOK = ROOT / "notebooks" / "spark.ipynb"
TABLES = list(tidings.schema())
#: Tables of each kind: with clusters, with and without keys of their own. Each table is a job of some seconds, and all of them are
#: made in the same way, so that one test looks at all.
SOME = ["articles", "countries", "quotes"]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


#: Spark gives up on what does not answer in two minutes, which happens on a busy machine without anything being wrong.
PATIENCE = "-Dspark.rpc.askTimeout=1h -Dspark.network.timeout=1h -Dspark.worker.timeout=3600"


class Cluster:
    """A standalone master with workers on the loopback interface."""

    def __init__(self, folder):
        self.folder = folder
        self.port, self.web = free_port(), free_port()
        self.master = f"spark://127.0.0.1:{self.port}"
        self.processes = [
            self.start("Master", "--host", "127.0.0.1", "--port", str(self.port), "--webui-port", str(self.web))
        ]
        self.workers = [self.add_worker(), self.add_worker()]
        self.wait_for_workers(2)

    def start(self, what, *arguments):
        environment = {
            **os.environ,
            "SPARK_HOME": str(SPARK),
            "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_DAEMON_JAVA_OPTS": PATIENCE,
            "PYSPARK_PYTHON": sys.executable,
            "SPARK_WORKER_DIR": str(self.folder / "work"),
        }
        log = open(self.folder / f"{what.lower()}-{time.monotonic_ns()}.log", "wb")
        command = [SPARK / "bin" / "spark-class", f"org.apache.spark.deploy.{what.lower()}.{what}", *arguments]
        return subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)

    def add_worker(self):
        options = ("--host", "127.0.0.1", "--cores", "2", "--memory", "2g", "--webui-port", str(free_port()))
        worker = self.start("Worker", *options, self.master)
        self.processes.append(worker)
        return worker

    def wait_for_workers(self, count):
        """Waits as long as it takes on a busy machine, unless one of the processes has ended."""
        alive = 0
        while alive < count:
            ended = [process.args[1] for process in self.processes if process.poll() is not None]
            assert not ended, f"{ended} ended while {alive} of {count} workers were there; see {self.folder}"
            time.sleep(0.2)
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.web}/json/") as page:
                    alive = json.load(page)["aliveworkers"]
            except (OSError, ValueError):
                continue  # the master is not there yet, or has no page yet

    def kill_worker_at_work(self, spark):
        """Kills the first worker as soon as the session has a job with tasks that run."""
        tracker = spark.sparkContext.statusTracker()
        while not any(tracker.getStageInfo(stage).numActiveTasks for stage in tracker.getActiveStageIds()):
            time.sleep(0.05)
        killed = self.workers.pop(0)
        self.processes.remove(killed)
        os.killpg(killed.pid, signal.SIGKILL)
        killed.wait()

    def stop(self):
        for process in self.processes:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    cluster = Cluster(tmp_path_factory.mktemp("cluster"))
    yield cluster
    cluster.stop()


@pytest.fixture(scope="module")
def spark(cluster):
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master(cluster.master)
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.executor.memory", "512m")
        .config("spark.cores.max", "2")  # half of the cluster: one core on each worker
        .config("spark.network.timeout", "1h")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def lines(tmp_path_factory):
    """A file of articles with copies, an id that comes twice, and records that are none."""
    records = [record for folder in CORPORA for record in articles(folder)]
    records = [{field: value for field, value in record.items() if value} for record in records]
    for record in records:
        record.pop("article_id", None)
    copies = [{**record, "id": f"copy-{record['id']}"} for record in records[::3]]
    poison = [
        {"id": "null", "text": None},
        {"id": "long", "text": "word " * (6 << 20)},
        {"id": "surrogate", "text": "a\ud800b"},
        {"id": "blank", "text": " "},
        {**records[0], "text": "Another\nThe talks in Chile ended, officials said."},
    ]
    everything = [*records, *copies, *poison]
    random.Random(7).shuffle(everything)
    path = tmp_path_factory.mktemp("lines") / "news.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in everything) + "\nno JSON\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def expected(program, lines, tmp_path_factory):
    """What the program makes of the file."""
    folder = tmp_path_factory.mktemp("expected")
    program("run", lines, "--output", folder, "--no-xlsx", "--quiet", check=False)
    return folder


def rows(table, name):
    """The rows of a table in an order of their own, without the file, which Spark names in its own way."""
    key = {"articles": ["article_id"], "countries": ["article_id", "country_code"]}
    table = table.cast(tidings.schema()[name])
    table = table.drop_columns([column for column in ("source_path",) if column in table.column_names])
    names = key.get(name, table.column_names[:2])
    return table.sort_by([(column, "ascending") for column in names]).combine_chunks().to_pylist()


def same(table, expected, name):
    assert rows(table, name) == rows(pq.read_table(expected / f"{name}.parquet"), name), name


def check(tables, expected):
    """Some tables are those of the program."""
    for name in SOME:
        same(tables[name].toArrow(), expected, name)


def reasons(table):
    """Why records were rejected, without the place of the first article with an id, which Spark names in its own way."""
    return sorted(re.sub(r'^(duplicate id ".*?"): .*', r"\1", reason) for reason in table)


def test_files_give_the_rows_of_the_program(spark, lines, expected):
    tables = tidings.spark.read(spark, str(lines))
    check(tables, expected)
    rejected = tables["rejected"].collect()
    with open(expected / "rejected.csv", encoding="utf-8", newline="") as file:
        listed = [row["reason"] for row in csv.DictReader(file)]
    assert reasons(row["reason"] for row in rejected) == reasons(listed)
    assert len(listed) == 6
    assert {"long", "blank"} < {row["article_id"] for row in rejected}


def test_a_data_frame_gives_the_rows_of_the_program(spark, lines, expected):
    schema = "id string, text string, published_on string, publisher string, author string, url string, title string"
    frame = spark.read.schema(schema).json(str(lines)).withColumnRenamed("text", "body")
    # Spark reads neither of these two from JSON: it refuses texts of 20 MB, and makes lone surrogates question marks.
    frame = frame.where("id is not null and id not in ('surrogate', 'long')")
    frame = frame.withColumn("published_on", F.to_date("published_on"))
    poison = spark.range(2).selectExpr(
        "if(id = 0, 'surrogate', 'long') as id",
        "if(id = 0, cast(unhex('61eda08062') as string), repeat('word ', cast(id * 6291456 as int))) as body",
    )
    tables = tidings.spark.extract(
        frame.unionByName(poison, allowMissingColumns=True),
        text="body",
        published_on="published_on",
        publisher="publisher",
        author="author",
        url="url",
        title="title",
    )
    check(tables, expected)
    rejected = {row["article_id"]: row["reason"] for row in tables["rejected"].collect()}
    assert "surrogates" in rejected["surrogate"] and "20 MB" in rejected["long"]
    assert "none" in rejected["null"] and "empty" in rejected["blank"] and len(rejected) == 5


def test_only_the_first_of_copies(spark, lines, program, tmp_path):
    program("run", lines, "--output", tmp_path, "--no-xlsx", "--quiet", "--unique", check=False)
    check(tidings.spark.read(spark, str(lines), unique=True), tmp_path)


def test_a_worker_that_dies_is_recovered(cluster, spark, lines, expected, tmp_path):
    tables = tidings.spark.read(spark, str(lines))
    assert tables["articles"].count() > 0  # what was read is kept on both workers, and half of it lost with one
    killer = threading.Thread(target=cluster.kill_worker_at_work, args=[spark])
    killer.start()
    tidings.spark.write({name: tables[name] for name in SOME}, str(tmp_path / "out"))
    killer.join()
    for name in SOME:
        same(pq.read_table(tmp_path / "out" / name), expected, name)
    cluster.workers.append(cluster.add_worker())
    cluster.wait_for_workers(2)


def test_the_job(spark, lines, expected, tmp_path, monkeypatch):
    """The file is run as spark-submit runs it, writes every table, and leaves a session that was there alone."""
    monkeypatch.setattr(sys, "argv", ["spark.py", str(lines), str(tmp_path / "out")])
    runpy.run_path(tidings.spark.__file__, run_name="__main__")
    for name in TABLES:
        same(pq.read_table(tmp_path / "out" / name), expected, name)
    assert spark.range(1).count() == 1


def test_the_notebook(spark):
    """Its cells run from top to bottom, and it is committed without their outputs."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(not cell.outputs for cell in code)
    assert code.pop().source == "spark.stop()"
    said, names = {}, {}
    for cell in code:
        with redirect_stdout(StringIO()) as output:
            exec(cell.source, names)
        said[cell.id] = output.getvalue()
    assert names["spark"] is spark
    assert said["quotes"].count("Jane Smith") == 2 and "Maria Flores" in said["quotes"]
    assert said["clusters"].splitlines()[5].split("|")[1:3] == ["         c", "         a"]
    assert "expected a text, found none" in said["rejected"]
    assert "at_least" in said["write"]


@pytest.mark.parametrize("page", ["README.md", "python/README.md"])
def test_the_examples(page, spark, tmp_path, monkeypatch):
    """Those on Spark; the others are tested without it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.jsonl").write_text('{"id": "a", "text": "Talks end in Peru."}\n')
    [example] = [code for code in examples(page, "python") if "tidings.spark" in code]
    # Paths of the page start where Spark was started.
    for name in ("news", "tables"):
        example = example.replace(f'"{name}")', f'"{tmp_path / name}")')
    with redirect_stdout(StringIO()) as output:
        exec(example, {"spark": spark})
    assert "Jane Smith" in output.getvalue()


def test_what_cannot_be_read_is_told(spark, tmp_path):
    with pytest.raises(ValueError, match="found 'docx'"):
        tidings.spark.read(spark, "x", "docx")
    pq.write_table(pa.table({"body": ["x"]}), tmp_path / "news.parquet")
    with pytest.raises(ValueError, match="a column named text, found body"):
        tidings.spark.read(spark, str(tmp_path / "news.parquet"))
