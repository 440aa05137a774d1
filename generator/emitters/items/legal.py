"""What a regulation's page says of its standing: what is in force, and how it came to be, by date.

Nothing here looks at the clock: what is in force is told as of the portal's last update.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.kinds.document import Document
from generator.law.graph import Force, enacted
from generator.model import Catalogue, Item, day
from generator.render import date_id

DEEDS = (
    ("amends", "mengubah"), ("revokes", "mencabut"),
    ("amended_by", "diubah dengan"), ("revoked_by", "dicabut dengan"),
)  # fmt: skip
"""Field of ``Law`` → what is said of the regulation that has it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One regulation of a chain."""

    item: Item
    when: str
    """``12 Agustus 2011``, else the year."""
    deeds: list[tuple[str, list[Item]]]
    force: str


@dataclass(frozen=True, slots=True)
class Standing:
    """``enders`` revoked it, ``amendments`` changed it, ``principal`` of its chain is in force today."""

    force: str
    as_of: str
    enders: list[Item]
    amendments: list[Item]
    principal: list[Item]
    steps: list[Step]


def standing(catalogue: Catalogue, item: Item) -> Standing | None:
    """None for what is no regulation and is tied to none."""
    law, meta = catalogue.law, item.meta
    assert isinstance(meta, Document)
    chain = law.chain(item.slug)
    if len(chain) == 1 and not (meta.type and meta.number):
        return None
    steps = [step(catalogue, slug) for slug in chain]
    force = law.force(item.slug)
    return Standing(
        force=force.value,
        as_of=date_id(day(catalogue.updated)) if len(chain) > 1 else date_id(day(item.modified)),
        enders=documents(catalogue, law.revoked_by.get(item.slug, ())),
        amendments=documents(catalogue, law.standing_amendments(item.slug)),
        principal=documents(catalogue, law.principal(chain)) if force is Force.ENDED else [],
        steps=steps if len(steps) > 1 else [],
    )


def step(catalogue: Catalogue, slug: str) -> Step:
    law, meta = catalogue.law, catalogue.law.documents[slug]
    deeds = [(name, documents(catalogue, getattr(law, field).get(slug, ()))) for field, name in DEEDS]
    made = enacted(meta)
    when = date_id(day(made)) if made else str(meta.year or "")
    [item] = documents(catalogue, (slug,))
    return Step(item, when, [deed for deed in deeds if deed[1]], law.force(slug).value)


def documents(catalogue: Catalogue, slugs: tuple[str, ...] | list[str]) -> list[Item]:
    return [found for slug in slugs if (found := catalogue.get("dokumen", slug))]
