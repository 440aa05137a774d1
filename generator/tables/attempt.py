"""Values by plans that may not be the last word: most columns say in their first rows what they are.

Rows are read once where the plans made after the first batch are those of all rows; else once more.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from generator.findings import Finding
from generator.kinds.dataset import ColumnSpec
from generator.tables.arrow import Array
from generator.tables.beside import Behind
from generator.tables.body import Batch
from generator.tables.checks import Check, prepare
from generator.tables.convert import Converter
from generator.tables.evidence import Evidence
from generator.tables.faults import Faults
from generator.tables.groups import canonical_writer, write_part
from generator.tables.plan import Plan, reads_alike

RELEASE = 25
"""Batches after which freed memory is given back to the system; each time costs a little."""


@dataclass(slots=True)
class Attempt:
    """Takes all batches of a table in their order and writes their values to ``target``."""

    names: list[str]
    plans: list[Plan]
    specs: list[ColumnSpec]
    source: str
    target: Path
    answers: list[bool]
    stack: ExitStack
    """Closes the file."""
    faults: Faults = field(default_factory=Faults)
    findings: list[Finding] = field(default_factory=list)
    """What is wrong with the declaration itself."""
    converters: list[Converter] = field(default_factory=list)
    _checks: list[Check | None] = field(default_factory=list)
    _file: pq.ParquetWriter | None = None
    _beside: Behind = field(default_factory=Behind)
    _row: int = 0
    _batches: int = 0

    def __post_init__(self) -> None:
        for plan, spec, answers in zip(self.plans, self.specs, self.answers, strict=True):
            self.converters.append(Converter(plan, self.faults, answers))
            check, wrong = prepare(plan.header, spec, self.faults, self.source)
            self._checks.append(check)
            self.findings += wrong

    def add(self, batch: Batch, evidence: list[Evidence] | None = None) -> None:
        """``evidence`` has just observed this batch, and may have read it; more is read while it is taken."""
        seen = [(each.taken, each.spaced) for each in evidence] if evidence else [(None, 0)] * len(self.names)
        if self._batches == 0:
            self._take(batch, seen, 0)
        else:
            self._beside.do(self._take, batch, seen, self._row)
        self._row += len(batch)
        self._batches += 1
        if self._batches % RELEASE == 0:
            pa.default_memory_pool().release_unused()

    def _take(self, batch: Batch, seen: list[tuple[Array, int]], row: int) -> None:
        """``seen``: of each column what evidence read of it."""
        rows = self._values(batch, seen, row)
        if self._file is None:
            self._file = self.stack.enter_context(canonical_writer(self.target, rows))
            self.stack.enter_context(self._beside)
        write_part(self._file, rows, row)

    def _values(self, batch: Batch, seen: list[tuple[Array, int]], row: int) -> pa.Table:
        arrays = []
        for converter, check, array, read in zip(
            self.converters, self._checks, batch.columns, seen, strict=True
        ):
            arrays.append(converter.convert(array, row, *read))
            if check:
                check.try_batch(array, arrays[-1], row)
        return pa.Table.from_arrays(arrays, names=self.names)

    def holds(self, plans: list[Plan], evidence: list[Evidence]) -> bool:
        """These plans, made later, would have read all rows so far likewise."""
        answers = [seen.answers for seen in evidence]
        return self.answers == answers and all(map(reads_alike, self.plans, plans))


def early(plan: Plan) -> Plan:
    """Of rows that are still to come nobody knows whether they are plain."""
    return replace(plan, plain=False)
