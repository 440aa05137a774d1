"""A draft for a folder of files: the only entrance for discovery, ``terang new`` and the issue forms."""

from __future__ import annotations

from collections.abc import Sequence

from generator.drafts.document import body_of, read_document, title_of, title_of_document
from generator.drafts.names import title_of_name
from generator.drafts.organisations import Office, mentioned
from generator.drafts.table import guess_table
from generator.drafts.template import Draft
from generator.model import File

TABLES = 20
"""Tables that are looked at; a folder with more is explained by these."""


def propose_dataset(files: Sequence[File], offices: Sequence[Office] = (), area: str = "") -> Draft:
    """Title of the first table, periods of all of them."""
    guesses = [guess_table(file) for file in files[:TABLES]]
    draft = Draft("dataset", offices=offices, tables=guesses)
    draft.values["judul"] = guesses[0].title if guesses else "Tanpa judul"
    periods = [guess.period for guess in guesses if guess.period]
    if periods:
        ends = [end for period in periods for end in (period.split("/")[0], period.split("/")[-1])]
        draft.values["periode"] = spanning(ends)
        column = next(guess.period_column for guess in guesses if guess.period)
        draft.notes["periode"] = f'Dari kolom "{column}"; periksa.' if column else "Dari judulnya; periksa."
    if office := mentioned([line for guess in guesses for line in guess.lines], offices):
        draft.values["penerbit"] = office.slug
        draft.notes["penerbit"] = f"{office.title}, dari tulisan di tabelnya; periksa."
    if area:
        draft.values["wilayah"] = area
    return draft


def propose_words(kind: str, file: File, offices: Sequence[Office] = ()) -> Draft:
    """Of a kind that keeps no files: the title and, for Markdown, the words of a document."""
    draft, text = Draft(kind, offices=offices), read_document(file)
    title = title_of(file, text)
    draft.values["judul"], draft.body = title, body_of(text, title)
    return draft


def spanning(ends: list[str]) -> str:
    """From the first to the last; ``2021`` sorts before ``2021-05``."""
    first, last = min(ends), max(ends)
    return first if first == last else f"{first}/{last}"


def propose_document(files: Sequence[File], offices: Sequence[Office] = (), inside: bool = True) -> Draft:
    draft = Draft("dokumen", offices=offices)
    if files:
        draft.values["judul"] = title_of_document(files[0]) if inside else title_of_name(files[0].name)
    return draft
