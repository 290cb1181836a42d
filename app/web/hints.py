"""How to search, taught with words that stand in this archive."""

from collections.abc import Iterator, Sequence

from app.archive.database import Session
from app.archive.interviews import list_interviews
from app.archive.topics import list_topics
from app.search.words import is_telling, read_words
from app.web.components import Link
from app.web.search_components import Hint
from app.web.urls import Urls

_PLAIN = (
    "First come the passages with exactly these words side by side, then those with all of them, "
    "then the nearest. A slip of the finger does no harm."
)
_QUOTED = (
    "In quotation marks: exactly these words, in this order. Capitals, accents, dashes and the "
    "shape of quotation marks do not matter."
)
_BEGUN = "Words that begin so; at least three letters before the star."
_SPEAKER = "Only what one says. Likewise topic:, name:, chapter: and interview:."


def list_hints(session: Session, urls: Urls) -> tuple[Hint, ...]:
    """Examples of everything that a search can say, each a link; none in an empty archive."""
    return tuple(
        Hint(Link(query, urls.search(query)), explanation)
        for query, explanation in _list_examples(session)
    )


def _list_examples(session: Session) -> Iterator[tuple[str, str]]:
    topics = sorted(list_topics(session), key=lambda topic: -topic.segment_count)
    found = [topic.words for topic in topics if topic.segment_count]
    # One of each topic, so that examples are not all of a kind.
    phrases = [phrase for terms in found for phrase in _choose(terms, most_words=3)[:1]]
    words = [word for terms in found for word in _choose(terms, most_words=1)[:1]]
    if phrases:
        yield phrases[0], _PLAIN
        yield f"“{phrases[-1]}”", _QUOTED
    if len(words) > 1:
        yield f"{words[0]} -{words[1]}", "A minus leaves out passages that have a word."
        yield f"{words[0]} OR {words[1]}", "Either will do."
        yield f"{max(words, key=len)[:6]}*", _BEGUN
    speakers = [person for each in list_interviews(session, 1) for person in each.participants]
    if speakers and words:
        yield f"speaker:{speakers[0].slug} {words[0]}", _SPEAKER


def _choose(terms: Sequence[str], most_words: int) -> list[str]:
    """The terms of one word; or those of several, up to `most_words`, that all tell something."""
    least = min(2, most_words)
    folded = {term: [word.folded for word in read_words(term)] for term in terms}
    return [
        term
        for term, words in folded.items()
        if least <= len(words) <= most_words and all(map(is_telling, words))
    ]
