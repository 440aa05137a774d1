"""Items whose time of keeping is over.

Judul: Masa simpan
Kode: `retensi-lewat`

Mengapa: jadwal retensi arsip menentukan sampai kapan informasi disimpan; sesudahnya pejabat yang berwenang
memutuskan apakah tetap ditampilkan.

Contoh: `tanggal: 2015-01-10` dengan `retensi: 5 tahun`.

Perbaikan: perpanjang `retensi:`, atau beri `status: dicabut` dengan alasan. Alamatnya tetap hidup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.around import Around
from generator.findings import Finding
from generator.kinds.resource import Status
from generator.model import Item

YEARS = re.compile(r"\b(\d{1,2})\s*(?:\([a-z ]+\)\s*)?tahun\b", re.IGNORECASE)
UNTIL = re.compile(r"\b(?:sampai|hingga|s\.?d\.?)\s+(\d{4}-\d{2}-\d{2})\b", re.IGNORECASE)


def of_item(around: Around, item: Item) -> Iterator[Finding]:
    if not item.meta.retention or item.meta.status not in (Status.IN_FORCE, Status.CORRECTED):
        return
    end = end_of(item.meta.retention, around.modified(item))
    if end and around.is_past(end):
        yield around.warning(
            item,
            ("retensi",),
            f"masa simpan berakhir pada {end}.",
            "Perpanjang `retensi:`, atau tulis `status: dicabut` dengan alasannya.",
            "retensi-lewat",
        )


def end_of(text: str, start: date) -> date | None:
    """``5 tahun`` from ``start`` on, ``sampai 2030-12-31``; other words (``permanen``) have no end."""
    if match := UNTIL.search(text):
        try:
            return date.fromisoformat(match[1])
        except ValueError:
            return None
    match = YEARS.search(text)
    return years_later(start, int(match[1])) if match else None


def years_later(day: date, years: int) -> date:
    return date(day.year + years, day.month, min(day.day, 28))
