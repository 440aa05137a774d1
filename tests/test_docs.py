"""The documentation cannot rot: whatever can be asked for or reported is explained somewhere."""

from __future__ import annotations

import argparse
import ast
import json
import re
import tomllib
from collections.abc import Iterator, KeysView
from pathlib import Path

import pytest

from generator.catalogues import LISTS
from generator.charts import CHARTS
from generator.cli import parser
from generator.documents import FORMATS as DOCUMENT_FORMATS
from generator.emitters import EMITTERS
from generator.feeds import FEEDS
from generator.findings import FORMATS as REPORT_FORMATS
from generator.kinds import KINDS
from generator.rdf import RDF
from generator.readers import READERS
from generator.rules import RULES
from generator.settings import Settings
from generator.tables import TABLES

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
GUIDE = sorted((ROOT / "content/panduan").rglob("*.md"))
DEVELOPERS = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
OFFICERS = "\n".join(page.read_text(encoding="utf-8") for page in GUIDE)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"")

REGISTRIES = {
    "rules": RULES,
    "readers": READERS,
    "tables": TABLES,
    "documents": DOCUMENT_FORMATS,
    "charts": CHARTS,
    "rdf": RDF,
    "catalogues": LISTS,
    "feeds": FEEDS,
    "emitters": EMITTERS,
    "report formats": REPORT_FORMATS,
}
ENTRIES = [(name, entry) for name, registry in REGISTRIES.items() for entry in registry]


def commands() -> dict[str, argparse.ArgumentParser]:
    for action in parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    raise AssertionError("the program has no commands")


COMMANDS = commands()


@pytest.mark.parametrize("name", COMMANDS)
def test_command_is_documented_and_has_help(name: str) -> None:
    assert COMMANDS[name].description
    assert f"terang {name}" in DEVELOPERS
    assert all(action.help for action in COMMANDS[name]._actions)


@pytest.mark.parametrize("kind", KINDS)
def test_kind_is_explained_to_officers_and_developers(kind: str) -> None:
    assert f"`{kind}`" in DEVELOPERS
    assert re.search(rf"\b{kind}\b", OFFICERS, re.IGNORECASE)
    assert KINDS[kind].label != "Informasi"


@pytest.mark.parametrize(("registry", "entry"), ENTRIES)
def test_registry_entry_is_documented(registry: str, entry: str) -> None:
    assert f"`{entry}`" in DEVELOPERS, f"{registry}: write `{entry}` into docs/adding.md"


@pytest.mark.parametrize("name", Settings.model_fields)
def test_setting_is_documented_in_the_code_and_in_the_docs(name: str) -> None:
    key = Settings.model_fields[name].alias or name
    assert f"`{key}`" in DEVELOPERS, f"write `{key}` into docs/settings.md"


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_a_kind_says_what_it_is(kind: str) -> None:
    """Officers see the description while typing; a key may explain itself by a title of its own."""
    silent = [
        field.alias or name
        for name, field in KINDS[kind].model_fields.items()
        if field.alias is None and field.description is None
    ]
    assert not silent


def dependencies() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needs = [
        *project["project"]["dependencies"],
        *(n for g in project["dependency-groups"].values() for n in g),
    ]
    tools = json.loads((ROOT / "tests/tools/package.json").read_text(encoding="utf-8"))
    needs += [*tools["dependencies"], *(ROOT / "bench/requirements.in").read_text().split()]
    return sorted({re.split(r"[\[<>=~!; ]", need)[0].lower() for need in needs})


@pytest.mark.parametrize("package", dependencies())
def test_dependency_has_its_reason(package: str) -> None:
    assert f"`{package}`" in (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")


# --- finding codes -------------------------------------------------------------------------------


def trees() -> Iterator[ast.Module]:
    for path in sorted((ROOT / "generator").rglob("*.py")):
        yield ast.parse(path.read_text(encoding="utf-8"))


def takers_of_code() -> dict[str, int]:
    """Functions and classes that take a sentence and its ``code``, with the position of the code."""
    takers = {"Mark": 0, "mark": 0, "refusal": 1}
    for tree in trees():
        for node in ast.walk(tree):
            names = parameters(node)
            if "code" in names and names & {"message", "sentence", "why", "remedy"}:
                assert isinstance(node, ast.FunctionDef | ast.ClassDef)
                takers[node.name] = list(names).index("code")
    return takers


def parameters(node: ast.AST) -> KeysView[str]:
    """Names in the order of a call: of a function, of a data class, or of a class by its ``__init__``."""
    if isinstance(node, ast.FunctionDef):
        return dict.fromkeys(a.arg for a in node.args.args if a.arg not in ("self", "cls")).keys()
    if isinstance(node, ast.ClassDef):
        makers = [part for part in node.body if isinstance(part, ast.FunctionDef) and part.name == "__init__"]
        if makers:
            return parameters(makers[0])
        return dict.fromkeys(ast.unparse(p.target) for p in node.body if isinstance(p, ast.AnnAssign)).keys()
    return {}.keys()


def words(value: ast.expr) -> Iterator[str]:
    """The texts that an expression can be; ``a if x else b`` can be two."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from words(value.body)
        yield from words(value.orelse)


def finding_codes() -> set[str]:
    takers, codes = takers_of_code(), set()
    for tree in trees():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.FunctionDef)
                and node.returns
                and ast.unparse(node.returns) == "Explanation"
            ):
                codes |= explained(node)
            if isinstance(node, ast.Dict):
                codes |= keys_of_faults(node)
            if not isinstance(node, ast.Call):
                continue
            name = ast.unparse(node.func).split(".")[-1]
            position = takers.get(name)
            if position is not None and len(node.args) > position:
                codes |= set(words(node.args[position]))
            codes |= {
                word for keyword in node.keywords if keyword.arg == "code" for word in words(keyword.value)
            }
    return codes


def explained(function: ast.FunctionDef) -> set[str]:
    """Codes in ``return sentence, remedy, code``."""
    returned = [node.value for node in ast.walk(function) if isinstance(node, ast.Return)]
    return {word for value in returned if isinstance(value, ast.Tuple) for word in words(value.elts[-1])}


def keys_of_faults(table: ast.Dict) -> set[str]:
    """Codes in a table ``{"code": Fault(…), …}``."""
    made = [entry.func for entry in table.values if isinstance(entry, ast.Call)]
    if not made or not all(isinstance(maker, ast.Name) and maker.id == "Fault" for maker in made):
        return set()
    return {word for key in table.keys if key for word in words(key)}


CODES = sorted(finding_codes())


def test_finding_codes_are_found_in_the_source() -> None:
    assert len(CODES) > 20
    assert {"bukan-portal", "slug-salah", "berkas-tidak-ada", "kunci-wajib", "tanggal-salah"} <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_finding_code_can_be_looked_up(code: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
    assert f"`{code}`" in OFFICERS, "write it into content/panduan/kode-temuan.md"


def test_no_code_is_explained_that_nothing_reports() -> None:
    page = (ROOT / "content/panduan/kode-temuan.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z0-9-]+)`", page, re.MULTILINE)) <= set(CODES)


# --- links ---------------------------------------------------------------------------------------


def anchors(page: Path) -> set[str]:
    """The names that GitHub gives to headings."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for groups in LINK.findall(page.read_text(encoding="utf-8")):
        target = groups[0] or groups[1]
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        found = (page.parent / path) if path else page
        assert found.exists(), target
        if anchor and found.suffix == ".md":
            assert anchor in anchors(found), target
