"""Scheduled publication: hidden until its hour, checked at once, and the same bytes in between."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from generator.due import due
from generator.emitters import calendar
from generator.kinds.resource import WIB
from generator.load import load
from generator.model import Catalogue
from generator.output import Output
from generator.pipeline import build_portal, check_portal

Portal = Callable[..., Path]
ROOT = Path(__file__).parent.parent
YAML = (
    "judul: Hasil seleksi\nringkasan: Isi.\nkategori: berkala\npenerbit: disdik\n"
    "tanggal: 2026-11-01\nterbit: {}\n"
)
BEFORE, AFTER = datetime(2026, 12, 1, 0, 59, tzinfo=UTC), datetime(2026, 12, 1, 1, 0, tzinfo=UTC)


@pytest.fixture
def root(portal: Portal) -> Path:
    return portal(
        {
            "datasets/hasil/dataset.yml": YAML.format("2026-12-01T08:00+07:00"),
            "datasets/hasil/hasil.csv": "nama,nilai\nA,1\nB,2\n",
        }
    )


@pytest.fixture
def catalogue(root: Path) -> Catalogue:
    return load(root, root / "build/cache").catalogue


def test_it_is_hidden_before_its_hour_and_public_from_it(catalogue: Catalogue) -> None:
    assert due(catalogue, BEFORE).get("dataset", "hasil") is None
    assert due(catalogue, AFTER).get("dataset", "hasil")
    assert due(catalogue, None).get("dataset", "hasil")


def test_it_is_as_new_as_its_hour(catalogue: Catalogue) -> None:
    public = due(catalogue, AFTER)
    item = public.get("dataset", "hasil")
    assert item
    assert (item.issued, item.modified) == (AFTER, AFTER)
    assert public.updated == AFTER
    assert {event.date for event in public.events if event.slug == "hasil"} <= {AFTER}


def test_a_day_that_lies_ahead_makes_nothing_late(
    root: Path, commit: Callable[..., str], catalogue: Catalogue
) -> None:
    """``tanggal: 2052`` for 2025: the portal is as new as its newest commit, or the hour that came since."""
    source = root / "datasets/hasil/dataset.yml"
    (root / "datasets/lama").mkdir()
    (root / "datasets/lama/a.csv").write_text("a;b\n1;x\n")
    (root / "datasets/lama/dataset.yml").write_text(
        YAML.replace("Hasil seleksi", "Lama").replace("terbit: {}", "frekuensi: tahunan")
    )
    source.write_text(YAML.replace("terbit: {}\n", "").replace("2026-11-01", "2052-11-01"))
    commit(root, "Salah tahun", date="2026-11-20T00:00:00+07:00")
    assert catalogue.updated < (made := load(root, root / "build/cache").catalogue).updated
    assert made.updated == datetime(2026, 11, 19, 17, tzinfo=UTC)
    assert not [event for event in made.events if event.type == "terlambat"]
    (root / "datasets/lama/dataset.yml").write_text(YAML.format("2026-12-01T08:00+07:00"))
    made = load(root, root / "build/cache").catalogue
    assert due(made, AFTER).updated == AFTER


def test_no_event_tells_of_it_before(catalogue: Catalogue) -> None:
    assert any(event.slug == "hasil" for event in catalogue.events)
    assert all(event.slug != "hasil" for event in due(catalogue, BEFORE).events)


def test_only_what_is_announced_is_in_the_calendar_before(root: Path) -> None:
    source = root / "datasets/hasil/dataset.yml"
    for more, told in (("", False), ("diumumkan: true\n", True)):
        source.write_text(YAML.format("2026-12-01T00:30+07:00") + more)
        loaded = load(root, root / "build/cache").catalogue
        out = Output(root / "build/d", root / "build/f")
        calendar.emit(due(loaded, BEFORE - timedelta(days=9)), out)
        out.write()
        for place in ("", "organisasi/disdik/"):
            text = (root / f"build/f/{place}kalender.ics").read_text()
            assert ("SUMMARY:Akan terbit: Hasil seleksi" in text) == told
            assert ("DTSTART;VALUE=DATE:20261201" in text) == told
            assert "dataset/hasil/\r" not in text
        calendar.emit(due(loaded, AFTER), after := Output(root / "build/d", root / "build/g"))
        after.write()
        assert "Akan terbit" not in (root / "build/g/kalender.ics").read_text()


def test_an_hour_without_zone_is_western_indonesian(root: Path) -> None:
    (root / "datasets/hasil/dataset.yml").write_text(YAML.format("2026-12-01T08:00"))
    catalogue = load(root, root / "build/cache").catalogue
    assert due(catalogue, BEFORE).get("dataset", "hasil") is None
    assert due(catalogue, AFTER).get("dataset", "hasil")


def test_what_is_hidden_is_checked_all_the_same(root: Path) -> None:
    (root / "datasets/hasil/dataset.yml").write_text(
        YAML.format("2026-12-01T08:00").replace("disdik", "disdikk")
    )
    assert [finding.code for finding in check_portal(root)] == ["penerbit-tak-dikenal"]


@pytest.mark.parametrize("value", ["besok", "2026-13-01T08:00", "2026-12-01T25:00"])
def test_what_is_no_hour_is_a_finding(root: Path, value: str) -> None:
    (root / "datasets/hasil/dataset.yml").write_text(YAML.format(value))
    (finding,) = check_portal(root)
    assert finding.code == "tanggal-salah"
    assert finding.place.line == 6


def test_a_catalogue_without_hours_is_left_as_it_is(portal: Portal, tmp_path: Path) -> None:
    catalogue = load(portal(), tmp_path / "cache").catalogue
    assert due(catalogue, BEFORE) is catalogue


def test_the_same_bytes_until_something_is_due(root: Path) -> None:
    sums = []
    for now in (datetime(2026, 11, 2, tzinfo=UTC), BEFORE, AFTER):
        site = build_portal(root, now=now).site
        sums.append((site / "SHA256SUMS").read_bytes())
        files = [path for path in site.rglob("*") if path.is_file()]
        assert any(b"Hasil seleksi" in path.read_bytes() for path in files) is (now is AFTER)
    assert sums[0] == sums[1] != sums[2]
    assert b"dataset/hasil/" not in sums[0]
    assert b"dataset/hasil/hasil.csv" in sums[2]
    assert "Hasil seleksi" in (site / "dataset/hasil/index.html").read_text("utf-8")


EXEMPT = """\
judul: Data pribadi pemohon
ringkasan: Identitas pemohon informasi.
kategori: setiap-saat
penerbit: kota-uji
dasar_hukum: [UU 14/2008 Pasal 17 huruf h]
konsekuensi_dibuka: Mengungkap rahasia pribadi.
konsekuensi_ditutup: Hak pribadi terlindungi.
jangka_waktu: Satu tahun
tanggal: 2026-01-01
berlaku_sampai: 2026-06-30
"""


def test_an_exemption_ends_at_the_build_without_a_commit(portal: Portal, commit: Callable[..., str]) -> None:
    root = portal({"content/dikecualikan/pemohon.yml": EXEMPT})
    commit(root, "Awal", "2026-05-01T08:00:00+07:00")
    sums = []
    for now in ("2026-05-02", "2026-06-30T23:59", "2026-07-01", "2026-09-01"):
        site = build_portal(root, now=datetime.fromisoformat(now).replace(tzinfo=WIB)).site
        sums.append((site / "SHA256SUMS").read_bytes())
        feed = (site / "dikecualikan/pemohon/rss.xml").read_text("utf-8")
        assert ("/terlambat/pengecualian-20260630" in feed) == (now >= "2026-07")
        page = (site / "dik/index.html").read_text("utf-8")
        assert ("sudah berakhir 30 Juni 2026" in page) == (now >= "2026-07")
    assert sums[0] == sums[1] != sums[2] == sums[3]


def test_no_end_is_told_before_the_exemption_was_published(portal: Portal) -> None:
    root = portal({"content/dikecualikan/pemohon.yml": EXEMPT + "terbit: 2026-12-01T08:00+07:00\n"})
    catalogue = load(root, root / "build/cache").catalogue
    assert not [event for event in due(catalogue, BEFORE).events if event.slug == "pemohon"]
    told = {event.type: event.date for event in due(catalogue, AFTER).events if event.slug == "pemohon"}
    assert told == {"baru": AFTER, "terlambat": AFTER.replace(hour=0)}


def test_the_hourly_run_ends_early_where_nothing_is_scheduled() -> None:
    text = (ROOT / ".github/workflows/publish.yml").read_text("utf-8")
    hourly = re.search(r'cron: "(7 \* \* \* \*)"', text)
    assert hourly
    assert f"!= '{hourly[1]}'" in text
    steps = text.partition("id: scheduled")[2].partition("  deploy:")[0]
    assert steps.count("- ") >= 6
    assert text.count("steps.scheduled.outputs.go == 'true'") == 8
    assert "if: needs.build.outputs.go == 'true'" in text


def test_days_are_those_of_the_zone_of_the_portal(root: Path, commit: Callable[..., str]) -> None:
    """Half past midnight in Jayapura on the 2nd; in Pekanbaru it is the 1st still."""
    days = {}
    for zone in ("WIB", "WITA", "WIT"):
        settings = root / "mkdocs.yml"
        settings.write_text(re.sub(r" *zona:.*\n", "", settings.read_text()) + f"    zona: {zone}\n")
        (root / "datasets/hasil/dataset.yml").write_text(
            YAML.replace("tanggal: 2026-11-01\nterbit: {}\n", "")
        )
        commit(root, zone, date="2026-11-02T00:30:00+09:00")
        made = load(root, root / "build/cache").catalogue
        item = made.get("dataset", "hasil")
        assert item
        days[zone] = {
            item.issued.day,
            item.revisions[-1].date.day,
            made.events[-1].date.day,
            made.updated.day,
        }
    assert days == {"WIB": {1}, "WITA": {1}, "WIT": {2}}


def test_an_exemption_ends_at_the_midnight_of_the_portal(portal: Portal) -> None:
    """Half past midnight on New Year's Day in Jayapura, half past ten in the evening before in Pekanbaru."""
    night = datetime(2026, 12, 31, 15, 30, tzinfo=UTC)
    ends = {}
    for zone in ("WIB", "WIT"):
        root = portal(
            {
                "mkdocs.yml": f"site_name: A\nextra: {{portal: {{zona: {zone}}}}}\n",
                "content/dikecualikan/x.yml": "judul: X\nringkasan: X.\npenerbit: disdik\n"
                "tanggal: 2025-01-01\n"
                "dasar_hukum: UU\nkonsekuensi_dibuka: a\nkonsekuensi_ditutup: b\njangka_waktu: c\n"
                "berlaku_sampai: 2026-12-31\n",
            },
            at=zone,
        )
        made = due(load(root, root / "build/cache").catalogue, night)
        ends[zone] = any(event.type == "terlambat" for event in made.events)
    assert ends == {"WIB": False, "WIT": True}


def test_an_hour_without_zone_is_told_where_the_portal_has_another(root: Path) -> None:
    settings = root / "mkdocs.yml"
    source = root / "datasets/hasil/dataset.yml"
    source.write_text(YAML.format("2026-12-01T08:00"))
    assert [f for f in check_portal(root) if f.code == "zona-lain"] == []
    settings.write_text(settings.read_text() + "    zona: WITA\n")
    (finding,) = [each for each in check_portal(root) if each.code == "zona-lain"]
    assert str(finding) == (
        "datasets/hasil/dataset.yml:6:9: peringatan: jam terbit ini dibaca sebagai WIB, padahal portal ini "
        'memakai WITA. Tulis zonanya, misalnya "2026-12-01T08:00+08:00". [zona-lain]'
    )
    source.write_text(YAML.format("2026-12-01T08:00+08:00"))
    assert [f for f in check_portal(root) if f.code == "zona-lain"] == []


def test_the_calendar_names_the_zone_of_the_portal(root: Path) -> None:
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text() + "    zona: WIT\n")
    out = Output(root / "build/d", root / "build/f")
    calendar.emit(load(root, root / "build/cache").catalogue, out)
    out.write()
    assert "TZID:Asia/Jayapura" in (root / "build/f/kalender.ics").read_text()
