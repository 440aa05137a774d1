"""One row of a list of persons: what the kinds that its header names are in it, each by its structure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.personal import DETECTORS
from generator.personal.account import BANK, SUM, is_account
from generator.personal.births import FIRST
from generator.personal.evidence import Hit, Strength, digits
from generator.personal.homes import IN_LIST, cut_short
from generator.personal.labelled import named_else
from generator.personal.people import INSTITUTIONS
from generator.personal.phone import is_mobile
from generator.personal.population import SHAPE as SIXTEEN
from generator.personal.population import is_kk, is_nik
from generator.personal.tax import is_likely_taxpayer, is_person

NAMED = {
    **{kind: DETECTORS[kind].named for kind in ("nik", "kk", "npwp", "hp", "rekening")},
    "alamat": re.compile(
        rf"\b(?:alamat|almt|domisili|tempat tinggal|rumah)\b(?!\W+(?:nama )?(?:{INSTITUTIONS})\b)",
        re.IGNORECASE,
    ),
    "tanggal-lahir": re.compile(r"\b(?:lahir|ttl|lhr)\b", re.IGNORECASE),
}
TAXPAYER = re.compile(
    r"(?<![\w.,/-])(\d{15,16}|\d{2}[ .]\d{3}[ .]\d{3}[ .]\d[-. ]\d{3}[. ]\d{3}|\d{9}[-. ]\d{3}[-. ]?\d{3})"
    r"(?!\w|[.,/-]\d)"
)
ACCOUNT = re.compile(r"(?<![\w.,/-])'?(\d{8,18}|\d{1,6}(?:[.-]\d{1,10}){1,5})(?!\w|[.,/-]\d)")
SPACED = re.compile(r"(?:\s|^)(\d{3,5}(?: \d{1,7}){1,5})(?!\w|[.,/-]\d| \d)")
MONEY = re.compile(r"\bRp\.?\s*$", re.IGNORECASE)
LEAST, BANKED, NEAR = 10, 8, 30
"""Digits of an account, and of one with its bank so many characters before it."""


def kinds_of(header: str) -> list[str]:
    """What a header names, in its order."""
    found = []
    for kind, pattern in NAMED.items():
        for match in pattern.finditer(header):
            detector = DETECTORS.get(kind)
            if not detector or not named_else(detector, header, match):
                found.append((match.start(), kind))
                break
    return [kind for _, kind in sorted(found)]


def in_row(text: str, start: int, end: int, kinds: list[str], hits: Sequence[Hit]) -> list[Hit]:
    """What the header's kinds are in one row, each by its structure; ``text[start:end]`` is the row."""
    row = text[start:end].replace("\n", " ")
    found: list[Hit] = []
    for kind, spans in (
        *cards(row, kinds),
        ("hp", telephones(row) if "hp" in kinds else []),
        ("npwp", taxpayer(row, kinds) if "npwp" in kinds else []),
    ):
        found += [hit_of(kind, span) for span in spans if free(span, found)]
    if "rekening" in kinds:
        found += [hit_of("rekening", span) for span in account(row, found, "hp" in kinds)]
    if "tanggal-lahir" in kinds and (birth := FIRST.search(row)) and free(birth.span(), found):
        found.append(hit_of("tanggal-lahir", birth.span()))
    if "alamat" in kinds:
        found += dwelling(row, found, [hit for hit in hits if start <= hit.start < end], start)
    return [Hit(hit.kind, hit.start + start, hit.end + start, hit.strength, 0) for hit in found]


def hit_of(kind: str, span: tuple[int, int]) -> Hit:
    return Hit(kind, *span, Strength.STRONG, 0)


def free(span: tuple[int, int], found: Sequence[Hit]) -> bool:
    return not any(span[0] < hit.end and hit.start < span[1] for hit in found)


def cards(row: str, kinds: list[str]) -> list[tuple[str, list[tuple[int, int]]]]:
    """NIK and KK; where the header names both, in its order."""
    named = [kind for kind in kinds if kind in ("nik", "kk")]
    spans = [match.span(1) for match in SIXTEEN.finditer(row) if is_nik(match[1]) or is_kk(match[1])]
    if len(named) > 1 and len(spans) == 1:
        named = ["nik"]
    return [(kind, [span]) for kind, span in zip(named, spans, strict=False)]


def telephones(row: str) -> list[tuple[int, int]]:
    phone, spans, at = DETECTORS["hp"], [], 0
    while match := phone.shape.search(row, at):
        length = phone.length(match[1])
        at = match.start(1) + (length or len(match[1]))
        if length:
            spans.append((match.start(1), at))
    return spans


def taxpayer(row: str, kinds: list[str]) -> list[tuple[int, int]]:
    """The one with a check digit before others; fifteen bare digits may be an account as well, so beside
    accounts the header's order decides."""
    spans = [match.span(1) for match in TAXPAYER.finditer(row) if is_person(match[1])]
    sure = [span for span in spans if is_likely_taxpayer(digits(row[slice(*span)]))]
    punctuated = [span for span in spans if not row[slice(*span)].isdecimal()]
    if sure or punctuated or not spans:
        return (sure or punctuated)[:1]
    later = "rekening" in kinds and kinds.index("rekening") < kinds.index("npwp")
    return spans[-1:] if later else spans[:1]


def account(row: str, found: Sequence[Hit], called: bool) -> list[tuple[int, int]]:
    """One a row: behind its bank, or the longest. ``called``: the rows have telephone numbers too."""
    spans = []
    for match in (*ACCOUNT.finditer(row), *SPACED.finditer(row)):
        value, span = match[1], match.span(1)
        ahead = row[max(0, span[0] - NEAR) : span[0]]
        count, banked = len(digits(value)), bool(BANK.search(ahead))
        if not free(span, found) or MONEY.search(ahead) or SUM.fullmatch(value) or not is_account(value):
            continue
        if (
            (" " in value and not banked)
            or count < (BANKED if banked else LEAST)
            or (called and is_called(value))
        ):
            continue
        spans.append((banked, count, span))
    return [max(spans)[2]] if spans else []


def is_called(value: str) -> bool:
    return value.startswith("08") and is_mobile(value)


def dwelling(row: str, found: Sequence[Hit], hits: Sequence[Hit], start: int) -> list[Hit]:
    """The row's address as far as its next number or bank."""
    match = IN_LIST.search(row)
    if not match:
        return []
    numbers = sorted(
        [
            *(hit for hit in found if hit.kind != "alamat"),
            *(
                Hit(hit.kind, hit.start - start, hit.end - start, hit.strength)
                for hit in hits
                if hit.kind != "alamat"
            ),
        ],
        key=lambda hit: hit.start,
    )
    bank = BANK.search(row, match.start())
    end = min(match.end(), bank.start()) if bank else match.end()
    home = cut_short(hit_of("alamat", (match.start(), end)), numbers)
    return [home] if home else []
