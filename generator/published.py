"""The list of digests that a portal publishes of itself, and how its files are reached.

A list comes from elsewhere: its size is bounded, and nothing but http(s) and files in the folder
is ever opened.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO
from urllib.error import URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from generator.findings import Finding, Place, one_line

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
LIST_LIMIT = 200_000_000
"""Bytes of a list."""
TIMEOUT = 60
ASK = "Unduh ulang; bila tetap begini, tanyakan kepada pengelola portal."

Opener = Callable[[str], IO[bytes]]
"""Opens a published file by its address; raises OSError where there is none."""


@dataclass(frozen=True, slots=True)
class Published:
    """The digests of one publication."""

    digests: dict[str, str]
    """Address → SHA-256."""
    source: str
    """Where they were read."""
    commit: str = ""


class Unverifiable(Exception):
    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def folder_above(path: Path) -> str:
    """The nearest folder with a list of digests."""
    for folder in path.resolve().parents:
        if (folder / MANIFEST).is_file() or (folder / SUMS).is_file():
            return str(folder)
    raise Unverifiable(
        Finding(
            Place(str(path)),
            "tidak ada daftar sidik di dekat berkas ini.",
            "Sebut alamat portalnya, misalnya `--dengan https://ppid.contoh.go.id/`.",
            "tanpa-manifest",
        )
    )


def read_published(against: str) -> Published:
    """Digests of a site, a folder, or out of one of the two files that carry them."""
    if is_url(against):
        name = PurePosixPath(urlsplit(against).path).name
        if name in (MANIFEST, SUMS):
            return parse_list(name, read_all(web(against.removesuffix(name)), name), against)
        return published_by(web(against), against)
    path = Path(against)
    if path.is_dir():
        return published_by(disk(path), against)
    if path.is_file():
        return parse_list(path.name, path.read_bytes()[:LIST_LIMIT], against)
    raise Unverifiable(absent(against))


def published_by(opener: Opener, where: str) -> Published:
    for name in (MANIFEST, SUMS):
        try:
            return parse_list(name, read_all(opener, name), f"{where.rstrip('/')}/{name}")
        except OSError:
            continue
    raise Unverifiable(
        Finding(
            Place(one_line(where, 200)),
            f"di sini tidak ada {MANIFEST} maupun {SUMS}.",
            "Periksa alamatnya; daftar itu ada di alamat utama portal.",
            "tanpa-manifest",
        )
    )


def parse_list(name: str, raw: bytes, source: str) -> Published:
    try:
        if raw.lstrip()[:1] == b"{":
            data = json.loads(raw)
            digests = {str(address): str(entry["sha256"]) for address, entry in data["files"].items()}
            return Published(digests, source, str(data.get("commit") or ""))
        pairs = (line.split("  ", 1) for line in raw.decode().splitlines() if line)
        return Published({address.lstrip("*"): digest for digest, address in pairs}, source)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unverifiable(
            Finding(Place(one_line(source, 200)), f"{name} tidak dapat dibaca.", ASK, "manifest-rusak")
        ) from error


def disk(folder: Path) -> Opener:
    def opened(address: str) -> IO[bytes]:
        path = folder / address
        if path.resolve() != folder.resolve() / address:
            raise OSError("a link, or outside the folder")
        return path.open("rb")

    return opened


def web(site: str) -> Opener:
    base = site if site.endswith("/") else site + "/"

    def opened(address: str) -> IO[bytes]:
        request = Request(base + quote(address), headers={"User-Agent": "terang"})  # noqa: S310 - is_url: http(s) only
        try:
            return urlopen(request, timeout=TIMEOUT)  # type: ignore[no-any-return] # noqa: S310 - as above
        except URLError as error:
            raise OSError(str(error)) from error

    return opened


def read_all(opener: Opener, name: str) -> bytes:
    with opener(name) as stream:
        return stream.read(LIST_LIMIT)


def is_url(where: str) -> bool:
    return where.startswith(("https://", "http://"))


def absent(where: str) -> Finding:
    return Finding(
        Place(one_line(where, 200)),
        "berkas atau folder ini tidak ada.",
        "Periksa jalurnya.",
        "berkas-tidak-ada",
    )
