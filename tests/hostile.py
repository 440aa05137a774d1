"""Hostile data for every field of every model, found by the models themselves."""

from __future__ import annotations

from typing import Any, get_args

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from generator.sentences import nested_model

TAG = "zqx"
"""Name of an element that must exist nowhere."""
PAYLOADS = {
    "tanda": f"""a"'><{TAG}>b</{TAG}><img src=x onerror={TAG}()><!-- ]]> </script><script>{TAG}()</script>""",
    "jinja": "{{ 7331*7 }}{% for x in y %}{# a #}${7331*7}#{7331*7}<%= 7331*7 %>",
    "markdown": f"](javascript:{TAG}())[{TAG}](javascript:{TAG}()) ![{TAG}](https://jahat.example/x.png)\n"
    f"# {TAG}\n\n    kode\n| a | b |\n{{: .{TAG} onclick={TAG}() }}\n---\n{TAG}: 1\n---",
    "baris": f"a\r\nEND:VEVENT\r\nATTACH:{TAG}\r\n\r\nBEGIN:VEVENT\u2028{TAG}\u2029\x85b",
    "rumus": f'=HYPERLINK("https://jahat.example/{TAG}","x")',
}
FIXED = {"slug", "category", "publisher"}


def filled(model: type[BaseModel], payload: str, known: dict[str, Any]) -> dict[str, Any]:
    """Data for a model in which every field that takes a text has ``payload``.

    ``known``: what is given anyway, by Indonesian key; a field that refuses the payload and is needed
    must be in it.
    """
    data = dict(known)
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key not in data and (value := accepted(field, payload)) is not None:
            data[key] = value
    return data


def accepted(field: FieldInfo, payload: str) -> Any:
    """The payload alone, as a list, inside a block, or behind a web address: what the field takes."""
    for value in candidates(field, payload):
        try:
            TypeAdapter(field.rebuild_annotation()).validate_python(value)
        except (ValidationError, TypeError):
            continue
        return value
    return None


def candidates(field: FieldInfo, payload: str) -> list[Any]:
    inner = nested_model(field.annotation)
    if inner is not None and any(isinstance(each, type) for each in (inner, *get_args(field.annotation))):
        block = filled(inner, payload, {})
        return [block, [block]]
    return [payload, [payload], f"https://jahat.example/{payload}", payload[: field_limit(field)]]


def field_limit(field: FieldInfo) -> int:
    return min((m.max_length for m in field.metadata if hasattr(m, "max_length")), default=100_000)


def dumped(data: dict[str, Any]) -> str:
    return yaml.safe_dump(data, allow_unicode=False, width=10_000)
