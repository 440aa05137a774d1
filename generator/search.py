"""The search index over the built HTML and the pages of documents (https://pagefind.app)."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from html import escape
from pathlib import Path

from pagefind.service import get_executable

from generator.emitters.documents import Record, search_records
from generator.model import Catalogue
from generator.stable_index import stabilise

STUBS = ".halaman-dokumen"
"""Beside the pages while they are indexed; never published."""
STUBS_IN_A_FOLDER = 1000


def index_site(catalogue: Catalogue, site: Path) -> None:
    """``/pagefind/``: what a reader's browser loads piece by piece when they search.

    Pagefind runs as a command, not by its Python service: the service answers before its files are
    flushed and is then killed, which cuts files short on a busy machine
    (https://github.com/Pagefind/pagefind/pull/1272). The command reads nothing but HTML, so every page
    of a document lies beside the site as a small HTML file while the command runs.
    """
    stubs = site / STUBS
    try:
        write_stubs(search_records(catalogue), stubs)
        run_pagefind(site, catalogue.settings.languages[0])
    finally:
        shutil.rmtree(stubs, ignore_errors=True)
    stabilise(site / "pagefind")


def run_pagefind(site: Path, language: str) -> None:
    program = get_executable()
    assert program, "the wheel pagefind-bin brings the program along"
    command = [str(program), "--site", str(site), "--output-path", str(site / "pagefind")]
    command += ["--force-language", language, "--quiet"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def write_stubs(records: Iterator[Record], folder: Path) -> None:
    """One file for each record, a thousand in a folder, in the order of the records."""
    for number, record in enumerate(records):
        path = folder / f"{number // STUBS_IN_A_FOLDER:04}/{number:07}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(stub(record), "utf-8")


def stub(record: Record) -> str:
    """A page of a document as Pagefind reads it; ``alamat`` is where a hit leads to.

    The title is metadata only: the item's own page stands before its document's pages when somebody
    asks for the title.
    """
    filters = [(f"{name}[content]", value) for name, values in record.filters.items() for value in values]
    sorts = [(f"{name}[content]", value) for name, value in record.sort.items()]
    shown = {
        **record.meta,
        **{name.lower(): value for name in ("Jenis", "Penerbit") for value in record.filters.get(name, [])},
        **record.sort,
        "title": record.title,
        "alamat": record.url,
    }
    lines = [
        *(meta("filter", name, value) for name, value in filters),
        *(meta("sort", name, value) for name, value in sorts),
        *(meta("meta", f"{name}[content]", value) for name, value in shown.items()),
    ]
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in record.content.splitlines() if line.strip())
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{escape(record.title)}</title>'
        f"{''.join(lines)}</head><body><main data-pagefind-body>{paragraphs}</main></body></html>"
    )


def meta(what: str, name: str, value: str) -> str:
    return f'<meta name="pagefind" data-pagefind-{what}="{escape(name)}" content="{escape(value)}">'
