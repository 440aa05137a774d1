"""The lists of feeds."""

from __future__ import annotations

import json
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from lxml import etree
from made_up import catalogue, item, small

from generator.emitters import feeds, opml
from generator.feeds.scopes import GROUPS
from generator.output import Output

BASE = "https://ppid.example.go.id/portal/"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    out = Output(tmp_path / "docs", tmp_path / "files")
    feeds.emit(small(), out)
    opml.emit(small(), out)
    out.write()
    return tmp_path / "files"


def test_the_opml_file_lists_feeds_by_subject(site: Path) -> None:
    root = etree.parse(site / "umpan/terang.opml").getroot()
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert root.findtext("head/title") == "Umpan PPID Kota Contoh"
    assert parsedate_to_datetime(root.findtext("head/dateModified", "")).tzinfo
    groups = [outline.get("text") for outline in root.find("body")]
    assert groups == [group for group in GROUPS[:-1] if group != "Seri"], "no document of it is in a series"
    leaves = root.findall("body/outline/outline")
    assert len({leaf.get("xmlUrl") for leaf in leaves}) == len(leaves)
    for leaf in leaves:
        assert leaf.get("type") == "rss"
        assert leaf.get("text", "").startswith("PPID Kota Contoh – ")
        assert (site / leaf.get("xmlUrl", "").removeprefix(BASE)).is_file()


def test_the_list_for_programs_names_every_format(site: Path) -> None:
    listed = json.loads((site / "umpan/daftar.json").read_bytes())["feeds"]
    assert listed[0]["events"] == 5
    for feed in listed:
        assert set(feed["formats"]) == {
            "application/rss+xml",
            "application/atom+xml",
            "application/feed+json",
        }
        for url in feed["formats"].values():
            assert (site / url.removeprefix(BASE)).is_file()


def test_hostile_titles_do_not_break_the_list(tmp_path: Path) -> None:
    out = Output(tmp_path / "docs", tmp_path / "files")
    opml.emit(catalogue(item("organisasi", "x", judul='a"&<b>\x0b')), out)
    out.write()
    texts = etree.parse(tmp_path / "files/umpan/terang.opml").xpath("//outline/@text")
    assert 'PPID Kota Contoh – a"&<b>' in texts
