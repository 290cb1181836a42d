"""What is cited: an interview as a whole, or a passage of it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from app.archive.permalinks import Passage
from app.archive.values import Interview, Turn

MOST_WORDS = 5000
"""Characters of what is cited, from which on an entry does not repeat them."""
SPEAKERS_UNKNOWN = "speaker not identified"
SOME_UNKNOWN = "not every speaker identified"


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of a reference list, with nothing in it that is not known."""

    key: str
    """Letters, digits and hyphens: it names the entry in a file of many."""
    title: str
    """Of the interview."""
    authors: tuple[str, ...]
    """Whose words are cited; of a whole interview, who was interviewed."""
    interviewers: tuple[str, ...]
    guests: tuple[str, ...]
    series: str | None
    """The show, or whatever else it was first a part of."""
    date: str | None
    """In ISO 8601, as exactly as it is known: 2025-11-25, 2025-11, 2025."""
    language: str
    kind: str
    """Of the source, such as "edited captions"."""
    site: str
    url: str
    """Of what is cited; absolute where the origin is known."""
    revision: int
    """Of the text: with the address, the locator."""
    words: str | None
    """Of a passage, character for character; None for a whole interview, and for a long one."""
    gaps: tuple[str, ...]
    """What is not known of who speaks, in words for people."""


def refer_to_interview(
    interview: Interview, site: str, url: str, guessed: Collection[str] = ()
) -> Reference:
    """A whole interview: its guests are its authors, else whoever speaks, else its hosts.

    `guessed` are the slugs of those of whom nobody knows for sure that they speak.
    """
    known = [person for person in interview.participants if person.slug not in guessed]
    by_role = {
        role: tuple(person.name for person in known if person.role == role)
        for role in ("guest", "speaker", "host")
    }
    authors = next(filter(None, by_role.values()), ())
    doubtful = [one.name for one in interview.participants if one.slug in guessed]
    gaps = tuple(f"speaker inferred: {name}" for name in doubtful)
    return _make_reference(interview, site, url, authors, None, gaps)


def refer_to_passage(passage: Passage, turns: Sequence[Turn], site: str, url: str) -> Reference:
    """A passage: its author is who is known to answer in it; a guess is told as one."""
    spoken = [turn for turn in turns if any(map(turn.holds, passage.sentences))]
    known = [turn.speaker for turn in spoken if turn.speaker and not turn.is_guessed]
    # Who asks is the interviewer where somebody answers; of a host's own words the author.
    gaps = tuple(_list_gaps(spoken))
    answering = [speaker for speaker in known if speaker.role != "host"]
    answering = answering or ([] if gaps else known)
    authors = tuple(dict.fromkeys(speaker.name for speaker in answering))
    return _make_reference(passage.interview, site, url, authors, passage, gaps)


def _list_people(interview: Interview, role: str) -> tuple[str, ...]:
    return tuple(person.name for person in interview.participants if person.role == role)


def _list_gaps(turns: Sequence[Turn]) -> Iterable[str]:
    known = {turn.speaker.name for turn in turns if turn.speaker and not turn.is_guessed}
    guessed = [turn.speaker.name for turn in turns if turn.speaker and turn.is_guessed]
    for name in dict.fromkeys(guessed):
        yield f"speaker {'partly ' if name in known else ''}inferred: {name}"
    if not turns or any(turn.speaker is None for turn in turns):
        yield SOME_UNKNOWN if known or guessed else SPEAKERS_UNKNOWN


def _make_reference(
    interview: Interview,
    site: str,
    url: str,
    authors: tuple[str, ...],
    passage: Passage | None,
    gaps: tuple[str, ...],
) -> Reference:
    keys = [passage.sentences[0].key, passage.sentences[-1].key] if passage else []
    return Reference(
        key="-".join([interview.slug, *dict.fromkeys(keys)]),
        title=interview.title,
        authors=authors,
        interviewers=_list_people(interview, "host"),
        guests=_list_people(interview, "guest"),
        series=interview.series,
        date=interview.date,
        language=interview.language,
        kind=interview.source_kind,
        site=site,
        url=url,
        revision=interview.revision,
        words=passage.text if passage and len(passage.text) <= MOST_WORDS else None,
        gaps=gaps,
    )
