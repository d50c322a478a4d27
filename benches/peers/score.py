"""One scorer for all: what was found against the labels, as counts of right, found and labelled."""

import re
from collections import Counter

KINDS = ["persons", "quoted words", "quotes", "numbers", "countries"]


def gold(labels):
    """What an article's labels say."""
    quotes = [quote for quote in labels["quotes"] if quote["kind"] in ("direct", "fragment")]
    numbers = [row[end] for row in labels["statistics"] for end in ("value", "value_max") if row[end] is not None]
    return {
        "persons": [person["name"] for person in labels["people"]],
        "quoted words": [quote["text"] for quote in quotes],
        "quotes": [(quote["text"], quote["speaker"]) for quote in quotes],
        "numbers": numbers,
        "countries": [country["code"] for country in labels["countries"]],
    }


def letters(text):
    return re.sub(r"\W+", " ", text or "").strip().lower()


def key(kind, value):
    """What two mentions must share to be the same."""
    if kind == "quotes":
        words, speaker = value
        return letters(words), letters(speaker).split(" ")[-1]
    if kind == "numbers":
        return round(float(value), 6)
    return letters(value)


def counts(kind, found, labelled):
    """Right, found, labelled. Numbers and quotes count as often as they stand, persons and countries once an article."""
    found, labelled = (Counter(key(kind, value) for value in values) for values in (found, labelled))
    if kind in ("persons", "countries"):
        found, labelled = (Counter(set(values)) for values in (found, labelled))
    return sum((found & labelled).values()), sum(found.values()), sum(labelled.values())


def scores(found, labelled):
    """Precision, recall and F1 of each kind that was found at all, over all articles."""
    result = {}
    for article in found.values():
        if "quotes" in article:
            article["quoted words"] = [words for words, _ in article["quotes"]]
    for kind in KINDS:
        if not any(kind in article for article in found.values()):
            continue
        sums = [0, 0, 0]
        for name, labels in labelled.items():
            article = counts(kind, found.get(name, {}).get(kind, []), labels[kind])
            sums = [a + b for a, b in zip(sums, article)]
        right, all_found, all_labelled = sums
        precision, recall = right / max(all_found, 1), right / max(all_labelled, 1)
        result[kind] = (precision, recall, 2 * precision * recall / max(precision + recall, 1e-9))
    return result
