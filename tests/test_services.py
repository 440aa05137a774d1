"""Services found by what citizens know: event, person, channel, cost and place; and their checklists."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import START, catalogue, item

from generator.emitters import items, lists, services
from generator.emitters.items.checklist import sheet
from generator.emitters.service_facets import FACETS, areas_of, fee_of, missing, service, slug_of
from generator.emitters.service_places import listed
from generator.kinds.resource import SLUG
from generator.kinds.service import COMPONENTS
from generator.model import Catalogue
from generator.output import Output
from generator.pdf.typeset import SHOWN, Sheet
from generator.pipeline import check_portal
from generator.rules.addresses import RESERVED
from generator.structured import structured

HOSTILE = '<script>alert(1)</script> [a](javascript:b) # *c* =1+1 #panic("x")'
CITY = item("organisasi", "kota", judul="Pemerintah Kota Contoh", jenis="kota", wilayah="14.71")
DISTRICT = item(
    "organisasi", "kec", judul="Kecamatan Sail", jenis="kecamatan", induk="kota", wilayah="14.71.03"
)
VILLAGE = item(
    "organisasi", "kel", judul="Kelurahan Sukamaju", jenis="kelurahan", induk="kec", wilayah="14.71.03.1001"
)
BUREAU = item("organisasi", "dinas", judul="Dinas", jenis="dinas", induk="kota", wilayah="14.71.03")
OFFICES = (CITY, DISTRICT, VILLAGE, BUREAU)
LETTER = item(
    "layanan",
    "surat",
    judul="Surat pengantar",
    penerbit="kel",
    peristiwa_hidup=["pindah"],
    sasaran=["Warga kelurahan"],
    kanal=["loket"],
    lokasi=["kel"],
    biaya="Tanpa biaya",
    persyaratan=["KTP"],
)
CARD = item("layanan", "kartu", judul="Kartu", penerbit="dinas", kanal=["loket", "daring"], biaya="Rp 5.000")
BARE = item("layanan", "kosong", judul="Kosong", penerbit="dinas")
GONE = item("layanan", "lama", judul="Lama", penerbit="dinas", status="dicabut", alasan="Tidak ada lagi")


@pytest.fixture(scope="module")
def made() -> Catalogue:
    return catalogue(*OFFICES, LETTER, CARD, BARE, GONE)


@pytest.fixture(scope="module")
def staged(made: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    tmp_path = tmp_path_factory.mktemp("layanan")
    out = Output(tmp_path / "docs", tmp_path / "files")
    for module in (lists, services, items):
        module.emit(made, out)
    out.write()
    return tmp_path


def table(root: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((root / "files/layanan/standar/standar.csv").read_text("utf-8"))))


def page(root: Path, address: str) -> str:
    return (root / "docs" / address / "index.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("peristiwa/pindah", {"Surat pengantar"}),
        ("sasaran/warga-kelurahan", {"Surat pengantar"}),
        ("kanal/loket", {"Surat pengantar", "Kartu"}),
        ("kanal/daring", {"Kartu"}),
        ("biaya/tanpa-biaya", {"Surat pengantar"}),
        ("biaya/berbiaya", {"Kartu"}),
        ("biaya/belum-ditulis", {"Kosong"}),
    ],
)
def test_each_way_of_looking_shows_its_services(staged: Path, address: str, shown: set[str]) -> None:
    text = page(staged, f"layanan/{address}")
    assert {
        title for title in ("Surat pengantar", "Kartu", "Kosong", "Lama") if f">{title}</a>" in text
    } == shown


@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.slug)
def test_the_list_of_services_leads_to_every_way_of_looking(staged: Path, facet: object) -> None:
    assert f'href="{facet.slug}/' in page(staged, "layanan")  # type: ignore[attr-defined]


def test_a_kelurahan_shows_its_own_services_and_those_above(staged: Path) -> None:
    text = page(staged, "layanan/wilayah/14.71.03.1001")
    parts = re.split(r"<h2[^>]*>", text)[1:]
    assert [part.split("</h2>")[0] for part in parts] == ["Di Kelurahan Sukamaju", "Di Kota Contoh"]
    assert [("Surat pengantar" in part, ">Kartu<" in part) for part in parts] == [
        (True, False),
        (False, True),
    ]
    assert "Belum ada layanan Kecamatan Sail sendiri" in text.partition("<h2")[0]
    assert "<form" not in text
    assert "geolocation" not in text


def test_every_area_can_be_chosen_from_the_list(staged: Path) -> None:
    text = page(staged, "layanan/wilayah")
    assert all(f'href="{code}/"' in text for code in ("14.71", "14.71.03", "14.71.03.1001"))


def test_a_bureau_that_lies_in_a_kecamatan_serves_the_whole_city(made: Catalogue) -> None:
    assert areas_of(made, CARD) == ["14.71"]
    assert areas_of(made, LETTER) == ["14.71.03.1001"]


def test_what_is_missing_of_each_standard_is_told_in_page_and_table(staged: Path) -> None:
    rows = list(
        csv.DictReader(io.StringIO((staged / "files/layanan/standar/standar.csv").read_text("utf-8")))
    )
    assert {row["layanan"]: int(row["jumlah_belum"]) for row in rows} == {
        "Kartu": 13,
        "Kosong": 14,
        "Surat pengantar": 12,
    }
    assert all(list(row.values()).count("belum") == int(row["jumlah_belum"]) for row in rows)
    assert "0 dari 14" in page(staged, "layanan/standar")
    assert missing(service(BARE)) == list(COMPONENTS)


@pytest.mark.parametrize(
    ("fee", "kind"),
    [
        ("Tanpa biaya (contoh)", "tanpa-biaya"),
        ("GRATIS", "tanpa-biaya"),
        ("Tidak dipungut biaya", "tanpa-biaya"),
        ("Rp 0", "tanpa-biaya"),
        ("Rp0,-", "tanpa-biaya"),
        ("Rp 05.000", "berbiaya"),
        ("Rp 10.000", "berbiaya"),
        ("Sesuai tarif; salinan tanpa biaya", "berbiaya"),
        ("Tidak sama tiap kelas", "berbiaya"),
        (None, "belum-ditulis"),
    ],
)
def test_the_fee_is_told_apart_by_how_its_sentence_begins(fee: str | None, kind: str) -> None:
    assert fee_of(service(item("layanan", "x", biaya=fee))) == kind


@settings(max_examples=50)
@given(st.text(min_size=1))
def test_words_become_part_of_an_address(words: str) -> None:
    assert SLUG.fullmatch(slug_of(words))
    assert len(slug_of(words)) <= 100


@pytest.mark.parametrize(("words", "said"), [("A", "A"), ("AB", "A dan B"), ("ABC", "A, B, dan C")])
def test_places_are_listed_as_one_says_them(words: str, said: str) -> None:
    assert listed(list(words)) == said


@pytest.mark.parametrize("slug", RESERVED["layanan"])
def test_a_service_does_not_take_the_address_of_a_page(portal: object, slug: str) -> None:
    root = portal({f"content/layanan/{slug}.yml": "judul: A\nringkasan: B.\npenerbit: disdik\n"})  # type: ignore[operator]
    assert [finding.code for finding in check_portal(root)] == ["alamat-ganda"]


def test_no_page_of_services_is_left_out_of_the_reserved_names(staged: Path) -> None:
    pages = {path.name for path in (staged / "docs/layanan").iterdir() if path.is_dir()}
    slugs = {each.slug for each in (LETTER, CARD, BARE, GONE)}
    assert pages - slugs <= set(RESERVED["layanan"])


def test_the_checklist_can_be_read_by_all_and_says_what_to_bring(made: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(sheet(made, LETTER).bytes())
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang).startswith("id")
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.open_metadata().get("dc:title")) == "Surat pengantar"
    text = " ".join(each.get_textpage().get_text_range() for each in pypdfium2.PdfDocument(path))
    assert "KTP" in text
    assert "Prosedur belum ditulis" in text


def test_the_fonts_have_every_character_that_is_taken_for_shown() -> None:
    data = {"title": "".join(sorted(SHOWN - {"\n"})), "author": "x", "body": "", "lead": "", "sample": False}
    data |= {"requirements": [], "steps": [], "facts": [], "footer": "", "source": ""}
    assert Sheet("checklist", data, START).compiled(json.dumps(data)).startswith(b"%PDF")


@pytest.mark.parametrize("title", ["Layanan 漢字", "😀", "\x07\x00"])
def test_a_character_that_no_font_has_is_a_box_and_the_sheet_says_so(title: str, tmp_path: Path) -> None:
    odd = item("layanan", "x", judul=title)
    path = tmp_path / "a.pdf"
    path.write_bytes(sheet(catalogue(odd), odd).bytes())
    assert "ditulis □" in " ".join(pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range().split())


@pytest.mark.parametrize(
    "text", [HOSTILE, "بسم", "\u202e\u200b\ufeff", "\u202e\u0000x", "a" * 3000, "\n\n= b\n#set page"]
)
def test_hostile_words_stay_words(text: str, tmp_path: Path) -> None:
    hostile = item(
        "layanan",
        "x",
        judul=text[:300],
        persyaratan=[text],
        prosedur=[text],
        sasaran=[text],
        kanal=[text],
        biaya=text,
    )
    whole = catalogue(
        item("organisasi", "kel", judul=text[:300], jenis="kelurahan", wilayah="14.71.01.1001"), hostile
    )
    path = tmp_path / "a.pdf"
    path.write_bytes(sheet(whole, hostile).bytes())
    assert len(pypdfium2.PdfDocument(path)) >= 1
    out = Output(tmp_path / "docs", tmp_path / "files")
    services.emit(whole, out)
    out.write()
    made_pages = [each.read_text("utf-8").split("---\n", 2)[2] for each in (tmp_path / "docs").rglob("*.md")]
    assert not any(
        "<script" in each or re.search(r"^#+ .*javascript", each, re.MULTILINE) for each in made_pages
    )
    (row,) = table(tmp_path)
    assert not row["layanan"].startswith(("=", "+", "-", "@"))


def test_machines_are_told_what_the_service_is(made: Catalogue) -> None:
    told = structured(made, LETTER)
    assert told["@type"] == "GovernmentService"
    assert told["areaServed"]["identifier"] == "14.71"
    assert told["availableChannel"][0]["serviceLocation"]["name"] == "Kelurahan Sukamaju"
