"""Personal data in a table file: what stands in its cells, and what its columns together tell of persons."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from generator.findings import one_line
from generator.kinds.dataset import TableSpec
from generator.personal import besides
from generator.personal.cards import beside, deepened
from generator.personal.cells import Sheet, sheets, together
from generator.personal.column import MOST, Column, Tally, column
from generator.personal.evidence import Hit, Sighting, Strength, mask
from generator.personal.headers import Role, is_of_persons, role_of
from generator.personal.people import Shown, are_persons, with_accounts
from generator.personal.text import find
from generator.readers.grid import Unreadable

CONTACTS = {"hp", "surel"}
"""An office's own until the table is one of persons."""
OF_ROLE = {
    Role.BIRTH: "tanggal-lahir",
    Role.HOME: "alamat",
    Role.ADDRESS: "alamat",
    Role.COORDINATE: "koordinat",
    Role.HEALTH: "kesehatan",
    Role.CHILD: "anak",
    Role.PATIENT: "kesehatan",
    Role.SCHOOL: "anak",
}
ALSO_WITHOUT_PERSONS = {Role.BIRTH, Role.HOME}
"""Told as a warning even where no column names a person."""


def sightings(path: Path, spec: TableSpec) -> list[Sighting]:
    """Everything in the file; nothing where it cannot be read, which is told elsewhere."""
    found: list[Sighting] = []
    with tempfile.TemporaryDirectory() as work:
        try:
            for each in sheets(path, spec, Path(work)):
                found += in_sheet(each)
            found += besides.sightings(path)
        except Unreadable:
            return found
    return found


def in_sheet(sheet: Sheet) -> Iterator[Sighting]:
    batches = together(sheet.batches)
    begin, arrays = first = next(batches, (1, []))
    sheet.headers = deepened(sheet.headers, sheet.first_line, begin, arrays)
    sheet.batches = chain([first], batches)
    named = {number: role for number, header in sheet.headers.items() if (role := role_of(header))}
    columns = watch(sheet, is_of_persons(set(named.values()), set()))
    tallies = {number: each.settle() for number, each in columns.items()}
    roles = {number: role for number, role in named.items() if number in columns}
    kinds = {
        kind
        for of_column in tallies.values()
        for kind, t in of_column.items()
        if t.strength is Strength.STRONG
    }
    headers = {number: each.header for number, each in columns.items()}
    shown = {number: each.shown for number, each in columns.items()}
    persons = is_of_persons(set(roles.values()), kinds) or are_persons(headers, shown)
    accounts = with_accounts(headers, shown)
    carded = on_cards(beside(begin, arrays))
    for number, each in sorted(columns.items()):
        where = place(sheet, each, number)
        here = Sighting("", Strength.WEAK, where, each.first_filled, number + 1, each.filled, "")
        labelled = carded.get(number, {})
        of_role = from_role(roles.get(number) or seen_role(each, persons), here, persons)
        for kind, tally in (labelled | tallies[number]).items():
            if kind in labelled:
                tally.strength = max(tally.strength, labelled[kind].strength)
            if of_role is None or of_role.kind != kind:
                yield from_tally(kind, tally, here, bool(each.named), persons)
        if of_role and each.filled:
            yield of_role
        elif each.illnesses >= MOST * max(each.filled, 1):
            yield replace(here, kind="kesehatan", strength=Strength.STRONG)
        if not each.named and not tallies[number]:
            yield from unnamed(here, each.shown, number in accounts, persons)
    yield from in_names(sheet)


def watch(sheet: Sheet, persons: bool) -> dict[int, Column]:
    """``persons``: each row is one, so that an illness in it is somebody's."""
    columns: dict[int, Column] = {}
    for line, arrays in sheet.batches:
        above = min(max(sheet.first_line - line, 0), len(arrays[0])) if arrays else 0
        for number, cells in enumerate(arrays):
            each = columns.setdefault(number, column(sheet.headers.get(number, ""), persons))
            if above:
                each.take(line, cells.slice(0, above), in_body=False)
            each.take(line + above, cells.slice(above), in_body=True)
    return columns


def on_cards(values: Iterator[tuple[int, int, str, Hit]]) -> dict[int, dict[str, Tally]]:
    """Column → kind → what was seen beside labels."""
    found: dict[int, dict[str, Tally]] = defaultdict(dict)
    for line, number, text, hit in values:
        tally = found[number].setdefault(hit.kind, Tally(line, mask(text[hit.start : hit.end]), hit.strength))
        tally.strength = max(tally.strength, hit.strength)
        tally.count += 1
    return found


def place(sheet: Sheet, each: Column, number: int) -> str:
    name = f'kolom "{one_line(each.header, 60)}"' if each.header else f"kolom ke-{number + 1}"
    if not sheet.name:
        return name
    return f'lembar {"tersembunyi " if sheet.hidden else ""}"{one_line(sheet.name, 40)}", {name}'


def from_tally(kind: str, tally: Tally, here: Sighting, named: bool, persons: bool) -> Sighting:
    strength = tally.strength
    if kind in CONTACTS:
        strength = Strength.STRONG if persons else Strength.WEAK
    elif kind == "nip" and named:
        strength = Strength.STRONG
    return replace(here, kind=kind, strength=strength, line=tally.line, count=tally.count, mask=tally.sample)


def from_role(role: Role | None, here: Sighting, persons: bool) -> Sighting | None:
    """What a column is by its header, or all its cells."""
    kind = OF_ROLE.get(role) if role else None
    if kind is None or not (persons or role in ALSO_WITHOUT_PERSONS):
        return None
    return replace(here, kind=kind, strength=Strength.STRONG if persons else Strength.WEAK)


def unnamed(here: Sighting, shown: Shown, account: bool, persons: bool) -> Iterator[Sighting]:
    """Of a column that neither its header nor a single cell names, what all its cells together are."""
    kinds = {"hp": shown.telephones(), "npwp": shown.taxpayers(), "rekening": account}
    for kind, is_so in kinds.items():
        if is_so:
            yield replace(here, kind=kind, strength=Strength.STRONG if persons else Strength.WEAK)


def seen_role(each: Column, persons: bool) -> Role | None:
    """Of a column whose header says nothing, in a table of persons, by what most cells are."""
    if not persons or each.named:
        return None
    if each.shown.births():
        return Role.BIRTH
    return Role.ADDRESS if each.shown.dwellings() else None


def in_names(sheet: Sheet) -> Iterator[Sighting]:
    """The sheet's own name, and headers: cells that may have been merged or joined."""
    names = {"nama lembar": [sheet.name], "kepala tabel": list(sheet.headers.values())}
    for where, texts in names.items():
        for text in texts:
            for hit in find(text):
                yield Sighting(hit.kind, hit.strength, where, 0, 0, 1, mask(text[hit.start : hit.end]))
