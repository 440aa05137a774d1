"""Words as YAML that reads the same in a block, in braces, and in every YAML program."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from generator.findings import one_line
from generator.readers.yaml import NULLS

PLAIN = re.compile(r"[^\W_][\w./%()–-]*(?: [\w./%()–-]+)*")
"""Letters, digits and marks that mean nothing in YAML, with single spaces."""
MISREAD = re.compile(r"(?:y|n|yes|no|on|off|true|false|nan|inf)|[\d._]*[.eE_][\d.eE_+-]*|0\d+", re.IGNORECASE)
"""Other programs take these for booleans and numbers: ``14.71`` would lose its meaning."""


def scalar(text: str) -> str:
    """One line of text as a YAML scalar."""
    text = one_line(" ".join(text.split()), 1000)
    if PLAIN.fullmatch(text) and not MISREAD.fullmatch(text) and text not in NULLS:
        return text
    return json.dumps(text, ensure_ascii=False)


def listed(values: Iterable[str]) -> str:
    return f"[{', '.join(scalar(value) for value in values)}]"


def braces(values: Mapping[str, str]) -> str:
    """``{judul: Tahun, tipe: tahun}``; empty values are left out."""
    return "{" + ", ".join(f"{key}: {scalar(value)}" for key, value in values.items() if value) + "}"


def comment(text: str) -> str:
    """Text that can only be a comment, however it tries to end it."""
    return "# " + one_line(" ".join(text.split()), 2000)
