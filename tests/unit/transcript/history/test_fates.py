from app.transcript.history.fates import Fate, find_gravest


def test_the_gravest_fate_tells_of_a_whole() -> None:
    assert find_gravest([Fate.MOVED, Fate.SPLIT, Fate.CORRECTED]) is Fate.SPLIT
    assert find_gravest([Fate.REMOVED, Fate.WITHDRAWN]) is Fate.WITHDRAWN


def test_nothing_happened_to_what_has_no_fates() -> None:
    assert find_gravest([]) is Fate.UNCHANGED
