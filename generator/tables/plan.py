"""How one column is going to be read: decided once from its declaration and all its values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from generator.findings import Finding, Place, Severity, one_line
from generator.kinds.dataset import ColumnSpec
from generator.kinds.dataset import ColumnType as Type
from generator.readers.grid import shown
from generator.tables import numbers
from generator.tables.classify import Kind
from generator.tables.evidence import Evidence
from generator.tables.names import clean_name
from generator.tables.numbers import Shape, Style

NUMERIC = frozenset(
    {Type.INTEGER, Type.DECIMAL, Type.PERCENT, Type.RUPIAH, Type.YEAR, Type.LATITUDE, Type.LONGITUDE}
)
WHOLE = frozenset({Type.INTEGER, Type.RUPIAH, Type.YEAR})
TEXTUAL = frozenset({Type.TEXT, Type.CODE, Type.URL, Type.MONTH})
CODE_WORDS = {
    "kode", "kd", "code", "id", "nik", "nip", "npwp", "npsn", "nisn", "nis", "nim", "nidn", "kodepos", "telepon",
    "telp", "hp", "wa", "whatsapp", "fax", "faks", "norek", "sku", "fid", "objectid", "gid",
}  # fmt: skip
QUANTITY_WORDS = {
    "jumlah", "jml", "total", "banyak", "banyaknya", "rata", "rasio", "persen", "persentase", "nilai", "nama",
}  # fmt: skip
"""A column that is named by one of these holds no codes, whatever else its name says."""
PERCENT_WORDS = {"persen", "persentase", "prosentase", "percent", "pct"}
YEAR_WORDS = {"tahun", "thn", "year", "th"}
LATITUDE_WORDS = {"lintang", "latitude", "lat"}
LONGITUDE_WORDS = {"bujur", "longitude", "lon", "lng", "long"}
COUNTED_UNITS = {
    "jiwa", "orang", "unit", "buah", "kk", "keluarga", "rumah tangga", "siswa", "murid", "guru", "sekolah", "kasus",
    "ekor", "desa", "kelurahan", "kecamatan", "dokumen", "kejadian", "lembar", "peserta", "pegawai", "balita", "bayi",
}  # fmt: skip
"""Units of which there are no fractions, so that 1.234 of them can only be one thousand and more."""
CENTURY = range(1900, 2201)
UNIT_IN_HEADER = re.compile(r"[(\[]\s*([^()\[\]]{1,30}?)\s*[)\]]\s*$")
MOSTLY = 0.9


class Way(StrEnum):
    """Which converter takes the values."""

    TEXT = "teks"
    NUMBER = "angka"
    DATE = "tanggal"
    MIXED_DATE = "tanggal campur"
    BOOLEAN = "logika"


@dataclass(frozen=True, slots=True)
class Problem:
    message: str
    remedy: str
    code: str
    row: int | None = None
    severity: Severity = Severity.ERROR

    def finding(self, source: str, line: int) -> Finding:
        return Finding(Place(source, line), self.message, self.remedy, self.code, self.severity)


@dataclass(slots=True)
class Plan:
    """``problems`` are findings about the column as a whole; rows are those of the table from 0."""

    header: str
    type: Type
    way: Way
    declared: bool
    style: Style = Style.NONE
    unit: str | None = None
    month_first: bool = False
    suspicious: tuple[Shape, ...] = ()
    """Shapes whose values are findings although they can be read (a lost zero)."""
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    whole: bool = False
    """Values are stored as integers."""


def decide(header: str, spec: ColumnSpec, evidence: Evidence) -> Plan:
    """The plan for a column; declared types win over what the values look like."""
    kind = spec.type or infer(header, spec, evidence)
    plan = Plan(header, kind, way_of(kind, spec, evidence), spec.type is not None, unit=spec.unit)
    if plan.way is Way.NUMBER:
        plan_number(plan, spec, evidence)
    elif plan.way in (Way.DATE, Way.MIXED_DATE):
        plan_date(plan, evidence)
    elif not plan.declared:
        report_odd_values(plan, evidence)
    if kind is Type.CODE and (spoilt := evidence.examples.get(str(Shape.TYPED_DECIMAL))):
        plan.problems.append(code_as_number(header, spoilt))
    return plan


def way_of(kind: Type, spec: ColumnSpec, evidence: Evidence) -> Way:
    if kind in NUMERIC:
        return Way.NUMBER
    if kind is Type.BOOLEAN:
        return Way.BOOLEAN
    if kind in (Type.DATE, Type.DATETIME, Type.MONTH):
        return Way.DATE
    return Way.MIXED_DATE if spec.type is None and mixed_dates(evidence) else Way.TEXT


def infer(header: str, spec: ColumnSpec, evidence: Evidence) -> Type:
    words = set(clean_name(header).split("_"))
    kinds, present = evidence.kinds, evidence.present
    if evidence.settled or not present:
        return Type.CODE if names_code(words) and present else Type.TEXT
    if kinds[Kind.NUMBER] == present:
        return infer_number(words, header, evidence)
    if kinds[Kind.NUMBER] + kinds[Kind.CODE] == present and (
        names_code(words) or kinds[Kind.CODE] >= 0.5 * present
    ):
        return Type.CODE
    if kinds[Kind.DATE] == present:
        return infer_date(evidence)
    if kinds[Kind.BOOLEAN] == present:
        return Type.BOOLEAN
    if kinds[Kind.URL] == present:
        return Type.URL
    if broken_numbers(evidence):
        return infer_number(words, header, evidence)
    return Type.CODE if names_code(words) else Type.TEXT


def names_code(words: set[str]) -> bool:
    numbered = bool(words & {"no", "nomor", "nomer"}) and len(words) > 1
    return bool(words & CODE_WORDS or numbered) and not words & QUANTITY_WORDS


def infer_number(words: set[str], header: str, evidence: Evidence) -> Type:
    shapes = evidence.shapes
    if names_code(words) or shapes[Shape.LEADING_ZERO] or (shapes[Shape.LONG] and not evidence.currency):
        return Type.CODE
    if evidence.typed and set(+shapes) - {Shape.TYPED_INTEGER, Shape.TYPED_DECIMAL}:
        return Type.CODE
    low, high = evidence.smallest, evidence.largest
    integers = shapes[Shape.INTEGER] + shapes[Shape.TYPED_INTEGER] == evidence.kinds[Kind.NUMBER]
    if integers and words & YEAR_WORDS and low in CENTURY and high in CENTURY:
        return Type.YEAR
    unit = header_unit(header)
    if evidence.currency or unit.lower() in ("rp", "rupiah"):
        return Type.RUPIAH
    if evidence.units["%"] == evidence.kinds[Kind.NUMBER] or (
        (unit == "%" or words & PERCENT_WORDS) and not fraction(evidence)
    ):
        return Type.PERCENT
    if words & LATITUDE_WORDS and not evidence.units.keys() - {""}:
        return Type.LATITUDE
    if words & LONGITUDE_WORDS and not evidence.units.keys() - {""}:
        return Type.LONGITUDE
    return Type.DECIMAL  # narrowed to whole numbers when the style is known


def fraction(evidence: Evidence) -> bool:
    """Excel stores 50 % as 0.5: without a number above 1 nobody knows which of both is meant."""
    return bool(evidence.shapes[Shape.TYPED_DECIMAL]) and not (evidence.largest and evidence.largest > 1)


def infer_date(evidence: Evidence) -> Type:
    precisions = {name for name, count in evidence.precisions.items() if count}
    if precisions == {"hari"}:
        return Type.DATE
    if precisions <= {"hari", "waktu"}:
        return Type.DATETIME
    return Type.MONTH if precisions == {"bulan"} else Type.TEXT


def mixed_dates(evidence: Evidence) -> bool:
    """Years, months and days in one column, and nothing else."""
    precise = {name for name, count in evidence.precisions.items() if count}
    years = evidence.shapes[Shape.INTEGER] + evidence.shapes[Shape.TYPED_INTEGER]
    if not precise or "nama bulan" in precise or evidence.settled:
        return False
    if evidence.kinds[Kind.DATE] + years != evidence.present or (years == 0 and len(precise) < 2):
        return False
    return not years or (evidence.smallest in range(1000, 2201) and evidence.largest in range(1000, 2201))


def broken_numbers(evidence: Evidence) -> bool:
    """Nearly all numbers, and what is left looks like a number that was mistyped."""
    broken = evidence.kinds[Kind.CODE] + evidence.kinds[Kind.NOT_FINITE]
    number = evidence.kinds[Kind.NUMBER]
    return bool(broken) and number + broken == evidence.present and number >= MOSTLY * evidence.present


def header_unit(header: str) -> str:
    """``Usia Harapan Hidup (Tahun)`` → ``Tahun``."""
    match = UNIT_IN_HEADER.search(header)
    return match[1] if match else ""


def plan_number(plan: Plan, spec: ColumnSpec, evidence: Evidence) -> None:
    verdict = numbers.judge(
        evidence.shapes, evidence.bare_integer, evidence.ends_in_zero, hint(plan, spec, evidence)
    )
    plan.style = verdict.style
    if verdict.problem == "nol-hilang":
        plan.suspicious = verdict.culprits
    elif verdict.problem:
        plan.problems.append(undecided(plan.header, verdict, evidence))
    plan_unit(plan, evidence)
    if not plan.declared and plan.type is Type.DECIMAL and whole_values(plan.style, evidence):
        plan.type = Type.INTEGER
    plan.whole = plan.type in (Type.INTEGER, Type.YEAR) or (
        plan.type is Type.RUPIAH and whole_values(plan.style, evidence)
    )


def hint(plan: Plan, spec: ColumnSpec, evidence: Evidence) -> str:
    """Whether type, unit or sign already say that values are whole, or that they are not."""
    if plan.type in WHOLE:
        return "bulat"
    if plan.declared or plan.type is not Type.DECIMAL:
        return "desimal"
    units = {spec.unit.lower()} if spec.unit else {unit.lower() for unit in evidence.units if unit}
    units.add(header_unit(plan.header).lower())
    return "bulat" if units & COUNTED_UNITS else ""


def whole_values(style: Style, evidence: Evidence) -> bool:
    """No value has decimals in this style."""
    fractions = {
        Style.COMMA: (Shape.COMMA_DECIMAL, Shape.COMMA_THREE),
        Style.DOT: (Shape.DOT_DECIMAL, Shape.SHORT_DOT, Shape.DOT_THREE),
        Style.NONE: (),
    }[style]
    shapes = evidence.shapes
    mixed = any(
        text and ("," in text if style is Style.COMMA else "." in text)
        for shape in (Shape.DOT_GROUPS, Shape.COMMA_GROUPS)
        if style is not Style.NONE and (text := evidence.examples.get(shape, ("", 0))[0])
    )
    return not mixed and not any(shapes[s] for s in (*fractions, Shape.TYPED_DECIMAL, Shape.SCIENTIFIC))


def plan_unit(plan: Plan, evidence: Evidence) -> None:
    """A unit that stands behind every value moves to the column; different ones are a problem."""
    written = {unit: count for unit, count in evidence.units.items() if unit}
    shared = numbers.same_unit(written)
    if len(written) > 0 and shared is None:
        first, second = sorted(written, key=lambda unit: (-written[unit], unit))[:2]
        row = evidence.examples[f"unit {second}"][1]
        plan.problems.append(mixed_units(plan.header, first, second, row))
    elif shared and shared != "%" and not plan.unit:
        plan.unit = shared
    if not plan.unit:
        plan.unit = {Type.PERCENT: "%", Type.RUPIAH: "Rp"}.get(plan.type) or header_unit(plan.header) or None


def plan_date(plan: Plan, evidence: Evidence) -> None:
    if evidence.day_first and evidence.month_first:
        text, row = evidence.examples["sebulan"]
        other = evidence.examples["sehari"][0]
        message = f'kolom "{plan.header}": urutan tanggal bercampur, {quoted(other)} dan {quoted(text)}.'
        plan.problems.append(
            Problem(message, "Tulis semua sebagai tahun-bulan-hari.", "tanggal-bercampur", row)
        )
    elif evidence.month_first:
        plan.month_first = True
        plan.notes.append("Tanggal dibaca sebagai bulan/hari/tahun, karena ada angka kedua di atas 12.")
    elif evidence.slashed and not evidence.day_first:
        message = (
            f'kolom "{plan.header}": urutan hari dan bulan tidak dapat dibuktikan; dibaca hari/bulan/tahun.'
        )
        remedy = "Tulis tanggal sebagai tahun-bulan-hari, misalnya 2025-07-01."
        plan.problems.append(Problem(message, remedy, "tanggal-tak-pasti", severity=Severity.WARNING))
    if plan.way is Way.MIXED_DATE:
        plan.notes.append(
            "Ketelitian tanggal bercampur (tahun, bulan, hari); ditulis ISO 8601 sejauh diketahui."
        )


def report_odd_values(plan: Plan, evidence: Evidence) -> None:
    """A column of numbers with a few words in it is published as text, and the officer is told."""
    number, present = evidence.kinds[Kind.NUMBER], evidence.present
    if evidence.settled or plan.type is not Type.TEXT or not 0.8 * present <= number < present:
        return
    odd = next((kind for kind in Kind if kind is not Kind.NUMBER and evidence.examples.get(kind)), None)
    odd = next((k for k in (Kind.TEXT, Kind.CODE, Kind.DATE, Kind.BOOLEAN) if k in evidence.examples), odd)
    text, row = evidence.examples.get(str(odd), ("", 0))
    message = (
        f'kolom "{plan.header}" berisi {number} angka dan {present - number} nilai lain, misalnya {quoted(text)}; '
        "diterbitkan sebagai teks."
    )
    remedy = "Betulkan nilai itu, atau tulis tipe kolomnya di dataset.yml (misalnya tipe: teks)."
    plan.problems.append(Problem(message, remedy, "tipe-campur", row, Severity.WARNING))


def undecided(header: str, verdict: numbers.Verdict, evidence: Evidence) -> Problem:
    samples = [evidence.examples[shape] for shape in verdict.culprits if shape in evidence.examples]
    texts = " dan ".join(quoted(text) for text, _ in samples)
    row = samples[-1][1] if samples else None
    if verdict.problem == "bercampur":
        message = f'kolom "{header}": tanda desimal bercampur, {texts}.'
        return Problem(
            message, "Pakai satu cara di seluruh kolom, misalnya 1.234,56.", "desimal-bercampur", row
        )
    message = f'kolom "{header}": tidak dapat dipastikan apakah {texts} memakai tanda ribuan atau desimal.'
    remedy = "Tulis tipe: bilangan (ribuan) atau tipe: desimal untuk kolom ini di dataset.yml."
    return Problem(message, remedy, "desimal-tak-pasti", row)


def mixed_units(header: str, first: str, second: str, row: int) -> Problem:
    return Problem(
        f'kolom "{header}": satuan bercampur, "{one_line(first, 20)}" dan "{one_line(second, 20)}".',
        "Ubah semua ke satu satuan, lalu tulis satuannya di dataset.yml.",
        "satuan-bercampur",
        row,
    )


def code_as_number(header: str, spoilt: tuple[str, int]) -> Problem:
    return Problem(
        f'kolom "{header}": kode {quoted(spoilt[0])} tersimpan sebagai angka; nol di belakangnya bisa hilang.',
        "Format kolom itu sebagai Teks di Excel, lalu ketik ulang kodenya.",
        "kode-sebagai-angka",
        spoilt[1],
    )


def quoted(text: str) -> str:
    return f'"{shown(text.strip(), 40)}"'
