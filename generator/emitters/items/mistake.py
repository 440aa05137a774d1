"""Where a reader tells what is wrong on a page: a letter or an issue that names the page already."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode, urlsplit

from generator.model import Catalogue, Item


def mistake_link(catalogue: Catalogue, item: Item) -> str:
    """The PPID's mailbox, else GitHub's form for issues, else nothing; nothing is sent by itself."""
    settings = catalogue.settings
    subject = f"Kesalahan di {item.kind}: {item.title}"
    body = f"{settings.absolute(item.address)}\n\nYang keliru: \n\nSeharusnya: \n"
    email = settings.contact.email or ""
    if re.fullmatch(r"[^\s@<>,;:]+@[^\s@<>,;:]+", email):
        # RFC 6068: spaces are %20, lines end by %0D%0A.
        said = urlencode({"subject": subject, "body": body.replace("\n", "\r\n")}, quote_via=quote)
        return f"mailto:{quote(email, safe='@')}?{said}"
    if settings.repository and urlsplit(settings.repository).hostname == "github.com":
        asked = urlencode({"title": subject, "body": body}, quote_via=quote)
        return f"{settings.repository.rstrip('/')}/issues/new?{asked}"
    return ""
