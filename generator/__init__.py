"""Terang: files in git become a public information disclosure portal.

load → check → (Catalogue) → emit → build; see ``docs/architecture.md``.
"""

import gc
import os

__version__ = "0.1.0"

# The program makes many records that stay, and few rings of garbage: Python's usual search for such rings,
# after every 700 new objects, finds none and took a fifth of the time of a check.
gc.set_threshold(50_000, 20, 20)

# Arrow's own allocator (mimalloc) takes a gigabyte of addresses at once and gives little of it back: with the
# system's, the same work takes the same time and 60 MB less, and goes on where data memory is limited.
# Read when pyarrow is imported, therefore here.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")

# NumPy's OpenBLAS begins a thread for each core when it is imported, which spins for work that never comes,
# as nothing here multiplies matrices: up to 0.2 s of processor time in each process.
# Read when numpy is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
