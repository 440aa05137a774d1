"""The search index: whole files, the same bytes each time, and nothing where nobody searches."""

from __future__ import annotations

import gzip
import hashlib
from datetime import UTC, datetime
from pathlib import Path

from generator.model import Catalogue
from generator.search import index_site
from generator.settings import Settings

PAGE = """<!doctype html><html lang="id"><head><title>{0}</title></head><body><main data-pagefind-body>
<h1>{0}</h1><p data-pagefind-filter="Jenis:{1}">Dinas mengadakan barang dan jasa nomor {2}.</p>
</main></body></html>"""


def site(folder: Path) -> Path:
    for number in range(60):
        page = folder / f"dokumen/d-{number}/index.html"
        page.parent.mkdir(parents=True)
        page.write_text(
            PAGE.format(f"Dokumen {number}", ["Dataset", "Dokumen", "Layanan"][number % 3], number)
        )
    catalogue = Catalogue(Settings(), folder, folder, (), datetime(2025, 1, 1, tzinfo=UTC))
    index_site(catalogue, folder)
    return folder


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_every_file_of_the_index_is_whole(tmp_path: Path) -> None:
    packed = list((site(tmp_path) / "pagefind").rglob("*.pf_*"))
    assert {path.suffix for path in packed} >= {".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter"}
    assert len([path for path in packed if path.suffix == ".pf_fragment"]) == 60
    for path in packed:
        assert gzip.decompress(path.read_bytes()).startswith(b"pagefind_dcd")


def test_same_pages_same_index(tmp_path: Path) -> None:
    first, second = site(tmp_path / "a"), site(tmp_path / "b")
    assert digests(first / "pagefind") == digests(second / "pagefind")
