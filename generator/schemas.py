"""JSON Schemas of the YAML files, for editors: ``python -m generator.schemas [FOLDER]``.

Named in each YAML's first line (``# yaml-language-server: $schema=…``), 2020-12.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator.kinds import KINDS
from generator.kinds.duty import Deadlines, DutyGroup, Terms
from generator.kinds.holiday import Holidays

FILES: dict[str, type[BaseModel]] = {
    **KINDS,
    "kewajiban": DutyGroup,
    "tenggat": Deadlines,
    "istilah": Terms,
    "libur": Holidays,
}


def schema(name: str) -> dict[str, Any]:
    """The schema of one kind of file, with Indonesian keys."""
    made = lenient(FILES[name].model_json_schema(by_alias=True))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{name}.json",
        **made,
        "title": name,
    }


def lenient(node: Any) -> Any:
    """As the program reads: a number may stand for a word, one value for a list of one."""
    if isinstance(node, list):
        return [lenient(each) for each in node]
    if not isinstance(node, dict):
        return node
    node = {key: lenient(value) for key, value in node.items()}
    if node.get("type") == "string" and not {"enum", "const", "format"} & set(node):
        node["type"] = ["string", "number", "boolean"]
    if node.get("type") == "array" and "items" in node:
        about = {key: node.pop(key) for key in ("title", "description", "default") if key in node}
        return {**about, "anyOf": [node, node["items"]]}
    return node


def write(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for name in FILES:
        text = json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"
        (folder / f"{name}.json").write_text(text, "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "schemas"))
