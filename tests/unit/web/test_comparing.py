"""From a finding to what the page of the quote check shows."""

from collections.abc import Iterator

import pytest

from app.ingest.healing import mend_archive
from app.ingest.library import Library
from app.search.quote_check.excerpts import MOST_WORDS
from app.transcript.reading import shorten
from app.web.check_components import FindingView
from app.web.comparing import MOST_ELSEWHERE, MOST_LETTERS, make_finding_view
from app.web.urls import Urls
from tests.archives import open_test_library
from tests.builders import write_source
from tests.unit.search.answers import ingest
from tests.unit.search.quote_check.talks import check_one, fill

ORIGIN = "https://archive.example"
BOTH = "I think like five to ten. Five to ten years of patient work?"
GLUED = "They never ask what the wheel is for. A ship in port is safe, but that is dear."
SUNG = MOST_ELSEWHERE + 3
SONG = "".join(f"Verse {number} sings of brass and steam. " for number in range(1, SUNG + 1))
BEFORE = [f"before{number}" for number in range(MOST_WORDS + 5)]
AFTER = [f"after{number}" for number in range(MOST_WORDS + 5)]
LONG = f"{' '.join(BEFORE)} the kraken wakes. Leviathan sleeps on {' '.join(AFTER)}."

DASHED = "Wheels of brass – wheels of steam"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Conversations, a song in German that repeats itself, and a very long sentence."""
    folder = tmp_path_factory.mktemp("comparing")
    library = open_test_library(folder / "var")
    mend_archive(library)
    fill(library, folder / "seeds")
    seeds = folder / "more"
    write_source(seeds / "song", SONG, title="A song", metadata='language = "de"\n')
    write_source(seeds / "dash", f"{DASHED}.\n", title="A dash")
    for slug in ("kettle", "echo"):
        write_source(seeds / slug, "A kettle hums on the stove.", title=slug.title())
    write_source(seeds / "long", LONG, title="At length", turns="Ada: before0\n")
    ingest(library, seeds)
    yield library
    library.close()


def view(library: Library, pasted: str, urls: Urls | None = None) -> FindingView:
    finding = check_one(library, pasted)
    with library.database.read() as session:
        return make_finding_view(session, urls or Urls(), finding)


def align(library: Library, pasted: str) -> list[tuple[str, str, str]]:
    """Both wordings, stretch by stretch."""
    comparison = view(library, pasted).comparison
    assert comparison is not None
    return [(each.kind, each.quoted, each.said) for each in comparison.words]


def mark(found: FindingView) -> str:
    """The words that are marked in its passage."""
    assert found.passage is not None
    return " ".join(
        part.text[start:end] for part in found.passage.parts for start, end in part.marks
    )


def test_it_says_what_was_found(shelf: Library) -> None:
    found = view(shelf, "weaves algebraic patterns")
    assert (found.sign, found.quoted) == ("verbatim", "weaves algebraic patterns")
    assert found.summary.startswith("Ada Lovelace, in the transcript: word for word")
    assert [note.is_grave for note in found.notes] == [False]
    assert "begins “An engine that”" in found.notes[0].text


def test_it_aligns_what_is_the_same_word_by_word(shelf: Library) -> None:
    assert align(shelf, "weaves “Algebraic” patterns") == [
        ("equal", "weaves", "weaves"),
        ("equal", "“Algebraic”", "algebraic"),
        ("equal", "patterns", "patterns"),
    ]


def test_it_says_when_words_are_given_to_somebody_else(shelf: Library) -> None:
    assert view(shelf, "“They never ask what the wheel is for” — Grace Hopper").sign == (
        "other_speaker"
    )


@pytest.mark.parametrize(
    ("pasted", "is_same", "says_more"),
    [
        ("They never ask what the wheel is for.", True, False),
        ("ask what the wheel is for.", True, True),  # and what stands before it
        ("they never ask what the wheel is for", False, True),
        ("They never ask what this wheel is for.", False, True),
    ],
)
def test_it_knows_whether_there_is_more_to_see_than_the_quotation(
    shelf: Library, pasted: str, is_same: bool, says_more: bool
) -> None:
    comparison = view(shelf, pasted).comparison
    assert comparison is not None
    assert (comparison.is_same, comparison.says_more) == (is_same, says_more)


def test_it_keeps_words_together_that_differ(shelf: Library) -> None:
    assert align(shelf, "Then let them turn the crank. We return to the year of the workshop.") == [
        ("equal", "Then", "Then"),
        ("equal", "let", "let"),
        ("replace", "them", "us"),
        ("equal", "turn", "turn"),
        ("replace", "the", "a"),
        ("equal", "crank.", "crank."),
        ("equal", "We", "We"),
        ("equal", "return", "return"),
        ("equal", "to", "to"),
        ("equal", "the", "the"),
        ("replace", "year", "age"),
        ("equal", "of", "of"),
        ("equal", "the", "the"),
        ("equal", "workshop", "workshop"),
    ]


def test_it_keeps_what_is_left_out_together(shelf: Library) -> None:
    aligned = align(shelf, "it reads them in order … without a word")
    assert aligned[5] == ("omit", "", "one after another")


def test_it_keeps_together_what_a_dash_between_blanks_parts_otherwise(shelf: Library) -> None:
    aligned = align(shelf, "Wheels of brass, wheels of steam")
    assert aligned == [("equal", "Wheels of brass, wheels of steam", DASHED)]


def test_it_shows_what_is_put_in_beside_what_it_stands_for(shelf: Library) -> None:
    aligned = align(shelf, "They polish every [part] until it shines")
    assert ("omit", "[part]", "wheel") in aligned
    aligned = align(shelf, "it has [great] pretensions to originate anything")
    assert ("replace", "[great]", "no") in aligned


def test_words_that_are_written_in_one_and_in_two_stay_together(shelf: Library) -> None:
    # As many words as in the transcript, but not word by word.
    aligned = align(shelf, "Nothing is finished before it's tested twice")
    assert ("replace", "it's", "it is") in aligned


@pytest.mark.parametrize(
    ("pasted", "before", "after"),
    [
        ("They never ask what the wheel is for.", "", ""),
        ("never ask what the wheel is for", "They", ""),  # a full stop alone is nothing
        ("They never ask what the wheel", "", "is for."),
        ("ask what the wheel", "They never", "is for."),
    ],
)
def test_it_shows_what_is_cut_off(shelf: Library, pasted: str, before: str, after: str) -> None:
    comparison = view(shelf, pasted).comparison
    assert comparison is not None
    assert (comparison.before, comparison.after) == (before, after)


def test_of_a_long_sentence_it_shows_what_stands_next(shelf: Library) -> None:
    begun = view(shelf, "the kraken wakes").comparison
    assert begun is not None
    assert begun.before == f"… {' '.join(BEFORE[-MOST_WORDS:])}"
    goes_on = view(shelf, "leviathan sleeps on").comparison
    assert goes_on is not None
    assert goes_on.after == f"{' '.join(AFTER[:MOST_WORDS])} …"


def test_of_a_sentence_that_is_just_short_enough_it_shows_all(shelf: Library) -> None:
    begun = view(shelf, " ".join([*BEFORE[-5:], "the kraken wakes"])).comparison
    assert begun is not None
    assert begun.before.split() == BEFORE[:MOST_WORDS]
    goes_on = view(shelf, " ".join(["leviathan sleeps on", *AFTER[:5]])).comparison
    assert goes_on is not None
    assert goes_on.after.rstrip(".").split() == AFTER[-MOST_WORDS:]


def test_it_is_in_the_language_of_the_transcript(shelf: Library) -> None:
    for pasted, language in {"Verse 3 sings of brass": "de", "the kraken wakes": "en"}.items():
        found = view(shelf, pasted)
        assert found.comparison is not None
        assert (found.language, found.comparison.language) == (language, language)


def test_it_marks_the_words_in_their_passage(shelf: Library) -> None:
    found = view(shelf, "ask what this wheel is for")
    assert mark(found) == "ask what the wheel is for"
    assert found.passage is not None
    assert found.passage.url == found.address
    assert found.passage.chapter == "Whether an engine dreams of flowers"


def test_it_links_one_sentence_or_all_from_the_first_to_the_last(shelf: Library) -> None:
    [key] = [each.key for each in check_one(shelf, "ask what the wheel").place.sentences]
    assert view(shelf, "ask what the wheel").address == f"/interviews/engine/{key}"
    first, last = [each.key for each in check_one(shelf, BOTH).place.sentences]
    assert view(shelf, BOTH).address == f"/interviews/engine/{first}..{last}"


def test_it_cites_who_and_where_and_when(shelf: Library) -> None:
    found = view(shelf, "They never ask what the wheel is for.", Urls(ORIGIN))
    assert found.citation is not None
    assert found.address is not None
    assert found.address.startswith(f"{ORIGIN}/interviews/engine/")
    assert found.citation.text == (
        "“They never ask what the wheel is for.” — Charles Babbage, Ada Lovelace: the age of "
        f"the engine ends the age of the loom, 1843, {found.address}"
    )
    assert found.citation.source.endswith("; check the recording before printing")


def test_it_cites_the_transcript_and_not_the_quotation(shelf: Library) -> None:
    citation = view(shelf, "ask what this wheel is for").citation
    assert citation is not None
    assert citation.text.startswith("“ask what the wheel is for” — ")


def test_it_cites_nobody_who_is_not_known(shelf: Library) -> None:
    citation = view(shelf, "Perhaps the ascending chain stops somewhere.").citation
    assert citation is not None
    assert " — Speaker not identified, On rings, /interviews/rings/" in citation.text


def test_it_cites_no_words_of_two_as_one(shelf: Library) -> None:
    found = view(shelf, BOTH)
    assert found.citation is None
    assert [piece.speaker for piece in found.pieces] == ["Ada Lovelace", "Charles Babbage"]


def test_it_shows_where_each_part_stands(shelf: Library) -> None:
    found = view(shelf, GLUED)
    first, second = found.pieces
    assert first.quoted == "They never ask what the wheel is for"
    assert (first.speaker, first.verdict) == ("Charles Babbage", "word for word in the transcript")
    assert first.passage.text == "They never ask what the wheel is for."
    assert first.passage.url.startswith("/interviews/engine/")
    assert second.speaker == "Grace Hopper"
    assert second.passage.url.startswith("/interviews/moth/")
    assert found.comparison is None  # with which of them?


def test_it_shortens_what_it_links(shelf: Library) -> None:
    found = view(shelf, "Nothing is finished before it is tested twice.")
    [other] = found.elsewhere
    assert (other.text, found.more_elsewhere) == (
        "Nothing is finished before it is tested twice.",
        0,
    )
    long = (
        "It performs whatever we know how to order, and it has no pretensions to originate "
        "anything. Somehow it just remembers far worse than people do."
    )
    assert len(long) > MOST_LETTERS
    piece = view(shelf, f"A ship in port is safe, but that is dear. {long}").pieces[1]
    assert piece.passage.text == shorten(long, MOST_LETTERS)


def test_it_lists_the_same_words_elsewhere_up_to_a_number(shelf: Library) -> None:
    found = view(shelf, "sings of brass and steam")
    assert mark(found) == "sings of brass and steam"
    assert len(found.elsewhere) == MOST_ELSEWHERE
    assert found.more_elsewhere == SUNG - 1 - MOST_ELSEWHERE
    assert found.address not in [link.url for link in found.elsewhere]
    assert len({link.url for link in found.elsewhere}) == MOST_ELSEWHERE


def test_it_lists_another_interview_that_has_the_words_at_the_same_characters(
    shelf: Library,
) -> None:
    found = view(shelf, "A kettle hums on the stove.")
    [other] = found.elsewhere
    assert found.address is not None
    assert sorted(url.split("/")[2] for url in (found.address, other.url)) == ["echo", "kettle"]


def test_of_what_is_absent_it_shows_the_nearest_unmarked(shelf: Library) -> None:
    found = view(shelf, "The algebraic engine has patterns of its own and weaves a soul")
    assert found.sign == "absent"
    assert found.passage is not None
    assert mark(found) == ""
    assert (found.address, found.citation, found.comparison) == (None, None, None)
    assert (found.elsewhere, found.more_elsewhere) == ((), 0)
    assert found.language == "en"


def test_of_what_nothing_comes_near_it_shows_nothing(shelf: Library) -> None:
    found = view(shelf, "zyzzyva quokka xylophone")
    assert (found.sign, found.passage, found.language) == ("absent", None, "")
    assert found.quoted == "zyzzyva quokka xylophone"
