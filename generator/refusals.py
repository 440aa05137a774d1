"""What MkDocs says of a setting that it does not take, in a sentence for officers.

MkDocs 1.6 logs one line a key, ``Config value 'nav': Expected …``, and then only says that it gave up.
"""

from __future__ import annotations

import logging
import os
import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import entry_points
from pathlib import Path

from jinja2 import TemplateError

from generator.findings import Finding, Place, one_line
from generator.readers.yaml import Source
from generator.rules.own_code import names

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


PARTS_ONLY = "Hapus templat itu; yang dapat diganti hanya bagian di folder `partials/`."
PLUGINS = "mkdocs.plugins"
CODE = {
    "plugins": "plugin {} menghentikan pembangunan situs: {}.",
    "markdown_extensions": "ekstensi {} menghentikan pembangunan situs: {}.",
    "hooks": "pengait {} menghentikan pembangunan situs: {}.",
}
"""Keys whose entries are code that Python runs, and what is said of one that fails."""


class Listener(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.ERROR)
        self.said = said

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def heard(said: list[str]) -> Iterator[None]:
    """What MkDocs logs as errors meanwhile comes to ``said`` instead of being printed."""
    logger, listener = logging.getLogger("mkdocs"), Listener(said)
    logger.setLevel(logging.ERROR)
    logger.addHandler(listener)
    try:
        yield
    finally:
        logger.removeHandler(listener)


def refusals(lines: list[str], error: Exception, source: Source, root: Path) -> list[Finding]:
    """One finding a key at its line; what was raised, where no key was named. ``error``: of MkDocs."""
    named = [refusal(match["key"], match["words"], source) for each in lines if (match := SAID.match(each))]
    raised = error.__context__ or error  # the last one often only says that it gives up
    if not named and (path := culprit(raised, source, root)):
        return [stopped(path, raised, source)]
    whole = f"MkDocs menolak: {one_line(str(raised))}"
    return named or [Finding(Place(source.file), whole, "Periksa mkdocs.yml.", "mkdocs")]


def broken_template(error: TemplateError, source: Source, root: Path) -> Finding:
    """A template of the portal's own that Jinja cannot read or find, or a page of ours that it replaced."""
    name, line = getattr(error, "filename", None), getattr(error, "lineno", None) or 0
    theme = source.data.get("theme")
    own = theme.get("custom_dir") if isinstance(theme, dict) else None
    replaced = root / own / "main.html" if isinstance(own, str) else None
    inside = os.path.relpath(name, root) if name else "overrides"
    message = f"templat situs ini tidak dapat dipakai: {one_line(str(error), 200).rstrip('.')}."
    remedy = "Perbaiki templat itu, atau hapus."
    if replaced and replaced.is_file() and (not name or Path(name) == replaced):
        inside, remedy = os.path.relpath(replaced, root), PARTS_ONLY
    return Finding(Place(inside, line), message, remedy, "templat-rusak")


def breakdown(error: BaseException, source: Source, root: Path) -> Finding:
    """Anything else that was raised, at the line of the plugin, extension or hook whose code ran last."""
    if path := culprit(error, source, root):
        return stopped(path, error, source)
    message = f"pembangunan situs terhenti: {words_of(error)}."
    remedy = "Kembalikan mkdocs.yml dan overrides ke isi yang terakhir berhasil, atau laporkan galat ini."
    return Finding(Place(source.file), message, remedy, "mkdocs")


def stopped(path: tuple[str, int, str], error: BaseException, source: Source) -> Finding:
    key, position, name = path
    message = CODE[key].format(one_line(name, 60), words_of(error))
    return Finding(source.place(key, position), message, "Hapus dari daftar ini.", "mkdocs")


def words_of(error: BaseException) -> str:
    return one_line(f"{type(error).__name__}: {error}".rstrip(":. "), 160)


def culprit(error: BaseException, source: Source, root: Path) -> tuple[str, int, str] | None:
    """Key, position and name in mkdocs.yml of the code where it was raised; None where that is not told."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    ran = [(str(each.f_globals.get("__name__")), each.f_code.co_filename) for each in frames]
    if isinstance(error, SyntaxError):
        ran.append(("", error.filename or ""))
    for module, file in reversed(ran):
        for key, position, name, home in named_code(source):
            if module == home or module.startswith(f"{home}.") or Path(file) == root / home:
                return key, position, name
    return None


def named_code(source: Source) -> Iterator[tuple[str, int, str, str]]:
    """Of all that mkdocs.yml names and Python runs: key, position, name, and its package or file."""
    homes = {each.name: each.module.rpartition(".")[0] or each.module for each in entry_points(group=PLUGINS)}
    for key in CODE:
        for position, name in enumerate(names(source.data.get(key))):
            home = homes.get(name) or homes.get(f"material/{name}") if key == "plugins" else name
            if home:
                yield key, position, name, home


def refusal(key: str, words: str, source: Source) -> Finding:
    place = source.place(key, key=True)
    for shape, (sentence, remedy) in SENTENCES.items():
        if match := re.match(shape, words):
            name = f'"{one_line(match[1], 80)}"' if match.groups() else ""
            return Finding(place, sentence.format(name, key=key), remedy, "mkdocs")
    message = f'isi `{key}:` ditolak MkDocs: "{one_line(words, 200)}"'
    return Finding(place, message, f"Perbaiki menurut {MANUAL}#{key}, atau hapus kunci ini.", "mkdocs")
