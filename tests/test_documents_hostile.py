"""Hostile documents: each gives a finding or safe text within the limits, and the build goes on."""

from __future__ import annotations

import struct
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from documents import samples

from generator.documents import limits
from generator.documents.ocr import Recogniser
from generator.documents.open import open_with
from generator.documents.text import Text
from generator.documents.worker import Worker

TEXT = samples.lines("Isi laporan")
BOX = b"/MediaBox[0 0 595 842]"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """One child for all of them: what one file does to it must not reach the next."""
    with Worker() as running:
        yield running


def opened(worker: Worker, path: Path) -> tuple[Text | None, list[str]]:
    text, findings = open_with(worker, Recogniser(), samples.file_of(path), path.parent / "cache")
    return text, [found.code for found in findings]


def many_pages() -> bytes:
    return samples.pdf([b"BT /F 9 Tf 50 50 Td (isi) Tj ET"] * 100_000)


def nested_streams() -> bytes:
    """A hundred megabytes of drawing commands in a few hundred bytes."""
    bomb = samples.deflated(b"q " * 50_000_000, 1)
    return samples.pdf(
        [TEXT], extra={11: samples.stream(samples.deflated(bomb, 1), b"/Filter[/FlateDecode/FlateDecode]")}
    )


def pages_in_a_circle() -> bytes:
    return samples.pdf([TEXT], extra={2: b"<</Type/Pages/Count 5/Kids[2 0 R 2 0 R]>>"})


def form_in_itself() -> bytes:
    page = b"<</Type/Page/Parent 2 0 R%s/Resources<</XObject<</X 1000 0 R>>>>/Contents 11 0 R>>" % BOX
    form = samples.stream(b"/X Do /X Do", FORM + b"/Resources<</XObject<</X 1000 0 R>>>>")
    return samples.pdf([b"/X Do"], extra={10: page, 1000: form})


def forms_that_multiply() -> bytes:
    """Forty levels of eight: 8⁴⁰ drawings."""
    page = b"<</Type/Page/Parent 2 0 R%s/Resources<</XObject<</X 1000 0 R>>>>/Contents 11 0 R>>" % BOX
    forms = {
        1000 + level: samples.stream(
            b"/X Do " * 8, FORM + b"/Resources<</XObject<</X %d 0 R>>>>" % (1001 + level)
        )
        for level in range(40)
    }
    return samples.pdf([b"/X Do"], extra={10: page, **forms, 1040: samples.stream(b"", FORM)})


def deep_arrays() -> bytes:
    return samples.pdf([TEXT], root=b"/Z 1000 0 R", extra={1000: b"[" * 200_000 + b"]" * 200_000})


def endless_page() -> bytes:
    return samples.pdf([b"BT /F 9 Tf " + b"(abcdefghij) Tj " * 100_000 + b"ET"])


def huge_page() -> bytes:
    return samples.pdf([TEXT]).replace(b"[0 0 595 842]", b"[0 0 9e9 9e9]")


def page_of_a_thousand_kilometres() -> bytes:
    return samples.pdf([TEXT]).replace(b"[0 0 595 842]", b"[0 0 1e9 1e9]")


def huge_image() -> bytes:
    """A gigabyte of black pixels out of a few hundred bytes: one packed block again and again."""
    packer = zlib.compressobj(9)
    start = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = zlib.compress(start + block * 1024 + packer.flush())
    entries = b"/Type/XObject/Subtype/Image/Width 32000/Height 32000/BitsPerComponent 8/ColorSpace/DeviceGray"
    image = samples.stream(packed, entries + b"/Filter[/FlateDecode/FlateDecode]")
    page = b"<</Type/Page/Parent 2 0 R%s/Resources<</XObject<</X 1000 0 R>>>>/Contents 11 0 R>>" % BOX
    return samples.pdf([b"500 0 0 700 0 0 cm /X Do"], extra={10: page, 1000: image})


def annotations_in_a_circle() -> bytes:
    note = b"<</Type/Annot/Subtype/Stamp/F 4/Rect[0 0 9 9]/AP<</N 1001 0 R>>/Parent 1000 0 R>>"
    look = samples.stream(b"/X Do", FORM + b"/Resources<</XObject<</X 1001 0 R>>>>")
    return samples.pdf([TEXT], page=b"/Annots[%s]" % (b"1000 0 R " * 100), extra={1000: note, 1001: look})


def chain_of_references() -> bytes:
    extra = {1000 + n: b"%d 0 R" % (1001 + n) for n in range(3000)}
    return samples.pdf([TEXT], root=b"/Lang 1000 0 R", extra=extra)


PDFS: dict[Callable[[], bytes], set[str]] = {
    many_pages: {"terlalu-banyak-halaman"},
    nested_streams: {"dokumen-tak-terbaca", "dokumen-terlalu-berat", "terlalu-banyak-teks"},
    pages_in_a_circle: {"pdf-cacat", "pdf-rusak"},
    form_in_itself: {"dokumen-tak-terbaca", "dokumen-terlalu-berat"},
    forms_that_multiply: {"dokumen-tak-terbaca", "dokumen-terlalu-berat"},
    deep_arrays: {"pdf-cacat", "pdf-rusak"},
    endless_page: {"terlalu-banyak-teks"},
    huge_page: set(),
    page_of_a_thousand_kilometres: set(),
    huge_image: {
        "dokumen-tak-terbaca",
        "dokumen-terlalu-berat",
        "pindaian-tak-terbaca",
        "pindaian-tanpa-ocr",
    },
    annotations_in_a_circle: {"dokumen-tak-terbaca", "dokumen-terlalu-berat"},
    chain_of_references: set(),
}
"""Builder → the findings of which one is expected; none where the text simply comes out."""


@pytest.mark.parametrize("build", PDFS, ids=lambda build: build.__name__)
def test_hostile_pdfs(
    worker: Worker, tmp_path: Path, build: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    # What may take too long only has to end; the others get the real limit.
    monkeypatch.setattr(limits, "SECONDS", 3 if "dokumen-terlalu-berat" in PDFS[build] else 60)
    (tmp_path / "a.pdf").write_bytes(build())
    (tmp_path / "b.txt").write_bytes(b"tetap terbaca")
    started = time.monotonic()
    text, codes = opened(worker, tmp_path / "a.pdf")
    assert time.monotonic() - started < limits.SECONDS + 30
    assert set(codes) & PDFS[build] or (text is not None and not codes)
    if not PDFS[build]:
        assert text is not None
        assert text.pages[0].paragraphs == ("Isi laporan",)
    after, _ = opened(worker, tmp_path / "b.txt")
    assert after is not None, "the next document suffers"


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_pdf_cut_off_anywhere_is_an_error(worker: Worker, tmp_path: Path, tenth: int) -> None:
    whole = samples.pdf([samples.lines(f"Halaman nomor {n}") for n in range(30)])
    (tmp_path / "a.pdf").write_bytes(whole[: len(whole) * tenth // 10])
    assert "pdf-rusak" in opened(worker, tmp_path / "a.pdf")[1]


# ---------------------------------------------------------------- containers


def test_a_workbook_that_unpacks_to_ten_gigabytes(worker: Worker, tmp_path: Path) -> None:
    """The directory says so, and nothing is unpacked to find out."""
    path = samples.zip_claiming(tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", 4_000_000_000)
    assert opened(worker, path) == (None, ["bom-zip"])


def test_a_workbook_that_lies_about_its_size(worker: Worker, tmp_path: Path) -> None:
    """50 MB of elements behind a directory that says 64 bytes: no more than 64 are taken."""
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/workbook.xml", "w") as part:
            for _ in range(40):
                part.write(b"<a/>" * 250_000)
    content = bytearray(path.read_bytes())
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = (64).to_bytes(4, "little")
    path.write_bytes(content)
    assert opened(worker, path) == (None, ["berkas-rusak"])


def test_a_container_of_too_many_files(worker: Worker, tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {f"word/{n}.xml": "" for n in range(limits.MEMBERS)}
    path = samples.package(tmp_path / "a.docx", {"[Content_Types].xml": "<Types/>", **parts})
    assert opened(worker, path) == (None, ["bom-zip"])


def with_entities(path: Path, declared: str, used: str) -> Path:
    document = (
        f"<!DOCTYPE w:document [{declared}]><w:document {samples.WORDS}><w:body>"
        f"<w:p><w:r><w:t>aman {used}</w:t></w:r></w:p></w:body></w:document>"
    )
    return samples.package(path, {"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def test_an_external_entity_reads_no_file(worker: Worker, tmp_path: Path) -> None:
    (tmp_path / "rahasia.txt").write_text("kata sandi", "utf-8")
    declared = f"<!ENTITY x SYSTEM '{(tmp_path / 'rahasia.txt').as_uri()}'>"
    text, codes = opened(worker, with_entities(tmp_path / "a.docx", declared, "&x;"))
    assert codes == ["entitas-xml"]
    assert text is not None
    assert text.pages[0].paragraphs == ("aman",)


def test_a_billion_laughs_are_not_laughed(worker: Worker, tmp_path: Path) -> None:
    declared = "<!ENTITY l0 'ha'>" + "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    text, codes = opened(worker, with_entities(tmp_path / "a.docx", declared, "&l9;"))
    assert codes in (["berkas-rusak"], ["entitas-xml"])
    assert text is None or len(text.pages[0].text) < 100


LAUGHS = "<!ENTITY l0 'ha'>" + "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
"""A billion of them, each ten of the one before."""
BODIES: dict[str, Callable[[str], str]] = {
    "a.odt": lambda used: f"<office:text><text:p>aman {used}</text:p></office:text>",
    "a.ods": lambda used: (
        "<office:spreadsheet><table:table table:name='A'><table:table-row><table:table-cell>"
        f"<text:p>aman {used}</text:p></table:table-cell></table:table-row></table:table>"
        "</office:spreadsheet>"
    ),
}


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize(
    ("declared", "used"), [(LAUGHS, "&l9;"), ("<!ENTITY x SYSTEM 'file:///etc/hostname'>", "&x;")]
)
def test_entities_in_opendocument(
    worker: Worker, tmp_path: Path, name: str, declared: str, used: str
) -> None:
    content = (
        f"<!DOCTYPE x [{declared}]><office:document-content {samples.OPENDOCUMENT}><office:body>"
        f"{BODIES[name](used)}</office:body></office:document-content>"
    )
    kind = {"a.odt": "text", "a.ods": "spreadsheet"}[name]
    path = samples.opendocument(tmp_path / name, kind, "", **{"content.xml": content})
    text, codes = opened(worker, path)
    assert codes in (["berkas-rusak"], ["entitas-xml"])
    assert text is None or text.pages[0].paragraphs == ("aman",)


@pytest.mark.parametrize("name", ["a.pptx", "a.docx", "a.odt", "a.zip"])
def test_a_container_that_unpacks_to_four_gigabytes(worker: Worker, tmp_path: Path, name: str) -> None:
    member = {"a.pptx": "ppt/slides/slide1.xml", "a.docx": "word/document.xml"}.get(name, "content.xml")
    path = samples.zip_claiming(tmp_path / name, member, 4_000_000_000)
    assert opened(worker, path) == (None, ["bom-zip"])


def test_a_slide_that_unpacks_without_end(worker: Worker, tmp_path: Path) -> None:
    """200 MB of one letter in a slide of 200 KB, within what a container may unpack to."""
    path = samples.pptx(tmp_path / "a.pptx", [f">{samples.shape('isi')}"])
    with zipfile.ZipFile(path) as old:
        parts: dict[str, str | bytes] = {each: old.read(each) for each in old.namelist()}
    parts["ppt/slides/slide0.xml"] = b"<a>" + b"a" * (limits.XML_PART + 1)
    text, codes = opened(worker, samples.package(path, parts))
    assert codes == ["terlalu-banyak-teks"]
    assert text is not None


WEB = b"<script>alert(1)</script>"
POLYGLOTS: dict[str, Callable[[bytes], tuple[bytes, str]]] = {
    "di-depan.pdf": lambda pdf: (b"<html>" + WEB + pdf, "isi-bukan-pdf"),
    "di-belakang-kepala.pdf": lambda pdf: (
        pdf.replace(b"%PDF-1.7\n", b"%PDF-1.7\n%" + WEB + b"\n"),
        "berkas-ganda",
    ),
    "gambar.gif": lambda _: (b"GIF89a" + WEB, "berkas-ganda"),
}


@pytest.mark.parametrize("name", POLYGLOTS)
def test_a_web_page_in_another_format_is_told(worker: Worker, tmp_path: Path, name: str) -> None:
    content, code = POLYGLOTS[name](samples.pdf([TEXT]))
    (tmp_path / name).write_bytes(content)
    assert code in opened(worker, tmp_path / name)[1]


@pytest.mark.parametrize("depth", [200, 100_000])
def test_elements_within_elements(worker: Worker, tmp_path: Path, depth: int) -> None:
    path = samples.docx(
        tmp_path / "a.docx", "<w:sdt>" * depth + samples.paragraph("isi") + "</w:sdt>" * depth
    )
    text, codes = opened(worker, path)
    assert codes == ["berkas-rusak"] if depth > 255 else text is not None


def test_relationships_lead_nowhere_outside(worker: Worker, tmp_path: Path) -> None:
    path = samples.xlsx(tmp_path / "a.xlsx", {"A": "<sheetData/>"})
    with zipfile.ZipFile(path) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    link = b"<Relationship Id='r1' Target='../../../../../../etc/passwd'/>"
    parts["xl/_rels/workbook.xml.rels"] = b"<Relationships %s>%s</Relationships>" % (
        samples.PACKAGE.encode(),
        link,
    )
    text, codes = opened(worker, samples.package(path, parts))
    assert codes == []
    assert text is not None
    assert text.pages[0].paragraphs == ()


def test_a_sheet_without_end_is_read_to_its_limit(worker: Worker, tmp_path: Path) -> None:
    rows = "<sheetData>" + "<row><c><v>1</v></c></row>" * 200_000 + "</sheetData>"
    text, codes = opened(worker, samples.xlsx(tmp_path / "a.xlsx", {"A": rows}))
    assert codes == ["terlalu-banyak-teks"]
    assert text is not None
    assert len(text.pages[0].paragraphs) == 5_000


# ---------------------------------------------------------------- plain bytes

BYTES = {
    "kurung.rtf": (b"{\\rtf1 " + b"{" * 100_000, ["berkas-rusak"]),
    "panjang.rtf": (b"{\\rtf1 " + b"a" * 1_000_000 + b"}", []),
    "kata.txt": (b"a" * 3_000_000, []),
    "kendali.txt": (b"ESC \x1b[31m merah", []),
    "tag.txt": (b"x <script>alert(1)</script>", []),
}


@pytest.mark.parametrize("name", BYTES)
def test_bytes_that_are_hard_on_a_tokeniser(worker: Worker, tmp_path: Path, name: str) -> None:
    content, wanted = BYTES[name]
    (tmp_path / name).write_bytes(content)
    text, codes = opened(worker, tmp_path / name)
    assert codes == wanted
    assert text is not None
    assert all(paragraph.isprintable() for page in text.pages for paragraph in page.paragraphs)


def negative_offset(content: bytes) -> bytes:
    """The directory is said to lie further back than the file is long."""
    at = content.rindex(b"PK\x05\x06") + 16
    return content[:at] + struct.pack("<I", len(content) * 2) + content[at + 4 :]


def shifted_member(content: bytes) -> bytes:
    at = content.rindex(b"PK\x01\x02") + 42
    return content[:at] + struct.pack("<I", 0xFFFF_FFF0) + content[at + 4 :]


def name_that_is_no_text(content: bytes) -> bytes:
    """A member's name that is declared UTF-8 and is not."""
    at = content.rindex(b"PK\x01\x02")
    flagged = content[: at + 8] + struct.pack("<H", 0x800) + content[at + 10 :]
    return flagged[: at + 46] + b"\xff" + flagged[at + 47 :]


FUZZED = [negative_offset, shifted_member, name_that_is_no_text]
"""What mutations of real files found: other errors than those of damaged ZIP files."""


@pytest.mark.parametrize("spoil", FUZZED, ids=lambda spoil: spoil.__name__)
def test_directories_that_lead_astray_are_damage(
    worker: Worker, tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    path = samples.docx(tmp_path / "a.docx", samples.paragraph("isi"))
    path.write_bytes(spoil(path.read_bytes()))
    assert opened(worker, path) == (None, ["berkas-rusak"])
