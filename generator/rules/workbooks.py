"""What Excel and OpenDocument files of datasets carry beside their cells: files, photos, macros, names.

Judul: Isi lain di dalam tabel
Kode: `berkas-tertanam`, `lampiran-tak-terbaca`, `isi-arsip-terlarang`, `lokasi-gambar`, `rincian-gambar`, `berisi-makro`, `nama-penulis`

Mengapa: berkas asli terbit apa adanya, jadi ikut terbit pula semua yang tertanam di dalamnya: dokumen lain,
foto dengan tempat pengambilannya, makro, dan nama pembuatnya. Teksnya diperiksa terhadap data pribadi.

Contoh: buku kerja dengan foto lapangan yang menyimpan GPS; lembar yang menempelkan seluruh dokumen Word.

Perbaikan: hapus yang tertanam, buat salinan dengan `terang clean BERKAS`, atau terbitkan tabelnya sebagai
CSV.
"""  # noqa: E501  # the list of codes stands on one line in the guide

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.around import Around
from generator.documents import WORKBOOKS
from generator.files import SIZE_LIMIT
from generator.findings import Finding
from generator.late import Late
from generator.model import Item

if TYPE_CHECKING:
    from generator.documents import open as opening
else:
    opening = Late("generator.documents.open")

CODES = frozenset(
    (
        "berkas-tertanam", "lampiran-tak-terbaca", "isi-arsip-terlarang", "lokasi-gambar", "rincian-gambar",
        "berisi-makro", "nama-penulis",
    )
)  # fmt: skip
"""The rest of what is said of documents, the reader of tables says itself or it is no fault of a table."""


def of_item(around: Around, item: Item) -> Iterator[Finding]:
    files = [file for file in item.files if file.path.suffix.lower() in WORKBOOKS and file.size < SIZE_LIMIT]
    found = opening.read_documents(files, around.cache) if files else []
    yield from (finding for finding in found if finding.code in CODES)
