"""``01/02/2024 08:30``: a column all at once is read as each of its values would be."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tabular import opened

from generator.kinds.dataset import ColumnType as Type
from generator.tables import bytewise, slashed
from generator.tables.classify import Kind, classify, labels
from generator.tables.convert import Converter
from generator.tables.evidence import Evidence
from generator.tables.faults import Faults
from generator.tables.plan import Plan, Way

TWO = st.integers(0, 32).map(lambda n: f"{n:02}")
WRITTEN = st.builds(
    "{}/{}/{} {}:{}".format,
    TWO,
    TWO,
    st.sampled_from(["2024", "2023", "1900", "1799", "2200", "2000"]),
    TWO,
    st.sampled_from(["00", "59", "60"]),
)
COLUMNS = st.lists(st.none() | WRITTEN, min_size=1, max_size=4)


@settings(max_examples=300, deadline=None)
@given(COLUMNS, st.sampled_from(["", ":07", ":60"]), st.integers(0, 2))
@example(["29/02/2024 08:30", None, "01/13/2024 23:59"], "", 0)
@example(["29/02/1900 08:30"], "", 0)
def test_a_column_is_evidence_as_if_each_value_was_looked_at(
    values: list[str | None], tick: str, start: int
) -> None:
    texts = [value and value + tick for value in values]
    array = pa.array(["x"] * start + texts, pa.string()).slice(start)
    found = slashed.read(array)
    seen = [classify(text) for text in texts if text]
    moments = [each.moment for each in seen if each.moment]
    if found is None:
        assert len(moments) < len(seen) or not seen
        return
    assert len(moments) == len(seen)
    assert {each.moment and each.moment.precision for each in seen} == {"waktu"}
    assert found.counts() == {
        "slashed": len(seen),
        "day_first": sum(each.first > 12 for each in moments),
        "month_first": sum(each.second > 12 for each in moments),
        "first_of": sum(each.second == 1 for each in moments),
    }
    proofs: dict[str, int] = {}
    for place, text in enumerate(texts):
        for label in labels(classify(text)) if text else ():
            proofs.setdefault(label, place)
    assert found.examples() == {key: at for key, at in proofs.items() if key in ("sehari", "sebulan")}
    for month_first in (False, True):
        isos = [text and (moment := classify(text).moment) and moment.iso(month_first) for text in texts]
        wanted = None if any(text and not iso for text, iso in zip(texts, isos, strict=True)) else isos
        read = found.moments(month_first)
        assert (read and [each and each.isoformat() for each in read.to_pylist()]) == wanted


@pytest.mark.parametrize(
    "text", ["1/2/2024 08:30", "01/02/2024", "01-02-2024 08:30", "01/02/2024T08:30", "01/02/2024 08.30", ""]
)
def test_what_is_written_otherwise_is_left_to_the_careful_way(text: str) -> None:
    assert slashed.read(pa.array([text, "01/02/2024 08:30"])) is None
    assert slashed.read(pa.array([None], pa.string())) is None


@pytest.mark.parametrize(("month_first", "day"), [(False, (2024, 2, 1)), (True, (2024, 1, 2))])
def test_the_order_is_that_of_the_column(month_first: bool, day: tuple[int, int, int]) -> None:
    array = pa.array(["01/02/2024 08:30", None])
    plan = Plan("Saat", Type.DATETIME, Way.DATE, declared=False, month_first=month_first)
    converter = Converter(plan, Faults())
    assert converter.convert(array, 0).to_pylist() == [datetime(*day, 8, 30), None]
    assert sum(converter.changes.values()) == 1


def test_a_column_of_times_is_read_without_a_look_at_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Evidence, "_look_at_each", None)
    rows = [f"{n % 28 + 1:02}/{n % 12 + 1:02}/2024 {n % 24:02}:30\n" for n in range(50)]
    got = opened(tmp_path, "saat\n" + "".join(rows))
    assert got.table, [str(each) for each in got.findings]
    assert got.table.columns[0].spec.type is Type.DATETIME
    assert got.values("saat")[:2] == [datetime(2024, 1, 1, 0, 30), datetime(2024, 2, 2, 1, 30)]
    assert got.table.columns[0].normalised == ("Tanggal ditulis ulang sebagai ISO 8601 pada 50 nilai.",)
    assert classify(rows[0].strip()).kind is Kind.DATE
    assert bytewise.moments(pa.array(rows)) is None
