"""The query language: words, “phrases”, -without, OR, begin*, and filters such as speaker:ada."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest

from app.errors import QueryError
from app.search.words import compose, is_telling, read_words
from app.transcript.words import Word

MOST_CHARACTERS = 300
MOST_WORDS = 40
MOST_OPEN = 4
"""Words with a star."""
LEAST_BEGINNING = 3
"""Letters that a word* has at least: shorter ones begin too many words."""

_MARKS = '"“”„«»'
_PART = re.compile(
    rf"""
    (?P<field>interview|speaker|chapter|topic|name):
        (?:[{_MARKS}](?P<title>[^{_MARKS}]+)[{_MARKS}]|(?P<slug>[^\s{_MARKS}]+))
    |(?P<minus>-?)(?:[{_MARKS}](?P<phrase>[^{_MARKS}]*)[{_MARKS}]|(?P<chunk>[^\s{_MARKS}]+))
    |[{_MARKS}]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HYPHENS = {"", "-", "‐", "‑"}  # noqa: RUF001 (hyphens that look alike)


@dataclass(frozen=True, slots=True)
class Filters:
    """What hits are narrowed to, by slugs; empty where they are not."""

    interview: str = ""
    speaker: str = ""
    chapter: str = ""
    topic: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one after another; of one that is `open`, the word only begins so."""

    words: tuple[str, ...]
    start: int = field(compare=False, default=0)
    end: int = field(compare=False, default=0)
    """Where it stands in the query, in code points, without quotation marks."""
    quoted: bool = False
    open: bool = False

    @property
    def is_telling(self) -> bool:
        """Whether it is asked for by itself, and not only as a part of the whole."""
        return self.quoted or self.open or any(map(is_telling, self.words))


Choice = tuple[Term, ...]
"""Terms of which any one will do."""


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody looks for."""

    text: str
    """As typed, each run of blanks made one."""
    choices: tuple[Choice, ...] = ()
    """Each is asked for."""
    without: tuple[Term, ...] = ()
    named: tuple[tuple[str, str], ...] = ()
    """The filters in the text, as (name, what was typed)."""
    rest: str = ""
    """The text without these."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.choices

    @property
    def is_quoted(self) -> bool:
        """Whether exactly these words are wanted."""
        return any(term.quoted for choice in self.choices for term in choice)

    @property
    def words(self) -> tuple[str, ...]:
        """All words that are asked for, in order."""
        return tuple(word for choice in self.choices for term in choice for word in term.words)

    @property
    def phrase(self) -> tuple[str, ...]:
        """The whole query as words one after another; empty where it is more than plain words."""
        plain = all(len(choice) == 1 and not choice[0].open for choice in self.choices)
        return self.words if plain and not self.is_quoted else ()


def parse_query(text: str) -> Query:
    """The query behind what was typed; raises QueryError when it is too long."""
    text = compose(text)
    if len(text) > MOST_CHARACTERS:
        raise QueryError(
            f"A search can have at most {MOST_CHARACTERS} characters; this has {len(text):,}. "
            "Shorten it to the words that you remember best."
        )
    query = _read_parts(text)
    terms = [*query.without, *(term for choice in query.choices for term in choice)]
    if sum(term.open for term in terms) > MOST_OPEN:
        raise QueryError(f"A search can have at most {MOST_OPEN} words with a star.")
    if len(query.words) + sum(len(term.words) for term in query.without) > MOST_WORDS:
        raise QueryError(f"A search can have at most {MOST_WORDS} words. Leave some out.")
    return query


def _read_parts(text: str) -> Query:
    choices: list[Choice] = []
    without: list[Term] = []
    named: dict[str, str] = {}
    either = False
    parts = list(_PART.finditer(text))
    for part, following in zip_longest(parts, parts[1:]):
        if part["field"]:
            named[part["field"].lower()] = part["title"] or part["slug"]
            continue
        if part["chunk"] == "OR" and not part["minus"] and choices and _can_follow_or(following):
            either = True
            continue
        terms = list(_read_terms(part))
        if part["minus"]:
            without += terms
        elif either and terms:
            choices[-1] += (terms[0],)
            choices += [(term,) for term in terms[1:]]
        else:
            choices += [(term,) for term in terms]
        either = False
    rest = " ".join(_PART.sub(lambda part: "" if part["field"] else part[0], text).split())
    return Query(text, tuple(choices), tuple(without), tuple(named.items()), rest)


def _can_follow_or(part: re.Match[str] | None) -> bool:
    return part is not None and not part["minus"] and any(_read_terms(part))


def _read_terms(part: re.Match[str]) -> Iterator[Term]:
    if part["phrase"] is not None:
        words = read_words(part["phrase"])
        if words:
            yield _make_term(words, part.start("phrase"), quoted=True)
    elif part["chunk"] is not None:
        chunk, start = part["chunk"], part.start("chunk")
        terms = [_make_term(run, start) for run in _part_at_signs(read_words(chunk), chunk)]
        if len(terms) == 1 and _is_open(terms[0], chunk):
            terms = [replace(terms[0], open=True)]
        yield from terms


def _make_term(words: tuple[Word, ...], start: int, quoted: bool = False) -> Term:
    folded = tuple(word.folded for word in words)
    return Term(folded, start + words[0].start, start + words[-1].end, quoted)


def _part_at_signs(words: tuple[Word, ...], chunk: str) -> Iterator[tuple[Word, ...]]:
    """Runs of words that only hyphens part: “pre-training” is one, “data,models” are two."""
    first = 0
    for place, (word, after) in enumerate(pairwise(words), start=1):
        if chunk[word.end : after.start] not in _HYPHENS:
            yield words[first:place]
            first = place
    if words:
        yield words[first:]


def _is_open(term: Term, chunk: str) -> bool:
    is_word = len(term.words) == 1 and len(term.words[0]) >= LEAST_BEGINNING
    return is_word and chunk[term.end - term.start :] == "*"
