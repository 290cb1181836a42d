from hypothesis import given

from app.transcript.cohesion import measure_cohesion
from tests.unit.transcript.texts import messy_texts, read_text

ENGINE = "The engine weaves a pattern. Its wheels turn a pattern. The engine has wheels. "
GARDEN = "Roses bloom in June. Bees visit roses. June brings bees. "


def measure(text: str) -> dict[str, float]:
    """The cohesion before each sentence, by its first word."""
    reading = read_text(text)
    held = measure_cohesion(reading.text, reading.sentences)
    return dict(zip((one.cut(reading.text) for one in reading.sentences), held, strict=True))


def test_nothing_holds_the_first_sentence_to_what_is_before():
    assert measure(ENGINE)["The engine weaves a pattern."] == 0.0


def test_a_new_subject_is_held_less_than_one_that_goes_on():
    held = measure(ENGINE + GARDEN)
    assert held["Roses bloom in June."] < 0.1 < held["The engine has wheels."]


def test_forms_of_a_word_hold_together():
    assert (
        measure("Engines weave. He engineered a weaving engine. Rain.")[
            "He engineered a weaving engine."
        ]
        > 0
    )


def test_words_that_every_sentence_has_hold_nothing_together():
    assert set(measure("The rose. The bee. The sun.").values()) == {0.0}


@given(messy_texts)
def test_it_lies_between_nothing_and_all(transcript):
    reading = read_text(transcript)
    for held in measure_cohesion(reading.text, reading.sentences):
        assert -1e-9 <= held <= 1 + 1e-9
