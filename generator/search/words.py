"""Words as the search compares them: spelling, numbers, and Indonesian word forms without a dictionary.

``overrides/assets/terang/cari-kata.js`` does the same in the reader's browser, word for word;
``tests/test_search_words.py`` holds the two together.

A root takes a nasal after me- and pe- (kelola → mengelola, pilih → memilih), and which root it was
cannot be told from the form alone. So every form is brought to the nasal one, the root as well:
kelola, mengelola, pengelolaan, dikelola → ``ngelola``. Rules after F. Tala, "A Study of Stemming
Effects on Information Retrieval in Bahasa Indonesia" (2003), turned round in that point.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
MARKS = re.compile("[\u0300-\u036f]")
SEPARATOR = re.compile(r"(?<=\d)[.,](?=\d)")
"""In ``1.138.530``, ``7,05`` and ``14.71.08``: one number each, its digits alone."""
NUMBERED = re.compile(r"(\d{1,4})\s*(?:/|tahun|thn|th)\s*((?:19|20)\d\d)(?!\d)")
"""A regulation as people write it: ``13/2023``, ``Nomor 13 Tahun 2023``."""
VOWELS = "aeiou"
STOPS = frozenset(
    [
        "ada",
        "adalah",
        "agar",
        "akan",
        "antara",
        "apa",
        "apakah",
        "atas",
        "atau",
        "bagaimana",
        "bagi",
        "bahwa",
        "berapa",
        "bila",
        "cara",
        "dalam",
        "dan",
        "dapat",
        "dari",
        "dengan",
        "di",
        "dimana",
        "harus",
        "hingga",
        "ini",
        "itu",
        "juga",
        "kapan",
        "karena",
        "ke",
        "kepada",
        "mana",
        "oleh",
        "pada",
        "para",
        "saat",
        "sampai",
        "saya",
        "secara",
        "seperti",
        "serta",
        "siapa",
        "sudah",
        "supaya",
        "tentang",
        "telah",
        "tidak",
        "untuk",
        "yaitu",
        "yang",
    ]
)
VARIANTS = {
    "akte": "akta",
    "aktifitas": "aktivitas",
    "apotik": "apotek",
    "efektifitas": "efektivitas",
    "hutang": "utang",
    "ijasah": "ijazah",
    "ijin": "izin",
    "ilang": "hilang",
    "jadual": "jadwal",
    "jl": "jalan",
    "jln": "jalan",
    "jml": "jumlah",
    "kab": "kabupaten",
    "karir": "karier",
    "kec": "kecamatan",
    "kel": "kelurahan",
    "ket": "keterangan",
    "kwalitas": "kualitas",
    "kwitansi": "kuitansi",
    "nmr": "nomor",
    "no": "nomor",
    "nomer": "nomor",
    "nopember": "november",
    "pebruari": "februari",
    "pemda": "pemerintah daerah",
    "pemko": "pemerintah kota",
    "pemkot": "pemerintah kota",
    "praktek": "praktik",
    "propinsi": "provinsi",
    "prov": "provinsi",
    "resiko": "risiko",
    "sistim": "sistem",
    "sklh": "sekolah",
    "srt": "surat",
    "tehnik": "teknik",
    "tgl": "tanggal",
    "th": "tahun",
    "thn": "tahun",
    "walikota": "wali kota",
}
"""Spellings that people write and the language's rules do not know, and words that they shorten."""
R_ROOTS = ("encana", "umah", "awat", "esmi", "asa", "okok", "ekam", "inci", "usak", "antau", "endah")
"""After per-: what these begin with has lost its r (perencanaan is of rencana, peraturan of atur)."""


def plain(text: str) -> str:
    """Lower case without accents; the digits of a number together."""
    letters = text.lower()
    if not letters.isascii():
        letters = MARKS.sub("", unicodedata.normalize("NFKD", letters))
    return SEPARATOR.sub("", letters)


def words(text: str) -> list[str]:
    """The words of a text in their order, without those that say nothing."""
    return [word for found in WORD.findall(plain(text)) for word in spelled(found)]


@lru_cache(maxsize=1 << 18)
def spelled(found: str) -> tuple[str, ...]:
    """A word as the language's rules spell it; nothing where it says nothing."""
    each = VARIANTS.get(found, found).split()
    return tuple(word for word in each if word not in STOPS and (len(word) > 1 or word.isdigit()))


def numbered(text: str) -> list[str]:
    """``13/2023`` for every regulation that the text names by number and year."""
    return [f"{int(number)}/{year}" for number, year in NUMBERED.findall(plain(text))]


@lru_cache(maxsize=1 << 18)
def stem(word: str) -> str:
    """What all forms of a word have in common. Words with digits stay as they are."""
    if len(word) < 3 or not word.isascii() or not word.isalpha():
        return word
    before, rest = prefix(word)
    root = suffix(rest.removesuffix("nya") if len(rest) > 6 else rest, before)
    if before in ("ke", "di", "me", "pe"):
        root = prefix(root)[1]
    return nasal(root)


def prefix(word: str) -> tuple[str, str]:
    """The kind of prefix and the rest, which keeps the nasal that me- and pe- put before it."""
    head, after = word[:2], word[2:]
    if head in ("me", "pe", "be") and len(after) > 3:
        return nasal_prefix(word, head, after)
    if word.startswith("ter") and len(word) > 6:
        return "me", word[3:]
    if head == "di" and len(after) > 3 and spoken(after):
        return "me", after
    if head == "ke" and len(after) > 4 and word.endswith("an"):
        return "ke", after
    return "", word


def nasal_prefix(word: str, head: str, after: str) -> tuple[str, str]:
    """pe-, per-, me- and ber-; belajar and bekerja have lost their r."""
    if word.startswith(("belajar", "pelajar", "bekerja")):
        return ("pe", word[3:]) if word[2] == "l" else ("be", after)
    if after[0] == "r" and head == "pe" and len(after) > 4:
        return "pe", after if after[1:].startswith(R_ROOTS) else after[1:]
    if head == "be":
        return ("be", word[3:]) if after[0] == "r" and len(word) > 6 else ("", word)
    return head, unnasal(after)


def unnasal(after: str) -> str:
    """``mbangun`` → ``bangun``, ``ngganti`` → ``ganti``; ``milih``, ``nerima``, ``ngelola`` stay."""
    if after.startswith("ng") and after[2] not in VOWELS:
        return after[2:]
    if after[0] in "mn" and after[1] not in VOWELS and after[:2] not in ("ng", "ny"):
        return after[1:]
    return after


def spoken(word: str) -> bool:
    """Begins as a root does: with a vowel, or a consonant before one."""
    return word[0] in VOWELS or word[1] in VOWELS or word[:2] in ("ng", "ny", "kr", "pr", "tr", "bl", "st")


def suffix(word: str, before: str) -> str:
    """Verbs (me-, di-, ter-) end in -kan or -i, nouns (pe-, ke-, ber- or bare) in -an."""
    if before == "me":
        if word.endswith("kan") and len(word) > 5:
            return word[:-3]
        if word.endswith("i") and len(word) > 5 and word[-2] not in "aeio":
            return word[:-1]
    elif word.endswith("kan") and len(word) > 6 and word[-4] not in VOWELS:
        return word[:-3]
    if word.endswith("an") and (len(word) > 5 or vowel_root(word)):
        return word[:-2]
    return word


def vowel_root(word: str) -> bool:
    """``aduan``, ``ujian``: what is left is a root, as it is not in ``jalan`` and ``bulan``."""
    return len(word) == 5 and word[0] in VOWELS and word[2] in VOWELS


def nasal(root: str) -> str:
    """The form after me-: ``ngelola`` for kelola, ``ngadu`` for adu, ``milih``, ``nerima``, ``nyampai``."""
    first = root[0]
    if first in VOWELS:
        return f"ng{root}"
    if len(root) > 1 and root[1] in VOWELS and first in "kpts":
        return {"k": "ng", "p": "m", "t": "n", "s": "ny"}[first] + root[1:]
    return root
