"""The officers' pages about rules, out of the rules' own docstrings.

``python -m generator.guide`` writes ``content/panduan/aturan/``; a test keeps the pages true. A rule's
docstring has a sentence for developers, then ``Judul``, ``Kode``, ``Mengapa``, ``Contoh`` and ``Perbaikan``.
"""

from __future__ import annotations

import importlib
import re
from pathlib import Path

from generator.rules import RULES

HOME = Path("content/panduan/aturan")
PARTS = ("Judul", "Kode", "Mengapa", "Contoh", "Perbaikan")
INDEX = """\
---
judul: Aturan pemeriksaan
ringkasan: Apa yang diperiksa sebelum terbit, dan kode temuannya.
urutan: 11
---

Setiap aturan punya halaman sendiri: kode, sebab, contoh, dan perbaikannya.

| Kode | Aturan |
|---|---|
{rows}
"""
PAGE = """\
---
judul: {Judul}
ringkasan: Arti temuan {plain}, dan cara memperbaikinya.
urutan: {number}
---

Kode temuan: {Kode}.

## Mengapa

{Mengapa}

## Contoh

{Contoh}

## Perbaikan

{Perbaikan}
"""


def parts(rule: str) -> dict[str, str]:
    """Of one rule, each part as one paragraph that begins with a capital and ends with a full stop."""
    text = importlib.import_module(f"generator.rules.{rule}").__doc__ or ""
    found = re.split(rf"^({'|'.join(PARTS)}):\s*", text, flags=re.MULTILINE)[1:]
    pairs = zip(found[::2], found[1::2], strict=True)
    return {
        name: sentence(value) if name not in ("Judul", "Kode") else value.strip() for name, value in pairs
    }


def sentence(text: str) -> str:
    joined = " ".join(text.split())
    return joined[:1].upper() + joined[1:]


def address(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def pages() -> dict[str, str]:
    """File name → text."""
    made = {}
    rows = set()
    for number, rule in enumerate(RULES, 1):
        said = parts(rule)
        codes = re.findall(r"`([a-z0-9-]+)`", said["Kode"])
        name = f"{address(said['Judul'])}.md"
        quoted = ", ".join(f"`{code}`" for code in codes)
        made[name] = PAGE.format_map({**said, "Kode": quoted, "plain": ", ".join(codes), "number": number})
        rows |= {f"| `{code}` | [{said['Judul']}]({name}) |" for code in codes}
    return {"index.md": INDEX.format(rows="\n".join(sorted(rows))), **made}


def main() -> None:
    HOME.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for old in HOME.glob("*.md"):
        if old.name not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (HOME / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
