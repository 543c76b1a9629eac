"""Which progress is drawn where, and the bars of a terminal."""

import io
import sys

import pytest
from rich.console import Console

from stonehand.cli import drawn
from stonehand.cli.progress import Lines, progress_for
from stonehand.cli.settings import Settings
from stonehand.model.progress import Silence


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("CI", raising=False)


def test_bars_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    on_a_terminal(monkeypatch)
    assert isinstance(progress_for(Settings()), drawn.Drawn)


@pytest.mark.parametrize("name, value", [("CI", "true"), ("TERM", "dumb")])
def test_lines_in_ci_and_on_a_dumb_terminal(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    on_a_terminal(monkeypatch)
    monkeypatch.setenv(name, value)
    assert isinstance(progress_for(Settings()), Lines)


def test_lines_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert isinstance(progress_for(Settings()), Lines)


@pytest.mark.parametrize("settings", [Settings(quiet=True), Settings(format="json")])
def test_silence(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    on_a_terminal(monkeypatch)
    assert isinstance(progress_for(settings), Silence)


def test_a_step_more_than_was_likely_is_not_beyond_the_total(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Lines()
    lines.stage("set", 1)
    lines.step("one")
    lines.step("one")
    assert capsys.readouterr().err.splitlines() == ["set", "set 1/1: one", "set 2/2: one"]


def test_a_bar_shows_stage_step_and_count(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=100, color_system=None)
    monkeypatch.setattr(drawn, "Console", lambda stderr: console)
    bars = drawn.Drawn()
    bars.stage("set", 2)
    bars.step("foreword")
    bars.stage("assemble")
    bars.done()
    bars.done()
    assert "set" in screen.getvalue()
    assert "2/2" in screen.getvalue()
    assert "assemble" in screen.getvalue()
