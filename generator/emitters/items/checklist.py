"""A service's checklist to print: ``/layanan/SLUG/daftar-periksa.pdf``, tagged, out of its standard."""

from __future__ import annotations

from collections.abc import Iterable

from generator.kinds.organisation import Organisation
from generator.kinds.service import Service
from generator.model import Catalogue, Item
from generator.output import Output
from generator.pdf.typeset import Sheet, publish
from generator.render import date_id


def checklist_address(item: Item) -> str:
    return f"{item.address}daftar-periksa.pdf"


def emit_checklist(catalogue: Catalogue, item: Item, out: Output) -> None:
    publish(sheet(catalogue, item), checklist_address(item), out, item.source)


def sheet(catalogue: Catalogue, item: Item) -> Sheet:
    """The PDF states the item's own date, so that it is set again only when the service changes."""
    meta, settings = item.meta, catalogue.settings
    assert isinstance(meta, Service)
    publisher, day = catalogue.publisher(item), date_id(item.modified)
    data = {
        "title": item.title,
        "author": publisher.title if publisher else settings.name,
        "body": publisher.title if publisher else settings.name,
        "lead": meta.summary,
        "sample": meta.sample,
        "requirements": list(meta.requirements),
        "steps": list(meta.procedure),
        "facts": [
            ["Waktu", meta.duration],
            ["Biaya", meta.fee],
            ["Hasil", meta.product],
            ["Tempat", lines(places(catalogue, meta))],
            ["Jadwal", lines(meta.hours)],
            ["Kanal", ", ".join(meta.channels)],
            ["Daring", meta.online],
            ["Pengaduan", lines(meta.complaints)],
        ],
        "footer": f"Keadaan {day}",
        "source": f"{settings.absolute(item.address)}, keadaan {day}. Periksa halaman itu sebelum berangkat.",
    }
    return Sheet("checklist", data, item.modified)


def places(catalogue: Catalogue, meta: Service) -> Iterable[str]:
    for slug in meta.offices:
        office = catalogue.get("organisasi", slug)
        if office and isinstance(office.meta, Organisation):
            yield ", ".join(part for part in (office.title, office.meta.address, office.meta.phone) if part)


def lines(values: Iterable[str]) -> str:
    return "\n".join(values)
