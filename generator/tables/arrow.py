"""How this folder names Arrow's columns for the type checker.

pyarrow itself has no types, and its stubs reject many calls that are right (a compute function on a column
whose type is known only at run time), so a column counts as ``Any``.
"""

from __future__ import annotations

from typing import Any, TypeAlias

Array: TypeAlias = Any
"""A ``pyarrow.Array``: one column of one batch."""
