"""One command, measured: wall time, processor time and peak memory with all its children (Linux)."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

INTERVAL = 0.1
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Cost:
    wall: float
    """Seconds."""
    cpu: float
    """User and system seconds, children included."""
    peak: float
    """MB (10⁶ bytes) in memory, summed over all processes that live at one time."""
    output: str


class Failed(Exception):
    """The command did not succeed; the text is what it printed."""


def run(command: list[str], folder: Path) -> Cost:
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    stop, peaks = Event(), [0]
    watcher = Thread(target=watch, args=(process.pid, stop, peaks))
    watcher.start()
    assert process.stdout
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    stop.set()
    watcher.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed(f"{' '.join(command)}\n{output}")
    # The kernel's own peak is of the largest single process, but misses no moment.
    peak = max(peaks[0], usage.ru_maxrss * 1024) / 1e6
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak, output)


def watch(pid: int, stop: Event, peaks: list[int]) -> None:
    while not stop.wait(INTERVAL):
        peaks[0] = max(peaks[0], sum(resident(each) for each in family(pid)))


def family(pid: int) -> list[int]:
    """The process and all below it that are alive, whichever thread of theirs began them."""
    try:
        lists = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:  # gone between listing and looking
        return [pid]
    return [pid, *(each for children in lists for child in children.split() for each in family(int(child)))]


def resident(pid: int) -> int:
    """Bytes in memory; what several processes share is counted in parts (PSS)."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0  # gone between listing and looking
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
