"""What other sites are told of a passage, where the public origin is known and where it is not."""

from app.web.page import Alternate
from app.web.previews import link_card, link_oembed, list_trail
from app.web.urls import Urls
from tests.unit.web.quoting.quoted import SENTENCES, make_interview, make_passage

HERE = "https://archive.example"
PUBLIC, UNKNOWN = Urls(HERE), Urls()
PAGE = "/interviews/ada-2025/bcdfghjk..bcdfghjn"


def test_a_passage_has_a_card_of_its_own():
    card = link_card(PUBLIC, make_passage())
    assert card == f"{HERE}/cards/ada-2025/bcdfghjk..bcdfghjn.png?revision=2"


def test_a_correction_makes_another_card():
    assert link_card(PUBLIC, make_passage(revision=3)) != link_card(PUBLIC, make_passage())


def test_the_card_of_a_sentence_is_named_by_one_key():
    card = link_card(PUBLIC, make_passage(SENTENCES[1]))
    assert card == f"{HERE}/cards/ada-2025/bcdfghjm.png?revision=2"


def test_it_leads_to_how_a_passage_is_shown():
    asked = "https%3A%2F%2Farchive.example%2Finterviews%2Fada-2025%2Fbcdfghjk..bcdfghjn"
    assert list(link_oembed(PUBLIC, PAGE)) == [
        Alternate("application/json+oembed", f"{HERE}/oembed?url={asked}", "oEmbed")
    ]


def test_it_promises_nothing_where_the_origin_is_not_known():
    assert link_card(UNKNOWN, make_passage()) is None
    assert list(link_oembed(UNKNOWN, PAGE)) == []


def test_the_way_to_an_interview_starts_at_the_list():
    assert [(link.text, link.url) for link in list_trail(PUBLIC, make_interview())] == [
        ("Interviews", "/interviews"),
        ("A talk with Ada", "/interviews/ada-2025"),
    ]
