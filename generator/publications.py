"""The public log of publications: append-only, each entry with the digest of the one before.

One JSON object a line. Whoever keeps a copy can see by ``generator.verify`` whether what was
published later still begins with it: a rewritten history shows.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from generator.findings import Finding, Place

LOG = "penerbitan.jsonl"
"""Its address on the site; not in the manifest, which it names."""
DIGESTS = "sidik"
"""File of the cache with the digest of each published file, beside what the file system told of it."""
LIMIT = 50_000_000


@dataclass(frozen=True, slots=True)
class Publication:
    """One entry. ``manifest``: SHA-256 of ``manifest.json``; ``before``: of the line before, without
    its line break, "" in the first."""

    number: int
    date: str
    """ISO 8601, UTC: the newest date in the content, never the clock."""
    commit: str
    manifest: str
    before: str

    def line(self) -> bytes:
        names = {"nomor": self.number, "tanggal": self.date, "commit": self.commit or None}
        digests = {"manifest": self.manifest, "sebelumnya": self.before or None}
        return json.dumps(names | digests, separators=(",", ":")).encode()


def append_publication(log: bytes | None, manifest_digest: str, commit: str | None, date: datetime) -> bytes:
    """The log with this publication at its end; unchanged when the site is the one published last.

    Whatever stands in the log already is kept byte for byte, even where it is damaged.
    """
    lines = (log or b"").splitlines()
    last = publication_of(lines[-1]) if lines else None
    if last and last.manifest == manifest_digest:
        return log or b""
    before = hashlib.sha256(lines[-1]).hexdigest() if lines else ""
    moment = date.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    entry = Publication(len(lines) + 1, moment, commit or "", manifest_digest, before)
    kept = (log or b"") if not log or log.endswith(b"\n") else log + b"\n"
    return kept + entry.line() + b"\n"


def publication_of(line: bytes) -> Publication | None:
    try:
        data: dict[str, Any] = json.loads(line)
        digests = str(data["manifest"]), str(data["sebelumnya"] or "")
        return Publication(int(data["nomor"]), str(data["tanggal"]), str(data["commit"] or ""), *digests)
    except (ValueError, KeyError, TypeError):
        return None


def check_log(log: bytes, place: str = LOG) -> Iterator[Finding]:
    """Broken links of the chain, with their lines."""
    before = ""
    for number, line in enumerate(log.splitlines(), 1):
        entry = publication_of(line)
        if entry is None:
            yield broken(place, number, "baris ini bukan catatan penerbitan")
        elif entry.number != number:
            yield broken(place, number, f"catatan ini bernomor {entry.number}, seharusnya {number}")
        elif entry.before != before:
            yield broken(place, number, "catatan ini tidak menyambung ke catatan sebelumnya")
        before = hashlib.sha256(line).hexdigest()


def broken(place: str, line: int, what: str) -> Finding:
    return Finding(
        Place(place, line),
        f"{what}: riwayat penerbitan pernah ditulis ulang atau rusak.",
        "Bandingkan dengan salinan yang lebih lama, dan tanyakan kepada pengelola portal.",
        "catatan-putus",
    )


def check_continuation(older: bytes, newer: bytes, place: str = LOG) -> Iterator[Finding]:
    """A log that someone kept must be the beginning of the one that is published now."""
    if newer.startswith(older.rstrip(b"\n")):
        return
    kept, now = older.splitlines(), newer.splitlines()
    pairs = enumerate(zip(kept, now, strict=False), 1)
    differs = next((number for number, (one, other) in pairs if one != other), min(len(kept), len(now)) + 1)
    yield broken(place, differs, "catatan ini lain daripada di salinan lama")
