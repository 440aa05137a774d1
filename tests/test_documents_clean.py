"""``terang clean``: what is removed is gone from the bytes, and what is left is the same document."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pikepdf
import pytest
from documents import samples
from PIL import Image

from generator.clean import CLEANABLE, clean
from generator.documents import FORMATS
from generator.findings import Rejected

SECRET = "RahasiaBudi"


def cleaned(path: Path) -> tuple[Path, list[str]]:
    target = path.with_name(f"bersih-{path.name}")
    return target, clean(path, target)


def says(path: Path, word: str) -> bool:
    """Whether a word stands anywhere in the file, unpacked."""
    content = path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            content += b"".join(archive.read(name) for name in archive.namelist())
    elif content.startswith(b"%PDF"):
        with pikepdf.open(path) as document:
            document.save(
                plain := BytesIO(),
                compress_streams=False,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )
        content += plain.getvalue()
    return any(word.encode(encoding) in content for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def text_of(path: Path) -> list[tuple[str, ...]]:
    return [page.paragraphs for page in FORMATS[path.suffix].read(path).pages or []]


def marks_of(path: Path) -> set[str]:
    return {mark.code for mark in FORMATS[path.suffix].read(path).marks}


def full_pdf(folder: Path) -> Path:
    annotation = (
        f"/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/T({SECRET})/Contents({SECRET})>>"
        f"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/JavaScript/JS({SECRET})>>>>]"
        f"/PieceInfo<</X({SECRET})>>"
    )
    content = samples.pdf(
        [samples.lines("Isi laporan")],
        root=f"/OpenAction<</S/JavaScript/JS({SECRET})>>/Lang(id)".encode(),
        info=f"/Author({SECRET})/Producer({SECRET})/Title(Laporan)".encode(),
        page=annotation.encode(),
    )
    path = folder / "a.pdf"
    with pikepdf.open(BytesIO(content)) as document:
        document.attachments["lampiran.txt"] = SECRET.encode()
        with document.open_metadata(set_pikepdf_as_editor=False) as packet:
            packet["dc:creator"] = [SECRET]
            packet["dc:title"] = "Laporan"
        document.save(path)
    return path


def full_docx(folder: Path) -> Path:
    document = docx.Document()
    document.core_properties.author = document.core_properties.last_modified_by = SECRET
    document.add_paragraph("Isi keputusan.")
    photo = samples.jpeg(folder / "foto.jpg", {0x013B: SECRET}, position=True)
    document.add_picture(str(photo))
    path = folder / "a.docx"
    document.save(str(path))
    package_with(
        path,
        "word/document.xml",
        "<w:sectPr",
        f"<w:p><w:ins w:author='{SECRET}'><w:r><w:t>baru</w:t></w:r></w:ins>"
        f"<w:del w:author='{SECRET}'><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>"
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{SECRET}</w:t></w:r>"
        "<w:commentRangeStart w:id='0'/></w:p><w:sectPr",
    )
    package_with(
        path,
        "word/comments.xml",
        "",
        f"<w:comments {samples.WORDS}><w:comment>{SECRET}</w:comment></w:comments>",
    )
    return path


def package_with(path: Path, name: str, old: str, new: str) -> None:
    """Rewrite one part of a container, or add it."""
    with zipfile.ZipFile(path) as archive:
        parts: dict[str, str | bytes] = {part: archive.read(part) for part in archive.namelist()}
    parts[name] = bytes(parts[name]).decode().replace(old, new, 1) if name in parts else new  # type: ignore[arg-type]
    samples.package(path, parts)


def full_xlsx(folder: Path) -> Path:
    book = openpyxl.Workbook()
    book.properties.creator = SECRET
    shown = book.active
    assert shown is not None
    shown.append(["Kecamatan", SECRET, "IPM"])
    shown.append(["Sukajadi", SECRET, 70])
    shown.append([SECRET])
    shown.column_dimensions["B"].hidden = True
    shown.row_dimensions[3].hidden = True
    shown["A1"].comment = openpyxl.comments.Comment(SECRET, SECRET)
    hidden = book.create_sheet("Gaji")
    hidden.append([SECRET])
    hidden.sheet_state = "veryHidden"
    book.save(folder / "a.xlsx")
    return folder / "a.xlsx"


def full_pptx(folder: Path) -> Path:
    slides = [f">{samples.shape('Isi salindia')}", f"show='0'>{samples.shape(SECRET)}"]
    return samples.pptx(folder / "a.pptx", slides, notes=SECRET)


def full_odt(folder: Path) -> Path:
    body = (
        f"<text:tracked-changes><text:changed-region><text:p>{SECRET}</text:p></text:changed-region>"
        f"</text:tracked-changes><text:p>Isi<office:annotation><text:p>{SECRET}</text:p></office:annotation>"
        " surat<text:change text:change-id='1'/></text:p>"
    )
    return samples.opendocument(
        folder / "a.odt",
        "text",
        body,
        meta=f"<dc:creator>{SECRET}</dc:creator>",
        Thumbnails__thumbnail=SECRET,
    )


def full_ods(folder: Path) -> Path:
    styles = "<style:style style:name='h'><style:table-properties table:display='false'/></style:style>"
    cell = "<table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row>"
    body = (
        f"<table:table table:name='Data'>{cell.format('isi')}</table:table>"
        f"<table:table table:name='Gaji' table:style-name='h'>{cell.format(SECRET)}</table:table>"
    )
    return samples.opendocument(
        folder / "a.ods", "spreadsheet", body, styles, meta=f"<dc:creator>{SECRET}</dc:creator>"
    )


def full_jpeg(folder: Path) -> Path:
    return samples.jpeg(folder / "a.jpg", {0x013B: SECRET, 0x0112: 6}, position=True)


def full_png(folder: Path) -> Path:
    exif = Image.Exif()
    exif[0x013B] = SECRET
    Image.new("RGB", (40, 30), "teal").save(folder / "a.png", exif=exif)
    return folder / "a.png"


def full_webp(folder: Path) -> Path:
    exif = Image.Exif()
    exif[0x013B] = SECRET
    Image.new("RGB", (40, 30), "teal").save(folder / "a.webp", exif=exif)
    return folder / "a.webp"


def full_tiff(folder: Path) -> Path:
    page = samples.scan(["isi"], (60, 40))
    page.save(folder / "a.tiff", save_all=True, append_images=[page], tiffinfo={0x013B: SECRET})
    return folder / "a.tiff"


FULL = [
    full_pdf, full_docx, full_xlsx, full_pptx, full_odt, full_ods, full_jpeg, full_png, full_webp, full_tiff,
]  # fmt: skip
WORDS = {
    full_pdf: ["nama penulis", "1 berkas lampiran", "skrip", "1 komentar", "data kerja"],
    full_docx: ["nama penulis", "jejak perubahan", "komentar", "teks tersembunyi", "rincian gambar"],
    full_xlsx: ["nama penulis", 'lembar tersembunyi "Gaji"', "kolom atau baris", "komentar"],
    full_pptx: ["1 salindia tersembunyi", "catatan pembicara"],
    full_odt: ["nama penulis", "jejak perubahan", "komentar"],
    full_ods: ["nama penulis", 'lembar tersembunyi "Gaji"'],
}


@pytest.mark.parametrize("build", FULL, ids=lambda build: build.__name__)
def test_no_secret_is_left_and_the_text_is(tmp_path: Path, build) -> None:  # type: ignore[no-untyped-def]
    path = build(tmp_path)
    before = path.read_bytes()
    assert says(path, SECRET)
    target, removed = cleaned(path)
    assert not says(target, SECRET)
    assert removed
    for words in WORDS.get(build, ["rincian gambar"]):
        assert any(words in said for said in removed), words
    assert path.read_bytes() == before, "the original was changed"
    assert not marks_of(target)
    visible = [tuple(p.replace(f" | {SECRET}", "") for p in page if p != SECRET) for page in text_of(path)]
    assert text_of(target) == visible


@pytest.mark.parametrize("build", FULL, ids=lambda build: build.__name__)
def test_the_same_file_gives_the_same_bytes_and_cleaning_twice_changes_nothing(tmp_path: Path, build) -> None:  # type: ignore[no-untyped-def]
    target, _ = cleaned(build(tmp_path))
    again = tmp_path / f"lagi{target.suffix}"
    clean(tmp_path / f"a{target.suffix}", again)
    assert again.read_bytes() == target.read_bytes()
    assert clean(target, again) == []


def test_other_programs_open_the_clean_copies(tmp_path: Path) -> None:
    assert [p.text for p in docx.Document(str(cleaned(full_docx(tmp_path))[0])).paragraphs if p.text] == [
        "Isi keputusan.",
        "baru",
    ]
    book = openpyxl.load_workbook(cleaned(full_xlsx(tmp_path))[0])
    assert book.sheetnames == ["Sheet"]
    assert [[cell.value for cell in row] for row in book["Sheet"].iter_rows()] == [
        ["Kecamatan", None, "IPM"],
        ["Sukajadi", None, 70],
    ]


def test_a_pdf_keeps_its_title_and_language(tmp_path: Path) -> None:
    facts = FORMATS[".pdf"].read(cleaned(full_pdf(tmp_path))[0]).facts
    assert (facts.title, facts.language, facts.producer) == ("Laporan", "id", "")


def test_pictures_keep_their_pixels_and_their_turn(tmp_path: Path) -> None:
    for build in (full_jpeg, full_png, full_webp, full_tiff):
        path = build(tmp_path)
        target, _ = cleaned(path)
        with Image.open(path) as before, Image.open(target) as after:
            assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()
            assert before.getexif().get(0x0112) == after.getexif().get(0x0112) or build is full_tiff


def test_the_types_stand_first_in_opendocument(tmp_path: Path) -> None:
    with zipfile.ZipFile(cleaned(full_odt(tmp_path))[0]) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


REFUSED = {
    "hilang.pdf": None,
    "rusak.pdf": b"%PDF-1.7 rusak",
    "rusak.docx": b"PK\x03\x04 rusak",
    "rusak.jpg": b"\xff\xd8\xff\xe1",
    "teks.txt": b"isi",
    "kosong.pdf": b"",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_cleaned_is_a_finding_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    content = REFUSED[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    before = set(tmp_path.iterdir())
    with pytest.raises(Rejected) as refused:
        clean(tmp_path / name, tmp_path / "bersih")
    assert refused.value.findings[0].remedy
    assert set(tmp_path.iterdir()) == before


def test_a_bomb_is_not_cleaned(tmp_path: Path) -> None:
    path = samples.zip_claiming(tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", 4_000_000_000)
    with pytest.raises(Rejected):
        clean(path, tmp_path / "b.xlsx")


def test_every_cleanable_content_belongs_to_a_format() -> None:
    assert {entry.content for entry in FORMATS.values()} >= CLEANABLE


def test_a_comment_that_only_the_structure_leads_to_is_gone_too(tmp_path: Path) -> None:
    note = b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(rahasia)/T(Budi)>>"
    tree = b"<</Type/StructTreeRoot/K<</Type/OBJR/Obj 1000 0 R>>>>"
    content = samples.pdf(
        [samples.lines("Isi.")], root=b"/StructTreeRoot 1001 0 R", page=b"/Annots[1000 0 R]",
        extra={1000: note, 1001: tree},
    )  # fmt: skip
    (tmp_path / "a.pdf").write_bytes(content)
    target, removed = cleaned(tmp_path / "a.pdf")
    assert removed == ["1 komentar"]
    assert not says(target, "rahasia")
    assert not says(target, "Budi")


XMP = (
    "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
    "<rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/' {attributes}>{inside}"
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
)


@pytest.mark.parametrize(
    ("attributes", "inside"),
    [
        ("dc:language='id'", ""),
        ("", "<dc:title><rdf:Alt/></dc:title>"),
        ("", "<dc:title/>"),
        ("", "<dc:language/>"),
    ],
)
def test_titles_and_languages_in_odd_forms_are_no_fault(tmp_path: Path, attributes: str, inside: str) -> None:
    packet = samples.stream(
        XMP.format(attributes=attributes, inside=inside).encode(), b"/Type/Metadata/Subtype/XML"
    )
    content = samples.pdf([samples.lines("Isi.")], root=b"/Metadata 1000 0 R", extra={1000: packet})
    (tmp_path / "a.pdf").write_bytes(content)
    assert text_of(cleaned(tmp_path / "a.pdf")[0]) == [("Isi.",)]


def test_a_locked_pdf_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(samples.pdf([samples.lines("Isi.")]))
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        pdf.save(tmp_path / "b.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(Rejected) as refused:
        clean(tmp_path / "b.pdf", tmp_path / "c.pdf")
    assert [finding.code for finding in refused.value.findings] == ["tak-dapat-dibersihkan"]


CELL = "<table:table-cell office:value-type='string' {more}><text:p>{text}</text:p></table:table-cell>"


def test_hidden_rows_and_columns_of_an_ods_are_emptied_and_nothing_moves(tmp_path: Path) -> None:
    rows = [
        CELL.format(more="table:number-columns-repeated='2'", text="sama")
        + CELL.format(more="", text=f"rahasia {n}")
        + CELL.format(more="", text=f"akhir {n}")
        for n in range(2)
    ]  # fmt: skip
    body = (
        "<table:table table:name='A'><table:table-column table:number-columns-repeated='2'/>"
        "<table:table-column table:visibility='collapse'/><table:table-column/>"
        f"<table:table-row>{rows[0]}</table:table-row>"
        f"<table:table-row table:visibility='filter'>{rows[1]}</table:table-row></table:table>"
    )
    path = samples.opendocument(tmp_path / "a.ods", "spreadsheet", body)
    assert "kolom-tersembunyi" in marks_of(path)
    target, removed = cleaned(path)
    assert removed == ["isi kolom atau baris tersembunyi"]
    assert text_of(target) == [("sama | akhir 0",)]
    assert marks_of(target) == set()
    for secret in ("rahasia", "akhir 1"):
        assert not says(target, secret)


def test_hidden_slides_and_notes_of_an_odp_are_gone(tmp_path: Path) -> None:
    looks = "<style:drawing-page-properties presentation:visibility='hidden'/>"
    style = f"<style:style style:name='h'>{looks}</style:style>"
    text = "<draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>"
    notes = f"<presentation:notes>{text.format('bisik')}</presentation:notes>"
    body = f"<draw:page>{text.format('Tampil')}{notes}</draw:page>" + (
        f"<draw:page draw:style-name='h'>{text.format('rahasia')}</draw:page>"
    )
    path = samples.opendocument(tmp_path / "a.odp", "presentation", body, styles=style)
    assert marks_of(path) == {"salindia-tersembunyi", "catatan-pembicara"}
    target, removed = cleaned(path)
    assert removed == ["1 salindia tersembunyi", "catatan pembicara"]
    assert text_of(target) == [("Tampil",)]
    assert not says(target, "rahasia")
    assert not says(target, "bisik")
