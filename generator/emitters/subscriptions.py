"""``/umpan/``: what feeds are, and all of them but those of single items."""

from __future__ import annotations

from generator.emitters.front import front
from generator.feeds.scopes import subjects
from generator.model import Catalogue
from generator.output import Output
from generator.render import Renderer

LEAD = "Biarkan perubahan mendatangi Anda: pasang alamat umpan di aplikasi pembaca, tanpa mendaftar."


def emit(catalogue: Catalogue, out: Output) -> None:
    page = Renderer(catalogue).page(
        "subscriptions.md", "umpan/", "Langganan", front(LEAD), lead=LEAD, groups=subjects(catalogue)
    )
    out.page("umpan/", page, "langganan")
