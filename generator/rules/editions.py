"""A table against its last edition in git: rows that went, units that changed, figures that jumped tenfold.

Judul: Dibandingkan dengan edisi sebelumnya
Kode: `baris-hilang`, `satuan-berubah`, `angka-melonjak`

Mengapa: salah tempel menghapus baris; salah satuan atau salah titik mengalikan angka dengan sepuluh atau
seribu. Edisi sebelumnya mengetahui keduanya. Yang dibandingkan: berkas di folder ini dengan yang terakhir
disimpan di git, atau commit terbaru dengan yang sebelumnya.

Contoh: `jumlah` untuk 14.71.01 tahun 2023 dahulu 1.234, sekarang 12.340.

Perbaikan: periksa baris yang disebut. Bila memang benar, jelaskan di `catatan_perubahan:`; peringatan ini
hilang pada commit berikutnya.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator.files import SIZE_LIMIT
from generator.findings import Finding, Place, Severity
from generator.history.git import GitFailed, GitMissing, read_blobs, run
from generator.kinds.dataset import Dataset, TableSpec
from generator.late import Late
from generator.model import File, Item, Table
from generator.places import Loaded
from generator.readers.yaml import read

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    from generator.history import tables as former_tables
    from generator.tables import open as opening
else:
    pa, pc, pq = Late("pyarrow"), Late("pyarrow.compute"), Late("pyarrow.parquet")
    former_tables, opening = Late("generator.history.tables"), Late("generator.tables.open")

DIFF = (
    "--raw",
    "-z",
    "--no-abbrev",
    "--relative",
    "--no-renames",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
)
JUMP = 9.0
"""A slip of the decimal sign is tenfold or more; what grew ninefold by itself is worth a look too."""
ROWS_LIMIT = 300_000
"""Larger tables are not joined with their last edition."""


def check(loaded: Loaded) -> Iterator[Finding]:
    root, cache = loaded.catalogue.root, loaded.catalogue.cache
    if loaded.committed is None:
        return
    before = changed(root)
    pairs = [(item, table) for item, table in near(loaded, before) if table.file.source in before]
    wanted = {
        before[path] for item, table in pairs for path in (table.file.source, item.source) if path in before
    }
    old = dict(read_blobs(root, sorted(wanted), SIZE_LIMIT))
    for item, table in pairs:
        raw = old.get(before[table.file.source])
        if raw is not None:
            metadata = old.get(before.get(item.source, ""))
            look = partial(told, raw, metadata, item, table, cache)
            blobs = before[table.file.source], before.get(item.source, "")
            mark = " ".join((*blobs, table.digest, table.file.name, repr(specs(item))))
            yield from loaded.kept.of(f"edisi/{table.file.source}", mark, look)


def near(loaded: Loaded, paths: Iterable[str]) -> Iterator[tuple[Item, Table]]:
    """Tables of the datasets in whose folders these files lie; no other one is read."""
    folders = {path.rpartition("/")[0] for path in paths}
    for item in loaded.catalogue.of_kind("dataset"):
        if item.source.rpartition("/")[0] in folders:
            for table in item.tables:
                yield item, table


def specs(item: Item) -> list[str]:
    return [spec.model_dump_json() for spec in item.meta.tables] if isinstance(item.meta, Dataset) else []


def told(raw: bytes, metadata: bytes | None, item: Item, table: Table, cache: Path) -> tuple[Finding, ...]:
    return tuple(compared(table, edition(raw, metadata, item, table, cache)))


def changed(root: Path) -> dict[str, str]:
    """Path → object id before the change, of what differs from HEAD, else of what HEAD itself changed."""
    last = raw_diff(root, "HEAD^1", "HEAD")
    return last | raw_diff(root, "HEAD")


def raw_diff(root: Path, *commits: str) -> dict[str, str]:
    """Nothing where git cannot say: the first commit has none before it, a shallow clone may not either."""
    try:
        return changed_files(run(root, "diff", *DIFF, *commits, "--", "datasets"))
    except (GitFailed, GitMissing):
        return {}


def changed_files(raw: bytes) -> dict[str, str]:
    """``:100644 100644 OLD NEW M`` and a path, by turns."""
    parts = raw.decode("utf-8", "replace").split("\0")
    found = {}
    for head, path in zip(parts[::2], parts[1::2], strict=False):
        fields = head.split()
        if len(fields) == 5 and fields[4] == "M":
            found[path] = fields[2]
    return found


def edition(raw: bytes, metadata: bytes | None, item: Item, table: Table, cache: Path) -> Table | None:
    """The former edition as a table, with what its own metadata declared."""
    digest = hashlib.sha256(raw).hexdigest()
    path = cache / "edisi" / f"{digest}{PurePosixPath(table.file.name).suffix.lower()}"
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    file = File(table.file.name, path, table.file.source, len(raw), digest, table.file.media_type)
    if metadata is None:
        declared = item.meta.tables if isinstance(item.meta, Dataset) else ()
        spec = former_tables.spec_for({each.file: each for each in declared}, [table.file.name])
    else:
        source, _ = read(metadata, item.source)
        spec = former_tables.spec_for(
            former_tables.specs_of(source.data if source else None), [table.file.name]
        )
    for each in (spec, TableSpec(file=table.file.name)):
        former, _ = opening.open_table(file, each, cache)
        if former:
            return former
    return None


def compared(table: Table, former: Table | None) -> Iterator[Finding]:
    if former is None:
        return
    place = Place(table.file.source)
    yield from units(place, table, former)
    if max(table.rows, former.rows) > ROWS_LIMIT:
        yield from fewer(place, former.rows - table.rows)
        return
    key = [
        column.name for column in table.columns if column.name in table.key or column.source_name in table.key
    ]
    if not key or not set(key) <= {column.name for column in former.columns}:
        yield from fewer(place, former.rows - table.rows)
        return
    now, then = pq.read_table(table.parquet), pq.read_table(former.parquet)
    if now.select(key).schema.types != then.select(key).schema.types:
        return
    yield from fewer(place, then.select(key).join(now.select(key), key, join_type="left anti").num_rows)
    titles = {column.name: column.title for column in table.columns}
    yield from jumps(place, titles, now, then, key)


def units(place: Place, table: Table, former: Table) -> Iterator[Finding]:
    known = {column.name: column.spec.unit for column in former.columns}
    for column in table.columns:
        old = known.get(column.name)
        if old and column.spec.unit and old != column.spec.unit:
            yield noticed(
                place,
                f'satuan kolom "{column.title}" berubah dari {old} menjadi {column.spec.unit}.',
                "Pastikan angkanya ikut diubah, dan jelaskan di `catatan_perubahan:`.",
                "satuan-berubah",
            )


def fewer(place: Place, missing: int) -> Iterator[Finding]:
    if missing > 0:
        yield noticed(
            place,
            f"{missing} baris dari edisi sebelumnya tidak ada lagi.",
            "Kembalikan barisnya, atau jelaskan di `catatan_perubahan:`.",
            "baris-hilang",
        )


def jumps(
    place: Place, titles: dict[str, str], now: pa.Table, then: pa.Table, key: list[str]
) -> Iterator[Finding]:
    numeric = [name for name in titles if name not in key and is_number(now, name) and is_number(then, name)]
    both = numbered(now, key, numeric, "n").join(
        numbered(then, key, numeric, "o"), keys(key), join_type="inner"
    )
    for number, name in enumerate(numeric):
        new, old = (pc.cast(both[f"{edition}{number}"], pa.float64()) for edition in "no")
        ratio = pc.divide(new, pc.if_else(pc.equal(old, 0), None, old))
        shrunk = pc.and_(pc.greater(ratio, 0), pc.less_equal(ratio, 1 / JUMP))
        jumped = both.filter(pc.or_(pc.greater_equal(ratio, JUMP), shrunk))
        if jumped.num_rows:
            first = jumped.slice(0, 1).to_pylist()[0]
            row = ", ".join(f"{each}={first[f'k{place}']}" for place, each in enumerate(key))
            yield noticed(
                place,
                f'{jumped.num_rows} angka di kolom "{titles[name]}" menjadi sepuluh kali lipat atau '
                f"sepersepuluhnya, misalnya {row}: {first[f'o{number}']} menjadi {first[f'n{number}']}.",
                "Periksa satuan dan tanda desimalnya.",
                "angka-melonjak",
            )


def keys(key: list[str]) -> list[str]:
    return [f"k{number}" for number in range(len(key))]


def numbered(table: pa.Table, key: list[str], numeric: list[str], letter: str) -> pa.Table:
    """Columns named by their number, so that no officer's name can be taken for another."""
    names = [*keys(key), *(f"{letter}{number}" for number in range(len(numeric)))]
    return table.select([*key, *numeric]).rename_columns(names)


def is_number(table: pa.Table, name: str) -> bool:
    if name not in table.column_names:
        return False
    kind = table.schema.field(name).type
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind))


def noticed(place: Place, message: str, remedy: str, code: str) -> Finding:
    return Finding(place, message, remedy, code, Severity.WARNING)
