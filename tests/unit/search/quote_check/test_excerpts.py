"""What stands beside a quotation, cut where it is long."""

from app.search.quote_check.excerpts import MOST_WORDS, keep_first, keep_last

MANY = [f"word{number}" for number in range(MOST_WORDS + 1)]


def test_what_is_short_stays_as_it_is() -> None:
    short = "  an engine,  that " + " ".join(MANY[:20])
    assert keep_first(short) == keep_last(short) == short


def test_the_first_words_of_many_go_on() -> None:
    assert keep_first(" ".join(MANY)) == f"{' '.join(MANY[:-1])} …"


def test_the_last_words_of_many_began_before() -> None:
    assert keep_last(" ".join(MANY)) == f"… {' '.join(MANY[1:])}"
