"""Embedded parts: whole pages without script, with source, date and the way back."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from made_up import catalogue, item
from PIL import Image
from tabular import opened as opened_table

from generator.emitters.share import number
from generator.linkpicture import LINES, again, code, draw, length, opened, palette, wrapped

HOSTILE = "<script>alert(1)</script>"
INDICATORS = {
    "datasets/warga/dataset.yml": "judul: Warga\nringkasan: Warga.\nkategori: berkala\npenerbit: disdik\n",
    "datasets/warga/warga.csv": "kode,nama,tahun,jumlah\n"
    + "".join(f"{code},{name},{year},{10 * int(code) + year}\n" for year in (2023, 2024)
              for code, name in (("01", HOSTILE), ("02", "Sail"))),
    "content/indikator/warga.yml": "judul: Warga kota\npenerbit: disdik\nsatuan: jiwa\ndataset: warga\n"
    "nilai: jumlah\nkolom_wilayah: kode\nsaring: {kode: '02'}\n",
    "content/indikator/kosong.yml": "judul: Belum ada\npenerbit: disdik\nsatuan: jiwa\n",
}  # fmt: skip


def test_each_part_stands_alone_and_leads_back(
    portal: Callable[..., Path], nu_check: Callable[..., list[str]]
) -> None:
    root = portal(
        {
            "datasets/luas/dataset.yml": "judul: Luas\nringkasan: Luas wilayah.\nkategori: berkala\n"
            "penerbit: disdik\npeta: {kode: kode, nilai: luas}\n"
            "grafik: [{jenis: batang, x: nama, y: luas}]\n",
            "datasets/luas/luas.csv": f"kode,nama,luas\n01,{HOSTILE},7\n02,Sail,9\n",
            **INDICATORS,
        }
    )
    command = [sys.executable, "-m", "generator", "--portal", str(root), "--quiet", "build"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    home = root / "build/site/dataset/luas"
    pages = sorted((home / "sematan").glob("*/index.html"))
    assert [page.parent.name for page in pages] == ["grafik-1", "peta", "tabel-luas"]
    dataset = (home / "index.html").read_text("utf-8")
    for page in pages:
        html = page.read_text("utf-8")
        assert "<script" not in html
        assert 'content="noindex"' in html
        assert 'href="../../"' in html
        assert f"https://uji.example.go.id/dataset/luas/sematan/{page.parent.name}/" in dataset
    assert 'og:image" content="https://uji.example.go.id/dataset/luas/bagikan.png"' in dataset
    assert (home / "bagikan.png").is_file()
    alone = root / "build/site/indikator"
    assert not (alone / "kosong/sematan/wilayah").exists()
    newest, areas, empty = (
        alone / f"{each}/index.html" for each in ("warga/sematan", "warga/sematan/wilayah", "kosong/sematan")
    )
    assert "<b>2.044</b> jiwa, 2024" in newest.read_text("utf-8")
    assert "<b>2.043</b>" not in newest.read_text("utf-8")
    assert "Data belum tersedia." in empty.read_text("utf-8")
    assert all(word in areas.read_text("utf-8") for word in ("2024", "2.034", "2.044", "&lt;script&gt;"))
    for page, home_address in ((newest, "../"), (areas, "../../"), (empty, "../")):
        html = page.read_text("utf-8")
        assert "<script" not in html
        assert 'content="noindex"' in html
        assert f'href="{home_address}"' in html
    indicator = (alone / "warga/index.html").read_text("utf-8")
    for name in ("sematan/", "sematan/wilayah/"):
        assert f'&lt;iframe src="https://uji.example.go.id/indikator/warga/{name}" ' in indicator
    assert nu_check([*pages, newest, areas, empty]) == []
    assert "sematan" not in (root / "build/site/sitemap.xml").read_text("utf-8")


@pytest.mark.parametrize("number", ["", "1.138.530 jiwa, 2025", "9" * 90])
@pytest.mark.parametrize("title", ["Luas", "kata " * 300, "x" * 400, ""])
def test_a_picture_has_its_size_and_the_same_bytes_each_time(tmp_path: Path, title: str, number: str) -> None:
    words = ("Dataset", title, "Dinas Pendidikan, 1 Juli 2025", "Portal Uji", number)
    for name in ("a.png", "b.png"):
        draw(words, tmp_path / name)
    with Image.open(tmp_path / "a.png") as image:
        assert image.size == (1200, 630)
        assert len(palette()) == 3 * 16
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()
    font = opened().title
    lines = wrapped(title, font, 1056)
    assert len(lines) <= LINES
    assert all(font.getlength(line) <= 1056 for line in lines)
    assert bool(lines) == bool(title.strip())


@pytest.mark.parametrize(
    "text", ["", "Laporan", "AVATAR To. WA, Ty", "1.138.530 jiwa, 2025", "fi ffl – (Ā) VA LT "]
)
def test_a_line_is_as_long_as_its_words(text: str) -> None:
    for font in (opened().kind, opened().title, opened().foot):
        assert length(text, font) == font.getlength(text)


def test_what_is_the_same_on_many_pictures_is_drawn_once(tmp_path: Path) -> None:
    words = ("Dokumen", "Judul", "Dinas, 3 Mei 2025", "Portal", "")
    made = []
    for text in ("Satu", "Dua", "Satu", "Satu"):
        if len(made) == 3:
            again.cache_clear()
        draw((words[0], text, *words[2:]), tmp_path / "a.png")
        made.append((tmp_path / "a.png").read_bytes())
    assert made[0] == made[2] == made[3] != made[1]


def test_the_picture_of_an_indicator_tells_its_newest_number(tmp_path: Path) -> None:
    table = opened_table(tmp_path, "tahun,jumlah,asal\n2023,5,a\n2024,1250,a\n").table
    assert table
    facts = item("dataset", "warga", tables=(table,))
    known = item("indikator", "warga", dataset="warga", nilai="jumlah", waktu="tahun")
    empty = item("indikator", "kosong")
    made = catalogue(facts, known, empty)
    assert number(made, known) == "1.250 jiwa, 2024"
    assert number(made, empty) == number(made, facts) == ""


def test_other_fonts_make_other_pictures_of_what_was_kept(tmp_path: Path) -> None:
    (tmp_path / "a.woff2").write_bytes(b"one")
    first = code(tmp_path)
    assert code(tmp_path) == first
    (tmp_path / "a.woff2").write_bytes(b"two")
    assert code(tmp_path) != first
