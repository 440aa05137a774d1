"""A few facts out of an old state of an item's metadata, without judging the rest of it.

Old YAML may break today's rules; only the wanted top-level keys are cut out and read, which is
also many times faster than reading every old file whole.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from generator.readers.yaml import read

KEYS = {
    "title": ("judul", "title"),
    "status": ("status",),
    "note": ("catatan_perubahan", "change_note"),
    "reason": ("alasan", "reason"),
    "replaced_by": ("pengganti", "replaced_by"),
    "publisher": ("penerbit", "publisher"),
    "category": ("kategori", "category"),
    "area": ("wilayah", "area"),
}
THEMES = ("topik", "themes")
WANTED = re.compile(rf"(?:{'|'.join(key for keys in (*KEYS.values(), THEMES) for key in keys)})\s*:")
INDENTED = re.compile(r"\s|\Z")


class Facts(NamedTuple):
    """What one state of an item's metadata said; "" where it said nothing."""

    title: str = ""
    status: str = ""
    note: str = ""
    reason: str = ""
    replaced_by: str = ""
    publisher: str = ""
    category: str = ""
    area: str = ""
    themes: tuple[str, ...] = ()


def facts_of(raw: bytes) -> Facts:
    """Facts of one declaring file: YAML, or Markdown with front matter."""
    text = raw.decode("utf-8", errors="replace").removeprefix("\ufeff").replace("\r\n", "\n")
    source, _ = read(fragment(front_matter(text)).encode(), "")
    data = source.data if source else {}
    return Facts(**{name: first(data, keys) for name, keys in KEYS.items()}, themes=listed(data, THEMES))


def front_matter(text: str) -> str:
    """Between two lines of ``---``; the whole where there is no second one."""
    if not text.startswith("---\n"):
        return text
    end = text.find("\n---", 3)
    return text[4 : end + 1] if end > 0 else text[4:]


def fragment(text: str) -> str:
    """The wanted keys with the lines that belong to them; all of a mapping in braces."""
    if text.lstrip().startswith("{"):
        return text
    kept, keep = [], False
    for line in text.split("\n"):
        if not INDENTED.match(line):
            keep = bool(WANTED.match(line))
        if keep:
            kept.append(line)
    return "\n".join(kept)


def first(data: dict[str, Any], keys: tuple[str, ...]) -> str:
    value = next((data[key] for key in keys if isinstance(data.get(key), str)), "")
    return str(value).strip()


def listed(data: dict[str, Any], keys: tuple[str, ...]) -> tuple[str, ...]:
    """One text stands for a list of one."""
    value: Any = next((data[key] for key in keys if data.get(key)), [])
    texts = value if isinstance(value, list) else [value]
    return tuple(each.strip() for each in texts if isinstance(each, str))
