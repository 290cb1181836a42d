import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.transcript.alignment.sentences import Alignment, align_sentences
from app.transcript.canonical import CanonicalText
from app.transcript.history.fates import Fate
from app.transcript.sentences import split_sentences
from tests.corrections import CHANGES, SHORT, change_typography, correct, judge
from tests.unit.transcript.texts import any_texts

THOROUGH = os.environ.get("THOROUGH") == "1"
EXAMPLES = 400 if THOROUGH else 8
REVISIONS = 50
BEFORE = "The models seem smarter than their economic impact would imply."
AFTER = "There are many ways of reconciling this with how well they do."
VALUE = "A value function lets you short-circuit the wait until the very end."
TWIN = "A value function lets you short-circuit the wait until the game ends."


def follow(old: list[str], new: list[str]) -> list[tuple[str, tuple[int, int] | None]]:
    return [(outcome.fate.value, outcome.place) for outcome in align_sentences(old, new).outcomes]


def follow_within(old: list[str], new: list[str]) -> list[str]:
    """The fates of sentences between two that stay."""
    fates = [fate for fate, _ in follow([BEFORE, *old, AFTER], [BEFORE, *new, AFTER])]
    return fates[1:-1]


def test_it_leaves_every_sentence_of_the_same_text_unchanged(interview):
    alignment = align_sentences(interview, interview)
    assert {outcome.fate for outcome in alignment.outcomes} == {Fate.UNCHANGED}
    assert alignment.find_heirs() == {number: number for number in range(len(interview))}
    assert alignment.added == ()


@pytest.mark.parametrize(
    "words",
    [
        "A value function lets you short-circuit the wait until the end.",
        "A value function lets us short circuit that wait until the very end.",
        "“A value function lets you short-circuit the wait until the very end!”",
        "a value function lets you short-circuit the wait until the very end.",
    ],
)
def test_it_keeps_the_key_of_a_sentence_that_was_reworded_or_retyped(words):
    assert follow_within([VALUE], [words]) == ["corrected"]


@pytest.mark.parametrize(
    ("words", "corrected"),
    [
        ("Meaning what?", "Meaning that?"),
        ("That's crazy.", "That is crazy."),
        ("Its real.", "It's real."),
    ],
)
def test_it_keeps_the_key_of_a_short_sentence_where_both_neighbours_stay(words, corrected):
    assert follow_within([words], [corrected]) == ["corrected"]


def test_it_compares_by_letters_where_no_blanks_part_the_words():
    old, new = (
        ["你知道什么是疯狂的吗。", "我们很快就会习惯。"],
        ["你知道什么最疯狂吗。", "我们慢慢就会习惯的。"],
    )
    assert follow_within(old, new) == ["corrected", "corrected"]


def test_it_counts_a_sentence_as_removed_when_most_of_its_words_are_others():
    words = "A lantern on my desk burns until the oil runs out."
    assert follow_within([VALUE], [words]) == ["removed"]


def test_it_counts_a_short_answer_as_removed_when_another_stands_there():
    assert follow_within(["Yes."], ["Right."]) == ["removed"]


def test_it_never_matches_by_position_alone():
    alignment = align_sentences([VALUE], [AFTER])
    assert alignment.outcomes[0].fate is Fate.REMOVED
    assert alignment.added == (0,)


def test_it_follows_a_sentence_that_moved():
    old, new = [VALUE, "Yes.", BEFORE, AFTER], ["Yes.", BEFORE, AFTER, VALUE]
    assert follow(old, new)[0] == ("moved", (3, 3))
    assert align_sentences(old, new).find_heirs()[3] == 0


def test_it_follows_a_short_sentence_that_was_swapped_with_its_neighbour():
    old, new = [BEFORE, "Yes.", AFTER, VALUE], [BEFORE, AFTER, "Yes.", VALUE]
    assert follow(old, new)[1] == ("moved", (2, 2))


def test_it_does_not_take_a_short_sentence_far_away_for_one_that_was_dropped():
    old, new = [BEFORE, "Yes.", AFTER, VALUE, TWIN], [BEFORE, AFTER, VALUE, "Yes.", TWIN]
    assert follow(old, new)[1] == ("removed", None)


def test_it_keeps_the_key_of_a_long_sentence_that_moved_and_was_hardly_reworded():
    words = VALUE.replace("very ", "")
    old, new = [VALUE, "No.", BEFORE, AFTER, TWIN], ["No.", BEFORE, AFTER, TWIN, words]
    assert follow(old, new)[0] == ("corrected", (4, 4))


def test_it_leads_merged_sentences_to_the_one_that_holds_their_words():
    old = [BEFORE, VALUE, "Yes.", "It helps.", AFTER]
    new = [BEFORE, VALUE[:-1] + "—yes, it helps.", AFTER]
    assert follow(old, new)[1:4] == [("merged", (1, 1))] * 3
    assert align_sentences(old, new).find_heirs() == {0: 0, 2: 4}


@pytest.mark.parametrize("joining", [", ", " and ", " "])
@pytest.mark.parametrize(
    "parts", [(VALUE, "Yes."), ("Yes.", VALUE), ("Oh.", "Right."), (VALUE,) * 2]
)
def test_it_leads_two_sentences_to_the_one_that_they_were_joined_to(joining, parts):
    joined = joining.join(part[:-1] for part in parts)
    assert follow([BEFORE, *parts, AFTER], [BEFORE, joined, AFTER])[1:3] == [("merged", (1, 1))] * 2


def test_it_leads_merged_sentences_to_the_one_that_holds_them_in_another_order():
    new = [BEFORE, f"It helps, {VALUE}", AFTER]
    assert follow([BEFORE, VALUE, "It helps.", AFTER], new)[1:3] == [("merged", (1, 1))] * 2


def test_it_leads_merged_sentences_to_the_one_that_holds_them_across_another():
    old, new = [BEFORE, VALUE, AFTER, "It helps."], [BEFORE, f"{VALUE[:-1]}, it helps.", AFTER]
    merged = ("merged", (1, 1))
    assert follow(old, new)[1:] == [merged, ("unchanged", (2, 2)), merged]


def test_it_takes_the_nearer_of_two_alike_that_might_have_been_merged():
    second = "It helps."
    old, new = [VALUE, "Yes.", second, "Yes.", AFTER], [VALUE, AFTER, f"{second} Yes."]
    assert follow(old, new)[1:4] == [("removed", None), ("merged", (2, 2)), ("merged", (2, 2))]


def test_it_does_not_guess_into_which_of_two_a_sentence_was_merged():
    old, new = [VALUE, "Yes.", BEFORE, AFTER], [AFTER, f"Yes, {VALUE}", f"{BEFORE} Yes."]
    assert follow(old, new)[1] == ("removed", None)


def test_it_does_not_take_a_word_for_a_part_of_a_merged_sentence_when_the_other_was_reworded():
    old, new = [BEFORE, VALUE, "Maybe.", AFTER], [BEFORE, VALUE.replace("end", "self-maybe"), AFTER]
    assert follow(old, new)[2] == ("removed", None)


def test_it_does_not_take_two_short_sentences_far_away_for_merged_ones():
    assert (
        follow(["Oh.", "Yes.", BEFORE, AFTER], [BEFORE, AFTER, VALUE, "Oh yes."])[:2]
        == [("removed", None)] * 2
    )


@pytest.mark.parametrize("reworded", ["A lantern is useful for you.", "It is bright for you."])
def test_it_leads_a_merged_sentence_to_the_one_that_holds_it_beside_a_reworded_one(reworded):
    old = [BEFORE, VALUE, "It is useful for you.", AFTER]
    new = [BEFORE, f"{VALUE[:-1]}, {reworded.lower()}", AFTER]
    assert follow(old, new)[1:3] == [("merged", (1, 1))] * 2


def test_it_leads_a_short_merged_sentence_to_the_one_that_holds_it_beside_a_reworded_one():
    old = [BEFORE, VALUE, "I see.", AFTER]
    new = [BEFORE, f"{VALUE.replace('wait', 'delay')[:-1]}, I see.", AFTER]
    assert follow(old, new)[1:3] == [("merged", (1, 1))] * 2


def test_it_leads_a_long_merged_sentence_to_the_one_that_holds_it_beside_anything():
    old = [BEFORE, VALUE, "It helps.", AFTER]
    other = (
        "My grandmother kept bees, and she never read a manual about them in all her life, or so "
    )
    other += "she told us when we met on a train to Trieste, which left without our bags"
    new = [BEFORE, f"{other}, {VALUE}", AFTER]
    assert follow(old, new)[1:3] == [("merged", (1, 1)), ("removed", None)]


def test_it_keeps_the_key_of_a_reworded_sentence_that_was_swapped_with_its_neighbour():
    old, new = [BEFORE, "It can be done.", VALUE, AFTER], [BEFORE, VALUE, "It lantern done.", AFTER]
    assert follow(old, new)[1] == ("corrected", (2, 2))
    assert follow(old[::-1], new[::-1])[2] == ("corrected", (1, 1))


def test_it_leads_a_split_sentence_to_all_of_its_parts():
    old = [BEFORE, "You know, a value function helps, it really does.", AFTER]
    new = [BEFORE, "You know?", "A value function helps.", "It really does.", AFTER]
    assert follow(old, new)[1] == ("split", (1, 3))
    assert align_sentences(old, new).added == ()


def test_it_lets_no_added_word_pass_for_a_part_of_a_split_sentence():
    old, new = [BEFORE, VALUE, AFTER], [BEFORE, "Okay.", VALUE, AFTER]
    assert follow(old, new)[1] == ("unchanged", (2, 2))
    assert align_sentences(old, new).added == (1,)


@pytest.mark.parametrize("words", [VALUE, TWIN])
def test_it_does_not_take_the_twin_for_a_sentence_that_was_removed(words):
    fates = dict(zip([VALUE, TWIN], follow_within([VALUE, TWIN], [words]), strict=True))
    assert fates.pop(words) == "unchanged"
    assert list(fates.values()) == ["removed"]


@pytest.mark.parametrize("word", ["lets", "short", "wait", "until"])
def test_it_does_not_take_a_twin_that_was_corrected_for_one_that_was_removed(word):
    corrected = TWIN.replace(word, "lantern")
    assert follow_within([VALUE, TWIN], [corrected]) == ["removed", "corrected"]
    assert follow_within([TWIN, VALUE], [corrected]) == ["corrected", "removed"]


def test_it_counts_both_twins_as_removed_when_nobody_could_tell_which_one_stayed():
    neither = "A value function lets you short-circuit the wait until we stop."
    assert follow_within([VALUE, TWIN], [neither]) == ["removed", "removed"]


def test_it_does_not_take_a_twin_elsewhere_for_a_sentence_that_was_removed():
    old = [VALUE, BEFORE, "Yes.", AFTER, TWIN]
    assert follow(old, [BEFORE, "Yes.", AFTER, TWIN.replace("game", "day")])[0] == ("removed", None)


def test_it_does_not_take_a_piece_of_a_twin_for_a_sentence_that_was_removed():
    """The first words of the twin resemble it more than the whole twin does."""
    useful = "It is useful for the world to see powerful"
    reason = "AI because that's the only way you can communicate it."
    counterpoint = f"The counterpoint is, {useful.lower()} AI."
    old = [BEFORE, VALUE, counterpoint, f"{useful} {reason}", AFTER]
    assert follow(old, [BEFORE, f"{useful}.", VALUE, reason, AFTER])[2] == ("removed", None)


def test_it_does_not_take_an_added_sentence_for_a_removed_one_when_the_twin_is_one_too():
    resembling = "A value function lets you short-circuit the wait until we stop."
    old = [BEFORE, VALUE, AFTER, TWIN]
    assert follow(old, [BEFORE, resembling, AFTER])[1::2] == [("removed", None)] * 2


def test_it_does_not_take_an_added_sentence_for_a_removed_one_of_which_little_is_in_it():
    resembling = "A value function helps a lantern burn until the very last drop."
    assert follow_within([VALUE], [resembling]) == ["removed"]


def test_it_does_not_take_a_removed_sentence_for_the_part_of_a_merged_one_that_its_twin_is():
    question = "But are they better than the average human at learning"
    old = [f"{question}?", "Oh yeah.", "Oh yeah, absolutely."]
    assert follow_within(old, [f"{question}, oh yeah, absolutely."])[1] == "removed"


def test_it_does_not_take_a_likeness_for_a_short_part_of_a_merged_sentence():
    first = "We've actually made quite good progress over the past year"
    second = "I see it as an attempt to be a voice and a participant."
    old = [f"{first}.", "That's how I see it.", second]
    assert follow_within(old, [f"{first}, {second}"])[1] == "removed"


def test_it_does_not_take_a_part_of_a_split_sentence_for_a_short_one_that_was_reworded():
    """“It is so narrow.” is there once more, but not where its neighbours stand."""
    narrow = "It is so narrow."
    old = [BEFORE, "It is so narrow, artificial narrow intelligence.", VALUE, narrow, AFTER]
    new = [BEFORE, narrow, "Artificial narrow intelligence.", TWIN, VALUE, "It is.", AFTER]
    assert follow(old, new)[3][1] != (1, 1)


def test_it_does_not_take_a_merged_sentence_beyond_a_swapped_one_for_a_removed_one():
    old = [BEFORE, "Alright, we'll leave it there.", VALUE, "Alright.", "Appreciate it."]
    assert follow(old, [BEFORE, "Alright, appreciate it.", VALUE])[1] == ("removed", None)


def test_it_does_not_follow_a_moved_sentence_to_one_of_two_that_resemble_it():
    first, second = VALUE.replace("very ", ""), VALUE.replace("wait", "delay")
    old = [VALUE, *(f"Sentence {number} stays here." for number in range(8))]
    assert follow(old, [*old[1:], first, second])[0] == ("removed", None)


def test_it_keeps_a_short_reworded_sentence_beside_one_behind_it_that_stays():
    old = [BEFORE, VALUE, "We'll see that.", AFTER]
    assert follow(old, [BEFORE, "We will see that.", AFTER])[2] == ("corrected", (1, 1))


def test_it_does_not_take_a_sentence_for_its_twins_correction_when_both_changed_places():
    first, second = "I think it's a question of what you do.", "It's a question of what you do."
    old, new = (
        [BEFORE, first, second, AFTER],
        [BEFORE, "It's a matter of what you do.", "I know it's a lantern of what you do.", AFTER],
    )
    assert follow(old, new)[1][1] != (1, 1)


def test_it_does_not_take_a_copy_of_the_twin_for_a_correction():
    assert follow([VALUE, BEFORE, TWIN], [TWIN, BEFORE, TWIN])[0] == ("removed", None)


def test_it_does_not_take_a_copy_far_away_for_a_repeat_that_was_reworded():
    stayed = [f"Sentence {number} stays where it is." for number in range(8)]
    old, new = [VALUE, VALUE, *stayed], [VALUE, VALUE.replace("wait", "day"), *stayed, VALUE]
    assert follow(old, new)[1][1] != (10, 10)


def test_it_does_not_take_a_removed_sentence_for_the_part_of_a_merged_one_that_its_long_twin_is():
    old = [BEFORE, TWIN, VALUE, "It really helps a lot.", AFTER]
    new = [BEFORE, f"{TWIN.replace('wait', 'delay')[:-1]}, it really helps a lot.", AFTER]
    assert follow(old, new)[2] == ("removed", None)


def test_it_does_not_take_a_stock_phrase_for_what_is_left_of_a_sentence():
    assert follow_within(["Ilya, thank you so much."], ["Thank you so much."]) == ["removed"]


def test_it_keeps_a_short_sentence_when_both_neighbours_are_dropped():
    old = ["Nobody needs this long sentence here.", "Yes.", "Nor does anyone need another one."]
    assert follow_within(old, ["Yes."]) == ["removed", "unchanged", "removed"]


def test_it_does_not_take_a_swapped_sentence_for_the_correction_of_a_likeness():
    first, second = "It seems more unsupervised.", "It seems so much more unsupervised."
    assert "corrected" not in follow_within([first, second, "Yes."], [second, first, "No."])


def test_it_does_not_take_a_dropped_sentence_for_a_part_of_a_merged_one():
    wanted = "What we need is general AI, an AI that can just do all the things"
    second = "the second thing that got a lot of traction is pre-training, specifically its recipe."
    old = [f"{wanted}.", "That term just got a lot of traction.", second.capitalize()]
    assert follow_within(old, [f"{wanted}, {second}"])[1] == "removed"


def test_it_does_not_take_an_added_word_for_a_part_of_a_split_sentence():
    rest = "people who are born blind have that area of their cortex adopted by another sense."
    old = [BEFORE, f"Yeah, although there are examples where, for example, {rest}", AFTER]
    assert follow(old, [BEFORE, "Yeah.", f"For example, {rest}", AFTER])[1] == ("corrected", (2, 2))


def test_it_tells_repeats_apart_by_their_neighbours():
    old = ["Yes.", BEFORE, "Yes.", VALUE, "Yes.", AFTER]
    new = [BEFORE, VALUE, "Yes.", "Right.", AFTER, "Yes."]
    assert follow(old, new)[::2] == [("removed", None), ("removed", None), ("unchanged", (2, 2))]


def test_it_leaves_repeats_alone_when_one_is_added_before_them():
    old = [BEFORE, "Thank you so much.", AFTER, "Thank you so much."]
    new = ["Thank you so much.", *old]
    assert [place for _, place in follow(old, new)] == [(1, 1), (2, 2), (3, 3), (4, 4)]


def test_it_names_a_sentence_that_only_gained_capitals_corrected():
    assert follow(["yes."], ["Yes."]) == [("corrected", (0, 0))]


@pytest.mark.parametrize(("old", "new"), [([], []), ([VALUE], []), ([], [VALUE])])
def test_it_takes_an_empty_text(old, new):
    alignment = align_sentences(old, new)
    assert [outcome.fate for outcome in alignment.outcomes] == [Fate.REMOVED] * len(old)
    assert alignment.added == tuple(range(len(new)))


@pytest.mark.no_cover
def test_it_aligns_thousands_of_sentences_that_all_changed():
    """All pairs of these would take minutes."""
    old = [f"Sentence {number} of so many stands in this text." for number in range(4_000)]
    new = [text.replace("so many", "all") for text in old]
    assert align_sentences(old, new).find_heirs() == {number: number for number in range(4_000)}


def test_it_aligns_thousands_of_the_same_words():
    assert len(align_sentences(["Yes."] * 3_000, ["No.", *["Yes."] * 2_990]).find_heirs()) == 2_990


# --- random corrections of the real interview ---------------------------------

seeds = st.integers(0, 1_000_000)
rates = st.sampled_from([0.02, 0.1, 0.3])
corrections = settings(max_examples=EXAMPLES)
texts = st.lists(any_texts | st.sampled_from([*SHORT, VALUE, TWIN]), max_size=12)


@pytest.fixture(scope="module")
def interview(canonical: CanonicalText) -> list[str]:
    return [sentence.cut(canonical.text) for sentence in split_sentences(canonical)]


@pytest.mark.parametrize("change", CHANGES)
@settings(max_examples=EXAMPLES // 4)
@given(seed=seeds, rate=rates)
def test_a_key_never_comes_to_mean_words_that_are_not_its_own(change, seed, rate, interview):
    correction = correct(interview, seed, rate, [change])
    assert judge(correction, align_sentences(interview, correction.after)).wrong == []


@corrections
@given(seed=seeds, rate=rates)
def test_nearly_all_keys_resolve_to_the_right_place(seed, rate, interview):
    correction = correct(interview, seed, rate, [change for change in CHANGES if change != "move"])
    verdict = judge(correction, align_sentences(interview, correction.after))
    assert verdict.wrong == []
    assert verdict.tell_right_part(len(interview)) >= (0.99 if rate < 0.3 else 0.985)


@settings(max_examples=2 * EXAMPLES)
@given(seed=seeds, rate=rates, number=st.integers(10, 80), away=st.sampled_from([-5, -1, 0, 1, 60]))
def test_a_look_alike_never_takes_the_place_of_a_sentence(seed, rate, number, away, interview):
    text = [sentence for sentence in interview if len(sentence.split()) > 5][:150]
    words = text.pop(number).split()
    twin = [*words[: len(words) // 2], "lantern", *words[len(words) // 2 + 1 :]]
    text.insert(number + away, " ".join(twin))
    removed = number + (away < 0)
    old = [*text[:removed], " ".join(words), *text[removed:]]
    outcomes = align_sentences(old, correct(text, seed, rate).after).outcomes
    assert outcomes[removed].place is None


@corrections
@given(seed=seeds, rate=rates)
def test_an_alignment_is_consistent(seed, rate, interview):
    after = correct(interview, seed, rate).after
    alignment = align_sentences(interview, after)
    assert_consistent(alignment, interview, after)
    assert align_sentences(list(interview), list(after)) == alignment


@given(texts, texts)
def test_it_takes_any_texts(old, new):
    assert_consistent(align_sentences(old, new), old, new)


@given(texts)
def test_it_leaves_any_text_unchanged(sentences):
    outcomes = align_sentences(sentences, sentences).outcomes
    assert [outcome.heir for outcome in outcomes] == list(range(len(sentences)))


def test_new_typography_removes_nothing(interview):
    outcomes = align_sentences(interview, [change_typography(text) for text in interview]).outcomes
    assert [outcome.heir for outcome in outcomes] == list(range(len(interview)))


@pytest.mark.parametrize("seed", range(20 if THOROUGH else 1))
def test_keys_stay_exact_through_fifty_revisions(seed, interview):
    text = interview if THOROUGH else interview[:300]
    for revision in range(REVISIONS):
        correction = correct(text, 1000 * seed + revision, 0.02)
        verdict = judge(correction, align_sentences(text, correction.after))
        assert verdict.wrong == []
        assert verdict.tell_right_part(len(text)) >= 0.99
        text = correction.after


def assert_consistent(alignment: Alignment, old: list[str], new: list[str]) -> None:
    """Fates fit their places, and no new sentence belongs to two old ones but by a merge."""
    assert len(alignment.outcomes) == len(old)
    held = []
    for number, outcome in enumerate(alignment.outcomes):
        assert (outcome.place is None) == (outcome.fate is Fate.REMOVED)
        first, last = outcome.place or (0, -1)
        assert (last > first) == (outcome.fate is Fate.SPLIT)
        is_counted = outcome.fate is Fate.MERGED and first in held
        held += [] if is_counted else range(first, last + 1)
        assert (outcome.fate is not Fate.UNCHANGED) or old[number] == new[first]
    assert sorted([*held, *alignment.added]) == list(range(len(new)))
