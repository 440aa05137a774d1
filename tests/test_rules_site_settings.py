"""What mkdocs.yml may not do: load from elsewhere, carry markup, hide pages, be refused in English."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from conftest import MINIMAL

from generator.english import translated
from generator.findings import Finding, Rejected, Severity, errors
from generator.pipeline import build_portal, check_portal
from generator.places import Loaded
from generator.readers.yaml import read
from generator.refusals import refusals
from generator.rules import site_settings

Portal = Callable[..., Path]
SCRIPT = "<script>jahat()</script>"


def told(root: Path, text: str) -> list[Finding]:
    (root / "mkdocs.yml").write_text(f"{text}\n", "utf-8")
    return list(
        site_settings.check(cast(Loaded, SimpleNamespace(catalogue=SimpleNamespace(root=root, pages=()))))
    )


REFUSED = [
    ("extra_css: [https://jahat.example/x.css]", '1:13: `extra_css:` "https://jahat.example/x.css" memuat'),
    ("extra_css: [//jahat.example/x.css]", '1:13: `extra_css:` "//jahat.example/x.css" memuat'),
    (f"extra_css: ['a\">{SCRIPT}']", "1:13: `extra_css:`"),
    ("extra_javascript:\n  - a.js\n  - path: https://jahat.example/x.js", "3:5: `extra_javascript:`"),
    ("extra_javascript: [{async: true}]", "1:20: `extra_javascript:`"),
    ("extra:\n  polyfills: [https://jahat.example/x.js]", "2:3: `polyfills:` memuat sesuatu dari situs"),
    ("extra:\n  analytics: {provider: google}", "2:3: `analytics:` memuat sesuatu dari situs lain."),
    ("plugins: [search, offline]", "1:19: plugin offline memuat sesuatu dari situs lain."),
    ("plugins: [material/privacy]", "1:11: plugin material/privacy memuat sesuatu dari situs lain."),
    ("theme: readthedocs", '1:8: tema "readthedocs" tidak dapat dipakai. Tulis `name: material`.'),
    ("theme:\n  name: mkdocs", '2:9: tema "mkdocs" tidak dapat dipakai.'),
    ("theme: [material]", "1:8: tema \"['material']\" tidak dapat dipakai."),
    ("theme:\n  language: xx", '2:13: bahasa "xx" tidak dikenal Material. Tulis `language: id`.'),
    ("theme: {language: ../../../etc}", '1:19: bahasa "../../../etc" tidak dikenal Material.'),
    ("theme: {language: [id]}", "1:19: bahasa \"['id']\" tidak dikenal Material."),
    ("theme: {custom_dir: tidak-ada}", '1:21: folder "tidak-ada" tidak ada.'),
    ("nav: satu", "1:6: `nav:` bukan daftar."),
    ("nav: {a: index.md}", "1:6: `nav:` bukan daftar."),
    ("nav:\n  - Awal: index.md\n  - x: 'javascript:jahat()'", '3:8: "javascript:jahat()" di `nav:` bukan'),
    ("nav: [{A: [{B: 'data:text/html,x'}]}]", '1:16: "data:text/html,x" di `nav:` bukan'),
    ("nav: ['//jahat.example']", '1:7: "//jahat.example" di `nav:` bukan halaman atau tautan.'),
    ("strict: ya", "1:9: `strict:` bukan true atau false."),
    ("use_directory_urls: [true]", "1:21: `use_directory_urls:` bukan true atau false."),
    ("strict: {ya: true}", "1:9: `strict:` bukan true atau false."),
    ("plugins: search", "1:10: `plugins:` bukan daftar."),
    ("plugins: [serach]", '1:11: plugin serach tidak terpasang. Maksud Anda "search"?'),
    ("markdown_extensions: [tabels]", '1:23: ekstensi tabels tidak terpasang. Maksud Anda "tables"?'),
    ("validation: satu", "1:13: `validation:` bukan pasangan kunci dan nilai."),
    ("site_name: [a]", "1:12: isi `site_name:` bukan teks."),
]  # fmt: skip
PASSED_OVER = [
    ("nav:\n  - index.md\n  - Dataset: datasets/index.md", '3:14: peringatan: tautan "datasets/index.md"'),
    ("nav: [tentang/kami.md]", '1:7: peringatan: tautan "tentang/kami.md" tidak menuju halaman mana pun.'),
    ("theme: {name: material, font: {text: Roboto}}", "1:25: peringatan: `font:` tidak dipakai portal ini."),
    (f"theme: {{direction: 'ltr\">{SCRIPT}'}}", "1:9: peringatan: `direction:` tidak dipakai"),
    (f"theme: {{palette: {{primary: 'a\">{SCRIPT}'}}}}", "1:9: peringatan: `palette:` tidak dipakai"),
    ("theme: {icon: {tag: {default: x}}}", "1:9: peringatan: `icon:` tidak dipakai"),
    (f"extra:\n  consent: {{title: {SCRIPT}}}", "2:3: peringatan: `consent:` tidak dipakai"),
    ('exclude_docs: "*"', "1:1: peringatan: `exclude_docs:` tidak dipakai"),
    ('draft_docs: "*"', "1:1: peringatan: `draft_docs:` tidak dipakai"),
    ("use_directory_urls: false", "1:1: peringatan: `use_directory_urls:` tidak dipakai"),
    ("extra_cs: [a.css]", '1:1: peringatan: kunci "extra_cs" tidak dikenal MkDocs. Maksud Anda "extra_css"?'),
    ("kontak: {surel: a}", '1:1: peringatan: kunci "kontak" tidak dikenal MkDocs. Setelan portal ditulis di'),
]  # fmt: skip
FINE = [
    "theme: {name: material, language: en, font: false}",
    "theme: material",
    "theme:",
    "extra_css: [assets/kota.css]",
    "extra_javascript: [{path: assets/kota.js, defer: true}]",
    "nav: [index.md, {Data: dataset/index.md}, {Lain: [{Kota: 'https://kota.example/'}]}]",
    "plugins: [search, {tags: {a: 1}}]\nmarkdown_extensions: [tables, {toc: {title: x}}, pymdownx.details]",
    "plugins:\nmarkdown_extensions:\nnav:\nextra_css:\nexclude_docs:",
    "use_directory_urls: true\nstrict: false",
    "copyright: x\nrepo_url: https://github.com/kota/ppid\nextra: {kota: {a: 1}}",
]


@pytest.mark.parametrize(("text", "said"), [*REFUSED, *PASSED_OVER], ids=range(len(REFUSED + PASSED_OVER)))
def test_one_sentence_at_its_place(tmp_path: Path, text: str, said: str) -> None:
    (finding,) = told(tmp_path, text)
    assert str(finding).startswith(f"mkdocs.yml:{said}")
    assert translated(finding.message), "generator/english.txt"
    assert translated(finding.remedy), "generator/english.txt"
    assert (finding.severity is Severity.WARNING) == ((text, said) in PASSED_OVER)


@pytest.mark.parametrize("text", FINE)
def test_settings_are_left_alone(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []


FOREIGN = re.compile(
    r'<(?:link|script|img|iframe|source)\b[^>]*\b(?:href|src)="?(?:https?:)?//(?!uji\.example)'
)
LOUD = f"""\
theme:
  name: material
  font: {{text: '"}}</style>{SCRIPT}'}}
  direction: 'ltr">{SCRIPT}'
  palette: {{scheme: 'a">{SCRIPT}', primary: 'b">{SCRIPT}'}}
  icon: {{admonition: {{note: ../../../etc/hostname}}}}
  logo: https://jahat.example/logo.png
  favicon: https://jahat.example/favicon.png
  features: [announce.dismiss, 'a">{SCRIPT}']
site_author: {SCRIPT}
copyright: {SCRIPT}
repo_url: https://jahat.example/a
repo_name: {SCRIPT}
exclude_docs: "*"
draft_docs: "*"
use_directory_urls: false
nav:
  - '{SCRIPT}': index.md
  - Data: dataset/index.md
"""
EXTRA = f"""\
extra:
  consent: {{title: {SCRIPT}, description: {SCRIPT}}}
  version: {{provider: mike}}
  alternate: [{{name: x, link: 'javascript:jahat()', lang: id}}]
  social: [{{icon: ../../x, link: 'javascript:jahat()'}}]
  homepage: javascript:jahat()
  generator: {SCRIPT}
"""


def test_nothing_of_it_reaches_a_page(portal: Portal) -> None:
    """Each of these keys put a script, an address of Google's or nothing at all onto every page once."""
    root = portal({"mkdocs.yml": MINIMAL["mkdocs.yml"].replace("extra:\n", EXTRA) + LOUD})
    site = build_portal(root).site
    pages = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    assert {"index.html", "dataset/index.html", "organisasi/disdik/index.html"} <= pages.keys()
    for name, text in pages.items():
        assert SCRIPT not in text, name
        assert "javascript:jahat" not in text, name
        assert "jahat.example" not in text, name
        assert not FOREIGN.search(text), name


def test_a_theme_named_alone_asks_google_for_nothing(portal: Portal) -> None:
    site = build_portal(portal({"mkdocs.yml": MINIMAL["mkdocs.yml"] + "theme: material\n"})).site
    assert not [path for path in site.rglob("*.html") if FOREIGN.search(path.read_text("utf-8"))]


REFUSALS = [
    ("markdown_extensions: [{toc: {tidakada: 1}}]", '1:1: ekstensi "toc" tidak dapat dimuat. Periksa ejaan'),
    ("repo_url: kota", "1:1: `repo_url:` bukan alamat web. Tulis lengkap dengan https://."),
    ("hooks: [jahat.py]", '1:1: berkas "jahat.py" tidak ada. Periksa namanya, atau hapus.'),
    ("remote_branch: 5", "1:1: isi `remote_branch:` bukan teks. Taruh di antara tanda kutip."),
    ("dev_addr: zzz", "1:1: isi `dev_addr:` ditolak MkDocs: \"Must be a string of format"),
]  # fmt: skip


@pytest.mark.parametrize(("more", "said"), REFUSALS)
def test_what_mkdocs_refuses_is_said_in_indonesian_at_its_line(portal: Portal, more: str, said: str) -> None:
    root = portal({"mkdocs.yml": f"{more}\n{MINIMAL['mkdocs.yml']}"})
    assert errors(check_portal(root)) == []
    with pytest.raises(Rejected) as rejected:
        build_portal(root)
    (finding,) = rejected.value.findings
    assert str(finding).startswith(f"mkdocs.yml:{said}")
    assert translated(finding.message), "generator/english.txt"
    assert translated(finding.remedy), "generator/english.txt"


def test_what_names_no_key_is_said_whole() -> None:
    source, _ = read(b"a: b\n", "mkdocs.yml")
    assert source
    (finding,) = refusals(["something else"], ValueError("it broke"), source, Path("x"))
    assert str(finding) == "mkdocs.yml: MkDocs menolak: it broke Periksa mkdocs.yml. [mkdocs]"


@pytest.mark.parametrize("text", ["{% extends 'base.html' %}{% block x %}", "{% include 'tidak-ada.html' %}"])
def test_a_broken_template_is_told_by_its_name(portal: Portal, text: str) -> None:
    settings = MINIMAL["mkdocs.yml"] + "theme: {custom_dir: tema}\n"
    with pytest.raises(Rejected) as rejected:
        build_portal(portal({"mkdocs.yml": settings, "tema/main.html": text}))
    (finding,) = rejected.value.findings
    assert (finding.code, finding.place.file) == ("templat-rusak", "tema/main.html")
    assert "hanya bagian di folder `partials/`" in finding.remedy
    assert translated(finding.message)
