"""How a quotation stands in a passage: the verdict, and every word that differs."""

from collections.abc import Callable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.archive.values import Sentence
from app.search.quote_check.candidates import Candidate, make_candidate
from app.search.quote_check.rendering import (
    BESIDE_GAP,
    BESIDE_LONG_GAP,
    LONG_GAP,
    MOST_COMPARED,
    MOST_INSERTED_FOR,
    MOST_OF_CHANGED,
    SHORT_GAP,
    Rendering,
    choose_fullest,
    find_rendering,
    measure_needed,
)
from app.search.quote_check.verdicts import Operation, Verdict
from app.search.quote_check.wording import read_wording
from app.transcript.spans import Span

SAID = (
    "I don't think there is a great machine learning analogy. The robustness of people is really "
    "staggering, and maybe these models just generalize dramatically worse than people do. "
    "That's a fundamental thing: it took 10,000 hours of pre-training, or 15 years."
)
WORDS = SAID.split()
OTHERS = ["not", "never", "loom", "engines", "twenty", "2025", "if", "you", "perhaps", "like", "no"]
CHANGES: list[Callable[[list[str], int, str], list[str]]] = [
    lambda run, place, other: [*run[:place], other, *run[place + 1 :]],
    lambda run, place, other: [*run[:place], other, *run[place:]],
    lambda run, place, _: [*run[:place], *run[place + 1 :]],
    lambda run, place, _: [*run[:place], *run[place : place + 2][::-1], *run[place + 2 :]],
]


def make(text: str, start: int = 0, interview_id: int = 1) -> Candidate:
    """A passage of one sentence."""
    return make_candidate(interview_id, [Sentence("key", 0, start, start + len(text), text)])


def render(quotation: str, said: str = SAID) -> Rendering:
    rendering = find_rendering(read_wording(quotation), [make(said)])
    assert rendering is not None
    return rendering


def list_differences(quotation: str, said: str = SAID) -> list[tuple[str, str, str]]:
    """What became of the words, as quoted and as said."""
    rendering = render(quotation, said)
    return [
        (
            each.operation.value,
            rendering.wording.slice(each.quoted.start, each.quoted.stop),
            rendering.candidate.text.slice(each.said.start, each.said.stop),
        )
        for each in rendering.differences
    ]


@pytest.mark.parametrize(
    "quotation",
    [
        "The robustness of people is really staggering",
        "the ROBUSTNESS of People is, really, staggering!",
        "The robustness—of people—is “really” staggering.",
        "the róbustness of people is ‘really’ staggering;",
        "[T]he robustness of people [sic] is really staggering [12].",
        "… the robustness of people is really staggering …",
        "the robustness of people … is really staggering",  # where nothing is left out
        "I don’t think there is a great machine-learning analogy",
        "it took 10000 hours of pretraining",
        "10,000 hours of pre\u2011training or 15 years",
        "10,000 hours of pre training",
        "is really staggering. And maybe these models",
        "That's a fundamental t",  # a lone letter, as where a print ends
        "staggering",
    ],
)
def test_the_same_words_in_the_same_order_are_verbatim(quotation: str) -> None:
    rendering = render(quotation)
    assert rendering.verdict is Verdict.VERBATIM
    assert rendering.similarity == 1.0
    assert [each.operation for each in rendering.differences] == [Operation.EQUAL]


@pytest.mark.parametrize(
    ("quotation", "omitted"),
    [
        ("The robustness of people … staggering", ["is really"]),
        ("The robustness of people [...] staggering", ["is really"]),
        ("The robustness (…) is ... staggering", ["of people", "really"]),
        ("these models … than people do", ["just generalize dramatically worse"]),
        ("there is [this] great machine learning analogy", ["a"]),
        ("The robustness of [humans] is really staggering", ["people"]),
        ("The robustness of people is [truly] really staggering", [""]),
        ("these model[s] just generaliz[e] dramatically worse", []),
        ("the robustness of people is really stagger[s]", []),
    ],
)
def test_what_a_quotation_says_that_it_changed_abridges_it(
    quotation: str, omitted: list[str]
) -> None:
    rendering = render(quotation)
    assert rendering.verdict is Verdict.ABRIDGED
    assert rendering.similarity == 1.0
    assert [
        said for operation, _, said in list_differences(quotation) if operation == "omit"
    ] == omitted


def test_an_insertion_stands_for_some_words_and_not_for_many() -> None:
    few, many = "loom " * MOST_INSERTED_FOR, "loom " * (MOST_INSERTED_FOR + 1)
    quotation = "algebraic patterns weave [it] and perform whatever order."
    parts = ("algebraic patterns weave", "and perform whatever order")
    assert render(quotation, few.join([f"{parts[0]} ", parts[1]])).verdict is Verdict.ABRIDGED
    assert render(quotation, many.join([f"{parts[0]} ", parts[1]])).verdict is Verdict.ALTERED


@pytest.mark.parametrize(
    ("quotation", "differences"),
    [
        ("robustness of people staggering.", [("insert", "", "is really")]),
        (
            "these models just might generalize dramatically worse",
            [("delete", "might", "")],
        ),
        (
            "these models just generalize somewhat worse than people",
            [("replace", "somewhat", "dramatically")],
        ),
        (
            "perhaps these models just generalize dramatically worse",
            [("replace", "perhaps", "maybe")],
        ),
        (
            "these models just generalize dramatically worse than people never did.",
            [("delete", "never did", "")],
        ),
        (
            "these model just generalise dramatically worse than people",
            [("replace", "model", "models"), ("replace", "generalise", "generalize")],
        ),
        (
            "I do not think there is a great machine learning analogy",
            [("replace", "do not", "don't")],
        ),
        (
            "That is a fundamental thing it took 10,000 hours",
            [("replace", "That is", "That's")],
        ),
        (
            "these models just generalize dramatically worse than models",
            [("replace", "models", "people")],
        ),
        (
            "these … models generalize dramatically worse than people",  # marked elsewhere
            [("insert", "", "just")],
        ),
    ],
)
def test_words_that_differ_are_told_one_by_one(
    quotation: str, differences: list[tuple[str, str, str]]
) -> None:
    found = list_differences(quotation)
    assert [each for each in found if each[0] != "equal"] == differences
    assert render(quotation).verdict is Verdict.ALTERED
    assert render(quotation).similarity <= MOST_OF_CHANGED


@pytest.mark.parametrize(
    ("quotation", "said"),
    [
        ("maybe they do generalize much better", "may be they do generalize much better"),
        ("may be they do generalize much better", "maybe they do generalize much better"),
        ("pre training was the recipe", "pretraining was the recipe"),
        ("it's the recipe that changed", "it is the recipe that changed"),
        ("it is the recipe that changed", "it's the recipe that changed"),
        ("it has the recipe that changed", "it's the recipe that changed"),
        ("it took ten years of research", "it took 10 years of research"),
        ("they cannot weave any patterns", "they can weave any patterns"),
        ("they can't weave any patterns", "they can weave any patterns"),
        ("they were weaving patterns", "they we're weaving patterns"),
        ("its weaving patterns", "it's weaving patterns"),
        ("it took 15 years of research", "it took 50 years of research"),
        ("it took $15 for the research", "it took 15 for the research"),
        ("1.5 years of research", "15 years of research"),
        ("an unstable kind of research", "a stable kind of research"),
        ("research about a stable engine", "research, not about a stable engine"),
        ("we weave and they order", "they order and we weave"),
        ("the centre of research", "the center of research"),
        ("no, the engine weaves", "the engine weaves"),
        ("the engine weaves, no?", "the engine weaves"),
        ("the engine weaves weaves", "the engine weaves"),
        ("the engine weaves", "the engine weave weaves"),
        ("the AI and the engine", "the A.I. and the engine"),
        ("research / development", "research development"),
        ("research/development", "research development"),
        ("research and/or development", "research and or development"),
        ("it is research ≠ development", "it is research development"),
        ("it takes <5 years", "it takes 5 years"),
        ("it takes 5 years", "it takes <5 years"),
        ("it takes < 5 years", "it takes 5 years"),
        ("it takes ≥ 5 years", "it takes 5 years"),
        ("it takes -.5 years", "it takes 5 years"),
        ("it takes 5€ and more", "it takes 5 and more"),
        ("the loom > the engine", "the loom the engine"),
        ("it takes ~5 years", "it takes 5 years"),
        ("it takes -5 years", "it takes 5 years"),
        ("it takes 20+ years", "it takes 20 years"),
        ("it takes .8 years", "it takes 8 years"),
        ("it grows by 5 % now", "it grows by 5 now"),
        ("the power[less] engine weaves", "the power engine weaves"),
        ("it takes 20[0] years of work", "it takes 20 years of work"),
        ("it takes eight[y] years of work", "it takes eight years of work"),
        ("they hard[ly] work on the engine", "they hard work on the engine"),
        ("I do not[e] that engines weave", "I do not that engines weave"),
        ("models seem s[tupider] than looms", "models seem smarter than looms"),
        ("the engine do[es] weave patterns", "the engine doesn't weave patterns"),
        ("because of this, they can…", "because of this, they can't weave"),
        ("the engine grows by 4…", "the engine grows by 40% a year"),
    ],
)
def test_what_is_almost_the_same_is_not_verbatim(quotation: str, said: str) -> None:
    rendering = render(quotation, said)
    assert rendering.verdict in {Verdict.ALTERED, Verdict.ABSENT}
    assert rendering.similarity < 1.0


@pytest.mark.parametrize("end", ["-", "…", "..."])
def test_a_last_word_that_is_marked_as_broken_off_abridges_it(end: str) -> None:
    rendering = render(f"these models just generali{end}")
    assert (rendering.verdict, rendering.is_broken_off) == (Verdict.ABRIDGED, True)
    assert [each.operation for each in rendering.differences] == [Operation.EQUAL]
    whole = render(f"these models just generalize{end}")
    assert (whole.verdict, whole.is_broken_off) == (Verdict.VERBATIM, False)


@pytest.mark.parametrize("end", ["-", "…"])
def test_a_last_word_that_is_written_in_two_is_not_broken_off(end: str) -> None:
    assert render(f"10,000 hours of pretraining{end}").verdict is Verdict.VERBATIM


@pytest.mark.parametrize(
    ("quotation", "said"),
    [
        ("research & development", "research and development"),
        ("research and development", "research & development"),
        ("and/or development", "and / or development"),
        ("it takes –5 years", "it takes −5 years"),  # noqa: RUF001 (a sign)
        ("C++ and 20+ engines", "c++ and 20+ engines"),
    ],
)
def test_signs_of_one_meaning_are_the_same(quotation: str, said: str) -> None:
    assert render(quotation, said).verdict is Verdict.VERBATIM


@pytest.mark.parametrize(
    "quotation",
    [
        "models and people",
        "the value function is so stable",
        "a great big loom learning to weave",
        "people do",
    ],
)
def test_a_few_words_in_common_are_no_quotation(quotation: str) -> None:
    rendering = render(quotation, "The thing is what models do and say, for people a great value.")
    assert rendering.verdict is Verdict.ABSENT


def test_two_passages_that_are_glued_are_not_one() -> None:
    quotation = "I don't think there is a great machine learning analogy: it took 15 years."
    assert render(quotation).verdict is Verdict.ALTERED
    assert render(quotation.replace(": ", " … ")).verdict is Verdict.ALTERED  # “it took … 15 years”
    assert render("I don't think … 15 years").verdict is Verdict.ABRIDGED


def test_a_long_gap_needs_telling_words_on_both_sides() -> None:
    said = f"the engine weaves{' loom' * SHORT_GAP} brass so it can do all algebraic patterns"
    assert render("the engine weaves … algebraic patterns", said).verdict is Verdict.ABRIDGED
    assert render("the engine weaves … can do", said).verdict is not Verdict.ABRIDGED
    assert render("the engine … can … do … all", said).verdict is not Verdict.ABRIDGED
    assert render("can … all", said).verdict is Verdict.ABRIDGED  # of one word, a short one


@pytest.mark.parametrize(
    ("words", "between", "is_told"),
    [
        ("the", SHORT_GAP, True),
        ("the", SHORT_GAP + 1, False),
        ("the engine", SHORT_GAP + 1, True),
        ("the engine", LONG_GAP, True),
        ("the engine", LONG_GAP + 1, False),
        ("the steam engine", LONG_GAP + 1, True),
    ],
)
def test_the_longer_a_gap_the_more_must_stand_beside_it(
    words: str, between: int, is_told: bool
) -> None:
    said = f"so {words}{' loom' * between} weaves algebraic patterns"
    quotation = f"so {words} … weaves algebraic patterns"
    assert BESIDE_GAP < BESIDE_LONG_GAP
    assert (render(quotation, said).verdict is Verdict.ABRIDGED) == is_told


def test_it_tells_where_the_words_stand_in_the_canonical_text() -> None:
    candidate = make(SAID, start=1000)
    rendering = find_rendering(read_wording("robustness of people."), [candidate])
    assert rendering is not None
    start = 1000 + SAID.index("robustness")
    assert rendering.span == Span(start, start + len("robustness of people"))


def test_a_passage_runs_over_its_sentences() -> None:
    sentences = [Sentence("a", 0, 50, 61, "We weave it."), Sentence("b", 1, 63, 72, "It holds.")]
    rendering = find_rendering(read_wording("weave it: it"), [make_candidate(3, sentences)])
    assert rendering is not None
    assert rendering.verdict is Verdict.VERBATIM
    assert rendering.candidate.interview_id == 3
    assert rendering.span == Span(53, 65)


def test_coverage_is_of_the_quotation_and_density_of_the_passage() -> None:
    whole = render("robustness of people is really staggering.")
    assert (whole.coverage, whole.density) == (1.0, 1.0)
    more = render("robustness of weary people is really staggering.")
    assert (more.coverage < 1.0, more.density) == (True, 1.0)
    less = render("robustness of people staggering.")
    assert (less.coverage, less.density < 1.0) == (1.0, True)
    told = render("robustness of people … staggering.")
    assert (told.coverage, told.density) == (1.0, pytest.approx(1.0))


def test_a_word_that_turns_the_sense_makes_it_less_similar() -> None:
    negated = render("these models not generalize dramatically worse than people")
    filled = render("these models like generalize dramatically worse than people")
    assert negated.similarity < filled.similarity < 1.0


def test_words_that_the_quotation_puts_in_count_more_than_those_it_leaves_out() -> None:
    put_in = render("the loom engine weaves", "the engine weaves")
    left_out = render("the engine weaves", "the loom engine weaves")
    assert put_in.coverage == pytest.approx(left_out.density)
    assert put_in.similarity < left_out.similarity < 1.0


SCATTERED = "engine weaves algebraic patterns performs whatever order pretensions"


@pytest.mark.parametrize(
    ("between", "verdict"), [(2, Verdict.ALTERED), (6, Verdict.ALTERED), (10, Verdict.ABSENT)]
)
def test_words_that_lie_scattered_over_a_passage_are_no_quotation(
    between: int, verdict: Verdict
) -> None:
    said = (" loom" * between).join(f" {word}" for word in SCATTERED.split())
    rendering = render(SCATTERED, said)
    assert rendering.coverage == 1.0
    assert rendering.similarity >= measure_needed(rendering.wording)
    assert rendering.verdict is verdict


@pytest.mark.parametrize(("times", "verdict"), [(2, Verdict.ABSENT), (8, Verdict.ALTERED)])
def test_of_a_long_quotation_half_is_enough_and_of_a_short_one_not(
    times: int, verdict: Verdict
) -> None:
    said = [f"loom{number}" for number in range(2 * times)]
    quoted = [*said[:times], *(f"moth{number}" for number in range(times))]
    rendering = render(" ".join(quoted), " ".join(said))
    assert (rendering.coverage, rendering.density) == (pytest.approx(0.5), 1.0)
    assert rendering.verdict is verdict


def test_little_words_alone_need_to_be_more_alike() -> None:
    needed = [measure_needed(read_wording(words)) for words in ("it is", "the engine", SAID)]
    assert needed == sorted(needed, reverse=True)
    assert all(0 < each < 1 for each in needed)
    assert needed[0] > needed[-1]


@pytest.mark.parametrize("quotation", ["", "…", "[they]", "loom"])
def test_there_may_be_nothing_to_render(quotation: str) -> None:
    assert find_rendering(read_wording(quotation), [make(SAID)]) is None
    assert find_rendering(read_wording(quotation), []) is None


def test_the_best_candidate_is_taken_and_of_equal_ones_the_first() -> None:
    candidates = [
        make("the engine sometimes weaves", interview_id=1),
        make("so the engine weaves", interview_id=2),
        make("the engine weaves", interview_id=3),
        make("engine weaves", interview_id=4),
    ]
    best = find_rendering(read_wording("the engine weaves"), candidates)
    assert best is not None
    assert (best.candidate.interview_id, best.verdict) == (2, Verdict.VERBATIM)
    nearest = find_rendering(read_wording("the engine weaves tapestries now"), candidates[2:])
    assert nearest is not None
    assert nearest.candidate.interview_id == 3


def test_a_candidate_that_has_more_in_its_order_is_better_than_one_that_has_it_all() -> None:
    candidates = [make("patterns algebraic weaves engine"), make("the engine weaves algebraic")]
    best = find_rendering(read_wording("engine weaves algebraic patterns"), candidates)
    assert best is not None
    assert best.candidate is candidates[1]


def test_only_those_that_have_most_of_its_words_are_compared() -> None:
    candidates = [make("loom")] * MOST_COMPARED + [make("an engine weaves"), make("weaving")]
    fullest = choose_fullest(read_wording("the engine weaves"), candidates)
    assert len(fullest) == MOST_COMPARED
    assert fullest[:2] == [candidates[-2], candidates[-1]]


@st.composite
def draw_runs(draw: st.DrawFn) -> list[str]:
    """Some words of the text, one after another."""
    first = draw(st.integers(0, len(WORDS) - 2))
    return WORDS[first : draw(st.integers(first + 2, len(WORDS)))]


@given(draw_runs(), st.data())
def test_any_run_of_words_is_verbatim_in_any_case_and_with_any_punctuation(
    run: list[str], data: st.DataObject
) -> None:
    marks = st.sampled_from(
        [" ", ", ", ". ", "—", " – ", "… ", " “", "” ", "! ", "\n", "; ", " * "]
    )
    cases = st.sampled_from([str, str.upper, str.lower, str.title, str.capitalize])
    quotation = "".join(
        data.draw(cases)(word.replace("'", data.draw(st.sampled_from("'’")))) + data.draw(marks)
        for word in run
    )
    assert render(quotation).verdict is Verdict.VERBATIM


@given(draw_runs(), st.sampled_from(CHANGES), st.sampled_from(OTHERS), st.data())
def test_a_word_dropped_put_in_replaced_or_swapped_is_never_verbatim(
    run: list[str],
    change: Callable[[list[str], int, str], list[str]],
    other: str,
    data: st.DataObject,
) -> None:
    place = data.draw(st.integers(0, len(run) - 1))
    changed = f"{' '.join(change(run, place, other))}."
    words = [word.folded for word in read_wording(changed).words]
    said = [word.folded for word in read_wording(SAID).words]
    assume(words)
    starts = range(len(said) - len(words) + 1)
    assume(not any(said[start : start + len(words)] == words for start in starts))
    rendering = find_rendering(read_wording(changed), [make(SAID)])
    assert rendering is None or rendering.verdict in {Verdict.ALTERED, Verdict.ABSENT}
    assert rendering is None or rendering.similarity < 1.0


@settings(deadline=None)
@given(draw_runs(), st.data())
def test_a_run_of_words_is_abridged_where_it_says_what_it_left_out(
    run: list[str], data: st.DataObject
) -> None:
    assume(len(run) > 8)
    first = data.draw(st.integers(3, len(run) - 4))
    last = data.draw(st.integers(first + 1, len(run) - 3))
    assume(run[first - 1] not in run[first:last])  # so that it is clear from where on
    beside = [read_wording(" ".join(words)).weights[-1] for words in (run[:first], run[last:])]
    assume(min(beside) >= BESIDE_GAP or last - first < SHORT_GAP)
    left = [*run[:first], "[...]", *run[last:]]
    assert render(" ".join(left)).verdict in {Verdict.ABRIDGED, Verdict.VERBATIM}


@given(st.text("Aenot gi'-….[]", max_size=40), st.text("Aenot gi'-.", max_size=40))
def test_the_differences_go_through_all_of_the_quotation(quotation: str, said: str) -> None:
    wording = read_wording(quotation)
    rendering = find_rendering(wording, [make(said)])
    if rendering is None:
        return
    quoted = [number for each in rendering.differences for number in each.quoted]
    assert quoted == list(range(len(wording.words)))
    through = [number for each in rendering.differences for number in each.said]
    assert through == list(range(rendering.pairs[0].said, rendering.pairs[-1].said_end))
    assert 0 <= rendering.similarity <= 1
    assert (rendering.similarity == 1) == (
        rendering.verdict in {Verdict.VERBATIM, Verdict.ABRIDGED}
    )


@pytest.mark.parametrize(
    ("quotation", "said"),
    [
        ("the human researcher", "It is the human researchers who do it."),
        ("the human researcher…", "It is the human researchers who do it."),
        ("the models generalize", "The models generalized."),
        ("it was possib", "it was possibly"),
        ("so would i", "So would it."),
        ("and is n", "and is not"),
        ("in 20-25 people left.", "In 2025 people left."),
        ("in 2025 people left.", "In 20-25 people left."),
        ("it takes 5-20 years.", "It takes 520 years."),
        ("it takes 1020 years.", "It takes 10–20 years."),
        ("[I] do think so.", "We do think so."),
        ("people think [a] model works.", "people think model works."),
    ],
)
def test_what_only_looks_like_it_is_not_verbatim(quotation: str, said: str) -> None:
    candidate = make_candidate(1, [Sentence("k", 0, 0, len(said), said)])
    rendering = find_rendering(read_wording(quotation), [candidate])
    assert rendering is None or rendering.verdict is not Verdict.VERBATIM


def test_a_word_may_come_again_just_before_the_text_goes_on() -> None:
    said = (
        "The robustness of people is really staggering and models generalize worse than people "
        "do too."
    )
    candidate = make_candidate(1, [Sentence("k", 0, 0, len(said), said)])
    rendering = find_rendering(read_wording("robustness of people … do too."), [candidate])
    assert rendering is not None
    assert rendering.verdict is Verdict.ABRIDGED


def test_a_denial_that_is_put_in_brackets_alters_it() -> None:
    assert render("there is [no] great machine learning analogy").verdict is Verdict.ALTERED
