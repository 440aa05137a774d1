"""What is counted one by one, so that there are no parts of it."""

from __future__ import annotations

import re

from generator.tables.infer import SCALES, header_unit
from generator.tables.names import clean_name

COUNTED_UNITS = {
    "jiwa", "orang", "unit", "buah", "kk", "keluarga", "rumah tangga", "siswa", "murid", "guru", "sekolah",
    "kasus", "ekor", "desa", "kelurahan", "kecamatan", "dokumen", "kejadian", "lembar", "peserta", "pegawai",
    "balita", "bayi",
}  # fmt: skip
"""Units of which there are no fractions, so that 1.234 of them can only be one thousand and more."""
COUNTED_WORDS = {each for each in COUNTED_UNITS if " " not in each} | {
    "penduduk",
    "pasien",
    "warga",
    "pencari",
}
"""How the header of such a column begins."""
AVERAGED = re.compile(r"(?i)rata|rerata|rasio|kepadatan|persen|indeks|per\b|/")
"""Headers of figures that are parts of a unit although the unit is counted."""


def counts_things(header: str) -> bool:
    """``Penduduk``, ``Jumlah Siswa SD``: of these there are no parts, unless thousands of them are meant."""
    words = [
        word for word in clean_name(header).split("_") if word not in ("jumlah", "jml", "total", "banyaknya")
    ]
    unit = header_unit(header).lower()
    scaled = bool(set(words) & SCALES) or bool(unit and unit not in COUNTED_UNITS)
    return bool(words) and words[0] in COUNTED_WORDS and not scaled and not AVERAGED.search(header)
