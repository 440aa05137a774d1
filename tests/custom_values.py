"""Values of the corpora of ``made_customs``. Nobody's: they come from a seed."""

# ruff: noqa: E501
from __future__ import annotations

from collections.abc import Callable
from random import Random

Make = Callable[[Random], str]

REGENCIES = [
    "1471",
    "1472",
    "1401",
    "1406",
    "1408",
    "1271",
    "3171",
    "3273",
    "3374",
    "3578",
    "5171",
    "7371",
    "6471",
    "3201",
    "3509",
    "1371",
    "6101",
    "8171",
    "9171",
    "1771",
    "3402",
    "7271",
]
SERIAL = ("0001", "0002", "0003", "0004", "0005", "0007", "0011", "0023")
PREFIXES = [
    "811",
    "812",
    "813",
    "821",
    "822",
    "823",
    "851",
    "852",
    "853",
    "855",
    "856",
    "857",
    "858",
    "814",
    "815",
    "816",
    "817",
    "818",
    "819",
    "859",
    "877",
    "878",
    "831",
    "832",
    "833",
    "838",
    "895",
    "896",
    "897",
    "898",
    "899",
    "881",
    "882",
    "887",
    "888",
]
NAMES = [
    "Siti Rohmah",
    "Agus Salim",
    "Yohanes Bria",
    "I Wayan Sudarta",
    "Muhammad Rizky Pratama",
    "Nurhayati",
    "Hendrik Simatupang",
    "Cut Meutia Zahara",
    "Sri Wahyuni",
    "Abdul Gofur",
    "Maria Ulfah",
    "Paijo",
    "Rahmawati Dg. Ngai",
    "Ujang Suryana",
    "Fransiska Wenda",
    "Zulhelmi",
    "Bambang Tri H.",
    "Ni Luh Putu Ayu",
    "Asmawati",
    "Dodi Hermanto",
    "Lilis Karlina",
    "H. Sulaiman",
    "Ny. Suparmi",
    "Rina Marlina Sari",
]
CITIES = [
    "Pekanbaru",
    "Dumai",
    "Medan",
    "Bukittinggi",
    "Klaten",
    "Tasikmalaya",
    "Sungai Penuh",
    "Kupang",
    "Makassar",
    "Lubuk Linggau",
]
MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
STREETS = [
    "Melati",
    "Garuda Sakti",
    "Imam Bonjol",
    "Kenanga Raya",
    "Cempaka",
    "Tuanku Tambusai",
    "Rajawali",
    "Durian",
    "Hangtuah",
    "Pemuda",
]
VILLAGES = [
    "Tuah Karya",
    "Sidomulyo Barat",
    "Rejosari",
    "Labuh Baru",
    "Sukamaju",
    "Tanjung Rhu",
    "Kulim",
    "Maharatu",
]
MAILS = [
    "gmail.com",
    "yahoo.co.id",
    "outlook.com",
    "ymail.com",
    "icloud.com",
    "rocketmail.com",
    "hotmail.com",
    "gmail.co.id",
]


def digits(c: Random, length: int) -> str:
    return str(c.randrange(1, 10)) + "".join(str(c.randrange(10)) for _ in range(length - 1))


def nik(c: Random) -> str:
    day = c.randrange(1, 29) + c.choice((0, 40))
    return f"{c.choice(REGENCIES)}{c.randrange(1, 16):02}{day:02}{c.randrange(1, 13):02}{c.choice((*range(45, 100), *range(20))):02}{c.choice(SERIAL)}"


def kk(c: Random) -> str:
    return f"{c.choice(REGENCIES)}{c.randrange(1, 16):02}{c.randrange(1, 29):02}{c.randrange(1, 13):02}{c.randrange(4, 25):02}{c.randrange(1, 40):04}"


def hp(c: Random) -> str:
    return "0" + c.choice(PREFIXES) + digits(c, c.choice((7, 8, 8, 8)))


def npwp(c: Random) -> str:
    eight = c.choice(["04", "06", "07", "08", "09", "24", "36", "47", "58", "66", "71", "84", "91"]) + digits(
        c, 6
    )
    total = 0
    for at, digit in enumerate(eight):
        number = int(digit) * (2 if at % 2 else 1)
        total += number - 9 * (number > 9)
    return f"{eight}{-total % 10}{c.randrange(1, 990):03}000"


def rek(c: Random) -> str:
    """BRI, BCA, Mandiri, BNI, BSI, a regional bank."""
    return c.choice((
        lambda: f"{c.randrange(100, 7000):04}01{c.randrange(1, 99999):06}50{c.randrange(1, 9)}",
        lambda: digits(c, 10), lambda: f"1{digits(c, 12)}", lambda: f"7{digits(c, 9)}", lambda: f"8{c.randrange(10, 99)}{digits(c, 8)}",
    ))()  # fmt: skip


def nip(c: Random) -> str:
    born = c.randrange(1966, 1992)
    return f"{born}{c.randrange(1, 13):02}{c.randrange(1, 29):02}{born + c.randrange(20, 30)}{c.randrange(1, 13):02}{c.choice('12')}{c.randrange(1, 20):03}"


def lahir(c: Random) -> str:
    """Year, month and day; a style writes them."""
    return f"{c.randrange(1950, 2016)}{c.randrange(1, 13):02}{c.randrange(1, 29):02}"


def alamat(c: Random) -> str:
    return f"{c.choice(STREETS)}|{c.randrange(1, 120)}|{c.randrange(1, 14)}|{c.randrange(1, 12)}|{c.choice(VILLAGES)}"


def surel(c: Random) -> str:
    first, *rest = c.choice(NAMES).lower().replace(".", "").split()
    return f"{first}{c.choice(('', '.', '_'))}{''.join(rest[:1])}{c.choice(('', '88', '1990', '07'))}@{c.choice(MAILS)}"


MAKE: dict[str, Make] = {
    "nik": nik,
    "kk": kk,
    "hp": hp,
    "npwp": npwp,
    "rek": rek,
    "nip": nip,
    "lahir": lahir,
    "alamat": alamat,
    "surel": surel,
}
