"""Rules need the whole catalogue. A new rule is one file here and one line below.

Each module has ``check(loaded: Loaded) -> Iterable[Finding]``.
"""

from collections.abc import Callable, Iterable

from generator.findings import Finding
from generator.places import Loaded
from generator.rules import (
    addresses,
    boundaries,
    charts,
    dates,
    document_series,
    duplicates,
    duties,
    editions,
    exempt,
    foreign_keys,
    indicators,
    law_names,
    lifecycle,
    links,
    own_code,
    periods,
    personal,
    references,
    registers,
    relations,
    requests,
    retention,
    series,
    sizes,
    small_cells,
    tree,
    workbooks,
)

RULES: dict[str, Callable[[Loaded], Iterable[Finding]]] = {
    "references": references.check,
    "tree": tree.check,
    "addresses": addresses.check,
    "links": links.check,
    "duplicates": duplicates.check,
    "lifecycle": lifecycle.check,
    "dates": dates.check,
    "periods": periods.check,
    "relations": relations.check,
    "law_names": law_names.check,
    "document_series": document_series.check,
    "charts": charts.check,
    "boundaries": boundaries.check,
    "indicators": indicators.check,
    "editions": editions.check,
    "retention": retention.check,
    "requests": requests.check,
    "exempt": exempt.check,
    "registers": registers.check,
    "duties": duties.check,
    "sizes": sizes.check,
    "workbooks": workbooks.check,
    "personal": personal.check,
    "small_cells": small_cells.check,
    "foreign_keys": foreign_keys.check,
    "own_code": own_code.check,
    "series": series.check,
}
