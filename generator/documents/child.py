"""The process that touches hostile bytes: ``python -m generator.documents.child``.

It answers requests from its standard input, one JSON object a line, and writes results to files
that the parent named. It limits its own memory and the size of what it writes; time is the
parent's business. It holds nothing between two documents.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from PIL import Image

from generator.documents import FORMATS, limits, pdf, picture
from generator.documents.attached import read_attached
from generator.documents.deskew import straightened
from generator.documents.text import Reading

try:
    import resource
except ImportError:  # Windows has no such limits; there time alone bounds a document
    resource = None  # type: ignore[assignment]  # Windows has no such limits


def main() -> None:
    confine()
    answer = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whatever a library prints is no answer
    for line in sys.stdin:
        request = json.loads(line)
        print(TASKS[request["task"]](request), file=answer)


def confine() -> None:
    Image.MAX_IMAGE_PIXELS = limits.PIXELS
    if resource is not None:
        for what, limit in (
            (resource.RLIMIT_AS, limits.MEMORY),
            (resource.RLIMIT_FSIZE, limits.RESULT),
            (resource.RLIMIT_CORE, 0),
        ):
            with suppress(ValueError, OSError):  # macOS knows the names but not all of the limits
                resource.setrlimit(what, (limit, limit))


def read(request: dict[str, Any]) -> str:
    """Text, facts and marks as JSON into ``result``; the first page's picture into ``picture``."""
    path = Path(request["path"])
    reading = careful(FORMATS[request["suffix"]].read, path)
    read_attached(reading, path.suffix)
    if reading.picture:
        Path(request["picture"]).write_bytes(reading.picture)
    try:
        Path(request["result"]).write_text(
            json.dumps(reading.as_data(), ensure_ascii=False), "utf-8", "replace"
        )
    except OSError:
        return "penuh"
    return "selesai"


def careful(reader: Callable[[Path], Reading], path: Path) -> Reading:
    """A reader's own surprise never ends the child: it becomes a mark."""
    reading = Reading()
    try:
        return reader(path)
    except (MemoryError, RecursionError):
        reading.mark("dokumen-terlalu-berat", limit="memori")
    except Exception as error:  # any library, any bytes
        reading.mark("dokumen-tak-terbaca", reason=type(error).__name__)
    return reading


def draw(request: dict[str, Any]) -> str:
    """Page ``number`` as a grey PNG into ``result``."""
    drawer = pdf.draw if request["suffix"] == ".pdf" else picture.draw
    try:
        image = straightened(drawer(Path(request["path"]), request["number"]))
        image.save(request["result"], "PNG", compress_level=1, dpi=(pdf.OCR_DPI, pdf.OCR_DPI))
    except Exception as error:  # any library, any bytes
        return type(error).__name__
    return "selesai"


TASKS = {"read": read, "draw": draw}

if __name__ == "__main__":
    main()
