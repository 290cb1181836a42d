import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import Markup, escape

from app.bundled import find_bundled_folder
from app.web.templating import Site, find_direction, make_environment, mark
from app.web.urls import Urls


def test_it_marks_ranges():
    assert mark("the age of research", [(4, 7), (11, 19)]) == (
        "the <mark>age</mark> of <mark>research</mark>"
    )


def test_it_marks_nothing_without_ranges():
    assert mark("a < b", []) == "a &lt; b"


def test_it_escapes_inside_and_outside_of_marks():
    assert mark("<b> & <i>", [(0, 3)]) == "<mark>&lt;b&gt;</mark> &amp; &lt;i&gt;"


@given(st.text(), st.lists(st.integers(0, 30), max_size=6))
def test_it_keeps_every_character(text, places):
    places = sorted({min(place, len(text)) for place in places})
    marks = list(zip(places[::2], places[1::2], strict=False))
    html = mark(text, marks)
    assert isinstance(html, Markup)
    assert html.replace(Markup("<mark>"), "").replace(Markup("</mark>"), "") == escape(text)
    assert html.count("<mark>") == len(marks)


def test_it_fails_on_what_a_template_was_not_given():
    environment = make_environment(find_bundled_folder("templates"), Site("S", None), Urls())
    with pytest.raises(UndefinedError):
        environment.from_string("{{ nothing }}").render()
    assert environment.from_string("{{ x }} {{ site.name }}").render(x="<&>") == "&lt;&amp;&gt; S"


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        *[
            ("en", "ltr"),
            ("he", "rtl"),
            ("ar-EG", "rtl"),
            ("FA", "rtl"),
            ("ku", "ltr"),
            ("", "ltr"),
        ],
        *[("ku-Arab", "rtl"), ("ar-Latn", "ltr"), ("pa-Arab-PK", "rtl"), ("art", "ltr")],
    ],
)
def test_it_knows_which_languages_run_from_right_to_left(language, direction):
    assert find_direction(language) == direction
