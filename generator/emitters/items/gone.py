"""Old addresses never die: a withdrawn item keeps a page, a renamed one leads on."""

from __future__ import annotations

from generator.emitters.front import front
from generator.kinds import KINDS
from generator.model import Catalogue, Item, Withdrawn
from generator.output import Output
from generator.render import Renderer


def emit_withdrawn(gone: Withdrawn, catalogue: Catalogue, renderer: Renderer, out: Output) -> None:
    """Who withdrew it, when and why; kept out of the search of what there is."""
    address = f"{gone.kind}/{gone.slug}/"
    matter = front(
        f"{KINDS[gone.kind].label} ini telah ditarik.",
        [(KINDS[gone.kind].plural, f"{gone.kind}/")],
        feeds=[(gone.title, address)],
        kind=gone.kind,
        slug=gone.slug,
        search=False,
    )
    page = renderer.page(
        "withdrawn.md",
        address,
        gone.title,
        matter,
        gone=gone,
        publisher=catalogue.get("organisasi", gone.publisher),
        commit=commit_url(gone, catalogue),
    )
    out.page(address, page, f"{gone.kind}/{gone.slug} (ditarik)")


def commit_url(gone: Withdrawn, catalogue: Catalogue) -> str:
    """Where the commit can be read, for a portal whose repository is public."""
    repository = catalogue.settings.repository
    return f"{repository.rstrip('/')}/commit/{gone.commit}" if repository and gone.commit else ""


def emit_redirects(item: Item, renderer: Renderer, out: Output) -> None:
    """A page at every former address that leads to where the item is now."""
    for slug in item.meta.former:
        address = f"{item.kind}/{slug}/"
        out.page(address, leading_on(item, address, item.address, renderer), item.source)


def leading_on(item: Item, address: str, target: str, renderer: Renderer) -> str:
    """The page of an item at ``address`` that leads to ``target``."""
    above = [] if target == item.address else [(item.title, item.address)]
    matter = front(
        f"Pindah ke {item.title}.",
        [(KINDS[item.kind].plural, f"{item.kind}/"), *above],
        search=False,
        redirect=target,
    )
    return renderer.page("redirect.md", address, item.title, matter, item=item, target=target)
