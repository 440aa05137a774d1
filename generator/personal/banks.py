"""Bank accounts that no word names but the bank's own name: on one line with it, and no sum, no code.

An account has no structure of its own, so what is something else by its structure (a NIK, a mobile number,
thousands with their dots) or by a word (``kode``, ``SP2D``, ``Rp``) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.personal.account import ACCOUNT, is_account
from generator.personal.evidence import Hit, Strength, digits, words
from generator.personal.written import LETTERS, MISREAD

NAMES = (
    r"bri|bni|bca|bsi|btn|btpn|brk|brks|bjb|bpd|bpr|cimb(?: niaga)?|danamon|permata|muamalat|ocbc|panin|"
    r"bukopin|maybank|jago|seabank|jenius|simpedes|britama|tabanas|mandiri|bank [a-z]{3,12}|nagari"
)
BANK = re.compile(rf"(?<![a-z\d])(?:{NAMES})(?![a-z])", re.IGNORECASE)
GROUP = r"(?=[OolISB]{0,3}\d)[\dOolISB]{1,9}"
NUMBER = re.compile(
    rf"(?<!\w)(?<!\d[.,/])'?(\d[\dOolISB]{{7,}}|{GROUP}(?:[ ./-]{{1,3}}{GROUP}){{1,5}})(?!\w)(?![.,]\d)"
)
OTHER = words(
    "rp", "idr", "kode", "akun", "belanja", "sp2d", "spm", "spp", "spj", "ntpn", "billing", "ntb", "stan",
    "anggaran", "kas umum", "kas daerah", "rkud", "bendahara", "surat", "nomor surat", "tahun", "nib", "npsn",
    "telp", "telepon", "fax", "faks", "hp", "wa", "call", "kontak", "npwp", "nop", "retribusi", "nik", "ktp",
    "penerimaan daerah", "yayasan", "koperasi", "bumdes", "resi", "referensi", "virtual account", "va",
)  # fmt: skip
SHORTEST, LONGEST = 10, 16
BEYOND, BACK, AHEAD = 48, 48, 24


def banked(text: str, numbers: Sequence[Hit]) -> Iterator[Hit]:
    """``numbers``: what was found already; none of them is an account."""
    if not BANK.search(text):
        return
    text = without(text, numbers)
    for bank in BANK.finditer(text):
        start = text.rfind("\n", 0, bank.start()) + 1
        end = text.find("\n", bank.end())
        stop = min(len(text) if end < 0 else end, bank.end() + BEYOND)
        for match in (*NUMBER.finditer(text, bank.end(), stop), *before(text, start, bank.start())):
            span = match.span(1)
            if stands_alone(match[1]) and not said_else(text, span, bank.span()):
                yield Hit("rekening", *span, Strength.WEAK, abs(span[0] - bank.end()))
                break


def without(text: str, numbers: Sequence[Hit]) -> str:
    """As long as it was, with bars for what is known."""
    parts, at = [], 0
    for hit in sorted(numbers, key=lambda hit: hit.start):
        parts += [text[at : hit.start], "|" * (hit.end - max(at, hit.start))]
        at = max(at, hit.end)
    return "".join([*parts, text[at:]])


def before(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The nearest first."""
    return list(NUMBER.finditer(text, max(start, end - BACK), end))[::-1]


def stands_alone(value: str) -> bool:
    if sum(map(str.isalpha, value)) > LETTERS:
        return False
    number = value.translate(MISREAD)
    return SHORTEST <= len(digits(number)) <= LONGEST and is_account(number)


def said_else(text: str, number: tuple[int, int], bank: tuple[int, int]) -> bool:
    """Whether a word between the two, or right before the number, says that it is something else."""
    between = text[bank[1] : number[0]] if bank[1] <= number[0] else text[number[1] : bank[0]]
    ahead = text[max(0, number[0] - AHEAD) : number[0]]
    return bool(
        OTHER.search(ahead)
        or ACCOUNT.innocent.search(ahead)
        or (bank[1] <= number[0] and OTHER.search(between))
    )
