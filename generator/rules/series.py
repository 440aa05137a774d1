"""A figure of a series that is ten, a hundred or a thousand times its neighbours: a slipped decimal sign.

Judul: Angka yang melonjak di dalam deret
Kode: `angka-melonjak-deret`

Mengapa: koma yang bergeser atau satuan yang tertukar mengubah angka sepuluh, seratus, atau seribu kali.
Grafik dan pemberitaan menyalinnya, dan ralat datang terlambat.

Contoh: penduduk sebuah kecamatan 48.120, 48.950, 497.310, 50.204 dari tahun ke tahun.

Perbaikan: cocokkan dengan sumbernya. Bila angkanya memang benar, biarkan: ini peringatan. Yang diperiksa
hanya deret dengan empat angka atau lebih yang tetangganya saling berdekatan.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from statistics import median
from typing import TYPE_CHECKING, Any

from generator.around import Around
from generator.findings import Finding, Place, Severity, one_line
from generator.kinds.dataset import ColumnType as Type
from generator.late import Late
from generator.model import Column, Item, Table

if TYPE_CHECKING:
    from generator.tables import values as stored
else:
    stored = Late("generator.tables.values")

TIMES = {Type.YEAR, Type.MONTH, Type.DATE}
FIGURES = {Type.INTEGER, Type.DECIMAL, Type.RUPIAH}
NAMES = {Type.TEXT, Type.CODE}
SHORTEST = 4
"""Figures of a series that can tell what is usual in it."""
REACH = 2
"""Neighbours on each side."""
LEAST = 100
"""The larger figure; counts of a few jump tenfold by themselves."""
STEADY = 1.6
"""How far apart, as a ratio, the neighbours may be."""
SLIPS = (10, 100, 1_000)
WIDE = 1.25
ROWS_LIMIT = 100_000

Series = dict[tuple[Any, ...], list[tuple[Any, float]]]


def of_item(around: Around, item: Item) -> Iterator[Finding]:
    for table in item.tables:
        times = [column for column in table.columns if column.spec.type in TIMES]
        if len(times) == 1 and SHORTEST <= table.rows <= ROWS_LIMIT:
            look = partial(told, table, times[0])
            yield from around.kept.of(f"deret/{table.file.source}", table.digest, look)


def told(table: Table, time: Column) -> tuple[Finding, ...]:
    return tuple(in_columns(table, time))


def in_columns(table: Table, time: Column) -> Iterator[Finding]:
    names = [column for column in table.columns if column.spec.type in NAMES]
    for column in table.columns:
        if column.spec.type not in FIGURES or column.name in table.key:
            continue
        jumps = [
            (group, *jump)
            for group, series in series_of(table, names, time, column).items()
            for jump in jumps_in(series)
        ]
        if jumps:
            yield finding(table, column, jumps)


def series_of(table: Table, names: list[Column], time: Column, column: Column) -> Series:
    """By what the row is about; nothing where a time stands twice, since then it is about something else."""
    wanted = [*(each.name for each in names), time.name, column.name]
    found: Series = defaultdict(list)
    for batch in stored.iter_batches(table, wanted):
        for *group, when, value in zip(*(batch.column(name).to_pylist() for name in wanted), strict=True):
            if when is not None and value is not None:
                found[tuple(group)].append((when, float(value)))
    for series in found.values():
        series.sort(key=lambda each: each[0])
        if len({when for when, _ in series}) < len(series):
            return {}
    return found


def jumps_in(series: Sequence[tuple[Any, float]]) -> Iterator[tuple[Any, float]]:
    """(time, figure) of each that its neighbours do not explain."""
    if len(series) < SHORTEST:
        return
    values = [value for _, value in series]
    for at, (when, value) in enumerate(series):
        near = [*values[max(at - REACH, 0) : at], *values[at + 1 : at + 1 + REACH]]
        if value > 0 and min(near) > 0 and max(near) <= STEADY * min(near) and slipped(value, median(near)):
            yield when, value


def slipped(value: float, usual: float) -> bool:
    high, low = max(value, usual), min(value, usual)
    return high >= LEAST and any(slip / WIDE <= high / low <= slip * WIDE for slip in SLIPS)


def finding(table: Table, column: Column, jumps: list[tuple[Any, ...]]) -> Finding:
    group, when, value = jumps[0]
    row = ", ".join(str(each) for each in (*group, when) if each is not None)
    return Finding(
        Place(table.file.source),
        f'{len(jumps)} angka di kolom "{one_line(column.title, 60)}" jauh dari tetangganya di deret yang '
        f"sama, misalnya {one_line(row, 80)}: {value:g}.",
        "Periksa satuan dan tanda desimalnya.",
        "angka-melonjak-deret",
        Severity.WARNING,
    )
