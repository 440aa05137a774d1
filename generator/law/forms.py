"""Forms of Indonesian regulations: abbreviation, gazette, height, and main heading (T.E.U.) by rule.

Heights follow UU 12/2011 Pasal 7 (1); what Pasal 8 adds beside the ladder has none. Headings follow the
JDIH rule (Permenkumham 8/2019): ``X (Kota)`` for a Perda, ``X. Walikota`` for a mayor's regulation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NATION = "Republik Indonesia"


@dataclass(frozen=True, slots=True)
class Form:
    """One form of regulation; ``{name}`` and ``{kind}`` in ``author`` are the region's."""

    name: str
    short: tuple[str, ...]
    """The usual abbreviation first, others that are in use after it."""
    author: str = ""
    """T.E.U. badan/pengarang; empty where no rule gives it."""
    gazette: str = ""
    rank: int = 0
    """The higher the number, the lower the regulation; 0 stands beside the ladder."""


FORMS = (
    Form("Undang-Undang Dasar", ("UUD",), "Indonesia", "", 1),
    Form("Peraturan Pemerintah Pengganti Undang-Undang", ("PERPPU",), "Indonesia", "Lembaran Negara", 3),
    Form("Undang-Undang", ("UU",), "Indonesia", "Lembaran Negara", 3),
    Form("Peraturan Pemerintah", ("PP",), "Indonesia", "Lembaran Negara", 4),
    Form("Peraturan Presiden", ("PERPRES",), "Indonesia", "Lembaran Negara", 5),
    Form("Keputusan Presiden", ("KEPPRES",), "Indonesia"),
    Form("Instruksi Presiden", ("INPRES",), "Indonesia"),
    Form("Peraturan Menteri", ("PERMEN",), "", "Berita Negara"),
    Form("Keputusan Menteri", ("KEPMEN",)),
    Form("Peraturan Komisi Informasi", ("PERKI",), "Indonesia. Komisi Informasi", "Berita Negara"),
    Form("Peraturan Daerah", ("PERDA",), "{name} ({kind})", "Lembaran Daerah", 7),
    Form("Peraturan Gubernur", ("PERGUB",), "{name}. Gubernur", "Berita Daerah", 8),
    Form("Keputusan Gubernur", ("KEPGUB",), "{name}. Gubernur"),
    Form("Peraturan Wali Kota", ("PERWAKO", "PERWALI", "PERWAL"), "{name}. Walikota", "Berita Daerah", 8),
    Form("Keputusan Wali Kota", ("KEPWAKO", "KEPWALI", "KEPWAL"), "{name}. Walikota"),
    Form("Instruksi Wali Kota", ("INWAKO", "INWALI", "INWAL"), "{name}. Walikota"),
    Form("Peraturan Bupati", ("PERBUP",), "{name}. Bupati", "Berita Daerah", 8),
    Form("Keputusan Bupati", ("KEPBUP",), "{name}. Bupati"),
    Form("Instruksi Bupati", ("INBUP",), "{name}. Bupati"),
    Form("Surat Edaran", ("SE",)),
)  # fmt: skip
PATTERNS = tuple((form, re.compile(rf"{re.escape(form.name.casefold())}(?!\w|-)")) for form in FORMS)
HEADS = {"wali kota": "Kota", "bupati": "Kabupaten", "gubernur": "Provinsi"}
"""Head of a region → the region's kind."""
REGION = re.compile(
    r"\b(wali\s*kota|kota|bupati|kabupaten|gubernur|provinsi)\s+"
    r"((?!(?:nomor|no|tahun|tentang|dan)\b)\w[\w'’-]*(?:\s+(?!(?:nomor|no|tahun|tentang)\b)\w[\w'’-]*){0,3})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Region:
    """``Region("Kota", "Pekanbaru")``."""

    kind: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


def spaced(text: str) -> str:
    """One spelling for what is written in several: ``Walikota``, ``PERATURAN  WALI KOTA``."""
    return re.sub(r"\bwalikota\b", "wali kota", " ".join(text.split()).casefold())


def form_of(kind: str | None) -> Form | None:
    """The form that a document's ``jenis`` names, also where more words follow it or by its abbreviation."""
    words = spaced(kind or "")
    if short := next((form for form in FORMS if words.partition(" ")[0].upper() in form.short), None):
        return short
    fitting = (form for form, pattern in PATTERNS if pattern.match(words))
    return max(fitting, key=lambda form: len(form.name), default=None)


def region_in(text: str) -> Region | None:
    """The region that a title or the name of a body speaks of: ``Peraturan Wali Kota Pekanbaru Nomor 13``."""
    found = REGION.search(re.split(r"\b(?:nomor|no\.|tentang)", text, maxsplit=1, flags=re.IGNORECASE)[0])
    if not found:
        return None
    word = spaced(found[1])
    name = found[2].title() if found[2].isupper() else found[2]
    return Region(HEADS.get(word, word.title()), " ".join(name.split()))


def author_of(form: Form | None, region: Region | None) -> str:
    """T.E.U. by rule; empty where there is no rule, or it wants a region that is not known."""
    if form is None or not form.author or ("{" in form.author and region is None):
        return ""
    if region and form.name == "Peraturan Daerah" and region.kind == "Provinsi":
        return region.name
    return form.author.format(name=region.name if region else "", kind=region.kind if region else "")
