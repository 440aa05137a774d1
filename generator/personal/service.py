"""NIP: eighteen digits of a civil servant: date of birth, month of appointment, sex, serial.

A decree must carry the signatory's NIP, so in running text it is never more than a warning.
"""

from __future__ import annotations

import re

from generator.personal.evidence import NEVER, Detector, Strength, digits, words
from generator.personal.population import DAYS

SHAPE = re.compile(
    r"(?<!\d)(?<!\d[.,])"
    r"((?:19|20)\d{6}[ .]?(?:19|20)\d{4}[ .]?[12][ .]?\d{3})(?!\d)(?![.,]\d)"
)


def is_nip(value: str) -> bool:
    number = digits(value)
    born, month, day, start, start_month = (
        int(number[:4]),
        int(number[4:6]),
        int(number[6:8]),
        int(number[8:12]),
        int(number[12:14]),
    )
    # 21 stands for the month of those on a contract (PPPK): Peraturan BKN numbers them so.
    appointed = 1 <= start_month <= 12 or start_month == 21
    return (
        born >= 1930
        and born + 15 <= start <= born + 60
        and 1 <= month <= 12
        and appointed
        and is_day(month, day)
    )


def is_day(month: int, day: int) -> bool:
    return 1 <= day <= DAYS[month - 1]


NIP = Detector(
    label="NIP",
    shape=SHAPE,
    genuine=is_nip,
    quick=r"(?:19|20)\d{6}[ .]?(?:19|20)\d{4}[ .]?[12][ .]?\d{3}",
    named=words("nip", "n i p", "nip nrp", "nomor induk pegawai", "nip baru", "nipppk", "ni pppk"),
    innocent=NEVER,
    loose=re.compile(r"\D*(\d{8}[ .]?\d{6}[ .]?\d[ .]?\d{3})\D*"),
    alone=Strength.WEAK,
    firm=Strength.WEAK,
)
