"""What begins as it is typed, the best of it first."""

import pytest

from app.search.suggesting import Catalogue, Offer


def suggest(typed: str, *offers: Offer, most: int = 8) -> list[str]:
    return [offer.text for offer in Catalogue(offers).suggest(typed, most)]


def call(*texts: str, others: tuple[str, ...] = ()) -> list[Offer]:
    return [Offer(text, "", f"/{text}", others) for text in texts]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("weav", "Weaving"),
        ("WEAV", "Weaving"),
        ("  weav ", "Weaving"),
        ("engine ana", "The Analytical Engine"),
        ("cafe", "Café society"),
        ("Café", "Cafe society"),
        ("jacquard’s", "Jacquard's machine"),
        ("jacquards ma", "Jacquard’s machine"),
        ("pre tr", "Pre-training"),
        ("pretr", "Pre-training"),
        ("open ai", "OpenAI"),
        ("open–ai", "OpenAI"),
        ("“weav", "Weaving"),
        ("1000 r", "1,000 rings"),
        ("c++", "C++"),
        ("機", "機械学習"),
        ("Straße", "STRASSE"),
    ],
)
def test_it_finds_words_by_how_they_begin(typed: str, text: str) -> None:
    assert suggest(typed, *call(text)) == [text]


@pytest.mark.parametrize("typed", ["", " ", "?!", "—", "\0", "́", "🙂"])
def test_it_offers_nothing_where_no_word_was_typed(typed: str) -> None:
    assert suggest(typed, *call("Weaving", "?!")) == []


@pytest.mark.parametrize("typed", ["eaving", "weaving loom", "weavings", "weaving \0x"])
def test_it_offers_nothing_that_does_not_begin_with_every_word(typed: str) -> None:
    assert suggest(typed, *call("Weaving", "Loom")) == []


def test_what_begins_so_comes_before_what_has_a_word_that_begins_so() -> None:
    offers = call("The loom", "A loom", "Looms", "Loom")
    assert suggest("loom", *offers) == ["Looms", "Loom", "The loom", "A loom"]


def test_what_is_also_called_so_comes_last() -> None:
    offers = [*call("Weaving", others=("loom", "Jacquard’s machine")), *call("The loom", "Looms")]
    assert suggest("loom", *offers) == ["Looms", "The loom", "Weaving"]
    assert suggest("jacq mach", *offers) == ["Weaving"]
    assert suggest("weaving machine", *offers) == ["Weaving"]


def test_it_keeps_the_order_in_which_offers_were_given() -> None:
    assert suggest("l", *call("Loom", "Lace", "Linen")) == ["Loom", "Lace", "Linen"]
    looms = [f"A {'loom' if number in {1, 8} else 'wheel'} {number}" for number in range(9)]
    assert suggest("loom", *call(*looms)) == ["A loom 1", "A loom 8"]


def test_it_offers_each_thing_once() -> None:
    assert suggest("lo", *call("Loom, a loom", others=("Loom", "looms"))) == ["Loom, a loom"]


def test_two_things_of_one_name_are_both_offered() -> None:
    offers = (Offer("Ada", "Speaker", "/speakers/ada"), Offer("Ada", "Person", "/names/ada"))
    assert Catalogue(offers).suggest("ada", 8) == list(offers)


def test_it_offers_no_more_than_was_wanted() -> None:
    texts = [f"Loom {number}" for number in range(20)]
    assert suggest("loom", *call(*texts), most=3) == texts[:3]


def test_nothing_begins_in_an_empty_catalogue() -> None:
    assert suggest("loom") == []
