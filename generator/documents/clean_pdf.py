"""A PDF without names, comments, scripts, attachments and earlier versions of itself."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pikepdf

from generator.documents.clean_picture import clean_picture
from generator.documents.layout import tidy
from generator.documents.pdf_besides import EXIF_WINDOW, MARKER
from generator.documents.pdf_besides import photos as photo_streams
from generator.documents.pdf_facts import ACTIONS, REVIEW, dictionaries, lookup

KEPT_INFO = {"/Title", "/Subject", "/Keywords"}
KEPT_XMP = ("dc:title", "dc:language", "dc:description", "pdfuaid:part", "pdfaid:part", "pdfaid:conformance")
"""What readers and archives need; all else in the packet tells of people and programs."""


def clean_pdf(path: Path, target: Path) -> list[str]:
    """Write the clean copy to ``target``; what was removed, in Indonesian words."""
    with warnings.catch_warnings(action="ignore"), pikepdf.open(path, suppress_warnings=True) as pdf:
        removed = [*names(pdf), *attachments(pdf), *scripts(pdf), *comments(pdf), *private(pdf), *photos(pdf)]
        # Saving from the root drops what an incremental update had only hidden.
        pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return removed


def names(pdf: pikepdf.Pdf) -> list[str]:
    gone: list[str] = [str(key) for key in pdf.docinfo if key not in KEPT_INFO]
    for key in gone:
        del pdf.docinfo[key]
    kept = {}
    if "/Metadata" in pdf.Root:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False, strict=False) as packet:
            kept = {key: value for key in KEPT_XMP if key in packet and (value := plain(key, packet[key]))}
            gone += ["/Metadata"] if len(kept) < len(packet) else []
        del pdf.Root.Metadata
    if kept:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as packet:
            packet.update(kept)
    return ["nama penulis, nama program, dan tanggal dalam keterangan berkas"] if gone else []


def plain(key: str, value: Any) -> Any:
    """A value of XMP as it may be written again, whatever form the file had it in; None for no text."""
    texts = [value] if isinstance(value, str) else [part for part in value or () if isinstance(part, str)]
    said = [text for text in map(tidy, texts) if text]
    if not said:
        return None
    return set(said) if key == "dc:language" else said[0]


def attachments(pdf: pikepdf.Pdf) -> list[str]:
    found = sorted(pdf.attachments)
    for name in found:
        del pdf.attachments[name]
    return [f"{len(found)} berkas lampiran"] if found else []


def scripts(pdf: pikepdf.Pdf) -> list[str]:
    """Actions that do something by themselves, wherever they hang."""
    count = 0
    tree = lookup(pdf.Root, "/Names")
    if tree is not None and "/JavaScript" in tree:
        del tree.JavaScript
        count += 1
    if str(lookup(pdf.Root, "/OpenAction", "/S")) == "/URI":
        del pdf.Root.OpenAction
        count += 1
    form = lookup(pdf.Root, "/AcroForm")
    if form is not None and "/XFA" in form and len(form.get("/Fields", [])):
        del form.XFA  # the same form stands in ordinary fields, which every viewer shows
        count += 1
    count += sum(unarmed(holder) for holder in dictionaries(pdf, limit=None))
    return [f"{count} skrip atau perintah otomatis"] if count else []


def unarmed(holder: Any) -> int:
    count = 0
    for key in ("/OpenAction", "/A", "/AA", "/Next"):
        action = lookup(holder, key)
        armed = key == "/AA" or (isinstance(action, pikepdf.Dictionary) and str(action.get("/S")) in ACTIONS)
        if action is not None and armed:
            del holder[key]
            count += 1
    return count


def comments(pdf: pikepdf.Pdf) -> list[str]:
    """Reviewers' marks and their pop-ups; the names on what stays."""
    count = 0
    for page in pdf.pages:
        notes = lookup(page.obj, "/Annots")
        if not isinstance(notes, pikepdf.Array):
            continue
        every = [note for note in notes if isinstance(note, pikepdf.Dictionary)]
        kept = [note for note in every if not is_review(note)]
        count += len(every) - len(kept)
        for note in filter(is_review, every):
            forgotten(note)
        for note in kept:
            if str(note.get("/Subtype")) != "/Widget" and "/T" in note:
                del note["/T"]
        page.obj.Annots = pikepdf.Array(kept)
    astray = [note for note in dictionaries(pdf, limit=None) if is_review(note)]
    for note in astray:  # no page shows it, but the structure for screen readers leads to it
        forgotten(note)
    count += len(astray)
    return [f"{count} komentar"] if count else []


def is_review(note: pikepdf.Dictionary) -> bool:
    return "/Rect" in note and str(note.get("/Subtype")) in REVIEW | {"/Popup"}


def forgotten(note: pikepdf.Dictionary) -> None:
    """Nothing is left of it, as the structure for screen readers may still lead to it."""
    for key in list(note.keys()):
        del note[key]


def photos(pdf: pikepdf.Pdf) -> list[str]:
    """Photos keep their pixels and lose what the camera wrote beside them."""
    said: list[str] = []
    for stream in photo_streams(pdf):
        raw = stream.read_raw_bytes()
        content, removed = clean_picture(raw) if MARKER in raw[:EXIF_WINDOW] else (raw, [])
        if removed:
            stream.write(content, filter=pikepdf.Name.DCTDecode)
            said = removed
    return said


def private(pdf: pikepdf.Pdf) -> list[str]:
    """Working data of the program that made the file, and its thumbnails."""
    count = 0
    for holder in [pdf.Root, *(page.obj for page in pdf.pages)]:
        for key in ("/PieceInfo", "/Thumb", "/LastModified"):
            if key in holder:
                del holder[key]
                count += 1
    return ["data kerja program pembuatnya"] if count else []
