"""The program itself as part of what its output depends on."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
THEME_FOLDERS = (HERE / "overrides", HERE.parent / "overrides")
"""Its own look: inside the installed package, or beside it in a checkout."""


def material_partials(folder: str) -> list[Path]:
    """Templates of the theme below its ``partials``; none where it is not installed."""
    spec = find_spec("material")
    (home,) = spec.submodule_search_locations or [""] if spec else [""]
    return sorted(Path(home, "templates/partials", folder).glob("*.html"))


@cache
def program_digest() -> str:
    """SHA-256 of the program's code and templates: another program may make other bytes of the same input."""
    digest = hashlib.sha256()
    for path in sorted(HERE.rglob("*")):
        if path.suffix in (".py", ".md", ".html", ".yml", ".typ", ".json") and path.is_file():
            digest.update(path.relative_to(HERE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
