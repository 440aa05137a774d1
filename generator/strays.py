"""What a file is that lies where a table is wanted, by its name, and what an officer does with it."""

from __future__ import annotations

from pathlib import PurePath
from typing import NamedTuple

from generator.readers import TABLE_SUFFIXES


class Advice(NamedTuple):
    """Sentence and remedy."""

    message: str
    remedy: str


OTHER = Advice(
    "jenis berkas ini bukan tabel.",
    f"Pakai {', '.join(sorted(TABLE_SUFFIXES))}; dokumen diterbitkan di content/dokumen/.",
)
ARCHIVE = Advice(
    "arsip tidak dibaca sebagai tabel.",
    "Buka arsipnya, unggah tabel di dalamnya, lalu hapus arsip ini.",
)
PICTURE = Advice(
    "gambar bukan tabel: angkanya tidak dapat dibaca.",
    "Unggah berkas tabel aslinya (Excel atau CSV), lalu hapus gambar ini.",
)
WRITTEN = Advice(
    "ini dokumen, bukan tabel.",
    "Salin tabelnya ke Excel dan simpan di sini, atau terbitkan dokumennya di content/dokumen/.",
)
SHEET = Advice(
    "lembar kerja jenis ini tidak dibaca.",
    "Simpan tabelnya sebagai .xlsx atau CSV, unggah berkas itu, lalu hapus yang ini.",
)
RUBBISH = Advice("berkas ini bukan tabel.", "Hapus berkas ini.")
REMARKS = Advice(
    "berkas .txt dan .md bukan tabel.",
    "Bila isinya tabel, ganti akhirannya menjadi .csv; bila catatan, pindahkan isinya ke `deskripsi:`.",
)
KINDS = {
    ".zip .rar .7z .gz": ARCHIVE,
    ".jpg .jpeg .png .heic .heif .webp .gif .bmp .tif .tiff": PICTURE,
    ".doc .docx .odt .rtf .pdf .ppt .pptx .pages": WRITTEN,
    ".xlsm .xlsb .xltx .numbers .fods .dbf .mdb .accdb": SHEET,
    ".db .lnk .url .tmp .bak .old .ini .crdownload .part": RUBBISH,
    ".md .txt": REMARKS,
}
BY_SUFFIX = {suffix: advice for suffixes, advice in KINDS.items() for suffix in suffixes.split()}
POINTERS = {
    **dict.fromkeys((".gsheet", ".gdoc", ".gslides", ".gdraw", ".gform"), "Google Drive"),
    ".webloc": "halaman web",
}
"""Files that only lead to something elsewhere."""
NOTES = {".yml", ".yaml"}


def advice(name: str, yaml: str) -> Advice:
    """For a file beside the item's own ``yaml``."""
    suffix = PurePath(name).suffix.lower()
    if suffix in NOTES or PurePath(name).stem.lower() == yaml:
        return Advice(
            f"keterangan dataset ini sudah ada di {yaml}.", f"Gabungkan isinya ke {yaml}, lalu hapus."
        )
    return BY_SUFFIX.get(suffix, OTHER)


def pointer(name: str) -> str:
    """Where a file leads that holds nothing itself; empty for all others."""
    return POINTERS.get(PurePath(name).suffix.lower(), "")
