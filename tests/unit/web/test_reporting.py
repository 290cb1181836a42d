"""Where somebody tells of a mistake."""

from urllib.parse import parse_qs, urlsplit

import pytest

from app.web.reporting import MOST_CHARACTERS, link_report
from tests.unit.web.quoting.quoted import HOSTILE

HERE = "https://archive.example/interviews/ada-2025/bcdfghjk"


def read_mail(words, address=HERE):
    """To whom a mail goes, what it is about, and its lines."""
    parts = urlsplit(link_report("editor@archive.example", words, address))
    fields = parse_qs(parts.query, strict_parsing=True)
    assert (parts.scheme, set(fields)) == ("mailto", {"subject", "body"})
    return parts.path, fields["subject"][0], fields["body"][0].splitlines()


def test_a_mail_is_begun_with_the_words_and_their_address():
    assert read_mail("Will it think?") == (
        "editor@archive.example",
        "A mistake in a transcript",
        [HERE, "", "“Will it think?”", "", "What should stand there:"],
    )


@pytest.mark.parametrize("words", [*HOSTILE, "a&cc=b@c.example", "a?subject=b#c%0Ad+e"])
def test_no_words_become_a_field_of_the_mail(words):
    assert read_mail(words)[2][2] == f"“{words}”"


def test_long_words_are_shortened():
    (_, _, lines) = read_mail("word " * 300)
    assert len(lines[2]) <= MOST_CHARACTERS + 3
    assert lines[2].endswith("word…”")


def test_lines_end_as_mail_wants_them():
    # RFC 6068, 5: line breaks in the body must be encoded as %0D%0A.
    link = link_report("editor@archive.example", "No.", HERE)
    assert link.count("%0A") == link.count("%0D%0A") == 5


def test_a_page_is_the_page_that_was_named():
    page = "https://archive.example/mistakes?kind=1"
    assert link_report(page, "No.", HERE) == page


@pytest.mark.parametrize("contact", [None, ""])
def test_nobody_is_there_to_be_told(contact):
    assert not link_report(contact, "No.", HERE)
