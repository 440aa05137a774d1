"""``/kepatuhan/``: the duties of the law against what is published. A list with evidence, not a score.

``/kepatuhan/matriks/`` sets offices against duties, ``/kepatuhan/KODE/`` shows the evidence of one duty,
``/kepatuhan/organisasi/SLUG/`` the duties of one office, ``kalender.ics`` when what is due, and
``bukti.zip`` holds it all for the yearly questionnaire.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.duties import (
    FULFILLED,
    MARKS,
    Standing,
    address_of,
    matrix,
    reference_day,
    whole_body,
)
from generator.emitters import evidence
from generator.emitters.calendar import Due, calendar
from generator.emitters.front import Crumb, Front, front
from generator.emitters.listing import page_address
from generator.emitters.trend import DRAWN, course, drawing
from generator.feeds.scopes import CATEGORY_LABELS
from generator.kinds.duty import DutyGroup
from generator.model import Catalogue, Item
from generator.output import Output
from generator.render import Renderer, date_id

LEAD = "Yang diwajibkan undang-undang untuk diumumkan, dan apa yang sudah terbit di portal ini."
TITLE = "Kepatuhan"
HERE: Crumb = (TITLE, "kepatuhan/")
MATRIX = "kepatuhan/matriks/"
OFFICES = 100
"""Rows of the matrix on one page."""
LATE: Crumb = ("Terlambat", "perubahan/terlambat/")
"""The feed of what is late."""
BESIDE: dict[str, Crumb] = {
    "B05": ("Statistik permohonan informasi", "permohonan/statistik/"),
    "B07": ("Meminta informasi publik", "permohonan/"),
}
"""Duty → a page that the program makes itself. It is shown, but only items fulfil a duty."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """How many duties there are, are fulfilled, and have nothing but samples."""

    total: int
    fulfilled: int
    sample: int


Row = tuple[Item, list[Standing]]


def emit(catalogue: Catalogue, out: Output) -> None:
    renderer = Renderer(catalogue)
    body, rows = whole_body(catalogue), matrix(catalogue)
    emit_overview(catalogue, renderer, out, body, late(rows))
    emit_matrix(catalogue, renderer, out, rows)
    for each in body:
        emit_duty(catalogue, renderer, out, each, rows)
    for office, standings in rows:
        emit_office(catalogue, renderer, out, office, standings)
    out.file("kepatuhan/kalender.ics", due_calendar(catalogue, rows), TITLE)
    evidence.emit(catalogue, out, rows)


def disclosure(catalogue: Catalogue) -> Disclosure:
    marks = [each.mark for each in whole_body(catalogue)]
    return Disclosure(len(marks), sum(mark in FULFILLED for mark in marks), marks.count("contoh"))


def matter(lead: str, *above: Crumb, search: bool = False) -> Front:
    return front(lead, above, [LATE], search=search, assets=["hukum.css"])


def late(rows: list[Row]) -> list[tuple[Item, str, int]]:
    """(office, its page, duties whose term has passed), most first."""
    found = [(office, office_address(office), counts(standings)["terlambat"]) for office, standings in rows]
    return sorted((each for each in found if each[2]), key=lambda each: (-each[2], each[0].title))


def emit_overview(
    catalogue: Catalogue,
    renderer: Renderer,
    out: Output,
    body: list[Standing],
    behind: list[tuple[Item, str, int]],
) -> None:
    months = course(catalogue)
    page = renderer.page(
        "compliance.md",
        "kepatuhan/",
        TITLE,
        matter(LEAD, search=True),
        lead=LEAD,
        groups=grouped(catalogue, body),
        headings=CATEGORY_LABELS,
        marks=MARKS,
        disclosure=disclosure(catalogue),
        behind=behind,
        course=months,
        drawing=drawing(months, len(body)),
        drawn=[mark for mark in DRAWN if any(month.counts[mark] for month in months)],
        day=reference_day(catalogue),
        address_of=address_of,
        evidence=evidence.ADDRESS,
    )
    out.page("kepatuhan/", page, "kepatuhan")


def grouped(catalogue: Catalogue, standings: Iterable[Standing]) -> list[tuple[DutyGroup, list[Standing]]]:
    """Standings under their groups, in the order of the law."""
    rows = list(standings)
    return [(group, [row for row in rows if row.group is group]) for group in catalogue.duties]


def emit_matrix(catalogue: Catalogue, renderer: Renderer, out: Output, rows: list[Row]) -> None:
    """Offices that answer to any duty stand as rows, the others are only named."""
    lead = "Baris: organisasi. Lajur: kewajiban. Setiap tanda menuju buktinya; sel kosong berarti belum ada."
    shown = [row for row in rows if answers(row)]
    starts = range(0, max(len(shown), 1), OFFICES)
    for number, start in enumerate(starts, 1):
        address = page_address(MATRIX, number)
        page = renderer.page(
            "compliance-matrix.md",
            address,
            "Matriks kepatuhan" if number == 1 else f"Matriks kepatuhan, halaman {number}",
            {**matter(lead, HERE), "hide": ["navigation", "toc"]},
            lead=lead,
            rows=shown[start : start + OFFICES],
            silent=[office for office, standings in rows if not answers((office, standings))],
            duties=[duty for group in catalogue.duties for duty in group.duties],
            marks=MARKS,
            day=reference_day(catalogue),
            address_of=address_of,
            base=MATRIX,
            number=number,
            last=len(starts),
        )
        out.page(address, page, "matriks kepatuhan")


def answers(row: Row) -> bool:
    return any(each.named for each in row[1])


def counts(standings: Iterable[Standing]) -> Counter[str]:
    return Counter(each.mark for each in standings)


def emit_duty(catalogue: Catalogue, renderer: Renderer, out: Output, body: Standing, rows: list[Row]) -> None:
    """The evidence of one duty: for all, and by office."""
    duty, address = body.duty, address_of(body.duty)
    offices = [each for _, row in rows for each in row if each.duty is duty]
    page = renderer.page(
        "compliance-duty.md",
        address,
        f"{duty.code} {duty.title}",
        matter(duty.title, HERE, search=True),
        body=body,
        offices=[each for each in offices if each.named],
        silent=sum(not each.named for each in offices),
        beside=BESIDE.get(duty.code),
        marks=MARKS,
        day=reference_day(catalogue),
    )
    out.page(address, page, f"kewajiban {duty.code}")


def emit_office(
    catalogue: Catalogue, renderer: Renderer, out: Output, office: Item, standings: list[Standing]
) -> None:
    address = office_address(office)
    lead = f"Kewajiban undang-undang dan yang diterbitkan {office.title} sendiri."
    page = renderer.page(
        "compliance-office.md",
        address,
        f"Kepatuhan {office.title}",
        matter(lead, HERE, ("Matriks", MATRIX)),
        lead=lead,
        office=office,
        groups=grouped(catalogue, standings),
        headings=CATEGORY_LABELS,
        counts=counts(standings),
        marks=MARKS,
        day=reference_day(catalogue),
        address_of=address_of,
    )
    out.page(address, page, f"kepatuhan {office.title}")


def office_address(office: Item) -> str:
    return f"kepatuhan/{office.address}"


def due_calendar(catalogue: Catalogue, rows: list[Row]) -> bytes:
    """Every duty that is or was due, on its day."""
    dues = [
        Due(office, f"kewajiban-{each.duty.code}", sentence(each), each.due)
        for office, row in rows
        for each in row
        if each.due and each.real
    ]
    return calendar(catalogue, f"{catalogue.settings.name} – kewajiban", dues)


def sentence(each: Standing) -> str:
    late = "Terlambat sejak" if each.mark == "terlambat" else "Jatuh tempo"
    when = f" {date_id(each.due)}" if each.due and each.mark == "terlambat" else ""
    return f"{late}{when}: kewajiban {each.duty.code} {each.duty.title}"
