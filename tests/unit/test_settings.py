import os
from pathlib import Path

import pytest

from app.errors import SettingError
from app.ingest.healing import mend_archive
from app.ingest.library import open_library
from app.settings import PREFIX, Settings, read_settings


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch):
    for name in [name for name in os.environ if name.upper().startswith(PREFIX)]:
        monkeypatch.delenv(name)


def read_with(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> Settings:
    monkeypatch.setenv(f"{PREFIX}{name}", value)
    return read_settings()


def test_it_has_exactly_the_settings_of_the_contract():
    assert set(Settings.model_fields) == {
        *("data_dir", "database_url", "seeds_dir", "base_url", "site_name", "contact", "log_level")
    }


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_says_what_it_means(name):
    assert Settings.model_fields[name].description


def test_everything_has_a_default():
    settings = read_settings()
    assert settings.data_dir == Path("var")
    assert (settings.seeds_dir / "topics.toml").is_file()
    assert (settings.site_name, settings.base_url, settings.contact) == ("Onrecord", "", "")
    assert settings.log_level == "info"


def test_the_database_lies_in_the_data_folder_unless_said_otherwise():
    here = Settings(data_dir=Path("/srv/onrecord"))
    assert here.find_database_url() == "sqlite:////srv/onrecord/onrecord.db"
    assert Settings(database_url="sqlite:///x.db").find_database_url() == "sqlite:///x.db"


@pytest.mark.parametrize("name", ["what?", "100%", "50%25", "a#b", "a b", "über", "x?mode=ro"])
def test_database_and_index_lie_in_the_data_folder_whatever_its_name(tmp_path, name):
    here = Settings(data_dir=tmp_path / name / "deep")
    library = open_library(here.find_database_url(), here.data_dir)
    mend_archive(library)
    library.close()
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert {path.name for path in here.data_dir.iterdir()} >= {"onrecord.db", "index"}


def test_the_database_does_not_move_with_the_working_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert Settings().find_database_url() == f"sqlite:///{tmp_path}/var/onrecord.db"


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("DATA_DIR", "/srv/onrecord", Path("/srv/onrecord")),
        ("SEEDS_DIR", "/srv/seeds", Path("/srv/seeds")),
        ("DATABASE_URL", "sqlite:///x.db", "sqlite:///x.db"),
        ("SITE_NAME", " Voices ", "Voices"),
        ("SITE_NAME", "", "Onrecord"),
        ("BASE_URL", "https://example.org", "https://example.org"),
        ("BASE_URL", "HTTPS://Example.org:8443/", "https://example.org:8443"),
        ("BASE_URL", "http://[::1]:8000", "http://[::1]:8000"),
        ("BASE_URL", " https://example.org ", "https://example.org"),
        ("BASE_URL", "", ""),
        ("CONTACT", "editor@example.org", "editor@example.org"),
        ("CONTACT", "https://example.org/report?to=us", "https://example.org/report?to=us"),
        ("LOG_LEVEL", "WARNING", "warning"),
    ],
)
def test_it_reads_a_setting_from_the_environment(monkeypatch, name, value, read):
    assert getattr(read_with(monkeypatch, name, value), name.lower()) == read


@pytest.mark.parametrize(
    "value",
    [
        *("example.org", "ftp://example.org", "https://", "https://example.org/archive"),
        *("https://example.org?x=1", "https://example.org#x", "https://me@example.org"),
        *("https://exa mple.org", "http://[::1", "https://example.org:port", "javascript:alert(1)"),
    ],
)
def test_it_refuses_a_base_url_that_is_no_origin(monkeypatch, value):
    with pytest.raises(SettingError) as caught:
        read_with(monkeypatch, "BASE_URL", value)
    assert str(caught.value) == (
        f"ONRECORD_BASE_URL is {value!r}: "
        "expected an origin such as https://example.org, without a path."
    )


@pytest.mark.parametrize(
    "value",
    ["me", "@", "a@b c", "javascript:a@b", "a@b?subject=x", "https://", "https:// x", "a@b@c"],
)
def test_it_refuses_a_contact_that_leads_nowhere(monkeypatch, value):
    with pytest.raises(SettingError) as caught:
        read_with(monkeypatch, "CONTACT", value)
    assert str(caught.value) == (
        f"ONRECORD_CONTACT is {value!r}: "
        "expected an e-mail address or the https:// address of a web page."
    )


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("LOG_LEVEL", "loud", "'critical', 'error', 'warning', 'info' or 'debug'."),
        ("SITE_NAME", "x" * 61, "String should have at most 60 characters."),
        ("SITE_NAME", " ", "String should have at least 1 character."),
    ],
)
def test_it_refuses_a_wrong_value_with_what_was_expected(monkeypatch, name, value, expected):
    with pytest.raises(SettingError) as caught:
        read_with(monkeypatch, name, value)
    assert str(caught.value).startswith(f"ONRECORD_{name} is {value!r}: ")
    assert str(caught.value).endswith(expected)


def test_it_takes_a_log_level_that_is_no_text_for_wrong():
    with pytest.raises(ValueError, match="log_level"):
        Settings(log_level=10)
