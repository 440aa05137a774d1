"""``/umpan/``: what feeds are, and all of them but those of single items."""

from __future__ import annotations

from generator.emitters.front import front
from generator.feeds.scopes import combined, subjects
from generator.model import Catalogue
from generator.output import Output
from generator.render import Renderer

LEAD = "Biarkan perubahan mendatangi Anda: pasang alamat umpan di aplikasi pembaca, tanpa mendaftar."


def together(catalogue: Catalogue) -> dict[str, list[str]]:
    """Address of a publisher → the second halves with which it has a feed of its own."""
    found: dict[str, list[str]] = {}
    for choice, scope in combined(catalogue):
        found.setdefault(choice.partition(" ")[0], []).append(scope.address.split("/")[-2])
    return found


def emit(catalogue: Catalogue, out: Output) -> None:
    page = Renderer(catalogue).page(
        "subscriptions.md",
        "umpan/",
        "Langganan",
        front(LEAD, assets=["umpan.css", "umpan.js"]),
        lead=LEAD,
        groups=subjects(catalogue),
        combined=together(catalogue),
    )
    out.page("umpan/", page, "langganan")
