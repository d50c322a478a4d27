"""On a cluster: a master and two workers of their own, each a process."""

import csv
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pyspark
import pytest
from conftest import CORPORA, articles
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

import tidings
import tidings.spark

SPARK = Path(pyspark.__file__).parent
TABLES = list(tidings.schema())


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


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
        deadline = time.monotonic() + 90
        alive = 0
        while alive < count:
            assert time.monotonic() < deadline, f"{alive} of {count} workers came up; see {self.folder}"
            time.sleep(0.5)
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.web}/json/") as page:
                    alive = json.load(page)["aliveworkers"]
            except (OSError, ValueError):
                continue  # the master is not there yet, or has no page yet

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
    """Every table is that of the program."""
    for name in TABLES:
        same(tables[name].toArrow(), expected, name)


def reasons(table):
    """Why records were rejected; where the first article with an id stands is told in two ways."""
    return sorted(reason.split(", which")[0] for reason in table)


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
    threading.Timer(0.3, os.killpg, (cluster.workers[0].pid, signal.SIGKILL)).start()
    tidings.spark.write(tables, str(tmp_path / "out"))
    assert cluster.workers[0].wait(timeout=10) == -signal.SIGKILL
    for name in TABLES:
        same(pq.read_table(tmp_path / "out" / name), expected, name)
    cluster.workers[0] = cluster.add_worker()
    cluster.wait_for_workers(2)


def test_the_job(cluster, lines, expected, tmp_path):
    job = [SPARK / "bin" / "spark-submit", "--master", cluster.master, "--conf", "spark.driver.host=127.0.0.1"]
    job += ["--conf", "spark.executor.memory=512m", tidings.spark.__file__, lines, tmp_path / "out"]
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable}
    done = subprocess.run(job, capture_output=True, text=True, env=environment, timeout=240)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    for name in TABLES:
        same(pq.read_table(tmp_path / "out" / name), expected, name)


def test_what_cannot_be_read_is_told(spark, tmp_path):
    with pytest.raises(ValueError, match="found 'docx'"):
        tidings.spark.read(spark, "x", "docx")
    pq.write_table(pa.table({"body": ["x"]}), tmp_path / "news.parquet")
    with pytest.raises(ValueError, match="a column named text, found body"):
        tidings.spark.read(spark, str(tmp_path / "news.parquet"))
