"""Every way an officer (or an attacker) can get it wrong: its finding, and nothing published."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.findings import Finding, Rejected, errors
from generator.pipeline import build_portal, check_portal

Portal = Callable[..., Path]

GOOD_YAML = """\
judul: Jumlah penduduk
ringkasan: Penduduk per kecamatan.
kategori: setiap-saat
penerbit: disdik
tanggal: 2025-07-01
"""
GOOD_CSV = "kode,jumlah\n14.71.01,1200\n14.71.02,3400\n"
DATASET = {"datasets/penduduk/dataset.yml": GOOD_YAML, "datasets/penduduk/penduduk.csv": GOOD_CSV}
DOCUMENT = {
    "content/dokumen/sk/dokumen.yml": "judul: SK\nringkasan: Surat.\nkategori: berkala\npenerbit: disdik\n",
}


def dataset(yaml: str = GOOD_YAML, **files: str | bytes | None) -> dict[str, str | bytes | None]:
    return {**DATASET, "datasets/penduduk/dataset.yml": yaml, **files}


def wrong(root: Path) -> list[Finding]:
    return errors(check_portal(root))


def said(root: Path) -> list[tuple[str, str]]:
    return [(str(finding.place), finding.code) for finding in wrong(root)]


def test_the_good_portal_has_no_errors(portal: Portal) -> None:
    assert wrong(portal(DATASET)) == []


@pytest.mark.parametrize(
    ("yaml", "place", "code"),
    [
        ("ringkasan: x\nkategori: berkala\npenerbit: disdik\n", ":1", "kunci-wajib"),
        (GOOD_YAML + "kategry: berkala\n", ":6:1", "kunci-tak-dikenal"),
        (GOOD_YAML.replace("setiap-saat", "kadang-kadang"), ":3:11", "nilai-tak-dikenal"),
        (GOOD_YAML.replace("disdik", "disdk"), ":4:11", "penerbit-tak-dikenal"),
        (GOOD_YAML.replace("2025-07-01", "2025-13-40"), ":5:10", "tanggal-salah"),
        (GOOD_YAML.replace("2025-07-01", "1 Juli 2025"), ":5:10", "tanggal-salah"),
        (GOOD_YAML + "contoh: mungkin\n", ":6:9", "logika-salah"),
        (GOOD_YAML + "wilayah: Pekanbaru\n", ":6:10", "wilayah-salah"),
        (GOOD_YAML + "periode: dua ribu\n", ":6:10", "periode-salah"),
        (GOOD_YAML + "judul: lagi\n", ":6:1", "kunci-ganda"),
        (GOOD_YAML + "status: dicabut\n", ":6:9", "alasan-tidak-ada"),
        (GOOD_YAML + "status: diganti\nalasan: baru\n", ":6:9", "pengganti-tidak-ada"),
        (GOOD_YAML + "pengganti: lain\n", ":6:12", "rujukan-tak-dikenal"),
        (GOOD_YAML + "grafik: [{jenis: pai, x: kode, y: jumlah}]\n", ":6:18", "grafik-pai"),
        (GOOD_YAML + "grafik: [{jenis: garis, x: kode, y: jmlah}]\n", ":6:37", "kolom-tidak-ada"),
        (GOOD_YAML.replace("judul: Jumlah penduduk", "judul: " + "x" * 301), ":1:8", "nilai-terlalu-panjang"),
        (GOOD_YAML.replace("judul: Jumlah penduduk", "judul: [a, b]"), ":1:8", "bentuk-salah"),
        ("judul: 'a\n", ":1:8", "yaml-rusak"),
    ],
)
def test_wrong_metadata(portal: Portal, yaml: str, place: str, code: str) -> None:
    assert ("datasets/penduduk/dataset.yml" + place, code) in said(portal(dataset(yaml)))


def test_all_findings_at_once_sorted_by_place(portal: Portal) -> None:
    root = portal(dataset("ringkasan: x\nkategori: y\npenerbit: zz\n"))
    findings = check_portal(root)
    assert len(findings) == 2
    assert findings == sorted(findings, key=lambda finding: finding.sort_key)


def test_a_near_publisher_is_proposed(portal: Portal) -> None:
    (finding,) = wrong(portal(dataset(GOOD_YAML.replace("disdik", "disdk"))))
    assert str(finding) == (
        'datasets/penduduk/dataset.yml:4:11: penerbit "disdk" tidak ada. '
        'Maksud Anda "disdik"? [penerbit-tak-dikenal]'
    )


def test_a_publisher_whose_own_file_is_broken_is_not_reported_twice(portal: Portal) -> None:
    root = portal({**DATASET, "content/organisasi/disdik.yml": "judul: A\nx: 1\n"})
    assert [code for _, code in said(root)] == ["kunci-tak-dikenal"]


def test_the_same_slug_in_two_folders(portal: Portal) -> None:
    root = portal(
        {**DATASET, **{f"datasets/lama/penduduk/{Path(name).name}": text for name, text in DATASET.items()}}
    )
    (finding,) = wrong(root)
    assert finding.code == "slug-ganda"
    assert "datasets/lama/penduduk/dataset.yml" in finding.message


def test_two_tables_on_one_address(portal: Portal) -> None:
    root = portal({**DATASET, "datasets/penduduk/penduduk.tsv": GOOD_CSV.replace(",", "\t")})
    (finding,) = wrong(root)
    assert (finding.place.file, finding.code) == ("datasets/penduduk/penduduk.tsv", "alamat-ganda")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("perubahan", "alamat-ganda"),
        ("index.html", "jenis-berkas-terlarang"),
        ("INDEX.HTML", "jenis-berkas-terlarang"),
        ("rss.xml", "jenis-berkas-terlarang"),
    ],
)
def test_a_document_named_like_one_of_our_own_files(portal: Portal, name: str, code: str) -> None:
    root = portal({**DOCUMENT, f"content/dokumen/sk/{name}": "halo\n"})
    with pytest.raises(Rejected) as rejected:
        build_portal(root)
    assert code in {finding.code for finding in rejected.value.findings}
    assert not (root / "build/site").exists()


def test_an_old_address_that_is_still_used(portal: Portal) -> None:
    other = {
        "datasets/warga/dataset.yml": GOOD_YAML + "alamat_lama: penduduk\n",
        "datasets/warga/warga.csv": GOOD_CSV,
    }
    assert ("datasets/warga/dataset.yml:6:14", "alamat-ganda") in said(portal({**DATASET, **other}))


@pytest.mark.parametrize(
    ("files", "place", "code"),
    [
        (dataset(GOOD_YAML + "berkas: lain.csv\n"), "datasets/penduduk/dataset.yml:6:9", "berkas-tidak-ada"),
        (dataset(GOOD_YAML + "berkas: lain.csv\n"), "datasets/penduduk/penduduk.csv", "berkas-tak-disebut"),
        (
            dataset(GOOD_YAML + "berkas: ../../rahasia.csv\n"),
            "datasets/penduduk/dataset.yml:6:9",
            "jalur-keluar",
        ),
        (dataset(GOOD_YAML + "berkas: /etc/passwd\n"), "datasets/penduduk/dataset.yml:6:9", "jalur-keluar"),
        (
            {**DATASET, "datasets/penduduk/penduduk.csv": None},
            "datasets/penduduk/dataset.yml",
            "tanpa-tabel",
        ),
        ({"datasets/x/x.csv": GOOD_CSV}, "datasets/x/x.csv", "keterangan-tidak-ada"),
        ({"datasets/x/dataset.yaml": GOOD_YAML}, "datasets/x/dataset.yaml", "keterangan-tidak-ada"),
        ({**DATASET, "datasets/penduduk/surat.docx": b"PK"}, "datasets/penduduk/surat.docx", "bukan-tabel"),
        ({"content/layanan/ktp.pdf": b"%PDF-1.7"}, "content/layanan/ktp.pdf", "berkas-tak-dikenal"),
        (
            {"content/dikecualikan/rahasia.pdf": b"%PDF-1.7"},
            "content/dikecualikan/rahasia.pdf",
            "dikecualikan-berkas",
        ),
        (
            {"content/layanan/KTP Elektronik.yml": "judul: x\n"},
            "content/layanan/KTP Elektronik.yml",
            "slug-salah",
        ),
        (
            {f"content/layanan/{'x' * 200}.yml": "judul: x\n"},
            f"content/layanan/{'x' * 200}.yml",
            "nama-berkas",
        ),
        (
            {f"content/layanan/{'x' * 120}.yml": "judul: x\n"},
            f"content/layanan/{'x' * 120}.yml",
            "slug-salah",
        ),
        (
            {"content/pengumuman/2025-01-01-air.md": "Air mati.\n"},
            "content/pengumuman/2025-01-01-air.md:1",
            "tanpa-keterangan",
        ),
        (
            {"content/organisasi/disdik.yml": "judul: A\ninduk: disdik\n"},
            "content/organisasi/disdik.yml:2:8",
            "induk-melingkar",
        ),
    ],
)
def test_wrong_files(portal: Portal, files: dict[str, str | bytes | None], place: str, code: str) -> None:
    root = portal({name: content for name, content in files.items() if content is not None})
    assert (place, code) in said(root)


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (b"", {"berkas-kosong"}),
        (b"kode,jumlah\n", {"tabel-kosong"}),
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 4, {"bukan-teks", "isi-bukan-csv", "tabel-biner"}),
        (b"PK\x03\x04" + bytes(range(256)), {"bukan-teks", "isi-bukan-csv", "tabel-biner"}),
    ],
)
def test_a_table_that_is_none(portal: Portal, content: bytes, codes: set[str]) -> None:
    found = wrong(portal({**DATASET, "datasets/penduduk/penduduk.csv": content}))
    assert found
    assert {finding.code for finding in found} <= codes


@pytest.mark.parametrize(
    "name", ["penduduk.xlsx", "penduduk.xls", "penduduk.ods", "penduduk.parquet", "penduduk.json"]
)
@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 rusak", b"bukan apa-apa", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_a_broken_table_of_any_format(portal: Portal, name: str, content: bytes) -> None:
    files = {"datasets/penduduk/dataset.yml": GOOD_YAML, f"datasets/penduduk/{name}": content}
    findings = wrong(portal(files))
    assert findings
    assert all(finding.place.file == f"datasets/penduduk/{name}" for finding in findings)


@pytest.mark.parametrize("length", [4, 20, 200])
def test_a_truncated_pdf(portal: Portal, length: int) -> None:
    pdf = (b"%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n" + b"x" * 300)[:length]
    root = portal({**DOCUMENT, "content/dokumen/sk/sk.pdf": pdf})
    assert "content/dokumen/sk/sk.pdf" in {finding.place.file for finding in wrong(root)}


@pytest.mark.parametrize("target", ["/etc/passwd", "../../../mkdocs.yml", "."])
def test_a_symbolic_link_is_not_followed(portal: Portal, target: str) -> None:
    root = portal(DATASET)
    (root / "datasets/penduduk/tautan.csv").symlink_to(target)
    assert said(root) == [("datasets/penduduk/tautan.csv", "tautan-simbolik")]


def test_a_pipe_is_not_read(portal: Portal) -> None:
    root = portal(DATASET)
    os.mkfifo(root / "datasets/penduduk/pipa.csv")
    assert said(root) == [("datasets/penduduk/pipa.csv", "bukan-berkas")]


@pytest.mark.parametrize(
    "name", ["a\nb.csv", "a\u202eb.csv", "<script>.csv", "a`b.csv", "{{x}}.csv", "e\u0301.csv", b"\xff.csv"]
)
def test_a_file_name_that_could_become_something_else(portal: Portal, name: str | bytes) -> None:
    root = portal(DATASET)
    (root / "datasets/penduduk" / os.fsdecode(name)).write_bytes(GOOD_CSV.encode())
    (finding,) = wrong(root)
    assert finding.code == "nama-berkas"
    assert str(finding).isprintable()


def test_a_bad_commit_changes_nothing_that_is_online(portal: Portal) -> None:
    root = portal(DATASET)
    build_portal(root)
    site = root / "build/site"
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    (root / "datasets/penduduk/dataset.yml").write_text("judul: rusak\n")
    with pytest.raises(Rejected):
        build_portal(root)
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == before


def test_a_folder_that_is_no_portal(tmp_path: Path) -> None:
    with pytest.raises(Rejected) as rejected:
        check_portal(tmp_path)
    assert [finding.code for finding in rejected.value.findings] == ["bukan-portal"]


@pytest.mark.parametrize("name", ["feed.csv", "Feed.xlsx.csv", "datapackage.csv"])
def test_a_table_may_not_take_the_name_of_the_portals_own_file(portal: Portal, name: str) -> None:
    files = {"datasets/penduduk/dataset.yml": DATASET["datasets/penduduk/dataset.yml"]}
    found = check_portal(portal({**files, f"datasets/penduduk/{name}": "kode,jumlah\n01,5\n02,6\n"}))
    taken = name != "Feed.xlsx.csv"
    assert [f.place.file for f in found if f.code == "alamat-ganda"] == [f"datasets/penduduk/{name}"] * taken


@pytest.mark.parametrize("name", ["feed.json", "RSS.xml", "bagikan.png", "perubahan"])
def test_a_document_may_not_take_the_name_of_the_portals_own_file(portal: Portal, name: str) -> None:
    metadata = "judul: SK\nringkasan: Isi.\nkategori: berkala\npenerbit: disdik\ntanggal: 2025-01-01\n"
    found = check_portal(
        portal({"content/dokumen/sk/dokumen.yml": metadata, f"content/dokumen/sk/{name}": "x"})
    )
    assert f"content/dokumen/sk/{name}" in [f.place.file for f in found if f.code == "alamat-ganda"]


@pytest.mark.parametrize(
    ("extra", "line"),
    [("extra: 5", 2), ("extra: [portal]", 2), ("extra:\n  portal: [1]", 3), ("extra:\n  portal: nama", 3)],
)
def test_settings_of_another_shape_are_a_finding(portal: Portal, extra: str, line: int) -> None:
    (finding,) = check_portal(portal({"mkdocs.yml": f"site_name: X\n{extra}\n"}))
    assert (finding.code, finding.place.line) == ("bentuk-salah", line)


@pytest.mark.parametrize("base_url", [None, "bukan alamat", "https://x.example/"])
@pytest.mark.parametrize("text", [": x [", "- a", ""])
def test_settings_that_cannot_be_read_are_a_finding(portal: Portal, text: str, base_url: str | None) -> None:
    with pytest.raises(Rejected) as refused:
        build_portal(portal({"mkdocs.yml": text}), base_url)
    assert {finding.place.file for finding in refused.value.findings} == {"mkdocs.yml"}
