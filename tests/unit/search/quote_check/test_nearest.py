"""Which passage comes closest to words that stand in no transcript."""

import pytest

from app.archive.values import Sentence
from app.ingest.library import Library
from app.search.quote_check.candidates import Candidate, make_candidate
from app.search.quote_check.nearest import CLOSE, find_nearest
from app.search.quote_check.rendering import find_rendering
from app.search.quote_check.wording import read_wording
from tests.unit.search.quote_check.talks import gather, lead, render

RAIN = ["It rains.", "The loom weaves flowers.", "It rains.", "Engines weave leaves.", "It rains."]


def find(library: Library, quotation: str) -> str | None:
    """The text that comes nearest, found as the check finds it but without a rendering."""
    candidates = gather(library, quotation)
    rarities = lead(library, quotation).rarities
    found = find_nearest(read_wording(quotation), rarities, candidates, None)
    return found[0].text.text if found else None


def make(sentences: list[str], interview_id: int = 1) -> Candidate:
    """A passage of some sentences."""
    starts = [len(" ".join([*sentences[:number], ""])) for number in range(len(sentences))]
    return make_candidate(
        interview_id,
        [
            Sentence(f"key{number}", number, start, start + len(text), text)
            for number, (start, text) in enumerate(zip(starts, sentences, strict=True))
        ],
    )


@pytest.mark.parametrize(
    ("quotation", "begins"),
    [
        ("Every loom must wilt like flowers and Jacquard", "An engine that weaves"),
        ("The admirals despise compilers", "Maybe the compilers"),
        ("Sailors own harbours and telescopes", "If you hand a sailor"),
    ],
)
def test_the_sentence_with_most_of_what_is_telling_is_nearest(
    talks: Library, quotation: str, begins: str
) -> None:
    nearest = find(talks, quotation)
    assert nearest is not None
    assert nearest.startswith(begins)


@pytest.mark.parametrize("quotation", ["Xyzzy plugh quux", "it is what it is"])
def test_where_nothing_is_shared_nothing_is_near(talks: Library, quotation: str) -> None:
    assert find(talks, quotation) is None


def test_a_passage_that_shares_too_little_is_not_near() -> None:
    rarities = {"loom": 1.0, "moth": 3.0, "relay": 3.0}
    assert find_nearest(read_wording("loom moth relay"), rarities, [make(RAIN)], None) is None
    found = find_nearest(
        read_wording("loom moth relay"), rarities | {"loom": 2.0}, [make(RAIN)], None
    )
    assert found is not None
    assert found[0].text.text == RAIN[1]


def test_without_candidates_nothing_is_near() -> None:
    assert find_nearest(read_wording("the loom"), {"loom": 1.0}, [], None) is None


def test_several_sentences_are_nearest_where_each_brings_something() -> None:
    rarities = {"loom": 1.0, "engin": 1.0}
    found = find_nearest(read_wording("looms, engines"), rarities, [make(RAIN)], None)
    assert found is not None
    assert found[0].text.text == " ".join(RAIN[1:4])
    assert (found[0].sentences[0].key, found[0].text.start) == ("key1", 10)


def test_a_sentence_that_brings_little_is_not_added() -> None:
    rarities = {"loom": 1.0, "engin": 0.4}
    found = find_nearest(read_wording("looms, engines"), rarities, [make(RAIN)], None)
    assert found is not None
    assert found[0].text.text == RAIN[1]


def test_of_passages_as_near_the_first_is_told() -> None:
    candidates = [make(["Rain."], 1), make(RAIN, 2), make(RAIN, 3)]
    found = find_nearest(read_wording("looms"), {"loom": 1.0}, candidates, None)
    assert found is not None
    assert found[0].interview_id == 2


def test_it_is_told_how_similar_the_nearest_is() -> None:
    candidates = [make(RAIN)]
    similar = find_nearest(read_wording("a loom weaves leaves"), {"loom": 1.0}, candidates, None)
    assert similar is not None
    assert 0 < similar[1] < 1
    unlike = find_nearest(read_wording("xyzzy"), {"loom": 1.0}, candidates, None)
    assert unlike is not None
    assert unlike[1] == 0


def test_where_much_of_a_quotation_is_rendered_its_sentences_are_nearest(talks: Library) -> None:
    rendering = render(talks, "moth logbook sailor telescope")
    assert rendering.coverage >= CLOSE
    found = find_nearest(rendering.wording, {}, [], rendering)
    assert found is not None
    nearest, similarity = found
    assert similarity == rendering.similarity
    assert nearest.sentences[0].text.startswith("We found a moth")
    assert nearest.sentences[-1].text.startswith("If you hand a sailor a telescope")


def test_where_little_is_rendered_it_is_not_asked() -> None:
    candidates = [make(RAIN)]
    wording = read_wording("a moth in many relays rains")
    rendering = find_rendering(wording, candidates)
    assert rendering is not None
    assert rendering.coverage < CLOSE
    found = find_nearest(wording, {"loom": 1.0}, candidates, rendering)
    assert found is not None
    assert found[0].text.text == RAIN[1]
