"""Officers' files on disk: found without following links, named safely, digested.

Hostile until checked: symbolic links, device files and names that could become markup, a formula
or another path are findings, never opened.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.contents import State, state_of
from generator.findings import Finding, Place
from generator.model import File
from generator.readers import TABLE_SUFFIXES
from generator.strays import pointer

IGNORED = {"Thumbs.db", "ehthumbs.db", "desktop.ini", "__MACOSX"}
FORBIDDEN = set('<>:"/\\|?*`{}')
NAME_LIMIT = 150
PLAIN = re.compile(r"[A-Za-z0-9._ -]{1,150}")
"""Names that need no closer look, and all but a few are."""
SIZE_WARNING = 50_000_000
SIZE_LIMIT = 100_000_000
"""GitHub warns at 50 MiB and refuses 100 MiB a file (docs.github.com, "About large files on GitHub")."""
LFS = b"version https://git-lfs.github.com/spec/v1\n"
POINTER_SIZE = 1024
"""What Git LFS leaves in place of a file begins so and is smaller (git-lfs, "docs/spec.md")."""

MEDIA_TYPES = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".parquet": "application/vnd.apache.parquet",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xls": "application/vnd.ms-excel",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".zip": "application/zip",
}


@dataclass(slots=True)
class Folder:
    """One folder: its files by name, sorted; findings about what could not be taken."""

    root: Path
    source: str
    files: list[str] = field(default_factory=list)
    states: dict[str, State] = field(default_factory=dict)
    """Name → what the file system tells of the file."""

    @property
    def path(self) -> Path:
        return self.root / self.source

    @property
    def name(self) -> str:
        return self.source.rpartition("/")[2]


def walk(root: Path, below: str, findings: list[Finding]) -> Iterator[Folder]:
    """Every folder under ``root/below``, top down, sorted; hidden files are passed over."""
    start = root / below
    if start.is_symlink():
        findings.append(symlink(below))
        return
    stack = [below] if start.is_dir() else []
    while stack:
        folder, children = look_into(root, stack.pop(), findings)
        yield folder
        stack.extend(reversed(children))


def look_into(root: Path, source: str, findings: list[Finding]) -> tuple[Folder, list[str]]:
    """A folder with its files, and the folders in it, sorted."""
    folder, children = Folder(root, source), []
    with os.scandir(f"{root}/{source}") as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            name, inside = entry.name, f"{source}/{entry.name}"
            if name.startswith((".", "~$")) or name in IGNORED:
                continue
            if entry.is_symlink():
                findings.append(symlink(inside))
            elif entry.is_dir():
                children.append(inside)
            elif not entry.is_file():
                findings.append(no_file(inside))
            elif finding := bad_name(name, inside):
                findings.append(finding)
            else:
                folder.files.append(name)
                folder.states[name] = state_of(entry.stat(follow_symlinks=False))
    return folder, children


def no_file(source: str) -> Finding:
    return Finding(Place(source), "ini bukan berkas biasa.", "Ganti dengan berkas biasa.", "bukan-berkas")


def symlink(source: str) -> Finding:
    return Finding(
        Place(source),
        "tautan simbolik tidak diikuti.",
        "Salin berkas aslinya ke tempat ini.",
        "tautan-simbolik",
    )


def bad_name(name: str, source: str) -> Finding | None:
    """A file name becomes part of an address, of HTML and of people's disks."""
    if PLAIN.fullmatch(name):
        return None
    try:
        name.encode()
        normal = unicodedata.normalize("NFC", name) == name
    except UnicodeEncodeError:
        normal = False
    format_characters = any(unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp") for c in name)
    if normal and not format_characters and not FORBIDDEN & set(name) and len(name) <= NAME_LIMIT:
        return None
    remedy = f"Pakai huruf, angka, spasi, titik, dan tanda hubung saja, paling panjang {NAME_LIMIT} huruf."
    if better := plain_name(name):
        remedy = f'Ganti namanya, misalnya menjadi "{better}".'
    return Finding(
        Place(source.encode(errors="backslashreplace").decode()),
        "nama berkas ini tidak dapat dijadikan alamat.",
        remedy,
        "nama-berkas",
    )


def plain_name(name: str) -> str:
    """The name in letters, digits and signs that any address and disk takes; "" where too little is left. A
    Mac keeps "ä" as two letters, which look like one."""
    composed = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem, dot, suffix = re.sub(r"[^A-Za-z0-9._ -]+", " ", composed).rpartition(".")
    better = f"{' '.join(stem.split()).strip(' .-')}.{suffix.strip()}"
    return better if dot and PLAIN.fullmatch(better) and not better.startswith(".") else ""


def lfs_pointer(source: str) -> Finding:
    return Finding(
        Place(source),
        "berkas ini hanya penunjuk Git LFS, bukan isinya.",
        "Unggah isinya tanpa LFS; atau jalankan `git lfs pull` dan tulis `lfs: true` di actions/checkout.",
        "pintasan",
    )


def smaller(name: str) -> str:
    """What an officer can do about a file that is too large, by its kind."""
    suffix = Path(name).suffix.lower()
    if suffix == ".parquet":
        return "Bagi per tahun atau per wilayah."  # there is no smaller form
    if suffix in TABLE_SUFFIXES:
        return "Bagi per tahun atau per wilayah, atau simpan sebagai Parquet."
    return "Perkecil gambarnya atau bagi menjadi beberapa berkas."


def inspect(path: Path, source: str, title: str = "") -> tuple[File | None, list[Finding]]:
    """The file with its size and SHA-256; a file of 0 bytes or past GitHub's limits is a finding."""
    size = path.stat().st_size
    findings = []
    if elsewhere := pointer(path.name):
        message = f"berkas ini hanya pintasan ke {elsewhere}, bukan isinya."
        remedy = "Unduh isinya sebagai XLSX, DOCX, atau PDF, unggah berkas itu, lalu hapus pintasan ini."
        return None, [Finding(Place(source), message, remedy, "pintasan")]
    if size < POINTER_SIZE and path.read_bytes().startswith(LFS):
        return None, [lfs_pointer(source)]
    if size == 0:
        return None, [
            Finding(
                Place(source),
                "berkas ini kosong (0 bita).",
                "Unggah ulang berkas yang berisi.",
                "berkas-kosong",
            )
        ]
    if size >= SIZE_LIMIT:
        findings.append(
            Finding(
                Place(source),
                f"berkas ini {size // 1_000_000} MB; GitHub menolak berkas 100 MB ke atas.",
                smaller(path.name),
                "berkas-terlalu-besar",
            )
        )
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    media_type = MEDIA_TYPES.get(path.suffix.lower(), "application/octet-stream")
    return File(path.name, path, source, size, digest, media_type, title), findings
