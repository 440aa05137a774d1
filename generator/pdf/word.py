"""A plain DOCX out of paragraphs and tables, the same bytes each time (ECMA-376).

Just enough for forms and drafts: a title, headings, paragraphs and tables with a repeated head row,
in Indonesian, so that a screen reader finds its way.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FIXED = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP can say; it means nothing."""
ACROSS = 11906 - 2 * 1134
"""Twips between the margins of an A4 page."""
ENOUGH = 24
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STYLES = {"text": "", "heading": "Heading2", "title": "Title", "center": "Centred", "draft": "Draft"}


@dataclass(frozen=True, slots=True)
class Part:
    """``style``: text, heading, center, draft, or table; a table's first row is its head."""

    style: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    title: str
    author: str
    parts: tuple[Part, ...]


def write(paper: Paper, path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files(paper).items():
            entry = zipfile.ZipInfo(name, FIXED)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, HEAD + text)


def files(paper: Paper) -> dict[str, str]:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{kind}.styles+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="b" Type="{PACKAGE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{clean(paper.title)}</dc:title><dc:creator>{clean(paper.author)}</dc:creator>"
        "<dc:language>id-ID</dc:language></cp:coreProperties>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="a" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "word/styles.xml": styles(),
        "word/document.xml": document(paper),
    }


def document(paper: Paper) -> str:
    parts = [Part("title", paper.title), *paper.parts]
    body = "".join(table(part.rows) if part.style == "table" else paragraph(part) for part in parts)
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"/></w:sectPr>'
    )
    return f'<w:document xmlns:w="{MAIN}"><w:body>{body}{page}</w:body></w:document>'


def paragraph(part: Part) -> str:
    style = STYLES[part.style]
    marked = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{marked}{run(part.text)}</w:p>"


def run(text: str) -> str:
    lines = clean(text).split("\n")
    return "<w:r>" + "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines) + "</w:r>"


def clean(text: str) -> str:
    """XML allows fewer characters than a text may hold."""
    return escape(NOT_XML.sub("", text))


def table(rows: tuple[tuple[str, ...], ...]) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="8A7F6B"/>' for side in sides)
    across = widths(rows)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in across)
    made = "".join(row(cells, across, first=not number) for number, cells in enumerate(rows))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{ACROSS}" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl><w:p/>"
    )


def widths(rows: tuple[tuple[str, ...], ...]) -> list[int]:
    """Twips of each column: room for its longest word, and for its text up to ``ENOUGH`` letters a line."""
    wanted = []
    for cells in zip(*rows, strict=True):
        longest = max(len(word) for cell in cells for word in cell.split() or [""])
        usual = sum(map(len, cells[1:])) // max(1, len(cells) - 1) or ENOUGH
        wanted.append(7 if cells[0] == "No." else max(longest + 2, min(usual, ENOUGH)))
    edges = [ACROSS * sum(wanted[:count]) // sum(wanted) for count in range(len(wanted) + 1)]
    return [end - start for start, end in pairwise(edges)]


def row(cells: tuple[str, ...], across: list[int], first: bool) -> str:
    head = "<w:trPr><w:tblHeader/></w:trPr>" if first else ""
    bold = '<w:pPr><w:pStyle w:val="Strong"/></w:pPr>' if first else ""
    made = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p>{bold}{run(cell)}</w:p></w:tc>'
        for cell, width in zip(cells, across, strict=True)
    )
    return f"<w:tr>{head}{''.join(made)}</w:tr>"


def styles() -> str:
    default = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>'
        '<w:sz w:val="22"/><w:lang w:val="id-ID"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    made = (
        style("Title", "Title", '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="30"/>'),
        style(
            "Heading2",
            "heading 2",
            '<w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="1"/>',
            "<w:b/>",
        ),
        style("Centred", "Centred", '<w:jc w:val="center"/>', ""),
        style("Strong", "Strong paragraph", "", '<w:b/><w:sz w:val="20"/>'),
        style("Draft", "Draft", '<w:jc w:val="center"/>', "<w:b/>"),
    )
    return f'<w:styles xmlns:w="{MAIN}">{default}{"".join(made)}</w:styles>'


def style(key: str, name: str, paragraphs: str, runs: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        f"<w:pPr>{paragraphs}</w:pPr><w:rPr>{runs}</w:rPr></w:style>"
    )
