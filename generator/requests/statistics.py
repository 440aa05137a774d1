"""The figures of the yearly report: how many requests, how long, granted or not, why, and what followed.

UU 14/2008 Pasal 12 asks for the number of requests, the time each took, how many were granted and
refused, and the reasons. A request counts in the year in which it was received. No clock: whether an
open request is overdue is said for a day that the caller names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from statistics import median

from generator.requests.columns import GROUNDS, OPEN, OUTCOMES, Request
from generator.requests.terms import Terms, days_taken, in_time, objection_due

UNSAID = "tidak dicatat"
Counts = tuple[tuple[str, int], ...]
"""(what, how many)."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """Of all requests given; times are in working days."""

    total: int
    outcomes: Counts
    """Every outcome, those that never happened too, and what is still open."""
    answered: int
    mean: float | None
    median: float | None
    longest: int | None
    on_time: int
    """Answered within the term."""
    late: int
    """Answered after it, or unanswered though it has ended."""
    reasons: Counts
    """Why something was refused, most frequent first."""
    objections: int
    objections_on_time: int
    objections_late: int
    grounds: Counts
    objection_outcomes: Counts
    disputes: int
    dispute_outcomes: Counts
    months: Counts
    """``2026-03`` → requests received, without gaps."""
    channels: Counts
    offices: Counts
    sample: int
    """How many of the requests are marked as samples."""

    @property
    def share_on_time(self) -> float | None:
        """Percent of those whose term has been kept or missed."""
        return 100 * self.on_time / (self.on_time + self.late) if self.on_time + self.late else None

    def count(self, outcome: str) -> int:
        return dict(self.outcomes).get(outcome, 0)


def statistics(requests: Sequence[Request], terms: Terms, on: date) -> Statistics:
    times = [days for request in requests if (days := days_taken(request, terms)) is not None]
    verdicts = [in_time(request, terms, on) for request in requests]
    objected = [request for request in requests if request.objected]
    replies = [reply_in_time(request, terms, on) for request in objected]
    disputed = [request for request in requests if request.disputed]
    return Statistics(
        total=len(requests),
        outcomes=outcomes(requests),
        answered=len(times),
        mean=float(Fraction(sum(times), len(times))) if times else None,
        median=float(median(times)) if times else None,
        longest=max(times, default=None),
        on_time=verdicts.count(True),
        late=verdicts.count(False),
        reasons=tally(request.reason for request in requests if request.reason),
        objections=len(objected),
        objections_on_time=replies.count(True),
        objections_late=replies.count(False),
        grounds=tally(
            f"{request.ground}. {GROUNDS[request.ground]}" for request in objected if request.ground
        ),
        objection_outcomes=tally(request.objection_outcome or OPEN for request in objected),
        disputes=len(disputed),
        dispute_outcomes=tally(request.dispute_outcome or OPEN for request in disputed),
        months=months(requests),
        channels=described(requests, lambda request: request.channel),
        offices=described(requests, lambda request: request.office),
        sample=sum(request.sample for request in requests),
    )


def reply_in_time(request: Request, terms: Terms, on: date) -> bool | None:
    due = objection_due(request, terms)
    if due is None:
        return None
    if request.objection_answered:
        return request.objection_answered <= due
    return False if on > due else None


def outcomes(requests: Iterable[Request]) -> Counts:
    found = Counter(request.outcome or OPEN for request in requests)
    return tuple((name, found[name]) for name in (*OUTCOMES, OPEN))


def tally(words: Iterable[str]) -> Counts:
    """Most frequent first, equal ones by name."""
    return tuple(sorted(Counter(words).items(), key=lambda pair: (-pair[1], pair[0])))


def described(requests: Iterable[Request], what: Callable[[Request], str]) -> Counts:
    """Empty where no register says it at all."""
    found = tally(what(request) or UNSAID for request in requests)
    return () if [name for name, _ in found] in ([], [UNSAID]) else found


def months(requests: Iterable[Request]) -> Counts:
    """From the first month to the last in which anything was asked; months without requests are zero."""
    found = Counter(request.received.year * 12 + request.received.month - 1 for request in requests)
    if not found:
        return ()
    return tuple((f"{at // 12:04}-{at % 12 + 1:02}", found[at]) for at in range(min(found), max(found) + 1))


def by_year(requests: Iterable[Request]) -> dict[int, list[Request]]:
    """Year → its requests, newest year first."""
    years: dict[int, list[Request]] = {}
    for request in requests:
        years.setdefault(request.received.year, []).append(request)
    return dict(sorted(years.items(), reverse=True))


def figures(found: Statistics) -> list[tuple[str, str, int | float | None]]:
    """(key, what it says, value): the same rows in the CSV, the JSON, the page and the PDF."""
    return [
        ("permohonan", "Permohonan diterima", found.total),
        *(
            (f"keputusan_{name.replace(' ', '_')}", name.capitalize(), count)
            for name, count in found.outcomes
        ),
        ("dijawab", "Sudah dijawab tertulis", found.answered),
        ("rata_rata_hari_kerja", "Rata-rata waktu jawaban (hari kerja)", rounded(found.mean)),
        ("median_hari_kerja", "Median waktu jawaban (hari kerja)", rounded(found.median)),
        ("terlama_hari_kerja", "Jawaban terlama (hari kerja)", found.longest),
        ("tepat_waktu", "Dijawab tepat waktu", found.on_time),
        ("terlambat", "Terlambat dijawab atau lewat tenggat", found.late),
        ("persen_tepat_waktu", "Tepat waktu (%)", rounded(found.share_on_time)),
        ("keberatan", "Keberatan", found.objections),
        ("keberatan_tepat_waktu", "Keberatan ditanggapi tepat waktu", found.objections_on_time),
        ("keberatan_terlambat", "Keberatan terlambat ditanggapi", found.objections_late),
        ("sengketa", "Sengketa di Komisi Informasi", found.disputes),
    ]


def rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
