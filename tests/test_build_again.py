"""A build after a change publishes the same bytes as a build that remembers nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import kept
from generator.kept import Kept, PlainUnpickler, store, stored
from generator.keptwords import PARSER, Words, kept_words, of_text
from generator.pipeline import build_portal
from generator.publications import LOG
from generator.render import markdown
from generator.site import DIGESTS

PORTAL = Path(__file__).parent / "portals/kecil/portal"
EDITS = (
    ("content/pengumuman/2024-03-05-air-mati.md", "- Siapkan air.", "- Siapkan **ember**.\n- Matikan pompa."),
    ("content/organisasi/pemko.yml", "judul: ", "judul: Kantor "),
    ("datasets/penduduk/dataset.yml", "judul: Jumlah", "judul: Banyaknya"),
    ("content/dokumen/perwako-1-2024/perwako.txt", "a", "aa"),
)


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of a test are younger than what is kept otherwise."""
    monkeypatch.setattr(kept, "SETTLED_NS", -(10**18))


def published(root: Path) -> dict[str, bytes]:
    """All but the log of publications, which goes on where the last one ended."""
    build_portal(root)
    home = root / "build/site"
    files = {path.relative_to(home).as_posix(): path for path in home.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if name != LOG}


def test_after_each_edit_the_site_is_that_of_a_first_build(tmp_path: Path) -> None:
    warm = shutil.copytree(PORTAL, tmp_path / "warm")
    before = published(warm)
    for number, (name, old, new) in enumerate(EDITS):
        path = warm / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        again = published(warm)
        cold = shutil.copytree(
            warm, tmp_path / f"cold{number}", ignore=lambda folder, names: {"build"} & {*names}
        )
        assert again != before
        assert again == published(cold), name
        before = again


def test_a_text_is_made_once_and_forgotten_when_nobody_asks_for_it(tmp_path: Path) -> None:
    made = []

    def make(text: str) -> str:
        made.append(text)
        return text.upper()

    for texts in (["a", "b", "a"], ["a", "b"], ["a"], ["a", "b"]):
        with kept_words(tmp_path):
            assert [of_text("x", text, make) for text in texts] == [text.upper() for text in texts]
    assert made == ["a", "b", "b"]


def test_the_same_text_may_be_made_into_several_things(tmp_path: Path) -> None:
    with kept_words(tmp_path):
        assert of_text("upper", "Kata\udcff", str.upper) != of_text("lower", "Kata\udcff", str.lower)


def test_nothing_is_kept_of_a_build_that_failed(tmp_path: Path) -> None:
    def fail() -> None:
        with kept_words(tmp_path):
            of_text("x", "a", str.upper)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not list(tmp_path.rglob("*"))
    assert markdown("**a**") == "<p><strong>a</strong></p>\n"


def test_another_parser_makes_it_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = Words(Kept(tmp_path))
    assert words.of("x", "a", str.upper) == "A"
    monkeypatch.setattr("generator.keptwords.PARSER", f"{PARSER}.1")
    assert words.of("x", "a", lambda text: "anew") == "anew"


def test_a_digest_is_read_again_where_a_file_is_another(tmp_path: Path) -> None:
    root = shutil.copytree(PORTAL, tmp_path / "portal")
    first = published(root)
    memory = root / "build/cache" / DIGESTS
    known = stored(memory, PlainUnpickler)
    assert known.keys() >= first.keys() - {"manifest.json", "SHA256SUMS"}
    (inode, size, time), digest = known["index.html"]
    store(memory, known | {"index.html": ((inode + 1, size, time), "0" * 64)})
    assert published(root)["manifest.json"] == first["manifest.json"]
    assert stored(memory, PlainUnpickler)["index.html"][1] == digest
