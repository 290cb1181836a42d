import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.transcript.keys import PATTERN, mint_keys

sentences = st.lists(st.text(max_size=8) | st.sampled_from(["Yes.", "No.", "yes"]), max_size=30)
# Sentences that stay different when only their words are compared.
unique_sentences = st.lists(st.integers(0, 999).map("number {}".format), unique=True, max_size=30)


def test_it_gives_every_sentence_of_the_real_interview_its_own(edition):
    keys = {sentence.key for sentence in edition.sentences}
    assert len(keys) == 910
    assert all(re.fullmatch(PATTERN, key) for key in keys)


def test_it_gives_a_sentence_the_key_that_it_always_had():
    """These stand in permalinks out in the world; a change here breaks them."""
    assert mint_keys(["You know what's crazy?", "Yes.", "No.", "Yes."]) == [
        *("6c2g8kpp", "xfbsqws7", "93q82xq8", "zg5h4wmh")
    ]


@pytest.mark.parametrize("rewritten", ["It's real!", "it’s — REAL", "“It's \uff52eal”"])
def test_it_looks_at_the_words_and_not_at_their_typography(rewritten):
    assert mint_keys([rewritten]) == mint_keys(["It's real."])


def test_it_tells_sentences_without_any_word_apart_by_their_signs():
    assert mint_keys(["…"]) != mint_keys(["?!"])


def test_it_tells_words_apart_that_differ_in_a_vowel_sign():
    assert mint_keys(["की"]) != mint_keys(["का"])


def test_it_tells_repeats_apart_by_what_stands_around_them():
    first = mint_keys(["Why?", "Yes.", "Really?", "Yes.", "Fine."])
    turned = mint_keys(["Really?", "Yes.", "Fine.", "Why?", "Yes.", "Really?"])
    assert turned[4] == first[1]


def test_it_gives_the_middle_of_many_repeats_the_keys_that_it_always_had():
    """Twenty neighbours to either side do not tell these apart; their order does."""
    assert mint_keys(["Yes."] * 45)[21:24] == ["p8r9js7n", "zhjf63d5", "98v6w2hn"]


def test_it_mints_for_thousands_of_the_same_words():
    assert len(set(mint_keys(["Yes."] * 3_000))) == 3_000


def test_it_skips_keys_that_were_given_to_others():
    words = ["You know what's crazy?", "Yes."]
    taken = mint_keys(words)
    anew = mint_keys(words, taken)
    assert not set(anew) & set(taken)
    assert mint_keys(words, taken + anew)[0] not in taken + anew


@given(sentences)
def test_it_mints_unique_keys_of_one_form(texts):
    keys = mint_keys(texts)
    assert len(set(keys)) == len(texts)
    assert all(re.fullmatch(PATTERN, key) for key in keys)


@given(sentences)
def test_it_mints_the_same_keys_every_time(texts):
    assert mint_keys(texts) == mint_keys(list(texts))


@given(sentences, st.data())
def test_it_never_mints_a_taken_key(texts, data):
    keys = mint_keys(texts)
    taken = data.draw(st.sets(st.sampled_from(keys))) if keys else set()
    assert not set(mint_keys(texts, taken)) & taken


@given(unique_sentences)
def test_it_does_not_look_at_the_neighbours_of_words_that_occur_once(texts):
    assert mint_keys(texts) == [mint_keys([text])[0] for text in texts]


@given(unique_sentences, st.data())
def test_it_leaves_other_keys_alone_when_a_repeat_is_added(texts, data):
    places = st.integers(0, len(texts))
    longer = list(texts)
    for place in data.draw(st.lists(places, min_size=2, max_size=4)):
        longer.insert(place, "Right.")
    keys = dict(zip(longer, mint_keys(longer), strict=True))
    assert [keys[text] for text in texts] == mint_keys(texts)
