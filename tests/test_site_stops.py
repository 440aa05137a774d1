"""Whatever stops the site builder is one sentence at its line of mkdocs.yml; what was online stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import MINIMAL

from generator.cli import main
from generator.english import translated
from generator.findings import Rejected, errors
from generator.pipeline import build_portal, check_portal

Portal = Callable[..., Path]
STOPS = [
    (
        "hooks: [ok.py, a.py]",
        'def on_page_content(html, **_): raise KeyError("x\\ny")',
        "1:16: pengait a.py ",
    ),
    ("hooks: [ok.py, a.py]", "import sys\ndef on_config(config): sys.exit(0)", "1:16: pengait a.py "),
    ("hooks:\n - ok.py\n - a.py", "def f(:", "3:4: pengait a.py menghentikan pembangunan situs: SyntaxError"),
    (
        "hooks: [a.py]",
        "from mkdocs.exceptions import PluginError as E\ndef on_nav(nav, **_): raise E('q')",
        "1:9: ",
    ),
    ("hooks: [a.py]", "def on_env(env, **_):\n  def f(x): return 1 / 0\n  env.filters['url'] = f", "1:9: "),
    ("hooks: [a.py]", "def on_pre_build(config): config.plugins = None", " "),
    ("markdown_extensions: [tables, satu]", "", "1:31: "),
]


@pytest.mark.parametrize(("more", "code", "said"), STOPS)
def test_what_stops_the_builder_is_told_and_nothing_is_published(
    portal: Portal, more: str, code: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = portal({"mkdocs.yml": f"{more}\n{MINIMAL['mkdocs.yml']}", "a.py": code, "ok.py": ""})
    with pytest.raises(Rejected) as rejected:
        build_portal(root)
    (finding,) = errors(rejected.value.findings)
    assert str(finding).startswith(f"mkdocs.yml:{said}")
    assert translated(finding.message), "generator/english.txt"
    assert translated(finding.remedy), "generator/english.txt"
    assert not (root / "build/site").exists()


def test_a_failed_build_leaves_the_site_that_is_there(
    portal: Portal, capsys: pytest.CaptureFixture[str]
) -> None:
    root = portal()
    build_portal(root)
    before = (root / "build/site/SHA256SUMS").read_bytes()
    (root / "a.py").write_text("def on_post_build(config): raise RuntimeError")
    (root / "mkdocs.yml").write_text(f"hooks: [a.py]\n{MINIMAL['mkdocs.yml']}")
    assert main(["--portal", str(root), "--quiet", "build"]) == 1
    assert "pengait a.py menghentikan pembangunan situs: RuntimeError." in capsys.readouterr().out
    assert (root / "build/site/SHA256SUMS").read_bytes() == before


@pytest.mark.parametrize("plugin", ["blog", "tags", "meta", "projects", "typeset"])
def test_plugins_of_material_do_not_break_the_build(portal: Portal, plugin: str) -> None:
    root = portal({"mkdocs.yml": f"plugins: [{plugin}]\n{MINIMAL['mkdocs.yml']}"})
    assert not errors(build_portal(root).findings)
    assert (root / "build/site/organisasi/disdik/index.html").is_file()


def test_a_plugin_whose_tools_are_missing_is_told_at_its_line(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/tidak-ada")
    root = portal({"mkdocs.yml": f"plugins:\n - meta\n - optimize\n{MINIMAL['mkdocs.yml']}"})
    with pytest.raises(Rejected) as rejected:
        build_portal(root)
    (finding,) = errors(rejected.value.findings)
    assert str(finding).startswith("mkdocs.yml:3:4: plugin optimize menghentikan pembangunan situs: ")


def test_settings_of_another_file_are_refused(portal: Portal) -> None:
    root = portal(
        {"mkdocs.yml": f"INHERIT: lain.yml\n{MINIMAL['mkdocs.yml']}", "lain.yml": "hooks: [a.py]\n"}
    )
    (finding,) = errors(check_portal(root))
    assert str(finding).startswith("mkdocs.yml:1:1: `INHERIT:` mengambil setelan dari berkas lain")
    assert translated(finding.message)
    assert translated(finding.remedy)
