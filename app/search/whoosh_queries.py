"""What is asked for, in Whoosh's own terms."""

from collections.abc import Sequence

from whoosh.query.compound import And, Or
from whoosh.query.positional import Phrase
from whoosh.query.qcore import Query
from whoosh.query.terms import Term
from whoosh.searching import Searcher

from app.search.engine import Scope, Wanted
from app.transcript.stems import stem

COMMON_SHARE = 0.25


def ask(wanted: Wanted, searcher: Searcher) -> Query:
    """Documents that hold what is wanted."""
    parts: list[Query] = []
    for phrase in wanted.phrases:
        if len(phrase) == 1:
            parts.append(Term("exact", phrase[0]))
        else:
            parts.append(Phrase("exact", list(phrase)))
    parts += [Term("stems", stem(word)) for word in wanted.words]
    if wanted.some:
        parts.append(Or(_choose_telling(wanted.some, searcher)))
    return And(parts)


def _choose_telling(words: Sequence[str], searcher: Searcher) -> list[Query]:
    """The words that tell passages apart; all of them where each is common or occurs nowhere."""
    stems = [stem(word) for word in words]
    most = COMMON_SHARE * max(1, searcher.doc_count())
    reader = searcher.reader()
    telling = [word for word in stems if 0 < reader.doc_frequency("stems", word) <= most]
    return [Term("stems", word) for word in telling or stems]


def leave_out(scope: Scope) -> Query | None:
    """Documents that a scope excludes; None where it excludes none."""
    return Or([Term("ingest", ingest) for ingest in scope.without]) if scope.without else None


def narrow(scope: Scope) -> Query | None:
    """Documents that fit every part of a scope; None where all do."""
    parts: list[Query] = []
    if scope.interview_id is not None:
        parts.append(Term("interview", scope.interview_id))
    fields = {name: getattr(scope, name) for name in ("chapter", "speaker", "topic", "name")}
    parts += [Term(field, str(value)) for field, value in fields.items() if value is not None]
    return And(parts) if parts else None
