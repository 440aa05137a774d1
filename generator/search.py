"""The search index over the built HTML (https://pagefind.app), stemmed in Indonesian."""

from __future__ import annotations

import subprocess
from pathlib import Path

from pagefind.service import get_executable

from generator.model import Catalogue
from generator.stable_index import stabilise


def index_site(catalogue: Catalogue, site: Path) -> None:
    """``/pagefind/``: what a reader's browser loads piece by piece when they search.

    Pagefind runs as a command, not by its Python service: the service answers before its files are
    flushed and is then killed, which cuts files short on a busy machine
    (https://github.com/Pagefind/pagefind/pull/1272).
    """
    folder = site / "pagefind"
    program = get_executable()
    assert program, "the wheel pagefind-bin brings the program along"
    language = catalogue.settings.languages[0]
    command = [str(program), "--site", str(site), "--output-path", str(folder), "--force-language", language]
    subprocess.run([*command, "--quiet"], check=True, stdout=subprocess.DEVNULL)
    stabilise(folder)
