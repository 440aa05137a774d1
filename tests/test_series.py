"""Yearly documents as one thing: years and gaps, the newest, and the address that leads to it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from made_up import catalogue, item

from generator.emitters import EMITTERS, series
from generator.emitters.lists import series_chips
from generator.feeds.scopes import scopes
from generator.model import Item
from generator.output import Output
from generator.pipeline import check_portal
from generator.series import all_series, series_of, title_of

Portal = Callable[..., Path]


def edition(year: int, **keys: Any) -> Item:
    given: dict[str, Any] = {"judul": f"Ringkasan APBD Tahun Anggaran {year}", "tahun": year, "seri": "apbd"}
    return item("dokumen", keys.pop("slug", f"apbd-{year}"), **(given | keys))


def test_years_and_gaps_newest_first() -> None:
    made = series_of("apbd", [edition(2019), edition(2022), edition(2023)])
    assert [(year, len(editions)) for year, editions in made.years] == [
        (2023, 1), (2022, 1), (2021, 0), (2020, 0), (2019, 1),
    ]  # fmt: skip
    assert (made.missing, made.span, made.latest.slug) == ((2021, 2020), "2019–2023", "apbd-2023")


def test_the_newest_is_one_that_stands() -> None:
    gone = edition(2023, status="dicabut", alasan="Salah.")
    assert series_of("apbd", [edition(2022), gone]).latest.slug == "apbd-2022"
    assert series_of("apbd", [gone]).latest.slug == "apbd-2023"


def test_two_editions_of_one_year_stand_by_date() -> None:
    """The budget and its change."""
    changed = edition(2023, slug="perubahan", tanggal="2023-10-01")
    made = series_of("apbd", [changed, edition(2023, tanggal="2022-12-01"), edition(2022)])
    assert [each.slug for each in made.editions] == ["perubahan", "apbd-2023", "apbd-2022"]
    assert [each and each.slug for each in made.beside(made.editions[1])] == ["apbd-2022", "perubahan"]
    assert made.missing == ()


def test_only_yearly_series_have_gaps() -> None:
    assert series_of("x", [edition(2019, frekuensi="bulanan"), edition(2023)]).missing == ()
    assert series_of("x", [edition(1900), edition(2023)]).missing == (), "a slip of the pen"


@pytest.mark.parametrize(
    ("issued", "today", "wanted"),
    [
        ("2022-12-12", date(2024, 12, 31), (2024,)),  # a budget made before its year is due when it begins
        ("2022-12-12", date(2023, 12, 31), ()),
        ("2024-03-31", date(2026, 3, 30), (2024,)),  # a report is due the year after, in spring
        ("2024-03-31", date(2026, 4, 1), (2025, 2024)),
        ("2024-03-31", date.min, ()),
    ],
)
def test_years_since_the_last_edition_in_which_one_was_due(
    issued: str, today: date, wanted: tuple[int, ...]
) -> None:
    late = edition(2021, tanggal="2026-01-01", frekuensi="tahunan")  # put online years later
    made = series_of("x", [late, edition(2022), edition(2023, tanggal=issued, frekuensi="tahunan")], today)
    assert made.missing == wanted


def test_nothing_is_due_where_the_newest_does_not_say_that_it_is_yearly() -> None:
    made = series_of("x", [edition(2021, frekuensi="tahunan"), edition(2022)], date(2026, 1, 1))
    assert made.missing == ()


TITLES = {
    "Ringkasan APBD Tahun Anggaran 2025": "Ringkasan APBD",
    "LKPJ Wali Kota (2025)": "LKPJ Wali Kota",
    "Renstra 2025–2029": "Renstra",
    "APBD TA 2024 Perubahan": "APBD Perubahan",
    "2025": "Apbd kota",
}


@pytest.mark.parametrize("title", TITLES)
def test_a_series_is_called_as_its_editions_without_the_year(title: str) -> None:
    assert title_of("apbd-kota", [edition(2025, judul=title)]) == TITLES[title]


def test_pages_lead_to_the_newest_without_script(tmp_path: Path) -> None:
    made = catalogue(edition(2019), edition(2021))
    out = Output(tmp_path, tmp_path / "files")
    series.emit(made, out)
    out.write()
    [latest] = tmp_path.rglob("seri/apbd/terbaru/index.md")
    front = latest.read_text("utf-8")
    assert '"redirect": "dokumen/apbd-2021/"' in front
    assert '<a href="../../../apbd-2021/">' in front
    page = (latest.parents[1] / "index.md").read_text("utf-8")
    assert "Belum ada di portal ini: 2020" in page
    assert "https://ppid.example.go.id/portal/dokumen/seri/apbd/terbaru/" in page
    line = next(line for line in page.splitlines() if line.startswith("terang:"))
    told = json.loads(line.partition(":")[2])
    assert [part["name"][-4:] for part in told["jsonld"]["hasPart"]] == ["2021", "2019"]
    assert (latest.parents[2] / "index.md").exists()


def test_a_portal_without_series_has_no_page_of_them(tmp_path: Path) -> None:
    out = Output(tmp_path, tmp_path / "files")
    EMITTERS["series"](catalogue(item("dokumen", "x")), out)
    out.write()
    assert not list(tmp_path.rglob("seri"))


def test_a_series_has_feeds_and_a_place_in_the_list() -> None:
    made = catalogue(edition(2019), edition(2021), item("dokumen", "x"))
    [scope] = [scope for scope in scopes(made) if scope.group == "Seri"]
    assert (scope.address, len(scope.events)) == ("dokumen/seri/apbd/", 2)
    assert series_chips(made) == [("Ringkasan APBD", "dokumen/seri/apbd/", 2, False)]
    assert all_series(made)[0].address == scope.address


def test_no_document_takes_the_address_of_the_list(portal: Portal) -> None:
    yaml = "judul: Seri\nringkasan: Isi.\nkategori: berkala\npenerbit: disdik\ntanggal: 2025-07-01\n"
    found = check_portal(portal({"content/dokumen/seri/dokumen.yml": yaml}))
    assert "alamat-ganda" in {each.code for each in found}


CASES = {
    "seri-tanpa-tahun": ("seri: apbd\n", ""),
    "seri-mirip": ("seri: apbd\ntahun: 2020\n", "seri: abpd\ntahun: 2022\n"),
}


@pytest.mark.parametrize("code", CASES)
def test_what_an_edition_must_say(portal: Portal, code: str) -> None:
    head = "judul: Judul {}\nringkasan: Isi.\nkategori: berkala\npenerbit: disdik\ntanggal: 2025-07-01\n"
    bodies = (*CASES[code], "seri: apbd\ntahun: 2021\n")
    made = {
        f"content/dokumen/{n}/dokumen.yml": head.format(n) + body
        for n, body in zip("abc", bodies, strict=True)
    }
    assert [each.code for each in check_portal(portal(made)) if each.code in CASES] == [code]
