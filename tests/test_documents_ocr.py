"""Scans: text off pictures that the tests make, and what is said where Tesseract is missing."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from documents import samples
from PIL import Image, ImageOps

from generator.documents import limits
from generator.documents.deskew import skew, straightened
from generator.documents.ocr import Recogniser, paragraphs_of, printed, without_running
from generator.documents.open import open_document
from generator.documents.text import Text

LINES = [
    "Peraturan Wali Kota Pekanbaru",
    "tentang pelayanan informasi publik yang diseleng-",
    "garakan secara terbuka dan bertanggung jawab",
    "kepada seluruh warga masyarakat kota ini.",
    "Setiap pejabat wajib menjawab permohonan dalam",
    "sepuluh hari kerja sejak permohonan diterima.",
]
needs_tesseract = pytest.mark.skipif(
    not Recogniser().installed, reason="Tesseract with Indonesian (tesseract-ocr-ind) is not installed"
)


def opened(path: Path) -> tuple[Text, list[str]]:
    text, findings = open_document(samples.file_of(path), path.parent / "cache")
    assert text is not None
    return text, [found.code for found in findings]


def pages() -> dict[str, Image.Image]:
    page = samples.scan(LINES)
    stained = Image.blend(page, Image.effect_noise(page.size, 90), 0.15)
    return {
        "miring-berbintik": stained.rotate(-9, fillcolor=245, expand=True),
        "rebah": page.rotate(90, expand=True),
        "terbalik": page.rotate(180),
    }


@needs_tesseract
@pytest.mark.parametrize("kind", ["miring-berbintik", "rebah", "terbalik"])
def test_a_scan_is_found_by_its_words(tmp_path: Path, kind: str) -> None:
    pages()[kind].save(tmp_path / "a.pdf", resolution=150)
    text, codes = opened(tmp_path / "a.pdf")
    assert codes == []
    said = text.pages[0].text.lower()
    assert text.recognised
    assert text.is_scan
    for word in ("peraturan wali kota pekanbaru", "diselenggarakan", "permohonan", "sepuluh hari kerja"):
        assert word in said


@needs_tesseract
def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [
        "Kolom kiri memuat",
        "uraian tentang pasar",
        "rakyat dan retribusi",
        "yang berlaku di kota",
        "sejak tahun lalu.",
    ]
    right = [
        "Kolom kanan memuat",
        "daftar kecamatan dan",
        "jumlah penduduknya",
        "menurut catatan sipil",
        "tahun berjalan ini.",
    ]
    page = Image.new("L", (1240, 900), 245)
    page.paste(samples.scan(left, (560, 800)).crop((60, 100, 560, 800)), (80, 50))
    page.paste(samples.scan(right, (560, 800)).crop((60, 100, 560, 800)), (680, 50))
    page.save(tmp_path / "a.png", dpi=(150, 150))
    said = " ".join(opened(tmp_path / "a.png")[0].pages[0].paragraphs)
    assert (
        said.index("uraian tentang pasar rakyat") < said.index("sejak tahun lalu") < said.index("Kolom kanan")
    )
    assert "daftar kecamatan dan jumlah penduduknya" in said


@needs_tesseract
def test_only_the_pages_without_text_are_recognised_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples.scan(LINES[:3]).save(tmp_path / "scan.pdf", resolution=150)
    import_pages(tmp_path / "a.pdf", samples.pdf([samples.lines("Tertulis di sini.")]), tmp_path / "scan.pdf")
    text, _ = opened(tmp_path / "a.pdf")
    assert [page.recognised for page in text.pages] == [False, True]
    assert not text.is_scan
    monkeypatch.setattr(Recogniser, "run", lambda *_: pytest.fail("recognised again"))
    assert opened(tmp_path / "a.pdf")[0] == text


def import_pages(target: Path, first: bytes, second: Path) -> None:
    with pikepdf.open(BytesIO(first)) as whole, pikepdf.open(second) as more:
        whole.pages.extend(more.pages)
        whole.save(target)


@needs_tesseract
def test_a_picture_without_words_is_told_once(tmp_path: Path) -> None:
    Image.new("L", (600, 800), 128).save(tmp_path / "a.png")
    text, codes = opened(tmp_path / "a.png")
    assert codes == ["pindaian-tak-terbaca"]
    assert text.pages[0].paragraphs == ()


def test_without_tesseract_one_warning_says_what_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    page = samples.scan(LINES)
    page.save(tmp_path / "a.pdf", save_all=True, append_images=[page, page])
    text, findings = open_document(samples.file_of(tmp_path / "a.pdf"), tmp_path / "cache")
    assert text is not None
    assert text.is_scan
    assert not text.recognised
    (warning,) = (found for found in findings if found.code == "pindaian-tanpa-ocr")
    assert warning.message.startswith("3 halaman")
    assert "tesseract-ocr-ind" in warning.remedy


@needs_tesseract
def test_tesseract_that_came_later_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    samples.scan(LINES).save(tmp_path / "a.png", dpi=(150, 150))
    with monkeypatch.context() as without:
        without.setattr(shutil, "which", lambda _: None)
        assert opened(tmp_path / "a.png")[1] == ["pindaian-tanpa-ocr"]
    assert opened(tmp_path / "a.png")[0].recognised


def test_a_long_scan_is_recognised_to_its_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "OCR_PAGES", 2)
    monkeypatch.setattr(Recogniser, "languages", frozenset({"ind"}))
    monkeypatch.setattr(Recogniser, "run", lambda *_: "level\n")
    page = samples.scan(LINES, (300, 300))
    page.save(tmp_path / "a.tiff", save_all=True, append_images=[page, page])
    assert opened(tmp_path / "a.tiff")[1] == ["pindaian-panjang", "pindaian-tak-terbaca"]


@pytest.mark.parametrize(
    "answer", [OSError("gone"), ValueError("odd"), subprocess.TimeoutExpired("tesseract", 1)]
)
def test_a_tesseract_that_fails_costs_only_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Exception
) -> None:
    def fail(*_: object) -> str:
        raise answer

    monkeypatch.setattr(Recogniser, "languages", frozenset({"ind"}))
    monkeypatch.setattr(Recogniser, "run", fail)
    samples.scan(LINES, (300, 300)).save(tmp_path / "a.png")
    assert opened(tmp_path / "a.png")[1] == ["pindaian-tak-terbaca"]


HEADER = [
    "level",
    "page_num",
    "block_num",
    "par_num",
    "line_num",
    "word_num",
    "left",
    "top",
    "width",
    "height",
    "conf",
    "text",
]


def row(block: int, line: int, text: str, conf: float = 90, level: int = 5, top: int = 0) -> str:
    return "\t".join(map(str, (level, 1, block, 1, line, 1, 0, top, 9, 1000, conf, text)))


def test_words_become_paragraphs_and_stains_are_left_out() -> None:
    words = [row(1, 1, "me-"), row(1, 2, "nyusun"), row(1, 2, "APBD")]
    stains = [row(2, 1, "|"), row(3, 1, "noda", 12), row(4, 1, "x", -1, 4)]
    rows = ["\t".join(HEADER), *words, *stains]
    assert paragraphs_of(printed("\n".join(rows))) == ["menyusun APBD"]


def test_a_sentence_that_tesseract_cut_is_whole_and_headings_stand_alone() -> None:
    said = ["Pelayanan itu harus", "diselenggarakan.", "Pasal 2", "Warga", "a. meminta;", "b. menerima."]
    rows = [row(number, 1, text) for number, text in enumerate(said[:2], start=1)]
    rows += [row(3, number, text) for number, text in enumerate(said[2:4], start=1)]
    rows += [row(number, 1, text) for number, text in enumerate(said[4:], start=4)]
    assert paragraphs_of(printed("\n".join(["\t".join(HEADER), *rows]))) == [
        "Pelayanan itu harus diselenggarakan.", "Pasal 2", "Warga", "a. meminta;", "b. menerima.",
    ]  # fmt: skip


def test_headers_of_scanned_pages_stay_only_where_they_stand_first() -> None:
    """Also where Tesseract reads a letter of them differently, and the sheet lay a little lower."""
    heads = ["PEMERINTAH KOTA PEKANBARU", "PEMERINTAH K0TA PEKANBARU", "PEMERINTAN KOTA PEKANBARU"]
    pages = {}
    for number, head in enumerate(heads, start=1):
        rows = [
            "\t".join(HEADER),
            row(0, 0, "", level=1),
            row(1, 1, head, top=20 + 8 * number),
            row(2, 1, "Pasal", top=300),
            row(2, 1, f"{number}", top=300),
            row(2, 2, ["Wali kota menjawab.", "Setiap warga berhak.", "Biaya salinan"][number - 1], top=320),
            row(3, 1, f"- {number} -", top=960),
        ]
        pages[number] = printed("\n".join(rows))
    kept = without_running({**pages, 4: None})
    assert kept[1][0] == heads[0]
    assert [len(paragraphs) for paragraphs in kept.values()] == [3, 2, 2]
    assert kept[3] == ["Pasal 3", "Biaya salinan"]


@pytest.mark.parametrize("angle", [-11, -3, -1, 0, 2, 7.5])
def test_the_angle_of_a_crooked_page_is_found(angle: float) -> None:
    page = samples.scan(LINES * 3).rotate(angle, fillcolor=245)
    assert skew(page) == pytest.approx(-angle, abs=0.5)


def test_a_level_page_is_left_as_it_is() -> None:
    page = samples.scan(LINES)
    assert straightened(page) is page
    assert skew(Image.new("L", (300, 400), 255)) == 0
    assert skew(ImageOps.invert(Image.new("L", (1, 1), 255))) == 0
