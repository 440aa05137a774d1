"""The whole program in one line: load → check → (Catalogue) → emit → build."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from generator.alone import alone
from generator.check import check, check_portal, gists_of, marks, require_portal
from generator.due import due
from generator.findings import Finding, Place, Rejected, errors
from generator.kept import all_lasting
from generator.keptwords import kept_words
from generator.late import Late
from generator.load import load
from generator.model import Catalogue
from generator.output import Conflict, Escape, Output, Written
from generator.places import Loaded
from generator.progress import Progress
from generator.surplus import give_back
from generator.unchanged import Last, Request, last, read_by, remember

if TYPE_CHECKING:
    from generator import emitters, site
    from generator.emitters import screen
    from generator.history import describe
else:
    emitters, site = Late("generator.emitters"), Late("generator.site")
    screen, describe = Late("generator.emitters.screen"), Late("generator.history.describe")

__all__ = ["Built", "build_portal", "check_portal", "emit", "require_portal"]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did."""

    items: int
    findings: list[Finding]
    staged: Written
    site: Path
    files: int


def build_portal(
    root: Path,
    base_url: str | None = None,
    use_cache: bool = True,
    progress: Progress | None = None,
    now: datetime | None = None,
    *,
    build: Path | None = None,
) -> Built:
    """The whole site in ``build/site``, or Rejected with the findings and nothing replaced.

    ``now`` hides what is to be published later; without it everything is shown. A preview is made in a
    ``build`` folder of its own, so that no publication and its log know of it.
    """
    require_portal(root)
    progress = progress or Progress.silent()
    with alone(root / "build", progress):
        cache = root / "build/cache"
        if not use_cache and cache.exists():
            shutil.rmtree(cache)
        request = Request(root, build or root / "build", base_url, now)
        read = read_by(request)
        if known := last(request, read):
            progress.say("tidak ada yang berubah sejak pembangunan terakhir; situsnya tetap")
            return Built(known.items, known.findings, Written(), request.build / "site", known.files)
        loaded = load(root, cache, base_url, progress, gists_of)
        with all_lasting():
            built = built_in(request.build, loaded, progress, now)
        remember(request, read, loaded, Last(built.findings, built.items, built.files))
        return built


def built_in(build: Path, loaded: Loaded, progress: Progress, now: datetime | None) -> Built:
    """check → emit → build of what was loaded."""
    findings = check(loaded)
    if errors(findings):
        raise Rejected(findings)
    public = due(replace(loaded.catalogue, marks=marks(loaded)), now)
    catalogue = describe.describe(public, progress, screen.screen(public))
    progress.say(f"{len(catalogue.items)} item diperiksa")
    with Output(build / "docs", build / "files") as out:
        staged = emit(catalogue, out, findings, progress)
        files = site.publish(catalogue, out, build, progress)
    progress.say(f"{staged.written} berkas ditulis, {staged.unchanged} tetap, {staged.pruned} dihapus")
    return Built(len(catalogue.items), findings, staged, build / "site", files)


def emit(catalogue: Catalogue, out: Output, findings: list[Finding], progress: Progress) -> Written:
    """Every emitter into the two staged trees; two sources of one address are a finding. Workers may be
    making files still, and pages can be turned into HTML meanwhile."""
    try:
        with kept_words(catalogue.cache):
            for emitter in progress.over(list(emitters.EMITTERS.values()), "menyusun"):
                emitter(catalogue, out)
                give_back()
        return out.write("docs")
    except (Conflict, Escape) as error:
        remedy = "Beri nama lain untuk salah satunya."
        clash = Finding(Place("."), f"{error}.", remedy, "alamat-ganda")
        raise Rejected([*findings, clash]) from error
