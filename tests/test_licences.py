"""Licences: codes of SPDX's list are known, others are told with the nearest one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import MINIMAL

from generator.emitters import downloads
from generator.licences import USUAL, address, is_code, licence
from generator.load import load
from generator.pipeline import check_portal
from generator.tables.datapackage import data_package

Portal = Callable[..., Path]
DATASET = "judul: Data\nringkasan: Isi.\nkategori: berkala\npenerbit: disdik\ntanggal: 2025-01-01\n"
TABLE = {"datasets/a/a.csv": "nama,nilai\nA,1\nB,2\n"}


@pytest.mark.parametrize("code", [*USUAL, "CC-BY-3.0-IGO", "OGL-UK-3.0", "GPL-3.0-only", "LicenseRef-Pemko"])
def test_codes_of_the_list_and_own_ones_are_known(code: str) -> None:
    assert is_code(code)


@pytest.mark.parametrize(
    "code",
    ["", "CC BY 4.0", "cc-by-4.0", "CC-BY-9.0", "MIT OR CC0-1.0", "Bebas", "<b>", "LicenseRef-"],
)
def test_what_is_no_code_is_not(code: str) -> None:
    assert not is_code(code)


def test_only_codes_of_the_list_have_a_page() -> None:
    assert address("CC-BY-4.0") == "https://spdx.org/licenses/CC-BY-4.0.html"
    assert licence("OGL-UK-3.0").url == "https://spdx.org/licenses/OGL-UK-3.0.html"
    assert address("LicenseRef-Pemko") == address("Bebas") == licence("Bebas").url == ""


@pytest.mark.parametrize(
    ("written", "remedy"),
    [("CC BY 4.0", 'Maksud Anda "CC-BY-4.0"?'), ("Bebas dipakai siapa pun", "Tulis kode seperti CC-BY-4.0")],
)
def test_an_unknown_code_of_an_item_is_told_and_does_not_stop(
    portal: Portal, written: str, remedy: str
) -> None:
    root = portal({"datasets/a/dataset.yml": DATASET + f"lisensi: {written}\n", **TABLE})
    (finding,) = check_portal(root)
    assert (finding.code, finding.severity.value) == ("lisensi-tak-dikenal", "peringatan")
    assert (finding.place.file, finding.place.line, finding.place.column) == ("datasets/a/dataset.yml", 6, 10)
    assert finding.remedy.startswith(remedy)


@pytest.mark.parametrize("key", ["lisensi", "licence"])
def test_an_unknown_code_of_the_portal_is_told_in_its_settings(portal: Portal, key: str) -> None:
    root = portal({"mkdocs.yml": MINIMAL["mkdocs.yml"] + f"    {key}: CC BY 4.0\n"})
    (finding,) = check_portal(root)
    assert finding.code == "lisensi-tak-dikenal"
    assert (finding.place.file, finding.place.line) == ("mkdocs.yml", 10)


def test_no_link_leads_to_a_page_that_is_not_there(portal: Portal) -> None:
    root = portal({"datasets/a/dataset.yml": DATASET + "lisensi: LicenseRef-Pemko\n", **TABLE})
    assert check_portal(root) == []
    catalogue = load(root, root / "build/cache").catalogue
    item = catalogue.get("dataset", "a")
    assert item
    assert data_package(item, catalogue)["licenses"] == [{"name": "LicenseRef-Pemko"}]
    assert downloads.licence(item, catalogue) == "Data\n\nLisensi (SPDX): LicenseRef-Pemko\n"
