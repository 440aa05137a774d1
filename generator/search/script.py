"""``assets/terang/cari-satu.js``: the modules of the search page in one file, with the root of the index.

A first visit waits for the last of them before it can ask for a word, a browser fetches six files of a host
at a time, and what a script fetches waits behind what the page lays out. Each module becomes a function that
is run at once, so that names stay apart::

    import { plain as p } from "./cari-kata.js";  →  const { plain: p } = $cari_kata;
    export const stem = …                         →  const stem = …   and  return { stem } at its end

The dialog of the other pages imports the modules themselves.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path

FOLDER = "assets/terang"
PAGE = "cari-halaman"
INDEX = "cari-indeks"
GIVEN = re.compile(r"\bfunction given\(")
"""What takes the root; a portal's own module may lack it, and then asks for the file."""
TARGET = "cari-satu.js"
IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "\./([\w-]+)\.js";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
OTHER = re.compile(r"^\s*(?:import|export)\b", re.MULTILINE)
"""A way to import or export that is none of ours; `import(…)` of a portal's own is one too."""


def write_script(site: Path, root: Path) -> None:
    """``root`` is the file ``awal.idx``. Joins what the site publishes, and so a portal's own modules where
    it has some. Where these are written otherwise than ours, the file only leads to them."""
    folder = site / FOLDER
    if not (folder / f"{PAGE}.js").is_file():
        return
    modules: dict[str, str] = {}
    whole = joined(folder, PAGE, modules, ())
    if GIVEN.search(modules.get(INDEX, "")):
        modules[INDEX] += f"{variable(INDEX)}.given({gzip.decompress(root.read_bytes()).decode()});\n"
    code = "".join(modules.values()) if whole else f'import "./{PAGE}.js";\n'
    (folder / TARGET).write_text(code, "utf-8", "surrogateescape")


def joined(folder: Path, name: str, modules: dict[str, str], within: tuple[str, ...]) -> bool:
    """Adds the module after those that it imports; False where one cannot be joined."""
    path = folder / f"{name}.js"
    if name in modules:
        return True
    if name in within or not path.is_file():
        return False
    code = path.read_text("utf-8", "surrogateescape")
    if not all(joined(folder, needed, modules, (*within, name)) for _, needed in IMPORT.findall(code)):
        return False
    names = ", ".join(EXPORT.findall(code))
    own = EXPORT.sub("", IMPORT.sub(taken, code))
    modules[name] = f"const {variable(name)} = (() => {{\n{own}\nreturn {{ {names} }};\n}})();\n"
    return not OTHER.search(own)


def taken(found: re.Match[str]) -> str:
    return f"const {{ {found[1].replace(' as ', ': ')} }} = {variable(found[2])};"


def variable(name: str) -> str:
    return "$" + name.replace("-", "_")
