"""``content/pengecualian-data-pribadi.yml``: what was looked at by a person and may be published.

Each exception says where, what, why, by whom and until when; one that has run out counts no more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from generator.explain import validate
from generator.findings import Finding, Place, Severity
from generator.kinds.resource import Part, Words, as_list
from generator.readers.yaml import read

SOURCE = "content/pengecualian-data-pribadi.yml"
SMALL = "sel-kecil"


class Allowance(Part):
    """One reviewed exception."""

    file: Words = Field(alias="berkas", description="Jalur berkas di portal; folder diakhiri garis miring.")
    kinds: Annotated[tuple[Words, ...], BeforeValidator(as_list)] = Field(
        alias="jenis", description="Jenis data pribadi, misalnya [hp]."
    )
    reason: Words = Field(alias="alasan", description="Mengapa boleh terbit.")
    by: Words = Field(alias="oleh", description="Jabatan yang memutuskan.")
    until: date = Field(alias="sampai", description="Hari terakhir berlaku, YYYY-MM-DD.")


class Exceptions(Part):
    """The file."""

    entries: Annotated[tuple[Allowance, ...], BeforeValidator(as_list)] = Field(alias="pengecualian")


@dataclass(slots=True)
class Reviewed:
    """The exceptions in force on ``today``, and which of them were of use."""

    entries: tuple[Allowance, ...]
    places: tuple[Place, ...]
    today: date
    used: set[int]

    def covers(self, file: str, kind: str) -> bool:
        for number, entry in enumerate(self.entries):
            there = file == entry.file or (entry.file.endswith("/") and file.startswith(entry.file))
            if there and kind in entry.kinds:
                self.used.add(number)
                if entry.until >= self.today:
                    return True
        return False

    def findings(self, known: set[str]) -> list[Finding]:
        found = []
        for number, (entry, place) in enumerate(zip(self.entries, self.places, strict=True)):
            strange = sorted(set(entry.kinds) - known)
            if strange:
                message = f'jenis data pribadi "{strange[0]}" tidak dikenal.'
                found.append(
                    Finding(place, message, f"Pilih: {', '.join(sorted(known))}.", "nilai-tak-dikenal")
                )
            elif entry.until < self.today:
                found.append(expired(entry, place))
            elif (
                number not in self.used and SMALL not in entry.kinds
            ):  # these are used by a rule of their own
                found.append(unused(entry, place))
        return found


def expired(entry: Allowance, place: Place) -> Finding:
    return Finding(
        place,
        f"pengecualian untuk {entry.file} berakhir pada {entry.until}.",
        "Periksa lagi datanya; hapus pengecualian ini, atau perpanjang `sampai:` dengan alasan baru.",
        "pengecualian-berakhir",
    )


def unused(entry: Allowance, place: Place) -> Finding:
    return Finding(
        place,
        f"pengecualian untuk {entry.file} tidak dipakai lagi.",
        "Hapus dari berkas ini.",
        "pengecualian-tak-terpakai",
        Severity.WARNING,
    )


def reviewed(root: Path, today: date) -> tuple[Reviewed, list[Finding]]:
    path = root / SOURCE
    if path.is_symlink() or not path.is_file():
        return Reviewed((), (), today, set()), []
    source, findings = read(path.read_bytes(), SOURCE)
    if source is None:
        return Reviewed((), (), today, set()), findings
    listed, faults = validate(Exceptions, source)
    entries = listed.entries if listed else ()
    places = tuple(source.place("pengecualian", number) for number in range(len(entries)))
    return Reviewed(entries, places, today, set()), [*findings, *faults]
