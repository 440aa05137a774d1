"""Odd documents of other programs: what LibreOffice, scanners, forms and padded servers make."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path

import docx
import openpyxl
import pikepdf
import pytest
from documents import samples

from generator.documents import sheet, word
from generator.documents.open import open_document
from generator.documents.pdf import ends_whole
from generator.personal.document import in_document

NIK = "1471016503900001"


def codes(path: Path) -> list[str]:
    return [each.code for each in open_document(samples.file_of(path), path.parent / "cache")[1]]


def test_days_and_hundredths_are_read_as_sheets_show_them(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    shown = book.active
    assert shown is not None
    shown.append([date(2025, 1, 2), datetime(2024, 12, 31, 8, 30), 0.125, 45659, 69.93, -1])
    for cell, code in zip(
        shown[1], ("DD/MM/YYYY", "d mmmm yyyy", "0.0%", "0", "General", "yyyy-mm-dd"), strict=True
    ):
        cell.number_format = code
    book.save(tmp_path / "a.xlsx")
    pages = sheet.read(tmp_path / "a.xlsx").pages
    assert pages
    assert pages[0].text == "2 Januari 2025 | 31 Desember 2024 | 12,5% | 45659 | 69,93 | 29 Desember 1899"


def test_days_of_old_macs(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = datetime(1904, 1, 1)
    shown = book.active
    assert shown is not None
    shown.append([date(2025, 1, 2), 1e300])
    shown["B1"].number_format = "yyyy"
    book.save(tmp_path / "a.xlsx")
    pages = sheet.read(tmp_path / "a.xlsx").pages
    assert pages
    assert pages[0].text.startswith("2 Januari 2025 | 1e+300")


def test_a_table_in_a_table_is_read_once_after_its_row(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for place, text in {(0, 0): "kiri", (0, 1): "kanan", (1, 0): "bawah"}.items():
        table.cell(*place).text = text
    inner = table.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "dalam satu", "dalam dua"
    document.save(str(tmp_path / "a.docx"))
    pages = word.read(tmp_path / "a.docx").pages
    assert pages
    assert pages[0].paragraphs == ("kiri | kanan", "dalam satu | dalam dua", "bawah")


@pytest.mark.parametrize("padding", [b"\0" * 5_000, b" \r\n" * 1_000, b""])
def test_a_padded_pdf_is_whole(tmp_path: Path, padding: bytes) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(samples.pdf([samples.lines("Isi")]) + padding)
    assert ends_whole(path)
    assert "pdf-rusak" not in codes(path)


def test_a_pdf_that_was_cut_off_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(samples.pdf([samples.lines("Isi")])[:-40] + b"\0" * 5_000)
    assert not ends_whole(path)


@pytest.mark.parametrize("in_parts", [True, False])
def test_values_of_an_xfa_form_are_searched(tmp_path: Path, in_parts: bool) -> None:
    said = (
        f'<xfa:data xmlns:xfa="http://www.xfa.org/"><form><nik>{NIK}</nik><nama>Siti</nama></form></xfa:data>'
    )
    with pikepdf.open(io.BytesIO(samples.pdf([samples.lines("Formulir")]))) as pdf:
        stream = pdf.make_stream(said.encode())
        held = pikepdf.Array([pikepdf.String("datasets"), stream]) if in_parts else stream
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([]), XFA=held)
        pdf.save(tmp_path / "a.pdf")
    text, findings = open_document(samples.file_of(tmp_path / "a.pdf"), tmp_path / "cache")
    assert text is not None
    assert [(each.kind, each.where) for each in in_document(text)] == [("nik", "isian formulir")]
    assert "pdf-skrip" in [each.code for each in findings]
