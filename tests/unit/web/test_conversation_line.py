import re
from itertools import pairwise

import pytest

from app.archive.values import Chapter, Interview, Participant, Segment, Sentence, Turn
from app.transcript.spans import Span
from app.web.conversation_line import (
    cut_bars,
    draw_line,
    is_named,
    light_place,
    light_segments,
)
from app.web.urls import Urls

ADA = Participant("ada", "Ada", "guest")
CHARLES = Participant("charles", "Charles", "host")
MARY = Participant("mary", "Mary", "speaker")
CHAPTERS = [Chapter("one", "Engines", None, 0, 399), Chapter("two", "Notes", None, 400, 1000)]
TURNS = [(CHARLES, 0, 99), (ADA, 100, 899), (CHARLES, 900, 1000)]


def make_interview(*people, language="en"):
    return Interview(
        id=1,
        slug="talk",
        title="A talk",
        series=None,
        date=None,
        language=language,
        source_url=None,
        source_kind="notes",
        collection=None,
        identifier=None,
        place=None,
        rights=None,
        words=200,
        sentences=10,
        segments=2,
        revision=1,
        ingest=1,
        removed_at=None,
        participants=people or (ADA, CHARLES),
    )


def make_turns(*turns, basis="annotated"):
    return [
        Turn(speaker, basis if speaker else "unknown", end - start, start, end)
        for speaker, start, end in turns
    ]


def make_sentences(step=100, end=1000):
    return [
        Sentence(f"key{start}", start // step, start, start + step - 1, f"Words from {start}.")
        for start in range(0, end, step)
    ]


def make_segment(start, end, chapter=None):
    sentence = Sentence(f"key{start}", 0, start, end, f"Words from {start}.")
    return Segment(1, 1, 0, start, end, 0, 0, chapter, (), (), (sentence,))


def draw(turns=TURNS, chapters=(), sentences=(), people=()):
    return draw_line(Urls(), make_interview(*people), make_turns(*turns), chapters, sentences)


def read_caption(line):
    return line.caption.replace("\N{NO-BREAK SPACE}", " ")


def read_where(line):
    return line.where.replace("\N{NO-BREAK SPACE}", " ")


def test_it_has_a_lane_for_each_who_speaks_in_the_order_of_the_people():
    line = draw(people=(ADA, MARY, CHARLES))
    assert [(lane.name, lane.hue) for lane in line.lanes] == [("Ada", 0), ("Charles", 2)]


def test_it_has_one_more_lane_where_somebody_is_not_identified():
    line = draw([(None, 0, 99), (ADA, 100, 1000)])
    assert [(lane.name, lane.hue) for lane in line.lanes] == [
        ("Ada", 0),
        ("Speaker not identified", None),
    ]


def test_it_has_a_single_lane_of_passages_where_nobody_is_named():
    turns = make_turns((None, 0, 1000))
    assert not is_named(turns)
    bars = cut_bars([make_segment(0, 299), make_segment(300, 1000)])
    line = draw_line(Urls(), make_interview(), bars, [], make_sentences())
    (lane,) = line.lanes
    assert lane.name == "Speakers not identified"
    assert [(bar.x, bar.width) for bar in lane.bars] == [(0, 30), (30, 70)]
    assert line.caption == "Start to end, one bar per passage. Speakers are not identified."


def test_it_makes_bars_as_wide_as_their_turns():
    ada, charles = draw(sentences=make_sentences()).lanes
    assert [(bar.x, bar.width) for bar in ada.bars] == [(10, 80)]
    assert [(bar.x, bar.width) for bar in charles.bars] == [(0, 10), (90, 10)]


def test_it_leaves_no_gap_between_bars_however_they_are_rounded():
    edges = [*range(0, 700, 7), 700]
    turns = [(ADA if start % 2 else CHARLES, start, end) for start, end in pairwise(edges)]
    line = draw(turns, sentences=make_sentences(7, 700))
    bars = sorted((bar.x, bar.width) for lane in line.lanes for bar in lane.bars)
    assert len(bars) == len(turns)
    for (x, width), (following, _) in pairwise([*bars, (100, 0)]):
        assert round(x + width, 2) == following


def test_it_leads_each_bar_to_its_first_sentence_and_says_who_speaks():
    ada, charles = draw(sentences=make_sentences()).lanes
    assert [(bar.title, bar.url) for bar in (*ada.bars, *charles.bars)] == [
        ("Ada: Words from 100.", "/interviews/talk#key100"),
        ("Charles: Words from 0.", "/interviews/talk#key0"),
        ("Charles: Words from 900.", "/interviews/talk#key900"),
    ]


def test_it_leads_a_bar_to_the_sentence_that_holds_its_first_word():
    ada, _ = draw([(CHARLES, 0, 150), (ADA, 151, 1000)], sentences=make_sentences()).lanes
    assert [bar.url for bar in ada.bars] == ["/interviews/talk#key100"]


def test_it_never_shows_a_guess_as_a_fact():
    bars = make_turns(*TURNS, basis="inferred")
    line = draw_line(Urls(), make_interview(), bars, [], make_sentences())
    assert line.lanes[0].bars[0].title == "Ada, inferred: Words from 100."
    assert line.caption.endswith(" Some speakers are inferred, not certain.")
    assert "inferred" not in draw().caption


def test_it_draws_bars_that_lead_nowhere_as_one_outline():
    ada, charles = draw().lanes
    assert ada.bars == charles.bars == ()
    assert ada.path == "M0 1H1000V0h8000V1"
    assert charles.path == "M0 1H0V0h1000V1H9000V0h1000V1"


def test_it_draws_a_single_word_wide_enough_to_be_seen():
    ada, _ = draw([(CHARLES, 0, 50_000), (ADA, 50_001, 50_002), (CHARLES, 50_003, 100_000)]).lanes
    assert ada.path == "M0 1H5000V0h10V1"


def test_it_marks_the_chapters_with_their_numbers():
    line = draw(chapters=CHAPTERS)
    assert [(each.x, each.number, each.title, each.url) for each in line.chapters] == [
        (0, 1, "1. Engines", "/interviews/talk#one"),
        (40, 2, "2. Notes", "/interviews/talk#two"),
    ]


def test_it_leaves_out_a_number_that_would_run_into_the_one_before():
    starts = [0, 10, 200, 300]
    chapters = [Chapter(str(start), "Title", None, start, start + 10) for start in starts]
    assert [each.number for each in draw(chapters=chapters).chapters] == [1, None, 3, 4]


@pytest.mark.parametrize(
    ("turns", "shares"),
    [
        (TURNS, "Ada 80 % of the words, Charles 20 %."),
        ([(ADA, 0, 1000)], "Ada 100 % of the words."),
        ([(ADA, 0, 5), (CHARLES, 6, 1000)], "Ada under 1 % of the words, Charles 99 %."),
        (
            [(ADA, 0, 500), (None, 500, 1000)],
            "Ada 50 % of the words, speaker not identified 50 %.",
        ),
    ],
)
def test_it_says_who_has_how_much_of_the_words(turns, shares):
    assert read_caption(draw(turns)) == f"Start to end, one bar per turn. {shares}"


@pytest.mark.parametrize(
    ("span", "where", "chapter"),
    [
        (Span(200, 220), "This sentence stands 20 % of the way in, in chapter 1", "Engines"),
        (Span(400, 410), "This sentence stands 40 % of the way in, in chapter 2", "Notes"),
        (Span(0, 10), "This sentence stands at the very start, in chapter 1", "Engines"),
        (Span(390, 410), "This sentence stands 39 % of the way in, in chapters 1 and 2", None),
    ],
)
def test_it_lights_a_place_and_says_where_it_is(span, where, chapter):
    line = light_place(draw(chapters=CHAPTERS), CHAPTERS, span, 1000, "sentence")
    (lit,) = line.lit
    assert (lit.x, lit.width, lit.url) == (span.start / 10, (span.end - span.start) / 10, None)
    assert read_where(line) == where
    assert line.chapter == chapter


def test_it_lights_a_place_without_chapters():
    line = light_place(draw(), [], Span(430, 500), 1000, "passage")
    assert read_where(line) == "This passage stands 43 % of the way in"
    assert line.chapter is None


def test_it_lights_passages_each_with_its_link():
    segments = [make_segment(100, 200, CHAPTERS[0]), make_segment(500, 600, CHAPTERS[1])]
    line = light_segments(draw(), Urls(), make_interview(), CHAPTERS, segments, 1000)
    assert [(lit.x, lit.width, lit.title, lit.url) for lit in line.lit] == [
        (10, 10, "Words from 100.", "/interviews/talk/key100"),
        (50, 10, "Words from 500.", "/interviews/talk/key500"),
    ]
    assert line.where == "2 passages, in chapters 1 and 2"


def test_it_counts_a_single_passage_and_names_its_chapter():
    segments = [make_segment(500, 600, CHAPTERS[1])]
    line = light_segments(draw(), Urls(), make_interview(), CHAPTERS, segments, 1000)
    assert (line.where, line.chapter) == ("1 passage, in chapter 2", "Notes")


def test_it_lists_many_chapters_in_words():
    chapters = [Chapter(str(at), "Title", None, at, at + 100) for at in range(0, 1000, 100)]
    segments = [make_segment(at, at + 50, chapters[at // 100]) for at in (0, 300, 800)]
    line = light_segments(draw(), Urls(), make_interview(), chapters, segments, 1000)
    assert line.where == "3 passages, in chapters 1, 4 and 9"


def test_it_keeps_the_words_in_a_title_short():
    sentence = Sentence("key", 0, 0, 1000, "Word after word " * 50)
    line = draw([(ADA, 0, 1000)], sentences=[sentence])
    title = line.lanes[0].bars[0].title
    assert re.fullmatch(r"Ada: (Word|after|word| )+…", title)
    assert len(title) < 35


def test_it_keeps_its_words_in_order_around_a_name_that_runs_from_right_to_left():
    leah = Participant("leah", "לאה", "guest")
    line = draw([(leah, 0, 600), (CHARLES, 601, 1000)], people=(leah, CHARLES))
    assert "\N{FIRST STRONG ISOLATE}לאה\N{POP DIRECTIONAL ISOLATE} 60" in read_caption(line)
    assert "\N{FIRST STRONG ISOLATE}" not in read_caption(draw())


def test_it_links_the_longest_turns_of_a_very_long_conversation():
    turns = [(ADA, 10 * place, 10 * place + 5) for place in range(500)]
    turns += [(CHARLES, 5000 + 20 * place, 5000 + 20 * place + 15) for place in range(390)]
    sentences = [Sentence("key", 0, 0, 13_000, "Words.")]
    ada, charles = draw(turns, sentences=sentences).lanes
    assert (len(ada.bars), len(charles.bars)) == (10, 390)
    assert ada.path.count("V0") == 490
    assert not charles.path
