"""Files inside a file: read once more, one level deep, for the search of personal data. In the child only."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from generator.documents import FORBIDDEN, FORMATS
from generator.documents.layout import tidy
from generator.documents.text import Reading

TOLD = {"lokasi-gambar", "rincian-gambar", "berisi-makro", "pdf-skrip", "bom-zip"}
"""Marks of an inner file that are the outer one's too: they go out with it."""
NAMES = 5
"""Names in a sentence."""


def read_attached(reading: Reading, own: str) -> None:
    """Puts the text of what is attached, and what hides in it, beside the pages; marks what is dangerous
    and what nobody could look into.

    ``own``: the suffix of the file itself; a ZIP's list of names is its page already.
    """
    dangerous = [tidy(name) for name, _ in reading.attached if is_dangerous(name)]
    if dangerous:
        reading.mark("isi-arsip-terlarang", names=", ".join(dangerous[:NAMES]))
    unread = []
    with TemporaryDirectory(prefix="terang-") as folder:
        for name, content in reading.attached:
            if own.lower() != ".zip":
                reading.aside("nama lampiran", tidy(name))
            if not is_dangerous(name) and not read_one(Path(folder), name, content, reading):
                unread.append(tidy(PurePosixPath(name).name) or "tanpa nama")
    if unread:
        reading.mark("lampiran-tak-terbaca", count=len(unread), names=", ".join(unread[:NAMES]))
    reading.attached.clear()


def is_dangerous(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.suffix.lower() in FORBIDDEN or path.is_absolute() or ".." in path.parts


def read_one(folder: Path, name: str, content: bytes, reading: Reading) -> bool:
    """False where nothing could be read: too large, locked, broken, an archive, an unknown format."""
    suffix = PurePosixPath(name).suffix.lower()
    if not content or suffix not in FORMATS or suffix == ".zip":
        return False
    path = folder / f"lampiran{suffix}"
    path.write_bytes(content)
    place = f"lampiran {tidy(PurePosixPath(name).name)[:80]}"
    try:
        inner = FORMATS[suffix].read(path)
    except Exception:  # any library, any bytes; the outer document is read already
        return False
    for page in inner.pages or ():
        reading.aside(place, page.text)
    for beside in inner.besides:
        reading.aside(f"{beside.place} di {place}", beside.text)
    reading.marks += [mark for mark in inner.marks if mark.code in TOLD and mark not in reading.marks]
    return inner.pages is not None
