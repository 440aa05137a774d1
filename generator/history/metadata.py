"""What changed in an item's metadata, field by field, in the officers' own key names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.kinds import KINDS
from generator.readers.yaml import Source, read, read_front_matter

SILENT = {"catatan_perubahan"}
"""Says what changed, and is shown as such."""
BODY = "isi"
TEXT_LIMIT = 120
NAMED = 6


@dataclass(frozen=True, slots=True)
class FieldChange:
    """``old`` and ``new`` in words; "" where there was or is nothing."""

    name: str
    old: str
    new: str


def metadata_of(kind: str, raw: bytes) -> dict[str, Any] | None:
    """Keys and values of one state; None where it cannot be read."""
    reader = read_front_matter if KINDS[kind].filename == "*.md" else read
    source, _ = reader(raw, "")
    return indonesian(kind, source) if source else None


def indonesian(kind: str, source: Source) -> dict[str, Any]:
    """English names as the Indonesian ones, so that a mere translation is no change."""
    names = {field: info.alias or field for field, info in KINDS[kind].model_fields.items()}
    data = {names.get(key, key): value for key, value in source.data.items() if value not in (None, "")}
    if body := source.body.strip():
        data[BODY] = body
    return data


def field_changes(old: dict[str, Any], new: dict[str, Any]) -> list[FieldChange]:
    """In the order of the new metadata, removed keys last."""
    names = [*new, *(name for name in old if name not in new)]
    return [
        FieldChange(name, in_words(old.get(name)), in_words(new.get(name)))
        for name in names
        if name not in SILENT and normal(old.get(name)) != normal(new.get(name))
    ]


def normal(value: Any) -> Any:
    """One value stands for a list of one, and line breaks inside a text are spaces."""
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        value = value[0]
    return " ".join(value.split()) if isinstance(value, str) else value


def in_words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        simple = all(isinstance(each, str) for each in value)
        text = ", ".join(value) if simple else f"{len(value)} bagian"
    elif isinstance(value, dict):
        text = f"{len(value)} bagian: {', '.join(value)}"
    else:
        text = " ".join(str(value).split())
    return text if len(text) <= TEXT_LIMIT else text[: TEXT_LIMIT - 1] + "…"


def fields_in_words(changes: list[FieldChange]) -> str:
    """``Keterangan diperbarui: judul, ringkasan.``"""
    names = [change.name.replace("_", " ") for change in changes]
    more = f" dan {len(names) - NAMED} lainnya" if len(names) > NAMED else ""
    return f"Keterangan diperbarui: {', '.join(names[:NAMED])}{more}." if names else ""
