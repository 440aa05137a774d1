"""``/kepatuhan/``: the duties of the law against what is published. A list, not a score."""

from __future__ import annotations

from dataclasses import dataclass

from generator.emitters.front import front
from generator.kinds.duty import Duty
from generator.kinds.resource import Status
from generator.model import Catalogue, Item
from generator.output import Output
from generator.render import Renderer

LEAD = "Yang diwajibkan undang-undang untuk diumumkan, dan apa yang sudah terbit di portal ini."


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """One duty with the items that name it, newest first."""

    duty: Duty
    named: tuple[Item, ...]

    @property
    def real(self) -> tuple[Item, ...]:
        """A sample fulfils nothing, and what is revoked or replaced does so no longer."""
        gone = (Status.REVOKED, Status.REPLACED)
        return tuple(item for item in self.named if not item.meta.sample and item.meta.status not in gone)

    @property
    def mark(self) -> str:
        """``ada``, ``contoh`` (only samples name it) or ``belum``."""
        if self.real:
            return "ada"
        return "contoh" if any(item.meta.sample for item in self.named) else "belum"


@dataclass(frozen=True, slots=True)
class Disclosure:
    """How many duties there are, are fulfilled, and have nothing but samples."""

    total: int
    fulfilled: int
    sample: int


def emit(catalogue: Catalogue, out: Output) -> None:
    groups = [(group, [fulfilment(catalogue, duty) for duty in group.duties]) for group in catalogue.duties]
    page = Renderer(catalogue).page(
        "compliance.md",
        "kepatuhan/",
        "Kepatuhan",
        front(LEAD),
        lead=LEAD,
        groups=groups,
        disclosure=disclosure(catalogue),
    )
    out.page("kepatuhan/", page, "kepatuhan")


def fulfilment(catalogue: Catalogue, duty: Duty) -> Fulfilment:
    named = [item for item in catalogue.items if duty.code in item.meta.duties]
    return Fulfilment(duty, tuple(sorted(named, key=lambda item: (-item.modified.timestamp(), item.key))))


def disclosure(catalogue: Catalogue) -> Disclosure:
    marks = [fulfilment(catalogue, duty).mark for group in catalogue.duties for duty in group.duties]
    return Disclosure(len(marks), marks.count("ada"), marks.count("contoh"))
