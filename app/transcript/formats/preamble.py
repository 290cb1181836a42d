"""Lines above the first speaker that were never spoken: `Date: 1843`, `Guests: Ada King, Bob`.

Narrators and hosts open their transcripts in just this form. So a line is kept as speech unless
what stands behind its colon is a list of names or, for other keys, a few words without a stop.
"""

import re

from app.transcript.formats.labels import is_name
from app.transcript.formats.markdown import read_markdown

MOST_WORDS = 12

_ROLE = re.compile(
    r"(?P<role>(?:interviewer|interviewee|narrator|participant|speaker|host|guest|moderator)s?"
    r"(?: \d+)?|present)\s*:\s*(?P<names>.*)",
    re.IGNORECASE,
)
_FACT = re.compile(
    r"(?:(?:interview|recording|broadcast|publication|release|episode) )?"
    r"(?:title|subject|series|episode|date|time|place|location|language|duration|length|source"
    r"|url|link|recorded|recording|transcript|transcription|transcribed|transcriber|edited|published)"
    r"(?: \d+| (?:by|on|at|in|of)(?: \w+)?| (?:number|date|title|url|length))?\s*:\s*(?P<value>.*)",
    re.IGNORECASE,
)
_LIST = re.compile(r"\s*(?:[,;&/]|\band\b)\s*")
_REMARK = re.compile(r"\s*\([^()]*\)")
_STOP = re.compile(r"[.?!…。][\"'”’)\]]*$")


def is_preamble(line: str, keys: frozenset[str]) -> bool:
    """Whether a line has the form of a header; `keys` are the labels of those who speak."""
    written = read_markdown(line).strip()
    if fact := _FACT.fullmatch(written):
        value = fact["value"]
        return bool(value) and len(value.split()) <= MOST_WORDS and not _STOP.search(value)
    names = list_names(line)
    # A single word may as well be what a host said: `Host: Welcome`.
    return any(" " in name or name.casefold() in keys for name in names)


def list_names(line: str) -> list[str]:
    """Who takes part, by a line such as `Guests: Ada King and Bob`; nobody if it is none."""
    role = _ROLE.fullmatch(read_markdown(line).strip())
    names = _LIST.split(_REMARK.sub("", role["names"])) if role else []
    names = [name for name in names if name]
    return names if all(is_name(name) for name in names) else []
