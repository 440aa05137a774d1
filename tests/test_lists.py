"""Lists, slices, registers, duties, log, dashboard and hand-written pages, from made-up catalogues."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
import yaml
from made_tables import made_table
from made_up import START, catalogue, event, item

from generator.emitters import (
    compliance,
    dashboard,
    handwritten,
    home,
    lists,
    log,
    registers,
    search,
    slices,
    subscriptions,
)
from generator.emitters.front import filters, years
from generator.emitters.listing import PAGE, by_kind, section
from generator.emitters.register import DIP
from generator.emitters.register_files import FORMULA
from generator.emitters.tree import area_names, areas_below, branches
from generator.feeds.scopes import scopes
from generator.indicators import IndicatorSeries, Observation
from generator.kinds import KINDS
from generator.kinds.duty import DutyGroup
from generator.model import Catalogue, File, Item
from generator.output import MARKER, Output

HOSTILE = '<script>alert(1)</script> & "x" {{ 7*7 }} [a](javascript:b) # *c* =1+1'
EVERY = (home, lists, slices, registers, compliance, log, search, subscriptions, dashboard, handwritten)


def staged(made: Catalogue, tmp_path: Path, *modules: object) -> Path:
    """The staged trees of some emitters: ``docs/`` and ``files/``."""
    out = Output(tmp_path / "docs", tmp_path / "files")
    for module in modules or EVERY:
        module.emit(made, out)  # type: ignore[attr-defined]
    out.write()
    return tmp_path


def page(root: Path, address: str) -> str:
    return (root / "docs" / address / "index.md").read_text("utf-8")


def matter(text: str) -> dict[str, object]:
    return dict(yaml.safe_load(text.split("---\n")[1]))


def body(text: str) -> str:
    return text.split("---\n", 2)[2]


def many(count: int) -> list[Item]:
    return [
        item("dokumen", f"d-{number:03}", number, judul=f"Dokumen {number:03}") for number in range(count)
    ]


@pytest.fixture
def hostile() -> Catalogue:
    made = [
        item("dataset", "a", judul=HOSTILE, ringkasan=HOSTILE, topik="gizi", wilayah="14.71.01"),
        item("dokumen", "b", judul=HOSTILE, penanggung_jawab=HOSTILE, retensi=HOSTILE),
        item("pengumuman", "c", judul=HOSTILE, body=HOSTILE),
        item("layanan", "d", judul=HOSTILE, kategori="berkala"),
        item("indikator", "e", judul=HOSTILE, utama="ya"),
        item("dikecualikan", "f", judul=HOSTILE, dasar_hukum=HOSTILE, jangka_waktu=HOSTILE),
        item("organisasi", "g", judul=HOSTILE, singkatan=HOSTILE, jenis="kecamatan", wilayah="14.71.01"),
    ]
    told = tuple(event(each, note=HOSTILE) for each in made)
    return catalogue(*made, events=told, deskripsi=HOSTILE)


# ---- Whatever is written stays text --------------------------------------------------------


def test_no_word_of_an_officer_becomes_markup(hostile: Catalogue, tmp_path: Path) -> None:
    for path in (staged(hostile, tmp_path) / "docs").rglob("*.md"):
        text = body(path.read_text("utf-8"))
        assert "<script" not in text, path
        for line in text.splitlines():
            if "alert(1)" in line:
                assert line.lstrip().startswith("<"), f"{path}: words outside of an HTML block: {line}"


def test_titles_in_front_matter_are_escaped_once(hostile: Catalogue, tmp_path: Path) -> None:
    staged(hostile, tmp_path)
    titles = {str(matter(path.read_text("utf-8"))["title"]) for path in (tmp_path / "docs").rglob("*.md")}
    assert titles
    assert not [title for title in titles if "<" in title or "&amp;amp;" in title]
    wanted = "&lt;script&gt;alert(1)&lt;/script&gt;"
    assert any(title.startswith(wanted) for title in titles), "an area bears the hostile name"


def test_html_blocks_begin_in_the_first_column(hostile: Catalogue, tmp_path: Path) -> None:
    """Four spaces before a tag after an empty line would make a block of code of it."""
    for path in (staged(hostile, tmp_path) / "docs").rglob("*.md"):
        assert not re.search(r"\n\n {1,}<", body(path.read_text("utf-8"))), path


# ---- Lists ---------------------------------------------------------------------------------


def test_every_kind_has_a_list_that_links_its_items(hostile: Catalogue, tmp_path: Path) -> None:
    root = staged(hostile, tmp_path, lists)
    for each in hostile.items:
        assert f'href="{each.slug}/"' in page(root, f"{each.kind}/")


def test_a_new_kind_has_a_list_without_a_sentence_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(lists.LEADS, "layanan")
    root = staged(catalogue(item("layanan", "kk")), tmp_path, lists)
    assert "Layanan, yang terbaru lebih dahulu." in page(root, "layanan")


def test_an_empty_portal_has_every_page_and_says_so(tmp_path: Path) -> None:
    root = staged(catalogue(events=()), tmp_path)
    for address in ("dataset", "dip", "dik", "kepatuhan", "perubahan", "dasbor", "wilayah", "topik"):
        assert "t-empty" in page(root, address), address
    assert "Layanan" in page(root, "layanan")
    assert "t-hero" in page(root, "")


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (PAGE, 1), (PAGE + 1, 2), (2 * PAGE + 1, 3)])
def test_a_list_is_cut_into_pages(count: int, pages: int, tmp_path: Path) -> None:
    root = staged(catalogue(*many(count)), tmp_path, lists)
    assert len(list((root / "docs/dokumen").rglob("index.md"))) == pages
    cards = [
        page(root, f"dokumen/{f'hal/{n}/' if n > 1 else ''}").count("t-card__title")
        for n in range(1, pages + 1)
    ]
    assert sum(cards) == count
    assert max(cards) <= PAGE


def test_pages_of_a_list_link_to_each_other(tmp_path: Path) -> None:
    root = staged(catalogue(*many(PAGE + 1)), tmp_path, lists)
    assert 'rel="next" href="hal/2/"' in page(root, "dokumen")
    second = page(root, "dokumen/hal/2")
    assert 'rel="prev" href="../../"' in second
    assert 'rel="next"' not in second
    assert matter(second)["terang"]["crumbs"][-1] == {"title": "Dokumen", "href": "dokumen/"}  # type: ignore[index]


def test_the_newest_stand_first_and_services_by_name(tmp_path: Path) -> None:
    made = [item("dokumen", "old", 1), item("dokumen", "new", 5)]
    services = [item("layanan", "z", 9, judul="Zakat"), item("layanan", "a", 1, judul="Akta")]
    root = staged(catalogue(*made, *services), tmp_path, lists)
    assert page(root, "dokumen").index("new/") < page(root, "dokumen").index("old/")
    assert page(root, "layanan").index("Akta") < page(root, "layanan").index("Zakat")


def test_lists_link_to_their_part_of_a_slice(tmp_path: Path) -> None:
    made = [item("dataset", "x", topik="gizi"), item("dokumen", "y", topik="gizi"), item("dokumen", "z")]
    root = staged(catalogue(*made), tmp_path, lists, slices)
    assert 'href="../kategori/setiap-saat/#dokumen"' in page(root, "dokumen")
    assert 'href="../topik/gizi/#dokumen"' in page(root, "dokumen")
    assert re.search(r"Gizi <span[^>]*>1</span>", page(root, "dokumen"))
    assert "## Dokumen" in page(root, "topik/gizi")


def test_a_mixed_list_leads_to_each_kind_on_whichever_page_it_begins(tmp_path: Path) -> None:
    made = [item("dokumen", f"d-{number}", kategori="berkala") for number in range(PAGE)]
    made += [item(kind, "a", kategori="berkala") for kind in ("dataset", "pengumuman")]
    root = staged(catalogue(*made), tmp_path)
    first = page(root, "kategori/berkala")
    assert f'<a href="./#dokumen">Dokumen <span class="t-chips__count">{PAGE}</span></a>' in first
    assert 'href="hal/2/#pengumuman"' in first
    assert 'href="../../#dataset"' in page(root, "kategori/berkala/hal/2")


def test_a_section_is_linked_on_the_page_where_it_begins() -> None:
    grouped = by_kind([*many(3), *(item("dataset", f"s-{n}") for n in range(PAGE))])
    assert section("kategori/berkala/", grouped, "dataset") == "kategori/berkala/#dataset"
    assert section("kategori/berkala/", grouped, "dokumen") == "kategori/berkala/hal/2/#dokumen"


@pytest.mark.parametrize("module", EVERY)
def test_the_same_catalogue_gives_the_same_bytes(module: object, hostile: Catalogue, tmp_path: Path) -> None:
    first, second = (staged(hostile, tmp_path / name, module) for name in ("a", "b"))
    # The marker holds the times at which files were written, and is not published.
    written = [
        {p.relative_to(root): p.read_bytes() for p in root.rglob("*") if p.is_file() and p.name != MARKER}
        for root in (first, second)
    ]
    assert written[0] == written[1]
    assert written[0] or module is handwritten, "only that one has nothing to say of this catalogue"


# ---- Slices and trees ----------------------------------------------------------------------


def test_every_feed_of_a_slice_has_its_page(hostile: Catalogue, tmp_path: Path) -> None:
    root = staged(hostile, tmp_path)
    for scope in scopes(hostile):
        if scope.group not in ("Informasi", "Organisasi"):
            assert (root / "docs" / scope.address / "index.md").is_file(), scope.address


def test_a_category_counts_only_its_own(tmp_path: Path) -> None:
    made = [item("dataset", "x", kategori="berkala"), item("dokumen", "y", kategori="serta-merta")]
    root = staged(catalogue(*made), tmp_path, slices)
    assert "x/" in page(root, "kategori/berkala")
    assert "dokumen/y/" not in page(root, "kategori/berkala")
    assert 'aria-current="page">Berkala' in page(root, "kategori/berkala")


@pytest.fixture
def city() -> Catalogue:
    offices = [
        item("organisasi", "kota", judul="Pemerintah Kota Contoh", jenis="kota", wilayah="14.71"),
        item("organisasi", "dinas", judul="Dinas", induk="kota", jenis="dinas", wilayah="14.71.01"),
        item(
            "organisasi", "kec", judul="Kecamatan Satu", induk="kota", jenis="kecamatan", wilayah="14.71.01"
        ),
        item(
            "organisasi",
            "kel",
            judul="Kelurahan Dua",
            induk="kec",
            jenis="kelurahan",
            wilayah="14.71.01.1001",
        ),
    ]
    return catalogue(*offices, item("dataset", "x", wilayah="14.71.01.1001"), badan_publik="kota")


def test_an_area_bears_the_name_of_who_governs_it(city: Catalogue) -> None:
    names = area_names(city)
    assert names == {
        "14.71": "Kota Contoh",
        "14.71.01": "Kecamatan Satu",
        "14.71.01.1001": "Kelurahan Dua",
    }
    assert areas_below(names) == {"": ["14.71"], "14.71": ["14.71.01"], "14.71.01": ["14.71.01.1001"]}


def test_an_area_page_has_its_office_parents_children_and_items(city: Catalogue, tmp_path: Path) -> None:
    root = staged(city, tmp_path, slices)
    text = page(root, "wilayah/14.71.01")
    assert 'href="../../organisasi/kec/"' in text
    assert 'href="../14.71.01.1001/"' in text
    assert 'href="../../dataset/x/"' in text
    crumbs = matter(text)["terang"]["crumbs"]  # type: ignore[index]
    assert [crumb["href"] for crumb in crumbs] == ["", "wilayah/", "wilayah/14.71/"]


def test_organisations_stand_below_their_parents(city: Catalogue) -> None:
    roots = {root.slug: below for root, below in branches(city)}
    assert set(roots) == {"kota", "diskominfo"}
    assert [(child.slug, [leaf.slug for leaf, _ in below]) for child, below in roots["kota"]] == [
        ("dinas", []),
        ("kec", ["kel"]),
    ]


def test_an_organisation_whose_parent_is_missing_is_a_root() -> None:
    made = catalogue(item("organisasi", "anak", induk="hilang"))
    assert "anak" in [root.slug for root, _ in branches(made)]


# ---- Facets --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ({"periode": "2021/2023"}, ["2021", "2022", "2023"]),
        ({"periode": "2024-06"}, ["2024"]),
        ({"periode": "1900/2020"}, [str(year) for year in range(1991, 2021)]),
        ({}, ["2025"]),
    ],
)
def test_an_item_is_found_by_the_years_it_is_about(keys: dict[str, str], found: list[str]) -> None:
    assert years(item("dataset", "x", **keys)) == found
    assert years(item("dokumen", "x", tahun="2020", **keys)) == ["2020"]


def test_facets_are_words_for_people_and_empty_ones_are_left_out() -> None:
    one = item("dokumen", "x", kategori="serta-merta", topik=["ibu-anak"], wilayah="14.71.03")
    made = catalogue(one)
    assert filters(made, one, {"14.71": "Kota Uji", "14.71.03": "Kecamatan Sail"}) == {
        "Jenis": "Dokumen",
        "Kategori": "Serta-merta",
        "Penerbit": "Dinas Kominfo",
        "Topik": ["Ibu anak"],
        "Wilayah": ["Kecamatan Sail", "Kota Uji"],
        "Tahun": ["2025"],
        "Keadaan": "Berlaku",
    }
    assert filters(made, made.of_kind("organisasi")[0], {}) == {"Jenis": "Organisasi", "Keadaan": "Berlaku"}


def test_what_another_regulation_revokes_is_not_in_force() -> None:
    old, new = item("dokumen", "lama", tahun="2010"), item("dokumen", "baru", tahun="2021", mencabut=["lama"])
    made = catalogue(old, new)
    assert [filters(made, each, {})["Keadaan"] for each in (old, new)] == ["Tidak berlaku", "Berlaku"]


# ---- Registers -----------------------------------------------------------------------------


def rows_of(
    root: Path, name: str
) -> tuple[list[dict[str, object]], list[dict[str, str]], list[list[object]]]:
    folder = root / "files" / name
    as_json = json.loads((folder / f"{name}.json").read_text("utf-8"))
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        as_csv = list(csv.DictReader(stream))
    sheet = openpyxl.load_workbook(folder / f"{name}.xlsx").active
    assert sheet is not None
    return as_json, as_csv, [list(row) for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize("name", ["dip", "dik"])
def test_a_register_says_the_same_in_every_format(name: str, hostile: Catalogue, tmp_path: Path) -> None:
    as_json, as_csv, as_xlsx = rows_of(staged(hostile, tmp_path, registers), name)
    assert len(as_json) == len(as_csv) == len(as_xlsx) - 1 > 0
    for record, line, cells in zip(as_json, as_csv, as_xlsx[1:], strict=True):
        texts = ["" if value is None else str(value) for value in record.values()]
        assert [line[key].removeprefix("'") for key in record] == [text.removeprefix("'") for text in texts]
        assert ["" if cell is None else str(cell) for cell in cells] == texts


def test_no_cell_of_a_register_is_a_formula(tmp_path: Path) -> None:
    words = ("=1+1", "+1", "-1", "@x", "\t=1")
    made = [item("dokumen", f"x-{n}", judul=f"{word}", retensi=word) for n, word in enumerate(words)]
    _, as_csv, _ = rows_of(staged(catalogue(*made), tmp_path, registers), "dip")
    for line in as_csv:
        assert not line["judul"].startswith(FORMULA)
        assert not line["retensi"].startswith(FORMULA)
    sheet = openpyxl.load_workbook(tmp_path / "files/dip/dip.xlsx").active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_the_register_lists_what_is_public_and_nothing_else(tmp_path: Path) -> None:
    made = [
        item("dataset", "a"),
        item("dokumen", "gone", status="dicabut"),
        item("dikecualikan", "secret"),
        item("indikator", "i"),
    ]
    root = staged(catalogue(*made), tmp_path, registers)
    public, _, _ = rows_of(root, "dip")
    exempt, _, _ = rows_of(root, "dik")
    assert [row["judul"] for row in public] == ["Judul a"]
    assert [row["informasi"] for row in exempt] == ["Judul secret"]
    assert list(public[0]) == list(DIP)
    assert public[0]["retensi"] is None


def test_a_long_register_folds_by_category_with_the_number_of_its_rows(tmp_path: Path) -> None:
    one = item("dataset", "b", kategori="setiap-saat")
    few = [item("dokumen", f"a-{n}", kategori="berkala") for n in range(registers.OPEN - 1)]
    text = page(staged(catalogue(*few, one), tmp_path / "few", registers), "dip")
    assert text.count('<details class="t-part" open>') == 2
    many = [*few, item("dokumen", "a-more", kategori="berkala")]
    text = page(staged(catalogue(*many, one), tmp_path / "many", registers), "dip")
    found = re.findall(r'<details class="t-part">\n<summary>(.+?) <span class="t-chips__count">(\d+)', text)
    assert found == [("Berkala", str(registers.OPEN)), ("Setiap saat", "1")]
    assert [each.key for each in (*many, one) if f'href="../{each.address}"' not in text] == []


# ---- Duties --------------------------------------------------------------------------------

GROUP = {
    "kategori": "berkala",
    "butir": [{"kode": code, "judul": f"Kewajiban {code}"} for code in ("B01", "B02", "B03", "B04")],
}


def with_duties(*items: Item) -> Catalogue:
    return replace(catalogue(*items), duties=(DutyGroup.model_validate(GROUP),))


def test_a_sample_and_what_is_revoked_fulfil_no_duty(tmp_path: Path) -> None:
    made = with_duties(
        item("dokumen", "real", kewajiban="B01"),
        item("dokumen", "sample", kewajiban="B02", contoh="ya"),
        item("dokumen", "revoked", kewajiban="B03", status="dicabut"),
    )
    found = compliance.disclosure(made)
    assert (found.total, found.fulfilled, found.sample) == (4, 1, 1)
    text = page(staged(made, tmp_path, compliance), "kepatuhan")
    marks = re.findall(r"t-mark--(\w+)", text.partition("## Informasi berkala")[2])
    assert marks == ["ada", "contoh", "ditarik", "belum"]


def test_a_duty_links_what_fulfils_it_with_its_date(tmp_path: Path) -> None:
    made = with_duties(item("dokumen", "real", kewajiban=["B01", "B02"]))
    text = page(staged(made, tmp_path, compliance), "kepatuhan")
    assert text.count('href="../dokumen/real/"') == 2
    assert "1 Januari 2025" in text
    assert "%" not in text, "no score"


# ---- Log, dashboard, home, search ----------------------------------------------------------


def test_the_log_has_every_event_newest_first_and_each_type_by_itself(tmp_path: Path) -> None:
    one = item("dokumen", "x")
    told = (
        event(one),
        event(one, "ralat", "Salah jumlah.", id="tag:2", date=START + timedelta(days=3)),
        event(one, "diperbarui", id="tag:3", date=START + timedelta(days=2)),
    )
    root = staged(catalogue(one, events=told), tmp_path, log)
    text = page(root, "perubahan")
    assert text.index("Ralat</span>") < text.index("Diperbarui</span>") < text.index("Baru</span>")
    assert "Salah jumlah." in page(root, "perubahan/ralat")
    assert page(root, "perubahan/ralat").count("<time") == 1
    assert matter(page(root, "perubahan/ralat"))["terang"]["feeds"][0]["href"] == "perubahan/ralat/"  # type: ignore[index]


def observed(label: int, value: float | None, series: str = "", source: str = "") -> Observation:
    return Observation(label, str(label), value, series, source, "", 1)


def read(*seen: Observation, unit: str = "persen", **keys: str) -> dashboard.Reading:
    made = item("indikator", "i", **keys)
    return dashboard.reading(made, IndicatorSeries(unit, seen))


@pytest.mark.parametrize(
    ("before", "after", "better", "said"),
    [
        (9.1, 8.7, "turun", "Turun 0,4 poin dari 2023, membaik"),
        (8.7, 9.1, "turun", "Naik 0,4 poin dari 2023, memburuk"),
        (8.7, 9.1, "naik", "Naik 0,4 poin dari 2023, membaik"),
        (8.7, 8.7, "naik", "Sama dengan 2023"),
    ],
)
def test_a_trend_says_what_changed_and_whether_it_is_good(
    before: float, after: float, better: str, said: str
) -> None:
    assert read(observed(2023, before), observed(2024, after), arah=better).trend == said


def test_an_indicator_without_data_has_no_number(tmp_path: Path) -> None:
    assert read() == dashboard.Reading(read().item)
    root = staged(catalogue(item("indikator", "i", utama="ya")), tmp_path, dashboard, home)
    assert "Data belum tersedia" in page(root, "dasbor")
    assert "Data belum tersedia" in page(root, "")


@pytest.mark.parametrize(
    ("row", "limit", "place"),
    [(2, 2_000, "../dataset/t/#t-baris-2"), (60, 2_000, "../dataset/t/#t-baris-60"),
     (51, 10, "../dataset/t/jelajah/t/?hal=2"), (50, 10, "../dataset/t/#t-baris-50")],
)  # fmt: skip
def test_a_number_leads_to_its_definition_row_and_file(
    row: int, limit: int, place: str, tmp_path: Path
) -> None:
    columns = {"tahun": "tahun", "n": "bilangan"}
    rows = [(1900 + number, 5 if number == row else None) for number in range(1, 61)]
    table = made_table(tmp_path, columns, rows, name="t")
    own = item("dataset", "t", judul="Tabel", tables=(table,))
    indicator = item("indikator", "i", dataset="t", nilai="n", definisi="Yang <b>dihitung</b>. " + "x " * 200)
    shown = page(
        staged(catalogue(own, indicator, baris_tabel_html=limit), tmp_path / "out", dashboard), "dasbor"
    )
    assert f'<a href="{place}">Tabel, baris {row}</a>, <a href="../dataset/t/t.csv" download>' in shown
    assert '<p class="t-stat__text">Yang &lt;b&gt;dihitung&lt;/b&gt;. x' in shown
    assert len(dashboard.readings(catalogue(indicator))[0].definition) <= dashboard.DEFINITION


def test_sources_that_disagree_both_stand() -> None:
    found = read(
        observed(2024, 8.0, "SSGI", "https://www.bps.go.id/x (tabel 1)"), observed(2024, 9.5, "e-PPGBM")
    )
    assert found.when == "2024, SSGI. Juga tercatat: 9,5 persen (e-PPGBM)"
    assert found.origin == "Sumber: bps.go.id (tabel 1)"
    assert found.trend == ""


@pytest.mark.parametrize(
    ("value", "said"),
    [(None, "–"), (1138530, "1.138.530"), (3.211e12, "3,21 triliun"), (-890286830690, "-890,29 miliar")],
)
def test_large_amounts_are_shortened(value: float | None, said: str) -> None:
    assert dashboard.short(value) == said


def test_one_value_alone_has_no_course() -> None:
    assert dashboard.drawn([None, 1.0, None], "x") == ""
    assert "<svg" in dashboard.drawn([None, 1.0, None, 2.0], "x")


def test_the_home_page_searches_and_shows_promised_indicators(tmp_path: Path) -> None:
    made = catalogue(
        item("indikator", "janji", utama="ya", judul="Janji"),
        item("indikator", "lain", judul="Lain"),
        item("dataset", "x"),
        item("pengumuman", "p"),
    )
    text = page(staged(made, tmp_path, home), "")
    assert 'action="cari/"' in text
    assert "Janji" in text
    assert "Lain" not in text
    assert text.count("t-tile__link") == 3
    assert "pengumuman/p/" in text.partition("## Pengumuman")[2]


def test_the_search_page_has_every_facet_and_works_as_a_list_without_script(tmp_path: Path) -> None:
    text = page(staged(catalogue(item("dataset", "x")), tmp_path, search), "cari")
    assert re.findall(r'data-t-facet="(\w+)"', text) == [facet.lower() for facet in search.FACETS]
    assert "<noscript>" in text
    assert 'href="../dataset/"' in text
    assert KINDS["layanan"].plural not in body(text), "kinds without items are not offered"


def test_the_feeds_page_lists_every_scope_but_single_items(hostile: Catalogue, tmp_path: Path) -> None:
    text = page(staged(hostile, tmp_path, subscriptions), "umpan")
    assert 'href="../topik/gizi/rss.xml"' in text
    assert 'href="terang.opml"' in text
    assert "dataset/a/rss.xml" not in text


# ---- Hand-written pages --------------------------------------------------------------------

Written = Callable[[dict[str, str]], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def make(texts: dict[str, str]) -> Path:
        files = []
        for name, text in texts.items():
            path = tmp_path / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            files.append(
                File(path.name, path, f"content/{name}", path.stat().st_size, "ab" * 32, "text/plain")
            )
        return staged(replace(catalogue(), pages=tuple(files)), tmp_path, handwritten, home)

    return make


def test_a_page_keeps_its_headings_and_nothing_else_as_markdown(written: Written) -> None:
    root = written({"tentang/index.md": "---\njudul: Tentang\n---\n\nSatu *dua*.\n\n## Bagian\n\n- tiga\n"})
    text = body(page(root, "tentang"))
    assert "\n## Bagian\n" in text
    assert "<em>dua</em>" in text
    assert "<li>tiga</li>" in text


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        "<div onclick=x>",
        "[x](javascript:alert(1))",
        "## <b>{{ 1 }}</b> *x* [y](z){: onclick=a }",
        "![x](https://lain.example/x.png)",
        "![x](//lain.example/x.png)",
        "{: onclick=x }",
    ],
)
def test_a_page_lets_no_html_no_script_and_no_foreign_picture_through(words: str, written: Written) -> None:
    text = body(page(written({"tentang/index.md": f"---\njudul: T\n---\n\nAwal\n\n{words}\n"}), "tentang"))
    assert "<script" not in text
    assert "<div onclick" not in text
    assert "<b>" not in text
    assert "javascript:" not in re.sub(r">[^<]*<", "><", text)
    assert "<img" not in text
    for line in text.splitlines():
        assert not re.search(r"(?<!\\)\{:", line) or line.lstrip().startswith("<")


@pytest.mark.parametrize(
    ("target", "made"),
    [
        ("ppid.md", "ppid/"),
        ("ppid.md#alamat", "ppid/#alamat"),
        ("../panduan/index.md", "../panduan/"),
        ("/dataset/", "../dataset/"),
        ("../dataset/x/", "../dataset/x/"),
        ("#bagian", "#bagian"),
        ("https://a.example/b", "https://a.example/b"),
        ("../../../etc/passwd", "../etc/passwd"),
        ("foto.png", "foto.png"),
    ],
)
def test_links_are_resolved_from_the_file_they_stand_in(target: str, made: str, written: Written) -> None:
    root = written(
        {
            "tentang/index.md": f"[tautan]({target})",
            "tentang/ppid.md": "# PPID\n\n[kembali](index.md)",
            "panduan/index.md": "# Panduan",
            "tentang/foto.png": "png",
        }
    )
    assert f'href="{made}"' in page(root, "tentang")
    assert 'href="../"' in page(root, "tentang/ppid")


def test_pictures_are_published_and_shown(written: Written) -> None:
    root = written({"tentang/ppid.md": "![Gedung](foto.png)", "tentang/foto.png": "png"})
    assert 'src="../foto.png" alt="Gedung" loading="lazy"' in page(root, "tentang/ppid")
    assert (root / "files/tentang/foto.png").read_text() == "png"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\njudul: Dari kunci\n---\n# Lain", "Dari kunci"),
        ("# Dari `kepala`\n\nisi", "Dari kepala"),
        ("isi saja", "Cara kerja"),
        ("---\njudul: [rusak\n---\nisi", "Cara kerja"),
    ],
)
def test_a_page_is_named_by_its_key_its_heading_or_its_file(text: str, title: str, written: Written) -> None:
    assert matter(page(written({"panduan/cara-kerja.md": text}), "panduan/cara-kerja"))["title"] == title


def test_every_table_has_a_name_of_its_own_and_scrolls(written: Written) -> None:
    table = "| a | b |\n|---|---|\n| 1 | 2 |\n"
    text = page(written({"panduan/index.md": f"{table}\n## Dua\n\n{table}"}), "panduan")
    assert re.findall(r'aria-label="(Tabel \d)"', text) == ["Tabel 1", "Tabel 2"]
    assert text.count("</table></div>") == 2


def test_a_table_of_three_columns_becomes_cards_on_a_phone(written: Written) -> None:
    wide = "| kode | arti & *sebab* | `obat` |\n|---|---|---|\n| `x` | y | z |\n"
    narrow = "| a | b |\n|---|---|\n| 1 | 2 |\n"
    text = page(written({"panduan/index.md": f"{wide}\n{narrow}"}), "panduan")
    assert text.count('class="t-table t-table--stack"') == text.count('class="t-table"') == 1
    assert "<td><code>x</code></td>" in text
    assert '<td data-label="arti &amp; sebab">y</td>' in text
    assert '<td data-label="obat">z</td>' in text
    assert "<td>2</td>" in text


def test_the_index_of_a_folder_lists_the_pages_beside_it(written: Written) -> None:
    root = written({"panduan/index.md": "# Panduan", "panduan/b.md": "# Beta", "panduan/a.md": "# Alfa"})
    text = page(root, "panduan")
    assert text.index("Alfa") < text.index("Beta")
    assert matter(page(root, "panduan/a"))["terang"]["crumbs"][-1] == {"title": "Panduan", "href": "panduan/"}  # type: ignore[index]


def test_the_words_of_the_home_page_open_it(written: Written) -> None:
    text = page(written({"index.md": "---\njudul: Selamat\n---\n\nPembuka.\n\n## Lebih jauh\n\nIsi."}), "")
    assert "<h1>Selamat</h1>" in text
    assert text.index("Pembuka.") < text.index("<form")
    assert text.index("## Lebih jauh") > text.index("## Terbaru")
