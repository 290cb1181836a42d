"""What people paste: the quotations in it, and whose they are said to be."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.quote_check.pasting import MOST_LINES, Told, read_paste

ENGINE = "The engine weaves algebraic patterns"
PASTED = "“”„«»\"'‘’「」❝❞ \n\r\t—–-~*_<>/b&;.,:!?()[]…¹†>Ada Lovelace said that he As it日"


def list_quoted(text: str) -> list[str]:
    paste = read_paste(text)
    return [paste.cut(quoted) for quoted in paste.quoted]


def read_only(text: str) -> tuple[str, str, str]:
    """What stands before the one quotation of a paste, the quotation, and what stands after it."""
    paste = read_paste(text)
    [quoted] = paste.quoted
    return quoted.before, paste.cut(quoted), quoted.after


@pytest.mark.parametrize(
    "text",
    [
        f"{ENGINE}.",
        f"  {ENGINE}.\n",
        f"“{ENGINE}.”",
        f'"{ENGINE}."',
        f"„{ENGINE}.“",
        f"„{ENGINE}.”",
        f"«{ENGINE}.»",
        f"«\u00a0{ENGINE}.\u00a0»",
        f"「{ENGINE}.」",
        f"『{ENGINE}.』",
        f"❝{ENGINE}.❞",
        f"‘{ENGINE}.’",
        f"'{ENGINE}.'",
        f"&quot;{ENGINE}.&quot;",
        f"&ldquo;{ENGINE}.&rdquo;",
        f"> {ENGINE}.",
        f">> {ENGINE}.",
        f"- {ENGINE}.",
        f"* {ENGINE}.",
        f"• {ENGINE}.",
        f"*{ENGINE}.*",
        f"**{ENGINE}.**",
        f"***{ENGINE}.***",
        f"_{ENGINE}._",
        "The *engine* weaves __algebraic__ patterns.",
        f"<blockquote><p>{ENGINE}.</p></blockquote>",
        f"<!-- said --> <q cite='x'>{ENGINE}.</q>",
        "The <em>engine</em> weaves<br/>algebraic patterns.",
        "The engine\nweaves  algebraic\r\npatterns.",
        "The en\u00adgine weaves algebraic pat\u200bterns.",
        "The engine weaves alge-\nbraic patterns.",
        "The engine weaves alge\u2010\n  braic patterns.",
        f"{ENGINE}.¹",
        f"{ENGINE}.†‡",
        f"{ENGINE}.*",
        "The engine² weaves algebraic* patterns.",
        f"“{ENGINE}.”³",
        f"“{ENGINE}.",  # never closed
        f"{ENGINE}.”",  # never opened
    ],
)
def test_a_quotation_is_read_without_what_was_put_around_it(text: str) -> None:
    assert [" ".join(quoted.split()) for quoted in list_quoted(text)] == [f"{ENGINE}."]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("5 * 3 * 2 is thirty", "5 * 3 * 2 is thirty"),
        ("a_b_c and snake_case_d", "a_b_c and snake_case_d"),
        ("x < y and y > z", "x < y and y > z"),
        ("R&amp;D &lt;b&gt; it", "R&D <b> it"),
        ("a trial-and-error engine", "a trial-and-error engine"),
        ("an engine -\nno more", "an engine -\nno more"),
        ("in 2025-\n2026 it is", "in 2025-\n2026 it is"),
        ("the first\n\n\nthe second", "the first\nthe second"),
        ("naïve cafe\u0301s weave", "naïve cafés weave"),
    ],
)
def test_what_only_looks_like_markup_stays(text: str, quoted: str) -> None:
    assert list_quoted(text) == [quoted]


def test_a_quotation_within_another_is_a_part_of_it() -> None:
    text = "“She said ‘weave it’ and “then” left,” he wrote."
    assert list_quoted(text) == ["She said ‘weave it’ and “then” left,"]
    assert list_quoted('“She said "weave it" and left”') == ['She said "weave it" and left']
    assert list_quoted("„Er sagte «weave it now» und ging“") == ["Er sagte «weave it now» und ging"]
    assert list_quoted("「weave 『it now』 and go」") == ["weave 『it now』 and go"]
    assert list_quoted("« Elle a dit “weave it now” »") == ["Elle a dit “weave it now”"]


def test_single_marks_do_where_there_are_no_double_ones() -> None:
    assert list_quoted("‘I don’t weave it,’ she said, ‘it’s woven’.") == [
        *("I don’t weave it,", "it’s woven")
    ]
    assert list_quoted("She said: 'it doesn't weave'—'not the engine's way'.") == [
        *("it doesn't weave", "not the engine's way")
    ]
    assert list_quoted("‘weave it’ is no “quotation of it”") == ["quotation of it"]


@pytest.mark.parametrize(
    "text",
    ["I don't think it's the engine's work", "The engines’ looms don’t weave", "rock 'n' roll"],
)
def test_apostrophes_are_no_quotation_marks(text: str) -> None:
    assert list_quoted(text) == [text]


def test_all_quotations_in_prose_are_found() -> None:
    text = 'The engine "weaves patterns," she said. "It has no ambition," and "it cannot think".'
    assert list_quoted(text) == ["weaves patterns,", "It has no ambition,", "it cannot think"]


def test_a_single_term_in_quotation_marks_is_no_quotation() -> None:
    assert list_quoted("An “engine” is “no loom” at all") == ["no loom"]
    assert list_quoted("An “engine” weaves") == ["An “engine” weaves"]


@pytest.mark.parametrize(
    "text",
    [
        "“The first part.\n\n“The second part.\n\n“The third.”",
        '"The first part.\n\nThe second part.\n\nThe third."',
        "> “The first part.\n>\n> “The second part.\n>\n> “The third.”",
    ],
)
def test_a_quotation_may_have_paragraphs(text: str) -> None:
    [quoted] = list_quoted(text)
    assert quoted.replace("“", "") == "The first part.\nThe second part.\nThe third."


def test_after_one_that_is_cut_off_at_its_beginning_others_are_found() -> None:
    assert list_quoted("weaves patterns,” she said. “It cannot think.”") == [
        *("weaves patterns,", "It cannot think.")
    ]


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        (f"“{ENGINE}.” — Ada Lovelace", "Ada Lovelace"),
        (f"“{ENGINE}.”\n— Ada Lovelace, London (1843)", "Ada Lovelace"),
        (f"“{ENGINE}.” (Ada Lovelace, 1843)", "Ada Lovelace"),
        (f"“{ENGINE},” Ada Lovelace said.", "Ada Lovelace"),
        (f"“{ENGINE},” said Lovelace in London. It was late.", "Lovelace"),
        (f"“{ENGINE}”, explained Ada Lovelace", "Ada Lovelace"),
        (f"“{ENGINE}.” said Ada Lovelace", "Ada Lovelace"),
        (f"Ada Lovelace: “{ENGINE}.”", "Ada Lovelace"),
        (f"Ada Lovelace said that “{ENGINE}.” Nobody knew.", "Ada Lovelace"),
        (f"It was late. Then Ada Lovelace said, “{ENGINE}”", "Ada Lovelace"),
        (f"According to Ada Lovelace, “{ENGINE}”.", "Ada Lovelace"),
        (f'"{ENGINE}," Lovelace said', "Lovelace"),
        (f"«{ENGINE}», a dit Lovelace", "Lovelace"),
        (f"‘{ENGINE},’ Lovelace said.", "Lovelace"),
        (f"{ENGINE} — Ada Lovelace", "Ada Lovelace"),
        (f"{ENGINE}.\n\nAda Lovelace", "Ada Lovelace"),
        (f"{ENGINE}.\n— Ada Lovelace, London", "Ada Lovelace"),
        (f"{ENGINE}\n~ Ada Lovelace", "Ada Lovelace"),
        (f"{ENGINE} -- Ada Lovelace.", "Ada Lovelace"),
        (f"{ENGINE} -Ada Lovelace", "Ada Lovelace"),
        (f"{ENGINE}. —Ada Lovelace", "Ada Lovelace"),
        (f"{ENGINE} (Ada Lovelace)", "Ada Lovelace"),
        (f"{ENGINE} (Ada Lovelace, London, 1843)", "Ada Lovelace"),
        (f"{ENGINE}, Ada Lovelace said.", "Ada Lovelace"),
        (f"{ENGINE}, said Ada Lovelace in London", "Ada Lovelace"),
        (f"Ada Lovelace: {ENGINE}", "Ada Lovelace"),
        (f"Ada Lovelace (London): {ENGINE}", "Ada Lovelace"),
        (f"Ada Lovelace said: {ENGINE}", "Ada Lovelace"),
        (f"Ada Lovelace once said that {ENGINE}", "Ada Lovelace"),
        (f"According to Ada Lovelace, {ENGINE}", "Ada Lovelace"),
        (f"As Ada Lovelace put it: {ENGINE}", "Ada Lovelace"),
        (f"@Ada_Lovelace: {ENGINE}", "@Ada_Lovelace"),
        (f"{ENGINE} — Ada de Cruz", "Ada de Cruz"),
    ],
)
def test_who_is_said_to_have_said_it_is_told_apart(text: str, attribution: str) -> None:
    before, quoted, after = read_only(text)
    assert quoted.rstrip(".,") == ENGINE
    assert attribution in before + after


@pytest.mark.parametrize(
    "text",
    [
        ENGINE,
        f"{ENGINE} — and looms",
        f"{ENGINE} (and looms)",
        f"Another thing: {ENGINE}",
        f"{ENGINE}, they wove",
        f"I know that {ENGINE}",
        "she said",
        "Ada Lovelace said:",
        "— Ada Lovelace",
    ],
)
def test_where_nobody_is_named_all_of_it_is_quoted(text: str) -> None:
    assert read_only(text) == ("", text, "")


@pytest.mark.parametrize(
    ("text", "told", "quoted"),
    [
        ("She said “it weaves”.", Told.MARKS, ["it weaves"]),
        ("Ada: It weaves. Grace: A moth.", Told.LABELS, ["It weaves.", "A moth."]),
        ("It weaves.\nA moth.", Told.LINES, ["It weaves.", "A moth."]),
        ("1. It weaves.\n2. A moth.", Told.LINES, ["It weaves.", "A moth."]),
        ("Ada: “It weaves.”\nGrace: “A moth.”", Told.MARKS, ["It weaves.", "A moth."]),
        ("It weaves.", Told.NOTHING, ["It weaves."]),
        ("It weaves\na moth.", Told.NOTHING, ["It weaves\na moth."]),
        ("It weaves.\nweave.", Told.NOTHING, ["It weaves.\nweave."]),
        ("It weaves.\n— Ada Lovelace", Told.NOTHING, ["It weaves."]),
        ("Ada: It weaves. Grace: Moth.", Told.LABELS, ["It weaves."]),
    ],
)
def test_it_is_told_what_says_where_the_quotations_stand(
    text: str, told: Told, quoted: list[str]
) -> None:
    assert (read_paste(text).told, list_quoted(text)) == (told, quoted)


def test_of_very_many_lines_none_is_a_quotation_of_its_own() -> None:
    lines = ["It weaves."] * MOST_LINES
    assert list_quoted("\n".join(lines)) == lines
    assert list_quoted("\n".join([*lines, "A moth."])) == ["\n".join([*lines, "A moth."])]


def test_each_quotation_has_the_words_up_to_those_beside_it() -> None:
    paste = read_paste(
        "Ada said, “it weaves,” and left. Grace said, “we found a moth.” It was late."
    )
    assert [(quoted.before, paste.cut(quoted), quoted.after) for quoted in paste.quoted] == [
        ("Ada said, “", "it weaves,", "” and left. Grace said, “"),
        ("” and left. Grace said, “", "we found a moth.", "” It was late."),
    ]


def test_what_stands_around_is_all_but_the_quotations() -> None:
    paste = read_paste("Ada: “the engine weaves”, and “no loom”.")
    assert [span.cut(paste.text) for span in paste.list_around()] == ["Ada: “", "”, and “", "”."]
    assert [span.cut("x y") for span in read_paste("x y").list_around()] == ["", ""]


@pytest.mark.parametrize(
    "text", ["", " \n", "“”", '"', "?!…", "<br>", "¹", "“", "”", "''", "\ud800"]
)
def test_there_may_be_nothing_to_quote(text: str) -> None:
    [quoted] = list_quoted(text)
    assert not any(letter.isalnum() for letter in quoted)


@given(st.text(max_size=200) | st.text(PASTED, max_size=200))
def test_anything_is_read_and_quotations_lie_in_it_in_order(text: str) -> None:
    paste = read_paste(text)
    spans = [quoted.span for quoted in paste.quoted]
    assert spans
    assert all(0 <= span.start <= span.end <= len(paste.text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    whole = sorted([*spans, *paste.list_around()])
    assert "".join(span.cut(paste.text) for span in whole) == paste.text
    assert all(paste.cut(quoted) in paste.text for quoted in paste.quoted)


@given(st.text(PASTED, max_size=100))
def test_what_was_read_once_is_read_alike_again(text: str) -> None:
    read = read_paste(text).text
    assert read == read.strip()
    assert "\r" not in read


@given(st.lists(st.sampled_from(["the", "engine", "don't", "naïve", "10,000"]), min_size=2))
@pytest.mark.parametrize("marks", ["“”", '""', "„“", "«»", "「」", "❝❞", "‘’", "''"])
def test_whatever_stands_in_quotation_marks_is_quoted(marks: str, words: list[str]) -> None:
    quotation = " ".join(words)
    text = f"It was late when Ada said {marks[0]}{quotation}{marks[1]}, and left."
    assert list_quoted(text) == [quotation]
