"""Home addresses in running text: a dwelling's words behind one that says who lives there, or beside a
person's number.

Offices give their streets too, so a street alone says nothing. A word of dwelling (``tinggal``,
``domisili``), a lane number (RT), a form that asks for a NIK or a birth, a line of a list of persons do.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.personal.evidence import Hit, Strength
from generator.personal.headers import BUILDINGS
from generator.personal.lines import on_line_with

CUES = re.compile(
    r"alamat|almt|tinggal|diam|menetap|mukim|domisili|rumah|rmh|warga|penduduk|ontrak|numpang|kost?\b|address|griya|\byth\b|"
    r"\d th?n?[.,;] |\d tahun[.,;] |\d thn[.,;] "
)
ROADS = (
    r"jl|jln|jalan|gg|gang|lr|lrg|lorong|perum\w*|per?umnas|griya|graha|komplek\w*|komp|btn|blok|dusun|dsn|ds|"
    r"dk|dukuh|kp|kpg|kamp(?:ung|uang)|jorong|korong|banjar|br\.? [a-z ]{3,24}, ?(?:desa|ds|kec|kel)|"
    r"lingkungan|lingk|lk|link|asrama|apartemen|rusun\w*|simpang|cluster|villa|kav|kavling|perkampungan|mess|"
    r"kost?|kontrakan"
)
PLACE = rf"(?:{ROADS}|desa|kel|kelurahan|nagari)"
STREET = rf"(?<![a-z])(?:{PLACE}(?![a-z\d])[.,:]?\s?[\w./-]|r\.?t[ ./:]{{0,2}}\d{{1,3}}(?:(?!\w)|(?=rw)))"
ROAD = rf"(?:{ROADS})(?![a-z\d])[.,:]?\s?[\w./-]"
REST = r"(?:(?!\d{6}|\d{4}[ .-]\d{4}|\b(?:telp|tlp|hp|wa|nik|ktp|npwp|no\.? ?(?:hp|wa|telp|ktp|kk))\b)[^\n])"
"""What an address goes on with: not with the next number of the same line."""
OFFICES = (
    r"kantor|sekolah|usaha|toko|lokasi|dinas|instansi|perusahaan|surel|e-?mail|situs|web|lembaga|badan|ip\b|"
    r"pengiriman|redaksi|proyek|kegiatan|pekerjaan"
)
AT_OFFICE = re.compile(
    rf"\W*(?:di\s+)?(?:{OFFICES}|{BUILDINGS}|puskesmas|rsud?|rsia|kecamatan|kelurahan|sdn|smpn|sman|smkn|bank|mall?)"
    r"(?![a-z])",
    re.IGNORECASE,
)
"""What begins so is no home, whatever street comes behind it; *beside* a mosque people live."""
OWN = (
    r"(?:(?:be)?ralamat|alamat|almt|alm)\W{0,3}(?:rumah|tinggal|tempat tinggal|domisili|ktp|sesuai ktp|asal|"
    r"pemohon|pelapor|wali|orang tua|ortu|siswa|pasien|ybs)|"
    r"(?:ber)?tempat[ -](?:tinggal|kediaman)(?:nya)?|(?:ber)?tinggal|kediaman(?:nya)?|"
    r"(?:menetap|bermukim|berdiam|berumah) di|(?:ber)?domisili|"
    r"(?:home|residential|house)[ _]address|griya(?:ne|nipun)|rumah(?:nya|ku|mu)|"
    r"rumah (?:saya|kami|ybs|beliau|yang bersangkutan|pelapor|korban|bapak|ibu|pak|bu|sdri?)"
)
FILLED = rf"(?:\s+(?!{OFFICES})[a-z]+){{0,2}}?\s{{0,3}}[:=]?\s{{0,3}}"
OWNED = re.compile(
    rf"(?<![a-z])(?:{OWN})(?![a-z]){FILLED}(?:di\s+)?(?:-\s*)?"
    rf"({REST}{{0,40}}?{STREET}{REST}{{0,70}})",
    re.IGNORECASE,
)
LANE = rf"(?<![a-z])R\.?T\s?[./:]?\s?\d{{1,3}}{REST}{{0,40}}"
OF_WARD = (
    r"(?:warga|penduduk)(?=(?:(?!warga|penduduk)[^\n:]){3,90}? R\.?T\b)"
    r"(?! R\.?T|[^\n:]{0,60}? (?:jiwa|orang|kk)\b)"
)
"""Of some lane; "warga RT 03" alone is a group."""
NAMED_STREET = (
    rf"(?=(?:{PLACE})[.,:]?\s?(?-i:[A-Z\d])|(?:jl|jln|gg|rt|r\.t|perum\w*|komp)\b|"
    r"[^\n]{0,60}?\b(?:no|nomor|nmr|r\.?t)\b[ ./:]{0,3}\d)"
)
"""A street of some name, abbreviated or with a number: "rumah lingkungan" alone are words as any."""
NO_HOME = "sakit|tangga|makan|dinas|ibadah|potong|singgah|adat|susun|zakat|yatim|baca|pintar|produksi"
LIVED = re.compile(
    rf"(?<![a-z])(?:(?:ber)?alamat(?:kan)?|almt|{OF_WARD})(?![a-z]){FILLED}([^\n:]{{0,90}}?{LANE})|"
    rf"\b\d{{1,2}} (?:tahun|thn|th|tn)[.,;] ({STREET}[^\n]{{3,60}}?{LANE})|"
    rf"\byth\b[^\n]{{0,80}}\n?\s{{0,4}}di\b[ .:-]{{0,4}}({STREET}[^\n]{{3,60}}?{LANE})|"
    r"\byth\.? (?:sdri?|saudar[ai]|bapak|bpk|ibu|tn|ny|bp)\b\.?[^\n]{2,60}\n\s{0,4}(?:di\b[ .:-]{0,4})?"
    rf"({REST}{{0,30}}?{STREET}{REST}{{2,70}})|"
    r"(?:(?<![\s\S])|(?<=[.,;:(\n-])|(?<=[.,;:(\n-] ))(?:(?:rumah|rmh)(?:nya)?|kontrak(?= di )|"
    rf"ngontrak|kost?|ngekost?|(?:me)?numpang)[ :]{{1,3}}(?:di )?{NAMED_STREET}({STREET}{REST}{{3,60}})|"
    rf"(?<![a-z])(?:warga|penduduk) ({ROAD}{REST}{{2,40}}?\b(?:no|nomor|nmr)\b[. ]{{0,2}}\d{{1,4}}"
    rf"{REST}{{0,40}})|"
    rf"\brumah (?!{NO_HOME})"
    rf"(?:(?:bapak|ibu|sdri?|pak|bu)\.? )?(?:[A-Za-z.'’]{{2,20}},? ){{1,4}}di ({STREET}{REST}{{3,60}})",
    re.IGNORECASE,
)
WORDS = re.compile(
    r"alamat|almt?|tempat|tinggal|kediaman|menetap|bermukim|berdiam|berumah|domisili|home|residential|house|"
    r"griya|rumah|rmh|warga|penduduk|kontrak|ngontrak|kost?|ngekos|(?:me)?numpang|yth|"
    r"\d t(?:ahun|hn|h|n)[.,;] "
)
"""What ``OWNED`` and ``LIVED`` begin with, in lower case …"""
AHEAD = (3, 1, 0)
"""… and how many characters before it: ``ber``, ``r`` or a digit."""
ASKED = re.compile(
    rf"(?<![a-z])(?:ber)?(?:alamat|almt)(?:kan)?(?![a-z])(?!\s+(?:{OFFICES}))[^\n:;]{{0,16}}?[:=]?\s{{0,3}}(?:di\s+)?"
    rf"({REST}{{0,30}}?{STREET}{REST}{{0,70}})",
    re.IGNORECASE,
)
"""Behind a plain ``alamat``: a person's where a person's number or birth stands near it."""
HOMELY = re.compile(
    r"rumah|tinggal|domisili|ktp|pemohon|orang\s*tua|siswa|pasien|wali|residen", re.IGNORECASE
)
IN_LIST = re.compile(rf"(?<![a-z])(?:{STREET}|[A-Z][a-z]+ R\.?T\.? ?\d){REST}{{1,70}}", re.IGNORECASE)
HOUSE = re.compile(r"\d|(?<![a-z])(?:blok|no|gg|gang|dusun|dsn|kp|kampung|jorong|ds)(?![a-z])", re.IGNORECASE)
FIELD = re.compile(r"\s+[-–—]\s+|[;|\t]|,\s*(?=(?:NIK|KTP|HP|WA|No)\b)| {2,}")
SHORTEST = 8
"""Characters of an address."""
NEAR = 240
"""Characters around a plain ``alamat`` in which a person's number makes it a home's."""
IDENTITY = frozenset(("nik", "kk", "npwp", "tanggal-lahir", "surel"))
BESIDE = frozenset(("nik", "kk", "hp", "npwp"))


def homes(text: str, small: str, numbers: Sequence[Hit] = ()) -> Iterator[Hit]:
    """``small``: the text in lower case. ``numbers``: what was found of persons in it."""
    if CUES.search(small):
        starts = places(text, small)
        for match in beginning(OWNED, text, starts):
            yield found(match, Strength.STRONG)
        for match in beginning(LIVED, text, starts):
            homely = HOMELY.search(text[match.start() : match.start(match.lastindex or 0)])
            yield found(match, Strength.STRONG if homely and match.lastindex == 1 else Strength.WEAK)
        if any(hit.kind in IDENTITY for hit in numbers):
            yield from asked(text, numbers)
    if numbers:
        yield from beside(text, numbers)


def places(text: str, small: str) -> Iterable[int]:
    """Where a home's words may begin: trying these takes a tenth of the time of trying everywhere."""
    if len(small) != len(text):  # a letter of another length in lower case
        return range(len(text))
    words = (match.start() for match in WORDS.finditer(small))
    return sorted({max(0, word - before) for word in words for before in AHEAD})


def beginning(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """As ``finditer``, at these places alone."""
    end = 0
    for start in starts:
        if start >= end and (match := pattern.match(text, start)):
            end = match.end()
            if not at_office(match):
                yield match


def at_office(match: re.Match[str]) -> bool:
    return bool(AT_OFFICE.match(match.string, match.start(match.lastindex or 0)))


def found(match: re.Match[str], strength: Strength) -> Hit:
    return Hit("alamat", *match.span(match.lastindex or 0), strength)


def cut_short(home: Hit, numbers: Sequence[Hit]) -> Hit | None:
    """An address as far as the next number of a person; None where nothing is left of it."""
    place = bisect_left(numbers, home.start, key=lambda hit: hit.start)
    if place and numbers[place - 1].end > home.start:
        return None
    if place == len(numbers) or numbers[place].start >= home.end:
        return home
    end = numbers[place].start
    return replace(home, end=end) if end - home.start >= SHORTEST else None


def asked(text: str, numbers: Sequence[Hit]) -> Iterator[Hit]:
    places = [hit.start for hit in numbers if hit.kind in IDENTITY]
    for match in ASKED.finditer(text):
        if at_office(match):
            continue
        after = bisect_left(places, match.start() - NEAR)
        if after < len(places) and places[after] <= match.start() + NEAR:
            yield found(match, Strength.WEAK)


def beside(text: str, numbers: Sequence[Hit]) -> Iterator[Hit]:
    """A dwelling on the line of a person's number, as in lists of persons."""
    for start, end, here in on_line_with(text, numbers, BESIDE):
        parts = [match.span() for match in FIELD.finditer(text, start, end)]
        parts += [(hit.start, hit.end) for hit in here]
        at = start
        for begin, finish in [*sorted(parts), (end, end)]:
            matches = IN_LIST.finditer(text, at, max(at, begin))
            if match := next((each for each in matches if HOUSE.search(each[0])), None):
                yield Hit("alamat", *match.span(), Strength.WEAK)
            at = max(at, finish)
