"""Which pages a pull request changes: ``python -m generator.preview BASE`` prints them as Markdown.

For the job summary of check.yml, before the built site that is kept as an artifact.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from generator.drafts.fields import needs_files
from generator.findings import one_line
from generator.kinds import KINDS

LIMIT = 200


def addresses(paths: Sequence[str]) -> list[str]:
    """Site addresses of the items and hand-written pages that these files belong to."""
    return sorted({address for path in paths if (address := address_of(PurePosixPath(path))) is not None})


def address_of(path: PurePosixPath) -> str | None:
    for kind, model in KINDS.items():
        if PurePosixPath(model.home) in path.parents:
            slug = path.parent.name if needs_files(model) else path.stem
            return f"{kind}/{slug}/"
    if path.suffix == ".md" and path.parts[:1] == ("content",):
        inner = PurePosixPath(*path.parts[1:]).with_suffix("")
        return f"{inner.parent if inner.name == 'index' else inner}/".removeprefix("./")
    return None


def changed(root: Path, base: str) -> list[str]:
    """Paths that differ from where the branch began; empty where git does not know ``base``."""
    command = ["git", "-C", str(root), "diff", "--name-only", "--no-renames", "-z", f"{base}...HEAD", "--"]
    done = subprocess.run(command, capture_output=True, check=False)
    return [name for name in done.stdout.decode(errors="replace").split("\0") if name]


def listing(found: Sequence[str]) -> str:
    """Names come from the pull request: they stand in code, and cannot end it."""
    shown = [f"- `/{one_line(address, 200).replace('`', ' ')}`" for address in found[:LIMIT]]
    more = [f"- dan {len(found) - LIMIT} lagi"] if len(found) > LIMIT else []
    lines = [*shown, *more] or ["Tidak ada halaman terbitan yang berubah."]
    kept = "Seluruh situs seperti nanti tampil ada pada artefak `situs` di bawah halaman ini."
    return "\n".join(["## Halaman yang berubah", "", *lines, "", kept])


if __name__ == "__main__":
    print(listing(addresses(changed(Path.cwd(), sys.argv[1]))))
