import pytest

from app.archive.values import Name
from app.web.alphabet import OTHERS, file_under, find_letter, part_by_letter, sort_names


def make_name(name: str, slug: str = "") -> Name:
    return Name(slug or name.casefold(), name, "thing", 1, 1)


@pytest.mark.parametrize(
    ("name", "filed"),
    [
        ("OpenAI", "openai"),
        ("Émile Zola", "emile zola"),
        ("The Guardian", "guardian"),
        ("A Theory of Justice", "theory of justice"),
        ("An Essay", "essay"),
        ("“The Bitter Lesson”", "bitter lesson”"),
        ("Łódź", "lodz"),
        ("Ørsted", "orsted"),
        ("Theodor Adorno", "theodor adorno"),
        ("Anthropic", "anthropic"),
        ("A", "a"),
        ("The The", "the"),
        ("Los Angeles", "los angeles"),
    ],
)
def test_it_files_without_regard_to_case_accents_signs_and_articles(name: str, filed: str) -> None:
    assert file_under(name) == filed


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("OpenAI", "O"),
        ("Émile Zola", "E"),
        ("the Guardian", "G"),
        ("Æthelred", "A"),
        ("4chan", OTHERS),
        ("Достоевский", OTHERS),
        ("北京", OTHERS),
        ("$$$", OTHERS),
    ],
)
def test_it_finds_the_letter_that_a_name_stands_under(name: str, letter: str) -> None:
    assert find_letter(name) == letter


def test_it_puts_digits_and_other_scripts_at_the_end() -> None:
    names = [make_name(name) for name in ("4chan", "Zürich", "北京", "the Alps", "alpha", "Ábel")]
    assert [(letter, [name.name for name in part]) for letter, part in part_by_letter(names)] == [
        ("A", ["Ábel", "alpha", "the Alps"]),
        ("Z", ["Zürich"]),
        (OTHERS, ["4chan", "北京"]),
    ]


def test_it_orders_names_that_are_written_alike_the_same_way_each_time() -> None:
    names = [make_name("Mercury", "mercury-planet"), make_name("Mercury", "mercury-god")]
    assert sort_names(names) == sort_names(names[::-1])
