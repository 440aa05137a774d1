"""Is this what was published? Checks a site, a folder or one file against the published digests."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from generator.findings import Finding, Place, Severity, one_line
from generator.publications import LOG, check_continuation, check_log, publication_of
from generator.published import (
    ASK,
    LIST_LIMIT,
    MANIFEST,
    SUMS,
    Opener,
    Published,
    Unverifiable,
    absent,
    disk,
    folder_above,
    is_url,
    parse_list,
    read_all,
    read_published,
    web,
)
from generator.signature import (
    LIMIT,
    PUBLIC_KEY,
    SIGNATURE,
    Key,
    check_signature,
    key_of,
    not_a_key,
    unsigned,
)

UNLISTED = {MANIFEST, SUMS, LOG, SIGNATURE}
"""What the manifest cannot list because it names or is named by it."""
FILE_LIMIT = 2_000_000_000
CHUNK = 1 << 20
OLDER = "Mungkin versi lama: cari sidiknya di halaman perubahan informasi itu, atau unduh ulang."


@dataclass
class Verdict:
    """What was found; ``checked`` counts the files that were read."""

    findings: list[Finding] = field(default_factory=list)
    checked: int = 0
    statement: str = ""
    """One sentence on what was compared with what."""


def verify(where: str, against: str | None = None, key: str | None = None) -> list[Finding]:
    """What differs between ``where`` (URL of a site, folder, or one file) and what was published.

    ``against``: a site, a folder or a ``manifest.json``/``SHA256SUMS`` with the digests to trust;
    by default those beside (for a file: in a folder above) what is checked. ``key``: the public key
    that must have signed the list, or a file with it.
    """
    return examine(where, against, key).findings


def examine(where: str, against: str | None = None, key: str | None = None) -> Verdict:
    """``verify`` with what was looked at."""
    try:
        trusted = given_key(key) if key else None
        if is_url(where):
            return examine_tree(where, web(where), against, None, trusted)
        path = Path(where)
        if path.is_dir():
            return examine_tree(where, disk(path), against, path, trusted)
        if path.is_file():
            return examine_log(path, against) if path.name == LOG else examine_file(path, against, trusted)
        raise Unverifiable(absent(where))
    except Unverifiable as failure:
        return Verdict([failure.finding])


def given_key(key: str) -> Key:
    """The key itself, or the one in a file of that name."""
    path = Path(key)
    try:
        text = path.read_bytes()[:LIMIT].decode() if path.is_file() else key
    except (OSError, ValueError):
        text = key
    if (found := key_of(text)) is None:
        raise Unverifiable(not_a_key(key))
    return found


def signed_list(opener: Opener, where: str, trusted: Key | None) -> tuple[Published | None, str]:
    """The digests under the signature, and what to say of it; None and "" where nothing is signed.

    Without a trusted key the site's own is taken: it shows a careless change, not an impostor.
    """
    key = trusted or key_of(small(opener, PUBLIC_KEY).decode(errors="replace"))
    if key is None:
        return None, ""
    content, signature = small(opener, SUMS, LIST_LIMIT), small(opener, SIGNATURE)
    if not signature:
        raise Unverifiable(unsigned())
    for finding in check_signature(content, signature, key):
        raise Unverifiable(finding)
    whose = "kunci Anda" if trusted else f"kunci {key.name} dari situs itu sendiri"
    return parse_list(SUMS, content, f"{where.rstrip('/')}/{SUMS}"), f"; tanda tangannya cocok dengan {whose}"


def small(opener: Opener, name: str, limit: int = LIMIT) -> bytes:
    """A file that may be missing."""
    try:
        with opener(name) as stream:
            return stream.read(limit)
    except (OSError, ValueError):
        return b""


def where_listed(where: str) -> Opener | None:
    """The site or the folder with the list to trust; None where it is a lone list."""
    if is_url(where):
        return None if PurePosixPath(where).name in (MANIFEST, SUMS) else web(where)
    return disk(Path(where)) if Path(where).is_dir() else None


def trusted_list(where: str, opener: Opener | None, key: Key | None) -> tuple[Published, str]:
    """Signed digests where there are any, else those that are simply there."""
    if opener is None and key:
        raise Unverifiable(unsigned())
    signed, said = signed_list(opener, where, key) if opener else (None, "")
    return signed or read_published(where), said


def examine_tree(
    where: str, opener: Opener, against: str | None, folder: Path | None, key: Key | None = None
) -> Verdict:
    """A whole site: every listed file, what is not listed, and the log of publications."""
    source = against or where
    published, said = trusted_list(source, where_listed(against) if against else opener, key)
    verdict = Verdict(statement=f"dibandingkan dengan {published.source}{said}")
    for address, digest in sorted(published.digests.items()):
        verdict.findings += check_one(address, digest, opener)
        verdict.checked += 1
    if folder:
        verdict.findings += unlisted(folder, published)
    verdict.findings += check_publications(opener)
    return verdict


def check_one(address: str, digest: str, opener: Opener) -> Iterator[Finding]:
    if not is_inside(address):
        yield Finding(
            Place(one_line(address, 200)),
            "daftar sidik menunjuk ke luar situs.",
            "Jangan pakai daftar ini; ambil ulang dari portalnya.",
            "jalur-keluar",
        )
        return
    try:
        with opener(address) as stream:
            found = digest_of(stream)
    except (OSError, ValueError):
        yield Finding(
            Place(address),
            "berkas ini ada di daftar tetapi tidak ada di sini.",
            ASK,
            "berkas-hilang-terbitan",
        )
        return
    if found != digest:
        yield Finding(
            Place(address),
            f"isi berkas ini lain daripada yang diterbitkan (sidik {found[:8]}…, seharusnya {digest[:8]}…).",
            ASK,
            "sidik-berbeda",
        )


def unlisted(folder: Path, published: Published) -> Iterator[Finding]:
    for path in sorted(path for path in folder.rglob("*") if path.is_file() or path.is_symlink()):
        address = path.relative_to(folder).as_posix()
        if address not in published.digests and address not in UNLISTED:
            yield Finding(
                Place(address),
                "berkas ini tidak ada di daftar yang diterbitkan.",
                "Anggap bukan dari portal ini.",
                "berkas-tak-terdaftar",
                Severity.WARNING,
            )


def check_publications(opener: Opener) -> Iterator[Finding]:
    """The log, where there is one: whole, and its last entry names this very manifest."""
    try:
        log, manifest = read_all(opener, LOG), read_all(opener, MANIFEST)
    except OSError:
        return
    yield from check_log(log)
    lines = log.splitlines()
    last = publication_of(lines[-1]) if lines else None
    if last and last.manifest != hashlib.sha256(manifest).hexdigest():
        yield Finding(
            Place(LOG, len(lines)),
            "catatan penerbitan terakhir menyebut manifest.json yang lain.",
            ASK,
            "catatan-lain",
        )


def examine_file(path: Path, against: str | None, key: Key | None = None) -> Verdict:
    """One download: its digest must be in the list; a file of that name with another one is told."""
    above = against or folder_above(path)
    published, said = trusted_list(above, where_listed(above), key)
    with path.open("rb") as stream:
        found = digest_of(stream)
    same = sorted(address for address, digest in published.digests.items() if digest == found)
    if same:
        version = f", commit {published.commit[:10]}" if published.commit else ""
        return Verdict([], 1, f"sama dengan {same[0]} yang diterbitkan ({published.source}{version}{said})")
    named = sorted(address for address in published.digests if PurePosixPath(address).name == path.name)
    message = (
        f"isi berkas ini lain daripada {named[0]} yang diterbitkan."
        if named
        else "berkas ini tidak ada di daftar yang diterbitkan."
    )
    code = "sidik-berbeda" if named else "berkas-tak-terdaftar"
    return Verdict(
        [Finding(Place(str(path)), message, OLDER, code)], 1, f"dibandingkan dengan {published.source}"
    )


def examine_log(path: Path, against: str | None) -> Verdict:
    """A kept copy of the log of publications: whole, and the beginning of the one published now."""
    kept = path.read_bytes()
    verdict = Verdict(list(check_log(kept, path.name)), 1, "rantai catatan diperiksa")
    if against:
        opener = web(against) if is_url(against) else disk(Path(against))
        try:
            verdict.findings += check_continuation(kept, read_all(opener, LOG))
        except OSError:
            verdict.findings.append(absent(f"{against.rstrip('/')}/{LOG}"))
        verdict.statement = f"dibandingkan dengan {against}"
    return verdict


def digest_of(stream: IO[bytes]) -> str:
    digest, left = hashlib.sha256(), FILE_LIMIT
    while left > 0 and (chunk := stream.read(CHUNK)):
        digest.update(chunk)
        left -= len(chunk)
    return digest.hexdigest()


def is_inside(address: str) -> bool:
    parts = PurePosixPath(address).parts
    return bool(parts) and not address.startswith("/") and ".." not in parts and "\0" not in address
