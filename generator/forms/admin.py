"""The setting of Decap CMS at ``/admin/``: every kind with its keys, hints, patterns and lists.

Reference: https://decapcms.org/docs/configuration-options/. Decap has no form for keys that an officer
names: columns of a table (``kolom``) have a widget of ours (``editor/kolom.js``).
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from generator.drafts.fields import Key, keys_of, needs_files
from generator.forms.questions import has_body, label_of
from generator.kinds import KINDS
from generator.model import Catalogue

SWITCH = re.compile(r"^true:? ")
LONG = {"ringkasan", "deskripsi", "definisi", "keterangan"}
NOT_EMPTY = {"default": [], "min": 1, "max": 100}
"""Decap asks a required list for nothing; it counts entries where both limits and an empty list are given."""
Backend = dict[str, Any]


def github(catalogue: Catalogue) -> Backend:
    """The repository; drafts become pull requests by the editorial workflow."""
    settings = catalogue.settings
    path = urlsplit(settings.repository or "").path.strip("/").removesuffix(".git")
    made = {"name": "github", "repo": path, "branch": settings.branch, "squash_merges": True}
    return {**made, "base_url": settings.sign_in.rstrip("/")} if settings.sign_in else made


def config(catalogue: Catalogue, backend: Backend, workflow: bool = True) -> dict[str, Any]:
    return {
        "backend": backend,
        "locale": "id",
        **({"publish_mode": "editorial_workflow"} if workflow else {}),
        "site_url": catalogue.settings.base_url,
        "display_url": catalogue.settings.base_url,
        "media_folder": "content/tentang",
        "public_folder": "/tentang",
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "collections": [collection(kind, catalogue) for kind in KINDS],
    }


def collection(kind: str, catalogue: Catalogue) -> dict[str, Any]:
    model = KINDS[kind]
    made: dict[str, Any] = {
        "name": kind,
        "label": model.plural,
        "label_singular": model.label,
        "folder": model.home,
        "create": True,
        "identifier_field": "judul",
        "summary": "{{judul}}",
        "slug": "{{judul | truncate(80, '')}}",
        "extension": "yml",
        "format": "yaml",
        "editor": {"preview": has_body(kind)},
    }
    if needs_files(model):
        stem = model.filename.removesuffix(".yml")
        made |= {"path": f"{{{{slug}}}}/{stem}", "media_folder": "", "public_folder": ""}
    fields = [field(key, catalogue) for key in keys_of(model)]
    if has_body(kind):
        made |= {"extension": "md", "format": "frontmatter"}
        made["slug"] = "{{year}}-{{month}}-{{day}}-{{judul | truncate(80, '')}}"
        fields.append({"name": "body", "label": "Isi", "widget": "markdown"})
    return made | {"fields": fields}


def field(key: Key, catalogue: Catalogue) -> dict[str, Any]:
    made = {"name": key.name, "label": label_of(key), "required": key.required}
    if key.hint:
        made["hint"] = hint_of(key)
    if key.part:
        # Decap asks the last of equal names, at any depth, whether it is valid: ours must be the last.
        parts = sorted(keys_of(key.part), key=lambda part: part.shape == "peta")
        inner = [field(part, catalogue) for part in parts]
        if key.shape == "peta":  # not under `fields`, which Decap would fill with keys of its own
            return {**made, "widget": "kolom", "isian": inner}
        if not key.many:
            return block(made, inner)
        for each in inner:
            if each["name"] == "berkas":
                each["widget"] = "file"
        return {**made, "widget": "list", "label_singular": key.label, "collapsed": True, "fields": inner}
    if key.name == "penerbit":
        return {**made, "widget": "select", "options": offices(catalogue)}
    if key.many:
        one = {"name": "satu", "label": key.label, **simple(key)}
        return {**made, "widget": "list", "field": one, **(NOT_EMPTY if key.required else {})}
    return {**made, **simple(key)}


def hint_of(key: Key) -> str:
    """The hint as it reads beside a switch or a list, where nobody writes ``true`` or a file's name."""
    if key.name == "penerbit":
        return "Kantor yang menerbitkan."
    hint = SWITCH.sub("Nyalakan ", key.hint) if key.shape == "logika" else key.hint
    return f"{hint} Satu per baris." if key.many and key.name == "nilai" else hint


def block(made: dict[str, Any], inner: list[dict[str, Any]]) -> dict[str, Any]:
    """An optional block. Decap asks for its required keys even where nobody wants the block, so that none
    is required here; the check says what is missing, and takes an empty block as not written."""
    loose = [each | {"required": False} for each in inner]
    return {**made, "required": False, "widget": "object", "collapsed": True, "fields": loose}


def simple(key: Key) -> dict[str, Any]:
    """The widget of one value."""
    if key.choices:
        return {"widget": "select", "options": list(key.choices)}
    if key.shape == "tanggal":
        return {
            "widget": "datetime",
            "format": "YYYY-MM-DD",
            "date_format": "YYYY-MM-DD",
            "time_format": False,
            "default": "",
        }
    if key.shape == "waktu":
        return {"widget": "datetime", "format": "YYYY-MM-DDTHH:mm:ssZ", "default": ""}
    if key.shape in ("bilangan", "desimal"):
        return {"widget": "number", "value_type": "int" if key.shape == "bilangan" else "float"}
    if key.shape == "logika":
        return {"widget": "boolean", "default": False}
    made: dict[str, Any] = {"widget": "text" if key.name in LONG else "string"}
    return {**made, "pattern": list(key.pattern)} if key.pattern else made


def offices(catalogue: Catalogue) -> list[dict[str, str]]:
    found = sorted(catalogue.of_kind("organisasi"), key=lambda item: item.title)
    return [{"label": item.title, "value": item.slug} for item in found]
