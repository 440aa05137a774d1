"""Modules that are imported when they are needed, and those that are to seem missing."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from generator.late import Late, missing

ROOT = Path(__file__).parent.parent


def test_a_late_module_gives_what_the_module_has() -> None:
    assert Late("json").loads("[1]") == [1]


def test_a_module_is_missing_for_as_long_as_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "this", raising=False)
    with missing("this"), pytest.raises(ModuleNotFoundError):
        importlib.import_module("this")
    assert not any(getattr(finder, "_name", "") == "this" for finder in sys.meta_path)


def test_a_module_that_is_there_already_stays() -> None:
    with missing("json"):
        assert importlib.import_module("json") is sys.modules["json"]


def test_frames_are_as_ever_after_tables_were_opened_without_pandas() -> None:
    """Arrow looks for pandas once; what is asked of it later must not depend on that."""
    code = """
import datetime, sys
{first}
import pyarrow as pa
day = datetime.date(2025, 1, 2)
table = pa.table({{"a": [1, None], "b": ["x", None], "c": [day, None], "d": [True, None]}})
assert ("pandas" in sys.modules) is {there}, "pandas"
import pandas as pd
frame = table.to_pandas(types_mapper={{pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}}.get)
print(frame, frame.dtypes, pa.Table.from_pandas(frame).schema.to_string(show_schema_metadata=False))
"""
    ways = [
        code.format(first="import pandas", there=True),
        code.format(first="import generator.tables.open", there=False),
    ]
    told = [
        subprocess.run([sys.executable, "-c", way], cwd=ROOT, capture_output=True, text=True, check=False)
        for way in ways
    ]
    assert told[0].stdout
    assert told[0].stdout == told[1].stdout, told[1].stderr
