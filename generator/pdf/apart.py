"""One long sheet, made in a process of its own: ``python -m generator.pdf.apart TEMPLATE SECONDS``.

Its data come on standard input as JSON, the PDF goes to standard output.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime

from generator.pdf.typeset import Sheet


def main(template: str, seconds: str) -> None:
    sheet = Sheet(template, json.load(sys.stdin.buffer), datetime.fromtimestamp(float(seconds), UTC))
    sys.stdout.buffer.write(sheet.made_here())


if __name__ == "__main__":
    main(*sys.argv[1:])
