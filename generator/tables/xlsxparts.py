"""The fixed parts of a workbook (ECMA-376): names, relations, styles, and the frame of a sheet."""

from __future__ import annotations

from collections.abc import Iterator

from generator.tables.cellxml import xml_text

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
CORE = "application/vnd.openxmlformats-package.core-properties+xml"
MADE = "2000-01-01T00:00:00Z"
"""The clock is no part of the content."""
FORMATS = (0, 3, 1, 164, 165)
"""Number formats after the header's: general, #,##0, 0, day, day and time (section 18.8.30)."""
SHEET_END = "\n</sheetData></worksheet>"


def sheet(number: int) -> str:
    """Name of a sheet's part, from 1."""
    return f"xl/worksheets/sheet{number}.xml"


def package(names: list[str], title: str) -> Iterator[tuple[str, str]]:
    """Every part but the sheets."""
    yield "[Content_Types].xml", content_types(len(names))
    yield (
        "_rels/.rels",
        relations(
            [
                (f"{LINKS}/officeDocument", "xl/workbook.xml"),
                (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ]
        ),
    )
    yield "docProps/core.xml", properties(title)
    yield "xl/workbook.xml", workbook(names)
    targets = [(f"{LINKS}/worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(names) + 1)]
    yield "xl/_rels/workbook.xml.rels", relations([*targets, (f"{LINKS}/styles", "styles.xml")])
    yield "xl/styles.xml", styles()


def content_types(count: int) -> str:
    kinds = [("xl/workbook.xml", f"{TYPES}.sheet.main+xml"), ("xl/styles.xml", f"{TYPES}.styles+xml")]
    kinds += [(sheet(number), f"{TYPES}.worksheet+xml") for number in range(1, count + 1)]
    kinds += [("docProps/core.xml", CORE)]
    inner = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds)
    rels = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    default = '<Default Extension="xml" ContentType="application/xml"/>'
    return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{rels}{default}{inner}</Types>'


def relations(targets: list[tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def properties(title: str) -> str:
    made = f'<dcterms:created xsi:type="dcterms:W3CDTF">{MADE}</dcterms:created>'
    spaces = (
        f'xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    inner = f"<dc:title>{xml_text(title)}</dc:title>{made}"
    return f"{HEAD}<cp:coreProperties {spaces}>{inner}</cp:coreProperties>"


def workbook(names: list[str]) -> str:
    inner = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, 1))
    return f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{inner}</sheets></workbook>'


def styles() -> str:
    """Style 0 is plain, 1 the header, the others as ``FORMATS`` from its second on."""
    formats = (
        '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
        '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>'
    )
    font = '<sz val="11"/><name val="Calibri"/><family val="2"/>'
    fonts = f'<fonts count="2"><font>{font}</font><font><b/>{font}</font></fonts>'
    fills = (
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
    )
    none = "<border><left/><right/><top/><bottom/><diagonal/></border>"
    borders = f'<borders count="2">{none}{none.replace("<bottom/>", LINE)}</borders>'
    base = '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    head = '<xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1"/>'
    plain = [
        f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0"'
        + (' applyNumberFormat="1"/>' if number else "/>")
        for number in FORMATS
    ]
    cell = "".join([plain[0], head, *plain[1:]])
    named = '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    body = f'{formats}{fonts}{fills}{borders}{base}<cellXfs count="{len(plain) + 1}">{cell}</cellXfs>{named}'
    return f'{HEAD}<styleSheet xmlns="{MAIN}">{body}</styleSheet>'


LINE = '<bottom style="thin"><color auto="1"/></bottom>'


def sheet_start(widths: list[float], forms: list[int]) -> str:
    """Up to the first row: the first row frozen, widths and styles of the columns."""
    view = (
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" '
        'state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
    )
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"' + (f' style="{form}"/>' if form else "/>")
        for n, (width, form) in enumerate(zip(widths, forms, strict=True), 1)
    )
    return f'{HEAD}<worksheet xmlns="{MAIN}">{view}<cols>{columns}</cols><sheetData>\n'
