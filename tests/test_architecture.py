"""The rules of docs/architecture.md and of the house, read from the source itself."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROGRAM = ROOT / "generator"
MODULES = sorted(PROGRAM.rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}
REGISTRIES = {
    "KINDS": "kinds/__init__.py",
    "READERS": "readers/__init__.py",
    "TABLES": "tables/__init__.py",
    "FORMATS": "documents/__init__.py",
    "RULES": "rules/__init__.py",
    "CHARTS": "charts/__init__.py",
    "RDF": "rdf/__init__.py",
    "LISTS": "catalogues/__init__.py",
    "FEEDS": "feeds/__init__.py",
    "EMITTERS": "emitters/__init__.py",
}
"""Name of each registry → the module that holds it."""
FORBIDDEN_WORDS = {"utils", "util", "helpers", "helper", "common", "manager", "handler", "base", "misc"}
LONGER_THAN_300: dict[str, str] = {}
"""Modules that may be longer, each with its reason; empty so far."""
CLOCKS = {"now", "utcnow", "today", "time", "time_ns", "uuid1", "uuid4", "random", "urandom", "token_hex"}
MAY_LOOK_AT_THE_CLOCK = {
    "serve.py": "a preview watches files; it publishes nothing",
    "cli.py": "for the date in a new announcement's file name, and the hour of scheduled publication",
    "contents.py": "only to digest again what changed a moment ago",
    "history/log.py": "only to find commits whose date lies in the future",
    "history/dates.py": "the same, of what was committed since",
}
"""Nothing that is published may depend on when or where it was built (same commit, same bytes)."""
ONLY_IN = {"mkdocs": {"site.py", "reuse.py", "sections.py"}}
"""What may be exchanged one day is named in few places."""

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
COMPANIONS = {"markdown": "mkdocs", "markupsafe": "jinja2", "pydantic_core": "pydantic", "numpy": "pandas"}
"""Packages whose types stand in the public interface of a declared one."""


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


DECLARED = {plain(re.split(r"[\[<>=~!; ]", need)[0]) for need in PROJECT["dependencies"]}
OWNERS = packages_distributions()


def each_module(rule: Callable[[Path], None]) -> Callable[[], None]:
    """One test for all modules, which tells of every one that fails; a test for each costs 15 s of running
    tests."""

    def of_all() -> None:
        assert MODULES
        faults = [fault for path in MODULES if (fault := fault_of(rule, path))]
        assert not faults, "\n".join(faults)

    of_all.__doc__ = rule.__doc__
    return of_all


def fault_of(rule: Callable[[Path], None], path: Path) -> str | None:
    try:
        rule(path)
    except AssertionError as fault:
        return f"{path.relative_to(PROGRAM)}: {fault}"
    return None


def part_of(path: Path) -> str:
    """``kinds/dataset.py`` → ``kinds``; ``site.py`` → ``site``; the package itself is ``__init__``."""
    return path.relative_to(PROGRAM).parts[0].removesuffix(".py")


def documented_order() -> list[str]:
    """The parts in the order of the listing in docs/architecture.md."""
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    listing = text.partition("generator/\n")[2].partition("```")[0]
    return re.findall(r"^  ([a-z_]+)(?:\.py|/)", listing, re.MULTILINE)


ORDER = documented_order()


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            names = [f"{module}.{alias.name}" for alias in node.names] if module == "generator" else [module]
            yield from ((node.lineno, name) for name in names)


@each_module
def test_every_part_is_in_the_listing_of_the_architecture(path: Path) -> None:
    assert part_of(path) in {*ORDER, "__init__", "__main__"}


def test_the_listing_names_only_what_there_is() -> None:
    parts = {part_of(path) for path in MODULES} | {folder.name for folder in PROGRAM.iterdir()}
    assert set(ORDER) <= parts
    assert len(set(ORDER)) == len(ORDER)


@each_module
def test_imports_run_one_way_down_the_listing(path: Path) -> None:
    mine = part_of(path)
    if mine in ("__init__", "__main__"):
        return
    allowed = {*ORDER[: ORDER.index(mine) + 1], "__version__"}
    wrong = [
        f"line {line}: {name}"
        for line, name in imported(TREES[path])
        if name.startswith("generator.") and name.split(".")[1] not in allowed
    ]
    assert not wrong


@each_module
def test_imports_stand_at_the_top_and_are_absolute(path: Path) -> None:
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            inner = [
                child.lineno for child in ast.walk(node) if isinstance(child, ast.Import | ast.ImportFrom)
            ]
            assert not inner, f"import inside {node.name}, line {inner[0]}"
        assert not (isinstance(node, ast.ImportFrom) and node.level), "relative import"


@each_module
def test_module_can_be_read_in_one_sitting(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= 300 or str(path.relative_to(PROGRAM)) in LONGER_THAN_300


@each_module
def test_module_says_what_it_is_for(path: Path) -> None:
    if TREES[path].body and path.name != "__main__.py":
        assert ast.get_docstring(TREES[path])


@each_module
def test_names_say_something(path: Path) -> None:
    names = [path.stem]
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.ClassDef):
            names += re.findall("[A-Z][a-z]*", node.name)
        elif isinstance(node, ast.FunctionDef) and not node.name.startswith("base_"):
            names += node.name.split("_")
    assert not FORBIDDEN_WORDS & {name.lower() for name in names}


@each_module
def test_module_holds_no_state(path: Path) -> None:
    for node in ast.walk(TREES[path]):
        assert not isinstance(node, ast.Global), f"line {node.lineno}"
    for node in TREES[path].body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        targets += [node.target] if isinstance(node, ast.AnnAssign) else []
        for name in (name for target in targets for name in names_in(target)):
            assert not name.islower() or name.startswith("__"), f"line {node.lineno}: a variable"


def names_in(target: ast.expr) -> list[str]:
    """``A`` or ``A, B``; anything else changes something of another module."""
    parts = target.elts if isinstance(target, ast.Tuple) else [target]
    assert all(isinstance(part, ast.Name) for part in parts), f"line {target.lineno}"
    return [part.id for part in parts if isinstance(part, ast.Name)]


@each_module
def test_nothing_published_depends_on_the_clock_or_on_chance(path: Path) -> None:
    if str(path.relative_to(PROGRAM)) in MAY_LOOK_AT_THE_CLOCK:
        return
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = ast.unparse(node.func.value)
            if owner in ("datetime", "date", "time", "uuid", "random", "os", "secrets"):
                assert node.func.attr not in CLOCKS, f"line {node.lineno}"


@each_module
def test_outer_programs_have_one_home(path: Path) -> None:
    for line, name in imported(TREES[path]):
        homes = ONLY_IN.get(name.split(".")[0])
        assert homes is None or path.name in homes, f"line {line}: {name}"


@each_module
def test_only_declared_packages_are_imported(path: Path) -> None:
    """A package that another one happens to bring along may be gone tomorrow."""
    for line, name in imported(TREES[path]):
        top = name.split(".")[0]
        if top in sys.stdlib_module_names or top == "generator":
            continue
        owners = {plain(owner) for owner in OWNERS.get(top, [top])}
        assert owners & DECLARED or COMPANIONS.get(top) in DECLARED, f"line {line}: {top}"


@pytest.mark.parametrize(("name", "module"), REGISTRIES.items())
def test_registry_is_a_literal_dict(name: str, module: str) -> None:
    value = assigned(TREES[PROGRAM / module], name)
    assert isinstance(value, ast.Dict), f"{name} is not a literal dict"
    assert value.keys
    assert all(isinstance(key, ast.Constant) for key in value.keys)


@pytest.mark.parametrize("name", REGISTRIES)
def test_registry_is_changed_nowhere(name: str) -> None:
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
                assert ast.unparse(node.value).split(".")[-1] != name, f"{path}: line {node.lineno}"
            if isinstance(node, ast.Attribute) and node.attr in ("update", "setdefault", "pop", "clear"):
                assert ast.unparse(node.value).split(".")[-1] != name, f"{path}: line {node.lineno}"


def assigned(tree: ast.Module, name: str) -> ast.expr | None:
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == name:
            return node.value
        if isinstance(node, ast.Assign) and any(
            isinstance(t, ast.Name) and t.id == name for t in node.targets
        ):
            return node.value
    return None
