"""The log of changes: its parts, its months, and that they tell the same events."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from made_up import START, catalogue, event, item, small

from generator.emitters import log
from generator.emitters.log import parts_of
from generator.emitters.months import BUNDLE, SHOWN, bundled, months_of
from generator.model import Catalogue, Withdrawn
from generator.output import Output


def emitted(made: Catalogue, folder: Path) -> dict[str, str]:
    """Address → Markdown."""
    out = Output(folder / "docs", folder / "files")
    log.emit(replace(made, cache=folder / "cache"), out)
    out.write()
    docs = folder / "docs"
    return {
        f"{path.parent.relative_to(docs).as_posix()}/": path.read_text() for path in docs.rglob("index.md")
    }


def told(page: str) -> list[str]:
    """Titles in the log, in order."""
    alone_or_in_a_bundle = (
        r'(?:<span class="t-badge[^>]*>[^<]*</span> |<li class="t-log__one">)<a [^>]*>([^<]*)</a>'
    )
    return re.findall(alone_or_in_a_bundle, page)


def test_each_filter_is_a_page_with_its_events(tmp_path: Path) -> None:
    made = small()
    pages = emitted(made, tmp_path)
    assert len(told(pages["perubahan/"])) == len(made.events)
    for part in parts_of(made)[1:]:
        assert told(pages[part.address]) == [
            re.sub("&", "&amp;", each.title).replace("<", "&lt;").replace(">", "&gt;") for each in part.events
        ]


def test_a_filter_without_events_is_no_page_unless_it_is_a_type(tmp_path: Path) -> None:
    pages = emitted(catalogue(item("dataset", "a")), tmp_path)
    assert "perubahan/jenis/dataset/" in pages
    assert "perubahan/jenis/layanan/" not in pages
    assert "perubahan/ralat/" in pages
    assert "Belum ada" in pages["perubahan/ralat/"]


def test_what_is_gone_stays_in_its_filters(tmp_path: Path) -> None:
    gone = Withdrawn("dataset", "lama", "Lama", START, "Salah.", publisher="diskominfo", category="berkala")
    withdrawal = event(item("dataset", "lama", judul="Lama"), "ditarik")
    pages = emitted(catalogue(events=(withdrawal,), withdrawn=(gone,)), tmp_path)
    for place in ("jenis/dataset", "kategori/berkala", "organisasi/diskominfo", "ditarik"):
        assert told(pages[f"perubahan/{place}/"]) == ["Lama"]


def test_a_month_leads_from_its_days_to_their_events(tmp_path: Path) -> None:
    a, b = item("dataset", "a", judul="A"), item("dataset", "b", judul="B")
    february = datetime(2024, 2, 29, 23, tzinfo=UTC)
    events = (event(b, date=february + timedelta(days=3)), event(a, date=february))
    pages = emitted(catalogue(a, b, events=events), tmp_path)
    page = pages["perubahan/2024/02/"]
    assert told(page) == ["A"]
    assert page.count('href="#hari-29"') == page.count('id="hari-29"') == 1
    assert len(re.findall(r"<tr><td>", page)) == 5
    assert "#hari-28" not in page
    assert "<time" not in page, "the heading says the day"
    assert "<time" in pages["perubahan/"]
    assert 'rel="next"' in page
    assert "2024/02/" in pages["perubahan/"]


def test_the_grid_begins_on_monday() -> None:
    (month,) = months_of([event(item("dataset", "a"), date=datetime(2026, 11, 24, tzinfo=UTC))])
    assert month.weeks[0] == [(0, 0)] * 6 + [(1, 0)]
    assert (24, 1) in month.weeks[4]
    assert month.weeks[4].index((24, 1)) == 1  # a Tuesday


def test_an_unknown_date_is_in_no_month() -> None:
    assert months_of([event(item("dataset", "a"), date=datetime(1970, 1, 1, tzinfo=UTC))]) == []


@pytest.mark.parametrize("count", [SHOWN, SHOWN + 1])
def test_a_day_of_thousands_is_cut_and_says_so(count: int, tmp_path: Path) -> None:
    dataset = item("dataset", "a")
    events = tuple(event(dataset, id=f"tag:x,2025:{n}", date=START) for n in range(count))
    page = emitted(catalogue(dataset, events=events), tmp_path)[f"perubahan/{START:%Y/%m}/"]
    assert len(told(page)) == SHOWN
    assert ("1 perubahan lain" in page) == (count > SHOWN)


def test_many_that_say_the_same_on_one_day_stand_in_one_line(tmp_path: Path) -> None:
    many = [item("dataset", f"a-{number}") for number in range(BUNDLE)]
    other = item("dataset", "b")
    events = tuple(event(each, note="Sama.", id=f"tag:{each.slug}") for each in many)
    told_else = event(other, note="Lain.", id="tag:b", date=START + timedelta(hours=1))
    page = emitted(catalogue(*many, other, events=(*events, told_else)), tmp_path)["perubahan/"]
    assert page.count("<time") == 2
    assert f"<b>{BUNDLE} dataset</b>" in page
    assert len(told(page)) == BUNDLE + 1
    assert [len(run) for run in bundled(events[1:])] == [1] * (BUNDLE - 1)


def test_the_events_of_each_year_are_a_file_for_the_script(tmp_path: Path) -> None:
    one = item("dokumen", "x", kategori="berkala")
    events = (
        event(one, id="tag:1"),
        event(one, "ralat", "Salah *jumlah*.", id="tag:2", date=START.replace(year=2027)),
    )
    page = emitted(catalogue(one, events=events), tmp_path)["perubahan/ralat/"]
    assert f'data-tahun="2027 {START.year}"' in page
    assert 'data-dasar="../../"' in page
    rows = json.loads((tmp_path / "files/perubahan/peristiwa-2027.json").read_text("utf-8"))
    assert [row[1:] for row in rows] == [
        ["ralat", "dokumen", "x", one.title, "Salah jumlah.", "berkala", one.publisher]
    ]
