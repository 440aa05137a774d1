"""Signed publications: what a real key signs holds, whatever is tampered with is told in words."""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import serving
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from made_up import small

from generator.emitters import proof
from generator.findings import Finding
from generator.model import Catalogue
from generator.output import Output
from generator.settings import Settings
from generator.signature import check_signature, key_file, key_of
from generator.verify import examine, verify

JEDISCT = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
BY_MINISIGN = b"""untrusted comment: signature from minisign secret key
RUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/z7SrlQgXdy8ofjb7bNJJylDOocrCo8KLzZwo=
trusted comment: timestamp:1633700835\tfile:test\tprehashed
wLMDjy9FLAuxZ3q4NlEvkgtyhrr0gtTu6KC4KBJdITbbOeAi1zBIYo0v4iTgt8jJpIidRJnp94ABQkJAgAooBQ==
"""
"""Made by minisign itself over the four bytes ``test`` (from the tests of rust-minisign-verify)."""


class Officer:
    """Who holds a key, and signs as minisign does."""

    def __init__(self, number: bytes = b"PPIDKOTA") -> None:
        self.secret, self.number = Ed25519PrivateKey.generate(), number

    @property
    def key(self) -> str:
        return b64encode(b"Ed" + self.number + self.secret.public_key().public_bytes_raw()).decode()

    def sign(
        self, content: bytes, hashed: bool = True, comment: str = "timestamp:1 file:SHA256SUMS"
    ) -> bytes:
        signature = self.secret.sign(hashlib.blake2b(content).digest() if hashed else content)
        whole = self.secret.sign(signature + comment.encode())
        first = b64encode((b"ED" if hashed else b"Ed") + self.number + signature).decode()
        last = b64encode(whole).decode()
        return f"untrusted comment: x\n{first}\ntrusted comment: {comment}\n{last}\n".encode()


def codes(findings: list[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def checked(content: bytes, signature: bytes, key: str) -> list[str]:
    known = key_of(key)
    assert known
    return codes(list(check_signature(content, signature, known)))


@pytest.fixture
def officer() -> Officer:
    return Officer()


@pytest.fixture
def site(tmp_path: Path, officer: Officer) -> Path:
    """A signed site of two files, its key beside."""
    folder = tmp_path / "site"
    folder.mkdir()
    files = {"index.html": b"<p>Beranda</p>", "minisign.pub": key_file(officer.key).encode()}
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    for name, content in files.items():
        (folder / name).write_bytes(content)
    sums = "".join(f"{digest}  {name}\n" for name, digest in digests.items()).encode()
    (folder / "SHA256SUMS").write_bytes(sums)
    listed = {name: {"sha256": digest, "size": 1} for name, digest in digests.items()}
    (folder / "manifest.json").write_text(json.dumps({"files": listed}))
    (folder / "SHA256SUMS.minisig").write_bytes(officer.sign(sums))
    return folder


def test_a_signature_by_minisign_itself_holds() -> None:
    assert checked(b"test", BY_MINISIGN, JEDISCT) == []
    assert checked(b"Test", BY_MINISIGN, JEDISCT) == ["tanda-tangan-salah"]


@pytest.mark.parametrize("hashed", [True, False])
def test_both_forms_hold(officer: Officer, hashed: bool) -> None:
    assert checked(b"daftar", officer.sign(b"daftar", hashed), officer.key) == []


@pytest.mark.parametrize(
    ("tamper", "code"),
    [
        (lambda raw: b"", "tanda-tangan-rusak"),
        (lambda raw: b"\xff\n" * 4, "tanda-tangan-rusak"),
        (lambda raw: raw.replace(b"trusted comment: t", b"comment: t"), "tanda-tangan-rusak"),
        (lambda raw: raw.replace(b"timestamp:1", b"timestamp:2"), "tanda-tangan-salah"),
        (lambda raw: Officer().sign(b"daftar"), "tanda-tangan-salah"),
        (lambda raw: Officer(b"ORANGLIN").sign(b"daftar"), "kunci-lain"),
    ],
)
def test_tampering_is_told(officer: Officer, tamper: Callable[[bytes], bytes], code: str) -> None:
    assert checked(b"daftar", tamper(officer.sign(b"daftar")), officer.key) == [code]


@pytest.mark.parametrize("text", ["", "RW", "RWQ?", JEDISCT[:-4], "A" * 56, b64encode(b"x" * 42).decode()])
def test_what_is_no_key(text: str, site: Path) -> None:
    assert key_of(text) is None
    assert codes(verify(str(site), key=text or "-")) == ["kunci-rusak"]


def test_a_signed_site_is_verified_by_a_key_or_a_file_with_it(site: Path, officer: Officer) -> None:
    verdict = examine(str(site), key=officer.key)
    assert verdict.findings == []
    assert "cocok dengan kunci Anda" in verdict.statement
    assert verify(str(site), key=str(site / "minisign.pub")) == []


def test_without_a_key_the_sites_own_is_taken_and_that_is_said(site: Path) -> None:
    assert "dari situs itu sendiri" in examine(str(site)).statement


def test_a_changed_file_with_a_changed_list_is_found_out(site: Path, officer: Officer) -> None:
    (site / "index.html").write_text("<p>Palsu</p>")
    digest = hashlib.sha256(b"<p>Palsu</p>").hexdigest()
    sums = site / "SHA256SUMS"
    sums.write_text(f"{digest}  index.html\n" + sums.read_text().split("\n", 1)[1])
    (finding,) = verify(str(site), key=officer.key)
    assert "daftar sidik diubah sesudah ditandatangani" in finding.message
    assert "Jangan percayai" in finding.remedy


def test_the_unsigned_manifest_counts_for_nothing_beside_a_signed_list(site: Path, officer: Officer) -> None:
    (site / "index.html").write_text("<p>Palsu</p>")
    digest = hashlib.sha256(b"<p>Palsu</p>").hexdigest()
    (site / "manifest.json").write_text(json.dumps({"files": {"index.html": {"sha256": digest}}}))
    assert codes(verify(str(site), key=officer.key)) == ["sidik-berbeda"]


def test_an_impostor_with_a_key_of_his_own_is_found_by_the_kept_one(site: Path, officer: Officer) -> None:
    impostor = Officer(b"ORANGLIN")
    (site / "minisign.pub").write_text(key_file(impostor.key))
    (site / "SHA256SUMS.minisig").write_bytes(impostor.sign((site / "SHA256SUMS").read_bytes()))
    assert codes(verify(str(site), key=officer.key)) == ["kunci-lain"]


def test_a_missing_signature_is_told_where_the_portal_has_a_key(site: Path) -> None:
    (site / "SHA256SUMS.minisig").unlink()
    assert codes(verify(str(site))) == ["tanpa-tanda-tangan"]


def test_a_download_is_verified_against_a_signed_site(site: Path, officer: Officer, tmp_path: Path) -> None:
    kept = tmp_path / "simpanan.html"
    kept.write_bytes((site / "index.html").read_bytes())
    with serving(site) as url:
        verdict = examine(str(kept), url, officer.key)
        assert verdict.findings == []
        assert "kunci Anda" in verdict.statement
        assert codes(verify(str(kept), f"{url}/SHA256SUMS", officer.key)) == ["tanpa-tanda-tangan"]


def test_the_portal_publishes_its_key(tmp_path: Path, officer: Officer) -> None:
    settings = small().settings.model_copy(update={"signing_key": officer.key})
    made = Catalogue(settings, tmp_path, tmp_path, (), small().updated)
    out = Output(tmp_path / "docs", tmp_path / "files")
    proof.emit(made, out)
    out.write()
    text = (tmp_path / "files/minisign.pub").read_text()
    assert text.splitlines()[1] == officer.key
    assert b64decode(officer.key)[2:10][::-1].hex().upper() in text


@pytest.mark.parametrize("key", ["", "RWQ", JEDISCT + "x", "RWX" + JEDISCT[3:]])
def test_a_setting_that_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="kunci_minisign"):
        Settings.model_validate({"kunci_minisign": key})
