"""The request register: rows and faults, terms in working days, the figures of the report, the pages."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import docx
import pikepdf
import pypdfium2
import pytest
from conftest import MINIMAL
from hypothesis import given
from hypothesis import strategies as st

from generator.calendar_id import is_working
from generator.emitters import request_forms, request_report
from generator.emitters.requests import by_month
from generator.emitters.requests import emit as emit_requests
from generator.files import inspect
from generator.findings import Finding, Severity
from generator.kinds.duty import Deadline
from generator.kinds.holiday import Holidays
from generator.load import load
from generator.model import Catalogue
from generator.output import Output
from generator.pipeline import check_portal
from generator.requests.columns import COLUMNS, GROUNDS, OUTCOMES, SEQUENCES, VALUES, Request
from generator.requests.names import column_of_persons, names_a_person
from generator.requests.read import a_day, read
from generator.requests.statistics import by_year, figures, months, statistics
from generator.requests.terms import LAW, answer_due, in_time, terms
from generator.rules.requests import check

Portal = Callable[..., Path]
HEAD = "nomor_pendaftaran,tanggal,informasi_diminta,keputusan,tanggal_pemberitahuan"
GOOD = "1,2026-03-02,Anggaran,diberikan seluruhnya,2026-03-06"
HOLIDAYS = Holidays.model_validate(
    {
        "tetap": [{"hari": "08-17", "judul": "Kemerdekaan"}],
        "libur": [{"tanggal": "2026-03-20", "judul": "Hari raya"}],
    }
)
TERMS = terms((), HOLIDAYS)


def found(tmp_path: Path, text: str, name: str = "register.csv") -> tuple[list[Request], list[Finding]]:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    file, faults = inspect(path, f"content/permohonan/{name}")
    assert file
    assert not faults
    return read(file)


def faults(tmp_path: Path, text: str) -> list[tuple[str, int, int]]:
    return [(each.code, each.place.line, each.place.column) for each in found(tmp_path, text)[1]]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_register_is_read_whatever_parts_its_cells(tmp_path: Path, sign: str) -> None:
    requests, findings = found(tmp_path, f"{HEAD}\n{GOOD}\n".replace(",", sign))
    assert not findings
    assert [(each.number, each.received, each.answered) for each in requests] == [
        ("1", date(2026, 3, 2), date(2026, 3, 6))
    ]


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("1,2026-02-30,Anggaran,,", "register-tanggal", 2),
        ("1,0026-03-02,Anggaran,,", "register-tanggal", 2),
        ("1,3/14/2026,Anggaran,,", "register-tanggal", 2),
        ("1,,Anggaran,,", "register-kosong", 2),
        ("1,2026-03-02,,,", "register-kosong", 3),
        (",2026-03-02,Anggaran,,", "register-kosong", 1),
        ("1,2026-03-02,Anggaran,dikabulkan,2026-03-06", "register-nilai", 4),
        ("1,2026-03-02,Anggaran,ditolak,2026-03-01", "register-urutan-tanggal", 5),
        ("1,2026-03-02,Data milik Sdr. Fulan,,", "register-memuat-orang", 3),
        ("1,2026-03-02,Anggaran,,,lebih", "register-baris", 6),
    ],
)
def test_a_fault_is_told_at_its_cell_and_its_row_left_out(
    tmp_path: Path, line: str, code: str, column: int
) -> None:
    assert (code, 2, column) in faults(tmp_path, f"{HEAD}\n{line}\n")
    assert found(tmp_path, f"{HEAD}\n{line}\n")[0] == []


def test_what_the_report_would_lack_is_only_a_warning(tmp_path: Path) -> None:
    requests, findings = found(tmp_path, f"{HEAD}\n1,2026-03-02,Anggaran,ditolak,\n")
    assert len(requests) == 1
    assert {(each.code, each.severity) for each in findings} == {("register-alasan", Severity.WARNING)}


@pytest.mark.parametrize(
    ("column", "code"),
    [
        ("nama", "register-memuat-orang"),
        ("Nama Pemohon", "register-memuat-orang"),
        ("alamat", "register-memuat-orang"),
        ("no_hp", "register-memuat-orang"),
        ("email", "register-memuat-orang"),
        ("NIK", "register-memuat-orang"),
        ("pekerjaan", "register-memuat-orang"),
        ("tanggal_lahir", "register-memuat-orang"),
        ("catatan", "kolom-register-tak-dikenal"),
        ("tujuann", "kolom-register-tak-dikenal"),
        ("tanggal", "kolom-register-kembar"),
    ],
)
def test_a_column_that_may_hold_a_person_is_refused(tmp_path: Path, column: str, code: str) -> None:
    assert faults(tmp_path, f"{HEAD},{column}\n{GOOD},x\n") == [(code, 1, 6)]


def test_columns_that_are_missing_are_named(tmp_path: Path) -> None:
    assert {each.code for each in found(tmp_path, "nomor_pendaftaran,tanggal\n1,2026-03-02\n")[1]} == {
        "kolom-register-kurang"
    }


def test_no_known_column_asks_for_a_person() -> None:
    assert [key for key in COLUMNS if column_of_persons(key)] == []
    assert set(VALUES) <= set(COLUMNS)
    assert {key for pair in SEQUENCES for key in pair} <= set(COLUMNS)


@pytest.mark.parametrize(
    "text",
    [
        "Data Bapak Fulan",
        "atas nama Budi",
        "H. Ahmad",
        "Siti binti Umar",
        "a.n. Wati",
        "Budi, S.H.",
        "Ny. Wati",
    ],
)
def test_a_name_is_seen(text: str) -> None:
    assert names_a_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "Surat Bapak Wali Kota",
        "Layanan Ibu Hamil",
        "UU 14/2008 Pasal 17 huruf h: mengungkap rahasia pribadi",
        "Daftar penerima bantuan menurut nama",
        "Ibu kota",
        "",
    ],
)
def test_an_office_or_a_law_is_no_name(text: str) -> None:
    assert not names_a_person(text)


def test_numbers_of_persons_stop_the_check_too(portal: Portal) -> None:
    line = "1,2026-03-02,Surat untuk 0812-3456-7890 dan NIK 1471081505900001,,"
    root = portal({"content/permohonan/a.csv": f"{HEAD}\n{line}\n"})
    assert [each.place.line for each in check_portal(root) if each.code == "data-pribadi"] == [2, 2]


def test_twins_and_unknown_offices_are_told_with_their_line(portal: Portal) -> None:
    root = portal(
        {
            "content/permohonan/a.csv": f"{HEAD},organisasi\n{GOOD},disdikk\n",
            "content/permohonan/b.csv": f"{HEAD}\n{GOOD}\n",
            "content/permohonan/c.xlsx": b"PK",
        }
    )
    told = {(each.code, each.place.file[-5:], each.place.line) for each in check(load(root, root / "c"))}
    assert told == {
        ("register-organisasi", "a.csv", 2),
        ("register-nomor-kembar", "b.csv", 2),
        ("register-bukan-csv", ".xlsx", 0),
    }


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: f"{HEAD}\n{text}".encode()))
def test_nothing_that_is_called_csv_breaks_the_reader(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "acak.csv"
    path.write_bytes(content)
    file, _ = inspect(path, "content/permohonan/acak.csv")
    if file:
        requests, findings = read(file)
        assert len(requests) <= content.count(b"\n") + content.count(b"\r") + 1
        assert all(str(finding) for finding in findings)


def test_a_request_from_the_future_is_noticed(portal: Portal, commit: Callable[..., str]) -> None:
    root = portal(
        {"content/permohonan/a.csv": f"{HEAD}\n1,2030-01-02,Anggaran,,\n{GOOD.replace('1', '2', 1)}\n"}
    )
    commit(root, "Register", date="2026-04-01T00:00:00+07:00")
    told = [(each.code, each.place.line, each.severity) for each in check(load(root, root / "build/cache"))]
    assert told == [("register-tanggal", 2, Severity.WARNING)]


@given(st.text(max_size=60))
def test_no_text_is_a_date_by_accident(text: str) -> None:
    day = a_day(text)
    assert day is None or re.search(str(day.year), text)


DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))


@given(DAYS, st.sampled_from(sorted(LAW)))
def test_a_term_ends_on_a_working_day_with_as_many_between(start: date, code: str) -> None:
    end = TERMS.after(start, code)
    assert end
    assert is_working(end, HOLIDAYS)
    walked = [start + timedelta(days=step) for step in range(1, (end - start).days + 1)]
    assert sum(is_working(day, HOLIDAYS) for day in walked) == LAW[code] == TERMS.between(start, end)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2026, 3, 6), date(2026, 3, 23)),  # Friday; the 20th is a holiday
        (date(2026, 3, 7), date(2026, 3, 23)),  # Saturday: counting begins on Monday all the same
        (date(2026, 8, 14), date(2026, 8, 31)),  # the 17th is a holiday of every year
        (date(2028, 2, 18), date(2028, 3, 3)),  # over the 29th of February
        (date(2027, 2, 18), date(2027, 3, 4)),  # and in a year without one
        (date(2026, 12, 28), date(2027, 1, 11)),
    ],
)
def test_ten_working_days(received: date, due: date) -> None:
    request = Request("1", received, "x")
    assert answer_due(request, TERMS) == due
    assert in_time(replace(request, answered=due), TERMS, due) is True
    assert in_time(replace(request, answered=due + timedelta(days=1)), TERMS, due) is False
    assert in_time(request, TERMS, due) is None
    assert in_time(request, TERMS, due + timedelta(days=1)) is False


def test_only_an_extension_told_in_time_lengthens_the_term() -> None:
    request = Request("1", date(2026, 6, 1), "x", answered=date(2026, 6, 24))
    assert in_time(request, TERMS, date(2026, 7, 1)) is False
    assert in_time(replace(request, extended=date(2026, 6, 15)), TERMS, date(2026, 7, 1)) is True
    assert in_time(replace(request, extended=date(2026, 6, 16)), TERMS, date(2026, 7, 1)) is False


def test_a_portal_may_say_the_terms_itself() -> None:
    own = Deadline.model_validate({"kode": "jawab", "judul": "Jawaban", "nilai": 5})
    other = Deadline.model_validate({"kode": "perpanjang", "judul": "x", "nilai": 2, "satuan": "bulan"})
    assert terms([own, other], HOLIDAYS).days == {**LAW, "jawab": 5}


ROWS = (
    Request("1", date(2026, 1, 5), "a", outcome="diberikan seluruhnya", answered=date(2026, 1, 7)),
    Request("2", date(2026, 1, 5), "b", outcome="ditolak", reason="Pasal 17", answered=date(2026, 1, 30)),
    Request("3", date(2026, 3, 2), "c"),
    Request(
        "4",
        date(2026, 3, 2),
        "d",
        outcome="ditolak",
        reason="Pasal 17",
        answered=date(2026, 3, 3),
        channel="surel",
        objected=date(2026, 3, 4),
        ground="a",
        disputed=date(2026, 5, 4),
    ),
)


def test_the_figures_of_the_report() -> None:
    made = statistics(ROWS, TERMS, date(2026, 6, 1))
    assert (made.total, made.answered, made.mean, made.median, made.longest) == (4, 3, 22 / 3, 2.0, 19)
    assert (made.on_time, made.late, made.share_on_time) == (2, 2, 50.0)
    assert dict(made.outcomes) == {
        **dict.fromkeys(OUTCOMES, 0), "diberikan seluruhnya": 1, "ditolak": 2, "dalam proses": 1
    }  # fmt: skip
    assert made.reasons == (("Pasal 17", 2),)
    assert (made.objections, made.objections_late, made.disputes) == (1, 1, 1)
    assert made.grounds == ((f"a. {GROUNDS['a']}", 1),)
    assert made.months == (("2026-01", 2), ("2026-02", 0), ("2026-03", 2))
    assert made.channels == (("tidak dicatat", 3), ("surel", 1))
    assert made.offices == ()


def test_no_requests_have_no_time_and_no_share() -> None:
    made = statistics((), TERMS, date(2026, 6, 1))
    assert (made.total, made.mean, made.median, made.longest, made.share_on_time) == (
        0,
        None,
        None,
        None,
        None,
    )
    assert made.months == ()


@given(st.lists(DAYS, max_size=30), DAYS)
def test_every_request_is_counted_once(days: list[date], on: date) -> None:
    requests = [Request(str(number), day, "x") for number, day in enumerate(days)]
    made = statistics(requests, TERMS, on)
    assert sum(count for _, count in made.outcomes) == sum(count for _, count in made.months) == len(days)
    assert sum(len(each) for each in by_year(requests).values()) == len(days)
    assert len({month for month, _ in months(requests)}) == len(made.months)
    assert len({key for key, _, _ in figures(made)}) == len(figures(made))


def test_the_table_of_the_year_has_every_working_day_once() -> None:
    rows = [row for _, found in by_month(2028, TERMS) for row in found]
    days = [row[0] for row in rows]
    assert days == sorted(set(days))
    assert all(is_working(day, HOLIDAYS) for day in days)
    assert sum(is_working(date(2028, 1, 1) + timedelta(days=n), HOLIDAYS) for n in range(366)) == len(days)
    assert all(row[1] == TERMS.after(row[0], "jawab") for row in rows)


# ---- What is published ----------------------------------------------------------------------

NASTY = '=HYPERLINK("x") <b>tebal</b> | `kode`'


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Catalogue, Output]:
    """Read by all tests below, written by none."""
    root = tmp_path_factory.mktemp("register")
    quoted = NASTY.replace('"', '""')
    line = f'K-1,2025-03-03,"{quoted}",ditolak,2025-03-10'
    files = {**MINIMAL, "content/permohonan/a.csv": f"{HEAD}\n{line}\nK-2,04/03/2025,Aset,,\n"}
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, "utf-8")
    catalogue = load(root, root / "build/cache").catalogue
    out = Output(root / "docs", root / "files")
    emit_requests(catalogue, out)
    out.write()
    return catalogue, out


def test_a_register_becomes_pages_and_files(published: tuple[Catalogue, Output]) -> None:
    _, out = published
    assert {each.removesuffix("index.md") for each in out.addresses("docs")} == {
        "permohonan/", "permohonan/formulir/", "permohonan/keberatan/", "permohonan/tenggat/",
        "permohonan/statistik/", "permohonan/2025/",
    }  # fmt: skip
    page = (out.docs / "permohonan/2025/index.md").read_text()
    assert "<b>tebal</b>" not in page
    assert "&lt;b&gt;tebal" in page
    numbers = json.loads((out.files / "permohonan/2025/statistik-2025.json").read_text())
    assert (numbers["permohonan"], numbers["keputusan_ditolak"], numbers["median_hari_kerja"]) == (2, 1, 5.0)
    rows = list(csv.DictReader(io.StringIO((out.files / "permohonan/2025/register-2025.csv").read_text())))
    assert [row["tanggal"] for row in rows] == ["2025-03-03", "2025-03-04"]
    assert rows[0]["informasi_diminta"] == "'" + NASTY
    table = list(csv.DictReader(io.StringIO((out.files / "permohonan/2025/statistik-2025.csv").read_text())))
    assert {row["kunci"]: row["nilai"] for row in table}["permohonan"] == "2"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("permohonan/formulir-permohonan.pdf", ["Rincian informasi yang diminta", "Nama", "Diisi petugas"]),
        ("permohonan/formulir-keberatan.pdf", ["a. Permohonan ditolak", "g. Informasi disampaikan melebihi"]),
        (
            "permohonan/2025/laporan-2025.pdf",
            ["K-1", "3 Maret 2025", "Rincian pelayanan", "Median waktu", "Rekomendasi"],
        ),
    ],
)
def test_the_pdfs_read_back(published: tuple[Catalogue, Output], address: str, words: list[str]) -> None:
    path = published[1].files / address
    document = pypdfium2.PdfDocument(path)
    text = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    assert [each for each in words if each not in text] == []
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == "id-ID"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.StructTreeRoot.K is not None
        assert str(pdf.docinfo["/Title"]).startswith(("Formulir", "Laporan layanan informasi publik 2025"))


def test_a_signature_stands_under_what_it_is_for(published: tuple[Catalogue, Output]) -> None:
    document = pypdfium2.PdfDocument(published[1].files / "permohonan/2025/laporan-2025.pdf")
    last = document[len(document) - 1].get_textpage().get_text_range()
    assert last.index("Pengesahan") < last.index("NIP")


@pytest.mark.parametrize("form", request_forms.FORMS, ids=lambda form: form.key)
def test_pdf_docx_and_browser_ask_the_same(
    published: tuple[Catalogue, Output], form: request_forms.Form
) -> None:
    out = published[1]
    paper = docx.Document(str(out.files / form.file("docx")))
    words = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    page = (out.docs / form.address / "index.md").read_text()
    for _, fields in form.parts:
        for field in fields:
            assert field.label in words
            assert f'name="{field.name}"' in page
            assert [each for each in field.options if each not in words] == []
    assert paper.core_properties.title == form.title


def test_without_a_register_the_pages_say_so(portal: Portal, tmp_path: Path) -> None:
    root = portal()
    out = Output(tmp_path / "docs", tmp_path / "files")
    emit_requests(load(root, root / "build/cache").catalogue, out)
    out.write()
    assert "Data belum tersedia" in (out.docs / "permohonan/statistik/index.md").read_text()
    assert not [each for each in out.addresses() if "statistik" in each or "laporan" in each]


def test_the_same_register_gives_the_same_bytes(published: tuple[Catalogue, Output]) -> None:
    catalogue, _ = published
    sheets = [request_forms.printed(catalogue, form) for form in request_forms.FORMS]
    assert [sheet.bytes() for sheet in sheets] == [sheet.bytes() for sheet in sheets]
    assert request_report.pretty({"b": 1}) == '{\n "b": 1\n}\n'
