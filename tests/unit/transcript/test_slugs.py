import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.transcript.slugs import is_slug, make_name_slug, make_slug, make_unique


@pytest.mark.parametrize("name", ["a", "ilya-sutskever-2025", "1984", "x" * 100])
def test_it_knows_a_slug(name):
    assert is_slug(name)


@pytest.mark.parametrize(
    "name", ["", "-a", "a-", "a--b", "A", "a_b", "é", "a b", "a/b", "a\n", "\u0661", "x" * 101]
)
def test_it_knows_what_is_no_slug(name):
    assert not is_slug(name)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("SSI’s model will learn", "ssis-model-will-learn"),
        (
            "“We are squarely an age of research company”",
            "we-are-squarely-an-age-of-research-company",
        ),
        ("Karel Čapek, R.U.R.", "karel-capek-r-u-r"),
        ("伊利亚", ""),
    ],
)
def test_it_makes_a_slug_of_a_name(name, slug):
    assert make_slug(name) == slug


def test_it_gives_a_name_without_latin_letters_a_fingerprint():
    slug = make_name_slug("伊利亚")
    assert is_slug(slug)
    assert slug == make_name_slug("伊利亚") != make_name_slug("宫崎骏")


def test_a_fingerprint_says_what_kind_of_name_it_is_of():
    assert make_name_slug("伊利亚").startswith("person-")
    assert make_name_slug("名前", "interview").startswith("interview-")


def test_it_cuts_a_long_name_and_tells_it_from_its_likes():
    one, other = (make_name_slug("Ada " * 40 + end) for end in ("King", "Byron"))
    assert is_slug(one)
    assert one.startswith("ada-ada-")
    assert one != other


def test_it_numbers_slugs_that_came_before():
    assert make_unique(["a", "a-2", "a", "a", "b"]) == ["a", "a-2", "a-3", "a-4", "b"]


@given(st.text())
def test_it_makes_a_slug_of_any_name(name):
    assert is_slug(make_name_slug(name))


@given(st.lists(st.sampled_from(["a", "a-2", "a-2-2", "b", "a-3"])))
def test_it_never_gives_a_slug_twice(slugs):
    unique = make_unique(slugs)
    assert len(set(unique)) == len(slugs)
    assert all(name.startswith(slug) for name, slug in zip(unique, slugs, strict=True))
