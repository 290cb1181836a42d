"""Which stretches of the transcripts a quotation is compared with."""

import pytest

from app.archive.values import Sentence
from app.ingest.library import Library
from app.search.engine import Scope
from app.search.quote_check.candidates import (
    MOST_MATCHES,
    MOST_PIECES,
    MOST_TELLING,
    PIECE_WORDS,
    find_leads,
    make_candidate,
    read_candidates,
)
from app.search.quote_check.wording import read_wording
from app.transcript.spans import Span
from tests.unit.search.quote_check.talks import gather, lead, read_said


def test_passages_with_the_words_one_after_another_lead_there(talks: Library) -> None:
    leads = lead(talks, "Nothing is finished before it is tested twice")
    assert len(leads.exact) == 2
    assert {match.segment_id for match in leads.exact} <= {
        match.segment_id for match in leads.loose
    }
    assert leads.matches == [*leads.exact, *leads.loose]


def test_passages_with_what_is_telling_lead_there_in_whatever_form(talks: Library) -> None:
    leads = lead(talks, "The Jacquard looms were weaving algebraically")
    assert not leads.exact
    [match] = leads.loose[:1]
    [candidate] = [one for one in gather(talks, "Jacquard looms") if "Jacquard" in one.text.text]
    assert match.interview_id == candidate.interview_id


def test_what_is_rare_tells_more_than_what_is_common(talks: Library) -> None:
    rarities = lead(talks, "the engine of brass").rarities
    assert list(rarities) == ["engin", "brass"]
    assert 0 < rarities["engin"] < rarities["brass"]


@pytest.mark.parametrize("quotation", ["it is what it is", "it was not to be"])
def test_where_no_word_is_telling_only_the_very_words_lead_anywhere(
    talks: Library, quotation: str
) -> None:
    leads = lead(talks, quotation)
    assert (leads.loose, leads.rarities) == ([], {})


def test_words_that_no_transcript_has_lead_nowhere(talks: Library) -> None:
    leads = lead(talks, "xyzzy plugh")
    assert (leads.matches, leads.rarities) == ([], {})


def test_each_part_of_a_long_quotation_leads_somewhere(talks: Library) -> None:
    quotation = f"The moth {'is in it ' * PIECE_WORDS} the Jacquard loom {'as it is ' * 9} admirals"
    rarities = lead(talks, quotation).rarities
    assert {"moth", "jacquard", "admir"} <= rarities.keys()


def test_of_a_very_long_quotation_no_more_is_looked_for(talks: Library) -> None:
    quotation = " ".join(["moth", *(f"word{number}" for number in range(3000)), "sailor"])
    leads = lead(talks, quotation)
    assert "moth" in leads.rarities
    assert len(leads.rarities) <= MOST_PIECES * MOST_TELLING
    moths = lead(talks, "moth " * PIECE_WORDS * 3 * MOST_PIECES)
    assert len(moths.loose) == MOST_PIECES


def test_each_part_leads_to_the_best_passages_alone(seeded_library: Library) -> None:
    leads = lead(seeded_library, "the research of models")
    assert (len(leads.exact), len(leads.loose)) == (0, MOST_MATCHES)


def test_what_is_left_out_of_a_search_leads_nowhere(talks: Library) -> None:
    [match] = lead(talks, "moth in a relay").exact
    with talks.engine.look() as view:
        leads = find_leads(view, Scope(without=(match.ingest,)), read_wording("moth in a relay"))
    assert leads.matches == []


def test_passages_beside_one_another_are_one_stretch_of_consecutive_sentences(
    talks: Library,
) -> None:
    [candidate] = gather(talks, "a London saying")
    positions = [sentence.position for sentence in candidate.sentences]
    assert positions == list(range(positions[0], positions[0] + len(positions)))
    engine = read_said(talks, "engine")
    start, end = candidate.sentences[0].start, candidate.sentences[-1].end
    assert candidate.text.text == engine[start:end]
    assert (start, end) == (0, len(engine))  # the two passages of this conversation


def test_passages_of_two_interviews_are_two_stretches(talks: Library) -> None:
    candidates = gather(talks, "Nothing is finished before it is tested twice")
    assert len({candidate.interview_id for candidate in candidates}) == len(candidates) == 2


def test_without_matches_there_is_nothing_to_compare(talks: Library) -> None:
    with talks.database.read() as session:
        assert read_candidates(session, []) == []


def test_offsets_of_a_stretch_are_those_of_the_canonical_text() -> None:
    sentences = [Sentence("a", 4, 100, 111, "Rain falls."), Sentence("b", 5, 112, 120, "It pours")]
    candidate = make_candidate(7, sentences)
    assert candidate.text.text == "Rain falls. It pours"
    assert candidate.text.measure(1, 3) == Span(105, 114)
