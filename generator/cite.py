"""How to cite an item: one Indonesian sentence, BibTeX, and CSL-JSON.

There is no date of access in it: that is the reader's, and a page must not depend on the clock.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.kinds.document import Document
from generator.kinds.resource import Resource
from generator.law.citation import in_legal_form
from generator.model import Catalogue, Item, day
from generator.render import date_id

SHORT = 10
"""Characters of a commit in addresses."""
CSL_TYPES = {"dataset": "dataset", "dokumen": "report", "pengumuman": "post", "indikator": "dataset"}
FORM = {"dataset": "Dataset", "pengumuman": "Pengumuman", "indikator": "Indikator", "layanan": "Layanan"}


@dataclass(frozen=True, slots=True)
class Citation:
    """One state of an item, ready to be cited."""

    item: Item
    author: str
    issued: date
    form: str
    """What is cited, in brackets behind the title: ``Dataset``."""
    portal: str
    version: str
    """``1 Juli 2025 (a1b2c3d)``: the state that is cited."""
    url: str
    """The address of this very state for ever; of the item where git does not know the state."""
    newest: str = ""
    """The address that always shows the newest state; "" where it is the same."""
    legal: str = ""
    """How lawyers cite it; empty for what is no regulation."""

    @property
    def text(self) -> str:
        """``Dinas X. (2025). Judul [Dataset], versi …. Portal. https://…``"""
        form = f" [{self.form}]" if self.form else ""
        return (
            f"{self.author}. ({self.issued.year}). {self.item.title}{form}, versi {self.version}. "
            f"{self.portal}. {self.url}"
        )

    @property
    def bibtex(self) -> str:
        """``@misc``, which every style knows."""
        fields = {
            "author": f"{{{escape_tex(self.author)}}}",
            "title": f"{{{escape_tex(self.item.title)}}}",
            "year": str(self.issued.year),
            "month": str(self.issued.month),
            "publisher": escape_tex(self.portal),
            "version": escape_tex(self.version),
            "url": escape_tex(self.url),
        }
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
        return f"@misc{{{self.item.slug}-{self.issued.year},\n{lines}}}\n"

    @property
    def csl_json(self) -> str:
        """https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html"""
        meta = self.item.meta
        number = meta.number if isinstance(meta, Document) else None
        entry: dict[str, Any] = {
            "id": self.item.key,
            "type": "legislation" if number else CSL_TYPES.get(self.item.kind, "webpage"),
            "title": self.item.title,
            "author": [{"literal": self.author}],
            "issued": {"date-parts": [[self.issued.year, self.issued.month, self.issued.day]]},
            "publisher": self.portal,
            "version": self.version,
            "language": meta.language,
            "URL": self.url,
            **({"number": number} if number else {}),
        }
        return json.dumps([entry], ensure_ascii=False, indent=2)


def citation(catalogue: Catalogue, item: Item, state: str | None = None) -> Citation:
    """``state``: the commit of the item's newest event, whose entry in its history is cited."""
    publisher = catalogue.publisher(item)
    settings = catalogue.settings
    latest = state or (item.revisions[0].commit if item.revisions else "")
    commit = f" ({latest[:7]})" if latest else ""
    here = settings.absolute(item.address)
    return Citation(
        item=item,
        author=publisher.title if publisher else settings.body_name or settings.name,
        issued=day(item.meta.issued or item.issued),
        form=form_of(item.kind, item.meta),
        portal=settings.name,
        version=f"{date_id(item.modified)}{commit}",
        url=f"{here}perubahan/#{state[:SHORT]}" if state else here,
        newest=here if state else "",
        legal=(
            in_legal_form(catalogue.law, item.slug, settings.body_name or "")
            if item.kind == "dokumen"
            else ""
        ),
    )


def form_of(kind: str, meta: Resource) -> str:
    return meta.type or "Dokumen" if isinstance(meta, Document) else FORM.get(kind, "")


def escape_tex(text: str) -> str:
    """Text that TeX prints as it is, whatever an officer wrote."""
    special = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    plain = " ".join(text.split())
    return "".join(special.get(c) or (f"\\{c}" if c in "{}%$#&_" else c) for c in plain)
