from urllib.parse import unquote

import pytest

from app.web.directives import write_directive, write_directives

LONG = "It does whatever we know how to order it to perform, my dear."


def test_it_names_a_short_text_by_all_its_words():
    assert write_directive("Will it think?") == ":~:text=Will%20it%20think%3F"


def test_it_names_a_long_text_by_its_first_and_last_words():
    directive = write_directive(LONG)
    assert unquote(directive) == ":~:text=It does whatever we know,it to perform, my dear."
    assert directive.count(",") == 1


def test_it_says_what_stands_beside_it():
    directive = write_directive("Yes.", "One two three four five six.", "And then it came to pass.")
    assert unquote(directive) == ":~:text=two three four five six.-,Yes.,-And then it came to"


@pytest.mark.parametrize("sign", ["-", ",", "&", "#", "%", "—", '"', "ü"])
def test_it_encodes_the_signs_that_mean_something_in_a_directive(sign):
    directive = write_directive(f"one{sign}two")
    assert directive.removeprefix(":~:text=").replace("%", "").isalnum()
    assert unquote(directive) == f":~:text=one{sign}two"


def test_it_names_several_texts_in_one_directive():
    texts = [("age", "In the", ""), ("research", "age of", "again.")]
    assert unquote(write_directives(texts)) == (":~:text=In the-,age&text=age of-,research,-again.")


def test_it_writes_no_directive_for_no_text():
    assert write_directives([]) == ""
