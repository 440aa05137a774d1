"""The text of an issue taken apart into the answers of its form."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.drafts.fields import Key
from generator.drafts.names import slug_of
from generator.forms.issue import ADDRESS, BODY, FILES, FORMS, KIND, labels

BODY_LIMIT = 200_000
"""Characters; GitHub itself ends at 65,536."""
NOTHING = {"", "_No response_", "None"}
HEADING = re.compile(r"### (.+)")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


@dataclass(slots=True)
class Answers:
    kind: str
    values: dict[str, str | list[str]] = field(default_factory=dict)
    """By Indonesian key."""
    address: str = ""
    files: str = ""
    """Markdown with the links of the attachments."""
    body: str = ""


def answers_of(text: str) -> Answers | None:
    """None where the text does not come from one of our forms."""
    clean = CONTROLS.sub("", text[:BODY_LIMIT].replace("\r\n", "\n").replace("\r", "\n"))
    first = re.match(rf"\s*### {KIND}\s+(\w+)\s", clean + "\n")
    if not first or first[1] not in FORMS:
        return None
    kind = first[1]
    said = sections(clean, [label for label, _ in labels(kind)])
    answers = Answers(kind, address=said.get(ADDRESS, ""), files=said.get(FILES, ""), body=said.get(BODY, ""))
    for label, key in labels(kind):
        if key and (value := value_of(key, said.get(label, ""))):
            answers.values[key.name] = value
    return answers


def sections(text: str, expected: list[str]) -> dict[str, str]:
    """Heading → answer. A heading counts once and in the order of the form; other headings are text."""
    found: dict[str, list[str]] = {}
    position, current = 0, ""
    for line in text.split("\n"):
        heading = HEADING.fullmatch(line.rstrip())
        if heading and heading[1] in expected[position:]:
            current = heading[1]
            position = expected.index(current, position) + 1
            found[current] = []
        elif current:
            found[current].append(line)
    joined = {label: "\n".join(lines).strip() for label, lines in found.items()}
    return {label: "" if words in NOTHING else words for label, words in joined.items()}


def value_of(key: Key, words: str) -> str | list[str]:
    if not key.many:
        return " ".join(words.split())
    lines = [re.sub(r"^\s*(?:[-*]|\d+[.)])\s+", "", line).strip() for line in words.split("\n")]
    if takes_words(key):
        parts = [part for line in lines for part in re.split(r"[,;\s\[\]]+", line)]
        return [part for part in parts if part]
    if is_slugs(key):
        return [slug for line in lines for part in line.strip("[]").split(",") if (slug := slug_of(part))]
    return [line for line in lines if line]


def takes_words(key: Key) -> bool:
    """Codes such as ``S03``, which people write in one line."""
    return key.name == "kewajiban"


def is_slugs(key: Key) -> bool:
    return bool(key.pattern and key.pattern[0] == "^[a-z0-9]+(-[a-z0-9]+)*$")
