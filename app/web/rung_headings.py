"""What each rung of the ladder is called above its hits."""

from app.search.query import Query
from app.search.rungs import LOOSE, Rung

_HEADINGS = {
    Rung.EXACT: ("Exactly these words", "The words stand together, in this order."),
    Rung.ALL: ("All of these words", "In one passage, in any order and form."),
    Rung.SIMILAR: (
        "Similar spelling",
        "Words that are spelt almost like these, or begin like the last of them.",
    ),
    Rung.SOME: (
        "Some of these words",
        "The nearest there is: some of them, or words that are spelt like them.",
    ),
}
_OF_ONE_WORD = {
    Rung.EXACT: ("Exactly this word", "As it was typed, whatever its capitals and accents."),
    Rung.ALL: ("This word in other forms", "Plurals, tenses and other endings."),
}
_OF_CHOICES = ("What you asked for", "In any order; any of those with OR between them.")
_BEGUN = ("What you asked for", "Words that begin so, and the others in any order and form.")
_PARTLY_QUOTED = ("What you asked for", "The quoted words stand together, the others in any form.")


def head_rung(rung: Rung, query: Query) -> tuple[str, str]:
    """A heading and what it means, as it fits the query."""
    if rung in LOOSE:
        return _HEADINGS[rung]
    if any(len(choice) > 1 for choice in query.choices):
        return _OF_CHOICES
    if query.is_quoted and not all(term.quoted for choice in query.choices for term in choice):
        return _PARTLY_QUOTED
    if any(term.open for choice in query.choices for term in choice):
        return _BEGUN
    return (_OF_ONE_WORD if len(query.words) == 1 else _HEADINGS)[rung]
