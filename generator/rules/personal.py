"""Personal data does not get out: in cells, pages, comments, properties, names of files and officers' texts.

Judul: Data pribadi
Kode: `data-pribadi`, `pengecualian-berakhir`, `pengecualian-tak-terpakai`

Mengapa: UU 27/2022 Pasal 4 melindungi data pribadi; yang sudah terbit di repositori umum tidak dapat
ditarik kembali. Bukti kuat (angka yang sah dengan nama kolom atau kata di dekatnya) menjadi masalah, bukti
lemah menjadi peringatan. Nilainya sendiri tidak pernah ditampilkan.

Contoh: kolom "NIK" di tabel penerima; nomor HP warga di pengumuman; daftar siswa dengan tanggal
lahir.

Perbaikan: hapus kolom atau bagian itu, atau ganti dengan jumlah per wilayah. Yang memang boleh terbit,
seperti nomor dinas, dicatat di `content/pengecualian-data-pribadi.yml` dengan alasan, siapa yang
memutuskan, dan sampai kapan. Lihat [Bila data terlanjur bocor](../kebocoran.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from generator.documents import WORKBOOKS
from generator.files import SIZE_LIMIT
from generator.findings import Finding, Place, Severity
from generator.kinds.dataset import Dataset, TableSpec
from generator.late import Late
from generator.model import File, Item
from generator.personal import LABELS
from generator.personal.document import in_document, in_lines
from generator.personal.evidence import Sighting, Strength
from generator.personal.exceptions import SOURCE, Reviewed, reviewed
from generator.personal.kept import kept, plain, sighting
from generator.places import Loaded
from generator.readers import TABLE_SUFFIXES

if TYPE_CHECKING:
    from generator.documents import open as opening
    from generator.documents import picture, text
    from generator.personal import container, sheet
else:
    opening, picture = Late("generator.documents.open"), Late("generator.documents.picture")
    text = Late("generator.documents.text")
    container, sheet = Late("generator.personal.container"), Late("generator.personal.sheet")

Seen = tuple[tuple[str, tuple[tuple[Any, ...], ...]], ...]
CONTACTS = {"hp", "surel"}
OFFICES = {"organisasi", "layanan"}
"""Kinds of items whose own text gives an office's telephone and e-mail."""
LINES_SHOWN = 10
BETWEEN = re.compile(r"(?<=\d{9})-(?=\d{9})")
"""A hyphen in a file's name that parts two numbers, not the groups of one."""
CARRIED = re.compile(r"\blampiran\b|^rincian gambar")
"""What the reader of documents calls what stands in a file inside the file."""
PICTURES = frozenset((".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff"))
REMEDIES = {
    "anak": "Hapus kolom nama dan nomornya; terbitkan jumlah per sekolah atau wilayah.",
    "kesehatan": "Hapus yang mengenali orangnya; terbitkan jumlah per wilayah.",
    "koordinat": "Ganti dengan kode kelurahan atau kecamatan.",
}
REMEDY = "Hapus bagian itu."
ALLOWED = f"Bila boleh terbit, catat di {SOURCE}."


def check(loaded: Loaded) -> Iterator[Finding]:
    allowed, findings = reviewed(loaded.catalogue.root, loaded.today)
    yield from findings
    for _, seen in loaded.gists("personal"):
        for source, sightings in seen:
            yield from told(source, map(sighting, sightings), allowed)
    for file in loaded.catalogue.requests:
        yield from told(
            file.source, in_file(file, TableSpec(file=file.name), loaded.catalogue.cache), allowed
        )
    for file in loaded.catalogue.pages:
        yield from told(file.source, in_page(file, loaded), allowed)
    for path in handwritten(loaded.catalogue.root):
        source = path.relative_to(loaded.catalogue.root).as_posix()
        mark = loaded.contents.mark_of(loaded.catalogue.root, source)
        sightings = loaded.kept.of(f"pribadi/{source}", mark, partial(in_text, path))
        yield from told(source, sightings, allowed)
    yield from allowed.findings(set(LABELS))


def gist(item: Item, root: Path, cache: Path) -> Seen | None:
    """What was seen in each of the item's files, as plain values."""
    found = [(item.source, own_text(item, root)), *own_files(item, cache)]
    seen = tuple((source, tuple(map(plain, each))) for source, each in found if each)
    return seen or None


def own_text(item: Item, root: Path) -> list[Sighting]:
    found = in_text(root / item.source)
    return [each for each in found if item.kind not in OFFICES or each.kind not in CONTACTS]


def own_files(item: Item, cache: Path) -> Iterator[tuple[str, list[Sighting]]]:
    specs = {spec.file: spec for spec in item.meta.tables} if isinstance(item.meta, Dataset) else {}
    for file in item.files:
        if file.size < SIZE_LIMIT:
            yield file.source, in_file(file, specs.get(file.name, TableSpec(file=file.name)), cache)


def handwritten(root: Path) -> Iterator[Path]:
    """Lists that are no items and are published all the same: terms, holidays, duties."""
    for path in (*sorted(root.glob("content/*.yml")), *sorted(root.glob("content/kewajiban/*.yml"))):
        if path.is_file() and not path.is_symlink() and path.relative_to(root).as_posix() != SOURCE:
            yield path


def in_page(file: File, loaded: Loaded) -> Iterable[Sighting]:
    """A hand-written page, or what lies beside it; of a picture only its details, without recognition."""
    suffix = file.path.suffix.lower()
    if suffix == ".md":
        return loaded.kept.of(f"pribadi/{file.source}", file.sha256, partial(in_text, file.path))
    if suffix not in PICTURES:
        return in_file(file, TableSpec(file=file.name), loaded.catalogue.cache)

    def look() -> list[Sighting]:
        reading = text.Reading()
        picture.inside(file.path.read_bytes(), reading)
        return in_document(text.Text((), text.Facts(), besides=tuple(reading.besides)))

    return [*in_name(file.name), *kept(loaded.catalogue.cache, (file.sha256, "rincian gambar"), look)]


def in_text(path: Path) -> tuple[Sighting, ...]:
    """An officer's YAML or Markdown, and its own name."""
    return (*in_name(path.name), *in_lines(path.read_bytes().decode("utf-8", "replace")))


def in_name(name: str) -> list[Sighting]:
    spread = BETWEEN.sub(" ", PurePosixPath(name).stem.replace("_", " "))
    return [
        Sighting(each.kind, each.strength, "nama berkas", 0, 0, 1, each.mask) for each in in_lines(spread)
    ]


def in_file(file: File, spec: TableSpec, cache: Path) -> list[Sighting]:
    suffix = file.path.suffix.lower()

    def look() -> list[Sighting]:
        found = container.sightings(file.path) if suffix in container.SUFFIXES else []
        if suffix in TABLE_SUFFIXES:
            found = [*sheet.sightings(file.path, spec), *found]
            return [*found, *carried(file, cache)] if suffix in WORKBOOKS else found
        read, _ = opening.open_document(file, cache)
        return [*(in_document(read) if read else []), *found]

    return [*in_name(file.name), *kept(cache, (file.sha256, suffix, spec.model_dump_json()), look)]


def carried(file: File, cache: Path) -> list[Sighting]:
    """In files, photos and objects inside a workbook; its cells were searched as a table."""
    read, _ = opening.open_document(file, cache)
    inside = [each for each in read.besides if CARRIED.search(each.place)] if read else []
    return in_document(replace(read, pages=(), facts=text.Facts(), besides=tuple(inside))) if read else []


def told(source: str, sightings: Iterable[Sighting], allowed: Reviewed) -> Iterator[Finding]:
    lines: dict[str, int] = {}
    for each in sightings:
        if allowed.covers(source, each.kind):
            continue
        lines[each.kind] = lines.get(each.kind, 0) + 1
        if each.where or lines[each.kind] <= LINES_SHOWN:
            yield finding(source, each)


def finding(source: str, each: Sighting) -> Finding:
    what = LABELS[each.kind]
    number = f"{each.count} " if each.count > 1 else ""
    shown = f' ("{each.mask}")' if each.mask else ""
    where = each.where or "baris ini"
    remedy = f"{REMEDIES.get(each.kind, REMEDY)} {ALLOWED}"
    severity = Severity.ERROR if each.strength is Strength.STRONG else Severity.WARNING
    place = Place(source, each.line, each.column if each.line else 0)
    seen = f"{number}{what}{shown}"
    sure = severity is Severity.ERROR
    message = f"{where} memuat {seen}." if sure else f"{where} tampaknya memuat {seen}."
    return Finding(place, message, remedy, "data-pribadi", severity)
