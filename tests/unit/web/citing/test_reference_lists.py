"""Reference lists that somebody pastes into a paper written in Markdown."""

from dataclasses import replace
from itertools import pairwise

from markdown_it import MarkdownIt

from app.web.citing.reference_lists import write_reference_lists
from app.web.citing.styles import STYLES, join_runs
from tests.unit.web.citing.cited import HOSTILE, PASSAGE


def read_lists(text: str) -> dict[str, list[str]]:
    """The entries below each heading, as a reader sees them."""
    lists: dict[str, list[str]] = {}
    heading = ""
    tokens = MarkdownIt().parse(text)
    for opening, inline in pairwise(tokens):
        words = "".join(child.content for child in inline.children or ())
        if opening.type == "heading_open":
            heading = words
            lists[heading] = []
        elif opening.type == "paragraph_open":
            lists[heading].append(words)
    return lists


def test_each_style_lists_every_reference_in_order():
    references = [replace(PASSAGE, title="One"), replace(PASSAGE, title="Two *and* a half")]
    lists = read_lists(write_reference_lists(references))
    assert lists.pop("References") == []
    assert list(lists) == [style for style, _ in STYLES]
    for style, write in STYLES:
        assert lists[style] == [join_runs(write(reference)) for reference in references]


def test_titles_of_whole_works_lean():
    text = write_reference_lists([replace(PASSAGE, series="The Show")])
    assert "*The Show*" in text


def test_no_word_becomes_markup():
    reference = replace(PASSAGE, title=HOSTILE, series=HOSTILE)
    lists = read_lists(write_reference_lists([reference]))
    for style, write in STYLES:
        assert lists[style] == [join_runs(write(reference))]


def test_of_nothing_there_is_no_list():
    assert write_reference_lists([]) == ""
