"""The law as data: which items fulfil which duty for which office, since when, and what is late.

Pure functions over the catalogue. There is no clock: "today" is the catalogue's own date, the newest
date of any item, so that one commit says one thing for ever; a caller may pass another day. No score
is computed: the official weights are not public.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone

from generator.calendar_id import months_later, next_update
from generator.kinds.duty import Duty, DutyGroup
from generator.kinds.exemption import Exemption
from generator.kinds.resource import Frequency, Status
from generator.model import Catalogue, Event, Item

SOON = 30
"""Days before a term ends from which on it is announced."""
GONE = (Status.REVOKED, Status.REPLACED)
MARKS = {
    "ada": ("✓", "Ada", "Ada informasi di portal ini yang menyebut kewajiban itu, dan belum lewat waktunya."),
    "segera": ("!", "Segera jatuh tempo", f"Ada, dan harus dimutakhirkan dalam {SOON} hari."),
    "terlambat": ("×", "Terlambat", "Pernah ada, tetapi lewat waktu pemutakhirannya."),
    "contoh": ("~", "Baru contoh", "Yang ada baru isi contoh, jadi kewajibannya belum terpenuhi."),
    "dikecualikan": ("–", "Dikecualikan", "Informasinya dikecualikan, dengan uji konsekuensi."),
    "ditarik": ("o", "Sudah ditarik", "Yang pernah ada sudah dicabut atau diganti."),
    "belum": (
        "",
        "Belum ada",
        "Belum ada di portal ini. Bisa jadi sudah diumumkan di tempat lain, dan informasi serta-merta hanya "
        "ada bila keadaannya terjadi.",
    ),
}
"""Mark → (sign, name, what it means)."""
FULFILLED = ("ada", "segera", "terlambat")
"""Marks of duties that something real answers to, in time or not."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one duty stands for one office, or for the whole body (``office`` None)."""

    group: DutyGroup
    duty: Duty
    office: Item | None
    named: tuple[Item, ...]
    """Items that name the duty, newest first."""
    mark: str
    since: date | None = None
    """Day from which on something real has been there."""
    last: date | None = None
    """Day of the newest state."""
    due: date | None = None
    """Day by which the next state must be there; None where nothing is due."""

    @property
    def real(self) -> tuple[Item, ...]:
        return tuple(item for item in self.named if is_real(item))


@dataclass(frozen=True, slots=True)
class Lapse:
    """A time during which something was late; ``mended`` is None while it still is."""

    due: date
    told: date
    """The day on which readers hear of it."""
    mended: date | None


def is_real(item: Item) -> bool:
    """A sample fulfils nothing, exempt information is not public, and what is revoked no longer counts."""
    return not item.meta.sample and item.meta.status not in GONE and item.kind != "dikecualikan"


def reference_day(catalogue: Catalogue) -> date:
    return catalogue.updated.date()


def standing(group: DutyGroup, duty: Duty, office: Item | None, named: Iterable[Item], on: date) -> Standing:
    ordered = tuple(sorted(named, key=lambda item: (-item.modified.timestamp(), item.key)))
    real = [item for item in ordered if is_real(item)]
    if not real:
        return Standing(group, duty, office, ordered, absent(ordered))
    dues = [due for item in real if (due := due_day(group, item))]
    due = max(dues) if len(dues) == len(real) else None
    return Standing(
        group,
        duty,
        office,
        ordered,
        timely(due, on),
        since=min(item.issued for item in real).date(),
        last=real[0].modified.date(),
        due=due,
    )


def absent(named: tuple[Item, ...]) -> str:
    """The mark where nothing real answers to a duty."""
    if any(item.kind == "dikecualikan" and not item.meta.sample for item in named):
        return "dikecualikan"
    if any(item.meta.status in GONE and not item.meta.sample for item in named):
        return "ditarik"
    return "contoh" if any(item.meta.sample for item in named) else "belum"


def timely(due: date | None, on: date) -> str:
    """The last day itself is still in time."""
    if due is None or due > on + timedelta(days=SOON):
        return "ada"
    return "segera" if due >= on else "terlambat"


def due_day(group: DutyGroup, item: Item) -> date | None:
    """The earlier of what the law allows (``bulan_maks``) and what the item promises (``frekuensi``)."""
    last = item.modified.date()
    days = [months_later(last, group.months) if group.months else None]
    days += [next_update(last, item.meta.frequency) if item.meta.frequency else None]
    return min((day for day in days if day), default=None)


def by_code(catalogue: Catalogue) -> dict[str, list[Item]]:
    """Duty code → the items that name it."""
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for item in catalogue.items:
        for code in dict.fromkeys(item.meta.duties):
            found[code].append(item)
    return found


def duties(catalogue: Catalogue) -> list[tuple[DutyGroup, Duty]]:
    return [(group, duty) for group in catalogue.duties for duty in group.duties]


def whole_body(catalogue: Catalogue, on: date | None = None) -> list[Standing]:
    """Every duty for all offices together, in the order of the law."""
    day, named = on or reference_day(catalogue), by_code(catalogue)
    return [standing(group, duty, None, named.get(duty.code, ()), day) for group, duty in duties(catalogue)]


def of_office(catalogue: Catalogue, office: Item, on: date | None = None) -> list[Standing]:
    """Every duty for one office: only what it publishes itself."""
    day, own = on or reference_day(catalogue), catalogue.published_by(office.slug)
    return [
        standing(group, duty, office, [item for item in own if duty.code in item.meta.duties], day)
        for group, duty in duties(catalogue)
    ]


def matrix(catalogue: Catalogue, on: date | None = None) -> list[tuple[Item, list[Standing]]]:
    """(office, its standings), in the order of the catalogue."""
    day, codes, rows = on or reference_day(catalogue), by_code(catalogue), duties(catalogue)
    own: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    for code, items in codes.items():
        for item in items:
            own[item.publisher, code].append(item)
    return [
        (
            office,
            [
                standing(group, duty, office, own.get((office.slug, duty.code), ()), day)
                for group, duty in rows
            ],
        )
        for office in catalogue.of_kind("organisasi")
    ]


def address_of(duty: Duty) -> str:
    """``kepatuhan/b01/``"""
    return f"kepatuhan/{re.sub('[^a-z0-9]+', '-', duty.code.lower()).strip('-') or 'lain'}/"


# ---- What is told in the feeds -------------------------------------------------------------


def with_late(catalogue: Catalogue, on: date | None = None) -> Catalogue:
    """The catalogue with an event for everything that is or was late; those it has already are kept."""
    known = {event.id for event in catalogue.events}
    late = [event for event in late_events(catalogue, on) if event.id not in known]
    late.sort(key=lambda event: event.id)
    merged = sorted([*catalogue.events, *late], key=lambda event: -event.date.timestamp())
    return replace(catalogue, events=tuple(merged))


def late_events(catalogue: Catalogue, on: date | None = None) -> Iterator[Event]:
    day, zone = on or reference_day(catalogue), catalogue.settings.zone
    for item in catalogue.items:
        if item.meta.frequency and item.meta.status not in GONE:
            for lapse in lapses([item], stepping(item.meta.frequency), day, zone):
                words = f"Seharusnya dimutakhirkan paling lambat {lapse.due} ({item.meta.frequency})."
                yield late_event(catalogue, item, "frekuensi", words, lapse)
    yield from late_duties(catalogue, day)
    yield from ended_exemptions(catalogue, day)


def ended_exemptions(catalogue: Catalogue, day: date) -> Iterator[Event]:
    """What was exempt until a day that has passed must be opened or decided on again (UU 14/2008
    Pasal 20); told on the next day, but not before the portal knew of it."""
    for item in catalogue.of_kind("dikecualikan"):
        meta = item.meta
        if isinstance(meta, Exemption) and meta.until and meta.until < day and meta.status not in GONE:
            words = f"Masa pengecualian berakhir {meta.until}. Informasinya dibuka, atau ditetapkan kembali."
            known = known_since(item, catalogue.settings.zone)
            lapse = Lapse(meta.until, max(meta.until + timedelta(days=1), known), None)
            yield late_event(catalogue, item, "pengecualian", words, lapse)


def late_duties(catalogue: Catalogue, day: date) -> Iterator[Event]:
    """For each office and duty that the law wants renewed after so many months."""
    for office, row in matrix(catalogue, day):
        for each in row:
            if each.group.months and each.real:
                steps = stepping(each.group.months)
                for lapse in lapses(each.real, steps, day, catalogue.settings.zone):
                    said = f"Kewajiban {each.duty.code} ({each.duty.title})"
                    words = f"{said} seharusnya dimutakhirkan paling lambat {lapse.due}."
                    yield late_event(catalogue, office, each.duty.code, words, lapse)


def stepping(every: Frequency | int) -> Callable[[date], date | None]:
    """From the day of a state to the day by which the next is due; a number counts months."""
    if isinstance(every, int):
        return lambda last: months_later(last, every)
    return lambda last: next_update(last, every)


def states(items: Iterable[Item]) -> list[date]:
    """Days on which something new could be read, oldest first. The first commit only tells when the
    portal learned of a thing that was issued before."""
    days = set()
    for item in items:
        days |= {item.issued.date(), item.modified.date()}
        days |= {revision.date.date() for revision in item.revisions[:-1]}
    return sorted(days)


def known_since(item: Item, zone: timezone) -> date:
    """Day of the first commit, or of ``terbit`` where that is later; nobody was told anything before."""
    first = item.revisions[-1].date.date() if item.revisions else date.min
    public = item.meta.publish_at
    return max(first, public.astimezone(zone).date()) if public else first


def lapses(
    items: Collection[Item], step: Callable[[date], date | None], on: date, zone: timezone
) -> Iterator[Lapse]:
    """The times between a due day and the next state, or ``on`` for the last one. One is told on the
    day after it was due but not before the portal knew of it, and not at all if it was mended by then."""
    known = min((day for item in items if (day := known_since(item, zone)) > date.min), default=date.min)
    days = states(items)
    for here, following in zip(days, [*days[1:], None], strict=True):
        due = step(here)
        if due and due < (following or on):
            told = max(due + timedelta(days=1), known)
            if not following or told < following:
                yield Lapse(due, told, following)


def late_event(catalogue: Catalogue, item: Item, what: str, words: str, lapse: Lapse) -> Event:
    sign = re.sub("[^a-z0-9]+", "-", what.lower())
    name = f"tag:{catalogue.settings.host},{lapse.told}:{item.key}/terlambat/{sign}-{lapse.due:%Y%m%d}"
    moment = datetime.combine(lapse.told, time(), tzinfo=UTC)
    return Event(name, "terlambat", item.kind, item.slug, item.title, moment, words)
