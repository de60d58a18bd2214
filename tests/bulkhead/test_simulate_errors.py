"""`bulkhead simulate` over lines and folders that are wrong."""

from pathlib import Path

import pytest

from tests.bulkhead.policy_files.folders import (
    ARCHIVE,
    WORKLOAD,
    entry,
    write,
)
from tests.bulkhead.simulating import DEVELOPER, asked, simulate


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("nonsense", "Invalid JSON"),
        ('{"principal": ', "Invalid JSON"),
        ("[]", "Input should be an object"),
        (asked(principal="alice"), "'alice' is no principal"),
        (asked(action="GetObject"), "'GetObject' is no action"),
        (asked(contxt={}), "contxt: no field of a request; near it is context"),
        (asked(context={"a:b": None}), "context.a:b"),
        (asked(context={"a:b": "1", "A:B": "2"}), "differ in case only"),
        (asked(context={"a:b": "1"}, unknown=["a:B"]), "stated in two ways: ['a:b']"),
        (asked(account=ARCHIVE), f"account: '{ARCHIVE}' is not the principal's, {WORKLOAD}"),
        ({"principal": DEVELOPER, "action": "s3:GetObject"}, "account: Field required"),
    ],
)
def test_a_wrong_line_loses_no_other(tmp_path: Path, line: object, problem: str) -> None:
    """It has an answer of its own that names file and line, and the command fails at its end."""
    answers, result = simulate(write(tmp_path), asked(), line, "", asked())
    assert [answer["decision"] for answer in answers] == ["ALLOW", None, "ALLOW"]
    assert str(answers[1]["error"]).startswith(f"{tmp_path}/requests.jsonl:2: ")
    assert problem in str(answers[1]["error"])
    assert result.exit_code == 1
    assert result.stderr == "1 of the requests could not be decided\n"


def test_a_wrong_folder_is_refused_before_anything_is_decided(tmp_path: Path) -> None:
    """Exit code 1, every problem on standard error, no answer."""
    answers, result = simulate(write(tmp_path, [entry("deny", "root")]), asked())
    assert (answers, result.exit_code) == ([], 1)
    assert result.stderr == f"{tmp_path}/deny.json: No such file or directory\n"
