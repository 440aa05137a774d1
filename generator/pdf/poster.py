"""A poster with the code that leads to its page; drawn by workers, so this module imports little."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import segno

from generator.pdf.typeset import Sheet, write


def save(sheet: Sheet, path: Path) -> None:
    """The code is drawn only now: it takes longer than to see that nothing changed."""
    write(replace(sheet, data={**sheet.data, "qr": qr(str(sheet.data["url"]))}), path)


def qr(url: str) -> str:
    """SVG with a quiet zone of four modules (ISO/IEC 18004); a seventh of the code may be spoilt."""
    drawn = io.BytesIO()
    segno.make_qr(url, error="m").save(drawn, kind="svg", border=4, dark="#1b2420", light="#ffffff")
    return drawn.getvalue().decode()
