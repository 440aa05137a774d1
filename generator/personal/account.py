"""Bank accounts: only where a word names them. "Kode rekening" is an account of the budget, not of a bank."""

from __future__ import annotations

import re

from generator.personal.evidence import Detector, digits, words

SHAPE = re.compile(
    r"(?<!\d)(?<!\d[.,])(\d(?:[ -]?\d){7,17}|\d{1,4}(?:[.-]\d{1,6}){2,5})(?!\d)(?![.,](?!00?(?!\d))\d)"
)
BANK = re.compile(
    r"\b(?:bri|bni|bca|bsi|btn|brk|bjb|mandiri|cimb|danamon|permata|muamalat|mega|jago|seabank)\b", re.I
)
HOLDER = re.compile(r"[\s,.(/-]{0,4}(?:a\.? ?n\.?|a/n|atas nama)\b", re.I)
SHORTEST, LONGEST = 8, 18
BUDGET = re.compile(r"[1-9]\.\d\.\d\d(?:\.\d\d)*\b")
"""An account of the budget: 5.1.02.01.01.0024 (Permendagri 90/2019)."""

SUM = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+(?:[.,]\d\d)?")
"""A number of rupiah: 1.234.567.890"""


def is_account(value: str) -> bool:
    """BCA 10, BNI 10, Mandiri 13, BRI 15 digits, others between."""
    number = digits(value)
    if BUDGET.match(value) or SUM.fullmatch(value) or number.endswith("000000"):
        return False
    return SHORTEST <= len(number) <= LONGEST


ACCOUNT = Detector(
    label="nomor rekening",
    shape=SHAPE,
    genuine=is_account,
    quick=r"\d(?:[ .-]?\d){7}",
    named=words(
        "rek",
        "rekening",
        "no rek",
        "no rekening",
        "nomor rek",
        "nomor rekening",
        "nomer rekening",
        "norek",
        "rekening bank",
        "rek bank",
        "bank account",
        "rekening an",
        "transfer ke",
        "bank (?:bri|bni|bca|bsi|btn|mandiri|riau kepri(?: syariah)?|brk)",
        "(?:bri|bni|bca|bsi) (?:an|a n|atas nama)",
        "rek (?:bri|bni|bca|bsi|btn|mandiri|riau kepri|brk)",
        "rekening bri",
        "rekening bni",
        "rekening bca",
        "rekening mandiri",
        "rekening bsi",
        "rekening pribadi",
        "rekening penerima",
    ),
    innocent=words(
        "kode rek",
        "kode rekening",
        "telp",
        "telepon",
        "kontak",
        "hp",
        "wa",
        "ponsel",
        "fax",
        "nib",
        "nama rekening",
        "uraian",
        "kas umum",
        "rkud",
        "kas daerah",
        "bendahara",
        "retribusi",
        "penerimaan daerah",
        "masjid",
        "yayasan",
        "koperasi",
        "bumdes",
        "donasi",
        "belanja",
        "akun",
        "listrik",
        "pelanggan",
        "pdam",
        "pln",
    ),
    loose=re.compile(r"\D*(\d(?:[ -]?\d){7,17}|\d{1,4}(?:[./-]\d{1,6}){2,5})\D*"),
    alone=None,
    once=True,
    between=lambda ahead, behind: bool(BANK.search(ahead) and HOLDER.match(behind)),
)
