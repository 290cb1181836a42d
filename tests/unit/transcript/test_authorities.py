import pytest

from app.errors import SourceError
from app.transcript.authorities import Heading, parse_headings, suggest

TWO = '[ada]\nname = "Ada"\n\n[grace]\nname = "Grace"\n'


def refuse(text: str) -> str:
    with pytest.raises(SourceError) as caught:
        parse_headings(Heading, text, "people.toml", "person")
    return str(caught.value)


def test_it_reads_tables_in_their_order():
    assert list(parse_headings(Heading, TWO, "people.toml", "person")) == ["ada", "grace"]


@pytest.mark.parametrize("text", ["", "# nobody yet\n"])
def test_a_list_may_be_empty(text):
    assert parse_headings(Heading, text, "people.toml", "person") == {}


def test_it_refuses_what_is_no_table():
    assert refuse('\nada = "Ada"\n') == (
        "people.toml, line 2: `ada` is not a person. "
        "Open each with [its-slug], in a-z, 0-9 and hyphens."
    )


def test_it_refuses_an_empty_name():
    assert refuse('[ada]\nname = " "\n').startswith("people.toml, line 2: `name`: ")


def test_it_refuses_a_former_slug_that_is_none():
    assert refuse(TWO + 'formerly = ["Miss G"]\n') == (
        "people.toml, line 6: “Miss G” is not a slug. Use a-z, 0-9 and single hyphens."
    )


@pytest.mark.parametrize("former", ["ada", "grace"])
def test_it_refuses_a_former_slug_that_somebody_has(former):
    assert refuse(TWO + f'formerly = ["{former}"]\n') == (
        f"people.toml, line 6: `{former}` is in use here. "
        "List only slugs that nothing has any more."
    )


def test_it_refuses_a_former_slug_of_two():
    text = TWO.replace('"Ada"\n', '"Ada"\nformerly = ["x"]\n') + 'formerly = ["x"]\n'
    assert refuse(text) == ("people.toml, line 7: `x` already leads to `ada`. Take it out of one.")


def test_it_suggests_the_nearest_slug_or_where_to_add_it():
    assert suggest("adda", ["ada", "grace"], "people.toml") == "Did you mean `ada`?"
    assert suggest("zoe", ["ada", "grace"], "people.toml") == "Add it to people.toml first."
