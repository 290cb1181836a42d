"""What somebody pastes into a message."""

import pytest

from app.web.quoting.plain_text import write_script, write_text
from app.web.quoting.scripts import Part, Script
from tests.unit.web.quoting.quoted import HOSTILE, TALK, URL, WHERE, quote


def test_it_says_who_where_and_when_on_one_line():
    assert write_text(quote()) == f"“It does what I do.” — Ada Lovelace, {WHERE}, {URL}"


def test_it_says_that_nobody_is_known():
    text = write_text(quote((None, "No.")))
    assert text == f"“No.” — Speaker not identified, {WHERE}, {URL}"


def test_several_speakers_have_a_line_each():
    assert write_text(quote(*TALK)) == (
        "Charles Babbage: “Will it think?”\n"
        "Speaker not identified: “It does what I do.”\n"
        f"— {WHERE}, {URL}"
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_as_they_are(words):
    assert write_text(quote(("Ada", words))).startswith(f"“{words}” — Ada, ")


def test_it_writes_a_whole_interview():
    parts = (
        Part("The engine", (("Ada", "An engine."), (None, "It weaves."))),
        Part(None, (("Charles", "Will it think?"),)),
    )
    assert write_script(Script("A talk", (WHERE, "Revision 2"), URL, parts)) == (
        f"A talk\n\n{WHERE}\nRevision 2\n{URL}\n\n"
        "The engine\n----------\n\nAda: An engine.\n\nIt weaves.\n\nCharles: Will it think?"
    )
