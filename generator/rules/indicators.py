"""An indicator draws from columns that exist.

Judul: Indikator
Kode: `kunci-wajib`, `berkas-tidak-ada`, `kolom-tidak-ada`

Mengapa: angka indikator diambil langsung dari datasetnya setiap kali situs dibangun.

Contoh: `nilai: ipm` sedangkan kolom dataset bernama `nilai_ipm`.

Perbaikan: samakan `nilai:`, `waktu:`, `seri:`, dan `saring:` dengan kolom datasetnya.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.around import Around
from generator.findings import Finding, did_you_mean
from generator.kinds.indicator import Comparison, Indicator
from generator.model import Item
from generator.rules.charts import chosen_table
from generator.tables.columns import column_of, similar


def of_item(around: Around, item: Item) -> Iterator[Finding]:
    if isinstance(item.meta, Indicator) and item.meta.dataset:
        yield from against_dataset(around, item, item.meta)
    if isinstance(item.meta, Indicator) and item.meta.comparison:
        yield from compared(around, item, item.meta, item.meta.comparison)


def against_dataset(around: Around, item: Item, meta: Indicator) -> Iterator[Finding]:
    if not meta.value:
        yield around.error(
            item,
            ("dataset",),
            "indikator ini menunjuk dataset tetapi belum menyebut kolom nilainya.",
            "Tambahkan `nilai: NAMA_KOLOM`.",
            "kunci-wajib",
        )
        return
    dataset = around.item("dataset", meta.dataset or "")
    if dataset is None or not dataset.tables:
        return
    table = chosen_table(dataset, meta.file)
    if table is None:
        remedy = (
            did_you_mean(meta.file or "", [t.file.name for t in dataset.tables])
            or "Tulis nama berkas yang ada."
        )
        message = f'tabel "{meta.file}" tidak ada di dataset "{meta.dataset}".'
        yield around.error(item, ("berkas",), message, remedy, "berkas-tidak-ada")
        return
    wanted = {"nilai": meta.value, "waktu": meta.time, "seri": meta.series, "kolom_wilayah": meta.area_column}
    for path, name in [*wanted.items(), *(("saring", column) for column in meta.where)]:
        if name and not column_of(table, name):
            remedy = similar(table, name)
            message = f'kolom "{name}" tidak ada di {table.file.name}.'
            where = (path, name) if path == "saring" else (path,)
            yield around.error(item, where, message, remedy, "kolom-tidak-ada")


def compared(around: Around, item: Item, meta: Indicator, other: Comparison) -> Iterator[Finding]:
    """The table by area stands and has the columns."""
    slug = other.dataset or meta.dataset or ""
    dataset = around.item("dataset", slug)
    table = chosen_table(dataset, other.file) if dataset else None
    if table is None:
        remedy = did_you_mean(slug, around.slugs("dataset")) or "Tulis dataset dan berkas yang ada."
        message = f'tabel perbandingan "{other.file or slug}" tidak ada.'
        yield around.error(item, ("perbandingan",), message, remedy, "berkas-tidak-ada")
        return
    wanted = {"kode": other.code, "nilai": other.value or meta.value, "waktu": other.time or meta.time}
    for key, name in wanted.items():
        if name and not column_of(table, name):
            message = f'kolom "{name}" tidak ada di {table.file.name}.'
            yield around.error(item, ("perbandingan", key), message, similar(table, name), "kolom-tidak-ada")
