"""Personal data wherever a file can carry it, exceptions, and small cells: through the whole check."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from documents import samples
from openpyxl.comments import Comment

from generator.findings import Finding, Severity
from generator.pipeline import check_portal

Portal = Callable[..., Path]
NIK = "1471016503900001"
MASK = "14••••••••••••01"
YAML = "judul: {}\nringkasan: Isi.\nkategori: berkala\npenerbit: disdik\ntanggal: 2025-07-01\n"
DATASET = YAML.format("Penerima bantuan")
ALLOW = "content/pengecualian-data-pribadi.yml"


def dataset(name: str, content: str | bytes, yaml: str = DATASET) -> dict[str, str | bytes]:
    return {"datasets/bantuan/dataset.yml": yaml, f"datasets/bantuan/{name}": content}


def document(name: str, content: bytes) -> dict[str, str | bytes]:
    return {"content/dokumen/sk/dokumen.yml": YAML.format("Keputusan"), f"content/dokumen/sk/{name}": content}


def told(root: Path, code: str = "data-pribadi") -> list[Finding]:
    return [finding for finding in check_portal(root) if finding.code == code]


def workbook(fill: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["kode", "jumlah"])
    for row in range(5):
        book.active.append([f"14.71.0{row + 1}", 100 + row])
    fill(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def word(fill: Callable[[docx.document.Document], None]) -> bytes:
    made = docx.Document()
    made.add_paragraph("Keputusan kepala dinas.")
    fill(made)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


# --- tables --------------------------------------------------------------------------------------


def test_a_column_is_told_once_with_its_first_line_and_its_count(portal: Portal) -> None:
    rows = "".join(f"14.71.01;{int(NIK) + n}\n" for n in range(30))
    (finding,) = told(portal(dataset("bantuan.csv", "kode;NIK\n" + rows)))
    assert (finding.place.file, finding.place.line) == ("datasets/bantuan/bantuan.csv", 2)
    assert finding.severity is Severity.ERROR
    assert 'kolom "NIK" memuat 30 NIK' in finding.message
    assert NIK[2:-2] not in str(finding)


def test_a_single_valid_number_without_a_name_is_a_warning(portal: Portal) -> None:
    rows = "".join(f"14.71.01;catatan {n}\n" for n in range(30)) + f"14.71.02;lihat {NIK}\n"
    (finding,) = told(portal(dataset("bantuan.csv", "kode;catatan\n" + rows)))
    assert finding.severity is Severity.WARNING
    assert finding.place.line == 32


def test_serial_numbers_that_look_valid_by_chance_are_not_told(portal: Portal) -> None:
    rows = "".join(f"14.71.01;{9_876_543_210_123_400 + 7 * n}\n" for n in range(200)) + f"14.71.01;{NIK}\n"
    assert told(portal(dataset("paket.csv", "kode;paket\n" + rows))) == []


def test_titles_above_and_notes_below_the_table_are_searched(portal: Portal) -> None:
    rows = "kode;jumlah\n14.71.01;5\n14.71.02;6\n"
    text = f"Daftar a.n. Siti NIK {NIK};\n;\n{rows}Kontak: 081276543210;\n"
    kinds = {
        finding.message.split(" memuat ")[1].split(" (")[0]
        for finding in told(portal(dataset("a.csv", text)))
    }
    assert "NIK" in kinds
    assert any("HP" in kind for kind in kinds)


def test_a_table_that_has_other_faults_is_searched_too(portal: Portal) -> None:
    root = portal(dataset("a.csv", f"NIK;jumlah\n{NIK};12\n{NIK};x1\n{NIK};1.2.3\n"))
    assert told(root)
    assert not any(NIK in str(finding) for finding in check_portal(root))


def test_a_table_of_persons_makes_contacts_births_and_homes_errors(portal: Portal) -> None:
    text = (
        "Nama Lengkap;Tanggal Lahir;Alamat;No HP;diagnosa\nSiti A;1990-03-25;Jl. Mawar 3;081276543210;TBC\n"
    )
    found = told(portal(dataset("pasien.csv", text)))
    said = " ".join(finding.message for finding in found)
    assert all(words in said for words in ("tanggal lahir", "alamat rumah", "nomor HP", "data kesehatan"))
    assert {finding.severity for finding in found} == {Severity.ERROR}


def test_a_table_of_offices_may_have_names_addresses_and_coordinates(portal: Portal) -> None:
    text = "Nama,Alamat,lintang,bujur,telepon\nPuskesmas A,Jl. Mawar 3,0.51,101.44,(0761) 23456\n"
    assert told(portal(dataset("puskesmas.csv", text))) == []


def test_childrens_names_are_an_error(portal: Portal) -> None:
    found = told(portal(dataset("siswa.csv", "nama siswa,nisn,kelas\nBudi,0081234567,4\n")))
    assert any("data anak" in finding.message for finding in found)


def test_a_hidden_sheet_is_searched(portal: Portal) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("Mentah")
        sheet.append(["nama lengkap", "nik"])
        sheet.append(["Siti", NIK])
        sheet.sheet_state = "hidden"

    (finding,) = [f for f in told(portal(dataset("a.xlsx", workbook(fill)))) if "NIK" in f.message]
    assert 'lembar tersembunyi "Mentah", kolom "nik"' in finding.message


def test_numbers_that_excel_keeps_as_numbers_are_seen(portal: Portal) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active["C1"] = "NIK"
        for row in range(2, 7):
            book.active[f"C{row}"] = int(NIK) + row

    assert any("5 NIK" in finding.message for finding in told(portal(dataset("a.xlsx", workbook(fill)))))


def test_a_comment_is_searched(portal: Portal) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active["B2"].comment = Comment(f"NIK pemohon {NIK}", "x")

    (finding,) = told(portal(dataset("a.xlsx", workbook(fill))))
    assert "komentar" in finding.message


def test_the_name_of_a_sheet_and_of_a_file_are_searched_and_never_printed(portal: Portal) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active.title = NIK

    root = portal(dataset(f"data {NIK}.xlsx", workbook(fill)))
    findings = check_portal(root)
    said = [finding.message.split(" ")[:2] for finding in told(root)]
    assert ["nama", "lembar"] in said
    assert ["nama", "berkas"] in said
    assert not any(NIK in str(finding) for finding in findings)


def carrying(content: bytes, **members: bytes) -> bytes:
    """A workbook with more members in its ZIP."""
    stream = io.BytesIO(content)
    with zipfile.ZipFile(stream, "a") as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return stream.getvalue()


def test_what_a_workbook_of_a_dataset_carries_is_searched(portal: Portal, tmp_path: Path) -> None:
    """A pasted Word file, and a photo that knows where it was taken."""
    pasted = word(lambda made: setattr(made.add_paragraph(), "text", f"NIK pemohon {NIK}"))
    photo = samples.jpeg(tmp_path / "p.jpg", {}, position=True).read_bytes()
    members = {"xl/embeddings/surat.docx": pasted, "xl/media/image1.jpeg": photo}
    root = portal(dataset("a.xlsx", carrying(workbook(lambda _: None), **members)))
    found = {finding.code: finding for finding in check_portal(root)}
    assert "lampiran surat.docx" in found["data-pribadi"].message
    assert found["data-pribadi"].severity is Severity.ERROR
    assert found["lokasi-gambar"].place.file == "datasets/bantuan/a.xlsx"
    assert "surat.docx" in found["berkas-tertanam"].message


# --- documents -----------------------------------------------------------------------------------


def test_the_text_of_a_document_is_searched_with_its_page(portal: Portal) -> None:
    content = word(lambda made: made.add_paragraph(f"Saudara Siti, NIK {NIK}."))
    (finding,) = told(portal(document("sk.docx", content)))
    assert finding.message.startswith("halaman ")
    assert MASK in finding.message


def test_properties_of_a_document_are_searched(portal: Portal) -> None:
    def fill(made: docx.document.Document) -> None:
        made.core_properties.comments = f"NIK {NIK}"

    (finding,) = told(portal(document("sk.docx", word(fill))))
    assert finding.message.startswith("sifat berkas ")


def test_what_was_deleted_with_tracked_changes_is_searched(portal: Portal) -> None:
    source = io.BytesIO(word(lambda made: made.add_paragraph("GANTI")))
    target = io.BytesIO()
    gone = f"<w:del w:id='1' w:author='x'><w:r><w:delText>NIK {NIK}</w:delText></w:r></w:del>"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            raw = old.read(name)
            end = b"</w:p>" if "document.xml" in name else b"\0"
            new.writestr(name, raw.replace(end, gone.encode() + end, 1))
    assert any("jejak perubahan" in f.message for f in told(portal(document("sk.docx", target.getvalue()))))


def test_the_signatory_of_a_letter_may_have_a_nip_a_list_of_staff_not(portal: Portal) -> None:
    one = word(lambda made: made.add_paragraph("NIP. 19700101 199503 1 001"))
    many = word(
        lambda made: [made.add_paragraph(f"NIP. 19700101 199503 1 00{n}") for n in range(1, 6)]  # type: ignore[arg-type, return-value]
    )
    assert told(portal(document("sk.docx", one))) == []
    (finding,) = told(portal(document("sk.docx", many), at="dua"))
    assert "5 NIP" in finding.message


# --- officers' own texts -------------------------------------------------------------------------


def test_metadata_and_markdown_are_searched_by_line(portal: Portal) -> None:
    body = YAML.format("Undian") + "---\n\nPemenang:\n\n- Siti, NIK " + NIK + "\n"
    root = portal({"content/pengumuman/2025-07-01-undian.md": "---\n" + body})
    (finding,) = told(root)
    assert (finding.place.line, finding.place.column > 10) == (11, True)


def test_a_handwritten_page_is_searched(portal: Portal) -> None:
    (finding,) = told(portal({"content/tentang/kontak.md": "# Kontak\n\nHP Budi 081276543210\n"}))
    assert finding.severity is Severity.WARNING


def test_the_telephone_of_an_office_is_its_own(portal: Portal) -> None:
    office = "judul: Dinas A\nsurel: dinas.a@gmail.com\ntelepon: 0812-7654-3210\n"
    assert told(portal({"content/organisasi/dinas-a.yml": office})) == []


# --- exceptions ----------------------------------------------------------------------------------

CONTACTS = dataset("pasar.csv", "pasar;hp\nA;081276543210\nB;081276543211\n")


def allow(until: str, file: str = "datasets/bantuan/pasar.csv", kinds: str = "[hp]") -> dict[str, str]:
    entry = f"berkas: {file}\n    jenis: {kinds}\n    alasan: Nomor dinas.\n    oleh: Kepala\n"
    entry += f"    sampai: {until}\n"
    return {ALLOW: f"pengecualian:\n  - {entry}"}


def test_without_an_exception_it_is_told(portal: Portal) -> None:
    assert told(portal(CONTACTS))


@pytest.mark.parametrize("file", ["datasets/bantuan/pasar.csv", "datasets/bantuan/"])
def test_a_reviewed_exception_silences(portal: Portal, file: str) -> None:
    root = portal({**CONTACTS, **allow("2030-01-01", file)})
    assert check_portal(root) == []


def test_an_exception_of_another_kind_or_file_does_not(portal: Portal) -> None:
    root = portal({**CONTACTS, **allow("2030-01-01", kinds="[nik]")})
    assert told(root)
    assert told(root, "pengecualian-tak-terpakai")


def test_an_expired_exception_is_an_error_and_silences_nothing(portal: Portal) -> None:
    root = portal({**CONTACTS, **allow("2025-06-30")})
    assert told(root)
    (finding,) = told(root, "pengecualian-berakhir")
    assert (finding.place.file, finding.place.line) == (ALLOW, 2)


def test_an_exception_on_its_last_day_holds(portal: Portal) -> None:
    assert told(portal({**CONTACTS, **allow("2025-07-01")})) == []


@pytest.mark.parametrize("missing", ["alasan", "oleh", "sampai"])
def test_an_exception_says_why_by_whom_and_until_when(portal: Portal, missing: str) -> None:
    text = "".join(line for line in allow("2030-01-01")[ALLOW].splitlines(True) if f" {missing}:" not in line)
    (finding,) = told(portal({**CONTACTS, ALLOW: text}), "kunci-wajib")
    assert missing in finding.message


def test_an_exception_of_an_unknown_kind_is_an_error(portal: Portal) -> None:
    assert told(portal({**CONTACTS, **allow("2030-01-01", kinds="[ktp]")}), "nilai-tak-dikenal")


# --- small cells ---------------------------------------------------------------------------------

COUNTS = "kode,penderita\n14.71.01,12\n14.71.02,3\n14.71.03,0\n14.71.04,1\n"


def test_counts_of_one_to_four_persons_are_a_warning(portal: Portal) -> None:
    (finding,) = told(portal(dataset("hiv.csv", COUNTS)), "sel-kecil")
    assert "2 sel" in finding.message
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        COUNTS.replace("penderita", "puskesmas"),
        COUNTS.replace("penderita", "jumlah dokter"),
        COUNTS.replace(",3", ",30").replace(",1\n", ",10\n"),
    ],
)
def test_counts_of_other_things_or_of_many_are_none(portal: Portal, text: str) -> None:
    assert told(portal(dataset("a.csv", text, YAML.format("Sarana"))), "sel-kecil") == []


def test_small_cells_can_be_allowed(portal: Portal) -> None:
    root = portal(
        {**dataset("hiv.csv", COUNTS), **allow("2030-01-01", "datasets/bantuan/hiv.csv", "[sel-kecil]")}
    )
    assert check_portal(root) == []
