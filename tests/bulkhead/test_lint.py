"""`bulkhead lint`: every mistake at once, with its place; the exit code says whether any is."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bulkhead.cli import main
from bulkhead.lint.example import Example, deny, deny_everybody

BAD = '{\n  "Version": "2012-10-17",\n  "Statement": {\n    "Sid": "A",\n    "Effect": "Deny",\n'
BAD += '    "Action": ["s3:GetObjct", "macie:DisableMacie"],\n    "Resource": "*"\n  }\n}\n'
ACTION = "unknown-action: 's3:GetObjct': Amazon S3 has no such action; near it is 's3:GetObject'"
SERVICE = "unknown-service: 'macie:DisableMacie': no service has the prefix 'macie'"
SERVICE += "; near it is 'macie2'"


def lint(*arguments: str | Path) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["lint", *map(str, arguments)])


def _write(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def _statement(**elements: object) -> str:
    return Example("", deny("s3:DeleteBucket", **elements)).text


def test_findings_are_lines_that_editors_jump_from(tmp_path: Path) -> None:
    """All findings, with file, line, column, statement, rule, value and remedy; exit code 1."""
    path = _write(tmp_path / "a.json", BAD)

    answer = lint(path)

    assert answer.exit_code == 1
    assert answer.output.splitlines() == [
        f"{path}:6:16: statement A: {ACTION}",
        f"{path}:6:31: statement A: {SERVICE}",
        "2 errors and 0 warnings in 1 document",
    ]


def test_findings_for_programs(tmp_path: Path) -> None:
    """`--json` says the same as one JSON object, with what was looked at."""
    path = _write(tmp_path / "a.json", BAD)

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
    path = _write(tmp_path / "a.json", Example("", deny(["s3:*", "s3:GetObject"])).text)

    answer = lint(path)

    assert answer.exit_code == 0
    assert "redundant-value" in answer.output
    assert "(warning)" in answer.output


def test_folders_are_searched(tmp_path: Path) -> None:
    """Every .json file of a folder is looked at, however deep it lies."""
    _write(tmp_path / "deep" / "a.json", BAD)
    _write(tmp_path / "b.json", _statement())
    _write(tmp_path / "notes.txt", "not a policy")

    answer = lint(tmp_path)

    assert answer.exit_code == 1
    assert "2 errors and 0 warnings in 2 documents" in answer.output


def test_a_type_can_be_given(tmp_path: Path) -> None:
    """What is an SCP by its shape may be a policy of a role's."""
    path = _write(tmp_path / "a.json", Example("", deny("*")).text)

    assert lint(path).exit_code == 1
    assert lint(path, "--type", "identity").exit_code == 0
    assert lint(path, "--type", "IDENTITY_POLICY").exit_code == 0


def _attachments(folder: Path, targets: dict[str, str], *, type_: str) -> None:
    content = {
        "organization_id": "o-a1b2c3d4e5",
        "nodes": [
            {"id": "root", "kind": "root"},
            {"id": "workloads", "kind": "ou", "parent": "root"},
            {"id": "infrastructure", "kind": "ou", "parent": "root"},
        ],
        "documents": [
            {"name": file, "type": type_, "file": file, "targets": [target]}
            for file, target in targets.items()
        ],
    }
    _write(folder / "attachments.json", json.dumps(content))


def test_a_layout_says_the_types(tmp_path: Path) -> None:
    """Where attachments.json is, it decides: a Deny for everybody is here no bucket's policy."""
    text = Example("", deny_everybody("sns:*", "arn:aws:sns:eu-west-1:111111111111:t")).text
    _write(tmp_path / "a.json", text)
    assert lint(tmp_path).exit_code == 0

    _attachments(tmp_path, {"a.json": "root"}, type_="RESOURCE_CONTROL_POLICY")

    answer = lint(tmp_path)
    assert answer.exit_code == 1
    assert "RCPs do not support 'sns'" in answer.output


def test_too_many_attachments_are_found(tmp_path: Path) -> None:
    """A node takes ten SCPs, of which FullAWSAccess is one."""
    names = [f"{number}.json" for number in range(10)]
    for number, name in enumerate(names):
        _write(
            tmp_path / name, Example("", deny("s3:DeleteBucket", f"arn:aws:s3:::b{number}")).text
        )

    _attachments(tmp_path, dict.fromkeys(names[:9], "root"), type_="SERVICE_CONTROL_POLICY")
    assert lint(tmp_path).exit_code == 0

    _attachments(tmp_path, dict.fromkeys(names, "root"), type_="SERVICE_CONTROL_POLICY")
    answer = lint(tmp_path)
    assert answer.exit_code == 1
    assert "too-many-attached: root has 10 SERVICE_CONTROL_POLICY documents" in answer.output


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"a.json": "root", "b.json": "workloads"}, ["b.json"]),
        ({"a.json": "workloads", "b.json": "root"}, ["a.json"]),
        ({"a.json": "workloads", "b.json": "workloads"}, ["b.json"]),
        ({"a.json": "workloads", "b.json": "infrastructure"}, []),
    ],
)
def test_what_is_denied_above_is_not_denied_again(
    tmp_path: Path, files: dict[str, str], found: list[str]
) -> None:
    """A statement that a document above, or beside it, makes already is a warning."""
    for name in files:
        _write(tmp_path / name, _statement())
    _attachments(tmp_path, files, type_="SERVICE_CONTROL_POLICY")

    answer = lint(tmp_path, "--json")

    findings = json.loads(answer.stdout)["findings"]
    assert answer.exit_code == 0
    assert [(each["rule"], Path(each["path"]).name) for each in findings] == [
        ("repeated-below", name) for name in found
    ]


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


def test_a_type_that_there_is_none_of_is_said(tmp_path: Path) -> None:
    """A layout's type is one of AWS Organizations."""
    _write(tmp_path / "a.json", _statement())
    _attachments(tmp_path, {"a.json": "root"}, type_="SERVICE_POLICY")

    answer = lint(tmp_path)

    assert answer.exit_code == 2
    assert "a.json: no type 'SERVICE_POLICY'; write one of SERVICE_CONTROL_POLICY," in answer.output


def test_what_render_writes_has_no_finding(tmp_path: Path) -> None:
    """The example organization's policies, where they are attached, are free of findings."""
    assert CliRunner().invoke(main, ["render", "--out", str(tmp_path)]).exit_code == 0

    answer = lint(tmp_path)

    assert answer.exit_code == 0, answer.output
    assert answer.output.startswith("0 errors and 0 warnings in ")


def test_a_missing_file_is_a_usage_error(tmp_path: Path) -> None:
    """A path that is not there is named."""
    answer = lint(tmp_path / "none.json")
    assert answer.exit_code == 2
    assert "none.json" in answer.output


def test_a_wrong_layout_is_said(tmp_path: Path) -> None:
    """A layout that names what is not there, or is malformed, stops with file and place."""
    _attachments(tmp_path, {"gone.json": "root"}, type_="SERVICE_CONTROL_POLICY")
    answer = lint(tmp_path)
    assert answer.exit_code == 2
    assert "gone.json" in answer.output

    _write(tmp_path / "attachments.json", '{"organization_id": "o-a", "nodes": []}')
    answer = lint(tmp_path)
    assert answer.exit_code == 2
    assert "attachments.json:1: documents: Field required" in answer.output
