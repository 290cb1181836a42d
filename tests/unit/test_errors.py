import inspect

import pytest

from app import errors
from app.errors import AnnotationError, OnrecordError, SourceError

TREE = [kind for _, kind in inspect.getmembers(errors, inspect.isclass)]


@pytest.mark.parametrize("kind", TREE)
def test_every_error_is_one_a_person_can_mend(kind):
    assert issubclass(kind, OnrecordError)
    assert kind.__doc__


def test_it_names_the_file_and_the_line():
    error = SourceError("is wrong. Mend it.", file="turns.txt", line=3)
    assert str(error) == "turns.txt, line 3: is wrong. Mend it."
    assert (error.file, error.line) == ("turns.txt", 3)


def test_it_names_the_file_alone_where_there_is_no_line():
    assert str(SourceError("is wrong.", file="turns.txt")) == "turns.txt: is wrong."


def test_an_annotation_belongs_to_a_source():
    assert issubclass(AnnotationError, SourceError)


def test_an_index_that_cannot_be_asked_says_what_to_do():
    assert str(errors.IndexUnavailableError()).endswith("Try the search again in a few minutes.")
