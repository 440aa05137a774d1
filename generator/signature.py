"""Who published this? Signatures in the format of minisign, checked without the program itself.

https://jedisct1.github.io/minisign/ (Ed25519; the file is hashed by BLAKE2b first, or signed as it
is by older versions; a second signature covers the first and the trusted comment).
"""

from __future__ import annotations

import hashlib
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from generator.findings import Finding, Place, one_line

PUBLIC_KEY = "minisign.pub"
SIGNATURE = "SHA256SUMS.minisig"
TRUSTED = "trusted comment: "
LIMIT = 10_000
"""Bytes of a signature or a key; both are a few lines."""
STRANGER = "Jangan percayai isi situs ini sebelum pengelola portal menjelaskannya lewat jalur lain."


@dataclass(frozen=True, slots=True)
class Key:
    number: bytes
    """Eight bytes by which a signature names its key."""
    public: Ed25519PublicKey

    @property
    def name(self) -> str:
        """As minisign prints it: the number read as little-endian, in capitals."""
        return self.number[::-1].hex().upper()


@dataclass(frozen=True, slots=True)
class Signature:
    hashed: bool
    number: bytes
    signature: bytes
    comment: str
    """Trusted once ``of_all`` is checked."""
    of_all: bytes
    """Signature over ``signature`` and ``comment``."""


def key_of(text: str) -> Key | None:
    """A public key: the line beginning with ``RW``, alone or with the comment above it."""
    try:
        raw = b64decode(text.strip().splitlines()[-1].strip(), validate=True)
        if len(raw) != 42 or raw[:2] != b"Ed":
            return None
        return Key(raw[2:10], Ed25519PublicKey.from_public_bytes(raw[10:]))
    except (ValueError, IndexError):
        return None


def key_file(line: str) -> str:
    """``minisign.pub`` of a key."""
    key = key_of(line)
    name = key.name if key else ""
    return f"untrusted comment: minisign public key {name}\n{line.strip()}\n"


def signature_of(raw: bytes) -> Signature | None:
    try:
        lines = raw[:LIMIT].decode().splitlines()
        first, of_all = b64decode(lines[1].strip(), validate=True), b64decode(lines[3].strip(), validate=True)
    except (ValueError, IndexError):
        return None
    if len(first) != 74 or len(of_all) != 64 or first[:2] not in (b"Ed", b"ED"):
        return None
    if not lines[2].startswith(TRUSTED):
        return None
    return Signature(first[:2] == b"ED", first[2:10], first[10:], lines[2].removeprefix(TRUSTED), of_all)


def check_signature(content: bytes, raw: bytes, key: Key) -> Iterator[Finding]:
    """Nothing where ``raw`` is the key owner's signature of ``content`` (``SHA256SUMS``)."""
    found = signature_of(raw)
    if found is None:
        yield fault("tanda tangan ini bukan tanda tangan minisign.", "tanda-tangan-rusak")
    elif found.number != key.number:
        other = found.number[::-1].hex().upper()
        yield fault(f"ditandatangani dengan kunci lain ({other}, bukan {key.name}).", "kunci-lain")
    elif not holds(key, found.signature, hashlib.blake2b(content).digest() if found.hashed else content):
        yield fault("daftar sidik diubah sesudah ditandatangani.", "tanda-tangan-salah")
    elif not holds(key, found.of_all, found.signature + found.comment.encode()):
        comment = one_line(found.comment, 80)
        yield fault(f'keterangan "{comment}" diubah sesudah ditandatangani.', "tanda-tangan-salah")


def holds(key: Key, signature: bytes, message: bytes) -> bool:
    try:
        key.public.verify(signature, message)
    except InvalidSignature:
        return False
    return True


def unsigned() -> Finding:
    return fault("daftar sidik tidak ditandatangani, padahal seharusnya.", "tanpa-tanda-tangan")


def fault(message: str, code: str) -> Finding:
    return Finding(Place(SIGNATURE), message, STRANGER, code)


def not_a_key(where: str) -> Finding:
    return Finding(
        Place(one_line(where, 200)),
        "ini bukan kunci minisign.",
        "Salin baris yang diawali RW dari minisign.pub.",
        "kunci-rusak",
    )
