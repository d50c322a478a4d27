"""Chromium opens the report: what is there, and what happens on clicks, taps and keys."""

import csv
import functools
import http.server
import json
import subprocess
import threading

import pytest

from conftest import ROOT, TIDINGS


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
    drawn = page.locator("section.chart", has=page.get_by_role("heading", name="What is measured")).locator(".bar-statistic")
    assert drawn.count() == min(len(measures), 12)


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


def shown(page):
    """The ids of the articles that the index lists."""
    return page.locator("#articles tbody tr:visible td[data-label=article_id]").all_text_contents()


def test_a_person_leads_to_their_articles(many, visit):
    page = visit(many / "report.html")
    listed = page.locator("#people tbody tr th").all_text_contents()
    assert set(listed) == {row["name"] for row in rows(many, "people")}
    page.get_by_role("button", name="Anna Kraus").click()
    assert shown(page) == ["00012"]
    assert "1 of 4 articles: Anna Kraus" in page.locator("#chip").inner_text()
    page.get_by_role("button", name="Show all").click()
    assert len(shown(page)) == 4


def test_words_find_people_as_well_as_articles(many, visit):
    page = visit(many / "report.html")
    page.locator("#find").fill("minister")
    assert page.locator("#people tbody tr:visible th").all_text_contents() == ["Anna Kraus"]
    page.locator("#find").fill("nobody at all")
    assert page.locator("#people tbody tr:visible").count() == 0 and shown(page) == []


def test_a_country_on_the_map_leads_to_its_articles(many, visit):
    page = visit(many / "report.html")
    germany = page.locator(".map path[data-name=Germany]")
    assert germany.get_attribute("aria-label").startswith("Germany: ")
    germany.click()
    with_germany = [row["article_id"] for row in rows(many, "countries") if row["country_code"] == "DEU"]
    assert sorted(shown(page)) == sorted(with_germany) and len(with_germany) > 1
    page.get_by_role("button", name="Show all").click()
    page.locator(".map path[data-name=France]").focus()
    page.keyboard.press("Enter")
    assert shown(page) == [row["article_id"] for row in rows(many, "countries") if row["country_code"] == "FRA"]


def test_the_map_has_more_than_land(many, visit):
    page = visit(many / "report.html")
    assert page.locator(".map path").count() > 150
    fill = lambda name: page.locator(name).first.evaluate("path => getComputedStyle(path).fill")
    assert fill(".map path[class]") != fill(".map path:not([class])")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_index_fits_a_phone(many, visit, scheme):
    page = visit(many / "report.html", viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="Anna Kraus").tap()
    page.wait_for_timeout(800)
    box = page.locator("#articles tbody tr:visible").bounding_box()
    assert 0 <= box["y"] < 740


def test_the_index_is_whole_without_script(many, visit):
    page = visit(many / "report.html", java_script_enabled=False)
    assert page.locator("#articles tbody tr:visible").count() == len(rows(many, "articles"))
    assert page.locator("#people tbody tr:visible").count() == len(rows(many, "people"))


def test_an_index_of_500_articles_is_quick(tmp_path, visit):
    stories = [
        {"id": f"a{n}", "published_on": f"2015-{n % 12 + 1:02}-10", "publisher": f"Paper {n % 7}", "text": f"Talks {n}\n"
         + " ".join(f'"Part {k} of {n} is done," said Minister Anna{n % 40} Kraus{k} of Germany in Ankara, Turkey.' for k in range(12))}
        for n in range(500)
    ]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(story) + "\n" for story in stories), encoding="utf-8")
    command = [TIDINGS, "run", tmp_path / "in.jsonl", "--output", tmp_path / "out", "--no-xlsx", "--tables", "csv", "--quiet"]
    subprocess.run(command, check=True)
    page = visit(tmp_path / "out/report.html")
    assert page.locator("#articles tbody tr").count() == 500
    typed = """() => { const start = performance.now(); const find = document.getElementById("find"); find.value = "talks 77";
        find.dispatchEvent(new Event("input")); document.body.offsetHeight; return performance.now() - start; }"""
    assert page.evaluate(typed) < 250
    assert shown(page) == [f"a{n}77" if n else "a77" for n in range(5)]
    assert page.evaluate("performance.timing.domContentLoadedEventEnd - performance.timing.navigationStart") < 3000
    assert page.locator(".times rect").count() == 36


def test_the_page_of_published_tables(without_text, visit):
    page = visit(without_text / "index.html")
    assert page.locator("table").first.locator("tbody tr").count() == len(list(without_text.glob("*.parquet")))
    link = page.get_by_role("link", name="quotes.csv")
    assert (without_text / link.get_attribute("href")).exists()
    page.get_by_role("link", name="quotes", exact=True).click()
    page.locator("#quotes summary").click()
    assert "The words between the quotation marks" in page.locator("#quotes").inner_text()
    assert page.locator("pre").count() >= 4 and page.locator(".map path[class]").count() > 0


def test_published_tables_are_a_static_site(without_text, chromium):
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=without_text)
    handler.log_message = lambda *_: None
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = chromium.new_page()
        complaints = []
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        assert page.locator("h1").is_visible()
        with page.expect_download() as download:
            page.get_by_role("link", name="quotes.parquet").click()
        assert download.value.path().read_bytes() == (without_text / "quotes.parquet").read_bytes()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.close()
        server.shutdown()
    assert complaints == []


def test_the_index_tells_of_all_articles_as_one(tmp_path, visit):
    command = [TIDINGS, "run", ROOT / "docs/ferry.jsonl", "--output", tmp_path, "--no-xlsx", "--tables", "csv", "--quiet"]
    subprocess.run(command, check=True)
    page = visit(tmp_path / "report.html")
    quotes = {row["name"]: (row["quotes"], row["articles"]) for row in rows(tmp_path, "entities") if row["kind"] == "person"}
    told = page.locator("#people tbody tr").evaluate_all(
        "all => all.map((row) => [row.cells[0].textContent, [row.cells[2].textContent, row.cells[3].textContent]])"
    )
    assert {name: tuple(counts) for name, counts in told} == quotes and len(quotes) == 3
    pairs = rows(tmp_path, "disagreements")
    assert page.locator("#disagreements li").count() == len(pairs) == 1
    page.locator("#disagreements button").click()
    assert sorted(shown(page)) == ["herald-1", "post-1"]
