import pytest

from app.errors import SourceError
from app.transcript.people import NOBODY, Speaker, parse_people

PEOPLE = """\
[karel-capek]
name = "Karel Čapek"
variants = ["K. Čapek", "CAPEK"]
formerly = ["capek"]

[ada-lovelace]
name = "Ada Lovelace"
"""


@pytest.mark.parametrize("name", ["Karel Čapek", "karel capek", "K.  Capek", "Čapek"])
def test_one_person_is_found_by_every_way_to_write_the_name(name):
    people = parse_people(PEOPLE, "people.toml")
    assert people.find(name) == Speaker("karel-capek", "Karel Čapek", ("capek",))


def test_whoever_is_not_listed_is_known_by_name():
    assert NOBODY.find("Charles Babbage") == Speaker(
        "charles-babbage", "Charles Babbage", is_listed=False
    )


@pytest.mark.parametrize("name", ["Capek", "KAREL CAPEK"])
def test_a_name_that_makes_a_slug_of_somebody_present_or_former_is_theirs(name):
    people = parse_people(PEOPLE.replace('variants = ["K. Čapek", "CAPEK"]\n', ""), "people.toml")
    assert people.find(name).slug == "karel-capek"


def test_only_those_who_take_part_matter():
    people = parse_people(PEOPLE, "people.toml").choose(["CAPEK", "Charles Babbage"])
    assert list(people.persons) == ["karel-capek"]


def test_it_refuses_a_name_of_two_people():
    text = PEOPLE + 'variants = ["Capek"]\n'
    with pytest.raises(SourceError) as caught:
        parse_people(text, "people.toml")
    assert str(caught.value) == (
        "people.toml, line 8: “Capek” is already a name of `karel-capek`. "
        "Write the name that tells them apart."
    )
