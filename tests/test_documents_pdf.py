"""PDF: text, facts and what is hidden in it, on files made by hand and by real producers."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import typst
from documents import samples
from PIL import Image

from generator.documents import limits, pdf
from generator.documents.text import Reading


def read(tmp_path: Path, content: bytes, name: str = "a.pdf") -> Reading:
    (tmp_path / name).write_bytes(content)
    return pdf.read(tmp_path / name)


def codes(reading: Reading) -> set[str]:
    return {mark.code for mark in reading.marks}


def texts(reading: Reading) -> list[tuple[str, ...]]:
    assert reading.pages is not None
    return [page.paragraphs for page in reading.pages]


def test_text_and_headings_of_each_page(tmp_path: Path) -> None:
    first = samples.lines("Laporan Kinerja", size=22) + samples.lines(
        "Isi laporan tahun", "anggaran 2025.", top=700
    )
    reading = read(tmp_path, samples.pdf([first, samples.lines("Halaman dua berisi lain.")]))
    assert texts(reading) == [
        ("Laporan Kinerja", "Isi laporan tahun anggaran 2025."),
        ("Halaman dua berisi lain.",),
    ]
    assert reading.pages is not None
    assert [page.headings for page in reading.pages] == [("Laporan Kinerja",), ()]
    assert reading.facts.pages == 2
    assert not reading.facts.scanned
    assert not reading.marks


def test_bold_lines_are_headings(tmp_path: Path) -> None:
    content = samples.lines("Ringkasan", bold=True) + samples.lines("Isinya panjang sekali.", top=760)
    reading = read(tmp_path, samples.pdf([content]))
    assert reading.pages is not None
    assert reading.pages[0].headings == ("Ringkasan",)


def test_the_first_page_is_a_small_webp(tmp_path: Path) -> None:
    noise = Image.effect_noise((600, 800), 100)
    noise.save(tmp_path / "noise.pdf")
    reading = pdf.read(tmp_path / "noise.pdf")
    assert reading.picture is not None
    assert len(reading.picture) <= limits.THUMBNAIL
    assert Image.open(BytesIO(reading.picture)).format == "WEBP"


def test_facts_of_a_typeset_document(tmp_path: Path) -> None:
    """Typst sets tags, language, ligatures and hyphens as real producers do."""
    words = (
        "penyelenggaraan-penyelenggaraan pertanggungjawaban-pertanggungjawaban efisien fluida keterbukaan "
    )
    source = (
        '#set document(title: "Laporan")\n#set text(lang: "id", size: 11pt, hyphenate: true)\n'
        '#set page(width: 9cm, height: 12cm, header: [Lampiran Peraturan], numbering: "1")\n'
        f"#set par(justify: true)\n= Ringkasan\n{words * 3}\n#pagebreak()\nDua.\n#pagebreak()\nTiga.\n"
    )
    (tmp_path / "a.typ").write_text(source, "utf-8")
    typst.compile(str(tmp_path / "a.typ"), output=str(tmp_path / "a.pdf"))
    reading = pdf.read(tmp_path / "a.pdf")
    assert reading.facts.title == "Laporan"
    assert reading.facts.language == "id"
    assert reading.facts.tagged is True
    assert reading.facts.producer.startswith("Typst")
    assert texts(reading) == [("Lampiran Peraturan", "Ringkasan", (words * 3).strip()), ("Dua.",), ("Tiga.",)]
    assert codes(reading) == {"nama-program"}


def test_a_page_that_is_a_picture_is_a_scan_and_a_blank_one_is_not(tmp_path: Path) -> None:
    samples.scan(["Tertulis"]).save(tmp_path / "scan.pdf")
    assert pdf.read(tmp_path / "scan.pdf").facts.scanned == (1,)
    assert read(tmp_path, samples.pdf([b""])).facts.scanned == ()


def test_a_scanner_stamp_is_not_the_text_of_a_page(tmp_path: Path) -> None:
    samples.scan(["Tertulis"]).save(tmp_path / "scan.pdf")
    with (
        pikepdf.open(tmp_path / "scan.pdf") as scan,
        pikepdf.open(BytesIO(samples.pdf([samples.lines("CamScanner")]))) as stamp,
    ):
        scan.pages[0].add_overlay(stamp.pages[0])
        scan.save(tmp_path / "stamped.pdf")
    assert pdf.read(tmp_path / "stamped.pdf").facts.scanned == (1,)


HYGIENE = {
    "nama-penulis": {"info": b"/Author(Budi)"},
    "nama-program": {"info": b"/Producer(Acme 3)"},
    "pdf-skrip": {"root": b"/OpenAction<</S/JavaScript/JS(app.alert)>>"},
    "komentar": {"page": b"/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(rahasia)>>]"},
    "lapisan-tersembunyi": {
        "root": b"/OCProperties<</OCGs[1000 0 R]/D<</OFF[1000 0 R]>>>>",
        "extra": {1000: b"<</Type/OCG/Name(Draf)>>"},
    },
}


@pytest.mark.parametrize("code", HYGIENE)
def test_what_a_pdf_carries_beside_its_text_is_marked(tmp_path: Path, code: str) -> None:
    reading = read(tmp_path, samples.pdf([samples.lines("Isi")], **HYGIENE[code]))  # type: ignore[arg-type]
    assert codes(reading) == {code}
    assert texts(reading) == [("Isi",)]


@pytest.mark.parametrize("action", [b"/Launch/F(cmd.exe)", b"/ImportData/F(x)", b"/JavaScript/JS(x)"])
def test_actions_of_links_are_marked_and_plain_links_are_not(tmp_path: Path, action: bytes) -> None:
    def page(kind: bytes) -> bytes:
        return b"/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S%s>>>>]" % kind

    assert codes(read(tmp_path, samples.pdf([b""], page=page(action)))) == {"pdf-skrip"}
    assert not codes(read(tmp_path, samples.pdf([b""], page=page(b"/URI/URI(https://a.id)"))))


def saved(content: bytes, **options: object) -> bytes:
    target = BytesIO()
    with pikepdf.open(BytesIO(content)) as document:
        if options.pop("attach", False):
            document.attachments["rahasia.txt"] = b"isi"
        document.save(target, **options)  # type: ignore[arg-type]
    return target.getvalue()


def test_attachments_are_counted(tmp_path: Path) -> None:
    reading = read(tmp_path, saved(samples.pdf([samples.lines("Isi")]), attach=True))
    assert [(mark.code, mark.values) for mark in reading.marks] == [("pdf-lampiran", (("count", "1"),))]


def test_a_locked_pdf_is_not_read_and_a_restricted_one_is(tmp_path: Path) -> None:
    plain = samples.pdf([samples.lines("Isi")])
    locked = read(tmp_path, saved(plain, encryption=pikepdf.Encryption(user="a", owner="b")))
    assert codes(locked) == {"berkas-terkunci"}
    assert locked.pages is None
    forbids = pikepdf.Permissions(extract=False, accessibility=False)
    restricted = read(tmp_path, saved(plain, encryption=pikepdf.Encryption(owner="b", allow=forbids)))
    assert codes(restricted) == {"pdf-dibatasi"}
    assert restricted.facts.encrypted
    assert texts(restricted) == [("Isi",)]


def test_page_labels_are_those_of_the_file(tmp_path: Path) -> None:
    root = b"/PageLabels<</Nums[0<</S/r>>1<</S/D>>]>>"
    reading = read(tmp_path, samples.pdf([samples.lines("Kata pengantar"), samples.lines("Isi")], root=root))
    assert reading.pages is not None
    assert [page.label for page in reading.pages] == ["i", "1"]


def test_a_wrong_cross_reference_is_told_and_read(tmp_path: Path) -> None:
    content = samples.pdf([samples.lines("Isi")])
    reading = read(tmp_path, content.replace(b"startxref\n", b"startxref\n7"))
    assert codes(reading) == {"pdf-cacat"}
    assert texts(reading) == [("Isi",)]


def test_a_row_of_a_table_is_a_paragraph_of_its_own(tmp_path: Path) -> None:
    """As LibreOffice and Chromium write it: cells of one row on one height, far from each other."""
    cells = [
        (60, 700, "Pelatihan"),
        (300, 700, "Rp1.234.567"),
        (60, 684, "Publikasi"),
        (300, 684, "Rp89.000"),
    ]
    drawn = b"".join(samples.lines(text, left=left, top=top) for left, top, text in cells)
    (tmp_path / "a.pdf").write_bytes(samples.pdf([drawn]))
    reading = pdf.read(tmp_path / "a.pdf")
    assert reading.pages is not None
    assert reading.pages[0].paragraphs == ("Pelatihan Rp1.234.567", "Publikasi Rp89.000")


def test_the_trace_of_a_browser_that_printed_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(samples.pdf([samples.lines("Isi", "file:///C:/Users/Budi/a.html 1/3")]))
    assert "jejak-cetak" in [mark.code for mark in pdf.read(tmp_path / "a.pdf").marks]


WIDTHS = dict(zip("Telusrimnt", (611, 556, 222, 556, 500, 333, 222, 833, 556, 278), strict=True))
"""Of Helvetica, in thousandths of its size."""


def letter_by_letter(*words: str, size: int = 18) -> bytes:
    """As browsers print a heading with spaced letters: no space is ever shown, only left out."""
    shown, at = [], 60.0
    for word in words:
        for letter in word:
            shown.append(f"BT /F {size} Tf 1 0 0 1 {at:.3f} 700 Tm ({letter}) Tj ET")
            at += size * (WIDTHS[letter] / 1000 - 0.01)
        at += size * 0.18
    return "\n".join(shown).encode()


def test_spaces_that_were_never_printed_are_put_back(tmp_path: Path) -> None:
    reading = read(tmp_path, samples.pdf([letter_by_letter("Telusuri", "menurut", "Timur")]))
    assert texts(reading) == [("Telusuri menurut Timur",)]


@pytest.mark.parametrize(("kind", "flags", "wanted"), [
    ("FreeText", 4, True), ("Widget", 4, True), ("Stamp", 4, True), ("Widget", 2, False), ("Text", 4, False),
])  # fmt: skip
def test_what_annotations_print_is_text_of_the_page(
    tmp_path: Path, kind: str, flags: int, wanted: bool
) -> None:
    """Filled forms, typed notes, seals and signatures; not what is hidden, nor a reviewer's comment."""
    look = samples.stream(
        b"BT /F 12 Tf 2 8 Td (Ditandatangani elektronik) Tj ET",
        b"/Type/XObject/Subtype/Form/BBox[0 0 200 30]/Resources<</Font<</F 3 0 R>>>>",
    )
    note = f"<</Type/Annot/Subtype/{kind}/F {flags}/Rect[60 600 260 630]/AP<</N 1001 0 R>>>>".encode()
    content = samples.pdf(
        [samples.lines("Isi surat ini.")], extra={1000: note, 1001: look}, page=b"/Annots[1000 0 R]"
    )
    assert ("Ditandatangani elektronik" in str(texts(read(tmp_path, content)))) is wanted


def test_a_pdf_locked_to_certificates_is_locked_not_broken(tmp_path: Path) -> None:
    lock = b"<</Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s4/V 2/Length 128/Recipients[<00>]>>"
    content = samples.pdf([samples.lines("rahasia")], extra={1000: lock})
    content = content.replace(b"trailer<<", b"trailer<</Encrypt 1000 0 R/ID[<00><00>]")
    reading = read(tmp_path, content)
    assert codes(reading) == {"berkas-terkunci"}
    assert reading.pages is None


def set_at(*words: tuple[int, str], top: int = 700) -> bytes:
    return "\n".join(f"BT /F 11 Tf {left} {top} Td ({word}) Tj ET" for left, word in words).encode()


def test_rows_of_a_table_stand_alone_whatever_their_last_cell_is(tmp_path: Path) -> None:
    rows = [set_at((60, "APBD murni"), (200, "2,560"), (300, "riaupagi"), top=700)]
    rows += [set_at((60, "APBD perubahan"), (200, "2,521"), (300, "katakabar"), top=686)]
    assert texts(read(tmp_path, samples.pdf([b"\n".join(rows)]))) == [
        ("APBD murni 2,560 riaupagi", "APBD perubahan 2,521 katakabar")
    ]


def test_a_justified_line_with_a_figure_is_no_row(tmp_path: Path) -> None:
    """Its gaps are wide, and all alike."""
    first = set_at((60, "Dalam"), (110, "10"), (140, "hari"), (180, "badan"), (230, "publik"), top=700)
    second = set_at((60, "menjawab permohonan warga itu."), top=686)
    found = texts(read(tmp_path, samples.pdf([first + b"\n" + second])))
    assert found == [("Dalam 10 hari badan publik menjawab permohonan warga itu.",)]


@pytest.mark.parametrize(("strokes", "scanned"), [(1, ()), (39, ()), (40, (1,))])
def test_a_rule_on_an_empty_page_is_no_scan_but_outlined_letters_may_be(
    tmp_path: Path, strokes: int, scanned: tuple[int, ...]
) -> None:
    drawing = b"\n".join(b"%d 100 m %d 300 l S" % (10 * n, 10 * n) for n in range(strokes))
    assert read(tmp_path, samples.pdf([drawing])).facts.scanned == scanned


def test_the_first_law_of_a_decree_is_no_row(tmp_path: Path) -> None:
    """``Mengingat : 1. Undang-Undang`` stands in three cells, and its sentence goes on in the next line."""
    lines = [
        set_at((60, "Mengingat"), (150, ":"), (180, "1. Undang-Undang Nomor 14"), top=700),
        set_at((194, "Tahun 2008 tentang Keterbukaan"), top=686),
    ]
    assert texts(read(tmp_path, samples.pdf([b"\n".join(lines)]))) == [
        ("Mengingat : 1. Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan",)
    ]
