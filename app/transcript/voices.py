"""Voices: who speaks by a transcript's own labels, and which labels name a person."""

import re
from dataclasses import dataclass

MOST_NAME_LETTERS = 200
# What somebody is called whose name was not written down. Kept as a name, it would make one
# person of the interviewers of a whole archive.
_ROLE = re.compile(
    r"(?:(?:unknown|unidentified|unnamed|male|female|multiple|several|various|another|other|new"
    r"|first|second|third|same|off-?screen|on-?screen|audience|lead|guest) )*"
    r"(?:speaker|voice|person|participant|interviewer|interviewee|respondent|narrator|host|co-?host"
    r"|guest|moderator|presenter|announcer|audience|member|caller|panell?ist|student|translator"
    r"|interpreter|reporter|operator|questioner|question|answer|man|woman|boy|girl|male|female"
    r"|all|both|everyone|group|crowd|unknown|unidentified|unnamed|other|off-?screen)s?(?: [a-z])?",
)
_NUMBER = re.compile(r" ?#?\d+$")
_STAGE = re.compile(
    r"(?:break|intro|outro|music|theme|jingle|ad|advert(?:isement)?|sponsor|promo|clip|recording"
    r"|video|audio|commercial)s?(?: (?:break|message|music|clip|voice|recording))?",
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Where a voice starts in the canonical text, and its name, None where nobody is named."""

    start: int
    name: str | None


def find_name(label: str) -> str | None:
    """The person whom a label names; None for a number, a letter, a role or a break."""
    folded = " ".join(label.casefold().replace("_", " ").split())
    numbered = any(letter.isdigit() for letter in label)
    lettered = len(folded) == 1 and folded.isascii()
    if numbered or lettered or _ROLE.fullmatch(folded) or is_stage(label):
        return None
    return label if folded and len(label) <= MOST_NAME_LETTERS else None


def is_role(label: str) -> bool:
    """Whether a label says what somebody is there for, such as `Host` or `Speaker 1`."""
    folded = " ".join(label.casefold().replace("_", " ").split())
    return bool(_ROLE.fullmatch(_NUMBER.sub("", folded)))


def is_stage(label: str) -> bool:
    """Whether a label stands for a part of the programme and not for somebody who speaks."""
    return bool(_STAGE.fullmatch(label.casefold()))
