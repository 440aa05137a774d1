"""``terang new KIND FILE…``: a ready folder with its YAML filled in from the files themselves.

Nothing is overwritten, nothing lands outside the kind's own folder, and nothing is written at all
when anything is wrong.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from generator.drafts.fields import needs_files
from generator.drafts.names import slug_of
from generator.drafts.organisations import Office, find_office, listing, offices_of
from generator.drafts.propose import propose_dataset, propose_document, propose_words
from generator.drafts.table import Guess, settled
from generator.drafts.template import Draft, yaml_of
from generator.extras import load_settings
from generator.files import bad_name, inspect
from generator.findings import Finding, Place, Rejected, did_you_mean, one_line
from generator.kinds import KINDS
from generator.kinds.dataset import ColumnType
from generator.kinds.resource import SLUG, SLUG_LIMIT, Category
from generator.model import File
from generator.readers import TABLE_SUFFIXES
from generator.strays import advice

DATED = re.compile(r"\d{4}-\d{2}-\d{2}-.+")
FEW = 12
"""Offices that are listed in the question."""
Ask = Callable[[str], str]
"""Shows a question to the officer; an empty answer leaves the key for later."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for. ``names`` are files, or the name of an item that has none."""

    kind: str
    names: Sequence[str]
    publisher: str = ""
    target: str = ""
    """Folder of the new item inside the portal; its last part becomes the address."""
    title: str = ""
    today: str = ""
    """YYYY-MM-DD, in front of an announcement's name."""


@dataclass(slots=True)
class Made:
    """Paths inside the portal, the keys that are still empty, and what the files will be blamed for."""

    place: str
    """What to check: the item's folder, or its one file."""
    files: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def new_item(root: Path, wanted: Wanted, ask: Ask | None = None) -> Made:
    """Write the item; Rejected, and nothing written, when it cannot be made as asked."""
    settings = load_settings(root, None, [])
    offices = offices_of(root)
    files = given_files(wanted) if needs_files(KINDS[wanted.kind]) else []
    yaml = destination(root, wanted, files)
    copies = [file for file in files if file.path.resolve().parent != yaml.parent]
    refuse_taken(root, yaml, copies)  # before anybody has answered questions for nothing
    draft = drafted(wanted, files, offices, settings.area or "")
    complete(draft, wanted, ask)
    return write(root, yaml, draft, copies)


def refused(where: str, message: str, remedy: str, code: str) -> Rejected:
    return Rejected([Finding(Place(where), message, remedy, code)])


def given_files(wanted: Wanted) -> list[File]:
    """The officer's files, wherever they lie on this machine."""
    findings, files = [], []
    for name in wanted.names:
        path = Path(name)
        if not path.is_file():
            remedy = "Periksa nama dan foldernya."
            findings.append(Finding(Place(name), "berkas ini tidak ada.", remedy, "berkas-tidak-ada"))
        elif odd := bad_name(path.name, name):
            findings.append(odd)
        elif wanted.kind == "dataset" and path.suffix.lower() not in TABLE_SUFFIXES:
            message, remedy = advice(path.name, "")
            remedy = remedy.replace("diterbitkan di content/dokumen/", "dibuat dengan `terang new dokumen`")
            findings.append(Finding(Place(name), message, remedy, "bukan-tabel"))
        else:
            file, faults = inspect(path, name)
            findings += faults
            files += [file] if file else []
    if findings:
        raise Rejected(findings)
    if len({file.name.casefold() for file in files}) < len(files):
        raise refused(wanted.names[0], "dua berkas bernama sama.", "Ganti nama salah satunya.", "sudah-ada")
    return files


def destination(root: Path, wanted: Wanted, files: Sequence[File]) -> Path:
    """The YAML file to be written."""
    model = KINDS[wanted.kind]
    home = root / model.home
    inside = folder_of(files, home)
    slug = PurePosixPath(wanted.target).name or address(wanted, files)
    if inside and not wanted.target:
        folder, slug = inside, inside.name  # the table was dropped into its folder already
    elif not SLUG.fullmatch(slug) or len(slug) > SLUG_LIMIT:
        remedy = f"Pakai --tujuan {model.home}/NAMA dengan huruf kecil, angka, dan tanda hubung."
        raise refused(model.home, f'"{one_line(slug, 60)}" tidak dapat menjadi alamat.', remedy, "slug-salah")
    else:
        folder = within(root, wanted.target or f"{model.home}/{slug}", model.home)
    name = model.filename.replace("*", slug)
    return folder / name if needs_files(model) else folder.with_name(name)


def folder_of(files: Sequence[File], home: Path) -> Path | None:
    """The folder below ``home`` that all files lie in already."""
    folders = {file.path.resolve().parent for file in files}
    folder = folders.pop() if len(folders) == 1 else None
    return folder if folder and home.resolve() in folder.parents else None


def address(wanted: Wanted, files: Sequence[File]) -> str:
    files = files or told_by(wanted)
    words = wanted.title or (files[0].name if files else wanted.names[0] if wanted.names else "")
    slug = slug_of(PurePosixPath(words).name if files else words.replace("/", " "))
    if wanted.kind == "pengumuman" and slug and not DATED.fullmatch(slug):
        return f"{wanted.today}-{slug}".strip("-")
    return slug


def within(root: Path, target: str, home: str) -> Path:
    """A path inside the kind's folder, by names alone and after following links."""
    base, path = (root / home).resolve(), (root / target).resolve()
    if base not in path.parents:
        remedy = f"Taruh di bawah {home}/, misalnya --tujuan {home}/nama."
        raise refused(one_line(target, 80), f"tujuan ini di luar {home}/.", remedy, "jalur-keluar")
    return path


def drafted(wanted: Wanted, files: Sequence[File], offices: Sequence[Office], area: str) -> Draft:
    if wanted.kind == "dataset":
        draft = propose_dataset(files, offices, area)
    elif wanted.kind == "dokumen":
        draft = propose_document(files, offices)
    else:
        name = wanted.names[0]
        if told := told_by(wanted):
            draft = propose_words(wanted.kind, told[0], offices)
            return with_title(draft, wanted)
        draft = Draft(wanted.kind, offices=offices)
        words = name[11:] if DATED.fullmatch(name) else name
        words = words.replace("-", " ") if SLUG.fullmatch(words) else words
        draft.values["judul"] = words[:1].upper() + words[1:]
    return with_title(draft, wanted)


def with_title(draft: Draft, wanted: Wanted) -> Draft:
    if wanted.title:
        draft.values["judul"] = wanted.title
    return draft


def told_by(wanted: Wanted) -> list[File]:
    """The document that an item without files is written from; empty where only a name was given."""
    return given_files(wanted) if wanted.names and Path(wanted.names[0]).is_file() else []


def complete(draft: Draft, wanted: Wanted, ask: Ask | None) -> None:
    """Publisher as told or asked; category and summary asked. Without anybody to ask they stay empty."""
    offices = list(draft.offices)
    if wanted.publisher:
        known = [office.slug for office in offices]
        if wanted.publisher not in known:
            near = did_you_mean(wanted.publisher, known) or f"Yang ada: {', '.join(known[:12])} …"
            message = f'penerbit "{one_line(wanted.publisher, 60)}" tidak ada.'
            raise refused("content/organisasi", message, near, "penerbit-tak-dikenal")
        draft.values["penerbit"] = wanted.publisher
    if ask is None:
        return
    draft.tables = [with_types(guess, ask) for guess in draft.tables]
    questions = {"ringkasan": summary, "kategori": category, "penerbit": publisher}
    for name in draft.missing:
        if name in questions:
            draft.values[name] = questions[name](ask, offices)


def summary(ask: Ask, offices: list[Office]) -> str:
    return ask("Ringkasan, satu kalimat tentang isinya").strip()


def category(ask: Ask, offices: list[Office]) -> str:
    """By name however it is written, by its beginning, or by its number in the question."""
    names = [str(each) for each in Category]

    def known(words: str) -> str:
        wanted = slug_of(words)
        if words in ("1", "2", "3"):
            return names[int(words) - 1]
        found = [name for name in names if wanted and name.startswith(wanted)]
        return found[0] if len(found) == 1 else ""

    listed = f"1 {names[0]} (menurut jadwal), 2 {names[1]} (segera), 3 {names[2]} (bila diminta)"
    return answered(ask, f"Kategori: {listed}", known, lambda words: did_you_mean(words, names))


def with_types(guess: Guess, ask: Ask) -> Guess:
    """What a mark in a number parts is asked where the table does not tell; no answer leaves it open."""
    for header, value in guess.doubts:
        kind = column_type(ask, one_line(header, 60), one_line(value, 30))
        if kind:
            guess = settled(guess, header, ColumnType(kind))
    return guess


def column_type(ask: Ask, header: str, value: str) -> str:
    names = [ColumnType.INTEGER.value, ColumnType.DECIMAL.value, ColumnType.TEXT.value]

    def known(words: str) -> str:
        said = words.casefold()
        if said in ("1", "2", "3"):
            return names[int(said) - 1]
        return said if said in names else ""

    listed = "1 bilangan (tandanya ribuan), 2 desimal (tandanya koma), 3 teks"
    question = f'Angka "{value}" di kolom "{header}": {listed}'
    return answered(ask, question, known, lambda words: did_you_mean(words, names))


def publisher(ask: Ask, offices: list[Office]) -> str:
    """A list of more than a dozen is shown when asked for."""
    names = [name for each in offices for name in (each.title, each.short, each.slug) if name]

    def known(words: str) -> str:
        office = find_office(words, offices)
        return office.slug if office else ""

    def help_with(words: str) -> str:
        if words == "?":
            return f"Yang ada: {', '.join(listing(offices))}."
        return did_you_mean(words, names)

    few = f": {', '.join(listing(offices))}" if len(offices) <= FEW else " (ketik ? untuk melihat daftarnya)"
    return answered(ask, f"Penerbit, nama atau singkatan kantornya{few}", known, help_with)


def answered(ask: Ask, question: str, known: Callable[[str], str], help_with: Callable[[str], str]) -> str:
    """Asked until the answer is known or empty."""
    words = ask(question).strip()
    while words and not known(words):
        said = "" if words == "?" else f'"{one_line(words, 60)}" tidak dikenal. '
        near = help_with(words)
        words = ask(f"{said}{near}{' ' if near else ''}{question}").strip()
    return known(words) if words else ""


def refuse_taken(root: Path, yaml: Path, copies: Sequence[File]) -> None:
    taken = [path for path in (yaml, *(yaml.parent / file.name for file in copies)) if path.exists()]
    if taken:
        where = taken[0].relative_to(root.resolve()).as_posix()
        remedy = "Pilih folder lain dengan --tujuan, atau sunting berkas yang ada."
        raise refused(where, "berkas ini sudah ada dan tidak ditimpa.", remedy, "sudah-ada")


def write(root: Path, yaml: Path, draft: Draft, copies: Sequence[File]) -> Made:
    """Refused as a whole when one of the files is there already."""
    refuse_taken(root, yaml, copies)
    inside = yaml.parent.relative_to(root.resolve())
    yaml.parent.mkdir(parents=True, exist_ok=True)
    for file in copies:
        shutil.copyfile(file.path, yaml.parent / file.name)
    with yaml.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(yaml_of(draft, len(inside.parts)))
    written = [yaml.name, *sorted(file.name for file in copies)]
    found = [finding for guess in draft.tables for finding in guess.findings]
    paths = [f"{inside.as_posix()}/{name}" for name in written]
    place = inside.as_posix() if needs_files(KINDS[draft.kind]) else paths[0]
    return Made(place, paths, draft.missing, found)
