"""Columns as text: the quick ways give the bytes of the careful ones."""

from __future__ import annotations

import io
import json
from typing import Any

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.tables import csv as csv_form
from generator.tables import lines

CELLS = st.lists(
    st.none()
    | st.text(max_size=6)
    | st.sampled_from(["=1", "'=a", " a", "a ", "\t", "a\u00a0", "x,y", "-5", "x;y"]),
    min_size=1,
    max_size=9,
)


@settings(max_examples=150, deadline=None)
@given(texts=CELLS, start=st.integers(0, 3))
def test_what_passes_the_screen_needs_no_closer_look(texts: list[str | None], start: int) -> None:
    """The quick look at bytes never lets through what the patterns would change."""
    array = pa.array(texts, pa.string()).slice(start)
    if not lines.IN_CSV.catches(array):
        marked = lines.by_distinct(lines.guarded(array), lines.SPECIAL_CSV, lines.quote)
        assert marked.to_pylist() == array.to_pylist()
    if not lines.IN_JSON.catches(array):
        assert [text and json.dumps(text, ensure_ascii=False)[1:-1] for text in array.to_pylist()] == (
            array.to_pylist()
        )


@settings(max_examples=150, deadline=None)
@given(numbers=st.lists(st.none() | st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=5))
def test_numbers_between_the_bounds_have_no_exponent(numbers: list[float | None]) -> None:
    array = pa.array(numbers, pa.float64())
    if lines.is_positional(array):
        assert not any("e" in (text or "") for text in array.cast(pa.string()).to_pylist())


@settings(max_examples=60, deadline=None)
@given(texts=CELLS, data=st.data())
def test_both_ways_to_csv_and_json_give_the_same_bytes(texts: list[str | None], data: st.DataObject) -> None:
    size = len(texts)
    floats = data.draw(st.lists(st.none() | st.floats(-1e12, 1e12), min_size=size, max_size=size))
    days = data.draw(st.lists(st.none() | st.dates(), min_size=size, max_size=size))
    columns: list[Any] = [
        pa.array(texts, pa.string()),
        pa.array(floats, pa.float64()),
        pa.array(days, pa.date32()),
    ]
    batch = pa.RecordBatch.from_arrays(columns, names=["t", "f", "d"])
    stream = io.BytesIO()
    csv_form.write_batch(batch, stream)
    assert stream.getvalue() == "".join(f"{row}\n" for row in csv_form.rows(batch).to_pylist()).encode()
    objects = lines.json_objects(batch.schema.names, batch.columns, ";\n")
    assert bytes(lines.letters_of(objects.slice(1))) == "".join(objects.slice(1).to_pylist()).encode()
    shown = [json.loads(text[:-2]) for text in objects.to_pylist()]
    plain = batch.to_pylist()
    assert [(row["t"], row["f"]) for row in shown] == [(row["t"], row["f"]) for row in plain]
    assert [row["d"] for row in shown] == [row["d"] and row["d"].isoformat() for row in plain]
