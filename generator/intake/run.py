"""The step of the workflow: reads the event, writes files of the portal and what is to be said."""

from __future__ import annotations

from pathlib import Path

from generator.intake.attachments import Fetch, download
from generator.intake.comment import comment
from generator.intake.convert import convert, gather


def main(event: Path, root: Path, target: Path, fetch: Fetch = download) -> int:
    """``target`` gets ``komentar.md``, and ``judul.txt`` and ``berkas/`` where there is a proposal."""
    proposal = convert(event, root, fetch)
    target.mkdir(parents=True, exist_ok=True)
    if proposal is None:
        print("bukan isian Terang; tidak ada yang dibuat.")
        return 0
    (target / "komentar.md").write_text(comment(proposal), "utf-8")
    if proposal.files:
        gather(proposal, root, target / "berkas")
        (target / "judul.txt").write_text(f"Masukan #{proposal.issue}: {proposal.title}\n", "utf-8")
    print(f"{len(proposal.files)} berkas, {len(proposal.findings)} temuan.")
    return 0
