"""Attachments of an issue: only from GitHub's own store, bounded, and what they say they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPMessage
from pathlib import Path
from typing import IO
from urllib.error import URLError
from urllib.parse import unquote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from generator.documents import FORMATS
from generator.documents.sniff import content_of
from generator.drafts.names import slug_of
from generator.files import bad_name, inspect
from generator.findings import Finding, Place, one_line
from generator.model import File
from generator.readers import TABLE_SUFFIXES

COUNT, SIZE, TOTAL = 10, 25_000_000, 60_000_000
"""Files, bytes of one, and of all together; GitHub takes up to 25 MB a file in an issue."""
TIMEOUT = 60
LINK = re.compile(r"https?://[^\s<>()\"'\]]+")
STORED = re.compile(
    r"https://github\.com/user-attachments/(?:files/\d{1,20}/([^/?#]{1,255})|assets/[0-9a-f-]{36})"
)
NAMED = re.compile(r"!?\[([^\]\n]{0,200})\]\((https?://[^\s)]+)\)")
PICTURED = re.compile(r"<img\b[^>\n]{0,400}>")
"""As GitHub writes a picture since 2025: its size, its name and its address as attributes."""
ALT, SRC = re.compile(r'\balt="([^"\n]{0,200})"'), re.compile(r'\bsrc="(https?://[^"\s]+)"')
HOSTS = re.compile(
    r"github\.com|[a-z0-9-]+\.githubusercontent\.com|github-production-[a-z0-9-]+\.s3\.amazonaws\.com"
)
"""Where GitHub's store sends those who ask for a file."""
TABLES = {
    ".csv": {"teks"}, ".tsv": {"teks"}, ".json": {"teks"}, ".geojson": {"teks"}, ".xlsx": {"xlsx"},
    ".ods": {"ods"}, ".xls": {"ole"}, ".parquet": {"lain"},
}  # fmt: skip
PICTURES = {"png": ".png", "jpeg": ".jpg", "gif": ".gif", "webp": ".webp"}
UPLOAD = "Seret berkasnya sendiri ke kotak Berkas; tautan ke tempat lain tidak diambil."

Fetch = Callable[[str, Path], None]
"""Writes what lies at an address into a file; raises OSError, also past ``SIZE``."""


class TooLarge(OSError):
    """More bytes than one attachment may have."""


@dataclass(frozen=True, slots=True)
class Link:
    url: str
    name: str
    """File name; without a suffix where GitHub does not say it."""


def links_in(text: str, findings: list[Finding]) -> list[Link]:
    """In the order of the text, each once; links to elsewhere are findings."""
    titles = {url: title for title, url in NAMED.findall(text)} | dict(pictures_in(text))
    found: dict[str, Link] = {}
    for url in LINK.findall(text):
        stored = STORED.fullmatch(url)
        if stored:
            number = len(found) + 1
            name = unquote(stored[1]) if stored[1] else slug_of(titles.get(url, "")) or f"gambar-{number}"
            found.setdefault(url, Link(url, name))
        else:
            findings.append(
                blamed(url, "tautan ini bukan lampiran yang diunggah ke GitHub.", UPLOAD, "lampiran-lain")
            )
    if len(found) > COUNT:
        remedy = "Pisahkan menjadi beberapa isian, atau gabungkan berkasnya."
        findings.append(blamed("berkas", f"lampiran lebih dari {COUNT}.", remedy, "lampiran-terlalu-banyak"))
    return list(found.values())[:COUNT]


def pictures_in(text: str) -> Iterator[tuple[str, str]]:
    """Address and name of each picture that stands there as HTML."""
    for tag in PICTURED.findall(text):
        if source := SRC.search(tag):
            name = ALT.search(tag)
            yield source[1], name[1] if name else ""


def blamed(where: str, message: str, remedy: str, code: str) -> Finding:
    return Finding(Place(one_line(where, 120)), message, remedy, code)


def collect(links: list[Link], kind: str, folder: Path, fetch: Fetch, findings: list[Finding]) -> list[File]:
    """The attachments that may be taken, in ``folder``; all others are findings."""
    files: list[File] = []
    left = TOTAL
    for link in links:
        file = collected(link, kind, folder, fetch, findings)
        if file is None:
            continue
        left -= file.size
        if left < 0:
            remedy = "Kirim sebagian dahulu, atau unggah lewat git."
            findings.append(
                blamed(file.name, "lampiran terlalu besar semuanya.", remedy, "berkas-terlalu-besar")
            )
        else:
            files.append(file)
    return files


def collected(link: Link, kind: str, folder: Path, fetch: Fetch, findings: list[Finding]) -> File | None:
    if bad_name(link.name, link.name) or link.name.startswith(".") or ".." in link.name:
        remedy = "Pakai huruf, angka, spasi, titik, dan tanda hubung saja."
        findings.append(blamed(link.name, "nama lampiran ini tidak dapat dipakai.", remedy, "nama-berkas"))
        return None
    partial = folder / "lampiran"
    partial.unlink(missing_ok=True)
    try:
        fetch(link.url, partial)
    except TooLarge:
        message = f"lampiran ini lebih dari {SIZE // 1_000_000} MB."
        findings.append(
            blamed(link.name, message, "Bagi berkasnya, atau unggah lewat git.", "berkas-terlalu-besar")
        )
        return None
    except (OSError, ValueError):
        message, remedy = "lampiran ini tidak dapat diambil.", "Unggah ulang ke isian, lalu simpan."
        findings.append(blamed(link.name, message, remedy, "lampiran-hilang"))
        return None
    content = content_of(partial)
    name = link.name if "." in link.name else link.name + PICTURES.get(content, "")
    if content not in expected(name, kind):
        findings.append(unexpected(name, kind))
        return None
    if any(each.name.casefold() == name.casefold() for each in folder.iterdir() if each != partial):
        findings.append(blamed(name, "dua lampiran bernama sama.", "Ganti nama salah satunya.", "sudah-ada"))
        return None
    target = partial.rename(folder / name)
    file, faults = inspect(target, name)
    findings += faults
    return file


def expected(name: str, kind: str) -> set[str]:
    """What the first bytes may show for this suffix; nothing where the kind takes no such file."""
    suffix = Path(name).suffix.lower()
    if kind == "dataset":
        return TABLES.get(suffix, set()) if suffix in TABLE_SUFFIXES else set()
    return {FORMATS[suffix].content} if suffix in FORMATS else set()


def unexpected(name: str, kind: str) -> Finding:
    suffixes = sorted(TABLES if kind == "dataset" else FORMATS)
    message = "jenis lampiran ini tidak diterima, atau isinya bukan yang disebut namanya."
    return blamed(name, message, f"Yang diterima: {', '.join(suffixes)}.", "isi-lain")


def allowed(url: str) -> bool:
    parts = urlsplit(url)
    return (
        parts.scheme == "https" and parts.port in (None, 443) and bool(HOSTS.fullmatch(parts.hostname or ""))
    )


class OnlyGitHub(HTTPRedirectHandler):
    """Follows no redirect to anywhere else."""

    def redirect_request(  # noqa: PLR0917 (the standard library's signature)
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if not allowed(newurl):
            raise URLError("redirected elsewhere")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def download(url: str, target: Path) -> None:
    """At most ``SIZE`` bytes from GitHub's store."""
    if not allowed(url):
        raise URLError("not GitHub's store")
    request = Request(url, headers={"User-Agent": "terang"})  # noqa: S310 (https only, see allowed)
    with build_opener(OnlyGitHub).open(request, timeout=TIMEOUT) as stream:
        copy_bounded(stream, target)


def copy_bounded(stream: IO[bytes], target: Path) -> None:
    with target.open("wb") as written:
        left = SIZE
        while block := stream.read(min(1 << 16, left + 1)):
            left -= len(block)
            if left < 0:
                raise TooLarge
            written.write(block)
