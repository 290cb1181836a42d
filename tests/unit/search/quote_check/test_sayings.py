import pytest

from app.search.quote_check.sayings import cut_attribution

SAID = "The engine weaves patterns"


@pytest.mark.parametrize(
    "paste",
    [
        f"{SAID} — Ada Lovelace",
        f"{SAID} – Ada Lovelace, mathematician (1843)",
        f"{SAID}\nAda Lovelace",
        f"{SAID} (Ada Lovelace, 1843)",
        f"{SAID}, Lovelace said.",
        f"{SAID}, said Ada Lovelace in a letter to Babbage.",
        f"{SAID}, she said last year",
        f"Ada Lovelace: {SAID}",
        f"Lovelace (1843): {SAID}",
        f"Lovelace said that {SAID}",
        f"According to Ada Lovelace, {SAID}",
        f"As Lovelace put it, {SAID}",
    ],
)
def test_it_leaves_out_who_said_it(paste: str) -> None:
    assert cut_attribution(paste).cut(paste) == SAID


@pytest.mark.parametrize(
    "paste",
    [
        SAID,
        f"As Google fails, {SAID}",
        f"{SAID}, he said no such thing ever",
        f"{SAID}, they said it was a lie and all that",
        f"No: {SAID}",
        f"{SAID} — Never.",
        f"{SAID} (Not)",
        f"{SAID}\nNot Really",
        f"Another thing: {SAID}",
        "— Ada Lovelace",
        "",
    ],
)
def test_it_leaves_out_nothing_that_may_have_been_said(paste: str) -> None:
    assert cut_attribution(paste).cut(paste) == paste
