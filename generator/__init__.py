"""Terang: files in git become a public information disclosure portal.

load → check → (Catalogue) → emit → build; see ``docs/architecture.md``.
"""

import os

__version__ = "0.1.0"

# Arrow's own allocator (mimalloc) takes a gigabyte of addresses at once and gives little of it back: with the
# system's, the same work takes the same time and 60 MB less, and goes on where data memory is limited.
# Read when pyarrow is imported, therefore here.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
