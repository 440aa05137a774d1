"""The Nu HTML Checker (https://validator.github.io/validator/) over many files at once."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

JAR = Path(__file__).parent / "tools/node_modules/vnu-jar/build/dist/vnu.jar"

KNOWN = {
    # Material's drawer and search toggles are checkboxes with autocomplete="off", which keeps browsers
    # from restoring an open drawer; the checker allows autocomplete on other input types only.
    # The files are checked from disk, where 'self' is not the site; the browser tests watch the real policy.
    r"Resource violates Content Security Policy \(meta tag\): .* blocked by .*": "policy.py",
    r"Attribute “autocomplete” is only allowed when the input type is .*": "partials/header, base.html",
}
"""Faults of the theme that no page of ours can mend: whole message → where they come from."""


def nu_messages(paths: Iterable[Path]) -> list[str]:
    """``file:line: message`` for each fault, sorted; faults of KNOWN are left out."""
    files = sorted(str(path.resolve()) for path in paths)
    assert files, "no file to check"
    assert JAR.is_file(), "the HTML checker is not installed: run `make test`"
    command = ["java", "-Xss4m", "-jar", str(JAR), "--format", "json", "--exit-zero-always", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    messages = json.loads(done.stderr)["messages"]
    return sorted(line(message) for message in messages if is_fault(message))


def is_fault(message: dict[str, str]) -> bool:
    """Errors, failures of the checker itself, and warnings; not its remarks."""
    counts = message["type"] != "info" or message.get("subType") == "warning"
    return counts and not any(re.fullmatch(known, message["message"]) for known in KNOWN)


def line(message: dict[str, str]) -> str:
    file = unquote(urlsplit(message.get("url", "")).path)
    return f"{file}:{message.get('lastLine', 0)}: {message['message']}"
