"""What citations say in words: who interviews whom, which revision, what is not known."""

from collections.abc import Sequence

from app.web.citing.person_names import part_name
from app.web.citing.references import Reference

KIND = "Interview transcript"
_ENDS = (*".?!…", "\u3002", "\uff01", "\uff1f", "\u061f")  # Chinese, Japanese and Arabic, too
_CLOSING_QUOTES = "”’\"'»"


def is_closed(text: str) -> bool:
    """Whether a full stop behind it would be one too many."""
    return text.rstrip(_CLOSING_QUOTES).endswith(_ENDS)


def close_sentence(text: str) -> str:
    """A text with a full stop, unless it ends with a mark of its own."""
    return text if is_closed(text) else f"{text}."


def capitalize_first(text: str) -> str:
    """A text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def join_names(names: Sequence[str], conjunction: str = "and") -> str:
    """Names as a sentence lists them: A; A and B; A, B, and C."""
    if len(names) < 3:
        return f" {conjunction} ".join(names)
    return f"{', '.join(names[:-1])}, {conjunction} {names[-1]}"


def find_interviewees(reference: Reference) -> tuple[str, ...]:
    """The guests, where the words are not one of theirs: the host's, or nobody knows whose."""
    is_guests = set(reference.authors) & set(reference.guests)
    return () if is_guests else reference.guests


def find_interviewers(reference: Reference) -> tuple[str, ...]:
    """The hosts, but for those whose own words are cited: nobody is interviewed by themselves."""
    return tuple(name for name in reference.interviewers if name not in reference.authors)


def describe_interview(reference: Reference) -> str:
    """Who interviews whom, as far as the authors do not say so: Interview by Dwarkesh Patel."""
    roles = {"with": find_interviewees(reference), "by": find_interviewers(reference)}
    told = [
        f"{word} {join_names([part_name(name).direct for name in names])}"
        for word, names in roles.items()
        if names
    ]
    return " ".join(["Interview", *told]) if told else ""


def describe_gaps(reference: Reference) -> list[str]:
    """What is not known of who speaks, each as a sentence."""
    return [close_sentence(capitalize_first(gap)) for gap in reference.gaps]


def write_note(reference: Reference) -> str:
    """All that the fields of a file have no place for, in sentences.

    It says no “Source:”, because reference managers read that at the start of a note as a field.
    """
    interview = describe_interview(reference)
    sentences = [
        *([close_sentence(interview)] if interview else []),
        f"Transcript, revision {reference.revision}.",
        *describe_gaps(reference),
        *([close_sentence(f"Text from {reference.kind}")] if reference.kind else []),
    ]
    return " ".join(sentences)
