"""Counts of persons below five: neighbours know who is meant.

Judul: Jumlah orang yang terlalu kecil
Kode: `sel-kecil`

Mengapa: bila hanya satu atau dua orang di satu kelurahan yang dihitung, tetangganya tahu siapa mereka.
Lembaga statistik menyembunyikan sel seperti itu.

Contoh: `penderita` di kelurahan A berisi 2.

Perbaikan: kosongkan sel itu dan tulis "kurang dari 5, disembunyikan" di kolom catatan, atau gabungkan
wilayah atau tahunnya. Bila angkanya memang sudah umum, catat di `content/pengecualian-data-pribadi.yml`
dengan jenis `sel-kecil`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.findings import Finding, Place, Severity
from generator.personal.exceptions import reviewed
from generator.personal.kept import kept
from generator.personal.small import sightings
from generator.places import Loaded


def check(loaded: Loaded) -> Iterator[Finding]:
    allowed, _ = reviewed(loaded.catalogue.root, loaded.today)
    for item, table in loaded.catalogue.walk_tables():
        subject = f"{item.title} {table.title}"
        look = partial(sightings, table, subject)
        for each in kept(loaded.catalogue.cache, (table.digest, subject, "sel-kecil"), look):
            if not allowed.covers(table.file.source, each.kind):
                yield Finding(
                    Place(table.file.source),
                    f"{each.where} memuat {each.count} sel berisi 1–4 orang; tetangganya tahu siapa.",
                    "Kosongkan dan tulis alasannya di kolom catatan, atau gabungkan wilayahnya.",
                    "sel-kecil",
                    Severity.WARNING,
                )
