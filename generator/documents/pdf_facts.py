"""What a PDF declares and what it carries beside its pages: qpdf through pikepdf.

Only the object graph is looked at; no stream of the pages is unpacked here.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pikepdf

from generator.documents.layout import tidy
from generator.documents.pdf_besides import collect
from generator.documents.people import mark_names
from generator.documents.text import Facts, Reading

OBJECTS = 50_000
"""Objects that are looked at for scripts; more belong to huge drawings."""
DICTIONARIES = 200_000
"""Dictionaries that are looked at, those inside other objects among them."""
ENTRIES = 1_000
"""Entries of one array that are looked at; longer ones are widths and colours."""
DEPTH = 5
"""Objects inside objects: page, its annotations, one of them, its action, the next action."""
ACTIONS = {
    "/JavaScript": "JavaScript", "/Launch": "menjalankan program", "/ImportData": "impor data",
    "/SubmitForm": "mengirim isian", "/RichMediaExecute": "media",
}  # fmt: skip
"""Action types that do something by themselves (ISO 32000-1, table 198); links and jumps are harmless."""
WORD_LIMIT = 200


def examine(path: Path, reading: Reading) -> Facts:
    """Facts of the file; marks what is damaged, active or private in it."""
    try:
        pdf = pikepdf.open(path, attempt_recovery=False, suppress_warnings=True)
    except pikepdf.PasswordError:
        return Facts(encrypted=True)
    except (pikepdf.PdfError, ValueError, RuntimeError):
        reading.mark("pdf-cacat")
        return examine_mended(path, reading)
    with pdf:
        return facts_of(pdf, reading)


def examine_mended(path: Path, reading: Reading) -> Facts:
    try:
        with pikepdf.open(path, suppress_warnings=True) as pdf:
            return facts_of(pdf, reading)
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return Facts()


def facts_of(pdf: pikepdf.Pdf, reading: Reading) -> Facts:
    root, info = pdf.Root, pdf.docinfo
    xmp = metadata(pdf)
    if pdf.is_encrypted and not (pdf.allow.extract and pdf.allow.accessibility):
        reading.mark("pdf-dibatasi")
    every = list(islice(dictionaries(pdf), DICTIONARIES))
    watch_actions(pdf, every, reading)
    watch_attachments(pdf, reading)
    watch_layers(root, reading)
    watch_comments(every, reading)
    collect(pdf, every, reading)
    watch_names(info, xmp, reading)
    return Facts(
        title=word(info, "/Title") or xmp.get("dc:title", ""),
        language=word(root, "/Lang") or xmp.get("dc:language", ""),
        tagged=bool(lookup(root, "/MarkInfo", "/Marked")) and "/StructTreeRoot" in root,
        producer=word(info, "/Producer") or word(info, "/Creator") or xmp.get("pdf:Producer", ""),
        encrypted=pdf.is_encrypted,
    )


def metadata(pdf: pikepdf.Pdf) -> dict[str, str]:
    """The XMP packet's simple values by prefixed name; empty where it is damaged."""
    wanted = ("dc:title", "dc:creator", "dc:language", "pdf:Producer", "xmp:CreatorTool")
    try:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False, strict=False) as xmp:
            return {name: flat(xmp[name]) for name in wanted if name in xmp}
    except Exception:  # pikepdf passes on whatever lxml and its own parser raise
        return {}


def flat(value: Any) -> str:
    return tidy(value if isinstance(value, str) else ", ".join(sorted(str(part) for part in value)))[
        :WORD_LIMIT
    ]


def word(dictionary: Any, key: str) -> str:
    """A text string of a dictionary, or nothing; never a stream or another type."""
    value = lookup(dictionary, key)
    return tidy(str(value))[:WORD_LIMIT] if isinstance(value, pikepdf.String) else ""


def lookup(value: Any, *keys: str) -> Any:
    """Follow keys through dictionaries; None where a step is missing or of another type."""
    for key in keys:
        if not isinstance(value, pikepdf.Dictionary) or key not in value:
            return None
        value = value[key]
    return value


def dictionaries(pdf: pikepdf.Pdf, limit: int | None = OBJECTS) -> Iterator[pikepdf.Dictionary]:
    """Every dictionary of the file, also those that stand inside other objects."""
    for thing in islice(pdf.objects, limit):
        yield from inside(thing, DEPTH)


def inside(thing: Any, depth: int) -> Iterator[pikepdf.Dictionary]:
    if isinstance(thing, pikepdf.Dictionary):
        yield thing
        parts = list(thing.values())
    else:
        parts = list(thing)[:ENTRIES] if isinstance(thing, pikepdf.Array) and len(thing) else []
    for part in parts if depth else ():
        if isinstance(part, pikepdf.Dictionary | pikepdf.Array) and not part.is_indirect:
            yield from inside(part, depth - 1)


def watch_actions(pdf: pikepdf.Pdf, every: list[pikepdf.Dictionary], reading: Reading) -> None:
    kinds = {str(entry["/S"]) for entry in every if isinstance(entry.get("/S"), pikepdf.Name)}
    found = {ACTIONS[kind] for kind in kinds & set(ACTIONS)}
    if lookup(pdf.Root, "/Names", "/JavaScript") is not None:
        found.add("JavaScript")
    if str(lookup(pdf.Root, "/OpenAction", "/S")) == "/URI":
        found.add("membuka alamat web")
    if lookup(pdf.Root, "/AcroForm", "/XFA") is not None:
        found.add("formulir XFA")
    if found:
        reading.mark("pdf-skrip", what=", ".join(sorted(found)))


def watch_attachments(pdf: pikepdf.Pdf, reading: Reading) -> None:
    count = len(pdf.attachments)
    if count:
        reading.mark("pdf-lampiran", count=count)


def watch_layers(root: Any, reading: Reading) -> None:
    """Optional content that is off when the file is opened (ISO 32000-1, 8.11.4.3)."""
    off = lookup(root, "/OCProperties", "/D", "/OFF")
    names = [word(layer, "/Name") for layer in off] if isinstance(off, pikepdf.Array) else []
    if names:
        reading.mark("lapisan-tersembunyi", names=", ".join(sorted(filter(None, names))) or str(len(names)))


REVIEW = {"/Text", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret", "/Ink", "/FileAttachment"}
"""Annotations that a reviewer leaves (ISO 32000-1, table 169), not those that make the page."""


def watch_comments(every: list[pikepdf.Dictionary], reading: Reading) -> None:
    kinds = [str(entry["/Subtype"]) for entry in every if "/Subtype" in entry and "/Rect" in entry]
    count = sum(1 for kind in kinds if kind in REVIEW)
    if count:
        reading.mark("komentar", count=count)


def watch_names(info: Any, xmp: dict[str, str], reading: Reading) -> None:
    programs = [word(info, "/Creator"), word(info, "/Producer"), xmp.get("xmp:CreatorTool", "")]
    mark_names(reading, {word(info, "/Author"), xmp.get("dc:creator", "")}, programs)
