"""From rows to canonical values: what each column is, its values, checks, and what is known of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from generator.findings import Finding, Place, errors
from generator.kinds.dataset import ColumnSpec, TableSpec
from generator.kinds.dataset import ColumnType as Type
from generator.model import Column, Profile
from generator.tables.attempt import Attempt, early
from generator.tables.body import Batch
from generator.tables.checks import unknown_column
from generator.tables.convert import Converter
from generator.tables.evidence import Evidence
from generator.tables.gaps import gaps_below
from generator.tables.keys import check_key
from generator.tables.names import find_name
from generator.tables.plan import Plan, decide
from generator.tables.problems import Problem
from generator.tables.profile import profile_all
from generator.tables.spans import taken_for_days
from generator.tables.stored import Result
from generator.tables.subtotals import subtotals

AGAIN = 4
"""After so many batches, and each time after as many times more, the first plans are asked again."""

TYPE = "{tipe: bilangan}"
PASTED = 10
"""So many columns are named in a line to paste; the rest follow when they are settled."""


class Rows(Protocol):
    """What a body offers."""

    notes: list[str]
    findings: list[Finding]

    @property
    def typed(self) -> bool:
        """The file says itself what is a number."""
        ...

    @property
    def midnights(self) -> bool:
        """A day may be a time, which a sheet stores alike."""
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
    columns = Columns(headers, names, specs, source)
    with ExitStack() as stack:
        evidence, rows, attempt = gather(body, columns, target, stack)
    pa.default_memory_pool().release_unused()
    findings += body.findings
    if attempt is None and not rows:
        findings.append(no_rows(source))
        return Result(0, (), spec, (), findings)
    plans = columns.plans(evidence)
    if attempt is None or not attempt.holds(plans, evidence):
        attempt = converted(body, columns, plans, evidence, target)
    findings += attempt.findings
    pa.default_memory_pool().release_unused()
    if spec.key:
        check_key(target, list(spec.key), attempt.faults)
    found = [problem for plan in plans for problem in plan.problems]
    found += [*gaps_below(target, rows, plans), *taken_for_days(target, rows, plans)]
    found += subtotals(target, rows, plans, told=any(each.code == "baris-jumlah" for each in body.findings))
    findings += problems(lines_to_paste(found, frame.spec), body, source)
    findings += attempt.faults.findings(source, body.lines_of)
    if errors(findings):
        return Result(rows, (), spec, (), findings)
    profiles = profile_all(target)
    described = tuple(
        Column(name, filled_in(each, plan, profile), header, profile, normalised(plan, converter))
        for name, each, plan, header, profile, converter in zip(
            names, specs, plans, headers, profiles, attempt.converters, strict=True
        )
    )
    return Result(rows, described, spec, tuple(dict.fromkeys([*frame.notes, *body.notes])), findings)


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


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns of a table, one a place in each list."""

    headers: list[str]
    names: list[str]
    specs: list[ColumnSpec]
    source: str

    def plans(self, evidence: list[Evidence]) -> list[Plan]:
        return [
            decide(header or name, each, seen)
            for header, name, each, seen in zip(self.headers, self.names, self.specs, evidence, strict=True)
        ]

    def attempt(self, plans: list[Plan], evidence: list[Evidence], target: Path, stack: ExitStack) -> Attempt:
        answers = [seen.answers for seen in evidence]
        return Attempt(self.names, plans, self.specs, self.source, target, answers, stack)


def gather(
    body: Rows, columns: Columns, target: Path, stack: ExitStack
) -> tuple[list[Evidence], int, Attempt | None]:
    """All evidence, and the values by the plans of the first batch, unless more rows refuted these."""
    evidence = [Evidence(body.typed, body.midnights) for _ in columns.names]
    attempt, rows, doubt = None, 0, AGAIN
    for number, batch in enumerate(body.batches(), 1):
        for seen, array in zip(evidence, batch.columns, strict=True):
            seen.observe(array, rows)
        rows += len(batch)
        if number == 1 and len(batch):
            attempt = columns.attempt(list(map(early, columns.plans(evidence))), evidence, target, stack)
        elif attempt and number == doubt:
            doubt *= AGAIN
            for seen in evidence:
                seen.add_up()
            attempt = attempt if attempt.holds(columns.plans(evidence), evidence) else None
        if attempt:
            attempt.add(batch, evidence)
    for seen in evidence:
        seen.forget()
    return evidence, rows, attempt


def converted(
    body: Rows, columns: Columns, plans: list[Plan], evidence: list[Evidence], target: Path
) -> Attempt:
    """All rows read once more, now that it is known how."""
    with ExitStack() as stack:
        attempt = columns.attempt(plans, evidence, target, stack)
        for batch in body.batches():
            attempt.add(batch)
    return attempt


def problems(found: list[Problem], body: Rows, source: str) -> list[Finding]:
    lines = body.lines_of(sorted({problem.row for problem in found if problem.row is not None}))
    return [problem.finding(source, 0 if problem.row is None else lines[problem.row]) for problem in found]


def lines_to_paste(found: list[Problem], spec: TableSpec) -> list[Problem]:
    """Problems that a type settles, with the words for ``dataset.yml``: all such columns in each of them,
    since a second `berkas:` would be one too many."""
    asked = [problem.column for problem in found if problem.column]
    shown = json.dumps(dict.fromkeys(asked[:PASTED], TYPE), ensure_ascii=False).replace(f'"{TYPE}"', TYPE)
    name = json.dumps(spec.file, ensure_ascii=False)
    remedy = (
        f"Bila ribuan, tambahkan di dataset.yml di bawah `kolom:` tabel ini `{shown[1:-1]}`; "
        "bila desimal, tulis tipe: desimal."
        if spec.model_fields_set > {"file"} or len(asked) > PASTED
        else f"Bila ribuan, tambahkan di dataset.yml `berkas: [{{berkas: {name}, kolom: {shown}}}]`; "
        "bila desimal, tulis tipe: desimal."
    )
    return [replace(problem, remedy=remedy) if problem.column else problem for problem in found]


def filled_in(spec: ColumnSpec, plan: Plan, profile: Profile) -> ColumnSpec:
    """Per cent by its name alone, with nothing above 1, may be a part of one: then nobody says which."""
    if plan.percent_by_name and not spec.unit and 0 <= (profile.minimum or 0) <= (profile.maximum or 0) <= 1:
        return spec.model_copy(update={"type": Type.DECIMAL})
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
