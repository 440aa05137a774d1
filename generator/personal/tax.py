"""NPWP: 15 digits with their points, or 16 digits where a word or header names them.

Only the punctuation or a name makes it one: a tenth of all 15-digit numbers passes the check digit.
The first two digits 00–03 are treasurers and companies of the old numbering, not persons.
"""

from __future__ import annotations

import re

from generator.personal.evidence import Detector, Strength, digits, words

BODIES = frozenset(("00", "01", "02", "03"))
SHAPE = re.compile(
    r"(?<!\d)(?<!\d[.,])"
    r"(\d{2}\.\d{3}\.\d{3}\.\d[-.]\d{3}\.\d{3}|\d{2} \d{3} \d{3} \d \d{3} \d{3}|\d{15,16})(?!\d)(?![.,]\d)"
)


def is_person(value: str) -> bool:
    """Sixteen digits are 0 and the old number, or a NIK."""
    number = digits(value)
    if len(number) == 16:
        number = number[1:] if number[0] == "0" else "99" + number
    return len(number) >= 15 and number[:2] not in BODIES and len(set(number)) > 2


NPWP = Detector(
    label="NPWP",
    shape=SHAPE,
    genuine=is_person,
    quick=r"\d{2}[. ]\d{3}[. ]\d{3}[. ]\d[-. ]\d{3}[. ]\d{3}",
    named=words("npwp", "n p w p", "nomor pokok wajib pajak", "no wajib pajak", "npwpd"),
    innocent=words("rp", "pagu", "perusahaan", "badan usaha", "rekanan", "penyedia", "bendahara", "nop"),
    loose=re.compile(r"\D*(\d(?:[ .-]?\d){14,15})\D*"),
    alone=Strength.WEAK,
    distinct=re.compile(r"\d\d\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}"),
)
