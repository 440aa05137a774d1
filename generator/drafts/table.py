"""What a table says of itself: title, columns with types and units, key, and the time it covers."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import pyarrow.parquet as pq

from generator.drafts.keys import guess_key
from generator.drafts.names import NAMELESS, tidy, title_of_name
from generator.findings import Finding, Severity
from generator.kinds.dataset import ColumnSpec, TableSpec
from generator.kinds.dataset import ColumnType as Type
from generator.model import Column, File
from generator.readers import READERS
from generator.readers.grid import Grid, Unreadable
from generator.tables.layout import find_layout
from generator.tables.open import read_into
from generator.tables.sheets import choose_sheet, empty
from generator.tables.stored import Result

SIZE_LIMIT = 100_000_000
TITLE = range(8, 200)
"""Letters that a title above a table has; less is a stray cell, more is prose."""
LETTERHEAD = re.compile(
    r"(?:pemerintah|provinsi|kabupaten|kota|kementerian|dinas|badan|sekretariat|kantor|inspektorat|kecamatan"
    r"|kelurahan|lampiran|jalan|jl)\b[^\d]*",
    re.IGNORECASE,
)
"""Lines above a table that say whose it is, not what it is."""
YEARS = re.compile(r"\b((?:19|20)\d\d)(?:\s*(?:[-–/]|s\.?d\.?|sampai)\s*((?:19|20)\d\d))?\b")
UNIT = re.compile(r"\s*[(\[][^()\[\]]{1,30}[)\]]\s*$")
IN_DOUBT = re.compile(r'kolom "(.+?)"(?::| berisi)')
"""How findings about one column begin; only the officer can settle them, by a type or by mending values."""
MARK_IN_DOUBT = re.compile(r'kolom "(.+?)": tidak dapat dipastikan apakah "(.+?)" memakai')
MIXED = "tipe-campur"
SETTLED = {"desimal-tak-pasti", MIXED}
"""Said by the draft itself, at the column."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What can be proposed; ``findings`` are what checking will say."""

    file: str
    title: str
    sheet: str = ""
    """Named only where the workbook has others."""
    other_sheets: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    undecided: frozenset[str] = frozenset()
    """Headings of columns whose type cannot be told."""
    mixed: frozenset[str] = frozenset()
    """Those of them that have numbers and words."""
    doubts: tuple[tuple[str, str], ...] = ()
    """Heading and a value of which nobody but the officer knows whether its mark parts thousands."""
    lines: tuple[str, ...] = ()
    """What stands above and below the table: letterhead, source, remarks."""
    key: tuple[str, ...] = ()
    period: str = ""
    period_column: str = ""
    findings: tuple[Finding, ...] = ()


def guess_table(file: File) -> Guess:
    """Never raises for what the file contains; what cannot be read has its name for a title."""
    nothing = Guess(file.name, title_of_name(file.name))
    if file.size > SIZE_LIMIT or file.path.suffix.lower() not in READERS:
        return nothing
    with tempfile.TemporaryDirectory() as work:
        try:
            return looked_at(file, Path(work))
        except Unreadable as error:
            return Guess(file.name, nothing.title, findings=(error.finding(file.source),))


def looked_at(file: File, folder: Path) -> Guess:
    content = READERS[file.path.suffix.lower()].read(file.path, inside(folder, "look"))
    spec = TableSpec(file=file.name)
    guess = Guess(file.name, title_of_name(file.name))
    if isinstance(content, pq.ParquetFile):
        content.close()
    else:
        grid, _ = choose_sheet(content, spec, file.source)
        others = [each.name for each in content if each is not grid and not each.hidden and not empty(each)]
        notes = tuple(find_layout(grid, spec).notes)
        titles = (title_above(notes), title_of_sheet(grid), guess.title)
        sheet = grid.name if others else ""
        title = next(filter(None, titles))
        guess = replace(guess, title=title, sheet=sheet, other_sheets=tuple(others), lines=notes)
        spec = TableSpec(file=file.name, sheet=sheet or None)
    result = read_once(file, spec, inside(folder, "read"))
    told = [f for f in result.findings if f.code in SETTLED or f.severity is Severity.ERROR]
    doubts = {m[1]: f.code for f in told if (m := IN_DOUBT.match(f.message))}
    unsure = frozenset(doubts)
    mixed = frozenset(name for name in unsure if doubts[name] == MIXED)
    marks = tuple((m[1], m[2]) for f in told if (m := MARK_IN_DOUBT.match(f.message)))
    values = folder / "read/values.parquet"
    if unsure and not result.columns:
        # As text everything can be read, and what the other columns are is known after all.
        spec = spec.model_copy(update={"columns": dict.fromkeys(unsure, ColumnSpec(type=Type.TEXT))})
        result = replace(read_once(file, spec, inside(folder, "again")), findings=result.findings)
        values = folder / "again/values.parquet"
    lines = (*guess.lines, *result.notes)
    return proposed(replace(guess, undecided=unsure, mixed=mixed, doubts=marks, lines=lines), result, values)


def read_once(file: File, spec: TableSpec, folder: Path) -> Result:
    inside(folder, "sheets")
    return read_into(file, spec, folder)


def inside(folder: Path, name: str) -> Path:
    made = folder / name
    made.mkdir()
    return made


def title_of_sheet(grid: Grid) -> str:
    name = grid.name.strip() if grid.spreadsheet else ""
    return tidy(name) if len(name) in TITLE and not NAMELESS.fullmatch(name) else ""


def title_above(notes: Sequence[str]) -> str:
    """The first line above the header that reads like a title, without its number."""
    for note in notes:
        words = re.sub(r"^\s*(?:tabel|table|lampiran)\s*[\d.]+\s*[.:–-]?\s*", "", note, flags=re.IGNORECASE)
        if len(words) not in TITLE or note.startswith("Baris nomor kolom"):
            continue
        if "menurut" in words.lower() or not LETTERHEAD.fullmatch(words):
            return tidy(words)
    return ""


def proposed(guess: Guess, result: Result, values: Path) -> Guess:
    period, column = period_of(result.columns)
    columns = alike(result.columns)
    sure = [each for each in columns if (each.source_name or each.name) not in guess.undecided]
    return replace(
        guess,
        columns=columns,
        key=guess_key(sure, result.rows or 0, values),
        period=period or period_in(guess.title),
        period_column=column,
        findings=tuple(finding for finding in result.findings if finding.code not in SETTLED),
    )


def alike(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Columns of years hold one quantity: with decimals in one of them, the others may have some too."""
    years = [column for column in columns if YEARS.match(column.source_name or column.name)]
    types = {column.spec.type for column in years}
    if len(years) < 3 or types != {Type.INTEGER, Type.DECIMAL}:
        return columns
    names = {column.name for column in years}
    decimal = {"type": Type.DECIMAL}
    return tuple(
        replace(each, spec=each.spec.model_copy(update=decimal)) if each.name in names else each
        for each in columns
    )


def period_in(title: str) -> str:
    """The last year or years that a title names, as an interval."""
    found = list(YEARS.finditer(title))
    return "/".join(filter(None, found[-1].groups())) if found else ""


def period_of(columns: Sequence[Column]) -> tuple[str, str]:
    """ISO 8601 interval of the first column of time, and that column's title."""
    for column in columns:
        ends = [
            instant(value, column.spec.type) for value in (column.profile.minimum, column.profile.maximum)
        ]
        if all(ends):
            return ends[0] if ends[0] == ends[1] else "/".join(ends), column.title
    return "", ""


def instant(value: object, kind: Type | None) -> str:
    if kind is Type.YEAR and isinstance(value, int | float):
        return f"{int(value):04d}"
    if kind in (Type.DATE, Type.DATETIME) and isinstance(value, date | datetime | str):
        shown = value.isoformat() if isinstance(value, date | datetime) else value
        return shown[:10]
    is_month = kind is Type.MONTH and isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}", value)
    return value if is_month and isinstance(value, str) else ""


def settled(guess: Guess, header: str, kind: Type) -> Guess:
    """With the type of one column as the officer said it."""
    columns = tuple(
        replace(each, spec=each.spec.model_copy(update={"type": kind}))
        if (each.source_name or each.name) == header
        else each
        for each in guess.columns
    )
    return replace(guess, columns=columns, undecided=guess.undecided - {header})


def column_title(column: Column) -> str:
    """The header without its unit: ``Usia (Tahun)`` → ``Usia``."""
    words = tidy(UNIT.sub("", column.source_name).replace("_", " ")) or column.name.replace("_", " ")
    return words[:1].upper() + words[1:]
