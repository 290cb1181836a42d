"""Every kind of page where there is too little on it, too much, or something strange."""

import pytest

from tests.browser.faults import (
    NARROW,
    find_crowding,
    find_disorder,
    find_too_wide,
    find_useless,
    find_violations,
    find_violations_in_the_first_dozen,
    look_at_each,
)
from tests.browser.kinds import FAILING

LONGEST = "interview_long"


def test_it_reads_five_hours(open_context, strained):
    page = open_context(expected=FAILING, viewport=NARROW).new_page()
    assert look_at_each(page, {LONGEST: strained[LONGEST]}, find_too_wide, find_disorder) == {}


def test_it_has_no_fault_in_any_state(open_context, strained):
    page = open_context(expected=FAILING).new_page()
    del strained[LONGEST]  # axe would read it for half a minute
    searches = (find_disorder, find_crowding, find_violations_in_the_first_dozen)
    assert look_at_each(page, strained, *searches) == {}


def test_it_has_no_fault_in_any_state_without_scripts(open_context, strained):
    size = {"width": 390, "height": 844}
    context = open_context(expected=FAILING, viewport=size, java_script_enabled=False)
    assert look_at_each(context.new_page(), strained, find_too_wide, find_useless) == {}


@pytest.mark.parametrize(
    ("path", "size", "status"), [("/topics", 10, 405), ("/check", 300_000, 413)]
)
def test_it_refuses_what_is_posted_in_the_same_design(open_context, path, size, status):
    page = open_context(expected=(status,)).new_page()
    page.route(f"**{path}", lambda route: route.continue_(method="POST", post_data="x" * size))
    assert (
        look_at_each(page, {"refused": path}, find_violations, find_disorder, find_crowding) == {}
    )
    assert page.locator("h1").inner_text() != ""
    assert page.get_by_role("combobox").is_visible()
