"""What the cells of a column show, whatever its header says: names of persons, dwellings, births, accounts.

Headers are written in a thousand ways; names are not. A share of the cells that begin with one of the
commonest given names of ``given_names.txt``, or with a title, says that each row is a person.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.personal.account import ACCOUNT
from generator.personal.banks import NAMES as BANKS
from generator.personal.births import MONTH
from generator.personal.headers import plain
from generator.personal.homes import ROADS
from generator.personal.phone import PREFIX
from generator.personal.tax import is_likely_taxpayer

if TYPE_CHECKING:
    import pyarrow as pa

SAMPLE = 400
"""Cells of the body that are looked at."""
NAMES_SHARE, MOST, ALL = 0.3, 0.5, 0.95
LEAST, SURE, NETWORKS = 3, 5, 3
"""One number in thirty begins as a mobile number: five that all do, of three networks, are no chance."""
FIRST = 50
LETTER = re.compile(r"[A-Za-z]{2}")
MARKS = "\x01' "
NAME = re.compile(r"(?:\d{1,3}[.)] ?)?([a-z.'’]+(?:[ ,.'’-]+[a-z.'’]+){0,6})\s*(?:\(.*)?", re.IGNORECASE)
TITLE = re.compile(
    r"(?:h|hj|kh|drs?|dra|ir|ny|tn|bpk|bapak|ibu|sdri?|ust(?:adz?)?|pak|bu|an|i)\.? +", re.IGNORECASE
)
DWELLING = re.compile(
    rf"\br[tw]\b ?[./:]? ?\d.{{10,}}|.{{8,}}\br[tw]\b ?[./:]? ?\d|\s*(?:{ROADS})\b\.? ?\w.{{3,}}",
    re.IGNORECASE,
)
PLACED = re.compile(
    r"[a-z. ]{3,30}[,/( -]{1,3}\d{1,2}"
    rf"(?:[ ./-]{{1,3}}\d{{1,2}}[ ./-]{{1,3}}|[ ./-]{{0,3}}{MONTH}[ ./-]{{0,3}})(?:19|20)?\d\d\W*",
    re.IGNORECASE,
)
BANK = re.compile(rf"\s*(?:bank |pt\.? )*(?:{BANKS})(?: [a-z.]+){{0,4}}\s*", re.IGNORECASE)
MOBILE = re.compile(rf"{PREFIX.pattern}[ .-]?\d{{3,4}}[ .-]?\d{{3,5}}")
NUMBER = re.compile(r"\d[\d ./-]{8,22}")
INSTITUTIONS = (
    "sekolah|npsn|puskesmas|faskes|rumah sakit|instansi|perusahaan|lembaga|(?:unit )?usaha|koperasi|kelompok|"
    "poktan|gapoktan|masjid|mesjid|gereja|opd|skpd|dinas|toko|hotel|restoran|panti|yayasan|satker|kantor|"
    "kelurahan|desa|kecamatan|unit kerja|perangkat daerah|klinik|apotek|kegiatan|paket|pekerjaan|jalan|"
    "ruas jalan|objek|wisata|bangunan|cagar budaya|situs"
)
INSTITUTION = re.compile(rf"(?:(?:nama|nm|kode|id) )?(?:{INSTITUTIONS})\b.*")
ACCOUNTED = re.compile(r"(?:no|nomor|nomer|number|acc\w*|norek|rek\w*|account)(?: .*)?")


@dataclass(slots=True)
class Shown:
    """The first cells of a column, to be asked what they are."""

    cells: list[str] = field(default_factory=list)

    def take(self, cells: pa.Array[Any]) -> None:
        if len(self.cells) < SAMPLE:
            texts = cells.slice(0, SAMPLE).to_pylist()
            self.cells += [text.strip(MARKS) for text in texts if text]

    def mostly(self, fits: Callable[[str], object], share: float = MOST, least: int = LEAST) -> bool:
        count = sum(1 for cell in self.cells if fits(cell))
        return count >= max(least, share * len(self.cells))

    def is_worded(self) -> bool:
        """Whether letters stand in one of the first cells; the quick look before the others."""
        return any(map(LETTER.search, self.cells[:FIRST]))

    def births(self) -> bool:
        """A town and a day."""
        return self.mostly(PLACED.fullmatch)

    def dwellings(self) -> bool:
        return self.mostly(DWELLING.match)

    def telephones(self) -> bool:
        """Mobile numbers that have lost their 0, of several networks."""
        networks = {cell[:3] for cell in self.cells}
        return len(networks) >= NETWORKS and self.mostly(MOBILE.fullmatch, ALL, SURE)

    def taxpayers(self) -> bool:
        """Fifteen digits, or 0 and fifteen, of which one number in ten thousand is one."""
        return self.mostly(is_bare_taxpayer, ALL, SURE)


def is_bare_taxpayer(cell: str) -> bool:
    return len(cell) in (15, 16) and cell.isdecimal() and is_likely_taxpayer(cell)


@functools.cache
def given_names() -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole names, and beginnings of names."""
    words = Path(__file__).with_name("given_names.txt").read_text(encoding="utf-8").split()
    stems = tuple(word.removesuffix("*") for word in words if word.endswith("*"))
    return frozenset(word for word in words if not word.endswith("*")), stems


def is_name(cell: str) -> bool:
    """``Siti Aminah``, ``2. H. Ahmad Yani, S.Pd. (ketua)``."""
    match = NAME.fullmatch(cell)
    return match is not None and begins_with_name(match[1])


def begins_with_name(text: str) -> bool:
    """``Siti Aminah 1471…``"""
    while title := TITLE.match(text):
        text = text[title.end() :]
    first = re.split(r"[ ,.-]", text, maxsplit=1)[0].lower()
    whole, stems = given_names()
    return first in whole or first.startswith(stems)


def are_persons(headers: dict[int, str], shown: dict[int, Shown]) -> bool:
    """Whether a column is of names of persons, and no other says that the rows are institutions."""
    if any(INSTITUTION.fullmatch(plain(header)) for header in headers.values()):
        return False
    return any(each.is_worded() and each.mostly(is_name, NAMES_SHARE) for each in shown.values())


def with_accounts(headers: dict[int, str], shown: dict[int, Shown]) -> set[int]:
    """Columns of long numbers below a header that says no more than "number", beside a column of banks."""
    numbers = {
        number
        for number, header in headers.items()
        if ACCOUNTED.fullmatch(name := plain(header))
        and not ACCOUNT.innocent.search(name)
        and shown[number].mostly(NUMBER.fullmatch)
    }
    if not numbers:
        return numbers
    return numbers if any(each.mostly(BANK.fullmatch) for each in shown.values()) else set()
