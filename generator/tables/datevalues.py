"""One cell as the day, time or month that its column's plan says, with what was changed."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

from generator.kinds.dataset import ColumnType as Type
from generator.readers.grid import TYPED
from generator.tables import dates
from generator.tables.plan import Plan
from generator.tables.refused import Refused

UTC_PLUS_7 = timezone(timedelta(hours=7))
"""Western Indonesian time, in which times with another zone are published."""
REWRITTEN = "tanggal ditulis ulang sebagai ISO 8601"
ZONED = "waktu berzona diubah ke WIB"
MIDNIGHT = "hari tanpa jam ditulis sebagai pukul 00.00"
Reading = tuple[Any, tuple[str, ...]]
"""A value (None is missing) and what was done to get it."""


def read_date(text: str, plan: Plan) -> Reading:
    if plan.undecided:
        return None, ()
    moment = dates.take_apart(text)
    if moment is None and plan.type is Type.DATE:
        moment = dates.compact(text.removeprefix(TYPED))
    if moment is None and plan.type is Type.MONTH:
        moment = dates.numbered_month(text, "bulan")
    iso = moment.iso(plan.month_first) if moment else None
    wanted = {Type.DATE: ("hari",), Type.DATETIME: ("hari", "waktu"), Type.MONTH: ("bulan", "nama bulan")}[
        plan.type
    ]
    if moment is None or not iso or moment.precision not in wanted:
        raise no_date(plan)
    changes = (REWRITTEN,) if moment.changed else ()
    if iso[-6:-5] in "+-" and moment.precision == "waktu":
        changes = (ZONED,)
    if moment.precision == "hari" and plan.type is Type.DATETIME and plan.declared:
        changes = (*changes, MIDNIGHT)
    if moment.precision == "nama bulan":
        changes = ("nama bulan diseragamkan",) if moment.changed else ()
    return stored_date(iso, plan), changes


def stored_date(iso: str, plan: Plan) -> date | datetime | str:
    if plan.type is Type.DATE:
        return date.fromisoformat(iso)
    if plan.type is Type.MONTH:
        return iso
    moment = datetime.fromisoformat(iso)
    try:
        return moment.astimezone(UTC_PLUS_7).replace(tzinfo=None) if moment.tzinfo else moment
    except OverflowError as error:  # of the first and the last hours that Python knows
        raise no_date(plan) from error


def no_date(plan: Plan) -> Refused:
    example = {Type.DATE: "2025-07-01", Type.DATETIME: "2025-07-01 08:30:00", Type.MONTH: "2025-07"}[
        plan.type
    ]
    what = {Type.DATE: "tanggal", Type.DATETIME: "waktu", Type.MONTH: "bulan"}[plan.type]
    return Refused(f"bukan {what}.", f"Tulis seperti {example}.", "tanggal-rusak")


def read_mixed_date(text: str, plan: Plan) -> Reading:
    moment = dates.take_apart(text)
    iso = moment.known(plan.month_first) if moment else text.removeprefix(TYPED)
    if iso is None:
        raise Refused("bukan tanggal.", "Tulis seperti 2025-07-01, 2025-07, atau 2025.", "tanggal-rusak")
    return iso, (REWRITTEN,) if moment and moment.changed else ()
