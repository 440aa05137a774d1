"""The builder behind the seam: the only module that runs MkDocs.

Staged Markdown → HTML beside the finished files → search index → manifest → swapped in whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path
from typing import Any

import yaml
from jinja2 import TemplateError
from mkdocs.commands.build import build as run_mkdocs
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.findings import Rejected
from generator.kept import PlainUnpickler, store, stored
from generator.model import Catalogue
from generator.output import Output
from generator.policy import refused_script
from generator.program import THEME_FOLDERS
from generator.progress import Progress
from generator.publications import DIGESTS, LOG, append_publication
from generator.readers.yaml import Source, read
from generator.refusals import breakdown, broken_template, heard, refusals
from generator.reuse import KeptPages, OwnPages, State, link, nav_sources, shared_digest
from generator.search.index import index_site
from generator.sitekeys import ALWAYS, EXTRA_IGNORED, NEVER, theme_of
from generator.surplus import give_back
from generator.tables.shortage import shortage

DEFAULTS = Path(__file__).with_name("site.yml")
REPLACED = {"sitemap.xml", "sitemap.xml.gz"}
"""What MkDocs writes with the clock in it; ours has the items' dates."""
GZIP_LAST = 2**32 - 1
"""Seconds of the last day that gzip can write, in 2106; a slip in a date may lie beyond."""
UNUSED = "assets/javascripts"
"""Where the theme puts its own search, 2 MB that no page of ours asks for, and maps of its scripts."""


def publish(catalogue: Catalogue, out: Output, build: Path, progress: Progress) -> int:
    """The whole site in ``build/site``; returns the number of published files.

    Everything is made in a folder beside it; the swap at the end is two renames. The site that was
    replaced becomes the next one, with what changed since. Raises Rejected when the site builder refuses
    the pages.
    """
    fresh, html = build / ".site-new", build / ".html-new"
    shutil.rmtree(html, ignore_errors=True)
    try:
        kept = build_html(catalogue, out, html, build / "cache/html")
        give_back()
        out.write()
        begin(build / ".site-old", fresh, out.files, build / "cache/html")
        states = fill(fresh, wanted(out, kept, html))
        progress.say("menyusun indeks pencarian")
        index_site(catalogue, fresh)
        give_back()
        states |= {path: state_of(f"{fresh}/{path}") for path in published(fresh) if path not in states}
        files = write_manifest(catalogue, fresh, states, build / "cache" / DIGESTS)
        write_log(catalogue, build, fresh)
        swap(fresh, build / "site")
    finally:
        shutil.rmtree(html, ignore_errors=True)
        shutil.rmtree(fresh, ignore_errors=True)
    return files


def build_html(catalogue: Catalogue, out: Output, target: Path, keep: Path) -> dict[str, str]:
    """Only the pages that changed, in ``target``; the others are kept in the folder ``keep``: address →
    path."""
    changed = target.with_name(".docs-new")
    shutil.rmtree(changed, ignore_errors=True)
    changed.mkdir(parents=True)
    # MkDocs and the theme take their only clock from here.
    os.environ["SOURCE_DATE_EPOCH"] = str(min(max(int(catalogue.updated.timestamp()), 0), GZIP_LAST))
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    said: list[str] = []
    try:
        with heard(said):
            kept = build_changed(catalogue, out, changed, target, keep)
        return kept.settle(target)
    except MkDocsException as error:
        raise Rejected(refusals(said, error, settings_file(catalogue), catalogue.root)) from error
    except TemplateError as error:
        raise Rejected([broken_template(error, settings_file(catalogue), catalogue.root)]) from error
    except (Rejected, MemoryError):
        raise
    except (Exception, SystemExit) as error:  # of plugins and hooks, which may raise anything or end all
        if isinstance(error, OSError) and shortage(error, "."):
            raise
        raise Rejected([breakdown(error, settings_file(catalogue), catalogue.root)]) from error
    finally:
        shutil.rmtree(changed, ignore_errors=True)


def build_changed(catalogue: Catalogue, out: Output, changed: Path, target: Path, keep: Path) -> KeptPages:
    """What changed, linked into ``changed``, as MkDocs makes it. Raises whatever MkDocs and plugins raise."""
    config = configured(catalogue, changed, target)
    shared = [catalogue.settings.model_dump_json(), (catalogue.root / "mkdocs.yml").read_text("utf-8")]
    kept = KeptPages(keep, shared_digest(config, [*shared, DEFAULTS.read_text("utf-8")]))
    kept.choose(out.docs, out.addresses("docs"), nav_sources(config.nav), changed)
    config.plugins["terang"] = pages = OwnPages()
    run_builder(config)
    if pages.unknown:
        own = config.theme.custom_dir
        raise Rejected(
            refused_script(code, page, catalogue.root, own) for code, page in pages.unknown.items()
        )
    if "search" not in config.plugins and "material/search" not in config.plugins:
        drop_theme_search(target / UNUSED)
    return kept


def run_builder(config: MkDocsConfig) -> None:
    """As ``mkdocs build`` does: some plugins make ready what they need when the run starts."""
    config.plugins.on_startup(command="build", dirty=False)
    try:
        run_mkdocs(config)
    finally:
        config.plugins.on_shutdown()


def drop_theme_search(scripts: Path) -> None:
    for folder in ("lunr", "workers"):
        shutil.rmtree(scripts / folder, ignore_errors=True)
    for path in scripts.glob("*.map"):
        path.unlink()


def configured(catalogue: Catalogue, docs: Path, target: Path) -> MkDocsConfig:
    """The portal's ``mkdocs.yml``, with our default for every key that it does not have."""
    path = catalogue.root / "mkdocs.yml"
    given = settings_file(catalogue).data
    defaults: dict[str, Any] = yaml.safe_load(DEFAULTS.read_text())
    missing = {key: value for key, value in defaults.items() if key not in given and key != "theme"}
    config = load_config(
        str(path),
        **{**missing, **ALWAYS},
        theme=theme_of(given.get("theme")),
        docs_dir=str(docs),
        site_dir=str(target),
        site_url=catalogue.settings.base_url,
        **({} if "site_name" in given else {"site_name": catalogue.settings.name}),
    )
    for key in NEVER:
        config[key] = None
    for key in EXTRA_IGNORED & set(config.extra):
        del config.extra[key]
    config.extra["terang"] = {"commit": catalogue.commit, "settings": catalogue.settings}
    add_theme(config)
    return config


def settings_file(catalogue: Catalogue) -> Source:
    """``mkdocs.yml`` as it was checked: strings only, with their places."""
    source, _ = read((catalogue.root / "mkdocs.yml").read_bytes(), "mkdocs.yml", tags=True)
    return source or Source("mkdocs.yml", {})


def add_theme(config: MkDocsConfig) -> None:
    """The program's overrides come after the portal's own and before Material's."""
    own = next((folder for folder in THEME_FOLDERS if folder.is_dir()), None)
    dirs = config.theme.dirs
    if own and str(own) not in [str(Path(folder).resolve()) for folder in dirs]:
        dirs.insert(1 if config.theme.custom_dir else 0, str(own))


def wanted(out: Output, kept: dict[str, str], html: Path) -> dict[str, str]:
    """Address → path of every file of the site but those of the index and the manifest. What MkDocs made
    comes before a finished file."""
    made = {path: f"{html}/{path}" for path in published(html) if path not in REPLACED}
    return {path: f"{out.files}/{path}" for path in out.addresses("files")} | kept | made


def begin(old: Path, fresh: Path, *sources: Path) -> None:
    """With the site before the one that is online, in which most files are links to the same ``sources``;
    with nothing where those lie on other disks, whose inodes say nothing of this one's."""
    shutil.rmtree(fresh, ignore_errors=True)
    if old.is_dir() and len({each.stat().st_dev for each in (old, *sources)}) == 1:
        old.rename(fresh)
    fresh.mkdir(parents=True, exist_ok=True)


def fill(site: Path, wanted: dict[str, str]) -> dict[str, State]:
    """Nothing but the files that are wanted, as hard links where the disk allows: address → state of each."""
    top, states = str(site), {address: state_of(source) for address, source in wanted.items()}
    standing = keep_same(top, "", states)
    for address, source in wanted.items():
        if address not in standing:
            link(source, f"{top}/{address}")
            states[address] = state_of(f"{top}/{address}")
    return states


def keep_same(folder: str, above: str, states: dict[str, State]) -> set[str]:
    """Addresses whose file is another link to the one that is wanted; all others are removed, and folders
    left empty. ``above``: address of the folder with its slash, "" for the site's own."""
    same: set[str] = set()
    with os.scandir(folder) as entries:
        for entry in entries:
            address = f"{above}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                same |= keep_same(entry.path, f"{address}/", states)
            elif address in states and entry.inode() == states[address][0]:
                same.add(address)
            else:
                Path(entry).unlink()
    if above and not same:
        Path(folder).rmdir()
    return same


def write_manifest(catalogue: Catalogue, site: Path, states: dict[str, State], memory: Path) -> int:
    """``manifest.json`` and ``SHA256SUMS``: every published file but these two, in the order of their
    folders."""
    before, after, top = stored(memory, PlainUnpickler), {}, str(site)
    for address in sorted(states, key=by_folder):
        # An unchanged file is another link to the one that was read for the last build. A changed one was
        # made beside it before it went, so that it cannot have its inode.
        state, known = states[address], before.get(address)
        after[address] = known if known and known[0] == state else (state, digest_of(f"{top}/{address}"))
    store(memory, after)
    head = json.dumps({"commit": catalogue.commit, "date": catalogue.updated.isoformat()}, indent=1)
    # As json.dumps would indent it, which takes four times as long for a hundred thousand files.
    quoted = json.dumps(list(after), ensure_ascii=False, separators=("\n", ":"))[1:-1].split("\n")
    files = ",\n".join(
        f'  {name}: {{\n   "size": {state[1]},\n   "sha256": "{digest}"\n  }}'
        for name, (state, digest) in zip(quoted, after.values(), strict=True)
    )
    manifest = f'{head[:-2]},\n "files": {{\n{files}\n }}\n}}\n'
    (site / "manifest.json").write_text(manifest, "utf-8")
    sums = "".join(f"{digest}  {name}\n" for name, (_, digest) in after.items())
    (site / "SHA256SUMS").write_text(sums, "utf-8")
    return len(after)


def by_folder(address: str) -> str:
    """As the parts of the address would sort; no name has the character in it."""
    return address.replace("/", "\0")


def state_of(path: str) -> State:
    status = os.lstat(path)
    return status.st_ino, status.st_size, status.st_mtime_ns


def digest_of(path: str) -> str:
    with Path(path).open("rb", buffering=0) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def published(site: Path) -> list[str]:
    """Addresses of all files. A portal has ten files for each item, so strings, not paths: that takes half
    the time."""
    root = str(site)
    return [
        f"{folder[len(root) + 1 :]}/{name}".lstrip("/")
        for folder, _, names in os.walk(root)
        for name in names
    ]


def write_log(catalogue: Catalogue, build: Path, site: Path) -> None:
    """The public log of publications, continued from the one that is online.

    A workflow puts the live site's log at ``build/penerbitan.jsonl``; without it the last build's goes on.
    """
    known = next((path for path in (build / LOG, build / "site" / LOG) if path.is_file()), None)
    with (site / "manifest.json").open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    before = known.read_bytes() if known else None
    (site / LOG).write_bytes(append_publication(before, digest, catalogue.commit, catalogue.updated))


def swap(fresh: Path, site: Path) -> None:
    """The new site in place of the old one, which stays beside it for the next build (``begin``); if the
    second rename fails the old one comes back."""
    old = site.with_name(".site-old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    try:
        fresh.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
