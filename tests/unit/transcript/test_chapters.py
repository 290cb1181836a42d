import pytest

from app.errors import AnnotationError
from app.transcript.chapters import Chapter, parse_chapter_list, place_chapters
from app.transcript.slugs import is_slug
from tests.unit.transcript.texts import read_text

TALK = "Hello there. Welcome, Ada. Thank you. Will it think? Who knows."


def place(chapters: str) -> list[Chapter]:
    return place_chapters(parse_chapter_list(chapters, "chapters.txt"), read_text(TALK))


def refuse(chapters: str) -> str:
    with pytest.raises(AnnotationError) as caught:
        place(chapters)
    return str(caught.value)


def test_it_places_every_chapter_of_the_real_interview(edition):
    assert len(edition.chapters) == 10
    assert [chapter.time_s for chapter in edition.chapters[:2]] == [0, 9 * 60 + 39]
    assert edition.chapters[-1].slug == "research-taste"


def test_chapters_tile_the_text_from_the_first_on():
    first, second = place("0:00 | Welcome | Hello\n1:02 | Thinking | Will it think")
    assert first.span.cut(TALK) == "Hello there. Welcome, Ada. Thank you."
    assert second.span.cut(TALK) == "Will it think? Who knows."


@pytest.mark.parametrize(
    ("time", "seconds"),
    [("0:00", 0), ("9:39", 579), ("1:18:13", 4693), ("75:00", 4500), ("01:02:03", 3723)],
)
def test_it_reads_a_time_in_the_recording(time, seconds):
    assert place(f"{time} | Welcome | Hello")[0].time_s == seconds


def test_a_chapter_needs_no_time():
    assert place("Welcome | Hello")[0].time_s is None


@pytest.mark.parametrize(
    "time", ["9", "9:60", "1:60:13", "9.39", "1:2:3", "0:00:00:00", "soon", "٩:٣٩"]
)
def test_it_refuses_what_is_no_time(time):
    assert refuse(f"# list\n{time} | Welcome | Hello") == (
        f"chapters.txt, line 2: “{time}” is not a time. Write it as 9:39 or 1:18:13."
    )


@pytest.mark.parametrize("line", ["Welcome", "0:00 | A | B | Hello", "0:00 | | Hello", "A | …"])
def test_it_refuses_a_line_of_another_form(line):
    assert refuse(line) == (
        f"chapters.txt, line 1: “{line}” is not a chapter. "
        "Write `time | title | first words`; the time may be left out."
    )


def test_it_refuses_a_first_chapter_that_does_not_start_the_text():
    message = refuse("Thanks | Thank you")
    assert message.startswith("chapters.txt, line 1: the first chapter starts after the beginning")
    assert "“Hello there. Welcome, Ada." in message
    assert message.endswith("Add a chapter that starts there.")


def test_it_gives_chapters_of_the_same_title_their_own_slugs():
    chapters = place("A! | Hello\na? | Thank you\n你好 | Will it think")
    assert [chapter.slug for chapter in chapters] == ["a", "a-2", "chapter"]


def test_it_refuses_a_title_that_is_too_long():
    message = refuse("w " * 150 + "w | Hello")
    assert message.startswith("chapters.txt, line 1: the title “w w w")
    assert message.endswith("w…” has more than 300 characters. Shorten it.")


def test_it_cuts_the_slugs_of_long_titles():
    title = "w " * 149 + "w"
    slugs = [chapter.slug for chapter in place(f"{title} | Hello\n{title} | Thank you")]
    assert len(set(slugs)) == 2
    assert all(is_slug(slug) for slug in slugs)


def test_there_may_be_no_chapters():
    assert place("# none yet") == []
