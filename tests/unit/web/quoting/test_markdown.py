"""Read back with markdown-it, a parser from the field that keeps to CommonMark."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from lxml import html
from markdown_it import MarkdownIt

from app.web.quoting.markdown import escape_markdown, write_markdown, write_script
from app.web.quoting.scripts import Part, Script
from tests.unit.web.quoting.quoted import HOSTILE, TALK, URL, WHERE, quote

OPENINGS = ["# A", "- a", "+ a", "* a", "> a", "1. a", "12) a", "===", "---", "~~~", "```"]
SIGNS = "\\`*_{}[]()<>#+-.!|~&;:=\"'/@ 19ab\N{GRINNING FACE}"
words = some.text(some.sampled_from(SIGNS) | some.characters(exclude_categories=["C", "Z"]))
lines = words.map(lambda text: " ".join(text.split())).filter(bool)


def read(markdown):
    """What a reader sees."""
    return html.fromstring(f"<div>{MarkdownIt('gfm-like', {'linkify': False}).render(markdown)}")


def tell(element):
    return " ".join(element.text_content().split())


def test_it_quotes_and_says_who_and_where():
    assert write_markdown(quote()) == (
        f"> It does what I do.\n>\n> — Ada Lovelace, [{WHERE}]({URL})"
    )


def test_several_speakers_have_a_paragraph_each():
    page = read(write_markdown(quote(*TALK)))
    assert [tell(each) for each in page.xpath("blockquote/p")] == [
        "Charles Babbage: Will it think?",
        "Speaker not identified: It does what I do.",
        f"— {WHERE}",
    ]
    assert [tell(each) for each in page.iter("strong")] == [
        "Charles Babbage:",
        "Speaker not identified:",
    ]


def test_it_links_to_the_words():
    (link,) = read(write_markdown(quote(url=f"{URL}?a=(b) <c>"))).iter("a")
    assert link.get("href") == f"{URL}?a=%28b%29%20%3Cc%3E"


@pytest.mark.parametrize("text", [*HOSTILE, *OPENINGS])
def test_hostile_words_are_nothing_but_words(text):
    page = read(write_markdown(quote((text, text), where=text)))
    assert [tell(each) for each in page.xpath("blockquote/p")] == [
        text,
        f"— {text}, {text}",
    ]
    assert {each.tag for each in page.iter()} == {"div", "blockquote", "p", "a"}


@given(lines)
def test_what_was_written_is_read(text):
    page = read(escape_markdown(text))
    assert {each.tag for each in page.iter()} == {"div", "p"}
    assert tell(page) == text


@pytest.mark.parametrize("title", ["Part #", "In C #1 #", "What is a #?"])
def test_a_heading_keeps_its_last_sign(title):
    script = Script(title, (), URL, (Part(title, ()),))
    assert [tell(each) for each in read(write_script(script)).xpath("h1|h2")] == [title, title]


@pytest.mark.parametrize("text", ["Two\nlines", "One\n\n# Two", "One\n- Two", "One\r\n> Two"])
def test_lines_of_a_title_do_not_leave_it(text):
    page = read(write_markdown(quote((text, "No."), where=text)))
    assert {each.tag for each in page.iter()} == {"div", "blockquote", "p", "a"}
    script = read(write_script(Script(text, (text,), URL, (Part(text, ()),))))
    assert [each.tag for each in script.xpath("*")] == ["h1", "p", "h2"]


@pytest.mark.parametrize("text", ["A talk", *HOSTILE, *OPENINGS])
def test_it_writes_a_whole_interview(text):
    script = Script(text, (text, "Revision 2"), URL, (Part(text, (("Ada", text), (None, text))),))
    page = read(write_script(script))
    assert [tell(each) for each in page.xpath("*")] == [
        text,
        f"{text} Revision 2 {URL}",
        text,
        f"Ada: {text}",
        text,
    ]
    assert [each.tag for each in page.xpath("*")] == ["h1", "p", "h2", "p", "p"]
    assert [each.tag for each in page.xpath("p[1]/*")] == ["br", "br", "a"]
