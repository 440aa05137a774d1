"""A kind's keys as officers see them: name, hint, choices, and whether they must be filled.

The one place that reads pydantic's fields for templates, issue forms and the editor at ``/admin/``.
"""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.kinds.resource import Resource, is_area, is_interval, is_link, is_slug

PATTERNS = {
    is_slug: ("^[a-z0-9]+(-[a-z0-9]+)*$", "Huruf kecil, angka, dan tanda hubung saja."),
    is_area: (r"^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$", "Kode Kemendagri, misalnya 14.71."),
    is_interval: (
        r"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$",
        "Seperti 2025, 2021/2025, atau 2025-01-01/2025-06-30.",
    ),
    is_link: (r"^https?://[^\s/]+.*$", "Alamat lengkap yang diawali https://."),
}
"""Validator → regular expression for other programs and what to say when it does not match."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a YAML file."""

    name: str
    """The Indonesian key."""
    field: str
    hint: str
    required: bool
    shape: str
    """teks, tanggal, waktu, bilangan, desimal, logika, pilihan, bagian or peta."""
    many: bool = False
    choices: tuple[str, ...] = ()
    pattern: tuple[str, str] | None = None
    """Regular expression and what to say."""
    limit: int | None = None
    part: type[BaseModel] | None = None
    default: Any = None

    @property
    def label(self) -> str:
        return self.name.replace("_", " ").capitalize()


def keys_of(model: type[BaseModel]) -> list[Key]:
    """In the order of the model; ``Resource``'s block first."""
    return [key_of(name, info) for name, info in model.model_fields.items()]


def key_of(name: str, info: FieldInfo) -> Key:
    inner, many = unwrapped(info.annotation)
    marks = [*info.metadata, *annotations_in(info.annotation)]
    shape, choices, part = shape_of(inner)
    return Key(
        info.alias or name,
        name,
        info.description or "",
        info.is_required(),
        shape,
        many,
        choices,
        next((PATTERNS[v] for v in (getattr(mark, "func", None) for mark in marks) if v in PATTERNS), None)
        or next(
            ((str(p), "Lihat contoh di panduan.") for mark in marks if (p := getattr(mark, "pattern", None))),
            None,
        ),
        next((n for mark in marks if (n := getattr(mark, "max_length", None))), None),
        part,
        None if info.is_required() else info.default,
    )


def unwrapped(annotation: Any) -> tuple[Any, bool]:
    """The type of one value, and whether there may be many of it."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return unwrapped(get_args(annotation)[0])
    if origin in (types.UnionType, typing.Union):
        return unwrapped(next(each for each in get_args(annotation) if each is not type(None)))
    if origin is tuple:
        return unwrapped(get_args(annotation)[0])[0], True
    return annotation, False


def annotations_in(annotation: Any) -> list[Any]:
    """Everything that ``Annotated`` carries, at any depth."""
    own = list(get_args(annotation)[1:]) if get_origin(annotation) is Annotated else []
    inner = get_args(annotation)[:1] if own else get_args(annotation)
    if get_origin(annotation) in (Literal, dict):
        return own
    flat = [mark for mark in own if not isinstance(mark, FieldInfo)]
    flat += [each for mark in own if isinstance(mark, FieldInfo) for each in mark.metadata]
    return flat + [mark for each in inner for mark in annotations_in(each)]


def shape_of(inner: Any) -> tuple[str, tuple[str, ...], type[BaseModel] | None]:
    if get_origin(inner) is Literal:
        return "pilihan", tuple(str(value) for value in get_args(inner)), None
    if get_origin(inner) is dict:
        value, _ = unwrapped(get_args(inner)[1])
        return "peta", (), value if isinstance(value, type) and issubclass(value, BaseModel) else None
    if isinstance(inner, type):
        if issubclass(inner, StrEnum):
            return "pilihan", tuple(str(value) for value in inner), None
        if issubclass(inner, BaseModel):
            return "bagian", (), inner
    shapes = {date: "tanggal", datetime: "waktu", bool: "logika", int: "bilangan", float: "desimal"}
    return shapes.get(inner, "teks"), (), None


def needs_files(model: type[Resource]) -> bool:
    """Kinds whose items are folders: a YAML file and others beside it."""
    return not model.filename.startswith("*")
