"""Who the quotations of a paste are given to."""

from collections.abc import Iterator

import pytest

from app.archive.values import Heading
from app.ingest.healing import mend_archive
from app.ingest.library import Library
from app.search.quote_check.attributions import Claimed, find_claims, is_attribution
from app.search.quote_check.pasting import read_paste
from tests.archives import open_test_library
from tests.builders import write_source
from tests.unit.search.answers import ingest

TALK = "The engine weaves. The city remembers. We found a moth. I sent an invoice. It is your move."
TURNS = """\
Ada Lovelace: The engine
Ada Palmer: The city
Grace Hopper: We found
Charles Babbage: I sent
José Raúl Capablanca: It is
"""
ADA = Heading("ada-lovelace", "Ada Lovelace")
PALMER = Heading("ada-palmer", "Ada Palmer")
GRACE = Heading("grace-hopper", "Grace Hopper")
CHARLES = Heading("charles-babbage", "Charles Babbage")
JOSE = Heading("jose-raul-capablanca", "José Raúl Capablanca")


@pytest.fixture(scope="module")
def cast(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """One conversation of five, two of whom share a first name; for reading only."""
    folder = tmp_path_factory.mktemp("cast")
    library = open_test_library(folder / "var")
    mend_archive(library)
    ingest(library, write_source(folder / "talk", TALK, turns=TURNS))
    yield library
    library.close()


def find_all(library: Library, pasted: str) -> list[Claimed | None]:
    with library.database.read() as session:
        return find_claims(session, read_paste(pasted))


def find(library: Library, pasted: str) -> Claimed | None:
    [claimed] = find_all(library, pasted)
    return claimed


@pytest.mark.parametrize(
    "pasted",
    [
        "“We found a moth,” Grace Hopper said.",
        "“We found a moth,” said Grace Hopper.",
        "“We found a moth”, says Hopper.",
        "“We found a moth,” Hopper explained on Tuesday.",
        "“We found a moth.” — Grace Hopper",
        "“We found a moth.”\n— Grace Hopper, 1947",
        "“We found a moth” (Grace Hopper)",
        "“We found a moth” ~ G. Hopper",
        "Grace Hopper: “We found a moth.”",
        "Grace Hopper said: “We found a moth.”",
        "Hopper, who served in the Navy, said “we found a moth.”",
        "According to Grace Hopper, “we found a moth.”",
        "Then Grace Hopper said that “we found a moth”.",
        "It was Hopper who spoke of it. He was astonished: “We found a moth.”",
        "As Hopper’s log has it, “we found a moth”.",
        "Hopper told Babbage that “we found a moth”.",
        "We found a moth — Grace Hopper",
        "Grace Hopper: We found a moth",
        "On machines, Rear Admiral Grace Hopper was plain: “We found a moth.”",
    ],
)
def test_it_finds_who_is_said_to_have_said_it(cast: Library, pasted: str) -> None:
    assert find(cast, pasted) == GRACE


@pytest.mark.parametrize(
    ("pasted", "claimed"),
    [
        ("“It is your move,” Jose Capablanca said.", JOSE),
        ("“It is your move,” J. R. Capablanca said.", JOSE),
        ("“The engine weaves,” Ada Lovelace said.", ADA),
        ("“The engine weaves,” Ada Palmer said.", PALMER),
    ],
)
def test_it_knows_a_speaker_by_a_part_of_the_name(
    cast: Library, pasted: str, claimed: Heading
) -> None:
    assert find(cast, pasted) == claimed


def test_a_name_that_two_share_names_neither(cast: Library) -> None:
    assert find(cast, "“The engine weaves,” Ada said.") is None


@pytest.mark.parametrize(
    ("pasted", "name"),
    [
        ("“We found a moth,” Isaac Newton said.", "Isaac Newton"),
        ("“We found a moth.” — Emmy Noether", "Emmy Noether"),
        ("Emmy Noether\n@noether\nWe found a moth.", "Emmy Noether"),
        ("Emmy Noether: “We found a moth.”", "Emmy Noether"),
    ],
)
def test_somebody_whom_the_archive_does_not_know_is_told_by_name(
    cast: Library, pasted: str, name: str
) -> None:
    assert find(cast, pasted) == name


@pytest.mark.parametrize(
    "pasted",
    [
        "We found a moth",
        "“We found a moth.”",
        "“We found a moth,” she said.",
        "He said “we found a moth”.",
        "The year was 1947: “We found a moth.”",
        "“We found a moth.” — MIT",
        "“We found a moth.” — NASA",
        "“We found a moth.” — G. H.",
        "“We found a moth” — Wu",
    ],
)
def test_where_nobody_is_named_it_is_given_to_nobody(cast: Library, pasted: str) -> None:
    assert find(cast, pasted) is None


def test_who_is_spoken_to_is_not_who_says_it(cast: Library) -> None:
    assert find(cast, "Babbage told Hopper: “I sent an invoice.”") == CHARLES
    assert find(cast, "In talks with Hopper, Babbage complained: “I sent an invoice.”") == CHARLES
    assert find(cast, "“I sent an invoice,” Babbage told Grace Hopper.") == CHARLES


@pytest.mark.parametrize(
    "pasted",
    [
        "“We found a moth,” the admiral told Charles Babbage.",
        "“We found a moth,” she told podcaster Charles Babbage.",
        "“We found a moth,” told Charles Babbage by letter.",
        "“We found a moth,” she told the old engineer Babbage.",
        "Asked by Charles Babbage about it, she said “We found a moth.”",
        "In an interview with Charles Babbage, she said “We found a moth.”",
    ],
)
def test_only_who_is_spoken_to_is_nobody_who_said_it(cast: Library, pasted: str) -> None:
    assert find(cast, pasted) is None


@pytest.mark.parametrize(
    ("pasted", "is_sure"),
    [
        ("Hopper: We found a moth", True),
        ("We found a moth — Emmy Noether", True),
        ("Noether said: We found a moth", True),
        ("False: We found a moth", False),
        ("We found a moth — Never", False),
        ("We found a moth", False),
    ],
)
def test_who_surely_said_it_is_known_or_has_two_names_or_said_it(
    cast: Library, pasted: str, is_sure: bool
) -> None:
    assert is_attribution(read_paste(pasted), find(cast, pasted)) == is_sure


def test_where_two_are_spoken_of_it_is_given_to_neither(cast: Library) -> None:
    assert find(cast, "Hopper and then Babbage sat down; “we found a moth” was heard.") is None


def test_what_follows_a_whole_sentence_is_another_matter(cast: Library) -> None:
    assert find(cast, "Hopper laughed. “We found a moth.” Babbage said nothing.") == GRACE


def test_a_question_is_given_to_who_follows_on_it(cast: Library) -> None:
    pasted = "“We found a moth?” Hopper said. “It was dead in the relay.”"
    assert find_all(cast, pasted) == [GRACE, GRACE]
    pasted = "“We found a moth.” Hopper said."
    assert find_all(cast, pasted) == [GRACE]


@pytest.mark.parametrize(
    ("pasted", "claims"),
    [
        ("Hopper: We found a moth. Babbage: I sent an invoice.", [GRACE, CHARLES]),
        ("Hopper: We found a moth. Newton: I sent an invoice.", [GRACE, "Newton"]),
        ("Grace Hopper 0:11\nWe found a moth.\nAda 0:15\nIt is.", [GRACE, None]),  # which Ada?
        ("Q: We found a moth? A: I sent an invoice.", [None, None]),
    ],
)
def test_labels_give_each_quotation_to_its_own(
    cast: Library, pasted: str, claims: list[Claimed | None]
) -> None:
    assert find_all(cast, pasted) == claims


def test_each_quotation_has_its_own(cast: Library) -> None:
    pasted = "“We found a moth,” Hopper said. Babbage replied: “I sent an invoice.”"
    assert find_all(cast, pasted) == [GRACE, CHARLES]


def test_one_without_a_name_is_given_to_whom_the_one_before_is(cast: Library) -> None:
    pasted = "“We found a moth,” Hopper said. “It was dead in the relay.”"
    assert find_all(cast, pasted) == [GRACE, GRACE]


def test_who_signs_the_last_signs_all_that_nobody_else_has(cast: Library) -> None:
    pasted = "“We found a moth.” And then: “It was in the relay.” — Grace Hopper"
    assert find_all(cast, pasted) == [GRACE, GRACE]
    pasted = "“We found a moth.” And then: “It was in the relay.”\nGrace Hopper"
    assert find_all(cast, pasted) == [GRACE, GRACE]
