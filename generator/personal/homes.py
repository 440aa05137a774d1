"""Home addresses in running text, behind a word that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal.evidence import Hit, Strength

CUES = re.compile(r"alamat|tinggal|domisili|rumah|warga|\byth\b|\d th?n?[.,;] |\d tahun[.,;] |\d thn[.,;] ")
STREET = r"(?:Jl|Jln|Jalan|Gg|Gang|Perum\w*|Komplek\w*|Blok)\b\.?"
REST = r"(?:(?!\d{6}|\d{4}[ .-]\d{4}|\b(?:telp|tlp|hp|wa|nik|ktp|npwp)\b)[^\n])"
"""What an address goes on with: not with the next number of the same line."""
LANE = rf"\bRT\s?[./:]?\s?\d{{1,3}}{REST}{{0,40}}"
OFFICES = "kantor|sekolah|usaha|toko|lokasi|dinas|instansi|perusahaan|surel|e-?mail"
HOME = re.compile(
    rf"(?:\balamat(?:\s+(?!{OFFICES})[a-z]+){{0,2}}|"
    r"\bberalamat(?:\s+di)?|\btinggal(?:\s+di)?|\bdomisili(?:\s+di)?|\bwarga)"
    rf"\s{{0,3}}[:=]?\s{{0,3}}([^\n:]{{3,90}}?{LANE})|"
    r"\b(?:ber)?alamat\s+(?:di\s+)?(?:rumah|tinggal|domisili|ktp|sesuai ktp)\s{0,3}[:=]?\s{0,3}"
    rf"(?:di )?({STREET}{REST}{{3,60}})|"
    rf"\b\d{{1,2}} (?:tahun|thn|th|tn)[.,;] ({STREET}[^\n]{{3,60}}?{LANE})|"
    rf"\byth\b[^\n]{{0,80}}\n?\s{{0,4}}di\b[ .:-]{{0,4}}({STREET}[^\n]{{3,60}}?{LANE})|"
    rf"\brumah (?!sakit|makan|dinas|ibadah|potong|singgah|adat|susun|zakat|yatim|baca|pintar|produksi)"
    rf"(?:(?:bapak|ibu|sdri?|pak|bu)\.? )?(?:[A-Za-z.'’]{{2,20}},? ){{1,4}}di ({STREET}{REST}{{3,60}})",
    re.IGNORECASE,
)
HOMELY = re.compile(r"rumah|tinggal|domisili|ktp|pemohon|orang\s*tua|siswa|pasien|wali", re.IGNORECASE)


def homes(text: str, small: str) -> Iterator[Hit]:
    """A lane number (RT) makes an address a dwelling's; offices seldom give theirs.

    ``small``: the text in lower case.
    """
    if not CUES.search(small):
        return
    for match in HOME.finditer(text):
        group = match.lastindex or 0
        homely = HOMELY.search(text[match.start() : match.start(group)])
        strength = Strength.STRONG if homely and group <= 2 else Strength.WEAK
        yield Hit("alamat", *match.span(group), strength)
