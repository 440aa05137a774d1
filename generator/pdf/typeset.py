"""Data and a template of this folder become an accessible PDF (PDF/UA-1), the same bytes each time."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from generator.late import Late
from generator.output import Output
from generator.program import program_digest

if TYPE_CHECKING:
    import typst
else:  # workers set most sheets: the main process can do without
    typst = Late("typst")

HERE = Path(__file__).parent
HOME = HERE.parent.parent
"""Where the program is found by a process of its own."""
LONG = 50_000
"""Characters of data, about two hundred rows: above that, starting a process (0.05 s of processor time) costs
less than the memory."""
Pdf = bytes
BOX = "□"
SHOWN = frozenset(
    "\n"
    + "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x180))))
    + "".join(map(chr, (*range(0x391, 0x3A2), *range(0x3A3, 0x3CA), *range(0x410, 0x450))))
    + "‐–—‘’‚“”„†•…‰′″‹›€™−≤≥≠√∞□"
)
"""Characters that the compiler's own fonts have: Latin, Greek, Cyrillic and marks; a test sets them all."""
STANDARD: Literal["ua-1"] = "ua-1"
"""Tags, title and language are required by the standard, and the compiler refuses to leave them out."""
COMPILER = version("typst")
"""Asked for once: each asking reads the package's files, and every sheet has a key."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """``template`` without suffix; ``data`` must be plain JSON and holds ``title`` and ``author``."""

    template: str
    data: Mapping[str, Any]
    made: datetime
    """The time that the PDF states: the catalogue's, never the clock's."""

    def text(self) -> str:
        return json.dumps(self.data, ensure_ascii=False, sort_keys=True)

    def key(self) -> str:
        parts = (program_digest(), COMPILER, self.template, self.text(), self.made.isoformat())
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def bytes(self) -> bytes:
        return (self.made_apart() if len(self.text()) > LONG else b"") or self.made_here()

    def made_here(self) -> Pdf:
        """A character that the fonts lack would break the whole build: then it is shown as a box, and
        the sheet says so."""
        try:
            return self.compiled(self.text())
        except typst.TypstError:
            shown = json.dumps({**displayable(dict(self.data)), "boxed": True}, sort_keys=True)
            return self.compiled(shown)

    def made_apart(self) -> Pdf:
        """The same by a process of its own, with which the memory goes that the compiler takes and never
        gives back (200 MB for each thousand rows). Nothing where that fails: then it is made here."""
        command = [sys.executable, "-m", "generator.pdf.apart", self.template, str(self.made.timestamp())]
        done = subprocess.run(command, input=self.text().encode(), capture_output=True, cwd=HOME, check=False)
        return done.stdout if done.returncode == 0 else b""

    def compiled(self, data: str) -> Pdf:
        made = compiler().compile(
            HERE / f"{self.template}.typ",
            format="pdf",
            sys_inputs={"data": data},
            pdf_standards=[STANDARD],
            timestamp=int(self.made.timestamp()),
        )
        assert isinstance(made, Pdf)
        return made


def displayable(value: Any) -> Any:
    """Texts in nested data with a box for everything that the fonts may lack."""
    if isinstance(value, str):
        return "".join(each if each in SHOWN else BOX for each in value)
    if isinstance(value, dict):
        return {key: displayable(each) for key, each in value.items()}
    return [displayable(each) for each in value] if isinstance(value, list | tuple) else value


@cache
def compiler() -> typst.Compiler:
    """One for all sheets: it keeps fonts and templates. The machine's own fonts are left out, so that
    every machine sets the same page."""
    return typst.Compiler(root=HERE, ignore_system_fonts=True)


def publish(sheet: Sheet, address: str, out: Output, source: str) -> None:
    """At a site address; under the same key as in the last build nothing is compiled."""
    out.apart(address, partial(write, sheet), source, sheet.key())


def write(sheet: Sheet, path: Path) -> None:
    path.write_bytes(sheet.bytes())
