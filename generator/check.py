"""load → check: every finding about a portal, sorted, nothing written."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import briefs
from generator.around import Around
from generator.briefs import Answer, Brief, Question
from generator.findings import Finding, Place, Rejected, in_order, one_line
from generator.late import Late
from generator.load import BRIEFS, glance
from generator.model import Item
from generator.places import Loaded
from generator.progress import Progress
from generator.rules import RULES, Rule, module_of
from generator.tables.shortage import CODES

if TYPE_CHECKING:
    from generator.personal import conceal
else:
    conceal = Late("generator.personal.conceal")

PASSING = CODES | {"pindaian-tanpa-ocr"}
"""Findings that tell of the computer, not of the file."""


def check(loaded: Loaded) -> list[Finding]:
    """All findings of the loader and of every rule; none quotes a person's number."""
    look_at_items(loaded)
    findings = [*loaded.findings]
    for brief in loaded.briefs.values():
        findings += briefs.findings(brief.said)
    for name, rule in RULES.items():
        if rule.check:
            findings += of_portal(loaded, name, rule)
    remember(loaded)
    return in_order(conceal.conceal(finding) for finding in findings)


def look_at_items(loaded: Loaded) -> None:
    """Those that changed, and those for which something changed around them."""
    for item in loaded.catalogue.items:
        brief = loaded.briefs[item.source]
        if brief.gists is None:
            brief.gists = gists_of(item, loaded.catalogue.root, loaded.catalogue.cache)
    around = Around(loaded)
    changed = {id(asked) for asked in loaded.memory.asked if not still(asked, around)}
    for item in loaded.catalogue.items:
        brief = loaded.briefs[item.source]
        if brief.asked is None or (changed and not changed.isdisjoint(map(id, brief.asked))):
            brief.said = briefs.plain(of_item(item, around))
            brief.asked, brief.fresh = around.asked(), True


def still(asked: tuple[Question, Answer], around: Around) -> bool:
    """The answer is the same."""
    question, answer = asked
    return answer is not None and answer == around.answer(question)


def gists_of(item: Item, root: Path, cache: Path) -> dict[str, Any]:
    wanted = (name for name, rule in RULES.items() if rule.gist and concerns(rule, item))
    found = ((name, module_of(name).gist(item, root, cache)) for name in wanted)
    return {name: gist for name, gist in found if gist is not None}


def of_item(item: Item, around: Around) -> Iterator[Finding]:
    for name, rule in RULES.items():
        if rule.of_item and concerns(rule, item):
            yield from module_of(name).of_item(around, item)


def concerns(rule: Rule, item: Item) -> bool:
    return not rule.kinds or item.kind in rule.kinds


def of_portal(loaded: Loaded, name: str, rule: Rule) -> Iterable[Finding]:
    """Kept where the rule looks at some kinds only, until one of their items or the settings change."""

    def look() -> tuple[Finding, ...]:
        return tuple(module_of(name).check(loaded))

    state = state_of(loaded, rule.kinds) if rule.kinds else None
    return loaded.kept.of(f"aturan/{name}", state, look) if state else look()


def state_of(loaded: Loaded, kinds: tuple[str, ...]) -> str | None:
    """Changes with the items of these kinds; None where a file changed while it was read."""
    if kinds not in loaded.states:
        loaded.states[kinds] = digest_of(loaded, kinds)
    return loaded.states[kinds]


def digest_of(loaded: Loaded, kinds: tuple[str, ...]) -> str | None:
    found = [item for item in loaded.catalogue.items if item.kind in kinds]
    broken = [name for name in loaded.broken if name[0] in kinds]
    marks = [(item.source, loaded.briefs[item.source].mark) for item in found]
    if not all(mark for _, mark in marks):
        return None
    dates = [(item.issued.timestamp(), item.modified.timestamp()) for item in found]
    state = repr((marks, dates, sorted(broken), loaded.catalogue.settings))
    return hashlib.sha256(state.encode("utf-8", "backslashreplace")).hexdigest()


def remember(loaded: Loaded) -> None:
    """For the next time. What changed while it was read, or was only read as far as this machine can, is
    looked at again."""
    path, kept = loaded.kept.path, loaded.kept
    if path is None or loaded.past is None:
        return
    settled = {source: brief for source, brief in loaded.briefs.items() if is_lasting(brief)}
    kept.forget(partial(is_living, loaded))
    kept.save()
    loaded.contents.save()
    same = settled.keys() == loaded.memory.briefs.keys() and not loaded.past.fresh
    if same and not any(brief.fresh for brief in settled.values()):
        return
    history = loaded.past.to_remember(loaded.catalogue.items)
    briefs.remember(path / BRIEFS, settled, history, loaded.memory.asked)


def is_lasting(brief: Brief) -> bool:
    return bool(brief.mark) and not any(code in PASSING for *_, code, _, _ in brief.read)


def marks(loaded: Loaded) -> dict[str, str]:
    """Key of an item → digest of all that reading it depends on, of those that need not be read again."""
    named = ((f"{kind}/{slug}", brief) for (kind, slug), brief in loaded.named.items())
    return {key: brief.mark for key, brief in named if is_lasting(brief)}


def is_living(loaded: Loaded, name: str) -> bool:
    """Readings and notes are named by what they are of and its path in the portal."""
    first, _, path = name.partition("/")
    return first in ("aturan", "keadaan") or os.path.lexists(loaded.catalogue.root / path)


def check_portal(root: Path, paths: Iterable[str] = (), progress: Progress | None = None) -> list[Finding]:
    """All findings; publishes nothing. Raises Rejected when there is no portal at ``root``."""
    require_portal(root)
    return within(check(glance(root, root / "build/cache", progress=progress, gists=gists_of)), root, paths)


def require_portal(root: Path) -> None:
    if not (root / "mkdocs.yml").is_file():
        raise Rejected(
            [
                Finding(
                    Place("mkdocs.yml"),
                    "folder ini bukan portal.",
                    "Jalankan di folder yang memuat mkdocs.yml dan content/, atau pakai --portal.",
                    "bukan-portal",
                )
            ]
        )


def within(findings: list[Finding], root: Path, paths: Iterable[str]) -> list[Finding]:
    """Only what lies in or below the given paths; all of it when none is given.

    A path is one of the portal's, or one that begins at the working folder, as a shell completes it; one
    that leads nowhere is a finding, since silence would read as praise.
    """
    wanted = [inside(root, path) for path in paths]
    if not wanted or "." in wanted:
        return findings
    lost = [conceal.conceal(nowhere(path)) for path in wanted if not (root / path).exists()]
    names = [conceal.concealed(path) for path in wanted]
    return in_order(lost + [f for f in findings if any(lies_in(f.place.file, name) for name in names)])


def inside(root: Path, path: str) -> str:
    """The path as the portal says it: ``datasets/penduduk``."""
    if (root / path).exists() or not Path(path).exists():
        return os.path.relpath(root / path, root)
    return os.path.relpath(Path(path).absolute(), root)


def lies_in(file: str, path: str) -> bool:
    return file == path or file.startswith(path + "/")


def nowhere(path: str) -> Finding:
    return Finding(
        Place(one_line(path)),
        "jalur ini tidak ada di portal.",
        "Periksa nama folder atau berkasnya.",
        "jalur-tidak-ada",
    )
