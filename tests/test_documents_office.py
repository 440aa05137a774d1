"""DOCX, XLSX, PPTX, OpenDocument, RTF, plain text and images: text, facts and what is hidden."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from documents import samples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentText
from odf.style import Footer, Header, MasterPage, PageLayout, Style, TextProperties
from odf.text import H, Note, NoteBody, NoteCitation, P, Span

from generator.documents import FORMATS, odf, picture, plain, rtf, sheet, slides, word
from generator.documents.archive import resolve
from generator.documents.people import mark_names
from generator.documents.text import Reading

RUN = samples.paragraph


def paragraphs(reading: Reading) -> list[tuple[str, ...]]:
    assert reading.pages is not None
    return [page.paragraphs for page in reading.pages]


def codes(reading: Reading) -> set[str]:
    return {mark.code for mark in reading.marks}


# ---------------------------------------------------------------- Word


def test_python_docx_writes_what_we_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.author = "Budi"
    document.core_properties.title = "Keputusan"
    document.add_heading("BAB I", 1)
    document.add_paragraph("Menimbang: perlu ditetapkan.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Rumbai", "12"
    document.add_page_break()
    document.add_paragraph("Halaman kedua.")
    document.save(str(tmp_path / "a.docx"))
    reading = word.read(tmp_path / "a.docx")
    assert paragraphs(reading) == [
        ("BAB I", "Menimbang: perlu ditetapkan.", "Rumbai | 12"),
        ("Halaman kedua.",),
    ]
    assert reading.pages is not None
    assert reading.pages[0].headings == ("BAB I",)
    assert reading.facts.title == "Keputusan"
    assert codes(reading) == {"nama-penulis", "nama-program"}


def test_deleted_hidden_and_field_text_is_not_read(tmp_path: Path) -> None:
    body = (
        "<w:p><w:ins><w:r><w:t>baru</w:t></w:r></w:ins><w:del><w:r><w:delText>lama</w:delText></w:r></w:del>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t></w:r></w:p>"
    )
    reading = word.read(samples.docx(tmp_path / "a.docx", body))
    assert paragraphs(reading) == [("baru",)]
    assert codes(reading) == {"jejak-perubahan", "teks-tersembunyi"}


def test_comments_are_counted_and_footnotes_read(tmp_path: Path) -> None:
    reading = word.read(
        samples.docx(
            tmp_path / "a.docx",
            RUN("Isi"),
            word__comments_xml=f"<w:comments {samples.WORDS}><w:comment/><w:comment/></w:comments>",
            word__footnotes_xml=f"<w:footnotes {samples.WORDS}><w:footnote>{RUN('Catatan')}</w:footnote>"
            "</w:footnotes>",
        )
    )
    assert paragraphs(reading) == [("Isi", "Catatan")]
    assert [(mark.code, mark.values) for mark in reading.marks] == [("komentar", (("count", "2"),))]


def test_pages_follow_the_breaks_that_word_noted(tmp_path: Path) -> None:
    body = "<w:p><w:r><w:t>satu</w:t><w:lastRenderedPageBreak/><w:t>dua</w:t></w:r></w:p>"
    assert paragraphs(word.read(samples.docx(tmp_path / "a.docx", body))) == [("satu",), ("dua",)]


def test_a_drawing_is_read_once(tmp_path: Path) -> None:
    twice = (
        "<w:p><w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        f"<mc:Choice><w:txbxContent>{RUN('kotak')}</w:txbxContent></mc:Choice>"
        f"<mc:Fallback><w:txbxContent>{RUN('kotak')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert paragraphs(word.read(samples.docx(tmp_path / "a.docx", twice))) == [("kotak",)]


def test_macros_are_marked(tmp_path: Path) -> None:
    reading = word.read(samples.docx(tmp_path / "a.docm", RUN("Isi"), **{"word__vbaProject.bin": b"x"}))
    assert codes(reading) == {"berisi-makro"}


# ---------------------------------------------------------------- Excel


def test_openpyxl_writes_what_we_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    shown = book.active
    assert shown is not None
    shown.title = "Rekap"
    shown.append(["Kecamatan", "IPM"])
    shown.append(["Sukajadi", 69.930000000000007])
    hidden = book.create_sheet("Gaji")
    hidden.append(["rahasia"])
    hidden.sheet_state = "hidden"
    book.properties.creator = "Budi"
    book.save(tmp_path / "a.xlsx")
    reading = sheet.read(tmp_path / "a.xlsx")
    assert reading.pages is not None
    assert [(page.label, page.paragraphs) for page in reading.pages] == [
        ("Rekap", ("Kecamatan | IPM", "Sukajadi | 69,93"))
    ]
    assert {"lembar-tersembunyi", "nama-penulis"} <= codes(reading)
    assert reading.facts.pages == 1


def test_hidden_columns_rows_and_comments_are_marked(tmp_path: Path) -> None:
    content = (
        "<cols><col min='2' max='2' hidden='1'/></cols><sheetData><row r='1'>"
        "<c r='A1' t='inlineStr'><is><t>a</t></is></c></row>"
        "<row r='2' hidden='1'><c r='A2'><v>7</v></c></row></sheetData>"
    )
    reading = sheet.read(samples.xlsx(tmp_path / "a.xlsx", {"Data": content}))
    assert paragraphs(reading) == [("a",)]
    assert [(mark.code, mark.values) for mark in reading.marks] == [
        ("kolom-tersembunyi", (("sheet", "Data"),))
    ]


@pytest.mark.parametrize("index", ["99", "-1", "x", ""])
def test_a_cell_that_points_past_the_strings_is_empty(tmp_path: Path, index: str) -> None:
    content = f"<sheetData><row><c t='s'><v>{index}</v></c><c><v>5</v></c></row></sheetData>"
    book = samples.xlsx(tmp_path / "a.xlsx", {"Data": content}, strings="<si><t>nol</t></si>")
    assert paragraphs(sheet.read(book)) == [("5",)]


# ---------------------------------------------------------------- PowerPoint


def test_slides_with_titles_hidden_ones_and_notes(tmp_path: Path) -> None:
    path = samples.pptx(
        tmp_path / "a.pptx",
        [
            f">{samples.shape('Rencana', 'title')}{samples.shape('Isi salindia')}",
            f"show='0'>{samples.shape('rahasia')}",
        ],
        notes="jangan dibaca",
    )
    reading = slides.read(path)
    assert paragraphs(reading) == [("Rencana", "Isi salindia")]
    assert reading.pages is not None
    assert reading.pages[0].headings == ("Rencana",)
    assert codes(reading) == {"salindia-tersembunyi", "catatan-pembicara"}


# ---------------------------------------------------------------- OpenDocument


def test_odfpy_writes_what_we_read(tmp_path: Path) -> None:
    document = OpenDocumentText()
    document.text.addElement(H(outlinelevel=1, text="Judul"))
    document.text.addElement(P(text="Isi dokumen."))
    document.save(str(tmp_path / "a.odt"))
    reading = odf.read(tmp_path / "a.odt")
    assert paragraphs(reading) == [("Judul", "Isi dokumen.")]
    assert reading.pages is not None
    assert reading.pages[0].headings == ("Judul",)


def test_opendocument_text_with_changes_comments_lists_and_pages(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>lama</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:p>satu<office:annotation><text:p>catatan</text:p></office:annotation>"
        " dua<text:s/>tiga</text:p>"
        "<text:list><text:list-item><text:p>butir</text:p></text:list-item></text:list>"
        "<text:soft-page-break/><table:table><table:table-row>"
        "<table:table-cell><text:p>a</text:p></table:table-cell>"
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
    )
    meta = "<dc:creator>Budi</dc:creator><dc:title>Judul</dc:title>"
    reading = odf.read(samples.opendocument(tmp_path / "a.odt", "text", body, meta=meta))
    assert paragraphs(reading) == [("satu dua tiga", "butir"), ("a | b",)]
    assert codes(reading) == {"jejak-perubahan", "komentar", "nama-penulis"}
    assert reading.facts.title == "Judul"


def test_opendocument_sheets(tmp_path: Path) -> None:
    styles = "<style:style style:name='h'><style:table-properties table:display='false'/></style:style>"
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = f"<table:table-row table:number-rows-repeated='1000000'>{cell}</table:table-row>"
    body = (
        f"<table:table table:name='Data'>{row.format('isi')}</table:table>"
        f"<table:table table:name='Gaji' table:style-name='h'>{row.format('rahasia')}</table:table>"
    )
    reading = odf.read(samples.opendocument(tmp_path / "a.ods", "spreadsheet", body, styles))
    assert paragraphs(reading) == [("isi",)]
    assert [(mark.code, mark.values) for mark in reading.marks] == [
        ("lembar-tersembunyi", (("names", "Gaji"),))
    ]


def test_opendocument_slides(tmp_path: Path) -> None:
    hidden = "<style:drawing-page-properties presentation:visibility='hidden'/>"
    styles = f"<style:style style:name='h'>{hidden}</style:style>"
    frame = (
        "<draw:frame presentation:class='{}'><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>"
    )
    note = "<presentation:notes><text:p>catatan</text:p></presentation:notes>"
    body = (
        f"<draw:page>{frame.format('title', 'Rencana')}{frame.format('outline', 'isi')}{note}</draw:page>"
        f"<draw:page draw:style-name='h'>{frame.format('title', 'rahasia')}</draw:page>"
    )
    reading = odf.read(samples.opendocument(tmp_path / "a.odp", "presentation", body, styles))
    assert paragraphs(reading) == [("Rencana", "isi")]
    assert codes(reading) == {"salindia-tersembunyi", "catatan-pembicara"}


def test_an_encrypted_opendocument_is_locked(tmp_path: Path) -> None:
    manifest = "<manifest xmlns='urn:m'><file-entry><encryption-data/></file-entry></manifest>"
    path = samples.opendocument(tmp_path / "a.odt", "text", "", **{"META-INF__manifest.xml": manifest})
    assert codes(odf.read(path)) == {"berkas-terkunci"}


# ---------------------------------------------------------------- RTF and plain text


def test_odt_notes_stand_below_and_hidden_text_is_told(tmp_path: Path) -> None:
    document = OpenDocumentText()
    hidden = Style(name="T1", family="text")
    hidden.addElement(TextProperties(display="none"))
    document.automaticstyles.addElement(hidden)
    paragraph, note, body = P(text="Isi"), Note(noteclass="footnote"), NoteBody()
    body.addElement(P(text="catatan kaki"))
    note.addElement(NoteCitation(text="1"))
    note.addElement(body)
    for part in (note, Span(text=" rahasia", stylename=hidden)):
        paragraph.addElement(part)
    paragraph.addText(" lanjut")
    document.text.addElement(paragraph)
    document.save(str(tmp_path / "a.odt"))
    reading = odf.read(tmp_path / "a.odt")
    assert paragraphs(reading) == [("Isi lanjut", "catatan kaki")]
    assert "teks-tersembunyi" in codes(reading)
    assert [beside.text for beside in reading.besides] == ["rahasia"]


def test_headers_of_odt_stand_once(tmp_path: Path) -> None:
    document = OpenDocumentText()
    layout = PageLayout(name="L")
    document.automaticstyles.addElement(layout)
    for name in ("Standard", "First"):
        master, header, footer = MasterPage(name=name, pagelayoutname=layout), Header(), Footer()
        header.addElement(P(text="PEMERINTAH KOTA"))
        footer.addElement(P(text="Halaman 3"))
        footer.addElement(P(text=f"Jalan {name}"))
        master.addElement(header)
        master.addElement(footer)
        document.masterstyles.addElement(master)
    document.text.addElement(P(text="Isi"))
    document.save(str(tmp_path / "a.odt"))
    assert paragraphs(odf.read(tmp_path / "a.odt")) == [
        ("PEMERINTAH KOTA", "Isi", "Jalan Standard", "Jalan First")
    ]


def test_rtf_of_real_writers(tmp_path: Path) -> None:
    content = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\info{\author Budi}}{\*\generator Riched20;}"
        rb"\pard Keputusan \'93Wali Kota\'94 \u8211?\~selesai\par\trowd Rumbai\cell 12\cell\row "
        rb"{\uc2\u233 ??}\page dua{\pict 89504e47}\par}"
    )
    (tmp_path / "a.rtf").write_bytes(content)
    reading = rtf.read(tmp_path / "a.rtf")
    assert paragraphs(reading) == [("Keputusan “Wali Kota” – selesai", "Rumbai | 12", "é"), ("dua",)]
    assert codes(reading) == {"nama-penulis"}


@pytest.mark.parametrize(
    "start",
    [rb"\pard\plain \s1\rtlch\af6 ", rb"\pard\outlinelevel0 "],
    ids=["LibreOffice", "Word"],
)
def test_rtf_headings_by_style_or_level(tmp_path: Path, start: bytes) -> None:
    (tmp_path / "a.rtf").write_bytes(
        rb"{\rtf1\ansi{\stylesheet{\s1\sbasedon15\af6 Heading 1;}{\s2\af4 Table Heading;}}"
        rb"{\info{\title Rencana}}" + start + rb"Bab I\par \pard\plain \s2\af4 Isi\par}"
    )
    reading = rtf.read(tmp_path / "a.rtf")
    assert reading.pages is not None
    assert (reading.pages[0].headings, reading.pages[0].paragraphs) == (("Bab I",), ("Bab I", "Isi"))
    assert reading.facts.title == "Rencana"


def test_rtf_hidden_text_is_no_text_of_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(
        b"{\\rtf1\\ansi Tampak {\\v rahasia}lagi \\v dua\\v0 ada \\v tiga\\plain akhir\\par}"
    )
    reading = rtf.read(tmp_path / "a.rtf")
    assert paragraphs(reading) == [("Tampak lagi ada akhir",)]
    assert "teks-tersembunyi" in codes(reading)
    assert [beside.text for beside in reading.besides] == ["rahasiaduatiga"]


def test_rtf_deletions_are_left_out_and_a_cut_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(rb"{\rtf1 tetap {\deleted hilang}\par")
    reading = rtf.read(tmp_path / "a.rtf")
    assert paragraphs(reading) == [("tetap",)]
    assert codes(reading) == {"jejak-perubahan", "berkas-rusak"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (b"dalam rangka pelaksana-\r\n    an kegiatan", ("dalam rangka pelaksanaan kegiatan",)),
        (b"menurut undang-\nundang", ("menurut undang-undang",)),
        (b"A-\nB\n-\nc", ("A-", "B", "-", "c")),
    ],
)
def test_words_broken_at_the_end_of_a_line_of_plain_text(
    tmp_path: Path, text: bytes, found: tuple[str, ...]
) -> None:
    (tmp_path / "a.txt").write_bytes(text)
    assert paragraphs(plain.read(tmp_path / "a.txt")) == [found]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_plain_text_in_the_encodings_of_offices(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes("Biaya é\r\n\r\nRp 1.000\fdua".encode(encoding))
    assert paragraphs(plain.read(tmp_path / "a.txt")) == [("Biaya é", "Rp 1.000"), ("dua",)]


# ---------------------------------------------------------------- images


def test_a_photo_tells_of_its_place_and_owner(tmp_path: Path) -> None:
    path = samples.jpeg(tmp_path / "a.jpg", {0x013B: "Budi", 0x0110: "Kamera X"}, position=True)
    reading = picture.read(path)
    assert [(mark.code, mark.values) for mark in reading.marks] == [
        ("lokasi-gambar", ()),
        ("rincian-gambar", (("names", "model, pemilik"),)),
    ]
    assert reading.facts.scanned == (1,)


def test_a_tiff_has_its_pages(tmp_path: Path) -> None:
    page = samples.scan(["a"], (200, 200))
    page.save(tmp_path / "a.tiff", save_all=True, append_images=[page, page])
    reading = picture.read(tmp_path / "a.tiff")
    assert reading.facts.pages == 3
    assert picture.draw(tmp_path / "a.tiff", 3).size == (200, 200)


# ---------------------------------------------------------------- all of them

SEEDS = {
    ".docx": lambda path: samples.docx(path, RUN("Isi dokumen")),
    ".xlsx": lambda path: samples.xlsx(path, {"A": "<sheetData><row><c><v>1</v></c></row></sheetData>"}),
    ".pptx": lambda path: samples.pptx(path, [f">{samples.shape('Isi')}"]),
    ".odt": lambda path: samples.opendocument(path, "text", "<text:p>Isi</text:p>"),
}


@pytest.mark.parametrize("suffix", SEEDS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_containers_never_surprise(tmp_path: Path, suffix: str, data: st.DataObject) -> None:
    """A byte changed or the end cut off anywhere: a reading comes back, never an exception."""
    path = SEEDS[suffix](tmp_path / f"a{suffix}")
    content = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.integers(at, len(content)))])
    reading = FORMATS[suffix].read(path)
    assert reading.pages is not None or reading.marks


CHART = (
    "<c:chartSpace xmlns:c='c' xmlns:a='a'><c:chart><c:title><a:p><a:r><a:t>Anggaran</a:t></a:r></a:p>"
    "</c:title><c:ser><c:tx><c:v>2025</c:v></c:tx><c:cat><c:pt><c:v>Sekolah</c:v></c:pt><c:pt><c:v>Jalan</c:v>"
    "</c:pt></c:cat><c:val><c:pt><c:v>12.5</c:v></c:pt><c:pt><c:v>7</c:v></c:pt></c:val></c:ser></c:chart>"
    "</c:chartSpace>"
)
DIAGRAM = (
    "<d:dataModel xmlns:d='d' xmlns:a='a'><d:pt><d:t><a:p><a:r><a:t>Kepala dinas</a:t></a:r></a:p></d:t>"
    "</d:pt></d:dataModel>"
)
BOX = "<x:wsDr xmlns:x='x' xmlns:a='a'><x:sp><a:p><a:r><a:t>Kotak teks</a:t></a:r></a:p></x:sp></x:wsDr>"
DRAWN = ["Anggaran", "2025: Sekolah 12,5; Jalan 7", "Kepala dinas"]


def linked(path: Path, part: str, **targets: str) -> Path:
    """The container with relationships of one part: ``r9="../charts/chart1.xml"``, and what they lead to."""
    with zipfile.ZipFile(path) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    folder, _, name = part.rpartition("/")
    links = "".join(f"<Relationship Id='{key}' Target='{target}'/>" for key, target in targets.items())
    parts[f"{folder}/_rels/{name}.rels"] = f"<Relationships {samples.PACKAGE}>{links}</Relationships>"
    for target in targets.values():
        content = {"c": CHART, "d": DIAGRAM}.get(target.rpartition("/")[2][0], BOX)
        parts[resolve(folder, target)] = BOX if "drawings" in target else content
    return samples.package(path, parts)


def test_charts_and_diagrams_of_slides_are_read(tmp_path: Path) -> None:
    path = samples.pptx(tmp_path / "a.pptx", [f">{samples.shape('Judul')}"])
    linked(path, "ppt/slides/slide0.xml", r1="../charts/chart1.xml", r2="../diagrams/data1.xml")
    pages = slides.read(path).pages
    assert pages is not None
    assert pages[0].paragraphs == ("Judul", *DRAWN)


def test_charts_stand_where_the_text_refers_to_them(tmp_path: Path) -> None:
    body = samples.paragraph("Sebelum") + (
        "<w:p><w:r><w:drawing><c:chart xmlns:c='c' xmlns:r='r' r:id='r1'/>"
        "<d:relIds xmlns:d='d' xmlns:r='r' r:dm='r2'/></w:drawing></w:r></w:p>" + samples.paragraph("Sesudah")
    )
    path = samples.docx(tmp_path / "a.docx", body)
    linked(path, "word/document.xml", r1="charts/chart1.xml", r2="diagrams/data1.xml")
    pages = word.read(path).pages
    assert pages is not None
    assert pages[0].paragraphs == ("Sebelum", *DRAWN, "Sesudah")


def test_text_boxes_of_sheets_are_read(tmp_path: Path) -> None:
    rows = "<sheetData><row><c t='inlineStr'><is><t>sel</t></is></c></row></sheetData>"
    path = samples.xlsx(tmp_path / "a.xlsx", {"A": rows})
    with zipfile.ZipFile(path) as archive:
        part = next(name for name in archive.namelist() if name.startswith("xl/worksheets/"))
    pages = sheet.read(linked(path, part, r1="../drawings/drawing1.xml")).pages
    assert pages is not None
    assert pages[0].paragraphs == ("sel", "Kotak teks")


def test_programs_that_write_their_own_name_as_the_authors() -> None:
    reading = Reading()
    mark_names(reading, ["python-docx", "Budi", "", "(anonymous)"], ["Word", ""])
    assert [(mark.code, dict(mark.values)["names"]) for mark in reading.marks] == [
        ("nama-penulis", "Budi"),
        ("nama-program", "Word, python-docx"),
    ]
