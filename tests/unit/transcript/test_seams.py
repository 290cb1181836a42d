from app.transcript.seams import (
    AFTER_BACK_CHANNEL,
    AFTER_QUESTION,
    BEFORE_ANSWER,
    BEFORE_BACK_CHANNEL,
    INSIDE_QUOTATION,
    LEANS_BACK,
    LEANS_FORWARD,
    MID_TURN,
    NEW_THOUGHT,
    STUB,
    Seams,
    weigh_seams,
)
from app.transcript.spans import count_words
from tests.unit.transcript.texts import read_text

LONG = (
    "Alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho one."
)
OTHER = (
    "Mercury venus earth mars jupiter saturn uranus neptune pluto ceres eris haumea makemake two."
)


def weigh(text: str, opening: str, turns: tuple[str, ...] = (), thoughts: tuple[str, ...] = ()):
    """What it costs to part a text before the sentence that opens so."""
    reading = read_text(text)
    words = [0]
    for sentence in reading.sentences:
        words.append(words[-1] + count_words(sentence.cut(reading.text)))
    seams = Seams(
        turns=[reading.text.index(one) for one in turns],
        thoughts=[reading.text.index(one) for one in thoughts],
    )
    costs = weigh_seams(reading.text, reading.sentences, words, seams)
    starts = [sentence.start for sentence in reading.sentences]
    return round(costs[starts.index(reading.text.index(opening))], 2)


def test_a_turn_starts_at_no_cost():
    assert weigh(f"{LONG} {OTHER}", "Mercury", turns=("Alpha", "Mercury")) == 0


def test_it_costs_something_to_part_a_turn():
    text = f"{LONG} {LONG} {OTHER} {OTHER} Moon moon moon moon moon moon."
    assert weigh(text, "Mercury", turns=("Alpha", "Moon")) == MID_TURN


def test_no_turn_can_be_parted_where_none_is_known():
    assert weigh(f"{LONG} {LONG} {OTHER} {OTHER}", "Mercury") == 0


def test_a_few_words_stay_with_their_turn():
    text = f"Alpha. {OTHER} {OTHER} Moon moon moon moon moon."
    assert weigh(text, "Mercury", turns=("Alpha", "Moon")) == MID_TURN + STUB


def test_the_question_that_ends_a_turn_may_stand_with_its_answer():
    text = f"{LONG} {LONG} Why pluto? {OTHER}"
    assert weigh(text, "Why", turns=("Alpha", "Mercury")) == MID_TURN + LEANS_BACK


def test_an_answer_stays_with_its_question_and_a_thought_with_the_one_it_asks():
    assert weigh(f"{LONG} What now? {OTHER}", "Mercury") == AFTER_QUESTION
    answered = weigh(f"What now is it then? {OTHER}", "Mercury", turns=("What", "Mercury"))
    assert answered == AFTER_QUESTION + BEFORE_ANSWER


def test_a_back_channel_stays_with_what_is_before_it_and_behind():
    text = f"{LONG} Yeah, right. {OTHER}"
    turns = ("Alpha", "Yeah", "Mercury")
    assert weigh(text, "Yeah", turns=turns) == BEFORE_BACK_CHANNEL
    assert weigh(text, "Mercury", turns=turns) == AFTER_BACK_CHANNEL


def test_a_sentence_that_leans_back_stays_with_the_one_before():
    assert weigh(f"{LONG} Then saturn came.", "Then") == LEANS_BACK
    assert weigh(f"{LONG} Thence saturn came.", "Thence") == 0


def test_an_announcement_stays_with_what_it_announces():
    assert weigh(f"{LONG} Let me explain. {OTHER}", "Mercury") == LEANS_FORWARD


def test_a_quotation_is_not_parted():
    assert weigh(f'He said, "Rain falls. {OTHER}" {LONG}', "Mercury") == INSIDE_QUOTATION


def test_a_stretch_of_an_editor_starts_a_thought():
    assert weigh(f"{LONG} {OTHER}", "Mercury", thoughts=("Mercury",)) == NEW_THOUGHT
