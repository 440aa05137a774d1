"""The text pages, the pictures of first pages, and what the search is told of each page."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from documents import samples
from lxml import html

from generator.documents.text import Facts, Page, Text
from generator.emitters import documents
from generator.emitters.documents import emit, readables, stems
from generator.kinds.document import Document
from generator.model import Catalogue, File, Item
from generator.output import Output
from generator.search.records import Sheet, item_sheets
from generator.settings import Settings

DAY = datetime(2025, 7, 1, tzinfo=UTC)


def catalogue_of(folder: Path, *paths: Path) -> Catalogue:
    meta = Document.model_validate(
        {"judul": "Laporan <b>Kinerja</b>", "ringkasan": "Isi.", "kategori": "berkala", "penerbit": "disdik"}
    )
    files = tuple(samples.file_of(path) for path in paths)
    item = Item("dokumen", "laporan", meta, "content/dokumen/laporan/dokumen.yml", DAY, DAY, files)
    return Catalogue(Settings(), folder, folder / "cache", (item,), DAY)


def emitted(folder: Path, catalogue: Catalogue) -> Path:
    out = Output(folder / "docs", folder / "files")
    emit(catalogue, out)
    out.write()
    return folder


def pdf(folder: Path, name: str, *pages: str) -> Path:
    (folder / name).write_bytes(samples.pdf([samples.lines(page) for page in pages]))
    return folder / name


def page_at(folder: Path, address: str) -> tuple[dict[str, Any], html.HtmlElement]:
    source = (folder / "docs" / address / "index.md").read_text("utf-8")
    matter, _, body = source.removeprefix("---\n").partition("---\n")
    return yaml.safe_load(matter), html.fromstring(body)


def test_each_page_of_a_pdf_can_be_read_jumped_to_and_opened(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path, pdf(tmp_path, "Laporan Kinerja 2025.pdf", "Satu <i>", "Dua"))
    matter, page = page_at(emitted(tmp_path, catalogue), "dokumen/laporan/teks/laporan-kinerja-2025")
    assert matter["terang"]["search"] is False
    assert [section.get("id") for section in page.iter("section")] == ["halaman-1", "halaman-2"]
    assert "Satu <i>" in page.get_element_by_id("halaman-1").text_content()
    assert not list(page.iter("i"))
    links = [link.get("href") for link in page.iter("a")]
    assert "../../Laporan%20Kinerja%202025.pdf#page=2" in links
    assert "#halaman-2" in links
    assert (tmp_path / "files/dokumen/laporan/laporan-kinerja-2025.webp").read_bytes()[8:12] == b"WEBP"


def test_headings_of_the_file_are_headings_of_the_page(tmp_path: Path) -> None:
    style = "<w:style w:styleId='j'><w:name w:val='heading 1'/></w:style>"
    path = samples.docx(
        tmp_path / "a.docx",
        samples.paragraph("Bab", "j") + samples.paragraph("isi"),
        word__styles_xml=f"<w:styles {samples.WORDS}>{style}</w:styles>",
    )
    _, page = page_at(emitted(tmp_path, catalogue_of(tmp_path, path)), "dokumen/laporan/teks/a")
    assert [heading.text for heading in page.iter("h3")] == ["Bab"]
    assert not list((tmp_path / "files").rglob("*.webp"))


def test_a_scan_says_that_a_program_read_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = (Page(1, "1", (), ("isi",), True), Page(2, "2"), Page(3, "3"))
    given = Text(pages, Facts(3, scanned=(1, 2)))
    monkeypatch.setattr(documents, "open_document", lambda *_: (given, []))
    catalogue = catalogue_of(tmp_path, pdf(tmp_path, "a.pdf", "x"))
    _, page = page_at(emitted(tmp_path, catalogue), "dokumen/laporan/teks/a")
    said = page.text_content()
    assert "Teks hasil pengenalan otomatis" in said
    assert "Halaman ini berupa gambar" in page.get_element_by_id("halaman-2").text_content()
    assert "Halaman ini tidak memuat teks" in page.get_element_by_id("halaman-3").text_content()
    _, sheet = sheets(catalogue)
    assert sheet.recognised


def test_long_documents_are_cut_into_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "PART", 2)
    catalogue = catalogue_of(tmp_path, pdf(tmp_path, "a.pdf", "alfa", "beta", "gama", "delta", "eta"))
    emitted(tmp_path, catalogue)
    _, second = page_at(tmp_path, "dokumen/laporan/teks/a/bagian-2")
    assert [section.get("id") for section in second.iter("section")] == ["halaman-3", "halaman-4"]
    links = [link.get("href") for link in second.iter("a")]
    assert {"#halaman-3", "#halaman-4", "../", "../bagian-3/"} <= set(links)
    assert "halaman-1" not in str(links)
    assert "../../../a.pdf#page=3" in links


def test_a_document_without_any_text_has_no_text_page(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(samples.pdf([b""]))
    emitted(tmp_path, catalogue_of(tmp_path, tmp_path / "a.pdf"))
    assert not list((tmp_path / "docs").rglob("*.md"))


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (["a.pdf", "b.docx"], ["a", "b"]),
        (["a.pdf", "a.docx"], ["a-pdf", "a-docx"]),
        (["A b.pdf", "a-b.pdf"], ["a-b-pdf", "a-b-pdf-2"]),
        (["a.pdf", "a.webp"], ["a-pdf", "a-webp"]),
        (["sampul.webp"], ["sampul-webp"]),
        (["..pdf", "日本.pdf"], ["berkas-pdf", "berkas-pdf-2"]),
    ],
)
def test_every_file_has_an_address_of_its_own(names: list[str], wanted: list[str]) -> None:
    assert stems([File(name, Path(name), name, 1, "0" * 64, "x/x") for name in names]) == wanted


def sheets(catalogue: Catalogue) -> list[Sheet]:
    return list(item_sheets(catalogue, catalogue.of_kind("dokumen")[0]))


def test_the_search_is_told_of_each_page(tmp_path: Path) -> None:
    sheet = "<sheetData><row><c t='inlineStr'><is><t>Sukajadi</t></is></c></row></sheetData>"
    catalogue = catalogue_of(
        tmp_path, pdf(tmp_path, "a b.pdf", "Satu", "Dua"), samples.xlsx(tmp_path / "r.xlsx", {"Rekap": sheet})
    )
    own, *pages = sheets(catalogue)
    assert own.url == ""
    assert [(page.url, page.label, page.text) for page in pages] == [
        ("dokumen/laporan/a%20b.pdf#page=1", "Halaman 1", "Satu"),
        ("dokumen/laporan/a%20b.pdf#page=2", "Halaman 2", "Dua"),
        ("dokumen/laporan/teks/r/#halaman-1", "Lembar Rekap", "Sukajadi"),
    ]


def test_the_same_catalogue_gives_the_same_bytes(tmp_path: Path) -> None:
    path = pdf(tmp_path, "a.pdf", "Satu")
    found = []
    for name in ("pertama", "kedua"):
        folder = tmp_path / name
        folder.mkdir()
        emitted(folder, catalogue_of(folder, path))
        made = [p for p in sorted(folder.rglob("*")) if p.is_file() and "cache" not in p.parts]
        found.append([(p.relative_to(folder), p.read_bytes()) for p in made])
    assert found[0] == found[1]
    assert len(found[0]) > 2


def test_files_that_cannot_be_read_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.dwg").write_bytes(b"x")
    catalogue = catalogue_of(tmp_path, tmp_path / "a.dwg", pdf(tmp_path, "b.pdf", "isi"))
    assert [readable.file.name for readable in readables(catalogue, catalogue.items[0])] == ["b.pdf"]
