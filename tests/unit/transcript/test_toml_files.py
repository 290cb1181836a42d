import pytest
from pydantic import BaseModel, ConfigDict

from app.errors import SourceError
from app.transcript.toml_files import check_table, find_line, parse_toml


class Engine(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    weight_kg: int = 0


def refuse(text: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        check_table(Engine, parse_toml(text, "engine.toml"), text=text, file="engine.toml")
    return caught.value


def test_it_reads_a_table_behind_a_byte_order_mark():
    assert parse_toml('\ufeffname = "A"', "engine.toml") == {"name": "A"}


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('name = "A"\nweight', 2, "expected '=' after a key in a key/value pair"),
        ('name = "A"\n\nname = "B"\n', 3, "cannot overwrite a value"),
        ("name = An engine\n", 1, "invalid value"),
        ('name = "A', 1, "unterminated string"),
    ],
)
def test_it_refuses_what_is_not_toml_with_the_line(text, line, reason):
    assert str(refuse(text)) == (
        f"engine.toml, line {line}: this is not TOML ({reason}). "
        "Put text in quotation marks, one `key = value` a line."
    )


@pytest.mark.parametrize("value", ["2025-02-30", "2025-11", "12.5.2024"])
def test_it_shows_how_a_date_that_is_no_toml_is_written(value):
    assert str(refuse(f"name = {value}")).endswith(f'). Write `name = "{value}"`.')


def test_it_asks_for_straight_quotation_marks():
    assert str(refuse("name = “An engine”")) == (
        "engine.toml, line 1: this is not TOML (invalid value). "
        "Put straight quotation marks around the text: `name = “An engine”`."
    )


def test_it_refuses_a_number_with_thousands_of_digits():
    assert "this is not TOML" in str(refuse("weight_kg = " + "1" * 5_000))


def test_it_refuses_brackets_without_end():
    message = str(refuse("name = " + "[" * 20_000))
    assert message == "engine.toml: brackets stand too deep inside each other."


def test_it_refuses_an_unknown_key_with_the_nearest_one():
    assert str(refuse('name = "A"\nweigth_kg = 3')) == (
        "engine.toml, line 2: unknown key `weigth_kg`. Did you mean `weight_kg`?"
    )


def test_it_refuses_an_unknown_key_with_all_keys_where_none_is_near():
    assert str(refuse('name = "A"\n"colour" = 3')) == (
        "engine.toml, line 2: unknown key `colour`. Known keys: name, weight_kg."
    )


def test_it_refuses_a_missing_key_without_a_line():
    error = refuse("weight_kg = 3")
    assert str(error) == "engine.toml: the key `name` is missing. Add `name = …`."
    assert error.line is None


def test_it_refuses_a_value_of_another_type():
    assert str(refuse('name = "A"\nweight_kg = "much"')) == (
        "engine.toml, line 2: `weight_kg`: "
        "input should be a valid integer, unable to parse string as an integer."
    )


SECTIONS = 'name = "top"\n\n[ "a b" ]\nname = "A"\n# \u2028\n[c]\n  name = "C"\n'


@pytest.mark.parametrize(
    ("key", "section", "line"),
    [
        ("name", "", 1),
        ("name", "a b", 4),
        ("name", "c", 7),
        ("weight", "c", 6),
        ("weight", "", None),
        ("name", "d", None),
    ],
)
def test_it_finds_the_line_of_a_key_in_its_section(key, section, line):
    assert find_line(SECTIONS, key, section) == line
