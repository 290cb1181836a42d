import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from app.errors import SourceError
from app.transcript.history.correction import correct
from app.transcript.history.fates import Fate
from app.transcript.history.records import Record, is_prefix, parse_record, write_record
from app.transcript.history.states import Event, History, State, Wording
from app.transcript.keys import mint_keys, take_fingerprint
from tests.corrections import correct as correct_at_random
from tests.unit.transcript.texts import REAL, read_text

FILE = "seeds/ada/history.jsonl"
REMEDY = "Put back an earlier copy of this file."
TALK = ["Welcome, Ada.", "What are you working on?", "An engine.", "Will it think?", "It “may”."]


def take_sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def make_state(
    number: int, sentences: Sequence[Wording], events: Sequence[Event] = (), note: str | None = None
) -> State:
    sha256 = take_sha256(" ".join(sentence.text for sentence in sentences))
    at = f"2026-03-0{number % 9 + 1}T09:30:00Z"
    return State(number, tuple(sentences), tuple(events), at, note, sha256=sha256)


def make_history(first: Sequence[str], *corrected: Sequence[str]) -> History:
    """A text and its corrections, one after the other."""
    keys = mint_keys(first)
    wordings = [Wording(key, text) for key, text in zip(keys, first, strict=True)]
    history = History((make_state(1, wordings),))
    for number, sentences in enumerate(corrected, start=2):
        correction = correct(history, sentences)
        state = make_state(number, correction.sentences, correction.events, f"Number {number}.")
        history = history.append(state)
    return history


def make_withdrawn() -> History:
    """A text of three states, the last of which withdrew the second sentence."""
    wordings = [Wording(key, text) for key, text in zip(mint_keys(TALK), TALK, strict=True)]
    left = [wordings[0], *wordings[2:]]
    wiped = [wordings[0], Wording(wordings[1].key, ""), *wordings[2:]]
    fingerprints = (take_fingerprint(TALK[1]),)
    event = Event(wordings[1].key, Fate.WITHDRAWN, (), "Asked for.", fingerprints)
    return History((make_state(1, wiped), make_state(2, wiped), make_state(3, left, [event])))


def make_record(history: History) -> Record:
    sources = {
        state.number: (f"talk {state.number}.txt", take_sha256(f"source {state.number}"))
        for state in history.states
    }
    return Record(history, sources)


def write(history: History) -> str:
    return write_record(make_record(history))


def change(text: str, line: int, rewrite: Callable[[dict[str, Any]], object]) -> str:
    """The file with one line, counted from 1, rewritten."""
    lines = text.splitlines()
    told = json.loads(lines[line - 1])
    rewrite(told)
    lines[line - 1] = json.dumps(told)
    return "\n".join(lines)


def refuse(text: str) -> str:
    with pytest.raises(SourceError) as caught:
        parse_record(text, FILE)
    return str(caught.value)


CORRECTED = [
    "Welcome, Ada.",
    *("What are you working on, Ada?", "Will it think?", "Who knows?"),
    "It “may”.",
]


@pytest.fixture
def history() -> History:
    return make_history(TALK, CORRECTED)


@pytest.fixture
def text(history: History) -> str:
    return write(history)


# --- writing ---


def test_a_state_is_a_line_that_says_only_what_is_new(history: History, text: str) -> None:
    first, second = (json.loads(line) for line in text.splitlines())
    keys = [sentence.key for sentence in history.states[0].sentences]
    assert first["sentences"] == [[key, words] for key, words in zip(keys, TALK, strict=True)]
    assert first["fates"] == []
    new = history.now.sentences[3]
    assert second["sentences"] == [
        keys[0],
        [keys[1], "What are you working on, Ada?"],
        keys[3],
        [new.key, "Who knows?"],
        keys[4],
    ]
    assert second["fates"] == [
        {"key": keys[1], "fate": "corrected"},
        {"key": keys[2], "fate": "removed"},
    ]
    assert {name: second[name] for name in ("revision", "at", "note", "text_version")} == {
        "revision": 2,
        "at": "2026-03-03T09:30:00Z",
        "note": "Number 2.",
        "text_version": history.now.text_version,
    }
    assert second["source"] == {"name": "talk 2.txt", "sha256": take_sha256("source 2")}


def test_one_more_state_is_one_more_line_and_letters_stay_letters(
    history: History, text: str
) -> None:
    assert text.startswith(write(History(history.states[:1])))
    assert text.endswith("}\n")
    assert text.count("\n") == 2
    assert '"It “may”."' in text


def test_withdrawn_words_are_told_by_null_and_a_fingerprint() -> None:
    history = make_withdrawn()
    key, fingerprint = mint_keys(TALK)[1], take_fingerprint(TALK[1])
    first, second, third = (json.loads(line) for line in write(history).splitlines())
    assert first["sentences"][1] == [key, None]
    assert second["sentences"][1] == key
    assert third["fates"] == [
        {
            "key": key,
            "fate": "withdrawn",
            "reason": "Asked for.",
            "fingerprints": [fingerprint],
        }
    ]
    assert parse_record(write(history), FILE) == make_record(history)


# --- reading it again ---


def test_it_comes_back_as_it_was(history: History, text: str) -> None:
    assert parse_record(text, FILE) == make_record(history)


def test_merged_and_split_sentences_come_back(history: History) -> None:
    merged = [TALK[0], "What are you working on, an engine?", TALK[3], TALK[4]]
    history = make_history(TALK, merged, TALK)
    assert {event.fate for state in history.states for event in state.events} >= {Fate.MERGED}
    assert any(event.into for event in history.states[1].events)
    assert parse_record(write(history), FILE) == make_record(history)


@pytest.mark.parametrize("seed", range(3))
def test_the_real_interview_comes_back_after_many_corrections(seed: int) -> None:
    reading = read_text((REAL / "transcript.txt").read_text("utf-8"))
    texts = [[span.cut(reading.text) for span in reading.sentences[:200]]]
    for number in range(4):
        texts.append(correct_at_random(texts[-1], 10 * seed + number, 0.1).after)
    history = make_history(*texts, texts[0])
    record = make_record(history)
    assert parse_record(write_record(record), FILE) == record


def test_letters_that_end_lines_elsewhere_are_words_here() -> None:
    history = make_history(["One\u2028two.", "Three\x85four."])
    assert parse_record(write(history), FILE) == make_record(history)


def test_line_ends_of_another_system_and_blank_lines_at_the_end_do_not_matter(text: str) -> None:
    assert parse_record(text.replace("\n", "\r\n") + "\n\n", FILE) == parse_record(text, FILE)


# --- refusing ---


@pytest.mark.parametrize("broken", ["", "<<<<<<< HEAD", '{"revision":1,', "\\ud800", "[" * 100_000])
def test_it_refuses_what_is_no_line_of_json(text: str, broken: str) -> None:
    assert refuse(f"{broken}\n{text}" if broken else "") == (
        f"{FILE}, line 1: this is no line of JSON, or not the whole of one. {REMEDY}"
    )


@pytest.mark.parametrize("other", ["[]", "1", "null", '"text"'])
def test_it_refuses_json_that_is_no_state(text: str, other: str) -> None:
    message = refuse(text + other)
    assert message.startswith(f"{FILE}, line 3: `this line` is not as this program writes it (")
    assert message.endswith(f"). {REMEDY}")


@pytest.mark.parametrize(
    ("name", "value", "place"),
    [
        ("revision", 0, "`revision`"),
        ("revision", True, "`revision`"),
        ("revision", "2", "`revision`"),
        ("revision", 10**30, "`revision`"),
        ("at", "yesterday", "`at`"),
        ("at", "2026-03-01T09:30:00", "`at`"),
        ("note", 5, "`note`"),
        ("text_version", -1, "`text_version`"),
        ("sha256", "abc", "`sha256`"),
        ("source", {"name": "a/b.txt", "sha256": "0" * 64}, "`source`"),
        ("source", {"name": "", "sha256": "0" * 64}, "`source`"),
        ("source", "talk.txt", "`source`"),
        ("sentences", "6c2g8kpp", "`sentences`"),
        ("sentences", ["6c2g8kpp", "6C2G8KPP"], "`sentences`, number 2,"),
        ("sentences", [["6c2g8kpp", ""]], "`sentences`, number 1,"),
        ("sentences", [["6c2g8kpp"]], "`sentences`, number 1,"),
        ("sentences", [["aeiou", "Words."]], "`sentences`, number 1,"),
        ("fates", [{"key": "6c2g8kpp", "fate": "lost"}], "`fates`, number 1,"),
        ("fates", [{"key": "6c2g8kpp"}], "`fates`, number 1,"),
        ("fates", [{"key": "6c2g8kp", "fate": "moved"}], "`fates`, number 1,"),
        (
            "fates",
            [{"key": "6c2g8kpp", "fate": "moved", "fingerprints": ["x"]}],
            "`fates`, number 1,",
        ),
        ("fates", [{"key": "6c2g8kpp", "fate": "moved", "when": ""}], "`fates`, number 1,"),
        ("remark", "x", "`remark`"),
    ],
)
def test_it_refuses_a_value_of_another_form(
    text: str, name: str, value: object, place: str
) -> None:
    message = refuse(change(text, 2, lambda told: told.update({name: value})))
    assert message.startswith(f"{FILE}, line 2: {place} is not as this program writes it (")
    assert message.endswith(f"). {REMEDY}")
    assert "\n" not in message


@pytest.mark.parametrize("name", ["revision", "at", "note", "sha256", "source", "sentences"])
def test_it_refuses_a_line_that_lacks_something(text: str, name: str) -> None:
    assert refuse(change(text, 1, lambda told: told.pop(name))) == (
        f"{FILE}, line 1: `{name}` is not as this program writes it (field required). {REMEDY}"
    )


@pytest.mark.parametrize("at", ["2026-02-30T09:30:00Z", "2026-03-01T25:00:00Z"])
def test_it_refuses_a_time_that_never_was(text: str, at: str) -> None:
    message = refuse(change(text, 2, lambda told: told.update(at=at)))
    assert message == f"{FILE}, line 2: `at` is no time: “{at}”. {REMEDY}"


@pytest.mark.parametrize(("line", "number", "expected"), [(1, 2, 1), (2, 1, 2), (2, 3, 2)])
def test_it_refuses_numbers_that_do_not_rise_from_one(
    text: str, line: int, number: int, expected: int
) -> None:
    assert refuse(change(text, line, lambda told: told.update(revision=number))) == (
        f"{FILE}, line {line}: this is revision {number}, where revision {expected} has to stand. "
        f"{REMEDY}"
    )


def test_it_refuses_a_key_without_words(text: str, history: History) -> None:
    gone = history.states[0].sentences[2]
    third = history.append(make_state(3, history.now.sentences))
    for line, key in [(1, "99999999"), (3, gone.key)]:
        broken = change(write(third), line, lambda told, key=key: told["sentences"].append(key))
        assert refuse(broken) == (
            f"{FILE}, line {line}: the key {key} has no words here, nor in the line above. {REMEDY}"
        )


def test_it_refuses_a_key_that_stands_twice(text: str) -> None:
    assert refuse(change(text, 2, lambda told: told["sentences"].append(told["sentences"][0]))) == (
        f"{FILE}, line 2: one key stands twice. {REMEDY}"
    )


def test_it_refuses_other_words_than_those_that_were_written(text: str) -> None:
    assert refuse(text.replace("An engine.", "An engine!")) == (
        f"{FILE}, line 1: these are not the words that once stood here (`sha256` differs). {REMEDY}"
    )


def test_it_refuses_the_fate_of_a_key_that_never_was(text: str) -> None:
    fate = {"key": "99999999", "fate": "removed"}
    assert refuse(change(text, 2, lambda told: told["fates"].append(fate))) == (
        f"{FILE}, line 2: a fate is told of the key 99999999, which no sentence ever had. {REMEDY}"
    )


@pytest.mark.parametrize("into", [["99999999"], [2, 1], [0, 2], [4, "99999999"], [0, 0]])
def test_it_refuses_what_went_into_sentences_that_do_not_stand_in_a_row(
    text: str, history: History, into: list[int | str]
) -> None:
    keys = [history.now.sentences[at].key if isinstance(at, int) else at for at in into]
    gone = history.states[1].events[1].key
    assert refuse(change(text, 2, lambda told: told["fates"][1].update(into=keys))) == (
        f"{FILE}, line 2: {gone} went `into` sentences that do not stand here in a row. {REMEDY}"
    )


def test_it_refuses_a_key_that_went_without_a_fate(text: str, history: History) -> None:
    gone = history.states[1].events[1].key
    assert refuse(change(text, 2, lambda told: told["fates"].pop())) == (
        f"{FILE}, line 2: the key {gone} is gone, and no fate says what became of it. {REMEDY}"
    )


def test_it_refuses_two_fates_of_one_key(text: str) -> None:
    assert refuse(change(text, 2, lambda told: told["fates"].append(told["fates"][0]))) == (
        f"{FILE}, line 2: two fates are told of one key. {REMEDY}"
    )


def test_it_refuses_a_key_that_is_gone_and_stands(text: str, history: History) -> None:
    stands = history.now.sentences[0].key
    fate = {"key": stands, "fate": "removed"}
    assert refuse(change(text, 2, lambda told: told.update(fates=[fate]))) == (
        f"{FILE}, line 2: {stands} cannot be removed and stand, or not stand, as it does. {REMEDY}"
    )


def test_it_refuses_words_that_changed_without_a_fate(history: History) -> None:
    first = history.states[0]
    changed = Wording(first.sentences[0].key, "Welcome, Grace.")
    after = make_state(2, [changed, *first.sentences[1:]])
    assert refuse(write(History((first, after)))) == (
        f"{FILE}, line 2: the words of {changed.key} changed, and no fate says so. {REMEDY}"
    )


# --- which history continues which ---


def test_a_history_continues_its_beginning_and_itself(history: History) -> None:
    beginning = History(history.states[:1])
    assert is_prefix(History(), beginning)
    assert is_prefix(beginning, history)
    assert is_prefix(history, history)
    assert not is_prefix(history, beginning)


def test_notes_dates_and_withdrawn_words_do_not_matter() -> None:
    before = make_history(TALK, [*TALK[:4], "It may, or so."])
    words = before.states[0].sentences
    withdrawn = (*words[:1], Wording(words[1].key, ""), *words[2:])
    after = History((replace(before.states[0], sentences=withdrawn, note="x", at=""),))
    assert is_prefix(after, before)
    assert is_prefix(after, History(before.states[:1]))
    assert is_prefix(History(before.states[:1]), after)


def test_other_keys_and_other_fates_part_two_histories(history: History) -> None:
    other = make_history(TALK, [*TALK[:4], "It may, or so."])
    assert not is_prefix(history, other)
    now = history.now
    fates = [Event(event.key, Fate.MOVED) for event in now.events]
    told = History((history.states[0], make_state(2, now.sentences, fates)))
    assert not is_prefix(history, told)
