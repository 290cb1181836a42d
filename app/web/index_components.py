"""What the components of the index of names, and of a speaker's page, are given."""

from dataclasses import dataclass

from app.web.components import ConversationLine, InterviewCard, SpokenPart


@dataclass(frozen=True, slots=True)
class NameEntry:
    """A name in the index; `kind` is a word for people, such as "organisation"."""

    name: str
    kind: str
    url: str
    mentions: int


@dataclass(frozen=True, slots=True)
class NameLetter:
    """The names under one letter of the index."""

    letter: str
    anchor: str
    entries: tuple[NameEntry, ...]


@dataclass(frozen=True, slots=True)
class MentionView:
    """A sentence with the places in it where a name is mentioned, and who says it."""

    spoken: SpokenPart
    speaker_url: str | None
    url: str


@dataclass(frozen=True, slots=True)
class MentionChapter:
    """Mentions that stand under one chapter."""

    title: str | None
    mentions: tuple[MentionView, ...]


@dataclass(frozen=True, slots=True)
class MentionGroup:
    """Mentions that stand in one interview, by chapter, in the order they were said."""

    interview: InterviewCard
    line: ConversationLine
    chapters: tuple[MentionChapter, ...]


@dataclass(frozen=True, slots=True)
class SpeakerPart:
    """What a speaker has of one interview."""

    interview: InterviewCard
    role: str
    words: int
    turns: int
    line: ConversationLine | None
    """None where nothing of it is theirs, and in the older ones of many interviews."""
    percent: int
    """Of the interview's words; at least 1 of whoever speaks at all."""
    silence: str | None
    """Why no turn is known to be theirs, as a sentence; None where one is."""
