"""``/minisign.pub``: the key that signs the publications, where the portal has one."""

from __future__ import annotations

from generator.model import Catalogue
from generator.output import Output
from generator.signature import PUBLIC_KEY, key_file


def emit(catalogue: Catalogue, out: Output) -> None:
    if key := catalogue.settings.signing_key:
        out.file(PUBLIC_KEY, key_file(key), "kunci tanda tangan")
