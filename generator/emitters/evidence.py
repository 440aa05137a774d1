"""``/kepatuhan/bukti.zip``: a table of links and digests for those who ask whether the law is kept.

The same bytes for the same commit: entries in order, each with one fixed time.
"""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from generator.distributions import distributions
from generator.duties import MARKS, Standing
from generator.emitters.register import exempt, public
from generator.emitters.register_files import csv_text, harmless
from generator.model import Catalogue, Item
from generator.output import Output
from generator.program import program_digest

ADDRESS = "kepatuhan/bukti.zip"
TABLE = "kepatuhan/bukti.csv"
COLUMNS = {
    "organisasi": "Organisasi",
    "kode": "Kode kewajiban",
    "kewajiban": "Kewajiban",
    "kategori": "Kategori",
    "dasar_hukum": "Dasar hukum",
    "keyakinan": "Keyakinan bunyi aturan",
    "tanda": "Tanda",
    "sejak": "Ada sejak",
    "mutakhir": "Terakhir dimutakhirkan",
    "jatuh_tempo": "Jatuh tempo",
    "informasi": "Informasi",
    "contoh": "Isi contoh",
    "tautan": "Tautan",
    "berkas": "Berkas",
    "ukuran": "Ukuran (bita)",
    "sha256": "SHA-256",
}
FIXED = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP can say; it means nothing."""
READ_ME = """BUKTI KEPATUHAN
{name}
Keadaan per {day}

bukti.csv   satu baris tiap berkas atau halaman yang menjadi bukti suatu kewajiban, dengan tautan dan sidik
            SHA-256; kewajiban yang belum ada isinya berdiri sebagai baris tanpa tautan.
dip.csv     Daftar Informasi Publik (lihat juga {base}dip/)
dik.csv     Daftar Informasi Dikecualikan (lihat juga {base}dik/)

Sidik dapat dicocokkan dengan {base}SHA256SUMS.
Tabel ini menunjukkan aturan, bukti, dan tanggalnya. Tidak ada nilai yang dihitung.

ARTI TANDA
{marks}
"""
Row = tuple[Item, list[Standing]]


def emit(catalogue: Catalogue, out: Output, rows: list[Row]) -> None:
    text = table(catalogue, rows)
    out.file(TABLE, text, "bukti kepatuhan")
    entries = {
        "BACA.txt": read_me(catalogue),
        "bukti.csv": text,
        "dip.csv": csv_text(public(catalogue)),
        "dik.csv": csv_text(exempt(catalogue)),
    }
    key = hashlib.sha256("\0".join((program_digest(), *entries.values())).encode()).hexdigest()
    out.made(ADDRESS, partial(write, entries), "bukti kepatuhan", key)


def table(catalogue: Catalogue, rows: list[Row]) -> str:
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(COLUMNS)
    for office, standings in rows:
        if any(each.named for each in standings):
            for each in standings:
                lines.writerows(map(harmless, line) for line in evidence(catalogue, office, each))
    return text.getvalue()


def evidence(catalogue: Catalogue, office: Item, each: Standing) -> Iterator[list[object]]:
    """One row a file; an item without files gives its page, a duty without items one row of gaps."""
    basis = each.duty.article or "; ".join(each.group.legal_basis)
    known = [office.title, each.duty.code, each.duty.title, each.group.category, basis]
    known += [each.duty.certainty or each.group.certainty or "", MARKS[each.mark][1]]
    known += [str(day or "") for day in (each.since, each.last, each.due)]
    for item in each.named:
        about = [item.title, "ya" if item.meta.sample else "", catalogue.settings.absolute(item.address)]
        files = [file for file in distributions(item) if file.sha256]
        for file in files:
            yield [*known, *about, catalogue.settings.absolute(file.address), file.size, file.sha256]
        if not files:
            yield [*known, *about, "", "", ""]
    if not each.named:
        yield [*known, *[""] * 6]


def read_me(catalogue: Catalogue) -> str:
    settings = catalogue.settings
    marks = "\n".join(f"{name}: {meaning}" for _, name, meaning in MARKS.values())
    return READ_ME.format(
        name=settings.name, day=catalogue.updated.date(), base=settings.base_url, marks=marks
    )


def write(entries: dict[str, str], path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(entries.items()):
            entry = zipfile.ZipInfo(name, FIXED)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)
