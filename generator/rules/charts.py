"""Charts and maps name tables and columns that exist; a pie is refused, with the reason.

Judul: Grafik dan peta
Kode: `grafik-pai`, `kolom-tidak-ada`, `berkas-tidak-ada`

Mengapa: grafik dibuat dari tabelnya; kolom yang salah eja tidak dapat digambar. Grafik pai tidak dibuat
karena sudut sulit dibandingkan.

Contoh: `grafik: [{jenis: garis, x: thn, y: jumlah}]` sedangkan kolomnya bernama `tahun`.

Perbaikan: samakan dengan judul kolom di tabel; ganti `pai` dengan `batang`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.around import Around
from generator.findings import Finding, did_you_mean
from generator.kinds.dataset import ChartSpec, Dataset, MapSpec
from generator.model import Item, Table
from generator.tables.columns import column_of, has_columns, similar


def of_item(around: Around, item: Item) -> Iterator[Finding]:
    meta = item.meta
    if not isinstance(meta, Dataset):
        return
    for position, chart in enumerate(meta.charts):
        yield from pie(around, item, chart, position)
        wanted = {"x": chart.x, "y": chart.y, "seri": chart.series}
        yield from columns(around, item, chart, ("grafik", position), wanted)
    if meta.map:
        named: dict[str, str | None] = {"kode": meta.map.code, "nilai": meta.map.value}
        yield from columns(around, item, meta.map, ("peta",), named)


def pie(around: Around, item: Item, chart: ChartSpec, position: int) -> Iterator[Finding]:
    if chart.type == "pai":
        yield around.error(
            item,
            ("grafik", position, "jenis"),
            "grafik pai tidak dibuat: sudut sulit dibandingkan dan tidak terbaca pembaca layar.",
            "Pakai `jenis: batang`.",
            "grafik-pai",
        )


def columns(
    around: Around,
    item: Item,
    spec: ChartSpec | MapSpec,
    path: tuple[str | int, ...],
    wanted: dict[str, str | None],
) -> Iterator[Finding]:
    table = chosen_table(item, spec.file)
    if not spec.file:
        named = [name for name in wanted.values() if name]
        table = next((each for each in item.tables if has_columns(each, named)), table)
    if table is None:
        if spec.file and item.tables:
            remedy = (
                did_you_mean(spec.file, [t.file.name for t in item.tables]) or "Tulis nama berkas yang ada."
            )
            message = f'tabel "{spec.file}" tidak ada.'
            yield around.error(item, (*path, "berkas"), message, remedy, "berkas-tidak-ada")
        return
    for key, name in wanted.items():
        if name and not column_of(table, name):
            message = f'kolom "{name}" tidak ada di {table.file.name}.'
            yield around.error(item, (*path, key), message, similar(table, name), "kolom-tidak-ada")


def chosen_table(item: Item, file: str | None) -> Table | None:
    """The table that a chart, map or indicator means: the named one, else the first."""
    return next((table for table in item.tables if file in (None, table.file.name, table.name)), None)
