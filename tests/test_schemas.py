"""The JSON Schemas for editors: current, valid, and of one mind with the program."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from conftest import ROOT

from generator.kinds import KINDS
from generator.schemas import FILES, schema, write


class Editor(yaml.SafeLoader):
    """YAML as editors read it: numbers and truth values, but dates as text (YAML 1.2 core schema)."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

YAMLS = sorted(
    path
    for below in ("content", "datasets")
    for path in (ROOT / below).rglob("*.yml")
    if path.read_text("utf-8").startswith("# yaml-language-server")
)


@pytest.mark.parametrize("name", FILES)
def test_the_schema_in_the_repository_is_current(name: str, tmp_path: Path) -> None:
    write(tmp_path / "schemas")
    made = (tmp_path / "schemas" / f"{name}.json").read_text("utf-8")
    assert (ROOT / "schemas" / f"{name}.json").read_text("utf-8") == made, "run: python -m generator.schemas"


@pytest.mark.parametrize("name", FILES)
def test_the_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_has_its_indonesian_name(kind: str) -> None:
    assert set(schema(kind)["properties"]) == {field.alias for field in KINDS[kind].model_fields.values()}


def test_most_of_the_example_portal_names_its_schema() -> None:
    assert len(YAMLS) > 150


@pytest.mark.parametrize("path", YAMLS[::7], ids=lambda path: path.parent.name + "/" + path.name)
def test_what_the_program_accepts_the_editor_accepts(path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]
    named = (path.parent / first.partition("$schema=")[2].strip()).resolve()
    assert named.is_file(), first
    data = yaml.load(path.read_text("utf-8"), Editor)
    jsonschema.validate(data, json.loads(named.read_text("utf-8")), jsonschema.Draft202012Validator)


def test_an_unknown_key_is_an_error_in_the_editor_too() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"judul": "x", "jdul": "y"}, schema("organisasi"))


@pytest.mark.parametrize("value", ["air", ["air", "listrik"], 12])
def test_one_value_may_stand_for_a_list(value: object) -> None:
    jsonschema.validate({"judul": "x", "kata_kunci": value}, schema("organisasi"))
