"""What all kinds share: the first block of every YAML file (dcat:Resource).

Officers write the Indonesian key (the alias); the English field name is accepted too.
The YAML reader hands over strings only, so that ``14.71`` stays a code and ``no`` a word;
pydantic turns them into the types declared here.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from generator.kinds.intervals import INTERVAL, interval, spelled_out

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SLUG_LIMIT = 100
DATED_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-.+", re.ASCII)
WIB = timezone(timedelta(hours=7))
"""Waktu Indonesia Barat: of hours without a zone, and of days in portals that name no other."""
ZONES = {"WIB": WIB, "WITA": timezone(timedelta(hours=8)), "WIT": timezone(timedelta(hours=9))}
"""The three zones of Indonesia (Keppres 41/1987)."""
AREA_CODE = re.compile(r"\d{2}(?:\.\d{2}(?:\.\d{2}(?:\.\d{4})?)?)?")


def day_in_name(slug: str) -> date | None:
    """``2025-07-01-libur`` is of that day where it has no ``tanggal``; 2025-13-40-x is only a name."""
    dated = DATED_NAME.fullmatch(slug)
    try:
        return date.fromisoformat(dated[1]) if dated else None
    except ValueError:
        return None


class Category(StrEnum):
    """How the law wants it published: UU 14/2008 Pasal 9, 10 and 11."""

    PERIODIC = "berkala"
    IMMEDIATE = "serta-merta"
    ANY_TIME = "setiap-saat"


class Frequency(StrEnum):
    YEARLY = "tahunan"
    HALF_YEARLY = "semesteran"
    QUARTERLY = "triwulanan"
    MONTHLY = "bulanan"
    WEEKLY = "mingguan"
    DAILY = "harian"
    IRREGULAR = "insidental"


class Status(StrEnum):
    IN_FORCE = "berlaku"
    CORRECTED = "ralat"
    REVOKED = "dicabut"
    REPLACED = "diganti"


def as_list(value: Any) -> Any:
    """One value stands for a list of one."""
    return value if isinstance(value, list) else [value]


def as_files(value: Any) -> Any:
    """``berkas: a.pdf``, ``berkas: [a.pdf]`` and ``berkas: [{berkas: a.pdf}]`` say the same."""
    entries = value if isinstance(value, list) else [value]
    return [{"berkas": entry} if isinstance(entry, str) else entry for entry in entries]


FIRST_YEAR, LAST_YEAR = 1000, 2999


def as_words(value: Any) -> Any:
    """A single number or word where a sentence is wanted."""
    return value.strip() if isinstance(value, str) else value


def as_bool(value: Any) -> Any:
    return {"ya": True, "tidak": False}.get(value.strip().lower(), value) if isinstance(value, str) else value


def is_slug(value: str) -> str:
    if not SLUG.fullmatch(value) or len(value) > SLUG_LIMIT:
        raise PydanticCustomError("slug", "not a slug")
    return value


PLACEHOLDER = re.compile(r"<[^<>]*>|[.…\-_?]+|x{3,}|tbd|todo|(?:lorem ipsum|isi di sini)\b.*", re.IGNORECASE)
"""What a form or an example leaves behind where nobody has written anything."""


def is_told(value: str) -> str:
    if PLACEHOLDER.fullmatch(value.strip()):
        raise PydanticCustomError("placeholder", "nobody has filled this in")
    return value


def is_area(value: str) -> str:
    if not AREA_CODE.fullmatch(value):
        raise PydanticCustomError("area", "not a Kemendagri code")
    return value


def is_interval(value: str) -> str:
    """ISO 8601, given back as start and end: see ``intervals.py``."""
    try:
        value = spelled_out(value)
        if not INTERVAL.fullmatch(value):
            raise PydanticCustomError("interval", "not an ISO 8601 interval")
        start, end = interval(value)
    except (ValueError, OverflowError) as error:
        raise PydanticCustomError("interval", "no such day") from error
    if not FIRST_YEAR <= start.year <= end.year <= LAST_YEAR and start <= end:
        raise PydanticCustomError("interval", "out of the calendar")
    if start > end:
        raise PydanticCustomError("interval_order", "ends before it starts")
    return value


def is_link(value: str) -> str:
    if not re.match(r"https?://[^\s/]+", value):
        raise PydanticCustomError("link", "not an http address")
    return value


def in_western_time(value: datetime) -> datetime:
    """An hour without a zone is one of Waktu Indonesia Barat."""
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise PydanticCustomError("moment", "out of the calendar")
    return value if value.tzinfo else value.replace(tzinfo=WIB)


def in_calendar(value: date) -> date:
    """A day that people write about: others are slips, and calendars end there."""
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise PydanticCustomError("day", "out of the calendar")
    return value


Day = Annotated[date, AfterValidator(in_calendar)]
Moment = Annotated[datetime, AfterValidator(in_western_time)]
Words = Annotated[str, BeforeValidator(as_words), Field(min_length=1)]
Told = Annotated[Words, AfterValidator(is_told)]
"""Words that somebody has written, and no form has left behind."""
Slug = Annotated[str, AfterValidator(is_slug)]
AreaCode = Annotated[str, AfterValidator(is_area)]
Interval = Annotated[str, AfterValidator(is_interval)]
Link = Annotated[str, AfterValidator(is_link)]
Flag = Annotated[bool, BeforeValidator(as_bool)]
Slugs = Annotated[tuple[Slug, ...], BeforeValidator(as_list)]
Sentences = Annotated[tuple[Words, ...], BeforeValidator(as_list)]


class Part(BaseModel):
    """A block inside an officer's YAML. Unknown keys are errors; nothing changes after loading."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        validate_by_alias=True,
        validate_by_name=True,
        coerce_numbers_to_str=True,
        # A check of one changed dataset does not pay for the other kinds.
        defer_build=True,
    )


class Resource(Part):
    """The first block of every kind; ``content/`` and ``datasets/`` YAML files start with it."""

    label: ClassVar[str] = "Informasi"
    plural: ClassVar[str] = "Informasi"
    home: ClassVar[str] = ""
    """Folder below the portal where items of this kind live; folders may nest."""
    filename: ClassVar[str] = "*.yml"
    """``x.yml``: one folder an item, named by the folder. ``*.yml`` or ``*.md``: one file an item."""

    title: Told = Field(alias="judul", max_length=300, description="Judul, seperti akan dibaca warga.")
    summary: Annotated[str, AfterValidator(is_told)] = Field(
        "", alias="ringkasan", max_length=1000, description="Satu atau dua kalimat: apa isinya."
    )
    description: str = Field("", alias="deskripsi", description="Uraian lebih panjang, boleh Markdown.")
    category: Category | None = Field(
        None, alias="kategori", description="Kategori menurut UU 14/2008 Pasal 9–11."
    )
    publisher: Slug = Field(
        "", alias="penerbit", description="Nama berkas di content/organisasi/, tanpa .yml."
    )
    issued: Day | None = Field(None, alias="tanggal", description="Tanggal terbit, YYYY-MM-DD.")
    publish_at: Moment | None = Field(
        None, alias="terbit", description="Baru tampil mulai saat ini, misalnya 2026-12-01T08:00+07:00."
    )
    announced: Flag = Field(
        False, alias="diumumkan", description="true: judul dan hari terbitnya sudah tampil di kalender."
    )
    duties: Annotated[tuple[str, ...], BeforeValidator(as_list)] = Field(
        (), alias="kewajiban", description="Kode kewajiban yang dipenuhi, misalnya [S03]."
    )
    themes: Slugs = Field((), alias="topik", description="Topik, misalnya [kependudukan].")
    area: AreaCode | None = Field(None, alias="wilayah", description='Kode Kemendagri, misalnya "14.71".')
    period: Interval | None = Field(None, alias="periode", description="Selang ISO 8601, misalnya 2021/2025.")
    frequency: Frequency | None = Field(None, alias="frekuensi", description="Seberapa sering dimutakhirkan.")
    licence: str | None = Field(None, alias="lisensi", description="Kode SPDX, misalnya CC-BY-4.0.")
    sources: Sentences = Field((), alias="sumber", description="Dari mana angkanya: alamat atau nama sumber.")
    responsible: str | None = Field(None, alias="penanggung_jawab", description="Jabatan penanggung jawab.")
    retention: str | None = Field(None, alias="retensi", description="Jangka waktu penyimpanan.")
    status: Status = Field(
        Status.IN_FORCE, alias="status", description="berlaku, ralat, dicabut, atau diganti."
    )
    reason: str | None = Field(
        None, alias="alasan", description="Alasan ralat, pencabutan, atau penggantian."
    )
    replaced_by: Slug | None = Field(None, alias="pengganti", description="Slug pengganti, bila diganti.")
    change_note: str | None = Field(None, alias="catatan_perubahan", description="Apa yang berubah kali ini.")
    sample: Flag = Field(False, alias="contoh", description="true untuk isi contoh yang bukan data resmi.")
    keywords: Sentences = Field((), alias="kata_kunci", description="Kata lain yang mungkin dicari warga.")
    former: Slugs = Field((), alias="alamat_lama", description="Slug lama; alamatnya dialihkan ke sini.")
    language: str = Field("id", alias="bahasa", pattern=r"^[a-z]{2}$", description="Bahasa isi, misalnya id.")
