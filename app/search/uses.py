"""How often words are used, and by whom."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from app.archive.values import Heading
from app.search.engine import Scope, View
from app.search.forms import list_exact
from app.search.query import Query, Term
from app.search.rungs import LOOSE, Find, Rung

MOST_WORDS = 3
"""Of the words of a query, so many are counted."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Words, and how often they stand in the texts by the speaker's id; 0 where nobody is named."""

    text: str
    by: Counter[int]


@dataclass(frozen=True, slots=True)
class Use:
    """Words, how often they stand in the texts, and who says them, the most frequent first."""

    text: str
    count: int
    by: tuple[tuple[Heading, int], ...]
    """Those who are known."""


def count_uses(
    view: View, query: Query, scope: Scope, finds: Sequence[Find]
) -> tuple[Counted, ...]:
    """The uses of the whole query where it stands so in a text, or else of its telling words.

    Each is counted as it was typed, not in its other forms.
    """
    if query.without or not any(find.rung not in LOOSE for find in finds):
        return ()
    terms = [term for choice in query.choices for term in choice]
    if finds[0].rung is Rung.EXACT and query.phrase:
        asked = {list_exact(query.phrase, view): _write(query, terms)}
    else:
        asked = {
            list_exact(term.words, view): _write(query, [term])
            for term in terms
            if term.is_telling and not term.open
        }
    counted = (Counted(text, view.count_uses(forms, scope)) for forms, text in asked.items())
    return tuple(islice((one for one in counted if one.by), MOST_WORDS))


def _write(query: Query, terms: Sequence[Term]) -> str:
    """Terms as they were typed."""
    return " ".join(query.text[term.start : term.end] for term in terms)


def name_uses(counted: Sequence[Counted], speakers: Mapping[int, Heading]) -> tuple[Use, ...]:
    """The same, with the speakers by name."""
    return tuple(
        Use(
            one.text,
            one.by.total(),
            tuple((speakers[id_], count) for id_, count in one.by.most_common() if id_ in speakers),
        )
        for one in counted
    )
