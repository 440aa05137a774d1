"""The content security policy names exactly the inline code of its page."""

from __future__ import annotations

import base64
import hashlib

import pytest

from generator.policy import policy, with_policy


def sha(code: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(code.encode()).digest()).decode() + "'"


def test_inline_code_is_named_by_its_digest() -> None:
    html = with_policy(
        "<html><head><title>x</title></head><body><script>let a = 1 < 2</script></body></html>"
    )
    assert html.startswith('<html><head><meta http-equiv="Content-Security-Policy"')
    assert sha("let a = 1 < 2") in html


def test_code_over_several_lines_and_attributes() -> None:
    code = "\n  location.reload()\n"
    assert sha(code) in with_policy(f"<head></head><SCRIPT async>{code}</SCRIPT>")


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
