"""Random corrections of the real interview, ingested as an editor would: links and speakers follow.

The truth about every sentence is the corrector's; nothing here depends on our own alignment.
"""

import os
import shutil
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.archive.histories import read_history
from app.archive.interviews import find_interview, read_sentences, read_turns
from app.archive.values import Sentence, Turn
from app.ingest.healing import mend_archive
from app.ingest.library import Library
from app.ingest.pipeline import Orders, ingest_sources
from app.ingest.verification import find_faults
from app.sources import find_sources
from app.transcript.history.links import SharedLink
from app.transcript.words import split_words
from tests.archives import FIRST, SEEDS, open_test_library
from tests.corrections import CHANGES, Correction, change_typography, correct

EXAMPLES = 30 if os.environ.get("THOROUGH") == "1" else 2
ORDERS = Orders(may_break_links=True, may_update=True)
KINDS = [change for change in CHANGES if change != "move"]


@dataclass(frozen=True)
class Outcome:
    """How the links of a corrected interview fared: numbers of first sentences."""

    wrong: list[str]
    lost: list[str]
    misattributed: list[str]
    links: int


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with the interview as plain text, a paragraph a sentence, and its folder."""
    place = tmp_path_factory.mktemp("first")
    shutil.copytree(SEEDS, place / "seeds")
    folder = place / "seeds" / FIRST
    library = open_test_library(place / "received")
    mend_archive(library)
    ingest_sources(library, find_sources(folder))
    write(folder, [sentence.text for sentence in read(library)[0]])
    library.close()
    library = open_test_library(place / "var")
    mend_archive(library)
    ingest_sources(library, find_sources(folder))
    library.close()
    return place


def write(folder: Path, paragraphs: Sequence[str]) -> None:
    (folder / "transcript.txt").write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")


def read(library: Library) -> tuple[list[Sentence], list[Turn]]:
    with library.database.read() as session:
        interview = find_interview(session, FIRST)
        assert interview is not None
        return read_sentences(session, interview), read_turns(session, interview)


def ingest_correction(place: Path, seed: int, rate: float, scratch: Path) -> Outcome:
    """Corrects the interview at random, ingests it, and compares every link with the truth."""
    shutil.copytree(place, scratch)
    library = open_test_library(scratch / "var")
    before, turns = read(library)
    correction = correct([sentence.text for sentence in before], seed, rate, KINDS)
    after = retype(correction.after, seed)
    write(scratch / "seeds" / FIRST, [reflow(one, seed) for one in after])
    ingest_sources(library, find_sources(scratch / "seeds" / FIRST), ORDERS)
    assert find_faults(library) == []
    outcome = judge(library, before, turns, replace(correction, after=after))
    library.close()
    return outcome


def retype(sentences: Sequence[str], seed: int) -> list[str]:
    """Every fourth time the same words with other marks and capitals."""
    return [" ".join((one if seed % 4 else change_typography(one)).split()) for one in sentences]


def reflow(sentence: str, seed: int) -> str:
    """Every second time the same words with line breaks elsewhere."""
    return sentence.replace(" ", "\n", seed % 7) if seed % 2 else sentence


def judge(
    library: Library, before: Sequence[Sentence], turns: Sequence[Turn], correction: Correction
) -> Outcome:
    starts = list(accumulate((len(one) + 1 for one in correction.after), initial=0))
    outcome = Outcome([], [], [], len(before))
    after, says = read(library)
    assert " ".join(one.text for one in after).split() == " ".join(correction.after).split()
    with library.database.read() as session:
        history = read_history(session, 1)
    for number, sentence in enumerate(before):
        link, truth = SharedLink(history, sentence.key, sentence.key), correction.truth[number]
        if not link.places:
            if truth and correction.replaced.get(number, 0) <= 0.5:
                outcome.lost.append(sentence.text)
            continue
        first, last = after[link.places[0]], after[link.places[-1]]
        if not is_true(first.start, last.end, truth, starts):
            # The interview says two sentences twice in a row: nobody could tell which is which.
            if fold_all(link.readings[-1].text) != fold_all(sentence.text):
                outcome.wrong.append(sentence.text)
        # Nobody is no lie.
        elif find_speaker(says, first.start) not in {None, find_speaker(turns, sentence.start)}:
            outcome.misattributed.append(sentence.text)
    return outcome


def is_true(start: int, end: int, truth: set[int], starts: Sequence[int]) -> bool:
    """Whether a passage holds words of the true sentences, and of no others."""
    held = range(bisect_right(starts, start) - 1, bisect_right(starts, end - 1))
    return truth.issuperset(held)


def fold_all(text: str) -> list[str]:
    return [word.folded for word in split_words(text)]


def find_speaker(turns: Sequence[Turn], offset: int) -> str | None:
    turn = next(turn for turn in turns if turn.start <= offset < turn.end)
    return turn.speaker.slug if turn.speaker else None


@pytest.mark.parametrize("rate", [0.02, 0.1, 0.3])
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # a smaller seed is no simpler correction
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 100_000))
def test_every_link_and_speaker_follows_the_words(
    rate: float, seed: int, first: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outcome = ingest_correction(first, seed, rate, tmp_path_factory.mktemp("run") / "place")
    assert outcome.wrong == []
    assert outcome.misattributed == []
    assert len(outcome.lost) <= (0.01 if rate < 0.3 else 0.015) * outcome.links
