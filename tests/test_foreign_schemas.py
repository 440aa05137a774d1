"""What others read of us, by their own schemas: SARIF, GitHub's issue forms and workflows, Dependabot."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT
from jsonschema import validators

from generator.english import in_english
from generator.findings import ENGLISH, FORMATS, Finding, Place, Severity
from generator.forms.issue import FORMS, form_text
from generator.pipeline import check_portal

HOME = Path(__file__).parent / "schemastore"
GITHUB = ROOT / ".github"
Portal = Callable[..., Path]
FOUND = [
    Finding(Place("datasets/a/a.csv", 3, 7), 'kolom "n": "x" bukan bilangan.', "Tulis 1.", "angka-rusak"),
    Finding(Place("datasets/a b/é #%.csv"), "berkas ini kosong.", "", "kosong", Severity.WARNING),
    Finding(Place("mkdocs.yml", 1), "<b>\n\u202e&amp;\x00", "`$(id)` {{ 7 }}", "lain", suggestion="a: b\n"),
    Finding(Place("."), "x" * 5000, "y", "lain"),
]  # fmt: skip


def faults(name: str, value: Any) -> list[str]:
    schema = json.loads((HOME / name).read_text("utf-8"))
    kind = validators.validator_for(schema)
    found: Iterator[Any] = kind(schema, format_checker=kind.FORMAT_CHECKER).iter_errors(value)
    return [f"{each.json_path}: {each.message[:300]}" for each in found]


def loaded(path: Path) -> Any:
    """YAML as GitHub takes it: ``on`` is a word, not true."""
    value = yaml.safe_load(path.read_text("utf-8"))
    return {"on" if key is True else key: each for key, each in value.items()}


def test_the_schemas_are_what_they_were() -> None:
    said = dict(line.split()[::-1] for line in (HOME / "SHA256SUMS").read_text().splitlines())
    assert said == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(HOME.glob("*.json"))
    }


@pytest.mark.parametrize("findings", [[], FOUND[:1], FOUND])
@pytest.mark.parametrize("english", [False, True])
def test_the_report_is_sarif(findings: list[Finding], english: bool) -> None:
    said = (
        FORMATS["sarif"](list(map(in_english, findings)), ENGLISH) if english else FORMATS["sarif"](findings)
    )
    log = json.loads("\n".join(said))
    assert faults("sarif-2.1.0.json", log) == []
    (run,) = log["runs"]
    assert len(run["results"]) == len(findings)
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]


def test_a_real_report_is_sarif(portal: Portal) -> None:
    root = portal({
        "datasets/Data Lama/dataset.yml": "judul: A\n", "datasets/x/dataset.yml": "jdul: A\nkategori: x\n",
        "datasets/y/tabel é.csv": "a,b\n1,2\n", "mkdocs.yml": "site_name: U\nplugins: [a]\n",
    })  # fmt: skip
    log = json.loads("\n".join(FORMATS["sarif"](check_portal(root))))
    assert faults("sarif-2.1.0.json", log) == []
    assert len(log["runs"][0]["results"]) > 4


def test_the_schema_refuses_what_is_wrong() -> None:
    log = json.loads("\n".join(FORMATS["sarif"](FOUND)))
    log["runs"][0]["results"][0]["level"] = "masalah"
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert len(faults("sarif-2.1.0.json", log)) == 2


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_is_one_of_githubs(kind: str) -> None:
    assert faults("github-issue-forms.json", yaml.safe_load(form_text(kind))) == []


def test_the_setting_of_the_forms_is_githubs() -> None:
    assert faults("github-issue-config.json", loaded(GITHUB / "ISSUE_TEMPLATE/config.yml")) == []


@pytest.mark.parametrize("path", sorted(GITHUB.glob("workflows/*.yml")), ids=lambda path: path.stem)
def test_a_workflow_is_one_of_githubs(path: Path) -> None:
    assert faults("github-workflows.json", loaded(path)) == []


def test_the_setting_of_dependabot_is_its_own() -> None:
    assert faults("dependabot.json", loaded(GITHUB / "dependabot.yml")) == []
