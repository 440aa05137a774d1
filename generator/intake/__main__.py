"""``python -m generator.intake``: called by .github/workflows/intake.yml, arguments from the environment."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from generator.intake.run import main

if __name__ == "__main__":
    sys.exit(main(Path(os.environ["GITHUB_EVENT_PATH"]), Path.cwd(), Path(sys.argv[1])))
