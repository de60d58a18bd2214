"""`bulkhead lint` on a folder that says where each document is attached."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bulkhead.cli import main
from bulkhead.lint.example import Example, deny, deny_everybody
from tests.bulkhead.lint_runs import lint, statement, write


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
    write(folder / "attachments.json", json.dumps(content))


def test_a_layout_says_the_types(tmp_path: Path) -> None:
    """Where attachments.json is, it decides: a Deny for everybody is here no bucket's policy."""
    text = Example("", deny_everybody("sns:*", "arn:aws:sns:eu-west-1:111111111111:t")).text
    write(tmp_path / "a.json", text)
    assert lint(tmp_path).exit_code == 0

    _attachments(tmp_path, {"a.json": "root"}, type_="RESOURCE_CONTROL_POLICY")

    answer = lint(tmp_path)
    assert answer.exit_code == 1
    assert "RCPs do not support 'sns'" in answer.output


def test_too_many_attachments_are_found(tmp_path: Path) -> None:
    """A node takes ten SCPs, of which FullAWSAccess is one."""
    names = [f"{number}.json" for number in range(10)]
    for number, name in enumerate(names):
        write(tmp_path / name, Example("", deny("s3:DeleteBucket", f"arn:aws:s3:::b{number}")).text)

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
        write(tmp_path / name, statement())
    _attachments(tmp_path, files, type_="SERVICE_CONTROL_POLICY")

    answer = lint(tmp_path, "--json")

    findings = json.loads(answer.stdout)["findings"]
    assert answer.exit_code == 0
    assert [(each["rule"], Path(each["path"]).name) for each in findings] == [
        ("repeated-below", name) for name in found
    ]


def test_a_type_that_there_is_none_of_is_said(tmp_path: Path) -> None:
    """A layout's type is one of AWS Organizations."""
    write(tmp_path / "a.json", statement())
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


def test_a_wrong_layout_is_said(tmp_path: Path) -> None:
    """A layout that names what is not there, or is malformed, stops with file and place."""
    _attachments(tmp_path, {"gone.json": "root"}, type_="SERVICE_CONTROL_POLICY")
    answer = lint(tmp_path)
    assert answer.exit_code == 2
    assert "gone.json" in answer.output

    write(tmp_path / "attachments.json", '{"organization_id": "o-a", "nodes": []}')
    answer = lint(tmp_path)
    assert answer.exit_code == 2
    assert "attachments.json:1: documents: Field required" in answer.output
