"""What the page of exempt information shows: the grounds and the consequence test, never a file."""

from __future__ import annotations

import re
from typing import Any

from generator.emitters.items.facts import Pair
from generator.emitters.items.links import Links
from generator.kinds.exemption import Exemption
from generator.model import Catalogue, Item
from generator.render import date_id

GROUNDS = {
    "a": "dapat menghambat proses penegakan hukum",
    "b": "dapat mengganggu kepentingan perlindungan hak atas kekayaan intelektual dan perlindungan dari "
    "persaingan usaha tidak sehat",
    "c": "dapat membahayakan pertahanan dan keamanan negara",
    "d": "dapat mengungkapkan kekayaan alam Indonesia",
    "e": "dapat merugikan ketahanan ekonomi nasional",
    "f": "dapat merugikan kepentingan hubungan luar negeri",
    "g": "dapat mengungkapkan isi akta otentik yang bersifat pribadi dan kemauan terakhir ataupun wasiat "
    "seseorang",
    "h": "dapat mengungkap rahasia pribadi",
    "i": "memorandum atau surat-surat antar Badan Publik atau intra Badan Publik, yang menurut sifatnya "
    "dirahasiakan kecuali atas putusan Komisi Informasi atau pengadilan",
    "j": "informasi yang tidak boleh diungkapkan berdasarkan Undang-Undang",
}
"""UU 14/2008 Pasal 17, letter → the words of the law."""


def view(catalogue: Catalogue, item: Item, links: Links) -> dict[str, Any]:
    meta = item.meta
    assert isinstance(meta, Exemption)
    terms: list[Pair] = [
        ("Jangka waktu", meta.term),
        ("Dikecualikan sampai", date_id(meta.until) if meta.until else ""),
        *decree(meta),
    ]
    return {"grounds": [ground(text) for text in meta.grounds], "terms": terms}


def ground(text: str) -> tuple[str, str]:
    """``h`` or ``17 huruf h angka 2`` → (``Pasal 17 huruf h``, the words of the law)."""
    found = re.search(r"\b([a-j])\b", text.lower())
    letter = found[1] if found else ""
    return (f"Pasal 17 huruf {letter}" if len(text) == 1 and letter else text), GROUNDS.get(letter, "")


def decree(meta: Exemption) -> list[Pair]:
    if not meta.decree:
        return []
    return [
        ("Penetapan", meta.decree.number or ""),
        ("Tanggal penetapan", date_id(meta.decree.decided) if meta.decree.decided else ""),
        ("Tempat penetapan", meta.decree.place or ""),
        ("Ditetapkan oleh", meta.decree.official or ""),
    ]
