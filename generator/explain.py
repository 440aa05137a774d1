"""Officers' YAML as a model, or pydantic's errors as findings at their places."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.findings import Finding, one_line
from generator.readers.yaml import Source
from generator.sentences import EXPLANATIONS, GUIDE, fixed, not_filled

M = TypeVar("M", bound=BaseModel)


def without_nulls(data: Any) -> Any:
    """A key with nothing behind it, be it between quotation marks, counts as not written, and so does a block
    of which all keys are empty: the editor in the browser leaves such blocks."""
    if isinstance(data, dict):
        return {key: without_nulls(value) for key, value in data.items() if not blank(value)}
    if isinstance(data, list):
        return [without_nulls(value) for value in data if value is not None]
    return data


def blank(value: Any) -> bool:
    if isinstance(value, dict):
        return bool(value) and all(each in (None, "", [], "false") for each in value.values())
    return value is None or (isinstance(value, str) and not value.strip())


def validate(model: type[M], source: Source) -> tuple[M | None, list[Finding]]:
    """The model filled from a YAML source, or all findings with their places."""
    try:
        return model.model_validate(without_nulls(source.data)), []
    except ValidationError as errors:
        details = errors.errors(include_url=False)
        found = [finding(error, model, source) for error in details]
        meant = {each.remedy for each in found if each.code == "kunci-tak-dikenal"}
        # One slip, one finding: not also that the key is missing which was meant.
        return None, [
            each
            for each, error in zip(found, details, strict=True)
            if error["type"] != "missing" or f'Maksud Anda "{error["loc"][-1]}"?' not in meant
        ]


def finding(error: ErrorDetails, model: type[BaseModel], source: Source) -> Finding:
    loc = tuple(step for step in error["loc"] if step != "[key]")
    name = next((str(step) for step in reversed(loc) if isinstance(step, str)), "")
    shown = error["input"] if isinstance(error["input"], str) else ""
    explain = EXPLANATIONS.get(error["type"], fixed('isi "{name}" salah.', GUIDE, "nilai-salah"))
    if error["type"] == "missing" and loc in source.values:
        message, remedy, code = not_filled(name, source.written(*loc))
    else:
        message, remedy, code = explain(one_line(name, 60), one_line(shown, 80), error, model)
    place = source.place(*loc, key=error["type"] == "extra_forbidden")
    return Finding(place, message, remedy, code)
