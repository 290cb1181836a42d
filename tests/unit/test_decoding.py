from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.decoding import Decoded, decode, decode_editor_file
from app.errors import SourceError
from app.sources import find_sources
from tests.archives import SEEDS

SAMPLES = Path(__file__).parents[1] / "samples"


def read_sample(name: str) -> Decoded:
    return decode((SAMPLES / name).read_bytes(), name)


@pytest.mark.parametrize(
    "name", ["utf8_with_mark.txt", "utf16_little_endian.txt", "utf16_big_endian.txt"]
)
def test_it_reads_unicode_without_its_byte_order_mark(name):
    assert read_sample(name) == Decoded("Isn’t it naïve? Not at all.\n", None)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("windows_1252.txt", "It’s late, isn’t it? “Not at all,” she said. “It’s a cliché.”\n"),
        ("latin_1.txt", "Une question naïve, n'est-ce pas ? Très naïve, c'est déjà évident.\n"),
    ],
)
def test_it_reads_an_old_encoding_and_says_what_it_assumed(name, text):
    assert read_sample(name) == Decoded(text, "read as cp1252")


SHORT_TEXTS = {
    "café": ["cp1252"],
    "It’s a test. We don’t know what we’re doing, but it’s fine.": ["cp1252"],
    "Dzień dobry. Dziś porozmawiamy o pogodzie i książkach, które lubię czytać.": ["cp1250"],
    "Merhaba, nasılsınız? Bugün hava hakkında konuşacağız. Şimdi başlayalım.": ["cp1254"],  # noqa: RUF001 - Turkish
    "Jó napot kívánok! Őrülök, hogy itt lehetek. Ma az időjárásról fogunk beszélni.": ["cp1250"],
    "Привет, как дела? Сегодня мы поговорим о погоде.": ["cp1251", "koi8_r"],  # noqa: RUF001 - Russian
    "Γεια σας, τι κάνετε; Σήμερα θα μιλήσουμε για τον καιρό.": ["cp1253"],  # noqa: RUF001 - Greek
    "مرحبا بك. كيف حالك اليوم؟ سنتحدث عن الطقس.": ["cp1256"],
    "こんにちは。今日は天気について話しましょう。よろしくお願いします。": ["shift_jis"],
    "你好。今天我们来谈谈天气。请多关照。很高兴认识你。": ["gb18030"],
    "안녕하세요. 오늘은 날씨에 대해 이야기하겠습니다.": ["euc_kr"],
}


@pytest.mark.parametrize(
    ("text", "encoding"), [(text, name) for text, names in SHORT_TEXTS.items() for name in names]
)
def test_it_finds_the_encoding_of_a_short_text(text, encoding):
    assert decode(text.encode(encoding), "talk.txt") == Decoded(text, f"read as {encoding}")


def test_a_few_accents_in_a_long_english_text_do_not_mislead_it():
    (source,) = find_sources(SEEDS)
    text = source.text.text.replace("'", "’").replace("function", "naïve function")
    assert decode(text.encode("cp1252"), "talk.txt") == Decoded(text, "read as cp1252")


@pytest.mark.parametrize(
    "name",
    ["picture.txt", "nul_inside.txt", "utf16_without_mark.txt", "control_characters.txt"],
)
def test_it_refuses_what_is_not_text(name):
    with pytest.raises(SourceError) as caught:
        read_sample(name)
    assert str(caught.value) == (
        f"{name}: this is not text. Give the transcript as text, such as captions saved as .txt."
    )


@pytest.mark.parametrize(
    "name", ["empty.txt", "only_white_space.txt", "only_a_byte_order_mark.txt"]
)
def test_it_refuses_a_file_that_says_nothing(name):
    with pytest.raises(SourceError) as caught:
        read_sample(name)
    assert str(caught.value) == f"{name}: the file is empty. Put the transcript into it."


def test_it_forgives_a_stray_control_character():
    assert decode(b"word " * 200 + b"\x07", "talk.txt").assumption is None


def test_it_refuses_bytes_that_no_encoding_explains():
    with pytest.raises(SourceError, match="this is not text"):
        decode(bytes(range(0x80, 0x100)) * 4, "talk.txt")


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.binary(max_size=60))
def test_it_reads_any_bytes_or_refuses_them(content):
    try:
        text = decode(content, "talk.txt").text
    except SourceError as error:
        text = str(error)
    assert text.strip()


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("“It’s late,” she said.\nIt’s a clich".encode() + b"\xe9.\n", 2),
        ("Привет, как дела?\n".encode()[:20] + b"\xff" + "\nХорошо.".encode(), 1),  # noqa: RUF001 - Russian
        ("“Cut short”".encode()[:-1], 1),
    ],
)
def test_it_names_the_line_of_a_wrong_byte_in_a_text_that_is_else_utf8(content, line):
    with pytest.raises(SourceError) as caught:
        decode(content, "talk.txt")
    assert str(caught.value) == (
        f"talk.txt, line {line}: this line is not UTF-8. Save the file as UTF-8."
    )


def test_it_names_the_line_of_an_editors_file_that_is_not_utf8():
    with pytest.raises(SourceError) as caught:
        decode_editor_file(b"Ada: Yes\r\nAda: caf\xe9\n", "turns.txt")
    assert str(caught.value) == (
        "turns.txt, line 2: this line is not UTF-8. Save the file as UTF-8."
    )
