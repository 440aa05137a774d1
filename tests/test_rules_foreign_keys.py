"""``rujukan:``: every value of a column against a code list or a column of a dataset."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import frictionless
import pytest
from tabular import workbook

from generator.check import check
from generator.emitters import downloads
from generator.english import translated
from generator.findings import Finding, Severity
from generator.load import load
from generator.output import Output
from generator.pipeline import check_portal
from generator.rules import foreign_keys
from generator.tables.reference import listed, partition, target_of

Portal = Callable[..., Path]
YAML = """\
judul: {slug}
ringkasan: Isi.
kategori: setiap-saat
penerbit: disdik
tanggal: 2025-07-01
berkas:
"""
AREAS = {
    "content/organisasi/kota-uji.yml": 'judul: Kota Uji\njenis: pemerintah daerah\nwilayah: "14.71"\n',
    "content/organisasi/kec-sail.yml": 'judul: Kecamatan Sail\ninduk: kota-uji\nwilayah: "14.71.02"\n',
    "content/organisasi/kel-x.yml": 'judul: Kelurahan X\ninduk: kec-sail\nwilayah: "14.71.02.1001"\n',
}
SCHOOLS = {
    "datasets/sekolah/dataset.yml": YAML.format(slug="sekolah")
    + "  - berkas: sekolah.csv\n    kolom: {NPSN: {tipe: kode}}\n  - berkas: jenjang v.2.csv\n",
    "datasets/sekolah/sekolah.csv": "NPSN,Nama,Tahun\n0123,SD 1,2020\n0124,SD 2,2021\n",
    "datasets/sekolah/jenjang v.2.csv": "Kode Jenjang,Nama\nA,SD\nB,SMP\n",
}


def dataset(
    reference: str, content: str | bytes, name: str = "data.csv", column: str = "kode"
) -> dict[str, Any]:
    yaml = f'  - berkas: {name}\n    kolom: {{"{column}": {{tipe: kode, rujukan: "{reference}"}}}}\n'
    return {"datasets/uji/dataset.yml": YAML.format(slug="uji") + yaml, f"datasets/uji/{name}": content}


def told(root: Path) -> list[Finding]:
    return [finding for finding in check_portal(root) if finding.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("reference", "values"),
    [
        ("wilayah", ["14", "14.71", "14.71.02", "14.71.02.1001", ""]),
        ("organisasi", ["disdik", "kec-sail"]),
        ("sekolah.NPSN", ["0123", "0124"]),
        ("sekolah.npsn", ["0124"]),
        ("sekolah/sekolah.NPSN", ["0123"]),
        ("sekolah/sekolah.csv.NPSN", ["0123"]),
        ("sekolah/jenjang v.2.kode_jenjang", ["A", "B"]),
        ("sekolah.Kode Jenjang", ["A"]),
        ("sekolah.tahun", ["2020"]),
        ("uji.kode", ["x"]),
    ],
)
def test_values_that_are_known_are_no_findings(portal: Portal, reference: str, values: list[str]) -> None:
    rows = "kode,n\n" + "".join(f"{value},{n}\n" for n, value in enumerate(values))
    assert told(portal({**AREAS, **SCHOOLS, **dataset(reference, rows)})) == []


@pytest.mark.parametrize(
    ("reference", "value", "near"),
    [
        ("wilayah", "14.71.03", "14.71.02"),
        ("wilayah", "14.7", "14.71"),
        ("organisasi", "disdk", "disdik"),
        ("sekolah.NPSN", "123", "0123"),
        ("sekolah/jenjang v.2.Kode Jenjang", "C", ""),
    ],
)
def test_a_value_that_is_not_known_is_told_at_its_line(
    portal: Portal, reference: str, value: str, near: str
) -> None:
    found = told(portal({**AREAS, **SCHOOLS, **dataset(reference, f"Data uji\n\nkode,n\n,1\n{value},2\n")}))
    assert [(f.code, f.place.file, f.place.line) for f in found] == [
        ("nilai-tak-dirujuk", "datasets/uji/data.csv", 5)
    ]
    assert f'kolom "kode": "{value}" tidak ada di {reference}.' in found[0].message
    assert near in found[0].remedy


def test_lines_of_a_workbook_are_its_rows(portal: Portal) -> None:
    book = workbook([["Tabel 1"], ["kode", "n"], ["14.71", 1], [], ["14.99", 2]])
    found = told(portal({**AREAS, **dataset("wilayah", book, "data.xlsx")}))
    assert [(f.code, f.place.line) for f in found] == [("nilai-tak-dirujuk", 5)]


def test_the_first_twenty_and_the_count_of_the_rest(portal: Portal) -> None:
    rows = "kode,n\n" + "".join(f"zz-{n},{n}\n" for n in range(50))
    found = told(portal({**AREAS, **dataset("organisasi", rows)}))
    assert [f.code for f in found].count("nilai-tak-dirujuk") == 20
    rest = [f for f in found if f.code == "masih-ada-lagi"]
    assert [f.message for f in rest] == ['kolom "kode": masih ada 30 nilai lain yang salah.']


@pytest.mark.parametrize(
    ("reference", "remedy"),
    [
        ("wilaya", 'Maksud Anda "wilayah"?'),
        ("sekola.NPSN", 'Maksud Anda "sekolah"?'),
        ("sekolah.NPSM", 'Maksud Anda "NPSN"?'),
        ("sekolah", 'Maksud Anda "sekolah"?'),
        ("sekolah/lain.NPSN", "Kolom yang ada"),
        ("../rahasia.kolom", "Tulis wilayah, organisasi"),
        (".", "Tulis wilayah, organisasi"),
    ],
)
def test_a_list_that_nobody_knows_is_told_in_the_yaml(portal: Portal, reference: str, remedy: str) -> None:
    found = told(portal({**AREAS, **SCHOOLS, **dataset(reference, "kode,n\nx,1\n")}))
    assert [(f.code, f.place.file, f.place.line) for f in found] == [
        ("daftar-tak-dikenal", "datasets/uji/dataset.yml", 8)
    ]
    assert remedy in found[0].remedy


def test_a_dataset_with_faults_of_its_own_is_told_once(portal: Portal) -> None:
    broken = {**SCHOOLS, "datasets/sekolah/sekolah.csv": "NPSN,NPSN\n1,2\n"}
    found = told(portal({**AREAS, **broken, **dataset("sekolah.NPSN", "kode,n\nx,1\n")}))
    assert [f.code for f in found] == ["kolom-ganda"]


def test_without_areas_nothing_can_be_checked_and_that_is_said_once(portal: Portal) -> None:
    root = portal(dataset("wilayah", "kode,n\n99,1\n98,2\n"))
    assert told(root) == []
    (finding,) = [each for each in check_portal(root) if each.code == "daftar-kosong"]
    assert (finding.place.file, finding.severity) == ("datasets/uji/dataset.yml", Severity.WARNING)
    assert finding.place.line == 8
    assert finding.message == 'kolom "kode" tidak diperiksa: portal ini belum punya daftar wilayah.'
    assert translated(finding.message)
    assert translated(finding.remedy)


def test_a_second_run_reads_no_table(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    root = portal({**AREAS, **SCHOOLS, **dataset("sekolah.NPSN", "kode,n\n0123,1\n")})
    assert told(root) == []
    monkeypatch.setattr(foreign_keys, "iter_batches", None)
    monkeypatch.setattr(foreign_keys, "distinct_texts", None)
    assert told(root) == []


def test_who_changes_the_list_gets_another_answer(portal: Portal) -> None:
    root = portal({**AREAS, **SCHOOLS, **dataset("sekolah.NPSN", "kode,n\n0123,1\n")})
    assert told(root) == []
    (root / "datasets/sekolah/sekolah.csv").write_text("NPSN,Nama,Tahun\n0999,SD 1,2020\n")
    assert [f.code for f in told(root)] == ["nilai-tak-dirujuk"]
    (root / "datasets/sekolah/sekolah.csv").write_bytes(SCHOOLS["datasets/sekolah/sekolah.csv"].encode())
    assert told(root) == []


@pytest.mark.filterwarnings("ignore")
def test_the_package_has_the_keys_between_its_own_tables(portal: Portal, tmp_path: Path) -> None:
    yaml = YAML.format(slug="uji") + (
        "  - berkas: kelas.csv\n    kolom: {NPSN: {tipe: kode, rujukan: uji/sekolah.npsn}, "
        "kode: {rujukan: wilayah}}\n"
        "  - berkas: sekolah.csv\n    kunci: [NPSN]\n    kolom: {NPSN: {tipe: kode}}\n"
    )
    files = {
        "datasets/uji/dataset.yml": yaml,
        "datasets/uji/kelas.csv": "NPSN,kode\n0123,14.71\n0123,14.71.02\n",
        "datasets/uji/sekolah.csv": "NPSN,Nama\n0123,SD 1\n",
    }
    loaded = load(portal({**AREAS, **files}), tmp_path / "cache")
    assert [f for f in check(loaded) if f.severity is Severity.ERROR] == []
    out = Output(tmp_path / "docs", tmp_path / "files")
    downloads.emit(loaded.catalogue, out)
    out.write()
    path = tmp_path / "files/dataset/uji/datapackage.json"
    schema = json.loads(path.read_bytes())["resources"][0]["schema"]
    assert schema["foreignKeys"] == [
        {"fields": ["NPSN"], "reference": {"resource": "sekolah", "fields": ["NPSN"]}}
    ]
    assert frictionless.validate(str(path)).valid


@pytest.mark.parametrize(
    ("reference", "parts"),
    [
        ("a.b.c", ("a", ".", "b.c")),
        ("a/b.c", ("a", "/", "b.c")),
        ("a", ("a", "", "")),
        ("", ("", "", "")),
        ("/", ("", "/", "")),
    ],
)
def test_parts_of_a_reference(reference: str, parts: tuple[str, str, str]) -> None:
    assert partition(reference) == parts


def test_lists_of_the_portal(portal: Portal, tmp_path: Path) -> None:
    catalogue = load(portal({**AREAS, **SCHOOLS}), tmp_path / "cache").catalogue
    assert listed("wilayah", catalogue)["14.71.02"] == "Kecamatan Sail"
    assert set(listed("wilayah", catalogue)) == {"14", "14.71", "14.71.02", "14.71.02.1001"}
    assert listed("organisasi", catalogue)["disdik"] == "Dinas Pendidikan"
    target = target_of("sekolah/sekolah.NPSN", catalogue)
    assert target
    assert (target.item.slug, target.table.name, target.column.name) == ("sekolah", "sekolah", "NPSN")
