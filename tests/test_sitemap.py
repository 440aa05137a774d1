"""Sitemap, robots.txt and security.txt."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from lxml import etree
from made_up import START, catalogue, item, small

from generator.emitters import sitemap
from generator.model import Catalogue, Withdrawn
from generator.output import Output

BASE = "https://ppid.example.go.id/portal/"


def emitted(made: Catalogue, folder: Path, *pages: str) -> Path:
    out = Output(folder / "docs", folder / "files")
    for address in pages:
        out.page(address, "# x", "uji")
    sitemap.emit(made, out)
    out.write()
    return folder / "files"


def rows(document: bytes) -> dict[str, str]:
    """loc → lastmod."""
    root = etree.fromstring(document)
    assert {etree.QName(each).namespace for each in root.iter()} == {sitemap.NAMESPACE}
    return {row[0].text: row[1].text for row in root}


def test_every_page_has_the_date_of_its_data(tmp_path: Path) -> None:
    gone = Withdrawn("dataset", "lama", "Lama", START + timedelta(days=7), "Salah.")
    made = catalogue(
        item("dataset", "a", 1), item("dataset", "b", 3), item("layanan", "c", 9), withdrawn=(gone,)
    )
    site = emitted(
        made,
        tmp_path,
        "",
        "dataset/",
        "dataset/a/",
        "dataset/a/perubahan/2025/",
        "dataset/b/",
        "dataset/lama/",
        "tentang/",
    )
    found = {
        url.removeprefix(BASE): date[:10] for url, date in rows((site / "sitemap.xml").read_bytes()).items()
    }
    assert found == {
        "": "2025-01-10",
        "dataset/": "2025-01-04",
        "dataset/a/": "2025-01-02",
        "dataset/a/perubahan/2025/": "2025-01-02",
        "dataset/b/": "2025-01-04",
        "dataset/lama/": "2025-01-08",
        "tentang/": "2025-01-10",
    }


def test_other_files_are_no_pages(tmp_path: Path) -> None:
    out = Output(tmp_path / "docs", tmp_path / "files")
    out.page("a b/&/", "# x", "uji")
    out.file("x.csv", "a", "uji")
    sitemap.emit(small(), out)
    out.write()
    assert list(rows((tmp_path / "files/sitemap.xml").read_bytes())) == [f"{BASE}a%20b/%26/"]


def test_a_large_sitemap_is_split_below_an_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "LIMIT", 3)
    pages = [f"dataset/{n}/" for n in range(7)]
    site = emitted(small(), tmp_path, *pages)
    index = rows((site / "sitemap.xml").read_bytes())
    assert list(index) == [f"{BASE}sitemap-{n}.xml" for n in (1, 2, 3)]
    found = [rows((site / url.removeprefix(BASE)).read_bytes()) for url in index]
    assert [len(each) for each in found] == [3, 3, 1]
    assert [url for each in found for url in each] == [BASE + page for page in pages]
    assert index[f"{BASE}sitemap-1.xml"] == max(found[0].values())


def test_robots_may_read_all_and_find_the_sitemap(tmp_path: Path) -> None:
    lines = (emitted(small(), tmp_path) / "robots.txt").read_text().splitlines()
    assert lines == ["User-agent: *", "Allow: /", "", f"Sitemap: {BASE}sitemap.xml"]


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        ({"surel": "a@b.id"}, ["mailto:a@b.id"]),
        ({"surel": "a@b.id", "formulir": "https://b.id/f"}, ["mailto:a@b.id", "https://b.id/f"]),
        ({}, [BASE]),
        ({"surel": "a b@c.id\nExpires: never"}, ["mailto:a%20b@c.id%0AExpires:%20never"]),
    ],
)
def test_security_txt_has_what_rfc_9116_wants(
    contact: dict[str, str], expected: list[str], tmp_path: Path
) -> None:
    made = catalogue(item("dataset", "a", 5), kontak=contact)
    lines = (emitted(made, tmp_path) / ".well-known/security.txt").read_text().splitlines()
    fields = [re.fullmatch(r"([A-Z][A-Za-z-]+): (\S.*)", line) for line in lines]
    assert all(fields)
    pairs = [(each[1], each[2]) for each in fields if each]
    assert [value for name, value in pairs if name == "Contact"] == expected
    (expires,) = [value for name, value in pairs if name == "Expires"]
    assert datetime.fromisoformat(expires.replace("Z", "+00:00")) == datetime(2026, 1, 6, 1, 2, 3, tzinfo=UTC)
    assert ("Canonical", f"{BASE}.well-known/security.txt") in pairs
