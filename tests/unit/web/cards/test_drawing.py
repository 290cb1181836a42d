"""Cards as pictures: what is on them, what is not, and that nothing said breaks them."""

from io import BytesIO
from time import process_time

import pytest
from PIL import Image

from app.web.cards import drawing
from app.web.cards.drawing import MARGIN, draw_card, draw_site_card, name_card
from tests.unit.web.cards.pictures import (
    PAPER,
    draw,
    find_ink,
    find_width_of_words,
    list_chunks,
    make_card,
    open_picture,
)

LONG = "What we have is a lot of compute, and what we lack is a good idea of what to do. " * 20
TEXTS = {
    "one word": "Emotions.",
    "a sentence": "And so the answer is that nobody knows.",
    "a long quotation": LONG,
    "accents": "Größe; zażółć gęślą jaźń. Ở đây. ÅÉÎ",
    "Cyrillic": "Любовь и дружба; їжак, ђак, љубав.",
    "capitals": "THE ANSWER IS THAT NOBODY KNOWS ÄÖÜ. " * 10,
    "one enormous word": "Donaudampfschiffahrt" * 200,
    "a quotation in it": "“Attention is all you need” was the title.",
    "an italic f at its end": "ffffffffff",
    "thin letters": "i" * 5000,
    "letters with marks": "j\u0323\u0307" * 2000,
}


@pytest.mark.parametrize("words", TEXTS.values(), ids=TEXTS.keys())
def test_a_card_has_the_size_that_sites_ask_for(words):
    picture = Image.open(BytesIO(draw(words)))
    assert (picture.format, picture.size) == ("PNG", (1200, 630))


@pytest.mark.parametrize("words", TEXTS.values(), ids=TEXTS.keys())
def test_nothing_is_drawn_in_the_margins(words):
    left, top, right, bottom = find_ink(draw(words))
    assert left >= MARGIN
    assert top >= MARGIN
    assert right <= 1200 - MARGIN
    assert bottom <= 630 - MARGIN


def test_a_crowd_of_speakers_and_a_long_title_stay_inside_the_margins():
    everything = {"speaker": LONG, "source": LONG, "site": LONG}
    left, _, right, bottom = find_ink(draw(**everything))
    assert (left >= MARGIN, right <= 1200 - MARGIN, bottom <= 630 - MARGIN) == (True,) * 3


def test_a_speaker_without_a_space_in_the_name_stays_inside_the_margins():
    assert find_ink(draw(speaker="x" * 100_000, source="y" * 100_000))[2] <= 1200 - MARGIN


def test_the_paper_is_that_of_the_site():
    assert open_picture(draw()).getpixel((5, 5)) == PAPER


def test_a_card_is_a_small_file():
    assert len(draw(LONG)) < 45_000


@pytest.mark.parametrize("words", ["Emotions.", LONG])
def test_the_same_card_is_the_same_bytes(words):
    assert draw(words) == draw(words)


@pytest.mark.parametrize(
    "changes",
    [
        {"words": "It’s the age of scaling."},
        {"speaker": "Charles Babbage"},
        {"speaker": None},
        {"source": "Engines, 4 May 1843"},
        {"site": "Spoken"},
    ],
)
def test_another_card_is_another_picture_and_has_another_name(changes):
    assert draw(**changes) != draw()
    assert name_card(make_card(**changes)) != name_card(make_card())


def test_a_name_does_not_run_its_parts_together():
    one, other = make_card(speaker="a", source="b, c"), make_card(speaker="a, b", source="c")
    assert name_card(one) != name_card(other)


def test_another_way_to_draw_is_another_name(monkeypatch):
    before = name_card(make_card())
    monkeypatch.setattr(drawing, "VERSION", drawing.VERSION + 1)
    assert name_card(make_card()) != before


def test_the_marks_are_not_drawn_as_words():
    assert find_width_of_words(draw(".")) < 20


def test_where_no_speaker_is_known_the_foot_stands_higher():
    assert find_ink(draw(speaker=None))[3] < find_ink(draw())[3]


def test_what_is_said_far_behind_is_shown_by_no_more_than_the_sign_for_it():
    assert draw(LONG + "One.") == draw(LONG + "Two.")
    assert draw(LONG + "A 🎉.") == draw(LONG)


def test_shortened_words_do_not_look_like_all_of_them():
    shown = "word " * 20
    assert draw(shown * 20) != draw(shown)


@pytest.mark.parametrize(
    "changes",
    [
        {"words": "我们回到了研究的时代。"},
        {"words": "שלום"},
        {"words": "مرحبا"},
        {"words": "That is great 🎉 indeed."},
        {"words": "Zalgo" + "\u0301\u0302\u0303" * 40},
        {"words": "half a sign: \ud83c"},
        {"words": "\x00\n \u200f"},
        {"words": ""},
    ],
)
def test_words_that_cannot_be_drawn_leave_the_site_and_where_they_are_from(changes):
    assert draw(**changes) == draw_site_card("Onrecord", "Ada Lovelace, Engines, 3 May 1843")


def test_words_of_somebody_whose_name_cannot_be_drawn_are_not_shown_without_it():
    assert draw(speaker="伊利亚") == draw_site_card("Onrecord", "Engines, 3 May 1843")


def test_words_from_where_cannot_be_drawn_are_not_shown_without_it():
    assert draw(source="播客") == draw_site_card("Onrecord", "Ada Lovelace")


def test_a_site_whose_name_cannot_be_drawn_has_its_sign():
    assert draw_site_card("口述", "访谈") == draw_site_card("", "")
    assert draw_site_card("口述", "Interviews") != draw_site_card("", "")
    assert find_ink(draw(site="口述"))[2] <= 1200 - MARGIN


@pytest.mark.parametrize("line", ["", "Interviews, on the record", LONG, "x" * 3000])
def test_a_card_of_the_site_stays_inside_the_margins(line):
    left, top, right, bottom = find_ink(draw_site_card("Onrecord " * 20, line))
    assert min(left, top, 1200 - right, 630 - bottom) >= MARGIN


@pytest.mark.parametrize(
    ("hostile", "plain"),
    [
        ("It’s\nthe\tage\x00of\u2028research.", "It’s the age of research."),
        ("\u202eIt’s the \u200bage of\u2066 research.\u200f", "It’s the age of research."),
        ("A\u0308rger", "Ärger"),
    ],
)
def test_what_nobody_can_see_changes_nothing(hostile, plain):
    assert draw(hostile) == draw(plain)


@pytest.mark.parametrize(
    "words", ["</script><script>alert(1)</script>", "]]> --> \\input{x} %s {0}", "'\"; DROP"]
)
def test_code_is_words_like_any_other(words):
    assert draw(words) != draw_site_card("Onrecord", "Ada Lovelace, Engines, 3 May 1843")
    assert list_chunks(draw(words)) == list_chunks(draw())


def test_nothing_but_pixels_is_in_the_file():
    assert set(list_chunks(draw())) == {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
    assert Image.open(BytesIO(draw())).info == {}


@pytest.mark.parametrize("text", ["a", "a ", "\x00", "—", "🎉", "e\u0301"])
def test_a_million_characters_are_drawn_at_once(text):
    many = text * (1_100_000 // len(text))
    start = process_time()
    draw_card(make_card(many, speaker=many, source=many, site=many))
    assert process_time() - start < 5
