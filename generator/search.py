"""The search index over the built HTML (https://pagefind.app), stemmed in Indonesian."""

from __future__ import annotations

import asyncio
from pathlib import Path

from pagefind.index import IndexConfig, PagefindIndex

from generator.model import Catalogue
from generator.stable_index import stabilise


def index_site(catalogue: Catalogue, site: Path) -> None:
    """``/pagefind/``: what a reader's browser loads piece by piece when they search."""
    asyncio.run(write_index(catalogue, site))
    stabilise(site / "pagefind")


async def write_index(catalogue: Catalogue, site: Path) -> None:
    config = IndexConfig(
        output_path=str(site / "pagefind"),
        force_language=catalogue.settings.languages[0],
        keep_index_url=False,
    )
    # Leaving the block writes the files; calling write_files() as well would write two indexes.
    async with PagefindIndex(config=config) as index:
        await index.add_directory(str(site))
