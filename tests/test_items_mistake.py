"""A reader who finds a mistake writes a letter or an issue that names the page already."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from conftest import MINIMAL
from lxml import html

from generator.emitters import items
from generator.emitters.items.mistake import mistake_link
from generator.load import load
from generator.model import Catalogue
from generator.output import Output

Portal = Callable[..., Path]
MAIL = "    kontak: {surel: ppid@uji.example.go.id}\n"
REPOSITORY = "    repositori: https://github.com/kota-uji/ppid/\n"
TITLE = 'Data & "angka" <b>?#%'
DATASET = """\
judul: 'Data & "angka" <b>?#%'
ringkasan: Isi.
kategori: berkala
penerbit: disdik
tanggal: 2025-01-01
"""


def catalogue_of(portal: Portal, settings: str) -> Catalogue:
    files = {
        "mkdocs.yml": MINIMAL["mkdocs.yml"] + settings,
        "datasets/a/dataset.yml": DATASET,
        "datasets/a/a.csv": "nama,nilai\nA,1\nB,2\n",
    }
    root = portal(files)
    return load(root, root / "build/cache").catalogue


def link_in(portal: Portal, settings: str) -> str:
    catalogue = catalogue_of(portal, settings)
    item = catalogue.get("dataset", "a")
    assert item
    assert item.title == TITLE
    return mistake_link(catalogue, item)


@pytest.mark.parametrize("settings", [MAIL, MAIL + REPOSITORY])
def test_a_letter_to_the_ppid_names_the_page(portal: Portal, settings: str) -> None:
    link = urlsplit(link_in(portal, settings))
    assert (link.scheme, link.path) == ("mailto", "ppid@uji.example.go.id")
    assert "+" not in link.query, "mail programs show it as a plus"
    said = parse_qs(link.query, strict_parsing=True)
    assert said["subject"] == [f"Kesalahan di dataset: {TITLE}"]
    assert said["body"][0].startswith("https://uji.example.go.id/dataset/a/\r\n")


def test_without_a_mailbox_it_is_an_issue(portal: Portal) -> None:
    link = urlsplit(link_in(portal, REPOSITORY))
    assert f"{link.scheme}://{link.netloc}{link.path}" == "https://github.com/kota-uji/ppid/issues/new"
    asked = parse_qs(link.query, strict_parsing=True)
    assert asked["title"] == [f"Kesalahan di dataset: {TITLE}"]
    assert "https://uji.example.go.id/dataset/a/" in asked["body"][0]


@pytest.mark.parametrize(
    "settings",
    ["", "    kontak: {surel: 'tanya di loket'}\n", "    repositori: https://git.example.go.id/ppid\n"],
)
def test_where_nobody_is_named_there_is_no_link(portal: Portal, tmp_path: Path, settings: str) -> None:
    assert link_in(portal, settings) == ""
    out = Output(tmp_path / "docs", tmp_path / "files")
    items.emit(catalogue_of(portal, settings), out)
    out.write()
    assert "Laporkan kesalahan" not in (tmp_path / "docs/dataset/a/index.md").read_text("utf-8")


def test_every_kind_of_item_has_the_link(portal: Portal, tmp_path: Path) -> None:
    out = Output(tmp_path / "docs", tmp_path / "files")
    items.emit(catalogue_of(portal, MAIL), out)
    out.write()
    for address in ("dataset/a", "organisasi/disdik"):
        page = html.fromstring(
            (tmp_path / f"docs/{address}/index.md").read_text("utf-8").split("---\n", 2)[2]
        )
        (link,) = page.xpath("//a[text()='Laporkan kesalahan']/@href")
        assert link.startswith("mailto:ppid@uji.example.go.id?subject=Kesalahan%20di%20")
