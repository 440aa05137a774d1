"""The request register holds requests and no persons: its columns, dates, values and words.

Judul: Register permohonan
Kode: `register-memuat-orang`, `register-bukan-csv`, `kolom-register-kembar`, `kolom-register-kurang`,
`kolom-register-tak-dikenal`, `register-baris`, `register-kosong`, `register-tanggal`,
`register-urutan-tanggal`, `register-nilai`, `register-alasan`, `register-nomor-kembar`, `register-organisasi`

Mengapa: register di `content/permohonan/` diterbitkan dan menjadi laporan tahunan. Nama, alamat, dan kontak
pemohon tidak boleh ada di dalamnya (UU 27/2022), dan tanggal yang keliru membuat tenggat salah dihitung.

Contoh: kolom "nama pemohon"; keputusan "dikabulkan"; tanggal pemberitahuan lebih awal daripada tanggal
permohonan; "data milik Bapak Fulan" pada informasi yang diminta.

Perbaikan: hapus kolom dan nama itu, betulkan tanggalnya, dan pilih kata yang disarankan. Lihat
[Register permohonan](../register-permohonan.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import Finding, Place, Severity
from generator.late import Late
from generator.model import File
from generator.places import Loaded

if TYPE_CHECKING:
    from generator.requests import read as reading
else:
    reading = Late("generator.requests.read")


def check(loaded: Loaded) -> Iterator[Finding]:
    files = loaded.catalogue.requests
    known = {item.slug for item in loaded.catalogue.of_kind("organisasi")}
    known |= {slug for kind, slug in loaded.broken if kind == "organisasi"}
    for file in files:
        yield from reading.read(file)[1]
        yield from reading.unknown_offices(file, known)
        yield from ahead(loaded, file)
    if files:
        yield from reading.twins(files)


def ahead(loaded: Loaded, file: File) -> Iterator[Finding]:
    """A request from after the last commit is a slip of the pen; without git nobody knows what today is."""
    for request in reading.read(file)[0]:
        if loaded.committed and request.received > loaded.committed:
            words = f"tanggal permohonan {request.received} belum terjadi."
            where = Place(file.source, request.line)
            yield Finding(where, words, "Betulkan tanggalnya.", "register-tanggal", Severity.WARNING)
