"""Everything to download: addresses, originals byte for byte, the Data Package, the ZIP."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import frictionless
import pytest

from generator.check import check
from generator.distributions import distributions
from generator.emitters import downloads
from generator.files import MEDIA_TYPES
from generator.findings import errors
from generator.kinds.dataset import ColumnType
from generator.kinds.resource import WIB
from generator.load import load
from generator.model import Catalogue
from generator.output import Output
from generator.tables import LABELS, TABLES
from generator.tables.datapackage import FIELD_TYPES, data_package, resource_name, source

CSV = "Kode;Nama Kecamatan;Tahun;Jumlah (jiwa);Persen;Tanggal;Bulan;Aktif;Laman;lintang;bujur\n"
CSV += "01;Sail;2020;1.234.567;12,5%;2 Maret 2021;2021-03;ya;https://a.example/;0,51;101,44\n"
CSV += "02;=1+1;2021;5;7%;3 Maret 2021;2021-04;tidak;-;0,52;101,45\n"
DATASET = """\
judul: Jumlah penduduk
ringkasan: Penduduk per kecamatan.
kategori: setiap-saat
penerbit: disdik
tanggal: 2025-07-01
topik: [kependudukan]
sumber: https://sumber.example/
berkas:
  - berkas: penduduk kota.csv
    judul: Penduduk menurut kecamatan
    kunci: [Kode]
    kolom:
      Kode: {wajib: true, tipe: kode}
      Jumlah (jiwa): {minimum: 0, definisi: Penduduk terdaftar.}
      aktif: {tipe: logika}
  - berkas: lain.json
"""
DOCUMENT = """\
judul: Keputusan
ringkasan: Keputusan contoh.
kategori: setiap-saat
penerbit: disdik
tanggal: 2025-07-01
"""
FILES = {
    "datasets/penduduk/dataset.yml": DATASET,
    "datasets/penduduk/penduduk kota.csv": CSV,
    "datasets/penduduk/lain.json": '[{"a":1,"b":"x"}]',
    "content/dokumen/sk/dokumen.yml": DOCUMENT,
    "content/dokumen/sk/keputusan 1.txt": "Isi.\n",
}


@pytest.fixture
def catalogue(portal: Callable[..., Path]) -> Catalogue:
    loaded = load(portal(FILES), portal({}) / "build/cache")
    assert not errors(check(loaded)), [str(finding) for finding in check(loaded)]
    return loaded.catalogue


def emitted(catalogue: Catalogue, target: Path) -> Path:
    out = Output(target / "docs", target / "files")
    downloads.emit(catalogue, out)
    out.write()
    return target / "files"


def published(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_addresses(catalogue: Catalogue, tmp_path: Path) -> None:
    found = set(published(emitted(catalogue, tmp_path / "situs"))) - {".terang"}
    forms = {f"dataset/penduduk/penduduk kota.{s}" for s in ("csv", "xlsx", "json", "parquet", "geojson")}
    forms |= {f"dataset/penduduk/lain.{suffix}" for suffix in ("csv", "xlsx", "json", "parquet")}
    assert found == {
        *forms,
        "dataset/penduduk/asli/penduduk kota.csv",
        "dataset/penduduk/asli/lain.json",
        "dataset/penduduk/datapackage.json",
        "dataset/penduduk/penduduk.zip",
        "dokumen/sk/keputusan 1.txt",
    }


def test_originals_are_published_byte_for_byte(catalogue: Catalogue, tmp_path: Path) -> None:
    files = published(emitted(catalogue, tmp_path / "situs"))
    assert files["dataset/penduduk/asli/penduduk kota.csv"] == CSV.encode()
    assert files["dokumen/sk/keputusan 1.txt"] == b"Isi.\n"


def test_files_stay_at_the_addresses_an_item_had_before(portal: Callable[..., Path], tmp_path: Path) -> None:
    moved = "alamat_lama: [lama, lebih-lama]\n"
    names = ("datasets/penduduk/dataset.yml", "content/dokumen/sk/dokumen.yml")
    root = portal(FILES | {name: FILES[name] + moved for name in names})
    catalogue = load(root, root / "build/cache").catalogue
    assert not errors(check(load(root, root / "build/cache")))
    made = published(emitted(catalogue, tmp_path))
    for kind, slug in (("dataset", "penduduk"), ("dokumen", "sk")):
        here = {name: made[name] for name in made if name.startswith(f"{kind}/{slug}/")}
        assert here
        for former in ("lama", "lebih-lama"):
            for name, content in here.items():
                assert made[name.replace(slug, former, 1).replace(f"{slug}.zip", f"{former}.zip")] == content


def test_pages_know_sizes_and_digests_before_anything_is_written(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    item = catalogue.get("dataset", "penduduk")
    assert item
    listed = [each for table in item.tables for each in downloads.downloads(item, table)]
    assert [each.label for each in listed[:5]] == ["CSV", "XLSX", "JSON", "Parquet", "GeoJSON"]
    files = published(emitted(catalogue, tmp_path / "situs"))
    for each in listed:
        content = files[each.address.replace("%20", " ")]
        assert (each.size, each.sha256) == (len(content), hashlib.sha256(content).hexdigest())


def test_the_catalogue_names_the_same_files(catalogue: Catalogue, tmp_path: Path) -> None:
    files = published(emitted(catalogue, tmp_path / "situs"))
    for item in catalogue.items:
        for each in distributions(item):
            content = files[each.address.replace("%20", " ")]
            assert (each.size, each.sha256) == (len(content), hashlib.sha256(content).hexdigest())


def test_two_runs_give_the_same_bytes(portal: Callable[..., Path], tmp_path: Path) -> None:
    runs = []
    for name in ("satu", "dua"):
        loaded = load(portal(FILES, at=name), tmp_path / f"tembolok-{name}")
        runs.append(published(emitted(loaded.catalogue, tmp_path / f"situs-{name}")))
    assert runs[0] == runs[1]


def test_a_second_run_writes_nothing(catalogue: Catalogue, tmp_path: Path) -> None:
    emitted(catalogue, tmp_path / "situs")
    out = Output(tmp_path / "situs/docs", tmp_path / "situs/files")
    downloads.emit(catalogue, out)
    assert out.write().written == 0


def test_a_source_that_begins_with_an_address_keeps_its_words() -> None:
    text = "https://data.example/tabel?a=1, diakses 1 Juli 2025."
    assert source(text) == {"title": text, "path": "https://data.example/tabel?a=1"}
    assert source("BPS, https://bps.example") == {"title": "BPS, https://bps.example"}


@pytest.fixture
def package(catalogue: Catalogue, tmp_path: Path) -> tuple[Path, dict[str, Any]]:
    path = emitted(catalogue, tmp_path / "situs") / "dataset/penduduk/datapackage.json"
    return path, json.loads(path.read_bytes())


@pytest.mark.filterwarnings("ignore")
def test_frictionless_accepts_the_package_and_every_row(package: tuple[Path, dict[str, Any]]) -> None:
    report = frictionless.validate(str(package[0]))
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])
    assert len(report.tasks) == 2


def test_the_package_says_what_the_dataset_is(package: tuple[Path, dict[str, Any]]) -> None:
    data = package[1]
    assert data["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (data["name"], data["title"]) == ("penduduk", "Jumlah penduduk")
    assert data["licenses"] == [{"name": "CC-BY-4.0", "path": "https://spdx.org/licenses/CC-BY-4.0.html"}]
    assert data["contributors"] == [{"title": "Dinas Pendidikan", "roles": ["publisher"]}]
    assert data["created"] == "2025-07-01T00:00:00Z"
    assert data["sources"] == [{"title": "https://sumber.example/", "path": "https://sumber.example/"}]


def test_the_moment_of_publication_is_in_utc(catalogue: Catalogue) -> None:
    item = catalogue.get("dataset", "penduduk")
    assert item
    morning = replace(item, issued=datetime(2025, 7, 1, 6, 30, tzinfo=WIB))
    assert data_package(morning, catalogue)["created"] == "2025-06-30T23:30:00Z"


def test_resources_point_at_the_csv_with_its_digest(package: tuple[Path, dict[str, Any]]) -> None:
    path, data = package
    resource = data["resources"][0]
    content = (path.parent / resource["path"]).read_bytes()
    assert resource["name"] == "penduduk-kota"
    assert (resource["bytes"], resource["hash"]) == (
        len(content),
        f"sha256:{hashlib.sha256(content).hexdigest()}",
    )


def test_the_schema_names_types_and_constraints(package: tuple[Path, dict[str, Any]]) -> None:
    schema = package[1]["resources"][0]["schema"]
    fields = {field["name"]: field for field in schema["fields"]}
    assert schema["primaryKey"] == ["Kode"]
    assert {name: field["type"] for name, field in fields.items()} == {
        "Kode": "string", "Nama Kecamatan": "string", "Tahun": "year", "Jumlah (jiwa)": "integer",
        "Persen": "number", "Tanggal": "date", "Bulan": "yearmonth", "Aktif": "boolean", "Laman": "string",
        "lintang": "number", "bujur": "number",
    }  # fmt: skip
    assert fields["Kode"]["constraints"] == {"required": True}
    assert fields["Jumlah (jiwa)"]["constraints"] == {"minimum": 0}
    assert fields["Jumlah (jiwa)"]["unit"] == "jiwa"
    assert fields["Jumlah (jiwa)"]["description"] == "Penduduk terdaftar."
    assert fields["Laman"]["format"] == "uri"


def test_field_types_are_those_of_table_schema() -> None:
    assert set(FIELD_TYPES.values()) <= {"integer", "number", "date", "datetime", "year", "boolean"}
    assert set(FIELD_TYPES) <= set(ColumnType)


@pytest.mark.parametrize(
    ("name", "clean"), [("Data 1", "data-1"), ("ä", "tabel"), ("a.b_c", "a.b_c"), ("--", "tabel")]
)
def test_resource_names_follow_the_standard(name: str, clean: str) -> None:
    assert resource_name(name) == clean


def test_the_zip_holds_everything_with_licence_and_readme(catalogue: Catalogue, tmp_path: Path) -> None:
    folder = emitted(catalogue, tmp_path / "situs") / "dataset/penduduk"
    with zipfile.ZipFile(folder / "penduduk.zip") as bundle:
        names = [name.removeprefix("penduduk/") for name in bundle.namelist()]
        content = {name: bundle.read(f"penduduk/{name}") for name in names}
        assert bundle.testzip() is None
        assert {entry.date_time for entry in bundle.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names == sorted(names)
    beside = published(folder)
    assert {name for name in names if name in beside} == set(beside) - {"penduduk.zip"}
    assert all(content[name] == beside[name] for name in names if name in beside)
    readme = content["BACA-SAYA.md"].decode()
    assert "Jumlah penduduk" in readme
    assert "https://uji.example.go.id/dataset/penduduk/" in readme
    assert "CC-BY-4.0" in content["LISENSI.txt"].decode()


def test_samples_say_so_in_the_zip(portal: Callable[..., Path], tmp_path: Path) -> None:
    files = {**FILES, "datasets/penduduk/dataset.yml": DATASET + "contoh: true\n"}
    catalogue = load(portal(files), tmp_path / "tembolok").catalogue
    folder = emitted(catalogue, tmp_path / "situs")
    with zipfile.ZipFile(folder / "dataset/penduduk/penduduk.zip") as bundle:
        assert "Isi contoh, bukan data resmi." in bundle.read("penduduk/BACA-SAYA.md").decode()


def test_an_interrupted_zip_is_never_published(
    catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: Any) -> None:
        arguments[0].write_bytes(b"half")
        raise OSError("penuh")

    monkeypatch.setattr(downloads, "write_zip", broken)
    with pytest.raises(OSError, match="penuh"):
        emitted(catalogue, tmp_path / "situs")
    monkeypatch.undo()
    with zipfile.ZipFile(emitted(catalogue, tmp_path / "situs") / "dataset/penduduk/penduduk.zip") as bundle:
        assert bundle.testzip() is None


@pytest.mark.parametrize("suffix", TABLES)
def test_each_form_has_a_name_for_people_and_a_media_type(suffix: str) -> None:
    assert LABELS[suffix]
    assert MEDIA_TYPES[f".{suffix.rpartition('.')[2]}"]
