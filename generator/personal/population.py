"""NIK and KK: sixteen digits, region, date, serial; there is no check digit.

PPKKCC DDMMYY NNNN; a woman's day has 40 added. A family card has the date of its issue in the same
place. Provinces: codes of Kemendagri (Kepmendagri 300.2.2-2138/2025 has 38).
"""

from __future__ import annotations

import re

from generator.personal.evidence import Detector, Strength, digits, words

PROVINCES = frozenset(
    str(number)
    for first, last in ((11, 19), (21, 21), (31, 36), (51, 53), (61, 65), (71, 76), (81, 82), (91, 97))
    for number in range(first, last + 1)
)
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
WOMAN = 40
PART = r"(?: ?[.-] ?|  ?)"
SHAPE = re.compile(
    r"(?<!\d)(?<!\d[.,])(?<!(?<!\d{4})\d/)(?<![.,/]\d[.,/])"
    rf"(\d{{16}}|\d{{6}}{PART}\d{{6}}{PART}\d{{4}}|(?:\d\d[ .]){{3}}\d{{6}}[ .]\d{{4}}|"
    rf"\d{{4}}(?:{PART}\d{{4}}){{3}})"
    r"(?!\d)(?![.,]\d)(?!/\d{1,15}(?!\d))"
)
OTHER = words(
    "rp", "rupiah", "pagu", "anggaran", "nilai kontrak", "realisasi", "nop", "isbn", "issn", "imei",
    "transaksi", "resi", "billing", "ntpn", "virtual account", "faktur", "kwitansi", "invoice", "tender",
    "paket", "seri", "barcode", "kode", "id pelanggan",
)  # fmt: skip
"""Registers of other things; a random number of sixteen digits is a possible NIK once in a hundred times."""


def region(number: str) -> bool:
    """A province that is there, a regency (1–69) or city (71–99), a district that is numbered."""
    city = int(number[2:4])
    return number[:2] in PROVINCES and city >= 1 and number[4:6] != "00"


def dated(number: str, woman: bool) -> bool:
    day, month = int(number[6:8]), int(number[8:10])
    if woman and day > WOMAN:
        day -= WOMAN
    return 1 <= month <= len(DAYS) and 1 <= day <= DAYS[month - 1]


def is_nik(value: str) -> bool:
    number = digits(value)
    return len(number) == 16 and region(number) and dated(number, True) and number[12:] != "0000"


def is_kk(value: str) -> bool:
    number = digits(value)
    return len(number) == 16 and region(number) and dated(number, False) and number[12:] != "0000"


def is_likely(value: str) -> bool:
    """A NIK as nearly all are: regencies are numbered up to 39 and cities from 71 to 79, districts to 69, and
    fewer than a hundred of one sex are born in one district on one day. One in ten thousand numbers is."""
    city, district, serial = int(value[2:4]), int(value[4:6]), int(value[12:])
    return (city < 40 or 70 < city < 80) and district < 70 and serial < 100 and is_nik(value)


QUICK = (
    r"(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])[ .]?\d\d[ .]?\d\d[ .-]{0,3}"
    r"[0-7]\d[ -]?[01]\d\d\d[ .-]{0,3}\d{4}"
)
LOOSE = re.compile(r"\D*(\d(?:[ .-]?\d){15})\D*")

NIK = Detector(
    label="NIK",
    shape=SHAPE,
    genuine=is_nik,
    quick=QUICK,
    named=words(
        "nik",
        "n i k",
        "n[l1]k",
        "no ktp",
        "nomor ktp",
        "nomer ktp",
        "ktp",
        "nomor induk kependudukan",
        "identitas",
        "no id",
        "induk kependudukan",
        "no nik",
        "nomor nik",
    ),
    innocent=OTHER,
    loose=LOOSE,
    alone=Strength.WEAK,
)
KK = Detector(
    label="nomor KK",
    shape=SHAPE,
    genuine=is_kk,
    quick=QUICK,
    named=words(
        "no kk",
        "nomor kk",
        "nomer kk",
        "nokk",
        "nkk",
        "kk",
        "k k",
        "kartu keluarga",
        "kartu kel",
        "family card",
        "family id",
        "family register",
    ),
    innocent=OTHER,
    loose=LOOSE,
    alone=None,
)
