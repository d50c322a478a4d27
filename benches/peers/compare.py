"""Runs tidings and each peer on the same articles, on one core, and prints a table: python compare.py TIDINGS FOLDER PEERS

The processor time of reading one article (nearly all of it is the start) is taken from that of reading all."""

import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import score

HERE = Path(__file__).parent
VERSIONS = {
    "CoreNLP": "4.5.10",
    "spacy": "3.8.18, en_core_web_md",
    "textacy": "0.13.0",
    "quantulum3": "0.10.0",
    "recognizers": "1.0.2a2",
    "flashgeotext": "0.5.5",
    "country_converter": "1.3.2",
}


def watched(command, **options):
    """Runs a command on one core; gives its processor time in seconds, its most memory in MB, and what it printed."""
    with tempfile.TemporaryFile() as output:
        pin = lambda: os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        child = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL, preexec_fn=pin, **options)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            raise RuntimeError(f"{command[0]} ended with {child.returncode}: {' '.join(map(str, command))}")
        output.seek(0)
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000, output.read().decode()


# How often the articles are read by a program that is too fast to be measured on them once.
TIMES = {"tidings": 100}


def tidings(program, folder):
    with tempfile.TemporaryDirectory() as output:
        options = ["--tables", "csv", "--no-report", "--no-xlsx", "--threads", "1", "--quiet"]
        seconds, memory, _ = watched([program, "run", folder, "--output", output, *options])
        found = defaultdict(lambda: {kind: [] for kind in score.KINDS})
        rows = lambda table: csv.DictReader(open(Path(output) / f"{table}.csv", encoding="utf-8"))
        for row in rows("people"):
            found[row["article_id"]]["persons"].append(row["name"])
        for row in rows("countries"):
            found[row["article_id"]]["countries"].append(row["country_code"])
        for row in rows("quotes"):
            if row["kind"] in ("direct", "fragment"):
                found[row["article_id"]]["quotes"].append((row["text"], row["speaker"]))
        for row in rows("statistics"):
            found[row["article_id"]]["numbers"] += [row[end] for end in ("value", "value_max") if row[end]]
    return seconds, memory, found


def python_peer(peers, name, folder):
    python = peers / ("spacy" if name in ("spacy", "textacy") else "small") / "bin/python"
    seconds, memory, printed = watched([python, HERE / "adapters.py", name, folder])
    return seconds, memory, json.loads(printed)


def corenlp(peers, folder):
    with tempfile.TemporaryDirectory() as output:
        files = Path(output) / "files"
        files.write_text("\n".join(str(file.resolve()) for file in sorted(folder.glob("*.txt"))))
        jars = ":".join(str(jar) for jar in sorted((peers / "corenlp").glob("*.jar")))
        java = ["java", "-Xmx6g", "-XX:+UseSerialGC", "-cp", jars, "edu.stanford.nlp.pipeline.StanfordCoreNLP"]
        annotators = "tokenize,pos,lemma,ner,depparse,coref,quote"
        options = ["-annotators", annotators, "-filelist", files, "-outputFormat", "json", "-outputDirectory", output]
        seconds, memory, _ = watched([*java, *options])
        found = {}
        for file in folder.glob("*.txt"):
            found[file.stem] = of_corenlp(json.loads((Path(output) / f"{file.name}.json").read_text()))
    return seconds, memory, found


def of_corenlp(document):
    mentions = [mention for sentence in document["sentences"] for mention in sentence["entitymentions"]]
    numbers = [m["normalizedNER"] for m in mentions if m["ner"] in ("NUMBER", "MONEY", "PERCENT") and "normalizedNER" in m]
    numbers = [number.lstrip("$€£¥%~<>=") for number in numbers]
    pronouns = {"he", "she", "they", "him", "her", "his"}
    quotes = [(quote["text"], quote.get("canonicalSpeaker", quote.get("speaker"))) for quote in document["quotes"]]
    return {
        "persons": [m["text"] for m in mentions if m["ner"] == "PERSON" and m["text"].lower() not in pronouns],
        "numbers": [number for number in numbers if is_number(number)],
        "quotes": quotes,
    }


def is_number(text):
    try:
        float(text)
        return True
    except ValueError:
        return False


def main():
    program, folder, peers = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    labelled = {f.stem: score.gold(json.loads(f.read_text())) for f in folder.glob("*.json")}
    labelled = {name: labels for name, labels in labelled.items() if (folder / f"{name}.txt").exists()}
    runs = {"tidings": lambda folder: tidings(program, folder)}
    runs |= {name: (lambda folder, name=name: python_peer(peers, name, folder)) for name in VERSIONS if name != "CoreNLP"}
    if any((peers / "corenlp").glob("*models.jar")):
        runs["CoreNLP"] = lambda folder: corenlp(peers, folder)
    print(f"{len(labelled)} articles, {sum((folder / f'{n}.txt').stat().st_size for n in labelled) / 1000:.0f} kB; F1, in brackets precision and recall\n")
    print("| program | start, s | ms an article | peak MB | " + " | ".join(score.KINDS) + " |")
    print("| --- | ---: | ---: | ---: |" + " --- |" * len(score.KINDS))
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as all_:
        names = sorted(labelled)
        for name in names:
            shutil.copy(folder / f"{name}.txt", all_)
        shutil.copy(folder / f"{names[0]}.txt", one)
        for name, run in runs.items():
            times = TIMES.get(name, 1)
            try:
                start, _, _ = run(Path(one))
                for copy in range(1, times):
                    for article in names:
                        shutil.copy(folder / f"{article}.txt", Path(all_) / f"{article}.{copy}.txt")
                seconds, memory, found = run(Path(all_))
            except (RuntimeError, FileNotFoundError) as error:
                print(f"| {name} | could not be run: {error} |", flush=True)
                continue
            for copy in Path(all_).glob("*.*.txt"):
                copy.unlink()
            each = (seconds - start) / (len(names) * times - 1) * 1000
            found = score.scores(found, labelled)
            cells = [f"{f:.2f} ({p:.2f}, {r:.2f})" for p, r, f in (found.get(kind, (0, 0, 0)) for kind in score.KINDS)]
            cells = [cell if kind in found else "" for cell, kind in zip(cells, score.KINDS)]
            title = f"{name} {VERSIONS.get(name, '')}".strip()
            print(f"| {title} | {start:.2f} | {each:.1f} | {memory:.0f} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
