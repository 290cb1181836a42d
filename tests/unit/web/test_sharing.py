"""What a page offers to take along, and the passage with a sentence more or less."""

import pytest
from lxml import html

from app.archive.interviews import find_interview, read_sentences
from app.archive.permalinks import Passage
from app.web.sharing import (
    LEAST_FRAME_PX,
    MOST_COPIED,
    MOST_FRAME_PX,
    OF_TOPICS,
    OF_WORDS,
    list_alternates,
    list_files,
    measure_frame,
    offer_interview,
    offer_passage,
    offer_widening,
    refer_to_whole,
)
from app.web.urls import Urls
from tests.archives import FIRST
from tests.unit.ingest.talks import TURNS, ingest, write_annotated
from tests.unit.web.citing.cited import PASSAGE as REFERENCE
from tests.unit.web.quoting.quoted import HOSTILE, TALK, make_interview, quote

URLS = Urls("https://archive.example")
PAGE = "/interviews/ada-2025/bcdfghjk"


def frame(quotation):
    (copy,) = offer_passage(URLS, quotation, REFERENCE, PAGE).embeds
    (element,) = html.fromstring(f"<div>{copy.text}</div>")
    return element


def test_a_passage_is_offered_in_all_forms():
    offered = offer_passage(URLS, quote(), REFERENCE, PAGE)
    assert [(each.label, each.text[:12]) for each in offered.copies] == [
        ("Quote", "“It does wha"),
        ("Markdown", "> It does wh"),
        ("HTML", "<blockquote "),
    ]
    assert [each.style for each in offered.references] == ["APA", "MLA", "Chicago"]
    assert all("Lovelace, A" in each.text for each in offered.references)
    assert [file.url for file in offered.files] == [f"{PAGE}.{ending}" for ending in OF_WORDS]


def test_an_interview_has_no_words_to_copy():
    offered = offer_interview(URLS, make_interview(), REFERENCE)
    assert (offered.copies, offered.embeds, len(offered.references)) == ((), (), 3)
    assert [file.url for file in offered.files] == [
        *(f"/interviews/ada-2025.{ending}" for ending in OF_WORDS),
        "/interviews/ada-2025.transcript.html",
    ]


def test_a_frame_shows_the_page_that_may_be_framed():
    element = frame(quote())
    assert element.tag == "iframe"
    assert element.get("src") == f"https://archive.example/embed{PAGE}"
    assert element.get("title") == "It does what I do. (The Engine Room, 25 November 2025)"


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_leave_the_title_of_a_frame(words):
    element = frame(quote(("Ada", words), where=words))
    assert element.get("title") == f"{words} ({words})"
    assert set(element.attrib) == {"src", "title", "width", "height", "loading", "style"}


def test_no_frame_is_offered_where_the_origin_is_not_known():
    offered = offer_passage(Urls(), quote(), REFERENCE, PAGE)
    assert (offered.embeds, len(offered.copies)) == ((), 3)


def test_a_long_passage_is_not_repeated_to_copy():
    assert offer_passage(URLS, quote(("Ada", "x" * MOST_COPIED)), REFERENCE, PAGE).copies
    long = offer_passage(URLS, quote(("Ada", "x" * (MOST_COPIED + 1))), REFERENCE, PAGE)
    assert (long.copies, len(long.files)) == ((), len(OF_WORDS))


def test_a_frame_is_as_high_as_its_words_are_long():
    heights = [measure_frame(quote(("Ada", "x" * length))) for length in (1, 300, 10_000)]
    assert heights == [LEAST_FRAME_PX, 374, MOST_FRAME_PX]
    assert measure_frame(quote(*TALK * 2)) > measure_frame(quote(("Ada", quote(*TALK * 2).text)))
    assert frame(quote()).get("height") == str(LEAST_FRAME_PX)


def test_a_topic_has_a_table_and_no_text():
    files = list_files(URLS, "/topics/weaving", OF_TOPICS)
    assert [(file.text, file.url.partition(".")[2]) for file in files] == [
        ("Table", "csv"),
        ("Markdown", "md"),
        ("BibTeX", "bib"),
        ("RIS", "ris"),
        ("CSL-JSON", "csl.json"),
    ]


def test_programs_are_told_of_the_same_files():
    files, told = list_files(URLS, PAGE, OF_WORDS), list_alternates(URLS, PAGE, OF_WORDS)
    assert [(each.title, each.url) for each in told] == [(file.text, file.url) for file in files]
    assert [each.type for each in told][:2] == ["text/plain", "text/markdown"]


@pytest.fixture
def widen(library, tmp_path):
    """What is offered beside some of the five sentences of an interview: from where to where.

    A sentence alone, at the address of its key, has one number.
    """
    ingest(library, write_annotated(tmp_path / "seeds" / "ada"))

    def offer(first, last, slug="ada"):
        with library.database.read() as session:
            interview = find_interview(session, slug)
            every = read_sentences(session, interview)
            numbers = {sentence.key: sentence.position for sentence in every}
            passage = Passage(interview, tuple(every[first : last + 1]))
            view = offer_widening(session, URLS, passage)
        return [
            name and tuple(numbers[key] for key in name.rpartition("/")[2].split(".."))
            for name in (view.earlier, view.without_first, view.without_last, view.later)
        ]

    return offer


def test_it_widens_and_narrows_at_both_ends(widen):
    assert widen(1, 2) == [(0, 2), (2,), (1,), (1, 3)]


def test_nothing_comes_before_the_first_sentence(widen):
    assert widen(0, 1) == [None, (1,), (0,), (0, 2)]


def test_nothing_comes_after_the_last_sentence(widen):
    assert widen(3, 4) == [(2, 4), (4,), (3,), None]


def test_a_single_sentence_is_not_narrowed(widen):
    assert widen(2, 2) == [(1, 2), None, None, (2, 3)]


def test_the_whole_interview_is_not_widened(widen):
    assert widen(0, 4) == [None, (1, 4), (0, 3), None]


def test_whom_nobody_is_sure_of_is_no_author_of_an_interview(library, tmp_path):
    turns = TURNS.replace("Ada: An", "Ada?: An").replace("Ada: It", "Ada?: It")
    ingest(library, write_annotated(tmp_path / "ada", turns=turns))
    with library.database.read() as session:
        whole = refer_to_whole(session, find_interview(session, "ada"), "Onrecord", URLS)
    assert (whole.authors, whole.gaps) == (("Charles",), ("speaker inferred: Ada",))
    assert whole.url == "https://archive.example/interviews/ada"


def test_a_whole_interview_is_cited_by_its_guest(seeded_library):
    with seeded_library.database.read() as session:
        whole = refer_to_whole(session, find_interview(session, FIRST), "Onrecord", URLS)
    assert (whole.authors, whole.interviewers) == (("Ilya Sutskever",), ("Dwarkesh Patel",))
