"""Licences by their SPDX codes (https://spdx.org/licenses/): name for readers, and address of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.late import Late

if TYPE_CHECKING:
    from packaging import licenses as spdx
else:
    spdx = Late("packaging.licenses")

CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-ND|-SA)?)-(\d\.\d)", re.IGNORECASE)
LICENCES = {
    "CC0-1.0": ("CC0 1.0 (tanpa hak cipta)", "https://creativecommons.org/publicdomain/zero/1.0/deed.id"),
    "ODbL-1.0": ("Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    "ODC-By-1.0": ("Open Data Commons Attribution 1.0", "https://opendatacommons.org/licenses/by/1-0/"),
    "PDDL-1.0": (
        "Public Domain Dedication and License 1.0",
        "https://opendatacommons.org/licenses/pddl/1-0/",
    ),
    "MIT": ("MIT", "https://opensource.org/license/mit"),
}
"""SPDX code → name for readers and the address of the text."""
TERMS = {
    "BY": "Atribusi", "BY-NC": "Atribusi-NonKomersial", "BY-SA": "Atribusi-BerbagiSerupa",
    "BY-ND": "Atribusi-TanpaTurunan", "BY-NC-SA": "Atribusi-NonKomersial-BerbagiSerupa",
    "BY-NC-ND": "Atribusi-NonKomersial-TanpaTurunan",
}  # fmt: skip
USUAL = (*LICENCES, *(f"CC-{terms}-4.0" for terms in TERMS))
"""Proposed where a code is not known."""
OWN = "LicenseRef-"
"""Begins the code of a licence that SPDX does not list (SPDX 2.3, clause 10.1)."""


@dataclass(frozen=True, slots=True)
class Licence:
    code: str
    name: str
    url: str
    """Empty where the code is not known."""


def licence(code: str) -> Licence:
    """Name and address of an SPDX code; an unknown code stands for itself."""
    if code in LICENCES:
        return Licence(code, *LICENCES[code])
    found = CREATIVE_COMMONS.fullmatch(code)
    if found and found[1].upper() in TERMS:
        terms, version = found[1].upper(), found[2]
        name = f"Creative Commons {TERMS[terms]} {version} ({code})"
        return Licence(code, name, f"https://creativecommons.org/licenses/{terms.lower()}/{version}/deed.id")
    return Licence(code, code, address(code))


def is_code(code: str) -> bool:
    """One code of SPDX's list, as written there, or one of the office's own."""
    if code in USUAL:
        return True
    try:
        return " " not in code and spdx.canonicalize_license_expression(code) == code
    except ValueError:
        return False


def address(code: str) -> str:
    """SPDX's page about it; "" where there is none."""
    return f"https://spdx.org/licenses/{code}.html" if is_code(code) and not code.startswith(OWN) else ""
