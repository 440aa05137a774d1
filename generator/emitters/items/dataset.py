"""What a dataset's page shows: charts, rows, the meaning of the columns, files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from generator.charts import distribution, suggest
from generator.charts.figure import Figure, from_table
from generator.distributions import Distribution, distributions
from generator.emitters.items.cells import MEASURES, Preview, preview, row_anchor, written
from generator.emitters.items.links import Links
from generator.emitters.items.quality import quality
from generator.kinds.dataset import ChartSpec, ColumnSpec, ColumnType, Dataset
from generator.maps.choropleth import MapFigure, choropleth
from generator.model import Catalogue, Column, Item, Profile, Table
from generator.render import number_id
from generator.tables import geojson, sorting, wide
from generator.tables.columns import has_columns, map_by_names
from generator.tables.forms import forms, left_out

MOST_NAMED = 20
"""Allowed values that a line of the dictionary names; the others are in ``datapackage.json``."""
TYPE_NAMES = {
    ColumnType.TEXT: "teks", ColumnType.INTEGER: "bilangan bulat", ColumnType.DECIMAL: "bilangan desimal",
    ColumnType.PERCENT: "persen", ColumnType.RUPIAH: "rupiah", ColumnType.DATE: "tanggal",
    ColumnType.DATETIME: "tanggal dan waktu", ColumnType.MONTH: "bulan", ColumnType.YEAR: "tahun",
    ColumnType.BOOLEAN: "ya/tidak", ColumnType.CODE: "kode", ColumnType.URL: "alamat web",
    ColumnType.LATITUDE: "lintang", ColumnType.LONGITUDE: "bujur",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A line of the dictionary."""

    column: Column
    kind: str
    """Its type and unit as readers say them."""
    spread: Markup
    """Drawing of the distribution, for numbers."""
    statistics: tuple[tuple[str, Markup | str], ...]
    limits: str
    """What every row was checked against, in sentences."""


@dataclass(frozen=True, slots=True)
class TableView:
    table: Table
    preview: Preview
    anchor: str
    figures: tuple[Figure, ...]
    columns: tuple[ColumnView, ...]
    files: tuple[Distribution, ...]
    remarks: tuple[str, ...] = ()
    """On the files: which are shaped otherwise than the table, and which there are not, and why."""

    @property
    def renamed(self) -> list[Column]:
        """Columns whose header in the file is not their published name."""
        return [view.column for view in self.columns if renamed(view.column)]

    @property
    def normalised(self) -> list[Column]:
        """Columns of which values were read differently from how they were written."""
        return [view.column for view in self.columns if view.column.normalised]

    @property
    def tidied(self) -> bool:
        return bool(self.renamed or self.normalised)


def view(catalogue: Catalogue, item: Item, links: Links) -> dict[str, Any]:
    files = distributions(item)
    derived = {file.name: file for file in files if not file.original}
    tables = [table_view(catalogue, item, table, derived) for table in item.tables]
    drawn = map_of(catalogue, item)
    return {
        "tables": tables,
        "map": drawn,
        "embeds": embeds(item, tables, drawn),
        "originals": [file for file in files if file.original],
        "quality": quality(catalogue, item),
        "indicators": links.indicators.get(item.slug, []),
        "formats": sorted({file.format for file in files}),
    }


def embeds(item: Item, tables: list[TableView], drawn: MapFigure | None) -> list[tuple[str, str]]:
    """Site address and title of every part that ``emitters/embed.py`` makes a page of."""
    found = [(f"tabel-{view.table.name}", view.table.title or view.table.name) for view in tables]
    charts = [figure for view in tables for figure in view.figures]
    found += [
        (f"grafik-{number}", figure.title) for number, figure in enumerate(charts, 1) if not figure.refusal
    ]
    if drawn and not drawn.refusal:
        found.append(("peta", drawn.title))
    return [(f"{item.address}sematan/{quote(name)}/", title) for name, title in found]


def map_of(catalogue: Catalogue, item: Item) -> MapFigure | None:
    """The map that the YAML asks for, of the named table, else of the first with its columns."""
    spec = item.meta.map if isinstance(item.meta, Dataset) else None
    if not spec or not item.tables:
        return None
    for table in item.tables:
        named = spec.file in (table.file.name, table.name)
        if named or (not spec.file and has_columns(table, (spec.code, spec.value))):
            return choropleth(map_by_names(spec, table), table, catalogue.root)
    return choropleth(spec, item.tables[0], catalogue.root)


def table_view(catalogue: Catalogue, item: Item, table: Table, derived: dict[str, Distribution]) -> TableView:
    return TableView(
        table=table,
        preview=preview(table, catalogue.settings.explorer_rows, catalogue.cache),
        anchor=row_anchor(table),
        figures=figures(catalogue, item, table),
        columns=tuple(column_view(column, table) for column in table.columns),
        files=tuple(derived[f"{table.name}.{suffix}"] for suffix in forms(table)),
        remarks=remarks(table),
    )


def remarks(table: Table) -> tuple[str, ...]:
    told = (wide.told(table), sorting.told(table), left_out(table), geojson.told(table))
    return tuple(text for text in told if text)


def figures(catalogue: Catalogue, item: Item, table: Table) -> tuple[Figure, ...]:
    """The charts that the YAML asks for of this table; if it asks for none at all, perhaps one."""
    meta = item.meta
    assert isinstance(meta, Dataset)
    wanted = [spec for spec in meta.charts if table is charted(item, spec)]
    if wanted:
        return tuple(from_table(spec, table, catalogue.cache) for spec in wanted)
    own = suggest(table) if not meta.charts and table is item.tables[0] else None
    drawn = from_table(own, table, catalogue.cache) if own else None
    return (drawn,) if drawn and not drawn.refusal else ()


def charted(item: Item, spec: ChartSpec) -> Table | None:
    """The table that a chart is drawn from: the named one, else the first with its columns."""
    for table in item.tables:
        named = spec.file in (table.file.name, table.name)
        if named or (not spec.file and has_columns(table, (spec.x, spec.y))):
            return table
    return item.tables[0] if item.tables else None


def column_view(column: Column, table: Table) -> ColumnView:
    kind = column.spec.type or ColumnType.TEXT
    telling = kind in MEASURES and column.profile.distinct > 2
    spread = distribution(column.profile.histogram) if telling else Markup()
    unit = column.spec.unit or ""
    shown = TYPE_NAMES[kind] if unit in ("", kind.value) else f"{TYPE_NAMES[kind]}, {unit}"
    return ColumnView(column, shown, spread, tuple(statistics(column, table)), limits(column.spec))


def limits(spec: ColumnSpec) -> str:
    """What the officer declared of a column beside its type; every row was checked against it."""
    least, most = (bound(each, spec) for each in (spec.minimum, spec.maximum))
    named = ", ".join(spec.allowed[:MOST_NAMED])
    others = f" dan {number_id(rest)} lainnya" if (rest := len(spec.allowed) - MOST_NAMED) > 0 else ""
    found = [
        "Wajib diisi." if spec.required else "",
        f"Dari {least} sampai {most}." if least and most else "",
        f"Paling sedikit {least}." if least and not most else "",
        f"Paling banyak {most}." if most and not least else "",
        f"Isi yang boleh: {named}{others}." if named else "",
    ]
    return " ".join(filter(None, found))


def bound(value: float | None, spec: ColumnSpec) -> str:
    """Years have no dots."""
    if value is None:
        return ""
    return f"{value:g}" if spec.type is ColumnType.YEAR else number_id(value)


def statistics(column: Column, table: Table) -> list[tuple[str, Markup | str]]:
    """Over all rows, not only those shown."""
    profile = column.profile
    low, high = written([profile.minimum, profile.maximum], column)
    found: list[tuple[str, Markup | str]] = [
        ("Kosong", share(profile.missing, table.rows)),
        ("Nilai berbeda", number_id(profile.distinct)),
    ]
    if profile.minimum is not None:
        found += [("Terkecil", low), ("Terbesar", high)]
    if profile.mean is not None and column.spec.type in MEASURES:
        found += [("Rata-rata", rounded(profile.mean))]
    if profile.quantiles and column.spec.type in MEASURES:
        found += [("Kuartil 25/50/75 %", " · ".join(rounded(value) for value in profile.quantiles))]
    if is_telling(profile, table):
        found += [("Paling sering", frequent(profile))]
    return found


def is_telling(profile: Profile, table: Table) -> bool:
    """Values that all occur once say nothing by their frequency."""
    return bool(profile.frequent) and profile.frequent[0][1] > 1 and table.rows > 1


def frequent(profile: Profile) -> Markup:
    return Markup(", ").join(
        Markup("{} ({}×)").format(value, number_id(count)) for value, count in profile.frequent
    )


def share(count: int, rows: int) -> str:
    if not count or not rows:
        return number_id(count)
    return f"{number_id(count)} ({number_id(round(100 * count / rows, 1))} %)"


def rounded(value: float) -> str:
    """Four digits that count are enough for a statistic, and no digit before the comma is lost."""
    places = max(0, 3 - len(str(int(abs(value)))) + (abs(value) < 1))
    return number_id(round(value, places) if places else round(value))


def renamed(column: Column) -> bool:
    return bool(column.source_name) and column.source_name != column.name
