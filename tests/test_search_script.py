"""The search page's modules as one file (``generator/search/script.py``)."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from generator.program import THEME_FOLDERS
from generator.search.script import FOLDER, OTHER, PAGE, TARGET, write_script

STEM = 'import { stem } from "./cari-kata.js";\n'
ROOT = '{"n":0,"l":[]}'
ONLY_LEADS = f'import "./{PAGE}.js";\n'


def packed_root(folder: Path) -> Path:
    path = folder / "awal.idx"
    path.write_bytes(gzip.compress(ROOT.encode()))
    return path


def written(site: Path, **modules: str) -> str:
    """``halaman`` stands for ``cari-halaman.js``."""
    (site / FOLDER).mkdir(parents=True)
    for name, code in modules.items():
        (site / FOLDER / f"cari-{name}.js").write_text(code, "utf-8")
    write_script(site, packed_root(site))
    return (site / FOLDER / TARGET).read_text("utf-8")


def test_what_a_module_needs_stands_before_it_and_once(tmp_path: Path) -> None:
    code = written(
        tmp_path,
        halaman='import { find, plain as bare } from "./cari-tanya.js";\n' + STEM + "find(stem, bare);\n",
        tanya=STEM + "export async function find() {}\nexport const plain = stem;\n",
        kata="const own = 1;\nexport function stem() {}\n",
    )
    places = [code.index(f"const $cari_{name} = ") for name in ("kata", "tanya", "halaman")]
    assert places == sorted(places)
    assert code.count("function stem") == 1
    assert "const { find, plain: bare } = $cari_tanya;" in code
    assert "return { find, plain };" in code
    assert "return { stem };" in code
    assert not OTHER.search(code)


def test_the_root_comes_along_where_a_module_takes_it(tmp_path: Path) -> None:
    uses = 'import { open } from "./cari-indeks.js";\nopen();\n'
    takes = "export function open() {}\nexport function given(root) {}\n"
    code = written(tmp_path / "ours", halaman=uses, indeks=takes)
    assert code.index(f"$cari_indeks.given({ROOT});") < code.index("const $cari_halaman")
    own = written(tmp_path / "own", halaman=uses, indeks="export function open() {}\n")
    assert ROOT not in own


def test_our_own_modules_can_be_joined(tmp_path: Path) -> None:
    ours = next(folder for folder in THEME_FOLDERS if folder.is_dir()) / FOLDER
    names = ("frasa", "halaman", "indeks", "kata", "tanya", "urut")
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "cari.js").write_bytes((ours / "cari.js").read_bytes())
    for name in names:
        (tmp_path / FOLDER / f"cari-{name}.js").write_bytes((ours / f"cari-{name}.js").read_bytes())
    write_script(tmp_path, packed_root(tmp_path))
    code = (tmp_path / FOLDER / TARGET).read_text("utf-8")
    assert f"$cari_indeks.given({ROOT});" in code
    assert all(f"const $cari_{name} = " in code for name in names)
    assert not OTHER.search(code)


@pytest.mark.parametrize(
    "own",
    [
        'import * as words from "./cari-kata.js";\n',
        'import { stem } from "./tidak-ada.js";\n',
        "import {\n  stem,\n} from './cari-kata.js';\n",
        "export default 1;\n",
        'import { stem } from "./cari-halaman.js";\nexport const stem2 = stem;\n',
    ],
)
def test_a_module_of_the_portal_that_is_written_otherwise_is_led_to(tmp_path: Path, own: str) -> None:
    assert written(tmp_path, halaman=own, kata="export const stem = 1;\n") == ONLY_LEADS


def test_letters_that_are_none_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / f"{PAGE}.js").write_bytes(b'const odd = "\xff";\n')
    write_script(tmp_path, packed_root(tmp_path))
    assert b'"\xff"' in (tmp_path / FOLDER / TARGET).read_bytes()


def test_a_site_without_a_search_page_gets_no_script(tmp_path: Path) -> None:
    write_script(tmp_path, packed_root(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["awal.idx"]
