"""Random corrections of the real interview, with the truth about every sentence."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.transcript.alignment.following import Following
from app.transcript.alignment.sentences import align_sentences
from app.transcript.edition import Annotations, Edition
from app.transcript.reading import Reading
from app.transcript.turns import Basis, Turn, place_turns
from app.transcript.updates.annotations import update_annotations
from tests.corrections import Correction, correct
from tests.unit.transcript.texts import REAL
from tests.unit.transcript.updates.talks import TALK, parse, place, read

EXAMPLES = 150 if os.environ.get("THOROUGH") == "1" else 2
FILES = ("turns.txt", "chapters.txt", "topics.txt", "names.txt")


@pytest.fixture(scope="module")
def stored() -> dict[str, str]:
    return {name: (REAL / name).read_text("utf-8") for name in FILES}


@pytest.fixture(scope="module")
def old(edition: Edition) -> Reading:
    return Reading(edition.text, [sentence.span for sentence in edition.sentences])


def read_again(stored: dict[str, str], annotations: Annotations) -> Annotations:
    headings = {entry.slug: None for entry in (*annotations.topics, *annotations.names)}
    return parse(stored, headings)


def name_speakers(turns: list[Turn], reading: Reading) -> list[tuple[str | None, Basis]]:
    starts = {turn.span.start: turn for turn in turns}
    speakers, turn = [], turns[0]
    for sentence in reading.sentences:
        turn = starts.get(sentence.start, turn)
        speakers.append((turn.speaker, turn.basis))
    return speakers


def find_sources(correction: Correction) -> list[set[int]]:
    """The old sentences that each new one holds."""
    sources: list[set[int]] = [set() for _ in correction.after]
    for number, places in enumerate(correction.truth):
        for one in places:
            sources[one].add(number)
    return sources


def list_right(correction: Correction, following: Following) -> list[int]:
    """The old sentences that are still there and that the alignment sends to the right place."""
    return [
        number
        for number, outcome in enumerate(following.alignment.outcomes)
        if outcome.place
        and set(range(outcome.place[0], outcome.place[1] + 1)) == correction.truth[number]
    ]


@pytest.mark.parametrize("rate", [0.02, 0.1, 0.3])
@settings(max_examples=EXAMPLES)
@given(seed=st.integers(0, 1_000_000))
def test_every_sentence_keeps_its_speaker_and_every_file_fits(
    rate, seed, stored, annotations, edition, old
):
    correction = correct([one.cut(old.text) for one in old.sentences], seed, rate)
    new = read(correction.after)
    following = Following(old, new, align_sentences(correction.before, correction.after))
    updates = update_annotations(stored, annotations, stored, following)
    texts = stored | {update.file: update.text for update in updates}
    doubtful = {u.file.split("/")[-1] for u in updates for one in u.changes if one.problem}
    assert not doubtful & {"turns.txt"}
    texts = stored | {update.file.split("/")[-1]: update.text for update in updates}
    now = read_again(texts, annotations)
    place(read_again({n: t for n, t in texts.items() if n not in doubtful}, annotations), new)
    was = name_speakers(edition.turns, old)
    speakers = name_speakers(place_turns(now.turns, new), new)
    sources = find_sources(correction)
    for number in list_right(correction, following):
        for place_now in correction.truth[number]:
            if len({was[source] for source in sources[place_now]}) == 1:
                assert speakers[place_now] == was[number]
            elif all(following.alignment.outcomes[one].place for one in sources[place_now]):
                assert speakers[place_now] == (None, Basis.UNKNOWN)


def test_nothing_changes_where_the_text_did_not(stored, annotations, old):
    sentences = [one.cut(old.text) for one in old.sentences]
    following = Following(old, old, align_sentences(sentences, sentences))
    assert update_annotations(stored, annotations, stored, following) == []


def test_files_that_were_not_there_before_are_left_alone():
    texts = {"turns.txt": "Ann: Nothing like this"}
    following = Following(read(TALK), read(TALK), align_sentences(TALK, TALK))
    assert update_annotations({}, parse(texts), texts, following) == []


def test_an_update_names_its_file_as_messages_do_and_what_changed():
    texts = {"turns.txt": "Ann: What are you\n"}
    new = [TALK[0].replace("What are", "What were"), *TALK[1:]]
    following = Following(read(TALK), read(new), align_sentences(TALK, new))
    (update,) = update_annotations(texts, parse(texts), texts, following)
    (change,) = update.changes
    assert (update.file, update.text) == ("talk/turns.txt", "Ann: What were you\n")
    assert (change.number, change.before, change.after) == (
        1,
        "Ann: What are you",
        "Ann: What were you",
    )
