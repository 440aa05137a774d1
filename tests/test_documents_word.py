"""DOCX: numbers of paragraphs, which Word draws and does not store as text, and what stands around pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents import samples

from generator.documents import word
from generator.documents.word_lists import written

LEVEL = "<w:lvl w:ilvl='{}'><w:start w:val='{}'/><w:numFmt w:val='{}'/><w:lvlText w:val='{}'/></w:lvl>"
NUMBERING = (
    f"<w:numbering {samples.WORDS}><w:abstractNum w:abstractNumId='7'>"
    + LEVEL.format(0, 1, "upperRoman", "BAB %1")
    + LEVEL.format(1, 1, "decimal", "Pasal %2")
    + LEVEL.format(2, 1, "decimal", "(%3)")
    + LEVEL.format(3, 1, "lowerLetter", "%4.")
    + LEVEL.format(4, 1, "decimal", "%2.%3.%5")
    + "</w:abstractNum><w:abstractNum w:abstractNumId='8'>"
    + LEVEL.format(0, 5, "bullet", "\uf0b7")
    + LEVEL.format(1, 1, "none", "")
    + "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='8'/></w:num>"
    "<w:num w:numId='3'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='2'><w:startOverride w:val='4'/>"
    "</w:lvlOverride></w:num></w:numbering>"
)
STYLES = (
    f"<w:styles {samples.WORDS}>"
    "<w:style w:styleId='Ayat'><w:pPr><w:numPr><w:ilvl w:val='2'/><w:numId w:val='1'/></w:numPr></w:pPr>"
    "</w:style><w:style w:styleId='Huruf'><w:basedOn w:val='Ayat'/><w:pPr><w:numPr><w:ilvl w:val='3'/>"
    "</w:numPr></w:pPr></w:style><w:style w:styleId='A'><w:basedOn w:val='B'/></w:style>"
    "<w:style w:styleId='B'><w:basedOn w:val='A'/></w:style></w:styles>"
)


def item(text: str, level: int, number: int = 1) -> str:
    place = f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>"
    return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def read(folder: Path, body: str, **parts: str) -> list[tuple[str, ...]]:
    found = word.read(samples.docx(folder / "a.docx", body, **parts))
    assert found.pages is not None
    return [page.paragraphs for page in found.pages]


def numbered(folder: Path, body: str) -> list[str]:
    [page] = read(folder, body, word__numbering_xml=NUMBERING, word__styles_xml=STYLES)
    return list(page)


def test_articles_that_word_counts(tmp_path: Path) -> None:
    body = (
        item("UMUM", 0)
        + item("Definisi", 1)
        + samples.paragraph("Ayat satu", "Ayat")
        + samples.paragraph("Ayat dua", "Ayat")
        + samples.paragraph("huruf a", "Huruf")
        + item("Asas", 1)
        + samples.paragraph("Ayat satu lagi", "Ayat")
        + item("rinci", 4)
        + item("TUGAS", 0)
    )
    assert numbered(tmp_path, body) == [
        "BAB I UMUM",
        "Pasal 1 Definisi",
        "(1) Ayat satu",
        "(2) Ayat dua",
        "a. huruf a",
        "Pasal 2 Asas",
        "(1) Ayat satu lagi",
        "2.1.1 rinci",
        "BAB II TUGAS",
    ]


def test_lists_that_begin_anew_have_bullets_or_no_number(tmp_path: Path) -> None:
    body = item("a", 2) + item("b", 2, 3) + item("c", 2, 3) + item("d", 0, 2) + item("e", 1, 2)
    assert numbered(tmp_path, body + item("f", 0, 0) + item("g", 0, 99) + samples.paragraph("h", "A")) == [
        "(1) a",
        "(4) b",
        "(5) c",
        "• d",
        "e",
        "f",
        "g",
        "h",
    ]


def test_numbers_in_the_cells_of_a_table_and_before_a_page_break(tmp_path: Path) -> None:
    row = f"<w:tr><w:tc>{item('', 1)}{item('Sail', 1)}</w:tc><w:tc>{samples.paragraph('10')}</w:tc></w:tr>"
    broken = item("x", 2).replace("<w:t>x</w:t>", "<w:lastRenderedPageBreak/><w:t>baru</w:t>")
    pages = read(tmp_path, f"<w:tbl>{row}</w:tbl>{broken}", word__numbering_xml=NUMBERING)
    assert pages == [("Pasal 2 Sail | 10",), ("(1) baru",)]


@pytest.mark.parametrize(
    ("count", "form", "text"),
    [
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"),
        (1994, "lowerRoman", "mcmxciv"),
        (4000, "upperRoman", "4000"),
        (3, "decimalZero", "03"),
        (999_999, "lowerLetter", "999999"),
        (5, "ordinalText", "5"),
    ],
)
def test_forms_of_numbers(count: int, form: str, text: str) -> None:
    assert written(count, form) == text


@pytest.mark.parametrize(
    "part", [f"<w:numbering {samples.WORDS}/>", "", NUMBERING.replace("'7'", "'-1'").replace("%", "%9")]
)
def test_damaged_lists_are_no_lists(tmp_path: Path, part: str) -> None:
    [page] = read(tmp_path, item("isi", 0), **({"word__numbering_xml": part} if part else {}))
    assert page[0].endswith("isi")


def edges(**texts: str) -> dict[str, str]:
    """Parts of headers and footers, and what refers to them."""
    relations = "".join(f"<Relationship Id='{name}' Target='{name}.xml'/>" for name in texts)
    parts = {f"word__{name}_xml": f"<w:hdr {samples.WORDS}>{text}</w:hdr>" for name, text in texts.items()}
    whole = f"<Relationships {samples.PACKAGE}>{relations}</Relationships>"
    return {**parts, "word___rels__document_xml.rels": whole}


def section(*names: str) -> str:
    said = "".join(f"<w:{name[:6]}Reference r:id='{name}'/>" for name in names)
    return f"<w:sectPr {samples.RELATIONS}>{said}</w:sectPr>"


def test_headers_and_footers_of_sections_stand_once(tmp_path: Path) -> None:
    body = (
        samples.paragraph("Isi pertama")
        + f"<w:p><w:pPr>{section('header1', 'footer1')}</w:pPr></w:p>"
        + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Isi kedua</w:t></w:r></w:p>"
        + section("header2", "footer2", "header9")
    )
    town = samples.paragraph("PEMERINTAH KOTA")
    parts = edges(
        header1=town,
        footer1=samples.paragraph("Halaman 1 dari 3"),
        header2=town + samples.paragraph("LAMPIRAN II"),
        footer2=samples.paragraph("Jalan Sudirman 1") + samples.paragraph("- 2 -"),
    )
    assert read(tmp_path, body, **parts) == [
        ("PEMERINTAH KOTA", "Isi pertama"),
        ("LAMPIRAN II", "Isi kedua", "Jalan Sudirman 1"),
    ]
