"""What a workbook shows and calamine does not give: raised digits, months, zeros of codes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from tabular import opened

from generator.readers.shown import sign_shown


def workbook(rows: list[list[Any]], code: str = "General") -> bytes:
    """``code``: number format of the second column."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for cell in book.active["B"][1:]:
        cell.number_format = code
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def rewritten(content: bytes, name: Callable[[str], str], data: Callable[[bytes], bytes] = bytes) -> bytes:
    """With other names of its members, and other bytes in them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for member in old.namelist():
            new.writestr(name(member), data(old.read(member)))
    return stream.getvalue()


SHARES = [["Kec", "Bagian"], ["A", 0.125], ["B", 0.5]]


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"])
def test_names_of_parts_in_other_case(tmp_path: Path, part: str) -> None:
    """calamine reads them all the same; formats and faults of these were not seen."""
    odd = part.replace("s/s", "s/S").replace("l/s", "l/S").replace("workbook", "Workbook")
    content = rewritten(workbook(SHARES, "0.0%"), lambda name: odd if name == part else name)
    assert opened(tmp_path, content, "uji.xlsx").values("Bagian") == [12.5, 50]


@pytest.mark.parametrize(
    ("old", "new"), [(rb' (r|s|t)="', rb' \1 = "'), (rb' s="1"', b""), (rb' s="([01])"', rb" s='\1'")]
)
def test_cells_written_otherwise(tmp_path: Path, old: bytes, new: bytes) -> None:
    """The second leaves all cells with the first style, which is made that of the shares."""

    def data(xml: bytes) -> bytes:
        if b"<styleSheet" in xml and not new:
            return re.sub(rb"(<cellXfs[^>]*>)<xf [^>]*/?>(?:.*?</xf>)?", rb"\1", xml, count=1)
        return re.sub(old, new, xml) if b"<sheetData>" in xml else xml

    content = rewritten(workbook(SHARES, "0.0%"), str, data)
    assert opened(tmp_path, content, "uji.xlsx").values("Bagian") == [12.5, 50]


def test_some_cells_without_addresses(tmp_path: Path) -> None:
    """Each stands right of the one before."""
    content = rewritten(
        workbook(SHARES, "0.0%"),
        str,
        lambda xml: re.sub(rb' r="B[23]"', b"", xml) if b"<sheetData>" in xml else xml,
    )
    assert opened(tmp_path, content, "uji.xlsx").values("Bagian") == [12.5, 50]


def test_a_binary_workbook_is_refused(tmp_path: Path) -> None:
    content = rewritten(workbook(SHARES), lambda name: name.replace("xl/workbook.xml", "xl/workbook.bin"))
    (found,) = opened(tmp_path, content, "uji.xlsx").findings
    assert (found.code, ".xlsb" in found.message) == ("lembar-kerja-rusak", True)


def test_digits_written_as_references_are_refused(tmp_path: Path) -> None:
    content = rewritten(workbook(SHARES), str, lambda xml: xml.replace(b"<v>0.125</v>", b"<v>0.1&#50;5</v>"))
    assert opened(tmp_path, content, "uji.xlsx").codes == ["lembar-kerja-rusak"]


def test_an_error_without_its_word(tmp_path: Path) -> None:
    content = rewritten(
        workbook(SHARES), str, lambda xml: xml.replace(b't="n"><v>0.125</v>', b't="e"><v></v>')
    )
    assert opened(tmp_path, content, "uji.xlsx").codes == ["sel-galat"]


UP = InlineFont(vertAlign="superscript")
RAISED = [
    ["Kec", CellRichText("2020", TextBlock(UP, "1"))],
    ["A", CellRichText("1.234.567", TextBlock(UP, "2"))],
    ["B", CellRichText("980.000", TextBlock(InlineFont(b=True), ""))],
]


def test_raised_digits(tmp_path: Path) -> None:
    got = opened(tmp_path, workbook(RAISED), "uji.xlsx")
    assert list(got.rows[0]) == ["Kec", "2020¹"]
    assert got.values("2020¹") == [1234567, 980000]


def test_raised_digits_of_shared_strings(tmp_path: Path) -> None:
    content = workbook([["Kec", "Isi"], ["A", "satu"], ["B", "5"]])
    run = b'<r><t>1.234.567</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r>'
    content = rewritten(content, str, lambda xml: xml.replace(b"<t>satu</t>", run))
    assert opened(tmp_path, content, "uji.xlsx").values("Isi") == [1234567, 5]


FIRST = date(2024, 1, 1)


@pytest.mark.parametrize(
    ("code", "days", "values"),
    [
        ("mmm-yy", [FIRST, date(2024, 2, 1)], ["2024-01", "2024-02"]),
        ("[$-421]mmmm yyyy;@", [FIRST, date(2024, 2, 1)], ["2024-01", "2024-02"]),
        ("yyyy", [FIRST, date(2023, 1, 1)], [2024, 2023]),
        ("mmm-yy", [FIRST, date(2024, 2, 15)], [FIRST, date(2024, 2, 15)]),
        ("dd-mmm-yy", [FIRST, date(2024, 2, 1)], [FIRST, date(2024, 2, 1)]),
        ("mm:ss", [datetime(2024, 1, 1), datetime(2024, 2, 1)], [FIRST, date(2024, 2, 1)]),
    ],
)
def test_a_day_that_is_shown_as_a_month_is_one(
    tmp_path: Path, code: str, days: list[date], values: list[Any]
) -> None:
    content = workbook([["Kec", "Mulai"], *(["A", day] for day in days)], code)
    assert opened(tmp_path, content, "uji.xlsx").values("Mulai") == values


def test_years_in_cells_of_days(tmp_path: Path) -> None:
    content = workbook([["Kec", "Tahun"], ["A", 2023], ["B", 2024]], "dd/mm/yyyy")
    (found,) = opened(tmp_path, content, "uji.xlsx").findings
    assert (found.code, found.place.line, "tahun 2023" in found.message) == ("tanggal-rusak", 2, True)
    born = workbook([["Nama", "Lahir"], ["A", date(1905, 7, 15)], ["B", date(1930, 1, 1)]], "dd/mm/yyyy")
    assert not opened(tmp_path, born, "lahir.xlsx").findings


DOCUMENT = """<?xml version="1.0"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:automatic-styles>
<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>
</office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="Data">{}</table:table></office:spreadsheet>
</office:body></office:document-content>"""


MANIFEST = '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


def document(*cells: str) -> bytes:
    """An ODS file; ``cells`` stand in the second column."""
    rows = ["<text:p>Kec</text:p>|<text:p>Isi</text:p>", *(f"<text:p>A</text:p>|{cell}" for cell in cells)]
    table = ""
    for row in rows:
        name, cell = row.split("|")
        other = cell if cell.startswith("<table") else f"<table:table-cell office:value-type='string'>{cell}"
        table += f"<table:table-row><table:table-cell office:value-type='string'>{name}</table:table-cell>"
        table += f"{other}</table:table-cell></table:table-row>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", DOCUMENT.format(table))
    return stream.getvalue()


def number(stored: str, shown: str) -> str:
    return f'<table:table-cell office:value-type="float" office:value="{stored}"><text:p>{shown}</text:p>'


@pytest.mark.parametrize(
    ("cells", "values", "unit"),
    [
        ([number("7", "007"), number("123", "123")], ["007", "123"], None),
        ([number("1500", "Rp1,500.00"), number("5", "Rp5.00")], [1500, 5], "Rp"),
        ([number("1500.25", "1.500,3 kg"), number("5", "5,0 kg")], [1500.25, 5], "kg"),
        ([number("1500000", "1,5 juta"), number("5000000", "5,0 juta")], [1500000, 5000000], None),
    ],
)
def test_what_opendocument_shows(
    tmp_path: Path, cells: list[str], values: list[Any], unit: str | None
) -> None:
    got = opened(tmp_path, document(*cells), "uji.ods")
    assert (got.values("Isi"), got.column("Isi").spec.unit) == (values, unit)


@pytest.mark.parametrize(
    ("shown", "days", "values"),
    [
        (["Jan-24", "Feb-24"], ["2024-01-01", "2024-02-01"], ["2024-01", "2024-02"]),
        (["Januari 2024", "Mei 2024"], ["2024-01-01", "2024-05-01T00:00:00"], ["2024-01", "2024-05"]),
        (["2023", "2024"], ["2023-01-01", "2024-01-01"], [2023, 2024]),
        (["Jan-24", "Feb-24"], ["2024-01-01", "2024-02-15"], [FIRST, date(2024, 2, 15)]),
        (["01/01/24", "01/02/24"], ["2024-01-01", "2024-02-01"], [FIRST, date(2024, 2, 1)]),
    ],
)
def test_months_that_opendocument_shows(
    tmp_path: Path, shown: list[str], days: list[str], values: list[Any]
) -> None:
    cells = [
        f'<table:table-cell office:value-type="date" office:date-value="{day}"><text:p>{text}</text:p>'
        for text, day in zip(shown, days, strict=True)
    ]
    assert opened(tmp_path, document(*cells), "uji.ods").values("Isi") == values


def test_lines_and_raised_digits_of_opendocument(tmp_path: Path) -> None:
    up = '<text:p>1.234.567<text:span text:style-name="T1">2</text:span></text:p>'
    assert opened(tmp_path, document(up, "<text:p>980.000</text:p>"), "uji.ods").values("Isi") == [
        1234567,
        980000,
    ]
    lines = "<text:p>Jl.<text:s text:c='2'/>A<text:line-break/>No.<text:tab/>5</text:p><text:p>Sail</text:p>"
    assert opened(tmp_path, document(lines), "baris.ods").values("Isi") == ["Jl.  A\nNo.\t5\nSail"]


@pytest.mark.parametrize(
    ("stored", "shown", "sign"),
    [
        ("1471", "00.14.71", "00.00.00"),
        ("7", "08", ""),
        ("0.5", "0.5", ""),
        ("5", "5", ""),
        ("1500", "1,5 ribu", ""),
        ("-5", "(Rp5)", "Rp"),
        ("12.5", "12,5%", "%"),
        ("1E+20", "100000000000000000000 kg", ""),
    ],
)
def test_the_text_counts_where_it_shows_the_number(stored: str, shown: str, sign: str) -> None:
    assert sign_shown(stored, shown) == sign
