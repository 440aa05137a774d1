"""Which keys a form asks for, and in which words; the same for every form of a kind."""

from __future__ import annotations

from collections.abc import Iterator

from generator.drafts.fields import Key, keys_of, needs_files
from generator.kinds import KINDS
from generator.kinds.resource import Resource

SHARED = {
    *("judul", "ringkasan", "kategori", "penerbit", "tanggal", "terbit", "periode", "frekuensi", "topik"),
    *("kewajiban", "sumber"),
}
"""Keys of the first block that an officer is asked for; the others are for those who edit files."""
PASSED_OVER = {
    "dokumen": {
        *("singkatan_jenis", "tipe_dokumen", "teu_badan", "tempat_penetapan", "tanggal_pengundangan"),
        *("sumber_lembaran", "bidang_hukum", "lokasi", "pemrakarsa", "diubah_dengan", "dicabut_dengan"),
        *("melaksanakan", "dokumen_terkait", "peraturan_terkait"),
    },
    "pengumuman": {"periode", "frekuensi"},
    "layanan": {"periode", "frekuensi", "sumber", "peristiwa_hidup", "formulir", "lokasi"},
}
LABELS = {"terbit": "Terbitkan pada", "tanggal": "Tanggal terbit", "topik": "Topik", "isi": "Isi pengumuman"}
HINTS = {
    "kategori": (
        "berkala: diumumkan menurut jadwal (Pasal 9). serta-merta: segera (Pasal 10). "
        "setiap-saat: tersedia bila diminta (Pasal 11)."
    ),
    "penerbit": "Nama atau singkatan kantor Anda.",
    "sumber": "Dari mana isinya: alamat atau nama sumber.",
}


def asked(kind: str) -> Iterator[Key]:
    """Keys in the order of the model, those that must be filled first."""
    own = set(KINDS[kind].model_fields) - set(Resource.model_fields)
    keys = [
        key
        for key in keys_of(KINDS[kind])
        if (key.name in SHARED or key.field in own)
        and key.name not in PASSED_OVER.get(kind, ())
        and key.shape not in ("bagian", "peta")
    ]
    return iter(sorted(keys, key=lambda key: not is_needed(key)))


def is_needed(key: Key) -> bool:
    return key.required or key.name in ("ringkasan", "kategori", "penerbit")


def label_of(key: Key) -> str:
    return LABELS.get(key.name, key.label)


def hint_of(key: Key) -> str:
    hint = HINTS.get(key.name, key.hint)
    return f"{hint} Satu baris satu isian.".strip() if key.many else hint


def takes_files(kind: str) -> bool:
    return needs_files(KINDS[kind])


def has_body(kind: str) -> bool:
    return KINDS[kind].filename.endswith(".md")
