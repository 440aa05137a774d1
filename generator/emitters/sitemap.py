"""What search engines and finders of faults look for: sitemap, robots.txt, security.txt.

The sitemap names the pages that the emitters before it have made, so it comes last.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import quote

from lxml import etree

from generator.feeds.channel import as_utc
from generator.model import Catalogue
from generator.output import Output

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
LIMIT = 50_000
"""Addresses in one file (sitemaps.org)."""
SOURCE = "peta situs"
PAGE = "index.md"
UNLISTED = {"admin/"}
"""Pages for officers, also where they only say that they are switched off."""


def emit(catalogue: Catalogue, out: Output) -> None:
    addresses = [each.removesuffix(PAGE) for each in out.addresses("docs") if each.endswith(PAGE)]
    addresses = [each for each in addresses if each not in UNLISTED]
    for name, document in sitemaps(catalogue, sorted(addresses)):
        out.file(name, document, SOURCE)
    out.file("robots.txt", robots(catalogue), SOURCE)
    out.file(".well-known/security.txt", security(catalogue), SOURCE)


def sitemaps(catalogue: Catalogue, addresses: list[str]) -> Iterator[tuple[str, bytes]]:
    """(address, document): one file, or an index and its parts."""
    absolute = catalogue.settings.absolute
    dates = Dates(catalogue)
    rows = [(absolute(quote(address)), dates.of(address)) for address in addresses]
    if len(rows) <= LIMIT:
        yield "sitemap.xml", document("urlset", "url", rows)
        return
    parts = [rows[start : start + LIMIT] for start in range(0, len(rows), LIMIT)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    index = [(absolute(name), max(date for _, date in part)) for name, part in zip(names, parts, strict=True)]
    yield "sitemap.xml", document("sitemapindex", "sitemap", index)
    for name, part in zip(names, parts, strict=True):
        yield name, document("urlset", "url", part)


class Dates:
    """When a page changed last: its item's date, its kind's newest, or that of the whole."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.whole = catalogue.updated
        self.known = {item.address: item.modified for item in catalogue.items}
        self.known |= {f"{gone.kind}/{gone.slug}/": gone.date for gone in catalogue.withdrawn}
        for item in catalogue.items:
            kind = f"{item.kind}/"
            self.known[kind] = max(self.known.get(kind, item.modified), item.modified)

    def of(self, address: str) -> datetime:
        """Pages below an item, such as its history, change with it."""
        above = "/".join(address.split("/")[:2]) + "/"
        return self.known.get(address, self.known.get(above, self.whole))


def document(root: str, row: str, rows: list[tuple[str, datetime]]) -> bytes:
    tree = etree.Element(root, xmlns=NAMESPACE)
    for address, date in rows:
        element = etree.SubElement(tree, row)
        etree.SubElement(element, "loc").text = address
        etree.SubElement(element, "lastmod").text = as_utc(date).isoformat()
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def robots(catalogue: Catalogue) -> str:
    """Everything here is public (RFC 9309)."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {catalogue.settings.absolute('sitemap.xml')}\n"


def security(catalogue: Catalogue) -> str:
    """RFC 9116. It expires a year after the newest item, because a build has no clock."""
    settings = catalogue.settings
    contact = settings.contact
    found = [f"mailto:{contact.email}" if contact.email else "", contact.form or ""]
    contacts = [quote(each, safe=":/?#@!$&'()*+,;=%~-._") for each in found if each] or [settings.base_url]
    expires = as_utc(catalogue.updated) + timedelta(days=365)
    lines = [
        *(f"Contact: {each}" for each in contacts),
        f"Expires: {expires.isoformat().replace('+00:00', 'Z')}",
        f"Preferred-Languages: {', '.join(dict.fromkeys((*settings.languages, 'en')))}",
        f"Canonical: {settings.absolute('.well-known/security.txt')}",
    ]
    return "\n".join(lines) + "\n"
