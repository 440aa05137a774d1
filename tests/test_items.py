"""The page of every item: what it must show, what it must never show, and where old addresses lead."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from made_tables import made_table
from made_up import START, catalogue, event, file, item

from generator import render
from generator.cite import citation
from generator.emitters import items
from generator.emitters.items import VIEWS, links
from generator.emitters.items.cells import SHOWN, preview, row_anchor
from generator.emitters.items.dataset import MOST_NAMED, limits, statistics
from generator.emitters.items.exemption import ground
from generator.emitters.items.facts import address, period
from generator.kinds import KINDS
from generator.kinds.dataset import ColumnSpec, ColumnType
from generator.kinds.service import COMPONENTS
from generator.licences import licence
from generator.model import Catalogue, Item, Revision, Withdrawn
from generator.output import Output
from generator.structured import structured

SITE = yaml.safe_load((Path(items.__file__).parents[2] / "site.yml").read_text())
HOSTILE = (
    "x <script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} [k](javascript:alert(1)) "
    '"kutip" & \'petik\' =cmd|"/c calc"!A1 ![g](https://jahat.example/a.png)\n\n# Kepala\n\n```\n</div></dd>'
)
ADDRESS = "https://jahat.example/%22onmouseover=%22x"


@dataclass(frozen=True)
class Page:
    """A staged page as the site builder turns it into HTML."""

    front: dict[str, Any]
    root: html.HtmlElement

    def find(self, selector: str) -> list[html.HtmlElement]:
        """A few CSS selectors: ``.t-rows td.t-number``, ``object[type=x]``, ``h2, h3``."""
        return list(self.root.xpath(" | ".join(xpath(part) for part in selector.split(","))))

    def text(self, selector: str = "") -> str:
        found = self.find(selector) if selector else [self.root]
        return " ".join(" ".join(word for element in found for word in element.itertext()).split())

    def links(self) -> list[str]:
        return [str(each) for each in self.root.xpath("//@href | //@src | //@data")]


def xpath(selector: str) -> str:
    steps = []
    for step in selector.split():
        tag, *classes = re.sub(r"\[.*\]", "", step).split(".")
        having = [f"contains(concat(' ', @class, ' '), ' {name} ')" for name in classes]
        having += [f"@{name}='{value}'" for name, value in re.findall(r"\[(\w+)=([^\]]+)\]", step)]
        steps.append((tag or "*") + "".join(f"[{test}]" for test in having))
    return "//" + "//".join(steps)


Build = Callable[..., dict[str, Page]]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """``build(catalogue)`` → address → page, as MkDocs would read and convert it."""

    def run(given: Catalogue) -> dict[str, Page]:
        out = Output(tmp_path / "docs", tmp_path / "files")
        items.emit(replace(given, cache=tmp_path / "cache"), out)
        out.write()
        return {
            path.parent.relative_to(tmp_path / "docs").as_posix() + "/": read(path)
            for path in sorted((tmp_path / "docs").rglob("index.md"))
        }

    return run


def read(path: Path) -> Page:
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    names = [next(iter(each)) if isinstance(each, dict) else each for each in SITE["markdown_extensions"]]
    converted = markdown.markdown(body, extensions=names)
    return Page(yaml.safe_load(head), html.fromstring(f"<article>{converted}</article>"))


@pytest.fixture
def population(tmp_path: Path) -> Item:
    columns = {
        "tahun": ColumnSpec(type="tahun", title="Tahun"),
        "kode": "kode",
        "jumlah": ColumnSpec(
            type="bilangan", title="Penduduk", unit="jiwa", definition="Warga yang tercatat."
        ),
        "luas": "desimal",
        "diperiksa": "tanggal",
        "situs": "url",
        "aktif": "logika",
    }
    rows = [
        (2012, "01", 964558, 1234.5, date(2024, 8, 17), "https://a.example/?x=1&y=2", True),
        (2013, "02", None, 0.25, None, "javascript:alert(1)", False),
        (2017, "03", 1091088, 12.0, date(2024, 1, 2), None, None),
    ]
    table = made_table(tmp_path / "tables", columns, rows, source_jumlah="JUMLAH (jiwa)")
    return item("dataset", "penduduk", 1, judul="Jumlah penduduk", tables=(table,), files=(table.file,))


def hostile_values(kind: str) -> dict[str, Any]:
    """Every free text of a kind's model filled with HOSTILE."""
    skipped = {"judul", "bahasa", "jenis_layanan", "alamat_daring"}
    values: dict[str, Any] = {"judul": HOSTILE[:290]}
    for name, field in KINDS[kind].model_fields.items():
        key = field.alias or name
        schema = str(field.annotation)
        if key not in skipped and schema in ("str | None", "<class 'str'>", "typing.Optional[str]"):
            values[key] = HOSTILE
        if "tuple[typing.Annotated[str, BeforeValidator(func=<function as_words" in schema:
            values[key] = [HOSTILE]
    for key in ("penerbit", "bahasa", "dataset", "berkas", "waktu", "seri", "pengganti", "induk", "wilayah",
                "periode"):  # fmt: skip
        values.pop(key, None)
    return values | ({"situs": ADDRESS} if kind == "organisasi" else {})


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_words_are_inert_on_every_page(kind: str, build: Build, tmp_path: Path) -> None:
    table = made_table(tmp_path / "t", {"a": ColumnSpec(type="teks", title=HOSTILE, definition=HOSTILE),
                                        "b": "bilangan", "c": "url"},
                       [(HOSTILE, 1, HOSTILE), ("aman", 2, "https://a.example/\"><script>")])  # fmt: skip
    table = replace(table, title=HOSTILE, notes=(HOSTILE,))
    beside = {"tables": (table,), "files": (table.file,)} if kind == "dataset" else {"body": HOSTILE}
    bad = item(kind, "jahat", **hostile_values(kind), **beside)
    page = build(catalogue(bad, events=(event(bad, "diperbarui", HOSTILE),)))[f"{kind}/jahat/"]
    assert "{{ 7*7 }}" in page.text()
    assert page.root.xpath("//script | //img | //iframe | //h1 | //*[@onerror] | //*[@onmouseover]") == []
    schemes = [link.split(":")[0].lower() for link in page.links() if ":" in link]
    assert set(schemes) <= {"https", "http", "mailto", "tel"}
    assert page.front["title"].startswith("x &lt;script&gt;")
    assert page.root.xpath("//article/*[last()][@class='t-feeds']"), "a block was closed from inside"


@pytest.mark.parametrize("kind", KINDS)
def test_front_matter_is_what_the_theme_reads(kind: str, build: Build) -> None:
    page = build(catalogue(item(kind, "satu", topik=["tata-kelola"])))[f"{kind}/satu/"]
    terang = page.front["terang"]
    assert (terang["kind"], terang["slug"]) == (kind, "satu")
    assert terang["feeds"] == [{"title": "Judul satu", "href": f"{kind}/satu/"}]
    assert terang["crumbs"][:2] == [
        {"title": "Beranda", "href": ""},
        {"title": KINDS[kind].plural, "href": f"{kind}/"},
    ]
    assert "\n" not in page.front["description"]


@pytest.mark.parametrize("kind", VIEWS)
def test_every_kind_has_its_page_history_and_feeds(kind: str, build: Build) -> None:
    page = build(catalogue(item(kind, "satu")))[f"{kind}/satu/"]
    headings = [heading.text_content() for heading in page.find("h2")]
    assert "Riwayat" in headings
    assert "rss.xml" in page.links()
    assert page.find(".t-log time")[0].get("datetime") == "2025-01-01"


def test_sample_and_status_are_said_first(build: Build) -> None:
    old = item("dataset", "lama", contoh="true", status="diganti", alasan="Metode baru.", pengganti="baru")
    pages = build(catalogue(old, item("dataset", "baru")))
    text = pages["dataset/lama/"].text(".t-banner")
    assert "bukan data resmi" in text
    assert "Metode baru." in text
    assert "../baru/" in pages["dataset/lama/"].links()
    assert "Menggantikan Judul lama" in pages["dataset/baru/"].text()


@pytest.mark.parametrize(("status", "words"), [("ralat", "Sudah diralat"), ("dicabut", "tidak berlaku lagi")])
def test_status_has_its_banner_and_reason(status: str, words: str, build: Build) -> None:
    page = build(catalogue(item("dokumen", "x", status=status, alasan="Salah ketik.")))["dokumen/x/"]
    assert words in page.text(".t-banner")
    assert "Salah ketik." in page.text(f".t-banner--{status}")


def test_table_is_written_as_indonesians_write(population: Item, build: Build) -> None:
    page = build(catalogue(population))["dataset/penduduk/"]
    rows = [[cell.text_content() for cell in row] for row in page.find(".t-rows tbody tr")]
    assert rows[0] == [
        "2012",
        "01",
        "964.558",
        "1.234,5",
        "17 Agustus 2024",
        "https://a.example/?x=1&y=2",
        "Ya",
    ]
    assert rows[1] == ["2013", "02", "–", "0,25", "–", "javascript:alert(1)", "Tidak"]
    assert [th.text_content() for th in page.find(".t-rows th")][2] == "Penduduk jiwa"
    numbers = page.find(".t-rows td.t-number")[:2]
    assert [cell.text_content() for cell in numbers] == ["964.558", "1.234,5"]
    assert [a.get("href") for a in page.find(".t-rows a")] == ["https://a.example/?x=1&y=2"]
    assert page.find("tr[id=penduduk-baris-3]")
    assert "Seluruh 3 baris." in page.text()


def test_dictionary_statistics_and_what_was_tidied(population: Item, build: Build) -> None:
    note = "Titik ribuan dihapus pada 2 nilai."
    column = replace(population.tables[0].columns[2], normalised=(note,))
    columns = (*population.tables[0].columns[:2], column, *population.tables[0].columns[3:])
    given = replace(population, tables=(replace(population.tables[0], columns=columns),))
    page = build(catalogue(given))["dataset/penduduk/"]
    line = page.find(".t-dict__line")[2].text_content()
    assert all(
        words in line for words in ("Penduduk", "jumlah", "bilangan bulat, jiwa", "Warga yang tercatat.")
    )
    assert "Definisi belum diisi." in page.find(".t-dict__line")[0].text_content()
    assert note in page.text()
    assert "“JUMLAH (jiwa)” menjadi jumlah" in page.text()


def test_statistics_are_over_all_rows(population: Item) -> None:
    table = population.tables[0]
    told = dict(statistics(table.columns[2], table))
    assert told["Kosong"] == "1 (33,3 %)"
    assert (told["Terkecil"], told["Terbesar"]) == ("964.558", "1.091.088")
    assert told["Rata-rata"] == "1.027.823"
    assert dict(statistics(table.columns[4], table))["Terkecil"] == "2 Januari 2024"


def test_downloads_name_format_size_and_digest(population: Item, build: Build) -> None:
    page = build(catalogue(population))["dataset/penduduk/"]
    targets = [a.get("href") for a in page.find(".t-formats a, .t-download a")]
    assert targets[:4] == [f"penduduk.{suffix}" for suffix in ("csv", "xlsx", "json", "parquet")]
    assert "asli/penduduk.csv" in targets
    assert "datapackage.json" in page.links()
    codes = [code.text for code in page.find(".t-digest code")]
    assert "ab" * 32 in codes
    assert len(codes) == 5
    assert "1,2 KB, berkas asli" in page.text()


def test_long_table_shows_its_first_rows_only(tmp_path: Path) -> None:
    table = made_table(tmp_path / "t", {"n": "bilangan"}, [(n,) for n in range(120)])
    part = preview(table, limit=100, cache=tmp_path)
    assert (part.shown, part.total, part.whole) == (SHOWN, 120, False)
    assert part.html.count("<tr id=") == SHOWN
    assert preview(table, limit=120, cache=tmp_path).whole


def test_preview_is_kept_and_not_read_again(tmp_path: Path) -> None:
    table = made_table(tmp_path / "t", {"n": "bilangan"}, [(1,)])
    first = preview(table, 10, tmp_path)
    table.parquet.unlink()
    assert preview(table, 10, tmp_path) == first
    assert "2" not in first.html.replace("baris-1", "")


@pytest.mark.parametrize("name", ['a b"c', "tabel/1", "Ä <x>"])
def test_row_anchor_is_an_id(name: str, tmp_path: Path) -> None:
    anchor = row_anchor(made_table(tmp_path, {"n": "bilangan"}, [(1,)], name="t", title=name))
    assert anchor == "t-baris-"
    assert row_anchor(replace(made_table(tmp_path, {"n": "bilangan"}, [(1,)]), name=name)).isascii()


def test_moments_and_months_have_names(tmp_path: Path) -> None:
    columns = {"w": "waktu", "b": "bulan", "t": "teks"}
    rows = [(datetime(2025, 7, 1, 14, 30), "2025-07", "x" * 600), (None, "0000-07", None)]
    shown = preview(made_table(tmp_path, columns, rows), 10, tmp_path).html
    assert "1 Juli 2025 14.30" in shown
    assert ">Juli 2025<" in shown
    assert ">0000-07<" in shown
    assert "x" * 500 + "…" in shown
    assert '<td class="t-text">' in shown


def test_an_address_among_words_is_a_link_and_what_only_holds_one_is_not(tmp_path: Path) -> None:
    cells = [("https://x.go.id/a?b=1&c=2",), ("BPS",), ("lihat https://x.go.id",), ('https://x.id/"><b>',)]
    shown = preview(made_table(tmp_path, {"a": "teks"}, cells), 10, tmp_path).html
    assert shown.count("<a ") == 1
    assert 'href="https://x.go.id/a?b=1&amp;c=2"' in shown
    assert "<b>" not in shown


def test_a_long_address_shows_its_beginning_and_its_end(tmp_path: Path) -> None:
    long = f"https://x.go.id/{'laporan-' * 30}akhir.pdf"
    shown = preview(made_table(tmp_path, {"a": "url"}, [(long,), ("https://x.go.id/",)]), 10, tmp_path).html
    assert f'href="{long}"' in shown
    begin, end = shown.split('<span class="t-begin">')[1].split("</a>")[0].split("</span>")
    assert (begin + end, len(end)) == (long, 35)
    assert ">https://x.go.id/</a>" in shown


def test_charts_stand_with_their_numbers_and_refusals_with_their_reason(
    population: Item, build: Build
) -> None:
    charts = [{"jenis": "garis", "x": "tahun", "y": "jumlah"}, {"jenis": "pai", "x": "tahun", "y": "jumlah"}]
    given = item("dataset", "penduduk", tables=population.tables, grafik=charts)
    page = build(catalogue(given))["dataset/penduduk/"]
    assert len(page.find("figure")) == 1
    assert len(page.find("figure svg[role=img]")) == 2
    assert page.text("figure td") == "964.558 – 1.091.088"
    assert "pai menyembunyikan" in page.text(".t-empty")


def test_a_chart_is_offered_where_none_is_asked_for(population: Item, build: Build) -> None:
    assert build(catalogue(population))["dataset/penduduk/"].find("figure svg")


def test_dataset_without_tables_says_so(build: Build) -> None:
    assert "Data belum tersedia" in build(catalogue(item("dataset", "x")))["dataset/x/"].text(".t-empty")


def rule(slug: str, **keys: Any) -> Item:
    return item("dokumen", slug, jenis="Peraturan Daerah", nomor=slug[-1], **keys)


def test_relations_stand_on_both_pages(build: Build) -> None:
    pages = build(
        catalogue(rule("perda-1", mencabut=["perda-2"], mengubah=["perda-3"], tahun="2024"),
                  rule("perda-2"), rule("perda-3", diubah_dengan=["perda-1"], dokumen_terkait=["perda-2"]))
    )  # fmt: skip
    told = {slug: pages[f"dokumen/{slug}/"].text(".t-facts") for slug in ("perda-1", "perda-2", "perda-3")}
    assert "Mengubah Judul perda-3" in told["perda-1"]
    assert "Mencabut Judul perda-2" in told["perda-1"]
    assert "mengubah Judul perda-3" in told["perda-1"], "without a year it has no short name"
    assert "Status peraturan Tidak berlaku" in told["perda-2"]
    assert "Keterangan status dicabut dengan PERDA 1/2024" in told["perda-2"]
    assert "Dicabut dengan Judul perda-1" in told["perda-2"]
    assert "Dokumen terkait Judul perda-3" in told["perda-2"]
    assert told["perda-3"].count("Diubah dengan Judul perda-1") == 1


def test_series_of_documents_newest_first(build: Build) -> None:
    pages = build(catalogue(*(rule(f"apbd-{n}", seri="apbd", tahun=f"202{n}") for n in (1, 3, 2))))
    assert pages["dokumen/apbd-2/"].text(".t-neighbours") == "Sebelumnya Judul apbd-1 Sesudahnya Judul apbd-3"
    assert "Judul apbd-3" in pages["dokumen/apbd-2/"].text(".t-banner"), "the newest is told at once"
    assert not pages["dokumen/apbd-3/"].find(".t-banner")
    assert {"../seri/apbd/", "../seri/apbd/terbaru/"} <= set(pages["dokumen/apbd-3/"].links())


def test_metadata_only_document_says_that_its_file_is_missing(build: Build) -> None:
    page = build(catalogue(rule("perda-1", penandatangan="Wali Kota", tanggal_penetapan="2024-03-01")))
    text = page["dokumen/perda-1/"].text()
    assert "Berkas belum tersedia di portal ini." in text
    assert "Tanggal penetapan 1 Maret 2024" in text
    assert "Penandatangan Wali Kota" in text
    assert not page["dokumen/perda-1/"].find("iframe")


def test_pdf_is_shown_in_the_page_with_a_link_for_those_who_cannot(build: Build) -> None:
    made = item("dokumen", "a", files=(file("content/dokumen/a/lap 1.pdf", 20_000_000, "application/pdf"),))
    page = build(catalogue(made))["dokumen/a/"]
    shown = page.find("iframe")[0]
    assert (shown.get("src"), shown.get("loading")) == ("lap%201.pdf", "lazy")
    assert shown.getparent().get("open") is None, "20 MB only for those who ask"
    assert shown.getparent().find("p/a").get("href") == "lap%201.pdf"


def test_announcement_has_its_text_below_the_title(build: Build) -> None:
    notice = item("pengumuman", "x", body="# Kepala\n\nAir *naik*.\n\n| a | b |\n|---|---|\n| 1 | 2 |",
                  tempat="Rumbai", berlaku_sampai="2024-12-31")  # fmt: skip
    page = build(catalogue(notice))["pengumuman/x/"]
    assert [h.text for h in page.find(".t-prose h2")] == ["Kepala"]
    assert page.find(".t-prose em")[0].text == "naik"
    assert page.find(".t-prose table")
    assert "Sudah lewat" in page.text(".t-banner")
    assert "Tempat Rumbai" in page.text()


def test_service_shows_the_citizens_part_first_and_names_what_is_missing(build: Build) -> None:
    form = item("dokumen", "formulir")
    office = item("organisasi", "loket")
    given = item("layanan", "akta", persyaratan=["KTP", "KK"], prosedur=["Datang", "Pulang"], biaya="Gratis",
                 pengaduan=["https://lapor.go.id"], lokasi=["loket"], formulir=["formulir"],
                 alamat_daring="https://daring.example/")  # fmt: skip
    pages = build(catalogue(form, office, given))
    page = pages["layanan/akta/"]
    headings = [h.text_content() for h in page.find("h2")][:5]
    assert headings == ["Persyaratan", "Prosedur", "Tempat dan waktu", "Pengaduan", "Standar pelayanan"]
    assert [li.text_content() for li in page.find(".t-checklist li")] == ["KTP", "KK"]
    assert [li.text_content() for li in page.find(".t-steps li")] == ["Datang", "Pulang"]
    assert {"../../organisasi/loket/", "../../dokumen/formulir/", "https://lapor.go.id"} <= set(page.links())
    assert "Waktu belum diisi Biaya Gratis" in page.text(".t-glance")
    assert "10 belum diisi: Jangka waktu pelayanan, Produk pelayanan, Dasar hukum" in page.text()
    assert "Judul akta" in pages["dokumen/formulir/"].text(".t-facts")


def test_empty_service_is_honest_about_every_component(build: Build) -> None:
    text = build(catalogue(item("layanan", "x")))["layanan/x/"].text()
    assert "14 belum diisi" in text
    assert all(name in text for name in COMPONENTS.values())


def test_unsafe_online_address_is_no_link(build: Build) -> None:
    page = build(catalogue(item("layanan", "x", alamat_daring="javascript:alert(1)")))["layanan/x/"]
    assert not [link for link in page.links() if link.startswith("javascript")]


def test_indicator_shows_its_newest_figure_and_the_row_it_comes_from(population: Item, build: Build) -> None:
    own = item("indikator", "warga", dataset="penduduk", nilai="jumlah", definisi="Semua orang.",
               target=[{"tahun": 2017, "nilai": "1100000", "sumber": "RPJMD"}])  # fmt: skip
    pages = build(catalogue(population, own))
    page = pages["indikator/warga/"]
    assert page.text(".t-headline__value") == "1.091.088 jiwa"
    assert page.text(".t-headline__when") == "2017"
    assert "Naik 126.530 jiwa dari 2012." in page.text()
    assert "../../dataset/penduduk/#penduduk-baris-3" in page.links()
    assert "2017 1.100.000 1.091.088 RPJMD" in page.text()
    assert "Semua orang." in page.text()
    assert page.find("figure svg")
    assert "../../indikator/warga/" in pages["dataset/penduduk/"].links()


def test_indicator_without_data_says_so(build: Build) -> None:
    page = build(catalogue(item("indikator", "lahir")))["indikator/lahir/"]
    assert page.text(".t-empty") == "Data belum tersedia."
    assert not page.find("figure, table, .t-headline")


def test_organisation_stands_in_its_tree_and_lists_what_it_publishes(build: Build) -> None:
    below = item("organisasi", "uptd", induk="diskominfo", wilayah="14.71.01", situs="https://u.example/")
    pages = build(catalogue(below, item("dataset", "a"), item("layanan", "b")))
    parent, child = pages["organisasi/diskominfo/"], pages["organisasi/uptd/"]
    assert "../uptd/" in parent.links()
    assert {"../../dataset/a/", "../../layanan/b/"} <= set(parent.links())
    assert child.front["terang"]["crumbs"][-1] == {"title": "Dinas Kominfo", "href": "organisasi/diskominfo/"}
    assert {"../diskominfo/", "../../wilayah/14.71.01/", "https://u.example/"} <= set(child.links())
    assert "belum menerbitkan" in child.text(".t-empty")


def test_an_office_says_how_to_reach_it_and_what_of_that_is_missing(build: Build) -> None:
    reached = item(
        "organisasi", "a", telepon="(0761) 31-234", surel="a@kota.example", jam_layanan="Senin 08.00"
    )
    several = item("organisasi", "b", telepon="0761 1, 0761 2", alamat="Jalan Satu")
    pages = build(catalogue(reached, several))
    first, second = pages["organisasi/a/"], pages["organisasi/b/"]
    assert {"tel:076131234", "mailto:a@kota.example"} <= set(first.links())
    assert "Belum tersedia alamat" in " ".join(first.text(".t-facts").split())
    assert not [link for link in second.links() if link.startswith("tel:")]
    assert "Belum tersedia jam layanan" in " ".join(second.text(".t-facts").split())


def test_organisations_that_are_their_own_parents_do_not_hang(build: Build) -> None:
    round_about = (item("organisasi", "a", induk="b"), item("organisasi", "b", induk="a"))
    assert "organisasi/a/" in build(catalogue(*round_about))


def test_exemption_shows_the_test_and_never_a_file(build: Build) -> None:
    given = item("dikecualikan", "rahasia", pasal_17=["h", "17 huruf a"], files=(file("x/rahasia.pdf"),),
                 penetapan={"nomor": "1/2024", "tanggal": "2024-02-01", "pejabat": "PPID"})  # fmt: skip
    page = build(catalogue(given))["dikecualikan/rahasia/"]
    assert page.text(".t-test td") == "Akibat. Manfaat."
    assert "Pasal 17 huruf h dapat mengungkap rahasia pribadi" in page.text()
    assert "dapat menghambat proses penegakan hukum" in page.text()
    assert "Tanggal penetapan 1 Februari 2024" in page.text()
    assert "rahasia.pdf" not in html.tostring(page.root, encoding="unicode")
    assert "pdf" not in json.dumps(page.front["terang"]["jsonld"]).lower()


@pytest.mark.parametrize(
    ("text", "name", "known"),
    [("h", "Pasal 17 huruf h", True), ("17 huruf a angka 2", "17 huruf a angka 2", True), ("z", "z", False)],
)
def test_grounds_are_named_by_their_letter(text: str, name: str, known: bool) -> None:
    assert ground(text)[0] == name
    assert bool(ground(text)[1]) == known


def test_withdrawn_item_keeps_its_address(build: Build) -> None:
    gone = Withdrawn(
        "dataset", "lama", "Data <b>lama</b>", START + timedelta(days=3), "Salah hitung.", "d" * 40
    )
    page = build(catalogue(withdrawn=(gone,)))["dataset/lama/"]
    text = page.text()
    assert all(
        words in text for words in ("Sudah ditarik", "4 Januari 2025", "Salah hitung.", "Data <b>lama</b>")
    )
    assert "Pemerintah Kota Contoh" in text
    assert f"https://git.example.go.id/portal/commit/{'d' * 40}" in page.links()
    assert "perubahan/" in page.links()
    assert page.front["terang"]["search"] is False


def test_renamed_item_leaves_a_redirect(build: Build) -> None:
    gone = Withdrawn("dataset", "lama", "Lama", START, "Dipindah.")
    pages = build(catalogue(item("dataset", "baru", alamat_lama=["lama"]), withdrawn=(gone,)))
    page = pages["dataset/lama/"]
    assert page.front["terang"]["redirect"] == "dataset/baru/"
    assert page.front["terang"]["search"] is False
    assert page.links() == ["../baru/"]


def test_item_published_again_has_its_own_page(build: Build) -> None:
    gone = Withdrawn("dataset", "x", "X", START, "Ditarik.")
    assert "Ditarik" not in build(catalogue(item("dataset", "x"), withdrawn=(gone,)))["dataset/x/"].text()


def test_history_links_to_all_changes_where_git_knows_them(build: Build) -> None:
    known = replace(item("dataset", "a"), revisions=(Revision("c" * 40, START, "Awal"),))
    pages = build(catalogue(known, item("dataset", "b")))
    assert "perubahan/" in pages["dataset/a/"].links()
    assert "perubahan/" not in pages["dataset/b/"].links()


def test_the_state_that_is_cited_has_an_address_for_ever(build: Build) -> None:
    known = item("dataset", "a")
    told = (event(known, "diperbarui", commit="e" * 40), event(known, commit="c" * 40))
    page = build(catalogue(known, events=told))["dataset/a/"]
    permanent = f"perubahan/#{'e' * 10}"
    assert permanent in page.links()
    assert f"/dataset/a/{permanent}" in page.text()
    cited = citation(catalogue(known), known, "e" * 40)
    assert cited.url == cited.newest + permanent
    assert cited.url in cited.text
    assert json.loads(cited.csl_json)[0]["URL"] == cited.url


def test_related_items_share_most_topics_first() -> None:
    a, b, c = (item("dataset", slug, topik=t) for slug, t in
               (("a", ["x", "y"]), ("b", ["x", "y"]), ("c", ["y"])))  # fmt: skip
    other = item("dataset", "d", penerbit="lain")
    found = links.build(catalogue(a, b, c, other)).related(a)
    assert [each.slug for each in found] == ["b", "c"]


def test_related_items_cost_the_same_in_a_large_portal() -> None:
    many = [item("dataset", f"d{n}", topik=["x"]) for n in range(400)]
    index = links.build(catalogue(*many))
    assert len(index.related(many[0])) == links.RELATED
    assert {each.slug for each in index.related(many[0])} <= {
        each.slug for each in index.by_theme["x"][: links.CANDIDATES]
    }


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2021/2025", "2021–2025"),
        ("2025-06", "Juni 2025"),
        ("2025-01-01/2025-06-30", "1 Januari 2025 – 30 Juni 2025"),
        ("2025/2025", "2025"),
    ],
)
def test_periods_are_written_out(text: str, written: str) -> None:
    assert period(text) == written


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("BPS <Riau>", "BPS &lt;Riau&gt;"),
        (
            "https://www.a.id/b/ (BPS)",
            '<a href="https://www.a.id/b/" rel="external noopener">a.id/b</a> (BPS)',
        ),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("lihat https://a.id", 'lihat <a href="https://a.id" rel="external noopener">a.id</a>'),
        (
            "https://a.id/x; https://b.id/y_(z) (BPS, https://c.id/).",
            '<a href="https://a.id/x" rel="external noopener">a.id/x</a>; '
            '<a href="https://b.id/y_(z)" rel="external noopener">b.id/y_(z)</a> '
            '(BPS, <a href="https://c.id/" rel="external noopener">c.id</a>).',
        ),
        (
            '<b> https://a.id/"><script>',
            '&lt;b&gt; <a href="https://a.id/" rel="external noopener">a.id</a>&#34;&gt;&lt;script&gt;',
        ),
    ],
)
def test_every_address_in_a_source_becomes_a_link_and_nothing_else(source: str, shown: str) -> None:
    assert address(source) == shown


def test_citation_names_publisher_state_and_address() -> None:
    given = replace(item("dataset", "penduduk", 1, judul="50% & {warga}_baru"),
                    revisions=(Revision("abcdef1234" * 4, START, "Awal"),))  # fmt: skip
    cited = citation(catalogue(given), given)
    assert cited.text == (
        "Dinas Kominfo. (2025). 50% & {warga}_baru [Dataset], versi 2 Januari 2025 (abcdef1). "
        "PPID Kota Contoh. https://ppid.example.go.id/portal/dataset/penduduk/"
    )
    assert r"title = {{50\% \& \{warga\}\_baru}}" in cited.bibtex
    assert cited.bibtex.count("{") - cited.bibtex.count(r"\{") == cited.bibtex.count(
        "}"
    ) - cited.bibtex.count(r"\}")
    entry = json.loads(cited.csl_json)[0]
    assert (entry["type"], entry["issued"]) == ("dataset", {"date-parts": [[2025, 1, 2]]})


@pytest.mark.parametrize(
    ("code", "name", "url"),
    [
        ("CC-BY-4.0", "Creative Commons Atribusi 4.0 (CC-BY-4.0)", "licenses/by/4.0/"),
        ("CC-BY-ND-4.0", "Creative Commons Atribusi-TanpaTurunan 4.0 (CC-BY-ND-4.0)", "licenses/by-nd/4.0/"),
        ("CC0-1.0", "CC0 1.0 (tanpa hak cipta)", "publicdomain/zero"),
        ("Lisensi <kami>", "Lisensi <kami>", ""),
    ],
)  # fmt: skip
def test_licences_have_a_name_and_an_address(code: str, name: str, url: str) -> None:
    assert licence(code).name == name
    assert url in licence(code).url


def test_dataset_is_what_google_wants(population: Item) -> None:
    thing = structured(catalogue(population), population)
    assert thing["@type"] == "Dataset"
    assert 50 <= len(thing["description"]) <= 5000
    assert thing["license"].startswith("https://creativecommons.org/licenses/by/4.0/")
    assert thing["creator"]["name"] == "Dinas Kominfo"
    assert thing["isAccessibleForFree"] is True
    assert {"Penduduk"} <= {each["name"] for each in thing["variableMeasured"]}
    for each in thing["distribution"]:
        assert each["contentUrl"].startswith("https://ppid.example.go.id/portal/dataset/penduduk/")
        assert each["encodingFormat"]


@pytest.mark.parametrize(
    ("kind", "keys", "schema"),
    [
        ("dokumen", {}, "DigitalDocument"),
        ("dokumen", {"jenis": "Peraturan Daerah", "nomor": "1", "tahun": "2024"}, "Legislation"),
        ("pengumuman", {}, "SpecialAnnouncement"),
        ("pengumuman", {"kategori": "berkala"}, "NewsArticle"),
        ("layanan", {"biaya": "Gratis"}, "GovernmentService"),
        ("indikator", {}, "WebPage"),
        ("organisasi", {"induk": "diskominfo"}, "GovernmentOrganization"),
        ("dikecualikan", {}, "CreativeWork"),
    ],
)
def test_every_kind_has_its_schema_type(kind: str, keys: Mapping[str, Any], schema: str) -> None:
    given = item(kind, "x", **keys)
    thing = structured(catalogue(given), given)
    assert (thing["@type"], thing["name"]) == (schema, "Judul x")
    assert thing["@id"] == f"https://ppid.example.go.id/portal/{kind}/x/"
    assert all(value not in (None, "", [], {}) for value in thing.values())
    assert json.loads(json.dumps(thing)) == thing


def test_repealed_rule_is_not_in_force() -> None:
    gone = rule("perda-1", status="dicabut")
    assert structured(catalogue(gone), gone)["legislationLegalForce"].endswith("NotInForce")


def test_same_catalogue_gives_the_same_pages(population: Item, tmp_path: Path) -> None:
    given = catalogue(population, item("indikator", "w", dataset="penduduk", nilai="jumlah"))
    trees = []
    for name in ("satu", "dua"):
        out = Output(tmp_path / name / "docs", tmp_path / name / "files")
        items.emit(replace(given, cache=tmp_path / name / "cache"), out)
        out.write()
        trees.append({p.name + str(p.parent.name): p.read_bytes() for p in (tmp_path / name).rglob("*.md")})
    assert trees[0] == trees[1]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# A\n\n## B", "<h2>A</h2> <h3>B</h3>"),
        ("### A\n\n###### B", "<h2>A</h2> <h5>B</h5>"),
        ("# A\n\n###### B", "<h2>A</h2> <h6>B</h6>"),
        ("![g](https://a.example/g.png)", '<p>!<a href="https://a.example/g.png">g</a></p>'),
    ],
)
def test_highest_heading_follows_the_title_and_images_are_links(text: str, written: str) -> None:
    assert " ".join(str(render.markdown(text)).split("\n")).strip() == written


@pytest.mark.parametrize(
    ("text", "written"),
    [("Biasa saja, 5 % (dua).", "Biasa saja, 5 % (dua)."), ("a *b* <c>", "a b <c>"), ("- butir", "butir"),
     ("Ä  b\nc", "Ä b c"), ("1. satu", "satu"), ("a  b", "a b")],
)  # fmt: skip
def test_plain_text_of_markdown(text: str, written: str) -> None:
    assert render.plain(text) == written


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="&<>"), max_size=60))
def test_text_without_marks_needs_no_parser(text: str) -> None:
    parsed = " ".join(render.markdown(text).striptags().split())
    if render.UNMARKED.fullmatch(text):
        assert render.plain(text) == parsed


@pytest.mark.parametrize(
    ("value", "written"),
    [(1e16, "10.000.000.000.000.000"), (1e-7, "0,0000001"), (2**64, "18.446.744.073.709.551.616"),
     (-1234.5, "-1.234,5"), (0, "0"), (100, "100"), (Decimal("1.50"), "1,5"), (None, "–")],
)  # fmt: skip
def test_numbers_are_written_out_in_full(value: Any, written: str) -> None:
    assert render.number_id(value) == written


SCALARS = st.text() | st.integers() | st.booleans() | st.none()
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)


@given(ANYTHING)
def test_front_matter_is_yaml_whatever_is_in_it(value: Any) -> None:
    matter = {"title": "x", "terang": value}
    written = render.front_matter(matter)
    assert yaml.load(written, Loader=yaml.CSafeLoader) == yaml.safe_load(written) == matter
    assert written.count("\n") == 2


def test_every_column_type_has_a_name() -> None:
    assert set(items.dataset.TYPE_NAMES) == set(ColumnType)


@pytest.mark.parametrize(
    ("declared", "told"),
    [
        ({}, ""),
        ({"wajib": True, "minimum": 0, "maksimum": 1250.5}, "Wajib diisi. Dari 0 sampai 1.250,5."),
        ({"tipe": "tahun", "minimum": 1990}, "Paling sedikit 1990."),
        ({"maksimum": 1000000}, "Paling banyak 1.000.000."),
        ({"nilai": ["L", "P"]}, "Isi yang boleh: L, P."),
        (
            {"nilai": [str(n) for n in range(MOST_NAMED + 2)]},
            f"Isi yang boleh: {', '.join(map(str, range(MOST_NAMED)))} dan 2 lainnya.",
        ),
    ],
)
def test_the_dictionary_says_what_rows_were_checked_against(declared: dict[str, Any], told: str) -> None:
    assert limits(ColumnSpec.model_validate(declared)) == told
