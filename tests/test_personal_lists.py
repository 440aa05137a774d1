"""Tables and lists of persons in documents: a header names what stands in rows whose columns are lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pyarrow as pa
import pytest

from generator.documents.text import Facts, Page, Text
from generator.personal.column import column
from generator.personal.document import hits_in, in_document
from generator.personal.headers import Role, role_of
from generator.personal.text import find

NAMES = ("Siti Aminah", "Budi Santoso", "Ahmad Fauzi", "Dewi Lestari")
NIK = ("1471016503900001", "1471091307910008", "1471022708540002", "1471136812980031")
KK = ("1471100707180033", "1471011111090010", "1471020404170059", "1471151001150030")
NPWP = ("575419312213000", "243724697211000", "444056766221000", "919078048218000")
HP = ("081283124979", "0822-1331-5793", "0838 5874 3887", "089869664415")
BANK = ("1080158808966", "2437190488", "1072079750", "045801103193501")
HOMES = (
    "Jl. Lobak No. 12 RT 03 RW 04",
    "Gg. Mawar No. 3",
    "Perum Griya Asri Blok C No. 7",
    "Jalan Paus Nomor 5 RT 001 RW 002 Kelurahan Palas Kecamatan Rumbai",
)


def rows(row: Callable[[int], str], between: str = "\n") -> str:
    return between.join(map(row, range(len(NAMES))))


def kinds(text: str) -> dict[str, int]:
    return dict(Counter(hit.kind for hit in hits_in(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "No NIK Nama No KK Alamat\n" + rows(lambda i: f"{i + 1} {NIK[i]} {NAMES[i]} {KK[i]} {HOMES[i]}"),
            {"nik": 4, "kk": 4, "alamat": 4},
        ),
        (
            "No. Nama Penerima NPWP No. Rekening Bank\n"
            + rows(lambda i: f"{i + 1}. {NAMES[i]} {NPWP[i]} {BANK[i]} BNI"),
            {"npwp": 4, "rekening": 4},
        ),
        (
            "No Nama Instansi HP " + rows(lambda i: f"{i + 1} {NAMES[i]} Kantor Camat {HP[i]}", " "),
            {"hp": 4},
        ),
        (
            "Nama Instansi No HP\n" + rows(lambda i: f"{NAMES[i]} Dinas Sosial {HP[i]}"),
            {"hp": 4},
        ),
        (
            "No Nama Alamat No. Rekening\n" + rows(lambda i: f"{i + 1}\n{NAMES[i]}\n{HOMES[i]}\n{BANK[i]}"),
            {"alamat": 4, "rekening": 4},
        ),
        (
            "No Nama NPWP No Rekening\n1 2 3 4\n" + rows(lambda i: f"{i + 1} {NAMES[i]} {NPWP[i]} {BANK[i]}"),
            {"npwp": 4, "rekening": 4},
        ),
    ],
    ids=["order", "plain NPWP", "one line", "no numbers", "broken rows", "numbers of columns"],
)
def test_lists_are_read_by_their_header(text: str, expected: dict[str, int]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "No | Nama | NIK/KK | HP | Rekening | Ttd\n"
            + rows(lambda i: f"{i + 1} | {NAMES[i]} | {NIK[i]}/{KK[i]} | {HP[i]} | {BANK[i]}"),
            {"nik": 4, "kk": 4, "hp": 4, "rekening": 4},
        ),
        (
            "| Nama | NPWP | Alamat |\n|---|---|---|\n"
            + rows(lambda i: f"| {NAMES[i]} | {NPWP[i]} | {HOMES[i]} |"),
            {"npwp": 4, "alamat": 4},
        ),
        (
            "NO | NAMA | BANK | NOMOR | JUMLAH\n"
            + rows(lambda i: f"{i + 1} | {NAMES[i]} | BRI | {BANK[i]} | 1.500.000"),
            {"rekening": 4},
        ),
        (
            "No | Nama | Alamat | HP | NPWP | Jumlah\n"
            + rows(
                lambda i: f"{i + 1} | {NAMES[i]} | {HOMES[i]} | {HP[i]}{f' | {NPWP[i]}' if i % 2 else ''} | 7"
            ),
            {"alamat": 4, "hp": 4, "npwp": 2},
        ),
        (
            "No;Nama;NPWP;Rekening\n" + rows(lambda i: f"{i + 1};{NAMES[i]};{NPWP[i]};{BANK[i]}"),
            {"npwp": 4, "rekening": 4},
        ),
        (
            "No | Nama Imam | Masjid | Alamat Masjid | HP\n"
            + rows(lambda i: f"{i + 1} | {NAMES[i]} | Al Ikhlas | {HOMES[i]} | {HP[i]}"),
            {"hp": 4},
        ),
    ],
    ids=["pair", "Markdown", "bank beside", "cells missing", "semicolons", "mosques"],
)
def test_tables_are_read_by_their_columns(text: str, expected: dict[str, int]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "No Nama Perusahaan NPWP Alamat Telepon\n"
        "1 PT Maju Jaya 012345678901000 Jl. Riau No. 5 0761-33221\n"
        "2 CV Berkah 021234567211000 Jl. Sudirman No. 7 0761-44321\n"
        "3 PT Sentosa 013333567211000 Jl. Yos Sudarso No. 7 0761-44321",
        "No Nama Sekolah Alamat Rekening\n1 SDN 5 Jl. Riau No. 5\n2 SDN 7 Jl. Paus No. 5\n"
        "3 SMPN 1 Jl. Nenas No. 8",
        "No | Barang | Merk | No Pabrik\n1 | Printer | HP | 881234567890\n2 | Printer | HP | 882234567899",
        "No Nama Kegiatan Kode Rekening Pagu\n1 Sosialisasi 5.1.02.01.01.0024 1.000.000\n"
        "2 Rapat 5.1.02.01.01.0025 2.000",
        "1. Nama jalan Paus di Palas\n2. Nama jalan Nenas di Tampan\n3. NPWP dan alamat badan usaha",
        "Gotong royong warga Jl. Melati dan warga RT 03 pada hari Minggu",
        "No Lokasi Kejadian Waktu\n1 Rumah di Jl. Melati 12.00\n2 Ruko Jl. Nenas 13.00",
    ],
    ids=["companies", "schools", "printers", "budget", "articles", "neighbours", "fires"],
)
def test_lists_of_things_are_none(text: str) -> None:
    assert kinds(text) == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("rumah di Jl. Nenas RT 09 RW 14", True),
        ("ditolak; rumah Jl. Melati No. 5", True),
        ("kontrak di Gg. Pinang No. 4", True),
        ("saya Joni, penduduk Jl. Kulim Nomor 77, keberatan", True),
        ("NIK: 1471016503900001\nAlamat : Jl. Merpati Sakti No. 54", True),
        ("rumah jalan pinang no 7, cat hijau", True),
        ("Rumah di Jalan Pinang", True),
        ("Rumah jalan parkir bidan tidak huni pasar serta pembangunan", False),
        ("Selesai huni. Rumah lingkungan selama program dengan inspektorat", False),
        ("Kontrak jalan lingkungan RT 04 RW 03 selesai tepat waktu", False),
        ("Kontrak Jalan Lingkungan Kelurahan Sail", False),
        ("perbaikan rumah di Jl. Nenas RT 09", False),
        ("warga Jl. Kulim bergotong royong", False),
        ("NIK: 1471016503900001\nAlamat : Kantor Camat Sail, Jl. Pepaya No. 1", False),
        ("NIK: 1471016503900001\nAlamat : Masjid Raya, Jl. Senapelan No. 1", False),
    ],
)
def test_homes_are_told_from_offices(text: str, found: bool) -> None:
    assert ("alamat" in {hit.kind for hit in find(text)}) is found


@pytest.mark.parametrize("header", ["alamat_masjid", "Alamat Koperasi", "ALAMAT KANTOR", "Lokasi Usaha"])
def test_a_column_of_buildings_is_none_of_homes(header: str) -> None:
    assert role_of(header) is Role.ELSEWHERE


@pytest.mark.parametrize("header", ["Alamat", "Alamat Rumah", "alamat_penerima", "Alamat Rumah dan Usaha"])
def test_a_column_of_homes_is_one(header: str) -> None:
    assert role_of(header) in (Role.HOME, Role.ADDRESS)


def test_a_cell_with_nik_and_kk_is_told_as_both() -> None:
    seen = column("NIK / KK")
    seen.take(1, pa.array([f"{NIK[0]} / {KK[0]}", NIK[1]], pa.string()), in_body=True)
    assert {kind: tally.count for kind, tally in seen.tallies.items()} == {"nik": 2, "kk": 1}


def test_the_header_of_a_list_holds_on_the_next_page() -> None:
    def row(number: int, i: int) -> str:
        return f"{number} {NAMES[i]} {NPWP[i]} Kantor Lurah {HP[i]}"

    first = "No Nama NPWP Unit HP\n" + "\n".join(row(i + 1, i) for i in range(2))
    second = "\n".join(row(i + 1, i) for i in range(2, 4))
    pages = tuple(Page(number, str(number), (), (text,)) for number, text in enumerate((first, second), 1))
    told = {each.kind: (each.count, each.where) for each in in_document(Text(pages, Facts()))}
    assert told == {"npwp": (4, "halaman 1, 2"), "hp": (4, "halaman 1, 2")}
