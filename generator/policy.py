"""A content security policy on every page: own origin only, and no inline code but what we know.

Static hosts set no headers, so it is a meta element (https://www.w3.org/TR/CSP3/#meta-element), put
in after the build: the theme's inline scripts differ by page and are named by their SHA-256.
"""

from __future__ import annotations

import base64
import hashlib
import re

INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL | re.IGNORECASE)
ELSEWHERE = re.compile(r"\bsrc=", re.IGNORECASE)
HEAD = re.compile(r"<head[^>]*>", re.IGNORECASE)


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
    scripts = [m["code"] for m in INLINE.finditer(html) if not ELSEWHERE.search(m["attributes"])]
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(scripts)}">'
    return HEAD.sub(lambda match: match[0] + meta, html, count=1)
