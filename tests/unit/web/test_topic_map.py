import pytest

from app.archive.topic_counts import TopicCount
from app.archive.values import Chapter, Topic
from app.web.topic_map import PAGE_SIZE, draw_archive_map, draw_interview_map, keep_topics
from app.web.urls import Urls
from tests.unit.web.quoting.quoted import make_interview

TALK = make_interview(slug="talk", title="A talk")
CHAPTERS = [
    Chapter("one", "Engines", None, 0, 399),
    Chapter("two", "Notes", None, 400, 799),
    Chapter("three", "Cards", None, 800, 1000),
]


def make_topics(**counts):
    return [
        Topic(slug, slug.title(), "What it is.", (), (), (), None, count, 1)
        for slug, count in counts.items()
    ]


def draw(*counts, **topics):
    """The map of an interview of three chapters."""
    return draw_interview_map(Urls(), TALK, CHAPTERS, make_topics(**topics), counts)


def test_it_has_a_column_for_each_chapter_also_for_one_without_passages():
    drawn = draw(TopicCount("rain", 1, 2, 0), rain=2)
    assert [(column.number, column.title, column.url) for column in drawn.columns] == [
        (1, "Engines", "/interviews/talk#one"),
        (2, "Notes", "/interviews/talk#two"),
        (3, "Cards", "/interviews/talk#three"),
    ]
    [row] = drawn.rows
    assert [cell and cell.passages for cell in row.cells] == [None, 2, None]


def test_it_keeps_the_topics_in_their_order():
    drawn = draw(TopicCount("snow", 0, 3, 0), wind=0, snow=3, rain=1)
    assert [(row.topic.name, row.topic.passages) for row in drawn.rows] == [
        ("Wind", 0),
        ("Snow", 3),
        ("Rain", 1),
    ]


@pytest.mark.parametrize(
    ("before", "address"),
    [
        (0, "/topics/rain#in_talk_two"),
        (PAGE_SIZE - 1, "/topics/rain#in_talk_two"),
        (PAGE_SIZE, "/topics/rain?page=2#in_talk_two"),
        (3 * PAGE_SIZE + 4, "/topics/rain?page=4#in_talk_two"),
    ],
)
def test_a_cell_leads_to_the_page_that_its_passages_begin_on(before, address):
    [row] = draw(TopicCount("rain", 1, 2, before), rain=100).rows
    assert row.cells[1].url == address


@pytest.mark.parametrize(
    ("segments", "steps"),
    [
        ([1], [1]),
        ([1, 2, 3], [1, 2, 3]),
        ([1, 3, 5], [1, 3, 5]),
        ([1, 40, 81], [1, 3, 5]),
        ([2, 99, 100], [1, 5, 5]),
    ],
)
def test_it_is_darker_where_more_is_said(segments, steps):
    counts = [TopicCount("rain", place, count, 0) for place, count in enumerate(segments)]
    [row] = draw(*counts, rain=sum(segments)).rows
    assert [cell.step for cell in row.cells if cell] == steps


def test_it_has_no_columns_where_there_are_no_chapters():
    counts = [TopicCount("rain", None, 2, 0)]
    drawn = draw_interview_map(Urls(), TALK, [], make_topics(rain=2), counts)
    assert drawn.columns == ()
    assert [(row.topic.passages, row.cells) for row in drawn.rows] == [(2, ())]


def test_it_sets_interviews_side_by_side():
    interviews = [
        make_interview(id=7, slug="late", title="A late talk"),
        make_interview(id=3, slug="early", title="First"),
    ]
    counts = [TopicCount("rain", 7, 30, 0), TopicCount("rain", 3, 5, 30)]
    drawn = draw_archive_map(Urls(), interviews, 2, make_topics(rain=35), counts)
    assert [(column.title, column.url, column.number) for column in drawn.columns] == [
        ("A late talk", "/topics?interview=late", None),
        ("First", "/topics?interview=early", None),
    ]
    [row] = drawn.rows
    assert [cell.url for cell in row.cells] == [
        "/topics/rain#in_late",
        "/topics/rain?page=2#in_early",
    ]
    assert drawn.caption.startswith("The interviews, the newest first. ")


def test_it_says_how_many_interviews_it_leaves_out():
    drawn = draw_archive_map(Urls(), [TALK], 1201, make_topics(rain=1), [])
    assert drawn.caption.startswith("The newest 1 of 1,201 interviews; ")


def test_it_cuts_a_title_that_is_too_long_for_the_head():
    title = "What we talk about when we talk about the weather of all those years"
    drawn = draw_archive_map(Urls(), [make_interview(title=title)], 1, make_topics(rain=1), [])
    [column] = drawn.columns
    assert column.title == title
    assert column.short == "What we talk about when we talk about the…"


def test_it_keeps_the_topics_that_an_interview_has_with_what_it_has_of_them():
    counts = [TopicCount("rain", 0, 2, 0), TopicCount("rain", 2, 3, 2), TopicCount("fog", 1, 1, 9)]
    kept = keep_topics(make_topics(snow=9, rain=80, fog=70), counts)
    assert [(topic.slug, topic.segment_count) for topic in kept] == [("rain", 5), ("fog", 1)]
