"""Pages of documents in the search: what Pagefind is given, and that nothing of it is published."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator import search
from generator.emitters.documents import Record
from generator.model import Catalogue
from generator.search import STUBS, index_site, stub, write_stubs
from generator.settings import Settings

HOSTILE = '</title></main><script>alert(1)</script>" &'
RECORD = Record(
    url="dokumen/x/laporan%201.pdf#page=3",
    title="Laporan, halaman 3",
    content="Kalimat pertama.\n\nRetribusi sampah dipungut bulanan.",
    language="id",
    meta={"berkas": "laporan 1.pdf", "format": "PDF"},
    filters={"Jenis": ["Dokumen"], "Topik": ["Air", "Sampah"]},
    sort={"tanggal": "2025-03-04"},
)


class Parsed(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.metas: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        name = next((key for key in given if key.startswith("data-pagefind-")), "")
        if tag == "meta" and name:
            key = name.removeprefix("data-pagefind-")
            self.metas.append((f"{key} {given[name]}", given["content"] or ""))


def test_a_page_of_a_document_carries_its_address_and_facets() -> None:
    metas = Parsed(stub(RECORD)).metas
    assert ("meta alamat[content]", "dokumen/x/laporan%201.pdf#page=3") in metas
    assert ("filter Jenis[content]", "Dokumen") in metas
    assert [value for name, value in metas if name == "filter Topik[content]"] == ["Air", "Sampah"]
    assert ("sort tanggal[content]", "2025-03-04") in metas


def test_hostile_words_in_a_document_are_text() -> None:
    hostile = Record(HOSTILE, HOSTILE, HOSTILE, "id", {"berkas": HOSTILE}, {"Topik": [HOSTILE]})
    parsed = Parsed(stub(hostile))
    assert "script" not in parsed.tags
    assert {value for name, value in parsed.metas} == {HOSTILE}


def test_a_folder_holds_a_thousand_stubs(tmp_path: Path) -> None:
    write_stubs(iter([RECORD] * 1001), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0000", "0001"]
    assert len(list((tmp_path / "0000").iterdir())) == 1000


def fragments(folder: Path) -> list[str]:
    packed = sorted(folder.glob("fragment/*.pf_fragment"))
    return [gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd").decode() for path in packed]


def test_pages_are_indexed_and_their_stubs_are_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "index.html").write_text("<html><body data-pagefind-body>Beranda</body></html>")
    monkeypatch.setattr(search, "search_records", lambda catalogue: iter([RECORD]))
    index_site(Catalogue(Settings(), tmp_path, tmp_path, (), datetime(2025, 1, 1, tzinfo=UTC)), tmp_path)
    found = [text for text in fragments(tmp_path / "pagefind") if "Retribusi sampah" in text]
    assert len(found) == 1
    assert "laporan%201.pdf#page=3" in found[0]
    assert not (tmp_path / STUBS).exists()


def test_stubs_are_gone_when_the_index_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(site: Path, language: str) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(search, "search_records", lambda catalogue: iter([RECORD]))
    monkeypatch.setattr(search, "run_pagefind", fail)
    with pytest.raises(OSError, match="disk full"):
        index_site(Catalogue(Settings(), tmp_path, tmp_path, (), datetime(2025, 1, 1, tzinfo=UTC)), tmp_path)
    assert not (tmp_path / STUBS).exists()
