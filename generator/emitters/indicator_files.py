"""Indicators as files: ``/dasbor/indikator.csv``, ``.json``, and of one alone ``/indikator/SLUG/SLUG.csv``.

A line is one value, with the dataset, the table and the row that it was read from. An indicator without data
has one line without a value, so that the list is whole.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from generator.emitters.register_files import harmless
from generator.indicators import IndicatorSeries, Observation, series
from generator.model import Catalogue, Item
from generator.output import Output

EVERY = "dasbor/indikator"
"""Address of the file of all, without its suffix."""
COLUMNS = (
    "indikator", "judul", "waktu", "seri", "nilai", "satuan", "sumber", "catatan", "contoh", "dataset",
    "berkas", "baris",
)  # fmt: skip

Line = dict[str, Any]


def emit(catalogue: Catalogue, out: Output) -> None:
    every: list[Line] = []
    for item in catalogue.of_kind("indikator"):
        own = lines(catalogue, item, series(catalogue, item))
        publish(out, file_address(item), own, item.source)
        every += own
    publish(out, EVERY, every, "dasbor")


def file_address(item: Item) -> str:
    return f"{item.address}{item.slug}"


def publish(out: Output, address: str, found: Sequence[Line], source: str) -> None:
    out.file(f"{address}.csv", csv_text(found), source)
    out.file(f"{address}.json", json.dumps(found, ensure_ascii=False, indent=1) + "\n", source)


def lines(catalogue: Catalogue, item: Item, found: IndicatorSeries) -> list[Line]:
    return [line(catalogue, item, found, seen) for seen in found.observations] or [
        line(catalogue, item, found, None)
    ]


def line(catalogue: Catalogue, item: Item, found: IndicatorSeries, seen: Observation | None) -> Line:
    """Times in ISO, missing as None; addresses whole, so that a line is understood anywhere."""
    table = found.table if seen else None
    stem = catalogue.settings.absolute(found.dataset.address) if found.dataset else None
    values = (
        *(item.slug, item.title),
        *((seen.moment, seen.series or None, seen.value) if seen else (None, None, None)),
        found.unit or None,
        *((seen.source or None, seen.note or None) if seen else (None, None)),
        bool(item.meta.sample or catalogue.settings.sample),
        *(stem, f"{stem}{quote(table.name)}.csv" if table else None, seen.row if seen else None),
    )
    return dict(zip(COLUMNS, values, strict=True))


def csv_text(found: Sequence[Line]) -> str:
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows([cell(each[name]) for name in COLUMNS] for each in found)
    return text.getvalue()


def cell(value: object) -> object:
    return {True: "ya", False: "tidak"}[value] if isinstance(value, bool) else harmless(value)
