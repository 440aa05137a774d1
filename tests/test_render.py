"""Pages out of templates: links that arrive whatever the two addresses, templates compiled once."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, unquote, urljoin

import jinja2
import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from generator.load import load
from generator.render import Renderer, markdown, plain, relative, unbroken

SITE = "https://contoh.go.id/portal/"
NAMES = st.text("abc é&\"<>'?", min_size=1, max_size=4).filter(lambda name: name.strip(".") != "")
FOLDERS = st.lists(st.sampled_from(["a", "b", "dataset", "é ü"]) | NAMES, max_size=4).map(
    lambda names: "".join(f"{name}/" for name in names)
)


@given(here=FOLDERS, folder=FOLDERS, name=st.just("") | NAMES)
def test_a_link_leads_from_any_page_to_any_address(here: str, folder: str, name: str) -> None:
    link = relative(here, folder + name)
    arrived = urljoin(SITE + quote(here, safe="/"), link)
    assert unquote(arrived).removeprefix(SITE) == unquote(folder + name)
    assert not set(link) & set("\"'<>& ")


@pytest.mark.parametrize(
    ("here", "target", "link"),
    [
        ("", "", "./"),
        ("dataset/x/", "", "../../"),
        ("dataset/x/", "dataset/x/", "./"),
        ("dataset/x/", "dataset/x/x.csv", "x.csv"),
        ("dataset/x/", "dataset/y/", "../y/"),
        ("dataset/x/", "dataset/x/riwayat/", "riwayat/"),
        ("dataset/x/", "#isi", "#isi"),
        ("dataset/x/", "dokumen/#isi", "../../dokumen/#isi"),
        ("dataset/x/", "dataset", "../../dataset"),
    ],
)
def test_links_are_as_short_as_they_can_be(here: str, target: str, link: str) -> None:
    assert relative(here, target) == link


def test_a_template_is_compiled_once_for_all_renderers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = load(ROOT / "tests/portals/kecil/portal", tmp_path).catalogue
    first = Renderer(catalogue).environment.get_template("tiles.md")
    monkeypatch.setattr(jinja2.Environment, "compile", lambda *_: pytest.fail("compiled again"))
    second = Renderer(catalogue).environment.get_template("tiles.md")
    assert second is not first
    assert second.globals["settings"] is catalogue.settings


PARAGRAPHS = st.lists(
    st.text("ab *_`#-|[]()>1.\n", min_size=1, max_size=60)
    | st.just("[nama][1] dan [1]: https://contoh.go.id"),
    max_size=12,
).map("\n\n".join)


@given(text=PARAGRAPHS, limit=st.integers(5, 40))
def test_plain_text_of_the_opening_is_that_of_the_whole(text: str, limit: int) -> None:
    whole = " ".join(markdown(text).striptags().split())
    shown = plain(text, limit)
    assert len(shown) <= limit
    assert whole.startswith(shown.removesuffix("…"))
    assert shown == whole or len(whole) > limit


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Penggantian KTP-el", 'Penggantian <span class="t-unbroken">KTP-el</span>'),
        ("<b>KTP-el", '&lt;b&gt;<span class="t-unbroken">KTP-el</span>'),
        ("Undang-Undang A-b <KTP>", "Undang-Undang A-b &lt;KTP&gt;"),
    ],
)
def test_no_line_ends_inside_a_short_word(text: str, shown: str) -> None:
    assert unbroken(text) == shown
