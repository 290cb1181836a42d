"""What a comparison finds, as a whole and word by word."""

from enum import StrEnum


class Verdict(StrEnum):
    """How a quotation stands in the transcripts, the surest first."""

    VERBATIM = "verbatim"
    """The same words in the same order; case, punctuation and typography may differ."""
    ABRIDGED = "abridged"
    """The same, but for what the quotation marks as left out or put in."""
    ALTERED = "altered"
    """Clearly this passage, but words differ."""
    ABSENT = "absent"
    """Not in the transcripts."""


class Operation(StrEnum):
    """What became of some words on their way from the transcript into the quotation."""

    EQUAL = "equal"
    REPLACE = "replace"
    INSERT = "insert"
    """The transcript has words more."""
    DELETE = "delete"
    """The quotation has."""
    OMIT = "omit"
    """The transcript has words more, and the quotation says so."""
