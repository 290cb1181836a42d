"""From a finding to what the page of the quote check shows."""

from collections.abc import Iterator

from app.archive.database import Session
from app.archive.segments import read_touched
from app.search.quote_check.excerpts import keep_first, keep_last
from app.search.quote_check.findings import Finding, NoteKind, Piece, Place
from app.search.quote_check.notes import name_all
from app.search.quote_check.summing_up import sum_up
from app.search.quote_check.verdicts import Operation, Verdict
from app.search.words import read_words
from app.transcript.reading import shorten
from app.transcript.spans import Span
from app.web.check_components import (
    AlignedWords,
    CitationView,
    ComparisonView,
    FindingView,
    NoteView,
    PieceView,
)
from app.web.components import Link, PassageCard
from app.web.passage_cards import make_card
from app.web.quoting.plain_text import write_text
from app.web.quoting.quotations import Quotation, Words, tell_where
from app.web.urls import Urls

VERDICTS = {
    Verdict.VERBATIM: "word for word in the transcript",
    Verdict.ABRIDGED: "shortened",
    Verdict.ALTERED: "words differ",
    Verdict.ABSENT: "not in this archive’s transcripts",
}
MOST_ELSEWHERE = 10
MOST_LETTERS = 100
"""Of a passage in a list."""


def make_finding_view(session: Session, urls: Urls, finding: Finding) -> FindingView:
    """A checked quotation as its component shows it."""
    place = finding.place or (finding.nearest.place if finding.nearest else None)
    others = [each for each in finding.occurrences if each is not finding.place]
    return FindingView(
        sign=_choose_sign(finding),
        summary=sum_up(finding),
        quoted=finding.quoted,
        language=place.interview.language if place else "",
        notes=tuple(NoteView(note.text, note.is_grave) for note in finding.notes),
        comparison=_compare(finding),
        pieces=tuple(_make_piece(urls, piece) for piece in finding.pieces),
        passage=_make_card(session, urls, finding, place) if place else None,
        address=urls.absolute(link_place(urls, finding.place)) if finding.place else None,
        citation=_cite(urls, finding.place) if finding.place else None,
        elsewhere=tuple(_link(urls, each) for each in others[:MOST_ELSEWHERE]),
        more_elsewhere=max(len(others) - MOST_ELSEWHERE, 0),
    )


def _choose_sign(finding: Finding) -> str:
    if any(note.kind is NoteKind.OTHER_SPEAKER for note in finding.notes):
        return NoteKind.OTHER_SPEAKER.value
    return finding.verdict.value


def link_place(urls: Urls, place: Place) -> str:
    """The address of the sentences that words stand in."""
    first, last = place.sentences[0], place.sentences[-1]
    if first == last:
        return urls.sentence(place.interview, first.key)
    return urls.passage(place.interview, first.key, last.key)


def _align(finding: Finding) -> Iterator[AlignedWords]:
    """Both wordings; what is the same word by word, so that lines break anywhere."""
    for change in finding.changes:
        quoted, said = change.quoted.split(), change.said.split()
        if change.operation is Operation.EQUAL and len(quoted) == len(said):
            for one, other in zip(quoted, said, strict=True):
                yield AlignedWords(Operation.EQUAL.value, one, other)
        else:
            yield AlignedWords(change.operation.value, change.quoted, change.said)


def _compare(finding: Finding) -> ComparisonView | None:
    place = finding.place
    if place is None or finding.is_glued:
        return None
    return ComparisonView(
        before=keep_last(place.before) if read_words(place.before) else "",
        words=tuple(_align(finding)),
        after=keep_first(place.after) if read_words(place.after) else "",
        language=place.interview.language,
    )


def _make_piece(urls: Urls, piece: Piece) -> PieceView:
    return PieceView(
        piece.quoted,
        VERDICTS[piece.verdict],
        name_all(piece.place.names) or None,
        _link(urls, piece.place),
    )


def _make_card(session: Session, urls: Urls, finding: Finding, place: Place) -> PassageCard:
    first, last = place.sentences[0], place.sentences[-1]
    segments = read_touched(session, place.interview, first.start, last.end)
    marks = _list_marks(finding) if finding.place else []
    return make_card(urls, place.interview, segments, marks, link_place(urls, place))


def _list_marks(finding: Finding) -> list[Span]:
    """The words that are quoted; not those between them, which the quotation leaves out."""
    assert finding.place  # noqa: S101 # marks are for what was found
    start, marks = finding.place.span.start, []
    for omission in finding.omissions:
        marks.append(Span(start, omission.span.start))
        start = omission.span.end
    return [*marks, Span(start, finding.place.span.end)]


def _link(urls: Urls, place: Place) -> Link:
    text = " ".join(sentence.text for sentence in place.sentences)
    return Link(shorten(text, MOST_LETTERS), link_place(urls, place))


def _cite(urls: Urls, place: Place) -> CitationView | None:
    """The words with who and where; None where they are of several speakers."""
    if len({turn.speaker for turn in (*place.turns, *place.passed)}) > 1:
        return None
    interview = place.interview
    words = Words(name_all(place.names) or None, place.text)
    address = urls.absolute(link_place(urls, place))
    where = tell_where(interview)
    return CitationView(
        text=write_text(Quotation((words,), where, address, interview.language)),
        source=f"Source: {interview.source_kind}; check the recording before printing",
        language=interview.language,
    )
