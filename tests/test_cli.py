"""Arguments and exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main, parser


@pytest.mark.parametrize("line", ["--portal /x check", "check --portal /x"])
def test_the_folder_may_be_named_before_or_after_the_command(line: str) -> None:
    assert parser().parse_args(line.split()).portal == Path("/x")


@pytest.mark.parametrize("line", ["--quiet build", "build --quiet"])
def test_quiet_may_stand_before_or_after_the_command(line: str) -> None:
    assert parser().parse_args(line.split()).quiet is True


def test_the_default_is_this_folder_and_not_quiet() -> None:
    arguments = parser().parse_args(["check"])
    assert (arguments.portal, arguments.quiet, arguments.format) == (Path(), False, "text")


@pytest.mark.parametrize("line", ["", "terbangkan", "check --format xml", "serve --port satu"])
def test_wrong_usage_gives_two(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(line.split())
    assert stopped.value.code == 2
    assert "terang" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_a_folder_without_a_portal_is_a_finding(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--portal", str(tmp_path), "--quiet", command]) == 1
    printed = capsys.readouterr().out
    assert "[bukan-portal]" in printed
    assert printed.splitlines()[-1] == "1 masalah; tidak ada yang diterbitkan."
    assert list(tmp_path.iterdir()) == []
