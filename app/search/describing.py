"""Says a query back in words, so that whoever typed it sees how it was understood."""

from collections.abc import Mapping, Sequence

from app.search.query import Choice, Query, Term

_NARROWED = {
    "speaker": "said by {}",
    "interview": "in “{}”",
    "chapter": "in the chapter “{}”",
    "topic": "under the topic “{}”",
    "name": "where {} is mentioned",
}


def describe_query(query: Query, labels: Mapping[str, str] | None = None) -> str:
    """What was understood: both “value” and “function”, without “plot”, said by Ada.

    `labels` are the filters' values as people call them, by filter.
    """
    parts = [_describe_choices(query)] if query.choices else []
    if query.without:
        without = [_describe_term(query, term) for term in query.without]
        parts.append(f"without {_join(without, 'or')}")
    parts += [_NARROWED[name].format(label) for name, label in (labels or {}).items()]
    return ", ".join(parts)


def list_aside(query: Query) -> tuple[str, ...]:
    """The words that are looked for together with the others only: “what is a” of a question."""
    words = [
        " ".join(term.words)
        for choice in query.choices
        for term in choice
        if len(choice) == 1 and not term.is_telling
    ]
    return tuple(dict.fromkeys(words)) if len(words) < len(query.choices) else ()


def _describe_choices(query: Query) -> str:
    choices = [choice for choice in query.choices if any(term.is_telling for term in choice)]
    described = [_describe_choice(query, choice) for choice in choices or query.choices]
    described = list(dict.fromkeys(described))
    plain = all(len(choice) == 1 and not choice[0].quoted for choice in choices)
    match described:
        case [_]:
            return described[0]
        case [_, _] if plain:
            return f"both {_join(described, 'and')}"
        case _:
            return f"all of {_join(described, 'and')}" if plain else _join(described, "and")


def _describe_choice(query: Query, choice: Choice) -> str:
    described = _join([_describe_term(query, term) for term in choice], "or")
    return f"either {described}" if len(choice) > 1 else described


def _describe_term(query: Query, term: Term) -> str:
    words = query.text[term.start : term.end]
    if term.open:
        return f"a word that begins with “{words}”"
    return f"exactly “{words}”" if term.quoted else f"“{words}”"


def _join(parts: Sequence[str], word: str) -> str:
    *others, last = parts
    return f"{', '.join(others)} {word} {last}" if others else last
