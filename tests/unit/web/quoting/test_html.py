"""A quotation as HTML, read back as a browser would."""

import pytest
from lxml import html

from app.web.quoting.html import write_html
from tests.unit.web.quoting.quoted import HOSTILE, TALK, URL, WHERE, quote


def read(quotation):
    return html.fromstring(f"<div>{write_html(quotation)}</div>")


def test_it_quotes_and_says_who_and_where():
    assert write_html(quote(language="de")) == (
        f'<blockquote cite="{URL}" lang="de">\n'
        "<p>It does what I do.</p>\n"
        "</blockquote>\n"
        f'<p>— Ada Lovelace, <a href="{URL}">{WHERE}</a></p>'
    )


def test_several_speakers_have_a_paragraph_each():
    page = read(quote(*TALK))
    assert [each.text_content() for each in page.xpath("blockquote/p")] == [
        "Charles Babbage: Will it think?",
        "Speaker not identified: It does what I do.",
    ]
    assert page.xpath("string(p)") == f"— {WHERE}"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_nothing_but_words(text):
    for quotation in (
        quote((text, text), where=text, language=text),
        quote((text, text), (None, text), where=text, language=text),
    ):
        page = read(quotation)
        assert {each.tag for each in page.iter()} <= {"div", "blockquote", "p", "b", "a"}
        assert {name for each in page.iter() for name in each.attrib} == {"cite", "lang", "href"}
        assert page.xpath("string(blockquote/p[last()])").endswith(text)
        assert page.xpath("string(p/a)") == text
        assert page.xpath("string(blockquote/@lang)") == text
