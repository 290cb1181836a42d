"""What a check gives back: plain values; offsets are code points into the canonical text."""

from dataclasses import dataclass
from enum import StrEnum

from app.archive.values import Heading, Interview, Participant, Sentence, Turn
from app.search.quote_check.pasting import Paste
from app.search.quote_check.verdicts import Operation, Verdict
from app.transcript.spans import Span


class NoteKind(StrEnum):
    """What a careful person would add, the gravest first."""

    OTHER_SPEAKER = "other_speaker"
    CROSSES_SPEAKERS = "crosses_speakers"
    TITLE_ONLY = "title_only"
    OUT_OF_ORDER = "out_of_order"
    LONG_GAP = "long_gap"
    QUOTING_OTHERS = "quoting_others"
    PART_OF_SENTENCE = "part_of_sentence"
    FILLERS_ONLY = "fillers_only"


@dataclass(frozen=True, slots=True)
class Note:
    """One of these, as a sentence."""

    kind: NoteKind
    text: str
    is_grave: bool = True
    """Whether the quotation may mislead; not where it only deserves to be known."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand."""

    interview: Interview
    sentences: tuple[Sentence, ...]
    """Those that the words stand in, in order."""
    span: Span
    turns: tuple[Turn, ...] = ()
    """Those that the words stand in, where it was asked who says them."""
    passed: tuple[Turn, ...] = ()
    """Those between them of which nothing is quoted."""

    @property
    def text(self) -> str:
        """The words, character for character."""
        return self.cut(self.span.start, self.span.end)

    @property
    def before(self) -> str:
        """What stands before the words in their first sentence."""
        return self.cut(self.sentences[0].start, self.span.start).strip()

    @property
    def after(self) -> str:
        """What stands after them in their last."""
        return self.cut(self.span.end, self.sentences[-1].end).strip()

    @property
    def speakers(self) -> tuple[Participant, ...]:
        """Those who are known, in the order in which they speak."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns if turn.speaker))

    @property
    def names(self) -> tuple[str, ...]:
        """Their names, which keep a guess a guess."""
        return tuple(
            dict.fromkeys(
                f"{turn.speaker.name} (inferred)" if turn.basis == "inferred" else turn.speaker.name
                for turn in self.turns
                if turn.speaker
            )
        )

    def cut(self, start: int, end: int) -> str:
        """The text between two offsets within its sentences."""
        first = self.sentences[0].start
        text = " ".join(sentence.text for sentence in self.sentences)
        return text[max(start - first, 0) : end - first]


@dataclass(frozen=True, slots=True)
class Change:
    """Words as quoted and as in the transcript; either may be empty."""

    operation: Operation
    quoted: str
    said: str


@dataclass(frozen=True, slots=True)
class Omission:
    """What a quotation says that it leaves out."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a quotation that is put together from several places, and where it stands."""

    quoted: str
    verdict: Verdict
    place: Place


@dataclass(frozen=True, slots=True)
class Nearest:
    """The passage that comes closest to a quotation that stands in no transcript."""

    place: Place
    similarity: float
    """0 to 1."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One quotation, and how it stands in the transcripts."""

    quoted: str
    verdict: Verdict
    similarity: float
    """How much of its words and of the passage's are the same, 0 to 1."""
    place: Place | None = None
    """None where it is absent."""
    changes: tuple[Change, ...] = ()
    """The quotation and the passage side by side, from the first word to the last."""
    omissions: tuple[Omission, ...] = ()
    pieces: tuple[Piece, ...] = ()
    """Where its parts stand in several places, or are said by several people."""
    occurrences: tuple[Place, ...] = ()
    """Everywhere that it stands word for word; else its one place."""
    notes: tuple[Note, ...] = ()
    nearest: Nearest | None = None
    claimed: Heading | str | None = None
    """Who is said to have said it: a speaker of the archive, or a name that it does not know."""
    is_glued: bool = False
    """Whether its parts stand in several places, none of which has it all."""


@dataclass(frozen=True, slots=True)
class Check:
    """What was pasted, and what was found of each quotation in it."""

    paste: Paste
    findings: tuple[Finding, ...]
    """At least one."""

    @property
    def verdict(self) -> Verdict:
        """The gravest."""
        return max((finding.verdict for finding in self.findings), key=list(Verdict).index)
