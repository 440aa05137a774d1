"""Officers' files and folders that lie where nothing reads them: what would be missed without a word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.drafts.names import slug_of
from generator.files import Folder, walk
from generator.findings import Finding, Place, Severity
from generator.kinds import KINDS
from generator.readers import TABLE_SUFFIXES

HOMES = {model.home for model in KINDS.values()}
MEANT = {name: model.home for kind, model in KINDS.items() for name in (kind, Path(model.home).name)}
METADATA = {model.filename: model.home for model in KINDS.values() if not model.filename.startswith("*")}
"""``dataset.yml`` and ``dokumen.yml``, with the homes of their folders."""
BESIDE = {"tentang", "panduan", "kewajiban", "permohonan", "peta"}
"""Folders of ``content/`` that are no kind's home."""
WRITTEN = {".pdf", ".doc", ".docx", ".odt", ".rtf"}
TABLES = TABLE_SUFFIXES - {".json", ".geojson"}
"""Not what programs keep beside a portal, such as ``package.json``."""
NOT_READ = "folder ini tidak dibaca, jadi isinya tidak akan terbit."


def misplaced(root: Path) -> Iterator[Finding]:
    for above in ("", "content/"):
        for path in sorted(root.joinpath(above).iterdir()) if root.joinpath(above).is_dir() else ():
            inside = f"{above}{path.name}"
            if path.is_symlink() or path.name.startswith((".", "~$")):
                continue
            if path.is_dir():
                yield from folder_at(root, inside)
            elif home := home_of(path):
                yield Finding(
                    Place(inside),
                    "berkas ini tidak dibaca, jadi tidak akan terbit.",
                    f"Buat folder {home}/{slug_of(path.stem) or 'NAMA'}/, lalu pindahkan ke sana.",
                    "folder-salah-tempat",
                    Severity.WARNING,
                )


def folder_at(root: Path, inside: str) -> Iterator[Finding]:
    """``dataset/`` for ``datasets/``, ``dokumen/`` at the top, ``content/berita/``."""
    name = Path(inside).name
    home = MEANT.get(name.casefold()) or home_by_metadata(root, inside)
    if inside in HOMES or not (home or inside.startswith("content/")) or name in BESIDE:
        return
    if not any(holds_items(each) for each in walk(root, inside, [])):
        return
    if home:
        itself = any((root / inside / name).is_file() for name in METADATA)
        remedy = f"Pindahkan folder ini ke {home}/." if itself else f"Pindahkan isinya ke {home}/."
        yield Finding(Place(inside), NOT_READ, remedy, "folder-salah-tempat")
    else:
        remedy = f"Pindahkan isinya ke salah satu folder ini: {', '.join(sorted(HOMES))}."
        yield Finding(Place(inside), NOT_READ, remedy, "folder-salah-tempat", Severity.WARNING)


def holds_items(folder: Folder) -> bool:
    return any(
        Path(name).suffix.lower() in {".yml", ".yaml", ".md", *TABLE_SUFFIXES} for name in folder.files
    )


def home_of(path: Path) -> str:
    """Where a table or a document belongs; "" for what may lie beside a portal."""
    suffix = path.suffix.lower()
    return "datasets" if suffix in TABLES else "content/dokumen" if suffix in WRITTEN else ""


def home_by_metadata(root: Path, inside: str) -> str:
    """Where a folder at the top belongs that is an item or holds some: ``sekolah/dataset.yml``."""
    at = root / inside
    found = (home for name, home in METADATA.items() if (at / name).is_file() or any(at.glob(f"*/{name}")))
    return "" if "/" in inside else next(found, "")
