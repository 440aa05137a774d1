"""What MkDocs says of a setting that it does not take, in a sentence for officers.

MkDocs 1.6 logs one line a key, ``Config value 'nav': Expected …``, and then only says that it gave up.
"""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path

from jinja2 import TemplateError

from generator.findings import Finding, Place, one_line
from generator.readers.yaml import Source

SAID = re.compile(r"Config value '(?P<key>\w+)': (?P<words>.*)", re.DOTALL)
MANUAL = "https://www.mkdocs.org/user-guide/configuration/"
SENTENCES = {
    r"Failed to load extension '(.+?)'": (
        "ekstensi {} tidak dapat dimuat.",
        "Periksa ejaan dan setelannya.",
    ),
    r'The "(.+?)" plugin is not installed': ("plugin {} tidak terpasang.", "Hapus dari daftar ini."),
    r"The URL isn't valid.*": ("`{key}:` bukan alamat web.", "Tulis lengkap dengan https://."),
    r"The path '.*?([^/']+)' isn't an existing .*": ("berkas {} tidak ada.", "Periksa namanya, atau hapus."),
    r"Expected type: <class 'str'>.*": ("isi `{key}:` bukan teks.", "Taruh di antara tanda kutip."),
}
"""What MkDocs says, and how it is said to an officer; ``{}`` is the name in it."""


class Heard(logging.Handler):
    """Keeps what MkDocs logs as errors instead of printing it."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def refusals(lines: list[str], error: Exception, source: Source) -> list[Finding]:
    """One finding a key at its line; what was raised, where no key was named."""
    named = [refusal(match["key"], match["words"], source) for each in lines if (match := SAID.match(each))]
    whole = f"MkDocs menolak: {one_line(str(error))}"
    return named or [Finding(Place(source.file), whole, "Periksa mkdocs.yml.", "mkdocs")]


def broken_template(error: TemplateError, root: Path) -> Finding:
    """A template of the portal's own that Jinja cannot read or find."""
    name, line = getattr(error, "filename", None), getattr(error, "lineno", None) or 0
    inside = os.path.relpath(name, root) if name else "overrides"
    message = f"templat situs ini tidak dapat dipakai: {one_line(str(error), 200)}"
    return Finding(Place(inside, line), message, "Perbaiki templat itu, atau hapus.", "templat-rusak")


def refusal(key: str, words: str, source: Source) -> Finding:
    place = source.place(key, key=True)
    for shape, (sentence, remedy) in SENTENCES.items():
        if match := re.match(shape, words):
            name = f'"{one_line(match[1], 80)}"' if match.groups() else ""
            return Finding(place, sentence.format(name, key=key), remedy, "mkdocs")
    message = f'isi `{key}:` ditolak MkDocs: "{one_line(words, 200)}"'
    return Finding(place, message, f"Perbaiki menurut {MANUAL}#{key}, atau hapus kunci ini.", "mkdocs")
