"""A child process for many documents: started once, asked again and again, replaced when it dies."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

PACKAGE_ROOT = Path(__file__).resolve().parents[2]
LIFE = 500
"""Documents after which a child is replaced, so that no library's leak adds up."""

DONE = "selesai"
FULL = "penuh"
LATE = "waktu"
DEAD = "mati"


class Worker:
    """Owns one child. Not shared between threads."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[str] | None = None
        self.asked = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def ask(self, task: str, seconds: float, **request: Any) -> str:
        """``DONE``, ``FULL``, ``LATE`` (killed after ``seconds``), ``DEAD``, or the name of an error."""
        process = self.running()
        late = threading.Event()
        timer = threading.Timer(seconds, expire, (process, late))
        timer.start()
        try:
            answer = self.exchange(process, json.dumps({"task": task, **request}))
        finally:
            timer.cancel()
        if not answer:
            self.stop()
            return LATE if late.is_set() else DEAD
        return answer

    def exchange(self, process: subprocess.Popen[str], line: str) -> str:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(line + "\n")
            process.stdin.flush()
            return process.stdout.readline(200).strip()
        except (OSError, ValueError):
            return ""

    def running(self) -> subprocess.Popen[str]:
        if self.asked >= LIFE:
            self.stop()
        if self.process is None or self.process.poll() is not None:
            self.stop()
            self.process = start()
        self.asked += 1
        return self.process

    def stop(self) -> None:
        """Ends the child, however it is, and closes its pipes."""
        process, self.process, self.asked = self.process, None, 0
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            try:
                if pipe is not None:
                    pipe.close()
            except OSError:  # an unwritten request to a dead child
                continue
        process.wait()


def start() -> subprocess.Popen[str]:
    known = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP") if key in os.environ}
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "generator.documents.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env={**known, "PYTHONPATH": str(PACKAGE_ROOT), "PYTHONIOENCODING": "utf-8"},
    )


def expire(process: subprocess.Popen[str], late: threading.Event) -> None:
    late.set()
    process.kill()
