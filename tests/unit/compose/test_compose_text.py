"""The manuscript's characters reach the page as characters, whatever they look like."""

import sample

from stonehand.compose import compose_print
from stonehand.compose.epub_sections import compose_documents
from stonehand.model.inline import Image, Link, Phrase


def page(*content: object) -> str:
    section = sample.Section(
        anchor="a",
        kind="chapter",
        matter=sample.Matter.BODY,
        span=sample.at(),
        blocks=(sample.p("a-p1", *content),),
    )
    return compose_print(sample.book(section)).sections[0].html


def test_markup_in_the_manuscript_is_text() -> None:
    assert "&lt;script&gt;a &amp; b" in page("<script>a & b")


def test_a_template_in_the_manuscript_is_text() -> None:
    assert "{{ 7 * 7 }}{% raw %}" in page("{{ 7 * 7 }}{% raw %}")


def test_attributes_are_escaped() -> None:
    html = page(Phrase((sample.t("x"),), sample.at(), 'a"><b', ('c"d',)))
    assert 'id="a&#34;&gt;&lt;b" class="c&#34;d"' in html


def test_a_character_that_xml_forbids_becomes_a_replacement_character() -> None:
    assert "a\ufffdb" in page("a\x0cb")


def test_a_link_leads_only_to_the_web_the_post_and_the_book() -> None:
    links = [
        Link((sample.t("x"),), target, sample.at()) for target in ("https://a.b/", "#comet", "mailto:a@b.c")
    ]
    refused = [
        Link((sample.t("y"),), target, sample.at()) for target in ("javascript:a", "file:///etc", "../x")
    ]
    html = page(*links, *refused)
    assert html.count("<a ") == 3
    assert ">y<" not in html


def test_a_link_holds_no_call_and_no_link() -> None:
    inner = Link((sample.t("in"),), "https://a.b/", sample.at())
    html = page(Link((sample.t("out "), inner, sample.call("1", "1")), "https://c.d/", sample.at()))
    assert '<a class="link" href="https://c.d/">out in</a><a class="call"' in html


def test_a_width_that_is_no_length_is_left_out() -> None:
    html = page(Image("a b.png", 'say "x"', sample.at(), "1px;color:red"))
    assert '<img src="a%20b.png" alt="say &#34;x&#34;"/>' in html


def test_an_image_of_the_epub_stands_in_its_folder() -> None:
    section = sample.Section(
        anchor="a", kind="chapter", matter=sample.Matter.BODY, span=sample.at(),
        blocks=(sample.p("a-p1", Image("manuscript/figures/x.svg", "", sample.at())),),
    )  # fmt: skip
    ((_, body),) = compose_documents(sample.book(section)).bodies
    assert '<img src="../images/figures-x.svg" alt=""/>' in body


def test_a_language_is_given_twice_in_the_epub() -> None:
    section = sample.Section(
        anchor="a", kind="chapter", matter=sample.Matter.BODY, span=sample.at(),
        blocks=(sample.p("a-p1", "mot", language="fr"),),
    )  # fmt: skip
    ((_, body),) = compose_documents(sample.book(section)).bodies
    assert '<p id="a-p1" lang="fr" xml:lang="fr">' in body
