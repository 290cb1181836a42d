"""Makes quotations, and the values they come from, with a default for everything."""

from dataclasses import replace
from typing import Any

from app.archive.permalinks import Passage
from app.archive.values import Interview, Participant, Sentence, Turn
from app.web.quoting.quotations import Quotation, Words

ADA = Participant("ada", "Ada Lovelace", "guest")
CHARLES = Participant("charles", "Charles Babbage", "host")
URL = "https://archive.example/interviews/ada-2025/bcdfghjk..bcdfghjn"
WHERE = "The Engine Room, 25 November 2025"
INTERVIEW = Interview(
    id=1,
    slug="ada-2025",
    title="A talk with Ada",
    series="The Engine Room",
    date="2025-11-25",
    language="en",
    source_url="https://archive.example/recording",
    source_kind="edited captions",
    collection=None,
    identifier=None,
    place=None,
    rights=None,
    words=10,
    sentences=3,
    segments=1,
    revision=2,
    ingest=1,
    removed_at=None,
    participants=(CHARLES, ADA),
)
SENTENCES = (
    Sentence("bcdfghjk", 0, 0, 14, "Will it think?"),
    Sentence("bcdfghjm", 1, 15, 33, "It does what I do."),
    Sentence("bcdfghjn", 2, 34, 37, "No."),
)
HOSTILE = [
    "</script><!-- ]]> --> &amp; <b>bold</b>",
    r"\input{x} & $x_1$ #1 % {",
    "\N{PILE OF POO} \N{RIGHT-TO-LEFT OVERRIDE}back\N{POP DIRECTIONAL FORMATTING} שלום",
    '" onload="alert(1)',
]


def make_interview(**changes: Any) -> Interview:
    return replace(INTERVIEW, **changes)


def make_turn(speaker: Participant | None, start: int, end: int, basis: str = "labelled") -> Turn:
    return Turn(speaker, basis if speaker else "unknown", 3, start, end)


ASKED, ANSWERED = make_turn(CHARLES, 0, 14), make_turn(ADA, 15, 37)


def make_passage(*sentences: Sentence, **changes: Any) -> Passage:
    return Passage(make_interview(**changes), sentences or SENTENCES)


def quote(*parts: tuple[str | None, str], **changes: Any) -> Quotation:
    """A quotation of these speakers and words; of one sentence of Ada's if there are none."""
    words = parts or (("Ada Lovelace", "It does what I do."),)
    facts = {"where": WHERE, "url": URL, "language": "en"}
    return Quotation(tuple(Words(*part) for part in words), **(facts | changes))


TALK = (("Charles Babbage", "Will it think?"), (None, "It does what I do."))
"""Words of two speakers, of whom one is known."""
