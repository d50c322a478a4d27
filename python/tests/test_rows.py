"""The rows are those of the program."""

import pyarrow.parquet as pq
from conftest import articles

import tidings

STORY = 'Talks end\n"We met in Turkey," said Jane Smith, the UK envoy. Some 200 Turks left on Friday.\n'
FIELDS = ("published_on", "publisher", "author", "url", "title", "language")


def check(table, folder, name):
    """The table is the one that the program wrote; that the texts came from files is all it may know besides."""
    expected = pq.read_table(folder / f"{name}.parquet").cast(tidings.schema()[name])
    if name == "articles":
        expected = expected.drop_columns("source_path")
        table = table.drop_columns("source_path")
    assert table.combine_chunks().equals(expected.combine_chunks()), name


def test_files_are_read_as_the_program_reads_them(corpus):
    folder, tables = corpus
    read = tidings.read(folder)
    assert list(read) == list(tidings.schema()) and len(read) == 13 and read.articles.num_rows > 0 and read.rejected.num_rows == 0
    for name, table in read.items():
        check(table, tables, name)
    assert read.articles.column("source_path").to_pylist()[0].startswith(str(folder))


def test_texts_give_the_rows_of_their_files(corpus):
    folder, tables = corpus
    known = articles(folder)
    given = {field: [a.get(field) or None for a in known] for field in FIELDS}
    read = tidings.extract(
        [a["text"] for a in known],
        [a["id"] for a in known],
        given.pop("published_on"),
        **{f"{field}s": values for field, values in given.items()},
    )
    for name, table in read.items():
        check(table, tables, name)


def test_the_rows_are_the_same_for_any_number_of_threads():
    texts = [f"{STORY}It was day {n} of the talks, and {n * 7} people came.\n" for n in range(700)]
    one, four = tidings.extract(texts, threads=1), tidings.extract(texts, threads=4)
    for name in one:
        assert one[name].equals(four[name])
    assert one.articles.num_rows == 700


def test_offsets_count_characters():
    text = "Überschrift 😀\n“Wir – we met in Türkiye,” said Jane Smith, the UK’s envoy. 😀 Some 200 people left Turkey."
    tables = tidings.extract([text])
    assert tables.mentions.num_rows > 3
    for name in ("mentions", "quotes", "statistics", "dates", "sentences"):
        for row in tables[name].to_pylist():
            assert text[row["start"] : row["end"]] == row["text"]


def test_a_day_of_publication_resolves_relative_days():
    def friday(day):
        return tidings.extract([STORY], published_on=day).dates.column("earliest").to_pylist()

    assert str(friday("2024-05-09")[0]) == "2024-05-03"
    assert friday(None) != friday("2024-05-09")


def test_copies_and_ids():
    other = "Storms\nHeavy rain fell on Spain on Monday, and rivers rose."
    tables = tidings.extract([STORY, STORY, other, other], ids=["a", "b", "c", "a"])
    assert tables.articles.column("cluster_id").to_pylist() == ["a", "a", "c"]
    assert tables.rejected.to_pylist()[0]["record"] == 4
    assert 'duplicate id "a": texts, line 1 has it' in tables.rejected.to_pylist()[0]["reason"]
    tables = tidings.extract([STORY, STORY, other], unique=True)
    assert tables.articles.column("article_id").to_pylist() == ["0", "2"]
    assert "copy" in tables.rejected.to_pylist()[0]["reason"]


def test_only_english_is_read_unless_it_is_forced():
    text = "Die Gespräche\nDie Gespräche in Turkey endeten gestern ohne ein Ergebnis, sagte die Ministerin dem Sender."
    assert tidings.extract([text]).sentences.num_rows == 0
    assert tidings.extract([text], language="en").sentences.num_rows > 0


def test_what_is_no_article_is_rejected_and_the_others_are_read():
    texts = [STORY, None, "", "a\ud800b", "x" * (30 << 20), "zero\0byte", STORY.replace("Turkey", "Spain")]
    tables = tidings.extract(texts)
    assert tables.articles.column("article_id").to_pylist() == ["0", "6"]
    rejected = tables.rejected.to_pylist()
    assert [row["record"] for row in rejected] == [2, 3, 4, 5, 6]
    for row, word in zip(rejected, ["none", "empty", "surrogates", "20 MB", "zero byte"], strict=True):
        assert word in row["reason"], row


def test_files_with_other_columns(tmp_path):
    path = tmp_path / "news.csv"
    path.write_text(f'key,story\nk1,"{STORY.replace(chr(34), chr(34) * 2)}"\n')
    tables = tidings.read(path, columns={"id": "key", "text": "story"})
    assert tables.articles.column("article_id").to_pylist() == ["k1"]
    assert tables.rejected.num_rows == 0


def test_one_person_is_one_entity_and_copies_count_once():
    story = 'Rail plan\nThe plan is "far too late", said Len Barlow, the Canadian minister. Barlow left after a long meeting.\n'
    other = "Strike ends\nLeonard K. Barlow, the minister, thanked Susan Barlow, a nurse, for her patience on that day.\n"
    tables = tidings.extract([story, story, other], ["a", "b", "c"])
    people = tables.people.select(["name", "entity_id"]).to_pylist()
    assert [person["entity_id"] for person in people] == ["person:leonard-k-barlow"] * 3 + ["person:susan-barlow"]
    entities = {row["entity_id"]: row for row in tables.entities.to_pylist()}
    minister = entities["person:leonard-k-barlow"]
    assert (minister["articles"], minister["stories"], minister["forms"]) == (3, 2, 2)
    assert sorted(entities) == list(entities) and tables.disagreements.num_rows == 0


def test_numbers_of_a_headline_and_its_text_disagree():
    text = "Twenty-five people killed in Lima\nIn Lima, Peru, 24 people were killed when a mill burned down, officials said.\n"
    tables = tidings.extract([text, text.replace("24", "25")], ["a", "b"])
    rows = tables.disagreements.to_pylist()
    assert {"statistic_id": "a:s1", "other_id": "a:s2", "why": "article", "days_apart": 0} in rows
    assert not any(row["why"] == "article" and row["statistic_id"].startswith("b:") for row in rows)
