"""Where renderings stand in the archive: the interview, the sentences, who speaks."""

import re
from collections.abc import Iterable, Iterator, Sequence

from app.archive.database import Session
from app.archive.interviews import find_interviews, rank_interviews, read_turns
from app.search.quote_check.candidates import Candidate
from app.search.quote_check.findings import Change, Omission, Place
from app.search.quote_check.likeness import SAME
from app.search.quote_check.pairs import Pair
from app.search.quote_check.rendering import Difference, Rendering
from app.search.quote_check.texts import Text
from app.search.quote_check.verdicts import Operation
from app.search.quote_check.wording import Wording
from app.transcript.spans import Span

_STOP = re.compile(r"[.!?…]+")
_ENDED = re.compile(r"[.,;!?…]")


class Places:
    """The interviews of some candidates, read once."""

    def __init__(self, session: Session, candidates: Sequence[Candidate]) -> None:
        """The session is one that reads."""
        ids = {candidate.interview_id for candidate in candidates}
        ranks = rank_interviews(session, ids) if ids else {}
        self.candidates = sorted(candidates, key=lambda each: ranks.get(each.interview_id, 0))
        self._session = session
        self._interviews = find_interviews(session, ids)

    def locate(self, rendering: Rendering, *, with_turns: bool = True) -> Place:
        """Where a rendering stands, with the stop that ends it if the quotation has one."""
        span = _close(rendering)
        place = self.locate_span(rendering.candidate, span)
        if not with_turns:
            return place
        turns = read_turns(self._session, place.interview, span.start, span.end)
        words = [
            rendering.candidate.text.measure(pair.said, pair.said_end) for pair in rendering.pairs
        ]
        quoted = [
            turn for turn in turns if any(turn.start <= word.start < turn.end for word in words)
        ]
        passed = tuple(turn for turn in turns if turn not in quoted)
        return Place(place.interview, place.sentences, span, tuple(quoted), passed)

    def locate_span(self, candidate: Candidate, span: Span) -> Place:
        """Where a stretch of a candidate stands."""
        sentences = tuple(
            sentence
            for sentence in candidate.sentences
            if sentence.start < span.end and span.start < sentence.end
        )
        return Place(self._interviews[candidate.interview_id], sentences, span)


def find_word_for_word(wording: Wording, candidates: Iterable[Candidate]) -> Iterator[Rendering]:
    """Everywhere that exactly these words stand, one after another."""
    words = [word.folded for word in wording.words]
    for candidate in candidates:
        for place in candidate.text.find(words):
            pairs = tuple(
                Pair(number, number + 1, place + number, place + number + 1, SAME)
                for number in range(len(words))
            )
            yield Rendering(wording, candidate, pairs, wording.weights[-1])


def list_changes(rendering: Rendering) -> tuple[Change, ...]:
    """The quotation and the passage side by side."""
    return tuple(_make_change(rendering, each) for each in rendering.differences)


def _make_change(rendering: Rendering, each: Difference) -> Change:
    wording = rendering.wording
    quoted = wording.slice(each.quoted.start, each.quoted.stop)
    put_in = "" if quoted else wording.insertions.get(each.quoted.start, "")
    is_instead = put_in and each.operation is Operation.INSERT
    return Change(
        Operation.REPLACE if is_instead else each.operation,
        quoted or put_in,
        rendering.candidate.text.slice(each.said.start, each.said.stop),
    )


def list_omissions(rendering: Rendering) -> tuple[Omission, ...]:
    """What the quotation says that it leaves out."""
    text = rendering.candidate.text
    return tuple(
        Omission(
            text.measure(each.said.start, each.said.stop),
            text.slice(each.said.start, each.said.stop),
        )
        for each in rendering.differences
        if each.operation is Operation.OMIT and each.said
    )


def _close(rendering: Rendering) -> Span:
    span, text = rendering.span, rendering.candidate.text
    quoted_end = rendering.wording.words[-1].end
    is_whole = rendering.pairs[-1].quoted_end == len(rendering.wording.words)
    stop = _STOP.match(text.text, span.end - text.start)
    if is_whole and stop and _ENDED.match(rendering.wording.text, quoted_end):
        span = Span(span.start, text.start + stop.end())
    return _close_marks(span, text)


def _close_marks(span: Span, text: Text) -> Span:
    """With the quotation mark beside it, where it has the other one of a pair."""
    start, end = span.start - text.start, span.end - text.start
    within = text.text[start:end]
    if within.count('"') % 2 == 0 and within.count("“") == within.count("”"):
        return span
    if text.text[max(start - 1, 0) : start] in {'"', "“"}:
        return Span(span.start - 1, span.end)
    return Span(span.start, span.end + 1) if text.text[end : end + 1] in {'"', "”"} else span
