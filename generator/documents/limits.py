"""How much one document may cost before reading it stops. Sizes in bytes, times in seconds."""

from __future__ import annotations

PAGES = 3_000
"""Pages, sheets or slides that are read; the longest budget annexes seen are about half of this."""
TEXT = 20_000_000
"""Characters of a document."""
BESIDE = 2_000_000
"""Characters of what the pages do not show: comments, form values, attachments."""
BESIDES = 2_000
"""So many pieces of it."""
ATTACHED = 50
"""Files inside a file that are read."""
ATTACHED_SIZE = 20_000_000
"""Of one of them, unpacked; all together may be five times as large."""
IMAGES = 300
"""Images inside a document whose details are looked at."""
PAGE_TEXT = 500_000
"""Characters of one page or sheet."""
UNPACKED = 1_000_000_000
"""All members of a ZIP container together, as its directory declares them."""
MEMBERS = 20_000
"""Files in a ZIP container."""
XML_PART = 100_000_000
"""One XML part that must be held in memory whole."""
PIXELS = 100_000_000
"""Of an image; an A0 plan at 300 dpi has 140 million, an A1 plan 70."""
SECONDS = 60
"""Wall clock for reading one document."""
MEMORY = 2_000_000_000
"""Address space of the child process, libraries included."""
RESULT = 100_000_000
"""What the child may write for one document."""
GITHUB_WARNS = 50_000_000
GITHUB_REFUSES = 100_000_000
"""https://docs.github.com/repositories/working-with-files/managing-large-files"""
THUMBNAIL = 40_000
THUMBNAIL_WIDTH = 480
"""Pixels."""
OCR_PAGES = 300
"""Scanned pages of one document that are recognised; each costs a second or more."""
OCR_SECONDS = 120
"""For one page."""
