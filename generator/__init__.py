"""Terang: files in git become a public information disclosure portal.

load → check → (Catalogue) → emit → build; see ``docs/architecture.md``.
"""

__version__ = "0.1.0"
