"""Columns read by their bytes say the same as the careful way, value by value."""

from __future__ import annotations

import re
from datetime import date, datetime

import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.tables import bytewise
from generator.tables.classify import CODED, Kind, classify
from generator.tables.evidence import Evidence
from generator.tables.numbers import Shape
from generator.tables.plaintext import MEANT, certainly_code, certainly_text, first_letters

PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
NUMBERS = st.text("0123456789.-", max_size=9) | st.integers(-(10**9), 10**9).map(str)
DAYS = st.dates(date(1, 1, 1)).map(date.isoformat) | st.text("0123456789-", min_size=10, max_size=10)
WORDS = st.sampled_from([*MEANT, "catatan", "jalan", "mei 2021", "5 kg", "Ma", "Rpx", "\u212aosong", "ﬁ"])


def column(values: list[str | None]) -> pa.Array:
    """Not at the beginning of its buffers, as a piece of a batch is."""
    return pa.array(["x1", *values], pa.string()).slice(1)


@given(st.lists(st.none() | NUMBERS, min_size=1, max_size=6))
@example(["1.5", "-"])
@example(["-0.0", None, "10.25"])
@example(["1.2.3", "4"])
@example(["007", "1"])
@example(["", "1"])
@example(["1-2"])
@example(["5.", "5"])
@example([None])
def test_decimals_are_those_of_the_pattern(values: list[str | None]) -> None:
    there = [value for value in values if value is not None]
    found = bytewise.decimals(column(values))
    assert (found is not None) == bool(there and all(map(PLAIN.fullmatch, there)))
    if found:
        assert found.values.to_pylist() == [None if value is None else float(value) for value in values]
        assert found.dotted == sum("." in value for value in there)


@given(st.lists(st.none() | NUMBERS, min_size=1, max_size=6))
@example(["0", "00", "10"])
@example(["1" * 18, "1" * 19])
def test_digits_are_nothing_but_digits(values: list[str | None]) -> None:
    there = [value for value in values if value is not None]
    found = bytewise.digits(column(values))
    assert (found is not None) == bool(there and all(re.fullmatch("[0-9]{1,18}", value) for value in there))
    if found:
        assert found.values.to_pylist() == [None if value is None else int(value) for value in values]
        assert found.zeros.to_pylist() == [bool(value and re.match("0.", value)) for value in values]


@given(st.lists(st.none() | DAYS, min_size=1, max_size=4))
@example(["2021-02-30"])
@example(["0999-01-01"])
@example(["2021-02-28", "2021-2-280"])
def test_days_are_those_of_the_calendar(values: list[str | None]) -> None:
    found = bytewise.days(column(values))
    there = [value for value in values if value is not None]
    real = [re.fullmatch(r"[1-9]\d{3}-\d\d-\d\d", value) and is_day(value) for value in there]
    assert (found is not None) == bool(there and all(real))
    if found is not None:
        assert found.to_pylist() == [value and date.fromisoformat(value) for value in values]


def is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


@pytest.mark.parametrize(
    ("values", "spaced"),
    [
        (["2021-02-28T23:59:59", None, "2021-03-01 00:00:00"], 1),
        (["2021-02-28T24:00:00"], None),
        (["2021-02-28T23:59:60"], None),
        (["2021-02-28_23:59:59"], None),
        (["2021-02-29T10:00:00"], None),
        (["2021-02-28T10:00:0a"], None),
        (["2021-02-28T10:00"], None),
    ],
)
def test_times(values: list[str | None], spaced: int | None) -> None:
    found = bytewise.moments(column(values))
    assert (found[1] if found else None) == spaced
    if found:
        assert found[0].to_pylist() == [value and datetime.fromisoformat(value) for value in values]


def test_missing_values_that_hide_bytes_are_left_to_the_careful_way() -> None:
    valid = pa.py_buffer(bytes([0b10]))
    places = pa.array([0, 1, 2], pa.int32()).buffers()[1]
    hidden = pa.Array.from_buffers(pa.string(), 2, [valid, places, pa.py_buffer(b"x1")])
    assert hidden.to_pylist() == [None, "1"]
    assert bytewise.digits(hidden) is None


@given(st.lists(WORDS, min_size=1, max_size=3).map(" ".join) | WORDS | st.text(max_size=12))
@example("Rp.5")
@example("idr 5")
@example("Senin, 1 Mei 2021")
@example("Mei-21")
@example("https://a.id")
@example("Tidak")
@example("inf")
@example("Ada")
def test_what_is_certainly_text_is_text(text: str) -> None:
    if certainly_text(pa.array([text])).to_pylist() == [True]:
        assert classify(text).kind is Kind.TEXT
        assert text.strip().lower() not in MEANT


def test_usual_words_are_certainly_text() -> None:
    texts = ["Catatan 19950", "Jl. Sudirman No. 5", "Meikarta", "Kelurahan Sail (lama)", "Rupiah"]
    assert certainly_text(pa.array(texts)).to_pylist() == [True] * len(texts)
    assert first_letters("n/a") == "n"
    assert first_letters("#n/a") == ""


@given(st.lists(st.integers(0, 3_000).map(str) | st.sampled_from(["00", "001", "2024", "500"]), max_size=7))
@example(["14", "71", "01", "1002"])
@example(["1", "500", "000", "000"])
@example(["1", "500", "000", "0000"])
@example(["01", "02", "2024", "10"])
@example(["01", "02", "2024"])
def test_what_is_certainly_a_code_is_one(parts: list[str]) -> None:
    text = ".".join(parts)
    if certainly_code(pa.array([text])).to_pylist() == [True]:
        assert classify(text) == CODED
    else:
        assert len(parts) < 4 or classify(text).kind is Kind.NUMBER


def test_many_different_codes_are_counted_and_the_first_of_each_kind_is_the_example() -> None:
    values = [*(f"14.71.{n}.1002" for n in range(3_000)), "1.500.000.000", "Sail", None, "14.71", "0.5"]
    seen = Evidence()
    for start in (0, 2_990):
        seen.observe(pa.array(values[start : start + 2_990], pa.string()), start)
    seen.forget()
    assert seen.kinds == {Kind.CODE: 3_000, Kind.NUMBER: 3, Kind.TEXT: 1}
    assert seen.examples[str(Kind.CODE)] == ("14.71.0.1002", 0)
    assert seen.examples[str(Kind.NUMBER)] == ("1.500.000.000", 3_000)
    assert seen.examples[str(Kind.TEXT)] == ("Sail", 3_001)


@given(st.lists(st.sampled_from(["0012", "12", "1" * 16, "7", None]), min_size=1, max_size=9))
def test_codes_of_digits_are_evidence_as_if_each_was_looked_at(values: list[str | None]) -> None:
    whole, each = Evidence(), Evidence()
    whole.observe(column([*values, "0" + "1" * 3]), 0)
    each.observe(column([*values, "0111", "x"]), 0)
    each.forget()
    assert whole.shapes == each.shapes
    assert whole.kinds[Kind.NUMBER] == each.kinds[Kind.NUMBER]
    assert (whole.smallest, whole.largest, whole.bare_integer) == (
        each.smallest,
        each.largest,
        each.bare_integer,
    )
    assert whole.examples == {label: kept for label, kept in each.examples.items() if label != Kind.TEXT}


@given(st.lists(st.sampled_from(["Catatan", "Januari", "12A", "Jalan 5", "ya", "5"]), min_size=1, max_size=9))
def test_the_first_text_is_the_example(values: list[str]) -> None:
    seen = Evidence()
    seen.observe(column(values), 100)
    texts = [(value, 100 + n) for n, value in enumerate(values) if classify(value).kind is Kind.TEXT]
    assert seen.examples.get(str(Kind.TEXT)) == (texts[0] if texts else None)
    assert seen.kinds[Kind.TEXT] == len(texts)
    assert seen.shapes[Shape.INTEGER] == values.count("5")
