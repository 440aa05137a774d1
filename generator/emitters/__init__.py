"""Emitters turn the catalogue into pages and files. A new one is one file here and one line below.

Each module has ``emit(catalogue: Catalogue, out: Output) -> None``.
"""

from collections.abc import Callable

from generator.model import Catalogue
from generator.output import Output

EMITTERS: dict[str, Callable[[Catalogue, Output], None]] = {}
