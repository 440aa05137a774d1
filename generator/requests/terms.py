"""The terms of UU 14/2008 in working days. The day on which something happens is not counted.

A portal says them in ``content/kewajiban/tenggat.yml`` with source and certainty; where it says nothing,
these hold. Lengths were read at provincial and municipal PPIDs (bmcktr.sumbarprov.go.id: answer and
extension; Buku PPID 2021 Sumatera Barat and ppid.kepriprov.go.id: objection and dispute).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.calendar_id import working_day_after, working_days_between
from generator.kinds.duty import Deadline
from generator.kinds.holiday import Holidays
from generator.requests.columns import Request

LAW = {
    "jawab": 10,
    "perpanjang": 7,
    "ajukan_keberatan": 30,
    "tanggapi_keberatan": 30,
    "ajukan_sengketa": 14,
}
"""Code of the deadline → working days: Pasal 22, 22, 36, 36, 37."""
TITLES = {
    "jawab": "Jawaban tertulis atas permohonan",
    "perpanjang": "Perpanjangan waktu, satu kali, dengan alasan tertulis",
    "ajukan_keberatan": "Mengajukan keberatan, sejak alasannya ditemukan",
    "tanggapi_keberatan": "Tanggapan atasan PPID atas keberatan",
    "ajukan_sengketa": "Mengajukan sengketa ke Komisi Informasi, sejak tanggapan diterima",
}
UNIT = "hari kerja"


@dataclass(frozen=True, slots=True)
class Terms:
    """Working days by code, and the holidays that they leave out."""

    days: dict[str, int]
    holidays: Holidays

    def after(self, start: date, *codes: str) -> date | None:
        """The last day of a term that begins after ``start``; several codes are added up."""
        return working_day_after(start, sum(self.days[code] for code in codes), self.holidays)

    def between(self, start: date, end: date) -> int:
        return working_days_between(start, end, self.holidays)


def terms(deadlines: Iterable[Deadline], holidays: Holidays) -> Terms:
    """What the portal says, else the law's own."""
    said = {each.code: each.value for each in deadlines if each.unit == UNIT and each.code in LAW}
    return Terms({**LAW, **said}, holidays)


def answer_due(request: Request, terms: Terms) -> date | None:
    """The first term, or the longer one where the extension was told within the first."""
    first = terms.after(request.received, "jawab")
    if first and request.extended and request.extended <= first:
        return terms.after(request.received, "jawab", "perpanjang")
    return first


def objection_due(request: Request, terms: Terms) -> date | None:
    """The day by which the superior must have replied; None without an objection."""
    return terms.after(request.objected, "tanggapi_keberatan") if request.objected else None


def days_taken(request: Request, terms: Terms) -> int | None:
    """Working days until the written answer; None where there is none yet."""
    return terms.between(request.received, request.answered) if request.answered else None


def in_time(request: Request, terms: Terms, on: date) -> bool | None:
    """Whether the answer came in time; False for one that is overdue, None while there is still time."""
    due = answer_due(request, terms)
    if due is None or request.outcome == "dicabut pemohon":
        return None
    if request.answered:
        return request.answered <= due
    return False if on > due else None
