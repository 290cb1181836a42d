import pytest

from app.web.statics import find_version, join_stylesheets, read_scripts


@pytest.fixture
def folder(tmp_path):
    for name in ("layout", "print", "base", "tokens", "components/b", "components/a"):
        path = tmp_path / "css" / f"{name}.css"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"/* how it\nlooks */\n  .{name} {{}}", encoding="utf-8")
    return tmp_path


def test_it_joins_tokens_first_and_print_last(folder):
    assert join_stylesheets(folder / "css").split("\n") == [
        f".{name} {{}}"
        for name in ("tokens", "base", "layout", "components/a", "components/b", "print")
    ]


def test_it_leaves_out_what_a_script_says_to_its_editors(tmp_path):
    script = '// Why.\nif (word) {\n  // How.\n  ask("https://example.org"); // not this\n}\n'
    (tmp_path / "ask.js").write_text(script, encoding="utf-8")
    lean = 'if (word) {\nask("https://example.org"); // not this\n}\n'
    assert read_scripts(tmp_path) == {"ask.js": lean}


def test_it_gives_the_same_version_to_the_same_files(folder):
    assert find_version(folder) == find_version(folder)


@pytest.mark.parametrize("change", ["edit", "add", "rename", "remove"])
def test_it_gives_another_version_when_any_file_changes(folder, change):
    before = find_version(folder)
    file = folder / "css" / "base.css"
    if change == "edit":
        file.write_text("/* other */", encoding="utf-8")
    elif change == "add":
        (folder / "new.svg").touch()
    elif change == "rename":
        file.rename(file.with_name("basis.css"))
    else:
        file.unlink()
    assert find_version(folder) != before
