"""A long register is printed in parts; together they hold every row once, and its own PDF lists them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pikepdf
import pypdfium2
import pytest
from made_up import catalogue, item

from generator.emitters import register, registers
from generator.emitters.register_files import write_xlsx
from generator.kinds.resource import WIB
from generator.model import Catalogue
from generator.output import Output

CATEGORIES = ("berkala", "serta-merta", "setiap-saat")


@pytest.fixture
def long(monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """Eleven public items (five, three, three) and four exempt ones, where three rows fill a PDF."""
    monkeypatch.setattr(register, "ROWS", 3)
    made = [
        item("pengumuman", f"p{number}", judul=f"Hal ke-{number:02}", kategori=CATEGORIES[number % 4 % 3])
        for number in range(11)
    ]
    return catalogue(*made, *(item("dikecualikan", f"x{number}") for number in range(4)))


@pytest.fixture
def files(long: Catalogue, tmp_path: Path) -> Path:
    with Output(tmp_path / "docs", tmp_path / "files") as out:
        registers.emit(long, out)
        out.write()
    return tmp_path / "files"


def words(path: Path) -> str:
    pages = pypdfium2.PdfDocument(path)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def parts(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.pdf") if path.stem.count("-"))


def test_the_parts_hold_every_row_once_and_none_of_two_categories(long: Catalogue, files: Path) -> None:
    whole = register.public(long)
    assert [row for part in whole.parts for row in part.rows] == whole.rows
    for part in whole.parts:
        assert 0 < len(part.rows) <= 3
        assert len({row["kategori"] for row in part.rows}) == 1
    printed = [words(path) for path in parts(files / "dip")]
    for row in whole.rows:
        assert sum(row["judul"] in text for text in printed) == 1


def test_each_part_says_which_it_is_and_is_tagged(files: Path) -> None:
    assert [path.name for path in parts(files / "dip")] == [
        "dip-berkala-1.pdf",
        "dip-berkala-2.pdf",
        "dip-serta-merta-1.pdf",
        "dip-setiap-saat-1.pdf",
    ]
    path = files / "dip/dip-berkala-2.pdf"
    with pikepdf.open(path) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.docinfo["/Title"]) == "Daftar Informasi Publik, bagian 2 dari 4"
    text = words(path)
    assert "Berkala, nomor 3 sampai 5." in text
    assert "/dip/dip.pdf" in text
    assert "Pengesahan" not in text


def test_the_register_itself_lists_its_parts_and_is_signed(files: Path) -> None:
    text = words(files / "dip/dip.pdf")
    assert "dicetak dalam 4 bagian" in text
    for path in parts(files / "dip"):
        assert path.name in text.replace(" ", "")
    assert "Pengesahan" in text


def test_the_page_leads_to_them_and_each_row_says_where_it_is_printed(files: Path) -> None:
    page = (files.parent / "docs/dip/index.md").read_text("utf-8")
    rows = list(csv.DictReader(io.StringIO((files / "dip/dip.csv").read_text("utf-8"))))
    for path in parts(files / "dip"):
        assert path.name in page
        number = sum(row["bagian"].endswith(f"/dip/{path.name}") for row in rows)
        assert sum(row["judul"] in words(path) for row in rows) == number > 0
    assert [row["bagian"] for row in json.loads((files / "dip/dip.json").read_text())] == [
        row["bagian"] for row in rows
    ]
    assert "Bagian daftar" not in page


def test_the_register_of_exempt_information_has_no_categories(files: Path) -> None:
    assert [path.name for path in parts(files / "dik")] == ["dik-bagian-1.pdf", "dik-bagian-2.pdf"]


def test_a_short_register_is_one_pdf_without_another_column(tmp_path: Path) -> None:
    short = register.public(catalogue(item("pengumuman", "satu")))
    assert short.parts == ()
    assert list(short.columns) == list(register.DIP)
    assert list(short.rows[0]) == list(register.DIP)


def test_the_workbook_says_in_utc_when_it_was_made(long: Catalogue, tmp_path: Path) -> None:
    morning = replace(long, updated=datetime(2025, 7, 1, 6, 30, tzinfo=WIB))
    write_xlsx(morning, register.public(morning), tmp_path / "dip.xlsx")
    made = openpyxl.load_workbook(tmp_path / "dip.xlsx").properties.created
    assert made == datetime(2025, 6, 30, 17)  # where that day began; openpyxl drops the Z


@pytest.mark.parametrize("count", [1, 500, 501, 1000, 1001, 9_999])
def test_parts_are_few_and_of_nearly_the_same_length(count: int) -> None:
    cut = [len(part) for part in register.cut([{"nomor": number} for number in range(count)])]
    assert sum(cut) == count
    assert max(cut) <= register.ROWS
    assert max(cut) - min(cut) <= 1
    assert (len(cut) - 1) * register.ROWS < count


def test_another_commit_on_the_same_day_leaves_the_files_as_they_are(long: Catalogue, tmp_path: Path) -> None:
    """They tell the day; of the next one they are made anew."""

    def written(*moment: int) -> set[str]:
        with Output(tmp_path / "docs", tmp_path / "files") as out:
            registers.emit(replace(long, updated=datetime(*moment, tzinfo=WIB)), out)
            out.write()
        found = [path for path in (tmp_path / "files/dip").iterdir() if path.suffix != ".csv"]
        return {f"{path.name} {path.stat().st_ino}" for path in found}

    morning = written(2026, 1, 2, 0, 5)
    assert morning
    assert written(2026, 1, 2, 23, 55) == morning
    assert not any(name.partition(" ")[0].endswith(".pdf") for name in written(2026, 1, 3, 0, 5) & morning)
