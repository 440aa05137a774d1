"""The content security policy names exactly the inline code of its page."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import material
import pytest
from conftest import MINIMAL
from playwright.sync_api import Browser

from generator.english import translated
from generator.findings import Rejected
from generator.pipeline import build_portal
from generator.policy import inline, is_known, policy, unknown_scripts, with_policy

Portal = Callable[..., Path]
SCRIPTED = "<i></i>\n<script>\n  alert(1)\n</script>\n"
HOOK = """\
def on_post_page(output, **more):
    return output.replace("</body>", "<script>alert(1)</script></body>")
"""


def sha(code: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(code.encode()).digest()).decode() + "'"


THEME = Path(material.__file__).parent / "templates/partials/javascripts"


def test_data_is_named_by_its_digest() -> None:
    html = with_policy(
        '<html><head><title>x</title></head><body><script type="a/json">{"a": "1 < 2"}</script></body></html>'
    )
    assert html.startswith('<html><head><meta http-equiv="Content-Security-Policy"')
    assert sha('{"a": "1 < 2"}') in html


def test_data_over_several_lines_and_attributes() -> None:
    code = "\n  [1]\n"
    assert sha(code) in with_policy(f"<head></head><SCRIPT async>{code}</SCRIPT>")


@pytest.mark.parametrize("name", ["base", "content", "palette", "announce"])
def test_scripts_of_the_theme_are_known_wherever_the_page_is(name: str) -> None:
    template = (THEME / f"{name}.html").read_text("utf-8")
    for top in (".", "../..", "https://kota.example.go.id/portal/"):
        (code, *_) = inline(re.sub(r"\{\{.*?\}\}", top, template))
        assert is_known(code), code[:60]
        assert not is_known(f"{code};alert(1)")
    assert not is_known(re.sub(r"\{\{.*?\}\}", '"+alert(1)+"', (THEME / "base.html").read_text("utf-8")))


@pytest.mark.parametrize(
    "page",
    [
        "<script>alert(1)</script>",
        '<script type="application/json">alert(1)</script>',
        '<script data-type="application/ld+json">{"a": alert(1)}</script>',
        "<script>\n\n</script>",
        "<script>" + "[" * 100_000 + "</script>",
    ],
)
def test_code_of_unknown_origin_is_not_named(page: str) -> None:
    assert "sha256" not in with_policy(f"<head></head>{page}")
    assert len(unknown_scripts(page)) == 1


@pytest.mark.parametrize(
    ("files", "place"),
    [
        ({"tema/partials/mark.html": SCRIPTED}, "tema/partials/mark.html:3"),
        ({"tema/a.html": "", "bantuan.py": HOOK}, "mkdocs.yml"),
    ],
)
def test_a_script_that_is_not_ours_stops_the_build(portal: Portal, files: dict[str, str], place: str) -> None:
    more = "theme: {custom_dir: tema}\n" + ("hooks: [bantuan.py]\n" if "bantuan.py" in files else "")
    root = portal({"mkdocs.yml": MINIMAL["mkdocs.yml"] + more, **files})
    with pytest.raises(Rejected) as rejected:
        build_portal(root)
    (finding,) = rejected.value.findings
    assert (str(finding.place), finding.code) == (place, "skrip-sebaris")
    assert translated(finding.message)
    assert translated(finding.remedy)
    assert not (root / "build/site").exists()


def test_the_browser_refuses_a_script_that_is_not_ours(chromium: Browser, tmp_path: Path) -> None:
    known = '<script type="application/ld+json">{"a": 1}</script>'
    bad = "<script>document.title = 'jahat'</script><p onclick=\"document.title = 'jahat'\">x</p>"
    file = tmp_path / "index.html"
    file.write_text(with_policy(f"<html><head><title>baik</title></head><body>{known}{bad}</body></html>"))
    said: list[str] = []
    page = chromium.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.goto(file.as_uri())
    page.locator("p").click()
    assert page.title() == "baik"
    page.close()
    assert any("Content Security Policy" in each for each in said)


@pytest.mark.parametrize(
    "script",
    [
        '<script src="a.js"></script>',
        "<p>tanpa skrip</p>",
    ],
)
def test_what_is_no_inline_code_gets_no_digest(script: str) -> None:
    assert "sha256" not in with_policy(f"<head></head>{script}")


def test_nothing_from_elsewhere_and_no_eval() -> None:
    directives = policy([])
    assert "http" not in directives
    assert "'unsafe-eval'" not in directives
    script = next(part for part in directives.split("; ") if part.startswith("script-src"))
    assert "unsafe-inline" not in script


def test_the_same_page_gets_the_same_policy() -> None:
    assert policy(["b", "a", "a"]) == policy(["a", "b"])
