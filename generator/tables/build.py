"""Two passes over the rows: the first learns how each column is written, the second converts and checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from generator.findings import Finding, Place, errors
from generator.kinds.dataset import ColumnSpec, TableSpec
from generator.model import Column
from generator.tables.body import Batch
from generator.tables.checks import Check, prepare, unknown_column
from generator.tables.convert import Converter
from generator.tables.evidence import Evidence
from generator.tables.faults import Faults
from generator.tables.groups import write_part, writer
from generator.tables.keys import check_key
from generator.tables.names import find_name
from generator.tables.plan import Plan, decide
from generator.tables.profile import profile_all
from generator.tables.stored import Result

RELEASE = 25
"""Batches after which freed memory is given back to the system; each time costs a little."""


class Rows(Protocol):
    """What a body offers."""

    notes: list[str]
    findings: list[Finding]

    @property
    def typed(self) -> bool:
        """The file says itself what is a number."""
        ...

    def batches(self) -> Iterator[Batch]: ...
    def lines_of(self, rows: list[int]) -> dict[int, int]: ...


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known of a table before its rows are read."""

    headers: list[str]
    names: list[str]
    """Published, one a header."""
    spec: TableSpec
    source: str
    """File inside the portal, for findings."""
    findings: list[Finding]
    notes: list[str] = field(default_factory=list)


def build(body: Rows, frame: Frame, target: Path) -> Result:
    """The canonical Parquet file at ``target`` and everything known of it."""
    headers, names, source = frame.headers, frame.names, frame.source
    findings = list(frame.findings)
    spec, specs = resolve(frame.spec, headers, names, source, findings)
    evidence, rows = gather(body, len(names))
    pa.default_memory_pool().release_unused()
    findings += body.findings
    if not rows:
        findings.append(no_rows(source))
        return Result(0, (), spec, (), findings)
    plans = [
        decide(header or name, each, seen)
        for header, name, each, seen in zip(headers, names, specs, evidence, strict=True)
    ]
    faults = Faults()
    converters = [Converter(plan, faults, seen.answers) for plan, seen in zip(plans, evidence, strict=True)]
    checks = prepare_checks(plans, specs, faults, source, findings)
    write(body, names, converters, checks, target)
    pa.default_memory_pool().release_unused()
    if spec.key:
        check_key(target, list(spec.key), faults)
    findings += problems(plans, body, source)
    findings += faults.findings(source, body.lines_of)
    if errors(findings):
        return Result(rows, (), spec, (), findings)
    profiles = profile_all(target)
    columns = tuple(
        Column(name, filled_in(each, plan), header, profile, normalised(plan, converter))
        for name, each, plan, header, profile, converter in zip(
            names, specs, plans, headers, profiles, converters, strict=True
        )
    )
    return Result(rows, columns, spec, tuple(dict.fromkeys([*frame.notes, *body.notes])), findings)


def resolve(
    spec: TableSpec, headers: list[str], names: list[str], source: str, findings: list[Finding]
) -> tuple[TableSpec, list[ColumnSpec]]:
    """The declaration by published names. Officers may write these or their own headers."""
    series = spec.long.columns if spec.long else ()
    listed = {"kolom kunci": spec.key, "kolom urut": spec.order, "kolom panjang": series}
    every = [*spec.columns, *(name for group in listed.values() for name in group)]
    known = {wanted: name for wanted in every if (name := find_name(wanted, names, headers))}
    columns = {known[key]: column for key, column in spec.columns.items() if key in known}
    key, order = (tuple(known[name] for name in each if name in known) for each in (spec.key, spec.order))
    findings += [unknown_column(name, names, source) for name in spec.columns if name not in known]
    findings += [
        unknown_column(name, names, source, what)
        for what, group in listed.items()
        for name in group
        if name not in known
    ]
    resolved = spec.model_copy(update={"columns": columns, "key": key, "order": order})
    return resolved, [columns.get(name, ColumnSpec()) for name in names]


def gather(body: Rows, width: int) -> tuple[list[Evidence], int]:
    evidence = [Evidence(body.typed) for _ in range(width)]
    rows = 0
    for batch in body.batches():
        for seen, array in zip(evidence, batch.columns, strict=True):
            seen.observe(array, rows)
        rows += len(batch)
    for seen in evidence:
        seen.forget()
    return evidence, rows


def prepare_checks(
    plans: list[Plan], specs: list[ColumnSpec], faults: Faults, source: str, findings: list[Finding]
) -> list[Check | None]:
    checks = []
    for plan, spec in zip(plans, specs, strict=True):
        check, wrong = prepare(plan.header, spec, faults, source)
        findings += wrong
        checks.append(check)
    return checks


def write(
    body: Rows, names: list[str], converters: list[Converter], checks: list[Check | None], target: Path
) -> None:
    schema = pa.schema([(name, converter.type) for name, converter in zip(names, converters, strict=True)])
    row = 0
    with writer(target, schema) as file:
        for number, batch in enumerate(body.batches(), 1):
            arrays = []
            for array, converter, check in zip(batch.columns, converters, checks, strict=True):
                values = converter.convert(array, row)
                if check:
                    check.try_batch(array, values, row)
                arrays.append(values)
            write_part(file, pa.Table.from_arrays(arrays, schema=schema), row)
            row += len(batch)
            if number % RELEASE == 0:
                pa.default_memory_pool().release_unused()


def problems(plans: list[Plan], body: Rows, source: str) -> list[Finding]:
    found = [problem for plan in plans for problem in plan.problems]
    lines = body.lines_of(sorted({problem.row for problem in found if problem.row is not None}))
    return [problem.finding(source, 0 if problem.row is None else lines[problem.row]) for problem in found]


def filled_in(spec: ColumnSpec, plan: Plan) -> ColumnSpec:
    return spec.model_copy(update={"type": plan.type, "unit": spec.unit or plan.unit})


def normalised(plan: Plan, converter: Converter) -> tuple[str, ...]:
    """What was done, the most frequent first."""
    ranked = sorted(converter.changes.items(), key=lambda item: (-item[1], item[0]))
    return (
        *plan.notes,
        *(f"{change[0].upper()}{change[1:]} pada {count} nilai." for change, count in ranked),
    )


def no_rows(source: str) -> Finding:
    return Finding(
        Place(source),
        "tabel ini tidak punya baris data.",
        "Isi sekurangnya satu baris di bawah judul.",
        "tabel-kosong",
    )
