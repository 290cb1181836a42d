import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.quote_check.quotation_marks import find_quoted


def quoted(text: str) -> list[str]:
    return [span.cut(text) for span in find_quoted(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("»The engine weaves«, sagte er damals", ["The engine weaves"]),
        ("« The engine weaves », dit-il", [" The engine weaves "]),
        ("„The engine weaves“, sagte er", ["The engine weaves"]),
        ("”The engine weaves”, sa han", ["The engine weaves"]),
        ("\u201aThe engine weaves‘, sagte er", ["The engine weaves"]),
        ("‹The engine weaves›, dit-il", ["The engine weaves"]),  # noqa: RUF001 (quotation marks)
        ("‘I don’t think it’s the models’ fault’", ["I don’t think it’s the models’ fault"]),
        (
            "'The engine weaves,' he said, 'and it is not late'",
            ["The engine weaves,", "and it is not late"],
        ),
        ("'cause I really think the researchers' work is bad", []),
        ('a 15" loom and the engine weaves', []),
        ("“One “two” three” four", ["One “two” three"]),
        ("“One.\n“Two.”", ["One.\n“Two."]),
        ("weaves” said Ada", ["weaves"]),
        ('the engine weaves," said Ada', ["the engine weaves,"]),
        ('the engine weaves."', ["the engine weaves."]),
        ('Ada said: "the engine weaves', ["the engine weaves"]),
        ('Ada said:"the engine weaves', ["the engine weaves"]),
        ('("the engine weaves', ["the engine weaves"]),
        ('"the engine weaves', ["the engine weaves"]),
        ('Ada said " the engine weaves', [" the engine weaves"]),
        ("“never closed", ["never closed"]),
        ("no marks", []),
    ],
)
def test_it_finds_what_stands_between_the_outermost_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@given(st.text("“”„‚‘’«»‹›\"'` \nab5", max_size=40))  # noqa: RUF001 (quotation marks)
def test_all_that_it_finds_stands_in_the_text_in_order(text: str) -> None:
    edges = [edge for span in find_quoted(text) for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
