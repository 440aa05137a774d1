"""What in mkdocs.yml would run code, and what may stand there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from conftest import MINIMAL

from generator.findings import Finding, Rejected, Severity
from generator.load import load
from generator.pipeline import build_portal
from generator.places import Loaded
from generator.rules import own_code
from generator.site import configured

Portal = Callable[..., Path]
SLUGIFY = "!!python/object/apply:pymdownx.slugs.slugify"


def told(root: Path, text: str) -> list[Finding]:
    (root / "mkdocs.yml").write_text(f"{text}\n", "utf-8")
    return list(own_code.check(cast(Loaded, SimpleNamespace(catalogue=SimpleNamespace(root=root)))))


@pytest.mark.parametrize(
    ("more", "line", "severity"),
    [
        ("hooks: [jahat.py]", 1, Severity.WARNING),
        ("INHERIT: ../lain.yml", 1, Severity.ERROR),
        ("plugins: [search, jahat]", 1, Severity.WARNING),
        ("plugins:\n  - search\n  - jahat: {a: 1}", 3, Severity.WARNING),
        ("plugins: {jahat: {}}", 1, Severity.WARNING),
        ("plugins: [material/blog]", 1, Severity.WARNING),
        ("markdown_extensions: [tables, pytest]", 1, Severity.WARNING),
        ("markdown_extensions:\n  - tables\n  - os.path: {a: b}", 3, Severity.WARNING),
        ("markdown_extensions: [{pymdownx.snippets: {base_path: /}}]", 1, Severity.WARNING),
        ("markdown_extensions: [pymdownx.b64]", 1, Severity.WARNING),
        ("markdown_extensions: [__main__]", 1, Severity.WARNING),
        ("x: !ENV [RAHASIA, b]", 1, Severity.WARNING),
        ("nav: [{!ENV RAHASIA : index.md}]", 1, Severity.WARNING),
        ("x: !!python/object/apply:os.system ['id']", 1, Severity.ERROR),
        ("x: !<tag:yaml.org,2002:python/object/new:os.system> [a]", 1, Severity.ERROR),
        ("x: !!python/name:os.system", 1, Severity.ERROR),
        ("x: !!python/name:material.extensions.emoji.to_svg.__globals__", 1, Severity.ERROR),
        ("x: !!python/name:material.plugins.social.plugin.os.system", 1, Severity.ERROR),
        ("x: !!python/name:pymdownx.superfences.fence_code_format os.system", 1, Severity.ERROR),
        ("x: !!python/module:material", 1, Severity.ERROR),
        (f"x: {SLUGIFY} {{kwds: {{case: lower}}, state: [1]}}", 1, Severity.ERROR),
        (f"x: {SLUGIFY} {{state: {{case: lower}}}}", 1, Severity.ERROR),
        (f"x: {SLUGIFY} {{kwds: {{func: lower}}}}", 1, Severity.ERROR),
        (f"x: {SLUGIFY} {{kwds: {{case: !!python/name:os.system }}}}", 1, Severity.ERROR),
        (f"x: {SLUGIFY} [lower]", 1, Severity.ERROR),
    ],
)
def test_code_is_told(
    tmp_path: Path, more: str, line: int, severity: Severity, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = own_code.installed_plugins()
    monkeypatch.setattr(own_code, "installed_plugins", lambda: known | {"jahat"})
    assert {(each.place.line, each.severity) for each in told(tmp_path, more)} == {(line, severity)}


@pytest.mark.parametrize(
    "more",
    [
        "plugins: []",
        "hooks:",
        "plugins: [search, {tags: {a: 1}}]",
        "plugins: [tidak-terpasang]",  # told by the settings of the site
        "markdown_extensions: [pymdownx.details, markdown.extensions.tables, material.extensions.preview]",
        "markdown_extensions: [{a: {b: !!python/name:material.extensions.emoji.twemoji }}]",
        *(f"x: !!{name.removeprefix('tag:yaml.org,2002:')} ''" for name in sorted(own_code.HARMLESS_NAMES)),
        f"x: {SLUGIFY} {{kwds: {{case: lower}}}}",
    ],
)
def test_settings_are_left_alone(tmp_path: Path, more: str) -> None:
    assert not told(tmp_path, more)


def test_a_tag_stops_the_build_before_mkdocs_reads_it(portal: Portal, tmp_path: Path) -> None:
    attack = f"x: !!python/object/apply:os.mkdir ['{tmp_path / 'jalan'}']\n"
    root = portal({"mkdocs.yml": MINIMAL["mkdocs.yml"] + attack})
    with pytest.raises(Rejected):
        build_portal(root)
    assert not (tmp_path / "jalan").exists()


@pytest.mark.parametrize("folder", ["overrides", "tema/kota"])
def test_a_link_in_the_folder_of_the_theme_is_told(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder / "assets").mkdir(parents=True)
    (tmp_path / folder / "assets/x.css").symlink_to("/etc/hostname")
    (finding,) = told(tmp_path, f"theme: {{name: material, custom_dir: {folder}}}")
    assert (finding.place.file, finding.code) == (f"{folder}/assets/x.css", "tautan-simbolik")


@pytest.mark.parametrize("folder", ["..", "/etc", "overrides/../../lain", "."])
def test_the_folder_of_the_theme_lies_inside(tmp_path: Path, folder: str) -> None:
    (finding,) = told(tmp_path, f"theme:\n  name: material\n  custom_dir: {folder}")
    assert (finding.place.line, finding.code) == (3, "jalur-keluar")


MANUAL = """\
markdown_extensions:
  - attr_list
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - pymdownx.superfences:
      custom_fences:
        - name: mermaid
          class: mermaid
          format: !!python/name:pymdownx.superfences.fence_code_format
  - toc:
      slugify: !!python/object/apply:pymdownx.slugs.slugify
        kwds:
          case: lower
"""


def test_what_the_manual_of_material_says_is_checked_and_taken_by_mkdocs(portal: Portal) -> None:
    root = portal({"mkdocs.yml": MINIMAL["mkdocs.yml"] + MANUAL})
    loaded = load(root, root / "build/cache")
    assert loaded.findings == []
    assert list(own_code.check(loaded)) == []
    (root / "docs").mkdir()
    config = configured(loaded.catalogue, root / "docs", root / "site")
    assert callable(config.mdx_configs["pymdownx.emoji"]["emoji_index"])
    assert config.mdx_configs["toc"]["slugify"]("Satu Dua", "-") == "satu-dua"
