"""The step of the workflow: reads the event, writes files of the portal and what is to be said."""

from __future__ import annotations

from pathlib import Path

from generator.intake.attachments import Fetch, download
from generator.intake.comment import already_reviewed, comment
from generator.intake.convert import convert, gather


def main(event: Path, root: Path, target: Path, fetch: Fetch = download) -> int:
    """``target`` gets ``komentar.md``; where there is a proposal also ``judul.txt``, ``berkas/``, and
    ``ditinjau.md``, the comment instead where a reviewer has changed the proposal before."""
    proposal = convert(event, root, fetch)
    target.mkdir(parents=True, exist_ok=True)
    if proposal is None:
        print("bukan isian Terang; tidak ada yang dibuat.")
        return 0
    (target / "komentar.md").write_text(comment(proposal), "utf-8")
    if proposal.files:
        (target / "ditinjau.md").write_text(already_reviewed(), "utf-8")
        gather(proposal, root, target / "berkas")
        (target / "judul.txt").write_text(f"Masukan #{proposal.issue}: {proposal.title}\n", "utf-8")
    print(f"{len(proposal.files)} berkas, {len(proposal.findings)} temuan.")
    return 0
