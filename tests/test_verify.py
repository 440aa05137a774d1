"""Verifying a site, a folder, a download, and the log of publications."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from conftest import serving

from generator.publications import LOG, append_publication, check_continuation, check_log, publication_of
from generator.verify import examine, verify

FILES = {
    "index.html": "<p>Beranda</p>",
    "dataset/penduduk/data.csv": "a\n1\n",
    "dokumen/x/surat edaran.pdf": "%PDF",
}
DATE = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)


def digest(text: str | bytes) -> str:
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    entries = {name: {"size": len(content), "sha256": digest(content)} for name, content in FILES.items()}
    manifest = json.dumps({"commit": "c0ffee" * 6, "date": DATE.isoformat(), "files": entries})
    (folder / "manifest.json").write_text(manifest)
    (folder / "SHA256SUMS").write_text("".join(f"{digest(c)}  {name}\n" for name, c in FILES.items()))
    (folder / LOG).write_bytes(append_publication(None, digest(manifest), "c0ffee", DATE))
    return folder


def codes(where: str | Path, against: str | None = None) -> list[str]:
    return [finding.code for finding in verify(str(where), against)]


@pytest.mark.parametrize("kept", ["manifest.json", "SHA256SUMS"])
def test_an_untouched_folder_has_no_finding(site: Path, kept: str) -> None:
    for name in {"manifest.json", "SHA256SUMS"} - {kept}:
        (site / name).unlink()
    verdict = examine(str(site))
    assert verdict.findings == []
    assert verdict.checked == len(FILES)
    assert kept in verdict.statement


def test_changed_missing_and_added_files_are_told_apart(site: Path) -> None:
    (site / "index.html").write_text("<p>Lain</p>")
    (site / "dataset/penduduk/data.csv").unlink()
    (site / "titipan.html").write_text("x")
    (site / "dokumen/x/surat edaran.pdf").unlink()
    (site / "dokumen/x/surat edaran.pdf").symlink_to("/etc/hostname")
    found = {(finding.place.file, finding.code) for finding in verify(str(site))}
    assert found == {
        ("index.html", "sidik-berbeda"),
        ("dataset/penduduk/data.csv", "berkas-hilang-terbitan"),
        ("dokumen/x/surat edaran.pdf", "berkas-hilang-terbitan"),
        ("titipan.html", "berkas-tak-terdaftar"),
    }


def test_a_site_is_verified_over_http(site: Path) -> None:
    with serving(site) as url:
        assert codes(url) == []
        (site / "dokumen/x/surat edaran.pdf").write_text("%PDF lain")
        assert codes(url) == ["sidik-berbeda"]
        (site / "index.html").unlink()
        assert sorted(codes(url)) == ["berkas-hilang-terbitan", "sidik-berbeda"]


def test_a_folder_is_verified_against_a_site(site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "salinan"
    copy.mkdir()
    for name in ("index.html",):
        (copy / name).write_text(FILES[name])
    with serving(site) as url:
        assert codes(copy, url) == ["berkas-hilang-terbitan"] * 2
        assert codes(copy, url + "SHA256SUMS") == ["berkas-hilang-terbitan"] * 2


def test_a_download_is_found_by_its_digest(site: Path, tmp_path: Path) -> None:
    download = tmp_path / "unduhan (3).csv"
    download.write_text(FILES["dataset/penduduk/data.csv"])
    verdict = examine(str(download), str(site))
    assert verdict.findings == []
    assert "dataset/penduduk/data.csv" in verdict.statement
    assert "commit c0ffeec0ff" in verdict.statement


def test_a_changed_download_is_told_with_what_it_was(site: Path, tmp_path: Path) -> None:
    download = tmp_path / "data.csv"
    download.write_text("a\n2\n")
    (finding,) = verify(str(download), str(site / "manifest.json"))
    assert finding.code == "sidik-berbeda"
    assert "dataset/penduduk/data.csv" in finding.message
    assert codes(download.rename(tmp_path / "asing.csv"), str(site)) == ["berkas-tak-terdaftar"]


def test_a_file_inside_a_downloaded_site_needs_no_address(site: Path) -> None:
    assert codes(site / "dataset/penduduk/data.csv") == []


@pytest.mark.parametrize(
    ("manifest", "code"),
    [
        ("{", "manifest-rusak"),
        ("[]", "manifest-rusak"),
        ('{"files": {"a": 1}}', "manifest-rusak"),
        ('{"files": {"../../etc/passwd": {"sha256": "0"}}}', "jalur-keluar"),
        ('{"files": {"/etc/passwd": {"sha256": "0"}}}', "jalur-keluar"),
        ('{"files": {"a\\u0000b": {"sha256": "0"}}}', "jalur-keluar"),
    ],
)
def test_hostile_and_broken_manifests(site: Path, manifest: str, code: str) -> None:
    (site / "manifest.json").write_text(manifest)
    (site / LOG).unlink()
    assert code in codes(site)


def test_nothing_to_compare_with(tmp_path: Path) -> None:
    lone = tmp_path / "a.csv"
    lone.write_text("x")
    assert codes(tmp_path) == ["tanpa-manifest"]
    assert codes(lone) == ["tanpa-manifest"]
    assert codes(tmp_path / "tiada") == ["berkas-tidak-ada"]
    assert codes(lone, str(tmp_path / "tiada")) == ["berkas-tidak-ada"]
    assert codes("http://127.0.0.1:9/") == ["tanpa-manifest"]


# --- the log of publications -----------------------------------------------------------------------


def log_of(*digests: str) -> bytes:
    log = b""
    for day, each in enumerate(digests):
        log = append_publication(log, each, f"c{day}", DATE + timedelta(days=day))
    return log


def test_each_entry_carries_the_digest_of_the_one_before() -> None:
    first, second = log_of("aa", "bb").splitlines()
    assert json.loads(first) == {
        "nomor": 1,
        "tanggal": "2025-01-02T03:04:05Z",
        "commit": "c0",
        "manifest": "aa",
        "sebelumnya": None,
    }
    assert json.loads(second)["sebelumnya"] == digest(first)
    assert list(check_log(first + b"\n" + second + b"\n")) == []


def test_the_same_site_again_adds_nothing() -> None:
    log = log_of("aa", "bb")
    assert append_publication(log, "bb", "c9", DATE) == log
    assert append_publication(log, "aa", "c9", DATE).startswith(log)


def test_dates_are_in_utc() -> None:
    date = datetime(2025, 1, 1, 6, tzinfo=timezone(timedelta(hours=7)))
    assert b'"tanggal":"2024-12-31T23:00:00Z"' in append_publication(None, "aa", None, date)


Edit = Callable[[bytes], bytes]


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (lambda log: log.replace(b'"manifest":"aa"', b'"manifest":"xx"'), 2),
        (lambda log: b"\n".join(log.splitlines()[1:]), 1),
        (lambda log: b"\n".join([log.splitlines()[0], log.splitlines()[2]]), 2),
        (lambda log: log.replace(b'"manifest":"bb"', b"rusak"), 2),
    ],
)
def test_a_rewritten_log_shows(edit: Edit, line: int) -> None:
    findings = list(check_log(edit(log_of("aa", "bb", "cc"))))
    assert findings[0].place.line == line
    assert {finding.code for finding in findings} == {"catatan-putus"}


def test_a_damaged_log_is_kept_and_continued() -> None:
    log = append_publication(b"bukan json", "aa", "c", DATE)
    assert log.startswith(b"bukan json\n")
    assert publication_of(log.splitlines()[1]) is not None
    assert [finding.place.line for finding in check_log(log)] == [1]


def test_a_log_made_anew_does_not_continue_a_kept_copy(site: Path, tmp_path: Path) -> None:
    kept = tmp_path / LOG
    kept.write_bytes((site / LOG).read_bytes())
    manifest = digest((site / "manifest.json").read_bytes())
    assert codes(kept, str(site)) == []
    (site / LOG).write_bytes(append_publication((site / LOG).read_bytes(), "berikut", "c", DATE))
    assert codes(kept, str(site)) == []
    (site / LOG).write_bytes(append_publication(None, manifest, "ditulis ulang", DATE))
    assert codes(kept, str(site)) == ["catatan-putus"]
    (finding,) = check_continuation(log_of("aa", "bb"), log_of("aa"))
    assert finding.place.line == 2
    (site / LOG).unlink()
    assert codes(kept, str(site)) == ["berkas-tidak-ada"]


def test_a_log_that_ends_with_another_manifest_is_told(site: Path) -> None:
    (site / LOG).write_bytes(append_publication((site / LOG).read_bytes(), "lain", "c", DATE))
    assert codes(site) == ["catatan-lain"]
