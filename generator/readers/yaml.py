"""YAML with the place of every key and value, made of strings only.

PyYAML's own loader turns ``012`` into 10, ``no`` into False and ``14.71`` into a float, keeps the
last of two equal keys, follows aliases into gigabytes and knows no line numbers afterwards. This
reader builds plain data from libyaml's events instead: scalars stay strings (empty ones are None),
duplicate keys, anchors and tags are findings, depth and size are bounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.findings import Finding, Place, one_line
from generator.readers.yamlfaults import Fault, fault_of, odd_space

SIZE_LIMIT = 1_000_000
DEPTH_LIMIT = 20
UNPRINTABLE = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\ufffe\\uffff]")
"""Written as escapes in quotation marks; no XML file, and no printer, takes them."""
CONFLICT = ("<<<<<<< ", "=======", ">>>>>>> ")
"""How lines begin around both sides of a merge that git could not decide (git-merge, "How conflicts are
presented")."""
UNMERGED = "dua versi berkas ini belum disatukan: tanda git <<<<<<<, =======, dan >>>>>>> masih ada."
CHOOSE = "Pilih isi yang benar, lalu hapus ketiga baris tanda itu."
NULLS = {"", "~", "null", "Null", "NULL"}
Path = tuple[str | int, ...]


@dataclass(slots=True)
class Source:
    """Parsed YAML: data of dicts, lists, strings and None, and where each key and value stands."""

    file: str
    data: dict[str, Any]
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    body: str = ""
    """Markdown after the front matter."""
    text: str = ""
    """The YAML as it was written."""

    def written(self, *path: str | int) -> str:
        """What stands behind a key on its line, comments too."""
        line, column = self.values.get(path, (0, 0))
        return "".join(self.text.split("\n")[line - 1 : line])[column - 1 :].strip() if line else ""

    def place(self, *path: str | int, key: bool = False) -> Place:
        """Place of a value (or its key). A step that the file does not have is passed over: a
        single value may stand for a list of one, and a missing key is reported at its parent."""
        found: Path = ()
        for step in path:
            if (*found, step) in self.values:
                found = (*found, step)
            elif not isinstance(step, int):
                break
        marks = self.keys if key and found in self.keys else self.values
        line, column = marks.get(found, (0, 0))
        return Place(self.file, line, column) if found else Place(self.file, 1 if path else 0)


class Refused(Exception):
    def __init__(self, message: str, remedy: str, code: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message, self.remedy, self.code, self.line, self.column = message, remedy, code, line, column

    def finding(self, file: str) -> Finding:
        return Finding(Place(file, self.line, self.column), self.message, self.remedy, self.code)


def is_office_file(raw: bytes) -> bool:
    """A document, a spreadsheet or an archive that was given the name of a text."""
    return raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"{\\rtf"))


def decode(raw: bytes) -> str:
    """UTF-8 with or without BOM; anything else is refused with its line."""
    if len(raw) > SIZE_LIMIT:
        raise Refused(
            f"berkas keterangan ini {len(raw)} bita; paling besar {SIZE_LIMIT}.",
            "Pindahkan isi yang panjang ke dokumen tersendiri.",
            "yaml-terlalu-besar",
        )
    if is_office_file(raw):
        remedy = "Salin isinya ke penyunting teks seperti Notepad, lalu simpan dengan nama yang sama."
        raise Refused("berkas ini dokumen atau lembar kerja, bukan teks biasa.", remedy, "bukan-teks", 1)
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise Refused(
            "berkas ini tidak disimpan sebagai UTF-8.",
            "Buka di penyunting teks, lalu simpan ulang dengan pengodean UTF-8.",
            "bukan-utf8",
            raw[: error.start].count(b"\n") + 1,
        ) from error
    if line := conflict_in(text):
        raise Refused(UNMERGED, CHOOSE, "belum-disatukan", line)
    return text


def conflict_in(text: str) -> int:
    """The line on which git's first side begins; 0 where not all three marks follow each other."""
    if f"\n{CONFLICT[2]}" not in text:
        return 0
    found: list[int] = []
    for number, line in enumerate(text.split("\n"), 1):
        if len(found) < len(CONFLICT) and line.startswith(CONFLICT[len(found)]):
            found.append(number)
    return found[0] if len(found) == len(CONFLICT) else 0


def read(raw: bytes, file: str, tags: bool = False) -> tuple[Source | None, list[Finding]]:
    """A YAML file whose top is a mapping. ``tags`` passes over the tags that ``mkdocs.yml`` may have."""
    if not raw.strip():
        remedy = "Isi, mulai dengan `judul: Jumlah penduduk`, satu kunci per baris."
        if file == "mkdocs.yml":
            remedy = "Isi, mulai dengan `site_name: Portal Informasi Publik`, satu kunci per baris."
        return None, [Finding(Place(file, 1), "berkas ini kosong.", remedy, "yaml-kosong")]
    try:
        return parse(decode(raw), file, tags)
    except Refused as refused:
        return None, [refused.finding(file)]


def read_front_matter(raw: bytes, file: str) -> tuple[Source | None, list[Finding]]:
    """A Markdown file that begins with YAML between two lines of ``---``."""
    try:
        head, body = split_front_matter(decode(raw))
        source, findings = parse(head, file)
    except Refused as refused:
        return None, [refused.finding(file)]
    if source:
        source.body = body
    return source, findings


def split_front_matter(text: str) -> tuple[str, str]:
    """YAML and Markdown. The opening line becomes a comment, so that line numbers stay the file's."""
    if not text.startswith("---\n"):
        raise Refused(
            "berkas ini tidak diawali keterangan YAML.",
            "Mulai dengan baris `---`, lalu judul, kategori, penerbit, lalu baris `---` lagi.",
            "tanpa-keterangan",
            1,
        )
    head, line, body = (text + "\n").partition("\n---\n")
    if not line:
        raise Refused(
            "keterangan YAML di awal berkas belum ditutup.",
            "Tambahkan baris `---` sesudahnya.",
            "tanpa-keterangan",
            1,
        )
    return "#" + head[3:], body.removesuffix("\n")


def parse(text: str, file: str, tags: bool = False) -> tuple[Source | None, list[Finding]]:
    builder = Builder(file, tags)
    if odd := odd_space(text):
        raise broken(odd)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise broken(fault_of(error, text)) from error
    except yaml.YAMLError as error:
        raise Refused(
            "berkas memuat karakter yang tidak boleh ada.", "Hapus karakter kendali.", "yaml-rusak"
        ) from error
    if not isinstance(builder.top, dict):
        raise Refused(
            "isi berkas ini bukan pasangan kunci dan nilai.",
            "Tulis seperti `judul: Jumlah penduduk`, satu kunci per baris.",
            "yaml-kosong",
            1,
        )
    source = Source(file, builder.top, builder.keys, builder.values, text=text)
    return source, builder.findings


def broken(fault: Fault) -> Refused:
    return Refused(fault.message, one_line(fault.remedy), "yaml-rusak", fault.line, fault.column)


class Builder:
    """Takes libyaml's events one by one; no recursion, so no input can exhaust the stack."""

    def __init__(self, file: str, tags: bool) -> None:
        self.file = file
        self.tags = tags
        self.top: Any = None
        self.keys: dict[Path, tuple[int, int]] = {}
        self.values: dict[Path, tuple[int, int]] = {}
        self.findings: list[Finding] = []
        self._stack: list[tuple[Any, Path]] = []
        self._key: list[str | None] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        mark = event.start_mark
        at = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise Refused(
                    "berkas memuat lebih dari satu dokumen YAML.",
                    "Hapus baris `---` kedua.",
                    "yaml-rusak",
                    *at,
                )
        elif isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Refused(
                "jangkar YAML (& dan *) tidak dipakai di sini.",
                "Tulis nilainya langsung; taruh di antara tanda kutip bila memang teks.",
                "yaml-jangkar",
                *at,
            )
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event, at)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._refuse_tag(event, at)
            self._open({} if isinstance(event, yaml.MappingStartEvent) else [], at)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._stack.pop()
            self._key.pop()

    def _refuse_tag(self, event: Any, at: tuple[int, int]) -> None:
        if event.tag not in (None, "!") and not self.tags:
            raise Refused(
                f"tanda YAML {one_line(event.tag, 40)} tidak dipakai di sini.",
                "Taruh nilainya di antara tanda kutip.",
                "yaml-tanda",
                *at,
            )

    def _scalar(self, event: yaml.ScalarEvent, at: tuple[int, int]) -> None:
        self._refuse_tag(event, at)
        if UNPRINTABLE.search(event.value):
            raise Refused(
                "nilai ini memuat karakter kendali yang tidak terlihat.",
                "Hapus, lalu ketik ulang nilainya.",
                "yaml-rusak",
                *at,
            )
        container = self._stack[-1][0] if self._stack else None
        if isinstance(container, dict) and self._key[-1] is None:
            self._take_key(event.value, container, at)
            return
        self._put(None if not event.style and event.value in NULLS else event.value, at)

    def _take_key(self, name: str, container: dict[str, Any], at: tuple[int, int]) -> None:
        if name in container:
            self.findings.append(
                Finding(
                    Place(self.file, *at),
                    f'kunci "{one_line(name, 60)}" ditulis dua kali.',
                    "Hapus salah satunya.",
                    "kunci-ganda",
                )
            )
        self._key[-1] = name
        self.keys[(*self._stack[-1][1], name)] = at

    def _open(self, container: Any, at: tuple[int, int]) -> None:
        if len(self._stack) >= DEPTH_LIMIT:
            raise Refused(
                "YAML bersarang terlalu dalam.", "Sederhanakan susunannya.", "yaml-terlalu-dalam", *at
            )
        if self._stack and isinstance(self._stack[-1][0], dict) and self._key[-1] is None:
            raise Refused("kunci harus berupa kata.", "Tulis seperti `judul: …`.", "yaml-rusak", *at)
        path = self._put(container, at)
        self._stack.append((container, path))
        self._key.append(None)

    def _put(self, value: Any, at: tuple[int, int]) -> Path:
        if not self._stack:
            self.top = value
            self.values[()] = at
            return ()
        container, parent = self._stack[-1]
        step: str | int
        if isinstance(container, dict):
            step = self._key[-1] or ""
            container[step] = value
            self._key[-1] = None
        else:
            step = len(container)
            container.append(value)
        path = (*parent, step)
        self.values[path] = at
        return path
