"""Old addresses never die: names under which a file of an item was public before.

Only where the bytes were the same: then whoever asks for the old name gets what they always got, and from
then on what became of it. A file that got another name and other content at once may be another thing.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.history.commits import Change
from generator.history.log import History
from generator.history.tracks import declared, name_of
from generator.model import Item


def former_names(item: Item, history: History) -> dict[str, str]:
    """Name that a file of the item had → name that it has now; none that a file has now."""
    lying: dict[str, str] = {}
    leads: dict[str, str] = {}
    for _, entry in reversed(history.entries([item.source], item.meta.former)):
        beside = [change for change in entry.changes if not declared(change.path)]
        gone = {name_of(change.before) for change in beside if change.old} - names_after(beside)
        last = {name: lying.pop(name, None) for name in gone}
        lying |= {name_of(change.path): change.new for change in beside if change.new}
        leads |= {name: new for name, blob in last.items() if blob and (new := holder(blob, lying))}
        leads = {old: leads.get(new, new) for old, new in leads.items() if old not in lying}
    now = {file.name for file in item.files}
    return {old: new for old, new in sorted(leads.items()) if new in now and old not in now}


def names_after(changes: Iterable[Change]) -> set[str]:
    return {name_of(change.path) for change in changes if change.new}


def holder(blob: str, lying: dict[str, str]) -> str | None:
    """The file that holds these bytes now."""
    return min((name for name, each in lying.items() if each == blob), default=None)
