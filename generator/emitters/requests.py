"""``/permohonan/``: how to ask for information, to object, and by when; forms, terms, and the report.

Nothing that is written into a form leaves the reader's browser before the reader sends it. Without
JavaScript the same forms are there as PDF and DOCX, and the terms as tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.calendar_id import free_days, is_working, moving_holidays_known
from generator.emitters import request_forms, request_report
from generator.emitters.front import Crumb, front
from generator.emitters.request_forms import FORMS, OBJECTION, REQUEST, Form
from generator.model import Catalogue
from generator.output import Output
from generator.render import Renderer
from generator.requests.columns import GROUNDS
from generator.requests.read import requests
from generator.requests.terms import TITLES, Terms, terms
from generator.tables.words import MONTH_NAMES

ROOT = "permohonan/"
TITLE = "Meminta informasi publik"
HERE: Crumb = ("Minta informasi", ROOT)
LEAD = "Langkah, formulir, tenggat, dan hak Anda bila jawabannya tidak memuaskan."
TERMS = "permohonan/tenggat/"
FILTERS = {"Jenis": "Halaman"}
Row = tuple[date, date | None, date | None, date | None]
"""A working day, and the last days for the answer, the extended answer and the objection."""


def emit(catalogue: Catalogue, out: Output) -> None:
    renderer = Renderer(catalogue)
    counted = terms(catalogue.deadlines, catalogue.holidays)
    register = requests(catalogue)
    request_forms.emit(catalogue, out)
    emit_guide(catalogue, renderer, out, counted, bool(register))
    for form in FORMS:
        emit_form(renderer, out, form, counted)
    emit_terms(catalogue, renderer, out, counted)
    request_report.emit(catalogue, renderer, out, register, counted)


def emit_guide(
    catalogue: Catalogue, renderer: Renderer, out: Output, counted: Terms, has_register: bool
) -> None:
    codes = {each.code: each for each in catalogue.deadlines}
    page = renderer.page(
        "request.md",
        ROOT,
        TITLE,
        front(LEAD, filters=FILTERS, assets=["hukum.css"]),
        lead=LEAD,
        forms=FORMS,
        rows=[(TITLES[code], days, codes.get(code)) for code, days in counted.days.items()],
        grounds=list(GROUNDS.values()),
        duty=next((duty for group in catalogue.duties for duty in group.duties if duty.code == "B07"), None),
        has_register=has_register,
        request=REQUEST,
        objection=OBJECTION,
        days=counted.days,
    )
    out.page(ROOT, page, TITLE)


def emit_form(renderer: Renderer, out: Output, form: Form, counted: Terms) -> None:
    lead = {
        "permohonan": "Isi di sini, lalu kirim sendiri lewat surel atau WhatsApp, atau cetak. "
        "Isian tidak dikirim dan tidak disimpan oleh portal ini.",
        "keberatan": "Keberatan diajukan kepada atasan PPID. Isian tidak dikirim dan tidak disimpan oleh "
        "portal ini.",
    }[form.key]
    page = renderer.page(
        "request-form.md",
        form.address,
        form.title,
        front(lead, [HERE], filters=FILTERS, assets=["hukum.css", "permohonan.js"]),
        lead=lead,
        form=form,
        days=counted.days,
        grounds=list(GROUNDS.values()) if form is OBJECTION else [],
    )
    out.page(form.address, page, form.title)


def emit_terms(catalogue: Catalogue, renderer: Renderer, out: Output, counted: Terms) -> None:
    lead = "Tenggat permohonan, keberatan, dan sengketa dalam hari kerja, tanpa akhir pekan dan hari libur."
    holidays, year = catalogue.holidays, catalogue.updated.year
    page = renderer.page(
        "request-terms.md",
        TERMS,
        "Hitung tenggat",
        front(lead, [HERE], filters=FILTERS, assets=["hukum.css", "tenggat.js"]),
        lead=lead,
        year=year,
        months=list(by_month(year, counted)),
        days=counted.days,
        titles=TITLES,
        free=" ".join(sorted(free_days(holidays))),
        known=" ".join(str(each) for each in sorted({holiday.day.year for holiday in holidays.dated})),
        complete=moving_holidays_known(year, holidays),
        note=holidays.note,
    )
    out.page(TERMS, page, "tenggat")


def by_month(year: int, counted: Terms) -> Iterator[tuple[str, list[Row]]]:
    """(``Januari 2026``, one row for each working day in it)."""
    rows: dict[int, list[Row]] = {}
    day = date(year, 1, 1)
    while day.year == year:
        if is_working(day, counted.holidays):
            rows.setdefault(day.month, []).append(row(day, counted))
        day += timedelta(days=1)
    for month, found in rows.items():
        yield f"{MONTH_NAMES[month - 1]} {year}", found


def row(day: date, counted: Terms) -> Row:
    return (
        day,
        counted.after(day, "jawab"),
        counted.after(day, "jawab", "perpanjang"),
        counted.after(day, "ajukan_keberatan"),
    )
