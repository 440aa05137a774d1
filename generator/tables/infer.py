"""What type a column has that nobody declared, from its name and all its values."""

from __future__ import annotations

import re

from generator.kinds.dataset import ColumnType as Type
from generator.tables.classify import Kind
from generator.tables.dates import NUMBERED
from generator.tables.evidence import Evidence
from generator.tables.header import ENGLISH, JOINT
from generator.tables.names import clean_name
from generator.tables.numbers import Shape, is_foreign
from generator.tables.words import UNIT_WORDS

CODE_WORDS = {
    "kode", "kd", "code", "id", "nik", "nip", "npwp", "npsn", "nisn", "nis", "nim", "nidn", "kodepos",
    "telepon", "telp", "hp", "wa", "whatsapp", "fax", "faks", "norek", "sku", "fid", "objectid", "gid",
}  # fmt: skip
ACCOUNT_WORDS = {"rekening", "rek", "akun", "urusan", "bidang", "program", "kegiatan", "sub", "subkegiatan"}
"""Numbers with dots in such a column are the parts of a code (``1.02``, ``1.10``)."""
QUANTITY_WORDS = {
    "jumlah", "jml", "total", "banyak", "banyaknya", "rata", "rasio", "persen", "persentase", "nilai", "nama",
}  # fmt: skip
"""A column that is named by one of these holds no codes, whatever else its name says."""
COUNT_WORDS = QUANTITY_WORDS - {"nama", "nilai"}
PEOPLE = {"penduduk", "jiwa", "siswa", "murid", "guru", "pegawai", "pasien", "kasus", "peserta"}
COUNTED = COUNT_WORDS | PEOPLE
"""Whole columns of numbers, most of them seen as such: what is none of them was mistyped."""
DATE_WORDS = {"tanggal", "tgl", "date"}
PERIOD_WORDS = {"periode", "bulan", "month", "period"}
HOUR_WORDS = {"pukul", "pkl", "buka", "tutup"}
"""A column that is named so, or only ``Jam``, holds hours like ``15.30``, which are no decimals."""
NUMBERING_WORDS = {"no", "nomor", "nomer", "urut", "number"}
SCALES = {
    "ribu", "rb", "juta", "jt", "miliar", "milyar", "miliard", "mlr", "triliun", "trilyun", "ratus", "lusin",
}  # fmt: skip
"""Words that multiply: beside them a bare number is another quantity, not the same without its unit."""
PERCENT_WORDS = {"persen", "persentase", "prosentase", "percent", "pct"}
YEAR_WORDS = {"tahun", "thn", "year", "th"}
LATITUDE_WORDS = {"lintang", "latitude", "lat"}
LONGITUDE_WORDS = {"bujur", "longitude", "lon", "lng", "long"}
CENTURY = range(1900, 2201)
UNIT_IN_HEADER = re.compile(r"[(\[]\s*([^()\[\]]{1,30}?)\s*[)\]]\s*$")
REMARK = re.compile(
    r"(?i)\b(?:sementara|sangat|revisi|angka|data|estimasi|proyeksi|target|baru|lama|kurang|berkurang|defisit)\b|=|\d{4}"
)
"""In brackets behind a name, but no unit."""
IN_CAPITALS = UNIT_WORDS | SCALES | {
    "kwh", "mwh", "gwh", "kva", "mva", "usd", "idr", "sgd", "eur", "teu", "ppm", "ntu", "mpn", "cfu", "bbl",
    "mmscfd", "unit", "kk", "ekor", "buah", "siswa", "lembar", "kasus", "dwt", "org",
}  # fmt: skip
"""Units that stand in capitals, too."""
MOSTLY = 0.9


def infer(header: str, evidence: Evidence) -> Type:
    """``TEXT`` where nothing else is certain."""
    words = set(clean_name(header).split("_"))
    coded = names_code(words)
    if evidence.settled or not evidence.present:
        return Type.CODE if coded and evidence.present else Type.TEXT
    if (only(evidence, Kind.NUMBER) and len(units_of(evidence)) < 2) or broken_numbers(words, evidence):
        return infer_number(words, header, evidence)
    if only(evidence, Kind.NUMBER, Kind.CODE) and (coded or mostly_codes(evidence)):
        months = words & PERIOD_WORDS and not coded and evidence.precisions[NUMBERED] == evidence.present
        return Type.MONTH if months else Type.CODE
    if evidence.kinds[Kind.DATE] and only(evidence, Kind.DATE, Kind.BROKEN_DATE):
        return infer_date(evidence)
    for kind, found in ((Kind.BOOLEAN, Type.BOOLEAN), (Kind.URL, Type.URL)):
        if only(evidence, kind):
            return found
    return Type.CODE if coded else Type.TEXT


def only(evidence: Evidence, *kinds: Kind) -> bool:
    return sum(evidence.kinds[kind] for kind in kinds) == evidence.present


def mostly_codes(evidence: Evidence) -> bool:
    return evidence.kinds[Kind.CODE] >= evidence.present / 2


def names_code(words: set[str]) -> bool:
    numbered = bool(words & {"no", "nomor", "nomer"}) and len(words - {"number"}) > 1
    return bool(words & CODE_WORDS or numbered) and not words & QUANTITY_WORDS


def infer_number(words: set[str], header: str, evidence: Evidence) -> Type:
    if names_code(words) or names_parts(words, evidence):
        return Type.CODE
    if written_as_code(evidence) and not (words & COUNT_WORDS and only_zeros(evidence)):
        return Type.CODE
    if kind := time_named(words, evidence):
        return kind
    unit = header_unit(header)
    if (evidence.currency or unit.lower().rstrip(".") in ("rp", "rupiah")) and not scaled(evidence):
        return Type.RUPIAH
    if evidence.units["%"] == evidence.kinds[Kind.NUMBER] or (
        (unit == "%" or words & PERCENT_WORDS) and not fraction(evidence)
    ):
        return Type.PERCENT
    return infer_coordinate(words, evidence) or Type.DECIMAL  # whole numbers when the style is known


def infer_coordinate(words: set[str], evidence: Evidence) -> Type | None:
    if units_of(evidence):
        return None
    if words & LATITUDE_WORDS:
        return Type.LATITUDE
    return Type.LONGITUDE if words & LONGITUDE_WORDS else None


def written_as_code(evidence: Evidence) -> bool:
    """Zeros in front, more digits than any quantity, or text in a file that knows numbers."""
    shapes = evidence.shapes
    if shapes[Shape.LEADING_ZERO] or (shapes[Shape.LONG] and not evidence.currency):
        return True
    return evidence.typed and bool(set(+shapes) - {Shape.TYPED_INTEGER, Shape.TYPED_DECIMAL})


def time_named(words: set[str], evidence: Evidence) -> Type | None:
    """Years, months, days and hours that are written as numbers, where the header says that they are."""
    if words & DATE_WORDS and compact_days(evidence):
        return Type.DATE
    if words & PERIOD_WORDS and not words & QUANTITY_WORDS and compact_months(evidence):
        return Type.CODE  # 202401 is no amount, and not every 202499 is a month
    if names_hours(words, evidence):
        return Type.TEXT
    return Type.YEAR if words & YEAR_WORDS and holds_years(evidence) else None


def names_hours(words: set[str], evidence: Evidence) -> bool:
    parted = evidence.shapes[Shape.SHORT_DOT] + evidence.shapes[Shape.DOT_DECIMAL]
    named = words == {"jam"} or (words & HOUR_WORDS and not words & QUANTITY_WORDS)
    return bool(named) and parted == evidence.kinds[Kind.NUMBER] and not evidence.currency


def compact_days(evidence: Evidence) -> bool:
    """``20210301``, all of them in our times."""
    integers = evidence.shapes[Shape.INTEGER] + evidence.shapes[Shape.TYPED_INTEGER]
    low, high = evidence.smallest or 0, evidence.largest or 0
    return integers == evidence.kinds[Kind.NUMBER] and 19_000_101 <= low <= high <= 21_001_231


def serial_numbers(header: str, evidence: Evidence) -> bool:
    """A column of days holds nothing but what Excel stores for days between 1954 and 2064."""
    integers = evidence.shapes[Shape.INTEGER] + evidence.shapes[Shape.TYPED_INTEGER]
    words = set(clean_name(header).split("_"))
    low, high = evidence.smallest or 0, evidence.largest or 0
    named = bool(words & DATE_WORDS) and not words & QUANTITY_WORDS
    return named and 0 < integers == evidence.present and 20_000 <= low <= high <= 60_000


def compact_months(evidence: Evidence) -> bool:
    """``202401``."""
    integers = evidence.shapes[Shape.INTEGER] + evidence.shapes[Shape.TYPED_INTEGER]
    low, high = evidence.smallest or 0, evidence.largest or 0
    return integers == evidence.kinds[Kind.NUMBER] and 190_001 <= low <= high <= 210_012


def names_parts(words: set[str], evidence: Evidence) -> bool:
    """``No`` 1, 1.1, 1.10, ``Urusan`` 1.02: parts of a list or code, of which 1.1 and 1.10 are different."""
    parted = (Shape.SHORT_DOT, Shape.DOT_DECIMAL, Shape.TYPED_DECIMAL, Shape.DOT_THREE)
    named = words <= NUMBERING_WORDS or words <= ACCOUNT_WORDS
    return named and not evidence.currency and any(evidence.shapes[shape] for shape in parted)


def only_zeros(evidence: Evidence) -> bool:
    """Zeros in front are all that looks like a code."""
    return not evidence.shapes[Shape.LONG] and not evidence.typed


def scaled(evidence: Evidence) -> bool:
    """``Rp 1,5 juta``: the unit is a million rupiah."""
    return any(unit.split()[0] in SCALES for unit in units_of(evidence))


def holds_years(evidence: Evidence) -> bool:
    integers = evidence.shapes[Shape.INTEGER] + evidence.shapes[Shape.TYPED_INTEGER]
    whole = integers == evidence.kinds[Kind.NUMBER]
    return whole and evidence.smallest in CENTURY and evidence.largest in CENTURY


def fraction(evidence: Evidence) -> bool:
    """Excel stores 50 % as 0.5: without a number above 1 nobody knows which of both is meant."""
    return bool(evidence.shapes[Shape.TYPED_DECIMAL]) and not (evidence.largest and evidence.largest > 1)


def infer_date(evidence: Evidence) -> Type:
    precisions = {name for name, count in evidence.precisions.items() if count}
    if precisions == {"hari"}:
        return Type.DATE
    if precisions <= {"hari", "waktu"}:
        return Type.DATETIME if len(precisions) == 1 or stored_at_midnight(evidence) else Type.TEXT
    return Type.MONTH if precisions == {"bulan"} else Type.TEXT


def stored_at_midnight(evidence: Evidence) -> bool:
    """Days among times are times of a sheet, which stores both alike; elsewhere nobody knows the hour."""
    return evidence.midnights and not evidence.rewritten


def mixed_dates(evidence: Evidence) -> bool:
    """Years, months, days and times in one column, and nothing else."""
    precise = {name for name, count in evidence.precisions.items() if count}
    dated = evidence.kinds[Kind.DATE] + evidence.kinds[Kind.BROKEN_DATE]
    years = evidence.shapes[Shape.INTEGER] + evidence.shapes[Shape.TYPED_INTEGER]
    if not precise or "nama bulan" in precise or evidence.settled:
        return False
    if dated + years != evidence.present or (years == 0 and len(precise) < 2):
        return False
    return not years or (evidence.smallest in range(1000, 2201) and evidence.largest in range(1000, 2201))


def broken_numbers(words: set[str], evidence: Evidence) -> bool:
    """Nearly all numbers, and what is left was mistyped or is infinite in a file that types its numbers.

    Under ``jumlah`` and the like most is enough: there ``1.2.3`` is no code.
    """
    broken = evidence.kinds[Kind.CODE] + evidence.kinds[Kind.NOT_FINITE]
    number = evidence.kinds[Kind.NUMBER]
    share = 0.5 if words & COUNTED else MOSTLY
    nearly = number >= share * evidence.present or bool(evidence.kinds[Kind.NOT_FINITE])
    return bool(broken) and number + broken == evidence.present and nearly


def header_unit(header: str) -> str:
    """``Usia Harapan Hidup (Tahun)`` → ``Tahun``; of several header rows the lowest that names one.

    A row that says the header once more in English is asked last: ``Luas (ribu ha) – Area (thousand ha)``.
    """
    parts = header.split(JOINT)[::-1]
    for part in sorted(parts, key=lambda part: bool(ENGLISH.search(part))):
        match = UNIT_IN_HEADER.search(part)
        if part.lower() in UNIT_WORDS and part != header:
            return part
        if match and not part[: match.start()].endswith("/") and names_unit(part, match):
            return match[1].removeprefix("dalam ").removeprefix("Dalam ")
    return ""


def names_unit(part: str, match: re.Match[str]) -> bool:
    """No remark, and no initials (``Stunting (SSGI)``), which stand in capitals beside small letters."""
    inner, before = match[1], part[: match.start()]
    initials = re.fullmatch(r"[A-Z]{3,10}", inner) and before != before.upper()
    return not REMARK.search(inner) and not (initials and inner.lower() not in IN_CAPITALS)


def units_of(evidence: Evidence) -> dict[str, int]:
    """How often each unit is written, without regard to case and final points; rupiah beside other money."""
    found: dict[str, int] = {}
    for unit, times in evidence.units.items():
        if unit and times:
            plain = unit.lower().rstrip(".")
            found[plain] = found.get(plain, 0) + times
    if evidence.currency and any(map(is_foreign, found)):
        found["rp"] = evidence.currency
    return found
