"""Every ONRECORD_* variable, its default and its meaning."""

import re
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.bundled import find_bundled_folder
from app.errors import SettingError

PREFIX = "ONRECORD_"
_ORIGIN = re.compile(r"https?://(?:[\w.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?/?", re.IGNORECASE)
_CONTACT = re.compile(r"https?://[^\s/]\S*|[^\s<>\"?&@:/]+@[^\s<>\"?&@:/]+")


class Settings(BaseSettings):
    """What can be set from outside; read once, when a command starts."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, frozen=True, str_strip_whitespace=True
    )

    data_dir: Path = Field(
        default=Path("var"),
        description="folder that holds the database, the index, and cards that were drawn",
    )
    database_url: str = Field(
        default="", description="SQLAlchemy address of the database; SQLite in the data folder"
    )
    seeds_dir: Path = Field(
        default_factory=lambda: find_bundled_folder("seeds"),
        description="folder of interviews that fill an empty archive; those that come along",
    )
    base_url: str = Field(
        default="",
        description="public origin of permalinks, such as https://example.org; from the request on "
        "loopback, relative links elsewhere",
    )
    site_name: str = Field(
        default="Onrecord", min_length=1, max_length=60, description="name shown on every page"
    )
    contact: str = Field(
        default="",
        description='e-mail address or web page that "Report a mistake" leads to; no link without',
    )
    log_level: Literal["critical", "error", "warning", "info", "debug"] = Field(
        default="info", description="how much the server tells"
    )

    @field_validator("log_level", mode="before")
    @classmethod
    def _fold_case(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("base_url")
    @classmethod
    def _take_an_origin(cls, value: str) -> str:
        if value and not _ORIGIN.fullmatch(value):
            raise ValueError("expected an origin such as https://example.org, without a path")
        return value.rstrip("/").lower()

    @field_validator("contact")
    @classmethod
    def _take_a_contact(cls, value: str) -> str:
        if value and not _CONTACT.fullmatch(value):
            raise ValueError("expected an e-mail address or the https:// address of a web page")
        return value

    def find_database_url(self) -> str:
        """The database's address, which defaults to a file in the data folder."""
        path = (self.data_dir / "onrecord.db").absolute()
        # Quoted, because a folder may be called “what? 100%”, which means something in an address.
        return self.database_url or f"sqlite:///{quote(str(path))}"


def read_settings() -> Settings:
    """The settings from the environment; raises SettingError that names the first wrong one."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = f"{PREFIX}{first['loc'][0]}".upper()
        reason = first["msg"].removeprefix("Value error, ")
        raise SettingError(f"{name} is {first['input']!r}: {reason}.") from error
