"""A build after a change publishes the same bytes as a build that remembers nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from generator import contents, pipeline, reading
from generator.discover import Found
from generator.emitters import items
from generator.emitters.items import links
from generator.emitters.items.beside import Beside, Looks
from generator.kept import Kept, PlainUnpickler, store, stored
from generator.keptwords import PARSER, Words, kept_words, of_text
from generator.load import load
from generator.model import Item
from generator.output import Written
from generator.pipeline import build_portal
from generator.publications import DIGESTS, LOG
from generator.render import markdown
from generator.unchanged import RECORD

Commit = Callable[..., str]
PORTAL = Path(__file__).parent / "portals/kecil/portal"
LAW = "ringkasan: Contoh.\nkategori: berkala\npenerbit: pemko\ntopik: [tata-kelola]\njenis: Peraturan\n"
SERIES = (
    "ringkasan: Contoh.\nkategori: berkala\npenerbit: disdukcapil\nseri: lakip\nfrekuensi: tahunan\ntahun: "
)
MORE = {
    "content/dokumen/perwako-2/dokumen.yml": f"judul: Perwako 2\n{LAW}nomor: 2\ntahun: 2025\n"
    "mengubah: perwako-1-2024\n",
    "content/dokumen/perwako-3/dokumen.yml": f"judul: Perwako 3\n{LAW}nomor: 3\ntahun: 2026\n",
    "content/dokumen/lakip-2022/dokumen.yml": f"judul: LAKIP 2022\n{SERIES}2022\ntanggal: 2023-01-05\n",
    "content/dokumen/lakip-2023/dokumen.yml": f"judul: LAKIP 2023\n{SERIES}2023\ntanggal: 2024-01-05\n",
    "content/pengumuman/2024-04-01-nanti.md": "---\njudul: Nanti\nkategori: berkala\npenerbit: pemko\n"
    "terbit: 2024-07-01 08:00\nberlaku_sampai: 2024-08-01\n---\nBelum sekarang.\n",
    "content/layanan/kk.yml": "judul: Penerbitan KK\nringkasan: Kartu baru.\npenerbit: disdukcapil\n"
    "tanggal: 2024-01-11\npersyaratan: [KTP]\nformulir: perwako-3\nlokasi: [kec-sukajadi]\n",
}
"""Beside what the portal has: relations, a series, what is published later, a form of a service."""
Edit = Callable[[Path], object]


def replaced(name: str, old: str, new: str) -> Edit:
    def edit(root: Path) -> None:
        text = (root / name).read_text("utf-8")
        assert old in text, name
        (root / name).write_text(text.replace(old, new, 1), "utf-8")

    return edit


def written(name: str, text: str) -> Edit:
    def edit(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")

    return edit


def removed(name: str) -> Edit:
    return lambda root: shutil.rmtree(root / name)


def removed_file(name: str) -> Edit:
    return lambda root: (root / name).unlink()


def both(*edits: Edit) -> Edit:
    return lambda root: [edit(root) for edit in edits]


DATASET = "datasets/penduduk/dataset.yml"
OFFICE = "content/organisasi/disdukcapil.yml"
EDITS: dict[str, Edit] = {
    "a text": replaced(
        "content/pengumuman/2024-03-05-air-mati.md",
        "- Siapkan air.",
        "- Siapkan **ember**.\n- Matikan pompa.",
    ),
    "a value": replaced("datasets/penduduk/penduduk.csv", "2023", "2024"),
    "a title": replaced(DATASET, "judul: Jumlah", "judul: Banyaknya"),
    "a document's file": replaced("content/dokumen/perwako-1-2024/perwako.txt", "a", "aa"),
    "the name of an office": replaced(OFFICE, "judul: Dinas", "judul: Badan"),
    "an office that moves up": replaced(OFFICE, "induk: pemko\n", ""),
    "where an office is": replaced(
        "content/organisasi/kec-sukajadi.yml", "induk:", "alamat: Jalan Durian 1\ninduk:"
    ),
    "a licence": replaced(DATASET, "contoh: true\n", "contoh: true\nlisensi: CC0-1.0\n"),
    "a promise": replaced(DATASET, "frekuensi: tahunan", "frekuensi: bulanan"),
    "a setting": replaced("mkdocs.yml", "nama: PPID Kota Kecil", "nama: PPID Kota Kecil Sekali"),
    "the portal's licence": replaced("mkdocs.yml", "    contoh: true\n", "    lisensi: CC0-1.0\n"),
    "a template of the portal's own": both(
        replaced("mkdocs.yml", "extra:\n", "theme: {name: material, custom_dir: rupa}\nextra:\n"),
        written("rupa/partials/footer.html", "<p>Hak cipta di sini</p>\n"),
    ),
    "another such template": written("rupa/partials/footer.html", "<p>Hak cipta di sana</p>\n"),
    "a new year of a series": written(
        "content/dokumen/lakip-2024/dokumen.yml",
        f"judul: LAKIP 2024\n{SERIES}2024\ntanggal: 2025-01-05\n",
    ),
    "a year that goes": removed("content/dokumen/lakip-2023"),
    "a relation": replaced(
        "content/dokumen/perwako-3/dokumen.yml", "nomor: 3", "nomor: 3\nmencabut: perwako-2"
    ),
    "a form's title": replaced(
        "content/dokumen/perwako-3/dokumen.yml", "judul: Perwako 3", "judul: Formulir"
    ),
    "a duty": replaced("content/kewajiban/berkala.yml", "judul: ", "judul: Semua "),
    "a new indicator": written(
        "content/indikator/lahir.yml",
        "judul: Lahir\nringkasan: Yang lahir.\nkategori: berkala\npenerbit: disdukcapil\n"
        "tanggal: 2024-02-02\ndataset: penduduk\nnilai: jumlah\nwaktu: tahun\n"
        "saring: {kode: '14.71.01'}\nsatuan: jiwa\n",
    ),
    "boundaries": written(
        "content/peta/batas.geojson",
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"kode": "14.71.01"}, '
        '"geometry": {"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [0, 0]]]}}]}',
    ),
    "a dataset that refers to another": both(
        written("datasets/kk/kk.csv", "kode,kartu\n14.71.01,12\n"),
        written(
            "datasets/kk/dataset.yml",
            "judul: Kartu keluarga\nringkasan: Yang terbit.\nkategori: berkala\npenerbit: disdukcapil\n"
            "tanggal: 2024-02-03\nberkas:\n  berkas: kk.csv\n  kolom:\n"
            "    kode: {tipe: kode, rujukan: penduduk.kode}\n",
        ),
    ),
    "another name of the file that it refers to": both(
        lambda root: (root / "datasets/penduduk/penduduk.csv").rename(root / "datasets/penduduk/jiwa.csv"),
        replaced(DATASET, "berkas: penduduk.csv", "berkas: jiwa.csv"),
    ),
    "an item that is withdrawn": replaced(
        "content/dokumen/perwako-2/dokumen.yml", "mengubah", "status: dicabut\nalasan: Keliru.\nmengubah"
    ),
    "an item under another name": both(
        removed("datasets/kk"),
        lambda root: (root / "datasets/penduduk").rename(root / "datasets/warga"),
        replaced("datasets/warga/dataset.yml", "kategori", "alamat_lama: penduduk\nkategori"),
        replaced("content/indikator/penduduk.yml", "dataset: penduduk", "dataset: warga"),
        replaced("content/indikator/lahir.yml", "dataset: penduduk", "dataset: warga"),
    ),
    "a dataset that goes": both(
        removed("datasets/warga"),
        replaced("content/indikator/penduduk.yml", "dataset: warga\n", ""),
        replaced("content/indikator/lahir.yml", "dataset: warga\n", ""),
    ),
}
"""Each comes on top of those before it."""
EARLY, LATER = (datetime(2024, 6, day, tzinfo=UTC) for day in (1, 30))
AFTER = datetime(2024, 9, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of a test are younger than what is kept otherwise."""
    monkeypatch.setattr(contents, "SETTLED_NS", -(10**18))


@pytest.fixture
def warm(tmp_path: Path) -> Path:
    root = shutil.copytree(PORTAL, tmp_path / "warm")
    for name, text in MORE.items():
        written(name, text)(root)
    return root


def published(root: Path, now: datetime | None = None) -> dict[str, bytes]:
    """All but the log of publications, which goes on where the last one ended."""
    build_portal(root, now=now)
    home = root / "build/site"
    files = {path.relative_to(home).as_posix(): path for path in home.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if name != LOG}


def published_first(root: Path, now: datetime | None = None) -> dict[str, bytes]:
    """By a build that remembers nothing."""
    cold = Path(mkdtemp(dir=root.parent)) / "cold"
    shutil.copytree(root, cold, ignore=lambda folder, names: {"build"} & {*names})
    return published(cold, now)


def test_after_each_edit_the_site_is_that_of_a_first_build(warm: Path) -> None:
    """Compared after every second edit, which halves the time: what one left wrong stands in the next."""
    before = published(warm)
    for number, (name, edit) in enumerate(EDITS.items(), 1):
        edit(warm)
        again = published(warm)
        assert again != before, name
        if number % 2 == 0 or number == len(EDITS):
            first = published_first(warm)
            assert again.keys() == first.keys(), name
            assert [address for address in first if again[address] != first[address]] == [], name
        before = again


def test_the_hour_alone_may_change_what_is_public(warm: Path) -> None:
    before = published(warm, EARLY)
    assert published(warm, LATER) == before
    after = published(warm, AFTER)
    assert after.keys() - before.keys() >= {"pengumuman/2024-04-01-nanti/index.html"}
    assert after == published_first(warm, AFTER)


def test_after_commits_the_site_is_that_of_a_first_build(warm: Path, commit: Commit) -> None:
    """Histories, citations and days come out of git."""
    (warm / ".gitignore").write_text("build/\n")
    commit(warm, "Terbit", date="2025-02-01T08:00:00+07:00")
    published(warm)
    for number, name in enumerate(("a text", "a value", "a new year of a series", "a year that goes")):
        EDITS[name](warm)
        commit(warm, name, date=f"2025-03-0{number + 1}T08:00:00+07:00")
        assert published(warm) == published_first(warm), name


def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Items whose page is made from now on."""
    made: list[str] = []
    page = items.page

    def counted(item: Item, beside: Beside, cards: items.Cards) -> str:
        made.append(item.key)
        return page(item, beside, cards)

    monkeypatch.setattr(items, "page", counted)
    return made


def test_only_pages_that_show_something_of_the_change_are_made_anew(
    warm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_portal(warm)
    made = drawn(monkeypatch)
    EDITS["a form's title"](warm)
    build_portal(warm)
    assert {"dokumen/perwako-3", "layanan/kk", "organisasi/pemko"} <= {*made}
    assert not {"layanan/ktp-el", "organisasi/kec-sukajadi", "indikator/penduduk"} & {*made}


def never(*arguments: object) -> None:
    pytest.fail("made")


def test_where_nothing_changed_nothing_is_made(warm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build_portal(warm, now=EARLY)
    monkeypatch.setattr(pipeline, "load", never)
    assert build_portal(warm, now=LATER) == replace(first, staged=Written())
    assert first.findings


@pytest.mark.parametrize(
    "touch",
    [
        replaced("content/index.md", "Portal untuk", "Portal guna"),
        written("rupa/baru.html", "x"),
        removed_file("build/site/index.html"),
        removed_file("build/site/penerbitan.jsonl"),
        written("build/site/manifest.json", "{}"),
        written("build/site/kelebihan.html", "x"),
        written("build/penerbitan.jsonl", "{}"),
        written("build/cache/sidik", ""),
    ],
)
def test_whatever_changed_the_site_is_made(warm: Path, monkeypatch: pytest.MonkeyPatch, touch: Edit) -> None:
    build_portal(warm)
    touch(warm)
    monkeypatch.setattr(pipeline, "load", never)
    with pytest.raises(pytest.fail.Exception):
        build_portal(warm)


@pytest.mark.parametrize(
    "asked", [{"now": AFTER}, {"base_url": "https://lain.example/"}, {"use_cache": False}]
)
def test_whatever_else_is_asked_for_is_made(
    warm: Path, monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any]
) -> None:
    build_portal(warm, now=EARLY)
    monkeypatch.setattr(pipeline, "load", never)
    with pytest.raises(pytest.fail.Exception):
        build_portal(warm, **{"now": EARLY, **asked})


def test_a_commit_alone_is_published(warm: Path, commit: Commit) -> None:
    """Its hash stands in the manifest."""
    (warm / ".gitignore").write_text("build/\n")
    commit(warm, "Terbit")
    before = published(warm)
    commit(warm, "Tanpa isi")
    assert published(warm)["manifest.json"] != before["manifest.json"]


def test_pages_are_made_again_where_somebody_touched_them(
    warm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_portal(warm)
    page = warm / "build/docs/layanan/kk/index.md"
    text = page.read_text()
    page.write_text("Lain.")
    (warm / "build/cache" / RECORD).unlink()
    made = drawn(monkeypatch)
    build_portal(warm)
    assert made == ["layanan/kk"]
    assert page.read_text() == text


def test_no_page_is_made_again_of_files_that_were_only_written_anew(
    warm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a fresh checkout does it, to which a cache is brought."""
    build_portal(warm)
    for name in ("content", "datasets"):
        shutil.copytree(warm / name, warm / "anew")
        shutil.rmtree(warm / name)
        (warm / "anew").rename(warm / name)
    made = drawn(monkeypatch)
    monkeypatch.setattr(reading, "read_anew", lambda *_: pytest.fail("read again"))
    build_portal(warm)
    assert made == []


def test_the_page_of_an_item_that_changed_while_it_was_read_is_made_again(
    warm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_anew, described = reading.read_anew, warm / "datasets/penduduk/dataset.yml"

    def meanwhile(found: Found, cache: Path) -> reading.Reading:
        read = read_anew(found, cache)
        if found.slug == "penduduk" and found.kind == "dataset":
            os.utime(described, ns=(0, described.stat().st_mtime_ns + 1))
        return read

    described.write_text(f"{described.read_text()}# Baru.\n")
    monkeypatch.setattr(reading, "read_anew", meanwhile)
    build_portal(warm)
    made = drawn(monkeypatch)
    build_portal(warm)
    assert "dataset/penduduk" in made


def test_a_page_sees_nothing_of_the_catalogue_without_its_being_noted(warm: Path) -> None:
    made = load(warm, warm / "build/cache").catalogue
    item = made.of_kind("dataset")[0]
    beside = Looks(made, links.build(made)).beside(item)
    for name in ("items", "events", "withdrawn", "requests", "newest", "of_kind", "published_by"):
        assert hasattr(made, name)
        with pytest.raises(AttributeError):
            getattr(beside.catalogue, name)
    before = len(beside.looked)
    beside.catalogue.publisher(item), beside.links.events.get(item.key)
    assert list(beside.looked)[before:] == [
        ("item", "organisasi", "disdukcapil"),
        ("links", "events", item.key),
    ]


def test_a_text_is_made_once_and_forgotten_when_nobody_asks_for_it(tmp_path: Path) -> None:
    made = []

    def make(text: str) -> str:
        made.append(text)
        return text.upper()

    for texts in (["a", "b", "a"], ["a", "b"], ["a"], ["a", "b"]):
        with kept_words(tmp_path):
            assert [of_text("x", text, make) for text in texts] == [text.upper() for text in texts]
    assert made == ["a", "b", "b"]


def test_the_same_text_may_be_made_into_several_things(tmp_path: Path) -> None:
    with kept_words(tmp_path):
        assert of_text("upper", "Kata\udcff", str.upper) != of_text("lower", "Kata\udcff", str.lower)


def test_nothing_is_kept_of_a_build_that_failed(tmp_path: Path) -> None:
    def fail() -> None:
        with kept_words(tmp_path):
            of_text("x", "a", str.upper)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not list(tmp_path.rglob("*"))
    assert markdown("**a**") == "<p><strong>a</strong></p>\n"


def test_another_parser_makes_it_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = Words(Kept(tmp_path))
    assert words.of("x", "a", str.upper) == "A"
    monkeypatch.setattr("generator.keptwords.PARSER", f"{PARSER}.1")
    assert words.of("x", "a", lambda text: "anew") == "anew"


def test_a_digest_is_read_again_where_a_file_is_another(tmp_path: Path) -> None:
    root = shutil.copytree(PORTAL, tmp_path / "portal")
    first = published(root)
    memory = root / "build/cache" / DIGESTS
    known = stored(memory, PlainUnpickler)
    assert known.keys() >= first.keys() - {"manifest.json", "SHA256SUMS"}
    (inode, size, time), digest = known["index.html"]
    store(memory, known | {"index.html": ((inode + 1, size, time), "0" * 64)})
    assert published(root)["manifest.json"] == first["manifest.json"]
    assert stored(memory, PlainUnpickler)["index.html"][1] == digest
