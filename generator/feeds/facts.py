"""What is known of an item in (label, value) lines, for those who read it outside the site."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.feeds.scopes import CATEGORY_LABELS
from generator.kinds import KINDS
from generator.model import Catalogue, Item
from generator.render import date_id


def words(value: Any) -> str:
    """A field of the metadata in words; a list with semicolons."""
    if isinstance(value, tuple):
        return "; ".join(words(each) for each in value)
    return date_id(value) if isinstance(value, date) else str(value)


FIELDS: tuple[tuple[str, str], ...] = (
    ("number", "Nomor"),
    ("year", "Tahun"),
    ("type", "Bentuk"),
    ("enacted", "Ditetapkan"),
    ("place", "Tempat"),
    ("valid_until", "Berlaku sampai"),
    ("duration", "Jangka waktu pelayanan"),
    ("fee", "Biaya"),
    ("requirements", "Persyaratan"),
    ("legal_basis", "Dasar hukum"),
    ("if_opened", "Akibat bila dibuka"),
    ("term", "Jangka waktu pengecualian"),
    ("address", "Alamat"),
    ("phone", "Telepon"),
    ("hours", "Jam layanan"),
    ("area", "Wilayah"),
    ("period", "Periode"),
    ("frequency", "Frekuensi"),
    ("sources", "Sumber"),
    ("responsible", "Penanggung jawab"),
)
"""Fields of the models, whatever kind has them."""
LIMIT = 500
"""Characters of one value."""


def facts(catalogue: Catalogue, item: Item) -> list[tuple[str, str]]:
    """Only what the officers have said."""
    publisher = catalogue.publisher(item)
    rows = [
        ("Jenis", KINDS[item.kind].label),
        ("Kategori", CATEGORY_LABELS[item.meta.category] if item.meta.category else ""),
        ("Penerbit", publisher.title if publisher and publisher is not item else ""),
        ("Status", status(item)),
        *((label, words(getattr(item.meta, name, None) or "")) for name, label in FIELDS),
        ("Lisensi", catalogue.licence(item)),
        ("Terbit", date_id(item.issued)),
        ("Diperbarui", date_id(item.modified)),
    ]
    return [(label, shorten(value)) for label, value in rows if value]


def status(item: Item) -> str:
    """Nothing for what is simply in force."""
    if item.meta.status == "berlaku":
        return ""
    return f"{item.meta.status}: {item.meta.reason}" if item.meta.reason else str(item.meta.status)


def shorten(text: str) -> str:
    return text if len(text) <= LIMIT else text[: LIMIT - 1] + "…"
