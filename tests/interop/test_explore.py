"""Datasette opens the database, with what the schema says of its tables: search, facets, keys, queries, pages of the report."""

import csv
import socket
import subprocess
import time
import urllib.request

import pytest

from conftest import ROOT


@pytest.fixture(scope="module")
def server(database):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    python = ROOT / "tools/explore/.venv/bin/python"
    command = [python, ROOT / "tools/explore/explore.py", database, "--port", str(port), "--no-browser"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    for _ in range(300):
        assert process.poll() is None, "Datasette ended"
        try:
            urllib.request.urlopen(address)
            break
        except OSError:
            time.sleep(0.1)
    yield address
    process.terminate()
    process.wait()


@pytest.fixture
def visit(server, chromium):
    """Opens an address; at the end of the test nothing was complained of, and nothing was loaded from elsewhere."""
    complaints, context = [], chromium.new_context()

    def open_page(path):
        page = context.new_page()
        page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: request.url.startswith(server) or complaints.append(request.url))
        page.goto(server + path)
        return page

    yield open_page
    context.close()
    assert complaints == []


def quotes(output, **wanted):
    with open(output / "quotes.csv", encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if all(row[name] == value for name, value in wanted.items())]


def rows(page):
    return page.locator("table.rows-and-columns tbody tr")


def test_words_are_searched(visit, database):
    page = visit("/tidings/quotes")
    assert rows(page).count() == len(quotes(database))
    page.locator("input[name=_search]").fill("namibia")
    page.locator("input[name=_search]").press("Enter")
    page.wait_for_url("**_search=namibia**")
    found = [row for row in quotes(database) if "Namibia" in row["text"]]
    assert found and rows(page).count() == len(found)
    assert "NA is the code of Namibia." in rows(page).first.inner_text()


def test_a_facet_narrows_the_rows(visit, database):
    page = visit("/tidings/quotes")
    page.locator(".facet-results").get_by_role("link", name="direct", exact=True).click()
    page.wait_for_url("**kind=direct**")
    assert rows(page).count() == len(quotes(database, kind="direct")) > 0


def test_a_key_leads_to_its_row(visit):
    page = visit("/tidings/quotes")
    page.locator("table.rows-and-columns").get_by_role("link", name="Anna Kraus", exact=True).first.click()
    page.wait_for_url("**/people/**")
    assert "minister from Germany" in page.locator("table").first.inner_text()


def test_columns_say_what_they_mean(visit):
    page = visit("/tidings/quotes")
    assert "One row per stretch of reported words." in page.locator(".metadata-description").inner_text()
    assert "The words between the quotation marks" in page.locator("dl.column-descriptions").inner_text()


@pytest.mark.parametrize("words, least", [("namibia", 1), ("Dubois", 2), ("\"*", 0), ("", 0)])
def test_a_query_is_asked(visit, words, least):
    page = visit("/tidings/quotes_with_words")
    page.locator("input[name=words]").fill(words)
    page.get_by_role("button", name="Run SQL").click()
    page.wait_for_load_state()
    assert rows(page).count() >= least
    assert page.locator(".message-error").count() == 0


def test_every_query_and_view_gives_an_answer(visit, server):
    page = visit("/tidings")
    links = page.locator("a").evaluate_all("all => all.map((link) => link.getAttribute('href'))")
    asked = {link for link in links if link.startswith("/tidings/") and "/-/" not in link}
    assert {"/tidings/who_is_quoted_most", "/tidings/numbers", "/tidings/quotes_by_speaker"} <= asked
    for link in sorted(asked):
        with urllib.request.urlopen(server + link) as answer:
            assert b"message-error" not in answer.read(), link


def test_a_row_leads_to_its_sentence_in_the_report(visit):
    page = visit("/tidings/quotes?_search=namibia")
    page.locator("table.rows-and-columns").get_by_title("Read it in the article").first.click()
    page.wait_for_url("**/pages/report/**")
    assert "NA is the code of Namibia." in page.locator(page.url[page.url.index("#"):]).inner_text()
