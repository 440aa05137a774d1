"""How the program is called, in Indonesian: argparse speaks English only."""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn

from generator.findings import did_you_mean

WORDS = {
    r"the following arguments are required: (.+)": r"belum ditulis: \1",
    r"unrecognized arguments: (.+)": r"tidak dikenal: \1",
    r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)": r"\1: \2 tidak ada. Yang ada: \3",
    r"argument (.+?): invalid folder value: (.+)": r"\1: folder \2 tidak ada",
    r"argument (.+?): invalid address value: (.+)": r"\1: \2 bukan alamat; tulis lengkap dengan https://",
    r"argument (.+?): invalid port value: (.+)": r"\1: \2 bukan nomor port; tulis 1 sampai 65535",
    r"argument (.+?): invalid \w+ value: (.+)": r"\1: \2 tidak dapat dipakai",
    r"argument (.+?): expected one argument": r"\1: nilainya belum ditulis",
    r"argument (.+?): expected at least one argument": r"\1: belum ditulis",
    r"argument (.+?): ignored explicit argument (.+)": r"\1 tidak memakai nilai \2",
    r"ambiguous option: (\S+) could match (.+)": r"\1 dapat berarti \2",
}
"""What argparse says → the same in Indonesian; anything else stays as it is."""

CHOICE = re.compile(r"(?P<said>[^']*'(?P<wrong>.*?)' tidak ada\.) (?P<known>Yang ada: .*)", re.DOTALL)


class Parser(argparse.ArgumentParser):
    def __init__(self, *, add_help: bool = True, **options: Any) -> None:
        super().__init__(add_help=False, **options)
        self._positionals.title, self._optionals.title = "isian", "pilihan"
        if add_help:
            self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")

    def format_usage(self) -> str:
        return in_indonesian(super().format_usage())

    def format_help(self) -> str:
        return in_indonesian(super().format_help())

    def error(self, message: str) -> NoReturn:
        for english, words in WORDS.items():
            if re.fullmatch(english, message, re.DOTALL):
                message = re.sub(english, words, message, flags=re.DOTALL)
                break
        if choice := CHOICE.fullmatch(message):
            near = did_you_mean(choice["wrong"], re.findall(r"'([^']+)'", choice["known"]))
            message = " ".join(filter(None, (choice["said"], near, choice["known"])))
        self.exit(2, f"{self.format_usage()}{self.prog}: {message}. Lihat: {self.prog} --help\n")


def in_indonesian(text: str) -> str:
    return re.sub(r"\Ausage: ", "cara pakai: ", text)
