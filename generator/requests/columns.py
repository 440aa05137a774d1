"""What a register may hold, and nothing else: a column that nobody knows could hold a person.

The first twelve are the public columns of the PPID's register of requests, as read in the source of a
PPID's application (Belitung Timur); who asked (nama, alamat, kontak, pekerjaan) is left out on purpose.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

COLUMNS = {
    "nomor_pendaftaran": "Nomor pendaftaran",
    "tanggal": "Tanggal permohonan",
    "informasi_diminta": "Informasi yang diminta",
    "tujuan": "Tujuan penggunaan informasi",
    "status_penguasaan": "Di bawah penguasaan",
    "bentuk_dikuasai": "Bentuk informasi yang dikuasai",
    "jenis_permohonan": "Jenis permohonan",
    "keputusan": "Keputusan",
    "alasan_penolakan": "Alasan penolakan",
    "tanggal_pemberitahuan": "Tanggal pemberitahuan tertulis",
    "tanggal_pemberian": "Tanggal pemberian informasi",
    "biaya": "Biaya dan cara pembayaran",
    "kanal": "Saluran permohonan",
    "organisasi": "Organisasi yang menguasai",
    "tanggal_perpanjangan": "Tanggal pemberitahuan perpanjangan",
    "tanggal_keberatan": "Tanggal keberatan",
    "alasan_keberatan": "Alasan keberatan",
    "tanggal_tanggapan_keberatan": "Tanggal tanggapan atasan PPID",
    "keputusan_keberatan": "Keputusan atasan PPID",
    "tanggal_sengketa": "Tanggal sengketa didaftarkan",
    "hasil_sengketa": "Hasil sengketa",
}
NEEDED = ("nomor_pendaftaran", "tanggal", "informasi_diminta", "keputusan", "tanggal_pemberitahuan")
FILLED = ("nomor_pendaftaran", "tanggal", "informasi_diminta")
"""Columns that no row may leave empty."""
OUTCOMES = ("diberikan seluruhnya", "diberikan sebagian", "ditolak", "tidak dikuasai", "dicabut pemohon")
OPEN = "dalam proses"
"""What an empty decision means too."""
GROUNDS = {
    "a": "permohonan ditolak dengan alasan pengecualian",
    "b": "informasi berkala tidak disediakan",
    "c": "permohonan tidak ditanggapi",
    "d": "ditanggapi tidak sebagaimana diminta",
    "e": "permohonan tidak dipenuhi",
    "f": "biaya yang dikenakan tidak wajar",
    "g": "informasi disampaikan melebihi waktu",
}
"""UU 14/2008 Pasal 35 ayat (1); read at dlh.semarangkab.go.id, letter f not checked."""
VALUES: dict[str, tuple[str, ...]] = {
    "status_penguasaan": ("ya", "tidak"),
    "bentuk_dikuasai": ("softcopy", "hardcopy", "softcopy dan hardcopy"),
    "jenis_permohonan": ("melihat/mengetahui", "salinan"),
    "keputusan": (*OUTCOMES, OPEN),
    "kanal": ("loket", "surat", "surel", "telepon", "whatsapp", "daring"),
    "alasan_keberatan": tuple(GROUNDS),
    "keputusan_keberatan": ("diterima seluruhnya", "diterima sebagian", "ditolak", "dicabut pemohon"),
    "hasil_sengketa": ("dalam proses", "mediasi berhasil", "dimenangkan pemohon", "dimenangkan badan publik",
                       "dicabut pemohon", "gugur"),
}  # fmt: skip
SEQUENCES = (
    ("tanggal", "tanggal_perpanjangan"),
    ("tanggal", "tanggal_pemberitahuan"),
    ("tanggal_pemberitahuan", "tanggal_pemberian"),
    ("tanggal_perpanjangan", "tanggal_pemberitahuan"),
    ("tanggal", "tanggal_keberatan"),
    ("tanggal_keberatan", "tanggal_tanggapan_keberatan"),
    ("tanggal_keberatan", "tanggal_sengketa"),
)
"""(earlier, later): the same day is in order."""
DATES = tuple(key for key in COLUMNS if key.startswith("tanggal"))
TEXTS = ("informasi_diminta", "tujuan", "alasan_penolakan", "biaya")
"""Cells in an officer's own words, in which a name may stand."""


@dataclass(frozen=True, slots=True)
class Request:
    """One row; dates are ``None`` and texts empty where nothing has happened yet."""

    number: str
    received: date
    wanted: str
    purpose: str = ""
    outcome: str = ""
    reason: str = ""
    answered: date | None = None
    handed_over: date | None = None
    channel: str = ""
    office: str = ""
    extended: date | None = None
    objected: date | None = None
    ground: str = ""
    objection_answered: date | None = None
    objection_outcome: str = ""
    disputed: date | None = None
    dispute_outcome: str = ""
    line: int = 0
    """Where it stands in its file."""
    cells: tuple[tuple[str, str], ...] = ()
    """(column, text) of the whole row, dates as ISO 8601, for publishing."""

    @property
    def sample(self) -> bool:
        return self.number.upper().startswith("CONTOH")
