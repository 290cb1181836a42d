import pytest

from app.web.citing.person_names import part_name


@pytest.mark.parametrize(
    ("name", "family", "given", "suffix"),
    [
        ("Ada Lovelace", "Lovelace", "Ada", ""),
        ("  Ada   Lovelace ", "Lovelace", "Ada", ""),
        ("Ludwig van Beethoven", "van Beethoven", "Ludwig", ""),
        ("Ursula von der Leyen", "von der Leyen", "Ursula", ""),
        ("José Ortega y Gasset", "Ortega y Gasset", "José", ""),
        ("Daniel Day-Lewis", "Day-Lewis", "Daniel", ""),
        ("Conan O’Brien", "O’Brien", "Conan", ""),
        ("bell hooks", "hooks", "bell", ""),
        ("Sammy Davis Jr.", "Davis", "Sammy", "Jr."),
        ("Martin Luther King, Jr.", "King", "Martin Luther", "Jr."),
        ("John D. Rockefeller IV", "Rockefeller", "John D.", "IV"),
    ],
)
def test_it_files_a_name_under_what_the_family_is_called(
    name: str, family: str, given: str, suffix: str
) -> None:
    parted = part_name(name)
    assert (parted.family, parted.given, parted.suffix) == (family, given, suffix)


@pytest.mark.parametrize(
    ("name", "family", "given", "suffix"),
    [
        ("Xi, Jinping", "Xi", "Jinping", ""),
        ("Достоевский, Фёдор", "Достоевский", "Фёдор", ""),
        ("King, Martin Luther, Jr.", "King", "Martin Luther", "Jr."),
    ],
)
def test_it_believes_a_comma(name: str, family: str, given: str, suffix: str) -> None:
    parted = part_name(name)
    assert (parted.family, parted.given, parted.suffix) == (family, given, suffix)


@pytest.mark.parametrize(
    "name",
    [
        "Plato",
        "Elizabeth II",
        "van Gogh",
        "Simon and Garfunkel",
        "宮崎 駿",
        "Фёдор Достоевский",
        "Ada, Charles, George",
        "Ada,",
        ", Ada",
        ", Jr.",
        ",",
        "Jr.",
        "\N{PILE OF POO} Lovelace",
        "",
    ],
)
def test_it_leaves_whole_what_it_cannot_part(name: str) -> None:
    parted = part_name(name)
    assert (parted.family, parted.given) == (name, "")


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Augusta Ada Lovelace", "A. A."),
        ("Jean-Paul Sartre", "J.-P."),
        ("J.-P. Sartre", "J.-P."),
        ("J.R.R. Tolkien", "J. R. R."),
        ("bell hooks", "b."),
        ("‘Ada’ Lovelace", "A."),
        ("Ada - Lovelace", "A."),
        ("Émile Zola", "É."),
        ("Plato", ""),
    ],
)
def test_it_shortens_given_names(name: str, initials: str) -> None:
    assert part_name(name).initials == initials


def test_it_says_a_name_and_files_it() -> None:
    king = part_name("Martin Luther King, Jr.")
    assert king.direct == "Martin Luther King Jr."
    assert king.inverted == "King, Martin Luther, Jr."
    assert part_name("Plato").direct == part_name("Plato").inverted == "Plato"
