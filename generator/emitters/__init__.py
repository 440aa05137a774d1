"""Emitters turn the catalogue into pages and files. A new one is one file here and one line below.

Each module has ``emit(catalogue: Catalogue, out: Output) -> None``.
"""

from collections.abc import Callable

from generator.emitters import (
    admin,
    calendar,
    catalogues,
    changes,
    charts,
    compliance,
    dashboard,
    digest,
    documents,
    downloads,
    embed,
    explorer,
    feeds,
    handwritten,
    home,
    indicator_files,
    items,
    lists,
    log,
    moved,
    opml,
    posters,
    proof,
    registers,
    requests,
    search,
    series,
    services,
    share,
    sitemap,
    slices,
    subscriptions,
)
from generator.model import Catalogue
from generator.output import Output

EMITTERS: dict[str, Callable[[Catalogue, Output], None]] = {
    # First: what they want made is made by workers while the others go on. Posters come before the registers,
    # since what the compiler keeps of long sheets makes each later one cost twice as much.
    "charts": charts.emit,
    "share": share.emit,
    "posters": posters.emit,
    "registers": registers.emit,
    "downloads": downloads.emit,
    "explorer": explorer.emit,
    "documents": documents.emit,
    "series": series.emit,
    "lists": lists.emit,
    "slices": slices.emit,
    "dashboard": dashboard.emit,
    "digest": digest.emit,
    "indicator-files": indicator_files.emit,
    "services": services.emit,
    "compliance": compliance.emit,
    "requests": requests.emit,
    "changes": changes.emit,
    "log": log.emit,
    "search": search.emit,
    "subscriptions": subscriptions.emit,
    "handwritten": handwritten.emit,
    "feeds": feeds.emit,
    "opml": opml.emit,
    "proof": proof.emit,
    "catalogues": catalogues.emit,
    # By now the charts are drawn: what is not yet, the main process would have to draw itself.
    "home": home.emit,
    "items": items.emit,
    "embed": embed.emit,
    "calendar": calendar.emit,
    "admin": admin.emit,
    # Nearly last: it names the pages that all others have made.
    "sitemap": sitemap.emit,
    # Last: it names no old addresses.
    "moved": moved.emit,
}
