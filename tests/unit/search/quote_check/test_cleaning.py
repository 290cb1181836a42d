"""What somebody pastes, without what a page or a program put into it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.quote_check.cleaning import clean_paste

PASTED = "ab A*_<>/&;-\u00ad\u200b¹†\n\r\t’”.#qsup"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p>The engine weaves</p>", "The engine weaves"),
        ("<p>The engine</p><p>weaves</p>", "The engine\nweaves"),
        ("The engine<br/>weaves<BR>patterns", "The engine\nweaves\npatterns"),
        ("<ul><li>engine</li><li>loom</li></ul>", "engine\nloom"),
        ("The <em>engine</em> weaves", "The engine weaves"),
        ("<b>T</b>he engine pre<wbr>trains", "The engine pretrains"),
        ("<a href='x'\ntitle=\"y\">The engine</a> weaves", "The engine weaves"),
        ("<q>The engine weaves</q>, <Q cite='x'>it does</Q>", "“The engine weaves”, “it does”"),
        ("The engine<sup>12</sup> weaves<SUP id='a'>[a]</SUP >.", "The engine weaves."),
        ("<!-- a\nnote -->The engine", "The engine"),
        ("The engine &amp; the loom&#39;s &lt;b&gt;", "The engine & the loom's <b>"),
        ("&ldquo;The&nbsp;engine&rdquo;", "“The engine”"),
    ],
)
def test_it_takes_html_off(text: str, plain: str) -> None:
    assert clean_paste(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("> The engine\n> weaves", "The engine\nweaves"),
        (">> The engine\n>>\n>> weaves", "The engine\nweaves"),
        ("- The engine\n* weaves\n• patterns", "The engine\nweaves\npatterns"),
        ("The *engine* **weaves** ***it***", "The engine weaves it"),
        ("The _engine_ __weaves__", "The engine weaves"),
        ("“*The engine*”", "“The engine”"),
        ("&gt; The engine", "The engine"),
    ],
)
def test_it_takes_markdown_off(text: str, plain: str) -> None:
    assert clean_paste(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("The alge-\nbraic engine", "The algebraic engine"),
        ("The alge\u2010 \n  braic engine", "The algebraic engine"),
        ("The alge-\r\nbraic engine", "The algebraic engine"),
        ("> The alge-\n> braic engine", "The algebraic engine"),
        ("The alge\u00adbraic en\u200bgine", "The algebraic engine"),
        ("  The   engine\t\n\n\n weaves ", "The engine\nweaves"),
        ("cafe\u0301s", "cafés"),
    ],
)
def test_it_joins_what_was_broken(text: str, plain: str) -> None:
    assert clean_paste(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("The engine¹ weaves.²³", "The engine weaves."),
        ("The engine† weaves.*", "The engine weaves."),
        ("“The engine weaves.”**", "“The engine weaves.”"),
    ],
)
def test_it_takes_signs_of_footnotes_off(text: str, plain: str) -> None:
    assert clean_paste(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "WEBVTT\n\n00:10:01.200 --> 00:10:03.000\nThe engine weaves",
        "WEBVTT - made by hand\n\n10:01.200 --> 10:03.000 align:start\nThe engine weaves",
        "1\n00:10:01,200 --> 00:10:03,000\nThe engine weaves\n\n2",
        "0:41\nThe engine weaves\n(0:45)",
        "On Tue, 25 Nov 1843, Ada <ada@example.org> wrote:\n> The engine weaves",
        "-----Original Message-----\nFrom: Ada\nTo: Charles\nSubject: It\n\nThe engine weaves",
        "@ada\n·\nNov 25, 1843\nThe engine weaves\n12 34 1.2K",
        "The engine weaves\n12:41 PM · Nov 25, 1843 · 1.2M Views",
        "The engine weaves 12:41 PM · Nov 25, 1843 · 1.2M Views",
        "The engine weaves\n1.2M Views\n34 Reposts",
        "The engine weaves Read more",
        "The engine weaves show more …",
        "The engine weaves Continue reading",
        "The%20engine%20weaves",
        "1. The engine weaves",
        "12) The engine weaves",
    ],
)
def test_it_takes_off_what_a_program_puts_around_it(text: str) -> None:
    assert clean_paste(text) == "The engine weaves"


def test_it_makes_a_label_of_who_posts() -> None:
    posted = clean_paste("Ada Lovelace @ada · Nov 25\nThe engine weaves.\n12 34 1.2K")
    assert posted == "Ada Lovelace:\nThe engine weaves."
    assert clean_paste("Ada @ada · 5h\nIt weaves.") == "Ada:\nIt weaves."


@pytest.mark.parametrize(
    "text",
    [
        "12 34 1.2K",  # where nothing else is there
        "100%20 of it",
        "From here on it weaves",
        "I read more than that",
        "1843 was the year",
        "It weaves 12:41 patterns",
        "Ada wrote: it weaves",
    ],
)
def test_what_is_like_a_frame_and_is_all_or_goes_on_stays(text: str) -> None:
    assert clean_paste(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2",
        "snake_case_word and other_word",
        "x < y and y > z",
        "a trial-and-error engine",
        "an engine -\nno more",
        "in 2025-\n2026 it is",
        "the engine—\nit weaves",
        "a 15\" loom, 6' tall",
        "",
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert clean_paste(text) == text


@given(st.text(max_size=200) | st.text(PASTED, max_size=100))
def test_anything_is_cleaned_line_by_line(text: str) -> None:
    lines = clean_paste(text).split("\n")
    assert all(line == " ".join(line.split()) for line in lines)
    assert lines == [""] or all(lines)


@given(st.text("ab cd", max_size=40))
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert clean_paste(text) == " ".join(text.split())
