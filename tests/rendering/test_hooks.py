"""The hooks fit one WeasyPrint, touch no other document, and step aside where they do not fit."""

from typing import Any

import pytest
from tiny import codes, lay, lines, note, p, section, text

from stonehand.press.pdf import hooks, hooks_fit, layout


def test_the_hooks_fit() -> None:
    assert hooks_fit.check() == ()


def test_they_are_put_in_place_once() -> None:
    hooks.install()
    hooked = hooks_fit.page.make_page
    assert hooks.install() == ()
    assert hooks_fit.page.make_page is hooked
    assert not hasattr(hooked.__wrapped__, "__wrapped__")


def test_another_version_is_not_hooked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hooks_fit.weasyprint, "__version__", "71.0")
    result = lay(p("a", text(20) + note("n", "short")))
    assert codes(result) == ["L014"]
    assert "note" in {line.area for _, line in lines(result)}


def other_make_page(context: Any, root_box: Any) -> None:
    """Stand for a function whose parameters have changed."""


@pytest.mark.parametrize(
    "name, function, message",
    [
        ("make_page", other_make_page, "weasyprint.layout.page.make_page takes (context root_box)"),
        ("remake_page", None, "weasyprint.layout.page.remake_page is gone"),
    ],
)
def test_a_changed_function_is_not_hooked(
    name: str, function: Any, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hooks_fit.page, name, function)
    assert message in hooks_fit.check()


def test_other_documents_are_laid_out_as_weasyprint_does_it() -> None:
    hooks.install()
    style = hooks_fit.weasyprint.CSS(string="@page { size: 105mm 130mm } span.note { float: footnote }")
    html = section(p("a", text(60) + note("n", text(1500))))
    document = hooks_fit.weasyprint.HTML(string=html).render(stylesheets=[style])
    areas = [
        child
        for page in document.pages
        for child in page._page_box.children
        if isinstance(child, hooks_fit.boxes.FootnoteAreaBox)
    ]
    assert len(areas) == 1


def test_a_foreign_box_tree_is_refused() -> None:
    class Page:
        _page_box = hooks_fit.boxes.LineBox("line", None, None, [])

    class Document:
        pages = (Page,)

    root = hooks_fit.weasyprint.HTML(string=section(p("a", "x"))).etree_element
    with pytest.raises(layout.HookMisfit, match="page box"):
        layout.read_map("s", Document, root)


def test_a_box_tree_without_lines_is_refused() -> None:
    class Document:
        pages = ()

    root = hooks_fit.weasyprint.HTML(string=section(p("a", "x"))).etree_element
    with pytest.raises(layout.HookMisfit, match="no lines"):
        layout.read_map("s", Document, root)
