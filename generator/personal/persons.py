"""What running text tells of a person by name: an illness, a child.

Numbers can be tested, names cannot: a name here is one to five words in capitals behind or before a cue, so
all of it is a warning at most, except a pupil's number (NISN).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.personal.evidence import Hit, Strength

ILLNESSES = (
    r"tbc?|tuberkulosis|dbd|demam berdarah|hiv|aids|hipertensi|diabetes|kanker|tumor|stroke|jantung|ginjal|"
    r"skizofrenia|depresi|gangguan jiwa|odgj|hepatitis|kusta|malaria|difteri|campak|covid(?:.?19)?|corona|"
    r"epilepsi|stunting|gizi buruk|sifilis|gonore|tifus|tipes|asma|lumpuh|autis\w*|down syndrome|katarak|"
    r"thalasemia|leukemia"
)
ILLNESS_QUICK = rf"(?i:\b(?:{ILLNESSES})\b)"
WORD = r"(?:[A-Z][a-z'’.]+|[A-Z]\.|Hj?\.|bin|binti|[A-Z]{3,})"
NAME = rf"(?P<name>{WORD}(?:,? {WORD}){{0,4}})"
HAS = r"(?i:menderita|mengidap|didiagnos\w*|positif|terjangkit|terinfeksi|terpapar)"
CAUSE = (
    rf"(?:{HAS}|(?i:penderita|diagnos\w*|penyakit|hasil (?:lab|tes|swab)|dirawat|karena|akibat|dengan|sakit))"
)
CALLED = (
    r"(?i:pasien|penderita|sdri?\.?|saudar[ai]|ny\.|tn\.|an\.|a\.\s?n\.|a/n|atas nama|"
    r"nama(?: pasien| penderita)?)"
    r"(?: (?i:a\.n\.|atas nama|bernama))?\s{0,2}[:.]?\s{0,2}"
)
OLD = r",? \(?(?:(?i:umur|usia) )?\d{1,3}(?: (?i:tahun|thn|th|bulan))?\)?"
ILL = rf"\b(?i:{ILLNESSES})\b"
SICK = (
    re.compile(rf"\b{CALLED}{NAME}\b[^.]{{0,60}}?\b{CAUSE}\b[^.]{{0,25}}?{ILL}"),
    re.compile(rf"{NAME}(?:{OLD},?)? {HAS}[^.\n]{{0,25}}?{ILL}"),
    re.compile(rf"{NAME}{OLD},? {CAUSE}[^.\n]{{0,25}}?{ILL}"),
)
CHILD = r"(?i:siswa|siswi|murid|santri|anak|balita|bayi|pelajar|peserta didik)"
AGED = r"(?:(?i:umur|usia|kelas)\b|\(?\d{1,2} (?i:tahun|thn|th|bulan|bln)\b)"
OF_CLASS = "(?:siswa|siswi|murid|santri|pelajar) (?:kelas|sd|sdn|smp|smpn|sma|sman|smk|mi|mts|tk)\\b"
CHILDREN = (
    ("nama", re.compile(rf"\b(?i:nama) (?i:lengkap )?{CHILD}\s{{0,2}}[:=]\s{{0,2}}{NAME}")),
    ("", re.compile(rf"\b{CHILD}(?: (?i:bernama|atas nama|a\.\s?n\.|a/n))? {NAME},? {{0,2}}\(?{AGED}")),
    (OF_CLASS, re.compile(rf"{NAME},? (?i:{OF_CLASS})")),
    (r", kelas \d", re.compile(rf"(?<!\d )(?<!Negeri ){NAME}, (?i:kelas) \d")),
)
"""What a text in lower case has that tells of a child so, and how it tells: looking for names takes long."""
PUPIL = re.compile(r"\bnisn\b[^\d\n]{0,20}(?P<name>\d{10})(?!\d)", re.IGNORECASE)
SITES = (
    "kecamatan|kelurahan|kota|kabupaten|provinsi|desa|warga|rw|rt|puskesmas|rsud|rs|dinas|sdn?|smpn?|sman?|smk|mts|"
    "tk|paud|sekolah|kepala|guru"
)
OF_SITE = re.compile(rf"\b(?:{SITES}|dr)\b[ .\d]*$", re.IGNORECASE)
"""Before a name: it is a place's, a school's or an official's."""
NOBODY = re.compile(
    rf"\b(?:{SITES}|pekanbaru|riau|indonesia|rumah|pasien|data|jumlah|kasus|program|pencegahan|seksi|bidang|hari|"
    r"tahun|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|di|yang)\b",
    re.IGNORECASE,
)
"""Words of a name that make it no person's."""
CUES = (
    r"(?i:menderita|mengidap|didiagnos|positif|diagnos|nisn|bernama|"
    r"nama (?:siswa|anak|murid|santri|balita|bayi))"
)
"""What a cell has, so that it is looked at as running text."""
SICK_CUE = re.compile(
    r"derita|idap|diagnos|positif|terjangkit|terinfeksi|terpapar|penyakit|dirawat|sakit|pasien|hasil"
)
CHILD_CUE = re.compile(r"siswa|siswi|murid|santri|anak|balita|bayi|pelajar|peserta didik|kelas")


def persons(text: str, small: str) -> Iterator[Hit]:
    """``small``: the text in lower case."""
    if SICK_CUE.search(small) and re.search(ILLNESS_QUICK, small):
        yield from named("kesehatan", SICK, text)
    if CHILD_CUE.search(small):
        yield from named("anak", (how for cue, how in CHILDREN if re.search(cue, small)), text)
    if "nisn" in small:
        for match in PUPIL.finditer(text):
            yield Hit("anak", *match.span("name"), Strength.STRONG)


def named(kind: str, patterns: Iterable[re.Pattern[str]], text: str) -> Iterator[Hit]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            before = text[max(0, match.start("name") - 16) : match.start("name")]
            if not NOBODY.search(match["name"]) and not OF_SITE.search(before):
                yield Hit(kind, *match.span("name"), Strength.WEAK)
