from app.transcript.withdrawal.telltales import (
    find_telltales,
    find_whole,
    finds_quote,
    keep_telling,
    list_parts,
)

ILL = "He has been ill for many years, and nobody knows."


def test_it_knows_five_words_in_a_row_again_whatever_their_typography() -> None:
    telltales = find_telltales([ILL])
    assert telltales.betray("# Cut: “ILL — for many years and”?")
    assert not telltales.betray("# He has been ill.")


def test_a_shorter_sentence_is_known_by_all_of_its_words() -> None:
    telltales = find_telltales(["In Trieste."])
    assert telltales.betray("Where: in Trieste, says she")
    assert not telltales.betray("Trieste")


def test_what_others_still_say_tells_nothing() -> None:
    assert not find_telltales(["Yes."], ["Yes, it does."]).runs
    assert find_telltales([ILL], ["He has been ill for many years."]).betray(
        "many years, and nobody knows"
    )


def test_words_of_two_texts_make_no_run() -> None:
    assert find_telltales(["In Trieste."], ["We met in", "Trieste is far."]).runs == {
        " in trieste "
    }


def test_signs_without_words_tell_nothing() -> None:
    assert not find_telltales(["—", ""]).runs
    assert not find_whole(["—"]).runs


def test_a_whole_sentence_is_found_only_whole() -> None:
    whole = find_whole([ILL])
    assert whole.betray(f"And then: {ILL}")
    assert not whole.betray("He has been ill for many years.")


def test_only_long_sentences_are_telling() -> None:
    assert keep_telling([ILL, "Yes."]) == [ILL]


def test_a_quote_of_its_first_words_is_found() -> None:
    parts = list_parts(f"# Who?\nAda: He has been ill\n1:00 | Health | {ILL[:20]}\n")
    assert "He has been ill" in [part.strip() for part in parts]
    assert finds_quote(parts, [ILL], ["He has gone."])
    assert not finds_quote(parts, [ILL], ["He has been ill for a day."])
    assert not finds_quote(list_parts("# He is ill.\n#\n"), [ILL], [])
