"""E-mail at providers for private persons. Addresses of offices (go.id, sch.id, co.id …) may be shown."""

from __future__ import annotations

import re

from generator.personal.evidence import NEVER, Detector, Strength, words
from generator.personal.phone import OFFICE

PROVIDERS = (
    "gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|msn|icloud|me|aol|protonmail|"
    "proton|pm|gmx|zoho|yandex|tutanota|mail"
)
SHAPE = re.compile(
    r"(?<![\w.+-])([A-Za-z0-9][\w.+-]{0,63} {0,4}@ {0,4}"
    rf"(?:(?:{PROVIDERS}) {{0,3}}[.,] {{0,3}}(?:com|co|id|net|org|me|ru)(?![\w-])"
    r"(?: {0,3}\. {0,3}(?:id|uk|in))?|"
    r"(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}))(?![\w-])",
    re.IGNORECASE,
)
PRIVATE = re.compile(rf"@ {{0,4}}(?:{PROVIDERS}) {{0,3}}[.,]", re.IGNORECASE)


def is_private(value: str) -> bool:
    return bool(PRIVATE.search(value))


EMAIL = Detector(
    label="surel pribadi",
    shape=SHAPE,
    genuine=is_private,
    quick="@",
    named=words("surel", "email", "e mail", "alamat email"),
    innocent=NEVER,
    office=OFFICE,
    loose=SHAPE,
    alone=Strength.WEAK,
    firm=Strength.WEAK,
    sign="@",
)
