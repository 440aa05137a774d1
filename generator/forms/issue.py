"""GitHub issue forms: ``python -m generator.forms.issue [FOLDER]`` writes one for each kind in ``FORMS``.

Schema: https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import yaml

from generator.drafts.fields import Key
from generator.forms.questions import asked, has_body, hint_of, is_needed, label_of, takes_files
from generator.kinds import KINDS

FORMS = ("dataset", "dokumen", "pengumuman", "layanan")
"""Kinds that officers publish every day; the others are changed seldom, and by people who edit files."""
LABEL = "masukan"
KIND, ADDRESS, FILES, BODY = "Jenis terbitan", "Nama alamat", "Berkas", "Isi pengumuman"
"""Questions that are no key of the model."""
LONG = {"ringkasan"}
INTRODUCTION = (
    "Isian ini menjadi usulan terbitan: diperiksa otomatis, lalu ditinjau pengelola sebelum tampil.\n\n"
    "**Isian dan berkasnya langsung terlihat oleh siapa pun begitu Anda menekan tombol kirim.** "
    "Jangan memuat data pribadi atau informasi yang dikecualikan."
)
PROMISE = (
    "Tidak ada data pribadi dan tidak ada informasi yang dikecualikan di dalamnya, termasuk di lembar lain."
)


def form(kind: str) -> dict[str, Any]:
    """The form as data; the order of the questions is the order in the issue's text."""
    body = [
        {"type": "markdown", "attributes": {"value": INTRODUCTION}},
        choice("terbitan", KIND, "", [kind], True),
    ]
    body[1]["attributes"]["default"] = 0
    body += [question(key) for key in asked(kind)]
    body.append(
        text("input", "alamat", ADDRESS, "Huruf kecil, angka, dan tanda hubung; dari judul bila dikosongkan.")
    )
    if takes_files(kind):
        hint = "Seret berkasnya ke kotak ini dan tunggu sampai tautannya muncul. Paling banyak 10 berkas."
        body.append(text("textarea", "berkas", FILES, hint, needed=True))
    if has_body(kind):
        hint = "Judul kecil dengan ##, daftar dengan -, tautan dengan [teks](alamat)."
        body.append(text("textarea", "isi", BODY, hint, needed=True))
    promise = {"label": "Pernyataan", "options": [{"label": PROMISE, "required": True}]}
    body.append({"type": "checkboxes", "id": "pernyataan", "attributes": promise})
    return {
        "name": f"Terbitkan {KINDS[kind].label.lower()}",
        "description": f"Usulkan {KINDS[kind].label.lower()} lewat isian, tanpa git.",
        "title": f"{KINDS[kind].label}: ",
        "labels": [LABEL],
        "body": body,
    }


def labels(kind: str) -> list[tuple[str, Key | None]]:
    """The headings of the issue's text in their order, with the key that each one fills."""
    keys: list[tuple[str, Key | None]] = [(label_of(key), key) for key in asked(kind)]
    files = [FILES] if takes_files(kind) else []
    rest = [ADDRESS, *files, *([BODY] if has_body(kind) else []), "Pernyataan"]
    return [(KIND, None), *keys, *((label, None) for label in rest)]


def question(key: Key) -> dict[str, Any]:
    label, hint, needed = label_of(key), hint_of(key), is_needed(key)
    if key.choices:
        return choice(key.name, label, hint, list(key.choices), needed)
    shape = "textarea" if key.many or key.name in LONG else "input"
    return text(shape, key.name, label, hint, needed)


def text(shape: str, name: str, label: str, hint: str, needed: bool = False) -> dict[str, Any]:
    return {
        "type": shape,
        "id": name,
        "attributes": attributes(label, hint),
        "validations": {"required": needed},
    }


def choice(name: str, label: str, hint: str, options: list[str], needed: bool) -> dict[str, Any]:
    shown = {**attributes(label, hint), "options": options}
    return {"type": "dropdown", "id": name, "attributes": shown, "validations": {"required": needed}}


def attributes(label: str, hint: str) -> dict[str, Any]:
    return {"label": label, **({"description": hint} if hint else {})}


def form_text(kind: str) -> str:
    made = yaml.safe_dump(form(kind), allow_unicode=True, sort_keys=False, width=110)
    return f"# Dibuat oleh `python -m generator.forms.issue` dari generator/kinds/; jangan disunting.\n{made}"


def write(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for kind in FORMS:
        (folder / f"{kind}.yml").write_text(form_text(kind), "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else ".github/ISSUE_TEMPLATE"))
