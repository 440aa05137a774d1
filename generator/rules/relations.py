"""Regulations do not amend, revoke or implement themselves, and do not do so in a circle.

Judul: Hubungan peraturan
Kode: `relasi-melingkar`

Mengapa: peraturan yang lebih baru mengubah yang lebih lama, tidak sebaliknya; lingkaran berarti salah satu
arah keliru.

Contoh: A mengubah B, dan B mengubah A.

Perbaikan: pakai `mengubah:` pada yang baru dan `diubah_dengan:` pada yang lama.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.kinds.document import Document
from generator.places import Loaded

FORWARD = (("amends", "mengubah"), ("revokes", "mencabut"), ("implements", "melaksanakan"))


def check(loaded: Loaded) -> Iterator[Finding]:
    documents = {item.slug: item for item in loaded.catalogue.of_kind("dokumen")}
    for attribute, key in FORWARD:
        graph = {
            slug: getattr(item.meta, attribute)
            for slug, item in documents.items()
            if isinstance(item.meta, Document)
        }
        for slug, item in documents.items():
            if reaches_itself(graph, slug):
                yield loaded.error(
                    item,
                    (key,),
                    f'"{slug}" {key} dirinya sendiri, langsung atau berputar.',
                    f"Periksa `{key}:` pada dokumen-dokumen ini.",
                    "relasi-melingkar",
                )


def reaches_itself(graph: dict[str, tuple[str, ...]], start: str) -> bool:
    seen: set[str] = set()
    stack = list(graph.get(start, ()))
    while stack:
        slug = stack.pop()
        if slug == start:
            return True
        if slug not in seen:
            seen.add(slug)
            stack.extend(graph.get(slug, ()))
    return False
