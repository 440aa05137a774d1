"""A check after a change finds exactly what a first check finds, and looks at little more than the change."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import around, contents, kept, load, reading
from generator.check import check
from generator.findings import Finding
from generator.history import dates
from generator.load import glance
from generator.places import Loaded
from generator.rules import RULES, module_of

Commit = Callable[..., str]
ROOT = Path(__file__).parent.parent
HEAD = "ringkasan: Contoh.\nkategori: berkala\npenerbit: disdik\n"
LAW = "jenis: Peraturan Wali Kota\nnomor: '{}'\ntahun: 2024\ntanggal_penetapan: 2024-02-0{}\n"
ROWS = "tahun,kode_wilayah,jumlah_siswa\n2021,14.71.01,120\n2022,14.71.01,130\n2023,14.71.01,140\n"
FILES = {
    "content/organisasi/disdik.yml": 'judul: Dinas Pendidikan\ninduk: kota-uji\nwilayah: "14.71.01"\n',
    "datasets/siswa/dataset.yml": f"judul: Jumlah siswa\n{HEAD}periode: 2021/2023\nretensi: 5 tahun\n"
    "berkas:\n- berkas: siswa.csv\n  kolom:\n    kode_wilayah: {rujukan: wilayah}\n"
    "    tahun: {tipe: tahun}\n  kunci: [tahun]\n",
    "datasets/siswa/siswa.csv": ROWS,
    "datasets/guru/dataset.yml": f"judul: Jumlah guru\n{HEAD}berkas:\n- berkas: guru.csv\n"
    "  kolom: {tahun: {rujukan: siswa.tahun}}\n",
    "datasets/guru/guru.csv": "tahun,guru\n2021,12\n2022,13\n2023,14\n",
    "content/indikator/siswa.yml": f"judul: Siswa\n{HEAD}dataset: siswa\nnilai: jumlah_siswa\nwaktu: tahun\n",
    "content/dokumen/perwako-1/dokumen.yml": f"judul: Perwako 1\n{HEAD}{LAW.format(1, 1)}",
    "content/dokumen/perwako-1/naskah.txt": "Peraturan tentang sekolah.\n",
    "content/dokumen/perwako-2/dokumen.yml": f"judul: Perwako 2\n{HEAD}{LAW.format(2, 2)}"
    "mencabut: perwako-1\n",
    "content/dokumen/perwako-2/naskah.txt": "Peraturan lain tentang sekolah.\n",
    "content/dikecualikan/soal.yml": "judul: Soal ujian akhir sekolah\npenerbit: disdik\n"
    "dasar_hukum: UU\nkonsekuensi_dibuka: A\nkonsekuensi_ditutup: B\njangka_waktu: 2 tahun\n"
    "berlaku_sampai: 2025-12-31\n",
    "content/pengumuman/2025-01-02-libur.md": f"---\njudul: Libur\n{HEAD}---\n"
    "Lihat [data](/dataset/siswa/).\n",
    "content/layanan/daftar.yml": f"judul: Pendaftaran\n{HEAD}persyaratan: [KTP]\nformulir: perwako-2\n",
    "content/panduan/index.md": "# Panduan\n\n[siswa](../dataset/siswa/)\n",
}


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of a test are younger than what is kept otherwise."""
    monkeypatch.setattr(contents, "SETTLED_NS", -(10**18))


@pytest.fixture
def root(portal: Callable[..., Path], commit: Commit) -> Path:
    made = portal(FILES)
    (made / ".gitignore").write_text("build/\n")
    commit(made, "terbit", date="2025-02-01T08:00:00+07:00")
    return made


def replaced(name: str, old: str, new: str) -> Callable[[Path], object]:
    def edit(root: Path) -> None:
        text = (root / name).read_text()
        assert old in text, name
        (root / name).write_text(text.replace(old, new))

    return edit


def written(name: str, text: str) -> Callable[[Path], object]:
    def edit(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)

    return edit


def removed(name: str) -> Callable[[Path], object]:
    def edit(root: Path) -> None:
        path = root / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    return edit


def renamed(old: str, new: str) -> Callable[[Path], object]:
    return lambda root: (root / old).rename(root / new)


DATASET = "datasets/siswa/dataset.yml"
EDITS: dict[str, Callable[[Path], object]] = {
    "a value": replaced("datasets/siswa/siswa.csv", "140", "1400"),
    "a value beyond the period": replaced("datasets/siswa/siswa.csv", "2023", "2031"),
    "a value that is referred to": replaced("datasets/siswa/siswa.csv", "2022", "2019"),
    "a personal number": replaced("datasets/guru/guru.csv", "tahun,guru", "tahun,NIK\n2020,1471016503900001"),
    "the same table twice": written("datasets/guru/guru.csv", ROWS),
    "a column that is pointed at": replaced("datasets/siswa/siswa.csv", "jumlah_siswa", "banyak_siswa"),
    "an unknown publisher": replaced(DATASET, "penerbit: disdik", "penerbit: disdikk"),
    "a publisher that goes": removed("content/organisasi/disdik.yml"),
    "a publisher that breaks": written("content/organisasi/disdik.yml", "judul: [\n"),
    "an area that changes hands": replaced("content/organisasi/disdik.yml", "14.71.01", "14.71"),
    "an organisation that gets a head": replaced(
        "content/organisasi/disdik.yml", "judul:", "pimpinan: Kepala\njudul:"
    ),
    "a circle of offices": replaced("content/organisasi/kota-uji.yml", "jenis:", "induk: disdik\njenis:"),
    "a link that breaks": removed("datasets/siswa"),
    "an item that moves": renamed("datasets/siswa", "datasets/murid"),
    "one that moves and says so": lambda root: (
        renamed("datasets/siswa", "datasets/murid")(root),
        replaced("datasets/murid/dataset.yml", HEAD, f"{HEAD}alamat_lama: siswa\n")(root),
    )[-1],
    "a dataset that breaks": replaced(DATASET, "kategori: berkala", "kategori: kadang"),
    "a relation turned round": replaced(
        "content/dokumen/perwako-2/dokumen.yml", "mencabut", "dicabut_dengan"
    ),
    "a regulation twice": replaced("content/dokumen/perwako-2/dokumen.yml", "nomor: '2'", "nomor: '1'"),
    "a document without text": written("content/dokumen/perwako-1/naskah.txt", ""),
    "a title that is exempt": replaced(DATASET, "Jumlah siswa", "Soal ujian akhir sekolah"),
    "an exemption by that title": replaced(
        "content/dikecualikan/soal.yml", "Soal ujian akhir sekolah", "Libur"
    ),
    "an exemption that ended": replaced("content/dikecualikan/soal.yml", "2025-12-31", "2024-12-31"),
    "a setting": replaced("mkdocs.yml", "    retensi: Menurut jadwal retensi arsip\n", ""),
    "broken settings": replaced("mkdocs.yml", 'wilayah: "14.71"', "wilayah: riau"),
    "a reviewed exception": written(
        "content/pengecualian-data-pribadi.yml",
        "pengecualian:\n- {berkas: datasets/guru/, jenis: [nik], alasan: a, oleh: b, sampai: 2099-01-01}\n",
    ),
    "a duty that nobody knows": lambda root: (
        replaced(DATASET, HEAD, f"{HEAD}kewajiban: [S99]\n")(root),
        written("content/kewajiban/a.yml", "kategori: berkala\nbutir:\n- {kode: S1, judul: A}\n")(root),
    )[-1],
    "duties": written(
        "content/kewajiban/a.yml",
        "kategori: berkala\nbutir:\n- {kode: matriks, judul: Satu}\n",
    ),
    "a page with a broken link": replaced("content/panduan/index.md", "siswa/)", "murid/)"),
    "a new item": written("content/pengumuman/2025-03-01-baru.md", f"---\njudul: Baru\n{HEAD}---\nIsi.\n"),
    "a file beside the table": written("datasets/siswa/lain.csv", "a,b\n1,2\n"),
    "a stray file": written("content/dikecualikan/rahasia.pdf", "x"),
    "a register of requests": written("content/permohonan/2025.csv", "nomor,nama pemohon\n1,Fulan\n"),
    "boundaries": written("content/peta/batas.geojson", '{"type": "FeatureCollection", "features": [{}]}'),
}


def first(root: Path, name: str) -> list[Finding]:
    """As if nothing had been checked before; only values of tables are kept, by digest."""
    return check(glance(root, root / "build/cache", memory=f"lain/{name}"))


def again(root: Path) -> list[Finding]:
    return check(glance(root, root / "build/cache"))


def restore(copy: Path, root: Path) -> None:
    for below in ("content", "datasets"):
        shutil.rmtree(root / below)
        shutil.copytree(copy / below, root / below)
    shutil.copy2(copy / "mkdocs.yml", root / "mkdocs.yml")


def test_after_each_edit_and_its_undoing_the_same_is_found_as_by_a_first_check(
    root: Path, tmp_path: Path
) -> None:
    """One portal for all: most of the time goes into making it."""
    before = again(root)
    copy = tmp_path / "semula"
    shutil.copytree(root, copy, symlinks=True)
    wrong, silent = [], []
    for name, edit in EDITS.items():
        edit(root)
        expected = first(root, name)
        wrong += [name] if again(root) != expected else []
        silent += [name] if expected == before else []
        restore(copy, root)
        wrong += [f"{name}, undone"] if again(root) != before else []
    assert wrong == []
    assert silent == []


COMMITTED: dict[str, Callable[[Path], object]] = {
    "a value": EDITS["a value"],
    "a new item": EDITS["a new item"],
    "a table beside": written("datasets/guru/lain.csv", "a,b\n1,2\n"),
    "an item that moves": renamed("datasets/siswa", "datasets/murid"),
    "one that comes back": written(DATASET, FILES[DATASET]),
    "one that goes": removed("content/pengumuman/2025-01-02-libur.md"),
    "a link to what is gone": replaced(
        "content/panduan/index.md", "../dataset/siswa/", "../pengumuman/2025-01-02-libur/"
    ),
    "a year later": written("content/pengumuman/2026-05-01-lama.md", f"---\njudul: Lama\n{HEAD}---\nIsi.\n"),
}


def days_of_all(root: Path, memory: str) -> dict[str, object]:
    loaded = glance(root, root / "build/cache", memory=memory)
    check(loaded)
    return {item.key: (item.issued, item.modified) for item in loaded.catalogue.items}


def test_after_each_commit_the_same_is_found_and_dated_as_by_a_first_check(
    root: Path, commit: Commit
) -> None:
    again(root)
    for number, (name, edit) in enumerate(COMMITTED.items()):
        edit(root)
        commit(root, name, date=f"{2025 + number // 7}-03-{number + 1:02}T08:00:00+07:00")
        assert again(root) == first(root, name), name
        assert days_of_all(root, "terbaca") == days_of_all(root, f"lain/{name}-2"), name


def never(words: str) -> Callable[..., None]:
    def fail(*arguments: object) -> None:
        pytest.fail(words)

    return fail


@pytest.mark.parametrize("name", ["a value", "a new item", "a table beside"])
def test_a_commit_that_only_changes_or_adds_files_needs_no_whole_history(
    root: Path, commit: Commit, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    again(root)
    COMMITTED[name](root)
    commit(root, name, date="2025-03-03T08:00:00+07:00")
    monkeypatch.setattr(dates, "read_history", never("read whole"))
    again(root)


def test_an_unchanged_portal_is_not_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = again(root)
    memory = root / "build/cache/terbaca/ringkas"
    before = memory.stat().st_ino
    monkeypatch.setattr(load, "read_item", never("read again"))
    monkeypatch.setattr(dates, "read_history", never("read whole"))
    assert again(root) == found
    assert memory.stat().st_ino == before, "written again"


def test_a_change_of_one_dataset_reads_that_one_only(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    again(root)
    EDITS["a value"](root)
    looked: list[str] = []
    once = reading.read_anew
    monkeypatch.setattr(
        reading, "read_anew", lambda found, *_: looked.append(found.source) or once(found, *_)
    )
    again(root)
    assert looked == [DATASET]


def test_what_is_remembered_is_made_of_plain_values(root: Path) -> None:
    again(root)
    known = kept.stored(root / "build/cache/terbaca/ringkas", kept.PlainUnpickler)
    assert set(known["items"]) >= {DATASET, "content/organisasi/disdik.yml"}
    assert known["history"]["days"][DATASET]


@pytest.mark.parametrize("content", [{"items": {}}, {"items": 7, "history": {}, "asked": []}, {}])
def test_a_memory_of_another_shape_counts_for_nothing(root: Path, content: dict[object, object]) -> None:
    found = again(root)
    kept.store(root / "build/cache/terbaca/ringkas", content)
    assert again(root) == found


def test_codes_and_names_are_looked_for_once_for_all_items(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looking through all items for each item took half of a check of 10,000."""
    asked: list[str] = []
    for name in ("codes", "slugs"):
        look = getattr(around, name)

        def counted(loaded: Loaded, key: str, name: str = name, look: Callable[..., object] = look) -> object:
            asked.append(f"{name} {key}")
            return look(loaded, key)

        monkeypatch.setattr(around, name, counted)
    for name in ("datasets/siswa", "datasets/guru"):
        replaced(f"{name}/dataset.yml", HEAD, f'{HEAD}wilayah: "14.71.01"\n')(root)
    first(root, "anew")
    assert asked.count("codes wilayah") == 2, "once for the rules, once to note the answer"
    assert max(map(asked.count, asked)) == 2


HEAVY = (
    *("pandas", "pyarrow", "numpy", "rich", "jinja2", "altair", "mkdocs", "PIL", "pikepdf", "pypdfium2"),
    *("lxml", "markdown_it", "openpyxl", "python_calamine", "generator.emitters", "generator.tables.open"),
)


def modules_of_a_check(root: Path) -> set[str]:
    """What is imported by a check in a process of its own."""
    code = (
        "import sys; from generator import cli, contents; contents.SETTLED_NS = -10**18\n"
        "status = cli.main(); print(status, *sys.modules, file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, "--portal", str(root), "--quiet", "check"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    status, *modules = done.stderr.split()
    assert status == "0", done.stdout + done.stderr
    return set(modules)


def test_an_unchanged_portal_is_checked_without_what_reads_tables_and_builds_sites(root: Path) -> None:
    again(root)
    assert set(HEAVY) & modules_of_a_check(root) == set()


def test_a_changed_csv_is_checked_without_pandas(root: Path) -> None:
    again(root)
    replaced("datasets/siswa/siswa.csv", "120", "121")(root)
    modules = modules_of_a_check(root)
    assert "generator.tables.open" in modules
    assert not {"pandas", "altair", "mkdocs", "jinja2", "rich"} & modules


def test_questions_that_nobody_asks_any_more_are_forgotten(root: Path) -> None:
    def asked() -> set[object]:
        return {question for question, _ in kept.stored(memory, kept.PlainUnpickler)["asked"]}

    memory = root / "build/cache/terbaca/ringkas"
    again(root)
    before = asked()
    removed("content/layanan/daftar.yml")(root)
    again(root)
    assert before > asked()
    assert ("knows", "organisasi", "disdik") in asked()


@pytest.mark.parametrize("name", RULES)
def test_a_rule_has_the_functions_that_its_line_names(name: str) -> None:
    rule, module = RULES[name], module_of(name)
    for function in ("of_item", "gist", "check"):
        assert hasattr(module, function) is getattr(rule, function)


@pytest.mark.parametrize("name", [name for name, rule in RULES.items() if rule.of_item])
def test_rules_of_items_ask_for_days_that_only_git_knows(name: str) -> None:
    """``item.issued``, ``modified`` and ``revisions`` may change though the item's files do not."""
    text = Path(str(module_of(name).__file__)).read_text("utf-8")
    assert not re.search(r"\bitem\.(?:issued|modified|revisions)\b", text)
