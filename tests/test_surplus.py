"""What is freed while other things stay in use goes back to the system."""

from __future__ import annotations

import subprocess
import sys

import pytest

from generator.workers import HOME

HOLES = """
import resource
from pathlib import Path
import generator, pyarrow
from generator.surplus import give_back

def resident():
    return resource.getpagesize() * int(Path("/proc/self/statm").read_text().split()[1])

pieces = [bytes(50_000) for _ in range(2_000)]
del pieces[::2]
full = resident()
give_back()
print(full - resident())
"""


def said(code: str) -> str:
    """By a process of its own, whose memory nothing else touches."""
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=HOME).stdout


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux for the memory of a process")
def test_what_was_freed_between_other_things_goes_back() -> None:
    assert int(said(HOLES)) > 10_000_000


def test_without_arrow_there_is_nothing_to_give_back() -> None:
    asked = (
        "import sys; from generator.surplus import give_back; give_back(); print('pyarrow' in sys.modules)"
    )
    assert said(asked) == "False\n"
