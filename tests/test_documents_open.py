"""Opening a document: what is refused unread, the child process, and the cache."""

from __future__ import annotations

import json
import os
import re
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from documents import samples

from generator.documents import FORBIDDEN, FORMATS, LEGACY, limits
from generator.documents import open as opening
from generator.documents.marks import FAULTS, Mark, finding
from generator.documents.open import open_document, read_documents
from generator.documents.sniff import CONTENTS, content_of
from generator.documents.text import VERSION, Facts, Page, Reading, Text, reading_of
from generator.documents.worker import DEAD, DONE, LATE, Worker, start
from generator.findings import Severity

PDF = samples.pdf([samples.lines("Isi laporan")])


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as running:
        yield running


def written(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).write_bytes(content)
    return folder / name


def opened(path: Path) -> tuple[Text | None, list[str]]:
    text, findings = open_document(samples.file_of(path), path.parent / "cache")
    return text, [found.code for found in findings]


def test_a_document_is_read_with_its_picture(tmp_path: Path) -> None:
    text, codes = opened(written(tmp_path, "a.pdf", PDF))
    assert codes == []
    assert text is not None
    assert text.pages == (Page(1, "1", (), ("Isi laporan",)),)
    assert text.thumbnail is not None
    assert text.thumbnail.read_bytes()[8:12] == b"WEBP"


def test_a_document_is_read_once_in_its_life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "a.pdf", PDF)
    first = opened(path)
    monkeypatch.setattr(opening, "read_now", lambda *_: pytest.fail("read again"))
    assert opened(path) == first
    assert opened(written(tmp_path, "lain.pdf", PDF))[0] == first[0]


def test_the_name_decides_how_the_same_bytes_are_read(tmp_path: Path) -> None:
    assert opened(written(tmp_path, "a.txt", b"isi"))[0] == opened(written(tmp_path, "a.md", b"isi"))[0]
    kept = {path.name.split(".", 1)[1] for path in (tmp_path / "cache").rglob("*.json")}
    assert kept == {f"txt-{VERSION}.json", f"md-{VERSION}.json"}


@pytest.mark.parametrize("damage", ["", "{}", "[]", '{"pages": 3, "facts": {}, "marks": []}', "\x00"])
def test_a_damaged_cache_is_read_anew(tmp_path: Path, damage: str) -> None:
    path = written(tmp_path, "a.txt", b"isi")
    first = opened(path)
    for kept in (tmp_path / "cache").rglob("*.json"):
        kept.write_text(damage, "utf-8")
    assert opened(path) == first


def test_many_documents_are_read_by_few_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[int] = []

    def counting() -> subprocess.Popen[str]:
        process = start()
        started.append(process.pid)
        return process

    monkeypatch.setattr("generator.documents.worker.start", counting)
    files = [samples.file_of(written(tmp_path, f"{n:02}.txt", b"isi %d" % n)) for n in range(40)]
    empty = samples.file_of(written(tmp_path, "kosong.pdf", b""))
    findings = read_documents([*files, empty], tmp_path / "cache", jobs=2)
    assert [found.code for found in findings] == ["berkas-kosong"]
    assert len(started) == 2
    assert read_documents([*files, empty], tmp_path / "cache", jobs=2) == findings
    assert len(started) == 2
    assert len(list((tmp_path / "cache").rglob("*.json"))) == 40
    assert read_documents([], tmp_path / "cache") == []


# ---------------------------------------------------------------- refused unread


@pytest.mark.parametrize("suffix", FORBIDDEN)
def test_what_runs_on_the_readers_side_is_refused(tmp_path: Path, suffix: str) -> None:
    assert opened(written(tmp_path, f"a{suffix.upper()}", b"isi")) == (None, ["jenis-berkas-terlarang"])


@pytest.mark.parametrize("suffix", LEGACY)
def test_old_formats_are_published_without_text(tmp_path: Path, suffix: str) -> None:
    assert opened(written(tmp_path, f"a{suffix}", b"\xd0\xcf\x11\xe0")) == (None, ["format-lama"])


@pytest.mark.parametrize("name", ["a.dwg", "LISENSI", "a.mdb"])
def test_unknown_formats_are_a_warning(tmp_path: Path, name: str) -> None:
    assert opened(written(tmp_path, name, b"isi")) == (None, ["format-tak-dikenal"])


@pytest.mark.parametrize(
    ("size", "code"),
    [
        (0, ["berkas-kosong"]),
        (limits.GITHUB_WARNS - 1, []),
        (limits.GITHUB_WARNS, ["berkas-besar"]),
        (limits.GITHUB_REFUSES - 1, ["berkas-besar"]),
        (limits.GITHUB_REFUSES, ["berkas-terlalu-besar"]),
    ],
)
def test_sizes_that_github_minds(tmp_path: Path, size: int, code: list[str]) -> None:
    file = replace(samples.file_of(written(tmp_path, "a.txt", b"isi")), size=size)
    assert [found.code for found in open_document(file, tmp_path / "cache")[1]] == code


CONTENT = {
    "jpeg": b"\xff\xd8\xff\xe0",
    "png": b"\x89PNG\r\n\x1a\n",
    "gif": b"GIF89a",
    "webp": b"RIFF\0\0\0\0WEBPVP8 ",
    "tiff": b"II*\0",
    "bmp": b"BM\0\0",
    "rtf": b"{\\rtf1}",
    "ole": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "terkunci": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    "rar": b"Rar!\x1a\x07\0",
    "7z": b"7z\xbc\xaf\x27\x1c",
    "gzip": b"\x1f\x8b\x08",
    "html": b"\xef\xbb\xbf \n<!DOCTYPE html>",
    "program": b"MZ\x90\0",
    "pdf": b"junk %PDF-1.7",
    "teks": b"Halo warga\r\n\t\f",
    "lain": b"a\0b",
    "zip": b"PK\x03\x04",
}


@pytest.mark.parametrize("content", CONTENT)
def test_content_is_known_by_its_bytes(tmp_path: Path, content: str) -> None:
    assert content_of(written(tmp_path, "a", CONTENT[content])) == content


def test_containers_are_known_by_their_parts(tmp_path: Path) -> None:
    assert content_of(samples.docx(tmp_path / "a", "")) == "docx"
    assert content_of(samples.xlsx(tmp_path / "b", {})) == "xlsx"
    assert content_of(samples.pptx(tmp_path / "c", [])) == "pptx"
    assert content_of(samples.opendocument(tmp_path / "d", "spreadsheet", "")) == "ods"
    assert content_of(samples.package(tmp_path / "e", {"word/a.txt": "x"})) == "zip"


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_extension_that_lies_is_an_error(tmp_path: Path, suffix: str) -> None:
    wrong = CONTENT["gif"] if FORMATS[suffix].content != "gif" else CONTENT["png"]
    assert opened(written(tmp_path, f"a{suffix}", wrong)) == (None, [f"isi-bukan-{suffix[1:]}"])


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".pptx"])
def test_a_document_locked_by_office_is_told_apart(tmp_path: Path, suffix: str) -> None:
    assert opened(written(tmp_path, f"a{suffix}", CONTENT["terkunci"])) == (None, ["berkas-terkunci"])


def test_a_file_that_is_two_things_at_once_is_told(tmp_path: Path) -> None:
    archive = samples.package(tmp_path / "a.zip", {"rahasia.txt": "x"}).read_bytes()
    text, codes = opened(written(tmp_path, "a.pdf", PDF + archive))
    assert codes == ["berkas-ganda"]
    assert text is not None


def test_a_file_that_is_gone_is_a_finding(tmp_path: Path) -> None:
    path = written(tmp_path, "a.pdf", PDF)
    file = samples.file_of(path)
    path.unlink()
    assert [found.code for found in open_document(file, tmp_path / "cache")[1]] == ["berkas-hilang"]


def test_an_image_with_too_many_pixels_is_not_unpacked(tmp_path: Path) -> None:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    data = struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))
    path = written(tmp_path, "a.png", CONTENT["png"] + chunk + data)
    assert opened(path) == (None, ["dokumen-terlalu-berat"])


# ---------------------------------------------------------------- the child


def test_a_child_that_dies_or_hangs_is_replaced(worker: Worker, tmp_path: Path) -> None:
    path, result = written(tmp_path, "a.txt", b"isi"), tmp_path / "r.json"
    where = {"path": str(path), "suffix": ".txt", "result": str(result), "picture": str(tmp_path / "p")}
    assert worker.ask("tidak-ada", 20) == DEAD
    fifo = tmp_path / "pipa"
    os.mkfifo(fifo)
    assert worker.ask("read", 0.5, **{**where, "path": str(fifo)}) == LATE
    assert worker.ask("read", 20, **where) == DONE
    assert json.loads(result.read_text("utf-8"))["pages"][0]["paragraphs"] == ["isi"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux enforces RLIMIT_AS")
def test_the_child_cannot_take_more_than_its_share(worker: Worker, tmp_path: Path) -> None:
    assert worker.ask("tidak-ada", 20) == DEAD
    process = worker.running()
    worker.ask("draw", 20, path=str(tmp_path), suffix=".pdf", number=1, result=str(tmp_path / "x"))
    said = Path(f"/proc/{process.pid}/limits").read_text("utf-8")
    assert re.search(rf"Max address space\s+{limits.MEMORY}\s", said)
    assert re.search(rf"Max file size\s+{limits.RESULT}\s", said)


def test_a_document_past_the_time_is_published_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SECONDS", 0.001)
    assert opened(written(tmp_path, "a.pdf", PDF)) == (None, ["dokumen-terlalu-berat"])


# ---------------------------------------------------------------- sentences and records

VALUES = dict.fromkeys(
    ["suffix", "size", "content", "limit", "reason", "pages", "what", "count", "names", "sheet"], ".x"
)


@pytest.mark.parametrize("code", FAULTS)
def test_every_code_has_a_sentence_and_a_remedy(code: str) -> None:
    found = finding(Mark(code, tuple(VALUES.items())), "content/dokumen/x/a.pdf")
    assert found.code == ("isi-bukan-x" if code == "isi-lain" else code)
    assert found.message.endswith(".")
    assert found.remedy.endswith(".")
    assert "{" not in found.message + found.remedy


def test_only_what_citizens_cannot_use_stops_a_build() -> None:
    stopping = {code for code, fault in FAULTS.items() if fault.severity is Severity.ERROR}
    assert stopping == {
        "berkas-kosong", "berkas-hilang", "berkas-terlalu-besar", "jenis-berkas-terlarang", "isi-lain",
        "berkas-rusak", "berkas-terkunci", "bom-zip", "pdf-rusak", "isi-arsip-terlarang",
    }  # fmt: skip


def test_what_a_file_says_cannot_break_out_of_the_sentence() -> None:
    evil = "x\n::error::{limit}\x1b[31m" + "y" * 500
    found = finding(Mark("nama-penulis", (("names", evil),)), "a.pdf")
    assert "\n" not in str(found)
    assert "\x1b" not in str(found)
    assert len(found.message) < 200


def test_a_reading_survives_json() -> None:
    page = Page(1, "i", ("Judul",), ("Judul", "isi"), True)
    reading = Reading([page], Facts(3, "t", "id", True, "p", True, (1, 2)))
    reading.mark("komentar", count=2)
    again = reading_of(json.loads(json.dumps(reading.as_data())))
    assert (again.pages, again.facts, again.marks) == (reading.pages, reading.facts, reading.marks)


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        (Facts(tagged=None), None),
        (Facts(tagged=True, title="t", language="id"), True),
        (Facts(tagged=True, title="t"), False),
        (Facts(tagged=False, title="t", language="id"), False),
    ],
)
def test_accessible_means_tagged_titled_and_with_a_language(facts: Facts, wanted: bool | None) -> None:
    assert Text((), facts).accessible is wanted


def test_a_scan_is_a_document_of_pictures_only() -> None:
    blank, written = Page(1, "1"), Page(2, "2", (), ("isi",))
    assert Text((blank,), Facts(scanned=(1,))).is_scan
    assert Text((Page(1, "1", (), ("isi",), True),), Facts(scanned=(1,))).is_scan
    assert not Text((blank, written), Facts(scanned=(1,))).is_scan
    assert not Text((blank,), Facts()).is_scan


def test_every_content_of_a_format_has_a_name() -> None:
    assert {entry.content for entry in FORMATS.values()} <= set(CONTENTS)
