"""Drafts and forms as DOCX: columns are as wide as what stands in them."""

from __future__ import annotations

from pathlib import Path

import docx

from generator.pdf.word import ACROSS, Paper, Part, widths, write

REGISTER = (
    ("No.", "Konsekuensi bagi publik", "Kategori", "Tanda tangan"),
    (
        "1",
        "Bukti dapat dihilangkan, saksi dapat ditekan, dan orang yang belum terbukti dirugikan.",
        "Berkala",
        "",
    ),
    ("2", "Keputusan lahir dari pertimbangan yang lengkap.", "Setiap saat", ""),
)


def test_columns_are_wide_where_the_text_is_long() -> None:
    number, text, category, blank = widths(REGISTER)
    assert number < category < text
    assert number < blank, "a column to be filled by hand is no narrow one"
    assert sum(widths(REGISTER)) == ACROSS


def test_the_longest_word_of_a_narrow_column_has_room() -> None:
    width = dict(zip(REGISTER[0], widths(REGISTER), strict=True))["Kategori"]
    letter = 10 * 20 * 0.6  # ten points in bold, in twips; a wide font takes six tenths of its size
    assert width > len("Kategori") * letter


def test_widths_stand_in_the_file_in_each_cell(tmp_path: Path) -> None:
    write(Paper("Daftar", "PPID", (Part("table", rows=REGISTER),)), tmp_path / "a.docx")
    table = docx.Document(str(tmp_path / "a.docx")).tables[0]
    assert [round(column.width.twips) for column in table.columns if column.width] == widths(REGISTER)
    assert [round(cell.width.twips) for cell in table.rows[1].cells if cell.width] == widths(REGISTER)
