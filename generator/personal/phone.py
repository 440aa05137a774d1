"""Mobile numbers of Indonesia. A fixed line (0761 …) is an office's and is not looked for.

Prefixes: 0811–0819, 0821–0823, 0828, 0831–0833, 0838, 0851–0859, 0877–0879, 0881–0889, 0895–0899.
"""

from __future__ import annotations

import re

from generator.personal.evidence import Detector, Strength, digits, words

PREFIX = re.compile(r"8(?:1[1-9]|2[1238]|3[1238]|5[1-9]|7[789]|8[1-9]|9[5-9])")
SHAPE = re.compile(
    r"(?<![\d+])(?<!\d[.,-])(?<![^A-Za-z]\.)(?<![^A-Za-z\d)]-)(?<!\b\d\d )(?<!\b\d\d\d )(?<!(?<!\d{4})\d/)"
    r"((?:(?:(?:[(\[] ?)?\+ ?62|[(\[] ?62(?= ?[)\]])|0062) ?[)\]]?[ .-]{0,2}(?:\( ?0 ?\)[ .-]?)?[(\[]? ?0?|"
    r"(?:[(\[] ?)?0|62[ -]?)8\d{1,2} ?[)\]]?(?:[\s._-]{0,3}\d{2,8}){1,4})"
    r"(?!\d)(?![.,]\d)(?!/(?!0|\+?62|8)\d)"
)
OFFICE = words(
    "call center", "call centre", "contact center", "hotline", "pengaduan", "layanan", "posko", "kantor",
    "nomor darurat", "gawat darurat", "sekretariat", "help desk", "helpdesk", "humas", "ppid", "customer",
    "resmi", "dinas", "instansi", "aduan",
)  # fmt: skip


def national(value: str) -> str:
    """Without +62, 0062, 62 or 0."""
    return re.sub(r"\A(?:0{0,2}62)?0?", "", digits(value))


def is_mobile(value: str) -> bool:
    number = national(value)
    return 9 <= len(number) <= 12 and bool(PREFIX.match(number)) and not number.endswith("000000")


def first_mobile(value: str) -> int:
    """The length of the longest number at the beginning of ``value``, where several follow one another."""
    ends = [match.end() for match in re.finditer(r"\d+", value)]
    return next((end for end in reversed(ends) if is_mobile(value[:end])), 0)


PHONE = Detector(
    label="nomor HP",
    shape=SHAPE,
    genuine=is_mobile,
    whole=first_mobile,
    quick=r"(?:\+ ?62|62 ?[)\]]|62|0062|0)[ .)\]-]{0,3}(?:\( ?0 ?\)[ .-]?)?[(\[]? ?0?"
    r"8[1-9]\d?[ )\]]{0,2}[\s._-]{0,3}\d{2}",
    named=words(
        "hp", "no hp", "nomor hp", "handphone", "hand phone", "ponsel", "seluler", "wa", "no wa", "whatsapp",
        "whats app", "telp", "telepon", "telefon", "telephone", "phone", "tlp", "tlpn", "telpn", "telpon",
        "telfon", "tilpon", "kontak", "contact", "narahubung", "nara hubung", "hubungi", "dihubungi",
        "menghubungi", "hub", "no tel", "mobile", "cell", "gsm", "[a-z]{1,8}phone", "cp", "sms", "call",
        "nope", "nomer kontak", "nomor kontak", "konfirmasi", "telegram", "msisdn", "nomor aktif",
    ),
    innocent=words("kode", "nomor surat", "no surat", "rp", "register", "nop"),
    office=OFFICE,
    loose=re.compile(r"\D*((?:\+?62|0)?[\s.-]?8(?:[\s.-]{0,2}\d){8,11})\D*"),
    alone=Strength.WEAK,
    firm=Strength.WEAK,
    distinct=re.compile(r"[(\[+0]|62[ -]?8"),
)  # fmt: skip
