"""Event → answers → files of the portal, with what the check says of them."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from generator.drafts.names import slug_of
from generator.drafts.organisations import find_office, offices_of
from generator.drafts.propose import propose_dataset, propose_document
from generator.drafts.template import Draft
from generator.extras import load_settings
from generator.findings import Finding, Place, Rejected, did_you_mean, errors, in_order, one_line
from generator.intake.answers import Answers, answers_of
from generator.intake.attachments import Fetch, collect, links_in
from generator.kinds.resource import WIB
from generator.model import File
from generator.new import Wanted, destination, write
from generator.pipeline import check_portal

EVENT_LIMIT = 5_000_000


@dataclass(slots=True)
class Proposal:
    """``files`` lie in the portal now; none where the form cannot be turned into anything."""

    issue: int
    title: str
    day: str
    """When the issue was opened, YYYY-MM-DD."""
    files: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def personal(self) -> bool:
        """It holds what must not be in a repository: that is not copied into a branch as well."""
        return any(each.code == "data-pribadi" for each in errors(self.findings))


def convert(event: Path, root: Path, fetch: Fetch) -> Proposal | None:
    """None where the event is not about an issue from one of our forms."""
    issue = issue_of(event)
    answers = answers_of(issue["body"]) if issue else None
    if issue is None or answers is None:
        return None
    title = one_line(str(answers.values.get("judul", "")), 100) or "tanpa judul"
    proposal = Proposal(issue["number"], title, issue["day"])
    with tempfile.TemporaryDirectory() as work:
        try:
            propose(proposal, answers, root, Path(work), fetch)
        except Rejected as rejected:
            proposal.findings += rejected.findings
    proposal.findings = in_order(proposal.findings)
    return proposal


def issue_of(event: Path) -> dict[str, Any] | None:
    """Number, text and day (WIB) of the issue, each of the type that it must have."""
    if event.stat().st_size > EVENT_LIMIT:
        return None
    try:
        issue = json.loads(event.read_bytes())["issue"]
        number, body = issue["number"], issue["body"]
        day = datetime.fromisoformat(issue["created_at"]).astimezone(WIB).date()
    except (ValueError, OverflowError, KeyError, TypeError, RecursionError):
        return None
    if issue.get("state") == "closed":
        return None  # decided; whoever wants more opens it again
    if type(number) is not int or not 0 < number < 10**9 or not isinstance(body, str):
        return None
    return {"number": number, "body": body, "day": day.isoformat()}


def propose(proposal: Proposal, answers: Answers, root: Path, work: Path, fetch: Fetch) -> None:
    found = proposal.findings
    files = collect(links_in(answers.files, found), answers.kind, work, fetch, found)
    draft = drafted(answers, files, root, found)
    name = slug_of(answers.address) or slug_of(str(draft.values.get("judul", "")))
    yaml = destination(root, Wanted(answers.kind, [name], today=proposal.day), [])
    made = write(root, yaml, draft, files)
    proposal.files = made.files
    proposal.findings = [*found, *check_portal(root, [made.place])]
    if proposal.personal:
        for name in proposal.files:
            (root / name).unlink()
        proposal.files = []


def drafted(answers: Answers, files: list[File], root: Path, findings: list[Finding]) -> Draft:
    offices = offices_of(root)
    area = load_settings(root, None, []).area or ""
    if answers.kind == "dataset":
        draft = propose_dataset(files, offices, area)
    elif answers.kind == "dokumen":
        draft = propose_document(files, offices)
    else:
        draft = Draft(answers.kind, offices=offices)
    draft.values |= {key: value for key, value in answers.values.items() if key != "penerbit"}
    draft.body = answers.body
    said = str(answers.values.get("penerbit", ""))
    office = find_office(said, offices)
    if office:
        draft.values["penerbit"] = office.slug
    elif said:
        near = (
            did_you_mean(said, [office.title for office in offices]) or "Tulis nama atau singkatan kantornya."
        )
        message = f'penerbit "{one_line(said, 60)}" tidak ada.'
        findings.append(Finding(Place("isian"), message, near, "penerbit-tak-dikenal"))
    return draft


def gather(proposal: Proposal, root: Path, target: Path) -> None:
    """The proposed files alone, at the same paths below ``target``."""
    for name in proposal.files:
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / name, copy)
