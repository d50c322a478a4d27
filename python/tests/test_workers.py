"""In threads, in processes that were forked, and in those that were not."""

import multiprocessing
import pickle
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

import tidings

TEXTS = [f"Talks\nThe talks in Spain ended on day {n}, officials said." for n in range(50)]


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_processes(method):
    expected = tidings.extract(TEXTS)  # so that this process has been set up before it is forked
    with multiprocessing.get_context(method).Pool(2) as pool:
        found = pool.map_async(tidings.Extractor(threads=2), [TEXTS, TEXTS[:10]]).get(timeout=60)
    assert found[0].quotes.equals(expected.quotes)
    assert found[1].articles.num_rows == 10


def test_threads():
    expected = tidings.extract(TEXTS)
    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(tidings.extract, [TEXTS] * 8):
            assert found.countries.equals(expected.countries)


def test_other_threads_run_while_articles_are_read():
    ticks = []
    done = threading.Event()

    def tick():
        while not done.is_set():
            ticks.append(time.monotonic())
            time.sleep(0.001)

    thread = threading.Thread(target=tick)
    thread.start()
    begun = time.monotonic()
    tidings.extract(TEXTS * 40, ids=range(2000), threads=1)
    ended = time.monotonic()
    done.set()
    thread.join()
    within = [t for t in ticks if begun < t < ended]
    assert len(within) > (ended - begun) / 0.05


def test_what_goes_to_workers_can_be_pickled():
    extractor = pickle.loads(pickle.dumps(tidings.Extractor(language="en", threads=1)))
    assert extractor == tidings.Extractor(language="en", threads=1)
    tables = pickle.loads(pickle.dumps(extractor(TEXTS)))
    assert tables.countries.num_rows == 50 and repr(tables).startswith("Tables(articles: 50")
    with pytest.raises(AttributeError, match="no table is named country"):
        _ = tables.country
