"""Text layers that mean nothing: told, and replaced by what the picture says."""

from __future__ import annotations

import string
from pathlib import Path
from random import Random

import pikepdf
import pytest
from documents import samples
from test_documents_ocr import LINES, needs_tesseract, opened

from generator.documents.legible import garbled
from generator.documents.ocr import Recogniser

SAID = (
    "Menimbang bahwa dalam rangka meningkatkan pelayanan kepada masyarakat perlu menetapkan Peraturan "
    "Wali Kota tentang Pengelolaan Informasi dan Dokumentasi di lingkungan pemerintah kota yang dilaksanakan "
    "oleh pejabat pengelola, dengan biaya pada anggaran pendapatan dan belanja daerah setiap tahun, serta "
    "dilaporkan kepada wali kota paling lambat tiga bulan sesudah tahun anggaran berakhir, dan diumumkan."
)
SWAP = dict(zip(string.ascii_lowercase, Random(1).sample(string.ascii_lowercase, 26), strict=True))
NOISE = Random(2)
BROKEN = {
    "digeser": "".join(chr((ord(sign) - 96) % 26 + 97) if sign.islower() else sign for sign in SAID),
    "ditukar": "".join(SWAP.get(sign, sign) for sign in SAID),
    "dibalik": SAID[::-1],
    "bercak": " ".join("".join(NOISE.choices("~|li1!;:.,_-^*'fjt{}[]", k=4)) for _ in range(60)),
    "fon simbol": "".join(sign if sign == " " else chr(ord(sign) + 0xF000) for sign in SAID),
    "kode fon": "".join(sign if sign == " " else chr(ord(sign) - 29) for sign in SAID),
}
WHOLE = {
    "kalimat": SAID,
    "salah baca sedikit": SAID.replace("m", "rn", 9).replace("l", "1", 6),
    "daftar nama": "\n".join(
        f"{n} Budi Santoso 1471{n:012} Jl. Melati No. {n} RT 01 RW 02" for n in range(20)
    ),
    "anggaran": "\n".join(
        f"5.1.02.01.01.{n:04} Belanja ATK Rp{n}.500.000,00 {n * 7 % 100},5%" for n in range(30)
    ),
    "singkatan": "DPMPTSP BKPSDM BPKAD DISDIK RSUD PPID OPD SKPD LKPJ LPPD RPJMD RKPD APBD DPA SPM SP2D TPP",
    "angka": "\n".join(f"Sukajadi {n} {n * 3} {n * 5}" for n in range(30)),
    "kode": "KPTS.12/III/2025 BM-1234-AB SPPT/0123/2025 INV-2025-01 A1B2 C3D4 ISO9001 H2O CO2 COVID-19 4G 5G",
    "Arab": "بسم الله الرحمن الرحيم " * 8,
    "sedikit": "qwrtp zxcvb",
    "daftar isi": "\n".join(f"Bab {n} " + ". " * 40 + f"{n * 4}" for n in range(12)),
    "daftar barang": "kertas hvs tinta printer pulpen penghapus penggaris amplop map buku folio stapler "
    "lakban spidol papan tulis kursi lipat meja kerja lemari arsip kabel listrik lampu sorot obeng palu paku "
    "semen pasir batu kerikil besi beton triplek cat tembok kuas rol pipa paralon keran wastafel kloset",
    "baris berulang": "\n".join(f"Baris {n} lampiran melintang: Kelurahan Sukamaju {n}" for n in range(30)),
    "Inggris": "The quick report describes the state of public services and their costs in the city " * 3,
}


@pytest.mark.parametrize("kind", BROKEN)
def test_letters_that_mean_nothing_are_known(kind: str) -> None:
    assert garbled(BROKEN[kind])


@pytest.mark.parametrize("kind", WHOLE)
def test_lists_figures_and_other_scripts_are_believed(kind: str) -> None:
    assert not garbled(WHOLE[kind])


def layered(path: Path, text: str, lines: list[str] = LINES) -> Path:
    """A scan with an invisible text over it, as scanners make it."""
    samples.scan(lines).save(path, resolution=150)
    words = text.encode("ascii", "replace").decode().split()
    rows = [" ".join(words[at : at + 9]) for at in range(0, len(words), 9)]
    content = samples.lines(*rows).replace(b"BT", b"BT 3 Tr", 1)
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        page = document.pages[0]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.Resources.Font = pikepdf.Dictionary(F=font)
        page.contents_add(pikepdf.Stream(document, content))
        document.save(path)
    return path


@needs_tesseract
@pytest.mark.parametrize("kind", ["digeser", "bercak"])
def test_a_bad_layer_over_a_scan_gives_way_to_the_picture(tmp_path: Path, kind: str) -> None:
    text, codes = opened(layered(tmp_path / "a.pdf", BROKEN[kind]))
    assert codes == ["teks-rusak-diganti"]
    assert text.recognised
    assert text.is_scan
    assert "sepuluh hari kerja" in text.pages[0].text


def test_a_good_layer_is_believed(tmp_path: Path) -> None:
    text, codes = opened(layered(tmp_path / "a.pdf", SAID))
    assert codes == []
    assert not text.recognised
    assert "anggaran pendapatan" in text.pages[0].text


@needs_tesseract
def test_a_page_that_shows_what_means_nothing_keeps_its_letters(tmp_path: Path) -> None:
    path = layered(
        tmp_path / "a.pdf", BROKEN["bercak"], [BROKEN["digeser"][at : at + 40] for at in (0, 40, 80, 120)]
    )
    text, codes = opened(path)
    assert codes == ["teks-rusak"]
    assert not text.recognised


def test_without_tesseract_a_bad_layer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Recogniser, "languages", frozenset())
    _, codes = opened(layered(tmp_path / "a.pdf", BROKEN["digeser"]))
    assert codes == ["teks-rusak"]


SIGNED = (
    "Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik yang diterbitkan",
    "oleh Balai Sertifikasi Elektronik (BSrE), Badan Siber dan Sandi Negara. Periksa keasliannya di laman.",
)


def signed(path: Path, lines: list[str]) -> Path:
    """A scan with the note that electronic signatures print at its foot."""
    samples.scan(lines).save(path, resolution=150)
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        document.pages[0].Resources.Font = pikepdf.Dictionary(F=font)
        note = samples.lines(*SIGNED, size=6, top=20)
        document.pages[0].contents_add(pikepdf.Stream(document, note))
        document.save(path)
    return path


@needs_tesseract
def test_a_scan_below_the_note_of_a_signature_is_read(tmp_path: Path) -> None:
    text, codes = opened(signed(tmp_path / "a.pdf", LINES * 2))
    assert codes == []
    assert text.facts.stamped == (1,)
    assert text.recognised
    assert "sepuluh hari kerja" in text.pages[0].text


@needs_tesseract
def test_a_photo_with_a_caption_keeps_its_caption(tmp_path: Path) -> None:
    text, codes = opened(signed(tmp_path / "a.pdf", []))
    assert codes == []
    assert not text.recognised
    assert not text.is_scan
    assert text.pages[0].text.startswith("Dokumen ini telah ditandatangani")


def test_without_tesseract_the_note_stays_and_nothing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Recogniser, "languages", frozenset())
    text, codes = opened(signed(tmp_path / "a.pdf", LINES))
    assert codes == []
    assert "ditandatangani" in text.pages[0].text
