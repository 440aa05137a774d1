"""The catalogue in the words of others: address → module with ``rows(catalogue)``, one object an item of the
kinds in ``LISTED``, and what stands around them. A new one is a file here and a line below. DCAT has its own
forms in ``rdf/``.
"""

from types import ModuleType

from generator.catalogues import bulk, jdih, us

LISTS: dict[str, ModuleType] = {
    "data.json": us,
    "jdih/integrasi.json": jdih,
    "katalog.jsonl": bulk,
}
