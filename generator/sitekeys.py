"""What of a portal's ``mkdocs.yml`` reaches the pages, beside ``extra.portal``.

The look is ours: a key of Material's that our templates do not print in a safe way, or that would make a
page ask another site for something, never gets to them (docs/settings.md). ``rules/site_settings.py`` tells
of what is passed over.
"""

from __future__ import annotations

from typing import Any

THEME = "material"
LANGUAGE = "id"
THEME_KEYS = {"name", "language", "custom_dir", "font"}
"""Used, or harmless as written."""
LOADS = {"analytics", "polyfills"}
"""Keys of ``extra`` by which Material makes a page ask other sites."""
EXTRA_IGNORED = {*LOADS, "alternate", "consent", "version"}
"""Keys of ``extra`` that Material prints as markup or code; those that it leaves alone stay."""
ALWAYS = {"use_directory_urls": True}
"""Addresses end with a slash, for ever."""
NEVER = ("exclude_docs", "draft_docs")
"""Would take pages away that were announced."""


def theme_of(written: object) -> dict[str, Any]:
    """Material as the pages need it: only its language and a folder of own templates are the portal's."""
    given = written if isinstance(written, dict) else {}
    own = given.get("custom_dir")
    language = given.get("language")
    made = {"name": THEME, "language": language if isinstance(language, str) else LANGUAGE, "font": False}
    return {**made, "custom_dir": own} if isinstance(own, str) else made
