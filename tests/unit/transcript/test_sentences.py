import pytest
from hypothesis import given

from app.transcript.canonical import CanonicalText
from app.transcript.sentences import split_sentences
from app.transcript.spans import count_words, tiles
from tests.unit.transcript.texts import any_texts, long_texts, read_canonical


def split(transcript: str) -> list[str]:
    canonical = read_canonical(transcript)
    return [span.cut(canonical.text) for span in split_sentences(canonical)]


def test_it_cuts_the_real_interview_so_that_its_sentences_tile(canonical):
    sentences = split_sentences(canonical)
    assert len(sentences) == 910
    assert tiles(canonical.text, sentences)


def test_it_parts_speakers_where_a_line_does_not_run_on(canonical):
    sentences = [span.cut(canonical.text) for span in split_sentences(canonical)]
    at = sentences.index("No, I don't think so.")
    assert sentences[at + 1] == "Okay, interesting."
    broken_off = next(words for words in sentences if words.endswith("the idea—"))
    assert sentences[sentences.index(broken_off) + 1].startswith("Communicate the AI,")


def test_it_joins_cues_that_share_a_sentence():
    assert split("It was so&nbsp;\nlate that&nbsp;&nbsp;\nwe left.\nYes.&nbsp;\n") == [
        "It was so late that we left.",
        "Yes.",
    ]


def test_it_cuts_after_a_paragraph_that_breaks_off():
    assert split("I never said\n\nYou did say it.") == ["I never said", "You did say it."]


@pytest.mark.parametrize(
    "text", ["Dr. Ada met Mr. Babbage.", "It is 3.5 percent.", "We used e.g. looms."]
)
def test_it_does_not_cut_at_points_that_end_nothing(text):
    assert split(text) == [text]


def test_it_never_has_more_than_sixty_words(canonical):
    spans = split_sentences(canonical)
    assert max(count_words(span.cut(canonical.text)) for span in spans) <= 60


def test_it_cuts_a_long_sentence_at_the_clause_nearest_to_its_middle():
    first, second = (
        "one " * 20 + "one, " + "two " * 13 + "two,",
        "six " * 13 + "six, " + "ten " * 20,
    )
    assert split(f"{first} {second}") == [first, second.strip()]


def test_it_cuts_a_long_sentence_without_clauses_at_a_caption_end():
    first, second = "one " * 34 + "end", "two " * 29 + "end."
    assert split(f"Hello there, Ada. {first}\n{second}") == ["Hello there, Ada.", first, second]


def test_it_keeps_words_with_a_dash_between_them_in_one_piece():
    text = "word " * 40 + "idea—and " + "word " * 40
    sentences = split(text)
    assert len(sentences) > 1
    assert any("idea—and" in sentence for sentence in sentences)


def test_it_cuts_ten_thousand_words_without_punctuation():
    sentences = split("word " * 10_000)
    assert " ".join(sentences).split() == ["word"] * 10_000
    assert {count_words(sentence) <= 60 for sentence in sentences} == {True}


def test_it_cuts_behind_a_word_longer_than_all_others():
    text = "a " * 40 + "x" * 5_000 + " b" * 40
    sentences = split(text)
    assert " ".join(sentences) == text
    assert max(map(count_words, sentences)) <= 60


@pytest.mark.parametrize(
    "text",
    [
        'He said."Yes."Then he left.',
        "你好。今天我们谈谈天气。很好。",
        "مرحبا بك. كيف حالك؟ أنا بخير.",
        "यह एक वाक्य है। यह दूसरा है।",
        "... ?! . . .",
    ],
)
def test_it_tiles_text_of_any_script_and_punctuation(text):
    assert " ".join(split(text)) == text


def test_it_has_no_sentences_where_there_is_no_text():
    assert split_sentences(CanonicalText("", (), ())) == []


@given(any_texts | long_texts)
def test_it_tiles_any_text(transcript):
    canonical = read_canonical(transcript)
    sentences = split_sentences(canonical)
    assert tiles(canonical.text, sentences)
    assert all(count_words(span.cut(canonical.text)) <= 60 for span in sentences)


@given(any_texts | long_texts)
def test_it_ends_a_sentence_at_every_hard_end(transcript):
    canonical = read_canonical(transcript)
    assert set(canonical.hard_ends) <= {span.end for span in split_sentences(canonical)}
