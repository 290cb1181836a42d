import pytest

from app.transcript.formats.foreign import find_foreign_ending, find_foreign_text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("WEBVTT", "WebVTT"),
        ("\ufeffWEBVTT\r\n\r\nHello.", "WebVTT"),
        ("Kind: captions\n\n0:01.0 --> 0:02.0 align:start\nHello.", "SRT"),
        ("<html lang=en>", "HTML"),
        ("<!doctype html>", "HTML"),
        (' {"text": "Hello."}', "JSON"),
        ("[{}]", "JSON"),
    ],
)
def test_it_knows_a_text_that_is_no_speech(text, name):
    assert find_foreign_text(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[laughs] Hello.",
        "WEBVTTs are captions.",
        "Then a --> b.",
        "<i>Hello.</i>",
        "Say { now.",
    ],
)
def test_it_lets_speech_pass(text):
    assert find_foreign_text(text) is None


@pytest.mark.parametrize("file", ["talk", "talk.txt", "vtt", "talk.vtt.md"])
def test_it_lets_other_endings_pass(file):
    assert find_foreign_ending(file) is None
