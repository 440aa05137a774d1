"""How one column is going to be read: decided once from its declaration and all its values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from generator.findings import Severity
from generator.kinds.dataset import ColumnSpec
from generator.kinds.dataset import ColumnType as Type
from generator.tables import styles
from generator.tables.classify import Kind
from generator.tables.counted import AVERAGED, COUNTED_UNITS, counts_things
from generator.tables.evidence import Evidence
from generator.tables.infer import (
    PERIOD_WORDS,
    SCALES,
    header_unit,
    infer,
    mixed_dates,
    serial_numbers,
    units_of,
)
from generator.tables.names import clean_name
from generator.tables.numbers import Shape, Style, is_foreign
from generator.tables.problems import (
    Problem,
    code_as_number,
    code_in_powers,
    counted_in_parts,
    digits_lost,
    mixed_orders,
    mixed_units,
    no_results,
    odd_values,
    other_unit,
    partial_unit,
    percent_partly,
    serial_days,
    short_years,
    undecided,
    unproved_order,
)
from generator.tables.thousandths import thousandths

NUMERIC = frozenset(
    {Type.INTEGER, Type.DECIMAL, Type.PERCENT, Type.RUPIAH, Type.YEAR, Type.LATITUDE, Type.LONGITUDE}
)
WHOLE = frozenset({Type.INTEGER, Type.RUPIAH, Type.YEAR})
SAME_UNITS = (
    ("ha", "hektar", "hektare"), ("km", "kilometer"), ("m", "meter"), ("km²", "km2", "kilometer persegi"),
    ("m²", "m2", "meter persegi"), ("kg", "kilogram"), ("kuintal", "kw"), ("ton",), ("g", "gr", "gram"),
    ("l", "liter"), ("%", "persen"), ("jiwa", "orang"), ("kk", "keluarga", "kepala keluarga"), ("ekor",),
    ("unit", "buah"), ("tahun",), ("bulan",), ("hari",), ("jam",),
)  # fmt: skip
"""Names of one unit each; those of different ones are never the same quantity."""
TOO_LONG = 10**15
"""Excel keeps 15 digits of a number."""
NEARLY = 0.8
"""Share of numbers from which a column of text looks like a mistake …"""
FEW = 1
"""… or so many others among at least two numbers."""
LEAST = 2


DECISIVE = ("header", "type", "way", "style", "month_first", "suspicious", "undecided", "whole")
"""What of a plan its values depend on."""


class Way(StrEnum):
    """Which converter takes the values."""

    TEXT = "teks"
    NUMBER = "angka"
    DATE = "tanggal"
    MIXED_DATE = "tanggal campur"
    BOOLEAN = "logika"


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
    undecided: bool = False
    """Nobody knows the decimal sign; ``problems`` says so."""
    plain: bool = False
    """Every value was seen to be a plain number, so that all may be cast at once."""
    whole: bool = False
    """Values are stored as integers."""
    percent_by_name: bool = False
    """Only a word of the header says that these are hundredths."""


def reads_alike(one: Plan, other: Plan) -> bool:
    """Both make the same values of the same cells, with the same changes and faults."""
    return all(getattr(one, name) == getattr(other, name) for name in DECISIVE)


def decide(header: str, spec: ColumnSpec, evidence: Evidence) -> Plan:
    """The plan for a column; declared types win over what the values look like."""
    kind = spec.type or infer(header, evidence)
    plan = Plan(header, kind, way_of(kind, spec, evidence), spec.type is not None, unit=spec.unit)
    if plan.way is Way.NUMBER:
        plan_number(plan, spec, evidence)
    elif plan.way in (Way.DATE, Way.MIXED_DATE):
        plan_date(plan, evidence)
    elif not plan.declared:
        report_odd_values(plan, evidence)
    report_losses(plan, evidence)
    if not plan.declared and serial_numbers(header, evidence):
        plan.problems.append(serial_days(header, evidence))
    if kind is Type.CODE and (spoilt := evidence.examples.get(str(Shape.TYPED_DECIMAL))):
        plan.problems.append(code_as_number(header, spoilt))
    if not evidence.typed and evidence.shapes[Shape.TYPED_INTEGER] and (evidence.largest or 0) >= TOO_LONG:
        plan.problems.append(digits_lost(header))
    return plan


def way_of(kind: Type, spec: ColumnSpec, evidence: Evidence) -> Way:
    if kind in NUMERIC:
        return Way.NUMBER
    if kind is Type.BOOLEAN:
        return Way.BOOLEAN
    if kind in (Type.DATE, Type.DATETIME, Type.MONTH):
        return Way.DATE
    return Way.MIXED_DATE if spec.type is None and mixed_dates(evidence) else Way.TEXT


def plan_number(plan: Plan, spec: ColumnSpec, evidence: Evidence) -> None:
    thousands = evidence.bare_integer and evidence.ends_in_zero
    told = hint(plan, spec, evidence)
    verdict = styles.judge(evidence.shapes, thousands=thousands, hint=told)
    plan.style = verdict.style
    if verdict.problem == "nol-hilang":
        plan.suspicious = verdict.culprits
    elif verdict.problem:
        plan.undecided = True
        plan.problems.append(undecided(plan.header, verdict, evidence))
    elif not plan.declared and (doubt := thousandths(plan.header, plan.style, evidence, told)):
        plan.problems.append(doubt)
    plan.plain = evidence.clean and plan.style in (Style.DOT, Style.NONE)
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
    if units & COUNTED_UNITS:
        return "bulat"
    # 50.36 beside 21.451 persons can only be 50.360; alone, 21.451 stays a question.
    mixed = evidence.shapes[Shape.SHORT_DOT] and evidence.shapes[Shape.DOT_THREE]
    return "bulat" if mixed and counts_things(plan.header) else ""


def whole_values(style: Style, evidence: Evidence) -> bool:
    """No value has decimals in this style."""
    fractions = {
        Style.COMMA: (Shape.COMMA_DECIMAL, Shape.COMMA_THREE, Shape.DOT_GROUPS_DECIMAL),
        Style.DOT: (Shape.DOT_DECIMAL, Shape.SHORT_DOT, Shape.DOT_THREE, Shape.COMMA_GROUPS_DECIMAL),
        Style.NONE: (),
    }[style]
    return not any(evidence.shapes[s] for s in (*fractions, Shape.TYPED_DECIMAL, Shape.SCIENTIFIC))


def plan_unit(plan: Plan, evidence: Evidence) -> None:
    """A unit that stands behind every value moves to the column; different ones are a problem."""
    written, declared = units_of(evidence), (plan.unit or "").lower()
    if len(written) > 1:
        plan.problems.append(mixed_units(plan.header, evidence, Severity.ERROR))
    if foreign := [unit for unit in written if plan.type is Type.RUPIAH and is_foreign(unit)]:
        plan.problems.append(other_unit(plan.header, foreign[0], "rupiah", Severity.ERROR))
    for unit in written:
        if kind_of(unit) and kind_of(declared) and kind_of(unit) != kind_of(declared):
            plan.problems.append(other_unit(plan.header, unit, plan.unit or ""))
    if len(written) == 1 and "%" not in written:
        [unit] = written
        rupiah = " rupiah" if evidence.currency and unit in SCALES else ""
        plan.unit = plan.unit or f"{as_written(unit, evidence)}{rupiah}"
    plan.problems += units_partly(plan, evidence, declared)
    plan.percent_by_name = (
        plan.type is Type.PERCENT and not plan.declared and not written and header_unit(plan.header) != "%"
    )
    if not plan.unit:
        usual = {Type.PERCENT: "%", Type.RUPIAH: "Rp"}.get(plan.type)
        plan.unit = usual or header_unit(plan.header) or ("%" if written.get("%") else None)


def units_partly(plan: Plan, evidence: Evidence, declared: str) -> Iterator[Problem]:
    """Some values have the unit and others none."""
    written, numbers = units_of(evidence), evidence.kinds[Kind.NUMBER]
    typed = evidence.shapes[Shape.TYPED_INTEGER] or evidence.shapes[Shape.TYPED_DECIMAL]
    for unit, times in written.items():
        without = numbers - times
        scale = unit.split()[0] in SCALES and unit != declared
        if without and unit == "%" and typed:
            yield percent_partly(plan.header, without)
        elif without and unit != declared and (scale or not plan.declared):
            # 82,38 beside 6,13% is another quantity, or the same with its sign forgotten: who knows.
            severity = Severity.ERROR if scale or unit == "%" else Severity.WARNING
            yield partial_unit(plan.header, unit, without, severity)
    bare = numbers - evidence.currency
    named = header_unit(plan.header).lower().rstrip(".") in ("rp", "rupiah")
    if 0 < bare < numbers and not (plan.declared or written or named):
        yield partial_unit(plan.header, "Rp", bare, Severity.WARNING)


def kind_of(unit: str) -> str:
    """The first of the names of a known unit; empty for others, which may be the same or not."""
    return next((names[0] for names in SAME_UNITS if unit in names), "")


def as_written(unit: str, evidence: Evidence) -> str:
    """``KK``, ``MW``, ``USD``: the most frequent spelling, without a final point."""
    spelled: Counter[str] = Counter()
    for each, times in evidence.units.items():
        if each.lower().rstrip(".") == unit:
            spelled[each.rstrip(".")] += times
    return max(spelled, key=lambda each: (spelled[each], each.islower(), each))


def plan_date(plan: Plan, evidence: Evidence) -> None:
    if evidence.day_first and evidence.month_first:
        plan.undecided = True
        plan.problems.append(mixed_orders(plan.header, evidence))
    elif evidence.month_first:
        plan.month_first = True
        plan.notes.append("Tanggal dibaca sebagai bulan/hari/tahun, karena ada angka kedua di atas 12.")
    elif names_months(plan.header) and 1 < evidence.slashed == evidence.first_of and not evidence.day_first:
        plan.month_first = True
        plan.notes.append("Tanggal dibaca sebagai bulan/hari/tahun, karena kolom ini memuat awal bulan.")
    elif evidence.slashed and not evidence.day_first:
        plan.problems.append(unproved_order(plan.header))
    if plan.way is Way.MIXED_DATE:
        plan.notes.append(
            "Ketelitian waktu bercampur; ditulis ISO 8601 sejauh diketahui, tanpa jam bila tidak tertulis."
            if evidence.precisions["waktu"]
            else "Ketelitian tanggal bercampur (tahun, bulan, hari); ditulis ISO 8601 sejauh diketahui."
        )


def names_months(header: str) -> bool:
    return bool(PERIOD_WORDS & set(clean_name(header).split("_")))


def report_losses(plan: Plan, evidence: Evidence) -> None:
    """What some program lost before the file came here, so that no reader can bring it back."""
    rounded, _ = evidence.examples.get(str(Shape.SCIENTIFIC), ("", 0))
    if plan.type is Type.CODE and "+" in rounded and evidence.shapes[Shape.SCIENTIFIC]:
        plan.problems.append(code_in_powers(plan.header, evidence))
    if plan.way is Way.TEXT and not evidence.typed:
        plan.problems += no_results(plan.header, evidence, plan.declared)
    if plan.declared or plan.type is not Type.DECIMAL or plan.undecided or AVERAGED.search(plan.header):
        return
    whole = hint(plan, ColumnSpec(unit=plan.unit), evidence) == "bulat"
    if whole and evidence.shapes[Shape.TYPED_DECIMAL]:
        plan.problems.append(counted_in_parts(plan.header, plan.unit or "", evidence, Shape.TYPED_DECIMAL))
    elif counts_things(plan.header) and not plan.suspicious:
        parts = [shape for shape in (Shape.TYPED_DECIMAL, Shape.SHORT_DOT) if evidence.shapes[shape]]
        for shape in parts[:1]:
            problem = counted_in_parts(plan.header, plan.unit or "", evidence, shape)
            plan.problems.append(replace(problem, severity=Severity.WARNING))


def report_odd_values(plan: Plan, evidence: Evidence) -> None:
    """Published as text, and the officer is told."""
    number, present = evidence.kinds[Kind.NUMBER], evidence.present
    if number == present and len(units_of(evidence)) > 1:
        plan.problems.append(mixed_units(plan.header, evidence, Severity.WARNING))
    dated, lost = evidence.kinds[Kind.DATE], any(no_results(plan.header, evidence, plan.declared))
    odd = any(
        NEARLY * present <= most < present or 0 < present - most <= FEW <= most / LEAST
        for most in (number, dated)
    )
    if evidence.kinds[Kind.SHORT_YEAR] and NEARLY * present <= dated + evidence.kinds[Kind.SHORT_YEAR]:
        plan.problems.append(short_years(plan.header, evidence))
    elif plan.way is Way.TEXT and plan.type is Type.TEXT and not evidence.settled and odd and not lost:
        plan.problems.append(odd_values(plan.header, evidence))
