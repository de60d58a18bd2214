"""`bulkhead lint`: every mistake at once, with its place; the exit code says whether any is."""

import json
from pathlib import Path

import pytest

from bulkhead.lint.example import Example, deny
from tests.bulkhead.lint_runs import lint, statement, write

BAD = '{\n  "Version": "2012-10-17",\n  "Statement": {\n    "Sid": "A",\n    "Effect": "Deny",\n'
BAD += '    "Action": ["s3:GetObjct", "macie:DisableMacie"],\n    "Resource": "*"\n  }\n}\n'
ACTION = "unknown-action: 's3:GetObjct': Amazon S3 has no such action; near it is 's3:GetObject'"
SERVICE = "unknown-service: 'macie:DisableMacie': no service has the prefix 'macie'"
SERVICE += "; near it is 'macie2'"


def test_findings_are_lines_that_editors_jump_from(tmp_path: Path) -> None:
    """All findings, with file, line, column, statement, rule, value and remedy; exit code 1."""
    path = write(tmp_path / "a.json", BAD)

    answer = lint(path)

    assert answer.exit_code == 1
    assert answer.output.splitlines() == [
        f"{path}:6:16: statement A: {ACTION}",
        f"{path}:6:31: statement A: {SERVICE}",
        "2 errors and 0 warnings in 1 document",
    ]


def test_findings_for_programs(tmp_path: Path) -> None:
    """`--json` says the same as one JSON object, with what was looked at."""
    path = write(tmp_path / "a.json", BAD)

    answer = lint(path, "--json")

    assert answer.exit_code == 1
    said = json.loads(answer.stdout)
    assert said["documents"] == [str(path)]
    assert [(each["rule"], each["line"], each["severity"]) for each in said["findings"]] == [
        ("unknown-action", 6, "error"),
        ("unknown-service", 6, "error"),
    ]


def test_warnings_alone_are_no_failure(tmp_path: Path) -> None:
    """Exit code 0, and the warning says that it is one."""
    path = write(tmp_path / "a.json", Example("", deny(["s3:*", "s3:GetObject"])).text)

    answer = lint(path)

    assert answer.exit_code == 0
    assert "redundant-value" in answer.output
    assert "(warning)" in answer.output


def test_folders_are_searched(tmp_path: Path) -> None:
    """Every .json file of a folder is looked at, however deep it lies."""
    write(tmp_path / "deep" / "a.json", BAD)
    write(tmp_path / "b.json", statement())
    write(tmp_path / "notes.txt", "not a policy")

    answer = lint(tmp_path)

    assert answer.exit_code == 1
    assert "2 errors and 0 warnings in 2 documents" in answer.output


def test_a_type_can_be_given(tmp_path: Path) -> None:
    """What is an SCP by its shape may be a policy of a role's."""
    path = write(tmp_path / "a.json", Example("", deny("*")).text)

    assert lint(path).exit_code == 1
    assert lint(path, "--type", "identity").exit_code == 0
    assert lint(path, "--type", "IDENTITY_POLICY").exit_code == 0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xfe{", "not UTF-8"),
        (None, "no .json file in it"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, content: bytes | None, message: str) -> None:
    """Exit code 2, one line, no traceback."""
    if content is not None:
        (tmp_path / "a.json").write_bytes(content)

    answer = lint(tmp_path)

    assert answer.exit_code == 2
    assert message in answer.output
    assert answer.output.startswith("error: ")


def test_a_missing_file_is_a_usage_error(tmp_path: Path) -> None:
    """A path that is not there is named."""
    answer = lint(tmp_path / "none.json")
    assert answer.exit_code == 2
    assert "none.json" in answer.output
