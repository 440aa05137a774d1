"""Whether a page's text can be words at all, or is what a careless scanner or a font without names left.

Indonesian, its neighbours and English: half of the letters are vowels or nearly so, words are short and
in one case, and digits, letters and signs do not change within a word. A table of names and figures passes;
what was recognised in the wrong language, mirrored, or mapped letter by letter to others does not.
"""

from __future__ import annotations

import re

FEWEST = 12
"""Words below which a page is not judged."""
LOOKED_AT = 20_000
"""Characters of a page that are looked at."""
PLAIN = re.compile(
    r"[(\[\"'“‘<]*(?:"
    r"(?:Rp\.?)?[-+]?\d[\d.,:/%x()-]*(?:[a-z]{1,4}[23²³]?|%)?|"  # figures, dates, times, measures
    r"[A-Z0-9]+(?:[./_-][A-Z0-9]+)*|(?:[A-Z]\.){1,4}|[a-z]\.|"  # abbreviations, numbers of letters, initials
    r"(?:[A-Z]?[a-zà-ÿ]{1,22}|[A-Z]{2,22})(?:[-/–'’](?:[A-Z]?[a-zà-ÿ]{1,22}|[A-Z]{1,22}|\d{1,6}))*|"
    r"[•●▪◦–—:=|&/-]{1,3}"
    r")[)\]\"'”’.,;:!?>%]*"
)
LETTERS = re.compile(r"[A-Za-z]")
SMALL = re.compile(r"(?<![^\W_])[a-z]{2,}(?![^\W_])")
"""Words in small letters: neither names nor abbreviations."""
VOWELS = re.compile(r"[aeiou]")
CLUSTER = re.compile(r"(?i)[bcdfghjklmnpqrstvwxz]{5}|[aeiou]{4}|(.)\1\1")
"""Five consonants in a row: ``instruksi`` and ``kontrak`` have four."""
OFTEN = frozenset(
    re.findall(
        r"\w+",
        "dan di yang untuk dari dengan pada dalam ini itu atau ke oleh tahun tentang nomor kota pasal ayat "
        "adalah sebagai tidak akan dapat telah jumlah nama the of and to in for is on by with as at be "
        "lan ing kang sing karo nu anu ka ti jeung nan jo dek van het een en de la le les et der die und",
    )
)
LEAST = 0.6
"""Share of the words that must be plain ones."""
VOWELLED = (0.26, 0.62)
"""Share of vowels among the letters: Indonesian has about 0.45, English 0.39."""
SCRIPTS = 0.5
"""Share of letters that must be Latin for a page to be judged: other scripts are not known here."""
PROSE, SELDOM = 40, 0.02
"""So many words in small letters with so few of the frequent ones are no language of ours."""
PAIRS = frozenset(
    re.findall(
        r"\w+",
        "an ng er en ka ar ta at ak la ra in te ma pa da sa di ah al ke me be se na ga un as am ya it ti is "
        "ja ri ha ku tu su bu nt el ba ni il pe ro si ur li",
    )
)
"""Letters that stand beside each other in Indonesian and its neighbours …"""
AT_HOME = 0.5
"""… which are this share of all pairs in a list of goods, never where letters are exchanged or mirrored."""
ALMOST = 0.12
"""Share of frequent words from which a page is believed, however odd the rest is: formulas, codes."""


def garbled(text: str) -> bool:
    """True only of a text that is long enough and cannot be read."""
    text = text[:LOOKED_AT]
    words = [word for word in text.split() if word.strip(".…_")]
    if len(words) < FEWEST or foreign(text, len(LETTERS.findall(text))):
        return False
    often = sum(word.strip(".,;:()").lower() in OFTEN for word in words)
    if often >= ALMOST * len(words):
        return False
    plain = sum(bool(PLAIN.fullmatch(word)) and not CLUSTER.search(word) for word in words)
    small = SMALL.findall(text)
    return (
        plain < LEAST * len(words)
        or unvowelled(small)
        or (len(small) >= PROSE and often < SELDOM * len(small) and not at_home(small))
    )


def at_home(small: list[str]) -> bool:
    pairs = [word[n : n + 2] for word in small for n in range(len(word) - 1)]
    return sum(pair in PAIRS for pair in pairs) >= AT_HOME * len(pairs)


def foreign(text: str, latin: int) -> bool:
    """Most letters are of another script."""
    others = sum(character.isalpha() and not character.isascii() for character in text)
    return others > 0 and latin < SCRIPTS * (latin + others) and others > len(text) / 4


def unvowelled(small: list[str]) -> bool:
    least, most = VOWELLED
    letters = "".join(small)
    return len(letters) >= 40 and not least <= len(VOWELS.findall(letters)) / len(letters) <= most
