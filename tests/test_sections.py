"""Staged pages by their sections: the same HTML as by a Markdown engine, only sooner."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
from conftest import ROOT
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.toc import TableOfContents

from generator.load import load
from generator.output import Output
from generator.pipeline import emit
from generator.progress import Progress
from generator.render import MARK
from generator.sections import StagedPage, contents, sections


def even(html: str) -> str:
    """Without the marks and the white space that no browser shows between elements."""
    return re.sub(r"\s+", " ", re.sub(r">\s+<", "><", html.replace(MARK, ""))).strip()


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    work = tmp_path_factory.mktemp("staged")
    catalogue = load(ROOT, work / "cache").catalogue
    with Output(work / "docs", work / "files") as out:
        emit(catalogue, out, [], Progress.silent())
    return work / "docs"


def test_every_page_is_the_same_by_both_ways(staged: Path) -> None:
    pages = sorted(staged.rglob("*.md"))
    assert len(pages) > 300
    different = []
    for path in pages:
        body = path.read_text("utf-8").partition("\n---\n")[2]
        by_engine = markdown.markdown(body, extensions=["attr_list", "tables", "toc"])
        if even(by_engine) != even(sections(body).html):
            different.append(str(path.relative_to(staged)))
    assert different == []


def test_headings_and_their_ids() -> None:
    done = sections(f"<p>a</p>\n\n{MARK}\n## Isi data\n\n<p>b</p>\n\n{MARK}\n### Isi data\n\n<p>c</p>\n")
    assert done.headings == ((2, "isi-data", "Isi data"), (3, "isi-data_1", "Isi data"))
    assert (
        done.html
        == '<p>a</p>\n<h2 id="isi-data">Isi data</h2>\n<p>b</p>\n<h3 id="isi-data_1">Isi data</h3>\n<p>c</p>'
    )


def test_what_an_officer_writes_never_becomes_a_heading() -> None:
    body = "<pre>\n&lt;!--bagian--&gt;\n## Bukan judul\n</pre>"
    assert sections(body).headings == ()
    assert sections(body).html == body


def test_the_table_of_contents_nests_third_levels() -> None:
    top = list(contents(((2, "a", "A"), (3, "b", "B"), (2, "c", "C"))))
    assert [(link.id, [child.id for child in link.children]) for link in top] == [("a", ["b"]), ("c", [])]


@pytest.fixture
def pages(tmp_path: Path) -> list[StagedPage]:
    StagedPage.recent.clear()
    config = MkDocsConfig()
    config.load_dict({"site_name": "Uji", "docs_dir": str(tmp_path), "site_dir": str(tmp_path / "site")})
    config.validate()
    made = []
    for name in ("satu", "dua"):
        text = f'---\ntitle: "{name}"\n---\n\n<p>{name}</p>\n\n{MARK}\n## Isi\n'
        (tmp_path / f"{name}.md").write_text(text)
        file = File(f"{name}.md", str(tmp_path), str(tmp_path / "site"), use_directory_urls=True)
        made.append(StagedPage(None, file, config))
        made[-1].read_source(config)
    return made


def test_each_page_gives_its_own_html_however_often_it_is_asked(pages: list[StagedPage]) -> None:
    for page in (*pages, *pages, pages[1]):
        assert page.content == f'<p>{page.title}</p>\n<h2 id="isi">Isi</h2>'


def test_a_page_keeps_no_more_than_its_path(pages: list[StagedPage], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.sections.RECENT", 1)
    for page in (*pages, *pages):
        page.meta, page.toc = {}, TableOfContents([])
        assert page.meta["title"] == page.title
        assert [each.id for each in page.toc] == ["isi"]
        assert page.present_anchor_ids == {"isi"}
        assert [of for of, _ in StagedPage.recent.values()] == [page]
