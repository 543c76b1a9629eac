"""Addresses that open an editor."""

from pathlib import Path

import pytest

from stonehand.preview import editor
from stonehand.preview.editor import WrongTemplate, address, checked, own_template
from stonehand.source import Span

PLACE = Span.point("manuscript/a b&c.md", 3, 7)


@pytest.mark.parametrize(
    "template, opened",
    [
        ("vscode://file/{path}:{line}:{column}", "vscode://file/book/manuscript/a%20b%26c.md:3:7"),
        (
            "txmt://open?url=file://{path}&line={line}",
            "txmt://open?url=file:///book/manuscript/a%20b%26c.md&line=3",
        ),
        ("", ""),
    ],
)
def test_a_place_is_filled_in_and_quoted(template: str, opened: str) -> None:
    assert address(checked(template), Path("/book"), PLACE) == opened


@pytest.mark.parametrize(
    "template",
    [
        "javascript:alert('{path}')",
        "https://example.org/{path}",
        "data:text/html,{path}",
        "file://{path}",
        "JavaScript:{path}",
        "{path}:{line}",
        "vscode://file/{file}",
        "vscode://file/",
    ],
)
def test_what_opens_no_editor_is_refused(template: str) -> None:
    with pytest.raises(WrongTemplate):
        checked(template)


@pytest.mark.parametrize(
    "text, template",
    [("", ""), ('[preview]\neditor = "zed://file/{path}"\n', "zed://file/{path}"), ("[other]\n", "")],
)
def test_the_users_settings(
    text: str, template: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor, "user_config_path", lambda name: tmp_path)
    (tmp_path / "settings.toml").write_text(text)
    assert own_template() == template


@pytest.mark.parametrize("text", ["preview", "preview = 3", "[preview]\neditor = 3"])
def test_settings_that_cannot_be_read(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor, "user_config_path", lambda name: tmp_path)
    (tmp_path / "settings.toml").write_text(text)
    with pytest.raises(WrongTemplate):
        own_template()


def test_without_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor, "user_config_path", lambda name: tmp_path)
    assert own_template() == ""
