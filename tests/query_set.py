"""The queries of ``queries.yml``, in two halves: one to tune by, one that nobody looks at while tuning."""

from __future__ import annotations

from pathlib import Path

import yaml

QUERIES = Path(__file__).with_name("queries.yml")


def queries(aside: bool) -> list[tuple[str, list[str]]]:
    """(query, good addresses); every second of a group is kept aside."""
    groups = yaml.safe_load(QUERIES.read_text("utf-8")).values()
    return [(query, good) for rows in groups for query, *good in rows[aside::2]]
