"""Regulations: names by rule, relations both ways, what is in force, citation, and contradictions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import catalogue, item

from generator.catalogues import jdih
from generator.emitters.items.legal import standing
from generator.findings import Severity
from generator.kinds.document import Document
from generator.law.citation import alone, gazette_of, heading_of, in_legal_form, region_of, short_of
from generator.law.forms import FORMS, Region, author_of, form_of, region_in
from generator.law.graph import Force, law_of
from generator.model import Item
from generator.pipeline import check_portal
from generator.structured import structured

Portal = Callable[..., Path]
BODY = "Pemerintah Kota Pekanbaru"


def act(title: str = "tentang Judul", **keys: Any) -> Document:
    fixed = {"judul": title, "ringkasan": "Isi.", "kategori": "berkala", "penerbit": "disdik"}
    return Document.model_validate(fixed | keys)


# ------------------------------------------------------------------ names

HEADINGS = {
    ("Peraturan Daerah", "Peraturan Daerah Kota Pekanbaru Nomor 2 Tahun 2020"): ("PERDA", "Pekanbaru (Kota)"),
    ("Peraturan Daerah", "PERATURAN DAERAH KABUPATEN KAMPAR NOMOR 1"): ("PERDA", "Kampar (Kabupaten)"),
    ("Peraturan Daerah Provinsi Riau", "Peraturan Daerah Provinsi Riau Nomor 1"): ("PERDA", "Riau"),
    ("Peraturan Walikota", "PERATURAN WALIKOTA PEKANBARU NOMOR 1 TAHUN 2020 TENTANG KOTA LAIN"): (
        "PERWAKO",
        "Pekanbaru. Walikota",
    ),
    ("Keputusan Wali Kota", "Peta Rencana SPBE"): ("KEPWAKO", "Pekanbaru. Walikota"),
    ("Undang-Undang", "x"): ("UU", "Indonesia"),
    ("Peraturan Pemerintah Pengganti Undang-Undang", "x"): ("PERPPU", "Indonesia"),
    ("Peraturan Menteri PANRB", "x"): ("PERMEN", ""),
    ("Laporan", "x"): ("", ""),
}


@pytest.mark.parametrize(("kind", "title"), HEADINGS)
def test_abbreviation_and_heading_follow_from_the_form(kind: str, title: str) -> None:
    meta = act(title, jenis=kind)
    assert (short_of(meta), heading_of(meta, BODY)) == HEADINGS[kind, title]


def test_what_the_officer_wrote_goes_before_the_rule() -> None:
    meta = act(jenis="Peraturan Wali Kota", singkatan_jenis="PERWALI", teu_badan="Bogor. Walikota")
    assert (short_of(meta), heading_of(meta, BODY)) == ("PERWALI", "Bogor. Walikota")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_form_is_found_by_its_own_name(form: Any) -> None:
    assert form_of(form.name.upper()) == form
    assert author_of(form, Region("Kota", "X")).count("{") == 0


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_form_is_found_by_its_abbreviations(form: Any) -> None:
    for short in form.short:
        assert form_of(short.lower()) == form_of(f"{short.title()} Kota X") == form


GAZETTES = {
    "LD KAB. X 2018 (3) : 8 Hlm": "Lembaran Daerah Kabupaten X Tahun 2018 Nomor 3",
    "LN 2008 (61), TLN No. 4846: 32 hlm": (
        "Lembaran Negara Republik Indonesia Tahun 2008 Nomor 61, "
        "Tambahan Lembaran Negara Republik Indonesia Nomor 4846"
    ),
    "Berita Negara 2021 Nomor 741": "Berita Negara Republik Indonesia Tahun 2021 Nomor 741",
    "BD 2023 (13)": "Berita Daerah Kota Pekanbaru Tahun 2023 Nomor 13",
    "Berita Daerah Kota Bogor Nomor 34 Tahun 2016 Seri E Nomor 25": (
        "Berita Daerah Kota Bogor Nomor 34 Tahun 2016 Seri E Nomor 25"
    ),
}


@pytest.mark.parametrize("written", GAZETTES)
def test_the_gazette_is_written_out_or_left_alone(written: str) -> None:
    full = gazette_of(written, Region("Kota", "Pekanbaru"))
    assert full == GAZETTES[written]
    assert gazette_of(full, None) == full


@given(st.text(max_size=200))
def test_any_text_is_a_title_and_a_gazette(text: str) -> None:
    assert gazette_of(text, None) is not None
    found = region_in(text)
    assert found is None or found.name.strip()


def test_citation_as_in_a_preamble() -> None:
    """The form of "Mengingat" in Perda Kota Kediri 7/2017 and many others."""
    mayor = act("tentang Penyelenggaraan SPBE", jenis="Peraturan Wali Kota", nomor="13", tahun=2023,
                sumber_lembaran="BD 2023 (13)")  # fmt: skip
    assert alone(mayor, BODY) == (
        "Peraturan Wali Kota Pekanbaru Nomor 13 Tahun 2023 tentang Penyelenggaraan SPBE "
        "(Berita Daerah Kota Pekanbaru Tahun 2023 Nomor 13)"
    )
    local = act("Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah", jenis="Undang-Undang",
                nomor="23", tahun=2014, sumber_lembaran="LN 2014 (244), TLN No. 5587")  # fmt: skip
    changes = {
        f"uu-{n}": act(f"tentang {word}", jenis="Undang-Undang", nomor=n, tahun=2015, mengubah="uu",
                       tanggal_penetapan=f"2015-0{month}-01")
        for n, word, month in (("2", "Perubahan", 2), ("9", "Perubahan Kedua", 3))
    }  # fmt: skip
    law = law_of({"uu": local, **changes})
    assert in_legal_form(law, "uu", BODY) == (
        "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia "
        "Tahun 2014 Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587) sebagaimana telah "
        "diubah beberapa kali, terakhir dengan Undang-Undang Nomor 9 Tahun 2015 tentang Perubahan Kedua"
    )
    assert in_legal_form(law_of({"x": act("Laporan")}), "x", BODY) == ""


# ------------------------------------------------------------------ relations


def perda(slug: str, **keys: Any) -> Item:
    number, year = slug.split("-")[1:]
    given = {"jenis": "Peraturan Daerah", "nomor": number, "tahun": year, "judul": f"Perda {slug}"}
    return item("dokumen", slug, **(given | keys))


CHAIN = (
    perda("perda-1-2010"),
    perda("perda-2-2015", mengubah="perda-1-2010"),
    perda("perda-3-2020", mencabut="perda-1-2010"),
    perda("perda-4-2022", mengubah="perda-3-2020"),
)


def test_relations_stand_both_ways_whoever_wrote_them() -> None:
    law = catalogue(*CHAIN, perda("perda-5-2005", dicabut_dengan="perda-1-2010")).law
    assert law.revokes["perda-1-2010"] == ("perda-5-2005",)
    assert law.revoked_by["perda-1-2010"] == ("perda-3-2020",)
    assert [law.force(each.slug) for each in CHAIN] == [
        Force.ENDED, Force.IN_FORCE, Force.AMENDED, Force.IN_FORCE,
    ]  # fmt: skip


def test_the_page_says_what_is_in_force_and_how_it_came_to_be() -> None:
    told = standing(catalogue(*CHAIN), CHAIN[0])
    assert told is not None
    assert told.force == "tidak berlaku"
    assert [each.slug for each in told.principal] == ["perda-3-2020"]
    assert [step.when for step in told.steps] == ["2010", "2015", "2020", "2022"]
    assert [name for name, _ in told.steps[2].deeds] == ["mencabut", "diubah dengan"]
    assert standing(catalogue(report := item("dokumen", "x")), report) is None


def test_an_amendment_that_was_revoked_is_none() -> None:
    made = catalogue(*CHAIN[:2], perda("perda-9-2016", mencabut="perda-2-2015"))
    assert made.law.force("perda-1-2010") is Force.IN_FORCE


def test_a_circle_ends() -> None:
    law = catalogue(
        perda("perda-1-2020", mengubah="perda-2-2020"), perda("perda-2-2020", mengubah="perda-1-2020")
    ).law
    assert law.chain("perda-1-2020") == ["perda-1-2020", "perda-2-2020"]
    assert law.force("perda-1-2020") is Force.AMENDED


def test_schema_org_and_jdih_know_what_others_did() -> None:
    made = catalogue(*CHAIN, nama_badan_publik=BODY)
    old, new = structured(made, CHAIN[0]), structured(made, CHAIN[2])
    assert old["legislationLegalForce"] == "https://schema.org/NotInForce"
    assert new["legislationLegalForce"] == "https://schema.org/InForce", "amended, and in force"
    assert [each["legislationIdentifier"] for each in new["legislationRepeals"]] == [
        "Peraturan Daerah Nomor 1 Tahun 2010"
    ]
    assert new["legislationChanges"] == new["legislationRepeals"]
    assert new["legislationPassedBy"]["name"] == new["creator"]["name"] == "Pekanbaru (Kota)"
    assert new["datePublished"] == "2020", "not when the portal took it up"
    rows = {row["idData"]: row for row in jdih.rows(made)}
    assert rows["perda-1-2010"]["status"] == "Tidak Berlaku"
    assert rows["perda-1-2010"]["singkatanJenis"] == "PERDA"


# ------------------------------------------------------------------ contradictions

PERDA = "jenis: Peraturan Daerah\n"
CASES: dict[str, tuple[str, str, str, Severity]] = {
    "status-bertentangan": (
        PERDA + "nomor: '1'\ntahun: 2010\nstatus: berlaku\n",
        PERDA + "nomor: '2'\ntahun: 2020\nmencabut: a\n", "a", Severity.ERROR),
    "relasi-mendahului": (
        PERDA + "nomor: '1'\ntahun: 2020\n",
        PERDA + "nomor: '2'\ntahun: 2010\nmengubah: a\n", "b", Severity.ERROR),
    "relasi-melingkar": (
        PERDA + "nomor: '1'\ntahun: 2020\nmengubah: b\n",
        PERDA + "nomor: '2'\ntahun: 2020\nmengubah: a\n", "a", Severity.ERROR),
    "relasi-bertentangan": (
        PERDA + "nomor: '1'\ntahun: 2010\n",
        PERDA + "nomor: '2'\ntahun: 2020\nmengubah: a\nmencabut: a\n", "b", Severity.ERROR),
    "tingkat-lebih-rendah": (
        PERDA + "nomor: '1'\ntahun: 2010\n",
        "jenis: Peraturan Wali Kota\nnomor: '2'\ntahun: 2020\nmencabut: a\n", "b", Severity.ERROR),
    "peraturan-ganda": (
        PERDA + "nomor: '1'\ntahun: 2010\nstatus: dicabut\nalasan: Diganti.\n",
        PERDA + "nomor: '1'\ntahun: 2010\n", "b", Severity.ERROR),
    "melaksanakan-yang-dicabut": (
        PERDA + "nomor: '1'\ntahun: 2010\nstatus: dicabut\nalasan: Diganti.\n",
        "jenis: Peraturan Wali Kota\nnomor: '2'\ntahun: 2011\nmelaksanakan: a\n", "b", Severity.WARNING),
    "mengubah-yang-dicabut": (
        PERDA + "nomor: '1'\ntahun: 2010\nstatus: dicabut\nalasan: Diganti.\ndicabut_dengan: c\n",
        PERDA + "nomor: '2'\ntahun: 2020\nmengubah: a\n", "b", Severity.ERROR),
    "dicabut-dua-kali": (
        PERDA + "nomor: '1'\ntahun: 2010\nstatus: dicabut\nalasan: Diganti.\ndicabut_dengan: c\n",
        PERDA + "nomor: '2'\ntahun: 2020\nmencabut: a\n", "a", Severity.WARNING),
    "pengganti-berbeda": (
        PERDA + "nomor: '1'\ntahun: 2010\nstatus: diganti\nalasan: Baru.\npengganti: c\n",
        PERDA + "nomor: '2'\ntahun: 2020\nmencabut: a\n", "a", Severity.WARNING),
    "singkatan-tak-cocok": (
        PERDA + "nomor: '1'\ntahun: 2010\nsingkatan_jenis: PERWAKO\n", "", "a", Severity.WARNING),
    "teu-tak-cocok": (
        "jenis: Undang-Undang\nnomor: '1'\ntahun: 2010\nteu_badan: Presiden\n", "", "a", Severity.WARNING),
    "lembaran-tak-cocok": (
        PERDA + "nomor: '1'\ntahun: 2010\nsumber_lembaran: BD KOTA X 2010 (1)\n", "", "a", Severity.WARNING),
}  # fmt: skip
"""Code → what stands in document a (the older) and b, where it is told, and how gravely."""


def written(*bodies: str) -> dict[str, str | bytes]:
    head = "judul: {}\nringkasan: Isi.\nkategori: berkala\npenerbit: disdik\ntanggal: 2025-07-01\n"
    return {
        f"content/dokumen/{slug}/dokumen.yml": head.format(f"Judul {slug}") + body
        for slug, body in zip("abc", bodies, strict=False)
    }


@pytest.mark.parametrize("code", CASES)
def test_a_contradiction_is_told_where_it_was_written(portal: Portal, code: str) -> None:
    first, second, place, severity = CASES[code]
    third = PERDA + "nomor: '3'\ntahun: 2012\n"
    found = [each for each in check_portal(portal(written(first, second, third))) if each.code == code]
    assert found, code
    assert found[0].place.file == f"content/dokumen/{place}/dokumen.yml"
    assert found[0].place.line > 0
    assert found[0].severity is severity


def test_a_chain_in_order_is_left_alone(portal: Portal) -> None:
    files = written(
        PERDA + "nomor: '1'\ntahun: 2010\nstatus: dicabut\nalasan: Diganti.\n",
        PERDA + "nomor: '2'\ntahun: 2020\nmencabut: a\nsingkatan_jenis: PERDA\n",
        "jenis: Peraturan Wali Kota\nnomor: '3'\ntahun: 2021\nmelaksanakan: b\n",
    )
    told = {each.code for each in check_portal(portal(files))}
    assert not told & {*CASES}


def test_region_of_a_national_form_is_none() -> None:
    assert region_of(act(jenis="Undang-Undang"), BODY) is None
