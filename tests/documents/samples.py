"""Documents made on the spot: honest ones and hostile ones, small in the repository."""

from __future__ import annotations

import hashlib
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from generator.model import File

WORDS = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
SHEETS = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
RELATIONS = "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
SLIDES = (
    "xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main' "
    f"xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' {RELATIONS}"
)
PACKAGE = "xmlns='http://schemas.openxmlformats.org/package/2006/relationships'"
CORE = (
    "xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' "
    "xmlns:dc='http://purl.org/dc/elements/1.1/'"
)
OPENDOCUMENT = " ".join(
    f"xmlns:{name}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'"
    for name in ("office", "text", "table", "style", "draw", "meta", "presentation")
)


def file_of(path: Path) -> File:
    """The record that the loader makes of a committed file."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return File(path.name, path, f"content/dokumen/x/{path.name}", path.stat().st_size, digest, "x/x")


# ---------------------------------------------------------------- PDF


def pdf(
    pages: list[bytes],
    *,
    root: bytes = b"",
    info: bytes = b"",
    extra: dict[int, bytes] | None = None,
    page: bytes = b"",
) -> bytes:
    """A PDF whose pages have these content streams; ``extra`` objects are numbered from 1000."""
    objects: dict[int, bytes] = {1: b"<</Type/Catalog/Pages 2 0 R" + root + b">>"}
    kids = []
    for number, content in enumerate(pages):
        at = 10 + 2 * number
        kids.append(b"%d 0 R" % at)
        objects[at] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R/B 4 0 R>>>>"
            b"/Contents %d 0 R%s>>" % (at + 1, page)
        )
        objects[at + 1] = stream(content)
    objects[2] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), b" ".join(kids))
    objects[3] = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    objects[4] = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>"
    objects[5] = b"<<" + info + b">>"
    return assembled(objects | (extra or {}))


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), entries, content)


def assembled(objects: dict[int, bytes]) -> bytes:
    body, offsets = b"%PDF-1.7\n", {}
    parts = [body]
    position = len(body)
    for number, content in sorted(objects.items()):
        offsets[number] = position
        part = b"%d 0 obj\n%s\nendobj\n" % (number, content)
        parts.append(part)
        position += len(part)
    size = max(objects) + 1
    free = b"0000000000 65535 f \n"
    rows = [b"%010d 00000 n \n" % offsets[n] if n in offsets else free for n in range(size)]
    parts.append(b"xref\n0 %d\n%s" % (size, b"".join(rows)))
    parts.append(b"trailer<</Size %d/Root 1 0 R/Info 5 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, position))
    return b"".join(parts)


def lines(*texts: str, size: int = 12, top: int = 780, left: int = 60, bold: bool = False) -> bytes:
    """A content stream that sets these lines below each other."""
    font = b"B" if bold else b"F"
    rows = [b"BT /%s %d Tf %d TL %d %d Td" % (font, size, size * 14 // 12, left, top)]
    for text in texts:
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        rows.append(b"(%s) Tj T*" % escaped.encode("cp1252"))
    return b"\n".join([*rows, b"ET\n"])


def deflated(content: bytes, times: int) -> bytes:
    for _ in range(times):
        content = zlib.compress(content, 9)
    return content


# ---------------------------------------------------------------- ZIP containers


def package(path: Path, parts: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def docx(path: Path, body: str, **parts: str | bytes) -> Path:
    """``body`` is the inside of ``w:body``; further parts with ``__`` for ``/`` and ``_xml`` for ``.xml``."""
    named = {name.replace("__", "/").replace("_xml", ".xml"): content for name, content in parts.items()}
    document = f"<w:document {WORDS}><w:body>{body}</w:body></w:document>"
    return package(path, {"[Content_Types].xml": "<Types/>", "word/document.xml": document, **named})


def paragraph(text: str, style: str = "") -> str:
    properties = f"<w:pPr><w:pStyle w:val='{style}'/></w:pPr>" if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def xlsx(path: Path, sheets: dict[str, str], strings: str = "", states: dict[str, str] | None = None) -> Path:
    """``sheets``: name → inside of ``worksheet``; ``strings``: inside of ``sst``."""
    entries, relations, parts = "", "", {}
    for number, (name, content) in enumerate(sheets.items(), start=1):
        state = f" state='{states[name]}'" if states and name in states else ""
        entries += f"<sheet name='{name}' sheetId='{number}' r:id='r{number}'{state}/>"
        relations += f"<Relationship Id='r{number}' Target='worksheets/sheet{number}.xml'/>"
        parts[f"xl/worksheets/sheet{number}.xml"] = f"<worksheet {SHEETS}>{content}</worksheet>"
    return package(
        path,
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f"<workbook {SHEETS} {RELATIONS}><sheets>{entries}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f"<Relationships {PACKAGE}>{relations}</Relationships>",
            "xl/sharedStrings.xml": f"<sst {SHEETS}>{strings}</sst>",
            **parts,
        },
    )


def pptx(path: Path, slides: list[str], notes: str = "") -> Path:
    """``slides``: whole attributes and inside of ``p:sld``, as ``show='0'>…``."""
    ids = "".join(f"<p:sldId id='{256 + n}' r:id='r{n}'/>" for n in range(len(slides)))
    links = "".join(f"<Relationship Id='r{n}' Target='slides/slide{n}.xml'/>" for n in range(len(slides)))
    show = f"<p:presentation {SLIDES}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "ppt/presentation.xml": show,
        "ppt/_rels/presentation.xml.rels": f"<Relationships {PACKAGE}>{links}</Relationships>",
    }
    parts |= {
        f"ppt/slides/slide{n}.xml": f"<p:sld {SLIDES} {slide}</p:sld>" for n, slide in enumerate(slides)
    }
    if notes:
        parts["ppt/notesSlides/notesSlide1.xml"] = f"<p:notes {SLIDES}>{shape(notes)}</p:notes>"
    return package(path, parts)


def shape(text: str, kind: str = "body") -> str:
    place = f"<p:nvSpPr><p:nvPr><p:ph type='{kind}'/></p:nvPr></p:nvSpPr>"
    return f"<p:sp>{place}<p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"


def opendocument(path: Path, kind: str, body: str, styles: str = "", meta: str = "", **parts: str) -> Path:
    """``kind``: text, spreadsheet or presentation."""
    content = (
        f"<office:document-content {OPENDOCUMENT}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    head = f"<office:document-meta {OPENDOCUMENT} {CORE}><office:meta>{meta}</office:meta>"
    return package(
        path,
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": content,
            "meta.xml": f"{head}</office:document-meta>",
            **{name.replace("__", "/"): text for name, text in parts.items()},
        },
    )


def zip_claiming(path: Path, name: str, size: int) -> Path:
    """A container whose directory says that one member unpacks to ``size`` bytes."""
    book: dict[str, str | bytes] = {"xl/workbook.xml": "<workbook/>"} if name.startswith("xl/") else {}
    package(path, {"[Content_Types].xml": "<Types/>", **book, name: "x" * 64})
    content = bytearray(path.read_bytes())
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", size)
    path.write_bytes(content)
    return path


# ---------------------------------------------------------------- images


def scan(text: list[str], size: tuple[int, int] = (1240, 1754)) -> Image.Image:
    """A printed page at 150 dpi, as a scanner would see it."""
    page = Image.new("L", size, 245)
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(34)
    for number, line in enumerate(text):
        pen.text((110, 150 + 62 * number), line, fill=20, font=font)
    return page


def jpeg(path: Path, exif: dict[Any, Any], position: bool = False) -> Path:
    """A small photo with these EXIF tags, and a place in Pekanbaru."""
    image = Image.new("RGB", (64, 48), "orange")
    block = image.getexif()
    for tag, value in exif.items():
        block[tag] = value
    if position:
        block.get_ifd(0x8825).update({1: "N", 2: (0.0, 30.0, 25.0), 3: "E", 4: (101.0, 27.0, 0.0)})
    image.save(path, "JPEG", exif=block)
    return path
