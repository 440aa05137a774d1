"""A complete, commented YAML file of a kind: what is known filled in, what is needed empty, the rest ready.

A required key without a value is written empty, and ``terang check`` reports it at its line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.drafts.fields import Key, keys_of
from generator.drafts.organisations import Office, listing
from generator.drafts.scalars import braces, comment, listed, scalar
from generator.drafts.table import Guess, column_title
from generator.findings import one_line
from generator.kinds import KINDS

ALWAYS = ("ringkasan", "kategori", "penerbit")
"""Asked for although some kinds can do without them."""
NEVER = {"organisasi": ("kategori", "penerbit"), "dikecualikan": ("kategori",)}
UNASKED = ("alamat_lama", "bahasa")
DOUBT = "belum pasti: tambahkan tipe: bilangan (bila tandanya ribuan), tipe: desimal, atau tipe: teks"
FEW = 5
"""Columns that the line to paste asks for."""
LISTED = 30
"""Offices that a comment names."""
MIXED = "berisi angka dan kata: betulkan nilainya, atau tambahkan tipe: teks"
CATEGORIES = (
    "Pilih satu: berkala (diumumkan menurut jadwal, Pasal 9), serta-merta (segera, Pasal 10), "
    "atau setiap-saat (tersedia bila diminta, Pasal 11)."
)


@dataclass(slots=True)
class Draft:
    """``values`` by Indonesian key; a guess says in ``notes`` where it comes from."""

    kind: str
    values: dict[str, str | list[str]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    tables: Sequence[Guess] = ()
    offices: Sequence[Office] = ()
    body: str = ""
    """Markdown below the front matter."""

    @property
    def missing(self) -> list[str]:
        """Required keys that are still empty."""
        return [
            key.name for key in keys_of(KINDS[self.kind]) if key.required and not self.values.get(key.name)
        ]


def yaml_of(draft: Draft, depth: int) -> str:
    """The whole file; ``depth`` is the number of folders it lies in, for the address of its schema."""
    head = [
        f"# yaml-language-server: $schema={'../' * depth}schemas/{draft.kind}.json",
        comment("Isi yang masih kosong, periksa yang sudah terisi, dan hapus yang tidak perlu."),
    ]
    lines = [*head, *main_keys(draft), *tables(draft.tables), *more_keys(draft)]
    if KINDS[draft.kind].filename.endswith(".md"):
        return "\n".join(["---", *lines, "---", "", draft.body]).rstrip() + "\n"
    return "\n".join(lines) + "\n"


def is_main(key: Key, draft: Draft) -> bool:
    asked = key.name in ALWAYS and key.name not in NEVER.get(draft.kind, ())
    return key.required or asked or bool(draft.values.get(key.name))


def main_keys(draft: Draft) -> Iterator[str]:
    for key in keys_of(KINDS[draft.kind]):
        if key.shape in ("bagian", "peta") or not is_main(key, draft):
            continue
        value = draft.values.get(key.name)
        if not value:
            yield from ("", comment(explained(key, draft)), f"{key.name}:")
        else:
            note = draft.notes.get(key.name)
            yield f"{key.name}: {rendered(value)}" + (f"  {comment(note)}" if note else "")


def rendered(value: str | list[str]) -> str:
    return listed(value) if isinstance(value, list) else scalar(value)


def explained(key: Key, draft: Draft) -> str:
    if key.name == "kategori":
        return CATEGORIES
    if key.name == "penerbit" and draft.offices:
        more = " …" if len(draft.offices) > LISTED else ""
        return f"{key.hint} Yang ada: {', '.join(listing(list(draft.offices), LISTED))}{more}."
    return " ".join(part for part in (key.hint or f"{key.label}.", choices(key)) if part)


def choices(key: Key) -> str:
    return f"Pilih satu: {', '.join(key.choices)}." if key.choices else ""


def more_keys(draft: Draft) -> Iterator[str]:
    """Everything else that the kind knows, as comments."""
    never = (*UNASKED, *NEVER.get(draft.kind, ()))
    rest = [key for key in keys_of(KINDS[draft.kind]) if not is_main(key, draft) and key.name not in never]
    rest = [key for key in rest if not (key.name == "berkas" and draft.tables)]
    if rest:
        yield from ("", comment("Boleh ditambah: hapus tanda # di depannya."))
    for key in rest:
        hint = " ".join(part for part in (key.hint, choices(key) if not key.hint else "") if part)
        yield f"# {key.name}: {sample(key)}".rstrip() + (f"  {comment(hint)}" if hint else "")


def sample(key: Key) -> str:
    if key.part and key.shape == "bagian":
        inner = "{" + ", ".join(f"{each.name}: " for each in keys_of(key.part) if each.shape != "peta") + "}"
        return f"[{inner}]" if key.many else inner
    if key.shape == "pilihan" and key.choices:
        return key.choices[0]
    return "[]" if key.many else ""


def tables(guesses: Sequence[Guess]) -> Iterator[str]:
    if guesses:
        yield from (
            "",
            comment("Tipe, satuan, dan kunci diduga dari isi tabel: betulkan yang keliru."),
            comment("Tambahkan definisi: … di dalam kurung kolom yang perlu dijelaskan."),
            "berkas:",
        )
    for guess in guesses:
        yield f"  - berkas: {scalar(guess.file)}"
        if len(guesses) > 1:
            yield f"    judul: {scalar(guess.title)}"
        if guess.sheet:
            others = comment(f"Lembar lain: {', '.join(guess.other_sheets)}")
            yield f"    lembar: {scalar(guess.sheet)}  {others}"
        if guess.key:
            yield f"    kunci: {listed(guess.key)}  {comment('Bersama-sama membuat setiap baris unik.')}"
        yield from columns(guess)


def columns(guess: Guess) -> Iterator[str]:
    if guess.columns:
        yield "    kolom:"
    for column in guess.columns:
        header = column.source_name or column.name
        unsure, doubt = header in guess.undecided, MIXED if header in guess.mixed else DOUBT
        known = {"judul": column_title(column), "tipe": "" if unsure else str(column.spec.type or "")}
        known["satuan"] = column.spec.unit or ""
        yield f"      {scalar(column.name)}: {braces(known)}" + (f"  {comment(doubt)}" if unsure else "")


def to_fill(key: Key) -> str:
    return '""' if key.shape == "teks" and not key.pattern and not key.many else ""


def compact(draft: Draft) -> str:
    """The least that has to be written, on one line that can be pasted as the whole file.

    A sentence has its quotes ready: within braces a comma in it would begin the next key.
    """
    keys = [key for key in keys_of(KINDS[draft.kind]) if is_main(key, draft) and key.name != "wilayah"]
    values = {**draft.values, "judul": one_line(str(draft.values.get("judul", "")), 120)}
    parts = [
        f"{key.name}: {rendered(value) if (value := values.get(key.name)) else to_fill(key)}"
        for key in keys
        if key.shape not in ("bagian", "peta")
    ]
    return "{" + ", ".join([*parts, *undecided(draft.tables)]) + "}"


def undecided(guesses: Sequence[Guess]) -> Iterator[str]:
    """Columns whose type only the officer knows, each with a place for it."""
    found = []
    for guess in guesses:
        unsure = [c for c in guess.columns if (c.source_name or c.name) in guess.undecided - guess.mixed]
        if unsure:
            columns = ", ".join(f"{scalar(column.name)}: {{tipe: }}" for column in unsure[:FEW])
            found.append(f"{{berkas: {scalar(guess.file)}, kolom: {{{columns}}}}}")
    if found:
        yield f"berkas: [{', '.join(found)}]"
