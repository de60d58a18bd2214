"""What is said of files that cannot be read, or are not where they belong."""

from pathlib import Path

import pytest

from config import ConfigurationError, load
from tests.config.broken import LANDING_ZONE, PROD, copy_example, problems_of

# Content of accounts/payments-prod.yaml -> line of the message, and the message.
CONTENTS = {
    "empty": (b"", 1, "is empty"),
    "only a comment": (b"# nothing\n", 2, "is empty"),
    "no mapping": (
        b"- one\n",
        1,
        '["one"] is a list; give a mapping with description, email, organizational_unit, owner, ',
    ),
    "two documents": (
        b"a: 1\n---\nb: 2\n",
        2,
        "has a second document; put each into a file of its own",
    ),
    "broken YAML": (b"owner: payments\nemail: [\n", 3, "is not valid YAML: "),
    "text after text": (b'owner: "payments" too\n', 1, "is not valid YAML: "),
    "tab": (b"network:\n\tcidr: 10.0.0.0/20\n", 2, "is not valid YAML: "),
    "tag": (
        b"owner: !!python/object/apply:os.system [id]\n",
        1,
        "uses the tag tag:yaml.org,2002:python/object/apply:os.system; write a plain value instead",
    ),
    "anchor": (
        b"owner: &team payments\n",
        1,
        "uses the anchor or alias team; write the value out instead",
    ),
    "alias": (
        b"owner: a\nemail: *team\n",
        2,
        "",
    ),
    "list as a key": (
        b"? [a, b]\n: c\n",
        1,
        "has a list or a mapping as a key; keys are text",
    ),
    "nested without end": (b"[" * 100_000, 1, "is nested deeper than 40 levels"),
    "another encoding": (b"owner: x\nemail: \xe4@example.com\n", 2, "is not UTF-8"),
    "control character": (b"owner: x\nemail: \x07\n", 2, "has a character that YAML does not"),
}


@pytest.mark.parametrize(("content", "line", "says"), CONTENTS.values(), ids=CONTENTS)
def test_a_file_that_cannot_be_read_is_one_message(
    content: bytes, line: int, says: str, tmp_path: Path
) -> None:
    """A file that is no safe YAML mapping gives one message and hides no other file."""
    path = copy_example(tmp_path) / PROD
    path.write_bytes(content)
    (problem,) = problems_of(tmp_path)
    assert str(problem).startswith(f"{path}:{line}: {says}")


def test_other_files_are_still_checked(tmp_path: Path) -> None:
    """Mistakes in several files, in YAML, in values and between files, come all at once."""
    copy_example(tmp_path)
    (tmp_path / PROD).write_text("owner: [\n", encoding="utf-8")
    development = tmp_path / "accounts" / "payments-dev.yaml"
    text = development.read_text(encoding="utf-8")
    changed = text.replace("owner:", "ownr:").replace("10.16.0.0/20", "10.17.0.0/16")
    development.write_text(changed, encoding="utf-8")
    landing_zone = tmp_path / LANDING_ZONE
    text = landing_zone.read_text(encoding="utf-8")
    changed = text.replace("    network: network", "    network: netwrk")
    landing_zone.write_text(changed, encoding="utf-8")
    staging = tmp_path / "accounts" / "payments-staging.yaml"
    assert [(Path(p.file), p.line, p.path) for p in problems_of(tmp_path)] == [
        (development, 5, "ownr"),
        (tmp_path / PROD, 2, ""),
        (staging, 9, "network.cidr"),
        (landing_zone, 16, "organization.accounts.network"),
    ]


def test_a_folder_without_a_configuration_is_said(tmp_path: Path) -> None:
    """Both the file and the folder that are missing are named."""
    with pytest.raises(ConfigurationError) as error:
        load(tmp_path)
    assert str(error.value).splitlines() == [
        (
            f"{tmp_path}/accounts:1: is not a folder; "
            "it holds one file for each account, such as payments.yaml"
        ),
        f"{tmp_path}/landing-zone.yaml:1: cannot be read: no such file or directory",
    ]


def test_a_file_that_looks_like_an_account_is_not_skipped(tmp_path: Path) -> None:
    """A wrong ending would silently take an account out of the configuration."""
    accounts = copy_example(tmp_path) / "accounts"
    (accounts / "payments-prod.yaml").rename(accounts / "payments-prod.yml")
    (accounts / "README.md").touch()
    (accounts / ".hidden").touch()
    problems = [str(problem) for problem in problems_of(tmp_path)]
    assert f"{accounts}/payments-prod.yml:1: is not read: accounts are files called NAME.yaml" in (
        problems
    )
    assert not any("README" in problem or "hidden" in problem for problem in problems)


def test_the_name_of_a_file_is_the_name_of_an_account(tmp_path: Path) -> None:
    """A file's name must be a valid account name, because stacks are named like it."""
    accounts = copy_example(tmp_path) / "accounts"
    (accounts / "payments-dev.yaml").rename(accounts / "Sand_box.yaml")
    (problem, *_) = problems_of(tmp_path)
    assert str(problem) == (
        f"{accounts}/Sand_box.yaml:2: the name Sand_box is not valid; "
        "give 1 to 50 lower-case letters, digits and hyphens"
    )


def test_paths_are_shown_as_they_were_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Below the current folder, a file is named by its relative path: it can be clicked on."""
    copy_example(tmp_path / "config")
    (tmp_path / "config" / PROD).write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for folder in (Path("config"), tmp_path / "config"):
        assert [str(problem) for problem in problems_of(folder)] == [
            "config/accounts/payments-prod.yaml:1: is empty"
        ]
