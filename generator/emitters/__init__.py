"""Emitters turn the catalogue into pages and files. A new one is one file here and one line below.

Each module has ``emit(catalogue: Catalogue, out: Output) -> None``.
"""

from collections.abc import Callable

from generator.emitters import (
    compliance,
    dashboard,
    handwritten,
    home,
    lists,
    log,
    registers,
    search,
    slices,
    subscriptions,
)
from generator.model import Catalogue
from generator.output import Output

EMITTERS: dict[str, Callable[[Catalogue, Output], None]] = {
    "home": home.emit,
    "lists": lists.emit,
    "slices": slices.emit,
    "dashboard": dashboard.emit,
    "registers": registers.emit,
    "compliance": compliance.emit,
    "log": log.emit,
    "search": search.emit,
    "subscriptions": subscriptions.emit,
    "handwritten": handwritten.emit,
}
