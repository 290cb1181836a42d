"""What programs read of a page: JSON-LD in the words of schema.org."""

import json

import pytest

from app.web.components import Link
from app.web.structured import (
    describe_conversation,
    describe_quotation,
    describe_trail,
    write_data,
)
from app.web.urls import Urls
from tests.unit.web.quoting.quoted import (
    ADA,
    ANSWERED,
    ASKED,
    CHARLES,
    HOSTILE,
    SENTENCES,
    URL,
    make_interview,
    make_passage,
    make_turn,
)

HERE = "https://archive.example"
URLS = Urls(HERE)
INTERVIEW_URL = f"{HERE}/interviews/ada-2025"


def test_it_describes_an_interview():
    assert describe_conversation(URLS, make_interview()) == {
        "@type": "Conversation",
        "@id": INTERVIEW_URL,
        "url": INTERVIEW_URL,
        "name": "A talk with Ada",
        "datePublished": "2025-11-25",
        "inLanguage": "en",
        "isPartOf": {"@type": "CreativeWorkSeries", "name": "The Engine Room"},
        "isBasedOn": "https://archive.example/recording",
        "author": [
            {"@type": "Person", "name": "Charles Babbage", "url": f"{HERE}/speakers/charles"},
            {"@type": "Person", "name": "Ada Lovelace", "url": f"{HERE}/speakers/ada"},
        ],
    }


def test_it_leaves_out_what_is_not_known():
    bare = make_interview(series=None, date=None, source_url=None, participants=())
    assert set(describe_conversation(URLS, bare)) == {"@type", "@id", "url", "name", "inLanguage"}


def test_it_describes_a_quotation_as_a_part_of_its_interview():
    assert describe_quotation(URLS, make_passage(SENTENCES[1]), [ASKED, ANSWERED], URL) == {
        "@type": "Quotation",
        "url": URL,
        "text": "It does what I do.",
        "inLanguage": "en",
        "creator": [{"@type": "Person", "name": "Ada Lovelace", "url": f"{HERE}/speakers/ada"}],
        "isPartOf": {"@id": INTERVIEW_URL},
    }


def test_several_speakers_are_named_once_each():
    turns = [make_turn(ADA, 0, 14), make_turn(CHARLES, 15, 33), make_turn(ADA, 34, 37)]
    told = describe_quotation(URLS, make_passage(), turns, URL)
    assert [person["name"] for person in told["creator"]] == ["Ada Lovelace", "Charles Babbage"]


@pytest.mark.parametrize(
    "turns",
    [
        [make_turn(None, 0, 37)],
        [make_turn(ADA, 0, 37, "inferred")],
        [ASKED, make_turn(None, 15, 37)],
        [ASKED, make_turn(ADA, 15, 37, "inferred")],
    ],
)
def test_nobody_is_told_to_have_said_what_is_not_known_for_sure_of_all(turns):
    assert "creator" not in describe_quotation(URLS, make_passage(), turns, URL)


def test_a_turn_beside_the_passage_makes_nothing_of_it_doubtful():
    turns = [make_turn(None, 0, 14), ANSWERED]
    told = describe_quotation(URLS, make_passage(SENTENCES[1]), turns, URL)
    assert [person["name"] for person in told["creator"]] == ["Ada Lovelace"]


def test_who_takes_part_by_a_guess_is_not_told():
    told = describe_conversation(URLS, make_interview(), {"ada"})
    assert [person["name"] for person in told["author"]] == ["Charles Babbage"]


def test_it_describes_the_way_to_a_page():
    trail = describe_trail(URLS, [Link("Interviews", "/interviews"), Link("Ada", "/x")])
    assert trail == {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": 1,
                "name": "Interviews",
                "item": f"{HERE}/interviews",
            },
            {"@type": "ListItem", "position": 2, "name": "Ada", "item": f"{HERE}/x"},
        ],
    }


@pytest.mark.parametrize("text", [*HOSTILE, "<!--<script>", "\N{LINE SEPARATOR}\\"])
def test_no_words_end_the_element_that_holds_them(text):
    written = write_data({"name": text}, {"name": "other"})
    assert not set("<>&") & set(written)
    assert json.loads(written) == {
        "@context": "https://schema.org",
        "@graph": [{"name": text}, {"name": "other"}],
    }
