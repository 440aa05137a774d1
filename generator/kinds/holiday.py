"""``content/libur.yml``: the days on which offices are closed, each with its source and certainty."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from generator.kinds.resource import Day, Part, Sentences, Words


def is_day_of_year(value: str) -> str:
    """``08-17``: month and day; 02-29 is none, because it is not in every year."""
    try:
        date.fromisoformat(f"2001-{value}")
    except ValueError as error:
        raise PydanticCustomError("day_of_year", "not a month and day") from error
    return value


class FixedHoliday(Part):
    """Free on the same day of every year."""

    day: Annotated[str, AfterValidator(is_day_of_year)] = Field(
        alias="hari", description="Bulan dan tanggal: 08-17."
    )
    title: Words = Field(alias="judul")
    certainty: str | None = Field(None, alias="keyakinan")
    sources: Sentences = Field((), alias="sumber")


class Holiday(Part):
    """Free on one day of one year: moving feasts, joint leave, elections."""

    day: Day = Field(alias="tanggal")
    title: Words = Field(alias="judul")
    certainty: str | None = Field(None, alias="keyakinan")
    sources: Sentences = Field((), alias="sumber")


class Holidays(Part):
    fixed: tuple[FixedHoliday, ...] = Field((), alias="tetap")
    dated: tuple[Holiday, ...] = Field((), alias="libur")
    note: str | None = Field(None, alias="catatan")
