"""What the officer reads below the issue. Words of the issue stand in a code block and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.findings import errors
from generator.intake.convert import Proposal

MARKER = "<!-- terang:masukan -->"
"""By this the comment is found again and replaced, not repeated."""
LEAK = (
    "Hapus dari isian dan lampirannya sekarang: siapa pun dapat membacanya. Isi lama tetap ada di menu "
    "“edited”; mintalah pengelola menghapusnya dari sana."
)
LIMIT = 100
"""Findings that are shown."""


def comment(proposal: Proposal) -> str:
    return "\n\n".join([MARKER, *paragraphs(proposal)]) + "\n"


def already_reviewed() -> str:
    """Where somebody else has committed to the branch, an edited form does not replace it."""
    parts = [
        MARKER,
        "**Peninjau sudah mengubah usulan ini, jadi suntingan isian yang terakhir tidak diterapkan.**",
        "Tulis yang ingin diubah sebagai komentar di usulannya (pull request). Bila peninjau menutup usulan "
        "dan menghapus cabangnya, suntingan berikutnya membuat usulan baru.",
    ]
    return "\n\n".join(parts) + "\n"


def paragraphs(proposal: Proposal) -> Sequence[str]:
    wrong = errors(proposal.findings)
    if proposal.personal:
        verdict = "**Isian ini memuat data pribadi, jadi tidak dijadikan usulan.** " + LEAK
    elif not proposal.files:
        verdict = "**Isian ini belum dapat dijadikan usulan.**"
    elif wrong:
        verdict = f"**Usulan sudah dibuat, tetapi masih ada {len(wrong)} masalah.**"
    else:
        verdict = "**Usulan sudah dibuat dan lolos pemeriksaan.** Pengelola akan meninjaunya."
    parts = [verdict]
    if proposal.files:
        parts += ["Berkasnya:", code("\n".join(proposal.files))]
    if proposal.findings:
        lines = [str(finding) for finding in proposal.findings[:LIMIT]]
        more = len(proposal.findings) - LIMIT
        parts += ["Temuan:", code("\n".join([*lines, *([f"… dan {more} lagi."] if more > 0 else [])]))]
        parts.append("Perbaiki isiannya (titik tiga, lalu Edit); usulan dan komentar ini diperbarui sendiri.")
    return parts


def code(text: str) -> str:
    """A fence that the text cannot close."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"
