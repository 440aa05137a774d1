"""The licence of an item and of the portal is a code that SPDX knows.

Judul: Lisensi
Kode: `lisensi-tak-dikenal`

Mengapa: orang dan mesin yang memakai ulang informasi mengenali lisensi dari kodenya. Kode yang tidak dikenal
membuat katalog lain menganggap isinya tanpa lisensi.

Contoh: `lisensi: CC BY 4.0` atau `lisensi: Bebas dipakai`.

Perbaikan: tulis satu kode dari https://spdx.org/licenses/, biasanya `CC-BY-4.0` atau `CC0-1.0`. Lisensi
sendiri ditulis `LicenseRef-NAMA`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.around import Around
from generator.findings import Finding, Place, Severity, did_you_mean, one_line
from generator.licences import USUAL, is_code
from generator.model import Item
from generator.places import Loaded
from generator.readers.yaml import read

SOURCE = "mkdocs.yml"


def of_item(around: Around, item: Item) -> Iterator[Finding]:
    code = item.meta.licence
    if code and not is_code(code):
        yield around.warning(item, ("lisensi",), message(code), remedy(code), "lisensi-tak-dikenal")


def check(loaded: Loaded) -> Iterator[Finding]:
    code = loaded.catalogue.settings.licence
    if is_code(code):
        return
    source, _ = read((loaded.catalogue.root / SOURCE).read_bytes(), SOURCE, tags=True)
    portal = source.data["extra"]["portal"] if source else {}
    key = "lisensi" if "lisensi" in portal else "licence"
    place = source.place("extra", "portal", key) if source else Place(SOURCE)
    yield Finding(place, message(code), remedy(code), code="lisensi-tak-dikenal", severity=Severity.WARNING)


def message(code: str) -> str:
    return f'lisensi "{one_line(code, 60)}" bukan kode SPDX.'


def remedy(code: str) -> str:
    return (
        did_you_mean(code, USUAL) or "Tulis kode seperti CC-BY-4.0; lisensi sendiri ditulis LicenseRef-NAMA."
    )
