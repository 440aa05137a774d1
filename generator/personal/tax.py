"""NPWP: 15 digits with their points, or 16 digits where a word or header names them.

Only the punctuation or a name makes it one: a tenth of all 15-digit numbers passes the check digit.
The first two digits 00–03 are treasurers and companies of the old numbering, not persons.
"""

from __future__ import annotations

import re

from generator.personal.evidence import Detector, Strength, digits, words

BODIES = frozenset(("00", "01", "02", "03"))
PLACE = 22
"""Digits of a NITKU, the number of a place of business (PER-6/PJ/2024): the NPWP and six more."""
SHAPE = re.compile(
    r"(?<!\d)(?<!\d[.,])"
    r"(\d{2}\.\d{3}\.\d{3}\.\d[-.]\d{3}\.\d{3}|\d{2} \d{3} \d{3} \d \d{3} \d{3}|\d{15,16}|\d{22})"
    r"(?!\d)(?![.,]\d)"
)


def is_person(value: str) -> bool:
    """Sixteen digits are 0 and the old number, or a NIK; six more are the place of business."""
    number = digits(value)
    if len(number) == PLACE:
        number = number[:16]
    if len(number) == 16:
        number = number[1:] if number[0] == "0" else "99" + number
    return len(number) >= 15 and number[:2] not in BODIES and len(set(number)) > 2


def is_likely_taxpayer(number: str) -> bool:
    """Fifteen digits, or 0 and fifteen: a check digit (Luhn's, of the first nine) and the head office's 000.
    One number in ten thousand is."""
    fifteen = number[-15:] if len(number) == 15 or number[0] == "0" else ""
    if not fifteen.endswith("000") or fifteen.endswith("000000") or not is_person(fifteen):
        return False
    doubled = (int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(fifteen[:9]))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


NPWP = Detector(
    label="NPWP",
    shape=SHAPE,
    genuine=is_person,
    quick=r"\d{2}[. ]\d{3}[. ]\d{3}[. ]\d[-. ]\d{3}[. ]\d{3}",
    named=words(
        "npwp",
        "n p w p",
        "nomor pokok wajib pajak",
        "nomor pokok",
        "no pokok",
        "no wajib pajak",
        "npwpd",
        "(?:identitas|nomor|no|id) (?:wajib )?pajak",
        "tax id",
        "tin",
    ),
    innocent=words("rp", "pagu", "perusahaan", "badan usaha", "rekanan", "penyedia", "bendahara", "nop"),
    loose=re.compile(r"\D*(\d(?:[ .-]?\d){14,15}|\d{22})\D*"),
    alone=Strength.WEAK,
    distinct=re.compile(r"\d\d\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}"),
)
