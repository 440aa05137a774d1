"""Rules need the whole catalogue. A new rule is one file here and one line below.

Each module has ``check(loaded: Loaded) -> Iterable[Finding]``.
"""

from collections.abc import Callable, Iterable

from generator.findings import Finding
from generator.places import Loaded
from generator.rules import addresses, charts, indicators, lifecycle, personal, references, relations, small_cells, tree

RULES: dict[str, Callable[[Loaded], Iterable[Finding]]] = {
    "references": references.check,
    "tree": tree.check,
    "addresses": addresses.check,
    "lifecycle": lifecycle.check,
    "relations": relations.check,
    "charts": charts.check,
    "indicators": indicators.check,
    "personal": personal.check,
    "small_cells": small_cells.check,
}
