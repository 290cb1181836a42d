"""People, organisations, works, models and places that are mentioned (names.toml).

    [deepseek-r1]
    name = "DeepSeek R1"
    kind = "model"
    forms = ["R1"]

A mention is a form as it is written here, capitals and all, in whole words. Where several forms
fit, the longest one counts.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.errors import SourceError
from app.transcript.authorities import Heading, Text, parse_headings
from app.transcript.placements import Placement
from app.transcript.reading import Reading
from app.transcript.spans import Span
from app.transcript.toml_files import find_line
from app.transcript.words import split_words

_TYPOGRAPHY = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "\u2010": "-", "\u2011": "-", "\u00a0": " "}
)


class Kind(StrEnum):
    """What a name is the name of."""

    PERSON = "person"
    ORGANISATION = "organisation"
    MODEL = "model"
    WORK = "work"
    PLACE = "place"
    THING = "thing"


class Name(Heading):
    """Something with a proper name; `forms` are the other ways in which transcripts write it."""

    kind: Kind
    forms: tuple[Text, ...] = ()

    @property
    def all_forms(self) -> tuple[str, ...]:
        """The name itself, and its other forms."""
        return tuple(dict.fromkeys((self.name, *self.forms)))


Names = Mapping[str, Name]
"""Names by slug, in the order of the file."""


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A place where a name is mentioned; it lies within one sentence."""

    span: Span
    name: str
    """The slug."""


def parse_names(text: str, file: str) -> dict[str, Name]:
    """The names by slug; raises SourceError where a form has no word, or would be two names'."""
    names = parse_headings(Name, text, file, "name")
    owners: dict[str, str] = {}
    for slug, name in names.items():
        for form in name.all_forms:
            owner = owners.setdefault(_plain_form(form), slug)
            if owner != slug:
                problem = (
                    f"“{form}” is already a form of `{owner}`. Write one that tells them apart."
                )
            elif not split_words(form):
                problem = f"“{form}” has no letter or digit to be found by. Spell it out."
            else:
                continue
            key = "forms" if form in name.forms else "name"
            raise SourceError(problem, file=file, line=find_line(text, key, slug))
    return names


def _plain(text: str) -> str:
    """Text without the curl of apostrophes and the kinds of hyphen; of the same length."""
    return text.translate(_TYPOGRAPHY)


def _plain_form(form: str) -> str:
    """A form as it stands in a canonical text: composed, with single blanks."""
    return _plain(unicodedata.normalize("NFC", " ".join(form.split())))


def choose_names(names: Names, text: str, placed: Sequence[str] = ()) -> dict[str, Name]:
    """Those that can matter to a text: a form of theirs is in it, or an editor put them there."""
    plain = _plain(text)
    return {
        slug: name
        for slug, name in names.items()
        if slug in placed or any(_plain_form(form) in plain for form in name.all_forms)
    }


def find_mentions(
    names: Names, reading: Reading, placements: Sequence[Placement] = ()
) -> list[Mention]:
    """Every mention in the order of the text: those found by form, and those an editor placed."""
    placed = [Mention(one.span, one.slug) for one in placements if not one.is_taken_out]
    found = [
        mention
        for mention in _find_forms(names, reading, [one for one in placements if one.is_taken_out])
        if not any(mention.span.overlap(other.span) for other in placed)
    ]
    return sorted(placed + found)


def _find_forms(
    names: Names, reading: Reading, taken_out: Sequence[Placement]
) -> Iterator[Mention]:
    """Where two forms share a letter the one that starts first counts, then the longer one."""
    text = _plain(reading.text)
    found = sorted(
        (Mention(span, slug) for slug, name in names.items() for span in _find_name(name, text)),
        key=lambda mention: (mention.span.start, -mention.span.end),
    )
    end = 0
    for mention in found:
        sentence = reading.sentence_at(mention.span.start)
        is_free = mention.span.start >= end and sentence.holds(mention.span.end - 1)
        if is_free and not _is_taken_out(mention, taken_out):
            yield mention
            end = mention.span.end


def _is_taken_out(mention: Mention, taken_out: Iterable[Placement]) -> bool:
    return any(out.slug == mention.name and out.span.overlap(mention.span) for out in taken_out)


def _find_name(name: Name, text: str) -> Iterator[Span]:
    for form in map(_plain_form, name.all_forms):
        for found in re.finditer(re.escape(form) + _must_not_follow(form), text):
            if not _goes_on_from(text[max(0, found.start() - 2) : found.start()], form):
                yield Span(*found.span())


def _must_not_follow(form: str) -> str:
    whole = r"(?![^\W_])" if re.search(r"\w$", form) else ""
    # GPT-3.5 is another thing than GPT-3, and o1-mini than o1; OpenAI-style is about OpenAI.
    return whole + (r"(?![.,]\d|-\w)" if form[-1].isdigit() else "")


def _goes_on_from(before: str, form: str) -> bool:
    """Whether what stands before a form makes it the end of another word or number."""
    return re.match(r"\w", form) is not None and re.search(r"[^\W_]$|\d[.,]$", before) is not None
