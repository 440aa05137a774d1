"""A worker of ``workers.py``: ``python -m generator.worker PARENT`` (its process number).

Reads batches of tasks on standard input and answers each on standard output, until there are no more.
"""

from __future__ import annotations

import os
import pickle
import resource
import signal
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any

from generator.workers import Answer


def main(parent: int) -> None:
    """What a task prints goes to standard error; only answers go to standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # meant for the parent, which then ends this one
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        while True:
            tasks = pickle.load(sys.stdin.buffer)  # noqa: S301  # from our own process
            pickle.dump(answer(tasks, parent), answers)
            answers.flush()
    except (EOFError, BrokenPipeError):  # no more to do, or nobody to do it for
        os._exit(0)


def answer(tasks: list[bytes], parent: int) -> Answer:
    results: list[Any] = []
    failure: BaseException | None = None
    for task in tasks:
        if os.getppid() != parent:  # it was killed; another build may be writing there already
            raise EOFError
        try:
            results.append(pickle.loads(task)())  # noqa: S301  # from our own process
        except Exception as error:
            failure = portable(error)
            break
    return results, failure, memory()


def memory() -> int:
    """Bytes at most so far. Linux counts in ``ru_maxrss`` what the parent had when this process began, so
    the state of the process itself is asked first; systems differ in their unit (getrusage(2))."""
    with suppress(OSError, StopIteration):
        lines = Path("/proc/self/status").read_text("ascii", "replace").splitlines()
        return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def portable(error: Exception) -> BaseException:
    """The error as it can be sent, with the lines where it happened."""
    error.add_note(traceback.format_exc())
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301  # just made here
    except Exception:  # an exception of somebody else's may hold anything
        return RuntimeError("".join(traceback.format_exception(error)))
    return error


if __name__ == "__main__":
    main(int(sys.argv[1]))
