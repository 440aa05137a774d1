"""``NAME.xlsx``: typed cells, widths, frozen header, a sheet with the dictionary; no formula and no link.

The XML is written here, a batch at a time: a million rows cell by cell in Python take a minute.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

import pyarrow as pa
import pyarrow.compute as pc

from generator.kinds.dataset import ColumnType as Type
from generator.model import Column, Table
from generator.tables import xlsxparts as parts
from generator.tables.arrow import Array
from generator.tables.blocks import letters
from generator.tables.cellxml import cells, cut, xml_text
from generator.tables.lines import join, joined
from generator.tables.values import iter_batches, read_rows

SHEET_ROWS = 1_048_575
"""Below the header: Excel ends at 1,048,576."""
ROW_LIMIT = 2 * SHEET_ROWS
SAMPLE = 200
LEVEL = 4
"""Of deflate: most of a workbook's time goes into compressing, and readers open the file once."""
LARGE = 10_000_000
"""Cells from which a sheet may be larger than 2 GB."""
HEAD = 1
"""Number of the header's style in ``xl/styles.xml``; those of the types follow."""
STYLES = {
    Type.INTEGER: 2, Type.RUPIAH: 2, Type.YEAR: 3, Type.DATE: 4, Type.DATETIME: 5,
}  # fmt: skip
DICTIONARY = ("Kolom", "Judul", "Tipe", "Satuan", "Definisi", "Judul di berkas asli", "Penyesuaian", "Kosong")


def applies(table: Table) -> bool:
    """Longer tables are left out: nobody can open them in a spreadsheet."""
    return table.rows <= ROW_LIMIT


def write(table: Table, target: Path) -> None:
    count = max(1, -(-table.rows // SHEET_ROWS))
    names = ["Data", *(f"Data {number}" for number in range(2, count + 1)), "Kamus"]
    large = min(table.rows, SHEET_ROWS) * len(table.columns) > LARGE
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        for name, content in parts.package(names, table.title):
            with archive.open(name, "w") as stream:
                stream.write(content.encode())
        for number, pieces in enumerate(sheets(table), 1):
            with archive.open(parts.sheet(number), "w", force_zip64=large) as stream:
                write_data(stream, table, pieces)
        with archive.open(parts.sheet(len(names)), "w") as stream:
            stream.write(dictionary(table).encode())


def sheets(table: Table) -> Iterator[Iterator[pa.RecordBatch]]:
    """The batches of each sheet; a table without rows has one sheet. To be read in their order."""
    batches = iter_batches(table)
    left: list[pa.RecordBatch] = []

    def take() -> Iterator[pa.RecordBatch]:
        room = SHEET_ROWS
        while room and (batch := left.pop() if left else next(batches, None)) is not None:
            yield batch.slice(0, room)
            if len(batch) > room:
                left.append(batch.slice(room))
            room -= min(room, len(batch))

    for _ in range(max(1, -(-table.rows // SHEET_ROWS))):
        yield take()


def write_data(stream: IO[bytes], table: Table, batches: Iterable[pa.RecordBatch]) -> None:
    """The header, and the rows below it from row 2 on."""
    styles = [style(column) for column in table.columns]
    head = [(column.name, HEAD) for column in table.columns]
    stream.write((parts.sheet_start(widths(table), styles) + row_xml(1, head)).encode())
    row = 2
    for batch in batches:
        stream.write(joined(rows(batch, row, styles), "\n"))
        row += len(batch)
    stream.write(parts.SHEET_END.encode())


def rows(batch: pa.RecordBatch, first: int, styles: list[int]) -> Array:
    numbers = pc.cast(pa.array(range(first, first + len(batch)), pa.int32()), pa.string())
    columns = [cells(array, n, numbers, styles[n]) for n, array in enumerate(batch.columns)]
    return join('<row r="', numbers, '">', *columns, "</row>")


def style(column: Column) -> int:
    return STYLES.get(column.spec.type, 0) if column.spec.type else 0


def widths(table: Table) -> list[float]:
    """In characters, from the header and the first rows."""
    sample = read_rows(table, SAMPLE)
    return [
        min(50, max(8, len(column.name) + 2, *(len(str(row[column.name])) + 1 for row in sample)))
        for column in table.columns
    ]


def row_xml(number: int, values: Iterable[tuple[str | int, int]]) -> str:
    """A row of texts and numbers, each with its style."""
    inner = "".join(cell_xml(f"{letters(n)}{number}", *value) for n, value in enumerate(values))
    return f'<row r="{number}">{inner}</row>'


def cell_xml(place: str, value: str | int, form: int) -> str:
    if isinstance(value, int):
        return f'<c r="{place}" s="{form}"><v>{value}</v></c>'
    text = xml_text(cut(value))
    return f'<c r="{place}" s="{form}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def dictionary(table: Table) -> str:
    """What the columns mean, and the notes that stood around the table."""
    lines = [row_xml(1, [(title, HEAD) for title in DICTIONARY])]
    lines += [row_xml(n, described(column)) for n, column in enumerate(table.columns, 2)]
    lines += [row_xml(n, [(note, 0)]) for n, note in enumerate(table.notes, len(table.columns) + 3)]
    start = parts.sheet_start([24] * len(DICTIONARY), [0] * len(DICTIONARY))
    return start + "\n".join(lines) + parts.SHEET_END


def described(column: Column) -> list[tuple[str | int, int]]:
    spec = column.spec
    kind = spec.type.value if spec.type else ""
    done = " ".join(column.normalised)
    texts = [
        column.name,
        column.title,
        kind,
        spec.unit or "",
        spec.definition or "",
        column.source_name,
        done,
    ]
    return [*((text, 0) for text in texts), (column.profile.missing, 0)]
