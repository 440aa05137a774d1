"""What an officer declared of a column, checked in every row of the canonical values."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from generator.findings import Finding, Place, did_you_mean, one_line
from generator.kinds.dataset import ColumnSpec
from generator.tables.arrow import Array
from generator.tables.faults import Faults
from generator.tables.words import MISSING

CHECK_IT = "Periksa angkanya."


@dataclass(slots=True)
class Check:
    """The declarations of one column, ready to be tried on batches."""

    header: str
    spec: ColumnSpec
    faults: Faults
    pattern: str | None = None
    """For Arrow's RE2, which needs time in proportion to the value, whatever the pattern is."""
    allowed: Array | None = None

    def try_batch(self, before: Array, after: Array, row: int) -> None:
        """``before`` as written, ``after`` as read; a value that could not be read is reported already."""
        if self.spec.required and after.null_count:
            unread = pc.and_(pc.is_valid(before), pc.is_null(after))
            blank = pc.and_(pc.is_null(after), pc.invert(pc.and_(unread, filled(before))))
            self._report(
                blank,
                after,
                row,
                why="masih kosong.",
                remedy="Isi nilainya; kolom ini wajib.",
                code="nilai-wajib",
            )
        if self.spec.minimum is not None or self.spec.maximum is not None:
            self._limits(after, row)
        if self.allowed is not None:
            self._choices(after, row)
        if self.pattern is not None:
            self._shapes(after, row)

    def _limits(self, values: Array, row: int) -> None:
        if not (pa.types.is_integer(values.type) or pa.types.is_floating(values.type)):
            return
        low, high = self.spec.minimum, self.spec.maximum
        ends = pc.min_max(values).as_py()
        if ends["min"] is None:
            return
        if low is not None and ends["min"] < low:
            why = f"kurang dari {low:g}."
            self._report(pc.less(values, low), values, row, why=why, remedy=CHECK_IT, code="di-luar-batas")
        if high is not None and ends["max"] > high:
            why = f"lebih dari {high:g}."
            self._report(
                pc.greater(values, high), values, row, why=why, remedy=CHECK_IT, code="di-luar-batas"
            )

    def _choices(self, values: Array, row: int) -> None:
        wrong = pc.and_(
            pc.invert(pc.is_in(pc.cast(values, pa.string()), value_set=self.allowed)), pc.is_valid(values)
        )
        choices = ", ".join(self.spec.allowed[:8])
        remedy = f"Pilih salah satu: {one_line(choices, 120)}."
        self._report(
            wrong, values, row, why="tidak ada dalam daftar nilai.", remedy=remedy, code="nilai-tak-dikenal"
        )

    def _shapes(self, values: Array, row: int) -> None:
        wrong = pc.invert(pc.match_substring_regex(pc.cast(values, pa.string()), self.pattern))
        remedy = f"Pola kolom ini: {one_line(self.spec.pattern or '', 60)}."
        self._report(wrong, values, row, why="tidak sesuai pola.", remedy=remedy, code="pola-salah")

    def _report(self, wrong: Array, values: Array, row: int, *, why: str, remedy: str, code: str) -> None:
        wrong = pc.fill_null(wrong, False)
        count = pc.sum(wrong).as_py() or 0
        if not count:
            return
        places = np.flatnonzero(wrong.to_numpy(zero_copy_only=False))[: self.faults.limit].tolist()
        for place in places:
            value = values[place].as_py()
            shown = "" if value is None else f'"{one_line(str(value), 40)}" '
            message = f'kolom "{self.header}": {shown}{why}' if shown else f'kolom "{self.header}" {why}'
            self.faults.add(self.header, [row + place], 1, message=message, remedy=remedy, code=code)
        self.faults.counts[self.header] += count - len(places)


def filled(array: Array) -> Array:
    """Not only spaces and words for nothing: such a cell could not be read, and was reported so."""
    words = pa.array([*sorted(MISSING), ""])
    return pc.invert(
        pc.fill_null(pc.is_in(pc.utf8_lower(pc.utf8_trim_whitespace(array)), value_set=words), True)
    )


def prepare(header: str, spec: ColumnSpec, faults: Faults, source: str) -> tuple[Check | None, list[Finding]]:
    """The check of a column; None where nothing is declared that could fail."""
    findings: list[Finding] = []
    pattern = whole_pattern(spec.pattern) if spec.pattern is not None else None
    if spec.pattern is not None and pattern is None:
        findings.append(bad_pattern(header, spec.pattern, source))
    allowed = pa.array(spec.allowed, pa.string()) if spec.allowed else None
    anything = (
        spec.required
        or pattern
        or allowed is not None
        or spec.minimum is not None
        or spec.maximum is not None
    )
    return (Check(header, spec, faults, pattern, allowed) if anything else None), findings


def whole_pattern(pattern: str) -> str | None:
    """A pattern that must fit the whole value; None for what RE2 does not accept."""
    anchored = rf"\A(?:{pattern})\z"
    try:
        for each in (pattern, anchored):  # alone first: ``)|(`` is only right between our brackets
            pc.match_substring_regex(pa.array([""]), each)
    except pa.ArrowInvalid:
        return None
    return anchored


def bad_pattern(header: str, pattern: str, source: str) -> Finding:
    return Finding(
        Place(source),
        f'pola kolom "{header}" tidak dapat dipakai: {one_line(pattern, 60)}',
        "Pakai ungkapan sederhana, tanpa rujukan balik dan tanpa (?=…), misalnya [0-9]{4}.",
        "pola-rusak",
    )


def unknown_column(name: str, known: list[str], source: str, what: str = "kolom") -> Finding:
    near = did_you_mean(name, known)
    listed = ", ".join(known[:12])
    return Finding(
        Place(source),
        f'{what} "{one_line(name, 60)}" tidak ada di tabel ini.',
        near or f"Kolom yang ada: {one_line(listed, 160)}.",
        "kolom-tidak-ada",
    )
