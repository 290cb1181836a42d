"""One tree of errors; each is one sentence that says what, where, and what to do."""


class OnrecordError(Exception):
    """Something a person can mend. Its text is shown as it stands."""


class SettingError(OnrecordError):
    """A setting has a value that the program cannot use."""


class SourceError(OnrecordError):
    """A file of a source cannot be used; names the file and, where there is one, the line."""

    def __init__(self, message: str, *, file: str, line: int | None = None) -> None:
        self.file = file
        self.line = line
        place = file if line is None else f"{file}, line {line}"
        super().__init__(f"{place}: {message}")


class AnnotationError(SourceError):
    """An annotation does not fit the text it points into."""


class StaleAnnotationsError(OnrecordError):
    """Annotations point at words that a correction has changed."""


class ArchiveError(OnrecordError):
    """The archive cannot take, or does not hold, what was asked for."""


class NotFoundError(OnrecordError):
    """Nothing stands at the address that was asked for."""


class GoneError(OnrecordError):
    """What stood at the address was taken out of the archive."""


class QueryError(OnrecordError):
    """A search or an address has a part that cannot be understood."""


class IndexUnavailableError(OnrecordError):
    """The full-text index is missing, damaged, or not that of the database."""

    def __init__(self) -> None:
        super().__init__("The index is being rebuilt. Try the search again in a few minutes.")
