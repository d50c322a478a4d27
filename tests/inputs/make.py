"""Makes the Parquet files here, as pyarrow and pandas write them: python tests/inputs/make.py (pip install pyarrow pandas)."""

import datetime
import pathlib

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

HERE = pathlib.Path(__file__).parent
TEXTS = ["Dam breaks\nMayor Ann Lee said 40 houses in Turkey were \"under water\" on Friday.\n",
         "Mill to close\nThe mill, built in 1887, will close in June, Tom Hale told reporters.\n"]
DAYS = [datetime.date(2019, 3, 2), datetime.date(2020, 2, 29)]
TIMES = [datetime.datetime(2019, 3, 2, 23, 59, 59), datetime.datetime(2020, 2, 29)]


def write(name, columns, **options):
    pq.write_table(pa.table(columns), HERE / f"{name}.parquet", **options)


write("news", {"text": TEXTS, "id": ["dam", "mill"], "date": DAYS, "words": [14, 13], "tags": [["a"], []]})
write("groups", {"id": ["dam", "mill"], "text": TEXTS}, row_group_size=1, compression="gzip", use_dictionary=False)
write("categories", {"id": pa.array([7, 8], pa.uint32()), "text": TEXTS,
                     "source": pa.array(["AP", "AP"]).dictionary_encode(),
                     "published_at": pa.array(TIMES, pa.timestamp("us", "UTC"))}, compression="brotli",
      data_page_version="2.0")
write("nanoseconds", {"id": ["dam", "mill"], "text": TEXTS, "date": pa.array(TIMES, pa.timestamp("ns"))},
      compression="zstd")
write("int96", {"id": ["dam", "mill"], "text": TEXTS, "date": pa.array(TIMES, pa.timestamp("ns"))},
      use_deprecated_int96_timestamps=True, compression="lz4")
write("strings", {"id": [b"dam", b"mill"], "text": [TEXTS[0].encode(), b"caf\xe9"], "date": ["2019-03-02", "soon"]})
write("nulls", {"id": ["a", None, "c"], "text": pa.array([None, "x", "Three"]), "date": pa.array([None] * 3, pa.date32()),
                "title": pa.array([None] * 3)})
write("nested", {"id": ["a"], "text": ["One"], "authors": [["Ann Lee", "Tom Hale"]]})
write("apis", {"url": ["https://a.example/dam", "https://a.example/mill"], "content": TEXTS,
               "source": [{"id": None, "name": "AP"}, {"id": "x", "name": None}],
               "authors": [["Ann Lee", None, "Tom Hale"], []],
               # Half past eleven in the evening there, and the next morning in UTC.
               "publishedAt": pa.array([datetime.datetime(2019, 3, 3, 4, 30), None], pa.timestamp("us", "America/New_York")),
               "id": [None, ""]})
write("offsets", {"id": ["a"], "text": ["One"], "date": pa.array([datetime.datetime(2019, 3, 2, 20, 0)], pa.timestamp("ms", "+05:00"))})
write("wrong", {"id": ["a"], "text": [1.5]})
write("bomb", {"id": ["a"], "text": ["x" * (80 << 20)]}, compression="zstd", write_statistics=False)
pd.DataFrame({"id": ["dam", "mill"], "body": TEXTS, "date": pd.to_datetime(TIMES)}).to_parquet(HERE / "pandas.parquet")
