"""The calendars: what is due when, readable by any calendar program."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import catalogue, item

from generator.calendar_id import months_later, next_update
from generator.emitters import calendar
from generator.emitters.calendar import due_dates, end_of_retention, folded
from generator.kinds.resource import Frequency
from generator.model import Catalogue, Item
from generator.output import Output


def emitted(made: Catalogue, folder: Path) -> Path:
    out = Output(folder / "docs", folder / "files")
    calendar.emit(made, out)
    out.write()
    return folder / "files"


def events(document: bytes) -> list[dict[str, Any]]:
    parsed = icalendar.Calendar.from_ical(document)
    assert not parsed.errors
    for event in parsed.walk("VEVENT"):
        assert not event.errors
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(event)
    return [dict(event) for event in parsed.walk("VEVENT")]


def dues(of: Item) -> list[tuple[str, date]]:
    return [(due.what, due.on) for due in due_dates(of)]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (item("dataset", "a", frekuensi="tahunan"), [("pembaruan", date(2026, 1, 1))]),
        (item("dataset", "a", frekuensi="insidental"), []),
        (item("dataset", "a"), []),
        (item("dataset", "a", retensi="5 tahun"), [("simpan", date(2030, 1, 1))]),
        (item("dataset", "a", retensi="permanen"), []),
        (item("pengumuman", "a", berlaku_sampai="2025-02-01"), [("berakhir", date(2025, 2, 1))]),
        (item("dikecualikan", "a", berlaku_sampai="2030-02-01"), [("berakhir", date(2030, 2, 1))]),
        (item("dataset", "a", frekuensi="tahunan", status="dicabut", alasan="x"), []),
    ],
)
def test_what_is_due_of_an_item(made: Item, expected: list[tuple[str, date]]) -> None:
    assert dues(made) == expected


@pytest.mark.parametrize("frequency", Frequency)
def test_every_frequency_has_a_next_day_but_the_irregular(frequency: Frequency) -> None:
    following = next_update(date(2025, 1, 31), frequency)
    expected = {
        "tahunan": date(2026, 1, 31),
        "semesteran": date(2025, 7, 31),
        "triwulanan": date(2025, 4, 30),
        "bulanan": date(2025, 2, 28),
        "mingguan": date(2025, 2, 7),
        "harian": date(2025, 2, 1),
        "insidental": None,
    }
    assert following == expected[frequency]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("5 tahun", date(2030, 3, 1)),
        ("aktif 2 Tahun, inaktif 3 tahun", date(2027, 3, 1)),
        ("6 bulan", date(2025, 9, 1)),
        ("selama berlaku", None),
        ("", None),
        ("999 tahun", date(3024, 3, 1)),
    ],
)
def test_words_of_retention(words: str, expected: date | None) -> None:
    assert end_of_retention(date(2025, 3, 1), words) == expected


@given(st.dates(), st.integers(0, 5000))
def test_months_are_counted_to_the_same_day_or_the_last(start: date, months: int) -> None:
    end = months_later(start, months)
    if end is None:
        assert start.year + months / 12 > 9990 - 1
        return
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == start.day or (end.day < start.day and (end.toordinal() + 1 == next_month(end)))


def next_month(day: date) -> int:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1).toordinal()


def test_calendars_of_the_portal_and_of_each_organisation(tmp_path: Path) -> None:
    made = catalogue(
        item("organisasi", "dinkes", judul="Dinas Kesehatan"),
        item("dataset", "a", judul="Ibu; anak, \\ dan\nlansia", frekuensi="tahunan"),
        item("dataset", "b", penerbit="dinkes", frekuensi="bulanan", contoh="true", judul="B"),
    )
    site = emitted(made, tmp_path)
    found = events((site / "kalender.ics").read_bytes())
    assert [str(each["SUMMARY"]) for each in found] == [
        "[Contoh] Jatuh tempo pembaruan bulanan: B",
        "Jatuh tempo pembaruan tahunan: Ibu; anak, \\ dan lansia",
    ]
    assert str(found[1]["UID"]) == "dataset/a/pembaruan@ppid.example.go.id"
    assert found[1]["DTSTART"].dt == date(2026, 1, 1)
    assert found[1]["DTSTAMP"].dt == datetime(2025, 1, 1, 1, 2, 3, tzinfo=UTC)
    assert str(found[1]["URL"]) == "https://ppid.example.go.id/portal/dataset/a/"
    assert len(events((site / "organisasi/dinkes/kalender.ics").read_bytes())) == 1
    assert len(events((site / "organisasi/diskominfo/kalender.ics").read_bytes())) == 1
    assert (
        emitted(made, tmp_path / "again").joinpath("kalender.ics").read_bytes()
        == (site / "kalender.ics").read_bytes()
    )


def test_a_calendar_with_nothing_due_is_a_calendar(tmp_path: Path) -> None:
    document = (emitted(catalogue(), tmp_path) / "kalender.ics").read_bytes()
    assert events(document) == []
    assert len(icalendar.Calendar.from_ical(document).subcomponents) == 1


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=299).filter(str.strip))
def test_no_title_breaks_the_calendar(title: str) -> None:
    made = catalogue(item("dataset", "a", judul=title, frekuensi="tahunan"))
    document = calendar.calendar(made, title, due_dates(made.items[0]))
    assert max(len(line) for line in document.split(b"\r\n")) <= 75
    assert b"\n" not in document.replace(b"\r\n", b"")
    (event,) = events(document)
    words = "".join(character for character in title if character.isprintable() and not character.isspace())
    assert "".join(c for c in str(event["SUMMARY"]) if c.isprintable() and not c.isspace()).endswith(words)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_folding_can_be_undone(line: str) -> None:
    assert folded(line).replace("\r\n ", "") == line
    assert all(len(each.encode()) <= 75 for each in folded(line).split("\r\n"))
