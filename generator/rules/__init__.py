"""What is checked beyond one value. A new rule is one file here and one line below.

The module of a rule has one or more of these functions, and its line says which:

* ``of_item(around, item) -> Iterable[Finding]`` looks at one item. What it wants to know of the rest of the
  portal it asks ``around``, which notes the answer: the findings are kept until the item's files or an
  answer change. It looks neither at other files nor at ``item.issued``, ``modified`` and ``revisions``.
* ``gist(item, root, cache)`` gives the plain values that ``check`` needs of the item, or None. It looks at
  nothing but the item's own files, and is kept with them.
* ``check(loaded) -> Iterable[Finding]`` looks at the whole portal, each time. What it needs of every item it
  takes from ``loaded.gists(name)``; an item's metadata, files and tables are read when it asks for them.

With ``kinds`` a rule looks at items of these kinds only, and its ``check`` at nothing else but the settings,
so that what it finds is kept until one of them changes.
"""

from __future__ import annotations

import importlib
from functools import cache
from types import ModuleType
from typing import NamedTuple


class Rule(NamedTuple):
    """Which functions the module has."""

    of_item: bool = False
    gist: bool = False
    check: bool = False
    kinds: tuple[str, ...] = ()


RULES: dict[str, Rule] = {
    "references": Rule(of_item=True, check=True),
    "tree": Rule(gist=True, check=True, kinds=("organisasi",)),
    "addresses": Rule(of_item=True, check=True),
    "links": Rule(gist=True, check=True),
    "duplicates": Rule(gist=True, check=True),
    "lifecycle": Rule(of_item=True),
    "dates": Rule(of_item=True),
    "periods": Rule(of_item=True, kinds=("dataset",)),
    "relations": Rule(check=True, kinds=("dokumen",)),
    "law_names": Rule(of_item=True, kinds=("dokumen",)),
    "document_series": Rule(check=True, kinds=("dokumen",)),
    "charts": Rule(of_item=True, kinds=("dataset",)),
    "boundaries": Rule(check=True),
    "indicators": Rule(of_item=True, kinds=("indikator",)),
    "editions": Rule(check=True),
    "retention": Rule(of_item=True),
    "requests": Rule(check=True),
    "exempt": Rule(of_item=True, gist=True, check=True),
    "registers": Rule(of_item=True, gist=True, check=True),
    "duties": Rule(check=True),
    "sizes": Rule(of_item=True, gist=True, check=True),
    "workbooks": Rule(of_item=True, kinds=("dataset",)),
    "personal": Rule(gist=True, check=True),
    "small_cells": Rule(gist=True, check=True),
    "foreign_keys": Rule(of_item=True, kinds=("dataset",)),
    "own_code": Rule(check=True),
    "series": Rule(of_item=True, kinds=("dataset",)),
    "licences": Rule(of_item=True, check=True),
    "names": Rule(of_item=True, kinds=("pengumuman", "dokumen")),
    "site_settings": Rule(check=True),
}


@cache
def module_of(rule: str) -> ModuleType:
    """Imported when it is needed: on a portal that did not change, few rules look at anything."""
    return importlib.import_module(f"generator.rules.{rule}")
