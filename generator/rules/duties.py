"""Each duty has a code of its own, because the code is its address.

Judul: Kode kewajiban
Kode: `kewajiban-ganda`

Mengapa: `/kepatuhan/KODE/` memperlihatkan bukti satu kewajiban. Dua kewajiban berkode sama, atau yang
hanya berbeda huruf besar dan tanda bacanya, berebut satu halaman. `matriks`, `organisasi`, dan `hal` dipakai
portal sendiri.

Contoh: dua butir berkode `B01` di `content/kewajiban/`.

Perbaikan: beri salah satunya kode lain, lalu betulkan `kewajiban:` pada informasi yang menyebutnya.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.duties import address_of
from generator.findings import Finding, Place
from generator.places import Loaded

HOME = Place("content/kewajiban")
RESERVED = ("matriks", "organisasi", "hal")


def check(loaded: Loaded) -> Iterator[Finding]:
    taken = {f"kepatuhan/{name}/": "halaman portal sendiri" for name in RESERVED}
    for group in loaded.catalogue.duties:
        for duty in group.duties:
            address = address_of(duty)
            if address in taken:
                yield Finding(
                    HOME,
                    f'kode kewajiban "{duty.code}" ({duty.title}) beralamat sama dengan {taken[address]}.',
                    "Beri kode lain.",
                    "kewajiban-ganda",
                )
            taken.setdefault(address, f'"{duty.code}" ({duty.title})')
