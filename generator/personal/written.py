"""Numbers that prove themselves by their structure, however they are written: in groups of any length, with
anything uniform between them, misread by a scanner.

``text.find`` knows the usual forms. Here every run of groups that one and the same sign parts is put
together, and what comes out must be a NIK of a place that there is, with a day and a low serial; a mobile
number with its 0 or 62; an NPWP or NIP in its own groups. A random number of sixteen digits is such a NIK
about once in ten thousand times, so no word has to name it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.personal.evidence import Hit, Strength
from generator.personal.lines import on_line_with
from generator.personal.phone import is_mobile
from generator.personal.population import is_likely
from generator.personal.service import is_nip
from generator.personal.tax import is_likely_taxpayer, is_person

MISREAD = str.maketrans("OoIlSB", "001158")
TOKEN = re.compile(r"(?<![^\W_])[\dOolISB]*\d[\dOolISB]*(?![^\W_])")
SIGN = r"[^\w;@<>=\"#%&?!]|_"
"""What may stand between the groups of one number."""
PARTING = re.compile(rf"(?:{SIGN}){{1,3}}")
LISTING = frozenset((" ", "  ", ", ", "|", "/", "\n", "-\n"))
"""Signs that also part one number from the next, so that the same may stand around a number."""
SUMS = {(3, 3, 3, 3, 3), (1, 3, 3, 3, 3, 3)}
TAX, SERVICE = (2, 3, 3, 1, 3, 3), {(8, 6, 1, 3), (8, 6, 4), (8, 10), (4, 2, 2, 4, 2, 1, 3)}
OWN = {(2, 2, 2, 6, 4), (6, 6, 4), (4, 4, 4, 4), (2, 2, 2, 2, 2, 2, 4), TAX}
"""Groups that a number has of its own, whatever signs part them."""
WITHIN = {".", "-", "/", ","}
GLUED = re.compile(r"[._-]\d|,\d{1,3}(?!\d)")
"""What makes a number a part of another; a comma and a long number part two values."""
BRACKETS = re.compile(r"[ ()\[\]]")
MOST_GROUPS, SHORTEST, LONGEST = 18, 10, 18
WHOLES, FEW = 3, 6
"""Digits before a decimal point, and groups that may be of any length."""
LETTERS = 3
"""Digits that a scanner may have taken for letters."""
TELEPHONE = re.compile(r"(?:0|0062|62)8\d{8,11}")
BARE = re.compile(r"8\d\d-\d{4}-\d{3,5}")
"""Without its 0, as spreadsheets keep it and people write it."""
DECIMAL = re.compile(r"0[.,]")
WHOLE = re.compile(r"(?<![\d.,])(?:\d{1,7}\.|-\d{1,2},)$")
FRACTION = 9
"""What stands before the digits of a fraction, such as a coordinate's, and so many of them. A comma without
a minus may part the number of a row from a telephone number."""
DATE_AND = re.compile(r"\d{1,2}(\D{1,3})\d{1,2}\1(?:19|20)\d\d(?!\d)")
FIFTEEN = re.compile(r"(?<![\w.,])\d{12}000(?![\w.])(?!,\d)")
PERSONS = frozenset(("nik", "kk", "hp"))


def written(text: str) -> Iterator[Hit]:
    """Hits that the usual forms miss; those they find may come again."""
    tokens = [match.span() for match in TOKEN.finditer(text)]
    signs = [parting(text, tokens, number) for number in range(len(tokens))]
    number = 0
    while number < len(tokens):
        found = longest(text, tokens, signs, number) if is_enough(tokens, signs, number) else None
        if found:
            kind, last = found
            start, end = tokens[number][0], tokens[last][1]
            yield Hit(kind, opened(text, start), end, Strength.WEAK)
            number = last
        number += 1


def is_enough(tokens: list[tuple[int, int]], signs: list[str], first: int) -> bool:
    """Whether there are as many digits as a number has, before something that is no sign."""
    count = 0
    for last in range(first, min(first + MOST_GROUPS, len(tokens))):
        start, end = tokens[last]
        count += end - start
        if count >= SHORTEST:
            return True
        if not signs[last]:
            return False
    return False


def taxpayers(text: str, numbers: Sequence[Hit]) -> Iterator[Hit]:
    """Fifteen digits that may be a sum, but stand on the line of a person's number and have a check digit."""
    if not numbers or not FIFTEEN.search(text):
        return
    persons = sorted((hit for hit in numbers if hit.kind in PERSONS), key=lambda hit: hit.start)
    for start, end, _ in on_line_with(text, persons, PERSONS):
        for match in FIFTEEN.finditer(text, start, end):
            if is_likely_taxpayer(match[0]):
                yield Hit("npwp", *match.span(), Strength.WEAK)


def longest(text: str, tokens: list[tuple[int, int]], signs: list[str], first: int) -> tuple[str, int] | None:
    """The kind of the longest number that begins at a token, and its last token. ``signs``: what stands
    behind each token."""
    start, end = tokens[first]
    if end - start > LONGEST:
        return None
    sign, value, groups, mixed = "", text[start:end], [end - start], False
    best = None
    ahead, previous = signs[first - 1] if first else "", size(tokens, first - 1)
    for last in range(first, min(first + MOST_GROUPS, len(tokens))):
        if last > first:
            begin, end = tokens[last]
            own = signs[last - 1]
            sign = sign or own
            if not own:
                break
            mixed = mixed or own != sign
            if mixed and not {own, sign} <= WITHIN:
                break
            value, groups = value + text[begin:end], [*groups, end - begin]
        if len(value) > LONGEST:
            break
        if len(value) < SHORTEST:
            continue
        if sign and goes_on(sign, groups, ((ahead, previous), (signs[last], size(tokens, last + 1)))):
            continue
        kind = kind_of(value, tuple(groups), sign, text[start:end])
        if mixed and not (kind and tuple(groups) in OWN):
            continue
        if sign == "\n" and kind != "nip" and value != "".join(text.split()):
            continue
        if kind and not is_part(kind, text, (start, end), groups, sign):
            best = kind, last
            if last == first:
                break
    return best


def is_part(kind: str, text: str, span: tuple[int, int], groups: list[int], sign: str) -> bool:
    """Whether a number is a part of a code or of a letter's number, a decimal's fraction, or a sum before its
    cents."""
    start, end = span
    if (len(groups) == 1 or sign == ".") and GLUED.match(text, end):
        return True
    if sign == "/" and "/" in (text[end : end + 1], text[start - 1 : start]):
        return True
    return kind != "nik" and groups[0] >= FRACTION and bool(WHOLE.search(text, max(0, start - 8), start))


def size(tokens: list[tuple[int, int]], number: int) -> int:
    return tokens[number][1] - tokens[number][0] if 0 <= number < len(tokens) else 0


def goes_on(sign: str, groups: list[int], around: tuple[tuple[str, int], ...]) -> bool:
    """Whether the groups are cut out of a longer row of such groups."""
    return any(sign == beside and (sign not in LISTING or length in groups) for beside, length in around)


def parting(text: str, tokens: list[tuple[int, int]], number: int) -> str:
    """What stands behind a token and before the next one: its sign without spaces, " " for spaces alone,
    "" where it is more than a sign."""
    if not 0 <= number < len(tokens) - 1:
        return ""
    between = text[tokens[number][1] : tokens[number + 1][0]]
    if len(between) > 3 or not PARTING.fullmatch(between):
        return ""
    bare = BRACKETS.sub("", between) or ("  " if len(between) > 1 and between.isspace() else " ")
    return ", " if bare == "," and len(between) > 1 else bare


def kind_of(value: str, groups: tuple[int, ...], sign: str, whole: str) -> str:
    """Empty for none. ``whole``: with what parts the groups."""
    digits = value.translate(MISREAD)
    misread = 0 if value.isdecimal() else sum(map(str.isalpha, value))
    if misread > LETTERS:
        return ""
    if len(digits) == 16 and is_likely(digits):
        return "nik"
    if is_telephone(digits, groups, sign, whole, misread):
        return "hp"
    if is_taxpayer(digits, groups):
        return "npwp"
    return "nip" if groups in SERVICE and is_nip(digits) else ""


def is_taxpayer(digits: str, groups: tuple[int, ...]) -> bool:
    if groups == TAX and is_person(digits):
        return True
    return len(digits) in (15, 16) and no_sum(digits, groups) and is_likely_taxpayer(digits)


def no_sum(digits: str, groups: tuple[int, ...]) -> bool:
    """Sums begin with no 0, and have thousands for groups if any; decimals have a whole part of up to three
    digits; codes have many groups, no two neighbours of one length."""
    if len(groups) == 1:
        return digits[0] == "0"
    if len(groups) == 2 and groups[0] <= WHOLES:
        return False
    even = len(set(groups[:-1])) == 1
    return (even or len(groups) <= FEW) and (digits[0] == "0" or groups not in SUMS)


def is_telephone(digits: str, groups: tuple[int, ...], sign: str, whole: str, misread: int) -> bool:
    form = TELEPHONE.fullmatch(digits) or BARE.fullmatch(whole)
    if not form or not is_mobile(digits) or DECIMAL.match(whole) or DATE_AND.match(whole):
        return False
    if form.re is BARE:
        return True
    if whole.startswith("62") and sign in (" ", ",", "."):
        return len(groups) == 2 or (groups[:2] == (2, 3) and max(groups[2:-1], default=4) >= 4)
    if misread:
        return len(groups) == 1 and whole[0] in "0Oo"
    if sign == ":" and max(groups) < 3:
        return False  # hours and minutes
    return len(groups) <= 6 or set(groups) == {1}


def opened(text: str, start: int) -> int:
    """With the plus and bracket before it."""
    while start and text[start - 1] in "+([":
        start -= 1
    return start
