import pytest

from app import bundled
from app.bundled import find_bundled_folder


@pytest.mark.parametrize("name", ["templates", "static", "migrations", "seeds"])
def test_it_finds_a_folder_of_the_checkout(name):
    assert find_bundled_folder(name).is_dir()


def test_it_prefers_the_folder_inside_a_wheel(tmp_path, monkeypatch):
    packed = tmp_path / "app" / "_bundled" / "seeds"
    packed.mkdir(parents=True)
    monkeypatch.setattr(bundled, "PACKAGE", tmp_path / "app")
    assert find_bundled_folder("seeds") == packed
    assert find_bundled_folder("static") == tmp_path / "static"
