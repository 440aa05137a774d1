"""A content security policy on every page: own origin only, and no inline code but what we know.

Static hosts set no headers, so it is a meta element (https://www.w3.org/TR/CSP3/#meta-element), put
in after the build. Our own pages carry no inline code at all, only data; what a template of the portal,
a hook or a plugin puts into a page is not named here, so that browsers refuse it, and is told of.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.findings import Finding, Place, one_line
from generator.program import material_partials

INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL | re.IGNORECASE)
ELSEWHERE = re.compile(r"\bsrc=", re.IGNORECASE)
HEAD = re.compile(r"<head[^>]*>", re.IGNORECASE)
EXPRESSION = re.compile(r"\\\{\\\{.*?\\\}\\\}")
ADDRESS = r"[\w.~%/:-]*"
"""What may stand where a script of the theme has an expression: the way to the top of the site."""


def policy(scripts: list[str]) -> str:
    """The directives for a page with these inline scripts."""
    hashes = " ".join(f"'sha256-{digest}'" for digest in sorted(set(map(script_digest, scripts))))
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {hashes}".rstrip(),
            # Charts and tables carry widths and colours in style attributes.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "object-src 'self'",
            "base-uri 'none'",
            "form-action 'self' mailto:",
        )
    )


def script_digest(code: str) -> str:
    return base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()


def with_policy(html: str) -> str:
    """The page with its policy as the first thing in the head. Data blocks (JSON-LD) are named too:
    browsers do not ask for it, but checkers do."""
    known = policy(list(filter(is_known, inline(html))))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{known}">'
    return HEAD.sub(lambda match: match[0] + meta, html, count=1)


def inline(html: str) -> Iterator[str]:
    """The code of each script that has no address."""
    return (m["code"] for m in INLINE.finditer(html) if not ELSEWHERE.search(m["attributes"]))


def unknown_scripts(html: str) -> list[str]:
    """Inline code that the policy leaves out."""
    return [code for code in inline(html) if not is_known(code)]


def is_known(code: str) -> bool:
    """Data, whatever its type says, since JSON run as a program does nothing; or a script of the theme."""
    try:
        json.loads(code)
    except (ValueError, RecursionError):
        return any(shape.fullmatch(code) for shape in theme_scripts())
    return True


@cache
def theme_scripts() -> list[re.Pattern[str]]:
    """Shapes of Material's own inline scripts, which a template of the portal may bring back."""
    codes = [code for path in material_partials("javascripts") for code in inline(path.read_text("utf-8"))]
    return [re.compile(EXPRESSION.sub(lambda _: ADDRESS, re.escape(code))) for code in codes]


def refused_script(code: str, address: str, root: Path, templates: str | None) -> Finding:
    """``address``: the first page that has it. Its place is the portal's own template where it stands, in
    the folder ``templates``; else the settings, whose hooks and plugins put it there."""
    lines = (line.strip() for line in code.splitlines())
    first = next((line for line in lines if line), "")
    return Finding(
        whereabouts(first, root, templates),
        f'halaman "/{one_line(address, 80)}" memuat skrip sebaris yang bukan dari program ini: '
        f'"{one_line(first, 60)}".',
        "Hapus, atau pindahkan ke berkas di overrides/assets/ dan sebut jalurnya di extra_javascript.",
        "skrip-sebaris",
    )


def whereabouts(line: str, root: Path, templates: str | None) -> Place:
    for path in sorted(Path(root, templates).rglob("*.html")) if line and templates else ():
        for number, written in enumerate(path.read_text("utf-8", "replace").splitlines(), 1):
            if line in written:
                return Place(os.path.relpath(path, root), number)
    return Place("mkdocs.yml")
