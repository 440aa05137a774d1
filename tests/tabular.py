"""Tables for tests: a file made on the spot, opened as the program opens it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl

from generator.findings import Finding, Severity
from generator.kinds.dataset import TableSpec
from generator.model import File, Table
from generator.tables.open import open_table, read_rows


@dataclass(frozen=True)
class Opened:
    table: Table | None
    findings: list[Finding]

    @property
    def codes(self) -> list[str]:
        """Codes of the errors, in their order."""
        return [finding.code for finding in self.findings if finding.severity is Severity.ERROR]

    @property
    def warnings(self) -> list[str]:
        return [finding.code for finding in self.findings if finding.severity is Severity.WARNING]

    @property
    def rows(self) -> list[dict[str, Any]]:
        assert self.table, [str(finding) for finding in self.findings]
        return read_rows(self.table)

    def values(self, name: str) -> list[Any]:
        return [row[name] for row in self.rows]

    def column(self, name: str) -> Any:
        assert self.table, [str(finding) for finding in self.findings]
        return next(column for column in self.table.columns if column.name == name)

    def types(self) -> dict[str, str]:
        assert self.table, [str(finding) for finding in self.findings]
        return {column.name: str(column.spec.type) for column in self.table.columns}


def file_at(path: Path) -> File:
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return File(path.name, path, f"datasets/uji/{path.name}", len(content), digest, "text/csv")


def opened(folder: Path, content: str | bytes, name: str = "uji.csv", **spec: Any) -> Opened:
    """The table of a new file; ``spec`` in the officer's words (``kolom``, ``kunci``, ``rentang`` …)."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return reopened(path, **spec)


def reopened(path: Path, **spec: Any) -> Opened:
    declared = TableSpec.model_validate({"berkas": path.name, **spec})
    return Opened(*open_table(file_at(path), declared, path.parent / "cache"))


def workbook(
    *sheets: Iterable[Iterable[Any]], merged: Iterable[str] = (), hidden: Iterable[int] = ()
) -> bytes:
    """An XLSX file; ``merged`` ranges of the first sheet, ``hidden`` sheets by number."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Lembar {number + 1}")
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if number in set(hidden) else "visible"
    for area in merged:
        book.worksheets[0].merge_cells(area)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
