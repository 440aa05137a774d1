"""Columns as text, whole batches at a time, are what each cell would be by itself."""

from __future__ import annotations

import json
import re
from datetime import datetime
from decimal import Decimal

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.tables import csv as csv_form
from generator.tables import json as json_form
from generator.tables import lines

CELLS = st.lists(
    st.none()
    | st.text(max_size=6)
    | st.sampled_from(["=1", "'=a", " a", "a ", "\t", "a\u00a0", "x,y", "-5", "x;y"]),
    min_size=1,
    max_size=9,
)


CSV_PATTERN = re.compile(r"[\",;|\t\r\n]|^[ \t\n\f\r]|[ \t\n\f\r]\Z")
FORMULA = re.compile(r"'*[=+\-@\t\r]")
NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)*")


def csv_cell(text: str | None) -> str | None:
    """As docs/tables.md says, one cell at a time."""
    if text is None:
        return None
    if FORMULA.match(text) and not NUMBER.fullmatch(text):
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if CSV_PATTERN.search(text) else text


@settings(max_examples=200, deadline=None)
@given(texts=CELLS, start=st.integers(0, 3))
def test_whole_columns_become_what_each_cell_would(texts: list[str | None], start: int) -> None:
    array = pa.array(texts, pa.string()).slice(start)
    column = lines.shown(array)
    assert lines.csv_cells(column).to_pylist() == [csv_cell(text) for text in array.to_pylist()]
    assert [json.loads(text) for text in lines.json_values(column).to_pylist()] == array.to_pylist()


MOMENTS = st.datetimes(min_value=datetime(1, 1, 1)) | st.datetimes().map(
    lambda day: day.replace(microsecond=0)
)


@settings(max_examples=150, deadline=None)
@given(moments=st.lists(st.none() | MOMENTS, min_size=1, max_size=6))
def test_times_are_written_as_python_writes_them(moments: list[datetime | None]) -> None:
    array = pa.array(moments, pa.timestamp("us"))
    assert lines.plain(array).to_pylist() == [each and each.isoformat() for each in moments]


@settings(max_examples=150, deadline=None)
@given(numbers=st.lists(st.none() | st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=5))
def test_decimals_give_the_same_number_again(numbers: list[float | None]) -> None:
    texts = lines.plain(pa.array(numbers, pa.float64())).to_pylist()
    assert [None if text is None else float(text) for text in texts] == numbers
    assert all("e" not in text or len(f"{Decimal(text):f}") > lines.MANY_ZEROS for text in texts if text)


@settings(max_examples=60, deadline=None)
@given(texts=CELLS, data=st.data())
def test_lines_hold_all_columns(texts: list[str | None], data: st.DataObject) -> None:
    size = len(texts)
    floats = data.draw(st.lists(st.none() | st.floats(-1e12, 1e12), min_size=size, max_size=size))
    days = data.draw(st.lists(st.none() | st.dates(), min_size=size, max_size=size))
    names = ["t", "f", "d"]
    kinds = [pa.string(), pa.float64(), pa.date32()]
    arrays = [pa.array(*each) for each in zip([texts, floats, days], kinds, strict=True)]
    columns = [lines.shown(array) for array in arrays]
    cells = [lines.csv_cells(column).fill_null("").to_pylist() for column in columns]
    wanted = "".join(",".join(row) + "\n" for row in zip(*cells, strict=True))
    assert bytes(csv_form.rows(names, columns)).decode() == wanted
    shown = json.loads(f"[{bytes(json_form.rows(names, columns)).decode()}]")
    assert [(row["t"], row["f"]) for row in shown] == list(zip(texts, floats, strict=True))
    assert [row["d"] for row in shown] == [day and day.isoformat() for day in days]
