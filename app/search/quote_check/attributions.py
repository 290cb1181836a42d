"""Who the quotations of a paste are given to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.archive.database import Session
from app.archive.speakers import find_speakers_called
from app.archive.values import Heading
from app.search.quote_check.pasting import Paste, Quoted, Told
from app.search.quote_check.sayings import NAME, SAYING
from app.search.words import read_words

Claimed = Heading | str
"""A speaker of the archive; or a name that it does not know."""

_MOST_SPEAKERS = 100
_OPENING = "“\"„«「『❝‘' "
_CLOSING = "”\"»」』❞’' ,"
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
_SIGNED = re.compile(rf"\s*(?:[-–—―~]+\s*|\()(?P<name>{NAME})")
_INVERTED = re.compile(rf"[\s,]*(?!told|tells){SAYING}\s+(?P<name>{NAME})")
_SAYS_AFTER = re.compile(rf"[\s,]*(?P<name>{NAME})(?:,[^,.!?]*,)?\s+{SAYING}\b")
_SAID = re.compile(rf"(?P<name>{NAME})(?:,[^,.!?]*,)?\s+{SAYING}\b|[Aa]ccording to (?P<by>{NAME})")
_INTRODUCED = re.compile(rf"(?P<name>{NAME})[^.:!?\n]{{0,60}}:\s*$")
_OBJECT = re.compile(
    rf"\b(?:with|to|by|told|tells|asked|asks|{SAYING} to)\s+(?:[a-z]+\s+){{0,3}}{NAME}"
)
_SAYS = re.compile(rf"\b{SAYING}\b")
_CAPITALISED = re.compile(NAME)
_TELLS_ON = re.compile(rf"[\s”\"»」’']*{NAME}\s+[a-z]")
"""A sentence about somebody, who need not have said what stands before it."""
_STOPS = (".", "!", "?")
_LEAST_LETTERS = 4
_PRONOUNS = frozenset(
    word.capitalize() for word in ("he", "she", "they", "i", "we", "it", "this", "that")
)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name, and whether the words around it make it who said something."""

    name: str
    is_explicit: bool


def find_claims(session: Session, paste: Paste) -> list[Claimed | None]:
    """Who each quotation is given to; None where that is not clear.

    One without a name of its own is given to whom the one before is given to, or who signs all.
    """
    around = " ".join(part for each in paste.quoted for part in (each.before, each.after))
    words = {
        word.folded.removesuffix("'s")
        for name in _CAPITALISED.findall(around)
        for word in read_words(name)
    }
    called = find_speakers_called(session, words, _MOST_SPEAKERS) if words else []
    claims: list[Claimed | None] = []
    for quoted in paste.quoted:
        if paste.told is Told.LABELS:
            claims.append(_choose(list(_list_labels(quoted.before)), called))
            continue
        claim = _find_claim(quoted, paste.cut(quoted), called)
        claims.append(claim or (claims[-1] if claims else None))
    after = paste.quoted[-1].after
    tells_on = paste.cut(paste.quoted[-1]).endswith(_STOPS) and _TELLS_ON.match(after)
    last = [] if tells_on else _CAPITALISED.findall(_OBJECT.sub("", after))
    signed = _choose([_Mention(name, is_explicit=False) for name in last], called)
    return [claim or signed for claim in claims]


def is_attribution(paste: Paste, claim: Claimed | None) -> bool:
    """Whether what stands around a quotation without marks surely says who said it.

    That is somebody whom the archive knows, or who has two names, or anybody who “said” it.
    """
    around = " ".join(span.cut(paste.text) for span in paste.list_around())
    named = isinstance(claim, Heading) or (claim is not None and " " in claim)
    return named or _SAYS.search(around) is not None


def _find_claim(quoted: Quoted, text: str, called: Sequence[Heading]) -> Claimed | None:
    """The name in what goes on after a quotation, in the sentence before it, or before that."""
    goes_on = not text.endswith(_STOPS)
    before = quoted.before.rstrip(_OPENING)
    leading = _SENTENCE_END.split(before)[-1]
    return (
        _choose(list(_list_after(quoted.after.lstrip(_CLOSING), goes_on=goes_on)), called)
        or _choose(list(_list_before(leading)), called)
        or _choose(list(_list_before(before)), called)
    )


def _list_after(text: str, *, goes_on: bool) -> Iterator[_Mention]:
    """Names in the rest of a sentence, or a signature."""
    line = text.split("\n", maxsplit=1)[0] if text.strip() else text
    if signed := _SIGNED.match(text):
        yield _Mention(signed["name"], is_explicit=True)
    clause = _SENTENCE_END.split(line, maxsplit=1)[0]
    # A sentence of its own that says more than who it was is another matter.
    # Only what goes on at once: a name that comes later introduces the next quotation.
    says = _INVERTED.match(clause) or _SAYS_AFTER.match(clause)
    if says and (goes_on or line[:1].islower() or clause[says.end() :] in _STOPS):
        yield _Mention(says["name"], is_explicit=True)


def _list_labels(text: str) -> Iterator[_Mention]:
    """The name of a label; one that stands on a line alone may also be a heading."""
    is_sure = text.rstrip().endswith((":", ")", "]")) or text.rstrip()[-1:].isdigit()
    for name in _CAPITALISED.findall(text)[-1:]:
        yield _Mention(name, is_explicit=is_sure and len(name) > 1)


def _list_before(text: str) -> Iterator[_Mention]:
    """Names in what leads to a quotation: who says it, or else whoever is spoken of."""
    yield from _list_said(text)
    plain = _OBJECT.sub("", text)
    if introduced := _INTRODUCED.search(plain):
        yield _Mention(introduced["name"], is_explicit=" " in introduced["name"])
    for name in _CAPITALISED.findall(plain):
        yield _Mention(name, is_explicit=False)


def _list_said(text: str) -> Iterator[_Mention]:
    for said in _SAID.finditer(text):
        yield _Mention(said["name"] or said["by"], is_explicit=True)


def _choose(mentions: Sequence[_Mention], called: Sequence[Heading]) -> Claimed | None:
    """Who is named as the one who says it; else the only speaker who is named at all."""
    explicit = [mention for mention in mentions if mention.is_explicit]
    for mention in explicit:
        if found := _find_speakers(mention.name, called):
            return found[0] if len(found) == 1 else None
    known = {one.slug: one for mention in mentions for one in _find_speakers(mention.name, called)}
    if len(known) == 1:
        return next(iter(known.values()))
    return next((name for each in explicit if (name := _bare(each.name))), None)


def _find_speakers(name: str, called: Sequence[Heading]) -> list[Heading]:
    """The speakers that are called so: by all of a name, a part of it, or with initials.

    What stands before it in capitals is left out, as at a sentence's beginning.
    """
    words = [word.folded.removesuffix("'s") for word in read_words(name)]
    for first in range(len(words)):
        if found := [one for one in called if _fits(words[first:], one)]:
            return found
    return []


def _fits(words: Sequence[str], speaker: Heading) -> bool:
    own = [word.folded for word in read_words(speaker.name)]
    long = [word for word in words if len(word) > 1]
    initials = [word for word in words if len(word) == 1]
    return (
        bool(long)
        and all(word in own for word in long)
        and all(any(each.startswith(initial) for each in own) for initial in initials)
    )


def _bare(name: str) -> str:
    """A name that the archive does not know, where it can be one."""
    words = [word for word in name.split() if word not in _PRONOUNS]
    bare = " ".join(words).rstrip(".,’'")
    return bare if len(bare) >= _LEAST_LETTERS and not bare.isupper() else ""
