"""What a PDF carries beside its pages: comments, form values, bookmarks, attachments, details of photos.

Streams are unpacked by hand and within limits: nobody but us asks how large they become.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pikepdf

from generator.documents import limits, picture
from generator.documents.layout import tidy
from generator.documents.text import Reading

VALUES = 5_000
"""Comments, form fields and bookmarks that are looked at."""
ACTIONS = ("/A", "/OpenAction", "/AA")
ANNOTATION = ("/Contents", "/T", "/Subj")
FIELD = ("/V", "/DV", "/TU")
TAG = re.compile(r"</?(?:[\w.-]{1,99}:)?([\w.-]{0,99})[^<>]{0,2000}>")
MARKER = b"Exif\0\0"
EXIF_WINDOW = 70_000
"""Bytes at a JPEG's beginning in which EXIF stands: its segment has at most 64 KB."""


def collect(pdf: pikepdf.Pdf, dictionaries: list[pikepdf.Dictionary], reading: Reading) -> None:
    properties(pdf, reading)
    for entry in dictionaries:
        if "/Subtype" in entry and "/Rect" in entry and entry.get("/Subtype") != "/Widget":
            reading.aside("komentar", sentences(entry, ANNOTATION))
        if "/FT" in entry or entry.get("/Subtype") == "/Widget":
            reading.aside("isian formulir", sentences(entry, FIELD))
        if "/Title" in entry and "/Parent" in entry:
            reading.aside("penanda halaman", sentences(entry, ("/Title",)))
        for action in actions(entry):
            reading.aside("tautan atau skrip", sentences(action, ("/URI", "/JS")))
    forms(pdf, reading)
    attachments(dictionaries, reading)
    images(pdf, reading)


def actions(entry: pikepdf.Dictionary) -> Iterator[pikepdf.Dictionary]:
    """What happens on a click or on opening: links and scripts, standing alone or inside their place."""
    if "/URI" in entry or "/JS" in entry:
        yield entry
    for key in ACTIONS:
        if isinstance(action := entry.get(key), pikepdf.Dictionary):
            yield action


def properties(pdf: pikepdf.Pdf, reading: Reading) -> None:
    values = [tidy(str(value)) for value in pdf.docinfo.values() if isinstance(value, pikepdf.String)]
    reading.aside("sifat berkas", "\n".join(value for value in values if not value.startswith("D:")))


def sentences(entry: pikepdf.Dictionary, keys: tuple[str, ...]) -> str:
    values = (entry.get(key) for key in keys)
    return "\n".join(tidy(str(value)) for value in values if isinstance(value, pikepdf.String))


def forms(pdf: pikepdf.Pdf, reading: Reading) -> None:
    """Values of an XFA form (ISO 32000-1, 12.7.8): XML in one stream, or in parts with their names."""
    form = pdf.Root.get("/AcroForm")
    held = form.get("/XFA") if isinstance(form, pikepdf.Dictionary) else None
    parts = list(held)[:VALUES] if isinstance(held, pikepdf.Array) else [held]
    for part in parts:
        if isinstance(part, pikepdf.Stream):
            said = TAG.sub(label, unpacked(part).decode("utf-8", "replace"))
            reading.aside("isian formulir", "\n".join(filter(None, map(tidy, said.split("\n")))))


def label(tag: re.Match[str]) -> str:
    """``<nik>`` names what follows it."""
    return "\n" if tag[0].startswith("</") else f"\n{tag[1]}: "


def attachments(dictionaries: list[pikepdf.Dictionary], reading: Reading) -> None:
    """File specifications with their content (ISO 32000-1, 7.11.3), wherever they hang."""
    for entry in dictionaries:
        embedded = entry.get("/EF")
        content = embedded.get("/F") if isinstance(embedded, pikepdf.Dictionary) else None
        if isinstance(content, pikepdf.Stream) and len(reading.attached) < limits.ATTACHED:
            name = entry.get("/UF", entry.get("/F", ""))
            reading.attached.append((tidy(str(name)), unpacked(content)))


def unpacked(content: pikepdf.Stream) -> bytes:
    """At most so much as is looked at; nothing of what is coded otherwise."""
    raw = content.read_raw_bytes()
    coded = content.get("/Filter")
    names = [str(each) for each in coded] if isinstance(coded, pikepdf.Array) else [str(coded or "")]
    if names == [""]:
        return raw[: limits.ATTACHED_SIZE]
    if names != ["/FlateDecode"]:
        return b""
    try:
        return zlib.decompressobj().decompress(raw, limits.ATTACHED_SIZE)
    except zlib.error:
        return b""


def images(pdf: pikepdf.Pdf, reading: Reading) -> None:
    for stream in islice(photos(pdf), limits.IMAGES):
        raw = stream.read_raw_bytes()
        if MARKER in raw[:EXIF_WINDOW]:
            picture.inside(raw, reading)


def photos(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for thing in islice(pdf.objects, VALUES * 10):
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
            coded = thing.get("/Filter")
            if coded == "/DCTDecode" or (isinstance(coded, pikepdf.Array) and list(coded) == ["/DCTDecode"]):
                yield thing
