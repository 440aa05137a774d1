"""Numbers as they are written in Indonesia, and the proof which sign is the decimal one.

``1.234,56`` and ``1,234.56`` are decided for a whole column, never for a cell: every value is sorted into
a shape, some shapes prove a style, and a column without proof is reported instead of guessed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, StrEnum

from generator.readers.grid import TYPED

NUMBER_LIMIT = 80
"""Characters; a longer cell is no number."""
INT64 = 2**63 - 1
LONG = 16
"""Digits from which an unformatted integer is an identity (NIK, NIP) and no quantity."""
SPACES = "\u00a0\u202f\u2009\u2007"
"""Spaces of fixed width, which some offices put between thousands."""
TICKS = "'\u2019"
"""Apostrophes, which part thousands in some programs."""
RAISED = "\u00b9\u00b2\u00b3\u2070-\u2079\u207e"
"""Small raised digits, which refer to a footnote."""
FOREIGN = r"us\$|usd|s\$|sgd|eur|[$\u20ac\u00a3\u00a5]"
"""Money of others; it becomes the unit of its column."""
FOREIGN_UNIT = re.compile(rf"(?i)(?:.* )?(?:{FOREIGN})")
POWERS = r"\u00b0\s?[CF]?|\u2030|(?:[^\W\d_]{1,15}/)?[ckdh]?m[23](?:/[^\W\d_]{1,15})?"
"""``m2``, ``km2``, ``m3/detik``, ``jiwa/km2``, ``°C``: units that do not begin or end with a letter."""
FRAME = re.compile(
    r"(?P<quote>['\u2019](?=[-+(\d]))?(?P<open>\()?\s*(?P<sign>[-+\u2212\u2013]?)\s*"
    rf"(?:(?P<currency>(?i:rp\.?|idr|(?P<foreign>{FOREIGN}))\s*)(?P<sign2>[-\u2212]?)(?P<inner>\()?\s*)?"
    rf"(?P<core>\d(?:[\d., {SPACES}{TICKS}]*\d)?(?:[eE][-+]?\d{{1,3}})?)(?P<dash>\s*(?:,-|\.-|,--))?"
    r"(?P<minus>-)?(?P<share>\s*%(?=\s*\)))?\s*"
    rf"(?(open)\)\s*)(?(inner)\)\s*)(?P<unit>%|{POWERS}|(?![{RAISED}]|[repx]\)?$)[^\W\d_][^\d*]{{0,20}})?"
    rf"\s*(?P<mark>\*{{1,3}}\)?|[{RAISED}]{{1,3}}\)?|[repx]\)?|\d{{1,2}}\))?"
)
TYPED_FRAME = re.compile(
    r"(?P<currency>Rp)?(?P<sign>-)?(?P<core>\d+(?:\.\d+)?)(?:(?P<percent>%)|"
    rf" (?P<unit>{POWERS}|[^\d\s][^\d]{{0,19}}))?"
)
SEPARATORS = {"\u066b": ",", "\u066c": ".", "\uff0c": ",", "\uff0e": "."}
CLOSE_UNITS = frozenset(
    {
        "%", "m", "km", "cm", "mm", "kg", "g", "gr", "l", "ha", "m²", "km²", "jt", "rb", "kk", "kwh", "mw",
        "m2", "m3", "m³", "km2", "°", "°c", "°f", "‰",
    }
)  # fmt: skip
"""Units that may stand right behind a number; ``12A`` is a house and no quantity."""
MONEY = {"M": "miliar", "T": "triliun"}


class Shape(StrEnum):
    """What the separators of one number say."""

    INTEGER = "bulat"
    LEADING_ZERO = "nol di depan"
    LONG = "panjang"
    DOT_GROUPS = "titik ribuan"
    DOT_GROUPS_DECIMAL = "titik ribuan dan koma desimal"
    COMMA_GROUPS = "koma ribuan"
    COMMA_GROUPS_DECIMAL = "koma ribuan dan titik desimal"
    DOT_DECIMAL = "titik desimal"
    COMMA_DECIMAL = "koma desimal"
    SHORT_DOT = "titik dan satu atau dua angka"
    DOT_THREE = "titik dan tiga angka"
    COMMA_THREE = "koma dan tiga angka"
    SCIENTIFIC = "notasi ilmiah"
    TYPED_INTEGER = "bilangan dari lembar kerja"
    TYPED_DECIMAL = "desimal dari lembar kerja"


PATTERNS = (
    (Shape.SCIENTIFIC, re.compile(r"\d+[.,]\d+[eE][-+]?\d{1,3}|\d+[eE][-+]\d{1,3}")),  # 12E3 is a room
    (Shape.LEADING_ZERO, re.compile(r"0\d+")),
    (Shape.LONG, re.compile(rf"\d{{{LONG},}}")),
    (Shape.INTEGER, re.compile(r"\d+")),
    (Shape.DOT_GROUPS, re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,}")),
    (Shape.COMMA_GROUPS, re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}")),
    (Shape.DOT_GROUPS_DECIMAL, re.compile(r"[1-9]\d{0,2}(?:(?:\.\d{3})+|(?: \d{3})+),\d+")),
    (Shape.COMMA_GROUPS_DECIMAL, re.compile(r"[1-9]\d{0,2}(?:(?:,\d{3})+|(?: \d{3})+)\.\d+")),
    (Shape.INTEGER, re.compile(r"[1-9]\d{0,2}(?: \d{3})+")),
    (Shape.DOT_THREE, re.compile(r"[1-9]\d{0,2}\.\d{3}")),
    (Shape.COMMA_THREE, re.compile(r"[1-9]\d{0,2},\d{3}")),
    (Shape.SHORT_DOT, re.compile(r"[1-9]\d{0,2}\.\d{1,2}")),
    (Shape.DOT_DECIMAL, re.compile(r"(?:0|[1-9]\d*)\.\d+")),
    (Shape.COMMA_DECIMAL, re.compile(r"(?:0|[1-9]\d*),\d+")),
)


THREE_DECIMALS = "tiga desimal"
"""Label of a number that has three decimals for certain: ``0.125``, ``1,234.500``."""
WITH_DECIMALS = frozenset(
    {Shape.DOT_DECIMAL, Shape.COMMA_DECIMAL, Shape.DOT_GROUPS_DECIMAL, Shape.COMMA_GROUPS_DECIMAL}
)
ANY_SHAPE = re.compile("|".join(f"(?P<s{n}>{pattern.pattern})" for n, (_, pattern) in enumerate(PATTERNS)))
"""All of them at once; the first that fits counts."""
BARE = re.compile(r"(-?)(\d[\d.,]*)", re.ASCII)
"""What most numbers are."""
PARTED = re.compile(r"\d[^eE-]*-\d")
"""Days, ages and codes, which are none."""


class Style(Enum):
    """Decimal sign of a column."""

    COMMA = "koma"
    DOT = "titik"
    NONE = "tanpa"
    """No separator needs to be read."""


@dataclass(frozen=True, slots=True)
class Number:
    """One value, taken apart but not yet read."""

    core: str
    shape: Shape
    negative: bool = False
    currency: bool = False
    unit: str = ""
    """As written: ``%``, ``meter``; empty without one."""
    changed: tuple[str, ...] = ()
    """What was done to get a plain number, apart from separators."""


def take_apart(text: str) -> Number | None:
    """A trimmed cell as a number, or None when it is none."""
    if text.startswith(TYPED):
        return typed(text[1:])
    if (bare := BARE.fullmatch(text)) and len(text) <= NUMBER_LIMIT and (shape := shape_of(bare[2])):
        return Number(bare[2], shape, bool(bare[1]))
    return None if PARTED.match(text) else out_of_frame(text)


def out_of_frame(text: str) -> Number | None:
    """A number with signs, currency, unit or marks around it."""
    plain = text if text.isascii() else in_ascii_digits(text)
    match = FRAME.fullmatch(plain) if len(plain) <= NUMBER_LIMIT else None
    if match is None:
        return None
    core = re.sub(rf"[{SPACES}{TICKS}]", " ", match["core"]).strip()
    shape = shape_of(core)
    if shape is None or not core.isascii() or not is_marked_well(match, core):
        return None
    unit = "%" if match["share"] else named_unit(match)
    apart = plain[: match.start("unit")].endswith((" ", "\u00a0")) if match["unit"] else True
    if unit == "M" or (unit and unit.lower().rstrip(".") not in CLOSE_UNITS and (not apart or len(unit) < 2)):
        return None
    foreign_money = (match["foreign"] or "").upper()
    sign = set(match["sign"] + (match["sign2"] or ""))
    negative = bool(match["open"] or match["inner"] or match["minus"] or sign - {"+"})
    digits = ["angka aksara lain ditulis dengan 0 sampai 9"] if plain != text else []
    changed = [*digits, *taken_off(match, sign, core)]
    unit = " ".join(filter(None, (unit, foreign_money)))
    rupiah = bool(match["currency"]) and not foreign_money
    return Number(core.replace(" ", ""), shape, negative, rupiah, unit, tuple(changed))


def taken_off(match: re.Match[str], sign: set[str], core: str) -> list[str]:
    """What stood around the digits, or between them, and is part of no number."""
    mark = match["mark"] or ""
    ticked = any(tick in match["core"] for tick in TICKS)
    return [
        *(["tanda ' di depan dihapus"] if match["quote"] else []),
        *(["kurung dibaca sebagai tanda minus"] if match["open"] or match["inner"] else []),
        *(["Rp dihapus"] if match["currency"] and not match["foreign"] else []),
        *(["akhiran ,- dihapus"] if match["dash"] else []),
        *(["tanda – sebelum angka dibaca sebagai minus"] if sign & {"\u2212", "\u2013"} else []),
        *(["tanda plus dihapus"] if "+" in sign else []),
        *(["tanda minus di belakang angka dipindahkan ke depan"] if match["minus"] else []),
        *(["tanda * di belakang angka dihapus"] if mark.startswith("*") else []),
        *(["tanda catatan di belakang angka dihapus"] if mark and not mark.startswith("*") else []),
        *(["tanda petik ribuan dihapus"] if ticked else ["spasi ribuan dihapus"] if " " in core else []),
    ]


def is_foreign(unit: str) -> bool:
    """``US$`` and ``juta US$``, in any case."""
    return bool(FOREIGN_UNIT.fullmatch(unit))


def shape_of(core: str) -> Shape | None:
    found = ANY_SHAPE.fullmatch(core)
    return PATTERNS[int((found.lastgroup or "")[1:])][0] if found else None


def named_unit(match: re.Match[str]) -> str:
    """As written; ``Rp 1,5 M`` and ``T`` are thousand and million millions; a bare ``M`` may be a metre."""
    unit = (match["unit"] or "").strip()
    return MONEY.get(unit.rstrip("."), unit) if match["currency"] and not match["foreign"] else unit


def is_marked_well(match: re.Match[str], core: str) -> bool:
    """What stands behind the digits is a sign or the mark of a footnote, and cannot be anything else.

    ``121)`` could be a number of a list, ``12e`` a house, ``10²`` a power, ``Rp 500-`` money without a comma.
    """
    mark = match["mark"] or ""
    if match["minus"] and (match["currency"] or match["sign"] or match["open"] or match["dash"]):
        return False
    if mark[:1].isdigit():
        apart = match.string[match.start("mark") - 1].isspace()
        return apart if mark[0].isascii() else len(core) > 1 and core != "10"
    figure = len(core) > 3 or not core.isdigit()
    return not mark[:1].isalpha() or (figure and "e" not in core.lower())


def in_ascii_digits(text: str) -> str:
    """Arabic and full-width digits and their separators as those of ASCII; all else stays."""
    return "".join(SEPARATORS.get(sign) or (str(unicodedata.decimal(sign, sign))) for sign in text)


def ending_in_zero(shape: Shape) -> str:
    """Label of numbers like ``3.400``."""
    return f"{shape}, nol"


def telling(number: Number) -> list[str]:
    """Labels of what its last three digits say."""
    if number.shape in (Shape.DOT_THREE, Shape.COMMA_THREE) and number.core.endswith("0"):
        return [ending_in_zero(number.shape)]
    three = number.shape in WITH_DECIMALS and number.core[-4:-3] in (".", ",")
    return [THREE_DECIMALS] if three else []


def typed(text: str) -> Number | None:
    """With ``%`` where the sheet shows hundredths, multiplied by its reader; ``Rp`` and units of formats."""
    match = TYPED_FRAME.fullmatch(text)
    if match is None:
        return None
    core, unit = match["core"], match["unit"] or ""
    shape = Shape.TYPED_DECIMAL if "." in core else Shape.TYPED_INTEGER
    changed = [
        *(["persen ditulis seperti yang tampil di lembar kerja"] if match["percent"] else []),
        *(["Rp dihapus"] if match["currency"] else []),
    ]
    return Number(
        core, shape, bool(match["sign"]), bool(match["currency"]), match["percent"] or unit, tuple(changed)
    )


def value(number: Number, style: Style) -> Decimal | None:
    """The value in a style; None when the separators do not fit it."""
    core = number.core
    if number.shape in (Shape.TYPED_INTEGER, Shape.TYPED_DECIMAL):
        plain = core
    elif number.shape is Shape.SCIENTIFIC:
        plain = core.replace(",", ".")
    elif style is Style.COMMA:
        plain = core.replace(".", "").replace(",", ".") if fits(core, ".", ",") else ""
    elif style is Style.DOT:
        plain = core.replace(",", "") if fits(core, ",", ".") else ""
    else:
        plain = core if core.isdigit() else ""
    if not plain:
        return None
    return -Decimal(plain) if number.negative else Decimal(plain)


def fits(core: str, group: str, decimal: str) -> bool:
    """Groups of exactly three digits before at most one decimal sign."""
    head, _, tail = core.partition(decimal)
    groups = head.split(group)
    whole = all(len(part) == 3 for part in groups[1:]) and (len(groups) == 1 or 1 <= len(groups[0]) <= 3)
    return whole and (decimal not in core or tail.isdigit())
