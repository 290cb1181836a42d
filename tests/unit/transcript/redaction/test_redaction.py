import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.decoding import decode
from app.errors import SourceError
from app.transcript import redaction
from app.transcript.canonical import CanonicalText
from app.transcript.redaction import redact
from app.transcript.redaction.cuts import WAYS
from app.transcript.sentences import split_sentences
from app.transcript.spans import Span
from tests.unit.transcript.texts import SAMPLES, any_texts, read_canonical

TALK = "Ada: Hello there.\nBob: Good day. How are you?\nAda: It rains.\nBob: It does, it does.\n"
BOLD = (
    "# A talk\n\n**Ada:** Was it *you*? It was. I read the [notes](https://x.org/notes).\n\n"
    "**Bob:** \\[00:12\\] It was not.\n\n**Ada:** Who, [then? He](https://x.org/he) said so.\n\n"
    "**Bob:** *Nobody. We wait.*\n"
)


def find(source: str, words: str) -> Span:
    """The first place of words in a source's canonical text."""
    start = read_canonical(source).text.index(words)
    return Span(start, start + len(words))


def withdraw(source: str, *words: str) -> str | None:
    return redact(source, [find(source, one) for one in words])


def tell_sentences(source: str) -> list[str]:
    canonical = read_canonical(source)
    return [span.cut(canonical.text) for span in split_sentences(canonical)]


def tell_voices(canonical: CanonicalText) -> list[tuple[str, str | None]]:
    """Each word and who says it."""
    told, start = [], 0
    for word in canonical.text.split():
        names = [voice.name for voice in canonical.voices if voice.start <= start]
        told.append((word, names[-1] if names else None))
        start += len(word) + 1
    return told


def leave(source: str, first: int, last: int) -> tuple[str | None, list[str]]:
    """What is left of a source without some sentences, and the sentences that should be."""
    canonical = read_canonical(source)
    spans = split_sentences(canonical)
    left = redact(source, [Span(spans[first].start, spans[last].end)])
    texts = [span.cut(canonical.text) for span in spans]
    return left, texts[:first] + texts[last + 1 :]


@settings(max_examples=5)
@given(st.integers(0, 909), st.sampled_from([1, 1, 2, 5, 30]))
def test_it_takes_any_sentences_out_of_the_real_interview(transcript, first, count):
    left, sentences = leave(transcript, first, min(first + count, 910) - 1)
    assert left is not None
    assert tell_sentences(left) == sentences
    assert read_canonical(left).text == " ".join(sentences)
    assert left.startswith("**Transcript extracted from YouTube video**\n\nKind: captions\n")


def test_it_takes_stretches_out_in_any_order_and_on_the_same_line():
    source = "One was here. Two was here. Three was here. Four was here.\nFive was here.\n"
    left = withdraw(source, "Five was here.", "Three was here.", "One was here.")
    assert left == "Two was here. Four was here.\n"


def test_it_takes_nothing_out_where_nothing_is_withdrawn():
    assert redact(TALK, []) == TALK


def test_it_leaves_nothing_of_a_text_that_is_withdrawn_as_a_whole():
    assert withdraw("Kind: captions\nYes. No.\n", "Yes. No.") is None


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Good day.", TALK.replace("Good day. ", "")),
        ("Good day. How are you?", TALK.replace("Bob: Good day. How are you?\n", "")),
        ("How are you? It rains.", TALK.replace(" How are you?\nAda: It rains.", "")),
    ],
)
def test_it_leaves_the_labels_of_others_as_they_are(words, left):
    assert withdraw(TALK * 2, words) == left + TALK


@pytest.mark.parametrize(
    ("words", "was", "now"),
    [
        ("It was.", "*you*? It was. I", "*you*? I"),
        ("Was it you?", "Was it *you*? It", "It"),
        ("It was not.", "\\[00:12\\] It was not.", "\\[00:12\\]"),
        ("Nobody.", "*Nobody. We wait.*", "*We wait.*"),
        ("We wait.", "*Nobody. We wait.*", "*Nobody.*"),
        ("He said so.", "[then? He](https://x.org/he) said so.", "[then?](https://x.org/he)"),
        ("I read the notes.", " I read the [notes](https://x.org/notes).", ""),
    ],
)
def test_it_leaves_markdown_in_order(words, was, now):
    assert withdraw(BOLD, words) == BOLD.replace(was, now)


@pytest.mark.parametrize(
    ("source", "words", "left"),
    [
        ("Yes. No. Yes. Maybe so.", "No. Yes.", "Yes. Maybe so."),
        ("He said yes. Tom &amp; I&#39;ll go. Fine.", "Tom & I'll go.", "He said yes. Fine."),
        (
            "It was. The cafe\u0301 was s\u200bhut. So\u00ad.",
            "The café was shut.",
            "It was. So\u00ad.",
        ),
        ("It was. So [laughs] it went. It ended.", "So it went.", "It was. It ended."),
        (
            "It was\nso. It went\non and\non. It\nended.",
            "It went on and on.",
            "It was\nso.\nIt\nended.",
        ),
        ("It was.\r\n\r\nIt  went.\r\n\r\nIt ended.", "It went.", "It was.\r\n\r\n\r\nIt ended."),
        ("It was.\rIt went.\rIt ended.", "It went.", "It was.\rIt ended."),
        ("It was. It\xa0went&nbsp;on, a < b. It ended.", "It went on, a < b.", "It was. It ended."),
    ],
)
def test_it_takes_out_words_however_they_are_written(source, words, left):
    assert withdraw(source, words) == left


def test_it_takes_the_right_one_of_equal_sentences():
    source = "Ada: Yes.\nBob: Yes.\nAda: We did it.\nBob: We did not.\n" + TALK
    start = read_canonical(source).text.index("Yes. We")
    assert redact(source, [Span(start, start + 4)]) == source.replace("Bob: Yes.\n", "")


def test_it_keeps_the_pairs_of_caption_lines():
    source = "So it was,&nbsp;&nbsp;\nsaid Bob. It&nbsp;\nwent on.&nbsp;&nbsp;\nIt ended&nbsp;\n"
    left = withdraw(source, "It went on.")
    assert left is not None
    assert tell_sentences(left) == ["So it was, said Bob.", "It ended"]


UNPUNCTUATED = "It went.\nso it was&nbsp;\nand then it did.&nbsp;\n"


def test_it_keeps_the_sentences_where_no_stop_ends_them():
    left = withdraw(UNPUNCTUATED, "It went.")
    assert left == UNPUNCTUATED.replace("It went.", "\u200b")
    assert tell_sentences(left) == ["so it was", "and then it did."]


def test_it_parts_sentences_that_would_run_together():
    source = "He lives in the U.S. Then he left. and so on."
    assert withdraw(source, "Then he left.") == "He lives in the U.S.\n\nand so on."


def test_it_keeps_the_words_where_it_cannot_keep_the_sentences(monkeypatch):
    monkeypatch.setattr(redaction, "WAYS", WAYS[:1])
    left = withdraw(UNPUNCTUATED, "It went.")
    assert left is not None
    assert tell_sentences(left) == ["so it was and then it did."]


@pytest.mark.parametrize(
    ("said", "words", "left"),
    [
        ("I will. I *do.* *Yes.*", "I do.", "I will. *Yes.*"),
        ("*I will.* *I* do. Yes.", "I do.", "*I will.* Yes."),
        ("So. **I do.** Yes.", "I do.", "So. Yes."),
        ("**So. *I* do.** Yes.", "I do.", "**So.** Yes."),
        ("So. **I *do.* Yes.**", "I do.", "So. **Yes.**"),
    ],
)
def test_it_leaves_no_half_of_a_mark(said, words, left):
    assert withdraw(f"{BOLD}\n**Ada:** {said}\n", words) == f"{BOLD}\n**Ada:** {left}\n"


def test_it_takes_out_headings_that_tell_withdrawn_words():
    source = BOLD.replace("# A talk", "# A talk\n\n## It was not you, Ada").replace(
        "It was not.", "It was not you, Ada. I know."
    )
    left = withdraw(source, "It was not you, Ada.")
    assert left is not None
    assert "not you" not in left
    assert left.startswith("# A talk\n\n\n**Ada:**")


def test_it_gives_up_where_unspoken_words_cannot_be_taken_out():
    source = BOLD.replace("I read", "![we met her in Rome](x.png) I read").replace(
        "**Ada:** Who", "**Ada:** We met her in Rome. Who"
    )
    assert withdraw(source, "We met her in Rome.") is None


def test_it_gives_up_where_a_label_tells_withdrawn_words():
    turns = ("Ada (the host)  0:03\nGood day.", "Bob  0:09\nThe host?", "Bob  0:11\nMe.")
    source = "\n\n".join([*turns, "Ada (the host)  0:12\nYes.", "Bob  0:20\nAgreed.\n"])
    assert withdraw(source, "Agreed.") is not None
    assert withdraw(source, "The host?") is None


def test_it_gives_up_where_the_labels_would_no_longer_be_believed():
    source = (SAMPLES / "labels_in_markdown.md").read_text("utf-8")
    left, others = leave(source, 1, len(tell_sentences(source)) - 2)
    assert left is None
    assert others == ["We are in Marylebone, and it rains.", "Which is why it weaves."]


def test_it_takes_sentences_out_of_every_sample():
    for path in sorted(SAMPLES.iterdir()):
        try:
            source = decode(path.read_bytes(), path.name).text
        except SourceError:
            continue
        sentences = tell_sentences(source)
        for number in range(len(sentences) if len(sentences) > 1 else 0):
            left, others = leave(source, number, number)
            assert left is not None, path
            assert tell_sentences(left) == others


@given(any_texts, st.data())
def test_it_proves_what_it_gives(source, data):
    sentences = tell_sentences(source)
    if not sentences:
        assert redact(source, []) is None
        return
    first = data.draw(st.integers(0, len(sentences) - 1))
    last = data.draw(st.integers(first, len(sentences) - 1))
    left, others = leave(source, first, last)
    assert left is None or read_canonical(left).text == " ".join(others)
