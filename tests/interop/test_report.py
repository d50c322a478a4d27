"""Chromium opens the report: what is there, and what happens on clicks, taps and keys."""

import csv

import pytest
from playwright.sync_api import sync_playwright

FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS.split())
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium):
    """Opens a page; at the end of the test nothing was complained of and nothing was loaded."""
    complaints, contexts = [], []

    def open_page(path, **context):
        contexts.append(chromium.new_context(**context))
        page = contexts[-1].new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: request.url.startswith("file:") or complaints.append(request.url))
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def rows(output, table):
    with open(output / f"{table}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_everything_in_the_tables_is_on_the_page(one, visit):
    page = visit(one / "report.html")
    for table in ["quotes", "people", "organisations", "countries", "statistics", "dates", "mentions"]:
        assert page.locator(f"#{table} tbody tr").count() == len(rows(one, table)), table
    for table, kind in [("quotes", "quote"), ("statistics", "statistic"), ("dates", "date")]:
        assert page.locator(f"mark.{kind}[id]").count() == len(rows(one, table)), table
    assert page.locator("mark.country[id]").count() == sum(int(row["mentions"]) for row in rows(one, "countries"))


def test_statistics_are_said_in_words_and_what_they_measure_is_drawn(one, visit):
    page = visit(one / "report.html")
    words = page.locator('#statistics td[data-label="in words"]').all_inner_texts()
    statistics = rows(one, "statistics")
    assert len(words) == len(statistics)
    for said, row in zip(words, statistics, strict=True):
        assert all(row[name] in said for name in ("measure", "period", "source")), said
    measures = {row["measure"].lower() for row in statistics if row["measure"]}
    assert page.locator(".bar-statistic").count() == min(len(measures), 12)


def test_markup_in_an_article_is_text(one, visit):
    page = visit(one / "report.html")
    assert page.title() != "run"
    assert "<script>document.title" in page.locator("#text").inner_text()
    assert page.locator("script").count() == 1


def test_highlighted_words_are_the_words_of_their_rows(one, visit):
    page = visit(one / "report.html")
    for number, quote in enumerate(rows(one, "quotes")):
        mark = page.locator(f"#quotes-{number + 1}").get_attribute("data-marks")
        assert page.locator(f"mark[data-mark='{mark}']").all_text_contents() == [quote["text"]]


def test_a_click_on_words_shows_their_row(one, visit):
    page = visit(one / "report.html")
    page.locator("mark.country", has_text="Turkey").first.click()
    assert "TUR" in page.locator("#card").inner_text()
    assert page.locator("#countries tr.chosen").inner_text().startswith("Türkiye") or "TUR" in page.locator("#countries tr.chosen").inner_text()
    page.keyboard.press("Escape")
    assert page.locator("#card").is_hidden()


def test_pointing_at_words_shows_their_row(one, visit):
    page = visit(one / "report.html")
    page.locator("mark.date").first.hover()
    assert "2015-06-03" in page.locator("#card").inner_text()
    page.locator("header").hover()
    assert page.locator("#card").is_hidden()


def test_the_margin_says_who_speaks(one, visit):
    page = visit(one / "report.html")
    quotes = page.locator("mark.quote[data-speaks]")
    assert quotes.evaluate_all("all => all.map((mark) => mark.dataset.speaks)") == [
        row["speaker"] or "unknown speaker" for row in rows(one, "quotes")
    ]
    names = quotes.evaluate_all("all => all.map((mark) => getComputedStyle(mark, '::before').float)")
    assert set(names) == {"left"}


def test_the_card_leaves_the_text_free_and_has_words_before_ids(one, visit):
    page = visit(one / "report.html", viewport={"width": 1300, "height": 900})
    page.locator("mark.quote").first.click()
    text, card = page.locator("#text").bounding_box(), page.locator("#card").bounding_box()
    assert card["x"] >= text["x"] + text["width"]
    names = page.locator("#card dt").all_text_contents()
    ids = [name.endswith("_id") for name in names]
    assert any(ids) and ids == sorted(ids), names


def test_a_chip_says_what_it_counts(one, visit):
    page = visit(one / "report.html")
    count = page.locator("mark.country[id]").count()
    assert page.locator(".kinds button[data-kind=country]").inner_text() == f"{count} country mentions"


def test_tables_are_cards_on_a_phone(one, visit):
    page = visit(one / "report.html", viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    page.get_by_role("tab", name="people").click()
    cell = page.locator("#people tbody td:visible").first
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == f'"{cell.get_attribute("data-label")}"'
    assert page.locator("#people tbody tr").first.evaluate("row => getComputedStyle(row).display") == "block"


def test_a_click_on_a_row_scrolls_to_its_words(one, visit):
    page = visit(one / "report.html", viewport={"width": 390, "height": 500})
    page.get_by_role("tab", name="dates").click()
    page.locator("#dates tbody tr td").first.click()
    page.wait_for_timeout(1000)
    box = page.locator("mark.date.current").bounding_box()
    assert 0 <= box["y"] < 500


def test_filters_hide_a_kind(one, visit):
    page = visit(one / "report.html")
    button = page.locator(".kinds button[data-kind=country]")
    plain = page.locator("h1").evaluate("e => getComputedStyle(e).backgroundColor")
    colour = lambda: page.locator("mark.country").first.evaluate("e => getComputedStyle(e).backgroundColor")
    assert colour() != plain
    button.click()
    assert button.get_attribute("aria-pressed") == "false" and colour() == plain
    button.click()
    assert colour() != plain


def test_all_quotes_of_a_person(one, visit):
    page = visit(one / "report.html")
    kraus = [row for row in rows(one, "quotes") if row["speaker"] == "Anna Kraus"]
    assert kraus
    page.get_by_role("button", name="Anna Kraus").click()
    assert page.locator("#quotes tbody tr:visible").count() == len(kraus)
    assert page.locator("mark.quote.chosen").count() >= len(kraus)
    page.get_by_role("button", name="Show all").click()
    assert page.locator("#quotes tbody tr:visible").count() == len(rows(one, "quotes"))


def test_keys_go_from_mention_to_mention(one, visit):
    page = visit(one / "report.html")
    page.locator("mark[tabindex='0']").focus()
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") != first
    assert page.locator("#card").is_visible()
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.id") == first
    page.keyboard.press("Enter")
    assert page.evaluate("!!document.activeElement.closest('section.table')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_a_phone(one, visit, scheme):
    page = visit(one / "report.html", viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    mark = page.locator("mark.person").first
    mark.tap()
    page.get_by_role("button", name="All their quotes").wait_for()
    page.wait_for_timeout(1000)
    assert mark.bounding_box()["y"] < page.locator("#card").bounding_box()["y"], "the card hides the words"


def test_the_page_is_whole_without_script(one, visit):
    page = visit(one / "report.html", java_script_enabled=False)
    assert page.locator("section.table:visible").count() == page.locator("section.table").count() > 0


def test_an_index_leads_to_the_pages(many, visit):
    page = visit(many / "report.html")
    articles = page.locator("#articles tbody tr")
    assert articles.count() == len(rows(many, "articles"))
    page.locator("#find").fill("dubois")
    assert page.locator("#articles tbody tr:visible").count() == 1
    page.locator("#articles tbody tr:visible a").click()
    assert "Dubois" in page.locator("h1").inner_text()
    page.get_by_role("link", name="All articles").click()
    assert page.locator("#articles").is_visible()
