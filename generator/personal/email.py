"""E-mail at providers for private persons. Addresses of offices (go.id, sch.id, co.id …) may be shown."""

from __future__ import annotations

import re

from generator.personal.evidence import NEVER, Detector, Strength, words
from generator.personal.phone import OFFICE

SHAPE = re.compile(
    r"(?<![\w.+-])([A-Za-z0-9][\w.+-]{0,63} {0,3}@ {0,3}(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24})(?![\w-])"
)
PRIVATE = re.compile(
    r"@ {0,3}(?:gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|msn|icloud|me|aol|protonmail|"
    r"proton|pm|gmx|zoho|yandex|tutanota|mail)\.",
    re.IGNORECASE,
)


def is_private(value: str) -> bool:
    return bool(PRIVATE.search(value))


EMAIL = Detector(
    label="surel pribadi",
    shape=SHAPE,
    genuine=is_private,
    quick=r"[^@]*(?:@|[(\[]at[)\]]) *[A-Za-z0-9-]+\.",
    named=words("surel", "email", "e mail", "alamat email"),
    innocent=NEVER,
    office=OFFICE,
    loose=SHAPE,
    alone=Strength.WEAK,
    firm=Strength.WEAK,
    sign="@",
)
