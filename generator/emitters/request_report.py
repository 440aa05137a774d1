"""The yearly report on requests: ``/permohonan/statistik/`` and ``/permohonan/YEAR/``: page, PDF, CSV, JSON.

All four say the same figures. Of each request the number, what was asked, the decision and the working
days are shown (UU 14/2008 Pasal 12: the time of each), never who asked.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.charts.figure import Figure, from_plot
from generator.charts.plot import Axis, Plot, Point
from generator.duties import address_of, reference_day
from generator.emitters.front import Crumb, Front, front
from generator.emitters.register_files import harmless
from generator.kinds.duty import Duty
from generator.model import Catalogue
from generator.output import Output
from generator.pdf.typeset import Sheet, publish
from generator.render import Renderer, date_id, number_id, plain
from generator.requests.columns import COLUMNS, Request
from generator.requests.statistics import Counts, Statistics, by_year, figures, statistics
from generator.requests.terms import Terms, answer_due, days_taken, in_time
from generator.tables.words import MONTH_NAMES

ROOT = "permohonan/statistik/"
TITLE = "Statistik permohonan informasi"
HERE: Crumb = ("Minta informasi", "permohonan/")
LEAD = "Berapa permohonan yang masuk, berapa lama dijawab, dan apa hasilnya."
SHOWN = 500
"""Requests on a page and in the PDF; the CSV has them all."""
DUTY = "B05"
"""The duty that the yearly report answers to, in the list that comes with the program."""
LONGEST = 300
"""Characters of what was asked, on page and paper."""
VERDICTS = {True: "tepat waktu", False: "terlambat", None: "belum jatuh tempo"}


@dataclass(frozen=True, slots=True)
class Line:
    """One request as it is shown."""

    number: str
    received: date
    wanted: str
    outcome: str
    days: int | None
    due: date | None
    verdict: str
    reason: str


@dataclass(frozen=True, slots=True)
class Year:
    year: int
    requests: Sequence[Request]
    found: Statistics

    @property
    def address(self) -> str:
        return f"permohonan/{self.year}/"

    def file(self, stem: str, suffix: str) -> str:
        return f"{self.address}{stem}-{self.year}.{suffix}"

    @property
    def title(self) -> str:
        return f"Laporan layanan informasi publik {self.year}"


def emit(
    catalogue: Catalogue, renderer: Renderer, out: Output, register: Sequence[Request], terms: Terms
) -> None:
    on = reference_day(catalogue)
    years = [Year(year, found, statistics(found, terms, on)) for year, found in by_year(register).items()]
    whole = statistics(register, terms, on)
    emit_overview(catalogue, renderer, out, whole, years)
    for year in years:
        emit_year(catalogue, renderer, out, year, terms)


def matter(lead: str, *above: Crumb) -> Front:
    return front(lead, [HERE, *above], filters={"Jenis": "Halaman"}, assets=["items.css", "hukum.css"])


def emit_overview(
    catalogue: Catalogue, renderer: Renderer, out: Output, whole: Statistics, years: Sequence[Year]
) -> None:
    page = renderer.page(
        "request-statistics.md",
        ROOT,
        TITLE,
        matter(LEAD),
        lead=LEAD,
        whole=whole,
        years=years,
        figure=yearly_chart(catalogue, years),
        day=reference_day(catalogue),
        duty=duty(catalogue),
        address_of=address_of,
    )
    out.page(ROOT, page, TITLE)
    if years:
        out.file(f"{ROOT}statistik.csv", overview_csv(years), TITLE)
        numbers = {str(each.year): as_json(each.found) for each in years}
        out.file(f"{ROOT}statistik.json", pretty(numbers), TITLE)


def emit_year(catalogue: Catalogue, renderer: Renderer, out: Output, year: Year, terms: Terms) -> None:
    on = reference_day(catalogue)
    lines = [line(request, terms, on) for request in year.requests]
    page = renderer.page(
        "request-year.md",
        year.address,
        year.title,
        matter(LEAD, ("Statistik", ROOT)),
        lead=f"Permohonan informasi yang diterima tahun {year.year}, dihitung dari register permohonan.",
        year=year,
        found=year.found,
        lines=lines[:SHOWN],
        total=len(lines),
        tables=tables(catalogue, year.found),
        figure=monthly_chart(catalogue, year),
        terms=terms,
        day=on,
        duty=duty(catalogue),
        address_of=address_of,
    )
    out.page(year.address, page, year.title)
    out.file(year.file("statistik", "csv"), year_csv(year.found), year.title)
    out.file(year.file("statistik", "json"), pretty(as_json(year.found)), year.title)
    out.file(year.file("register", "csv"), register_csv(year.requests), year.title)
    publish(printed(catalogue, year, lines, terms), year.file("laporan", "pdf"), out, year.title)


def duty(catalogue: Catalogue) -> Duty | None:
    return next((each for group in catalogue.duties for each in group.duties if each.code == DUTY), None)


def line(request: Request, terms: Terms, on: date) -> Line:
    withdrawn = request.outcome == "dicabut pemohon"
    return Line(
        request.number,
        request.received,
        plain(request.wanted, LONGEST),
        request.outcome or "dalam proses",
        days_taken(request, terms),
        answer_due(request, terms),
        "dicabut" if withdrawn else VERDICTS[in_time(request, terms, on)],
        plain(request.reason, LONGEST),
    )


def tables(catalogue: Catalogue, found: Statistics) -> list[tuple[str, Counts]]:
    """(heading, rows) of every count that has any."""
    offices = tuple((office_title(catalogue, slug), count) for slug, count in found.offices)
    named = (
        ("Alasan penolakan", found.reasons),
        ("Saluran permohonan", capital(found.channels)),
        ("Organisasi", offices),
        ("Alasan keberatan", found.grounds),
        ("Putusan atas keberatan", capital(found.objection_outcomes)),
        ("Hasil sengketa", capital(found.dispute_outcomes)),
    )
    return [(heading, rows) for heading, rows in named if rows]


def capital(counts: Counts) -> Counts:
    return tuple((name.capitalize().replace("Whatsapp", "WhatsApp"), count) for name, count in counts)


def office_title(catalogue: Catalogue, slug: str) -> str:
    office = catalogue.get("organisasi", slug)
    return office.title if office else slug


def monthly_chart(catalogue: Catalogue, year: Year) -> Figure:
    counts = dict(year.found.months)
    points = tuple(
        Point(name[:3], counts.get(f"{year.year}-{month:02}", 0)) for month, name in enumerate(MONTH_NAMES, 1)
    )
    title = f"Permohonan yang diterima tiap bulan, {year.year}"
    return from_plot(Plot("batang", title, Axis("Bulan"), Axis("Permohonan"), points), catalogue.cache)


def yearly_chart(catalogue: Catalogue, years: Sequence[Year]) -> Figure | None:
    """Only where there is something to compare."""
    if len(years) < 2:
        return None
    points = tuple(
        Point(str(year.year), count, name)
        for year in reversed(years)
        for name, count in year.found.outcomes
        if any(other.found.count(name) for other in years)
    )
    title = "Permohonan menurut keputusan, tiap tahun"
    axes = Axis("Tahun"), Axis("Permohonan")
    return from_plot(Plot("bertumpuk", title, *axes, points), catalogue.cache)


def as_json(found: Statistics) -> dict[str, Any]:
    return {
        **{key: value for key, _, value in figures(found)},
        "per_bulan": dict(found.months),
        "alasan_penolakan": dict(found.reasons),
        "saluran": dict(found.channels),
        "organisasi": dict(found.offices),
        "alasan_keberatan": dict(found.grounds),
        "putusan_keberatan": dict(found.objection_outcomes),
        "hasil_sengketa": dict(found.dispute_outcomes),
        "contoh": found.sample,
    }


def pretty(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def written(rows: Iterable[Iterable[object]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue()


def year_csv(found: Statistics) -> str:
    return written([("kunci", "keterangan", "nilai"), *figures(found)])


def overview_csv(years: Sequence[Year]) -> str:
    keys = [key for key, _, _ in figures(years[0].found)]
    rows = [(year.year, *(value for _, _, value in figures(year.found))) for year in reversed(years)]
    return written([("tahun", *keys), *rows])


def register_csv(requests: Sequence[Request]) -> str:
    """The register as it was kept, dates as ISO 8601, with every column that any row has."""
    rows = [dict(request.cells) for request in requests]
    keys = [key for key in COLUMNS if any(key in row for row in rows)]
    return written([keys, *([row.get(key, "") for key in keys] for row in rows)])


def printed(catalogue: Catalogue, year: Year, lines: Sequence[Line], terms: Terms) -> Sheet:
    settings, day = catalogue.settings, date_id(reference_day(catalogue))
    body = settings.body_name or settings.name
    data = {
        "title": year.title,
        "author": settings.contact.name,
        "body": body,
        "description": f"{year.title}, {body}",
        "footer": f"{body}. Keadaan {day}",
        "sample": bool(year.found.sample or settings.sample),
        "day": day,
        "online": settings.absolute(year.address),
        "figures": [[said, number_id(value)] for _, said, value in figures(year.found)],
        "months": [[MONTH_NAMES[int(month[5:]) - 1], number_id(count)] for month, count in year.found.months],
        "tables": [
            [heading, [[name, number_id(count)] for name, count in rows]]
            for heading, rows in tables(catalogue, year.found)
        ],
        "lines": [row(each) for each in lines[:SHOWN]],
        "left": max(len(lines) - SHOWN, 0),
        "term": terms.days["jawab"],
        "longer": terms.days["jawab"] + terms.days["perpanjang"],
        "signer": settings.contact.name,
    }
    return Sheet("report", data, catalogue.updated)


def row(each: Line) -> list[str]:
    days = number_id(each.days) if each.days is not None else "–"
    return [each.number, date_id(each.received), each.wanted, each.outcome, days, each.verdict]
